"""Files that lie in memory: their reports are those of files of the same name, and no name is looked for on disk."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextvars import copy_context
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from cedu_targets import NamedBytes, check, gap, read, rollup, status
from cedu_targets.api import find_inputs
from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.fault import InputFault
from cedu_targets.evaluation.trial import try_first
from cedu_targets.files import guard
from cedu_targets.files.inputs import FoundInputs, told_apart
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.catalogue import ReportKind, format_named, renderer
from cedu_targets.reporters.check.slips import render as slips
from project import JIANGNING, ROOT

DATA = ROOT / "tests" / "data"
BAD, GOOD, LAST_YEAR = (
    (JIANGNING / f"{name}.xlsx").read_bytes() for name in ("targets", "targets-mended", "last-year-illustrative")
)
ACHIEVED = (JIANGNING / "achieved-illustrative.xlsx").read_bytes()
NOTICE = (JIANGNING / "notice.txt").read_bytes()
TABLE = "2021年目标表\n单位,合计,农村,在岗\n栏次,1,2,3\n全区目标,96,47,49\n东山,50,62,24\n秣陵,46,21,25\n说明：1=2+3\n"
XINYU = ROOT / "examples" / "xinyu-2019"


def docx_content(folder: Path) -> bytes:
    document = Document()
    document.add_paragraph("各街道：")
    rows = [line.split(",") for line in TABLE.splitlines()]
    table = document.add_table(len(rows), 4)
    for line, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(line, column).text = text
    document.save(str(folder / "made.docx"))
    return (folder / "made.docx").read_bytes()


CONTENTS: dict[str, Callable[[Path], bytes]] = {
    "2020表.xlsx": lambda _: BAD,
    "targets.xls": lambda _: (DATA / "targets.xls").read_bytes(),
    "east/targets.ods": lambda _: (DATA / "targets.ods").read_bytes(),
    "表.csv": lambda _: TABLE.encode("gb18030"),
    "通知.txt": lambda _: NOTICE,
    "a b.docx": docx_content,
    "broken.xlsx": lambda _: BAD[:2000],
    "empty.csv": lambda _: b"",
    "scan.pdf": lambda _: b"%PDF-1.7",
}


def outputs(report: Report) -> dict[str, str | bytes]:
    messages = Messages(Language.ZH)
    names = ("text", "markdown", "html", "json", "excel", "sarif")
    made = {name: renderer(format_named(ReportKind.CHECK, name))(report, messages) for name in names}
    return {**made, **slips(report, messages)}


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("name", CONTENTS)
def test_a_report_is_that_of_a_file_of_this_name(name: str, tmp_path: Path, elsewhere: Path) -> None:
    content = CONTENTS[name](tmp_path)
    held = outputs(check(NamedBytes(name, content)))
    assert list(elsewhere.iterdir()) == []
    (elsewhere / name).parent.mkdir(exist_ok=True)
    (elsewhere / name).write_bytes(content)
    assert held == outputs(check(name))


def test_what_is_given_beside_the_table_may_lie_in_memory_as_well(tmp_path: Path, elsewhere: Path) -> None:
    given = {"text": ("通知.txt", NOTICE), "base": ("去年.xlsx", LAST_YEAR), "against": ("下发.xlsx", GOOD)}
    held = outputs(check(NamedBytes("表.xlsx", BAD), **{key: NamedBytes(*one) for key, one in given.items()}))  # type: ignore[arg-type]
    assert list(elsewhere.iterdir()) == []
    for name, content in [("表.xlsx", BAD), *given.values()]:
        (elsewhere / name).write_bytes(content)
    assert held == outputs(check("表.xlsx", **{key: name for key, (name, _) in given.items()}))  # type: ignore[arg-type]
    for key in given:
        with pytest.raises(InputFault) as raised:
            check(NamedBytes("表.xlsx", BAD), **{key: NamedBytes("x.xlsx", b"PK\3\4")})  # type: ignore[arg-type]
        assert raised.value.path == "x.xlsx"


def in_threads(work: Callable[[], Report]) -> Report:
    """Beside another thread processes are not forked but started anew."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        return work()
    finally:
        done.set()
        other.join()


