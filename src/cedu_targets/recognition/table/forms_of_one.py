"""Forms of one unit: indicators down the rows, the parts of each (目标, 完成, months) across, and no column of units.

Each part is set upright as a row of the unit, whose name is said in the title, a line over or under the table, the
sheet's name or the file's.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.layout import Transposition
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.months import Span
from cedu_targets.domain.one_unit import OneUnit
from cedu_targets.files.grid import Raw, Spot, is_number, squeezed
from cedu_targets.recognition.month_cells import MonthCell, MonthWords
from cedu_targets.recognition.notes import NOTE
from cedu_targets.recognition.table.additivity import adds
from cedu_targets.recognition.table.body import ROWS_LOOKED_AT, SECTION, holds_words, numbers_in
from cedu_targets.recognition.table.code_rows import CODE_ROW_NAME
from cedu_targets.recognition.table.column_heads import texts_over
from cedu_targets.recognition.table.columns import measure_in_brackets
from cedu_targets.recognition.table.measure_names import OTHER
from cedu_targets.recognition.table.months_asked import month_asked, of_month
from cedu_targets.recognition.table.nearly_numbers import says_an_amount
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
    turned_view,
)
from cedu_targets.recognition.view import GridView

_TOTAL_OR_PART = lazy_pattern(r"合计|总计|小计|共计|其中|\d+[.．]\d+|[(（]?[一二三四五六七八九十]+[)）、]")
_OF_A_LINE = lazy_pattern(
    r"(?:填报|填表|报送|上报|责任)(?:单位|时间|日期|人)|.{1,8}[:：]|filled in (?:by|on):|\d{4}年\d{1,2}月"
)
_COUNTED = lazy_pattern(r"(?:率|[^总]数|人次|场次|次数|数量)$|^(?:创建|新建|新增|建成|评选|培育)")
_REMARKS = lazy_pattern(r"备注|说明|附注|原因(?:说明)?|remarks?|notes?", re.IGNORECASE)
_LONGEST_NAME = 30
_YEAR = lazy_pattern(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


class _Form(NamedTuple):
    """A form's columns: its names of indicators, their units of measure, the parts of each."""

    names: Sequence[int]
    codes: Sequence[int]
    """The column of codes (栏次), if there is one; a running number (序号) is none."""
    measures: int | None
    parts: PartColumns
    unit: OneUnit
    sums: Sequence[tuple[int, tuple[int, ...]]] = ()
    """The rows that sum others."""


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
    *others, last = (of_month(view, asked) for view in _views(grid, regions, form))
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


def _form(grid: GridView, regions: Regions) -> _Form | None:
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
        and (any(grid.text(row, column) for column in (*heads, *beside)) or _counts(grid, row, names))
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
    return _Form(names, codes, measures, parts, unit, _sums_of_rows(grid, replace(regions, columns=tuple(heads))))


def _codes_nearly_all(grid: GridView, rows: Sequence[int], column: int, name: int) -> bool:
    """Whether a column has codes for all rows but what the unit added; a total without one is of the table."""
    without = [row for row in rows if not is_number(grid.raw(row, column))]
    totals = any(_TOTAL_OR_PART.match(squeezed(grid.text(row, name))) for row in without)
    return len(without) * 5 <= len(rows) and not totals


def _end(grid: GridView, regions: Regions, names: Sequence[int]) -> int:
    """The row below the last indicator, which may be blank as far as it goes."""
    end = max(regions.data) + 1
    while end < len(grid.rows) and _counts(grid, end, names):
        end += 1
    return end


def _counts(grid: GridView, row: int, names: Sequence[int]) -> bool:
    """True for a row without any number that is an indicator by its name, and no heading over others."""
    text = squeezed(grid.text(row, names[-1])) if names else ""
    is_counted = measure_in_brackets(text) is not None or _COUNTED.search(text) is not None
    return is_counted and len(text) <= _LONGEST_NAME and SECTION.fullmatch(text) is None and not NOTE.match(text)


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


def _views(grid: GridView, regions: Regions, form: _Form) -> Iterator[GridView]:
    parts = form.parts
    for measure in (Measure.TARGET, Measure.BASE):
        for column in parts.of(measure):
            yield _view(grid, regions, form, column, measure, None)
    if parts.total is not None:
        yield _view(grid, regions, form, parts.total, Measure.ACHIEVEMENT, parts.span)
        return
    filled = [column for column in parts.months if numbers_in(grid, parts.rows, column)]
    for column in filled or parts.months[:1]:  # its targets are no achievements where it is not filled in yet
        yield _view(grid, regions, form, column, Measure.ACHIEVEMENT, parts.heads[column].span)


