"""RC010, RC021: a form is filed in time, and after its classes."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from cedu_targets.checks.records.record_rule import RecordRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.records import Record, RecordField, Records, RecordsKind


class Late(RecordRule, frozen=True, kw_only=True):
    """The date of filing (填报时间) is not after the last day, and not before a class that the form reports.

    Without a date on the form, or without a last day, nothing is late; the dates of files prove nothing.
    """

    codes: ClassVar = ("RC010", "RC021")
    usual_severity: ClassVar = Severity.NOTE
    is_usual: ClassVar = True

    check: Literal["late"] = "late"

    def judge(self, records: Records, context: Context) -> Iterator[Finding | NotJudged]:
        """RC010 where it was filed after the last day, RC021 at the first class held after it was filed."""
        if records.filed is None:
            return
        month = _month(records)
        last = context.forms.last_day(month) if context.forms and month else None
        if last is not None and records.filed > last:
            told = {"filed": records.filed, "last": last}
            yield Finding("RC010", self.id, self.binds, records.whole_place, told)
        behind = _held_after(records)
        if behind is not None:
            yield self.at(behind, RecordField.DAY, "RC021", filed=records.filed, day=behind.day)

    def places(self, records: Records) -> int:
        """The date of filing, where there is one."""
        return int(records.filed is not None)


def _month(records: Records) -> str | None:
    """The month of a monthly form, YYYY-MM; None of one that is impossible, too."""
    is_month = records.kind is RecordsKind.MONTHLY and records.month in range(1, 13)
    return records.period if is_month else None


def _held_after(records: Records) -> Record | None:
    """The first class whose day lies behind the date of filing."""
    filed = records.filed
    return next((entry for entry in records.entries if entry.day and filed and entry.day > filed), None)
