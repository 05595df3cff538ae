"""Cells -> exact numbers, and the cells that hold no number."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from cedu_targets.domain.numbers import Number, decimal_places, from_float, parse_number
from cedu_targets.domain.quantity import MOST_AS_SHARE
from cedu_targets.domain.relation import Relation
from cedu_targets.readers.grid import Grid, Raw


class Unreadable(NamedTuple):
    """A cell that holds something else than a number; `code` is that of its finding."""

    row: int
    column: int
    code: str
    text: str


class Shape(NamedTuple):
    """How the filled numbers of a column are written."""

    in_percent: bool
    """All of them in per cent, and there are some."""
    places: int
    """The most decimal places."""
    mostly_whole: bool
    """Fewer than half have decimal places; so it is said of a blank column."""


@dataclass(frozen=True)
class Values:
    """Numbers row by row, in the order of `columns`; None where a cell is blank or unreadable."""

    columns: Sequence[int]
    numbers: Mapping[int, Sequence[Decimal | None]]
    """By grid row."""
    in_percent: Mapping[int, Set[int]]
    """By grid column the rows whose number is written in per cent: its value is a share."""
    unreadable: Sequence[Unreadable] = ()

    def adds_up(self, total: int) -> bool:
        """Whether a row is the sum of all others in most of the columns that it fills, and in two at least."""
        equal = unequal = 0
        for position, number in enumerate(self.numbers[total]):
            if number is None:
                continue
            column = [cells[position] for row, cells in self.numbers.items() if row != total]
            others = [other for other in column if other is not None]
            is_equal = len(others) > 1 and sum(others) == number
            equal, unequal = equal + is_equal, unequal + (not is_equal)
        return equal > max(unequal, 1)

    def decimals(self, row: int) -> dict[int, Decimal]:
        """The filled numbers of a row by column."""
        cells = zip(self.columns, self.numbers[row], strict=True)
        return {column: number for column, number in cells if number is not None}

    def of_columns(self, rows: Iterable[int]) -> list[dict[int, Decimal]]:
        """For each column its filled numbers in some rows, by row."""
        rows = list(rows)
        across = zip(*(self.numbers[row] for row in rows), strict=True) if rows else ((),) * len(self.columns)
        return [
            {row: number for row, number in zip(rows, column, strict=True) if number is not None} for column in across
        ]

    def shapes(self, rows: Sequence[int]) -> list[Shape]:
        """The shape of each column's numbers in some rows."""
        return [
            _shape(numbers, self.in_percent.get(column, frozenset()))
            for column, numbers in zip(self.columns, self.of_columns(rows), strict=True)
        ]

    def agreement(self, relation: Relation, positions: Mapping[str, int], rows: Iterable[int]) -> tuple[int, int]:
        """(rows in which a relation holds, rows in which it fails); blank rows count for neither.

        `positions` tells which column a code stands for.
        """
        verdicts = []
        for row in rows:
            cells = self.numbers[row]
            verdicts.append(relation.holds(lambda code, cells=cells: cells[positions[code]]))  # type: ignore[misc]
        return verdicts.count(True), verdicts.count(False)


def _shape(numbers: Mapping[int, Decimal], in_percent: Set[int]) -> Shape:
    places = Counter(map(decimal_places, numbers.values()))
    fine = len(numbers) - places[0]
    is_percent = bool(numbers) and numbers.keys() <= in_percent
    return Shape(is_percent, max(places, default=0), fine * 2 < max(len(numbers), 1))


def read_values(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> Values:
    """Read the cells of `rows` × `columns`."""
    numbers: dict[int, Sequence[Decimal | None]] = {}
    unreadable: list[Unreadable] = []
    with_errors = {row for row, _ in grid.broken}
    written: dict[int, set[int]] = {}
    known: dict[Raw, Decimal | None] = {None: None, "": None}
    for row in rows:
        cells = grid.rows[row]
        wanted = (
            [cells[column] for column in columns] if columns[-1] < len(cells) else [grid.raw(row, c) for c in columns]
        )
        if row in with_errors or bool in map(type, wanted):
            known_here: dict[Raw, Decimal | None] = {}  # True would be found as the 1 that it equals
        else:
            known_here = known
        numbers[row] = [
            known_here[raw] if raw in known_here else _read(grid, row, column, raw, known, written, unreadable)
            for column, raw in zip(columns, wanted, strict=True)
        ]
    return Values(columns, numbers, _in_percent(grid, columns, numbers, written), unreadable)


def _read(
    grid: Grid,
    row: int,
    column: int,
    raw: Raw,
    known: dict[Raw, Decimal | None],
    written: dict[int, set[int]],
    unreadable: list[Unreadable],
) -> Decimal | None:
    """One cell; what was read is `known` from then on, unless it is written with a per cent sign."""
    error = grid.broken.get((row, column))
    if error is not None:
        unreadable.append(Unreadable(row, column, "RD003" if error else "RD002", error))
        return None
    try:
        number = _number(raw)
    except ValueError as reason:
        code = "RD004" if isinstance(raw, bool | date | time | timedelta) else "RD001"
        unreadable.append(Unreadable(row, column, code, str(reason)))
        return None
    if number is None:
        known[raw] = None
        return None
    if number.percent:
        written.setdefault(column, set()).add(row)
    else:
        known[raw] = number.value
    return number.value


def _in_percent(
    grid: Grid, columns: Sequence[int], numbers: Mapping[int, Sequence[Decimal | None]], written: dict[int, set[int]]
) -> Mapping[int, Set[int]]:
    """The cells that hold a number and have a per cent sign, or a format that shows one."""
    position = {column: index for index, column in enumerate(columns)}
    for row, column in grid.percents:
        index = position.get(column)
        if index is not None and row in numbers and numbers[row][index] is not None:
            written.setdefault(column, set()).add(row)
    return written


def _number(raw: Raw) -> Number | None:
    """Raises ValueError, with the cell's text, for what is no number."""
    if isinstance(raw, bool | date | time | timedelta):
        raise ValueError(str(raw))
    if isinstance(raw, int | float):
        return Number(from_float(float(raw)))
    return None if raw is None else parse_number(raw)


def as_shares(
    numbers: Mapping[int, Decimal], in_percent: Set[int], headed_percent: bool
) -> tuple[dict[int, Decimal], list[int]]:
    """What differs from a column of rates as it stands, where rates are to be shares: (value by row, rows in doubt).

    `95%`, `95` and `0.95` are the same where the column makes it clear: a percent sign or
    format (rows `in_percent`) says it; plain numbers that are all above 1 are per cent, all up
    to 1 shares. In a column that mixes the two, a plain number up to 1 could be either, as it
    could where the header says % (`headed_percent`).
    """
    plain = {row: value for row, value in numbers.items() if value and row not in in_percent}
    if not headed_percent and not any(value > MOST_AS_SHARE for value in plain.values()):
        return {}, []
    shares = {row: value / 100 for row, value in plain.items() if value > MOST_AS_SHARE}
    return shares, [row for row in plain if row not in shares]
