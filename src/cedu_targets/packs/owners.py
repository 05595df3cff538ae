"""Owners: the names that a pack gives to those who have something to do, and how a document's owners go by them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from cedu_targets.domain.items import Assigned, Item, Items
from cedu_targets.packs.names import Name, NameEntry


class OwnerEntry(NameEntry, frozen=True, kw_only=True):
    """One owner (责任单位), or one name for several of them."""

    every: bool = False
    """Whether the name means each of several (各市、区)."""
    members: Annotated[tuple[Name, ...], Meta(max_length=5000)] = ()
    """All whom the name means, where that is known: each then answers for itself."""
    member_of: Name | None = None
    """Another owner's name that means this one among others."""

    @property
    def is_group(self) -> bool:
        """Whether it means each of several: it says so, or lists them."""
        return self.every or bool(self.members)


def with_owners(items: Items, entries: Sequence[OwnerEntry]) -> Items:
    """The items with their owners told apart by the names of a pack, and called by them."""
    if not entries:
        return items
    by_name = {name: entry for entry in entries for name in entry.names}
    named = (replace(entry, owners=tuple(_owners(entry, by_name))) for entry in items.entries)
    return replace(items, entries=tuple(named))


def _owners(item: Item, by_name: Mapping[str, OwnerEntry]) -> Iterator[Assigned]:
    from cedu_targets.domain.owner_names import owners_in  # a check of a table need not load it

    found = (owner for role, text in item.owner_texts for owner in owners_in(text, role, by_name.keys()))
    seen: set[str] = set()
    for owner in found if item.owner_texts else item.owners:
        entry = by_name.get(owner.name)
        known = owner if entry is None else replace(owner, name=entry.name, every=owner.every or entry.is_group)
        if known.name not in seen:
            seen.add(known.name)
            yield known


def groups_of(entries: Iterable[OwnerEntry], name: str) -> frozenset[str]:
    """The names under which somebody answers: its own, and those of which it is a member."""
    found = {name}
    for entry in entries:
        if name in entry.names:
            found |= {entry.name} | ({entry.member_of} if entry.member_of else set())
        if name in entry.members:
            found.add(entry.name)
    return frozenset(found)
