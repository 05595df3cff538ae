"""`cedu status -f excel`: the ledger (台账), owners by state, what the checks found, and a sheet for each owner."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from cedu_targets.agenda.report import StatusReport
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.items import Role
from cedu_targets.domain.material import Completeness
from cedu_targets.domain.paper import Paper
from cedu_targets.domain.place import Place
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.findings_sheet import FindingRow, findings_sheet
from cedu_targets.reporters.shared.group_sentences import findings_listed, not_judged_listed
from cedu_targets.reporters.shared.sentences import fault, fault_word, passed_over_lines
from cedu_targets.reporters.shared.symbols import SYMBOLS, kind_of
from cedu_targets.reporters.shared.workbook import A4, MOST_ROWS, ReportBook, lines_of
from cedu_targets.reporters.status.material_words import looked_in, material_text, materials_lines
from cedu_targets.reporters.status.row_words import (
    SETTLED,
    chosen,
    end_of,
    meaning,
    owners_text,
    place_text,
    printed_text,
    reported_text,
    row_id,
    sources,
    title,
)
from cedu_targets.reporters.status.sentences import doubt_word, steps_text, summary
from cedu_targets.reporters.status.states import STATE_SYMBOLS, URGENCY, state_text
from cedu_targets.version import __version__

FILLS: Mapping[State | None, str] = {
    State.OVERDUE: "#FFC7CE", State.NOT_REPORTED: "#E4DFEC", None: "#E4DFEC", State.DUE_SOON: "#FFEB9C",
    State.IN_PROGRESS: "#DDEBF7", State.DUE: "#DDEBF7", State.DONE_LATE: "#E2EFDA", State.DONE: "#C6E0B4",
}  # fmt: skip
"""The colour beside the sign and the word; other states have none."""
MATERIAL_FILLS = {Completeness.COMPLETE: "#C6E0B4", Completeness.PARTIAL: "#FFEB9C", Completeness.NONE: "#FFC7CE"}
COLUMNS = (
    ("head_item", 9), ("head_item_text", 44), ("head_printed", 13), ("head_last_day", 11), ("head_lead_owner", 18),
    ("head_support_owner", 12), ("head_item_state", 18), ("head_item_days", 12), ("head_reported", 13),
    ("head_completed", 11), ("head_evidence", 16), ("head_item_note", 16), ("head_item_place", 14),
)  # fmt: skip
MATERIAL_COLUMN = ("head_material", 14)
"""Behind the others, where material was looked for."""
OWNER_WIDTH, COUNT_WIDTH = 30, 9
"""Of the summary's columns."""
MOST_SHEETS = 40
"""Owners with a sheet of their own."""
MOST_STATES = 10
"""Columns of the summary at least: above and below them stand texts."""
_HIGHEST = 400
"""Of a row, in points: Excel has no higher ones."""
_EARLIEST = 1900
"""The first year that Excel has days of."""


class _Looks(NamedTuple):
    """The formats of a ledger's cells, and whether a place has its file with it."""

    with_path: bool
    text: Any
    day: Any
    number: Any
    link: Any
    states: Mapping[State | None, Any]
    materials: Mapping[Completeness, Any] | None
    """None where no material was looked for."""

    @property
    def columns(self) -> Sequence[tuple[str, int]]:
        """The columns of the ledger, each with its width."""
        return COLUMNS if self.materials is None else (*COLUMNS, MATERIAL_COLUMN)


def render(report: StatusReport, messages: Messages, folder: PurePath = Path(), paper: Paper | None = None) -> bytes:
    """The workbook's bytes. Raises CallFault where something does not fit a sheet."""
    if len(report.shown) > MOST_ROWS:
        raise CallFault("excel_too_large", {"rows": len(report.shown), "count": len(COLUMNS)})
    shown = {id(row) for row in report.shown}
    owners = [(one.owner, [row for row in one.rows if id(row) in shown]) for one in report.owners]
    owners = [(name, rows) for name, rows in owners if rows]
    cells = len(COLUMNS) * (len(report.shown) + sum(len(rows) for _, rows in owners[:MOST_SHEETS]))
    book = ReportBook(messages, folder, cells, paper=paper)
    has_paths, has_material = len({row.path for row in report.shown}) > 1, report.evidence is not None
    looks = _looks(book, with_path=has_paths, with_material=has_material)
    ledger = book.sheet_name(messages.term("sheet_ledger"))
    by_owner = book.sheet_name(messages.term("sheet_owner_states"))
    findings = list(_finding_rows(report, messages))
    # Whose sheets they are has to be known before the summary links to them.
    names = {owner: book.sheet_name(owner) for owner, _ in owners[:MOST_SHEETS]}
    opening = [*materials_lines(report, messages), summary(report, messages)]
    opening += [*filter(None, [sources(report, messages)]), *chosen(report, messages), *looked_in(report, messages)]
    _ledger(ledger, title(report, messages), opening, report.shown, looks, book)
    _summary(by_owner, names, len(owners), report, book)
    if findings:
        findings_sheet(findings, book, A4)
    for owner, rows in owners[:MOST_SHEETS]:
        told = messages.term("status_owner_count", owner=owner, count=len(rows))
        _ledger(names[owner], told, [messages.term("status_day", day=messages.day(report.as_of))], rows, looks, book)
    return book.close()


