"""Last year's table beside one that no pack compares with it: the rule for it, and what of the two does not meet."""

from collections.abc import Iterator

from msgspec.structs import replace

from cedu_targets.checks.table.usual_change import UsualChange
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.relation import Term
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.bind import same_units
from cedu_targets.packs.inference import inferred
from cedu_targets.packs.names import same_columns
from cedu_targets.packs.pack import RulePack

_RULE = "last_year"


def change_rules(table: Table, aligned: Table) -> list[UsualChange]:
    """The rule that compares every column that last year's table has, too."""
    met = tuple(Term(code) for code in table.codes if code in aligned.by_code)
    return [inferred(UsualChange, id=_RULE, indicators=met)] if met else []


def unmet(table: Table, last_year: Table, aligned: Table, pack: RulePack | None) -> Iterator[Finding]:
    """CB004: columns and units that only one of the two tables has, or that nothing meets; a base no earlier."""
    place = replace(table.whole_place, unit=None)
    if table.period and last_year.period and table.period[:4] <= last_year.period[:4]:
        years: dict[str, Parameter] = {"year": table.period[:4], "base_year": last_year.period[:4]}
        variant = "same_year" if table.period[:4] == last_year.period[:4] else "later_year"
        yield Finding("CB004", _RULE, Severity.WARNING, place, years, variant=variant)
    if not aligned.indicators or not aligned.units:
        yield Finding("CB004", _RULE, Severity.WARNING, place, {}, variant="nothing")
        return
    columns, units = same_columns(last_year, table), same_units(last_year, table, pack)
    lists = {
        "new_columns": [one.name for one in table.indicators if one.code not in columns.values()],
        "old_columns": [one.name for one in last_year.indicators if one.code not in columns],
        "new_units": [unit for unit in table.units if unit not in units.values()],
        "old_units": [unit for unit in last_year.units if unit not in units],
    }
    for variant, names in lists.items():
        if names:
            parameters: dict[str, Parameter] = {"number": len(names), "texts": "、".join(names)}
            yield Finding("CB004", _RULE, Severity.NOTE, place, parameters, variant=variant)
