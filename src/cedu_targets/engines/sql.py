"""The rules of a pack as SQL, by kind of rule; what cannot be said is left out, and told."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from cedu_targets.checks.table.area_sum import AreaSum
from cedu_targets.checks.table.bounds import Bounds
from cedu_targets.checks.table.change import Change
from cedu_targets.checks.table.coverage import Coverage
from cedu_targets.checks.table.district_sum import DistrictSum
from cedu_targets.checks.table.either import Either
from cedu_targets.checks.table.granule import Granule
from cedu_targets.checks.table.narrative_claim import NarrativeClaim
from cedu_targets.checks.table.not_above import NotAbove
from cedu_targets.checks.table.part_whole import PartWhole
from cedu_targets.checks.table.present import Present
from cedu_targets.checks.table.question import Question
from cedu_targets.checks.table.rates import Rates
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.checks.table.text_consistency import TextConsistency
from cedu_targets.checks.table.usual_change import UsualChange
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.relation import UnknownColumnError
from cedu_targets.engines.judging import Judging, Translation
from cedu_targets.engines.measure import Measure, NotInSqlError
from cedu_targets.engines.report import LeftOut
from cedu_targets.engines.sql_rows import bounds, coverage, either, granule, present, rates
from cedu_targets.engines.sql_sums import district_sum, not_above, part_whole
from cedu_targets.packs.pack import RulePack

TRANSLATED: Mapping[type[TableRule], Callable[[Any, Judging], Translation]] = {
    PartWhole: part_whole,
    DistrictSum: district_sum,
    NotAbove: not_above,
    Bounds: bounds,
    Either: either,
    Present: present,
    Granule: granule,
    Rates: rates,
    Coverage: coverage,
}
"""What judges rows, and districts by their rows."""
BY_LEVEL: frozenset[type[TableRule]] = frozenset({AreaSum})
"""What is judged over the levels that a source has (`roll_ups.py`)."""
NOT_TRANSLATED: Mapping[type[TableRule], str] = {
    Change: "engine_last_year",
    UsualChange: "engine_last_year",
    NarrativeClaim: "engine_text",
    TextConsistency: "engine_text",
    Question: "engine_question",
}
"""Why the other kinds are not judged, as keys of `messages`."""


def translated(pack: RulePack, judging: Judging) -> tuple[list[Measure], list[LeftOut]]:
    """What is counted by the rules of a pack, and the rules and columns that are left out."""
    measures: list[Measure] = []
    left_out: list[LeftOut] = []
    # What is required comes last: where a failed sum says that it is blank, that is not said again.
    for rule in sorted(pack.table_rules, key=lambda rule: isinstance(rule, Present)):
        left_out += _left_out(rule, judging)
        translate = TRANSLATED.get(type(rule))
        if translate is None:
            continue
        try:
            measures += translate(rule, judging)
        except UnknownColumnError as error:
            left_out.append(LeftOut(rule.id, rule.check, "no_column", str(error.args[0])))
        except NotInSqlError as error:
            left_out.append(LeftOut(rule.id, rule.check, str(error.args[0])))
    return measures, left_out


def _left_out(rule: TableRule, judging: Judging) -> Iterator[LeftOut]:
    """What is known of a rule beforehand: that it needs a text, that a column is no rate or cannot be added."""
    if type(rule) in NOT_TRANSLATED:
        yield LeftOut(rule.id, rule.check, NOT_TRANSLATED[type(rule)])
        return
    try:
        codes = rule.column_codes(judging.table, judging.context)
    except UnknownColumnError as error:
        if type(rule) in BY_LEVEL:  # no translation tells it
            yield LeftOut(rule.id, rule.check, "no_column", str(error.args[0]))
        return
    for code in codes:
        indicator = judging.table.by_code[code]
        if isinstance(rule, DistrictSum | AreaSum) and not indicator.additive:
            yield LeftOut(rule.id, rule.check, "not_additive", code)
        elif isinstance(rule, Rates) and indicator.kind is not Kind.RATE:
            yield LeftOut(rule.id, rule.check, "not_a_rate", code)
