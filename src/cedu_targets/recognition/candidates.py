"""The numbers in the sentences of any text that somebody may have to reach: per cents, floors, one for each, totals.

Nothing here knows a rule pack, and nothing is judged: what a number is a target of only a person can say. Ages, levels,
numbers of documents, articles (一批), scores, and what is told of the past or the present are left out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from cedu_targets.domain.candidates import Candidate
from cedu_targets.domain.quantity import Quantity
from cedu_targets.domain.targets import A_HEAD, TargetKind, TargetRelation
from cedu_targets.recognition.demands import ARTICLE, REPEATED, VERB_BEFORE, Demand, bounded, demands_in, names_of_all
from cedu_targets.recognition.items.drafts import Setting
from cedu_targets.recognition.items.paragraphs import Level, Paragraph, paragraphs_of
from cedu_targets.recognition.items.threshold_names import base_of, scope_of
from cedu_targets.recognition.sentences import FoldedParagraph
from cedu_targets.recognition.times_of_numbers import Times
from cedu_targets.recognition.told_facts import Facts, heading_tells_facts, is_report

_SIGN = re.compile("[0-9０-９%％一二两三四五六七八九十百全]")
_NO_COUNT = frozenset({"级", "年", "个月", "天", "批", "块", "条"})
_ABSTRACT = re.compile(
    "(?:方面|机制|体系|原则|环节|层次|层面|维度|阶段|结合|转变|突出|确保|重点|坚持|统一|一(?=工程|活动)|全面|自信|意识|文明|能力|到位"
    "|大|先|有|无|化|区(?!级)|典范|月|部门|单位|主体|领域|步骤|时期)"
)
_CHINESE = re.compile("(?:达到|达|为)?[一二两三四五六七八九十]{1,3}")
_MAKING = re.compile(
    "培训|培养|培育|建设|建成|建立|建好|新建|改建|扩建|共建|创建|争创|创办|打造|评选|认定|命名|遴选|选树|推出|推荐|表彰|开发|开设|开展|举办"
    "|组织|完成|设立|成立|配备|配齐|选派|选聘|聘请|招募|新增|增加|扩大|发展|达到|形成|征集|制作|编写|编印|录制|拍摄|扶持|服务|覆盖|惠及|改造"
    "|上线|发放|组建|孵化|申报|吸纳|招收|招生|建有|有|设|配|建|达|办|做到"
)
_MONEY_GIVEN = re.compile("奖励|补助|补贴|资助|给予|收费|罚款|标准为")
_QUALIFIED = re.compile("^(?:学历|职称|文化程度|工作经[历验]|从业|任职)")
_VERB = re.compile(f"{_MAKING.pattern}|每|各|不|超|至少|人均")
_SIGNS = re.compile("[,，。;；:：!！?？]")
_COVERED = re.compile("全覆盖|全面覆盖|全部覆盖")
_AIMED = re.compile("力争|争取|确保|目标|实现|达到|要|应")


def candidates_in(lines: Sequence[str]) -> tuple[Candidate, ...]:
    """The candidates in the lines of a text, or in the paragraphs of a Word document, in their order."""
    if not any(map(_SIGN.search, lines)):
        return ()
    setting = Setting(lines)
    year = _year(setting)
    below = _Headings(is_report(setting.titles.first or ""))
    return tuple(candidate for paragraph in paragraphs_of(lines) for candidate in _of_paragraph(paragraph, below, year))


def _year(setting: Setting) -> int | None:
    if setting.issued is not None:
        return setting.issued.year
    period = setting.period(len(setting.lines))
    return int(period[:4]) if period else None


@dataclass
class _Headings:
    """What the headings above a paragraph say of it: whether facts stand below, and by when something is due."""

    tells_facts: bool
    _above: dict[Level, tuple[bool | None, str | None]] = field(default_factory=dict)

    def pass_by(self, paragraph: Paragraph, time: str | None) -> None:
        """A paragraph was read: it stands above what follows with a lower level."""
        level = Level.PART if paragraph.is_end else paragraph.level
        if level is Level.NONE:
            return
        self._above = {one: said for one, said in self._above.items() if one < level}
        heading = paragraph.head.partition("。")[0]
        facts = heading_tells_facts(heading) if len(heading) <= 30 else None
        self._above[level] = (facts, time)

    def facts(self, level: Level) -> bool:
        said = [facts for one, (facts, _) in sorted(self._above.items()) if one <= level and facts is not None]
        return said[-1] if said else self.tells_facts

    def time(self, level: Level) -> str | None:
        said = [time for one, (_, time) in sorted(self._above.items()) if one < level and time]
        return said[-1] if said else None


def _of_paragraph(paragraph: Paragraph, below: _Headings, year: int | None) -> Iterator[Candidate]:
    if paragraph.is_end:
        below.pass_by(paragraph, None)
        return
    whole = FoldedParagraph(paragraph)
    times = Times(whole.text, year)
    heads_others = paragraph.heading is not None or whole.text.endswith((":", "。"))
    below.pass_by(paragraph, times.at_head(0, len(whole.text)) if heads_others else None)
    yield from _InParagraph(whole, times, Facts(whole.text, year), below).candidates()


@dataclass(frozen=True)
class _InParagraph:
    whole: FoldedParagraph
    times: Times
    facts: Facts
    below: _Headings

    @cached_property
    def sentences(self) -> Sequence[tuple[int, int]]:
        return list(self.whole.sentences())

    @cached_property
    def _said_before(self) -> Sequence[tuple[str | None, str | None]]:
        """For each sentence the mode and the time that the sentences before it leave it."""
        level = self.whole.paragraph.level
        mode: str | None = "fact" if self.below.facts(level) else None
        time = self.below.time(level)
        found = []
        for start, end in self.sentences:
            found.append((mode, time))
            mode = self.facts.mode_at(start, end, mode)
            time = self.times.at_head(start, end) or time
        return found

    def _sentence(self, position: int) -> int:
        return bisect_right(self.sentences, position, key=lambda one: one[0]) - 1

    def candidates(self) -> Iterator[Candidate]:
        found = [(demand.quantity.start, self._made(demand, names)) for demand, names in self._named()]
        found += self._covered()
        yield from (candidate for _, candidate in sorted(found, key=lambda one: one[0]))

    def _named(self) -> Iterator[tuple[Demand, str | None]]:
        demands = list(demands_in(self.whole.text, self._is_wanted))
        for demand, names in zip(demands, names_of_all(demands), strict=True):
            yield demand, "、".join(name for name in names if name) or None

    def _is_fact(self, position: int) -> bool:
        index = self._sentence(position)
        return self.facts.mode_at(self.sentences[index][0], position, self._said_before[index][0]) == "fact"

    def _is_wanted(self, before: str, quantity: Quantity, after: str) -> bool:
        return _is_number_to_reach(before, quantity, after, self._sentence_before(quantity)) and not self._is_fact(
            quantity.start
        )

    def _sentence_before(self, quantity: Quantity) -> str:
        start = self.sentences[self._sentence(quantity.start)][0]
        return self.whole.text[max(start, quantity.start - 120) : quantity.start]

    def _made(self, demand: Demand, name: str | None) -> Candidate:
        quantity = demand.quantity
        strength, word = demand.strength
        scope = scope_of(demand.before)
        kind = demand.kind
        if kind is TargetKind.COUNT and scope and ARTICLE.match(quantity.text) and quantity.noun in ("个", "所", "处"):
            kind = TargetKind.COVERAGE
        start, end = self._clause(quantity.start, quantity.end)
        printed = VERB_BEFORE.sub("", quantity.text)
        at = quantity.end - len(printed)
        return Candidate(
            self.whole.line_at(at), self.whole.printed(start, end), self.whole.printed(at, quantity.end),
            quantity.low, quantity.high, quantity.noun, kind, demand.relation, strength, word, name,
            base_of(demand.before, demand.after, demand.above, kind), scope, self._by(quantity.start, end), at - start,
        )  # fmt: skip

    def _covered(self) -> Iterator[tuple[int, Candidate]]:
        text = self.whole.text
        for match in _COVERED.finditer(text):
            if self._is_fact(match.start()):
                continue
            start, end = self._clause(match.start(), match.end())
            one = Quantity(Decimal(1), Decimal(1), None, approximate=False, text=match[0], start=match.start())
            before = text[start : match.start()]
            strength, word = Demand(one, before, "", "", TargetRelation.REACH).strength
            name = re.sub("^.*(?:实现|做到|推进)", "", before)[-30:] or None
            yield match.start(), Candidate(
                self.whole.line_at(match.start()), self.whole.printed(start, end), match[0], one.low, one.high, None,
                TargetKind.COVERAGE, TargetRelation.AT_LEAST, strength, word, name,
                by=self._by(match.start(), end), position=match.start() - start,
            )  # fmt: skip

    def _by(self, position: int, stop: int) -> str | None:
        index = self._sentence(position)
        return self.times.of(self.sentences[index][0], position, stop) or self._said_before[index][1]

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        """Where the clause of a number begins and ends; back to the verb that it shares with the one before it."""
        text = self.whole.text
        floor = max(self.sentences[self._sentence(start)][0], start - 120)
        signs = [match.end() for match in _SIGNS.finditer(text, floor, start)]
        begin = signs.pop() if signs else floor
        while not _VERB.search(text, begin, end) and "%" not in text[start:end] and begin > floor:
            begin = signs.pop() if signs else floor
        stop = _SIGNS.search(text, end, end + 60)
        return begin, stop.start() if stop else min(len(text), end + 60)


def _is_number_to_reach(before: str, quantity: Quantity, after: str, sentence: str) -> bool:
    """Whether a number may be one to reach by its own words; `sentence` is what stands before it in its sentence."""
    noun = quantity.noun
    if noun is None or noun in _NO_COUNT or after.startswith(("岁", "周岁")) or _QUALIFIED.search(before):
        return False
    if noun == "%":
        return not (before.endswith("(") and after.startswith(")"))
    if noun == "部" and after[:1] in ("门", "分", "委"):
        return False
    if noun == "元" and _MONEY_GIVEN.search(sentence):
        return False
    is_bounded = bounded(quantity, before) is not TargetRelation.REACH or quantity.text.startswith("达")
    if is_bounded or A_HEAD.search(before) or quantity.text.endswith(("/人", "/户")):
        return True
    if scope_of(before) or re.search("一个?(?:社区|村|镇|街道|乡镇|校|区)$", before):
        return not _ABSTRACT.match(after)
    if ARTICLE.match(quantity.text) and not (REPEATED.search(before) and noun in ("次", "场", "期")):
        return False
    if REPEATED.search(before):
        return True
    if _CHINESE.match(quantity.text) and noun in ("个", "项", "种", "件", "部", "本") and _ABSTRACT.match(after):
        return False
    return _MAKING.search(sentence) is not None or _AIMED.search(sentence) is not None
