"""The plan for records: the rules of the pack, and what every form of what took place is held to."""

from collections.abc import Sequence
from functools import cache, lru_cache

from cedu_targets.checks.records.catalogue import RECORD_CHECKS
from cedu_targets.checks.records.record_rule import RecordRule
from cedu_targets.checks.rule import Rule
from cedu_targets.domain.context import Context
from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.records import Records
from cedu_targets.domain.shape import Shape
from cedu_targets.evaluation.judging_plan import JudgingPlan, untroubled
from cedu_targets.packs.pack import RulePack


def records_plan(records: Records, pack: RulePack | None, expected: ExpectedForms | None = None) -> JudgingPlan:
    """The plan for a form or ledger; `expected` says what the pack does not, or says otherwise: the units."""
    of_pack = pack.expected_forms if pack is not None else None
    context = Context(forms=of_pack if expected is None else _completed(expected, of_pack))
    rules: list[Rule] = [rule for rule in (pack.rules if pack else ()) if Shape.RECORDS in rule.shapes]
    stated = {rule.check for rule in rules}
    rules += [rule for rule in _usual_rules(is_blank=records.is_blank) if rule.check not in stated]
    rules = [rule for rule in rules if rule.applies(context) or rule.check in stated]
    applied = [untroubled(rule, records, context) for rule in rules]
    return JudgingPlan(records, context, rules, applied, (), ())


@lru_cache(maxsize=8)
def _completed(expected: ExpectedForms, of_pack: ExpectedForms | None) -> ExpectedForms:
    """What is expected of all forms of a run: made once, since what knows a thousand names is not made in no time."""
    return expected.completed(of_pack)


@cache
def _usual_rules(*, is_blank: bool) -> Sequence[RecordRule]:
    """The rules that every form, or every blank one, is held to, as severe as is usual; each is named as its check."""
    usual = [check for check in RECORD_CHECKS if check.is_usual and check.is_of_blank_forms == is_blank]
    return [check.usual() for check in usual]
