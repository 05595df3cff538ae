"""A number in a clause, and what its words make of it: how it is bounded, how strongly, and what it measures."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from cedu_targets.domain.bounds import bounded, heads_in
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import Quantity, is_known, quantities
from cedu_targets.domain.targets import A_HEAD, TargetKind, TargetRelation
from cedu_targets.recognition.items.threshold_names import name_of, names_of

COUNTS_NOTHING = frozenset({"级", "年", "个月", "天", "批", "个百分点"})
NEVER_REACHED = lazy_pattern("周?岁|月龄|[年月日周时级等星分楼层线般字米度](?!钟)|学期|工作|[A-Za-z\\d]")
"""No measure of what is to be reached: 60岁以上, 5日以内, 不低于60分."""
JOINS = frozenset({"、", "和", "与", "及", "以及"})
"""Between two numbers of one verb."""
ARTICLE = lazy_pattern("(?:达到|达|为)?一(?![十百千万亿成])")
"""一支, 一个: an article, where nothing bounds it."""
REPEATED = lazy_pattern("每(?:年|半年|季度?|月|周|学期|学年)")
OR = lazy_pattern("(?:的|以上)?[，,、；;]?(?:或者|或是|或)")
VERB_BEFORE = lazy_pattern("^(?:达到|达|为)")
_CLAUSE_END = lazy_pattern("[，,。；;：:！!？?]")
_LOOK_BACK, _LOOK_ON = 120, 60
"""Signs of a clause that are looked at before and behind a number."""
_QUOTED = lazy_pattern("《[^《》]{0,80}》|“[^“”]{0,20}”|〔[^〔〕]{0,10}〕")
"""What others call themselves: 《2020—2025年规划》, “五个一”."""
_SCORE = lazy_pattern(r"[得扣加计给记减]\d{1,3}(?:\.\d)?分|不得分|扣分|得分|加分")
"""What a number is worth is told in the clause: 低于70%扣2分."""
_HOPES = lazy_pattern("力争|争取|努力|逐步|初步|探索|尽量|原则上|(?:鼓励|引导|倡导|支持)(?!率|度|力|者|性)")
_HOPE_BEFORE = lazy_pattern(r"(?:力争|争取|努力)[到在用]?[\d一二三五年内末底前间、~—-]{0,12}$")
"""力争到2025年，参与率达50%"""
_HOPE_AT_HEAD = lazy_pattern(r"(?:力争|争取|努力)[到在用]?[\d一二三四五两年内末底前时间、~—-]{1,12}[，,]")
_WORDS = lazy_pattern(
    "达到|达(?!标)|占|不低于|不少于|不得低于|不得少于|不超过|不高于|至少|超过|高于|大于|有|为|配备|设|建|开展|举办|落实"
)
_ABOUT = lazy_pattern("左右|上下|大约|约|近|余|多")

_BEGINNING = lazy_pattern("[从由自][^从由自，,]{0,12}$")
_ONWARD = lazy_pattern(
    "[^，,。；;]{0,6}(?:提高|提升|增长|增加|上升|扩大|发展|下降|降低|减少|压减|压缩)[到至为]|的?基础上"
)
"""从12%提高到20%: the first number is what there is, the last one what is to be reached."""


class Demand(Struct, frozen=True):
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

    @property
    def kind(self) -> TargetKind:
        """What the number measures, of those that its own words tell: a share, so much a head, else a count."""
        if self.quantity.noun == "%":
            return TargetKind.SHARE
        a_head = A_HEAD.search(self.before) or self.quantity.text.endswith(("/人", "/户"))
        return TargetKind.PER_HEAD if a_head or self.heads > 1 else TargetKind.COUNT

    @property
    def heads(self) -> int:
        """For so many heads the number counts: 1000 of 每千人2名."""
        return heads_in(self.before)

    @property
    def strength(self) -> tuple[Strength, str | None]:
        """How strong its clause is, and by which word: 力争 and 左右 only hope."""
        hope = _HOPES.search(self.before) or _HOPE_BEFORE.search(self.above)
        if hope:
            return Strength.EXPECTED, next(iter(_HOPES.findall(hope[0])), hope[0])
        if self.relation is TargetRelation.ABOUT:
            about = _ABOUT.search(self.quantity.text)
            return Strength.EXPECTED, about[0] if about else None
        words = _WORDS.findall(self.before + re.split(r"\d", self.quantity.text, maxsplit=1)[0])
        return Strength.BINDING, words[-1] if words else None


def names_of_all(found: Sequence[Demand]) -> list[Sequence[str | None]]:
    """What each number measures: two rates where they share it; 分别 gives each rate its own of 70%、80%."""
    named: list[Sequence[str | None]] = []
    shared: list[str] = []
    for demand in found:
        names = names_of(demand.before)
        if shared and demand.before in JOINS:
            named.append([shared.pop(0)])
        elif "分别" in demand.before and len(names) > 1:
            named.append([names[0]])
            shared = list(names[1:])
        else:
            named.append(names if len(names) > 1 else [name_of(demand.before, demand.after, demand.quantity.noun)])
            shared = []
    return named


def demands_in(text: str, is_demanded: Callable[[str, Quantity, str], bool]) -> Iterator[Demand]:
    """The numbers of a folded text that something is demanded of, from left to right; no score is one.

    `is_demanded` is asked of each number with its clause up to it and behind it.
    """
    plain = without_quotes(text)
    ends = [0, *(match.end() for match in _CLAUSE_END.finditer(text)), len(text) + 1]
    last = 0
    for quantity in quantities(plain):
        index = bisect_right(ends, quantity.start)
        start, stop = ends[index - 1], ends[index] - 1
        begin = max(start, quantity.start - _LOOK_BACK)
        after = text[quantity.end : min(stop, quantity.end + _LOOK_ON)]
        clause = f"{text[begin : quantity.end]}{after}"
        if _SCORE.search(clause) or _divides(text[begin : quantity.start], after):
            continue
        if not is_demanded(text[begin : quantity.start], quantity, after):
            continue
        is_of_sentence = start > 0 and text[start - 1] in "，,"
        above = text[max(ends[index - 2], start - _LOOK_BACK) : start - 1] if is_of_sentence else ""
        before = text[max(begin, last) : quantity.start]
        yield Demand(quantity, before, after, above, bounded(quantity, before))
        last = quantity.end


def _divides(before: str, after: str) -> bool:
    """Whether a number is none to reach, but what another one is counted by (每千人2名) or begins at (从12%到…)."""
    if before.endswith("每"):
        return True
    return _ONWARD.match(after) is not None and (
        after.startswith(("基础", "的基础")) or bool(_BEGINNING.search(before))
    )


def is_unreachable(noun: str) -> bool:
    """Whether a word that only the bound behind it tells to be a measure is one of ages, days or ranks."""
    return not is_known(noun) and NEVER_REACHED.search(noun) is not None


def without_quotes(text: str) -> str:
    """A folded text, as long as it is, in which what others call themselves is blotted out."""
    return _QUOTED.sub(lambda match: "·" * len(match[0]), text)


def hope_in(text: str, *, of_all: bool = False) -> str | None:
    """The word by which a clause only hopes (力争), or, of a sentence, one before its time (力争到2025年，…)."""
    found = _HOPE_AT_HEAD.match(text) if of_all else _HOPES.search(text)
    return None if found is None else next(iter(_HOPES.findall(found[0])), found[0])
