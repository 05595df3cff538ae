"""The table nearest to given fractions, in least squares, that meets all demands: a cheapest flow of convex cost.

The square is laid out as pieces of growing length around a table, one flow gives a better table, and so on until
none is better. A piece of length 1 costs what it really costs and longer ones no less, so where the flow stays, no
cycle of single steps saves anything; with convex costs that is the optimum (Ahuja, Magnanti & Orlin 1993, ch. 14).
"""

from collections.abc import Sequence

from msgspec import Struct

from cedu_targets.allocation.solver.rounding import weight_over_ties
from cedu_targets.allocation.solver.shares import Shares
from cedu_targets.allocation.solver.trees import Tree

Numbers = list[list[int]]
"""By column of a tree and position of the unit."""

_COST_DIGITS = 20
_GROWTH = 8
"""Each piece ends this many times as far from the table as the one before."""


class Box(Struct, frozen=True):
    """Least and greatest numbers of the cells, and of the sums in the order of `Tree.sums`."""

    lows: Numbers
    highs: Numbers
    sums: Sequence[tuple[int, int]]


def whole_box(tree: Tree, times: int = 1) -> Box:
    """All that the demands on a tree allow, in parts of a granule: 1/`times`."""
    columns = zip(tree.scales, tree.spreads, strict=True)
    most = times * (sum(scale * spread.column.total for scale, spread in columns) + 1)
    return Box(
        [[times * low for low in spread.lows] for spread in tree.spreads],
        [[times * high for high in spread.highs] for spread in tree.spreads],
        [(times * s.low, most if s.high is None else times * s.high) for s in tree.sums()],
    )


def nearest(tree: Tree, goal: Sequence[Shares], box: Box, start: Numbers, times: int = 1) -> Numbers | None:
    """Numbers within the box that meet all sums of a network tree, nearest to `goal`, both in parts of a granule.

    None where there are none. Equal costs are decided by the declared order, as in `rounding`.
    """
    goals = [
        [
            (times * (whole * of + rest) << _COST_DIGITS) // of
            for whole, rest, of in zip(column.wholes, column.rests, column.of, strict=True)
        ]
        for column in goal
    ]
    table = start
    least: int | None = None
    while True:
        better = _step(tree, goals, box, table)
        if better is None:
            return None
        cost = _cost(tree, goals, better)
        if least is not None and cost >= least:
            return table
        table, least = better, cost


def _cost(tree: Tree, goals: Numbers, table: Numbers) -> int:
    weight, columns = weight_over_ties(tree), len(goals)
    total = 0
    for number, (numbers, wanted) in enumerate(zip(table, goals, strict=True)):
        for rank, unit in enumerate(tree.order):
            value = numbers[unit]
            total += weight * value * ((value << _COST_DIGITS) - 2 * wanted[unit]) + rank * (columns - number) * value
    return total


def _step(tree: Tree, goals: Numbers, box: Box, table: Numbers) -> Numbers | None:
    network, weight, columns = tree.network(), weight_over_ties(tree), len(goals)
    for sum_, (low, high) in zip(tree.sums(), box.sums, strict=True):
        network.add(sum_.tail, sum_.head, low, high)
    first, steps = len(network.tails), []
    for number, wanted in enumerate(goals):
        for rank, (unit, tail, head) in enumerate(tree.ends(number)):
            value, tie = table[number][unit], rank * (columns - number)
            network.send(tail, head, value)
            slope = 2 * ((value << _COST_DIGITS) - wanted[unit])
            for room, sign in ((box.highs[number][unit] - value, 1), (value - box.lows[number][unit], -1)):
                done = 0
                while done < room:
                    length = min(room, max(1, done * _GROWTH)) - done
                    cost = weight * (sign * slope + ((2 * done + length) << _COST_DIGITS)) + sign * tie
                    network.add(*((tail, head) if sign > 0 else (head, tail)), 0, length, cost)
                    steps.append((number, unit, sign))
                    done += length
    flow = network.flow()
    if flow is None:
        return None
    better = [list(numbers) for numbers in table]
    for (number, unit, sign), amount in zip(steps, flow[first:], strict=True):
        better[number][unit] += sign * amount
    return better
