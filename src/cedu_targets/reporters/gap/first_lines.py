"""What stands above everything else: what makes a comparison doubtful, and what came in and is not counted."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from cedu_targets.domain.finding import Finding
from cedu_targets.gaps.left_out import WhyLeftOut
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.shared.group_sentences import findings_listed
from cedu_targets.reporters.shared.sentences import fault, fault_word, joined, where

_MOST_PATHS, _MOST_FAULTS = 3, 60
_OF_A_FILE = ("GA008", "GA009", "GA025")
"""Findings of which the file matters more than any cell in it."""


def first_of_all(report: GapReport, messages: Messages) -> list[str]:
    """What makes the comparison doubtful as a whole, and which file was left out of it: it stands above everything."""
    told = list(_unsettled(report, messages))
    told += _doubts(report, messages)
    if report.left_out:
        told.append(messages.term("gap_left_out", paths=paths_text(report.left_out, messages)))
    if report.taken:
        told.append(messages.term("gap_taken", paths=paths_text(report.taken, messages), count=len(report.taken)))
    return told


def _doubts(report: GapReport, messages: Messages) -> Iterator[str]:
    """The findings that come first, in their order; of several files the same is said once, with all of these."""
    for code, found in groupby(report.doubts, key=lambda pair: pair[1].code):
        pairs = list(found)
        if code in _OF_A_FILE:
            by_sentence: dict[str, list[tuple[FileReport, Finding]]] = {}
            for pair in pairs:
                by_sentence.setdefault(messages.message(pair[1]), []).append(pair)
            for sentence, alike in by_sentence.items():
                places = list(dict.fromkeys(where(file.path, one.place, messages) for file, one in alike))
                yield _doubt(alike[0][1], sentence, messages, paths_text(places, messages, _MOST_FAULTS))
            continue
        paths = [file.path for file, _ in pairs]
        for entry in findings_listed([one for _, one in pairs], messages, paths):
            yield _doubt(entry.group.first, entry.in_one(messages), messages)


def _doubt(finding: Finding, sentence: str, messages: Messages, places: str = "") -> str:
    said = joined(messages, sentence, messages.help(finding))
    return " ".join(filter(None, (messages.term(finding.severity), places, finding.code, said)))


def _unsettled(report: GapReport, messages: Messages) -> Iterator[str]:
    """The units of which something came that is not counted: they are not to be urged as if nothing had come."""
    for reason in WhyLeftOut:
        units = dict.fromkeys(unit for one in report.unsettled if one.reason is reason for unit in one.units)
        if units:
            names = messages.punctuation.names.join(units)
            yield messages.term(f"unsettled_{reason}", units=names, count=len(units))


def faults_told(report: GapReport, messages: Messages) -> list[str]:
    """What was not taken, every file by its name; files of which the same is to be said together."""
    by_sentence: dict[str, list[FileReport]] = {}
    for file in report.files:
        if file.fault is not None:
            by_sentence.setdefault(fault(file, messages), []).append(file)
    told = []
    for sentence, files in by_sentence.items():
        names = paths_text([one.path for one in files], messages, _MOST_FAULTS)
        told.append(f"! {fault_word(files[0], messages)} {names}: {sentence}")
    return told


def paths_text(paths: Sequence[str], messages: Messages, most: int = _MOST_PATHS) -> str:
    """The first few of several files."""
    shown = messages.punctuation.names.join(paths[:most])
    return shown if len(paths) <= most else messages.term("files_more", names=shown, count=len(paths))
