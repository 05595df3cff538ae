"""SC005: what is due lies after the day on which the document was issued."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from cedu_targets.checks.items.item_rule import ItemRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.items import ItemKind, Items


class AfterIssue(ItemRule, frozen=True, kw_only=True):
    """No deadline lay past when the document was issued."""

    codes: ClassVar = ("SC005",)
    usual_severity: ClassVar = Severity.NOTE
    is_usual: ClassVar = True
    is_of_targets: ClassVar = True

    check: Literal["after_issue"] = "after_issue"

    def judge(self, items: Items, context: Context) -> Iterator[Finding | NotJudged]:  # noqa: ARG002 - days alone
        """SC005 at an item whose last day lies before the day of issue; not judged where that is unknown.

        A target whose time is that of the item around it is not told beside this. A table of targets over years prints
        no day of issue, so that none is missing there.
        """
        if items.issued is None:
            if items.kind is ItemKind.TARGET and all(entry.last_due.end is None for entry in items.entries):
                return  # nothing that could lie before it
            if not items.is_checklist and not items.is_path_table:  # which repeat what was issued elsewhere
                yield self.not_judged(items.whole_place, "no_issue")
            return
        for entry in items.entries:
            end = entry.last_due.end
            is_told = items.kind is ItemKind.TARGET and entry.due.carried
            if end is not None and end < items.issued and not is_told:
                yield self.at(entry, "SC005", due=entry.last_due.text or "", end=end, issued=items.issued)

    def places(self, items: Items) -> int:
        """Every item with a last day, where the day of issue is known."""
        return sum(entry.last_due.end is not None for entry in items.entries) if items.issued else 0
