"""The fit of large tables, by numpy: the same sums in the same order as in `fit_table`. Loaded only for such tables."""

from typing import Any

import numpy
from numpy.typing import NDArray

from cedu_targets.allocation.solver.fit_table import (
    GREATEST_FACTOR,
    LEAST_FACTOR,
    TIGHTENINGS,
    Cells,
    FitTable,
    WholeOfUnits,
)

Table = NDArray[numpy.float64]


class LargeFit(FitTable):
    """The same table, in arrays."""

    def _prepare(self) -> None:
        self.lows, self.highs, self.scaled = (numpy.array(rows) for rows in (self.lows, self.highs, self.scaled))
        self.columns = [Cells(cells.leaves[0], _numbers(cells.units), cells.total) for cells in self.columns]
        self.areas = [
            Cells(_numbers(cells.leaves)[:, None], _numbers(cells.units)[None, :], cells.total) for cells in self.areas
        ]
        self.wholes = [
            WholeOfUnits(leaves, numpy.array(least), numpy.array(most)) for leaves, least, most in self.wholes
        ]

    def values(self) -> list[list[float]]:
        """The numbers that the factors give now, column after column."""
        rows: list[list[float]] = self._values().tolist()
        return rows

    def _values(self) -> Table:
        values: Table = numpy.clip(self.scaled, self.lows, self.highs)
        return values

    def _tighten(self) -> None:
        lows, highs = self.lows.copy(), self.highs.copy()
        for _ in range(TIGHTENINGS):
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

    def _fit_units(self, number: int, whole: WholeOfUnits) -> None:
        leaves, least, most = whole
        free = self.scaled[leaves] / self.factors.get(number, numpy.ones(len(least)))
        lows, highs = self.lows[leaves], self.highs[leaves]
        sums = _sums(numpy.clip(free, lows, highs))
        factors = numpy.ones(len(least))
        outside = (sums < least) | (sums > most)
        if outside.any():
            targets = numpy.clip(sums, least, most)[outside]
            factors[outside] = multipliers(free[:, outside].T, lows[:, outside].T, highs[:, outside].T, targets)
        self.factors[number] = factors
        self.scaled[leaves] = free * factors

    def _fit_set(self, key: tuple[str, int], cells: Cells) -> None:
        places = cells.leaves, cells.units
        free = self.scaled[places] / self.factors.get(key, 1.0)
        if free.size:
            lows, highs = self.lows[places].reshape(1, -1), self.highs[places].reshape(1, -1)
            factor = float(multipliers(free.reshape(1, -1), lows, highs, numpy.array([cells.total]))[0])
        else:
            factor = 1.0
        self.factors[key] = factor
        self.scaled[places] = free * factor

    def _error(self) -> float:
        values = self._values()
        errors = [0.0]
        for leaves, units, total in (*self.columns, *self.areas):
            sums = numpy.cumsum(values[leaves, units])
            errors.append(abs(float(sums[-1] if sums.size else 0.0) - total))
        for number, (leaves, least, most) in enumerate(self.wholes):
            sums, factors = _sums(values[leaves]), self.factors[number]
            needed = numpy.where(factors < 1, most, numpy.where(factors > 1, least, numpy.clip(sums, least, most)))
            errors.append(float(abs(sums - needed).max(initial=0.0)))
        return max(errors)


def _numbers(places: Any) -> Any:
    return numpy.array(places, dtype=int)


def _sums(rows: Table) -> Table:
    """Of rows under one another, one added after the other."""
    sums: Table = rows[0]
    for row in rows[1:]:
        sums = sums + row
    return sums


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
    base = numpy.cumsum(numpy.where(open_, lows, numpy.minimum(lows, highs)), axis=1)[:, -1:]
    fixed = base + shifts
    reached = numpy.where(finite, fixed + slopes * numpy.where(finite, points, 0.0), numpy.inf)
    # The last point at which less than the total is reached; λ lies between it and the next.
    last = numpy.maximum((reached < totals[:, None]).sum(axis=1) - 1, 0)
    lower = points[rows, last]
    upper = points[rows, numpy.minimum(last + 1, points.shape[1] - 1)]
    with numpy.errstate(divide="ignore", invalid="ignore"):
        found = (totals - fixed[rows, last]) / slopes[rows, last]
    found = numpy.where(numpy.isfinite(found), found, lower)
    found = numpy.clip(found, lower, numpy.maximum(lower, upper))
    factors: Table = numpy.clip(numpy.where(numpy.isfinite(found), found, 1.0), LEAST_FACTOR, GREATEST_FACTOR)
    return factors
