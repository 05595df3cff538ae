"""SC007: no item stands twice in a list."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from cedu_targets.checks.items.item_rule import ItemRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.items import Item, Items
from cedu_targets.domain.quantity import folded


class Repeated(ItemRule):
    """The same task of the same owners with the same time is asked for once; one of another month comes back."""

    codes: ClassVar = ("SC007",)
    usual_severity: ClassVar = Severity.NOTE
    is_usual: ClassVar = True

    check: Literal["repeated"] = "repeated"

    def judge(self, items: Items, context: Context) -> Iterator[Finding | NotJudged]:  # noqa: ARG002 - texts alone
        """SC007 at the second item that says the same."""
        seen: dict[tuple[object, ...], Item] = {}
        for entry in items.entries:
            if not entry.text:
                continue  # a row that answers by the name of an item
            first = seen.setdefault((folded(entry.text), entry.due.start, entry.due.end, entry.owners), entry)
            if first is not entry:
                yield self.at(entry, "SC007", other=first.id)

    def places(self, items: Items) -> int:
        """Every item."""
        return items.size
