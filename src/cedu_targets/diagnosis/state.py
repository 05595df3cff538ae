"""The state of a table: which sums hold, which fail and by how much, and what other numbers would mend or break."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import inf

from msgspec import field

from cedu_targets.diagnosis.clock import Clock, in_time
from cedu_targets.diagnosis.equation_index import Cell, Sum
from cedu_targets.diagnosis.formula_index import FormulaIndex
from cedu_targets.domain.equation import Equation, RowSum
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.indicator import Blanks
from cedu_targets.domain.numbers import decimal_places
from cedu_targets.domain.rounding_tolerance import Slack, Zone
from cedu_targets.domain.table import Table

Changes = Mapping[Cell, int | None]
"""What cells would hold, in steps; None is a blank."""
Objection = Callable[[Mapping[tuple[str, str], Decimal | None]], Severity | None]
"""What rules that are no sums say against numbers in cells."""


class TableState(FormulaIndex, frozen=True):
    """What holds in a table and what fails, sum by sum; worked out only where it is asked for.

    With 40,000 units only the violated sums and the cells in them are ever touched.
    """

    objection: Objection | None = None
    _objections: dict[frozenset[tuple[Cell, int | None]], Severity | None] = field(default_factory=dict)
    _residuals: dict[Sum, int | None] = field(default_factory=dict)
    _hidden: dict[Sum, tuple[int, frozenset[Cell]]] = field(default_factory=dict)
    """What a sum makes that is not judged, and the blanks that hide the rest of it."""
    _slacks: dict[Sum, Slack] = field(default_factory=dict)
    _sums: dict[Cell, Sequence[tuple[Sum, int]]] = field(default_factory=dict)

    @staticmethod
    def of(
        table: Table,
        equations: Sequence[Equation],
        objection: Objection | None = None,
        clock: Clock | None = None,
        *,
        all_values: bool = False,
    ) -> "TableState":
        """The state; equations that two rules demand are one.

        A step is the finest granule. Where a number is finer, working with it raises TooFineError;
        with `all_values` every number is looked at first, and none is.
        """
        clock = clock or Clock(inf)
        unique: dict[object, Equation] = {}
        for equation in clock.watched(equations):
            if not (isinstance(equation, RowSum) and not equation.terms):
                unique.setdefault(equation.substance, equation)
        numbers = [indicator.granule for indicator in table.indicators]
        values = clock.watched(table.values.values()) if all_values else ()
        places = max(map(decimal_places, {*numbers, *values}), default=0)
        return TableState(table, tuple(unique.values()), places, clock, objection=objection)

    def sums_of(self, cell: Cell) -> Sequence[tuple[Sum, int]]:
        """The equalities that a cell stands in, by itself or in what formulas make of it, with its factor."""
        found = self._sums.get(cell)
        if found is None:
            every = self._with_formulas(cell, self._own_sums) if self.has_formulas else self._own_sums(cell)
            found = self._sums[cell] = tuple(every)
        return found

    def bounds_of(self, cell: Cell) -> Iterator[tuple[Sum, int]]:
        """The bounds that a cell stands in, likewise."""
        return self._with_formulas(cell, super().bounds_of) if self.has_formulas else super().bounds_of(cell)

    def _with_formulas(self, cell: Cell, own: Callable[[Cell], Iterator[tuple[Sum, int]]]) -> Iterator[tuple[Sum, int]]:
        """Nothing of a cell that only follows others; a sum that a formula keeps is none of those that move."""
        if self.follows(cell):
            return
        found: dict[Sum, int] = {}
        for moved, times in self.moving(cell).items():
            for place, factor in own(moved):
                found[place] = found.get(place, 0) + factor * times
        yield from ((place, factor) for place, factor in found.items() if factor)

    def suspects(self, place: Sum) -> Iterator[tuple[Cell, int]]:
        """The cells that may be wrong where a sum fails, with their factors: of a formula's cell those that it adds."""
        if not self.has_formulas:
            yield from self.cells_of(place)
            return
        found: dict[Cell, int] = {}
        for cell, factor in self.cells_of(place):
            for typed, times in self.typed_under(cell, factor):
                found[typed] = found.get(typed, 0) + times
        yield from ((cell, factor) for cell, factor in found.items() if factor)

    def degree(self, codes: Iterable[str]) -> int:
        """The most sums that one cell of these columns stands in; with formulas never less than that."""
        own = super().degree(codes := tuple(codes))
        if not self.has_formulas:
            return own
        over = max((len(self._wholes_over.get(code, ())) for code in codes), default=0)
        return own * (1 + over) * (2 + max(map(len, self._areas_of.values()), default=0))

    def _own_sums(self, cell: Cell) -> Iterator[tuple[Sum, int]]:
        unit, code = cell
        is_judged = unit in self.known_rows
        for number, factor in self.row_sums.get(code, ()):
            if is_judged:
                yield Sum(number, unit), factor
        column = self.column_sums.get(code)
        if column is not None and (unit == self.table.district or unit in self.district_members):
            yield Sum(column, ""), 1 if unit == self.table.district else -1
        for area, factor in self._areas_of.get(unit, ()):
            if (area, code) in self._totals:
                yield Sum(self._totals[area, code], ""), factor

    def residual(self, place: Sum) -> int | None:
        """By how much a sum fails, blanks as 0; None where it is not judged (something unreadable, or hidden)."""
        if place not in self._residuals:
            self._residuals[place] = self._worked_out(place)
        return self._residuals[place]

    def take(self, place: Sum, residual: int) -> None:
        """Take a rule's word for a residual instead of adding up a column anew."""
        self._residuals[place] = residual

    def trust(self, failing: Mapping[Sum, int]) -> None:
        """Take the columns that a rule found no fault with as holding, where it could judge them."""
        if self.table.blanks is Blanks.UNKNOWN:
            return  # a blank may have kept it from judging
        unread = {key.indicator for key in self.table.unreadable}
        for (_, code), number in in_time(self.clock.watched(self._totals.items())):
            place = Sum(number, "")
            if place not in failing and code not in unread and not self._is_rounded(code):
                self._residuals.setdefault(place, 0)

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

    def _slack(self, place: Sum) -> Slack:
        if place not in self._slacks:
            found = Slack()
            for cell, factor in self.cells_of(place):
                value = self.table.value(*cell)
                if value is not None:
                    found += Slack.of(self.table.by_code[cell.indicator], factor, [value])
            self._slacks[place] = found
        return self._slacks[place]

    def mended(self, changes: Changes) -> frozenset[Sum] | None:
        """The violated sums that these changes mend; None where they break a rule or leave a sum in them failing.

        A sum that cannot be judged speaks neither for the changes nor against them, unless they fill its blanks.
        """
        if self.has_formulas and not self._are_free(changes):
            return None
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

    def _are_free(self, changes: Changes) -> bool:
        """Whether no number is to stand where a formula makes another one of the rest."""
        followed = self._following(changes)
        return all(
            (after or 0) == followed.get(cell, self.value(cell) or 0)
            for cell, after in changes.items()
            if self.follows(cell)
        )

    def _following(self, changes: Changes) -> dict[Cell, int]:
        """What formulas make of changes, in steps."""
        found: dict[Cell, int] = {}
        for cell, after in changes.items():
            if self.follows(cell):
                continue
            step = (after or 0) - (self.value(cell) or 0)
            for moved, times in self.moving(cell).items():
                if moved != cell:
                    found[moved] = found.get(moved, self.value(moved) or 0) + times * step
        return found

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
            followed = self._following(changes) if self.has_formulas else {}
            every = {**followed, **changes}
            self._objections[key] = self.objection({cell: self.number(after) for cell, after in every.items()})
        return self._objections[key]
