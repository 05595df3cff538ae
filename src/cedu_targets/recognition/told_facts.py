"""What a text tells of the past or the present, not of what is to be reached: 现有12所, 2018年共培训3万人次."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.demands import without_quotes
from cedu_targets.recognition.items.titles import heads_a_report
from cedu_targets.recognition.sentences import Sentence


class Mode(Enum):
    """What the words before a number say of it."""

    SO_FAR = "so_far"
    """By a time: 截至2019年底, 去年, 目前."""
    DONE = "done"
    """By a word of its own: 已, 先后, 预计."""
    COUNTED = "counted"
    """By a word that a goal has, too: 共培训, 拥有, 累计."""
    TO_DO = "to_do"
    """力争, 确保, 应"""
    BY_YEAR = "by_year"
    """By a time alone: 到2025年."""

    @property
    def is_fact(self) -> bool:
        """Whether it tells what is so, or was."""
        return self not in _AHEAD


_AHEAD = frozenset({Mode.TO_DO, Mode.BY_YEAR})


class _Mark(NamedTuple):
    position: int
    mode: Mode


_MARK = lazy_pattern(
    "(?P<so_far>现有|现已|目前|现状|截[至止]|近(?:几?年|[两三五十]年)来?(?!内)|(?:以|年)来(?!水)|过去"
    "|(?<![比较与同])(?:去年|上一?年度?(?!末?前)))"
    "|(?P<done>已(?!知)|曾经?|先后|荣获|获评|被评|同比|(?:预计|预测)(?:[到至]?20\\d\\d年)?)"
    "|(?P<counted>共有|(?<![人民])拥有|累计|共计|总计|(?<![公])共(?:培训|举办|开展|建成|组织|完成|投入|评选|开设|发放|建立|成立))"
    "|(?P<did>(?<![为除罢])了(?=\\d))"
    "|(?P<to_do>力争|争取|确保|(?<![共的同])努力(?!下)|逐步|必须|(?<![主重必需只摘纪提概首不纲])要(?![求素点闻])"
    "|(?<![响适相反供效])应(?![用对急届聘])|须|今后|下一步|基础上|至少|不低于|不少于|不得|拟)"
    r"|(?P<to>[到至])?(?P<year>(?:19|20)\d\d)年(?![-—–~至])"
)
_PERFECT = lazy_pattern("(?<![为除罢])了(?![解然如结却])")
_NUMBERED = lazy_pattern(r"[(]?[一二三四五六七八九十\d]{1,3}[)、.]")
_LONGEST_HEADING, _LONGEST_CLAUSE = 20, 120
_COMPARED = frozenset("比较与于同按")
_FACT_HEADING = lazy_pattern(
    "现状|回顾|(?:发展|工作|规划)基础|成效|成绩|情况|进展|存在|问题|背景|形势|总结|概况|十三五(?!规划)"
)
_GOAL_HEADING = lazy_pattern("目标|任务|计划|打算|安排|措施|要求|下一步|今后|保障")


def is_report(title: str) -> bool:
    """Whether a text with this title tells what was done."""
    return heads_a_report(title) and not _GOAL_HEADING.search(title)


def heading_tells_facts(heading: str) -> bool | None:
    """Whether what stands below a heading is what was done or is so; None where the heading does not say."""
    if _GOAL_HEADING.search(heading):
        return False
    return True if _FACT_HEADING.search(heading) else None


class Facts(Struct, frozen=True, dict=True):
    """Where a folded text turns from what is so to what is to be, by its words. `year` is that of the document."""

    text: str
    year: int | None

    @cached_property
    def _marks(self) -> Sequence[_Mark]:
        return list(self._found())

    @cached_property
    def _positions(self) -> Sequence[int]:
        return [mark.position for mark in self._marks]

    @cached_property
    def _perfects(self) -> Sequence[int]:
        return [match.start() for match in _PERFECT.finditer(self.text)]

    def _found(self) -> Iterator[_Mark]:
        for match in _MARK.finditer(without_quotes(self.text)):
            if match["year"] is None:
                yield _Mark(match.start(), Mode.DONE if match["did"] else Mode(match.lastgroup))
            elif match["to"]:
                yield _Mark(match.start(), Mode.BY_YEAR)
            elif self.year is not None and self.text[max(0, match.start() - 1) : match.start()] not in _COMPARED:
                yield _Mark(match.start(), Mode.BY_YEAR if int(match["year"]) >= self.year else Mode.SO_FAR)

    def mode_at(self, sentence: Sentence, position: int, before: Mode | None) -> Mode | None:
        """What the words of a sentence say up to a position; where they say nothing, what the one `before` left."""
        first, last = (bisect_left(self._positions, place) for place in (sentence.start, position))
        mode = self._marks[last - 1].mode if first < last else before
        if mode is Mode.COUNTED:
            earlier = self._marks[last - 2].mode if last - first > 1 else before
            mode = earlier if earlier in _AHEAD else mode
        return Mode.DONE if mode in (None, Mode.BY_YEAR) and self._is_perfect(sentence, position) else mode

    def _is_perfect(self, sentence: Sentence, position: int) -> bool:
        """Whether the verbs of its clause, or behind it, tell what was done: 到2010年底，达到2.8%，提高了1.8%."""
        begin = max(sentence.start, position - _LONGEST_CLAUSE)
        begin = max(begin, self.text.rfind(",", begin, position))
        first, last = (bisect_left(self._perfects, place) for place in (begin, sentence.end))
        return first < last

    def left_by(self, sentence: Sentence, before: Mode | None, usual: Mode | None) -> Mode | None:
        """What a sentence leaves to the next one; where 已 stands behind a demand (要达到已建成…), the `usual`.

        A short one that is a heading amid the text, （二）目标任务。, says it as headings do.
        """
        text = self.text[sentence.start : sentence.end]
        if len(text) <= _LONGEST_HEADING and _NUMBERED.match(text):
            facts = heading_tells_facts(text)
            return before if facts is None else Mode.SO_FAR if facts else Mode.TO_DO
        mode = self.mode_at(sentence, sentence.end, before)
        first, last = (bisect_left(self._positions, place) for place in sentence)
        is_demanded = any(mark.mode in _AHEAD for mark in self._marks[first:last])
        return usual if mode in (Mode.DONE, Mode.COUNTED) and is_demanded else mode