def _looks(book: ReportBook, *, with_path: bool, with_material: bool) -> _Looks:
    def look(**properties: object) -> Any:
        return book.body(valign="vcenter", **properties)

    day = look(num_format="yyyy-mm-dd", align="center", text_wrap=False)
    states = {state: look(bg_color=FILLS[state]) if state in FILLS else look() for state in STATE_SYMBOLS}
    words = [book.messages.term(name, days='"0"') for name in ("status_left", "status_over")]
    shown = ";".join(f'"{text}"' for text in (*words, book.messages.term("status_last_day")))
    number = look(num_format=shown, align="right", text_wrap=False)
    materials = {one: look(bg_color=color) for one, color in MATERIAL_FILLS.items()} if with_material else None
    return _Looks(with_path, look(), day, number, look(font_color="#0563C1", underline=1), states, materials)


def _height(lines: int, of_line: float = 15) -> float:
    """The height of a row with so many lines, in points."""
    return min(_HIGHEST, of_line * lines + 3)


def _heads(sheet: Any, line: int, texts: Sequence[str], widths: Sequence[float], book: ReportBook) -> None:
    """The headings, in a row that is high enough for them."""
    sheet.set_row(line, _height(max(lines_of(*pair) for pair in zip(texts, widths, strict=False))))
    for column, text in enumerate(texts):
        book.text(sheet, line, column, text, book.head())


def _ledger(
    name: str, heading: str, lines: Sequence[str], rows: Sequence[StatusRow], looks: _Looks, book: ReportBook
) -> None:
    """A list of items: filters, a head that stays, dates that are dates."""
    widths = [width for _, width in looks.columns]
    sheet = book.page(name, widths, A4)
    head = book.opening(sheet, heading, lines, widths)
    _heads(sheet, head, [book.messages.term(term) for term, _ in looks.columns], widths, book)
    for line, row in enumerate(rows, start=head + 1):
        _item(sheet, line, row, looks, book)
    if rows:
        sheet.autofilter(head, 0, head + len(rows), len(widths) - 1)
    sheet.freeze_panes(head + 1, 2)
    sheet.repeat_rows(head)


def _item(sheet: Any, line: int, row: StatusRow, looks: _Looks, book: ReportBook) -> None:
    messages = book.messages
    answers = [(one.unit, reported_text(one, messages)) for one in row.returns]
    said = [messages.punctuation.labelled(unit, text) if unit and len(answers) > 1 else text for unit, text in answers]
    texts: dict[int, tuple[str, Any]] = {
        0: (row_id(row, messages), looks.text),
        1: (row.item.text, looks.text),
        2: (printed_text(row, messages), looks.text),
        4: (owners_text(row, messages, (Role.LEAD, Role.DUTY)), looks.text),
        5: (owners_text(row, messages, (Role.SUPPORT,)), looks.text),
        6: (state_text(row.state, messages, [row]), looks.states[row.state]),
        8: (messages.punctuation.phrases.join(said), looks.text),
        10: (messages.punctuation.names.join(row.evidence), looks.text),
        11: (_remarks(row, messages), looks.text),
    }
    if looks.materials is not None:
        look = looks.text if row.material is None else looks.materials[row.material.completeness]
        texts[13] = (material_text(row, messages), look)
    for column in range(len(looks.columns)):
        if column in texts:
            book.text(sheet, line, column, *texts[column])
    _day(sheet, line, 3, end_of(row), looks, book)
    _day(sheet, line, 9, row.completed, looks, book)
    if row.days is None or row.state in SETTLED:
        book.text(sheet, line, 7, "", looks.number)
    else:
        book.number(sheet, line, 7, Decimal(row.days), looks.number)
    place = place_text(row, messages, with_path=looks.with_path)
    book.link(sheet, line, 12, book.source(row.path, row.item.place), place, looks.link)
    shown = [*((column, text) for column, (text, _) in texts.items()), (12, place)]
    sheet.set_row(line, _height(max(lines_of(text, looks.columns[column][1]) for column, text in shown)))


