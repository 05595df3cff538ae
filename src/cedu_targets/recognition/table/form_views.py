"""The parts of a form of one unit set upright: each is a row of the unit, and a view of its own."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.layout import Transposition
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.months import Span
from cedu_targets.domain.one_unit import OneUnit
from cedu_targets.files.grid import Raw, Spot, squeezed
from cedu_targets.recognition.month_cells import MonthCell, MonthWords
from cedu_targets.recognition.notes import NOTE
from cedu_targets.recognition.table.body import SECTION, holds_words, numbers_in
from cedu_targets.recognition.table.column_heads import texts_over
from cedu_targets.recognition.table.columns import measure_in_brackets
from cedu_targets.recognition.table.measure_names import OTHER
from cedu_targets.recognition.table.nearly_numbers import says_an_amount
from cedu_targets.recognition.table.part_columns import PartColumns
from cedu_targets.recognition.table.regions import Regions
from cedu_targets.recognition.table.transposed import turned_view
from cedu_targets.recognition.view import GridView

_COUNTED = lazy_pattern(r"(?:率|[^总]数|人次|场次|次数|数量)$|^(?:创建|新建|新增|建成|评选|培育)")
_LONGEST_NAME = 30


class Form(NamedTuple):
    """A form's columns: its names of indicators, their units of measure, the parts of each."""

    names: Sequence[int]
    codes: Sequence[int]
    """The column of codes (栏次), if there is one; a running number (序号) is none."""
    measures: int | None
    parts: PartColumns
    unit: OneUnit
    sums: Sequence[tuple[int, tuple[int, ...]]] = ()
    """The rows that sum others."""


def counts(grid: GridView, row: int, names: Sequence[int]) -> bool:
    """True for a row without any number that is an indicator by its name, and no heading over others."""
    text = squeezed(grid.text(row, names[-1])) if names else ""
    is_counted = measure_in_brackets(text) is not None or _COUNTED.search(text) is not None
    return is_counted and len(text) <= _LONGEST_NAME and SECTION.fullmatch(text) is None and not NOTE.match(text)


def views_of(grid: GridView, regions: Regions, form: Form) -> Iterator[GridView]:
    """A view for each part: the targets, what they rest on, what was achieved, in all or month by month."""
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


def _view(grid: GridView, regions: Regions, form: Form, column: int, measure: Measure, span: Span | None) -> GridView:
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


def _due(grid: GridView, form: Form, rows: Sequence[int], column: int, line: int) -> frozenset[Spot]:
    """The cells of words in a part, by the one line that the `rows` become: an amount is due in each."""
    return frozenset(
        (line, place)
        for place, row in enumerate(rows)
        if row in form.parts.rows and holds_words(grid, row, column) and _is_of_amounts(grid, form, row)
    )


def _is_of_amounts(grid: GridView, form: Form, row: int) -> bool:
    """Whether a row has a code, a unit of measure, a name that counts, or an amount: 存在问题 has none of them."""
    parts = [one for one, head in form.parts.heads.items() if isinstance(head.measure, Measure)]
    return (
        any(grid.text(row, one) for one in (form.measures, *form.codes) if one is not None)
        or counts(grid, row, form.names)
        or grid.has_number(row, parts)
        or any(says_an_amount(squeezed(grid.text(row, one))) for one in parts)
    )


def _month_words(grid: GridView, form: Form, rows: Sequence[int], line: int) -> dict[Spot, MonthWords]:
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
