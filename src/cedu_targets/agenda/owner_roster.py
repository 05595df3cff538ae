"""Who the owners are, by what a pack says of them: other names of one, and whom a name with 各 stands for."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from cedu_targets.domain.items import Assigned, Item
from cedu_targets.packs.find import find_pack
from cedu_targets.packs.owners import OwnerEntry, groups_of
from cedu_targets.packs.pack import RulePack
from cedu_targets.report import FileReport


class OwnerRoster(Struct, frozen=True, dict=True):
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


NOTHING_KNOWN = OwnerRoster()


def roster_of(files: Iterable[FileReport], pack: RulePack | None) -> OwnerRoster:
    """The owners that a pack names; without one those of the packs that the files were judged with."""
    packs = [pack] if pack else map(find_pack, sorted({file.pack for file in files if file.pack}))
    return OwnerRoster(tuple(owner for one in packs for owner in one.owners))
