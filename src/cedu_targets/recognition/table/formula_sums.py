"""Totals that a formula keeps: =SUM(B7:B18) in the district's row, =SUM(C7:E7) in a total's column."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from cedu_targets.domain.table import Table
from cedu_targets.files.grid import CellRange, Spot

if TYPE_CHECKING:
    from cedu_targets.files.recalculation import Calculation

_Cell = tuple[str, str]
_Parts = tuple[str, ...]


def formula_sums(table: Table, spots: Mapping[_Cell, Spot], calculation: "Calculation") -> dict[_Cell, _Parts | None]:
    """Each total with a formula, and what that adds where it adds exactly the cells that it is the total of, once each.

    By unit and code: the codes of its parts in its row; nothing where it sums the rows below (or above) it; None where
    it does anything else.
    `spots` has where every cell of the table stands.
    """
    found: dict[_Cell, _Parts | None] = {}
    cells = {spot: cell for cell, spot in spots.items()}
    for total, parts, wanted in _totals(table):
        if spots[total] in calculation.texts and found.get(total) is None:
            sums = [set(one) for one in wanted]
            is_sum = _added(calculation, spots[total], cells, {len(one) for one in sums}) in sums
            found[total] = parts if is_sum else None
    return found


def _totals(table: Table) -> Iterator[tuple[_Cell, _Parts, Iterable[Iterable[_Cell]]]]:
    """Every total, the codes of its parts where it sums its row, and the cells that it may be the sum of."""
    owners = {**({table.district: table.members(table.district)} if table.district else {}), **table.areas}
    areas = tuple(table.areas)
    for owner, units in owners.items():
        below = [units] if owner in areas or not areas else [units, areas]  # a district may sum the subtotals
        for code in table.codes:
            yield (owner, code), (), ([(unit, code) for unit in rows] for rows in below)
    for code, parts in _row_sums(table):
        for unit in (*table.rows, *table.subtotals):
            yield (unit, code), parts, [[(unit, part) for part in parts]]


def _row_sums(table: Table) -> Iterator[tuple[str, _Parts]]:
    for entry in table.declarations:
        if entry.relation is None or not entry.checked or not entry.relation.is_equality:
            continue
        whole, *sides = entry.relation.sides
        for side in sides:
            if len(whole) == 1 and len(side) > 1 and all(term.sign > 0 for term in side):
                yield whole[0].code, tuple(term.code for term in side)


def _added(
    calculation: "Calculation", spot: Spot, cells: Mapping[Spot, _Cell], sizes: Container[int]
) -> set[_Cell] | None:
    """The table's cells that a formula adds, as many as are wanted; None where it does anything else."""
    terms = calculation.terms(spot) or ()
    ranges = [term.area for term in terms if term.area is not None and term.sign > 0]
    if len(ranges) != len(terms) or sum(map(_size, ranges)) not in sizes:
        return None  # before a range of a million cells is gone through
    added = {
        cells.get((row, column))
        for top, left, bottom, right in ranges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    return {one for one in added if one is not None}


def _size(area: CellRange) -> int:
    return (area.bottom - area.top + 1) * (area.right - area.left + 1)
