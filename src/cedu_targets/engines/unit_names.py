"""UnitNames: whom the names in a pack's rules mean among a million units."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from cedu_targets.checks.table.row_rule import RowRule
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.similar_names import bare
from cedu_targets.engines.engine import literal
from cedu_targets.packs.names import NameEntry
from cedu_targets.packs.pack import RulePack

_HAN = lazy_pattern(r"[\u4e00-\u9fff]+")


class UnitNames(Struct):
    """The units that the rules name, as the source prints them."""

    printed: dict[str, frozenset[str]]
    """By the name in a rule."""
    of_district: frozenset[str] = frozenset()
    """The names of the district's own row."""

    def condition(self, names: Sequence[str]) -> str:
        """When a row is one of those."""
        found = sorted(set().union(*(self.printed.get(name, frozenset()) for name in names)))
        means_total = "k = 1" if self.of_district & set(names) else "1 = 0"
        listed = f"(k <> 1 AND unit IN ({', '.join(map(literal, found))}))" if found else "1 = 0"
        return f"({listed} OR {means_total})"


def wanted_names(pack: RulePack) -> frozenset[str]:
    """All units that the pack's rules name."""
    rules = [rule for rule in pack.table_rules if isinstance(rule, RowRule)]
    return frozenset(name for rule in rules for name in (*rule.only, *rule.without))


def may_be_named(pack: RulePack, name: str) -> str:
    """Which texts of a column may be a unit that is meant, in SQL: those with the signs of one of its names in order.

    Names of other than Chinese signs may be written in several ways: any text may be one.
    """
    entries = {alias: entry for entry in pack.units for alias in entry.names}
    stems = {bare(one) for wanted in wanted_names(pack) for one in (wanted, *_names(entries, wanted))}
    if not all(_HAN.fullmatch(stem) for stem in stems):
        return "1 = 1"
    return " OR ".join(f"{name} LIKE '%{'%'.join(stem)}%'" for stem in sorted(stems))


def _names(entries: Mapping[str, NameEntry], name: str) -> Sequence[str]:
    return entries[name].names if name in entries else (name,)


def unit_names(pack: RulePack, units: Iterable[str]) -> UnitNames:
    """Who is meant among the units of a source: by the pack's aliases, else by a name but for its kind (镇, 街道)."""
    wanted = wanted_names(pack)
    entries = {alias: entry for entry in pack.units for alias in entry.names}
    exact: dict[str, set[str]] = {}
    for name in wanted:
        for alias in _names(entries, name):
            exact.setdefault(folded(alias), set()).add(name)
    loose: dict[str, set[str]] = {}
    for name in wanted:
        if name in entries:
            loose.setdefault(bare(entries[name].name), set()).add(name)
    found: dict[str, set[str]] = {name: set() for name in wanted}
    for unit in units:
        for name in exact.get(folded(unit), set()) | loose.get(bare(unit), set()):
            found[name].add(unit)
    district = frozenset(pack.district.names) if pack.district is not None else frozenset()
    return UnitNames({name: frozenset(units) for name, units in found.items()}, district & wanted)
