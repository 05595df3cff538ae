"""Every table of a sheet: where each stands, top to bottom, and as what it is read."""

from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.named_rows import in_short
from cedu_targets.files.grid import is_number
from cedu_targets.files.guard import check_sheet_count
from cedu_targets.recognition.notes import titles_begin
from cedu_targets.recognition.table.apart import parts_of
from cedu_targets.recognition.table.body import ROWS_LOOKED_AT, holds_words, texts_in
from cedu_targets.recognition.table.coded import coded_tables
from cedu_targets.recognition.table.forms_of_one import upright_parts
from cedu_targets.recognition.table.known_places import keep, places_kept
from cedu_targets.recognition.table.measures import split_measures
from cedu_targets.recognition.table.regions import Regions
from cedu_targets.recognition.table.side_by_side import blocks_of_one, set_under_one_another
from cedu_targets.recognition.table.transposed import upright
from cedu_targets.recognition.table.uncoded import uncoded_tables
from cedu_targets.recognition.view import GridView

_CELLS_OF_A_LIST, _ROWS_OF_A_LIST = 3, 3

_FEW, _MOST_CELLS = 8, 10_000_000
"""Tables that a sheet may have in any case, and cells of the rows of all of them."""


class FoundTable(NamedTuple):
    """One table of one measure: the grid to read it from (upright, other measures blank) and where it stands there."""

    grid: GridView
    regions: Regions


def find_tables(grid: GridView) -> Iterator[FoundTable]:
    """Every table of a grid; one that holds several measures comes once for each."""
    known = places_kept(grid)
    if known is None:
        yield from _sought(grid)
        return
    place = next((one for one in known if one.is_of(grid)), None)
    if place is not None:
        yield FoundTable(grid, place.regions)
        return
    found = list(_sought(grid))
    if len(found) == 1 and found[0].grid is grid:
        keep(known, *found[0])
    yield from found


def _sought(grid: GridView) -> Iterator[FoundTable]:
    tables = [found for part in parts_of(grid) for found in _in_one(part, find_regions(part))]
    if not tables:
        yield from _unfilled_form(grid)
    for found in tables:
        regions = found.regions
        start = min((*regions.above, regions.header.start))
        if of_one := list(_parts_of_form(found, start)):
            yield from of_one
            continue
        turned = upright(*found)
        if turned is not None and (inside := find_regions(turned, start)):
            found = FoundTable(turned, inside[0])
            regions = found.regions
        views = split_measures(*found)
        parts = [FoundTable(part, one) for part in views for one in find_regions(_worded(part, regions), start)[:1]]
        if len(parts) < min(2, len(views)) or not parts:
            yield found
            continue
        yield parts[0]
        # What is derived from the measures belongs to none of them: it is named once.
        yield from (FoundTable(replace(part.grid, derived=()), part.regions) for part in parts[1:])


def _parts_of_form(found: FoundTable, start: int) -> Iterator[FoundTable]:
    """The parts of a form of one unit; one that nobody has filled in yet stands where the others do."""
    views = upright_parts(*found)
    regions = [next(iter(find_regions(_as_due(view), start)), None) for view in views]
    filled = next((one for one in regions if one is not None), None)
    for view, own in zip(views, regions, strict=True):
        if (one := own or filled) is not None:
            yield FoundTable(view, _under_lines(view, one))


def _under_lines(view: GridView, regions: Regions) -> Regions:
    """The regions of a form set upright; a line over it with a text far to the right (填报人：) is no heading of it."""
    top, width = (0, 0) if view.turned is None else (view.turned.top, len(view.turned.rows))
    lines = range(regions.header.start, min(top, regions.header.stop))
    if not lines or regions.header.stop <= top:
        return regions
    return replace(
        regions,
        above=(*regions.above, *lines),
        header=range(top, regions.header.stop),
        columns=tuple(column for column in regions.columns if column < width) or regions.columns,
    )


def _unfilled_form(grid: GridView) -> Iterator[FoundTable]:
    """The parts of a form of one unit that stands in a sheet without any numbers."""
    from cedu_targets.recognition.table.unfilled_forms import as_if_filled  # nearly every file has numbers

    filled = as_if_filled(grid)
    if filled is None:
        return
    for regions in find_regions(filled)[:1]:
        for view, own in _parts_of_form(FoundTable(filled, regions), min((*regions.above, regions.header.start))):
            blank = view.edited({(row, column): None for row in own.data for column in own.columns})
            yield FoundTable(replace(blank, is_unfilled=True, this_month={}, remarks=(), relations=0), own)


def _as_due(view: GridView) -> GridView:
    """A form to be looked for with a number at each cell where one is due; it is read with its words."""
    return view.edited(dict.fromkeys(view.due, 0.0)) if view.due else view


def _worded(view: GridView, regions: Regions) -> GridView:
    """A measure to be looked for with numbers for the words in columns of its table, which are its indicators."""
    first = regions.data[:ROWS_LOOKED_AT]
    worded = [column for column in regions.columns if texts_in(view, first, column)]
    spots = ((row, column) for column in worded for row in first if holds_words(view, row, column))
    return view.edited(dict.fromkeys(spots, 0.0)) if worded else view


