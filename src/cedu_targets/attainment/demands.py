"""Demands: all targets that the lists of a run set, each with the item that demands it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cedu_targets.domain.due import UNSTATED
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.place import Place
from cedu_targets.domain.targets import Target

_DIGITS_OF_YEAR = 4


@dataclass(frozen=True)
class Demand:
    """A target, the item that demands it, and the list that the item stands in."""

    target: Target
    """With the time of its item where it names none of its own."""
    item: Item
    items: Items

    @property
    def name(self) -> str:
        """By which what was reached is known: as `Figure.name`."""
        return name_of(self.target)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.item.place

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year of its plan; None where nobody says it."""
        return plan_years(self.items.period)


def name_of(target: Target) -> str:
    """The name under which a target's numbers are known: that of its indicator, else its own."""
    return target.indicator or target.id


def plan_years(period: str | None) -> tuple[int, int] | None:
    """2019-2023 -> (2019, 2023); 2019 and 2019-05 -> (2019, 2019)."""
    years = [int(part) for part in (period or "").split("-") if part.isdecimal() and len(part) == _DIGITS_OF_YEAR]
    return (years[0], years[-1]) if years else None


def demands_in(lists: Sequence[Items]) -> Sequence[Demand]:
    """The targets of all lists in their order, each once.

    A target that is an entry of its own is not that of the item around it as well.
    """
    found = [*_demands(lists)]
    own = {one.target.id for one in found if one.item.kind is ItemKind.TARGET}
    return [one for one in found if one.item.kind is ItemKind.TARGET or one.target.id not in own]


def _demands(lists: Sequence[Items]) -> Iterator[Demand]:
    for items in lists:
        for item in items.entries:
            for target in item.targets:
                due = item.last_due if target.due == UNSTATED else target.due
                yield Demand(replace(target, due=due), item, items)
