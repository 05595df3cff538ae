"""A run with very many findings is told in short first, in every report for people; a smaller one as ever."""

import io

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from rich.console import Console

from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check import excel, excel_findings, excel_flags, html, markdown, terminal
from cedu_targets.reporters.shared import group_sentences
from cedu_targets.reporters.shared import run_summary as module
from cedu_targets.reporters.shared.group_sentences import findings_listed
from cedu_targets.reporters.shared.run_summary import MANY, files_told, has_many, run_summary
from sample_reports import jiangning

ZH, EN = Messages(Language.ZH), Messages(Language.EN)


def very_many(count: int = MANY) -> Report:
    """The real table with a wrong total at each of its units again and again, and a warning beside."""
    (file,) = jiangning().files
    one = next(finding for finding in file.findings if finding.code == "PW001")
    assert file.table is not None
    table = file.table
    units = table.units[:4]
    more = [replace(one, place=table.place(units[n % 4], "17")) for n in range(count)]
    beside = replace(one, severity=Severity.WARNING, place=table.place(units[0], "1"))
    return Report((replace(file, findings=(*more, beside), search=None),))


def drawn(report: Report, messages: Messages, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width)
    console.print(terminal.render(report, messages))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def sheets(report: Report) -> list[list[list[object]]]:
    book = load_workbook(io.BytesIO(excel.render(report, EN)))
    return [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book]


def test_a_run_that_can_be_read_is_not_told_in_short() -> None:
    assert run_summary(jiangning(), ZH) is None
    assert run_summary(very_many(MANY - 1), ZH) is None
    assert run_summary(very_many(MANY), ZH) is not None


def test_what_is_said_in_short_is_counted_over_all() -> None:
    summary = run_summary(very_many(), EN)
    assert summary is not None
    assert [(one.kind, one.code, one.count) for one in summary.counts] == [
        ("error", "PW001", MANY),
        ("warning", "PW001", 1),
    ]
    assert [(one.errors, one.warnings) for one in summary.worst] == [(250, 1), (250, 0), (250, 0), (250, 0)]
    assert summary.lines[0] == "8 of 12 rows have no error (66.6%)."  # cut off: never more than it is
    assert f"all {MANY + 1}, one a row: -o findings.csv" in summary.lines[1]


@pytest.mark.parametrize("messages", [ZH, EN], ids=["zh", "en"])
def test_it_comes_first_in_text_and_page(messages: Messages) -> None:
    report = very_many()
    summary = run_summary(report, messages)
    assert summary is not None
    for text in (drawn(report, messages), markdown.render(report, messages), html.render(report, messages)):
        flat = " ".join(text.split())
        assert summary.heading in flat
        assert flat.index(summary.heading) < flat.index(summary.worst_heading) < flat.rindex("PW001")
    lines = drawn(report, messages).splitlines()
    assert len(lines) <= 45
    assert max(map(len, lines)) <= 80


def test_a_screen_names_the_file_that_has_all() -> None:
    assert "findings.csv" in drawn(very_many(), EN)
    assert "findings.csv" not in drawn(jiangning(), EN)


def test_a_workbook_lists_some_and_says_how_many_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel_findings, "MOST_LISTED", 300)
    monkeypatch.setattr(excel_findings, "MOST_OF_A_KIND", 200)
    monkeypatch.setattr(excel_flags, "MOST_COMMENTS", 2)
    report = very_many()
    summary, found, *_ = sheets(report)
    said = [str(row[0]) for row in found if row[0] and "findings.csv" in str(row[0])]
    assert said == [
        f"201 are listed here, {MANY - 200} are not; all are in -o findings.csv (or findings.parquet), one a row."
    ]
    assert len(found) == 1 + 1 + 200 + 1 + 2  # heads, the kind, its places, the warning, an empty row and the sentence
    first = [str(cell) for row in summary[:6] for cell in row if cell]
    assert f"{MANY + 1} findings, in short" in first
    book = load_workbook(io.BytesIO(excel.render(report, EN)))
    comments = [cell.comment for row in book.worksheets[2].iter_rows() for cell in row if cell.comment]
    assert len(comments) == 2


def test_of_thousands_of_files_the_worst_are_told_and_the_others_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_FILES", 3)
    (file,) = very_many(400).files
    report = Report(tuple(replace(file, path=f"f{n}.xlsx", findings=file.findings[: 100 * n or 1]) for n in range(6)))
    assert has_many(report)
    assert files_told(report) == [3, 4, 5]
    page, text = html.render(report, EN), markdown.render(report, EN)
    for shown in (page, text):
        assert "The findings of 3 more files are not listed one by one; -o findings.csv has them all." in shown
        assert "f0.xlsx" in shown
    assert page.count('<section id="') == 3
    assert "](#t6)" in text
    assert "](#t1)" not in text
    summary = run_summary(report, EN)
    assert summary is not None
    assert [one.errors for one in summary.worst] == [400, 400, 300, 200, 100, 1]


def test_very_many_of_a_kind_are_told_together_with_the_first_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group_sentences, "MOST_COMPARED", 100)
    (file,) = very_many().files
    first, *_ = findings_listed(file.findings, EN)
    assert len(first.group.members) == MANY
    assert [place for place, _ in first.examples] == [one.place for one in file.findings[:3]]
    assert str(MANY) in first.text
