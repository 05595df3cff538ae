"""Formulas of a table without a result that could not be calculated either: one finding for cells that lie together."""

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.place import a1
from cedu_targets.files.grid import Obstacle, Spot
from cedu_targets.recognition.table.odd_cells import UNCALCULATED, Unreadable
from cedu_targets.recognition.table.recognise import Recognised

_NAMED = frozenset({"function", "outside", "sheet"})
"""Obstacles that cells share only where their detail is the same."""


def unknown_formulas(found: Recognised) -> Iterator[Finding]:
    """RD002 for each block of adjacent cells with one reason; its other cells are related places."""
    cells: dict[Spot, Unreadable] = {}
    kinds: dict[tuple[str, str], set[Spot]] = {}
    for cell in found.values.unreadable:
        if cell.code == UNCALCULATED:
            spot = found.grid.real(cell.row, cell.column)
            cells[spot] = cell
            obstacle = _obstacle(found, spot)
            kinds.setdefault((obstacle.kind, obstacle.detail if obstacle.kind in _NAMED else ""), set()).add(spot)
    codes = {column: code for code, column in found.table.layout.columns.items()}
    for block in (block for spots in kinds.values() for block in blocks(spots)):
        obstacle = _obstacle(found, block[0])
        named = ((found.kinds.names[cells[spot].row], codes[cells[spot].column]) for spot in block)
        first, *others = (
            replace(found.table.place(*cell), cell=a1(*spot)) for cell, spot in zip(named, block, strict=True)
        )
        assert first.indicator is not None
        parameters: dict[str, Parameter] = {"cells": extent(block), "size": len(block), "detail": obstacle.detail}
        parameters |= found.table.by_code[first.indicator].named
        yield Finding(
            UNCALCULATED, "reading", Severity.ERROR, first, parameters, related=tuple(others), variant=obstacle.kind
        )


def _obstacle(found: Recognised, spot: Spot) -> Obstacle:
    return found.grid.uncalculated.get(spot) or Obstacle("form")


def blocks(spots: Collection[Spot]) -> Iterator[list[Spot]]:
    """Cells that lie together, each block in the order of reading."""
    left = set(spots)
    for start in sorted(spots):
        if start not in left:
            continue
        left.discard(start)
        block = [start]
        for row, column in block:  # it grows while it is walked
            beside = {(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)} & left
            block += beside
            left -= beside
        yield sorted(block)


def extent(block: Collection[Spot]) -> str:
    """The range around some cells: B8:F8; of one cell its address."""
    rows, columns = [row for row, _ in block], [column for _, column in block]
    first, last = a1(min(rows), min(columns)), a1(max(rows), max(columns))
    return first if first == last else f"{first}:{last}"
