"""Demands: all targets that the lists of a run set, each with the item that demands it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.attainment import paths_of
from cedu_targets.domain.due import UNSTATED
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.place import Place
from cedu_targets.domain.targets import Target

_DIGITS_OF_YEAR = 4


class Demand(Struct, frozen=True):
    """A target, and the item that demands it."""

    target: Target
    """With the time of its item where it names none of its own."""
    item: Item
    items: Items
    """The list that it stands in."""
    years: tuple[int, int] | None = None
    """The first and the last year of its plan; None where nobody says them."""

    @property
    def name(self) -> str:
        """By which what was reached is known: as `Figure.name`."""
        return name_of(self.target)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.item.place


def name_of(target: Target) -> str:
    """The name under which a target's numbers are known: that of its indicator, else its own."""
    return target.indicator or target.id


def demands_in(lists: Sequence[Items]) -> Sequence[Demand]:
    """The targets of all lists in their order, each once.

    A target that is an entry of its own is not that of the item around it as well.
    """
    found = [one for items in lists for one in demands_of(items)]
    own = {one.target.id for one in found if one.item.kind is ItemKind.TARGET}
    return [one for one in found if one.item.kind is ItemKind.TARGET or one.target.id not in own]


def demands_of(items: Items) -> Iterator[Demand]:
    """The targets of a list in its order; steps of one path have one indicator, whose name alone may say it."""
    years = _plan_years(items)
    indicators = _indicators(items)
    for item in items.entries:
        for target in item.targets:
            due = item.last_due if target.due == UNSTATED else target.due
            indicator = target.indicator or indicators.get(target.id)
            yield Demand(replace(target, due=due, indicator=indicator), item, items, years)


def _indicators(items: Items) -> Mapping[str, str]:
    """The target of each step of a path -> the indicator of the path; none of a name that is that of two paths."""
    paths = paths_of(items)
    times = Counter(path.indicator for path in paths)
    steps = ((step.target, path.indicator) for path in paths if times[path.indicator] == 1 for step in path.steps)
    return {target.id: indicator for target, indicator in steps if target is not None}


def _plan_years(items: Items) -> tuple[int, int] | None:
    """The years of a plan: 2019-2023 -> (2019, 2023).

    That a text is of one year is no plan for it alone where it sets targets for later ones.
    """
    parts = (items.period or "").split("-")
    years = [int(part) for part in parts if part.isdecimal() and len(part) == _DIGITS_OF_YEAR]
    if len(years) != 1:
        return (years[0], years[-1]) if years else None
    ends = (target.due.end for item in items.entries for target in item.targets)
    return None if any(end is not None and end.year > years[0] for end in ends) else (years[0], years[0])
