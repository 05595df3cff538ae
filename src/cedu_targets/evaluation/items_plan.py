"""The plan for items: the rules of the pack, and what every list of items is held to."""

from cedu_targets.domain.context import Context
from cedu_targets.domain.items import Items
from cedu_targets.domain.prose import Prose
from cedu_targets.evaluation.judging_plan import JudgingPlan, untroubled
from cedu_targets.packs.pack import RulePack


def items_plan(items: Items, pack: RulePack | None, prose: Prose | None = None) -> JudgingPlan:
    """The plan for a list of items, its owners under the names that the pack gives them."""
    context = Context(prose=prose)
    rules = [rule for rule in (pack.rules if pack else ()) if items.shape in rule.shapes]
    applied = [untroubled(rule, items, context) for rule in rules]
    return JudgingPlan(items, context, rules, applied, (), ())
