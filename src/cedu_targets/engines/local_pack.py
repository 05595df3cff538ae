"""The pack as one district is judged by it: what is about the whole document or other units is taken out."""

from msgspec.structs import replace

from cedu_targets.checks.table.area_sum import AreaSum
from cedu_targets.checks.table.row_rule import RowRule
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.table import Table
from cedu_targets.engines.roll_ups import area_rules
from cedu_targets.engines.sql import NOT_TRANSLATED
from cedu_targets.engines.unit_names import UnitNames
from cedu_targets.packs.pack import RulePack


def pack_for(pack: RulePack, table: Table, names: UnitNames) -> RulePack:
    """The rules that an engine counts by, as they are for one district: every unit that a rule names is one of it.

    Units that the pack lists are those of one district, and no district has them all: nobody asks for them here.
    """
    rules = [
        found
        for rule in pack.table_rules
        if type(rule) not in NOT_TRANSLATED and not isinstance(rule, AreaSum)
        if (found := _local(rule, table, names)) is not None
    ]
    areas = area_rules(pack) if table.row_totals else ()
    return replace(pack, rules=(*rules, *areas), units=(), district=None, columns=None, duties=(), targets=())


def _local(rule: TableRule, table: Table, names: UnitNames) -> TableRule | None:
    """A rule with the units that it names as this district prints them; None where it is about none of them."""
    if not isinstance(rule, RowRule) or not (rule.only or rule.without):
        return rule
    only, without = (_printed(rule.only, table, names), _printed(rule.without, table, names))
    if rule.only and not only:
        return None
    return replace(rule, only=only, without=without)


def _printed(wanted: tuple[str, ...], table: Table, names: UnitNames) -> tuple[str, ...]:
    found = set().union(*(names.printed.get(name, frozenset()) for name in wanted))
    own = (table.district,) if table.district and names.of_district & set(wanted) else ()
    return (*own, *(unit for unit in table.units if unit in found))
