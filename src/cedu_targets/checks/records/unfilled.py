"""RC014: a form that nobody filled in is no report."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from cedu_targets.checks.records.record_rule import RecordRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.records import Records


class Unfilled(RecordRule, frozen=True, kw_only=True):
    """A form says whose it is and what took place, or that nothing did (零报); left blank it says neither."""

    codes: ClassVar = ("RC014",)
    usual_severity: ClassVar = Severity.NOTE
    is_usual: ClassVar = True
    is_of_blank_forms: ClassVar = True

    check: Literal["unfilled"] = "unfilled"

    def judge(self, records: Records, context: Context) -> Iterator[Finding | NotJudged]:  # noqa: ARG002 - the form
        """RC014 at the form."""
        yield Finding("RC014", self.id, self.binds, records.whole_place)

    def places(self, records: Records) -> int:  # noqa: ARG002 - there is nothing to judge
        """None."""
        return 0
