"""The equations of a table as a search sees them: which cell stands in which sum, and every number in whole steps.

All arithmetic is in integers of one step (the finest decimal place of the table).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property, lru_cache
from math import inf
from typing import NamedTuple

from msgspec import Struct, field

from cedu_targets.diagnosis.clock import Clock
from cedu_targets.domain.column_sums import least_of, most_of
from cedu_targets.domain.equation import ColumnSum, Equation, RowSum
from cedu_targets.domain.indicator import Kind, Rounding
from cedu_targets.domain.named_rows import Names, RowsOfNames, in_order
from cedu_targets.domain.table import Table


class Cell(NamedTuple):
    """One cell of the table."""

    unit: str
    indicator: str


class Sum(NamedTuple):
    """One equation at one place: `unit` is "" for a sum over the cells of a column."""

    equation: int
    unit: str


class TooFineError(ValueError):
    """A number has more decimal places than the granules of its table."""


class EquationIndex(Struct, frozen=True, dict=True):
    """A table and the equations that its rules demand, each demanded once."""

    table: Table
    equations: tuple[Equation, ...]
    places: int
    """Decimal places of a step: a table in 0.01 is counted in hundredths."""
    clock: Clock = field(default_factory=lambda: Clock(inf))
    """Asked wherever every row of the table is gone through."""
    _largest: dict[str, int] = field(default_factory=dict)
    _values: dict[Cell, int | None] = field(default_factory=dict)

    @cached_property
    def granules(self) -> Mapping[str, int]:
        """The smallest step of each indicator, in steps of the table."""
        return {indicator.code: max(1, self.steps(indicator.granule)) for indicator in self.table.indicators}

    @cached_property
    def column_sums(self) -> Mapping[str, int]:
        """The equation by which the district sums each column."""
        return {code: number for (total, code), number in self._totals.items() if total == self.table.district}

    @cached_property
    def _totals(self) -> Mapping[tuple[str, str], int]:
        """The equation of every total and column."""
        every = enumerate(self.clock.watched(self.equations))
        return {(one.total, one.at): n for n, one in every if isinstance(one, ColumnSum)}

    @cached_property
    def summed(self) -> frozenset[str]:
        """The columns that the district or a subtotal sums."""
        return frozenset(code for _, code in self._totals)

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The subtotals whose columns are summed."""
        totals = {total for total, _ in self._totals}
        return tuple(area for area in self.table.areas if area in totals)

    @cached_property
    def _areas_of(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """(subtotal, factor) of every row that a subtotal sums, and of the subtotals themselves."""
        found: dict[str, list[tuple[str, int]]] = {}
        for area in self.areas:
            found.setdefault(area, []).append((area, 1))
            for unit in self.clock.watched(self.table.areas[area]):
                found.setdefault(unit, []).append((area, -1))
        return {unit: tuple(entries) for unit, entries in found.items()}

    @cached_property
    def district_members(self) -> Collection[str]:
        """The rows that the district's row sums."""
        self.clock.ask()
        return Names(self.table.members(self.table.district)).positions if self.table.district else ()

    @cached_property
    def row_sums(self) -> Mapping[str, tuple[tuple[int, int], ...]]:
        """(equation, factor) of every equality within rows that speaks of a column."""
        return self._speaking(bound=False)

    @cached_property
    def bounds(self) -> Mapping[str, tuple[tuple[int, int], ...]]:
        """(equation, factor) of every bound within rows that speaks of a column."""
        return self._speaking(bound=True)

    def _speaking(self, *, bound: bool) -> Mapping[str, tuple[tuple[int, int], ...]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for number, equation in enumerate(self.equations):
            if isinstance(equation, RowSum) and equation.bound is bound:
                for code, factor in equation.terms:
                    found.setdefault(code, []).append((number, factor))
        return {code: tuple(entries) for code, entries in found.items()}

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """The rows that sums run over, district first."""
        return self.table.rows

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """These, and the subtotals that are none of them."""
        layout, others = self.table.layout.rows, (*self.areas, *self.table.subtotals)
        if others:
            return tuple(dict.fromkeys(self.clock.watched((*self.rows, *others))))
        # Of a long table: each is there once, and the index of where it stands.
        return layout.names if isinstance(layout, RowsOfNames) and layout.names == self.rows else self.rows

    @cached_property
    def order(self) -> Names:
        """These as they stand in the sheet, with where each stands among them."""
        self.clock.ask()
        return self.lines if isinstance(self.lines, Names) else Names(in_order(self.lines, self.table.layout.rows))

    @cached_property
    def known_rows(self) -> Collection[str]:
        """The rows in which sums of columns are judged: these, and all subtotals."""
        self.clock.ask()
        return (self.lines if isinstance(self.lines, Names) else Names((*self.rows, *self.table.subtotals))).positions

    def degree(self, codes: Iterable[str]) -> int:
        """The most sums that one cell of these columns stands in."""
        areas = max(map(len, self._areas_of.values()), default=0)
        return max(len(self.row_sums.get(code, ())) + (code in self.column_sums) + areas for code in codes)

    def value(self, cell: Cell) -> int | None:
        """What a cell holds, in steps; None where it is blank or unreadable."""
        try:
            return self._values[cell]
        except KeyError:
            value = self.table.value(*cell)
            self._values[cell] = None if value is None else self.steps(value)
            return self._values[cell]

    def largest(self, code: str) -> int:
        """The largest number of any unit in a column; 0 where all are blank."""
        if code not in self._largest:
            self.clock.ask()
            self._largest[code] = self.steps(most_of(self.table.down_units(code)) or Decimal(0))
        return self._largest[code]

    def steps(self, value: Decimal) -> int:
        """A number in steps; exact, whatever the context's precision."""
        steps = _steps(value, self.places)
        if steps is None:
            raise TooFineError(value)
        return steps

    def number(self, steps: int | None) -> Decimal | None:
        """Steps as the number that a person reads."""
        return None if steps is None else self.decimal(steps)

    def decimal(self, steps: int) -> Decimal:
        """Steps that are there as that number."""
        return Decimal(steps).scaleb(-self.places)

    def bounds_of(self, cell: Cell) -> Iterator[tuple[Sum, int]]:
        """The bounds that a cell stands in, with its factor."""
        for number, factor in self.bounds.get(cell.indicator, ()):
            yield Sum(number, cell.unit), factor

    def cells_of(self, place: Sum) -> Iterator[tuple[Cell, int]]:
        """The cells of a sum, with their factors; of a column, the total first."""
        equation = self.equations[place.equation]
        if isinstance(equation, RowSum):
            for code, factor in equation.terms:
                yield Cell(place.unit, code), factor
            return
        yield Cell(equation.total, equation.at), 1
        for unit in self.clock.watched(self.table.members(equation.total)):
            yield Cell(unit, equation.at), -1

    def total_of(self, place: Sum) -> str | None:
        """The row whose cell is the total of a column; None for the sum of a row."""
        equation = self.equations[place.equation]
        return None if isinstance(equation, RowSum) else equation.total

    def is_bound(self, place: Sum) -> bool:
        """Whether a sum is only a bound (`<=`)."""
        equation = self.equations[place.equation]
        return isinstance(equation, RowSum) and equation.bound

    def is_possible(self, cell: Cell, steps: int | None) -> bool:
        """Whether a cell could hold this: on its granule, a rate not above 1, negative only where others are."""
        if not steps and self.table.written and self.table.key(*cell) in self.table.written:
            return False  # a text that holds a number is not to become 0, nor a blank
        if steps is None:
            return True
        if (steps < 0 and cell.indicator not in self._signed) or steps % self.granules[cell.indicator]:
            return False
        is_rate = self.table.by_code[cell.indicator].kind is Kind.RATE
        return not is_rate or steps <= 10**self.places

    @cached_property
    def _signed(self) -> frozenset[str]:
        """The columns with numbers below 0: of changes, of money."""
        leasts = ((code, least_of(self.table.down(code))) for code in self.table.codes)
        return frozenset(code for code, least in leasts if least is not None and least < 0)

    @cached_property
    def has_rounding(self) -> bool:
        """Whether any number of the table was rounded."""
        return any(indicator.rounding is not Rounding.EXACT for indicator in self.table.indicators)

    def _is_rounded(self, code: str) -> bool:
        return self.table.by_code[code].rounding is not Rounding.EXACT


@lru_cache(maxsize=8192)
def _steps(value: Decimal, places: int) -> int | None:
    """A number in steps of so many decimal places, None where it has more. Kept: a search asks again and again."""
    numerator, denominator = value.as_integer_ratio()
    steps, rest = divmod(numerator * int(10**places), denominator)
    return None if rest else steps
