"""What an allocation came to: the numbers with their reasons, or the few demands that conflict."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from msgspec import Struct, field

from cedu_targets.allocation.solver.problem import Bound, Problem
from cedu_targets.allocation.solver.remainders import Remainder, order_of_ties, remainders
from cedu_targets.allocation.solver.shares import Shares, Spread, shares

_MOVED = Fraction(1, 10**4)
"""A unit's total has moved a number where the fit to both margins differs by more than its own accuracy."""


class Reason(Struct, frozen=True):
    """Why one number of a column is what it is; all amounts in granules of its column."""

    value: int
    weight: Fraction
    """The unit's share of the column's weights (of its area's, where the area has a subtotal of its own)."""
    by_weight: Fraction
    """What the weights alone would give: the district's (or the area's) total × the share."""
    fitted: Fraction
    """The fractional optimum under all bounds and unit totals; `value` is it rounded, or the issued number."""
    low: Bound | None = None
    """The bound that raised it, where one acted."""
    high: Bound | None = None
    """The bound that lowered it, where one acted."""
    equal: bool = False
    """True where all weights of the column (of the area with a subtotal) were 0 and it was spread equally."""
    unit_total: bool = False
    """True where a total of the unit (or of a whole in an area) moved it: both margins were fitted."""
    issued: int | None = None
    """The number of the issued table, with `Problem.issued`."""
    remainder: Remainder | None = None
    """How the fraction of `fitted` stands among those that share its total; None where it has none."""
    area: str | None = None
    """The area with a subtotal of its own in whose units the remainders are compared; None: all other units."""


class Allocation(Struct, frozen=True, dict=True):
    """A table that meets every demand exactly. Amounts are in granules of their column."""

    problem: Problem
    values: Mapping[str, Sequence[int]]
    """By code (columns and wholes), one number a unit in the order of `Problem.units`."""
    fitted: Mapping[str, Shares]
    """By code of a column: the fractional optimum that was rounded."""
    fit_error: Mapping[str, Fraction] = field(default_factory=dict)
    """By code of a column that was fitted to both margins: how far the fractional fit was from them, in granules."""
    cut: tuple[str, ...] = ()
    """Codes of columns whose search ended at its bound of work: all demands are met, but nearer numbers may exist."""

    def reason(self, unit: str, code: str) -> Reason:
        """Why a column's number for a unit is what it is. Raises KeyError for what the problem does not have."""
        position, spread, by_weights = self._positions[unit], *self._spreads[code]
        fitted, group = self.fitted[code][position], spread.groups[spread.group_of[position]]
        moved = code in self.fit_error and abs(fitted - by_weights[position]) > _MOVED
        free = by_weights.factors[spread.group_of[position]] * spread.weights[position]
        low, high = spread.low(position), spread.high(position)
        share = Fraction(spread.weights[position], group.weight)
        issued = self.problem.issued
        return Reason(
            value=self.values[code][position],
            weight=share,
            by_weight=group.total * share,
            fitted=fitted,
            low=low if low and fitted == low.value and (moved or free < low.value) else None,
            high=high if high and fitted == high.value and (moved or free > high.value) else None,
            equal=group.equal,
            unit_total=moved,
            issued=issued[code][position] if issued is not None else None,
            remainder=self._remainders(code).get(position),
            area=group.area,
        )

    def _remainders(self, code: str) -> Mapping[int, Remainder]:
        if code not in self._ranked:
            spread, fitted = self._spreads[code][0], self.fitted[code]
            found: dict[int, Remainder] = {}
            for group in spread.groups:
                found |= remainders(fitted, group.total, group.units, self._order, self.values[code])
            self._ranked[code] = found
        return self._ranked[code]

    @cached_property
    def _ranked(self) -> dict[str, Mapping[int, Remainder]]:
        """By code, as they are asked for: a large table has many columns and `--why` asks for one."""
        return {}

    @cached_property
    def _order(self) -> list[int]:
        return order_of_ties(self.problem.units)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {unit: position for position, unit in enumerate(self.problem.units)}

    @cached_property
    def _spreads(self) -> dict[str, tuple[Spread, Shares]]:
        """By code: the column as it was spread, and what its weights and bounds alone give."""
        spreads = [Spread(column, self.problem.areas, self._positions) for column in self.problem.columns]
        return {spread.column.code: (spread, shares(spread)) for spread in spreads}


class Demand(StrEnum):
    """A demand of the plan that can conflict with others; `messages` has its sentence."""

    GRANULE = "granule"
    """a total that its columns cannot come to in whole granules; the amount is the next one that they can: the next
    lower, or the next higher where there is no lower (then it `needs`)"""
    DISTRICT_TOTAL = "district_total"
    PARTS = "parts"
    """what the totals of a whole's parts come to (beside a total of its own, which conflicts)"""
    UNIT_TOTAL = "unit_total"
    """given totals of units"""
    AREA_TOTAL = "area_total"
    HOLD = "hold"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    GROWTH = "growth"
    NOT_ASSIGNED = "not_assigned"
    NO_WEIGHT = "no_weight"


class Constraint(Struct, frozen=True):
    """One member of a conflict: a demand on one indicator (or on a whole) and on some units together."""

    demand: Demand
    indicator: str | None
    units: tuple[str, ...]
    """Empty: the district, or all units."""
    amount: Decimal
    """What it asks for, or leaves, in the indicator's unit of measure (the sum over `units`)."""
    needs: bool = True
    """True: at least `amount` is asked for (part of `needed`). False: at most `amount` is left (`available`)."""
    area: str | None = None
    """The area whose subtotal it is (AREA_TOTAL; PARTS within an area)."""


class Infeasible(Struct, frozen=True):
    """The plan cannot be met: these demands conflict, and no proper part of them does.

    `needed` is the sum of what the members that need ask for, `available` that of what the others leave. So the
    conflict ends when one member gives way by `missing`: a total is raised to its amount + `missing` (a cap, an area's
    subtotal likewise), or minima, holds or unit totals are lowered by `missing` together. Where the conflict is no
    such sum (GRANULE is a member; areas' subtotals of a whole within a whole) it is about the first member alone:
    what it asks for, and what the others allow; beside GRANULE a total or a fixed number is one member and meant
    exactly.
    """

    constraints: tuple[Constraint, ...]
    needed: Decimal
    available: Decimal
    """`needed` > `available`, in the unit of measure: together the demands ask for more than they leave."""
    is_least: bool = True
    """False where the work ran out before every member was tried: then fewer of them may conflict already."""
    also: "tuple[Infeasible, ...]" = ()
    """Conflicts elsewhere in the plan, in other columns or groups of columns; each stands by itself."""

    @property
    def missing(self) -> Decimal:
        """By how much the members must give way, in the unit of measure."""
        return self.needed - self.available


class Undecided(Exception):
    """Within the bound of work neither numbers nor a conflict were found for columns of these codes."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__(*codes)
        self.codes = codes


Outcome = Allocation | Infeasible
