"""Trees that are more than a network, by mixed-integer programming: columns of several granules under one total of a
unit, or areas' subtotals of a whole within a whole.

Rounding in three nested ways, or in several steps at once, need not have an answer where fractions do (Kelly, Golden
& Assad 1993), so the solver is asked. HiGHS works in floats; every answer is rounded to integers and verified after.
It may take long for large tables; nothing but such a tree gets here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import highspy
import numpy

from cedu_targets.allocation.solver.conflicts import LEAVING_ORDER, Kind, both_sides, kind_of, kind_of_total, names
from cedu_targets.allocation.solver.nearest import Numbers
from cedu_targets.allocation.solver.outcome import Constraint, Demand, Infeasible
from cedu_targets.allocation.solver.shares import Shares
from cedu_targets.allocation.solver.solver import solved
from cedu_targets.allocation.solver.trees import Tree

_PIECES = 3
"""Steps away from the fraction that cost what their square costs; beyond, each costs as much as the next would."""


class Row(NamedTuple):
    """A sum of numbers between two bounds, in granules of the tree, with the demands behind them."""

    cells: list[tuple[int, int]]
    """(column, position of the unit)"""
    low: int
    high: int | None
    at_least: Kind | None
    at_most: Kind | None


@dataclass
class _Program:
    """A mixed-integer program in the making: variables with bounds and costs, rows of entries."""

    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[float, float, list[tuple[int, float]]]] = field(default_factory=list)

    def variable(self, low: float, high: float, cost: float = 0.0, whole: bool = False) -> int:
        self.lows.append(low)
        self.highs.append(high)
        self.costs.append(cost)
        self.whole.append(whole)
        return len(self.lows) - 1

    def solution(self, gap: float = 1e-4) -> tuple[list[float], float] | None:
        """The best values and their cost, within `gap` of the best there is; None where no values fit."""
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self.lows), len(self.rows)
        program.col_cost_ = numpy.array(self.costs)
        program.col_lower_, program.col_upper_ = numpy.array(self.lows), numpy.array(self.highs)
        program.row_lower_ = numpy.array([low for low, _, _ in self.rows])
        program.row_upper_ = numpy.array([high for _, high, _ in self.rows])
        kinds = highspy.HighsVarType
        program.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in self.whole]
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        entries = [entry for _, _, row in self.rows for entry in row]
        program.a_matrix_.start_ = numpy.cumsum([0, *(len(row) for _, _, row in self.rows)])
        program.a_matrix_.index_ = numpy.array([variable for variable, _ in entries], dtype=numpy.int32)
        program.a_matrix_.value_ = numpy.array([factor for _, factor in entries], dtype=float)
        solver = solved(program, (("mip_rel_gap", gap), ("mip_abs_gap", 1e-6)))
        if solver is None:
            return None
        return list(solver.getSolution().col_value), solver.getInfo().objective_function_value


def closest(tree: Tree, goal: Sequence[Shares], issued: Sequence[Sequence[int]] | None) -> Numbers | None:
    """Numbers that meet all demands: of least change to `issued` where it is given, and then nearest to `goal`.

    Distances are amounts (a step of a coarse column counts for more). None where no numbers meet the demands.
    """
    rows = list(_rows(tree))
    program, cells = _laid_out(tree, rows)
    if issued is not None:
        for variable, amount in _changes(program, tree, cells, issued):
            program.costs[variable] = amount
        least = program.solution(0.0)
        if least is None:
            return None
        program, cells = _laid_out(tree, rows)
        program.rows.append((0.0, round(least[1]) + 0.5, _changes(program, tree, cells, issued)))
    _add_squares(program, tree, cells, goal)
    found = program.solution()
    if found is None:
        return None
    return [[round(found[0][cells[number, unit]]) for unit in range(len(tree.order))] for number in range(len(goal))]


def conflict(tree: Tree) -> Infeasible:
    """An irreducible set of demands that no whole numbers meet, for a tree whose network shows no conflict."""
    rows = list(_rows(tree))
    kinds = {kind for row in rows for kind in (row.at_least, row.at_most) if kind}
    for kind in sorted(kinds, key=lambda kind: (LEAVING_ORDER.index(kind.demand), kind.code, kind.area or "")):
        if _laid_out(tree, rows, kinds - {kind})[0].solution() is None:
            kinds.discard(kind)
    first = min(kinds, key=lambda kind: (not kind.needs, -LEAVING_ORDER.index(kind.demand), kind))
    given = _given(rows)
    slack = _slack(tree, rows, kinds, first)
    sums = [sum(given[kind][1] for kind in kinds if kind.needs is needs) for needs in (True, False)]
    if sums[0] - sums[1] != slack:  # no plain sum: then the first demand by itself, and how near to it one can come
        sums = [given[first][1], given[first][1] - slack] if first.needs else [given[first][1] + slack, given[first][1]]
    constraints = [
        Constraint(
            kind.demand,
            kind.code,
            names(tree, kind, given[kind][0]),
            given[kind][1] * tree.granule,
            kind.needs,
            kind.area,
        )
        for kind in [first, *sorted(kinds - {first})]
    ]
    if _laid_out(tree, rows, kinds, whole=False)[0].solution() is not None:
        constraints.append(Constraint(Demand.GRANULE, tree.wholes[0].code, (), sums[1] * tree.granule, False))
    return Infeasible(tuple(constraints), sums[0] * tree.granule, sums[1] * tree.granule)


def _rows(tree: Tree) -> Iterator[Row]:
    for number, (spread, scale) in enumerate(zip(tree.spreads, tree.scales, strict=True)):
        code, total = spread.column.code, spread.column.total * scale
        for unit in tree.order:
            low, high = spread.low(unit), spread.high(unit)
            at_least, at_most = kind_of(low, code, True), kind_of(high, code, False)
            most = scale * high.value if high else None
            yield Row([(number, unit)], scale * spread.lows[unit], most, at_least, at_most)
        sides = both_sides(Demand.DISTRICT_TOTAL, code)
        yield Row([(number, unit) for unit in tree.order], total, total, *sides)
        for area in tree.areas:
            if code in area.totals:
                total = area.totals[code] * scale
                sides = both_sides(Demand.AREA_TOTAL, code, area.name)
                yield Row([(number, tree.positions[unit]) for unit in area.units], total, total, *sides)
    for whole in tree.wholes:
        leaves = tree.leaves[whole.code]
        for area in tree.areas:
            if whole.code in area.totals:
                cells = [(leaf, tree.positions[unit]) for leaf in leaves for unit in area.units]
                yield Row(cells, *tree.range_in(whole, area), *both_sides(Demand.AREA_TOTAL, whole.code, area.name))
        for unit in tree.order:
            at_least = kind_of_total(whole.lows.get(unit), whole.code, True)
            at_most = kind_of_total(whole.highs.get(unit), whole.code, False)
            yield Row([(leaf, unit) for leaf in leaves], *tree.range_of(whole, unit), at_least, at_most)


def _laid_out(
    tree: Tree, rows: Sequence[Row], kinds: set[Kind] | None = None, whole: bool = True
) -> tuple[_Program, dict[tuple[int, int], int]]:
    """A program of the demands of these kinds (all of them when None), and the variable of every cell."""
    program = _Program()
    cells = {
        (number, unit): program.variable(0.0, highspy.kHighsInf, whole=whole)
        for number in range(len(tree.spreads))
        for unit in tree.order
    }
    for row in rows:
        low = row.low if row.at_least and (kinds is None or row.at_least in kinds) else 0
        high = row.high if row.at_most and (kinds is None or row.at_most in kinds) else None
        if low or high is not None:
            top = highspy.kHighsInf if high is None else float(high)
            program.rows.append((float(low), top, _entries(tree, row, cells)))
    return program, cells


def _entries(tree: Tree, row: Row, cells: dict[tuple[int, int], int]) -> list[tuple[int, float]]:
    return [(cells[cell], float(tree.scales[cell[0]])) for cell in row.cells]


def _changes(
    program: _Program, tree: Tree, cells: dict[tuple[int, int], int], issued: Sequence[Sequence[int]]
) -> list[tuple[int, float]]:
    """Variables for how far every cell is above and below its issued number, with their amounts."""
    changes = []
    for (number, unit), cell in cells.items():
        above, below = program.variable(0.0, highspy.kHighsInf), program.variable(0.0, highspy.kHighsInf)
        was = float(issued[number][unit])
        program.rows.append((was, was, [(cell, 1.0), (above, -1.0), (below, 1.0)]))
        changes += [(above, float(tree.scales[number])), (below, float(tree.scales[number]))]
    return changes


def _add_squares(program: _Program, tree: Tree, cells: dict[tuple[int, int], int], goal: Sequence[Shares]) -> None:
    for (number, unit), cell in cells.items():
        base, scale = goal[number].wholes[unit], tree.scales[number] ** 2
        fraction = goal[number].rests[unit] / goal[number].of[unit]
        pieces = [(cell, 1.0)]
        for sign in (1, -1):
            for step in range(_PIECES + 1):
                cost = scale * (2 * step + 1 - sign * 2 * fraction)
                room = 1.0 if step < _PIECES else highspy.kHighsInf
                pieces.append((program.variable(0.0, room, cost), -float(sign)))
        program.rows.append((float(base), float(base), pieces))


def _given(rows: Sequence[Row]) -> dict[Kind, tuple[set[int], int]]:
    """By kind: its units, and its bounds' sum in granules of the tree."""
    found: dict[Kind, tuple[set[int], int]] = {}
    for row in rows:
        for kind, amount in ((row.at_least, row.low), (row.at_most, row.high)):
            if kind is not None and amount is not None:
                units, sum_ = found.get(kind, (set(), 0))
                found[kind] = (units | {unit for _, unit in row.cells}, sum_ + amount)
    return found


def _slack(tree: Tree, rows: Sequence[Row], kinds: set[Kind], which: Kind) -> int:
    """By how much at least the demands of one kind must give way, in granules of the tree."""
    program, cells = _laid_out(tree, rows, kinds - {which})
    for row in rows:
        if which in (row.at_least, row.at_most):
            give = program.variable(0.0, highspy.kHighsInf, 1.0)
            entries: list[Any] = [*_entries(tree, row, cells), (give, 1.0 if which.needs else -1.0)]
            low, high = (row.low, highspy.kHighsInf) if which.needs else (-highspy.kHighsInf, float(row.high or 0))
            program.rows.append((low, high, entries))
    found = program.solution()
    return round(found[1]) if found else 0
