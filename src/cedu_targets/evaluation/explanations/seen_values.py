"""The values that a finding rests on: while they stay, so does what was written to it."""

import hashlib
from collections.abc import Mapping
from decimal import Decimal

from cedu_targets.domain.finding import Finding
from cedu_targets.domain.items import Item
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.records import SUMMED, Records
from cedu_targets.report import FileReport

_MOST_LISTED = 40
_LONGEST_TEXT = 80
_OF_THE_RUN = ("prose",)
"""What a question names and is none of its words: the path of the notice."""


def seen_values(finding: Finding, file: FileReport) -> dict[str, str]:
    """What was found and what was due, and every number related to it; the item; of a question its words.

    Related numbers are known by unit and indicator, so that an inserted row changes nothing; many are hashed.
    """
    seen = _values(finding, file)
    return seen | _said(finding) if finding.is_question else seen


def are_same(written: Mapping[str, str], seen: Mapping[str, str]) -> bool:
    """Whether what stands in an entry is what is seen now; values that no cell could hold stand in it as one digest."""
    return dict(written) in (dict(seen), in_one(seen))


def in_one(seen: Mapping[str, str]) -> dict[str, str]:
    """Many values as one digest."""
    return {"all": digest(repr(sorted(seen.items())))}


def _values(finding: Finding, file: FileReport) -> dict[str, str]:
    seen = {"actual": _text(finding.actual), "expected": _text(finding.expected)}
    item = file.items.by_id.get(finding.place.item or "") if file.items else None
    if item is not None:
        return _of_item(item)
    if file.records is not None:
        return seen | _in_form(finding, file.records)
    table = file.table
    related = {
        f"{place.unit}/{place.indicator}": _text(table.value(place.unit, place.indicator))
        for place in finding.related
        if table is not None and place.path is None and place.unit is not None and place.indicator is not None
    }
    if len(related) <= _MOST_LISTED:
        return seen | related
    return seen | {"related": digest(repr(sorted(related.items())))}


def _of_item(item: Item) -> dict[str, str]:
    """An item as it stood: its time, its owners, its text; a long text is hashed."""
    return {"due": item.due.text or "", "owners": item.owner_text, "text": _short(item.text)}


def _in_form(finding: Finding, records: Records) -> dict[str, str]:
    """A class as it stood, with what stands in its cells that cannot be read; of the form, what was found of it."""
    number = finding.place.record
    entry = records.by_number.get(int(number)) if number is not None else None
    if entry is None:
        return _said(finding)
    seen = {"project": entry.project or "", "day": entry.day_text}
    seen |= {str(one): _text(value) for one in SUMMED if (value := getattr(entry, one)) is not None}
    seen |= {str(cell.field): cell.text for cell in records.unreadable if cell.record == entry.number}
    return {name: _short(value) for name, value in seen.items()}


def _said(finding: Finding) -> dict[str, str]:
    """What a finding's sentence names."""
    told: Mapping[str, object] = finding.parameters
    said = {name: "" if value is None else str(value) for name, value in told.items() if name not in _OF_THE_RUN}
    return {name: _short(value) for name, value in said.items()}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else digest(text)


def digest(text: str) -> str:
    """A long text in sixteen signs."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:16]


def _text(value: Decimal | None) -> str:
    return "" if value is None else plain(value)
