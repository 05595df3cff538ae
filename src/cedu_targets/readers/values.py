"""Cells -> exact numbers, and the cells that hold no number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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
    """Numbers by grid row and column; blanks are absent."""

    numbers: Mapping[int, dict[int, Number]]
    unreadable: list[Unreadable] = field(default_factory=list)

    def adds_up(self, total: int) -> bool:
        """Whether a row is the sum of all others in most of the columns that it fills, and in two at least."""
        equal = unequal = 0
        for column, number in self.numbers[total].items():
            others = [cells[column].value for row, cells in self.numbers.items() if row != total and column in cells]
            is_equal = len(others) > 1 and sum(others) == number.value
            equal, unequal = equal + is_equal, unequal + (not is_equal)
        return equal > max(unequal, 1)

    def decimals(self, row: int) -> dict[int, Decimal]:
        """The filled numbers of a row by column."""
        return {column: number.value for column, number in self.numbers[row].items()}

    def of_column(self, column: int, rows: Iterable[int]) -> list[Number]:
        """The filled numbers of a column."""
        return [number for row in rows if (number := self.numbers[row].get(column)) is not None]


def read_values(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> Values:
    """Read the cells of `rows` × `columns`."""
    values = Values({row: {} for row in rows})
    broken, percents = grid.broken, grid.percents
    known: dict[Raw, Number] = {}  # tables repeat their numbers; parsing each once is a third of the time
    for row in rows:
        cells = grid.rows[row]
        width = len(cells)
        target = values.numbers[row]
        for column in columns:
            if broken and (row, column) in broken:
                error = broken[row, column]
                values.unreadable.append(Unreadable(row, column, "RD003" if error else "RD002", error))
                continue
            raw = cells[column] if column < width else None
            if raw is None or raw == "":
                continue
            number = known.get(raw) if type(raw) is not bool else None
            if number is None:
                try:
                    number = _number(raw)
                except ValueError as error:
                    code = "RD004" if isinstance(raw, bool | date | time | timedelta) else "RD001"
                    values.unreadable.append(Unreadable(row, column, code, str(error)))
                    continue
                if number is None:
                    continue
                known[raw] = number
            target[column] = Number(number.value, True) if percents and (row, column) in percents else number
    return values


def _number(raw: Raw) -> Number | None:
    """Raises ValueError, with the cell's text, for what is no number."""
    if isinstance(raw, bool | date | time | timedelta):
        raise ValueError(str(raw))
    if isinstance(raw, int | float):
        return Number(from_float(float(raw)))
    return None if raw is None else parse_number(raw)


def as_shares(numbers: Mapping[int, Number], headed_percent: bool) -> tuple[dict[int, Decimal], list[int]]:
    """A column of rates as shares: (value by row, rows that cannot be told).

    `95%`, `95` and `0.95` are the same where the column makes it clear: a percent sign or
    format says it; plain numbers that are all above 1 are per cent, all up to 1 shares. In
    a column that mixes the two, a plain number up to 1 could be either, as it could where the
    header says % (`headed_percent`).
    """
    in_percent = any(not number.percent and number.value > MOST_AS_SHARE for number in numbers.values())
    shares: dict[int, Decimal] = {}
    ambiguous: list[int] = []
    for row, number in numbers.items():
        if number.percent or not number.value or not (in_percent or headed_percent):
            shares[row] = number.value
        elif number.value > MOST_AS_SHARE:
            shares[row] = number.value / 100
        else:
            ambiguous.append(row)
    return shares, ambiguous
