"""Forms of one unit: indicators down the rows, the parts of each (目标, 完成, months) across, and no column of units.

Each part is set upright as a row of the unit, whose name is said in the title, a line over or under the table, the
sheet's name or the file's.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.one_unit import OneUnit
from cedu_targets.files.grid import is_number, squeezed
from cedu_targets.recognition.table.additivity import adds
from cedu_targets.recognition.table.body import ROWS_LOOKED_AT
from cedu_targets.recognition.table.code_rows import CODE_ROW_NAME
from cedu_targets.recognition.table.column_heads import texts_over
from cedu_targets.recognition.table.form_views import Form, counts, views_of
from cedu_targets.recognition.table.months_asked import month_asked, of_month
from cedu_targets.recognition.table.part_columns import (
    PartColumns,
    RowName,
    against_completion,
    against_months,
    not_read,
    rising_months,
)
from cedu_targets.recognition.table.part_heads import PartHead, part_named
from cedu_targets.recognition.table.recognise import recognise
from cedu_targets.recognition.table.regions import UNIT_HEAD, Regions
from cedu_targets.recognition.table.sums_of_nothing import without_sums_of_nothing
from cedu_targets.recognition.table.transposed import (
    CODES,
    INDICATOR,
    TASKS,
    UNIT,
    is_headed,
    is_of_measures,
    share,
)
from cedu_targets.recognition.view import GridView

_TOTAL_OR_PART = lazy_pattern(r"合计|总计|小计|共计|其中|\d+[.．]\d+|[(（]?[一二三四五六七八九十]+[)）、]")
_OF_A_LINE = lazy_pattern(
    r"(?:填报|填表|报送|上报|责任)(?:单位|时间|日期|人)|.{1,8}[:：]|filled in (?:by|on):|\d{4}年\d{1,2}月"
)
_REMARKS = lazy_pattern(r"备注|说明|附注|原因(?:说明)?|remarks?|notes?", re.IGNORECASE)
_YEAR = lazy_pattern(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def upright_parts(grid: GridView, regions: Regions) -> list[GridView]:
    """A view for each part of a form of one unit, targets first; empty for any other table."""
    regions = _without_lines(grid, regions)
    grid = without_sums_of_nothing(grid, regions)
    form = _form(grid, regions)
    if form is None:
        return []
    parts, period = form.parts, _period(grid, regions)
    names = {row: _row_name(grid, form, row) for row in parts.rows}
    sums, rates = list(against_months(parts, names, period)), list(against_completion(parts, names, period))
    remarks = [one for one in (*sums, *rates) if one is not None]
    remarks += not_read(parts, period)
    if parts.total is None and (finding := rising_months(parts, names, period)) is not None:
        remarks.append(finding)
    told = tuple(replace(one, place=replace(one.place, unit=form.unit.name)) for one in remarks)
    asked = month_asked(grid, [*regions.above, *regions.notes])
    *others, last = (of_month(view, asked) for view in views_of(grid, regions, form))
    checked = {parts.heading(column) for column in parts.completions} if rates else set()
    derived = tuple(head for head in last.derived if head not in checked)
    views = [*others, replace(last, remarks=told, derived=derived)]
    is_unfilled = not any(grid.text(row, column) for row in parts.rows for column in parts.heads)
    return [replace(view, relations=len(sums) + len(rates), is_unfilled=is_unfilled) for view in views]


def has_heads_of_parts(grid: GridView, regions: Regions) -> bool:
    """Whether the columns are headed as parts of indicators (目标, 3月): no table without is a form of one unit."""
    return bool(_part_heads(grid, _without_lines(grid, regions), []))


def _without_lines(grid: GridView, regions: Regions) -> Regions:
    """The regions with lines such as 填报单位 … 填报时间：… over the table, and not in its header."""
    while len(regions.header) > 1:
        row = regions.header.start
        if not any(_OF_A_LINE.match(squeezed(grid.text(row, column))) for column in grid.filled(row)):
            break
        regions = replace(regions, header=range(row + 1, regions.header.stop), above=(*regions.above, row))
    return regions


def _form(grid: GridView, regions: Regions) -> Form | None:
    """The columns of a form of one unit; None where the table is none."""
    numbered = [
        column for column in range(regions.columns[-1] + 1) if is_headed(grid, regions, column, CODES)
    ]  # 栏次 holds numbers, too, and may be the first column that does
    heads = _part_heads(grid, regions, numbered)
    if not heads or not regions.data:
        return None
    left = [column for column in range(min(heads)) if column not in numbered]
    measures = next((column for column in left if is_of_measures(grid, regions, column)), None)
    names = [one for one in left if one != measures and any(grid.text(row, one) for row in regions.data)]
    beside = [column for column in (measures, *numbered) if column is not None]
    rows = tuple(
        row
        for row in range(regions.header.stop, _end(grid, regions, names))
        if any(grid.text(row, column) for column in names)
        and (any(grid.text(row, column) for column in (*heads, *beside)) or counts(grid, row, names))
    )
    parts = PartColumns(grid, heads, rows)
    if not names or not rows or not parts.of(Measure.ACHIEVEMENT) or not parts.is_clear:
        return None
    from cedu_targets.recognition.table.said_units import unit_said  # most tables are no forms of one unit

    unit = unit_said(grid, regions)
    if len(heads) < 2 and not unit.certain:
        return None
    if not unit.said and (not regions.above or not parts.of(Measure.TARGET) or _has_totals(grid, regions)):
        return None  # nothing says that it is a form: a table of rows, which are read as they stand
    if not _are_indicators(grid, regions, names[-1], unit):
        return None
    headed = [column for column in numbered if is_headed(grid, regions, column, CODE_ROW_NAME)]
    codes = [column for column in headed if _codes_nearly_all(grid, rows, column, names[-1])][:1]
    return Form(names, codes, measures, parts, unit, _sums_of_rows(grid, replace(regions, columns=tuple(heads))))


def _codes_nearly_all(grid: GridView, rows: Sequence[int], column: int, name: int) -> bool:
    """Whether a column has codes for all rows but what the unit added; a total without one is of the table."""
    without = [row for row in rows if not is_number(grid.raw(row, column))]
    totals = any(_TOTAL_OR_PART.match(squeezed(grid.text(row, name))) for row in without)
    return len(without) * 5 <= len(rows) and not totals


def _end(grid: GridView, regions: Regions, names: Sequence[int]) -> int:
    """The row below the last indicator, which may be blank as far as it goes."""
    end = max(regions.data) + 1
    while end < len(grid.rows) and counts(grid, end, names):
        end += 1
    return end


def _part_heads(grid: GridView, regions: Regions, numbered: Sequence[int]) -> dict[int, PartHead]:
    """What the headings say of the columns with numbers; empty where one of them is none of a form's."""
    heads: dict[int, PartHead] = {}
    for column in regions.columns if regions.header else ():
        if column in numbered:
            continue
        texts = texts_over(grid, regions, column)
        head = part_named(*texts)
        if _REMARKS.fullmatch(squeezed(texts[0])):
            continue
        if head is not None:
            heads[column] = head
        elif any(is_number(grid.raw(row, column)) for row in regions.data):
            return {}
    return heads


