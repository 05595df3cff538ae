"""Tables that hold several measures at once: 目标 beside 完成 under each indicator, or in two rows for each unit.

They are split into one grid for each measure, each with the cells where they stand and the others blank, so that
everything after reads them like tables of one measure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.months import Span
from cedu_targets.files.grid import CellRange, Raw, Spot, is_number, squeezed
from cedu_targets.recognition.table.body import ROWS_LOOKED_AT
from cedu_targets.recognition.table.columns import measure_in_brackets
from cedu_targets.recognition.table.measure_columns import (
    Block,
    Kind,
    MeasureColumns,
    months_of_columns,
    with_months_checked,
)
from cedu_targets.recognition.table.measure_names import LONGEST_NAME, OTHER, measure_named
from cedu_targets.recognition.table.regions import Regions
from cedu_targets.recognition.view import GridView


def split_measures(grid: GridView, regions: Regions) -> list[GridView]:
    """A grid for each measure of a table, targets first; empty where it holds only one."""
    for column in range(regions.columns[0]):
        by_row = _measures_of_rows(grid, regions, column)
        if by_row is not None:
            grids = [_of_rows(grid, regions, column, by_row, measure) for measure in _kept(by_row.values())]
            return [_alone(one, regions) for one in grids]
    if by_name := _measures_of_names(regions):
        return [
            _alone(_of_names(grid, regions, by_name, measure), regions)
            for measure in _kept(measure for _, measure in by_name.values())
        ]
    found = _measures_of_columns(grid, regions)
    if found is None:
        return []
    months = {kind for block in found.blocks for kind in block if isinstance(kind, Span)}
    kept: list[Kind] = [*_kept(kind for block in found.blocks for kind in block), *sorted(months)]
    views = [_alone(_of_columns(grid, regions, found, kind), regions) for kind in kept]
    return with_months_checked(views, regions, found) if found.parts else views


def _kept(measures: Iterable[Kind | str | None]) -> list[Measure]:
    found = set(measures)
    return [measure for measure in Measure if measure in found]


def _rows(regions: Regions) -> range:
    """All rows from the header down to the last with numbers."""
    return range(regions.header.start, max((*regions.data, *regions.nameless)) + 1)


def _alone(grid: GridView, regions: Regions) -> GridView:
    """The grid with this table, its title and its notes only."""
    return grid.with_only({*regions.above, *_rows(regions), *regions.notes})


def _measures_of_rows(grid: GridView, regions: Regions, column: int) -> dict[int, Measure | str] | None:
    """The measure of each row, where a column beside the names says it."""
    spans = {row: span.top for span in grid.merges if span.left == column for row in range(span.top, span.bottom + 1)}
    rows = sorted((*regions.data, *regions.nameless))
    if not any(measure_named(grid.text(spans.get(row, row), column)) for row in rows[:ROWS_LOOKED_AT]):
        return None
    named = {row: measure_named(grid.text(spans.get(row, row), column)) for row in rows}
    found = {row: measure for row, measure in named.items() if measure is not None}
    if len(found) < 0.8 * len(rows) or len(_kept(found.values())) < 2:
        return None
    return found


def _of_rows(
    grid: GridView, regions: Regions, column: int, by_row: Mapping[int, Measure | str], measure: Measure
) -> GridView:
    edits: dict[Spot, Raw] = {(row, column): None for row in _rows(regions)}
    for left in range(column):
        carried: Raw = None
        seen: set[object] = set()
        for row, kind in by_row.items():
            if grid.text(row, left) and not is_number(grid.raw(row, left)):
                carried, seen = grid.raw(row, left), set()
            elif kind in seen:
                carried = None  # the second 目标 since the last name belongs to nobody
            elif kind == measure:
                edits[row, left] = carried
            seen.add(kind)
    edited = grid.edited(edits)
    others = {row for row, kind in by_row.items() if kind != measure}
    headings = {kind: squeezed(grid.text(row, column)) for row, kind in reversed([*by_row.items()])}
    derived = (headings[OTHER],) if OTHER in headings else ()
    return replace(edited.without_rows(others), measure=measure, measure_heading=headings[measure], derived=derived)


def _measures_of_names(regions: Regions) -> dict[int, tuple[str, Measure | str]] | None:
    """Rows named 东山目标, 东山完成: (unit, measure) by row, where all are and each unit has the same measures."""
    found: dict[int, tuple[str, Measure | str]] = {}
    measures: dict[str, list[Measure | str]] = {}
    for row, name in zip(regions.data, regions.names, strict=True):
        ends = ((name[:cut], measure_named(name[cut:].strip("（）()"))) for cut in _cuts(name))
        unit, measure = next(((unit, measure) for unit, measure in ends if measure is not None), ("", None))
        if measure is None:
            return None
        found[row] = (unit, measure)
        measures.setdefault(unit, []).append(measure)
    kinds = list(measures.values())
    is_regular = len(kinds) > 1 and len(_kept(kinds[0])) > 1 and all(kind == kinds[0] for kind in kinds)
    return found if is_regular else None


def _of_names(
    grid: GridView, regions: Regions, by_name: Mapping[int, tuple[str, Measure | str]], measure: Measure
) -> GridView:
    edits: dict[Spot, Raw] = {(row, regions.label): unit for row, (unit, _) in by_name.items()}
    others = {row for row, (_, kind) in by_name.items() if kind != measure}
    heading = next(
        squeezed(grid.text(row, regions.label)).removeprefix(unit)
        for row, (unit, kind) in by_name.items()
        if kind == measure
    )
    return replace(grid.edited(edits).without_rows(others), measure=measure, measure_heading=heading)


def _measures_of_columns(grid: GridView, regions: Regions) -> MeasureColumns | None:
    months = months_of_columns(grid, regions)
    if months is not None and _are_headed(grid, regions, months.row, months.blocks):
        return months
    for row in regions.header:
        texts = {column: text for column in regions.columns if (text := grid.text(row, column))}
        filled = {column: measure_named(text) for column, text in texts.items()}
        if None in filled.values() or len(_kept(filled.values())) < 2:
            if row == regions.header[-1] and (joined := _joined_names(grid, regions, row)) is not None:
                return joined
            continue
        if len(filled) == len(regions.columns):
            blocks = list(_blocks_under(filled))
            is_headed = row > regions.header.start and _are_headed(grid, regions, row, blocks)
            return MeasureColumns(row, blocks) if is_headed else None
        if min(filled) == regions.columns[0] and (block := _groups_under(grid, regions, row, filled)) is not None:
            return MeasureColumns(row, [block], on_top=True)
    return None


def _blocks_under(named: Mapping[int, Measure | str | None]) -> Iterator[dict[Kind | None, tuple[int, ...]]]:
    """目标 完成 目标 完成: a block begins where a measure comes again."""
    block: dict[Kind | None, tuple[int, ...]] = {}
    for column, measure in named.items():
        kind = measure if isinstance(measure, Measure) else None
        if kind in block and kind is not None:
            yield block
            block = {}
        block[kind] = (*block.get(kind, ()), column)
    yield block


def _joined_names(grid: GridView, regions: Regions, row: int) -> MeasureColumns | None:
    """培训目标数 培训完成数 讲座目标数 讲座完成数: name and measure in one heading, for two names and more."""
    blocks: dict[str, dict[Kind | None, tuple[int, ...]]] = {}
    names: dict[int, str] = {}
    for column in regions.columns:
        text = squeezed(grid.text(row, column))
        ends = ((text[:cut], measure_named(text[cut:])) for cut in _cuts(text))
        name, measure = next(((name, measure) for name, measure in ends if measure is not None), ("", None))
        if measure is None:
            return None
        unit = measure_in_brackets(text)
        names[column] = f"{name}（{unit}）" if unit else name
        kind = measure if isinstance(measure, Measure) else None
        block = blocks.setdefault(name, {})
        if kind in block and kind is not None:
            return None
        block[kind] = (*block.get(kind, ()), column)
    kinds = [set(block) - {None} for block in blocks.values()]
    if len(blocks) < 2 or len(kinds[0]) < 2 or any(kind != kinds[0] for kind in kinds):
        return None
    return MeasureColumns(row, list(blocks.values()), names=names)


def _are_headed(grid: GridView, regions: Regions, row: int, blocks: Sequence[Block]) -> bool:
    """True where each block has a name over its first column, and all hold the same measures."""
    over = range(regions.header.start, row)
    firsts = [min(column for columns in block.values() for column in columns) for block in blocks]
    same = all(set(block) - {None} == set(blocks[0]) - {None} for block in blocks)
    return same and all(any(grid.text(above, first) for above in over) for first in firsts)


def _groups_under(
    grid: GridView, regions: Regions, row: int, named: Mapping[int, Measure | str | None]
) -> dict[Kind | None, tuple[int, ...]] | None:
    """目标 over some columns, 完成 over as many with the same names below; None where they differ."""
    starts = [*named, regions.columns[-1] + 1]
    groups: dict[Kind | None, tuple[int, ...]] = {}
    names = set()
    for start, end in pairwise(starts):
        columns = tuple(column for column in regions.columns if start <= column < end)
        measure = named[start]
        kind = measure if isinstance(measure, Measure) else None
        if kind in groups and kind is not None:
            return None
        groups[kind] = (*groups.get(kind, ()), *columns)
        if kind is not None:
            below = range(row + 1, regions.header.stop)
            names.add(tuple(squeezed(grid.text(index, column)) for index in below for column in columns))
    return groups if len(names) == 1 and any(next(iter(names))) else None


def _of_columns(grid: GridView, regions: Regions, found: MeasureColumns, kind: Kind) -> GridView:
    measure = kind if isinstance(kind, Measure) else Measure.ACHIEVEMENT
    span = kind if isinstance(kind, Span) else None
    if found.parts and kind is Measure.ACHIEVEMENT:
        span = found.parts[0].span
    kept = [column for block in found.blocks for column in block[kind]]
    lost = set(regions.columns) - set(kept)
    edits: dict[Spot, Raw] = {(row, column): None for row in _rows(regions) for column in lost}
    edits |= {(found.row, column): found.names.get(column) if column in kept else None for column in regions.columns}
    merges: list[CellRange] = list(grid.merges)
    if not found.on_top and not found.names:
        places = _places(found, kind)
        for row in range(regions.header.start, found.row):
            edits |= _moved(grid, row, places)
        for block in found.blocks:
            (column, *_) = block[kind]
            unit = measure_in_brackets(grid.text(found.row, column))
            leaf = next(
                (row for row in range(found.row - 1, regions.header.start - 1, -1) if edits.get((row, column))), None
            )
            if unit and leaf is not None:
                edits[leaf, column] = f"{edits[leaf, column]}（{unit}）"
        merges = [_moved_span(span, regions, found.row, places) for span in grid.merges]
    codes = dict(zip(regions.columns, regions.codes, strict=False))
    elsewhere = frozenset(codes[column] for column in lost if column in codes)
    heading = squeezed(grid.text(found.row, kept[0]))
    months = {column for parts in found.parts for column in (*parts.months, *parts.totals)}
    derived = (
        squeezed(grid.text(found.row, column))
        for block in found.blocks
        for column in block.get(None, ())
        if column not in months
    )
    return replace(
        grid.edited(edits),
        merges=merges,
        measure=measure,
        span=span,
        measure_heading=heading.removeprefix(found.names.get(kept[0], "").partition("（")[0]),
        derived=tuple(dict.fromkeys(derived)),
        elsewhere=elsewhere,
    )


def _places(found: MeasureColumns, kind: Kind) -> dict[int, int]:
    """For each column of a block the block's column of this measure."""
    return {column: block[kind][0] for block in found.blocks for columns in block.values() for column in columns}


def _moved(grid: GridView, row: int, places: Mapping[int, int]) -> dict[Spot, Raw]:
    """The headings of a row, each moved over the column of its block that is kept."""
    moved: dict[Spot, Raw] = {(row, column): None for column in places}
    for column, place in places.items():
        if grid.text(row, column) and moved[row, place] is None:
            moved[row, place] = grid.raw(row, column)
    return moved


def _moved_span(span: CellRange, regions: Regions, below: int, places: Mapping[int, int]) -> CellRange:
    if not regions.header.start <= span.top < below or span.left not in places:
        return span
    right = max(column for column in places if column <= span.right)
    return CellRange(span.top, places[span.left], min(span.bottom, below), places[right])


def _cuts(text: str) -> range:
    """Where the name of a measure may begin at the end of a text, the longest first."""
    return range(max(1, len(text) - LONGEST_NAME), len(text))
