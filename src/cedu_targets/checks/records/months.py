"""RC004, RC020: the month of a form is one of those that are put together, and its classes lie in it."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import ClassVar, Literal

from msgspec.structs import replace

from cedu_targets.checks.records.record_rule import RecordRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import Place
from cedu_targets.domain.records import Record, RecordField, Records

_DAY = lazy_pattern(r"(?:\d{4}\s*[年./-]\s*)?(\d{1,2})\s*[月/-]\s*(\d{1,2})\s*[日号]?")
_LEAP_YEAR = 2020


class Months(RecordRule, frozen=True, kw_only=True):
    """The month of a form, or of a class, is one of twelve, and one of the plan's where a pack says which these are.

    The day of a class lies in the month of its form.
    """

    codes: ClassVar = ("RC004", "RC020")
    is_usual: ClassVar = True

    check: Literal["months"] = "months"

    def judge(self, records: Records, context: Context) -> Iterator[Finding | NotJudged]:
        """RC004 at the month; RC020, a warning, at a class of another month or on a day that no calendar has."""
        months = context.forms.months if context.forms else ()
        if _is_impossible(records):
            yield Finding("RC004", self.id, self.binds, _month_at(records), {"month": records.month})
        elif records.month is not None and months and not _is_among(records, months):
            said = records.period or str(records.month)
            yield _outside(Finding("RC004", self.id, self.binds, _month_at(records), {"said_month": said}), months)
        told: set[str] = set()
        for entry in records.entries:
            period = entry.period
            if records.month is None and period and months and period not in months and period not in told:
                told.add(period)  # once: a ledger has many classes of each month
                yield _outside(self.at(entry, RecordField.DAY, "RC004", said_month=period), months)
            yield from self._on_days(entry, records)

    def _on_days(self, entry: Record, records: Records) -> Iterator[Finding]:
        if entry.day is None:
            variant = "no_day" if _is_no_day(entry.day_text) else None
        else:
            variant = None if _is_impossible(records) or _lies_in(entry.day, records) else ""
        if variant is not None:
            said = {} if variant else {"said_month": records.period or str(records.month)}
            found = self.at(entry, RecordField.DAY, "RC020", day=entry.day_text or entry.day, **said)
            yield replace(found, severity=self.at_most(Severity.WARNING), variant=variant)

    def places(self, records: Records) -> int:
        """The month of the form, and every class with a day or a month of its own."""
        of_entries = sum(entry.day is not None or entry.period is not None for entry in records.entries)
        return (records.month is not None) + of_entries


def _outside(found: Finding, months: Sequence[str]) -> Finding:
    parameters = {**found.parameters, "first_month": months[0], "last_month": months[-1]}
    return replace(found, parameters=parameters, variant="outside")


def _month_at(records: Records) -> Place:
    return records.months_said[0].place if records.months_said else records.whole_place


def _is_impossible(records: Records) -> bool:
    return records.month is not None and not 1 <= records.month <= 12


def _is_among(records: Records, months: Sequence[str]) -> bool:
    """Whether the form's month may be one of these; without its year, that of any year."""
    if records.period is not None:
        return records.period in months
    return any(month.endswith(f"-{records.month:02}") for month in months)


def _lies_in(day: date, records: Records) -> bool:
    """Whether a day lies in the month of a form; in any, where the form has none."""
    if records.month is None:
        return True
    return day.month == records.month and records.year in (None, day.year)


def _is_no_day(text: str) -> bool:
    """Whether a text is written like a day, and no calendar has it: 5月32日, 13/5."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return False
    with suppress(ValueError):
        date(_LEAP_YEAR, int(match[1]), int(match[2]))
        return False
    return True
