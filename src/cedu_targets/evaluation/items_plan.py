"""The plan for items: the rules of the pack, and what every list of items is held to."""

from collections.abc import Iterator, Mapping, Sequence

from cedu_targets.checks.items.catalogue import ITEM_CHECKS
from cedu_targets.checks.items.item_rule import ItemRule
from cedu_targets.checks.items.owned import Owned
from cedu_targets.checks.items.path import Path
from cedu_targets.checks.items.vague_owner import VagueOwner
from cedu_targets.checks.rule import Rule
from cedu_targets.checks.table.question import Question
from cedu_targets.checks.table.text_rule import TextRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import NotJudged, Parameter
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.place import Place
from cedu_targets.domain.prose import Passage, Prose, the_quantity
from cedu_targets.domain.quantity import Quantity
from cedu_targets.domain.shape import Shape
from cedu_targets.domain.targets import A_HEAD
from cedu_targets.evaluation.judging_plan import JudgingPlan, duties_of, untroubled
from cedu_targets.packs.pack import RulePack
from cedu_targets.packs.targets import TargetEntry, listed_in, unattached


def items_plan(
    items: Items,
    pack: RulePack | None,
    prose: Prose | None = None,
    lists: Sequence[Items] = (),
    *,
    is_first: bool = True,
) -> JudgingPlan:
    """The plan for a list of items; what is about the whole text is asked of the first list of it only.

    `lists` are all lists of the file that the pack is for; none where this one is alone.
    """
    lists = lists or [items]
    apart = tuple(_apart(items, pack, prose, lists)) if pack is not None and items is lists[0] else ()
    listed = listed_in(lists)
    items = items if pack is None else pack.named(items, listed)
    rules: list[Rule] = [rule for rule in (pack.rules if pack else ()) if _is_asked(rule, items, is_first=is_first)]
    of_paths = [rule for rule in rules if isinstance(rule, Path)]
    context = Context(prose=prose, paths=frozenset(rule.indicator for rule in of_paths if rule.indicator is not None))
    stated = {rule.check for rule in rules}
    if all(rule.indicator is not None for rule in of_paths):
        stated -= {Path.kind()}  # of other indicators nothing is stated
    rules += _questions(items, pack) if pack is not None else []
    rules += [check.usual() for check in _held_to(items, pack) if check.kind() not in stated]
    if pack is not None:  # whoever wrote it has decided what to ask
        rules = [rule for rule in rules if not isinstance(rule, VagueOwner) or rule.check in stated]
    applied = [untroubled(rule, items, context) for rule in rules]
    duties = _duties(pack, prose, lists) if pack is not None and is_first else ()
    if duties and prose is not None and prose.path is None:
        apart += tuple(_gone(duty, items) for duty in duties if duty.line is None)
        duties = tuple(duty for duty in duties if duty.line is not None)
    return JudgingPlan(items, context, rules, applied, (), duties, not_judged=apart)


def _apart(items: Items, pack: RulePack, prose: Prose | None, lists: Sequence[Items]) -> Iterator[NotJudged]:
    """The pack's targets that no item demands: their words are gone, or stand in the text around the lists."""
    listed = listed_in(lists)
    is_listed = any(entry.id in listed for entry in pack.targets)  # then nothing that the text says is in no item
    for one in unattached(lists, prose, pack.targets):
        if is_listed or prose is None or one.passage is None or one.quantity is None:
            yield NotJudged(one.entry.id, items.whole_place, "no_quote", {"quote": one.entry.quote})
        else:
            place = Place(line=one.passage.line, path=prose.path)
            yield NotJudged(one.entry.id, place, "target_in_no_item", _facts(one.entry, one.passage, one.quantity))


def _duties(pack: RulePack, prose: Prose | None, lists: Sequence[Items]) -> tuple[Item, ...]:
    """The duties of the pack that stand in none of the lists, theirs among them."""
    names = {entry.id for items in lists for entry in items.entries}
    of_lists = {entry.id for entry in pack.duties if entry.id in names or entry.is_among(lists)}
    return tuple(duty for duty in duties_of(pack, prose) if duty.id not in of_lists)


def _gone(duty: Item, items: Items) -> NotJudged:
    """A duty whose words the text has no more."""
    return NotJudged(duty.id, items.whole_place, "no_quote", {"quote": duty.text})


def _facts(entry: TargetEntry, passage: Passage, quantity: Quantity) -> dict[str, Parameter]:
    """What the text demands there: its own number, which need not be the one of the pack's quote any more."""
    before = passage.text[: the_quantity(entry.quote).start]
    a_head = next((match[0] for match in A_HEAD.finditer(before) if match.end() == len(before)), "")
    return {
        "name": entry.name,
        "printed": f"{a_head}{quantity.text}",
        "quote": passage.text,
        "low": quantity.low,
        "high": quantity.high,
    }


def _held_to(items: Items, pack: RulePack | None) -> list[type[ItemRule]]:
    """What a list is held to without a pack: nobody numbered targets, or gave all of them owners."""
    checks = [check for check in ITEM_CHECKS if check.is_usual and check.judges_lists_like(items)]
    names = {entry.id for entry in pack.duties} if pack is not None else set()
    is_made = items.kind is ItemKind.DUTY and all(entry.id in names for entry in items.entries)
    return [check for check in checks if not (is_made and check is Owned)]


def _is_asked(rule: Rule, items: Items, *, is_first: bool) -> bool:
    if isinstance(rule, ItemRule) and not (rule.judges_lists_like(items) or rule.is_about(items)):
        return False
    return Shape.ITEMS in rule.shapes and (is_first or not (isinstance(rule, TextRule) and rule.is_of_the_text))


def _questions(items: Items, pack: RulePack) -> list[Rule]:
    """What the pack asks about the targets of these items, the same of several once; it bears the first one's name."""
    items_of = {target.id: item.id for item in items.entries for target in item.targets}
    asked: dict[str, list[TargetEntry]] = {}
    places = {name: place for place, name in enumerate(items_of)}
    for entry in sorted((one for one in pack.targets if one.id in places), key=lambda one: places[one.id]):
        if entry.question is not None:
            asked.setdefault(entry.question, []).append(entry)
    return [_question(ask, entries, items_of) for ask, entries in asked.items()]


def _question(ask: str, entries: Sequence[TargetEntry], items_of: Mapping[str, str]) -> Question:
    first, *others = dict.fromkeys(items_of[entry.id] for entry in entries)
    return Question(id=entries[0].id, ask=ask, item=first, also=tuple(others), why=entries[0].why)
