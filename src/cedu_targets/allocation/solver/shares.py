"""Shares of one total: in proportion to the weights as far as the bounds allow, exactly.

    x_u = clip(λ·w_u, low_u, high_u)   with the one λ for which   Σ x_u = total

This is the least of both Σ x ln(x/w) and Σ (x − t)²/w under the bounds, so no taste decides what "in
proportion" means where a bound acts. The sum grows with λ in straight pieces, between the points where a number
leaves its low bound or meets its high one; they are walked through in order (Bitran & Hax 1981 solve the same
problem by fixing variables). All in integers: λ is a fraction, no float is anywhere.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from cedu_targets.allocation.solver.problem import Area, Bound, Column, Limit


class Group(Struct, frozen=True):
    """Units among which one total of a column is spread: those of an area with a subtotal, or all the others."""

    area: str | None
    units: Sequence[int]
    """Positions in `Problem.units`."""
    total: int
    """In granules; negative where the areas' subtotals exceed the district's total."""
    equal: bool
    """All weights are 0: each unit counts the same."""
    weight: int
    """Sum of the weights that are used."""


class Spread:
    """One column with its weights, bounds and groups as they are used. Lists are by position of the unit."""

    def __init__(self, column: Column, areas: Sequence[Area], positions: dict[str, int]) -> None:
        self.column = column
        self.weights = list(column.weights)
        self.group_of = [0] * len(positions)
        self.groups: list[Group] = []
        left, total = set(positions.values()), column.total
        for area in sorted(areas, key=lambda area: area.name):
            if column.code in area.totals:
                units = sorted(positions[unit] for unit in area.units)
                left.difference_update(units)
                total -= area.totals[column.code]
                self._add(area.name, units, area.totals[column.code])
        self._add(None, sorted(left), total)
        self.lows = [0] * len(positions)
        for position, bound in column.lows.items():
            self.lows[position] = bound.value
        ample = column.total + 1
        self.highs = [ample if weight else low for weight, low in zip(self.weights, self.lows, strict=True)]
        for position, bound in column.highs.items():
            self.highs[position] = min(self.highs[position], bound.value)

    def _add(self, area: str | None, units: list[int], total: int) -> None:
        weight = sum(self.column.weights[unit] for unit in units)
        if not weight:
            for unit in units:
                self.weights[unit] = 1
        for unit in units:
            self.group_of[unit] = len(self.groups)
        self.groups.append(Group(area, units, total, not weight, weight or len(units)))

    def low(self, unit: int) -> Bound | None:
        """The plan's bound behind `lows`, where there is one."""
        return self.column.lows.get(unit)

    def high(self, unit: int) -> Bound | None:
        """The plan's bound behind `highs`; a weight of 0 is one."""
        given = self.column.highs.get(unit)
        if self.weights[unit] or (given is not None and given.value <= self.lows[unit]):
            return given
        return Bound(self.lows[unit], Limit.NO_WEIGHT)

    def is_possible(self) -> bool:
        """Whether every group's total lies between the sums of its bounds, and no bound contradicts another."""
        return all(low <= high for low, high in zip(self.lows, self.highs, strict=True)) and all(
            sum(self.lows[unit] for unit in group.units) <= group.total <= sum(self.highs[unit] for unit in group.units)
            for group in self.groups
        )


class Shares(Sequence[Fraction]):
    """The fractional numbers of a column, by position of the unit: `wholes + rests / of`, 0 ≤ rest < of."""

    def __init__(self, wholes: list[int], rests: list[int], of: list[int], factors: tuple[Fraction, ...] = ()) -> None:
        """`factors` are the λ of every group, where the numbers are λ·weight within their bounds."""
        self.wholes, self.rests, self.of, self.factors = wholes, rests, of, factors

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shares) and (self.wholes, self.rests, self.of, self.factors) == (
            other.wholes, other.rests, other.of, other.factors
        )  # fmt: skip

    def __len__(self) -> int:
        return len(self.wholes)

    def __getitem__(self, position):  # type: ignore[no-untyped-def]
        if isinstance(position, slice):
            return [self[number] for number in range(*position.indices(len(self)))]
        return self.wholes[position] + Fraction(self.rests[position], self.of[position])

    def __iter__(self) -> Iterator[Fraction]:
        return (self[position] for position in range(len(self)))


def shares(spread: Spread) -> Shares:
    """The exact shares of a column that `is_possible`."""
    count = len(spread.weights)
    wholes, rests, of = [0] * count, [0] * count, [1] * count
    factors = []
    for group in spread.groups:
        factor = multiplier(
            group.total,
            [spread.weights[unit] for unit in group.units],
            [spread.lows[unit] for unit in group.units],
            [spread.highs[unit] for unit in group.units],
        )
        factors.append(factor)
        top, bottom = factor.numerator, factor.denominator
        for unit in group.units:
            scaled = spread.weights[unit] * top
            if scaled <= spread.lows[unit] * bottom:
                wholes[unit] = spread.lows[unit]
            elif scaled >= spread.highs[unit] * bottom:
                wholes[unit] = spread.highs[unit]
            else:
                wholes[unit], rests[unit] = divmod(scaled, bottom)
                of[unit] = bottom
    return Shares(wholes, rests, of, tuple(factors))


def multiplier(total: int, weights: Sequence[int], lows: Sequence[int], highs: Sequence[int]) -> Fraction:
    """λ for which Σ clip(λ·weight, low, high) = total; Σ lows ≤ total ≤ Σ highs, and weight 0 means low = high.

    Where any λ of a stretch will do (all numbers are at a bound), its lower end.
    """
    fixed, slope = 0, 0
    turns: list[tuple[int, int, int, int]] = []
    # Two fractions with denominators below 2^b differ by more than 2^-2b: the order of these keys is theirs.
    shift = 2 * max(weights, default=0).bit_length()
    for weight, low, high in zip(weights, lows, highs, strict=True):
        if low == high or not weight:
            fixed += low
            continue
        if low:
            fixed += low
            turns.append(((low << shift) // weight, low, weight, weight))
        else:
            slope += weight
        if high <= total:
            turns.append(((high << shift) // weight, high, weight, -weight))
    turns.sort(key=lambda turn: turn[0])
    for _, amount, weight, change in turns:
        if fixed * weight + slope * amount >= total * weight:
            break
        slope += change
        fixed += -amount if change > 0 else amount
    return Fraction(total - fixed, slope) if slope else Fraction(0)
