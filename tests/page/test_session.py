"""The page is answered as the command is: every door, every output, byte for byte what is written in that folder."""

import io
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from cedu_targets.page.answer import Answer, NotMade
from cedu_targets.page.session import Session
from project import BAISHENG, JIANGNING, ROOT, SUZHOU, XINYU, XIQU, YUNXI, Run

Ask = Callable[..., Answer]
SUBMISSIONS = ROOT / "examples" / "ci" / "submissions"
LAST_YEAR = JIANGNING / "last-year-illustrative.xlsx"


def lay(*sources: Path) -> None:
    """Copies of files or folders in the folder that the page works in."""
    for source in sources:
        shutil.copytree(source, source.name) if source.is_dir() else shutil.copyfile(source, source.name)


def written(cedu: Run, folder: Path, name: str, *arguments: str) -> tuple[bytes, int, str]:
    """What the command writes under a name, its exit code, and what it says beside; the folder is as it was."""
    target = folder / name
    done = cedu(*arguments, "-o", name, cwd=folder)
    content = target.read_bytes()
    target.unlink()
    return content, done.returncode, done.stderr


def assert_same(session: Session, answer: Answer, cedu: Run, formats: Sequence[str], *arguments: str) -> None:
    """The formats are offered, each is what the command writes, and the run ends as the command's."""
    folder = Path.cwd()
    offers = {offer.id: offer.name for offer in answer.outputs}
    for one in formats:
        output = session.output(one)
        assert output.name == offers[one]
        content, code, said = written(cedu, folder, output.name, *arguments, "-f", one)
        assert output.content == content, one
        assert code == answer.exit_code
        assert answer.verdict in said


CHECKS = [
    ([JIANGNING / "targets.xlsx"], {"tables": ["targets.xlsx"]}, ["targets.xlsx"]),
    (
        [JIANGNING / "targets-mended.xlsx", JIANGNING / "notice.txt", LAST_YEAR],
        {"tables": ["targets-mended.xlsx"], "text": "notice.txt", "base": LAST_YEAR.name},
        ["targets-mended.xlsx", "--text", "notice.txt", "--base", LAST_YEAR.name],
    ),
    (
        [JIANGNING / "targets.xlsx", JIANGNING / "targets-mended.xlsx"],
        {"tables": ["targets.xlsx"], "against": "targets-mended.xlsx"},
        ["targets.xlsx", "--against", "targets-mended.xlsx"],
    ),
    (
        [YUNXI / "targets.xlsx", YUNXI / "targets.fods"],
        {"tables": ["targets.xlsx", "targets.fods"]},
        ["targets.xlsx", "targets.fods"],
    ),
    ([SUBMISSIONS], {"tables": ["submissions"]}, ["submissions"]),
    ([SUZHOU / "schedule.xlsx"], {"tables": ["schedule.xlsx"]}, ["schedule.xlsx"]),
    ([BAISHENG / "returned"], {"tables": ["returned"]}, ["returned"]),
    ([XIQU / "notice.txt"], {"tables": ["notice.txt"]}, ["notice.txt"]),
]


@pytest.mark.parametrize(("sources", "given", "arguments"), CHECKS)
def test_a_check_is_the_commands(
    sources: list[Path], given: dict[str, Any], arguments: list[str], session: Session, ask: Ask, cedu: Run
) -> None:
    lay(*sources)
    answer = ask("check", **given)
    assert answer.faults == ()
    formats = ["html", "markdown", "json"] if len(sources) == 1 else ["html", "excel"]
    assert_same(session, answer, cedu, formats, "check", *arguments, "--lang", "zh")
    assert answer.html == session.output("html").content.decode()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_both_languages_and_word(lang: str, session: Session, ask: Ask, cedu: Run) -> None:
    lay(JIANGNING / "targets.xlsx")
    answer = ask("check", lang, tables=["targets.xlsx"])
    assert answer.outputs[0].name == {"zh": "targets-审核报告.html", "en": "targets-report.html"}[lang]
    assert_same(session, answer, cedu, ["html", "excel", "docx"], "check", "targets.xlsx", "--lang", lang)


