"""Which demands conflict: few, irreducible, and with the arithmetic that shows it.

A network allows no flow exactly where some set of nodes must take in more than may leave it (Hoffman's circulation
theorem; Gale 1957 for tables). The bounds across the border of that set are the whole proof: what they need, and what
they leave. So that a planner reads the simplest conflict there is, one number is looked at first, then one column, one
unit, the totals among themselves, and only then all demands of a tree of columns together. Within the first of these
that conflicts, every kind of demand that is not needed is taken away (a deletion filter; Chinneck & Dravnieks 1991).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.allocation.solver.network import Network
from cedu_targets.allocation.solver.outcome import Constraint, Demand, Infeasible
from cedu_targets.allocation.solver.problem import Bound
from cedu_targets.allocation.solver.trees import Tree

LEAVING_ORDER = [
    Demand.NO_WEIGHT,
    Demand.NOT_ASSIGNED,
    Demand.GROWTH,
    Demand.MAXIMUM,
    Demand.MINIMUM,
    Demand.HOLD,
    Demand.AREA_TOTAL,
    Demand.UNIT_TOTAL,
    Demand.DISTRICT_TOTAL,
]
"""Kinds of demand in the order in which the filter tries to do without them: totals are what a planner knows best."""
_TOTALS = {Demand.AREA_TOTAL, Demand.UNIT_TOTAL, Demand.DISTRICT_TOTAL}


class DemandKind(NamedTuple):
    """Demands that stand or fall together: all units' minima of a column, say."""

    demand: Demand
    code: str
    needs: bool
    """At least; False: at most."""
    area: str | None = None


class Arc(Struct, frozen=True):
    """An arc of a tree's network with the demands behind its bounds. Amounts in granules of the tree."""

    tail: int
    head: int
    units: Sequence[int]
    low: int = 0
    high: int = 0
    at_least: DemandKind | None = None
    at_most: DemandKind | None = None
    own: bool = False
    """Of one unit by itself: one of its numbers, or one of its totals."""


def conflicts(tree: Tree) -> list[Infeasible]:
    """The demands of a tree that conflict, by the simplest reading; none where its network allows a flow.

    Of columns that conflict by themselves, one conflict each; else one of the tree. Of a tree that is more than a
    network (`Tree.is_network`) only what the network shows.
    """
    arcs = list(_arcs(tree))
    found = _single_numbers(tree, arcs)
    for spread in tree.spreads:
        if spread.column.code not in found and not spread.is_possible():
            column = replace(tree, spreads=(spread,), wholes=())
            of_column = _filtered(column, list(_arcs(column)))
            if of_column:
                found[spread.column.code] = of_column
    if found:
        return list(found.values())
    alone = _one_unit(tree, arcs)
    kinds = {kind for arc in arcs for kind in (arc.at_least, arc.at_most) if kind}
    totals = {kind for kind in kinds if kind.demand in _TOTALS}
    of_tree = _filtered(tree, alone) if alone else _filtered(tree, arcs, totals) or _filtered(tree, arcs, kinds)
    return [of_tree] if of_tree else []


def _arcs(tree: Tree) -> Iterator[Arc]:
    columns = set(tree.codes)
    wholes = {whole.code: whole for whole in tree.wholes}
    for sum_ in tree.sums():
        if sum_.area is not None:
            low, high = both_sides(Demand.AREA_TOTAL, sum_.code, sum_.area) if sum_.high is not None else (None, None)
        elif sum_.code in columns:
            low, high = both_sides(Demand.DISTRICT_TOTAL, sum_.code)
        else:
            whole = wholes[sum_.code]
            low = kind_of_total(whole.lows.get(sum_.units[0]), sum_.code, needs=True)
            high = kind_of_total(whole.highs.get(sum_.units[0]), sum_.code, needs=False)
        own = sum_.area is None and sum_.code in wholes
        yield Arc(sum_.tail, sum_.head, sum_.units, sum_.low, sum_.high or 0, low, high, own)
    for number, (spread, scale) in enumerate(zip(tree.spreads, tree.scales, strict=True)):
        code = spread.column.code
        for unit, tail, head in tree.ends(number):
            least, most = spread.low(unit), spread.high(unit)
            low, high = kind_of(least, code, True), kind_of(most, code, False)
            largest = scale * most.value if most else 0
            yield Arc(tail, head, (unit,), scale * spread.lows[unit], largest, low, high, own=True)


