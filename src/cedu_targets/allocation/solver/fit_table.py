"""The fit's table and its rounds, in plain lists: what smaller tables are fitted by, and all where numpy is not.

Every sum is added up in the order of the units or the columns, as it stands here, since the order decides the last
digit of a float: `large_fit` does the same in the same order, so that both give the same table to the last bit.
"""

from collections.abc import Iterable, Sequence
from math import inf, isfinite
from typing import Any, NamedTuple

from cedu_targets.allocation.solver.nearest import Box
from cedu_targets.allocation.solver.problem import Area, Whole
from cedu_targets.allocation.solver.trees import Tree

TIGHTENINGS = 50
ACCURACY = 1e-4
"""In granules."""
LEAST_FACTOR, GREATEST_FACTOR = 1e-9, 1e9

Floats = list[float]


class WholeOfUnits(NamedTuple):
    """Columns of a whole, and the least and greatest total of each unit."""

    leaves: Any
    least: Any
    most: Any


class Cells(NamedTuple):
    """A set of cells with one total: of some columns, for some units."""

    leaves: Any
    units: Any
    total: float


class FitTable:
    """Columns × units (in the declared order); `scaled` is the weights times all factors so far."""

    def __init__(self, tree: Tree, box: Box) -> None:
        self.tree = tree
        place = {unit: number for number, unit in enumerate(tree.order)}
        self.lows: Any = _scaled(box.lows, tree)
        self.highs: Any = _scaled(box.highs, tree)
        self.scaled: Any = [[0.0] * len(tree.order) for _ in tree.spreads]
        self.columns: list[Cells] = []
        for number, (spread, scale) in enumerate(zip(tree.spreads, tree.scales, strict=True)):
            for group in spread.groups:
                units = [place[unit] for unit in group.units]
                self.columns.append(Cells([number], units, float(group.total * scale)))
                for unit in group.units:
                    share = spread.weights[unit] * group.total * scale / group.weight
                    self.scaled[number][place[unit]] = share or float(bool(spread.weights[unit]))
        self.wholes = [self._of_units(whole) for whole in tree.wholes if whole.lows or whole.highs]
        given = [(whole, area) for area in tree.areas for whole in tree.wholes if whole.code in area.totals]
        self.areas = [self._of_area(whole, area, place) for whole, area in given]
        self.factors: dict[Any, Any] = {}
        self._prepare()
        self._tighten()

    def _of_units(self, whole: Whole) -> WholeOfUnits:
        ranges = [self.tree.range_of(whole, unit) for unit in self.tree.order]
        lows = [float(low) for low, _ in ranges]
        highs = [inf if high is None else float(high) for _, high in ranges]
        return WholeOfUnits(self.tree.leaves[whole.code], lows, highs)

    def _of_area(self, whole: Whole, area: Area, place: dict[int, int]) -> Cells:
        units = [place[self.tree.positions[unit]] for unit in area.units]
        return Cells(self.tree.leaves[whole.code], units, float(self.tree.range_in(whole, area)[0]))

    def _prepare(self) -> None:
        """Nothing: lists are what is worked on."""

    def rounds(self, limit: int) -> float:
        """Round after round until the totals are met well enough; by how much they are not.

        Numbers that meet them need not be the optimum: a unit that a factor has moved must be at the end of the range
        of its total that it was moved to, else the factor is not its last (complementary slackness).
        """
        error = inf
        for _ in range(limit):
            for number, whole in enumerate(self.wholes):
                self._fit_units(number, whole)
            for number, area in enumerate(self.areas):
                self._fit_set(("area", number), area)
            for number, column in enumerate(self.columns):
                self._fit_set(("column", number), column)
            error = self._error()
            if error <= ACCURACY:
                break
        return error

    def values(self) -> list[Floats]:
        """The numbers that the factors give now, column after column."""
        return [_clipped(*rows) for rows in zip(self.scaled, self.lows, self.highs, strict=True)]

    def _tighten(self) -> None:
        """Numbers that the totals force are held, so that they are not left to the limit of the rounds.

        Other bounds that follow from the totals are not used: a number that a factor has lifted beyond one would
        stand still there, round after round, until the others have come down to it.
        """
        lows, highs = [list(row) for row in self.lows], [list(row) for row in self.highs]
        before = None
        for _ in range(TIGHTENINGS):
            room = sum(map(sum, highs)) - sum(map(sum, lows))  # of whole numbers, in any order the same
            if room == before:
                break
            before = room
            for (number,), units, total in self.columns:
                _tightened([(number, unit) for unit in units], lows, highs, total, total)
            for leaves, least, most in self.wholes:
                for unit, (low, high) in enumerate(zip(least, most, strict=True)):
                    _tightened([(leaf, unit) for leaf in leaves], lows, highs, low, high)
        for number, (low_row, high_row) in enumerate(zip(lows, highs, strict=True)):
            for unit, (low, high) in enumerate(zip(low_row, high_row, strict=True)):
                if low == high:
                    self.lows[number][unit] = self.highs[number][unit] = low

    def _fit_units(self, number: int, whole: WholeOfUnits) -> None:
        leaves, least, most = whole
        before = self.factors.get(number, [1.0] * len(least))
        free = [[value / factor for value, factor in zip(self.scaled[leaf], before, strict=True)] for leaf in leaves]
        lows, highs = [self.lows[leaf] for leaf in leaves], [self.highs[leaf] for leaf in leaves]
        sums = _sums(_clipped(*rows) for rows in zip(free, lows, highs, strict=True))
        factors = [1.0] * len(least)
        for unit, (sum_, low, high) in enumerate(zip(sums, least, most, strict=True)):
            if not low <= sum_ <= high:
                own_free, own_lows, own_highs = ([row[unit] for row in rows] for rows in (free, lows, highs))
                factors[unit] = multiplier(own_free, own_lows, own_highs, min(max(sum_, low), high))
        self.factors[number] = factors
        for leaf, row in zip(leaves, free, strict=True):
            self.scaled[leaf] = [value * factor for value, factor in zip(row, factors, strict=True)]

    def _fit_set(self, key: tuple[str, int], cells: Cells) -> None:
        before = self.factors.get(key, 1.0)
        places = [(leaf, unit) for leaf in cells.leaves for unit in cells.units]
        free = [self.scaled[leaf][unit] / before for leaf, unit in places]
        lows = [self.lows[leaf][unit] for leaf, unit in places]
        highs = [self.highs[leaf][unit] for leaf, unit in places]
        factor = self.factors[key] = multiplier(free, lows, highs, cells.total)
        for (leaf, unit), value in zip(places, free, strict=True):
            self.scaled[leaf][unit] = value * factor

    def _error(self) -> float:
        values = self.values()
        error = 0.0
        for cells in (*self.columns, *self.areas):
            sum_ = 0.0
            for leaf in cells.leaves:
                row = values[leaf]
                for unit in cells.units:
                    sum_ += row[unit]
            error = max(error, abs(sum_ - cells.total))
        for number, (leaves, least, most) in enumerate(self.wholes):
            sums = _sums(values[leaf] for leaf in leaves)
            for sum_, factor, low, high in zip(sums, self.factors[number], least, most, strict=True):
                needed = high if factor < 1 else low if factor > 1 else min(max(sum_, low), high)
                error = max(error, abs(sum_ - needed))
        return error


