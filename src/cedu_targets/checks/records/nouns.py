"""RC005: the people of classes add up to attendances, not to persons."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from cedu_targets.checks.records.record_rule import RecordRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.records import RecordField, Records


class Nouns(RecordRule, frozen=True, kw_only=True):
    """Persons are known where a form says how many came for the first time this year; else there are attendances."""

    codes: ClassVar = ("RC005",)
    usual_severity: ClassVar = Severity.NOTE
    is_usual: ClassVar = True
    judges_numbers: ClassVar = False

    check: Literal["nouns"] = "nouns"

    def judge(self, records: Records, context: Context) -> Iterator[Finding | NotJudged]:  # noqa: ARG002 - its columns
        """RC005, once a form, where it counts people and has no column for those who come for the first time."""
        counts = any(entry.people is not None for entry in records.entries)
        if counts and RecordField.FIRST_TIME not in records.columns:
            yield Finding("RC005", self.id, self.binds, records.whole_place)

    def places(self, records: Records) -> int:  # noqa: ARG002 - a remark judges nothing
        """None."""
        return 0
