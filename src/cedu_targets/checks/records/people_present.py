"""RC022: a class that is reported says how many came."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from cedu_targets.checks.records.record_rule import RecordRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.records import Record, RecordField, Records


class PeoplePresent(RecordRule, frozen=True, kw_only=True):
    """The people of a class are filled in; a blank is not 0."""

    codes: ClassVar = ("RC022",)
    usual_severity: ClassVar = Severity.WARNING
    is_usual: ClassVar = True

    check: Literal["people_present"] = "people_present"

    def judge(self, records: Records, context: Context) -> Iterator[Finding | NotJudged]:  # noqa: ARG002 - its rows
        """RC022 at a class without people; one whose cell cannot be read is RC006's."""
        unreadable = {cell.record for cell in records.unreadable if cell.field is RecordField.PEOPLE}
        for entry in records.entries:
            if entry.people is None and entry.number not in unreadable:
                yield self.at(entry, _named_by(entry), "RC022")

    def places(self, records: Records) -> int:
        """Every class."""
        return records.size


def _named_by(entry: Record) -> RecordField | None:
    return RecordField.PROJECT if RecordField.PROJECT in entry.cells else None
