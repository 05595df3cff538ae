"""Short sheets held as long ones are, so that both can be asked the same."""

from collections.abc import Sequence

import numpy
from msgspec.structs import replace

from cedu_targets.files.grid import Grid, Raw
from cedu_targets.files.long_rows import LongRows
from cedu_targets.files.row_chunks import Chunk, Column
from cedu_targets.files.row_sets import RowSet, SpotSet


def chunk(first: int, rows: Sequence[Sequence[Raw]]) -> Chunk:
    """Rows as the reader of blocks makes them."""
    columns = []
    for at in range(max(map(len, rows))):
        cells = [row[at] if at < len(row) else None for row in rows]
        numbers = numpy.array([raw if type(raw) is float else numpy.nan for raw in cells])
        others = {row: raw for row, raw in enumerate(cells) if raw is not None and type(raw) is not float}
        columns.append(Column(None if numpy.isnan(numbers).all() else numbers, others))
    return Chunk(first, len(rows), columns, numpy.array([*map(len, rows)], numpy.int32))


def as_long(grid: Grid, height: int = 5) -> Grid:
    """The same sheet in chunks of so many rows."""
    rows = grid.rows
    chunks = [chunk(first, rows[first : first + height]) for first in range(0, len(rows), height)]
    chunks = [one for one in chunks if one.width]
    percents: dict[int, list[tuple[int, numpy.ndarray]]] = {}
    for row, column in grid.percents:
        percents.setdefault(column, []).append((row, numpy.ones(1, bool)))
    spots = SpotSet({column: RowSet(marks, len(rows)) for column, marks in percents.items()})
    return replace(grid, rows=LongRows(chunks), percents=spots)
