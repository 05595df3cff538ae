"""The time that a sentence names for its numbers: 到2021年底, 每年, 用2-3年, 6月底前."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

_NUMERALS = "一二两三四五六七八九十"
_TO = "[-—–~至到]{1,2}"
_TIME = re.compile(
    "(?:(?:力争|争取|计划|预计|确保)?(?:截至|到|至|用|在|于)?(?:"
    rf"(?P<year>20\d\d)(?:{_TO}20\d\d)?年(?:年?[底末初]|\d{{1,2}}月(?:份|\d{{1,2}}[日号])?[底末]?|[上下]半年|第?[{_NUMERALS}1-4]季度)?"
    r"(?:[之以]?前|期间)?"
    "|“?十[三四五六]五”?(?:规划)?(?:期间|期末|时期|末)"
    "|规划期[末内]|(?:今|明|本|当)年(?:度?[底末](?:[之以]?前)?|度?内)|(?:今|明|本)年|年[底末](?:[之以]?前)?|年内|全年"
    rf"|(?:\d{{1,2}}|[{_NUMERALS}]{{1,2}})月(?:份|\d{{1,2}}[日号]|[底末])?[之以]?前"
    rf"|第[{_NUMERALS}1-4]季度|[上下]半年"
    rf"|(?:\d{{1,2}}|[{_NUMERALS}]{{1,3}})(?:{_TO}(?:\d{{1,2}}|[{_NUMERALS}]{{1,3}}))?年(?:的?时间|之?内)"
    f")|每(?:个?(?:年度?|半年|季度?|月|周|学期|学年)|[{_NUMERALS}]年))"
)
_COMPARED = frozenset("比较与同")
_HEAD = 6
"""Signs before a time that still begins its sentence."""


@dataclass(frozen=True)
class Times:
    """The times in a folded text. `year` is that of the document: an earlier one is no time of something to come."""

    text: str
    year: int | None

    @cached_property
    def _found(self) -> Sequence[tuple[int, int, str]]:
        return [
            (match.start(), match.end(), match[0])
            for match in _TIME.finditer(self.text)
            if not self._is_past(match) and self.text[max(0, match.start() - 1) : match.start()] not in _COMPARED
        ]

    def _is_past(self, match: re.Match[str]) -> bool:
        is_named_as_end = match[0][0] in "到至"
        return match["year"] is not None and self.year is not None and int(match["year"]) < self.year - is_named_as_end

    def of(self, start: int, position: int, stop: int) -> str | None:
        """The time of a number: the last before it in its sentence, else the first in the rest of its clause."""
        index = bisect_right(self._found, position, key=lambda one: one[0])
        if index and self._found[index - 1][0] >= start:
            return self._found[index - 1][2]
        if index < len(self._found) and self._found[index][1] <= stop:
            return self._found[index][2]
        return None

    def at_head(self, start: int, stop: int) -> str | None:
        """The time that a sentence begins with, which holds of the sentences behind it; none that recurs."""
        index = bisect_right(self._found, start - 1, key=lambda one: one[0])
        if index < len(self._found) and self._found[index][0] <= min(start + _HEAD, stop):
            time = self._found[index][2]
            return None if time.startswith("每") else time
        return None
