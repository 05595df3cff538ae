"""RC015: no more people come to a class for the first time than come at all."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from msgspec.structs import replace

from cedu_targets.checks.records.record_rule import RecordRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged
from cedu_targets.domain.records import Record, RecordField, Records


class FirstTime(RecordRule, frozen=True, kw_only=True):
    """其中本年首次参训 is a part of the people of its class."""

    codes: ClassVar = ("RC015",)
    is_usual: ClassVar = True

    check: Literal["first_time"] = "first_time"

    def judge(self, records: Records, context: Context) -> Iterator[Finding | NotJudged]:  # noqa: ARG002 - its numbers
        """RC015 at a class with more first-timers than people."""
        for entry in records.entries:
            if entry.first_time is None or entry.people is None or entry.first_time <= entry.people:
                continue
            found = self.at(entry, RecordField.FIRST_TIME, "RC015")
            yield replace(
                found,
                expected=entry.people,
                actual=entry.first_time,
                difference=entry.first_time - entry.people,
                related=(entry.at(RecordField.PEOPLE),),
            )

    def places(self, records: Records) -> int:
        """Every class that says both."""
        return sum(_says_both(entry) for entry in records.entries)


def _says_both(entry: Record) -> bool:
    return entry.first_time is not None and entry.people is not None
