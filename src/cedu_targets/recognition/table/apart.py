"""Tables beside one another with a blank column between them: each is read from its own part of the sheet.

Tables under the same headings in the same rows stay together: they may be blocks of one list (`side_by_side.py`).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from cedu_targets.domain.fault import InputFault
from cedu_targets.files.grid import is_number, squeezed
from cedu_targets.recognition.table.body import ROWS_LOOKED_AT, numbers_in, texts_in
from cedu_targets.recognition.table.row_keys import counts_nothing, heads_no_amounts, numbers_of
from cedu_targets.recognition.view import GridView

_FEW_PARTS, _MOST_COPIED = 8, 10_000_000
"""Parts that a sheet may have in any case, and cells of all of them together."""
_MOST_ALIKE = 0.2
"""The part of the names of a table's rows that may stand there before."""


def parts_of(grid: GridView) -> Iterator[GridView]:
    """The sheet itself, or a view of each of its parts: the rest is blank there, and cells keep their places.

    Raises InputFault (RD125) where there are too many parts: each is as large as the sheet.
    """
    after_blanks = columns_after_blanks(grid)
    if not after_blanks:
        yield grid
        return
    starts = [0]
    filled = _first_filled(grid)
    amounts = lru_cache(maxsize=None)(lambda column: _has_amounts(grid, column))  # of each column asked once
    for column in after_blanks:
        before = range(starts[-1], column)
        if any(map(amounts, before)) and _begins_a_table(grid, filled, before, column):
            starts.append(column)
    if len(starts) == 1:
        yield grid
        return
    most = max(_FEW_PARTS, _MOST_COPIED // (len(grid.rows) * max(map(len, grid.rows))))
    if len(starts) > most:
        raise InputFault("RD125", {"count": len(starts), "limit": most})
    for left, right in zip(starts, [*starts[1:], None], strict=True):
        yield grid.window(0, left, right).with_rows_of(grid, _around(grid, left, right))


def columns_after_blanks(grid: GridView) -> list[int]:
    """The columns that follow a blank one, and have a filled one somewhere before them."""
    of_any = {column for columns in _first_filled(grid) for column in columns}
    first = min(of_any, default=0)
    candidates = [column for column in sorted(of_any) if column - 1 not in of_any and first < column]
    return [column for column in candidates if not any(grid.text(row, column - 1) for row in range(len(grid.rows)))]


def _first_filled(grid: GridView) -> list[list[int]]:
    return [grid.filled(row) for row in range(min(len(grid.rows), ROWS_LOOKED_AT))]


def _begins_a_table(grid: GridView, filled: Sequence[Sequence[int]], before: range, column: int) -> bool:
    """Whether headings, different names and numbers begin anew in a column, right of a part with amounts."""
    width = max(map(len, islice(grid.rows, ROWS_LOOKED_AT)))
    right = [len(columns) - bisect_left(columns, column) for columns in filled]
    rows = [row for row, count in enumerate(right) if count]
    top = next((row for row in rows if right[row] > 1), None)
    if top is None:
        return False
    below = [row for row in rows if row > top]
    while column < width and counts_nothing(squeezed(grid.text(top, column)), numbers_of(grid, below, column)):
        if texts_in(grid, below, column):
            break
        column += 1  # running numbers before the names
    head = squeezed(grid.text(top, column)) if column < width else ""
    if not head or heads_no_amounts(head) or texts_in(grid, below, column) <= numbers_in(grid, below, column):
        return False
    if head in (squeezed(grid.text(top, one)) for one in before):
        return False
    return are_names(grid, below, column, range(column + 1, width))


def are_names(grid: GridView, rows: Sequence[int], column: int, numbers: range) -> bool:
    """Whether a column names every row that has numbers right of it, each by another name."""
    numbered = [row for row in rows if grid.has_number(row, numbers)]
    names = [squeezed(grid.text(row, column)) for row in numbered if not is_number(grid.raw(row, column))]
    return 1 < len(numbered) == len(list(filter(None, names))) and len(set(names)) >= (1 - _MOST_ALIKE) * len(names)


def _has_amounts(grid: GridView, column: int) -> bool:
    values = numbers_of(grid, range(min(len(grid.rows), ROWS_LOOKED_AT)), column)
    return len(values) > 1 and not counts_nothing("#", values)


def _texts_of(grid: GridView, row: int, columns: range) -> list[int]:
    return [column for column in grid.filled(row) if column in columns]


def _around(grid: GridView, left: int, right: int | None) -> list[int]:
    """The lone texts over and under a part that has none of its own there: titles and notes of all parts."""
    columns = range(left, max(map(len, grid.rows)) if right is None else right)
    inside = [row for row in range(len(grid.rows)) if _texts_of(grid, row, columns)]
    found: list[int] = []
    for edge, rows in ((inside[0], range(inside[0])), (inside[-1], range(inside[-1] + 1, len(grid.rows)))):
        filled = [row for row in rows if not grid.is_blank(row)]
        if len(_texts_of(grid, edge, columns)) > 1 and all(len(grid.filled(row)) == 1 for row in filled):
            found += filled
    return found
