"""A form of one unit in which nothing is filled in: no number tells where it stands, so its headings do."""

from collections.abc import Iterable

from cedu_targets.domain.indicator import Measure
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.notes import NOTE
from cedu_targets.recognition.table.body import SECTION
from cedu_targets.recognition.table.part_columns import PartColumns
from cedu_targets.recognition.table.part_heads import PartHead, part_named
from cedu_targets.recognition.table.remarks import is_unit_name
from cedu_targets.recognition.table.transposed import TASKS
from cedu_targets.recognition.view import GridView


def as_if_filled(grid: GridView) -> GridView | None:
    """The sheet with 0 in the column of what was achieved, of the first such form; None where there is none."""
    for row in range(len(grid.rows)):
        named = (column for column in grid.filled(row) if TASKS.fullmatch(squeezed(grid.text(row, column))))
        name = next(named, None)
        if name is None:
            continue
        last = row + 1 if row + 1 < len(grid.rows) and _goes_on(grid, row + 1, name) else row
        heads = _heads(grid, row, last, name)
        rows = _rows(grid, last + 1, name, heads) if heads else []
        parts = PartColumns(grid, heads, rows)
        column = parts.total if parts.total is not None else next(iter(parts.months), None)
        if column is not None and rows:
            return grid.edited({(one, column): 0.0 for one in rows})
    return None


def _goes_on(grid: GridView, row: int, name: int) -> bool:
    """Whether a row is a second line of headings: nothing stands there but to the right of the names' heading."""
    return bool(grid.filled(row)) and grid.filled(row)[0] > name


def _heads(grid: GridView, top: int, last: int, name: int) -> dict[int, PartHead]:
    heads: dict[int, PartHead] = {}
    over = ""
    for column in range(name + 1, max(len(grid.rows[row]) for row in (top, last))):
        over = squeezed(grid.text(top, column)) or over
        own, leaf = squeezed(grid.text(top, column)), squeezed(grid.text(last, column))
        head = part_named(leaf, over if last > top else "") if leaf else part_named(own)
        if head is not None:
            heads[column] = head
    return heads if any(head.measure is Measure.ACHIEVEMENT for head in heads.values()) else {}


def _rows(grid: GridView, start: int, name: int, heads: Iterable[int]) -> list[int]:
    """The rows of indicators, down to a blank row, a note or a signature; none where a part of one is filled in."""
    rows: list[int] = []
    for row in range(start, len(grid.rows)):
        text = squeezed(grid.text(row, name))
        filled = grid.filled(row)
        if not filled or NOTE.match(grid.text(row, filled[0])) or (text and not is_unit_name(text)):
            break
        if any(grid.text(row, column) for column in heads):
            return []
        if text and not SECTION.fullmatch(text):
            rows.append(row)
    return rows