@pytest.mark.parametrize("around", [lambda work: work(), in_threads], ids=["forked", "spawned"])
def test_several_processes_share_what_lies_in_memory(around: Callable[[Callable[[], Report]], Report]) -> None:
    given = [NamedBytes(f"{number}.csv", TABLE.replace("50,62", f"50,{number}").encode()) for number in range(12)]
    given.insert(3, NamedBytes("large.csv", TABLE.encode() + b"\n" * 3_000_000))  # no pipe holds it
    given.insert(5, NamedBytes("empty.xlsx", b""))
    one, shared = check(given), around(lambda: check(given, jobs=2))
    assert [file.path for file in shared.files] == [one.name for one in given]
    assert outputs(shared) == outputs(one)


def paths_of(files: tuple[FileReport, ...]) -> list[str]:
    return [file.path for file in files]


def test_two_of_one_name_are_two_and_one_given_twice_is_named_once(elsewhere: Path) -> None:
    (elsewhere / "表.xlsx").write_bytes(GOOD)
    one, other = NamedBytes("表.xlsx", BAD), NamedBytes("表.xlsx", GOOD)
    report = check([one, other, one])
    assert paths_of(report.files) == ["表.xlsx", "表.xlsx (2)", "表.xlsx"]
    of_each = [len(file.findings) for file in report.files]
    assert of_each[0] == of_each[2] > of_each[1]
    report = check([one, "表.xlsx"])  # the file keeps its name
    assert paths_of(report.files) == ["表.xlsx (2)", "表.xlsx"]
    assert len(report.files[0].findings) > len(report.files[1].findings)


