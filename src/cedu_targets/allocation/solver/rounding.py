"""Controlled rounding: every number, and every sum of the tree, to one of the two whole numbers around its fraction.

Of all such roundings the one with the least Σ (number − fraction)²; as (1−f)² − f² = 1 − 2f, a cell that is rounded
up costs 1 − 2f, and the choice is a cheapest flow (Cox & Ernst 1982). Where the fractions meet all demands a rounding
exists. Equal costs are decided by the declared order: the unit whose name comes first, in the column that comes
first. Fractions are compared to 60 binary digits and costs weighed to 20; no float is anywhere.
"""

from collections.abc import Sequence
from fractions import Fraction

from cedu_targets.allocation.solver.remainders import largest_remainders
from cedu_targets.allocation.solver.shares import Shares
from cedu_targets.allocation.solver.trees import Tree, TreeSum

_DIGITS = 60
_COST_DIGITS = 20
_MOST_TIES = 2**22
"""Costs of large networks are multiplied by no more, to stay in the range in which the solver computes exactly."""


def rounded(tree: Tree, shares: Sequence[Shares]) -> list[list[int]] | None:
    """Whole numbers by column (in the order of the tree) and unit that meet all demands of a network tree.

    None where no rounding within floor and ceiling does: then the fractions do not meet the demands themselves.
    """
    if not tree.wholes and not tree.areas:
        return [largest_remainders(shares[0], tree.spreads[0].column.total, tree.order)]
    network, fractions = tree.network(), [_fixed(column) for column in shares]
    for sum_ in tree.sums():
        around = _around(sum_, tree.leaves[sum_.code], shares, fractions)
        if around is None:
            return None
        network.add(sum_.tail, sum_.head, *around)
    first, columns, tie_free = len(network.tails), len(shares), weight_over_ties(tree)
    for number, column in enumerate(shares):
        rests = column.rests
        for rank, (unit, tail, head) in enumerate(tree.ends(number)):
            if rests[unit]:
                cost = (1 << _COST_DIGITS) - (fractions[number][unit] >> (_DIGITS - _COST_DIGITS - 1))
                network.add(tail, head, 0, 1, cost * tie_free + rank * (columns - number))
    del fractions  # of a long table as much as the network
    flow = network.flow()
    if flow is None:
        return None
    up = iter(flow[first:])
    values = [list(column.wholes) for column in shares]
    for number, column in enumerate(shares):
        rests, numbers = column.rests, values[number]
        for unit in tree.order:
            if rests[unit]:
                numbers[unit] += next(up)
    return values


def weight_over_ties(tree: Tree) -> int:
    """What a cost is multiplied by, so that the order of ties is added to it and never decides against it."""
    return min((len(tree.order) * len(tree.spreads)) ** 2 + 1, _MOST_TIES)


def meets(tree: Tree, shares: Sequence[Shares]) -> bool:
    """Whether exact shares, not only a rounding of them, meet all demands of a network tree.

    Those on columns they always meet; it is about the totals of wholes.
    """
    fractions, columns = [_fixed(column) for column in shares], set(tree.codes)
    for sum_ in tree.sums() if tree.wholes else ():
        if sum_.code not in columns and (sum_.low or sum_.high is not None):
            leaves = tree.leaves[sum_.code]
            base = sum(shares[leaf].wholes[unit] for leaf in leaves for unit in sum_.units)
            floor, ceiling = _floor_and_ceiling(sum_.units, leaves, shares, fractions)
            if base + floor < sum_.low or (sum_.high is not None and base + ceiling > sum_.high):
                return False
    return True


def _fixed(column: Shares) -> list[int]:
    """The fractions to 60 binary digits, cut off."""
    return [(rest << _DIGITS) // of if rest else 0 for rest, of in zip(column.rests, column.of, strict=True)]


def _around(
    sum_: TreeSum, leaves: Sequence[int], shares: Sequence[Shares], fractions: Sequence[Sequence[int]]
) -> tuple[int, int] | None:
    """Least and most that may be rounded up within a sum; None where its demand is not within floor and ceiling."""
    base = sum(shares[leaf].wholes[unit] for leaf in leaves for unit in sum_.units)
    if sum_.low == sum_.high:
        low = high = sum_.low - base
    else:
        low, high = _floor_and_ceiling(sum_.units, leaves, shares, fractions)
        low = max(low, sum_.low - base)
        high = high if sum_.high is None else min(high, sum_.high - base)
    return (max(low, 0), high) if low <= high and high >= 0 else None


def _floor_and_ceiling(
    units: Sequence[int], leaves: Sequence[int], shares: Sequence[Shares], fractions: Sequence[Sequence[int]]
) -> tuple[int, int]:
    """Of the sum of the fractions below 1. What was cut off counts only where it could decide; then exactly."""
    total = sum(fractions[leaf][unit] for leaf in leaves for unit in units)
    terms = sum(1 for leaf in leaves for unit in units if shares[leaf].rests[unit])
    if not terms:
        return 0, 0
    floor, beyond = divmod(total, 1 << _DIGITS)
    if not beyond or beyond + terms >= 1 << _DIGITS:
        exact = sum(
            (Fraction(shares[leaf].rests[unit], shares[leaf].of[unit]) for leaf in leaves for unit in units),
            Fraction(0),
        )
        return exact.numerator // exact.denominator, -(-exact.numerator // exact.denominator)
    return floor, floor + 1
