"""The table of targets as an annex: on A4 or A3 as its columns need, groups over them, the notes under it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from docx.shared import Pt

from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.scope_notes import notes_under
from cedu_targets.domain.table import Table
from cedu_targets.letters.letter import LetterTarget
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.letters.words import target_text
from cedu_targets.reporters.shared.column_heads import column_head
from cedu_targets.reporters.shared.official_page import OfficialPage
from cedu_targets.reporters.shared.page_table import Cell, TableRow

_MOST_ON_A4, _MOST_ON_A3 = 14, 34
"""Columns; a table with more of them stands in several parts."""
_LARGE, _MEDIUM, _SMALL = Pt(10.5), Pt(9), Pt(7.5)
_LEAST_FOR_UNITS, _MOST_FOR_UNITS, _SIGNS_IN_COLUMN = 1.7, 4.0, 5
"""The width of the units' names, a column of numbers being 1, and how many signs of a name are as wide as that."""


def put_annex(page: OfficialPage, table: Table, title: str, messages: Messages) -> None:
    """The annex on pages of its own, behind what the page holds."""
    parts = [*_parts(table.indicators)]
    widest = max(map(len, parts), default=0)
    page.section(landscape=True, a3=widest > _MOST_ON_A4)
    page.annex(messages.term("doc_annex"))
    page.title(title)
    size = _LARGE if widest <= _MOST_ON_A4 // 2 else _MEDIUM if widest <= _MOST_ON_A4 else _SMALL
    longest = max(map(len, table.rows), default=0) if widest <= _MOST_ON_A4 else 0
    for_units = min(_MOST_FOR_UNITS, max(_LEAST_FOR_UNITS, longest / _SIGNS_IN_COLUMN))
    for number, part in enumerate(parts):
        if number:
            page.blank()
        widths = (for_units, *(1.0 for _ in part))
        page.grid(widths, [*_headings(part, messages), *_rows(table, part, messages)], size)
    for note in notes_under(table):
        page.note(note)


def _parts(indicators: Sequence[Indicator]) -> Iterator[Sequence[Indicator]]:
    """The columns that stand in one table, groups kept together where they fit."""
    part: list[Indicator] = []
    for _, members in groupby(indicators, key=lambda one: one.group):
        group = [*members]
        if part and len(part) + len(group) > _MOST_ON_A3:
            yield part
            part = []
        part += group
        while len(part) > _MOST_ON_A3:
            yield part[:_MOST_ON_A3]
            part = part[_MOST_ON_A3:]
    if part:
        yield part


def _headings(part: Sequence[Indicator], messages: Messages) -> Iterator[TableRow]:
    """The groups, the names with their units of measure, and the codes, as far as there are any."""
    has_groups, has_codes = any(one.group for one in part), any(one.coded for one in part)
    unit = messages.term("notice_unit")
    if has_groups:
        groups = [(group or "", len([*members])) for group, members in groupby(part, key=lambda one: one.group)]
        cells = [Cell(group, "center", wide, is_heading=True) for group, wide in groups]
        yield TableRow([Cell(unit, "center", is_heading=True, merged="restart"), *cells], is_heading=True)
    first = Cell("", merged="continue") if has_groups else Cell(unit, "center", is_heading=True)
    yield TableRow(
        [first, *(Cell(column_head(one, one.group), "center", is_heading=True) for one in part)], is_heading=True
    )
    if has_codes:
        codes = (Cell(one.code if one.coded else "", "center", is_heading=True) for one in part)
        yield TableRow([Cell(messages.term("letter_code"), "center", is_heading=True), *codes], is_heading=True)


def _rows(table: Table, part: Sequence[Indicator], messages: Messages) -> Iterator[TableRow]:
    """All rows in the order of the sheet, sums of some units among them."""
    rows = sorted((*table.rows, *table.subtotals), key=lambda unit: table.layout.rows[unit])
    for unit in rows:
        yield TableRow([Cell(unit, "center"), *(Cell(_value(table, unit, one, messages), "center") for one in part)])


def _value(table: Table, unit: str, indicator: Indicator, messages: Messages) -> str:
    value = table.value(unit, indicator.code)
    if value is None:
        return ""
    return target_text(LetterTarget(indicator, value, table.floor(unit, indicator.code)), messages)
