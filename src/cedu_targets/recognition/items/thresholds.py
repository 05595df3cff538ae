"""The numbers that an item of a dossier demands: at least 70 %, 2 of each village, one of two.

Only what stands in the words is said: that a share is of 常住人口 where they say 全体市民 only a rule pack knows.
Ages, levels (三级), numbers of documents, and counts that nothing bounds (设1名专职工作人员) are no targets.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from cedu_targets.domain.bounds import HEADS, bounded
from cedu_targets.domain.quantity import Quantity, folded
from cedu_targets.domain.targets import A_HEAD, Target, TargetRelation
from cedu_targets.recognition.demands import (
    ARTICLE,
    COUNTS_NOTHING,
    OR,
    REPEATED,
    VERB_BEFORE,
    Demand,
    demands_in,
    is_unreachable,
    names_of_all,
)
from cedu_targets.recognition.items.threshold_names import base_of, scope_of

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def targets_of(name: str, text: str, line: int | None = None) -> tuple[Target, ...]:
    """The targets of an item with this name and text: named like it, or 卷三-二a, 卷三-二b where there are several."""
    if not any(sign in text for sign in "0123456789%％‰一二两三四五六七八九十百"):
        return ()
    whole = folded(text)
    found = list(demands_in(whole, _is_demanded))
    joined = _joined_by_or(whole, found)
    named = [(demand, one) for demand, names in zip(found, names_of_all(found), strict=True) for one in names]
    return tuple(
        _target(_id(name, place, len(named)), demand, called, name if demand.quantity.start in joined else None, line)
        for place, (demand, called) in enumerate(named)
    )


def _id(name: str, place: int, count: int) -> str:
    if count == 1:
        return name
    return f"{name}{_LETTERS[place]}" if count <= len(_LETTERS) else f"{name}({place + 1})"


def _is_demanded(before: str, quantity: Quantity, after: str) -> bool:
    """Whether a number is what somebody has to reach: a per cent, what is bounded, what each has to have."""
    if quantity.noun is None or quantity.noun in COUNTS_NOTHING or is_unreachable(quantity.noun):
        return False
    if after.startswith(("岁", "周岁")):
        return False
    if quantity.noun == "%":
        return not (before.endswith("(") and after.startswith(")"))  # a weight: 组织领导(20%)
    is_bounded = bounded(quantity, before) is not TargetRelation.REACH or quantity.text.startswith("达")
    if is_bounded or A_HEAD.search(before) or HEADS.search(before) or quantity.text.endswith(("/人", "/户")):
        return True
    return not ARTICLE.match(quantity.text) and bool(scope_of(before) or REPEATED.search(before))


def _joined_by_or(text: str, found: Sequence[Demand]) -> set[int]:
    """Where the numbers begin of which one is enough: behind the first stands 或."""
    joined: set[int] = set()
    for one, other in pairwise(found):
        if OR.match(text, one.quantity.end, other.quantity.start):
            joined |= {one.quantity.start, other.quantity.start}
    return joined


def _target(own: str, demand: Demand, name: str | None, either: str | None, line: int | None) -> Target:
    quantity, relation = demand.quantity, demand.relation
    strength, word = demand.strength
    low = quantity.high if quantity.low is None else quantity.low
    scope = scope_of(demand.before)
    return Target(
        own,
        low or Decimal(0),
        VERB_BEFORE.sub("", quantity.text),
        demand.text,
        demand.kind,
        relation,
        value_high=quantity.high if relation is TargetRelation.BETWEEN else None,
        unit_of_measure=quantity.noun,
        strength=strength,
        word=word,
        line=line,
        position=quantity.start,
        name=name,
        base=base_of(demand.before, demand.after, demand.above, demand.kind),
        heads=demand.heads if demand.quantity.noun != "%" else 1,
        scope=scope,
        each=scope is not None,
        either=either,
    )