def _in_one(grid: GridView, tables: Sequence[Regions]) -> Iterator[FoundTable]:
    """The tables of a sheet; one that is set in several blocks of columns is one."""
    for blocks in blocks_of_one(grid, tables):
        if len(blocks) > 1:
            joined = set_under_one_another(grid, blocks)
            if inside := find_regions(joined, min((*blocks[0].above, blocks[0].header.start))):
                yield FoundTable(joined, inside[0])
                continue
        yield from (_with_own_texts(grid, regions) for regions in blocks)


def _with_own_texts(grid: GridView, regions: Regions) -> FoundTable:
    """A table beside another one: of a line with texts of both only its own; a line of one alone is for all."""
    if not regions.left and regions.right is None:
        return FoundTable(grid, regions)
    own = grid.window(0, regions.left, regions.right)
    above = tuple(row for row in regions.above if not own.is_blank(row))
    notes = tuple(row for row in regions.notes if not own.is_blank(row))
    kept = replace(regions, above=above or regions.above, notes=notes or regions.notes)
    return FoundTable(grid.with_rows_of(own, (*above, *notes)), kept)


def find_regions(grid: GridView, start: int = 0) -> list[Regions]:
    """Every table of a grid from a row on; by its code row, else by a header over rows of numbers."""
    found = _counted(grid, coded_tables(grid, start))
    if found:
        used = (row for table in found for row in range(table.header.start, max(table.data) + 1))
        found += _counted(grid, uncoded_tables(grid.without_rows(used), start, strict=True))
        found.sort(key=lambda table: (table.header.start, table.columns[0]))
    else:
        found = _counted(grid, uncoded_tables(grid, start))
    return _with_titles(list(_with_notes(grid, found)))


def _counted(grid: GridView, tables: Iterable[Regions]) -> list[Regions]:
    """The tables of a sheet. Raises InputFault (RD125) where there are too many: each is a report of its own.

    Tables beside one another are each read from all columns of their rows.
    """
    found: list[Regions] = []
    width, cells = grid.width, 0
    for table in tables:
        found.append(table)
        check_sheet_count(len(found))
        cells += (max(table.data) + 1 - table.header.start) * width
        if cells > _MOST_CELLS and len(found) > _FEW:
            raise InputFault("RD125", {"count": len(found), "limit": len(found) - 1})
    return found


def _with_titles(tables: Sequence[Regions]) -> list[Regions]:
    """A table with nothing over its header stands under the title of the one above it or to its left."""
    titled: list[Regions] = []
    for table in tables:
        inherited = titled[-1].above if titled and not table.above else table.above
        titled.append(replace(table, above=inherited))
    return titled


def _with_notes(grid: GridView, tables: Sequence[Regions]) -> Iterator[Regions]:
    """The tables, each with its remarks and the rows under it, down to the title of the next one below."""
    in_order = sorted(tables, key=_top)
    tops = [table.header.start for table in in_order]
    used = _rows_of(tables)
    begins = {top: _titles_over(grid, used, top) for top in tops}
    for regions in tables:
        last, end, top = max(regions.data), len(grid.rows), regions.header.start
        if (next_one := bisect(tops, last)) < len(tops):
            end = begins[tops[next_one]]
        below = (row for row in range(last + 1, end) if not grid.is_blank(row))
        notes = [row for row in below if not _is_among(used, row) or _is_beside_rows(grid, row, regions)]
        above = [row for row in regions.above if row >= begins[top]]
        lists = [*_rows_of_lists(grid, above), *_rows_of_lists(grid, notes)]
        yield replace(
            regions,
            above=tuple(row for row in above if row not in lists),
            notes=(*regions.notes, *(row for row in notes if row not in lists)),
            lists=tuple(lists),
        )


def _rows_of(tables: Sequence[Regions]) -> Sequence[int]:
    """The rows of all tables in their order, each once."""
    several = [one for table in tables for one in (table.data, table.nameless)]
    in_order = merge(*(one if isinstance(one, range) else sorted(one) for one in several))
    return in_short(row for row, _ in groupby(in_order))


def _is_among(rows: Sequence[int], row: int) -> bool:
    at = bisect_left(rows, row)
    return at < len(rows) and rows[at] == row


def _titles_over(grid: GridView, used: Sequence[int], top: int) -> int:
    """The row where the titles of a table begin whose header begins at `top`; what is over them is not its own."""
    before = bisect_left(used, top)
    first = used[before - 1] + 1 if before else 0
    texts = [grid.text(row, filled[0]) if (filled := grid.filled(row)) else "" for row in range(first, top)]
    return first + titles_begin(texts) if before else 0


def _rows_of_lists(grid: GridView, rows: Iterable[int]) -> list[int]:
    """The rows of many cells among those around a table, where there are several: neither titles nor notes."""
    wide = [row for row in rows if len(grid.filled(row)) >= _CELLS_OF_A_LIST]
    return wide if len(wide) >= _ROWS_OF_A_LIST else []


def _is_beside_rows(grid: GridView, row: int, regions: Regions) -> bool:
    """True for a lone text under a table, beside the rows of a longer one."""
    filled = [column for column in grid.filled(row) if column >= regions.left]
    own = [column for column in filled if regions.right is None or column < regions.right]
    return len(own) == 1 and not is_number(grid.raw(row, own[0]))


def _top(regions: Regions) -> int:
    return regions.header.start
