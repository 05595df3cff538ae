"""The sheet of all targets: a row for the whole and one for each unit, its numbers as numbers."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Attained
from cedu_targets.domain.numbers import decimal_places
from cedu_targets.domain.place import Place
from cedu_targets.domain.targets import TargetRelation
from cedu_targets.gaps.report import to_places
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.amounts import distance, is_stock, reached_number
from cedu_targets.reporters.attainment.by_unit import is_counted_by_unit
from cedu_targets.reporters.attainment.cells import remark_cell, unit_cell
from cedu_targets.reporters.attainment.inputs import owners_of, places
from cedu_targets.reporters.attainment.page_lines import row_line
from cedu_targets.reporters.attainment.sentences import summary, title
from cedu_targets.reporters.attainment.verdicts import Entry, Verdict, verdict_text
from cedu_targets.reporters.shared.findings_sheet import headings
from cedu_targets.reporters.shared.sentences import where
from cedu_targets.reporters.shared.workbook import ReportBook, lines_of

FILLS: Mapping[Verdict, str] = {
    Verdict.MISSED: "#FFC7CE", Verdict.UNJUDGED: "#E4DFEC", Verdict.SILENT: "#E4DFEC", Verdict.HOPED: "#FFEB9C",
    Verdict.OPEN: "#DDEBF7", Verdict.WAITING: "#DDEBF7", Verdict.SPARED: "#E2EFDA", Verdict.MET: "#C6E0B4",
    Verdict.EXCEEDED: "#A9D08E", Verdict.NO_NUMBER: "#F2F2F2", Verdict.NOT_ASSIGNED: "#F2F2F2",
}  # fmt: skip
COLUMNS = (
    ("head_att_target", 24), ("head_att_unit", 14), ("head_owners", 16), ("head_item_end", 17),
    ("head_att_demanded", 15), ("head_target", 9), ("head_achieved", 9), ("head_att_gap", 13), ("head_completion", 11),
    ("head_gap_state", 15), ("head_att_working", 36), ("head_att_year", 6), ("head_att_reported", 10),
    ("head_att_measure", 9), ("head_att_base", 10), ("head_att_base_name", 22), ("head_att_base_year", 7),
    ("head_att_source", 32), ("head_att_words", 70), ("head_id", 22), ("head_item_place", 40),
    ("head_att_reported_at", 52),
)  # fmt: skip
_OWNERS, _LAST_PRINTED = 2, 10
"""The columns of who has to see to a target, hidden where nobody says so, and of the last words that are printed."""
_TOP = 3
"""The line of the headings."""
_NEARLY, _ALMOST = Decimal("0.9995"), Decimal("0.999999")
"""A completion from here on is shown with more places; one that is short is never shown as all."""
_HIGHEST = 400
"""Points that Excel gives a row."""


class Amount(NamedTuple):
    """A number, and the format that it is shown in."""

    value: Decimal
    shape: str


class _Row(NamedTuple):
    """What one row is made of."""

    entry: Entry
    row: Attained
    verdict: Verdict
    unit: str
    owners: str
    remark: str


def targets_sheet(found: Sequence[Entry], report: AttainmentReport, book: ReportBook) -> None:
    """Write the first sheet."""
    messages = book.messages
    sheet = book.page(book.sheet_name(messages.term("sheet_att_targets")), [width for _, width in COLUMNS])
    book.text(sheet, 0, 0, title(report, messages), book.look(bold=True, font_size=14))
    book.text(sheet, 1, 0, summary(report, messages), book.look())
    headings(sheet, COLUMNS, book, _TOP)
    sheet.set_row(_TOP, 46)
    sheet.freeze_panes(_TOP + 1, 2)
    stands = places(report)
    line, written = _TOP, list(_rows(found, report, messages))
    for line, one in enumerate(written, start=_TOP + 1):
        path, place = stands.get(one.row.target.id, ("", Place()))
        _write(sheet, line, one, where(path, place, messages) if path else "", book)
    if not any(one.owners for one in written):
        sheet.set_column(_OWNERS, _OWNERS, COLUMNS[_OWNERS][1], None, {"hidden": True})
    sheet.print_area(0, 0, line + 2, _LAST_PRINTED)
    sheet.autofilter(_TOP, 0, line, len(COLUMNS) - 1)
    book.text(sheet, line + 2, 0, messages.term("att_page_rules"), book.look(font_color="#595959"))


def _rows(found: Sequence[Entry], report: AttainmentReport, messages: Messages) -> Iterator[_Row]:
    """The whole of every target, then its units."""
    owners = owners_of(report, messages)
    for entry in found:
        own = owners.get(entry.target.id, "")
        if entry.whole is not None:
            remark = remark_cell(entry, report, messages)
            yield _Row(entry, entry.whole, entry.verdict, unit_cell(entry, report, messages), own, remark)
        for row, verdict in zip(entry.units, entry.verdicts, strict=True):
            is_silent = verdict is Verdict.WAITING and row.value is None
            yield _Row(entry, row, verdict, row.unit or "", own, messages.term("att_not_yet") if is_silent else "")


def _write(sheet: Any, line: int, one: _Row, stands: str, book: ReportBook) -> None:
    cells = _cells(one, stands, book.messages)
    for column, value in enumerate(cells):
        if isinstance(value, Amount):
            look = book.body(num_format=value.shape, align="right", text_wrap=False)
            book.number(sheet, line, column, value.value, look)
        else:
            fill = {"bg_color": FILLS[one.verdict]} if COLUMNS[column][0] == "head_gap_state" else {}
            book.text(sheet, line, column, value, book.body(**fill))
    widths = [width for _, width in COLUMNS]
    lines = [lines_of(one, width) for one, width in zip(cells, widths, strict=True) if isinstance(one, str)]
    sheet.set_row(line, min(_HIGHEST, 15 * max(lines)))


def _cells(one: _Row, stands: str, messages: Messages) -> list[str | Amount]:
    """The cells of a row, as COLUMNS has them."""
    row = one.row
    said = row_line(row, one.verdict, messages)
    reached, is_share = reached_number(row)
    demanded = None if row.demanded is None or is_stock(row) else to_decimal(row.demanded)
    figure, base = row.numerator, row.base
    return [
        said.name,
        one.unit,
        one.owners,
        messages.punctuation.clauses.join(filter(None, (said.time, said.remark))),
        said.demanded,
        amount(demanded, is_share),
        amount(reached, is_share),
        _gap(one, is_share, messages),
        _completion(row),
        verdict_text(one.verdict, messages),
        said.working if one.verdict is Verdict.UNJUDGED else one.remark or said.working,
        "" if row.year is None else Amount(Decimal(row.year), "0"),
        amount(row.total, figure is not None and figure.is_rate),
        (figure.unit_of_measure if figure else None) or "",
        amount(row.base_total if base else None, False),
        base.name if base else row.target.base or "",
        Amount(Decimal(base.year), "0") if base and base.year is not None else "",
        (base.source or messages.term("att_no_source")) if base else "",
        row.target.text,
        row.target.id,
        stands,
        said.place,
    ]


def to_decimal(value: Fraction) -> Decimal:
    """A number that a text demands: it has an end."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def amount(value: Decimal | None, is_share: bool) -> str | Amount:
    """A number as it is shown: a share in per cent, with as many decimals as it has; nothing for None."""
    if value is None:
        return ""
    places = decimal_places(value * 100 if is_share else value)
    return Amount(value, ("0." + "0" * places if places else "0") + ("%" if is_share else ""))


def _gap(one: _Row, is_share: bool, messages: Messages) -> str | Amount:
    """How far it is from what is demanded, of shares in percentage points; of units the lists say which lack it."""
    is_open = (
        one.verdict is Verdict.UNJUDGED or is_stock(one.row) or (is_counted_by_unit(one.entry) and one.row.is_whole)
    )
    far = None if is_open else distance(one.row)
    if far is None or not is_share:
        return amount(far, False)
    points = far * 100
    shown = amount(points, False)
    return Amount(points, f'{shown[1]}" {messages.term("att_page_points")}"')


def _completion(row: Attained) -> str | Amount:
    """achieved ÷ target, to six places; nothing of what must not be more, and of what cannot be compared."""
    if row.target.relation is TargetRelation.AT_MOST or row.why is not None or is_stock(row):
        return ""
    share = to_places(row.completion)
    if share is None or row.completion is None:
        return ""
    is_nearly = share >= _NEARLY and row.completion < 1
    return Amount(min(share, _ALMOST), "0.0000%") if is_nearly else Amount(share, "0.0%")
