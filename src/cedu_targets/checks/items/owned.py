"""SC002: every item of a list with owners has one."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from cedu_targets.checks.items.item_rule import ItemRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.items import ItemKind, Items


class Owned(ItemRule, frozen=True, kw_only=True):
    """Somebody has to do it: an item has an owner where most of its list have one."""

    codes: ClassVar = ("SC002",)
    usual_severity: ClassVar = Severity.NOTE
    is_usual: ClassVar = True

    check: Literal["owned"] = "owned"

    def judge(self, items: Items, context: Context) -> Iterator[Finding | NotJudged]:  # noqa: ARG002 - owners alone
        """SC002 at an item without an owner; not judged where few items have one. A dossier may do without any."""
        if items.kind is ItemKind.DOSSIER and not items.owners:
            return
        if not self.places(items):
            yield self.not_judged(items.whole_place, "no_owners")
            return
        for entry in items.entries:
            if not entry.owners:
                yield self.at(entry, "SC002")

    def places(self, items: Items) -> int:
        """Every item, where most have an owner."""
        return items.size if 2 * sum(bool(entry.owners) for entry in items.entries) > items.size else 0
