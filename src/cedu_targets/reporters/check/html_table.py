"""A table as an HTML report shows it: every marked cell leads to what is said about it, and back."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.numbers import decimal_places
from cedu_targets.domain.table import Table
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.shared.diagnosis_sentences import Group, due
from cedu_targets.reporters.shared.html_findings import cause_anchor, finding_anchor
from cedu_targets.reporters.shared.html_page import groups, in_parts
from cedu_targets.reporters.shared.symbols import SYMBOLS, URGENCY, kind_of

Spot = tuple[str | None, str | None]
"""Unit and indicator; None for a row's or a column's head."""
MOST_CELLS = 30_000
"""Of a larger table only the rows with marks are shown, and it is said how many are not."""


class Mark(Struct, frozen=True):
    """The sign of a cell and the link to what is said about it; the most urgent kind decides."""

    kind: str
    sign: str
    word: str
    target: str
    """The anchor of what is said."""
    note: str = ""
    """The number that is due, where a cause leaves no choice."""
    anchor: str = ""


class FigureCell(Struct, frozen=True):
    """A figure or a blank, with what is said about it."""

    text: str
    mark: Mark | None = None


class FigureRow(Struct, frozen=True):
    """A unit with its figures."""

    name: str
    is_district: bool
    mark: Mark | None
    cells: Sequence[FigureCell]


class ColumnBlock(Struct, frozen=True):
    """As many columns as fit a page."""

    groups: Sequence[tuple[str, int]]
    heads: Sequence[tuple[Indicator, Mark | None]]
    rows: Sequence[FigureRow]


class TablePart(Struct, frozen=True):
    """A table as the page shows it, wide ones in several parts."""

    caption: str
    parts: Sequence[ColumnBlock]
    left_out: str
    notes: Sequence[str]
    has_codes: bool


def marks(
    number_of_table: int, file: FileReport, causes: Sequence[tuple[int, Group]], messages: Messages
) -> Mapping[Spot, Mark]:
    """The marked cells of a table."""
    table = file.table
    if table is None:
        return {}
    rows, columns = set(table.rows), set(table.codes)
    found: dict[Spot, Mark] = {}
    for spot, mark in _said(number_of_table, file, causes, messages):
        unit, indicator = spot
        if (unit is not None and unit not in rows) or (indicator is not None and indicator not in columns):
            continue
        if unit is None and indicator is None:
            continue
        if spot in found:
            mark = _both(found[spot], mark)
        found[spot] = mark
    numbered = enumerate(found.items(), start=1)
    return {spot: _anchored(mark, f"t{number_of_table}-c{position}") for position, (spot, mark) in numbered}


def _anchored(mark: Mark, anchor: str) -> Mark:
    return Mark(mark.kind, mark.sign, mark.word, mark.target, mark.note, anchor)


def _both(one: Mark, other: Mark) -> Mark:
    """Two marks of one cell: the more urgent kind, and the cause's sign and note besides."""
    first, second = sorted((one, other), key=lambda mark: URGENCY.index(mark.kind))
    cause = SYMBOLS["cause"]
    sign = first.sign + (cause if cause in second.sign and cause not in first.sign else "")
    return Mark(first.kind, sign, first.word, first.target, one.note or other.note)


def _said(
    number_of_table: int, file: FileReport, causes: Sequence[tuple[int, Group]], messages: Messages
) -> Iterator[tuple[Spot, Mark]]:
    word = messages.term("head_suspect")
    for count, group in causes:
        for diagnosis in group:
            for change in diagnosis.changes:
                note = messages.term("page_should_be", value=due(change, messages)) if len(group) == 1 else ""
                mark = Mark("cause", SYMBOLS["cause"], word, cause_anchor(count), note)
                yield (change.place.unit, change.place.indicator), mark
            if not diagnosis.changes and diagnosis.unit is not None:
                yield (diagnosis.unit, None), Mark("cause", SYMBOLS["cause"], word, cause_anchor(count))
    for position, finding in enumerate(file.findings):
        kind, place = kind_of(finding), finding.place
        target = finding_anchor(number_of_table, position)
        yield (place.unit, place.indicator), Mark(kind, SYMBOLS[kind], messages.term(kind), target)


def table_part(file: FileReport, table: Table, marked: Mapping[Spot, Mark], messages: Messages) -> TablePart:
    """The table with its marks."""
    rows, left_out = table.rows, ""
    if len(rows) * len(table.codes) > MOST_CELLS:
        with_marks = {unit for unit, _ in marked}
        rows = tuple(unit for unit in rows if unit == table.district or unit in with_marks)
        rows = rows[: MOST_CELLS // max(1, len(table.codes))]
        left_out = messages.term("page_rows_left", shown=len(rows), rows=len(table.rows))
    return TablePart(
        caption=table.title or file.path,
        parts=[_part(table, indicators, rows, marked, messages) for indicators in in_parts(table.indicators)],
        left_out=left_out,
        notes=table.notes,
        has_codes=any(indicator.coded for indicator in table.indicators),
    )


def _part(
    table: Table, indicators: Sequence[Indicator], rows: Sequence[str], marked: Mapping[Spot, Mark], messages: Messages
) -> ColumnBlock:
    return ColumnBlock(
        groups=groups(indicators),
        heads=[(indicator, marked.get((None, indicator.code))) for indicator in indicators],
        rows=[
            FigureRow(
                name=unit,
                is_district=unit == table.district,
                mark=marked.get((unit, None)),
                cells=[_cell(table, unit, indicator, marked, messages) for indicator in indicators],
            )
            for unit in rows
        ],
    )


def _cell(table: Table, unit: str, indicator: Indicator, marked: Mapping[Spot, Mark], messages: Messages) -> FigureCell:
    mark, value = marked.get((unit, indicator.code)), table.value(unit, indicator.code)
    if value is not None:
        return FigureCell(figure(value, indicator), mark)
    if table.is_unreadable(unit, indicator.code):
        return FigureCell(messages.term("judged_unreadable"), mark)
    return FigureCell(messages.term("judged_blank") if mark else "", mark)


def figure(value: Decimal, indicator: Indicator) -> str:
    """A number with the indicator's decimals, never fewer than it has; a rate in per cent."""
    places = max(decimal_places(indicator.granule), decimal_places(value))
    if indicator.kind is Kind.RATE:
        return f"{value * 100:.{max(0, places - 2)}f}%"
    return f"{value:.{places}f}"
