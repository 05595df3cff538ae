"""Cells: the numbers of a table by unit and indicator, held by columns."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.named_rows import Names
from cedu_targets.domain.packed_column import Column, PackedColumn, filled_count, packed


class Key(NamedTuple):
    """What a value is the value of."""

    unit: str
    indicator: str
    period: str | None
    measure: Measure


class Cells(Mapping[Key, Decimal]):
    """The filled cells of a table, held by columns: a key made for each would cost more than reading it."""

    def __init__(
        self, units: Sequence[str], columns: Mapping[str, Column], period: str | None, measure: Measure
    ) -> None:
        """`columns` are by code the cells of the `units` in their order, None where they are blank.

        A long column is a `PackedColumn`, or becomes one here.
        """
        self.units = units if isinstance(units, tuple) else tuple(units)
        self.period, self.measure = period, measure
        self.by_code = {code: packed(column) for code, column in columns.items()}

    @staticmethod
    def of_lines(
        lines: Mapping[str, Sequence[Decimal | None]], codes: Sequence[str], period: str | None, measure: Measure
    ) -> "Cells":
        """The cells of each unit in the order of `codes`, None where they are blank."""
        columns = zip(*lines.values(), strict=True) if lines else ((),) * len(codes)
        return Cells(tuple(lines), dict(zip(codes, columns, strict=True)), period, measure)

    @staticmethod
    def of(values: Mapping[Key, Decimal], period: str | None, measure: Measure) -> "Cells":
        """The values of one period and measure."""
        if isinstance(values, Cells) and (values.period, values.measure) == (period, measure):
            return values
        here = {key: value for key, value in values.items() if (key.period, key.measure) == (period, measure)}
        codes = list(dict.fromkeys(key.indicator for key in here))
        position = {code: number for number, code in enumerate(codes)}
        lines: dict[str, list[Decimal | None]] = {}
        for key, value in here.items():
            lines.setdefault(key.unit, [None] * len(codes))[position[key.indicator]] = value
        return Cells.of_lines(lines, codes, period, measure)

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        units = self.units
        return (units if isinstance(units, Names) else Names(units)).positions

    def value(self, unit: str, code: str) -> Decimal | None:
        """One cell; None where it is blank, or there is none."""
        position, column = self._positions.get(unit), self.by_code.get(code)
        return None if position is None or column is None else column[position]

    def line(self, unit: str) -> Mapping[str, Decimal]:
        """The filled cells of a unit by code."""
        position = self._positions.get(unit)
        if position is None:
            return {}
        return {code: value for code, column in self.by_code.items() if (value := column[position]) is not None}

    def columns(self, units: Sequence[str]) -> Mapping[str, Column]:
        """The cells of some units by code."""
        if tuple(units) == self.units:
            return self.by_code
        positions = [self._positions.get(unit, -1) for unit in units]
        are_all_there = -1 not in positions
        return {code: _taken(column, positions, are_all_there) for code, column in self.by_code.items()}

    def __getitem__(self, key: Key) -> Decimal:
        value = self.value(key.unit, key.indicator)
        if value is None or (key.period, key.measure) != (self.period, self.measure):
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[Key]:
        for position, unit in enumerate(self.units):
            for code, column in self.by_code.items():
                if column[position] is not None:
                    yield Key(unit, code, self.period, self.measure)

    def __len__(self) -> int:
        return sum(map(filled_count, self.by_code.values()))


def _taken(column: Column, positions: Sequence[int], are_all_there: bool) -> Column:
    if type(column) is PackedColumn:
        return column.taken(positions)
    if are_all_there:
        return [column[position] for position in positions]
    return [column[position] if position >= 0 else None for position in positions]
