"""What a review opinion says of one document: what was checked, how it came out, causes, and what is to be done."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath

from cedu_targets.domain.diagnosis import Diagnosis
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.finding_groups import Entry
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.shared import proposed_changes
from cedu_targets.reporters.shared.diagnosis_sentences import alternatives, left_out, more, sentence, standing
from cedu_targets.reporters.shared.document_words import facts, pack_used
from cedu_targets.reporters.shared.group_sentences import ListEntry, findings_listed, not_judged_listed
from cedu_targets.reporters.shared.official_page import PORTRAIT_WIDTH, OfficialPage
from cedu_targets.reporters.shared.page_table import Cell, lined
from cedu_targets.reporters.shared.place_words import columns_text, items_text, units_text
from cedu_targets.reporters.shared.sentences import (
    beside_the_findings,
    explanation,
    joined,
    sheet_text,
    spot,
    summary,
    table_name,
    verdict,
)
from cedu_targets.reporters.shared.symbols import CAUSE

MOST_CAUSES, MOST_ENTRIES, MOST_OF_SEVERAL = 20, 100, 15
"""Of causes, of a list's entries where the document is the only one, and where it is one of several."""
Row = Sequence[str | Cell]
Columns = Sequence[tuple[str, float]]
_CAUSES: Columns = (
    ("head_number", 14), ("head_place", 18), ("head_suspect", 80), ("head_before", 22), ("head_after", 22),
)  # fmt: skip
_PLACE: Columns = (
    ("head_number", 12), ("head_place", 18), ("head_unit_of_cell", 22), ("paper_indicator", 28), ("head_item", 20),
)  # fmt: skip
_PROBLEM = ("head_problem", 62)


class Headings:
    """Headings under way, each with its number; those of one document of several stand lower and are bold."""

    def __init__(self, page: OfficialPage, *, is_inner: bool = False) -> None:
        self.page = page
        self.is_inner = is_inner
        self.most = MOST_OF_SEVERAL if is_inner else MOST_ENTRIES
        self._count = 0

    def write(self, text: str) -> None:
        """The next heading, with a capital where the language has them."""
        text = text[:1].upper() + text[1:]
        if self.is_inner:
            self._count += 1
            self.page.text(f"{self._count}. {text}", bold=True, keep=True)
        else:
            self.page.heading(text)


def document_titled(file: FileReport, messages: Messages) -> str:
    """A document by its title, else by its sheet or file, in the signs of titles."""
    title = file.document.title if file.document else None
    named = (title or "").strip() or sheet_text(file.path, file.sheet, messages) or PurePath(file.path).stem
    return messages.term("slip_table", title=named)


def write_table(page: OfficialPage, columns: Columns, rows: Sequence[Row], messages: Messages) -> None:
    """A table of those columns in which any row has something; the widest takes the room of the others."""
    shown = [
        number
        for number in range(len(columns))
        if any((cell.text if isinstance(cell := row[number], Cell) else cell) for row in rows)
        or columns[number][0] == "head_answer"
    ]
    widths = [columns[number][1] for number in shown]
    widths[widths.index(max(widths))] += PORTRAIT_WIDTH - sum(widths)
    heads = [messages.term(columns[number][0]) for number in shown]
    page.table(widths, heads, [[row[number] for number in shown] for row in rows])


def write_document(file: FileReport, fail_on: Severity, headings: Headings, messages: Messages) -> None:
    """All of one document that could be read; of one of several its hints are only counted."""
    page = headings.page
    if not headings.is_inner:
        headings.write(messages.term("paper_result"))
    for line in _about(file, messages, has_source=not headings.is_inner):
        page.text(line)
    told = messages.punctuation.labelled(messages.term("paper_conclusion"), verdict(file, fail_on, messages))
    page.text(joined(messages, told + messages.punctuation.stop, summary(file, messages)), bold=True)
    for line in beside_the_findings(file, messages):
        page.note(line)
    _causes(file, headings, messages)
    for severity in Severity:
        findings = file.of_severity(severity)
        if findings and not (headings.is_inner and severity is Severity.NOTE):
            headings.write(messages.term(f"{severity}_heading", count=len(findings)))
            _findings(findings, headings, messages, with_due=severity is Severity.ERROR)
    if file.questions:
        headings.write(messages.term("question_heading", count=len(file.questions)))
        answer = ("head_answer", 36), lambda _: ""
        _listed(findings_listed(file.questions, messages), headings, messages, answer)
    if file.told_not_judged:
        headings.write(messages.term("paper_not_judged", count=len(file.told_not_judged)))
        _not_judged(file, headings, messages)
    if file.explained:
        headings.write(messages.term("explained_heading", count=len(file.explained)))
        reason = ("head_reason", 46), lambda one: explanation(one, messages)
        _listed(findings_listed(file.explained, messages), headings, messages, reason)


def _about(file: FileReport, messages: Messages, *, has_source: bool) -> Iterator[str]:
    """What was checked: its title, file and sheet where no heading has them, its extent, and by what."""
    title, marks = document_titled(file, messages), messages.punctuation
    about = [facts(file, messages), pack_used(file, messages)]
    if has_source:
        yield messages.term("paper_object", title=title, source=table_name(file, messages))
    else:
        about.insert(0, title)
    if told := marks.phrases.join(filter(None, about)):
        yield told + marks.stop


