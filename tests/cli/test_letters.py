"""cedu letters: what it writes and says, what it refuses, and that nothing of anybody's is replaced."""

import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document

from cedu_targets import api
from cedu_targets.evaluation.explanations.yaml_file import stub
from project import JIANGNING, Run
from report_texts import document_text, pages_of
from target_books import FOUR, ITEMS, Row, target_rows, write_book

MENDED, BROKEN = JIANGNING / "targets-mended.xlsx", JIANGNING / "targets.xlsx"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_real_table_gives_eleven_letters_and_one_with_all(tmp_path: Path, cedu: Run) -> None:
    done = cedu("letters", MENDED, "-o", "out", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == ""
    assert done.stderr.startswith("已写好 11 份目标责任书和 1 份合订本（目标责任书-全部.docx），在文件夹 out\n")
    assert "2 项的责任单位不在表中的单位里，没有写进责任书：own-research、funds\n" in done.stderr
    assert len(names(tmp_path / "out")) == 12


def test_without_a_folder_they_go_into_one_of_their_own(tmp_path: Path, cedu: Run) -> None:
    assert cedu("letters", MENDED, cwd=tmp_path).returncode == 0
    assert len(names(tmp_path / "目标责任书")) == 12
    assert cedu("letters", MENDED, "--lang", "en", cwd=tmp_path).returncode == 0
    assert "letter-all.docx" in names(tmp_path / "letters")
    assert cedu("letters", MENDED, "--kind", "notice", cwd=tmp_path).returncode == 0
    assert names(tmp_path) == ["letters", "下达通知.docx", "目标责任书"]


def test_while_the_table_has_errors_nothing_is_written(tmp_path: Path, cedu: Run) -> None:
    for more in ([], ["--kind", "notice"]):
        done = cedu("letters", BROKEN, *more, cwd=tmp_path)
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        assert (
            f"表中还有 5 处必须修改而没有说明的错误，什么也没有写。请先看是哪几处：cedu check {BROKEN}；" in done.stderr
        )
    assert names(tmp_path) == []


def test_explained_errors_do_not_stand_in_the_way(tmp_path: Path, cedu: Run) -> None:
    text = stub(api.check(BROKEN), "")
    explained = tmp_path / "explained.yaml"
    explained.write_text(text.replace("reason: ''", "reason: 已核实").replace("by: ''", "by: 教育科"), encoding="utf-8")
    done = cedu("letters", BROKEN, "--explanations", explained, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr + text
    assert len(names(tmp_path / "out")) == 12


def test_written_twice_the_letters_stay_and_an_edited_one_is_never_replaced(tmp_path: Path, cedu: Run) -> None:
    out = tmp_path / "out"
    assert cedu("letters", MENDED, "-o", out).returncode == 0
    assert cedu("letters", MENDED, "-o", out).returncode == 0
    letter = out / "目标责任书-东山.docx"
    edited = Document(str(letter))
    edited.add_paragraph("手写的一段")
    edited.save(str(letter))
    kept = letter.read_bytes()
    (out / "目标责任书-学院.docx").unlink()
    done = cedu("letters", MENDED, "-o", out)
    assert done.returncode == 2
    assert "已有内容不同的 目标责任书-东山.docx，没有覆盖，一份也没有写" in done.stderr
    assert letter.read_bytes() == kept
    assert "目标责任书-学院.docx" not in names(out)


def test_a_notice_is_replaced_unless_somebody_edited_it(tmp_path: Path, cedu: Run) -> None:
    notice = tmp_path / "通知.docx"
    call = ("letters", MENDED, "--kind", "notice", "-o", notice)
    done = cedu(*call)
    assert (done.returncode, done.stderr) == (0, f"已写出 {notice}：下达 11 个单位\n")
    assert cedu(*call, "--issuer", "某区教育局").returncode == 0
    assert "某区教育局" in document_text(notice.read_bytes())
    edited = Document(str(notice))
    edited.add_paragraph("手写的一段")
    edited.core_properties.modified = datetime(2026, 11, 29)  # as any editor does
    edited.save(str(notice))
    assert cedu(*call).returncode == 2
    assert "手写的一段" in document_text(notice.read_bytes())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "全部.docx"], "责任书每个单位一份，不能写到一个文件（全部.docx）里"),
        (["-o", "-"], "请给 -o 一个文件夹"),
        (["-o", "targets.xlsx"], "这不是文件夹，责任书写不进去"),
        (["--kind", "notice", "-o", "通知.pdf"], "请改成以 .docx 结尾的文件名"),
        (["--kind", "notice", "-o", "-"], "请改成以 .docx 结尾的文件名"),
    ],
)
def test_where_nothing_can_be_written_nothing_is(arguments: list[str], said: str, tmp_path: Path, cedu: Run) -> None:
    shutil.copy(MENDED, tmp_path / "targets.xlsx")
    done = cedu("letters", "targets.xlsx", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert names(tmp_path) == ["targets.xlsx"]


def test_who_and_what_is_in_no_letter_is_named(tmp_path: Path, cedu: Run) -> None:
    units: dict[str, Row] = {**FOUR, "戊镇": (None, None, None, None)}
    sheets = {"目标": target_rows(units), "完成": target_rows(FOUR, word="目标任务完成情况表")}
    write_book(tmp_path / "t.xlsx", sheets)
    write_book(tmp_path / "items.xlsx", {"安排": ITEMS[:4]})
    write_book(tmp_path / "more.xlsx", {"安排": [*ITEMS[:2], [9, "6月", "修订课程资源目录并印发各地", None]]})
    done = cedu("letters", "t.xlsx", "--with", "items.xlsx", "--with", "more.xlsx", "-o", "out", cwd=tmp_path)
    assert done.returncode == 0
    assert "1 个单位没有下达任务，也没有要办的事项，没有写责任书：戊镇\n" in done.stderr
    assert "1 项没有写明责任单位，没有写进责任书：安排-9\n" in done.stderr
    assert "1 项的责任单位不在表中的单位里，没有写进责任书：安排-1\n" in done.stderr
    assert "只用了工作表“目标”的目标表；文件里另有 1 份表或清单，没有用上。\n" in done.stderr
    assert len(names(tmp_path / "out")) == 5
    text = document_text((tmp_path / "out" / "目标责任书-甲镇.docx").read_bytes())
    assert "1．组织社区教育专干业务培训活动（期限：2021年4月）" in text


def test_a_file_beside_without_anything_due_is_refused(tmp_path: Path, cedu: Run) -> None:
    done = cedu("letters", MENDED, "--with", JIANGNING / "achieved-illustrative.xlsx", "-o", tmp_path / "out")
    assert done.returncode == 3
    assert "SC020" in done.stderr
    assert names(tmp_path) == []


@pytest.mark.render
def test_the_annex_fits_one_page_and_no_letter_leaves_an_empty_one(tmp_path: Path, cedu: Run, soffice: str) -> None:
    assert cedu("letters", MENDED, "-o", tmp_path).returncode == 0
    assert cedu("letters", MENDED, "--kind", "notice", "-o", tmp_path / "n.docx").returncode == 0
    files = ["n.docx", "目标责任书-全部.docx", "目标责任书-东山.docx"]
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    subprocess.run(
        [soffice, "--headless", home, "--convert-to", "pdf", *files], cwd=tmp_path, check=True, capture_output=True
    )
    pages, _, text = pages_of(tmp_path / "n.pdf")
    assert pages == 3
    assert "5、“老年教育”：一般是指参加各级老年学校（大学）学习人员。" in text
    alone, _, _ = pages_of(tmp_path / "目标责任书-东山.pdf")
    together, _, _ = pages_of(tmp_path / "目标责任书-全部.pdf")
    assert alone * 11 - 5 <= together <= alone * 11


def test_for_whom_a_duty_is_only_supposed_is_said(tmp_path: Path, cedu: Run) -> None:
    write_book(tmp_path / "t.xlsx", {"目标": target_rows({**FOUR, "戊街道": FOUR["甲镇"], "红旗": FOUR["甲镇"]})})
    write_book(tmp_path / "items.xlsx", {"安排": [*ITEMS[:2], [1, "6月", "开展社区学校标准化建设自评", "各镇"]]})
    done = cedu("letters", "t.xlsx", "--with", "items.xlsx", "-o", "out", cwd=tmp_path)
    assert done.returncode == 0
    assert "安排-1 写的是“各镇”一类的单位" in done.stderr
    assert done.stderr.splitlines()[-1].endswith("红旗")
    assert "自评" in document_text((tmp_path / "out" / "目标责任书-红旗.docx").read_bytes())
    assert "自评" not in document_text((tmp_path / "out" / "目标责任书-戊街道.docx").read_bytes())


def test_a_town_without_a_letter_is_named_where_it_shares_a_duty(tmp_path: Path, cedu: Run) -> None:
    write_book(tmp_path / "t.xlsx", {"目标": target_rows(FOUR)})
    write_book(tmp_path / "items.xlsx", {"安排": [*ITEMS[:2], [1, "6月", "评选终身学习先进个人", "甲镇、平安镇"]]})
    done = cedu("letters", "t.xlsx", "--with", "items.xlsx", "-o", "out", cwd=tmp_path)
    assert "事项里有 1 个单位不在表中，没有它们的责任书：平安镇\n" in done.stderr
    assert "先进个人" in document_text((tmp_path / "out" / "目标责任书-甲镇.docx").read_bytes())
