"""The table as a search sees it: cells in whole steps, sums worked out only where they are asked for.

With 40,000 units only the violated sums and the cells in them are ever touched. All arithmetic
is in integers of one step (the finest decimal place of the table).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from cedu_targets.domain.equation import ColumnSum, Equation, RowSum
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.indicator import Blanks, Kind, Rounding
from cedu_targets.domain.numbers import decimal_places
from cedu_targets.domain.rounding_tolerance import Slack, Zone
from cedu_targets.domain.table import Table


class Cell(NamedTuple):
    """One cell of the table."""

    unit: str
    indicator: str


class Sum(NamedTuple):
    """One equation at one place: `unit` is "" for a sum over the cells of a column."""

    equation: int
    unit: str


Changes = Mapping[Cell, int | None]
"""What cells would hold, in steps; None is a blank."""
Objection = Callable[[Mapping[tuple[str, str], Decimal | None]], Severity | None]
"""What rules that are no sums say against numbers in cells."""


class TooFineError(ValueError):
    """A number has more decimal places than the granules of its table."""


@dataclass(frozen=True)
class Problem:
    """A table and the equations that its rules demand, each demanded once."""

    table: Table
    equations: tuple[Equation, ...]
    places: int
    """Decimal places of a step: a table in 0.01 is counted in hundredths."""
    objection: Objection | None = None
    _objections: dict[frozenset[tuple[Cell, int | None]], Severity | None] = field(default_factory=dict, repr=False)
    _residuals: dict[Sum, int | None] = field(default_factory=dict, repr=False)
    _hidden: dict[Sum, tuple[int, frozenset[Cell]]] = field(default_factory=dict, repr=False)
    """What a sum makes that is not judged, and the blanks that hide the rest of it."""
    _slacks: dict[Sum, Slack] = field(default_factory=dict, repr=False)
    _largest: dict[str, int] = field(default_factory=dict, repr=False)

    @staticmethod
    def of(
        table: Table, equations: Sequence[Equation], objection: Objection | None = None, *, all_values: bool = False
    ) -> "Problem":
        """The problem; equations that two rules demand are one.

        A step is the finest granule. Where a number is finer, working with it raises TooFineError;
        with `all_values` every number is looked at first, and none is.
        """
        unique: dict[object, Equation] = {}
        for equation in equations:
            if not (isinstance(equation, RowSum) and not equation.terms):
                unique.setdefault(equation.substance, equation)
        numbers = [indicator.granule for indicator in table.indicators]
        places = max(map(decimal_places, {*numbers, *(table.values.values() if all_values else ())}), default=0)
        return Problem(table, tuple(unique.values()), places, objection)

    @cached_property
    def granules(self) -> Mapping[str, int]:
        """The smallest step of each indicator, in steps of the problem."""
        return {indicator.code: max(1, self.steps(indicator.granule)) for indicator in self.table.indicators}

    @cached_property
    def column_sums(self) -> Mapping[str, int]:
        """The equation by which the district sums each column."""
        return {code: number for (total, code), number in self._totals.items() if total == self.table.district}

    @cached_property
    def _totals(self) -> Mapping[tuple[str, str], int]:
        """The equation of every total and column."""
        return {(one.total, one.at): n for n, one in enumerate(self.equations) if isinstance(one, ColumnSum)}

    @cached_property
    def summed(self) -> frozenset[str]:
        """The columns that the district or a subtotal sums."""
        return frozenset(code for _, code in self._totals)

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The subtotals whose columns are summed."""
        return tuple(area for area in self.table.areas if any(total == area for total, _ in self._totals))

    @cached_property
    def _areas_of(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """(subtotal, factor) of every row that a subtotal sums, and of the subtotals themselves."""
        found: dict[str, list[tuple[str, int]]] = {}
        for area in self.areas:
            found.setdefault(area, []).append((area, 1))
            for unit in self.table.areas[area]:
                found.setdefault(unit, []).append((area, -1))
        return {unit: tuple(entries) for unit, entries in found.items()}

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
    def known_rows(self) -> frozenset[str]:
        """The same, to look a row up."""
        return frozenset(self.table.rows)

    def degree(self, codes: Iterable[str]) -> int:
        """The most sums that one cell of these columns stands in."""
        areas = max(map(len, self._areas_of.values()), default=0)
        return max((len(self.row_sums.get(code, ())) + (code in self.column_sums) + areas for code in codes), default=1)

    def value(self, cell: Cell) -> int | None:
        """What a cell holds, in steps; None where it is blank or unreadable."""
        value = self.table.value(*cell)
        return None if value is None else self.steps(value)

    def largest(self, code: str) -> int:
        """The largest number of any unit in a column; 0 where all are blank."""
        if code not in self._largest:
            values = self.table.down(code)[len(self.rows) - len(self.table.units) :]
            self._largest[code] = self.steps(max((one for one in values if one is not None), default=Decimal(0)))
        return self._largest[code]

    def steps(self, value: Decimal) -> int:
        """A number in steps; exact, whatever the context's precision."""
        steps = _steps(value, self.places)
        if steps is None:
            raise TooFineError(value)
        return steps

    def number(self, steps: int | None) -> Decimal | None:
        """Steps as the number that a person reads."""
        return None if steps is None else Decimal(steps).scaleb(-self.places)

    def sums_of(self, cell: Cell) -> Iterator[tuple[Sum, int]]:
        """The equalities that a cell stands in, with its factor."""
        unit, code = cell
        is_judged = unit in self.known_rows
        for number, factor in self.row_sums.get(code, ()):
            # No rule judges the row of a subtotal; what adds up there is not to be broken all the same.
            if is_judged or self._adds_up(Sum(number, unit)):
                yield Sum(number, unit), factor
        column = self.column_sums.get(code)
        if column is not None and is_judged:
            yield Sum(column, ""), 1 if unit == self.table.district else -1
        for area, factor in self._areas_of.get(unit, ()):
            if (area, code) in self._totals:
                yield Sum(self._totals[area, code], ""), factor

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
        for unit in self.table.members(equation.total):
            yield Cell(unit, equation.at), -1

    def residual(self, place: Sum) -> int | None:
        """By how much a sum fails, blanks as 0; None where it is not judged (something unreadable, or hidden)."""
        if place not in self._residuals:
            self._residuals[place] = self._worked_out(place)
        return self._residuals[place]

    def _adds_up(self, place: Sum) -> bool:
        residual = self.residual(place)
        return residual is not None and self.holds(place, residual)

    def total_of(self, place: Sum) -> str | None:
        """The row whose cell is the total of a column; None for the sum of a row."""
        equation = self.equations[place.equation]
        return None if isinstance(equation, RowSum) else equation.total

    def take(self, place: Sum, residual: int) -> None:
        """Take a rule's word for a residual instead of adding up a column anew."""
        self._residuals[place] = residual

    def trust(self, failing: Mapping[Sum, int]) -> None:
        """Take the columns that a rule found no fault with as holding, where it could judge them."""
        if self.table.blanks is Blanks.UNKNOWN:
            return  # a blank may have kept it from judging
        unread = {key.indicator for key in self.table.unreadable}
        for (_, code), number in self._totals.items():
            place = Sum(number, "")
            if place not in failing and code not in unread and not self._is_rounded(code):
                self._residuals.setdefault(place, 0)

    def _is_rounded(self, code: str) -> bool:
        return self.table.by_code[code].rounding is not Rounding.EXACT

    def is_bound(self, place: Sum) -> bool:
        """Whether a sum is only a bound (`<=`)."""
        equation = self.equations[place.equation]
        return isinstance(equation, RowSum) and equation.bound

    def _worked_out(self, place: Sum) -> int | None:
        equation = self.equations[place.equation]
        whole = Cell(place.unit if isinstance(equation, RowSum) else equation.total, equation.at)
        total, blanks = 0, []
        for cell, factor in self.cells_of(place):
            if self.table.is_unreadable(*cell):
                return None
            value = self.value(cell)
            if value is None:
                blanks.append(cell)
            total += factor * (value or 0)
        hidden = self.table.blanks is Blanks.UNKNOWN and blanks and whole not in blanks
        if hidden and not self.holds(place, total):
            self._hidden[place] = total, frozenset(blanks)
            return None
        return total

    def holds(self, place: Sum, residual: int) -> bool:
        """Whether a sum that is off by `residual` counts as holding."""
        equation = self.equations[place.equation]
        if isinstance(equation, RowSum) and equation.bound:
            return residual < 0 if equation.strict else residual <= 0
        if residual == 0 or not self.has_rounding:
            return residual == 0
        return self._slack(place).zone(Decimal(residual).scaleb(-self.places)) is not Zone.WRONG

    @cached_property
    def has_rounding(self) -> bool:
        """Whether any number of the table was rounded."""
        return any(indicator.rounding is not Rounding.EXACT for indicator in self.table.indicators)

    def _slack(self, place: Sum) -> Slack:
        if place not in self._slacks:
            found = Slack()
            for cell, factor in self.cells_of(place):
                value = self.table.value(*cell)
                if value is not None:
                    found += Slack.of(self.table.by_code[cell.indicator], factor, [value])
            self._slacks[place] = found
        return self._slacks[place]

    def is_possible(self, cell: Cell, steps: int | None) -> bool:
        """Whether a cell could hold this: not negative, on its granule, a rate not above 1."""
        if steps is None:
            return True
        if steps < 0 or steps % self.granules[cell.indicator]:
            return False
        is_rate = self.table.by_code[cell.indicator].kind is Kind.RATE
        return not is_rate or steps <= 10**self.places

    def mended(self, changes: Changes) -> frozenset[Sum] | None:
        """The violated sums that these changes mend; None where they break a rule or leave a sum in them failing.

        A sum that cannot be judged speaks neither for the changes nor against them, unless they fill its blanks.
        """
        moved: dict[Sum, int] = {}
        bounds: dict[Sum, int] = {}
        for cell, after in changes.items():
            if not self.is_possible(cell, after):
                return None
            step = (after or 0) - (self.value(cell) or 0)
            for place, factor in self.sums_of(cell):
                moved[place] = moved.get(place, 0) + factor * step
            for place, factor in self.bounds_of(cell):
                bounds[place] = bounds.get(place, 0) + factor * step
        found = set()
        for place, by in (moved | bounds).items():
            before = self.residual(place)
            if before is None and self._is_contradicted(place, by, changes):
                return None
            if before is None or (by == 0 and place in bounds):
                continue
            held, holds = self.holds(place, before), self.holds(place, before + by)
            # by 0: touched in two cells that cancel out, it fails as before.
            if by and not holds and (held or place in moved or by > 0):
                return None
            if holds and not held:
                found.add(place)
        return None if self.objected(changes) is Severity.ERROR else frozenset(found)

    def _is_contradicted(self, place: Sum, by: int, changes: Changes) -> bool:
        """Whether a sum that was not judged can be once its blanks are filled, and does not hold then."""
        total, blanks = self._hidden.get(place, (0, None))
        is_filled = blanks is not None and all(changes.get(cell) is not None for cell in blanks)
        return is_filled and not self.holds(place, total + by)

    def objected(self, changes: Changes) -> Severity | None:
        """How gravely rules that are no sums object to numbers in cells."""
        if self.objection is None:
            return None
        key = frozenset(changes.items())
        if key not in self._objections:
            self._objections[key] = self.objection({cell: self.number(after) for cell, after in changes.items()})
        return self._objections[key]


@lru_cache(maxsize=8192)
def _steps(value: Decimal, places: int) -> int | None:
    """A number in steps of so many decimal places, None where it has more. Kept: a search asks again and again."""
    numerator, denominator = value.as_integer_ratio()
    steps, rest = divmod(numerator * int(10**places), denominator)
    return None if rest else steps
