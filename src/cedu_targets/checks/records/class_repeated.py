"""RC008: no class stands twice in a form."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from cedu_targets.checks.records.record_rule import RecordRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.records import Record, RecordField, Records


class ClassRepeated(RecordRule, frozen=True, kw_only=True):
    """A class is reported once: no two rows say the same in every column that is kept."""

    codes: ClassVar = ("RC008",)
    usual_severity: ClassVar = Severity.NOTE
    is_usual: ClassVar = True

    check: Literal["class_repeated"] = "class_repeated"

    def judge(self, records: Records, context: Context) -> Iterator[Finding | NotJudged]:  # noqa: ARG002 - its rows
        """RC008 at the second row that says the same; what names no project is no class that could be known."""
        seen: dict[tuple[object, ...], Record] = {}
        for entry in records.entries:
            if not entry.project:
                continue
            first = seen.setdefault(_told(entry), entry)
            if first is not entry:
                yield self.at(entry, RecordField.PROJECT, "RC008", other=first.number)

    def places(self, records: Records) -> int:
        """Every class with a project."""
        return sum(bool(entry.project) for entry in records.entries)


def _told(entry: Record) -> tuple[object, ...]:
    """All that is said of a class."""
    texts = (entry.project, entry.category, entry.place, entry.mode, entry.unit)
    numbers = (entry.people, entry.first_time, entry.hours)
    return (entry.day or folded(entry.day_text), numbers, *(folded(text or "") for text in texts))
