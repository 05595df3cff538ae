"""The plan that a person fills in: prefilled by last year's table, or a small fictional one."""

from collections.abc import Mapping

from cedu_targets.allocation.plan.last_year import plan_like
from cedu_targets.allocation.plan.plan import IndicatorEntry, Plan, SourceEntry, UnitEntry
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.table import Table
from cedu_targets.files.guard import MAX_CELLS
from cedu_targets.messages.messages import Messages

ROOM = 40
"""Rows that a plan may grow by: its drop-down lists hold for them, and it can still be read."""


def blank_plan(last_year: Table | None, messages: Messages) -> tuple[Plan, Mapping[str, str]]:
    """A plan to be filled in, and last year's totals: by last year's table, or a small fictional one that shows how.

    Raises CallFault for a table of which the plan could not be read back, PackFault for one that fits no plan.
    """
    if last_year is None:
        return _sample(messages), {}
    rows, columns = len(last_year.units), len(last_year.codes)
    if (rows + ROOM) * (2 * columns + 5) > MAX_CELLS:  # the plan, last year's numbers, what to spread by
        raise CallFault("plan_too_large", {"rows": rows, "count": columns})
    plan = _prefilled(last_year, messages)
    return plan, last_totals(last_year, plan)


def _prefilled(table: Table, messages: Messages) -> Plan:
    """Last year's table as a plan, with room for a base to spread by."""
    plan = plan_like(table, {})
    empty = SourceEntry(values=dict.fromkeys((unit.name for unit in plan.units), None))
    return plan.model_copy(update={"sources": {messages.term("form_population"): empty}})


def last_totals(table: Table, plan: Plan) -> dict[str, str]:
    """Last year's totals by the plan's codes."""
    found = {}
    for code, indicator in zip(plan.indicators, table.indicators, strict=True):
        value = table.value(table.district or "", indicator.code)
        if value is not None and indicator.additive:
            found[code] = str(value)
    return found


def _sample(messages: Messages) -> Plan:
    """A plan that can be allocated as it is."""
    units = ("示例一街道", "示例二街道", "示例三镇", "示例四镇")
    training, population = "A:职业技能培训", messages.term("form_population")
    rows = {"2": ("0.52", "0.4", "0.31", "0.2"), "3": ("1.1", "0.8", "0.35", "0.3"), "4": ("620", "480", "390", "300")}
    last_year: dict[str, dict[str, str | None]] = {
        unit: {code: numbers[n] for code, numbers in rows.items()} for n, unit in enumerate(units)
    }
    many = {"unit_of_measure": "万人次", "granule": "0.01", "group": training}
    return Plan(
        title=messages.term("form_sample_title"),
        units=tuple(UnitEntry(name=name) for name in units),
        indicators={
            "1": IndicatorEntry(name="培训合计", parts="2+3", **many),
            "2": IndicatorEntry(name="农村劳动力转移培训", total="1.5", weights="上年目标", growth_cap="8%", **many),
            "3": IndicatorEntry(name="在岗人员培训", total="2.7", weights=f"上年目标×0.5+{population}×0.5", **many),
            "4": IndicatorEntry(name="老年教育", unit_of_measure="人", total="1850", weights=population),
            "5": IndicatorEntry(name="学习品牌", unit_of_measure="个", total="3", weights="均分"),
            "6": IndicatorEntry(name="居民参与率", unit_of_measure="%", kind="率", total="60%"),
        },
        sources={
            population: SourceEntry(
                source=messages.term("form_sample_source"), year="2020",
                values=dict(zip(units, ("85200", "61400", "38900", "27300"), strict=True)),
            )
        },
        tables={"上年目标": last_year},
        demands={units[0]: {"3": "≤1.2"}, units[2]: {"6": "65%"}, units[3]: {"4": "320", "5": "×"}},
        notes=(messages.term("form_sample_note"),),
    )  # fmt: skip