def _scaled(numbers: Sequence[Sequence[int]], tree: Tree) -> list[Floats]:
    return [[float(row[unit] * scale) for unit in tree.order] for row, scale in zip(numbers, tree.scales, strict=True)]


def _clipped(values: Floats, lows: Floats, highs: Floats) -> Floats:
    return [
        high if value > high else value
        for value, high in zip(
            [low if value < low else value for value, low in zip(values, lows, strict=True)], highs, strict=True
        )
    ]


def _sums(rows: Iterable[Floats]) -> Floats:
    """Of rows under one another, one added after the other."""
    sums: Floats = []
    for row in rows:
        sums = [sum_ + value for sum_, value in zip(sums, row, strict=True)] if sums else row
    return sums


def _tightened(
    places: Sequence[tuple[int, int]], lows: list[Floats], highs: list[Floats], least: float, most: float
) -> None:
    """Bounds of cells by what the others leave of their total."""
    all_low = sum(lows[number][unit] for number, unit in places)
    all_high = sum(highs[number][unit] for number, unit in places)
    for number, unit in places:
        low, high = lows[number][unit], highs[number][unit]
        lows[number][unit] = max(low, min(least - (all_high - high), high))
        highs[number][unit] = min(high, max(most - (all_low - low), low))


def multiplier(free: Floats, lows: Floats, highs: Floats, total: float) -> float:
    """λ > 0 for which Σ clip(λ·free, low, high) = total, as near as the bounds and floats allow."""
    base, points = 0.0, []
    closing = []
    for value, low, high in zip(free, lows, highs, strict=True):
        if value > 0 and low < high:
            base += low
            points.append((low / value, value, -low))
            closing.append((high / value, -value, high))
        else:
            base += min(low, high)
    points += closing
    points = sorted((point for point in points if isfinite(point[0])), key=lambda point: point[0])
    if not points:
        return 1.0
    # The last point at which less than the total is reached; λ lies between it and the next.
    last, slope, shift = -1, 0.0, 0.0
    lines = []
    for point, change, moved in points:
        slope += change
        shift += moved
        fixed = base + shift
        lines.append((fixed, slope))
        last += fixed + slope * point < total
    last = max(last, 0)
    fixed, slope = lines[last]
    lower = points[last][0]
    upper = points[last + 1][0] if last + 1 < len(points) else inf if len(points) < 2 * len(free) else lower
    found = (total - fixed) / slope if slope else lower
    found = min(max(found if isfinite(found) else lower, lower), max(lower, upper))
    return min(max(found, LEAST_FACTOR), GREATEST_FACTOR)
