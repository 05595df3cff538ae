"""Checklists: which items go out to whom, to come back with what has become of them."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from cedu_targets.agenda.follow_up import with_faults
from cedu_targets.agenda.lists import items_of, understood
from cedu_targets.agenda.owner_roster import NOTHING_KNOWN, OwnerRoster, roster_of
from cedu_targets.agenda.periods import Period, rounds_of
from cedu_targets.agenda.reporting_units import stands_for_others
from cedu_targets.agenda.states import decisive_due
from cedu_targets.domain.fault import refuse
from cedu_targets.domain.items import Item, Items
from cedu_targets.packs.pack import RulePack
from cedu_targets.report import FileReport


class Checklist(Struct, frozen=True):
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


class SentOut(Struct, frozen=True):
    """The checklists of some lists of items."""

    checklists: tuple[Checklist, ...]
    unowned: tuple[Item, ...]
    """The items that nobody is asked about, since they name no owner."""


def asked(items: Items, entries: Sequence[Item]) -> Iterator[tuple[Item, Period | None]]:
    """The rows of a checklist: one for each item, of what recurs one for each time round."""
    for item in entries:
        for period in rounds_of(item, decisive_due(item), items.period) or (None,):
            yield item, period


def sent_out(files: Sequence[FileReport], pack: RulePack | None = None) -> SentOut:
    """What goes out of the documents of some files. Raises InputFault for one that nothing is due in."""
    roster = roster_of(files, pack)
    files = with_faults(understood(files, roster), "")
    refuse(file.fault for file in files if file.fault)
    lists = [items for file in files if (items := items_of(file)) is not None]
    unowned = tuple(item for items in lists for item in items.entries if not item.owners)
    return SentOut(tuple(checklists(lists, roster)), unowned)


def checklists(lists: Sequence[Items], roster: OwnerRoster = NOTHING_KNOWN) -> list[Checklist]:
    """A checklist for each owner of the items in some lists, in the order in which they are named.

    Of an owner whose members are known each is asked, about what is its own and what all of them have to do.
    """
    owners = {owner.name: owner for items in lists for item in items.entries for owner in item.owners}
    asked = dict.fromkeys(name for owner in owners.values() for name in roster.members_of(owner) or [owner.name])
    found = []
    for unit in asked:
        parts = [(items, _of(items, roster.groups_of(unit))) for items in lists]
        is_named = unit not in owners or not stands_for_others(owners[unit])
        found.append(Checklist(unit, is_named, tuple((items, own) for items, own in parts if own)))
    return found


def _of(items: Items, names: AbstractSet[str]) -> tuple[Item, ...]:
    return tuple(item for item in items.entries if any(owner.name in names for owner in item.owners))
