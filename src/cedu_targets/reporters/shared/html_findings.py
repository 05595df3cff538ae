"""The findings of one table as an HTML report shows them: causes first, each with its findings, then the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Status
from cedu_targets.reporters.shared import proposed_changes
from cedu_targets.reporters.shared.diagnosis_sentences import Group, alternatives, explained, left_out, more, sentence
from cedu_targets.reporters.shared.sentences import (
    explanation,
    facts,
    fault,
    pack_used,
    spot,
    summary,
    table_name,
    told,
)
from cedu_targets.reporters.shared.symbols import SYMBOLS, kind_of

MOST = 1_000
"""Entries of a list; what is beyond is counted, and named where it is listed whole."""


@dataclass(frozen=True)
class FindingEntry:
    """One finding as a list shows it."""

    anchor: str
    kind: str
    mark: str
    word: str
    code: str
    spot: str
    cell: str
    """The anchor of its cell in the table that the page shows; empty where it shows none."""
    text: str
    advice: str


@dataclass(frozen=True)
class Way:
    """One explanation of a cause: what it says, and the cells that it would change, each with its anchor."""

    label: str
    text: str
    changes: Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True)
class CausePart:
    """A cause with its alternatives and the findings that it explains."""

    anchor: str
    ways: Sequence[Way]
    more: str
    entries: Sequence[FindingEntry]


@dataclass(frozen=True)
class ListPart:
    """Entries under a heading."""

    heading: str
    entries: Sequence[FindingEntry]
    more: str = ""


@dataclass(frozen=True)
class FilePart:
    """All that a page says of one table, the table itself aside."""

    anchor: str
    name: str
    kind: str
    mark: str
    verdict: str
    how: str
    about: Sequence[str]
    fault: str
    causes: Sequence[CausePart]
    unsearched: str
    lists: Sequence[ListPart]
    unjudged: Sequence[tuple[str, str, str]]
    """(spot, rule, reason)"""
    unjudged_more: str

    @property
    def is_silent(self) -> bool:
        """Nothing at all is said of it."""
        return not (self.fault or self.causes or self.lists or self.unjudged or self.unsearched)


_KINDS = {Status.CLEAN: ("clean", "✓"), Status.FINDINGS: ("error", "✗")}


def file_part(
    number: int,
    file: FileReport,
    fail_on: Severity,
    causes: Sequence[tuple[int, Group]],
    messages: Messages,
    cells: Mapping[tuple[str | None, str | None], str],
) -> FilePart:
    """The part of the table with this number; `cells` has the anchors of marked cells by unit and indicator."""
    status = file.status(fail_on)
    kind, mark = _KINDS.get(status, ("warning", "!"))
    entries = [_entry(number, n, finding, messages, cells) for n, finding in enumerate(file.findings)]
    shown: set[int] = set()
    cause_parts = [_cause(count, group, file, entries, shown, messages, cells) for count, group in causes]
    rest = [(finding, entries[n]) for n, finding in enumerate(file.findings) if n not in shown]
    return FilePart(
        anchor=f"t{number}",
        name=table_name(file),
        kind=kind,
        mark=mark,
        verdict=messages.term(f"verdict_{status}"),
        how="" if file.fault else summary(file, messages),
        about=[text for text in (facts(file, messages), pack_used(file, messages)) if text] if file.table else [],
        fault=f"{file.fault.code} {fault(file, messages)}" if file.fault else "",
        causes=cause_parts,
        unsearched=left_out(file.search, messages),
        lists=[*_lists(rest, messages)],
        unjudged=[(spot(entry.place), entry.rule, messages.reason(entry)) for entry in file.not_judged[:MOST]],
        unjudged_more=beyond(len(file.not_judged), messages),
    )


def beyond(count: int, messages: Messages) -> str:
    """The sentence on entries of a list that are not shown; empty where all are."""
    return messages.term("page_more", count=count - MOST) if count > MOST else ""


def _lists(rest: Sequence[tuple[Finding, FindingEntry]], messages: Messages) -> list[ListPart]:
    headings = {"error": "error_heading", "warning": "warning_heading", "note": "note_heading"}
    headings |= {"question": "question_heading", "explained": "explained_heading"}
    parts = []
    for kind, heading in headings.items():
        entries = [entry for _, entry in rest if entry.kind == kind]
        if entries:
            title = messages.term(heading, count=len(entries))
            parts.append(ListPart(title, entries[:MOST], beyond(len(entries), messages)))
    return parts


def _entry(
    number: int,
    position: int,
    finding: Finding,
    messages: Messages,
    cells: Mapping[tuple[str | None, str | None], str],
) -> FindingEntry:
    kind, place = kind_of(finding), finding.place
    return FindingEntry(
        anchor=finding_anchor(number, position),
        kind=kind,
        mark=SYMBOLS[kind],
        word=messages.term(kind),
        code=finding.code,
        spot=spot(place) or place.indicator or "",
        cell=cells.get((place.unit, place.indicator), ""),
        text=told(finding, messages),
        advice=explanation(finding, messages) if finding.explained else messages.help(finding),
    )


def finding_anchor(number: int, position: int) -> str:
    """The anchor of a finding on the page."""
    return f"t{number}-f{position + 1}"


def cause_anchor(count: int) -> str:
    """The anchor of a cause on the page."""
    return f"cause-{count}"


def _cause(
    count: int,
    group: Group,
    file: FileReport,
    entries: Sequence[FindingEntry],
    shown: set[int],
    messages: Messages,
    cells: Mapping[tuple[str | None, str | None], str],
) -> CausePart:
    mine = [
        position for position in explained(group) if position not in shown and not file.findings[position].explained
    ]
    shown.update(mine)
    ways = [
        Way(
            label,
            sentence(diagnosis, messages),
            [
                (_cell(change.place, cells), proposed_changes.row(change, file.table, messages))
                for change in diagnosis.changes
            ],
        )
        for label, diagnosis in alternatives(count, group)
    ]
    return CausePart(cause_anchor(count), ways, more(group, messages), [entries[position] for position in mine])


def _cell(place: Place, cells: Mapping[tuple[str | None, str | None], str]) -> str:
    return cells.get((place.unit, place.indicator), "")
