"""Tables turned round: indicators as rows, units as columns. They are set upright and read like any other.

Only the reading is turned: every cell keeps the place where it stands in the file.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from cedu_targets.domain.layout import Transposition
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import CellRange, Raw, Spot, is_number, squeezed, text_of
from cedu_targets.recognition.table.body import ROWS_LOOKED_AT, SECTION, numbers_in
from cedu_targets.recognition.table.code_rows import CODE_ROW_NAME
from cedu_targets.recognition.table.columns import is_measure
from cedu_targets.recognition.table.measure_names import measure_named
from cedu_targets.recognition.table.regions import UNIT_HEAD, Regions
from cedu_targets.recognition.view import GridView

_INDICATORS = lazy_pattern(r"(?:主要|目标|任务|考核|工作)?指标(?:名称|内容|体系)?|indicators?", re.IGNORECASE)
TASKS = lazy_pattern(
    rf"{_INDICATORS.pattern}|(?:主要|目标|工作|重点|培训|建设)?(?:项目|任务|内容|事项|类别)(?:名称|内容)?|targets?|items?",
    re.IGNORECASE,
)
CODES = lazy_pattern(rf"{CODE_ROW_NAME.pattern}|序号|行次|行号", re.IGNORECASE)
UNIT = lazy_pattern(
    r".{1,12}(?:街道?|[镇乡村区县市旗]|社区|学院|办事处|农场|林场|管委会)|全[省市州区县旗镇乡].{0,4}"
    r"|^.*\b(?:town|street|district|county|sub-?district)",
    re.IGNORECASE,
)
_DISTRICT = lazy_pattern(r"全[省市州盟区县旗镇乡村].{0,4}|.*\b(?:district|county|city) total", re.IGNORECASE)
_TOTAL = lazy_pattern(r"合计|总计|小计|共计|total", re.IGNORECASE)
INDICATOR = lazy_pattern(
    r"率|人数|人次|场次|次数|数$|数[(（]|数量|总量|培训|教育|讲座|活动|经费|资金|覆盖|面积|建设|课程|比例|占比|[(（][人场个所次元%]"
    r"|\b(?:training|rate|number|courses?|persons?|participants|activities|coverage)\b",
    re.IGNORECASE,
)


def upright(grid: GridView, regions: Regions) -> GridView | None:
    """The sheet with this one table set upright, and nothing else but its title and notes; None where it stands so."""
    if not regions.header:
        return None
    left = range(regions.columns[0])
    measures = next((column for column in left if is_of_measures(grid, regions, column)), None)
    numbered = [column for column in (*left, *regions.columns) if is_headed(grid, regions, column, CODES)]
    units = [column for column in regions.columns if column not in numbered]
    if not units or not _is_turned(grid, regions, units, measured=measures is not None):
        return None
    names = [
        column
        for column in left
        if column not in (measures, *numbered) and any(grid.text(row, column) for row in regions.data)
    ]
    codes = [column for column in numbered if numbers_in(grid, regions.data, column) == len(regions.data)][:1]
    rows = [
        row
        for row in range(regions.header.start, max(*regions.data, *regions.nameless, -1) + 1)
        # Numbers over the units (甲 乙 1 2 3) and headings among the indicators name none.
        if row != regions.code_row and not _is_heading(grid, row, regions.label, units)
    ]
    turned = Transposition(regions.header.start, (*names, *codes, *units), tuple(rows))
    return turned_view(grid, regions, turned, names[-1] if names else None, measures)


def turned_view(
    grid: GridView, regions: Regions, turned: Transposition, name: int | None, measures: int | None
) -> GridView:
    """The sheet with some rows and columns of a table exchanged; 计量单位 in a column of its own goes to the names."""
    block: list[list[Raw]] = []
    for column in turned.columns:
        cells = [grid.raw(row, column) for row in turned.rows]
        if column == name and measures is not None:
            # 计量单位 is a column of its own; upright it stands behind the name.
            for position, row in enumerate(turned.rows):
                unit = squeezed(grid.text(row, measures))
                if row in regions.data and is_measure(unit):
                    cells[position] = f"{cells[position] or ''}（{unit}）"
        block.append(cells)
    above: list[Sequence[Raw]] = [()] * turned.top
    for row in regions.above:
        above[row] = grid.rows[row]
    below = range(turned.rows[-1] + 1, max(regions.notes, default=turned.rows[-1]) + 1)
    # Under an upright table a row of numbers would be one of its units.
    notes = [grid.rows[row] if row in regions.notes and not _has_number(grid, row) else () for row in below]
    spots = {
        turned.real(turned.top + i, j): (turned.top + i, j) for i in range(len(block)) for j in range(len(block[0]))
    }
    return replace(
        grid,
        rows=[*above, *block, *notes],
        merges=[span for merge in grid.merges if (span := _turned_span(merge, spots, turned)) is not None],
        percents=frozenset(spot for real, spot in spots.items() if real in grid.percents),
        broken={spot: grid.broken[real] for real, spot in spots.items() if real in grid.broken},
        indents={},
        turned=turned,
        continued=frozenset(row for row in grid.continued if row < turned.top),
    )


def _has_number(grid: GridView, row: int) -> bool:
    return any(is_number(grid.raw(row, column)) for column in grid.filled(row))


def _turned_span(merge: CellRange, spots: dict[Spot, Spot], turned: Transposition) -> CellRange | None:
    if merge.bottom < turned.top:
        return merge
    inside = [
        spots[row, column]
        for row in turned.rows
        if merge.top <= row <= merge.bottom
        for column in turned.columns
        if merge.left <= column <= merge.right
    ]
    return CellRange(*min(inside), *max(inside)) if inside else None


def _is_heading(grid: GridView, row: int, label: int, units: Sequence[int]) -> bool:
    is_section = SECTION.fullmatch(squeezed(grid.text(row, label))) is not None
    return is_section and not any(grid.text(row, column) for column in units)


def is_of_measures(grid: GridView, regions: Regions, column: int) -> bool:
    rows = regions.data[:ROWS_LOOKED_AT]
    texts = [text for row in rows if (text := squeezed(grid.text(row, column)))]
    return len(texts) > 1 and sum(map(is_measure, texts)) >= 0.8 * len(texts)


def is_headed(grid: GridView, regions: Regions, column: int, pattern: re.Pattern[str]) -> bool:
    for row in regions.header:
        raw = grid.raw(row, column)
        if raw is not None and raw != "" and pattern.fullmatch(squeezed(text_of(raw))):
            return True
    return False


def _is_turned(grid: GridView, regions: Regions, units: Sequence[int], *, measured: bool) -> bool:
    """True where the rows are indicators and the columns units, by their headings and names."""
    corner = [squeezed(grid.text(row, regions.label)) for row in regions.header]
    # 单位\指标 says nothing: the stroke goes either way.
    heads_units = any(UNIT_HEAD.fullmatch(text) and not re.search(r"[\\/／、|]", text) for text in corner)
    if heads_units:
        return False
    texts = [squeezed(grid.text(row, column)) for row in regions.header for column in units]
    heads = [text for text in texts if text and not _TOTAL.fullmatch(text) and measure_named(text) is None]
    labels = [name for name in regions.names[:ROWS_LOOKED_AT] if not SECTION.fullmatch(name)]
    if not heads or not labels or share(INDICATOR, heads) >= 0.3:
        return False
    is_district = any(map(_DISTRICT.fullmatch, heads))
    are_units = is_district or share(UNIT, heads, full=True) >= 0.5
    if any(map(TASKS.fullmatch, corner)):
        strong = any(map(_INDICATORS.fullmatch, corner)) and share(INDICATOR, labels) >= 0.5
        return measured or are_units or strong
    if measured:
        return True
    return are_units and share(INDICATOR, labels) >= 0.5 and share(UNIT, labels, full=True) < 0.3


def share(pattern: re.Pattern[str], texts: Sequence[str], *, full: bool = False) -> float:
    matches = pattern.fullmatch if full else pattern.search
    return sum(1 for text in texts if matches(text)) / len(texts)
