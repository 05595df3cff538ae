"""Cells as a person reads them: merged ones hold what their range holds, a date is written in words."""

from datetime import date

from cedu_targets.domain.written_number import WrittenNumber
from cedu_targets.files.grid import Spot, text_of
from cedu_targets.files.number_formats import MonthDate
from cedu_targets.recognition.view import GridView


def cell_text(view: GridView, row: int, column: int) -> str:
    """What stands in a cell, line ends kept; a number as it is written, a date in words."""
    raw = view.raw(row, column)
    if type(raw) is str:
        return raw.strip()
    if isinstance(raw, WrittenNumber):
        return raw.text.strip()
    if isinstance(raw, MonthDate):
        return f"{raw.year}年{raw.month}月"
    if isinstance(raw, date):
        return f"{raw.year}年{raw.month}月{raw.day}日"
    if isinstance(raw, int | float) and not isinstance(raw, bool) and (row, column) in view.percents:
        return f"{text_of(round(raw * 100, 6))}%"
    return text_of(raw)


def covered_cells(view: GridView) -> dict[Spot, Spot]:
    """The cells that a merge covers, each with the one that holds its text."""
    return {
        (row, column): (span.top, span.left)
        for span in view.merges
        for row in range(span.top, min(span.bottom + 1, len(view.rows)))
        for column in range(span.left, span.right + 1)
        if (row, column) != (span.top, span.left)
    }
