"""The numbers that an item demands, in words: 培训率 不低于 85%（基数：…）."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from cedu_targets.domain.finding import Strength
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.domain.targets import Counting, Target, TargetKind, TargetRelation
from cedu_targets.domain.written_number import written_number
from cedu_targets.messages.messages import Messages

_COUNTINGS = {
    Counting.NEW: "target_counting_new", Counting.CUMULATIVE: "target_counting_cumulative",
    Counting.UNSTATED: "target_counting_unstated",
}  # fmt: skip
_OF_HEADS = {1: "target_a_head", 1000: "target_of_1000", 10000: "target_of_10000"}


def target_lines(item: Item, messages: Messages) -> list[str]:
    """A line for each number that the item demands; of one that its own text says, what the text leaves out."""
    if _says_all(item):
        details = messages.punctuation.clauses.join(target_details(item.targets[0], messages))
        return [messages.term("in_brackets", text=details)] if details else []
    return [messages.term("target_line", text=text) for text in target_texts(item, messages)]


def _says_all(item: Item) -> bool:
    """Whether it is a year of a table, whose text is the name of its indicator with the number as it is printed."""
    if item.kind is not ItemKind.TARGET or len(item.targets) != 1:
        return False
    target = item.targets[0]
    return item.text == f"{target.name}：{target.printed}" and not is_read_as_ceiling(target)


def is_read_as_ceiling(target: Target) -> bool:
    """Whether it may not be exceeded, and its own number does not say so."""
    if target.relation is not TargetRelation.AT_MOST:
        return False
    written = written_number(target.printed)
    return written is None or written.bound is None


def target_texts(item: Item, messages: Messages) -> list[str]:
    """The same without the sign before it; each with its name where there are several."""
    texts = [target_text(target, messages) for target in item.targets]
    if len(texts) < 2:
        return texts
    return [f"{target.id} {text}" for target, text in zip(item.targets, texts, strict=True)]


def target_text(target: Target, messages: Messages) -> str:
    """`下岗待业人员培训率 达到 50%（基数：下岗待业人员，达到其中一项即可）`."""
    without = "target_not_assigned" if target.kind is TargetKind.NOT_ASSIGNED else "target_none"
    demanded = demanded_text(target, messages) or messages.term(without)
    told = " ".join(part for part in (target.name, demanded) if part)
    details = messages.punctuation.clauses.join(target_details(target, messages))
    return f"{told}{messages.term('in_brackets', text=details)}" if details else told


def demanded_text(target: Target, messages: Messages) -> str:
    """The number with how it is bounded: `不低于 85%`, `人均不低于 2 元`, `全覆盖`; that none is demanded."""
    if not target.is_measured:
        return messages.term("target_not_assigned" if target.kind is TargetKind.NOT_ASSIGNED else "target_none")
    if target.kind is TargetKind.COVERAGE and target.unit_of_measure != "%":
        return messages.term("target_each_has" if target.unit_of_measure else "target_all", amount=amount_text(target))
    parts = {"amount": amount_text(target), "low": amount_text(target)}
    if target.relation is TargetRelation.BETWEEN and target.value_high is not None:
        parts["high"] = _amount(target, target.value_high)
    text = messages.term(f"target_{target.relation}", **parts)
    if target.kind is not TargetKind.PER_HEAD:
        return text
    return messages.term(_OF_HEADS.get(target.heads, "target_of_heads"), amount=text, heads=target.heads)


def amount_text(target: Target) -> str:
    """The number with its unit of measure: `85%`, `2 名`."""
    return _amount(target, target.number)


def dossier_facts(items: Items, messages: Messages) -> list[str]:
    """Of a dossier its volumes with the sizes of each, and how many items demand a number; nothing of other lists."""
    if items.kind is not ItemKind.DOSSIER:
        return []
    count = sum(bool(entry.targets) for entry in items.entries)
    volumes = volumes_text(items, messages)
    return [*([volumes] if volumes else []), *([messages.term("items_with_targets", count=count)] if count else [])]


def volumes_text(items: Items, messages: Messages) -> str:
    """`5 卷（7+11+9+9+5）`; empty where the items stand in no volumes."""
    sizes = Counter(entry.volume for entry in items.entries)
    if None in sizes:
        return ""
    return messages.term("volumes_n", count=len(sizes), sizes="+".join(map(str, sizes.values())))


def with_volumes(told: str, items: Items, messages: Messages) -> str:
    """How many items there are, with the volumes of a dossier: `核对了 41 项（5 卷：7+11+9+9+5）`."""
    volumes = volumes_text(items, messages)
    return f"{told}{messages.term('in_brackets', text=volumes)}" if volumes else told


def _amount(target: Target, value: Decimal) -> str:
    if target.unit_of_measure == "%":
        return percent(value)
    return f"{plain(value)} {target.unit_of_measure or ''}".rstrip()


def counting_text(counting: Counting, messages: Messages) -> str:
    """How a number is counted: `累计数`."""
    return messages.term(_COUNTINGS[counting])


def target_details(target: Target, messages: Messages) -> Iterator[str]:
    """What its number does not say: the base, who has to reach it, how it is counted, that it is only hoped for."""
    if target.base:
        yield messages.term("target_base", base=target.base)
    if target.each and target.is_measured:
        yield messages.term("target_each", scope=target.scope or "")
    if target.counting is not None:
        yield counting_text(target.counting, messages)
    if target.strength is Strength.EXPECTED:
        yield messages.term("target_expected")
    if target.either:
        yield messages.term("target_either")
