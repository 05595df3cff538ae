"""Explanations (情况说明): findings that are accepted in writing, each for the values that were seen.

An entry names a finding (code, rule, and the place in the document: unit, indicator, item, record …) and the values it
was accepted for. When a value changes or its date passes it lapses: the finding counts again. An entry that no finding
needs is named too, so that the file does not silently grow old.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from cedu_targets.domain.explanation_use import ExplanationUse, UncountedExplanation
from cedu_targets.domain.finding import Explanation, Finding, Severity
from cedu_targets.domain.items import Item
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.records import SUMMED, Records
from cedu_targets.packs.written_yaml import yaml_text
from cedu_targets.packs.yaml_model import ModelRead, read_model
from cedu_targets.report import FileReport, Report

_MOST_LISTED = 40
_LONGEST_TEXT = 80
_PLACE = ("unit", "indicator", "item", "record", "owner", "period", "measure")
"""By which a finding's place is known in every shape of document; never by its cell, so that rows may be inserted."""
FindingKey = tuple[str | None, ...]
"""Code, rule, and the parts of `_PLACE`."""


def _check_date(text: str) -> str:
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            date.fromisoformat(text)
            return text
    except ValueError:
        pass
    raise PydanticCustomError("date", "{name} is no date", {"name": text})


_Name = Annotated[str, Field(min_length=1, max_length=500)]
_Date = Annotated[str, AfterValidator(_check_date)]


class ExplanationEntry(BaseModel):
    """One finding, accepted for the values seen, by whom, why, and until when."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    code: _Name
    rule: _Name
    unit: _Name | None = None
    indicator: _Name | None = None
    item: _Name | None = None
    record: _Name | None = None
    owner: _Name | None = None
    period: _Name | None = None
    measure: _Name | None = None
    sheet: _Name | None = None
    seen: dict[_Name, str] = Field(default={}, max_length=5000)
    """What stood there: `actual`, `expected`, or an address, with the value; a blank is an empty text.

    Of an item `due`, `owners` and `text`; of a class its project, its day, and its numbers.
    """
    reason: Annotated[str, Field(max_length=2000)] = ""
    by: Annotated[str, Field(max_length=200)] = ""
    until: _Date | None = None


class ExplanationsFile(BaseModel):
    """An explanations file."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    explanations: tuple[ExplanationEntry, ...] = Field(max_length=50_000)


def read_explanations(path: Path) -> ModelRead[ExplanationsFile]:
    """Read an explanations file. Raises PackFault with every mistake in it, each with its line and column."""
    read = read_model(path, ExplanationsFile, variant="explanations")
    read.whole()
    return read


def explained(report: Report, read: ModelRead[ExplanationsFile], today: date) -> Report:
    """The report with its explained findings marked, and what became of every entry."""
    content = read.whole()
    waiting: dict[FindingKey, list[tuple[int, ExplanationEntry]]] = {}
    for number, entry in enumerate(content.explanations):
        waiting.setdefault(_key_of_entry(entry), []).append((number, entry))
    used: dict[int, str] = {}
    files = tuple(_explained_file(file, waiting, used, today) for file in report.files)
    lapsed: list[UncountedExplanation] = []
    unused: list[UncountedExplanation] = []
    for number, entry in enumerate(content.explanations):
        because = used.get(number, "no_reason" if not _is_written(entry) else "no_finding")
        if because == "accepted":
            continue
        line, _ = read.position(("explanations", number))
        found = UncountedExplanation(entry.code, entry.rule, entry.unit, entry.indicator, because, line, entry.item)
        (unused if because in ("no_reason", "no_finding") else lapsed).append(found)
    accepted = sum(because == "accepted" for because in used.values())
    return replace(
        report, files=files, explanation_use=ExplanationUse(read.path, accepted, tuple(lapsed), tuple(unused))
    )


def _explained_file(
    file: FileReport,
    waiting: Mapping[FindingKey, list[tuple[int, ExplanationEntry]]],
    used: dict[int, str],
    today: date,
) -> FileReport:
    findings = []
    for finding in file.findings:
        explanation = None
        for number, entry in waiting.get(_key_of_finding(finding), []):
            if entry.sheet is not None and entry.sheet != finding.place.sheet:
                continue
            because = _verdict(entry, finding, file, today)
            if used.get(number) != "accepted":
                used[number] = because
            if because == "accepted" and explanation is None:
                explanation = Explanation(entry.reason.strip(), entry.by.strip(), entry.until)
        findings.append(replace(finding, explained=explanation) if explanation else finding)
    return replace(file, findings=tuple(findings))


