"""Some hundred rows of a long sheet, held in columns: a number takes 8 bytes, a text is held once where it repeats."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from math import isfinite
from mmap import mmap
from typing import Any

import numpy
from msgspec import Struct
from numpy.typing import NDArray

from cedu_targets.files.grid import Raw, is_filled, is_number

Floats = NDArray[numpy.float64]
Marks = NDArray[numpy.bool_]
Columns = tuple[int, ...] | range
Held = NDArray[Any]
BLANK = 255
"""In place of the decimal places of a number, where there is none."""
_TENS = 10.0 ** numpy.arange(16)
NO_CELLS: Sequence[Raw] = ()
_WORD = 8


def in_own_memory(arrays: Sequence[Held]) -> list[Held]:
    """Copies of the arrays of a chunk in one stretch of memory, which goes back to the system with the chunk.

    Some thousand small arrays leave holes in memory that nothing else fits into.
    """
    starts = [0, *accumulate(-(-one.nbytes // _WORD) * _WORD for one in arrays)]
    memory = mmap(-1, max(starts[-1], 1))
    copies = []
    for start, one in zip(starts, arrays, strict=False):
        copies.append(numpy.ndarray(one.shape, one.dtype, memory, start))
        copies[-1][...] = one
    return copies


def has_number(cells: Sequence[Raw], columns: Columns) -> bool:
    """Whether one of these cells of a row holds a number."""
    return any(column < len(cells) and cells[column] != "" and is_number(cells[column]) for column in columns)


def _is_stored(raw: Raw) -> bool:
    """Whether it is a number as arrays hold it; NaN stands for none there."""
    return type(raw) is float and isfinite(raw)


class Texts(Mapping[int, Raw]):
    """What stands in rows that follow one another: a column of names is held without a number for each."""

    __slots__ = ("_cells", "_rows")

    def __init__(self, first: int, cells: Sequence[Raw]) -> None:
        self._rows, self._cells = range(first, first + len(cells)), cells

    def __getitem__(self, row: int) -> Raw:
        if row not in self._rows:
            raise KeyError(row)
        return self._cells[row - self._rows.start]

    def __iter__(self) -> Iterator[int]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def by_row(rows: Sequence[int], cells: Sequence[Raw]) -> Mapping[int, Raw]:
    """Cells by their rows, which rise."""
    if rows and rows[-1] - rows[0] + 1 == len(rows):
        return Texts(rows[0], cells)
    return dict(zip(rows, cells, strict=True))


class Column(Struct, frozen=True):
    """The cells of one column of a chunk."""

    numbers: Floats | None
    """NaN where there is no number; None for a column without any."""
    others: Mapping[int, Raw]
    """What else stands there, by its row within the chunk."""

    @property
    def has_number(self) -> Marks | None:
        """For each row whether there is a number; None for a column without any."""
        return None if self.numbers is None else ~numpy.isnan(self.numbers)

    def beyond(self, low: float, high: float) -> Marks | None:
        """For each row whether a number is none from `low` to `high`; None where none is."""
        return None if self.numbers is None else (self.numbers < low) | (self.numbers > high)

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


class WrittenColumn(Struct, frozen=True):
    """The cells of one column of a text: numbers as they are written, by their digits and decimal places."""

    steps: NDArray[numpy.signedinteger[Any]]
    places: NDArray[numpy.uint8]
    """BLANK where there is no number."""
    others: Mapping[int, Raw]
    """What else stands there, by its row within the chunk."""

    @property
    def has_number(self) -> Marks:
        """For each row whether there is a number."""
        marks: Marks = self.places != BLANK
        return marks

    def beyond(self, low: float, high: float) -> Marks | None:
        """For each row whether a number is none from `low` to `high`; None where none is."""
        if low <= min(self.steps.min(initial=0), 0) and max(self.steps.max(initial=0), 0) <= high:
            return None  # a number is no further from 0 than its digits
        numbers = self.numbers
        return (numbers < low) | (numbers > high)

    @property
    def numbers(self) -> Floats:
        """The numbers, NaN where there is none."""
        is_number = self.places != BLANK
        return numpy.where(is_number, self.steps / _TENS[numpy.where(is_number, self.places, 0)], numpy.nan)

    def cells(self, _: int) -> list[Raw]:
        """The cells from top to bottom, as they are written."""
        pairs = zip(self.steps.tolist(), self.places.tolist(), strict=True)
        cells: list[Raw] = [
            "" if places == BLANK else str(steps) if not places else f"{steps / 10**places:.{places}f}"
            for steps, places in pairs
        ]
        for row, raw in self.others.items():
            cells[row] = raw
        return cells


class Chunk(Struct, frozen=True):
    """Some rows that follow one another."""

    first: int
    height: int
    columns: Sequence[Column | WrittenColumn]
    lengths: NDArray[numpy.int32] | None
    """The cells of each row; None where all rows are as wide as the chunk."""

    @property
    def width(self) -> int:
        """The cells of the longest row."""
        return len(self.columns)

    def column(self, column: int) -> list[Raw]:
        """The cells of a column from top to bottom."""
        return self.columns[column].cells(self.height) if column < self.width else [None] * self.height

    def numbers(self, column: int) -> Floats | None:
        """The numbers of a column, NaN where there is none; None for a column without any."""
        return self.columns[column].numbers if column < self.width else None

    def others(self, column: int) -> Mapping[int, Raw]:
        """By the row of the sheet what else stands in a column."""
        if column >= self.width:
            return {}
        return {self.first + row: raw for row, raw in self.columns[column].others.items()}

    def texts(self) -> Iterator[tuple[int, int, str]]:
        """Every text by its row and column, from top to bottom."""
        found = [
            (self.first + row, column, raw)
            for column, one in enumerate(self.columns)
            for row, raw in one.others.items()
            if type(raw) is str
        ]
        return iter(sorted(found))

    def numbered(self, columns: Columns) -> Marks:
        """For each row whether it has a number in one of these columns."""
        marks = numpy.zeros(self.height, bool)
        for column in columns:
            if column < self.width:
                one = self.columns[column]
                if (own := one.has_number) is not None:
                    marks |= own
                marks[[row for row, raw in one.others.items() if is_number(raw)]] = True
        return marks

    def filled_cells(self) -> NDArray[numpy.int64]:
        """How many cells of each row are filled."""
        counts = numpy.zeros(self.height, numpy.int64)
        for one in self.columns:
            if (own := one.has_number) is not None:
                counts += own
            counts[[row for row, raw in one.others.items() if is_filled(raw)]] += 1
        return counts

    def beyond(self, low: float, high: float) -> Marks:
        """For each row whether a stored number in it is none from `low` to `high`."""
        marks = numpy.zeros(self.height, bool)
        for one in self.columns:
            if (own := one.beyond(low, high)) is not None:
                marks |= own
        return marks

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

    def column(self, column: int) -> list[Raw]:
        """The cells of a column from top to bottom."""
        return [cells[column] if column < len(cells) else None for cells in self.rows()]

    def numbers(self, column: int) -> Floats | None:
        """The numbers of a column, NaN where there is none."""
        return numpy.array([raw if _is_stored(raw) else numpy.nan for raw in self.column(column)], float)

    def others(self, column: int) -> Mapping[int, Raw]:
        """By the row of the sheet what else stands in a column."""
        cells = enumerate(self.column(column), self.first)
        return {row: raw for row, raw in cells if raw is not None and not _is_stored(raw)}

    def texts(self) -> Iterator[tuple[int, int, str]]:
        """Every text by its row and column, from top to bottom."""
        for row, cells in enumerate(self.rows(), self.first):
            yield from ((row, column, raw) for column, raw in enumerate(cells) if type(raw) is str)

    def numbered(self, columns: Columns) -> Marks:
        """For each row whether it has a number in one of these columns."""
        return numpy.array([has_number(cells, columns) for cells in self.rows()], bool)

    def filled_cells(self) -> NDArray[numpy.int64]:
        """How many cells of each row are filled."""
        return numpy.array([sum(map(is_filled, cells)) for cells in self.rows()], numpy.int64)

    def beyond(self, low: float, high: float) -> Marks:
        """For each row whether a stored number in it is none from `low` to `high`."""
        rows = self.rows()
        return numpy.array([any(type(raw) is float and not low <= raw <= high for raw in row) for row in rows], bool)

    def rows(self) -> list[Sequence[Raw]]:
        """The rows from top to bottom."""
        return [self.cells.get(row, NO_CELLS) for row in range(self.first, self.first + self.height)]