@pytest.mark.parametrize(
    "name",
    ["*.xlsx", "-", "", ".", "..", "/etc/passwd", "a/../b.xlsx", "C:\\x.xlsx", "a\x00b", "\ud800", "x\n::error::y"],
)
def test_a_name_is_only_a_name(name: str, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    (elsewhere / "other.xlsx").write_bytes(GOOD)
    report = check(NamedBytes(name, BAD))
    assert paths_of(report.files) == [name]
    assert report.files[0].fault is None
    assert len(report.files[0].findings) == len(check(JIANGNING / "targets.xlsx").files[0].findings)
    outputs(report)


def test_nothing_on_disk_stands_for_what_lies_in_memory(elsewhere: Path) -> None:
    """A stranger's name may be that of a file of the server, which is never opened for it, nor hidden by it."""
    (elsewhere / "a.xlsx").write_bytes(BAD)
    pack = str(ROOT / "rules" / "jiangning-2020.yaml")
    report = check([NamedBytes("a.xlsx", GOOD), NamedBytes(pack, b"name: evil")])
    assert report.files[0].pack == "jiangning-2020"
    assert report.files[0].fault is None
    assert len(report.files[0].findings) == len(check(JIANGNING / "targets-mended.xlsx").files[0].findings)


def test_what_is_too_large_is_refused_as_a_file_is(monkeypatch: pytest.MonkeyPatch, elsewhere: Path) -> None:
    monkeypatch.setattr(guard, "MAX_FILE_BYTES", 1000)
    monkeypatch.setattr(guard, "MAX_LONG_TEXT_BYTES", 1000)
    for name, content, code in (("a.csv", TABLE.encode() * 20, "RD106"), ("a.pdf", b"%PDF-1.7" * 200, "RD121")):
        (file,) = check(NamedBytes(name, content)).files
        assert file.fault is not None
        assert (file.fault.code, file.path) == (code, name)


def test_a_report_of_cedu_is_known_again() -> None:
    page = renderer(format_named(ReportKind.CHECK, "excel"))(check(NamedBytes("a.xlsx", BAD)), Messages(Language.ZH))
    assert isinstance(page, bytes)
    (file,) = check(NamedBytes("报告.xlsx", page)).files
    assert file.fault is not None
    assert file.fault.code == "RD142"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that are forked")
def test_what_kills_its_reader_is_tried_first(monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr("cedu_targets.recognition.read.read_file", die)

    def run() -> Report:
        try_first()
        return check([NamedBytes("a.xlsx", GOOD)])

    (file,) = copy_context().run(run).files
    assert file.fault is not None
    assert (file.fault.code, file.path) == ("RD141", "a.xlsx")


def test_a_name_may_be_excluded() -> None:
    report = check([NamedBytes("a.xlsx", GOOD), NamedBytes("b.pdf", b"%PDF")], exclude=["*.pdf"])
    assert paths_of(report.files) == ["a.xlsx"]
    assert [one.path for one in report.passed_over] == ["b.pdf"]


def test_reading_tells_each_apart() -> None:
    report = read([NamedBytes("a.txt", NOTICE), NamedBytes("b.xlsx", GOOD)])
    assert list(dict.fromkeys(paths_of(report.files))) == ["a.txt", "b.xlsx"]


def test_both_sides_of_a_comparison_may_bear_one_name(elsewhere: Path) -> None:
    """As two uploads do. Nothing of that name on disk has a part in it."""
    (elsewhere / "表.xlsx").write_bytes(GOOD)
    (elsewhere / "表.xlsx (2)").write_bytes(GOOD)
    day = date(2020, 9, 30)
    held = gap(
        NamedBytes("表.xlsx", GOOD), NamedBytes("表.xlsx", ACHIEVED), as_of=day, base=NamedBytes("去年", LAST_YEAR)
    )
    due = gap(
        JIANGNING / "targets-mended.xlsx",
        JIANGNING / "achieved-illustrative.xlsx",
        as_of=day,
        base=JIANGNING / "last-year-illustrative.xlsx",
    )
    assert paths_of(held.files) == ["表.xlsx", "表.xlsx (2)"]
    assert held.rows == due.rows
    (*_, doubted) = gap(NamedBytes("a.xlsx", GOOD), NamedBytes("b.xlsx", GOOD), as_of=day).files
    assert doubted.fault is not None
    assert doubted.fault.code == "GA011"


def test_files_of_the_same_names_on_disk_are_not_compared(elsewhere: Path) -> None:
    """Neither their bytes nor where a link of that name leads."""
    done = TABLE.replace("2021年目标表", "2021年情况表").replace("50,62,24", "20,12,8")
    for name in ("t.csv", "d.csv"):
        (elsewhere / name).write_text(TABLE, encoding="utf-8")
    held = gap(NamedBytes("t.csv", TABLE.encode()), NamedBytes("d.csv", done.encode()), as_of=date(2021, 9, 30))
    assert [file.fault for file in held.files] == [None, None]
    assert held.rows
    (elsewhere / "d.csv").unlink()
    (elsewhere / "d.csv").symlink_to("t.csv")
    lines = done.splitlines(keepends=True)
    each = [
        NamedBytes(name, "".join([*lines[:3], line]).encode())
        for name, line in zip(("d.csv", "e.csv"), lines[4:6], strict=True)
    ]
    linked = gap("t.csv", each, as_of=date(2021, 9, 30))
    assert {file.path for file in linked.files} == {"t.csv", "d.csv", "e.csv"}
    assert {row.unit for row in linked.rows if row.achieved is not None} >= {"东山", "秣陵"}


def test_targets_of_a_text_are_held_against_what_lies_in_memory(elsewhere: Path) -> None:
    def held(name: str) -> NamedBytes:
        return NamedBytes("同名.xlsx", (XINYU / name).read_bytes())

    day, names = date(2020, 12, 31), ("counties-illustrative.xlsx", "bases-illustrative.xlsx")
    due = gap(XINYU / "notice.txt", XINYU / names[0], bases=[XINYU / names[1]], as_of=day)
    found = gap(
        NamedBytes("通知.txt", (XINYU / "notice.txt").read_bytes()), held(names[0]), bases=[held(names[1])], as_of=day
    )
    assert isinstance(found, AttainmentReport)
    assert isinstance(due, AttainmentReport)
    assert [(row.target.name, row.state) for row in found.rows] == [(row.target.name, row.state) for row in due.rows]
    assert {file.path for file in found.files} == {"通知.txt", "同名.xlsx", "同名.xlsx (2)"}


def test_schedules_and_forms_may_lie_in_memory_too(elsewhere: Path) -> None:
    schedule = ROOT / "examples" / "suzhou-2019" / "notice.txt"
    day = date(2019, 6, 15)
    found, due = status(NamedBytes("n.txt", schedule.read_bytes()), as_of=day), status(schedule, as_of=day)
    assert [row.state for row in found.rows] == [row.state for row in due.rows] != []
    (form,) = rollup(NamedBytes("x.csv", TABLE.encode()), as_of=day).files
    assert form.path == "x.csv"
    assert form.fault is not None
    assert form.fault.code != "RD101"


def test_sides_are_told_apart_and_equal_ones_are_one() -> None:
    one, other = NamedBytes("a", b"1"), NamedBytes("a", b"2")
    first, second, third = told_apart([find_inputs([one, other]), find_inputs([other, one]), FoundInputs(("a",))])
    assert (first.paths, second.paths, third.paths) == (("a (2)", "a (3)"), ("a (3)", "a (2)"), ("a",))
    assert first.source("a (2)") == NamedBytes("a (2)", b"1")
    assert third.source("a") == "a"
