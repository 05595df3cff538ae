"""Roll-ups: a town's total over its villages, a province's over its districts, as far as the source has such rows."""

from collections.abc import Iterator, Mapping, Sequence, Set

from msgspec import Struct

from cedu_targets.checks.table.area_sum import AreaSum
from cedu_targets.checks.table.column_sum_rule import ColumnSumRule
from cedu_targets.checks.table.district_sum import DistrictSum
from cedu_targets.domain.relation import UnknownColumnError
from cedu_targets.engines.engine import Engine, literal
from cedu_targets.engines.form import WideForm
from cedu_targets.engines.judging import Judging
from cedu_targets.engines.measure import Aggregates, Measure
from cedu_targets.engines.sql_sums import sum_down
from cedu_targets.engines.unit_names import UnitNames
from cedu_targets.engines.views import DEPTHS, Keys
from cedu_targets.packs.pack import RulePack

_FEW = 2_000
"""Names that a query is asked of; more would be nearly all."""


class RollUp(Struct, frozen=True):
    """The rows of one level that sum those below: how many of its levels name it, and what is counted of it."""

    count: int
    depth: int
    is_within: bool
    """Whether it lies in a district (a town), not around districts."""
    measures: tuple[Measure, ...]
    judging: Judging
    """The sums that these are made of."""


class CountedSum(Struct, frozen=True):
    """One total that is not the sum of its rows, or with rows that cannot be added exactly."""

    key: tuple[str, ...]
    odd: int
    """Where there are such rows, nothing else is counted."""
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
            for code in _columns(rule, form)
            if codes[code].additive
            for one in sum_down(rule, judging, code)
        )
        if measures:
            yield RollUp(count, depth, is_within, measures, judging)


def _columns(rule: ColumnSumRule, form: WideForm) -> Sequence[str]:
    """The columns that a rule sums; none where the source lacks one of them, which is told of the rule (`sql.py`)."""
    try:
        return rule.column_codes(form.table, form.context)
    except UnknownColumnError:
        return ()


def failing(engine: Engine, one: RollUp, keys: Keys) -> Iterator[CountedSum]:
    """The totals that are no sums, and those of which that cannot be said.

    All are screened, then what may be wrong is counted.
    """
    width, wrong = len(keys.upto(one.count)), set[tuple[str, ...]]()
    for *names, odd in engine.rows(_screen(one, keys)):
        key = tuple(map(str, names))
        if int(str(odd or 0)):
            yield CountedSum(key, int(str(odd)), ())
        else:
            wrong.add(key)
    for row in engine.rows(_sums(one, keys, wrong)) if wrong else ():
        key = tuple(map(str, row[:width]))
        if key in wrong:
            yield CountedSum(key, 0, tuple(int(str(number or 0)) for number in row[width:]))


def _screen(one: RollUp, keys: Keys) -> str:
    """The SQL of the totals that differ from the sum of their rows at all, or have cells that are odd."""
    head, gathered = _grouped(one, keys)
    judging, sums = one.judging, Aggregates()
    own, units, odd = sums.count("t = 1"), sums.count("t = -1"), sums.of("SUM(odd)")
    columns = dict.fromkeys(measure.column for measure in one.measures)
    off = [sums.of(judging.balance(code, "t")) for code in columns]
    sign = f"CASE WHEN {judging.is_total} THEN 1 WHEN {judging.is_unit} THEN -1 ELSE 0 END AS t"
    rows = f"(SELECT *, {sign} FROM wide WHERE depth >= {one.depth}) AS w"
    inner = f"SELECT {head}{sums.select} FROM {rows}{gathered}"
    differs = " OR ".join(f"{name} <> 0" for name in off)
    return f"SELECT {head}{odd} FROM ({inner}) AS d WHERE {own} > 0 AND ({odd} > 0 OR {units} > 0 AND ({differs}))"


def _sums(one: RollUp, keys: Keys, wrong: Set[tuple[str, ...]]) -> str:
    """The SQL that counts what is wrong in some totals, or in more than those."""
    head, gathered = _grouped(one, keys)
    rows = f"wide WHERE depth >= {one.depth}{_among(one, keys, wrong)}"
    inner = f"SELECT {head}{one.judging.sums.select} FROM {rows}{gathered}"
    found = ", ".join(f"{measure.sql} AS m{number}" for number, measure in enumerate(one.measures))
    counts = f"SELECT {head}{one.judging.totals} AS own, {found} FROM ({inner}) AS d"
    numbers = ", ".join(f"m{number}" for number in range(len(one.measures)))
    is_wrong = " OR ".join(f"m{number} > 0" for number in range(len(one.measures)))
    return f"SELECT {head}{numbers} FROM ({counts}) AS t WHERE own > 0 AND ({is_wrong})"


def _grouped(one: RollUp, keys: Keys) -> tuple[str, str]:
    names = ", ".join(keys.upto(one.count))
    return (f"{names}, ", f" GROUP BY {names}") if names else ("", "")


def _among(one: RollUp, keys: Keys, wrong: Set[tuple[str, ...]]) -> str:
    """A condition that few rows meet but those of some totals: by the name of their district, or their own."""
    at = min(one.count, keys.group or one.count)
    if not at:
        return ""
    names = sorted({key[at - 1 + keys.has_period] for key in wrong})
    return f" AND {keys.levels[at - 1]} IN ({', '.join(map(literal, names))})" if len(names) <= _FEW else ""
