"""Roll-ups: a town's total over its villages, a province's over its districts, as far as the source has such rows."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from cedu_targets.checks.table.area_sum import AreaSum
from cedu_targets.checks.table.column_sum_rule import ColumnSumRule
from cedu_targets.checks.table.district_sum import DistrictSum
from cedu_targets.engines.engine import Engine
from cedu_targets.engines.form import WideForm
from cedu_targets.engines.judging import Judging
from cedu_targets.engines.measure import Measure
from cedu_targets.engines.sql_sums import sum_down
from cedu_targets.engines.unit_names import UnitNames
from cedu_targets.engines.views import DEPTHS, Keys
from cedu_targets.packs.pack import RulePack


class RollUp(Struct, frozen=True):
    """The rows of one level that sum those below: how many of its levels name it, and what is counted of it."""

    count: int
    depth: int
    is_within: bool
    """Whether it lies in a district (a town), not around districts."""
    measures: tuple[Measure, ...]
    sql: str


class CountedSum(Struct, frozen=True):
    """One total that is not the sum of its rows, or with rows that cannot be added exactly."""

    key: tuple[str, ...]
    odd: int
    found: tuple[int, ...]


def area_rules(pack: RulePack) -> tuple[AreaSum, ...]:
    """What towns are held to: the pack's own rules, else its sums of districts."""
    own = tuple(rule for rule in pack.table_rules if isinstance(rule, AreaSum))
    return own or tuple(
        AreaSum(id=f"{rule.id}:town", indicators=rule.indicators, severity=rule.severity, why=rule.why)
        for rule in pack.table_rules
        if isinstance(rule, DistrictSum)
    )


def roll_ups(pack: RulePack, form: WideForm, keys: Keys, depths: Mapping[int, int]) -> Iterator[RollUp]:
    """The sums of every other level that has rows of its own, but for that of the districts."""
    above = tuple(rule for rule in pack.table_rules if isinstance(rule, DistrictSum))
    for count in range(len(keys.levels)):
        depth = DEPTHS[keys.levels[count - 1]] if count else 0
        if count == keys.group or depth not in depths:
            continue
        is_within = count > keys.group
        rules: Sequence[ColumnSumRule] = area_rules(pack) if is_within else above
        judging = Judging(form, UnitNames({}), f"depth = {depth}", f"k = 0 AND depth > {depth}")
        codes = form.table.by_code
        measures = tuple(
            one
            for rule in rules
            for code in rule.column_codes(form.table, form.context)
            if codes[code].additive
            for one in sum_down(rule, judging, code)
        )
        if measures:
            yield RollUp(count, depth, is_within, measures, _sql(judging, keys.upto(count), depth, measures))


def _sql(judging: Judging, names: Sequence[str], depth: int, measures: Sequence[Measure]) -> str:
    odd = judging.sums.of("SUM(odd)")
    head, gathered = (f"{', '.join(names)}, ", f" GROUP BY {', '.join(names)}") if names else ("", "")
    inner = f"SELECT {head}{judging.sums.select} FROM wide WHERE depth >= {depth}{gathered}"
    found = ", ".join(f"{one.sql} AS m{number}" for number, one in enumerate(measures))
    wrong = " OR ".join(f"m{number} > 0" for number in range(len(measures)))
    counts = f"SELECT {head}{judging.totals} AS own, {odd} AS odd, {found} FROM ({inner}) AS d"
    numbers = ", ".join(f"m{number}" for number in range(len(measures)))
    return f"SELECT {head}odd, {numbers} FROM ({counts}) AS t WHERE own > 0 AND ({wrong} OR odd > 0)"


def failing(engine: Engine, one: RollUp, keys: Keys) -> Iterator[CountedSum]:
    """The totals that are no sums, and those of which that cannot be said."""
    width = len(keys.upto(one.count))
    for row in engine.rows(one.sql):
        numbers = tuple(int(str(number or 0)) for number in row[width:])
        yield CountedSum(tuple(map(str, row[:width])), numbers[0], numbers[1:])
