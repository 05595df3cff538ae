"""Who the owners are, by what a pack says of them: other names of one, and whom a name with 各 stands for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cedu_targets.domain.items import Assigned, Item, Items
from cedu_targets.packs.owners import OwnerEntry, groups_of


@dataclass(frozen=True)
class OwnerRoster:
    """The owners that a pack names; without one nothing is known but what the document says."""

    entries: tuple[OwnerEntry, ...] = ()

    @cached_property
    def _by_name(self) -> Mapping[str, OwnerEntry]:
        return {name: entry for entry in self.entries for name in entry.names}

    def name_of(self, text: str) -> str:
        """The name by which an owner is known."""
        return self._by_name[text].name if text in self._by_name else text

    def members_of(self, owner: Assigned) -> Sequence[str]:
        """Each that has to do it by itself; empty where the owner is one, or nobody says who they are."""
        entry = self._by_name.get(owner.name)
        return () if entry is None or not owner.every else entry.members

    def members_in(self, item: Item) -> list[str]:
        """All members of the owners of an item, in their order."""
        return list(dict.fromkeys(name for owner in item.owners for name in self.members_of(owner)))

    def groups_of(self, name: str) -> frozenset[str]:
        """The names under which somebody answers: its own, and those of which it is a member."""
        return groups_of(self.entries, name)

    def with_names(self, items: Items) -> Items:
        """A list whose returns name their units as they are known."""
        named = (replace(one, unit=self.name_of(one.unit)) if one.unit else one for one in items.returns)
        return replace(items, returns=tuple(named))


NOTHING_KNOWN = OwnerRoster()
