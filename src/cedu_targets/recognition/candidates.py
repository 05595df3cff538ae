"""The numbers in the sentences of any text that somebody may have to reach: per cents, floors, one for each, totals.

Nothing here knows a rule pack, and nothing is judged: what a number is a target of only a person can say. Ages, levels,
numbers of documents, articles (一批), scores, and what is told of the past or the present are left out.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from cedu_targets.domain.candidates import Candidate
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import Quantity, folded
from cedu_targets.domain.targets import TargetKind, TargetRelation
from cedu_targets.recognition.candidate_numbers import MAKING, each_of, is_condition, is_number_to_reach
from cedu_targets.recognition.candidate_words import bare, is_share_of_units, names_said
from cedu_targets.recognition.demands import JOINS, VERB_BEFORE, Demand, demands_in, hope_in
from cedu_targets.recognition.headings_above import HeadingsAbove
from cedu_targets.recognition.items.drafts import Setting
from cedu_targets.recognition.items.paragraphs import paragraphs_of
from cedu_targets.recognition.sentences import FoldedParagraph, Sentence
from cedu_targets.recognition.times_of_numbers import Times
from cedu_targets.recognition.told_facts import Facts, Mode, is_report

_SIGN = lazy_pattern("[0-9０-９一二两三四五六七八九十百]|全覆盖|全面覆盖|全部覆盖")
_SIGNS = lazy_pattern("[,，。;；:：!！?？]")
_SAID = lazy_pattern(f"{MAKING.pattern}|每|各|不低于|不少于|不超过|超过|至少|人均")
"""What makes a clause one that is understood by itself."""
_STRONG = frozenset(
    {"不低于", "不少于", "不得低于", "不得少于", "不超过", "不高于", "至少", "超过", "高于", "大于", "达到", "达", "占"}
)
_ALL = Decimal(1)
_COVERED = lazy_pattern("全覆盖|全面覆盖|全部覆盖")
_COVERING = lazy_pattern("(?:实现|做到|推进|推动|达到|基本){1,4}$")
_FOR_EACH = frozenset({"个", "所", "处", "家", "座", "支"})
_LOOK_BACK, _LOOK_ON = 120, 60
"""Signs of a sentence that are looked at before and behind a number."""


def candidates_in(lines: Sequence[str]) -> tuple[Candidate, ...]:
    """The candidates in the lines of a text, or in the paragraphs of a Word document, in their order."""
    if not any(map(_SIGN.search, lines)):
        return ()
    setting = Setting(lines)
    year = _year(setting)
    headings = HeadingsAbove(tells_facts=is_report(setting.titles.first or ""))
    found: list[Candidate] = []
    for paragraph in paragraphs_of(lines):
        whole = FoldedParagraph(paragraph)
        times = Times(whole.text, year)
        headings.pass_by(whole, times)
        if not paragraph.is_end and whole.text:
            found += _InParagraph(whole, times, Facts(whole.text, year), headings.mode, headings.time).candidates()
    return tuple(found)


def _year(setting: Setting) -> int | None:
    """The year in which a text looks ahead: of its issue, or the first of its plan where that is earlier."""
    period = setting.period(1)
    years = [setting.issued.year] if setting.issued else []
    years += [int(period[:4])] if period else []
    return min(years, default=None)


class _InParagraph(Struct, frozen=True, dict=True):
    """A paragraph, and what the headings above leave to its first sentence."""

    whole: FoldedParagraph
    times: Times
    facts: Facts
    mode: Mode | None
    time: str | None

    def candidates(self) -> Iterator[Candidate]:
        """In the order of the text."""
        demands = list(demands_in(self.whole.text, self._is_wanted))
        ends = [demand.quantity.start for demand in demands[1:]] + [len(self.whole.text)]
        said = names_said(demands, [self._whole_sentence(demand.quantity.start) for demand in demands])
        times = self._times_of(demands, said)
        found = [self._made(*one) for one in zip(demands, said, times, ends, strict=False)]
        yield from (one for _, one in sorted([*found, *self._covered()], key=lambda placed: placed[0]))

    @cached_property
    def _said_before(self) -> Sequence[tuple[Mode | None, str | None]]:
        """For each sentence the mode and the time that the sentences before it leave it."""
        mode, time = self.mode, self.time
        found = []
        for sentence in self.whole.sentences:
            found.append((mode, time))
            mode = self.facts.left_by(sentence, mode, self.mode)
            time = self.times.left_by(sentence) or time
        return found

    def _times_of(
        self, demands: Sequence[Demand], said: Sequence[tuple[str | None, str | None]]
    ) -> Sequence[str | None]:
        """For each number the year that a list of years gives it (2023年、2025年分别达到80%和100%); else None."""
        times: list[str | None] = [None] * len(demands)
        first = 0
        for index in range(1, len(demands) + 1):
            if index < len(demands) and demands[index].before in JOINS and said[index] == said[first]:
                continue
            start = demands[first].quantity.start
            years = self.times.each_of(self._sentence(start), start, index - first) if index - first > 1 else None
            times[first:index] = years or times[first:index]
            first = index
        return times

    def _whole_sentence(self, position: int) -> int:
        """Where the sentence of a position begins, to which the parts before its ； belong."""
        index = self.whole.sentence_at(position)
        while index and self.whole.text[self.whole.sentences[index].start - 1] in ";；":
            index -= 1
        return self.whole.sentences[index].start

    def _sentence(self, position: int) -> Sentence:
        return self.whole.sentences[self.whole.sentence_at(position)]

    def _is_fact(self, position: int) -> bool:
        index = self.whole.sentence_at(position)
        mode = self.facts.mode_at(self.whole.sentences[index], position, self._said_before[index][0])
        return mode is not None and mode.is_fact

    def _is_wanted(self, before: str, quantity: Quantity, after: str) -> bool:
        start = max(self._sentence(quantity.start).start, quantity.start - _LOOK_BACK)
        shared = self.whole.text[start : quantity.start - len(before)] if start < quantity.start - len(before) else ""
        rest = self.whole.text[quantity.end : min(self._sentence(quantity.start).end, quantity.end + _LOOK_ON)]
        if self._is_fact(quantity.end - 1) or is_condition(quantity, before, rest):
            return False
        return is_number_to_reach(quantity, before, after, shared)

    def _made(
        self, demand: Demand, said: tuple[str | None, str | None], time: str | None, until: int
    ) -> tuple[int, Candidate]:
        """A number as a candidate; the next one that is wanted begins at `until`."""
        quantity = demand.quantity
        printed = VERB_BEFORE.sub("", quantity.text)
        at = quantity.end - len(printed)
        start, end = self._clause(quantity, until)
        scope = each_of(demand.before, quantity.noun)
        kind = _kind(demand, scope, said[0])
        heads = demand.heads if kind is TargetKind.PER_HEAD else 1
        time = time or self._by(quantity.start, end)
        strength, word = self._strength(demand, start)
        text = self.whole.printed(start, end)
        low = None if demand.relation is TargetRelation.AT_MOST else quantity.low
        high = None if demand.relation is TargetRelation.AT_LEAST else quantity.high
        name, base, of = (_as_printed(one, text) for one in (*said, scope))
        return quantity.start, Candidate(
            self.whole.line_at(at), text, text[at - start : quantity.end - start], low, high, quantity.noun,
            kind, demand.relation, strength, word, name, base, heads, of, time, at - start,
        )  # fmt: skip

    def _covered(self) -> Iterator[tuple[int, Candidate]]:
        """What is to be done everywhere (全覆盖): all of the units, of which no number is printed."""
        text = self.whole.text
        for match in _COVERED.finditer(text):
            at = match.start()
            if self._is_fact(at):
                continue
            number = Quantity(_ALL, _ALL, None, approximate=False, text=match[0], start=at, end=match.end())
            start, end = self._clause(number, len(text))
            before = text[start:at]
            strength, word = self._strength(Demand(number, before, "", "", TargetRelation.AT_LEAST), start)
            yield at, Candidate(
                self.whole.line_at(at), self.whole.printed(start, end), match[0], _ALL, _ALL, None,
                TargetKind.COVERAGE, TargetRelation.AT_LEAST, strength, word,
                bare(_COVERING.sub("", before)), by=self._by(at, end), position=at - start,
            )  # fmt: skip

    def _strength(self, demand: Demand, start: int) -> tuple[Strength, str | None]:
        """How strong its clauses are; 力争到2025年 at the head of a sentence is said of all its numbers."""
        strength, word = demand.strength
        if strength is Strength.EXPECTED:
            return strength, word
        sentence = self._sentence(demand.quantity.start)
        hope = hope_in(self.whole.text[start : demand.quantity.start]) or hope_in(
            self.whole.text[sentence.start : sentence.start + 30], of_all=True
        )
        if hope is not None:
            return Strength.EXPECTED, hope
        making = MAKING.findall(self.whole.text[start : demand.quantity.start])
        return strength, word if word is not None and word in _STRONG else (making[-1] if making else word)

    def _by(self, position: int, stop: int) -> str | None:
        index = self.whole.sentence_at(position)
        return self.times.of(self.whole.sentences[index], position, stop) or self._said_before[index][1]

    def _clause(self, quantity: Quantity, until: int) -> tuple[int, int]:
        """Where the clause of a number begins and ends; a thing and its number (社区5个) begin at a verb they share."""
        text, start, end = self.whole.text, quantity.start, quantity.end
        floor = max(self._sentence(start).start, start - _LOOK_BACK)
        signs = [match.end() for match in _SIGNS.finditer(text, floor, start)]
        begin = signs.pop() if signs else floor
        is_counted = quantity.noun not in (None, "%")
        while is_counted and begin > floor and not _SAID.search(text, begin, end):
            begin = signs.pop() if signs else floor
        stop = _SIGNS.search(text, end, end + _LOOK_ON)
        last = stop.start() if stop else min(len(text), end + _LOOK_ON)
        cut = text.find("、", end, until) if until < last else -1
        return begin, last if cut < 0 else cut


def _as_printed(said: str | None, text: str) -> str | None:
    """Words of a clause as they are printed in it; as they are folded where they stand not together."""
    plain = folded(text)
    at = -1 if said is None or len(plain) != len(text) else plain.find(said)
    return said if said is None or at < 0 else text[at : at + len(said)]


def _kind(demand: Demand, scope: str | None, name: str | None) -> TargetKind:
    """What the number measures; one for each of several units (每个乡镇一所) is a matter of all of them."""
    kind, quantity = demand.kind, demand.quantity
    if kind is TargetKind.SHARE and is_share_of_units(demand, name):
        return TargetKind.COVERAGE
    is_one = quantity.low == 1 and quantity.noun in _FOR_EACH
    return TargetKind.COVERAGE if kind is TargetKind.COUNT and scope is not None and is_one else kind
