"""The numbers that an item of a dossier demands: at least 70 %, 2 of each village, one of two.

Only what stands in the words is said: that a share is of 常住人口 where they say 全体市民 only a rule pack knows.
Ages, levels (三级), numbers of documents, and counts that nothing bounds (设1名专职工作人员) are no targets.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from cedu_targets.domain.finding import Strength
from cedu_targets.domain.quantity import Quantity, folded, quantities
from cedu_targets.domain.targets import A_HEAD, Target, TargetKind, TargetRelation, relation_of
from cedu_targets.recognition.items.threshold_names import base_of, name_of, names_of, scope_of

_CLAUSE_END = re.compile("[，,。；;：:！!？?]")
_QUOTED = re.compile("《[^《》]{0,80}》|“[^“”]{0,80}”|〔[^〔〕]{0,10}〕")
"""What others call themselves: 《2020—2025年规划》, “五个一”."""
_COUNTS_NOTHING = frozenset({"级", "年", "个月", "天", "批", "个百分点"})
_SCORE = re.compile(r"[得扣加计给记减]\d{1,3}(?:\.\d)?分|不得分|扣分|得分|加分")
"""What a number is worth is told in the clause: 低于70%扣2分."""
_HOPES = re.compile("力争|争取|努力|逐步|初步|探索|尽量|原则上|(?:鼓励|引导|倡导|支持)(?!率|度|力|者|性)")
_HOPE_BEFORE = re.compile(r"(?:力争|争取|努力)[到在用]?[\d一二三五年内末底前间、~—-]{0,12}$")
"""力争到2025年，参与率达50%"""
_WORDS = re.compile(
    "达到|达|占|不低于|不少于|不得低于|不得少于|不超过|不高于|至少|超过|高于|大于|有|为|配备|设|建|开展|举办|落实"
)
_ABOUT = re.compile("左右|上下|大约|约|近|余|多")
_VERB_BEFORE = re.compile("^(?:达到|达|为)")
_AT_LEAST = re.compile("(?:至少|不少于|不低于)(?:要|应|须)?(?:有|配备|配|设)$")
"""至少有一名"""
_REPEATED = re.compile("每(?:年|半年|季度?|月|周|学期|学年)")
_OR = re.compile("(?:的|以上)?[，,、；;]?(?:或者|或是|或)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LOOK_BACK, _LOOK_ON = 120, 60
"""Signs of a clause that are looked at before and behind a number."""
_ARTICLE = re.compile("(?:达到|达|为)?一")
"""一支, 一个: an article, where nothing bounds it."""


@dataclass(frozen=True)
class _Demand:
    """A number that is demanded, and the clause that it stands in."""

    quantity: Quantity
    before: str
    """The clause up to the number."""
    after: str
    """The rest of the clause."""
    above: str
    """The clause before this one, of the same sentence."""
    relation: TargetRelation

    @property
    def text(self) -> str:
        return f"{self.before}{self.quantity.text}{self.after}"


def targets_of(name: str, text: str, line: int | None = None) -> tuple[Target, ...]:
    """The targets of an item with this name and text: named like it, or 卷三-二a, 卷三-二b where there are several."""
    if not any(sign in text for sign in "0123456789%％‰一二两三四五六七八九十百"):
        return ()
    whole = folded(text)
    found = list(_demands(whole))
    joined = _joined_by_or(whole, found)
    named = [(demand, one) for demand, names in zip(found, _names_of_all(found), strict=True) for one in names]
    return tuple(
        _target(_id(name, place, len(named)), demand, called, name if demand.quantity.start in joined else None, line)
        for place, (demand, called) in enumerate(named)
    )


def _id(name: str, place: int, count: int) -> str:
    if count == 1:
        return name
    return f"{name}{_LETTERS[place]}" if count <= len(_LETTERS) else f"{name}({place + 1})"


def _names_of_all(found: Sequence[_Demand]) -> list[Sequence[str | None]]:
    """What each number measures: mostly one thing; two of 知晓率、认同率达70%, one each of …分别达70%、80%."""
    named: list[Sequence[str | None]] = []
    shared: list[str] = []
    for demand in found:
        names = names_of(demand.before)
        if shared and demand.before in ("、", "和", "与", "及"):
            named.append([shared.pop(0)])
        elif "分别" in demand.before and len(names) > 1:
            named.append([names[0]])
            shared = list(names[1:])
        else:
            named.append(names if len(names) > 1 else [name_of(demand.before, demand.after, demand.quantity.noun)])
            shared = []
    return named


def _demands(text: str) -> Iterator[_Demand]:
    """The numbers of a folded text that something is demanded of, from left to right."""
    plain = _QUOTED.sub(lambda match: "·" * len(match[0]), text)
    ends = [0, *(match.end() for match in _CLAUSE_END.finditer(text)), len(text) + 1]
    last = 0
    for quantity in quantities(plain):
        index = bisect_right(ends, quantity.start)
        start, stop = ends[index - 1], ends[index] - 1
        begin = max(start, quantity.start - _LOOK_BACK)
        after = text[quantity.end : min(stop, quantity.end + _LOOK_ON)]
        clause = f"{text[begin : quantity.end]}{after}"
        if _SCORE.search(clause) or not _is_demanded(text[begin : quantity.start], quantity, after):
            continue
        is_of_sentence = start > 0 and text[start - 1] in "，,"
        above = text[max(ends[index - 2], start - _LOOK_BACK) : start - 1] if is_of_sentence else ""
        before = text[max(begin, last) : quantity.start]
        yield _Demand(quantity, before, after, above, _relation(quantity, before))
        last = quantity.end


def _is_demanded(before: str, quantity: Quantity, after: str) -> bool:
    """Whether a number is what somebody has to reach: a per cent, what is bounded, what each has to have."""
    if quantity.noun is None or quantity.noun in _COUNTS_NOTHING or after.startswith(("岁", "周岁")):
        return False
    if quantity.noun == "%":
        return not (before.endswith("(") and after.startswith(")"))  # a weight: 组织领导(20%)
    is_bounded = _relation(quantity, before) is not TargetRelation.REACH or quantity.text.startswith("达")
    if is_bounded or A_HEAD.search(before) or quantity.text.endswith(("/人", "/户")):
        return True
    return not _ARTICLE.match(quantity.text) and bool(scope_of(before) or _REPEATED.search(before))


def _relation(quantity: Quantity, before: str) -> TargetRelation:
    relation = relation_of(quantity)
    is_least = relation is TargetRelation.REACH and _AT_LEAST.search(before)
    return TargetRelation.AT_LEAST if is_least else relation


def _joined_by_or(text: str, found: Sequence[_Demand]) -> set[int]:
    """Where the numbers begin of which one is enough: behind the first stands 或."""
    joined: set[int] = set()
    for one, other in pairwise(found):
        if _OR.match(text, one.quantity.end, other.quantity.start):
            joined |= {one.quantity.start, other.quantity.start}
    return joined


def _target(own: str, demand: _Demand, name: str | None, either: str | None, line: int | None) -> Target:
    quantity, relation = demand.quantity, demand.relation
    strength, word = _strength(demand)
    low = quantity.high if quantity.low is None else quantity.low
    kind = TargetKind.SHARE if quantity.noun == "%" else TargetKind.COUNT
    if kind is TargetKind.COUNT and (A_HEAD.search(demand.before) or quantity.text.endswith(("/人", "/户"))):
        kind = TargetKind.PER_HEAD
    scope = scope_of(demand.before)
    return Target(
        own,
        low or Decimal(0),
        _VERB_BEFORE.sub("", quantity.text),
        demand.text,
        kind,
        relation,
        value_high=quantity.high if relation is TargetRelation.BETWEEN else None,
        unit_of_measure=quantity.noun,
        strength=strength,
        word=word,
        line=line,
        position=quantity.start,
        name=name,
        base=base_of(demand.before, demand.after, demand.above, kind),
        scope=scope,
        each=scope is not None,
        either=either,
    )


def _strength(demand: _Demand) -> tuple[Strength, str | None]:
    """How strong its clause is, and by which word: 力争 and 左右 only hope."""
    hope = _HOPES.search(demand.before) or _HOPE_BEFORE.search(demand.above)
    if hope:
        return Strength.EXPECTED, next(iter(_HOPES.findall(hope[0])), hope[0])
    if demand.relation is TargetRelation.ABOUT:
        about = _ABOUT.search(demand.quantity.text)
        return Strength.EXPECTED, about[0] if about else None
    words = _WORDS.findall(demand.before + re.split(r"\d", demand.quantity.text, maxsplit=1)[0])
    return Strength.BINDING, words[-1] if words else None
