"""Conflicts that whole granules have a part in: 2 and 3 together never come to 1, whatever else is asked.

A network tells its conflicts as sums (`conflicts`), and of a tree that is more than a network it tells those that
fractions have, too. Here each of them is asked whether fewer of its demands conflict once numbers must be whole
granules; and where fractions would meet all demands, the deletion filter asks an integer program in place of a flow:
one unit by itself first, then kinds of demand, then the units of each. A total or a fixed number is one demand here, at
least and at most, since it is only together that the two stand between granules.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from cedu_targets.allocation.solver.conflicts import LEAVING_ORDER, DemandKind, Side, conflicts, summed
from cedu_targets.allocation.solver.outcome import Constraint, Demand, Infeasible
from cedu_targets.allocation.solver.rows import BRANCHES, Row, entries, is_of_many, laid_out, rows
from cedu_targets.allocation.solver.trees import Tree
from cedu_targets.optimum.program import Answer

_MOST_TRIALS, _BRANCHES = 1000, 200
"""Programs that are asked for one conflict before it is told as it is, and branches of each: one is mostly enough."""


def explained(tree: Tree) -> list[Infeasible]:
    """The conflicts of a tree whose demands are known to conflict, where granules or nested sums have a part in it."""
    fine = tree.counted_finest()
    found = conflicts(fine)
    if found:
        return _unique([_reduced(fine, one) for one in found])
    rounded = conflicts(tree) if tree.is_network() else []
    if rounded:
        return _unique([_Filter(fine, _rows_of(fine, one)).conflict() for one in rounded])
    return [_Filter(fine, list(rows(fine))).conflict()]


def _unique(found: Sequence[Infeasible]) -> list[Infeasible]:
    return list(dict.fromkeys(found))


def _reduced(tree: Tree, conflict: Infeasible) -> Infeasible:
    """A conflict of fractions, or that of fewer of its demands in whole granules."""
    is_least = True
    for left_out in conflict.constraints if len(conflict.constraints) > 1 else ():
        others = tuple(one for one in conflict.constraints if one is not left_out)
        fewer = _Filter(tree, _rows_of(tree, replace(conflict, constraints=others)))
        if fewer.is_impossible(fewer.atoms):
            return fewer.conflict()
        is_least = is_least and fewer.is_proven
    return replace(conflict, is_least=is_least)


def _rows_of(tree: Tree, conflict: Infeasible) -> list[Row]:
    """The demands that the members of a conflict stand for."""
    names = {position: name for name, position in tree.positions.items()}
    wanted: dict[DemandKind, set[str] | None] = {}
    for one in conflict.constraints:
        for leaf in tree.leaves[one.indicator or ""] if one.demand is Demand.DISTRICT_TOTAL else ():
            wanted[DemandKind(one.demand, tree.codes[leaf], one.needs)] = None
        if one.demand is not Demand.DISTRICT_TOTAL:
            units = None if one.demand is Demand.AREA_TOTAL else set(one.units)
            wanted[DemandKind(one.demand, one.indicator or "", one.needs, one.area)] = units
    found = []
    for row in rows(tree):
        for atom in _atoms(row):
            for kind in (atom.at_least, atom.at_most):
                if kind in wanted:
                    units = wanted[kind]
                    if units is None or names[row.cells[0][1]] in units:
                        found.append(atom)
                        break
    return found


def _atoms(row: Row) -> Iterator[Row]:
    """What stands or falls by itself: a number that is fixed, or a bound."""
    least, most = row.at_least, row.at_most
    if least and most and least.demand is most.demand and row.low == row.high:
        yield row
        return
    if least and row.low:
        yield row._replace(at_most=None, high=None)
    if most and row.high is not None:
        yield row._replace(at_least=None, low=0)


def _kind(atom: Row) -> DemandKind:
    kind = atom.at_least or atom.at_most
    assert kind is not None
    return kind


class _Filter:
    """Takes away one demand after the other, as long as the others conflict in whole granules."""

    def __init__(self, tree: Tree, demands: Sequence[Row]) -> None:
        self.tree = tree
        self.atoms = [atom for row in demands for atom in _atoms(row)]
        self.trials, self.is_proven = 0, True

    def is_impossible(self, atoms: Sequence[Row]) -> bool:
        """Whether it is known that no whole granules meet these demands."""
        self.trials += 1
        if self.trials > _MOST_TRIALS:
            self.is_proven = False
            return False
        answer = laid_out(self.tree, atoms)[0].answer(_BRANCHES)
        self.is_proven = self.is_proven and (answer.ended or answer.values is not None)
        return answer.is_impossible

    def conflict(self) -> Infeasible:
        """The demands that are left, and what they come to."""
        atoms = self._of_one_unit() or self.atoms
        kinds = sorted({_kind(atom) for atom in atoms}, key=_leaving)
        for kind in kinds:
            fewer = [atom for atom in atoms if _kind(atom) != kind]
            if len(fewer) < len(atoms) and self.is_impossible(fewer):
                atoms = fewer
        size = len(atoms) // 2
        while size:
            start = 0
            while start < len(atoms):
                fewer = atoms[:start] + atoms[start + size :]
                if fewer and self.is_impossible(fewer):
                    atoms = fewer
                else:
                    start += size
            size //= 2
        told = _as_sum(self.tree, atoms) or _about_first(self.tree, atoms)
        return told if self.is_proven else replace(told, is_least=False)

    def _of_one_unit(self) -> list[Row] | None:
        """The demands of the first unit that cannot meet its own."""
        place = {unit: number for number, unit in enumerate(self.tree.order)}
        single = [atom for atom in self.atoms if not is_of_many(atom)]
        single.sort(key=lambda atom: place[atom.cells[0][1]])
        for _, group in groupby(single, key=lambda atom: atom.cells[0][1]):
            own = list(group)
            if self.is_impossible(own):
                return own
        return None


def _leaving(kind: DemandKind) -> tuple[int, str, str]:
    return LEAVING_ORDER.index(kind.demand), kind.code, kind.area or ""


def _rank(tree: Tree, atom: Row) -> tuple[bool, int, int, str, str, int]:
    kind = _kind(atom)
    order = -LEAVING_ORDER.index(kind.demand)
    return not kind.needs, order, len(kind.code), kind.code, kind.area or "", tree.order.index(atom.cells[0][1])


def _sides(atoms: Sequence[Row]) -> list[Side]:
    sides: list[Side] = []
    for atom in atoms:
        units = sorted({unit for _, unit in atom.cells})
        sides.append((units, _kind(atom), atom.low if atom.at_least else atom.high or 0))
    return sides


def _as_sum(tree: Tree, atoms: Sequence[Row]) -> Infeasible | None:
    """The conflict where fractions have it as well and it is a sum: each number is asked for no oftener than left."""
    halves = [
        half
        for atom in atoms
        for half in (atom._replace(at_most=None, high=None), atom._replace(at_least=None, low=0))
        if half.at_least or half.at_most
    ]
    if not laid_out(tree, halves, whole=False)[0].answer(BRANCHES).is_impossible:
        return None
    for half in list(halves):
        fewer = [other for other in halves if other is not half]
        if laid_out(tree, fewer, whole=False)[0].answer(BRANCHES).is_impossible:
            halves = fewer
    asked: dict[tuple[int, int], int] = {}
    for half in halves:
        for cell in half.cells:
            asked[cell] = asked.get(cell, 0) + (1 if half.at_least else -1)
    found = summed(tree, _sides(halves))
    return found if found.needed > found.available and all(count <= 0 for count in asked.values()) else None


def _about_first(tree: Tree, atoms: Sequence[Row]) -> Infeasible:
    """The conflict told by what the first demand asks for, and how near to it the others let it come."""
    first, *others = sorted(atoms, key=lambda atom: _rank(tree, atom))
    asked = first.low if first.at_least else first.high or 0
    near = _nearest(tree, first, others, asked, above=False) if first.at_least else None
    if near is None and first.at_most:
        near = _nearest(tree, first, others, asked, above=True)
    if near is None:
        near = asked - 1 if first.at_least else asked + 1
    is_above = near > asked
    own, kind = summed(tree, _sides([first])).constraints[0], _kind(first)
    members = [replace(own, needs=not is_above), *summed(tree, _sides(others)).constraints]
    if not laid_out(tree, atoms, whole=False)[0].answer(BRANCHES).is_impossible:
        members.append(Constraint(Demand.GRANULE, kind.code, (), near * tree.granule, is_above))
    needed, available = max(asked, near) * tree.granule, min(asked, near) * tree.granule
    return Infeasible(tuple(members), needed, available)


def _nearest(tree: Tree, first: Row, others: Sequence[Row], asked: int, *, above: bool) -> int | None:
    """The nearest number above or below that a sum can come to; None where there is none."""
    side = (
        first._replace(low=asked, high=None, at_least=_kind(first), at_most=None)
        if above
        else first._replace(low=0, high=asked, at_least=None, at_most=_kind(first))
    )
    program, cells = laid_out(tree, [*others, side])
    for variable, amount in entries(tree, side, cells):
        program.costs[variable] = amount if above else -amount
    answer: Answer = program.answer(BRANCHES, 0.0)
    if answer.values is None:
        return None
    return sum(tree.scales[number] * round(answer.values[cells[number, unit]]) for number, unit in first.cells)
