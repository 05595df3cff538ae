"""Headings of columns, as they stand over numbers before a table is known: in its last header rows."""

from collections.abc import Sequence
from itertools import islice, takewhile

from cedu_targets.files.grid import is_number
from cedu_targets.recognition.table.regions import Regions, is_corner
from cedu_targets.recognition.view import GridView

ROWS_OF_HEADS = 4


def rows_of_heads(grid: GridView, over: int) -> Sequence[int]:
    """The last header row, and those over it that a column may be merged with or blank under."""

    def is_header(row: int) -> bool:  # else a title, or the table above
        filled = grid.filled(row)
        return len(filled) > 2 and not any(is_number(grid.raw(row, index)) for index in filled)

    rows = islice((row for row in range(over, -1, -1) if row not in grid.continued), ROWS_OF_HEADS)
    return list(takewhile(lambda row: row == over or is_header(row), rows))


def head_of(grid: GridView, rows: Sequence[int], column: int) -> str:
    """The heading of a column in the lowest of these rows that has one."""
    texts = ((row, text) for row in rows if (text := grid.text(row, column)))
    return next((text for row, text in texts if not is_corner(grid, row, column)), "")


def texts_over(grid: GridView, regions: Regions, column: int) -> tuple[str, str]:
    """The heading of a column and the one over it, which may reach over several."""
    texts = []
    for row in regions.header:
        span = next((m for m in grid.merges if m.top <= row <= m.bottom and m.left <= column <= m.right), None)
        text = grid.text(span.top, span.left) if span else grid.text(row, column)
        if not text and span is None and row < regions.header[-1]:
            text = next((t for at in range(column - 1, regions.columns[0] - 1, -1) if (t := grid.text(row, at))), "")
        if text and text not in texts:
            texts.append(text)
    return (texts[-1] if texts else "", texts[-2] if len(texts) > 1 else "")
