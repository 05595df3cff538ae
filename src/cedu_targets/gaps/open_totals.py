"""Open totals: what was reported as a total, or summed to one, while some of its parts were not reported."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from cedu_targets.domain.equation import Equation, RowSum
from cedu_targets.domain.table import Table
from cedu_targets.gaps.submissions import Cell

Parts = Mapping[str, Sequence[tuple[str, ...]]]
"""The sums of a whole's code: each the codes of its parts."""


def sums_of(equations: Sequence[Equation]) -> Parts:
    """The part-whole relations among equations: nothing subtracted, nothing weighted, no bound."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for one in equations:
        if not isinstance(one, RowSum) or one.bound:
            continue
        parts = tuple(code for code, factor in one.terms if factor == -1)
        if dict(one.terms).get(one.at) == 1 and len(parts) == len(one.terms) - 1:
            found.setdefault(one.at, []).append(parts)
    return found


def open_totals(
    targets: Table, achieved: Table, parts: Parts, incomparable: Collection[Cell]
) -> dict[Cell, tuple[Cell, ...]]:
    """Each total that holds nothing for some of its parts -> the cells that nobody reported.

    A part counts that has a target and no number; what was reported and is `incomparable` is not blank. A sum counts
    in the rows in which the targets bear it out. Where the total is more than what its parts reported, it holds
    what they left blank, and is no less than it should be.
    """
    found = _OpenTotals(targets, achieved, incomparable)
    for unit in targets.units:
        found.look_along(unit, parts)
    if targets.district is not None:
        for indicator in targets.indicators:
            if indicator.additive:
                members = [(unit, indicator.code) for unit in targets.units]
                found.look_at((targets.district, indicator.code), members)
        found.look_along(targets.district, parts)
    return found.cells


class _OpenTotals(Struct, dict=True):
    targets: Table
    achieved: Table
    incomparable: Collection[Cell]

    def __post_init__(self) -> None:
        self.cells: dict[Cell, tuple[Cell, ...]] = {}

    def look_along(self, unit: str, parts: Parts) -> None:
        """The totals of a row; again, as long as a part of one turns out to be open itself."""
        before = -1
        while before != len(self.cells):
            before = len(self.cells)
            for whole, sums in parts.items():
                for codes in sums:
                    members = [(unit, code) for code in codes]
                    if self.targets.value(unit, whole) == _sum(self.targets, members):
                        self.look_at((unit, whole), members)

    def look_at(self, total: Cell, members: Sequence[Cell]) -> None:
        """One total against its parts."""
        reported = self.achieved.value(*total)
        blank = tuple(dict.fromkeys(cell for member in members for cell in self._blanks(member)))
        if reported is None or not blank:
            return
        if reported <= _sum(self.achieved, members):
            self.cells[total] = tuple(dict.fromkeys((*self.cells.get(total, ()), *blank)))

    def _blanks(self, cell: Cell) -> Iterator[Cell]:
        """The cells that were not reported in a part: itself, or of its own parts."""
        if self.achieved.value(*cell) is None:
            if self.targets.value(*cell) and cell not in self.incomparable:
                yield cell
        else:
            yield from self.cells.get(cell, ())


def _sum(table: Table, cells: Sequence[Cell]) -> Decimal:
    return sum((table.value(*cell) or Decimal(0) for cell in cells), Decimal(0))
