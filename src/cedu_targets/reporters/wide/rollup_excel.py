"""`cedu rollup --engine -o achieved.xlsx`: the sums; on other sheets totals that differ, or cannot be compared."""

from pathlib import Path, PurePath
from typing import Any

from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.provenance import ROLLUP
from cedu_targets.engines.rollup_report import WideRollup
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.workbook import MOST_COLUMNS, MOST_ROWS, ReportBook, number_format
from cedu_targets.reporters.wide import rollup_sentences as said

_NAME, _NUMBER, _COUNT = 18.0, 12.0, 10.0
_COUNTS = ("head_wide_units", "head_wide_left_out", "head_wide_lacking")


def render(report: WideRollup, messages: Messages, folder: PurePath = Path()) -> bytes:
    """The workbook. Raises CallFault where there are more rows or columns than a sheet has."""
    width = len(report.levels) + len(report.columns) + len(_COUNTS)
    if report.groups > MOST_ROWS or width > MOST_COLUMNS:
        raise CallFault("wide_rollup_too_large", {"rows": report.groups, "count": width})
    book = ReportBook(messages, folder, report.groups * width, ROLLUP)
    _sums(report, book)
    if report.differences:
        _differences(report, book)
    if report.open_totals:
        _open_totals(report, book)
    return book.close()


def _sums(report: WideRollup, book: ReportBook) -> None:
    messages, levels = book.messages, len(report.levels)
    counted = [messages.term(name) for name in _COUNTS]
    heads = [*report.level_headers, *report.headers, *counted]
    numbers = len(report.headers)
    widths = [_NAME] * levels + [_NUMBER] * numbers + [_COUNT] * len(counted)
    sheet = book.page(book.sheet_name(messages.term("wide_rollup_title")), widths)
    lines = [said.in_short(report, messages), said.about(report, messages), *said.remarks(report, messages)]
    top = book.opening(sheet, report.title, lines, widths)
    for column, text in enumerate(heads):
        book.text(sheet, top, column, text, book.head())
    sheet.freeze_panes(top + 1, levels)
    sheet.repeat_rows(top)
    for line, row in enumerate(report.table, start=top + 1):
        for column, name in enumerate(row.names):
            book.text(sheet, line, column, name, book.name)
        for column, (one, value) in enumerate(zip(report.columns, row.values, strict=True), start=levels):
            look = book.look(border=1, num_format=number_format(one.indicator, value))
            if value is None:
                sheet.write_blank(line, column, None, look)
            else:
                book.number(sheet, line, column, value, look)
        for column, count in enumerate((row.units, row.left_out, row.lacking), start=levels + numbers):
            sheet.write_number(line, column, count, book.look(border=1))


def _differences(report: WideRollup, book: ReportBook) -> None:
    messages = book.messages
    widths = [30.0, *[_NUMBER] * 3, 24.0]
    sheet: Any = book.page(book.sheet_name(messages.term("wide_rollup_differences")), widths)
    told = messages.term("wide_rollup_compared", count=report.compared, differing=report.differing)
    top = book.opening(sheet, messages.term("wide_rollup_differences"), [told], widths)
    for column, name in enumerate(said.DIFFERENCE_HEADS):
        book.text(sheet, top, column, messages.term(name), book.head())
    for line, one in enumerate(report.differences, start=top + 1):
        for column, text in enumerate(said.difference_cells(one, messages)):
            if column in (2, 3):
                number = one.declared if column == 2 else one.summed
                look = book.look(border=1, num_format=number_format(None, number))
                book.number(sheet, line, column, number, look)
            else:
                book.text(sheet, line, column, text, book.body())


def _open_totals(report: WideRollup, book: ReportBook) -> None:
    messages = book.messages
    widths = [30.0, _NUMBER, _NUMBER]
    sheet: Any = book.page(book.sheet_name(messages.term("wide_rollup_open_totals")), widths)
    told = messages.term("wide_rollup_uncompared", count=report.uncompared, rows=report.open_rows)
    top = book.opening(sheet, messages.term("wide_rollup_open_totals"), [told], widths)
    for column, name in enumerate(said.OPEN_HEADS):
        book.text(sheet, top, column, messages.term(name), book.head())
    for line, one in enumerate(report.open_totals, start=top + 1):
        book.text(sheet, line, 0, " / ".join(one.names), book.body())
        for column, count in enumerate((one.left_out, one.cells), start=1):
            sheet.write_number(line, column, count, book.look(border=1))
