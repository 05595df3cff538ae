"""The fit to both margins: numbers in proportion to the weights under totals of columns and of units, with bounds.

    x_uj = clip(a_u · b_j · w_uj, low, high)   with the factors for which all totals are met

The least Σ x ln(x/w) under the totals and bounds. Each round sets the factors of one family of totals after the other
so that these are met exactly, by the same walk over breakpoints as in `shares`; without bounds this is iterative
proportional fitting (Deming & Stephan 1940; Bacharach 1970), with them coordinate ascent on the dual. In floats, since
the factors are no fractions; the answer is therefore approximate and says by how much. What follows is exact again.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy
from numpy.typing import NDArray

from cedu_targets.allocation.solver.nearest import Box, whole_box
from cedu_targets.allocation.solver.problem import Area, Whole
from cedu_targets.allocation.solver.shares import Shares, Spread
from cedu_targets.allocation.solver.trees import Tree

ROUNDS = 50
"""Where only a boundary of the bounds is left, the last digits would take thousands."""
PATIENT_ROUNDS = 2000
_PATIENCE = 5_000_000
"""Cells times rounds that are worth waiting for, once it is known that no such boundary is left."""
ACCURACY = 1e-4
"""In granules."""
_SNAP = 1e-6
_DIGITS = 32

Table = NDArray[numpy.float64]


def fit(tree: Tree, box: Box | None = None) -> tuple[list[Shares], Fraction]:
    """The fractions by column of the tree, and how far they are from the totals, in granules of the tree.

    `box`: the bounds with all that is `forced`, for a second and more patient try.
    """
    table = _FitTable(tree, box or whole_box(tree))
    patience = min(PATIENT_ROUNDS, _PATIENCE // table.scaled.size)
    error = table.rounds(max(ROUNDS, patience) if box else ROUNDS)
    scales = numpy.array(tree.scales, dtype=float)[:, None]
    found = [_shares(row, tree) for row in table.values() / scales]
    cut_off = max(map(_off_total, found, tree.spreads, tree.scales))
    return found, Fraction(error).limit_denominator(10**9) + cut_off


def _off_total(column: Shares, spread: Spread, scale: int) -> Fraction:
    """By how much the digits that fractions are kept to miss the total of a column, in granules of the tree."""
    whole = sum(column.wholes) - spread.column.total
    return scale * abs(whole + Fraction(sum(column.rests), column.of[0]))


class _FitTable:
    """Columns × units (in the declared order); `scaled` is the weights times all factors so far."""

    def __init__(self, tree: Tree, box: Box) -> None:
        self.tree = tree
        order = list(tree.order)
        place = {unit: number for number, unit in enumerate(order)}
        columns = list(zip(tree.spreads, tree.scales, strict=True))
        scales = numpy.array(tree.scales, dtype=float)[:, None]
        self.lows = numpy.array(box.lows, dtype=float)[:, order] * scales
        self.highs = numpy.array(box.highs, dtype=float)[:, order] * scales
        self.scaled = numpy.zeros_like(self.lows)
        self.columns: list[tuple[int, Any, float]] = []
        for number, (spread, scale) in enumerate(columns):
            for group in spread.groups:
                units = numpy.array([place[unit] for unit in group.units], dtype=int)
                self.columns.append((number, units, float(group.total * scale)))
                for unit in group.units:
                    share = spread.weights[unit] * group.total * scale / group.weight
                    self.scaled[number, place[unit]] = share or float(bool(spread.weights[unit]))
        self.wholes = [self._of_units(whole) for whole in tree.wholes if whole.lows or whole.highs]
        given = [(whole, area) for area in tree.areas for whole in tree.wholes if whole.code in area.totals]
        self.areas = [self._of_area(whole, area, place) for whole, area in given]
        self.factors: dict[Any, Any] = {}
        self._tighten()

    def _of_units(self, whole: Whole) -> tuple[list[int], Table, Table]:
        """Columns of a whole, and the least and greatest total of each unit."""
        ranges = [self.tree.range_of(whole, unit) for unit in self.tree.order]
        lows = numpy.array([low for low, _ in ranges], dtype=float)
        highs = numpy.array([numpy.inf if high is None else high for _, high in ranges], dtype=float)
        return self.tree.leaves[whole.code], lows, highs

    def _of_area(self, whole: Whole, area: Area, place: dict[int, int]) -> tuple[Any, float]:
        """Cells of a whole in an area, and their total."""
        units = [place[self.tree.positions[unit]] for unit in area.units]
        cells = numpy.ix_(numpy.array(self.tree.leaves[whole.code]), numpy.array(units, dtype=int))
        return cells, float(self.tree.range_in(whole, area)[0])

    def _tighten(self) -> None:
        """Numbers that the totals force are held, so that they are not left to the limit of the rounds.

        Other bounds that follow from the totals are not used: a number that a factor has lifted beyond one would
        stand still there, round after round, until the others have come down to it.
        """
        lows, highs = self.lows.copy(), self.highs.copy()
        for _ in range(ROUNDS):
            before = lows.sum() - highs.sum()
            for number, units, total in self.columns:
                low, high = lows[number, units], highs[number, units]
                lows[number, units] = numpy.maximum(low, numpy.minimum(total - (high.sum() - high), high))
                highs[number, units] = numpy.minimum(high, numpy.maximum(total - (low.sum() - low), low))
            for leaves, least, most in self.wholes:
                low, high = lows[leaves], highs[leaves]
                lows[leaves] = numpy.maximum(low, numpy.minimum(least - (high.sum(axis=0) - high), high))
                highs[leaves] = numpy.minimum(high, numpy.maximum(most - (low.sum(axis=0) - low), low))
            if lows.sum() - highs.sum() == before:
                break
        forced = lows == highs
        self.lows[forced] = self.highs[forced] = lows[forced]

    def values(self) -> Table:
        """The numbers that the factors give now."""
        values: Table = numpy.clip(self.scaled, self.lows, self.highs)
        return values

    def rounds(self, limit: int) -> float:
        """Round after round until the totals are met well enough; by how much they are not.

        Numbers that meet them need not be the optimum: a unit that a factor has moved must be at the end of the range
        of its total that it was moved to, else the factor is not its last (complementary slackness).
        """
        error = numpy.inf
        for _ in range(limit):
            for number, (leaves, least, most) in enumerate(self.wholes):
                self._fit_units(number, leaves, least, most)
            for number, (cells, total) in enumerate(self.areas):
                self._fit_set(("area", number), cells, total)
            for number, (column, units, total) in enumerate(self.columns):
                self._fit_set(("column", number), (column, units), total)
            error = self._error()
            if error <= ACCURACY:
                break
        return error

    def _fit_units(self, number: int, leaves: list[int], least: Table, most: Table) -> None:
        before = self.factors.get(number, numpy.ones(len(least)))
        free = self.scaled[leaves] / before
        lows, highs = self.lows[leaves], self.highs[leaves]
        sums = numpy.clip(free, lows, highs).sum(axis=0)
        factors = numpy.ones(len(least))
        outside = (sums < least) | (sums > most)
        if outside.any():
            targets = numpy.clip(sums, least, most)[outside]
            factors[outside] = multipliers(free[:, outside].T, lows[:, outside].T, highs[:, outside].T, targets)
        self.factors[number] = factors
        self.scaled[leaves] = free * factors

    def _fit_set(self, key: Any, cells: Any, total: float) -> None:
        free = self.scaled[cells] / self.factors.get(key, 1.0)
        lows, highs = self.lows[cells].reshape(1, -1), self.highs[cells].reshape(1, -1)
        found = multipliers(free.reshape(1, -1), lows, highs, numpy.array([total])) if lows.size else numpy.ones(1)
        self.factors[key] = float(found[0])
        self.scaled[cells] = free * self.factors[key]

    def _error(self) -> float:
        values = self.values()
        errors = [0.0, *(abs(values[column, units].sum() - total) for column, units, total in self.columns)]
        errors += [abs(values[cells].sum() - total) for cells, total in self.areas]
        for number, (leaves, least, most) in enumerate(self.wholes):
            sums, factors = values[leaves].sum(axis=0), self.factors.get(number, numpy.ones(len(least)))
            needed = numpy.where(factors < 1, most, numpy.where(factors > 1, least, numpy.clip(sums, least, most)))
            errors.append(float(abs(sums - needed).max(initial=0.0)))
        return float(max(errors))


def multipliers(free: Table, lows: Table, highs: Table, totals: Table) -> Table:
    """By row: λ > 0 for which Σ clip(λ·free, low, high) = total, as near as the bounds and floats allow."""
    open_ = (free > 0) & (lows < highs)
    with numpy.errstate(divide="ignore", invalid="ignore"):
        points = numpy.concatenate([lows / free, highs / free], axis=1)
    points[~numpy.concatenate([open_, open_], axis=1)] = numpy.inf
    order = numpy.argsort(points, axis=1, kind="stable")
    points = numpy.take_along_axis(points, order, axis=1)
    slopes = numpy.concatenate([free, -free], axis=1)
    shifts = numpy.concatenate([-lows, highs], axis=1)
    rows = numpy.arange(len(free))
    finite = numpy.isfinite(points)
    slopes = numpy.cumsum(numpy.where(finite, numpy.take_along_axis(slopes, order, axis=1), 0.0), axis=1)
    shifts = numpy.cumsum(numpy.where(finite, numpy.take_along_axis(shifts, order, axis=1), 0.0), axis=1)
    fixed = numpy.where(open_, lows, numpy.minimum(lows, highs)).sum(axis=1, keepdims=True) + shifts
    reached = numpy.where(finite, fixed + slopes * numpy.where(finite, points, 0.0), numpy.inf)
    # The last point at which less than the total is reached; λ lies between it and the next.
    last = numpy.maximum((reached < totals[:, None]).sum(axis=1) - 1, 0)
    lower = points[rows, last]
    upper = points[rows, numpy.minimum(last + 1, points.shape[1] - 1)]
    with numpy.errstate(divide="ignore", invalid="ignore"):
        found = (totals - fixed[rows, last]) / slopes[rows, last]
    found = numpy.where(numpy.isfinite(found), found, lower)
    found = numpy.clip(found, lower, numpy.maximum(lower, upper))
    factors: Table = numpy.clip(numpy.where(numpy.isfinite(found), found, 1.0), 1e-9, 1e9)
    return factors


def _shares(row: Table, tree: Tree) -> Shares:
    """Floats of a column as fractions over a power of two, by position of the unit; what is nearly whole is whole."""
    near = numpy.rint(row)
    row = numpy.where(abs(row - near) < _SNAP, near, row)
    digits = min(_DIGITS, 61 - int(row.max(initial=1)).bit_length())
    fixed: Sequence[int] = numpy.rint(row * (1 << digits)).astype(numpy.int64).tolist()
    wholes, rests = [0] * len(fixed), [0] * len(fixed)
    for unit, number in zip(tree.order, fixed, strict=True):
        wholes[unit], rests[unit] = number >> digits, number & ((1 << digits) - 1)
    return Shares(wholes, rests, [1 << digits] * len(fixed))
