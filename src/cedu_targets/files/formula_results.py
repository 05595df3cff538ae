"""Grids with the results of their formulas where the file has none."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from msgspec.structs import replace

from cedu_targets.files.formula_scalars import Failed, Found
from cedu_targets.files.formula_values import FormulaValues
from cedu_targets.files.grid import Grid, Obstacle, Raw, Spot


def with_results(
    grids: Sequence[Grid], wanted: Sequence[Collection[Spot]], without_result: Sequence[Collection[Spot]]
) -> list[Grid]:
    """The grids of a workbook with what the `wanted` formulas of each make.

    Those that have a result, which is 0, keep it where they make 0, and all of them where nothing makes anything else.
    """
    found = FormulaValues(grids, wanted).all()
    is_something = any(isinstance(one, str | Fraction) and one for by_spot in found for one in by_spot.values())
    results = [
        {spot: one for spot, one in by_spot.items() if spot in unknown or (is_something and one != 0)}
        for by_spot, unknown in zip(found, without_result, strict=True)
    ]
    return [_with(grid, by_spot) if by_spot else grid for grid, by_spot in zip(grids, results, strict=True)]


def _with(grid: Grid, found: Mapping[Spot, Found]) -> Grid:
    """The grid with values where there was none: doubles, as an office program would store them."""
    broken = {spot: text for spot, text in grid.broken.items() if spot not in found}
    uncalculated: dict[Spot, Obstacle | None] = {}
    rows = [*grid.rows, *[()] * (max(row for row, _ in found) + 1 - len(grid.rows))]
    changed: dict[int, list[Raw]] = {}
    for (row, column), one in found.items():
        uncalculated[row, column] = one.obstacle if isinstance(one, Failed) else None
        cells = changed.setdefault(row, list(rows[row]))
        cells += [None] * (column + 1 - len(cells))
        if isinstance(one, Failed):
            broken[row, column] = one.error
            cells[column] = None
        else:
            cells[column] = float(one) if isinstance(one, Fraction) else one
    for row, cells in changed.items():
        rows[row] = cells
    return replace(grid, rows=rows, broken=broken, uncalculated=uncalculated)
