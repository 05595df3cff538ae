"""The time that a sentence names for its numbers: 到2021年底, 每年, 用2-3年, 6月底前."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.sentences import Sentence

_NUMERALS = "一二两三四五六七八九十"
_TO = "[-—–~至到]{1,2}"
_FEW = rf"(?:\d{{1,2}}|[{_NUMERALS}]{{1,3}})"
_TIME = lazy_pattern(
    "(?P<every>每(?:个?(?:年度?|半年|季度?|月|周|学期|学年)|[两三]年))"
    "|(?:截至|到|至|用|在|于)?(?:"
    rf"(?P<year>20\d\d)(?:{_TO}20\d\d)?年(?:年?[底末初]|\d{{1,2}}月(?:份|\d{{1,2}}[日号])?[底末]?|[上下]半年"
    rf"|第?[{_NUMERALS}1-4]季度)?(?:[之以]?前|期间)?"
    "|“?十[一二三四五六]五”?(?:规划)?(?:期间|期末|时期|末)"
    "|规划期[末内]|(?:今|明|本|当)年(?:度?[底末](?:[之以]?前)?|度?内)|(?:今|明|本)年|年[底末](?:[之以]?前)?|年内|全年"
    rf"|{_FEW}月(?:份|\d{{1,2}}[日号]|[底末])?[之以]?前|第[{_NUMERALS}1-4]季度|[上下]半年"
    rf"|{_FEW}(?:{_TO}{_FEW})?年(?:的?时间|之?内))"
)
_NAMED = lazy_pattern("《[^《》]{0,80}》|〔[^〔〕]{0,10}〕")
"""What others are called: a plan of 2011—2015 says nothing of the numbers behind it."""
_YEARS_LISTED = lazy_pattern(r"(?:20\d\d年?[底末]?(?:、|以?及|和|与)[到至]?){1,9}20\d\d年[底末]?")
"""到2023年、2025年，… 分别达到80%和100%"""
_COMPARED = frozenset("比较与同按")
_SIGNS = frozenset(",，:：")
_NAMES_YEAR = lazy_pattern(r"20\d\d年|十[一二三四五六]五")
_HEAD = 6
"""Signs before a time that still begins its sentence: 力争到2025年, 1.到2020年底."""


def _blotted(match: re.Match[str]) -> str:
    return "·" * len(match[0])


class _Time(NamedTuple):
    start: int
    end: int
    text: str
    recurs: bool


class Times(Struct, frozen=True, dict=True):
    """The times in a folded text. `year` is that of the document: an earlier one is no time of something to come."""

    text: str
    year: int | None

    @cached_property
    def _found(self) -> Sequence[_Time]:
        return [
            _Time(match.start(), match.end(), match[0], match["every"] is not None)
            for match in _TIME.finditer(_NAMED.sub(_blotted, self.text))
            if not self._is_past(match) and self.text[max(0, match.start() - 1) : match.start()] not in _COMPARED
        ]

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [time.start for time in self._found]

    def _is_past(self, match: re.Match[str]) -> bool:
        is_named_as_end = match[0][0] in "到至"  # 到2019年底 of a plan that was issued in January 2020
        return match["year"] is not None and self.year is not None and int(match["year"]) < self.year - is_named_as_end

    def of(self, sentence: Sentence, position: int, stop: int) -> str | None:
        """The time of a number: the last before it in its sentence, else the first behind it up to `stop`."""
        index = bisect_right(self._starts, position)
        if index and self._found[index - 1].start >= sentence.start:
            return self._found[index - 1].text
        return self._found[index].text if index < len(self._found) and self._found[index].end <= stop else None

    def each_of(self, sentence: Sentence, position: int, count: int) -> Sequence[str] | None:
        """The times of so many numbers, where the last time before them names as many years; else None."""
        listed = [*_YEARS_LISTED.finditer(self.text, sentence.start, position)]
        if not listed or any(listed[-1].end() < start < position for start in self._starts):
            return None
        end = "底" if listed[-1][0][-1] in "底末" else ""
        years = re.findall(r"20\d\d", listed[-1][0])
        return [f"到{year}年{end}" for year in years] if len(years) == count else None

    def left_by(self, sentence: Sentence) -> str | None:
        """The time that holds of the sentences behind it, too: the one that stands at its head.

        Of the first sentence it may stand farther on where it is an end (到2025年). 三年内新增3所 says of its own verb
        alone when that is, other than 三年内，新增3所.
        """
        first, last = (bisect_left(self._starts, place) for place in sentence)
        for time in self._found[first:last]:
            is_at_head = time.start <= sentence.start + _HEAD
            is_end = time.text[0] in "到至"
            is_apart = _NAMES_YEAR.search(time.text) or self.text[time.end : time.end + 1] in _SIGNS
            if not time.recurs and is_apart and (is_at_head or (is_end and sentence.start == 0)):
                return time.text
        return None
