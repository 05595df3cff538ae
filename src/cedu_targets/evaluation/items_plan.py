"""The plan for items: the rules of the pack, and what every list of items is held to."""

from cedu_targets.checks.catalogue import ITEM_CHECKS
from cedu_targets.checks.items.item_rule import ItemRule
from cedu_targets.checks.items.vague_owner import VagueOwner
from cedu_targets.checks.rule import Rule
from cedu_targets.checks.table.question import Question
from cedu_targets.checks.table.text_rule import TextRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import NotJudged
from cedu_targets.domain.items import Items
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.shape import Shape
from cedu_targets.evaluation.judging_plan import JudgingPlan, duties_of, untroubled
from cedu_targets.packs.pack import RulePack
from cedu_targets.packs.targets import lost


def items_plan(
    items: Items, pack: RulePack | None, prose: Prose | None = None, *, is_first: bool = True
) -> JudgingPlan:
    """The plan for a list of items; what is about the whole text is asked of the first list of it only."""
    gone = _gone(items, pack, prose) if pack is not None and is_first else ()
    items = items if pack is None else pack.named(items)
    context = Context(prose=prose)
    rules: list[Rule] = [rule for rule in (pack.rules if pack else ()) if _is_asked(rule, is_first=is_first)]
    stated = {rule.check for rule in rules}
    rules += _questions(items, pack) if pack is not None else []
    rules += [usual(check) for check in ITEM_CHECKS if check.is_usual and _name(check) not in stated]
    if pack is not None:  # whoever wrote it has decided what to ask
        rules = [rule for rule in rules if not isinstance(rule, VagueOwner) or rule.check in stated]
    applied = [untroubled(rule, items, context) for rule in rules]
    duties = duties_of(pack, prose) if is_first else ()
    return JudgingPlan(items, context, rules, applied, (), duties, not_judged=gone)


def _gone(items: Items, pack: RulePack, prose: Prose | None) -> tuple[NotJudged, ...]:
    """The pack's targets whose words are no longer there: what they demand nobody can judge."""
    found = lost(items, prose, pack.targets)
    return tuple(NotJudged(one.id, items.whole_place, "no_quote", {"quote": one.quote}) for one in found)


def _is_asked(rule: Rule, *, is_first: bool) -> bool:
    return Shape.ITEMS in rule.shapes and (is_first or not (isinstance(rule, TextRule) and rule.is_of_the_text))


def _questions(items: Items, pack: RulePack) -> list[Rule]:
    """What the pack asks about the targets of these items; it bears the target's name."""
    items_of = {target.id: item.id for item in items.entries for target in item.targets}
    asked = [entry for entry in pack.targets if entry.question is not None and entry.id in items_of]
    return [Question.model_construct(id=one.id, ask=one.question, item=items_of[one.id], why=one.why) for one in asked]


def usual(check: type[ItemRule]) -> ItemRule:
    """A rule that every list of items is held to, as severe as is usual; it bears the name of its check."""
    return check.model_construct(id=_name(check))


def _name(check: type[ItemRule]) -> str:
    return str(check.model_fields["check"].default)
