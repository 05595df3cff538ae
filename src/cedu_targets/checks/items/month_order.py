"""SC004: the times of a schedule do not run backwards."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar, Literal

from cedu_targets.checks.items.item_rule import ItemRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.items import Item, ItemKind, Items

_FEWEST = 5
"""Times that a list needs before their order says that it is by time."""
_LONG = (Precision.YEAR, Precision.HALF, Precision.QUARTER)
_MOST_DAYS = 62
"""A time over more than two months (3—10月, 一季度—四季度) stands anywhere among them."""


class MonthOrder(ItemRule, frozen=True, kw_only=True):
    """A schedule that else goes by its months goes by them throughout; a list by other marks is not held to it."""

    codes: ClassVar = ("SC004",)
    usual_severity: ClassVar = Severity.NOTE
    is_usual: ClassVar = True

    check: Literal["month_order"] = "month_order"

    def judge(self, items: Items, context: Context) -> Iterator[Finding | NotJudged]:  # noqa: ARG002 - times alone
        """SC004 at the one item whose time lies before that of the item above it in its section."""
        timed = _timed(items)
        backwards = [(a, b) for a, b in pairwise(timed) if a.section == b.section and _start(b) < _start(a)]
        if len(timed) >= _FEWEST and len(backwards) == 1:
            above, entry = backwards[0]
            yield self.at(entry, "SC004", due=entry.due.text or "", other=above.due.text or "", above=above.id)

    def places(self, items: Items) -> int:
        """Every item with a time of its own, where there are enough of them."""
        count = len(_timed(items))
        return count if count >= _FEWEST else 0


def _timed(items: Items) -> Sequence[Item]:
    if items.kind is not ItemKind.SCHEDULED:
        return ()
    return [
        entry
        for entry in items.entries
        if entry.due.printed and entry.due.start is not None and not _is_long(entry.due)
    ]


def _is_long(due: Due) -> bool:
    is_span = due.start is not None and due.end is not None and (due.end - due.start).days >= _MOST_DAYS
    return is_span or due.precision in _LONG


def _start(entry: Item) -> int:
    assert entry.due.start is not None
    return entry.due.start.toordinal()
