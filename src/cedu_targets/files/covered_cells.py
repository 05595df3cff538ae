"""What stands under a merge in a workbook: kept in the file by some programs, and shown to nobody."""

from collections.abc import Iterator

from msgspec.structs import replace

from cedu_targets.files.grid import CellRange, Grid, Raw, Spot, is_filled, text_of, with_rows
from cedu_targets.files.guard import MAX_CELLS


def without_covered(grid: Grid) -> Grid:
    """The grid without the cells that its merges cover; they are kept as concealed.

    To be called when formulas have been calculated, which count covered cells like all others. A merge that meets an
    earlier one covers nothing, as programs differ there.
    """
    if not _may_cover(grid):
        return grid
    covered = [spot for span in _apart(grid) for spot in _under(span) if _holds(grid, spot)]
    if not covered:
        return grid
    rows: dict[int, list[Raw]] = {row: list(grid.rows[row]) for row in {row for row, _ in covered}}
    concealed = dict(grid.concealed)
    for row, column in covered:
        text = text_of(grid.raw(row, column)) or grid.broken.get((row, column), "")
        if text:
            concealed[row, column] = text
        if column < len(rows[row]):
            rows[row][column] = None
    gone = frozenset(covered)
    return replace(
        grid,
        rows=with_rows(grid.rows, rows),
        concealed=concealed,
        broken={spot: text for spot, text in grid.broken.items() if spot not in gone},
        formulas={spot: text for spot, text in grid.formulas.items() if spot not in gone},
        uncalculated={spot: why for spot, why in grid.uncalculated.items() if spot not in gone},
    )


def _may_cover(grid: Grid) -> bool:
    """A look row by row that costs little, since nearly no merge covers anything."""
    looked_at, height = 0, len(grid.rows)
    for span in grid.merges:
        for row in range(span.top, min(span.bottom + 1, height)):
            cells = grid.rows[row][span.left + (row == span.top) : span.right + 1]
            looked_at += 1 + len(cells)
            if looked_at > MAX_CELLS or any(map(is_filled, cells)):
                return True
    return bool(grid.broken and grid.merges)


def _apart(grid: Grid) -> Iterator[CellRange]:
    """The merges, as far as the sheet is used, that meet none of those before them."""
    height, width = len(grid.rows), grid.width
    seen: set[Spot] = set()
    looked_at = 0
    for span in grid.merges:
        used = CellRange(span.top, span.left, min(span.bottom, height - 1), min(span.right, width - 1))
        looked_at += (used.bottom - used.top + 1) * (used.right - used.left + 1)
        if looked_at > MAX_CELLS:
            return
        spots = {(used.top, used.left), *_under(used)}
        if seen.isdisjoint(spots):
            seen |= spots
            yield used


def _under(span: CellRange) -> Iterator[Spot]:
    for row in range(span.top, span.bottom + 1):
        for column in range(span.left, span.right + 1):
            if (row, column) != (span.top, span.left):
                yield row, column


def _holds(grid: Grid, spot: Spot) -> bool:
    return is_filled(grid.raw(*spot)) or spot in grid.broken
