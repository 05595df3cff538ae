"""RC009: a class is of one of the categories that the pack names."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from msgspec.structs import replace

from cedu_targets.checks.records.record_rule import RecordRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.records import RecordField, Records
from cedu_targets.domain.similar_names import suggestion


class Category(RecordRule, frozen=True, kw_only=True):
    """A category (培训类别) is one of those that the pack lists; it is asked only where a pack lists any."""

    codes: ClassVar = ("RC009",)
    usual_severity: ClassVar = Severity.NOTE
    is_usual: ClassVar = True

    check: Literal["category"] = "category"

    def applies(self, context: Context) -> bool:
        """Where the pack lists categories."""
        return context.forms is not None and bool(context.forms.categories)

    def judge(self, records: Records, context: Context) -> Iterator[Finding | NotJudged]:
        """RC009 at a class of another category, with the one that may be meant."""
        assert context.forms is not None
        known = {folded(name) for name in context.forms.categories}
        for entry in records.entries:
            if entry.category and folded(entry.category) not in known:
                guess = suggestion(entry.category, context.forms.categories)
                told = {"category": entry.category, "guess": guess, "texts": "、".join(context.forms.categories)}
                found = self.at(entry, RecordField.CATEGORY, "RC009", **told, count=len(context.forms.categories))
                yield replace(found, variant="guess" if guess else "")

    def places(self, records: Records) -> int:
        """Every class with a category."""
        return sum(bool(entry.category) for entry in records.entries)
