"""The numbers of a long table, read by whole columns; single cells that hold something else are read one by one.

A stored double is read as so many steps of 10⁻ᵖ where these, divided, are that double again: then the decimal number
with at most 14 digits that it stands for is just that, as `from_float` would find it.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Mapping, MutableSet, Sequence, Set
from decimal import Decimal

import numpy
from numpy.typing import NDArray

from cedu_targets.domain.numbers import decimal_places, from_float
from cedu_targets.domain.packed_column import (
    LARGEST,
    LONG,
    MOST_PLACES,
    WORDS,
    Column,
    PackedColumn,
    number_of,
    packed,
    word_for,
)
from cedu_targets.files.grid import Grid, Raw
from cedu_targets.files.long_rows import LongRows
from cedu_targets.files.row_sets import RowSet, SpotSet
from cedu_targets.recognition.table.packed_lines import PackedLines

_MOST_LARGE = 16
"""Numbers of a column that are kept beside it for being larger than the others."""
_MOST_STEPS = 1e14
_LARGEST_READ = 1e20
"""What is larger may be no number of a table, and is read one by one."""

Read = Callable[[int, int, Raw], Decimal | None]
"""Reads the cell of a row and column."""


def packed_lines(grid: Grid, rows: Sequence[int], columns: Sequence[int], read: Read) -> PackedLines:
    """The numbers of some rows and columns of a long sheet."""
    held = grid.rows
    assert isinstance(held, LongRows)
    wanted = numpy.zeros(len(held), bool)
    wanted[list(rows)] = True
    single: dict[tuple[int, int], Raw] = {
        (row, column): raw
        for column in columns
        for row, raw in held.others(column).items()
        if wanted[row] and raw != ""
    }
    single |= {(row, column): None for row, column in grid.broken if column in columns and wanted[row]}
    single |= _too_large(held, rows, columns)
    at = numpy.array(rows, numpy.int64)
    found: dict[int, dict[int, Decimal]] = {}
    for row, column in sorted(single):
        if (number := read(row, column, single[row, column])) is not None:
            found.setdefault(column, {})[bisect_left(rows, row)] = number
    return PackedLines(rows, [_column(_read(held, column)[at], found.get(column, {})) for column in columns])


def _read(held: LongRows, column: int) -> NDArray[numpy.float64]:
    """The numbers of a column that are read as a whole."""
    numbers = held.numbers(column)
    numbers[numpy.abs(numbers) >= _LARGEST_READ] = numpy.nan
    return numbers


def _too_large(held: LongRows, rows: Sequence[int], columns: Sequence[int]) -> dict[tuple[int, int], Raw]:
    """The cells with larger numbers than these."""
    marks = held.beyond(-_LARGEST_READ / 2, _LARGEST_READ / 2)
    few = [row for row in rows if marks[row]] if 1 in marks else []  # nearly always none
    return {
        (row, column): raw
        for row in few
        for column in columns
        if type(raw := held.cell(row, column)) is float and abs(raw) >= _LARGEST_READ
    }


def numbered_rows(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> RowSet:
    """Those of some rows of a long sheet that have a number in these columns."""
    assert isinstance(grid.rows, LongRows)
    marks = numpy.frombuffer(grid.rows.numbered(tuple(columns)), bool)
    if isinstance(rows, range) and rows.step == 1:
        return RowSet([(rows.start, marks[rows.start : rows.stop])], len(grid.rows))
    wanted = numpy.zeros(len(marks), bool)
    wanted[numpy.array(rows, numpy.int64)] = True
    return RowSet([(0, marks & wanted)], len(grid.rows))


def rows_in_percent(grid: Grid, columns: Sequence[int]) -> Mapping[int, MutableSet[int]]:
    """By column the rows of a long sheet whose cells show a per cent."""
    percents = grid.percents
    if not isinstance(percents, SpotSet):
        found: dict[int, MutableSet[int]] = {column: set() for column in columns}
        for row, column in percents:
            if column in found:
                found[column].add(row)
        return found
    return {
        column: percents.columns[column].copy() if column in percents.columns else RowSet((), len(grid.rows))
        for column in columns
    }


def positions_outside(rows: Sequence[int], marked: Set[int]) -> Sequence[int]:
    """The positions of those of some rows that are not in a set."""
    if not isinstance(marked, RowSet):
        return [position for position, row in enumerate(rows) if row not in marked]
    at = numpy.array(rows, numpy.int64)
    is_marked = numpy.zeros(len(at), bool)
    inside = at < len(marked.marks)
    is_marked[inside] = marked.marks[at[inside]]
    return [*numpy.flatnonzero(~is_marked).tolist()]


def places_of(column: PackedColumn) -> Sequence[int]:
    """The decimal places of the filled numbers of a column, in any order."""
    steps = numpy.array(column.steps, numpy.int64)
    in_steps = numpy.ones(len(steps), bool)
    if column.filled is not None:
        in_steps &= numpy.frombuffer(column.filled, numpy.uint8) != 0
    in_steps[[*column.beside]] = False
    steps = steps[in_steps]
    places = numpy.full(len(steps), column.places)
    for fewer in range(1, column.places + 1):
        places[steps % 10**fewer == 0] = column.places - fewer
    return [*places.tolist(), *map(decimal_places, column.beside.values())]


def _column(stored: NDArray[numpy.float64], read: Mapping[int, Decimal]) -> Column:
    """A column of stored numbers, with those that were read one by one by their positions."""
    is_stored = ~numpy.isnan(stored)
    in_steps = _in_steps(stored[is_stored])
    if in_steps is None or len(stored) < LONG:
        numbers: list[Decimal | None] = [None if number != number else from_float(number) for number in stored.tolist()]
        for position, number in read.items():
            numbers[position] = number
        return packed(numbers)
    found, places = in_steps
    steps = numpy.zeros(len(stored), numpy.int64)
    steps[is_stored] = found
    beside: dict[int, Decimal] = {}
    for position, number in read.items():
        is_stored[position] = True
        of_it = number.scaleb(places)
        if of_it == of_it.to_integral_value() and abs(of_it) < LARGEST:
            steps[position] = int(of_it)
        else:
            beside[position] = number
    sizes = numpy.abs(steps)
    for position in _few_large(sizes):
        beside[position] = number_of(int(steps[position]), places)
        steps[position] = sizes[position] = 0
    word = array(word_for(int(sizes.max(initial=0))))
    word.frombytes(steps.astype(word.typecode).tobytes())
    return PackedColumn(word, places, None if is_stored.all() else is_stored.tobytes(), beside)


def _few_large(sizes: NDArray[numpy.int64]) -> list[int]:
    """The positions of a few totals without which a shorter word holds a column: they are kept beside the steps."""
    for word, end in WORDS.items():
        large = numpy.flatnonzero(sizes >= end)
        if len(large) <= _MOST_LARGE:
            return large.tolist() if word != word_for(int(sizes.max(initial=0))) else []
    return []


def _in_steps(numbers: NDArray[numpy.float64]) -> tuple[NDArray[numpy.int64], int] | None:
    """Stored doubles as whole steps, and how many decimal places a step has; None where they are none."""
    for places in range(MOST_PLACES + 1):
        shift = 10.0**places
        steps = numpy.rint(numbers * shift)
        if (numpy.abs(steps) >= _MOST_STEPS).any():
            return None
        if (steps / shift == numbers).all():
            return steps.astype(numpy.int64), places
    return None
