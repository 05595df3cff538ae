"""The sheet 报送情况 of a roll-up's workbook: units × months, each a word with a colour, and the two rates."""

from collections.abc import Sequence
from typing import Any

from cedu_targets.domain.provenance import ASIDE
from cedu_targets.reporters.rollup.rates import due_of, rate_lines
from cedu_targets.reporters.rollup.sentences import completeness_line
from cedu_targets.reporters.rollup.words import mark, month_heads
from cedu_targets.reporters.shared.workbook import A4, ReportBook, lines_of
from cedu_targets.rollups.slots import Slot, Slots, SlotState

_FILLS = {
    SlotState.REPORTED: "#C6E0B4", SlotState.NIL: "#E2EFDA", SlotState.MISSING: "#FFC7CE",
    SlotState.DIFFERING: "#FCD9B6", SlotState.NOT_DUE: "#F2F2F2", SlotState.BLANK: "#E4DFEC",
}  # fmt: skip
_LATE = "#FFEB9C"
_UNIT_WIDTH, _MONTH_WIDTH, _RATE_WIDTH = 24, 9.5, 12
_LEAST_WIDTH = 90
"""Of the lines over the matrix, which may have one month only."""


def slot_look(slot: Slot, book: ReportBook) -> Any:
    """The format of what came: its word is what says it, the colour only repeats it."""
    fill = _LATE if slot.is_late else _FILLS[slot.state]
    return book.body(valign="vcenter", align="center", text_wrap=False, bg_color=fill)


def slots_sheet(report: Slots, book: ReportBook, name: str, meaning: str) -> None:
    """Every unit in every month, each unit's and each month's rate, and what the words mean."""
    messages = book.messages
    widths = [_UNIT_WIDTH, *[_MONTH_WIDTH] * len(report.months), _RATE_WIDTH]
    if (missing := _LEAST_WIDTH - sum(widths)) > 0:
        widths = [*widths, missing]
    sheet = book.page(book.sheet_name(name), widths, A4)
    lines = [completeness_line(report, messages, most=0), *rate_lines(report, messages)]
    head = book.opening(sheet, f"{ASIDE}{name}", lines, widths)
    sheet.set_row(head, 34)
    months = month_heads(report.months, messages)
    heads = [messages.term("head_rollup_unit"), *months.values(), messages.term("head_rollup_rate")]
    for column, text in enumerate(heads):
        book.text(sheet, head, column, text, book.head())
    line = head
    for line, unit in enumerate(report.units, start=head + 1):
        slots = report.of_unit(unit)
        if (height := lines_of(unit, _UNIT_WIDTH)) > 1:
            sheet.set_row(line, 15 * height + 3)
        book.text(sheet, line, 0, unit, book.body(valign="vcenter"))
        for column, slot in enumerate(slots, start=1):
            book.text(sheet, line, column, mark(slot, messages), slot_look(slot, book))
        _rate(sheet, line, len(slots) + 1, slots, book)
    if report.units:
        sheet.autofilter(head, 0, line, len(heads) - 1)
    line += 1
    book.text(sheet, line, 0, messages.term("head_rollup_rate"), book.body(bold=True, valign="vcenter"))
    for column, month in enumerate(report.months, start=1):
        _rate(sheet, line, column, report.of_month(month), book, bold=True)
    _rate(sheet, line, len(report.months) + 1, [*report.slots.values()], book, bold=True)
    for text in (meaning, messages.term("rollup_rate_note")):
        line += 1
        book.text(sheet, line, 0, text, book.look(font_color="#595959"))
    sheet.freeze_panes(head + 1, 1)
    sheet.repeat_rows(head)


def _rate(sheet: Any, line: int, column: int, slots: Sequence[Slot], book: ReportBook, *, bold: bool = False) -> None:
    """`5/6`: how many of the forms that were due count; a text, so that the denominator is seen."""
    due = due_of(slots)
    text = f"{sum(slot.is_counted for slot in due)}/{len(due)}" if due else ""
    weight = {"bold": True} if bold else {}
    book.text(sheet, line, column, text, book.body(valign="vcenter", align="center", text_wrap=False, **weight))
