"""All conflicts of a plan in one run: the plan is asked again without what was already found to conflict.

One conflict hides another wherever the same numbers have a part in both. So the plan is asked again without one demand
of every conflict that is known: as often as there are demands that may give way, since the one that a planner relaxes
need not be the one that the next conflict contains, too.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from cedu_targets.allocation.solver.outcome import Constraint, Demand, Infeasible
from cedu_targets.allocation.solver.problem import Area, Bounds, Column, Limit, Problem, Whole
from cedu_targets.allocation.solver.trees import Tree

_GIVING_WAY = [
    Demand.HOLD,
    Demand.MINIMUM,
    Demand.MAXIMUM,
    Demand.GROWTH,
    Demand.NOT_ASSIGNED,
    Demand.UNIT_TOTAL,
    Demand.AREA_TOTAL,
]
"""Demands that a plan can do without, the most special first. A total of a column it cannot."""
_MOST_CELLS = 200_000
"""So many cells are solved anew for one tree; a district's has some hundreds."""
_FEWEST_RUNS, _MOST_RUNS = 4, 60

_Item = TypeVar("_Item", Column, Whole)
Search = Callable[[Problem], Sequence[Infeasible]]
"""The conflicts that one look at a problem finds."""


def further_conflicts(problem: Problem, tree: Tree, found: Sequence[Infeasible], search: Search) -> list[Infeasible]:
    """The conflicts `found` in a tree of the problem, and those that they hide, in the order of finding.

    One that shares two demands or more with another is a variant of it (of six minima of a unit any three may exceed
    its total): it is passed over, and only looked behind. As far as the work allowed tells, no conflict is left that
    has nothing in common with those told.
    """
    part = _of_tree(problem, tree)
    seen = list(dict.fromkeys(found))
    told = list(seen)
    runs = min(_MOST_RUNS, max(_FEWEST_RUNS, _MOST_CELLS // max(1, len(tree.order) * len(tree.spreads))))
    for conflict in seen:  # grows on the way
        every = tree.is_network() and conflict in told
        for demand in _giving_way(conflict)[: None if every else 1]:
            if not runs:
                return told
            runs -= 1
            others = [first for other in seen if other is not conflict for first in _giving_way(other)[:1]]
            relaxed = without(part, [demand, *others])
            for one in search(relaxed):
                if one not in seen and not _is_made(one, part, relaxed):
                    told += [] if any(_shared(one, other) > 1 for other in told) else [one]
                    seen.append(one)
    return told


def _shared(one: Infeasible, other: Infeasible) -> int:
    """How many demands two conflicts have in common."""
    return sum(
        (a.demand, a.indicator, a.area) == (b.demand, b.indicator, b.area)
        and (a.units == b.units or not set(a.units).isdisjoint(b.units))
        for a in one.constraints
        for b in other.constraints
    )


def without(problem: Problem, demands: Iterable[Constraint]) -> Problem:
    """The problem without some of its demands; the total of a column stays."""
    for demand in demands:
        if demand.demand is Demand.AREA_TOTAL:
            areas = tuple(_without_total(area, demand) for area in problem.areas)
            problem = replace(problem, areas=areas)
        else:
            units = {problem.units.index(name) for name in demand.units}
            columns = tuple(_relaxed(column, demand, units) for column in problem.columns)
            wholes = tuple(_relaxed(whole, demand, units) for whole in problem.wholes)
            problem = replace(problem, columns=columns, wholes=wholes)
    return problem


def _of_tree(problem: Problem, tree: Tree) -> Problem:
    columns, wholes = set(tree.codes), {whole.code for whole in tree.wholes}
    return Problem(
        problem.units,
        tuple(column for column in problem.columns if column.code in columns),
        tuple(whole for whole in problem.wholes if whole.code in wholes),
        tuple(
            replace(area, totals={code: one for code, one in area.totals.items() if code in columns | wholes})
            for area in problem.areas
        ),
    )


def _is_made(conflict: Infeasible, problem: Problem, relaxed: Problem) -> bool:
    """Whether only what gave way makes the conflict: without its minimum a unit without weight gets nothing."""
    lows = {
        column.code: (column.lows, less.lows) for column, less in zip(problem.columns, relaxed.columns, strict=True)
    }
    return any(
        unit in lows[one.indicator or ""][0] and unit not in lows[one.indicator or ""][1]
        for one in conflict.constraints
        if one.demand is Demand.NO_WEIGHT
        for unit in map(problem.units.index, one.units)
    )


def _giving_way(conflict: Infeasible) -> list[Constraint]:
    """Its members without which a plan still is one, in the order in which they are tried."""
    members = [one for one in conflict.constraints if one.demand in _GIVING_WAY]
    return sorted(members, key=lambda one: _GIVING_WAY.index(one.demand))


def _without_total(area: Area, demand: Constraint) -> Area:
    if area.name != demand.area:
        return area
    return replace(area, totals={code: total for code, total in area.totals.items() if code != demand.indicator})


def _relaxed(item: _Item, demand: Constraint, units: set[int]) -> _Item:
    if item.code != demand.indicator:
        return item
    limit = Limit.HOLD if demand.demand is Demand.UNIT_TOTAL else Limit(demand.demand)
    both = limit is Limit.HOLD
    lows = _unbound(item.lows, limit, units) if both or demand.needs else item.lows
    highs = _unbound(item.highs, limit, units) if both or not demand.needs else item.highs
    return replace(item, lows=lows, highs=highs)


def _unbound(bounds: Bounds, limit: Limit, units: set[int]) -> Bounds:
    return {unit: bound for unit, bound in bounds.items() if unit not in units or bound.limit is not limit}
