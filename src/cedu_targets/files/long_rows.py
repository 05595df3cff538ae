"""The rows of a long sheet: held in columns of numbers, some hundred rows each, and handed out as rows on demand.

A cell as an object of its own costs 60 bytes and more; here a number takes 8, and a text is held once where it repeats.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import overload

import numpy
from msgspec import Struct
from numpy.typing import NDArray

from cedu_targets.files.grid import HeldRows, Raw, Spot

Floats = NDArray[numpy.float64]
RowMarks = tuple[int, NDArray[numpy.bool_]]
"""The first row of a stretch, and which of its rows are meant."""
ALONE = numpy.ones(1, bool)
_UNPACKED = 4
"""Chunks of which the rows are kept: who goes through a sheet asks for one after the other."""
_NO_CELLS: Sequence[Raw] = ()


class Column(Struct, frozen=True):
    """The cells of one column of a chunk."""

    numbers: Floats | None
    """NaN where there is no number; None for a column without any."""
    others: Mapping[int, Raw]
    """What else stands there, by its row within the chunk."""

    def cells(self, height: int) -> list[Raw]:
        """The cells from top to bottom."""
        cells: list[Raw]
        if self.numbers is None:
            cells = [None] * height
        else:
            cells = self.numbers.tolist()
            for row in numpy.flatnonzero(numpy.isnan(self.numbers)).tolist():
                cells[row] = None
        for row, raw in self.others.items():
            cells[row] = raw
        return cells


class Chunk(Struct, frozen=True):
    """Some rows that follow one another."""

    first: int
    height: int
    columns: Sequence[Column]
    lengths: NDArray[numpy.int32] | None
    """The cells of each row; None where all rows are as wide as the chunk."""

    @property
    def width(self) -> int:
        """The cells of the longest row."""
        return len(self.columns)

    def rows(self) -> list[Sequence[Raw]]:
        """The rows from top to bottom."""
        rows: list[Sequence[Raw]] = [*map(list, zip(*[one.cells(self.height) for one in self.columns], strict=True))]
        if self.lengths is not None:
            width = len(self.columns)
            for row in numpy.flatnonzero(self.lengths < width).tolist():
                del rows[row][self.lengths[row] :]  # type: ignore[attr-defined]
        return rows


class Plain(Struct, frozen=True):
    """Some rows as they are, where they are not written as rows of numbers are."""

    first: int
    height: int
    cells: Mapping[int, Sequence[Raw]]
    """By the row of the sheet."""

    @property
    def width(self) -> int:
        """The cells of the longest row."""
        return max(map(len, self.cells.values()), default=0)

    def rows(self) -> list[Sequence[Raw]]:
        """The rows from top to bottom."""
        return [self.cells.get(row, _NO_CELLS) for row in range(self.first, self.first + self.height)]


class LongRows(HeldRows):
    """The rows of a sheet, from chunks; a few rows may be set in place of its own."""

    def __init__(self, chunks: Sequence[Chunk | Plain], changed: Mapping[int, Sequence[Raw]] | None = None) -> None:
        """`chunks` stand one under the other; what is between two of them is blank."""
        self.chunks = chunks
        self._starts = [one.first for one in chunks]
        self._length = chunks[-1].first + chunks[-1].height if chunks else 0
        self._changed = changed or {}
        self._unpacked: OrderedDict[int, list[Sequence[Raw]]] = OrderedDict()

    @property
    def width(self) -> int:
        """The cells of the longest row."""
        return max((one.width for one in self.chunks), default=0)

    def with_rows(self, changes: Mapping[int, Sequence[Raw]]) -> "LongRows":
        """The same rows but for some."""
        return LongRows(self.chunks, {**self._changed, **changes})

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> Sequence[Raw]: ...
    @overload
    def __getitem__(self, at: slice) -> list[Sequence[Raw]]: ...
    def __getitem__(self, at: int | slice) -> Sequence[Raw] | list[Sequence[Raw]]:
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(self._length))]
        if at < 0:
            at += self._length
        if not 0 <= at < self._length:
            raise IndexError(at)
        if at in self._changed:
            return self._changed[at]
        number = bisect_right(self._starts, at) - 1
        if number < 0 or at >= self.chunks[number].first + self.chunks[number].height:
            return _NO_CELLS
        return self._rows_of(number)[at - self._starts[number]]

    def __iter__(self) -> Iterator[Sequence[Raw]]:
        row, changed = 0, self._changed
        for number, chunk in enumerate(self.chunks):
            for _ in range(row, chunk.first):
                yield changed.get(row, _NO_CELLS)
                row += 1
            rows = self._rows_of(number)
            if not changed:
                yield from rows
                row += len(rows)
                continue
            for cells in rows:
                yield changed.get(row, cells)
                row += 1

    def _rows_of(self, number: int) -> list[Sequence[Raw]]:
        kept = self._unpacked
        if number not in kept:
            kept[number] = self.chunks[number].rows()
            if len(kept) > _UNPACKED:
                kept.popitem(last=False)
        return kept[number]


class RowSet(Set[int]):
    """Row numbers, a byte each."""

    def __init__(self, marks: Iterable[RowMarks], height: int) -> None:
        """`marks` are for each stretch of rows its first one and which of them are in the set."""
        self._marks = numpy.zeros(height, bool)
        for first, marks_of in marks:
            self._marks[first : first + len(marks_of)] |= marks_of[: max(height - first, 0)]

    @property
    def marks(self) -> NDArray[numpy.bool_]:
        """For each row whether it is in the set."""
        return self._marks

    def __contains__(self, row: object) -> bool:
        return isinstance(row, int) and 0 <= row < len(self._marks) and bool(self._marks[row])

    def __iter__(self) -> Iterator[int]:
        return iter(numpy.flatnonzero(self._marks).tolist())

    def __len__(self) -> int:
        return int(numpy.count_nonzero(self._marks))


class SpotSet(Set[Spot]):
    """Cells of a long sheet, by their columns."""

    def __init__(self, columns: Mapping[int, RowSet]) -> None:
        self.columns = columns

    def __contains__(self, spot: object) -> bool:
        return isinstance(spot, tuple) and spot[1] in self.columns and spot[0] in self.columns[spot[1]]

    def __iter__(self) -> Iterator[Spot]:
        return ((row, column) for column, rows in self.columns.items() for row in rows)

    def __len__(self) -> int:
        return sum(map(len, self.columns.values()))
