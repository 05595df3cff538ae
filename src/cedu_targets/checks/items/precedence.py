"""SC006: what has to come before something else is due before it."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from cedu_targets.checks.items.item_rule import ItemName, ItemRule
from cedu_targets.checks.rule import Extent
from cedu_targets.domain.context import Context
from cedu_targets.domain.document import Document
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.items import Items


class Precedence(ItemRule, frozen=True, kw_only=True):
    """One item is done before another: the plan for an opening before the opening."""

    codes: ClassVar = ("SC006",)
    is_of_targets: ClassVar = True
    usual_severity: ClassVar = Severity.WARNING

    check: Literal["precedence"] = "precedence"
    before: ItemName
    """The item that comes first."""
    after: ItemName
    """The item that waits for it."""

    def parameters(self) -> dict[str, Parameter]:
        """The two items."""
        return {"before": self.before, "after": self.after}

    def is_of(self, items: Items) -> bool:
        """Whether it is about this list: its items are named like the two."""
        return items.has_like(self.before) or items.has_like(self.after)

    def judge(self, items: Items, context: Context) -> Iterator[Finding | NotJudged]:  # noqa: ARG002 - times alone
        """SC006 where the first ends after the second; not judged where one is gone or has no day."""
        if not self.is_of(items):
            return
        first, second = items.by_id.get(self.before), items.by_id.get(self.after)
        if first is None or second is None:
            unknown = self.before if first is None else self.after
            yield self.not_judged(items.whole_place, "no_item", unknown=unknown)
            return
        earliest = first.last_due.earliest_end or first.last_due.end
        latest = second.last_due.end
        if earliest is None or latest is None:
            undated = first if earliest is None else second
            yield self.not_judged(undated.place, "no_day", item=undated.id, due=undated.last_due.text or "")
        elif earliest > latest:
            times = {"due": second.last_due.text or "", "other": first.last_due.text or ""}
            yield self.at(second, "SC006", before=self.before, **times)

    def places(self, items: Items) -> int:
        """One: the pair."""
        return int(self.is_of(items))

    def extent(self, document: Document, context: Context) -> Extent:
        """The pair is a relation, as a sum of columns is one."""
        places = super().extent(document, context).places
        return Extent(places, places)
