"""`cedu rollup --engine -o achieved.xlsx`: the sums; on other sheets totals that differ, or cannot be compared."""

from pathlib import Path, PurePath

from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.provenance import ROLLUP
from cedu_targets.engines.rollup_report import WideRollup
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.workbook import MOST_COLUMNS, MOST_ROWS, ReportBook, number_format
from cedu_targets.reporters.wide.excel import write_table
from cedu_targets.reporters.wide.rollup_sentences import beside, summary
from cedu_targets.reporters.wide.summary import filled

_NAME, _NUMBER, _COUNT = 18.0, 12.0, 10.0
_COUNTS = ("head_wide_units", "head_wide_left_out", "head_wide_lacking")


def render(report: WideRollup, messages: Messages, folder: PurePath = Path()) -> bytes:
    """The workbook. Raises CallFault where there are more rows or columns than a sheet has."""
    width = len(report.levels) + len(report.columns) + len(_COUNTS)
    if report.groups > MOST_ROWS or width > MOST_COLUMNS:
        raise CallFault("wide_rollup_too_large", {"rows": report.groups, "count": width})
    book = ReportBook(messages, folder, report.groups * width, ROLLUP)
    _sums(report, book)
    for table in filled(beside(report, messages)):
        write_table(table, book)
    return book.close()


def _sums(report: WideRollup, book: ReportBook) -> None:
    messages, levels = book.messages, len(report.levels)
    counted = [messages.term(name) for name in _COUNTS]
    heads = [*report.level_headers, *report.headers, *counted]
    numbers = len(report.headers)
    widths = [_NAME] * levels + [_NUMBER] * numbers + [_COUNT] * len(counted)
    sheet = book.page(book.sheet_name(messages.term("wide_rollup_title")), widths)
    said = summary(report, messages)
    top = book.opening(sheet, report.title, [said.in_short, *said.lines], widths)
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
