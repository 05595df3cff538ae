"""A report on very many rows as a workbook: the summary, a sheet a table, the findings of the judged districts."""

from pathlib import Path, PurePath
from typing import Any

from cedu_targets.domain.paper import Paper
from cedu_targets.engines.gap_report import WideGapReport
from cedu_targets.engines.report import WideReport
from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.excel_findings import FINDINGS, write_findings
from cedu_targets.reporters.shared.diagnosis_sentences import alternatives, numbered, sentence
from cedu_targets.reporters.shared.workbook import ReportBook, display_width, lines_of, number_format
from cedu_targets.reporters.wide.summaries import summary_of
from cedu_targets.reporters.wide.summary import Cell, SummaryTable, cell_text, filled
from cedu_targets.version import __version__

MOST_LINES = 10_000
"""Of a sheet: it opens at once. A csv or Parquet file has all."""
_NARROWEST, _WIDEST = 8, 60
"""Of a column."""
_LINE = 16
"""Points."""
_OPENING = [12.0] * 9
"""Widths under the sentences of the first sheet."""


def render(
    report: WideReport | WideGapReport, messages: Messages, folder: PurePath = Path(), paper: Paper | None = None
) -> bytes:
    """The workbook's bytes."""
    summary = summary_of(report, messages)
    files = report.files if isinstance(report, WideReport) else ()
    cells = sum(len(table.rows) * len(table.heads) for table in summary.tables)
    cells += sum(len(file.findings) + len(file.told_not_judged) for file in files) * len(FINDINGS)
    book = ReportBook(messages, folder, cells, paper=paper or Paper.A4)
    sheet = book.page(book.sheet_name(messages.term("sheet_summary")), _OPENING)
    lines = [summary.verdict, summary.title, *summary.lines, messages.term("made_by", version=__version__)]
    book.opening(sheet, summary.heading, lines, _OPENING)
    for table in summary.tables:
        write_table(table, book)
    if isinstance(report, WideReport) and files:
        judged = Report(report.files, report.fail_on, report.exit_zero)
        for causes in filled([_causes(judged, messages)]):
            write_table(causes, book)
        write_findings(judged, {}, book)
    return book.close()


def _causes(report: Report, messages: Messages) -> SummaryTable:
    """What probably went wrong, by district."""
    rows: list[list[Cell]] = [
        [label, file.sheet or messages.term("wide_all"), sentence(diagnosis, messages)]
        for file, causes in zip(report.files, numbered(report).values(), strict=True)
        for number, group in causes
        for label, diagnosis in alternatives(number, group)
    ]
    return SummaryTable(messages.term("head_suspect"), ("head_number", "head_wide_district", "head_suspect"), rows)


def write_table(table: SummaryTable, book: ReportBook) -> None:
    """A sheet with a table of counts, its headings always in sight."""
    columns: list[tuple[Cell, ...]] = list(zip(*table.rows, strict=True))
    heads = table.head_texts(book.messages)
    widths = [_width(head, cells) for head, cells in zip(heads, columns, strict=True)]
    sheet: Any = book.page(book.sheet_name(table.title), widths)
    for column, head in enumerate(heads):
        book.text(sheet, 0, column, head, book.head())
    rows = table.rows[:MOST_LINES]
    for line, row in enumerate(rows, start=1):
        sheet.set_row(
            line, _LINE * max(lines_of(cell_text(cell), width) for cell, width in zip(row, widths, strict=True))
        )
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                book.text(sheet, line, column, cell, book.name if column < table.named else book.body())
            elif isinstance(cell, int):
                sheet.write_number(line, column, cell, book.look(border=1))
            else:
                book.number(sheet, line, column, cell, book.look(border=1, num_format=number_format(None, cell)))
    if more := table.more(MOST_LINES, book.messages):
        book.text(sheet, len(rows) + 2, 0, more)
    sheet.freeze_panes(1, table.named)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, len(rows), len(heads) - 1)


def _width(head: str, cells: tuple[Cell, ...]) -> int:
    longest = max(map(display_width, (head, *map(cell_text, cells))))
    return min(_WIDEST, max(_NARROWEST, longest + 2))
