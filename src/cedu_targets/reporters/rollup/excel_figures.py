"""The sheets of forms with numbers: 汇总, which `cedu gap` reads, a sheet a month, who sent what when, every number."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.provenance import ASIDE
from cedu_targets.domain.unknown_marks import INCOMPLETE
from cedu_targets.reporters.rollup.excel_slots import slots_sheet
from cedu_targets.reporters.rollup.figures_words import kind_of, lacks, meaning
from cedu_targets.reporters.rollup.rates import due_of
from cedu_targets.reporters.rollup.sentences import completeness_line
from cedu_targets.reporters.rollup.words import counts_text, mark
from cedu_targets.reporters.shared.column_heads import column_head
from cedu_targets.reporters.shared.workbook import (
    A3,
    A4,
    MOST_COLUMNS,
    ReportBook,
    display_width,
    lines_of,
    number_format,
)
from cedu_targets.rollups.figure_report import FigureRollup
from cedu_targets.rollups.table import REMARKS, TOTAL, UNIT
from cedu_targets.version import __version__

_UNIT_WIDTH, _NUMBER_WIDTH, _WIDEST_NUMBER, _MARK_WIDTH, _REMARK_WIDTH, _KIND_WIDTH = 26.0, 8.0, 12.0, 22, 20, 10
_FEW_COLUMNS = 10
_CODE = "栏次"
"""Heads the row of codes, in any language: the reader knows it by this word."""


def sums_sheet(report: FigureRollup, book: ReportBook, name: str) -> None:
    """Units × indicators at the latest month, at its end all units together; beside it what is not complete.

    Raises CallFault where there are more columns than a sheet has.
    """
    if len(report.indicators) + 3 > MOST_COLUMNS:
        raise CallFault("excel_too_large", {"rows": len(report.units), "count": len(report.indicators)})
    messages = book.messages
    marks = {unit: lacks(report, unit, messages) for unit in report.units}
    together = _lacks_in_total(report, book)
    is_marked = any(marks.values()) or bool(together)
    widths = [_unit_width(report), *_widths(report), *[_MARK_WIDTH] * is_marked, _REMARK_WIDTH]
    sheet = book.page(book.sheet_name(name), widths, A4 if len(report.indicators) <= _FEW_COLUMNS else A3)
    top = book.opening(sheet, report.table_title, [completeness_line(report, messages)], widths)
    beside = [*[INCOMPLETE] * is_marked, REMARKS]
    head = _heads(sheet, top, report, {0: UNIT}, 1, beside, book)
    line = head
    for unit in report.units:
        line += 1
        numbers = [(one, report.value(unit, one.code)) for one in report.indicators]
        _row(
            sheet,
            line,
            [unit],
            numbers,
            [*[marks[unit]] * is_marked, counts_text(report.of_unit(unit), messages)],
            widths,
            book,
        )
    line += 1
    sums = [(one, report.total(one)) for one in report.indicators]
    _row(sheet, line, [TOTAL], sums, [*[together] * is_marked, ""], widths, book, bold=True)
    notes = [messages.term("figures_note"), *[messages.term("figures_incomplete_note")] * is_marked]
    for below, text in enumerate([*notes, messages.term("made_by", version=__version__)], start=line + 2):
        book.text(sheet, below, 0, text, book.look(font_color="#595959"))
    sheet.freeze_panes(head + 1, 1)
    sheet.repeat_rows(top, head)


def _widths(report: FigureRollup) -> list[float]:
    if len(report.indicators) > _FEW_COLUMNS:
        return [_NUMBER_WIDTH] * len(report.indicators)
    return [
        min(_WIDEST_NUMBER, max(_NUMBER_WIDTH, display_width(column_head(one)) / 2 + 1)) for one in report.indicators
    ]


def _unit_width(report: FigureRollup) -> float:
    """As wide as the longest name, within reason."""
    return min(_UNIT_WIDTH, max([display_width(unit) for unit in report.units] + [8]) + 2.0)


def _lacks_in_total(report: FigureRollup, book: ReportBook) -> str:
    """What the sums over all units lack: forms, which any of them may; else the columns with a number too small."""
    summed = [one for one in report.indicators if report.total(one) is not None]
    lacking = [one for one in summed if report.lacks_in_total(one)]
    if not lacking:
        return ""
    forms = sum(map(len, report.lacks.values()))
    names = [one.code if one.coded else one.name for one in lacking if len(lacking) < len(summed) or not forms]
    return book.messages.punctuation.names.join(
        [*names, *([book.messages.term("rollup_lacks_forms", count=forms)] if forms else [])]
    )


def _heads(
    sheet: Any,
    top: int,
    report: FigureRollup,
    before: Mapping[int, str],
    left: int,
    beside: Sequence[str],
    book: ReportBook,
) -> int:
    """Groups over their columns, names with units of measure, and the codes, as far as there are any; the last row."""
    names, groups = [column_head(one) for one in report.indicators], [one.group for one in report.indicators]
    head, over = book.head(), {**before, **dict(enumerate(beside, start=left + len(names)))}
    line = top
    if any(groups):  # a heading over two rows would have to be merged, and a large book is written row by row
        for column in over:
            book.text(sheet, line, column, "", head)
        for start, end, text in _runs(groups):
            book.over(sheet, (line, left + start, line, left + end), text or "", head)
        sheet.set_row(line, 32)
        line += 1
    for column, text in {**over, **dict(enumerate(names, start=left))}.items():
        book.text(sheet, line, column, text, head)
    sheet.set_row(line, 15 * max(2, min(10, max((lines_of(text, _NUMBER_WIDTH) for text in names), default=1))) + 4)
    if any(one.coded for one in report.indicators):
        line += 1
        codes = {left + column: one.code for column, one in enumerate(report.indicators) if one.coded}
        for column in range(left + len(names) + len(beside)):
            code = codes.get(column, _CODE if column == 0 else "")
            if code.isascii() and code.isdecimal():
                book.number(sheet, line, column, Decimal(code), head)
            else:
                book.text(sheet, line, column, code, head)
    return line


def _runs(groups: Sequence[str | None]) -> Iterator[tuple[int, int, str | None]]:
    """(first, last, group) of neighbours that have the same group."""
    start = 0
    for position in range(1, len(groups) + 1):
        if position == len(groups) or groups[position] != groups[start]:
            yield start, position - 1, groups[start]
            start = position


def _row(
    sheet: Any,
    line: int,
    before: Sequence[str],
    numbers: Sequence[tuple[Indicator, Decimal | None]],
    beside: Sequence[str],
    widths: Sequence[float],
    book: ReportBook,
    *,
    bold: bool = False,
) -> None:
    """A line of texts, numbers and texts, as high as its longest text."""
    weight = {"bold": True} if bold else {}
    text_look = book.body(valign="vcenter", **weight)
    height = 1
    for column, text in [*enumerate(before), *enumerate(beside, start=len(before) + len(numbers))]:
        book.text(sheet, line, column, text, text_look)
        height = max(height, lines_of(text, widths[column]))
    for column, (one, value) in enumerate(numbers, start=len(before)):
        shown = number_format(one, value)
        look = book.body(valign="vcenter", align="right", text_wrap=False, num_format=shown, **weight)
        if value is None:
            book.text(sheet, line, column, "", look)
        else:
            book.number(sheet, line, column, value, look)
    sheet.set_row(line, 15 * height + 3)


def month_sheet(month: str, name: str, report: FigureRollup, book: ReportBook) -> None:
    """One month as it was reported: a row a unit and kind (本月, 累计), and what came."""
    messages = book.messages
    widths = [_unit_width(report), _KIND_WIDTH, *_widths(report), 10]
    sheet = book.page(book.sheet_name(name), widths, A4 if len(report.indicators) <= _FEW_COLUMNS else A3)
    top = book.opening(sheet, f"{ASIDE}{name}", [], widths)
    before = {0: UNIT, 1: messages.term("head_figures_kind")}
    line = head = _heads(sheet, top, report, before, 2, [messages.term("head_rollup_forms")], book)
    for slot in report.of_month(month):
        reported = report.reported.get((slot.unit, month), {})
        spans = sorted(reported, key=lambda span: (-span.first, span.last))
        lines = [(kind_of(span, messages), reported[span]) for span in spans] or [("", {})]
        for kind, cells in lines:
            line += 1
            numbers = [(one, cells[one.code].value if one.code in cells else None) for one in report.indicators]
            _row(sheet, line, [slot.unit, kind], numbers, [mark(slot, messages)], widths, book)
    sheet.freeze_panes(head + 1, 2)
    sheet.repeat_rows(top, head)


def figure_sheets(report: FigureRollup, book: ReportBook, *, is_beside_classes: bool) -> None:
    """The sheets that stand before 问题; beside those of classes they bear names of their own."""
    messages = book.messages
    sums = "figures_sheet" if is_beside_classes else "rollup_sums_sheet"
    slots = "figures_slots_sheet" if is_beside_classes else "rollup_matrix"
    sums_sheet(report, book, messages.term(sums))
    slots_sheet(report, book, messages.term(slots), meaning(report, messages))


def figure_months(report: FigureRollup, book: ReportBook, *, is_beside_classes: bool) -> None:
    """A sheet for each month that has begun."""
    messages = book.messages
    for month in report.months:
        if due_of(report.of_month(month)):
            said = messages.month(month)
            name = messages.term("figures_month_sheet", month=said) if is_beside_classes else said
            month_sheet(month, name, report, book)
