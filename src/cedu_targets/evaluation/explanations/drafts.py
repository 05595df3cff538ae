"""The entries to be filled in for the findings and questions of a report, with what was written to them already."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from cedu_targets.domain.explanation_row import ExplanationRow
from cedu_targets.domain.finding import Explanation, Finding, Severity
from cedu_targets.domain.short_paths import short_paths
from cedu_targets.evaluation.explanations.entries import PLACE, key_of_finding
from cedu_targets.evaluation.explanations.row_keys import row_key
from cedu_targets.evaluation.explanations.seen_values import seen_values
from cedu_targets.report import Report


class Draft(NamedTuple):
    """A finding or a question to be written to: what names it, as an entry does, and what is known."""

    file: int
    """Its position in the report."""
    finding: Finding
    named: dict[str, object]
    """The fields of `FindingNamed` but `seen`."""
    seen: dict[str, str]
    known: Explanation


def drafts(report: Report) -> Iterator[Draft]:
    """The errors, warnings and questions of a report in its order; notes are left out."""
    kept = report.explanation_use.kept if report.explanation_use else {}
    ends = short_paths(file.path for file in report.files) if report.is_of_several_files else {}
    for number, file in enumerate(report.files):
        for position, finding in enumerate(file.findings):
            if finding.severity is Severity.NOTE and not finding.is_question:
                continue
            known = finding.explained or kept.get((number, position)) or Explanation("", "")
            yield Draft(number, finding, _named(finding, ends.get(file.path)), seen_values(finding, file), known)


def rows(report: Report) -> Iterator[ExplanationRow]:
    """The same as rows of a workbook, findings and questions each numbered for themselves."""
    numbers: Counter[bool] = Counter()
    for one in drafts(report):
        numbers[one.finding.is_question] += 1
        number = numbers[one.finding.is_question]
        yield ExplanationRow(number, one.file, one.finding, one.known, row_key(number, one.named, one.seen))


def _named(finding: Finding, end: str | None) -> dict[str, object]:
    names = ("code", "rule", *PLACE)
    named: dict[str, object] = {
        name: value for name, value in zip(names, key_of_finding(finding), strict=True) if value is not None
    }
    if finding.place.sheet is not None:
        named["sheet"] = finding.place.sheet
    if end is not None:
        named["file"] = end
    return named