def _remarks(row: StatusRow, messages: Messages) -> str:
    """Why it is not done or no longer wanted, why it cannot be judged, and the steps that are past."""
    told = list(dict.fromkeys(one.reason for one in row.returns if one.reason))
    if row.doubt is not None:
        told.append(doubt_word(row, messages))
    told += filter(None, [steps_text(row, messages)])
    return messages.punctuation.phrases.join(told)


def _day(sheet: Any, line: int, column: int, day: date | None, looks: _Looks, book: ReportBook) -> None:
    """A day as a date; one that Excel has no number for as a text."""
    if day is None:
        book.text(sheet, line, column, "", looks.day)
    elif day.year < _EARLIEST:
        book.text(sheet, line, column, day.isoformat(), looks.day)
    else:
        sheet.write_datetime(line, column, day, looks.day)


def _summary(name: str, names: Mapping[str, str], owners: int, report: StatusReport, book: ReportBook) -> None:
    """Every owner with its items by state, then what the states mean."""
    messages = book.messages
    found = [state for state in URGENCY if report.counts[state]]
    widths = [OWNER_WIDTH, *[COUNT_WIDTH] * max(2 + len(found), MOST_STATES)]  # room for the texts
    sheet = book.page(name, widths, A4)
    lines = [summary(report, messages), messages.term("status_total_note")]
    if owners > len(names):
        ledger = messages.term("sheet_ledger")
        lines.append(messages.term("status_sheets_left", shown=len(names), count=owners, sheet=ledger))
    head = book.opening(sheet, messages.term("sheet_owner_states"), lines, widths)
    heads = [messages.term("head_item_owners"), messages.term("head_all_items")]
    heads += [state_text(state, messages, report.rows) for state in found]
    has_support = any(one.supported for one in report.owners)
    heads += [messages.term("head_supported")] if has_support else []
    _heads(sheet, head, heads, widths, book)
    counted = [(one.owner, len(one.own), one.counts, one.supported) for one in report.owners]
    counted.append((messages.term("status_total"), len(report.rows), report.counts, 0))
    line = head
    for line, (owner, size, counts, supported) in enumerate(counted, start=head + 1):
        is_total = line == head + len(counted)
        look = book.body(bold=True) if is_total else book.body()
        target = f"internal:'{names[owner]}'!A1" if owner in names and not is_total else None
        book.link(sheet, line, 0, target, owner, book.body(font_color="#0563C1", underline=1) if target else look)
        for column, count in enumerate(
            (size, *(counts[state] for state in found), *([supported] * has_support)), start=1
        ):
            number = book.body(bold=is_total, num_format="0;-0;", align="right", text_wrap=False)
            book.number(sheet, line, column, Decimal(count), number)
        sheet.set_row(line, _height(lines_of(owner, OWNER_WIDTH)))
    sheet.freeze_panes(head + 1, 1)
    sheet.repeat_rows(head)
    _legend(sheet, line + 2, found, widths, report, book)


def _legend(
    sheet: Any,
    top: int,
    states: Sequence[State | None],
    widths: Sequence[float],
    report: StatusReport,
    book: ReportBook,
) -> None:
    """What each state means, how time is counted, and whose file it is."""
    messages, look = book.messages, book.look(font_color="#595959", text_wrap=True, valign="top")
    told = [
        messages.punctuation.labelled(state_text(one, messages, report.rows), meaning(one, report, messages))
        for one in states
    ]
    for line, text in enumerate([*told, messages.term("status_rules"), messages.term("made_by", version=__version__)]):
        sheet.set_row(top + line, _height(lines_of(text, sum(widths))))
        book.over(sheet, (top + line, 0, top + line, len(widths) - 1), text, look)


def _finding_rows(report: StatusReport, messages: Messages) -> Iterator[tuple[bool, FindingRow]]:
    """What the checks of the inputs found and ask, and what was not judged."""
    for file in report.files:
        if file.fault is not None:
            yield False, (fault_word(file, messages), file.fault.code, file.path, Place(), fault(file, messages), "")
    for line in passed_over_lines(report.passed_over, messages):
        yield False, ("", "", "", Place(), line, "")
    for file in report.files:
        for entry in findings_listed(file.findings, messages):
            first, kind = entry.group.first, kind_of(entry.group.first)
            label, advice = f"{SYMBOLS[kind]} {messages.term(kind)}", messages.help(first)
            yield False, (label, first.code, file.path, first.place, entry.in_one(messages), advice)
            for one in entry.group.members if len(entry.group.members) > 1 else ():
                yield True, (label, one.code, file.path, one.place, messages.message(one), advice)
        label = f"{STATE_SYMBOLS[None]} {messages.term('not_judged')}"
        for several in not_judged_listed(file.told_not_judged, messages):
            yield False, (label, "", file.path, several.place, several.in_one(messages), "")
