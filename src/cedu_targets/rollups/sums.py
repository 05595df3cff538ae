"""Sums of classes, and what of a sum is known: a number that is missing is never taken for 0."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from cedu_targets.domain.records import SUMMED, Record, RecordField, Records


class Sums(NamedTuple):
    """What classes add up to; None where no class says it."""

    classes: int = 0
    """班次（期）"""
    attendances: Decimal | None = None
    """人次: the same person may count several times"""
    persons: Decimal | None = None
    """首次参训（人）; None, too, where some class does not say it: then persons are not known"""
    hours: Decimal | None = None
    """课时"""

    def of(self, one: RecordField) -> Decimal | None:
        """The sum of a field."""
        match one:
            case RecordField.PEOPLE:
                return self.attendances
            case RecordField.FIRST_TIME:
                return self.persons
            case RecordField.HOURS:
                return self.hours
        raise KeyError(one)


Lacks = frozenset[RecordField | None]
"""The fields whose sums are not complete; None: the number of classes is not."""
_NOTHING: Lacks = frozenset()
"""One for all: of ten thousand forms nearly all are complete."""


class Total(NamedTuple):
    """Sums, and the fields of which something is not known: their sums are too small by an unknown amount."""

    sums: Sums = Sums()
    incomplete: Lacks = _NOTHING

    def without_persons(self) -> "Total":
        """The same where persons are not known."""
        return Total(self.sums._replace(persons=None), self.incomplete - {RecordField.FIRST_TIME})


NO_SUMS = Sums()
NIL = Sums(0, Decimal(0), Decimal(0), Decimal(0))
"""What a form reports that says that there was no class."""


def total_of(entries: Sequence[Record], records: Records) -> Total:
    """What classes of a form or ledger add up to; none at all are nil.

    A class without its number, or with one that cannot be read, makes the sum of a field incomplete where others say
    it. Persons are known only where every class with people says how many came for the first time.
    """
    if not entries:
        return Total(NIL)
    unreadable = {(cell.record, cell.field) for cell in records.unreadable}
    added: dict[RecordField, Decimal | None] = {}
    incomplete = set[RecordField | None]()
    for one in SUMMED:
        said = [value for entry in entries if (value := getattr(entry, one)) is not None]
        illegible = sum((entry.number, one) in unreadable for entry in entries)
        added[one] = sum(said, Decimal(0)) if said else None
        is_partly_said = illegible or len(said) < len(entries)
        if illegible or (is_partly_said and one is not RecordField.FIRST_TIME and (said or one in records.columns)):
            incomplete.add(one)
    first = RecordField.FIRST_TIME
    if any(
        entry.first_time is None and entry.people != 0 and (entry.number, first) not in unreadable for entry in entries
    ):
        added[first] = None
        incomplete.discard(first)
    sums = Sums(len(entries), added[RecordField.PEOPLE], added[first], added[RecordField.HOURS])
    return Total(sums, frozenset(incomplete) if incomplete else _NOTHING)


def added(totals: Iterable[Total]) -> Total:
    """Several sums as one. What only some of them say is incomplete; of persons nothing is known then."""
    several = list(totals)
    if not several:
        return Total()
    with_classes = [one for one in several if one.sums.classes]
    incomplete: set[RecordField | None] = {field for one in several for field in one.incomplete}
    sums: dict[RecordField, Decimal | None] = {}
    for one in SUMMED:
        said = [value for each in several if (value := each.sums.of(one)) is not None]
        sums[one] = sum(said, Decimal(0)) if said else None
        if any(each.sums.of(one) is None for each in with_classes):
            if one is RecordField.FIRST_TIME:
                sums[one] = None
                incomplete.discard(one)
            elif any(each.sums.of(one) is not None for each in with_classes):
                incomplete.add(one)
            else:
                sums[one] = None  # only who reported no class says 0
    classes = sum(one.sums.classes for one in several)
    people, first, hours = (sums[one] for one in (RecordField.PEOPLE, RecordField.FIRST_TIME, RecordField.HOURS))
    return Total(Sums(classes, people, first, hours), frozenset(incomplete))
