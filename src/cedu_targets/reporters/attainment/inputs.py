"""What was read for an attainment, in lines: files not taken, findings, questions; and where a target stands."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from cedu_targets.attainment.ratios import RULE
from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.items import ItemKind
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.attainment.verdicts import URGENCY, entries
from cedu_targets.reporters.shared.group_sentences import ListEntry, findings_listed, not_judged_listed
from cedu_targets.reporters.shared.sentences import joined, where


def places(report: AttainmentReport) -> Mapping[str, tuple[str, Place]]:
    """Of each target, by its name, the file, and the line or cell, where it stands; one that is an item, of that."""
    found = [
        (item.kind is ItemKind.TARGET, target.id, (file.path, item.place))
        for file in report.files
        if file.items is not None
        for item in file.items.entries
        for target in item.targets
    ]
    return {name: place for _, name, place in sorted(found, key=lambda one: one[0])}


def owners_of(report: AttainmentReport, messages: Messages) -> Mapping[str, str]:
    """Of each target, by its name, who has to see to it, where the text or its pack says so."""
    return {
        target.id: messages.punctuation.names.join(owner.name for owner in item.owners)
        for file in report.files
        if file.items is not None
        for item in file.items.entries
        if item.owners
        for target in item.targets
    }


def finding_entries(
    report: AttainmentReport, messages: Messages, severities: Collection[Severity] = tuple(Severity)
) -> list[tuple[str, ListEntry[Finding]]]:
    """What was found in the inputs and is not explained, most binding first, each with its path; no questions."""
    found = [(file, one) for file, one in report.findings if one.severity in severities and _is_told(file, one)]
    found.sort(key=lambda pair: -pair[1].severity.rank)
    return _listed(found, messages)


def finding_lines(
    report: AttainmentReport, messages: Messages, severities: Collection[Severity] = tuple(Severity)
) -> Iterator[str]:
    """`achieved.xlsx:Sheet1!B3: 核实性 GA041 …`."""
    for path, entry in finding_entries(report, messages, severities):
        first = entry.group.first
        said = joined(messages, entry.in_one(messages), messages.help(first))
        yield f"{where(path, entry.place, messages)}: {messages.term(first.severity)} {first.code} {said}"


def question_lines(report: AttainmentReport, messages: Messages) -> Iterator[str]:
    """What the text leaves open, for the office that issued it; what is asked of the most urgent target first."""
    urgency = {one.target.id: URGENCY.index(one.verdict) for one in entries(report)}
    found = sorted(report.questions, key=lambda pair: urgency.get(pair[1].place.item or "", len(URGENCY)))
    for path, entry in _listed(found, messages):
        yield f"{where(path, entry.place, messages)}: {entry.in_one(messages)}"


def elsewhere_line(report: AttainmentReport, messages: Messages) -> Iterator[str]:
    """How much else a check of the text has to say of its other lists; `cedu check` has it."""
    told = [file.path for file, one in report.findings if not _is_told(file, one)]
    told += [file.path for file, one in report.not_judged if one.rule != RULE and _is_other_list(file)]
    if told:
        paths = messages.punctuation.names.join(dict.fromkeys(told))
        yield messages.term("agenda_notes", count=len(told), paths=paths)


def _is_told(file: FileReport, finding: Finding) -> bool:
    """Whether a finding has to do with the targets, or may fail the run; a note on a list of duties has not."""
    return not finding.explained and (finding.severity is not Severity.NOTE or not _is_other_list(file))


def _is_other_list(file: FileReport) -> bool:
    return file.items is not None and file.items.kind is not ItemKind.TARGET


def unread_lines(report: AttainmentReport, messages: Messages) -> Iterator[str]:
    """What of the inputs could not be read or held against anything, and why; what is told of each target is not."""
    found = [(file.path, one) for file, one in report.not_judged if one.rule != RULE and not _is_other_list(file)]
    paths = [path for path, _ in found]
    for entry in not_judged_listed([one for _, one in found], messages, paths):
        path = paths[entry.group.positions[0]]
        yield f"{where(path, entry.place, messages)}: {messages.term('not_judged')} {entry.in_one(messages)}"


def _listed(found: Sequence[tuple[FileReport, Finding]], messages: Messages) -> list[tuple[str, ListEntry[Finding]]]:
    paths = [file.path for file, _ in found]
    entries = findings_listed([one for _, one in found], messages, paths)
    return [(paths[entry.group.positions[0]], entry) for entry in entries]