def test_without_a_library_for_word_none_is_offered(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(JIANGNING / "targets.xlsx")
    monkeypatch.setattr("cedu_targets.page.downloads.find_spec", lambda _name: None)
    answer = ask("check", tables=["targets.xlsx"])
    assert [offer.id for offer in answer.outputs] == [
        "html",
        "excel",
        "markdown",
        "json",
        "marked",
        "slips",
        "explanations",
    ]


GAPS = [
    (
        [JIANGNING / "targets-mended.xlsx", JIANGNING / "achieved-illustrative.xlsx", LAST_YEAR],
        {"targets": "targets-mended.xlsx", "achieved": ["achieved-illustrative.xlsx"], "base": LAST_YEAR.name},
        ["targets-mended.xlsx", "achieved-illustrative.xlsx", "--base", LAST_YEAR.name],
        "2020-09-30",
    ),
    (
        [XIQU / "notice.txt", XIQU / "achieved-2021-illustrative.xlsx", XIQU / "bases-illustrative.xlsx"],
        {
            "targets": "notice.txt",
            "achieved": ["achieved-2021-illustrative.xlsx"],
            "bases": ["bases-illustrative.xlsx"],
        },
        ["notice.txt", "achieved-2021-illustrative.xlsx", "--bases", "bases-illustrative.xlsx"],
        "2021-12-31",
    ),
    (
        [XINYU / "notice.txt", XINYU / "counties-illustrative.xlsx", XINYU / "bases-illustrative.xlsx"],
        {"targets": "notice.txt", "achieved": ["counties-illustrative.xlsx"], "bases": ["bases-illustrative.xlsx"]},
        ["notice.txt", "counties-illustrative.xlsx", "--bases", "bases-illustrative.xlsx"],
        "2020-12-31",
    ),
]


@pytest.mark.parametrize(("sources", "given", "arguments", "as_of"), GAPS)
def test_a_gap_is_the_commands(
    sources: list[Path], given: dict[str, Any], arguments: list[str], as_of: str,
    session: Session, ask: Ask, cedu: Run,
) -> None:  # fmt: skip
    lay(*sources)
    answer = ask("gap", as_of=as_of, **given)
    assert answer.faults == ()
    formats = ["html", "markdown", "json"] if "base" in given else ["html", "excel"]
    assert_same(session, answer, cedu, formats, "gap", *arguments, "--as-of", as_of, "--lang", "zh")


def test_a_plan_is_allocated_as_by_the_command(session: Session, ask: Ask, cedu: Run) -> None:
    lay(JIANGNING / "plan-illustrative.xlsx")
    answer = ask("allocate", plan="plan-illustrative.xlsx")
    assert (answer.exit_code, answer.faults) == (0, ())
    output = session.output("excel")
    assert output.name == "plan-illustrative-分解表.xlsx"
    reasons = session.output("reasons")
    done = cedu(
        "allocate", "plan-illustrative.xlsx", "-o", output.name, "--reasons", reasons.name, "--lang", "zh",
        cwd=Path.cwd(),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert output.content == Path(output.name).read_bytes()
    assert reasons.content == Path(reasons.name).read_bytes()
    for one in ("html", "json"):
        arguments = ["allocate", "plan-illustrative.xlsx", "-f", one, "--lang", "zh"]
        assert session.output(one).content == written(cedu, Path.cwd(), f"x.{one}", *arguments)[0]
    assert answer.html == session.output("html").content.decode()


def test_last_years_table_grows(session: Session, ask: Ask, cedu: Run) -> None:
    lay(LAST_YEAR)
    ask("allocate", like=LAST_YEAR.name, growth=" 5% ")
    arguments = ["allocate", "--like", LAST_YEAR.name, "--growth", "5%", "--lang", "zh"]
    assert session.output("excel").content == written(cedu, Path.cwd(), "x.xlsx", *arguments)[0]


def test_totals_weights_and_what_was_issued(session: Session, ask: Ask, cedu: Run) -> None:
    lay(LAST_YEAR, JIANGNING / "targets-mended.xlsx")
    Path("全区数.csv").write_text("1,21\n17,2000\n", encoding="utf-8")
    given = {"like": LAST_YEAR.name, "totals": "全区数.csv", "keep": "targets-mended.xlsx"}
    answer = ask("allocate", growth="5%", **given)
    arguments = ["--like", LAST_YEAR.name, "--totals", "全区数.csv", "--growth", "5%", "--keep", "targets-mended.xlsx"]
    content, code, _ = written(cedu, Path.cwd(), "x.json", "allocate", *arguments, "--lang", "zh")
    assert answer.exit_code == code
    assert session.output("json").content == content


def test_a_share_of_the_residents(session: Session, ask: Ask, cedu: Run) -> None:
    Path("人口.csv").write_text("单位,常住人口\n东山,1001\n湖熟,999\n", encoding="utf-8")
    answer = ask("allocate", weights="人口.csv", share="40%")
    assert answer.exit_code == 0, answer.faults
    arguments = ["allocate", "--weights", "人口.csv", "--share", "40%", "--lang", "zh"]
    assert session.output("excel").content == written(cedu, Path.cwd(), "x.xlsx", *arguments)[0]


def test_of_a_plan_that_cannot_be_met_there_is_no_table(session: Session, ask: Ask, cedu: Run) -> None:
    Path("计划.yaml").write_text(
        "title: 表\ndistrict: 全区\nunits: [{name: 甲}, {name: 乙}]\n"
        "indicators: {'1': {name: 人数, unit_of_measure: 人, granule: '1', total: '9', cap: '4'}}\n",
        encoding="utf-8",
    )
    answer = ask("allocate", plan="计划.yaml")
    done = cedu("allocate", "计划.yaml", "-f", "json", "--lang", "zh", cwd=Path.cwd())
    assert answer.exit_code == done.returncode != 0
    assert {"excel", "reasons"}.isdisjoint(offer.id for offer in answer.outputs)
    if not answer.faults:
        assert session.output("json").content.decode() == done.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("like", [None, LAST_YEAR])
def test_a_blank_plan_is_the_commands(like: Path | None, lang: str, session: Session, ask: Ask, cedu: Run) -> None:
    if like is not None:
        lay(like)
    answer = ask("blank_plan", lang, like=like and like.name)
    done = cedu(
        "template", "--for", "allocate", *(["--like", like.name] if like else []), "-o", "x.xlsx", "--lang", lang,
        cwd=Path.cwd(),
    )  # fmt: skip
    assert answer.exit_code == done.returncode == 0
    assert [offer.id for offer in answer.outputs] == ["excel"]
    assert session.output("excel").content == Path("x.xlsx").read_bytes()


def test_what_cannot_be_read_of_last_years_table_is_said(session: Session, ask: Ask, cedu: Run) -> None:
    Path("上年.csv").write_text("单位,栏一,栏二\n,1,2\n全区,10,6\n甲,4,abc\n乙,6,3\n", encoding="utf-8")
    answer = ask("blank_plan", like="上年.csv")
    done = cedu("template", "--for", "allocate", "--like", "上年.csv", "-o", "x.xlsx", "--lang", "zh", cwd=Path.cwd())
    assert answer.exit_code == done.returncode == 1
    assert answer.said == tuple(done.stdout.splitlines())
    assert "abc" in answer.said[0]


@pytest.mark.parametrize(
    ("source", "marked"),
    [
        (JIANGNING / "targets.xlsx", "targets-标注.xlsx"),
        (JIANGNING / "targets-gb18030.csv", "targets-gb18030-标注.xlsx"),
        (YUNXI / "targets.fods", "targets-标注.xlsx"),
        (SUZHOU / "schedule.xlsx", "schedule-标注.xlsx"),
    ],
)
def test_a_marked_copy_is_the_commands(source: Path, marked: str, session: Session, ask: Ask, cedu: Run) -> None:
    lay(source)
    answer = ask("check", tables=[source.name])
    assert {offer.id: offer.name for offer in answer.outputs}["marked"] == marked
    output = session.output("marked")
    done = cedu("check", source.name, "--annotate", marked, "--lang", "zh", cwd=Path.cwd())
    assert output.content == (Path.cwd() / marked).read_bytes(), done.stderr
    assert all(line in done.stderr.splitlines() for line in output.said)
    assert bool(output.said) == (source.suffix != ".xlsx")


def test_marked_copies_of_several_files_are_one_archive(session: Session, ask: Ask, cedu: Run, tmp_path: Path) -> None:
    lay(SUBMISSIONS)
    ask("check", tables=["submissions"])
    output = session.output("marked")
    assert (output.name, output.media_type) == ("标注副本.zip", "application/zip")
    done = cedu("check", "submissions", "--annotate", str(tmp_path / "copies"), "--lang", "zh", cwd=Path.cwd())
    with ZipFile(io.BytesIO(output.content)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
        assert all(entry.external_attr >> 16 == 0o644 for entry in archive.infolist())
    assert found == {path.name: path.read_bytes() for path in (tmp_path / "copies").iterdir()}
    assert all(line in done.stderr.splitlines() for line in output.said)
    assert len(output.said) == 1
    assert session.output("marked").content == output.content


def test_slips_are_the_page_that_the_command_writes(session: Session, ask: Ask, cedu: Run) -> None:
    lay(JIANGNING / "targets.xlsx", SUZHOU / "schedule.xlsx")
    answer = ask("check", tables=["targets.xlsx", "schedule.xlsx"])
    assert {offer.id: offer.name for offer in answer.outputs}["slips"] == "数据审核反馈单.html"
    output = session.output("slips")
    done = cedu("check", "targets.xlsx", "schedule.xlsx", "--slips", output.name, "--lang", "zh", cwd=Path.cwd())
    assert output.content == Path(output.name).read_bytes()
    assert output.said[0].startswith("1 份事项清单没有写反馈单")
    assert all(line in done.stderr.splitlines() for line in output.said)


def test_no_slips_where_nobody_has_anything_to_answer(ask: Ask) -> None:
    lay(JIANGNING / "targets-mended.xlsx")
    answer = ask("check", tables=["targets-mended.xlsx"])
    assert "slips" not in {offer.id for offer in answer.outputs}


def test_nothing_is_offered_of_a_file_that_cannot_be_read_but_its_report(ask: Ask) -> None:
    Path("坏.xlsx").write_bytes(b"PK\3\4 no workbook")
    answer = ask("check", tables=["坏.xlsx"])
    assert answer.exit_code == 3
    assert {offer.id for offer in answer.outputs} == {"html", "excel", "docx", "markdown", "json"}


def test_a_notice_that_was_of_no_use_is_said(ask: Ask) -> None:
    Path("表.csv").write_text("单位,栏一,栏二\n,1,2\n全区,10,6\n甲,4,3\n乙,6,3\n", encoding="utf-8")
    lay(JIANGNING / "notice.txt")
    assert ask("check", tables=["表.csv"], text="notice.txt").said[0].startswith("通知正文没有核对")
    assert ask("check", tables=["表.csv"]).said == ()


def test_progress_is_told_file_by_file(ask: Ask) -> None:
    lay(JIANGNING / "targets-mended.xlsx", JIANGNING / "targets.xlsx", JIANGNING / "achieved-illustrative.xlsx")
    told: list[tuple[int, int]] = []
    ask("check", watch=lambda *one: told.append(one), tables=["targets.xlsx", "targets-mended.xlsx"])
    assert told == [(1, 2), (2, 2)]
    told.clear()
    ask(
        "gap", watch=lambda *one: told.append(one), as_of="2020-09-30",
        targets="targets-mended.xlsx", achieved=["achieved-illustrative.xlsx"],
    )  # fmt: skip
    assert told == [(1, 1)]


def test_what_was_not_offered_is_not_made(session: Session, ask: Ask) -> None:
    with pytest.raises(LookupError):
        session.output("html")
    lay(JIANGNING / "targets-mended.xlsx")
    ask("check", tables=["targets-mended.xlsx"])
    with pytest.raises(LookupError):
        session.output("slips")
    ask("check", tables=["../x"])
    with pytest.raises(LookupError):
        session.output("html")


def test_what_cannot_be_made_after_all_is_said_for_people(session: Session, ask: Ask) -> None:
    lay(JIANGNING / "targets.xlsx")
    ask("check", tables=["targets.xlsx"])
    Path("targets.xlsx").unlink()
    with pytest.raises(NotMade, match=r"^cedu: targets\.xlsx: RD101 找不到这个文件") as raised:
        session.output("marked")
    assert raised.value.lines == tuple(str(raised.value).splitlines())


def test_want_of_memory_passes_through(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("cedu_targets.page.session.do", fail)
    with pytest.raises(MemoryError):
        ask("check", tables=["a.xlsx"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_a_solver_it_is_said_plainly(lang: str, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ModuleNotFoundError(name="highspy")

    monkeypatch.setattr("cedu_targets.api.allocate", fail)
    assert ask("allocate", lang, plan="a.xlsx").exit_code == 70
    monkeypatch.setattr("cedu_targets.optimum.solver.is_there", lambda: False)
    answer = ask("allocate", lang, plan="a.xlsx")
    assert answer.exit_code == 2
    assert {"zh": "求解程序", "en": "a solver"}[lang] in answer.faults[0]
