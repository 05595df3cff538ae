"""cedu check --slips 反馈单.html: one page, written as reports are."""

import shutil
from pathlib import Path

import pytest

from project import JIANGNING, Run

BAD, GOOD = JIANGNING / "targets.xlsx", JIANGNING / "targets-mended.xlsx"


@pytest.mark.parametrize("name", ["反馈单.html", "SLIPS.HTM"])
def test_a_name_of_a_page_makes_one_page(name: str, tmp_path: Path, cedu: Run) -> None:
    page = tmp_path / name
    done = cedu("check", BAD, "--slips", page)
    assert done.returncode == 1
    assert done.stderr == f"已写好 1 份数据审核反馈单，在 {page}：用浏览器打开，打印时每份另起一页\n"
    assert done.stdout == cedu("check", BAD).stdout
    assert "学院：" in page.read_text("utf-8")
    assert list(tmp_path.iterdir()) == [page]
    first = page.read_bytes()
    assert cedu("check", BAD, "--slips", page).returncode == 1  # its own earlier page is replaced
    assert page.read_bytes() == first


def test_the_page_is_passed_over_until_somebody_changes_it(tmp_path: Path, cedu: Run) -> None:
    page = tmp_path / "反馈单.html"
    shutil.copy(GOOD, tmp_path / "a.xlsx")
    cedu("check", BAD, "--slips", page)
    done = cedu("check", tmp_path)
    assert (done.returncode, f"没有审核：{page}" in done.stdout) == (0, True)
    page.write_text(page.read_text("utf-8").replace("□ 已改正", "☑ 已改正", 1), encoding="utf-8")
    done = cedu("check", tmp_path)
    assert (done.returncode, f"{page}: 读不了 RD131" in done.stdout) == (3, True)
    answered = page.read_bytes()
    assert cedu("check", BAD, "--slips", page).returncode == 2
    assert page.read_bytes() == answered


def test_nothing_to_send_back_writes_no_page(tmp_path: Path, cedu: Run) -> None:
    page = tmp_path / "none.html"
    done = cedu("check", GOOD, "--slips", page)
    assert (done.returncode, done.stderr) == (0, "没有需要反馈的问题，没有写反馈单\n")
    assert not page.exists()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_anybodys_is_not_written_over(lang: str, tmp_path: Path, cedu: Run) -> None:
    table, theirs = tmp_path / "表.html", tmp_path / "theirs.html"
    table.write_text("<table><tr><td>单位</td></tr></table>", encoding="utf-8")
    theirs.write_text("<p>mine</p>", encoding="utf-8")
    for given in (
        ["check", table, "--slips", table],
        ["check", BAD, "--slips", theirs],
        ["check", BAD, "--slips", tmp_path / "new.html", "-o", tmp_path / "new.html"],
        ["check", BAD, "--slips", tmp_path / "no" / "new.html"],
        ["check", BAD, "--slips", BAD],
    ):
        done = cedu(*given, "--lang", lang)
        assert (done.returncode, done.stdout) == (2, ""), given
        assert len(done.stderr.splitlines()) == 1
    assert theirs.read_text("utf-8") == "<p>mine</p>"
    assert not (tmp_path / "new.html").exists()


def test_a_folder_may_bear_the_name_of_a_page(tmp_path: Path, cedu: Run) -> None:
    folder = tmp_path / "单.html"
    folder.mkdir()
    assert cedu("check", BAD, "--slips", folder).returncode == 1
    assert [one.name for one in folder.iterdir()] == ["数据审核反馈单-学院.docx"]