def _view(grid: GridView, regions: Regions, form: _Form, column: int, measure: Measure, span: Span | None) -> GridView:
    rows = tuple(
        row
        for row in range(regions.header.start, max(*regions.data, *regions.nameless, *form.parts.rows) + 1)
        if row in regions.header or row in form.parts.rows
    )
    turned = Transposition(regions.header.start, (*form.names, *form.codes, column), rows)
    view = turned_view(grid, regions, turned, form.names[-1], form.measures)
    heading = squeezed("".join(reversed(texts_over(grid, regions, column)[:1])))
    line = turned.top + len(turned.columns) - 1
    edits: dict[Spot, Raw] = {(line, place): None for place in range(len(regions.header))}
    edits[line, 0] = form.unit.name or heading
    heads = range(turned.top, turned.top + len(form.names))
    edits |= {(row, place): None for row in heads for place in range(len(regions.header))}
    edits[turned.top, 0] = "单位"
    left_out = [form.parts.heading(one) for one, head in form.parts.heads.items() if head.measure == OTHER]
    return replace(
        view.edited(edits),
        merges=[span for span in view.merges if span.top < turned.top or span.left >= len(regions.header)],
        measure=measure, measure_heading=heading, derived=tuple(left_out) if measure is Measure.ACHIEVEMENT else (),
        unit=form.unit, span=span, due=_due(grid, form, rows, column, line),
        this_month=_this_month(form.parts, rows, line) if column == form.parts.total else {},
        month_words=_month_words(grid, form, rows, line) if column == form.parts.total else {},
        sums=tuple((rows.index(total), tuple(map(rows.index, members))) for total, members in form.sums
                   if {total, *members} <= set(rows)),
    )  # fmt: skip


def _due(grid: GridView, form: _Form, rows: Sequence[int], column: int, line: int) -> frozenset[Spot]:
    """The cells of words in a part, by the one line that the `rows` become: an amount is due in each."""
    return frozenset(
        (line, place)
        for place, row in enumerate(rows)
        if row in form.parts.rows and holds_words(grid, row, column) and _is_of_amounts(grid, form, row)
    )


def _is_of_amounts(grid: GridView, form: _Form, row: int) -> bool:
    """Whether a row has a code, a unit of measure, a name that counts, or an amount: 存在问题 has none of them."""
    parts = [one for one, head in form.parts.heads.items() if isinstance(head.measure, Measure)]
    return (
        any(grid.text(row, one) for one in (form.measures, *form.codes) if one is not None)
        or _counts(grid, row, form.names)
        or grid.has_number(row, parts)
        or any(says_an_amount(squeezed(grid.text(row, one))) for one in parts)
    )


def _month_words(grid: GridView, form: _Form, rows: Sequence[int], line: int) -> dict[Spot, MonthWords]:
    """The words for what the last month adds, where the year so far beside them is blank."""
    month, total = form.parts.this_month, form.parts.total
    return {
        (line, place): MonthWords(grid.text(row, month), grid.address(row, month))
        for place, row in enumerate(rows)
        if month is not None and total is not None and row in form.parts.rows and not grid.text(row, total)
        and holds_words(grid, row, month) and _is_of_amounts(grid, form, row)
    }  # fmt: skip


def _this_month(parts: PartColumns, rows: Sequence[int], line: int) -> dict[Spot, MonthCell]:
    """What the last month adds, by the cells of the one line that the `rows` become."""
    places = {row: place for place, row in enumerate(rows)}
    return {(line, places[row]): cell for row, cell in parts.month_cells.items()}


def _row_name(grid: GridView, form: _Form, row: int) -> RowName:
    text = squeezed(grid.text(row, form.names[-1]))
    unit = squeezed(grid.text(row, form.measures)) if form.measures is not None else ""
    return RowName(text, adds(f"{text}（{unit}）" if unit else text) and unit not in ("%", "‰", "人"))


def _period(grid: GridView, regions: Regions) -> str | None:
    texts = [grid.text(row, column) for row in reversed(regions.above) for column in grid.filled(row)]
    return next((match[1] for text in texts if (match := _YEAR.search(text))), grid.year)
