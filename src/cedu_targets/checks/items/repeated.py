"""SC007: no item stands twice in a list."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from cedu_targets.checks.items.item_rule import ItemRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.items import Item, Items
from cedu_targets.domain.quantity import folded

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


class Repeated(ItemRule, frozen=True, kw_only=True):
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
            if first is not entry and not (items.asks_numbers and _are_of_one(first, entry)):
                yield self.at(entry, "SC007", other=first.id)

    def places(self, items: Items) -> int:
        """Every item."""
        return items.size


def _are_of_one(first: Item, other: Item) -> bool:
    """Whether two rows are the demands of one item: 卷三-二a and 卷三-二b."""
    return first.id[:-1] == other.id[:-1] and {first.id[-1:], other.id[-1:]} <= _LETTERS