def _are_indicators(grid: GridView, regions: Regions, name: int, unit: OneUnit) -> bool:
    """Whether the rows are indicators, by the heading of their names and by the names."""
    corner = [squeezed(grid.text(row, name)) for row in regions.header]
    if any(UNIT_HEAD.fullmatch(text) and not re.search(r"[\\/／、|]", text) for text in corner):
        return False
    labels = list(regions.names[:ROWS_LOOKED_AT])
    are_tasks = any(map(TASKS.fullmatch, corner))
    if share(UNIT, labels, full=True) >= (0.5 if are_tasks else 0.3):
        return False
    return are_tasks or (unit.name is not None and share(INDICATOR, labels) >= 0.5)


def _sums_of_rows(grid: GridView, regions: Regions) -> list[tuple[int, tuple[int, ...]]]:
    """The rows that sum others, by what the table says and shows where it is read as it stands."""
    if not _has_totals(grid, regions):
        return []
    found = recognise(grid, regions)
    totals = [one for one in found.table.row_totals if one.confirmed]
    if found.table.district is not None and not any(one.total == found.table.district for one in totals):
        totals += found.table.district_totals
    return [(found.rows[one.total], tuple(found.rows[name] for name in one.members)) for one in totals]


def _has_totals(grid: GridView, regions: Regions) -> bool:
    """Whether any row is named as a sum of others, or as a part of one."""
    cells = (grid.text(row, column) for row in regions.data for column in range(regions.label + 1))
    return any(_TOTAL_OR_PART.match(squeezed(text)) for text in cells)


def _row_name(grid: GridView, form: Form, row: int) -> RowName:
    text = squeezed(grid.text(row, form.names[-1]))
    unit = squeezed(grid.text(row, form.measures)) if form.measures is not None else ""
    return RowName(text, adds(f"{text}（{unit}）" if unit else text) and unit not in ("%", "‰", "人"))


def _period(grid: GridView, regions: Regions) -> str | None:
    texts = [grid.text(row, column) for row in reversed(regions.above) for column in grid.filled(row)]
    return next((match[1] for text in texts if (match := _YEAR.search(text))), grid.year)