def _causes(file: FileReport, headings: Headings, messages: Messages) -> None:
    """Each cause with the cells that it would change, and the findings that would be gone."""
    groups, page = standing(file), headings.page
    rows: list[Row] = []
    for number, group in enumerate(groups[:MOST_CAUSES], start=1):
        for label, diagnosis in alternatives(number, group):
            rows += _diagnosis(label, diagnosis, file, messages)
        told = messages.term("cause_explains", findings=proposed_changes.findings(group, file, messages))
        rows.append(["", "", Cell(lined(more(group, messages), told)), "", ""])
    if rows:
        headings.write(messages.term("cause_heading", count=len(groups)))
        if not headings.is_inner:  # of several documents it is said once
            page.text(messages.term("cause_caution"))
        write_table(page, _CAUSES, rows, messages)
    if len(groups) > MOST_CAUSES:
        page.text(messages.term("paper_more", count=len(groups) - MOST_CAUSES))
    if unsearched := left_out(file.search, messages):
        page.note(unsearched)


def _diagnosis(label: str, diagnosis: Diagnosis, file: FileReport, messages: Messages) -> Iterator[Row]:
    """A cause in its sentence, beside it the one cell that it would change; several cells each in a row under it."""
    told, number = sentence(diagnosis, messages), Cell(f"{CAUSE} {label}", "center")
    changes = [proposed_changes.row(one, file.table, messages) for one in diagnosis.changes]
    if len(changes) != 1:
        yield [number, "", told, "", ""]
    for place, unit, column, before, after in changes:
        about = told if len(changes) == 1 else f"{unit} {column}"
        leads = [number if len(changes) == 1 else "", Cell(lined(place), "center")]
        yield [*leads, about, Cell(lined(before), "right"), Cell(lined(after), "right")]


def _findings(findings: Sequence[Finding], headings: Headings, messages: Messages, *, with_due: bool) -> None:
    """What is wrong, where, and what to do; of errors the number that the relation gives."""
    entries = findings_listed(findings, messages)
    rows = []
    for number, entry in enumerate(entries[: headings.most], start=1):
        problem = Cell(lined(entry.in_one(messages), messages.help(entry.group.first)))
        due = [Cell(_due(entry), "right")] if with_due else []
        rows.append([*_place(number, entry, messages), problem, *due])
    columns = (*_PLACE, _PROBLEM, *([("head_expected", 20)] if with_due else []))
    _write(entries, columns, rows, headings, messages)


def _listed(
    entries: Sequence[ListEntry[Finding]],
    headings: Headings,
    messages: Messages,
    last: tuple[tuple[str, float], Callable[[Finding], str]],
) -> None:
    """Findings with one more column."""
    head, say = last
    rows = [
        [*_place(number, entry, messages), entry.in_one(messages), say(entry.group.first)]
        for number, entry in enumerate(entries[: headings.most], start=1)
    ]
    _write(entries, (*_PLACE, _PROBLEM, head), rows, headings, messages)


def _not_judged(file: FileReport, headings: Headings, messages: Messages) -> None:
    entries = not_judged_listed(file.told_not_judged, messages)
    rows = []
    for number, entry in enumerate(entries[: headings.most], start=1):
        rule = messages.rule_name(entry.group.first.rule, file.pack)
        rows.append([*_place(number, entry, messages), rule, entry.in_one(messages)])
    _write(entries, (*_PLACE, ("head_rule", 30), ("head_cause", 62)), rows, headings, messages)


def _write(
    entries: Sequence[object], columns: Columns, rows: Sequence[Row], headings: Headings, messages: Messages
) -> None:
    """A list, and how many more entries there are."""
    write_table(headings.page, columns, rows, messages)
    if len(entries) > len(rows):
        headings.page.text(messages.term("paper_more", count=len(entries) - len(rows)))


def _place(number: int, entry: ListEntry[Entry], messages: Messages) -> list[str | Cell]:
    """The number of an entry, where it stands (cell or line, with its code), and its unit, indicator and item."""
    members: Sequence[Finding | NotJudged] = entry.group.members
    first = entry.group.first
    places = [one.place for one in members]
    at = spot(entry.place)
    if at and len({spot(place) for place in places}) > 1:
        at = messages.term("paper_places", spot=at, count=len(places))
    code = first.code if isinstance(first, Finding) else ""
    return [
        Cell(str(number), "center"),
        Cell(lined(at, code), "center"),
        units_text(places, messages),
        columns_text(members, messages),
        items_text(places, messages),
    ]


def _due(entry: ListEntry[Finding]) -> str:
    """The number that is due, where all places of an entry have the same."""
    due = {(one.expected, bool(one.parameters.get("rate"))) for one in entry.group.members}
    if len(due) > 1:
        return ""
    amount, is_rate = due.pop()
    return "" if amount is None else percent(amount) if is_rate else plain(amount)
