"""Who reports: the owner that a returned list names, and whether an item is its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from cedu_targets.domain.items import Assigned, Item
from cedu_targets.domain.quantity import folded
from cedu_targets.packs.names import suggestion

_OPEN_GROUP = ("各", "有关", "相关")
"""How an owner begins that stands for units of which none is named."""


@dataclass(frozen=True)
class ReportingUnits:
    """The owners of a plan, by their names as they are compared."""

    owners: Mapping[str, Assigned]

    @classmethod
    def of(cls, items: Iterable[Item]) -> "ReportingUnits":
        """The owners of all items."""
        return cls({folded(owner.name): owner for item in items for owner in item.owners})

    def named(self, written: str | None) -> str | None:
        """A unit as the plan writes it, else as it is written; None where nothing is."""
        plain = folded(written or "")
        return self.owners[plain].name if plain in self.owners else plain or None

    def in_name(self, path: str) -> str | None:
        """The only owner of whom a file's name speaks."""
        stem = folded(PurePath(path).stem)
        found = [name for name in self.owners if name in stem]
        longest = [name for name in found if not any(name in other for other in found if other != name)]
        return self.owners[longest[0]].name if len(longest) == 1 else None

    def is_nobody(self, unit: str | None) -> bool:
        """Whether it names none of the units that 各… stands for."""
        return unit is None or (unit in self.owners and self.owners[unit].every)


def member_of(unit: str | None, item: Item) -> str | None:
    """The unit, where it answers for itself alone, as one of 各…; None where it answers for the whole item."""
    is_named = any(folded(owner.name) == folded(unit or "") for owner in item.owners)
    return None if is_named or unit is None or not has_members(item) else unit


def has_members(item: Item) -> bool:
    """Whether one of its owners is each of several units."""
    return any(owner.every for owner in item.owners)


def stands_for_others(owner: Assigned) -> bool:
    """Whether an owner stands for units that it does not name: 各市、区, 有关部门."""
    return owner.every or folded(owner.name).startswith(_OPEN_GROUP)


def may_answer(unit: str | None, item: Item) -> bool:
    """Whether an item is a unit's: it is named, or one of those that are not, or nobody is named at all."""
    if unit is None or not item.owners:
        return True
    return any(folded(owner.name) == folded(unit) or stands_for_others(owner) for owner in item.owners)


def likely_owner(unit: str, item: Item) -> str | None:
    """The owner of an item that a unit may be under another name; only ever shown."""
    return suggestion(unit, [owner.name for owner in item.owners])
