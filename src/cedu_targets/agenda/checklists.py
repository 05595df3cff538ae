"""Checklists: which items go out to whom, to come back with what has become of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cedu_targets.agenda.reporting_units import stands_for_others
from cedu_targets.domain.items import Assigned, Item, Items

Members = Callable[[Assigned], Sequence[str]]
"""Each of the units that an owner with 各 stands for; none where nobody says who they are."""


@dataclass(frozen=True)
class Checklist:
    """What one unit has to answer for, list by list."""

    unit: str
    """An owner, or one of those whom an owner stands for."""
    is_named: bool
    """Whether that is a unit's name: several units that are not named write theirs themselves."""
    parts: tuple[tuple[Items, tuple[Item, ...]], ...]

    @property
    def size(self) -> int:
        """How many items it asks about."""
        return sum(len(entries) for _, entries in self.parts)


def checklists(lists: Sequence[Items], members: Members = lambda _: ()) -> list[Checklist]:
    """A checklist for each owner of the items in some lists, in the order in which they are named.

    Owners whose members are known are not asked themselves: each member is, about what is its own beside.
    """
    owners = {owner.name: owner for items in lists for item in items.entries for owner in item.owners}
    asked: dict[str, set[str]] = {}
    for owner in owners.values():
        for name in members(owner) or [owner.name]:
            asked.setdefault(name, {name}).add(owner.name)
    found = []
    for unit, names in asked.items():
        parts = [(items, _of(items, names)) for items in lists]
        is_named = unit not in owners or not stands_for_others(owners[unit])
        found.append(Checklist(unit, is_named, tuple((items, own) for items, own in parts if own)))
    return found


def unowned(lists: Sequence[Items]) -> list[Item]:
    """The items that nobody is asked about, since they name no owner."""
    return [item for items in lists for item in items.entries if not item.owners]


def _of(items: Items, names: set[str]) -> tuple[Item, ...]:
    return tuple(item for item in items.entries if any(owner.name in names for owner in item.owners))
