"""Components: failing sums that no chain of cells connects have causes of their own."""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from cedu_targets.diagnosis.equation_index import Cell, Sum
from cedu_targets.diagnosis.repair import Repair
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.equation import RowSum

Member = TypeVar("Member")


class Component(Struct, frozen=True):
    """Failing sums that may have a cause in common, and the columns whose cells may be wrong."""

    failing: Mapping[Sum, int]
    codes: frozenset[str]


def components(state: TableState, failing: Mapping[Sum, int], *, bounds: bool = False) -> list[Component]:
    """The failing sums, parted where no cell stands between them.

    Columns hang together through the sums of rows; rows only through the sum of a column. With
    `bounds` columns of which one bounds the other hang together too: where both are wrong, one
    may have to be mended for the other's sake.
    """
    groups: _Groups[str] = _Groups()
    for equation in state.clock.watched(state.equations):
        if isinstance(equation, RowSum) and (bounds or not equation.bound):
            groups.join(code for code, _ in equation.terms)
    summed = {groups.root(code) for code in state.summed}
    parted: dict[tuple[str, str], dict[Sum, int]] = {}
    for place, residual in state.clock.watched(failing.items()):
        root = groups.root(state.equations[place.equation].at)
        parted.setdefault((root, "" if root in summed else place.unit), {})[place] = residual
    members: dict[str, set[str]] = {}
    for code in {*state.row_sums, *state.summed, *(state.bounds if bounds else ())}:
        members.setdefault(groups.root(code), set()).add(code)
    return [Component(part, frozenset(members[root])) for (root, _), part in parted.items()]


class _Groups(Generic[Member]):
    """What belongs together (union-find)."""

    def __init__(self) -> None:
        self._above: dict[Member, Member] = {}

    def root(self, member: Member) -> Member:
        while (above := self._above.get(member, member)) != member:
            member = above
        return member

    def join(self, members: Iterable[Member]) -> None:
        first, *rest = members
        for member in rest:
            self._above[self.root(member)] = self.root(first)


def blocks(state: TableState, repairs: Iterable[Repair]) -> list[list[dict[Cell, int | None]]]:
    """Sets of cells parted into blocks that every set respects, so that two errors apart are two causes.

    Each block is the list of its alternatives, each once; the blocks are independent of one another.
    """
    repairs = list(repairs)
    groups: _Groups[Sum] = _Groups()
    for repair in repairs:
        for cell in repair.changes:
            groups.join(place for place, _ in (*state.sums_of(cell), *state.bounds_of(cell)))
    found: dict[Sum, dict[frozenset[tuple[Cell, int | None]], dict[Cell, int | None]]] = {}
    for repair in repairs:
        parts: dict[Sum, dict[Cell, int | None]] = {}
        for cell, after in repair.changes.items():
            place = next(iter(state.sums_of(cell)))[0]
            parts.setdefault(groups.root(place), {})[cell] = after
        for root, part in parts.items():
            found.setdefault(root, {}).setdefault(frozenset(part.items()), part)
    return [list(alternatives.values()) for alternatives in found.values()]
