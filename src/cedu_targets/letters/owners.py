"""Which units of a table an item is for: those that it names, and those that 各… stands for."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from cedu_targets.domain.items import Assigned, Item, Role
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.owner_names import is_vague
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.similar_names import bare
from cedu_targets.packs.names import NameEntry
from cedu_targets.packs.owners import OwnerEntry, groups_of

_KINDS = lazy_pattern("街道|乡镇|镇|乡|村|社区(?!教育|学院|学校)|县|市|区|旗|管委会|开发区")
_PARTS = {"乡镇": ("乡", "镇")}
_KIND_OF_NAME = lazy_pattern(
    "(街道|镇|乡|村|社区|县|市|区|(?<=..)旗|管委会)(?:办事处|人民政府|社区教育中心|居委会|村委会)?$"
)
"""红旗 is a place, 敖汉旗 a banner."""
_ALL = lazy_pattern("各(?:个)?(?:责任|相关|有关|成员|下属|直属|基层|填报)?单位")
_ORGAN = lazy_pattern("(?:学院|学校|中学|小学|中心校|中心|大学|局|办|委员会|公司|协会|学会|图书馆|文化馆)$")
"""The ends of names that are no place's."""
_ORGANS_OF_PLACES = ("社区教育中心", "社区教育学校", "人民政府", "政府", "办事处", "管委会", "居委会", "村委会")
_ORDER = {Role.LEAD: 0, Role.DUTY: 1, Role.SUPPORT: 2}


class UnitOwners(Struct, frozen=True):
    """The units of a table as owners of items."""

    units: Sequence[str]
    names: Mapping[str, str]
    """By each name that a unit goes by, blanks left out."""
    entries: Sequence[OwnerEntry] = ()
    """What a pack says of the owners."""

    @classmethod
    def of(cls, units: Sequence[str], names: Iterable[NameEntry], entries: Sequence[OwnerEntry]) -> "UnitOwners":
        """The units of a table, with the other names that a pack gives them."""
        known = {folded(unit): unit for unit in units}
        by_bare: dict[str, list[str]] = {}
        for unit in units:
            by_bare.setdefault(bare(unit), []).append(unit)
        for entry in names:
            alike = by_bare.get(bare(entry.name), [])
            own = next((known[folded(name)] for name in entry.names if folded(name) in known), None)
            meant = [own] if own is not None else alike
            if len(meant) == 1:
                known = {folded(name): meant[0] for name in entry.names} | known
        return cls(units, known, entries)

    def roles(self, item: Item) -> dict[str, Role]:
        """The units that have a part in an item, each with the first of its roles."""
        found: dict[str, Role] = {}
        for owner in sorted(item.owners, key=lambda one: _ORDER[one.role]):
            for unit in self.members(owner):
                found.setdefault(unit, owner.role)
        return found

    def strangers(self, item: Item) -> list[str]:
        """The towns that share an item with units of the table and are none of them."""
        towns = [one for one in item.owners if not one.every and _of_a_town(one.name)[1]]
        return [one.name for one in towns if not self.members(one)] if self.roles(item) else []

    def supposed(self, item: Item) -> list[str]:
        """The units that 各镇 of an item takes in though their names say no kind, where those of others say 街道."""
        kinds = {kind for owner in item.owners for kind in self._kinds(owner)}
        if not any((said := self._said_kinds(unit)) and said.isdisjoint(kinds) for unit in self.units):
            return []
        members = {unit for owner in item.owners if self._kinds(owner) for unit in self.members(owner)}
        return [unit for unit in self.units if unit in members and not self._said_kinds(unit)]

    def members(self, owner: Assigned) -> list[str]:
        """The units that an owner is or stands for; empty where it is none of them, or nobody says who is meant."""
        if (one := self._unit(owner.name)) is not None:
            return [one]
        listed = [unit for unit in self.units if self._answers_for(unit, owner.name)]
        if listed or not owner.every or is_vague(owner.name):
            return listed
        if _ALL.match(owner.name):
            return list(self.units)
        kinds = self._kinds(owner)
        return [unit for unit in self.units if self._is_of(unit, kinds)] if kinds else []

    def _kinds(self, owner: Assigned) -> set[str]:
        """The kinds of place that 各街道、乡镇 names; empty for anyone else."""
        if not owner.every or is_vague(owner.name) or _ALL.match(owner.name):
            return set()
        return {kind for found in _KINDS.findall(owner.name) for kind in _PARTS.get(found, (found,))}

    def _unit(self, name: str) -> str | None:
        plain = folded(name)
        for end in ("", *_ORGANS_OF_PLACES):
            if plain.endswith(end) and (unit := self.names.get(plain.removesuffix(end))) is not None:
                return unit
        return next((unit for end in ("", *_ORGANS_OF_PLACES) if (unit := self._town(plain, end))), None)

    def _town(self, name: str, end: str) -> str | None:
        """石桥镇, and its 人民政府, of a table that has 石桥, and the other way round; 石桥乡 is none of 石桥镇."""
        stem, kind = _of_a_town(name.removesuffix(end))
        alike = {unit for known, unit in self.names.items() if _of_a_town(known)[0] == stem}
        if not stem or not name.endswith(end) or len(alike) != 1:
            return None
        said = {own for known, unit in self.names.items() if unit in alike and (own := _of_a_town(known)[1])}
        return alike.pop() if kind in said or not (kind and said) else None

    def _answers_for(self, unit: str, owner: str) -> bool:
        """Whether a pack says that it is one of those whom a name means."""
        return any(owner in groups_of(self.entries, name) for name in self._names_of(unit))

    def _is_of(self, unit: str, kinds: set[str]) -> bool:
        """Whether a unit is of a kind that its names say; a bare name is a place of whichever kind is meant."""
        if said := self._said_kinds(unit):
            return not said.isdisjoint(kinds)
        return not any(_ORGAN.search(name) for name in self._names_of(unit))

    def _said_kinds(self, unit: str) -> set[str]:
        return {found[1] for name in self._names_of(unit) if (found := _KIND_OF_NAME.search(name))}

    def _names_of(self, unit: str) -> list[str]:
        return [unit, *(name for name, of in self.names.items() if of == unit)]


def _of_a_town(name: str) -> tuple[str, str]:
    """A name without 街道, 镇 or 乡, and which of them it bears."""
    kind = next((kind for kind in ("街道", "镇", "乡") if name.endswith(kind)), "")
    return name.removesuffix(kind), kind


def ends_as_a_unit(name: str) -> bool:
    """Whether a name ends as those of places and organs do."""
    return bool(_KIND_OF_NAME.search(name) or _ORGAN.search(name))