def both_sides(demand: Demand, code: str, area: str | None = None) -> tuple[DemandKind, DemandKind]:
    """A total that is given: at least, and at most."""
    return DemandKind(demand, code, True, area), DemandKind(demand, code, False, area)


def kind_of(bound: Bound | None, code: str, needs: bool) -> DemandKind | None:
    """What a bound of a number is called; a least number of 0 asks for nothing."""
    return DemandKind(Demand(bound.limit), code, needs) if bound and (bound.value or not needs) else None


def kind_of_total(bound: Bound | None, code: str, needs: bool) -> DemandKind | None:
    """The same for a bound of a unit's total."""
    kind = kind_of(bound, code, needs)
    return kind._replace(demand=Demand.UNIT_TOTAL) if kind and kind.demand is Demand.HOLD else kind


def _single_numbers(tree: Tree, arcs: Iterable[Arc]) -> dict[str, Infeasible]:
    """By code, the first number that must be more than it may be, or more than the whole total of its column."""
    columns = {spread.column.code: (spread, scale) for spread, scale in zip(tree.spreads, tree.scales, strict=True)}
    found: dict[str, Infeasible] = {}
    for arc in arcs:
        least = arc.at_least
        if least is None or least.code in found:
            continue
        if arc.at_most and arc.low > arc.high:
            sides = [(arc.units, least, arc.low), (arc.units, arc.at_most, arc.high)]
            found[least.code] = summed(tree, sides)
        elif arc.own and least.code in columns:
            spread, scale = columns[least.code]
            group = spread.groups[spread.group_of[arc.units[0]]]
            demand = Demand.AREA_TOTAL if group.area else Demand.DISTRICT_TOTAL
            total = scale * (group.total if group.area else spread.column.total)
            if arc.low > total:
                limit = DemandKind(demand, least.code, False, group.area)
                found[least.code] = summed(tree, [(arc.units, least, arc.low), (group.units, limit, total)])
    return found


def _one_unit(tree: Tree, arcs: Sequence[Arc]) -> list[Arc] | None:
    """The arcs of the first unit whose own numbers and totals conflict, whatever the columns sum to."""
    endless = _endless(arcs)
    for unit in tree.order if tree.wholes else ():
        ranges = {}
        for spread, scale in zip(tree.spreads, tree.scales, strict=True):
            most = spread.high(unit)
            ranges[spread.column.code] = (scale * spread.lows[unit], scale * most.value if most else endless)
        for whole in reversed(tree.wholes):
            least, greatest = tree.range_of(whole, unit)
            low = max(sum(ranges[part][0] for part in whole.parts), least)
            high = min(sum(ranges[part][1] for part in whole.parts), endless if greatest is None else greatest)
            if low > high:
                own = [arc for arc in arcs if arc.own and arc.units[0] == unit]
                return own + [replace(arc, at_least=None, at_most=None) for arc in arcs if not arc.own]
            ranges[whole.code] = (low, high)
    return None


def _filtered(tree: Tree, arcs: Sequence[Arc], among: set[DemandKind] | None = None) -> Infeasible | None:
    """An irreducible conflict among the demands of these arcs (of these kinds only); None where there is none."""
    cut = _cut(tree, arcs, among)
    if cut is None:
        return None
    kinds = _kinds(cut)
    for kind in sorted(kinds, key=lambda kind: (LEAVING_ORDER.index(kind.demand), kind.code, kind.area or "")):
        if kind in kinds:
            smaller = _cut(tree, arcs, kinds - {kind})
            if smaller is not None:
                cut, kinds = smaller, _kinds(smaller)
    return summed(tree, cut)


