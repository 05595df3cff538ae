"""What a text tells of the past or the present, not of what is to be reached: 现有12所, 2018年共培训3万人次."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

_MARK = re.compile(
    "(?P<fact>现有|现已|目前|已(?!知)|截[至止]|近(?:几?年|[两二三五十]年)来?(?!内)|以来|去年|上一?年(?!度?末?前)|过去|曾经?|先后"
    "|荣获|获评|被评|同比|实现了|形成了|建立了|建成了|培训了)"
    "|(?P<weak>共有|拥有|累计|共计|共(?:培训|举办|开展|建成|组织|完成|投入|评选|开设|发放|建立|成立))"
    "|(?P<goal>力争|争取|确保|努力|逐步|必须|(?<![主重必需只摘纪提概首不])要(?![求素点闻])"
    "|(?<![响适相反供效])应(?![用对急届聘])|须|今后|下一步|至少|不低于|不少于|不得|拟)"
    r"|(?P<to>[到至])?(?P<year>(?:19|20)\d\d)年(?!—|-|至)"
)
_COMPARED = frozenset("比较与于同")
_FACT_HEADING = re.compile("现状|回顾|(?:发展|工作|规划)基础|成效|成绩|情况|进展|存在|问题|背景|形势|总结|概况")
_GOAL_HEADING = re.compile("目标|任务|计划|打算|安排|措施|要求|下一步|今后")
_REPORT = re.compile(r"(?:总结|小结|汇报|情况|报告|通报|简报|回顾|纪实|大事记|历程)(?:[（(][^（()）]{1,12}[）)])?$")


def is_report(title: str) -> bool:
    """Whether a text with this title tells what was done."""
    return _REPORT.search(title.strip()) is not None and not _GOAL_HEADING.search(title)


def heading_tells_facts(heading: str) -> bool | None:
    """Whether what stands below a heading is what was done or is so; None where the heading does not say."""
    if _GOAL_HEADING.search(heading):
        return False
    return True if _FACT_HEADING.search(heading) else None


@dataclass(frozen=True)
class Facts:
    """Where a folded text turns from what is so to what is to be, by its words. `year` is that of the document."""

    text: str
    year: int | None

    @cached_property
    def _marks(self) -> Sequence[tuple[int, str]]:
        return list(self._found())

    def _found(self) -> Iterator[tuple[int, str]]:
        for match in _MARK.finditer(self.text):
            if match["year"] is None:
                yield match.start(), match.lastgroup or ""
                continue
            if match["to"]:
                yield match.start(), "goal"
            elif self.year is not None and self.text[max(0, match.start() - 1) : match.start()] not in _COMPARED:
                yield match.start(), "goal" if int(match["year"]) >= self.year else "fact"

    def mode_at(self, start: int, position: int, before: str | None) -> str | None:
        """ "fact", "goal" or None: what the words of a sentence that begins at `start` say up to a position.

        `before` is what the sentence before it said, which goes on where this one says nothing.
        """
        first, last = (bisect_left(self._marks, (place, "")) for place in (start, position))
        marks = [kind for _, kind in self._marks[first:last][-2:]]
        if not marks:
            return before
        if marks[-1] == "weak":
            return "goal" if "goal" in marks else "fact"
        return marks[-1]
