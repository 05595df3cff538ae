"""One table set in several blocks of columns, as a long list is on a page: read as one, the blocks under one another.

Only the reading is rearranged: every cell keeps the place where it stands in the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from cedu_targets.domain.layout import Continuation
from cedu_targets.files.grid import CellRange, Raw, Spot, squeezed
from cedu_targets.recognition.table.regions import Regions
from cedu_targets.recognition.table.row_names import are_one_list
from cedu_targets.recognition.view import GridView


def blocks_of_one(grid: GridView, tables: Sequence[Regions]) -> Iterator[Sequence[Regions]]:
    """The tables of a sheet, each alone but for those that are blocks of one: under the same header, one list."""
    group: list[Regions] = []
    for regions in tables:
        if group and not _goes_on(grid, group, regions):
            yield group
            group = []
        group.append(regions)
    if group:
        yield group


def _goes_on(grid: GridView, group: Sequence[Regions], regions: Regions) -> bool:
    first, last = group[0], group[-1]
    if last.right is None or regions.header != first.header or regions.codes != first.codes:
        return False
    if _heads(grid, first) != _heads(grid, regions) or not any(chain.from_iterable(_heads(grid, first))):
        return False
    return are_one_list([block.names for block in (*group, regions)])


def _heads(grid: GridView, regions: Regions) -> list[list[str]]:
    places = (regions.label, *regions.columns)
    return [[squeezed(grid.text(row, column)) for column in places] for row in regions.header]


def set_under_one_another(grid: GridView, blocks: Sequence[Regions]) -> GridView:
    """The sheet with this one table, its title and its notes: the rows of each block follow those of the one before."""
    first, edges = blocks[0], _edges(grid, blocks)
    top, end = first.header.start, max(first.data) + 1
    rows: list[Sequence[Raw]] = [grid.rows[row] if row in first.above else () for row in range(top)]
    rows += [grid.rows[row][: edges[1]] for row in range(top, end)]
    below_header = first.header.stop if first.code_row is None else first.code_row + 1
    moved: list[tuple[int, int]] = []
    for block, left, right in zip(blocks[1:], edges[1:-1], edges[2:], strict=True):
        shift = block.columns[0] - first.columns[0]
        for row in range(below_header, max(block.data) + 1):
            rows.append([*[None] * ((left or 0) - shift), *grid.rows[row][left:right]])
            moved.append((row, shift))
    last = max(row for block in blocks for row in block.data)
    notes = {row for block in blocks for row in block.notes}
    rows += [grid.rows[row] if row in notes else () for row in range(last + 1, max(notes, default=last) + 1)]
    return _view(grid, rows, Continuation(end, tuple(moved), last + 1), edges[1])


def _edges(grid: GridView, blocks: Sequence[Regions]) -> list[int | None]:
    """Where each block begins, and where the last one ends; running numbers before the names belong to their block."""
    first = blocks[0]
    leftmost = min(grid.filled(row)[0] for row in first.header if grid.filled(row))
    shifts = (block.columns[0] - first.columns[0] for block in blocks[1:])
    begins = [min(before.right or 0, shift + leftmost) for before, shift in zip(blocks, shifts, strict=False)]
    return [0, *begins, blocks[-1].right]


def _view(grid: GridView, rows: Sequence[Sequence[Raw]], continuation: Continuation, right: int | None) -> GridView:
    end = continuation.end
    spots = {
        continuation.real(row, column): (row, column)
        for row in range(end, end + len(continuation.rows))
        for column in range(len(rows[row]))
    }
    percents = (_place(place, end, spots, right) for place in grid.percents)
    broken = ((text, _place(place, end, spots, right)) for place, text in grid.broken.items())
    indents = ((indent, _place(place, end, spots, right)) for place, indent in grid.indents.items())
    return replace(
        grid,
        rows=rows,
        merges=[span for merge in grid.merges if (span := _span(merge, end, spots)) is not None],
        percents=frozenset(place for place in percents if place is not None),
        broken={place: text for text, place in broken if place is not None},
        indents={place: indent for indent, place in indents if place is not None},
        continuation=continuation,
        continued=frozenset(row for row in grid.continued if row < end),
    )


def _place(place: Spot, end: int, moved: Mapping[Spot, Spot], right: int | None) -> Spot | None:
    """Where a cell of the sheet stands in the table; None for one that is none of it."""
    if place in moved:
        return moved[place]
    return place if place[0] < end and (right is None or place[1] < right) else None


def _span(merge: CellRange, end: int, moved: Mapping[Spot, Spot]) -> CellRange | None:
    if (merge.top, merge.left) in moved:
        top, left = moved[merge.top, merge.left]
        return CellRange(top, left, top + merge.bottom - merge.top, left + merge.right - merge.left)
    return merge if merge.top < end else None
