"""The findings of one table as an HTML report shows them: causes first, each with its findings, then the others."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Status
from cedu_targets.reporters.shared import proposed_changes
from cedu_targets.reporters.shared.diagnosis_sentences import Group, alternatives, explained, left_out, more, sentence
from cedu_targets.reporters.shared.document_words import facts, pack_used
from cedu_targets.reporters.shared.group_sentences import FEW, ListEntry, findings_listed, not_judged_listed, told
from cedu_targets.reporters.shared.sentences import (
    explained_heading,
    explanation,
    fault,
    fault_word,
    spot,
    summary,
    table_name,
    verdict,
)
from cedu_targets.reporters.shared.symbols import SYMBOLS, kind_of

MOST = 1_000
"""Entries of a list; what is beyond is counted, and named where it is listed whole."""


class FindingEntry(Struct, frozen=True):
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
    advice: str = ""
    examples: Sequence[tuple[str, str]] = ()
    """(spot, sentence) of the first few, where the text is on all of them"""
    each: Sequence["FindingEntry"] = ()
    """Of several places told as one: every one, up to MOST."""
    more: str = ""


class Way(Struct, frozen=True):
    """One explanation of a cause: what it says, and the cells that it would change, each with its anchor."""

    label: str
    text: str
    changes: Sequence[tuple[str, Sequence[str]]]


class CausePart(Struct, frozen=True):
    """A cause with its alternatives and the findings that it explains."""

    anchor: str
    ways: Sequence[Way]
    more: str
    entries: Sequence[FindingEntry]
    count: int
    """Findings that it explains and no cause before it."""


class ListPart(Struct, frozen=True):
    """Entries under a heading."""

    heading: str
    entries: Sequence[FindingEntry]
    more: str = ""


class FilePart(Struct, frozen=True):
    """All that a page says of one table, the table itself aside."""

    anchor: str
    name: str
    kind: str
    mark: str
    verdict: str
    how: str
    about: Sequence[str]
    fault: str
    fault_word: str
    causes: Sequence[CausePart]
    unsearched: str
    lists: Sequence[ListPart]
    unjudged: Sequence[FindingEntry]
    unjudged_count: int
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
    """The part of the document with this number; `cells` has the anchors of what is marked in it.

    They are by unit and indicator, of a list of items by the item, of a form by the address or `#` and the class.
    """
    status = file.status(fail_on)
    kind, mark = _KINDS.get(status, ("warning", "!"))
    make = _EntryMaker(number, file.pack, messages, cells)
    shown: set[int] = set()
    cause_parts = [_cause(count, group, file, make, shown) for count, group in causes]
    rest = [(n, finding) for n, finding in enumerate(file.findings) if n not in shown]
    unjudged = not_judged_listed(file.told_not_judged, messages)
    return FilePart(
        anchor=f"t{number}",
        name=table_name(file, messages),
        kind=kind,
        mark=mark,
        verdict=verdict(file, fail_on, messages),
        how="" if file.fault else summary(file, messages),
        about=[text for text in (facts(file, messages), pack_used(file, messages)) if text] if file.document else [],
        fault_word=fault_word(file, messages),
        fault=f"{file.fault.code} {fault(file, messages)}" if file.fault else "",
        causes=cause_parts,
        unsearched=left_out(file.search, messages),
        lists=_lists(rest, make),
        unjudged=[make.unjudged(entry) for entry in unjudged[:MOST]],
        unjudged_count=len(file.told_not_judged),
        unjudged_more=beyond(len(unjudged), messages),
    )


def beyond(count: int, messages: Messages) -> str:
    """The sentence on entries of a list that are not shown; empty where all are."""
    return messages.term("page_more", count=count - MOST) if count > MOST else ""


def _lists(rest: Sequence[tuple[int, Finding]], make: "_EntryMaker") -> list[ListPart]:
    headings = {"error": "error_heading", "warning": "warning_heading", "note": "note_heading"}
    headings |= {"question": "question_heading", "explained": "explained_heading"}
    parts = []
    for kind, heading in headings.items():
        found = [(position, finding) for position, finding in rest if kind_of(finding) == kind]
        if found:
            entries = make.entries(found)
            title = make.messages.term(heading, count=len(found))
            if kind == "explained":
                title = explained_heading([finding for _, finding in found], make.messages)
            parts.append(ListPart(title, entries[:MOST], beyond(len(entries), make.messages)))
    return parts


class _EntryMaker(Struct, frozen=True):
    """Makes the entries of the table with this number; `cells` has the anchors of its marked cells."""

    number: int
    pack: str | None
    messages: Messages
    cells: Mapping[tuple[str | None, str | None], str]

    def entries(self, found: Sequence[tuple[int, Finding]]) -> list[FindingEntry]:
        """The findings at these positions as entries; what differs only by place is one."""
        listed = findings_listed([finding for _, finding in found], self.messages)
        return [self._entry(one, [found[n][0] for n in one.group.positions]) for one in listed]

    def _entry(self, one: ListEntry[Finding], positions: Sequence[int]) -> FindingEntry:
        first = self.single(positions[0], one.group.first)
        if len(positions) == 1:
            return first
        members = list(zip(positions, one.group.members, strict=True))
        each = [self.single(position, finding) for position, finding in members[:MOST]]
        return replace(
            first,
            anchor="",
            text=one.text,
            examples=[(spot(place), text) for place, text in one.examples],
            each=each,
            more=beyond(len(members), self.messages),
        )

    def single(self, position: int, finding: Finding) -> FindingEntry:
        """The entry of one finding."""
        kind, place = kind_of(finding), finding.place
        return FindingEntry(
            anchor=finding_anchor(self.number, position),
            kind=kind,
            mark=SYMBOLS[kind],
            word=self.messages.term(kind),
            code=finding.code,
            spot=spot(place) or place.indicator or "",
            cell=self.cell(place),
            text=told(finding, self.messages),
            advice=explanation(finding, self.messages) if finding.explained else self.messages.help(finding),
        )

    def unjudged(self, one: ListEntry[NotJudged]) -> FindingEntry:
        """The entry of what was not judged."""
        first = one.group.first
        examples = [(spot(place), text) for place, text in one.examples]
        each = [self._unjudged(entry, self.messages.reason(entry)) for entry in one.group.members[:MOST]]
        more = beyond(len(one.group.members), self.messages)
        several = len(one.group.members) > FEW
        return replace(self._unjudged(first, one.text), examples=examples, each=each if several else (), more=more)

    def _unjudged(self, entry: NotJudged, text: str) -> FindingEntry:
        word, place = self.messages.term("not_judged"), entry.place
        named = self.messages.rule_name(entry.rule, self.pack)
        return FindingEntry("", "j", "~", word, named, spot(place), self.cell(place), text)

    def cell(self, place: Place) -> str:
        """The anchor of the cell, where it is marked."""
        named = [(place.item or place.unit, place.indicator), (place.cell, None), (f"#{place.record}", None)]
        return next((self.cells[name] for name in named if name in self.cells), "")


def finding_anchor(number: int, position: int) -> str:
    """The anchor of a finding on the page."""
    return f"t{number}-f{position + 1}"


def cause_anchor(count: int) -> str:
    """The anchor of a cause on the page."""
    return f"cause-{count}"


def _cause(count: int, group: Group, file: FileReport, make: _EntryMaker, shown: set[int]) -> CausePart:
    mine = [
        position for position in explained(group) if position not in shown and not file.findings[position].explained
    ]
    shown.update(mine)
    ways = [
        Way(
            label,
            sentence(diagnosis, make.messages),
            [
                (make.cell(change.place), proposed_changes.row(change, file.table, make.messages))
                for change in diagnosis.changes
            ],
        )
        for label, diagnosis in alternatives(count, group)
    ]
    entries = make.entries([(position, file.findings[position]) for position in mine])
    return CausePart(cause_anchor(count), ways, more(group, make.messages), entries, len(mine))
