"""Who reports: the owner that a returned list names, and whether an item is its own."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from cedu_targets.agenda.file_names import known_in
from cedu_targets.agenda.owner_roster import OwnerRoster
from cedu_targets.domain.items import Assigned, Item
from cedu_targets.domain.owner_names import is_vague
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.similar_names import suggestion


class ReportingUnits(Struct, frozen=True):
    """The owners of a plan, and what a pack says of them."""

    owners: Mapping[str, Assigned]
    """By their names."""
    names: Mapping[str, str]
    """What each goes by, blanks left out: itself, its other names, and those of whom another one's name stands."""
    roster: OwnerRoster

    @classmethod
    def of(cls, items: Iterable[Item], roster: OwnerRoster) -> "ReportingUnits":
        """The owners of all items."""
        owners = {owner.name: owner for item in items for owner in item.owners}
        names = {folded(member): member for entry in roster.entries for member in entry.members}
        names |= {folded(name): entry.name for entry in roster.entries for name in entry.names}
        return cls(owners, {folded(name): name for name in owners} | names, roster)

    def named(self, written: str | None) -> str | None:
        """A unit as it is known, else as it is written; None where nothing is."""
        plain = folded(written or "")
        return self.names.get(plain, plain) or None

    def in_name(self, path: str) -> str | None:
        """The only one after whom a file is named."""
        found = {self.names[name] for name in known_in(path, self.names)}
        return found.pop() if len(found) == 1 else None

    def is_nobody(self, unit: str | None) -> bool:
        """Whether it names none of the units that 各… stands for."""
        return unit is None or (unit in self.owners and self.owners[unit].every)

    def may_answer(self, unit: str | None, item: Item) -> bool:
        """Whether an item is a unit's: it is named, or one of those that are not, or nobody is named at all."""
        if unit is None or not item.owners:
            return True
        known_as = self.roster.groups_of(unit)
        return any(
            owner.name in known_as or (stands_for_others(owner) and not self.roster.members_of(owner))
            for owner in item.owners
        )


def member_of(unit: str | None, item: Item) -> str | None:
    """The unit, where it answers for itself alone, as one of 各…; None where it answers for the whole item."""
    is_named = any(owner.name == unit for owner in item.owners)
    return None if is_named or unit is None or not has_members(item) else unit


def has_members(item: Item) -> bool:
    """Whether one of its owners is each of several units."""
    return any(owner.every for owner in item.owners)


def stands_for_others(owner: Assigned) -> bool:
    """Whether an owner stands for units that it does not name: 各市、区, 市级有关部门."""
    return owner.every or is_vague(owner.name)


def likely_owner(unit: str, item: Item) -> str | None:
    """The owner of an item that a unit may be under another name; only ever shown."""
    return suggestion(unit, [owner.name for owner in item.owners])
