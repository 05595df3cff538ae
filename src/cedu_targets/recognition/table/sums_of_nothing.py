"""Totals of a form that nobody has filled in: their formulas show 0, and nobody reported one."""

from cedu_targets.files.grid import CellRange, Raw, Spot
from cedu_targets.recognition.table.regions import Regions
from cedu_targets.recognition.view import GridView

_LARGEST = 10_000
"""Cells of one formula that are looked at."""


def without_sums_of_nothing(grid: GridView, regions: Regions) -> GridView:
    """The table with each plain sum blank whose cells are all blank; a 0 that somebody wrote stays one."""
    calculation = grid.calculation
    if calculation is None or grid.continuation is not None:
        return grid
    edits: dict[Spot, Raw] = {}
    for row in range(min(regions.data, default=0), max(regions.data, default=-1) + 1):
        for column in grid.filled(row):
            terms = calculation.terms(grid.real(row, column))
            areas = [] if terms is None else [term.area for term in terms if term.area is not None]
            if terms and len(areas) == len(terms) and all(_is_blank(grid, area) for area in areas):
                edits[row, column] = None
    return grid.edited(edits) if edits else grid


def _is_blank(grid: GridView, area: CellRange) -> bool:
    rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
    if len(rows) * len(columns) > _LARGEST:
        return False
    return not any(grid.text(row, column) for row in rows for column in columns)
