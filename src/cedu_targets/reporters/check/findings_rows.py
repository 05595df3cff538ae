"""Every finding of a run as a flat row, for tables of findings that other programs read (`-o findings.csv`).

The rows are made one at a time and nothing is kept, however many there are. A file of which nothing could be checked
is a row too, so that it is not taken for a sound one.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from cedu_targets.domain.finding import Finding
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report, Status
from cedu_targets.reporters.shared.diagnosis_sentences import explained, sentence, standing
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.group_sentences import told
from cedu_targets.reporters.shared.sentences import explanation, fault, summary


class FindingRow(NamedTuple):
    """The columns, in their order; None where there is nothing. Numbers are exact texts: 12.50, -0.03."""

    file: str
    sheet: str | None = None
    cell: str | None = None
    line: str | None = None
    unit: str | None = None
    indicator: str | None = None
    """The column's code."""
    name: str | None = None
    """The column's name."""
    item: str | None = None
    """Of a list of items."""
    record: str | None = None
    """Of a form: the class's number."""
    period: str | None = None
    measure: str | None = None
    code: str | None = None
    rule: str | None = None
    severity: str | None = None
    """error, warning or note"""
    state: str | None = None
    """open; explained (accepted in writing); question (for the office); unreadable or not_checked (the whole file)"""
    expected: str | None = None
    actual: str | None = None
    difference: str | None = None
    message: str | None = None
    advice: str | None = None
    """What to do next; of what is explained, the explanation."""
    cause: str | None = None
    """The likely slip that explains it."""
    fingerprint: str | None = None
    """The same fault keeps it from run to run."""


NUMBERS = ("expected", "actual", "difference")


def finding_rows(report: Report, messages: Messages) -> Iterator[FindingRow]:
    """All findings in the order of the files; every text on one line, and harmless to a terminal."""
    for file in report.files:
        status = file.status(report.fail_on)
        if file.fault is not None:
            place = file.fault.place or Place()
            said = fault(file, messages)
            yield _row(file, place, code=file.fault.code, severity="error", state=str(status), message=said)
            continue
        if status is Status.NOT_CHECKED and not report.is_specimen(file):
            place = Place(sheet=file.sheet)
            yield _row(file, place, severity="error", state=str(status), message=summary(file, messages))
        causes = _causes(file, messages)
        for position, (finding, fingerprint) in enumerate(file.fingerprinted()):
            yield _finding(file, finding, fingerprint, causes.get(position), messages)


def _causes(file: FileReport, messages: Messages) -> dict[int, str]:
    """By the position of a finding the first cause that explains it."""
    causes: dict[int, str] = {}
    for group in standing(file):
        said = sentence(group[0], messages)
        for position in explained(group):
            causes.setdefault(position, said)
    return causes


def _finding(file: FileReport, finding: Finding, fingerprint: str, cause: str | None, messages: Messages) -> FindingRow:
    state = "explained" if finding.explained else "question" if finding.is_question else "open"
    return _row(
        file,
        finding.place,
        path=str(finding.parameters.get("prose") or ""),
        code=finding.code,
        rule=finding.rule,
        severity=str(finding.severity),
        state=state,
        expected=_number(finding.expected),
        actual=_number(finding.actual),
        difference=_number(finding.difference),
        message=told(finding, messages),
        advice=explanation(finding, messages) if finding.explained else messages.help(finding),
        cause=cause,
        fingerprint=fingerprint,
    )


def _row(file: FileReport, place: Place, *, path: str = "", **said: str | None) -> FindingRow:
    table = file.table
    indicator = table.by_code.get(place.indicator or "") if table is not None else None
    texts = {name: text and visible(text) for name, text in said.items()}
    return FindingRow(
        file=visible(path or place.path or file.path),
        sheet=_text(place.sheet),
        cell=place.cell,
        line=None if place.line is None else str(place.line),
        unit=_text(place.unit),
        indicator=_text(place.indicator),
        name=_text(indicator.name) if indicator is not None else None,
        item=_text(place.item),
        record=_text(place.record),
        period=_text(place.period),
        measure=None if place.measure is None else str(place.measure),
        **texts,
    )


def _text(text: str | None) -> str | None:
    return None if text is None else visible(text)


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
