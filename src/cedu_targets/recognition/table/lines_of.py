"""The numbers of a table as lines of whole steps, rows or columns, in which sums are sought."""

from collections.abc import Sequence

from cedu_targets.domain.numbers import decimal_places
from cedu_targets.domain.rounding_tolerance import step_of
from cedu_targets.recognition.table.lines import Lines
from cedu_targets.recognition.table.values import Values

MOST_PLACES = 9
"""Further decimal places are left out."""
_DUST = 7
"""Decimal places that no person writes."""


def lines_of_rows(values: Values, rows: Sequence[int], columns: Sequence[int]) -> Lines:
    """Rows as lines, crossed by columns."""
    places = _places(values, rows, columns)
    cells, steps, unknown = _cells(values, rows, columns, places)
    return Lines(cells, unknown, [steps] * len(rows), _dust(places))


def lines_of_columns(values: Values, rows: Sequence[int], columns: Sequence[int]) -> Lines:
    """Columns as lines, crossed by rows."""
    places = _places(values, rows, columns)
    cells, steps, unknown = _cells(values, rows, columns, places)
    turned = [[row[number] for row in cells] for number in range(len(columns))]
    hidden = [frozenset(at for at, row in enumerate(unknown) if number in row) for number in range(len(columns))]
    return Lines(turned, hidden, [[step] * len(rows) for step in steps], _dust(places))


def _places(values: Values, rows: Sequence[int], columns: Sequence[int]) -> int:
    positions = _positions(values, columns)
    numbers = (values.numbers[row][position] for row in rows for position in positions)
    return min(MOST_PLACES, max((decimal_places(number) for number in numbers if number is not None), default=0))


def _positions(values: Values, columns: Sequence[int]) -> list[int]:
    """Where these columns stand among all that have numbers."""
    known = {column: position for position, column in enumerate(values.columns)}
    return [known[column] for column in columns]


def _dust(places: int) -> int:
    return 10 ** (places - _DUST) if places >= _DUST else 0


def _cells(
    values: Values, rows: Sequence[int], columns: Sequence[int], places: int
) -> tuple[list[list[int | None]], list[int], list[frozenset[int]]]:
    """(the cells row by row in whole steps, the finest step of each column, the unknown columns of each row)."""
    positions = _positions(values, columns)
    numbers = [[values.numbers[row][position] for position in positions] for row in rows]
    cells = [[None if number is None else int(number.scaleb(places)) for number in line] for line in numbers]
    different = [{number for line in numbers if (number := line[at])} for at in range(len(columns))]
    pooled = step_of(set().union(*different))  # few numbers a column may be many together
    steps = [int(max(pooled, step_of(column)).scaleb(places)) or 1 for column in different]
    hidden = {(cell.row, cell.column) for cell in values.unreadable}
    unknown = [frozenset(at for at, column in enumerate(columns) if (row, column) in hidden) for row in rows]
    return cells, steps, unknown
