"""The title of a list in a text, and the years that it is for."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.years import years_in

_LONGEST, _LONGEST_NOTICE, _SHORT, _FIRST_LINES = 60, 120, 6, 40
_IN_SENTENCES = lazy_pattern(r"[。；，！？：;,!?:\t]")
_NOUN = lazy_pattern(
    r"(?:要点|计划|规划|纲要|方案|意见|安排表?|清单|台账|任务书|责任书|分工|分解表?|职责|措施|办法|细则|通知|一览表|时间表|进度表)"
    r"(?:[（(][^（()）]{1,12}[）)])?$"
)
_NOUN_WITH_YEAR = lazy_pattern(r"(?:工作|任务|目标|行动|实事|项目)(?:[（(][^（()）]{1,12}[）)])?$")
_FORWARDS = lazy_pattern(r"[印转下]发")
_QUOTED = lazy_pattern(r"《([^《》]{4,60})》")
_NO_TITLE = lazy_pattern(
    r"附[件表录]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十\d]{1,3}[章节条部阶步]"
)

_REPORT = lazy_pattern(r"(?:总结|小结|汇报|情况|报告|通报|简报|回顾|纪实|大事记|历程)(?:[（(][^（()）]{1,12}[）)])?$")


def heads_a_report(text: str) -> bool:
    """True for the title of a text that tells what was done."""
    return _REPORT.search(text.strip()) is not None


def is_title_line(text: str) -> bool:
    """True for a line that stands alone as the title of a text or of its annex does."""
    if not 4 <= len(text) <= _LONGEST or _IN_SENTENCES.search(text) or _NO_TITLE.match(text):
        return False
    return bool(_NOUN.search(text) or (years_in(text) and _NOUN_WITH_YEAR.search(text)))


class Titles(Struct, frozen=True, dict=True):
    """The titles among the lines of a text."""

    lines: Sequence[str]

    @cached_property
    def _found(self) -> tuple[list[int], list[str]]:
        """The lines (from 1) that are titles, other than of a notice which forwards a text (印发); and the titles."""
        places = [
            index
            for index, line in enumerate(self.lines)
            if is_title_line(text := line.strip()) and not _FORWARDS.search(text)
        ]
        return [index + 1 for index in places], [_whole(self.lines, index) for index in places]

    @cached_property
    def forwarded(self) -> str | None:
        """What a notice forwards: X of 关于印发《X》的通知."""
        notices = (line.strip() for line in self.lines[:_FIRST_LINES] if _FORWARDS.search(line))
        quoted = (_QUOTED.search(text) for text in notices if len(text) <= _LONGEST_NOTICE)
        return next((match[1] for match in quoted if match), None)

    @property
    def first(self) -> str | None:
        """The title of the whole text."""
        return next(iter(self._found[1]), self.forwarded)

    def before(self, line: int) -> str | None:
        """The title of what begins at a line: the nearest one above, else that of the whole text."""
        lines, titles = self._found
        index = bisect_left(lines, line)
        return titles[index - 1] if index else self.forwarded


def period_of(title: str | None, whole: str | None, issued: date | None) -> str | None:
    """The years of a list: 2019, 2019-2023; of its title, else of the whole text's, else that of its issue."""
    for text in (title, whole):
        if text and (years := years_in(text)):
            return years
    return str(issued.year) if issued else None


def _whole(lines: Sequence[str], index: int) -> str:
    """A title with its first half, where the line above it begins it."""
    text = lines[index].strip()
    above = lines[index - 1].strip() if index else ""
    is_half = 0 < len(above) <= _LONGEST and not _IN_SENTENCES.search(above) and not _FORWARDS.search(above)
    is_half = is_half and not _NO_TITLE.match(above)
    return f"{above}{text}" if len(text) < _SHORT and is_half else text
