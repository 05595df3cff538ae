"""A form or ledger in parts: the classes of one unit in one month, as it says itself."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cedu_targets.domain.quantity import folded
from cedu_targets.domain.records import Record, RecordField, Records
from cedu_targets.rollups.sums import Total, total_of

Content = tuple[int | None, ...]
"""What forms are compared by: how many classes, then of each field all that the classes say, None without a column."""


class Slice(NamedTuple):
    """The classes of one unit in one month; of a form with no class the one part that it has."""

    unit: str | None
    """As written, without white space; None where nothing says it."""
    town: str
    """The town that the unit is written with; empty for none."""
    year: int | None
    month: int | None
    entries: Sequence[Record]
    total: Total
    content: Content


def slices_of(records: Records) -> Iterator[Slice]:
    """The parts in the order in which each begins. A class of a ledger is of the unit and month of its own row."""
    towns = _towns(records)
    parts: dict[tuple[str | None, str, int | None, int | None], list[Record]] = {}
    for entry in records.entries:
        unit, town = squeezed(records.unit_of(entry)), records.town_of(entry)
        if len(of := towns.get(unit, set())) == 1:  # some rows of a village may name its town, others not
            town = next(iter(of))
        key = (unit, town, *_month_of(entry, records))
        parts.setdefault(key, []).append(entry)
    if not parts:
        parts[squeezed(records.unit), records.town_of(None), records.year, records.month] = []
    for (unit, town, year, month), entries in parts.items():
        yield Slice(unit, town, year, month, entries, total_of(entries, records), _content(entries, records))


def _towns(records: Records) -> Mapping[str | None, set[str]]:
    """The towns that each unit is written with."""
    found: dict[str | None, set[str]] = {}
    for entry in records.entries:
        if town := records.town_of(entry):
            found.setdefault(squeezed(records.unit_of(entry)), set()).add(town)
    return found


def squeezed(name: str | None) -> str | None:
    """A name without white space."""
    return "".join(name.split()) or None if name else None


def _month_of(entry: Record, records: Records) -> tuple[int | None, int | None]:
    """Year and month: of the form where it is of one month, else of the row."""
    if records.month is not None or entry.period is None:
        return records.year, records.month
    year, month = entry.period.split("-")
    return int(year), int(month)


def _content(entries: Sequence[Record], records: Records) -> Content:
    """The number of classes and a hash of every column. Whoever sorts the rows otherwise says the same."""
    illegible = {(cell.record, cell.field): folded(cell.text) for cell in records.unreadable}

    def said(entry: Record, one: RecordField) -> object:
        value = getattr(entry, one)
        value = folded(value) if isinstance(value, str) else value
        return illegible.get((entry.number, one)) if value is None else value

    def column(one: RecordField) -> int:
        return hash(tuple(sorted(hash((said(entry, RecordField.PEOPLE), said(entry, one))) for entry in entries)))

    return len(entries), *(column(one) if one in records.columns else None for one in RecordField)


def are_alike(one: Content, other: Content) -> bool:
    """Whether two forms say the same in all columns that both have."""
    return all(a == b for a, b in zip(one, other, strict=True) if a is not None and b is not None)
