"""Cells -> exact numbers, and the cells that hold no number."""

from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from cedu_targets.domain.numbers import Number, from_float, parse_number
from cedu_targets.domain.quantity import MOST_AS_SHARE
from cedu_targets.readers.grid import Grid, Raw


class Unreadable(NamedTuple):
    """A cell that holds something else than a number; `code` is that of its finding."""

    row: int
    column: int
    code: str
    text: str


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
        if row not in with_errors and bool not in map(type, wanted):  # True would be found as the 1 that it equals
            with suppress(KeyError):
                numbers[row] = [known[raw] for raw in wanted]
                continue
        numbers[row] = [
            _read(grid, row, column, raw, known, written, unreadable)
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
