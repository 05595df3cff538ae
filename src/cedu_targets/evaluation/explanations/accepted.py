"""What was written meets a report: findings that it explains, questions that it answers, and what of it does not count.

An entry that no finding needs is named too, so that the file does not silently grow old.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePath

from msgspec import Struct, field
from msgspec.structs import replace

from cedu_targets.domain.explanation_use import ExplanationUse, UncountedExplanation
from cedu_targets.domain.finding import Explanation, Finding
from cedu_targets.evaluation.explanations.entries import (
    AnswerEntry,
    ExplanationEntry,
    ExplanationsRead,
    FindingKey,
    is_of_file,
    key_of_entry,
    key_of_finding,
    words_of,
)
from cedu_targets.evaluation.explanations.seen_values import are_same, seen_values
from cedu_targets.files.guard import regular_file
from cedu_targets.report import FileReport, Report

_PACKAGES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks begin."""
_NOT_USED = ("no_reason", "no_answer", "no_finding", "said_already")
_Entry = ExplanationEntry | AnswerEntry
_Waiting = Mapping[tuple[FindingKey, str | None], list[tuple[int, _Entry]]]
"""Entries with their numbers by the finding that they name and the name of its file, if they name one."""


def read_explanations(path: Path) -> ExplanationsRead:
    """Read an explanations file: a workbook by its content, else YAML.

    Raises PackFault with every mistake in it, each with its place; InputFault for a workbook that cannot be read.
    """
    if _is_package(path):
        from cedu_targets.evaluation.explanations.workbook import read_workbook  # YAML needs no reader of workbooks

        return read_workbook(path)
    from cedu_targets.evaluation.explanations.yaml_file import read_yaml

    return read_yaml(path)


def _is_package(path: Path) -> bool:
    try:
        with regular_file(path) as stream:
            return stream.read(4) in _PACKAGES
    except (OSError, ValueError):  # told where it is read as YAML
        return False


def explained(report: Report, read: ExplanationsRead, today: date) -> Report:
    """The report with its explained findings and answered questions marked, and what became of every entry."""
    waiting: dict[tuple[FindingKey, str | None], list[tuple[int, _Entry]]] = {}
    for number, (entry, _) in enumerate(read.entries):
        name = None if entry.file is None else PurePath(entry.file).name
        waiting.setdefault((key_of_entry(entry), name), []).append((number, entry))
    use = _Use(waiting, today)
    files = tuple(use.of_file(number, file) for number, file in enumerate(report.files))
    lapsed: list[UncountedExplanation] = []
    unused: list[UncountedExplanation] = []
    accepted = answered = 0
    for number, (entry, place) in enumerate(read.entries):
        if isinstance(entry, AnswerEntry) and not any(words_of(entry)):
            continue  # where it is still asked the report says so
        because = use.became.get(number, "no_finding" if all(words_of(entry)) else _unwritten(entry))
        if because == "accepted":
            accepted += 1
            answered += isinstance(entry, AnswerEntry)
            continue
        found = UncountedExplanation(
            entry.code,
            entry.rule,
            entry.unit,
            entry.indicator,
            because,
            place.line,
            entry.item,
            place.sheet,
            place.cell,
        )
        (unused if because in _NOT_USED else lapsed).append(found)
    told = ExplanationUse(read.path, accepted, tuple(lapsed), tuple(unused), answered, use.kept)
    return replace(report, files=files, explanation_use=told)


class _Use(Struct):
    """What becomes of the entries as the files of a report are gone through."""

    waiting: _Waiting
    today: date
    became: dict[int, str] = field(default_factory=dict)
    """Of each entry that names a finding of the report: `accepted`, or why not (a key of `messages`)."""
    kept: dict[tuple[int, int], Explanation] = field(default_factory=dict)
    """What was written to findings and does not count, by the number of the file and of the finding."""

    def of_file(self, number: int, file: FileReport) -> FileReport:
        """A file with what is accepted in it marked."""
        findings = []
        for position, finding in enumerate(file.findings):
            explanation = self._of_finding((number, position), finding, file)
            findings.append(replace(finding, explained=explanation) if explanation else finding)
        return replace(file, findings=tuple(findings))

    def _of_finding(self, spot: tuple[int, int], finding: Finding, file: FileReport) -> Explanation | None:
        key, explanation = key_of_finding(finding), None
        for name in (None, PurePath(file.path).name):
            for number, entry in self.waiting.get((key, name), []):
                if entry.sheet not in (None, finding.place.sheet) or not is_of_file(entry, file.path):
                    continue
                because = self._verdict(entry, finding, file)
                if because == "accepted" and explanation not in (None, _explanation(entry)):
                    because = "said_already"
                if self.became.get(number) != "accepted":
                    self.became[number] = because
                if because == "accepted" and explanation is None:
                    explanation = _explanation(entry)
                elif any(words_of(entry)) and spot not in self.kept:
                    self.kept[spot] = _to_be_confirmed(entry, because)
        return explanation

    def _verdict(self, entry: _Entry, finding: Finding, file: FileReport) -> str:
        if not all(words_of(entry)):
            return _unwritten(entry)
        if isinstance(entry, ExplanationEntry) and entry.until and date.fromisoformat(entry.until) < self.today:
            return "date_passed"
        return "accepted" if are_same(entry.seen, seen_values(finding, file)) else "value_changed"


def _unwritten(entry: _Entry) -> str:
    return "no_answer" if isinstance(entry, AnswerEntry) else "no_reason"


def _explanation(entry: _Entry) -> Explanation:
    said, by = words_of(entry)
    if isinstance(entry, AnswerEntry):
        return Explanation(said, by, on=entry.on)
    return Explanation(said, by, entry.until)


def _to_be_confirmed(entry: _Entry, because: str) -> Explanation:
    """What was written, to be gone over: of values that have changed, somebody has to stand for it anew."""
    written = _explanation(entry)
    return replace(written, by="", on=None) if because == "value_changed" else written