Side = tuple[Sequence[int], DemandKind, int]
"""Units, the demand and the amount of a bound across the border of a cut."""


def _kinds(cut: Iterable[Side]) -> set[DemandKind]:
    return {kind for _, kind, _ in cut}


def _cut(tree: Tree, arcs: Sequence[Arc], among: set[DemandKind] | None) -> list[Side] | None:
    """The bounds across a violated border, those of the border with the fewest kinds; None where a flow exists."""
    network: Network = tree.network()
    endless = _endless(arcs)
    bounds = [
        (
            arc.at_least if arc.at_least and (among is None or arc.at_least in among) else None,
            arc.at_most if arc.at_most and (among is None or arc.at_most in among) else None,
        )
        for arc in arcs
    ]
    for arc, (at_least, at_most) in zip(arcs, bounds, strict=True):
        network.add(arc.tail, arc.head, arc.low if at_least else 0, arc.high if at_most else endless)
    cuts = []
    for inside in network.cuts():
        across: list[Side] = []
        for arc, (at_least, at_most) in zip(arcs, bounds, strict=True):
            if at_least and arc.head in inside and arc.tail not in inside:
                across.append((arc.units, at_least, arc.low))
            elif at_most and arc.tail in inside and arc.head not in inside:
                across.append((arc.units, at_most, arc.high))
        cuts.append(across)
    return min(cuts, key=lambda cut: (len(_kinds(cut)), len(cut)), default=None)


def _endless(arcs: Iterable[Arc]) -> int:
    """More than any flow needs beyond its least: a bound that is none."""
    return 2 * sum(arc.low + arc.high for arc in arcs) + 1


def summed(tree: Tree, sides: Iterable[Side]) -> Infeasible:
    """The conflict in the planner's unit of measure; what needs comes first."""
    sides = list(sides)
    named = _named(tree, _kinds(sides))
    members: dict[DemandKind, list[int]] = {}
    amounts: dict[DemandKind, int] = {}
    for units, of_column, amount in sides:
        kind = named[of_column]
        members.setdefault(kind, []).extend(units)
        amounts[kind] = amounts.get(kind, 0) + amount
    constraints = [
        Constraint(
            kind.demand,
            kind.code,
            names(tree, kind, members[kind]),
            amounts[kind] * tree.granule,
            kind.needs,
            kind.area,
        )
        for kind in sorted(members, key=_rank)
    ]
    needed = sum((one.amount for one in constraints if one.needs), start=0 * tree.granule)
    available = sum((one.amount for one in constraints if not one.needs), start=0 * tree.granule)
    return Infeasible(tuple(constraints), needed, available)


def _named(tree: Tree, kinds: Iterable[DemandKind]) -> dict[DemandKind, DemandKind]:
    """By kind: what a planner calls it. The totals of all columns of a whole are its own, where the plan gives that."""
    named = {kind: kind for kind in kinds}
    for whole in tree.wholes if any(kind.demand is Demand.DISTRICT_TOTAL for kind in named) else ():
        columns = [tree.spreads[leaf].column for leaf in tree.leaves[whole.code]]
        if whole.total is None or whole.total * whole.granule != sum(one.total * one.granule for one in columns):
            continue
        for needs in (True, False):
            totals = [DemandKind(Demand.DISTRICT_TOTAL, column.code, needs) for column in columns]
            if all(named.get(total) == total for total in totals):
                named.update(dict.fromkeys(totals, DemandKind(Demand.DISTRICT_TOTAL, whole.code, needs)))
    return named


def _rank(kind: DemandKind) -> tuple[bool, int, int, str, str]:
    return not kind.needs, -LEAVING_ORDER.index(kind.demand), len(kind.code), kind.code, kind.area or ""


def names(tree: Tree, kind: DemandKind, units: Iterable[int]) -> tuple[str, ...]:
    """The units in the order of the problem; none for a total of the district."""
    if kind.demand is Demand.DISTRICT_TOTAL:
        return ()
    names = {position: name for name, position in tree.positions.items()}
    return tuple(names[unit] for unit in sorted(units))
