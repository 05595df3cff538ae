"""Who the owners are: other names of one, and whom a name with 各 stands for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cedu_targets.domain.items import Assigned, Item


@dataclass(frozen=True)
class OwnerRoster:
    """What a pack says of owners; without one nothing is known but their names."""

    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Those for whom a name with 各 stands: 各市、区 -> 常熟市 …"""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Another name -> the name."""

    def name_of(self, text: str) -> str:
        """The name by which an owner is known."""
        return self.aliases.get(text, text)

    def members_of(self, owner: Assigned) -> Sequence[str]:
        """Each that has to do it by itself; empty where the owner is one, or nobody says who they are."""
        return self.members.get(owner.name, ()) if owner.every else ()

    def members_in(self, item: Item) -> list[str]:
        """All members of the owners of an item, in their order."""
        return list(dict.fromkeys(name for owner in item.owners for name in self.members_of(owner)))

    def stands_for(self, name: str, member: str) -> bool:
        """Whether a name is that of a group which has this member."""
        return member in self.members.get(name, ())