def _verdict(entry: ExplanationEntry, finding: Finding, file: FileReport, today: date) -> str:
    """`accepted`, or why not (a key of `messages`)."""
    if not _is_written(entry):
        return "no_reason"
    if entry.until is not None and date.fromisoformat(entry.until) < today:
        return "date_passed"
    return "accepted" if dict(entry.seen) == _seen(finding, file) else "value_changed"


def _is_written(entry: ExplanationEntry) -> bool:
    return bool(entry.reason.strip() and entry.by.strip())


def _key_of_entry(entry: ExplanationEntry) -> FindingKey:
    return entry.code, entry.rule, *(getattr(entry, name) for name in _PLACE)


def _key_of_finding(finding: Finding) -> FindingKey:
    values = (getattr(finding.place, name) for name in _PLACE)
    return finding.code, finding.rule, *(None if value is None else str(value) for value in values)


def _seen(finding: Finding, file: FileReport) -> dict[str, str]:
    """The values that a finding rests on: what was found and what was due, and every number related to it; the item.

    Related numbers are known by unit and indicator, so that an inserted row changes nothing; many are hashed.
    """
    seen = {"actual": _text(finding.actual), "expected": _text(finding.expected)}
    item = file.items.by_id.get(finding.place.item or "") if file.items else None
    if item is not None:
        return _seen_of(item)
    if file.records is not None:
        return seen | _seen_in_form(finding, file.records)
    table = file.table
    related = {
        f"{place.unit}/{place.indicator}": _text(table.value(place.unit, place.indicator))
        for place in finding.related
        if table is not None and place.path is None and place.unit is not None and place.indicator is not None
    }
    if len(related) <= _MOST_LISTED:
        return seen | related
    return seen | {"related": _digest(repr(sorted(related.items())))}


def _seen_of(item: Item) -> dict[str, str]:
    """An item as it stood: its time, its owners, its text; a long text is hashed."""
    text = item.text if len(item.text) <= _LONGEST_TEXT else _digest(item.text)
    return {"due": item.due.text or "", "owners": item.owner_text, "text": text}


def _seen_in_form(finding: Finding, records: Records) -> dict[str, str]:
    """A class as it stood, with what stands in its cells that cannot be read; of the form, what was found of it."""
    number = finding.place.record
    entry = records.by_number.get(int(number)) if number is not None else None
    if entry is None:
        said = {name: "" if value is None else str(value) for name, value in finding.parameters.items()}
        return {name: value if len(value) <= _LONGEST_TEXT else _digest(value) for name, value in said.items()}
    seen = {"project": entry.project or "", "day": entry.day_text}
    seen |= {str(one): _text(value) for one in SUMMED if (value := getattr(entry, one)) is not None}
    seen |= {str(cell.field): cell.text for cell in records.unreadable if cell.record == entry.number}
    return {name: value if len(value) <= _LONGEST_TEXT else _digest(value) for name, value in seen.items()}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:16]


def _text(value: Decimal | None) -> str:
    return "" if value is None else plain(value)


def stub(report: Report, comment: str) -> str:
    """An explanations file for the findings of a report: reasons to be filled in, questions and notes left out."""
    entries = [entry for file in report.files for entry in _stub_entries(file)]
    body = yaml_text({"explanations": entries}, width=200)
    return "".join(f"# {line}\n" for line in comment.splitlines()) + body


def _stub_entries(file: FileReport) -> Iterator[dict[str, object]]:
    for finding in file.findings:
        if finding.severity is Severity.NOTE:
            continue
        names = ("code", "rule", *_PLACE)
        entry: dict[str, object] = {
            name: value for name, value in zip(names, _key_of_finding(finding), strict=True) if value is not None
        }
        if finding.place.sheet is not None:
            entry["sheet"] = finding.place.sheet
        known = finding.explained or Explanation("", "")
        entry |= {"seen": _seen(finding, file), "reason": known.reason, "by": known.by}
        yield entry | ({"until": known.until} if known.until else {})
