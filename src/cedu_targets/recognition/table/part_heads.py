"""Headings that say which part of an indicator a column holds: the year's target, what was done in or up to a month."""

import re
from functools import lru_cache
from typing import NamedTuple

from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.months import Span, span_of
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.table.columns import bare
from cedu_targets.recognition.table.measure_names import OTHER, measure_named

_N = r"(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])"
_ONE = rf"{_N}月(?:份)?|第?[一二三四1-4]个?季度|[上下]半年"
_RANGE = rf"{_N}月?(?:份)?[-—–~～－至到]{{1,2}}{_N}月(?:份)?|前[一二三四1-4]个?季度"
_DAY = r"底|末|止|\d{1,2}[日号]止?"
_MONTHS = lazy_pattern(
    rf"(?:\d{{4}}年)?(?:截[至止到])?(?:\d{{4}}年)?(?:{_RANGE}|{_ONE})(?:{_DAY})?(?:(?:实际|已)?(?:累计|累积|合计))?(?:人次|人数|数量?|量)?"
)
"""The months alone, and the year up to them: 3月, 1—3月累计, 截至3月底."""
_AHEAD = lazy_pattern(
    rf"(?:\d{{4}}年)?(?:{_RANGE}|{_ONE}|下一?(?:月|季度?|步|阶段)|下一?年度?|明年)(?:工作)?"
    r"(?:计划|目标|任务|预[计期]|打算|安排|拟)(?:任务|完成)?(?:人数|数量|[数值量])?"
    r"|(?:到?(?:全年|年度|年底|年末))?(?:预[计期]|有望)(?:可|能)?完成(?:人数|数量|[数值量])?"
)
"""What is meant to be done in some months, or expected of the year: no target of it."""
_UP_TO = lazy_pattern(rf"累计|累积|合计|截[至止到]|(?:月(?:份)?|季度|半年)(?:{_DAY})|[-—–~～－至到]")
_TOTAL = lazy_pattern(
    r"(?:(?:[自从]?(?:年初|1月?|一月))?[-—–~～－]{0,2}(?:截[至止到]|[至到])?[本当]月(?:份|底|末|止)?|[自从]?年初(?:以来|至今|起)?|今年(?:以来)?"
    r"|本年度?|全年|年度|至今|目前)?(?:实际|已)?(?:累计|合计|总计|小计|累积)(?:实际|已)?(?:完成|达成)?(?:情况)?(?:数|人数|量)?"
    r"|(?:done )?(?:so far|year to date)",
    re.IGNORECASE,
)
_THIS_MONTH = lazy_pattern(
    r"(?:本|当)(?:月|期|季度?)(?:实际)?(?:完成)?(?:情况)?(?:人数|数|量)?|(?:done )?this month", re.IGNORECASE
)
_SCORE = lazy_pattern(
    rf"(?:截[至止到])?(?:{_RANGE}|{_ONE})?(?:{_DAY})?(?:累计|全年|年度|总|实际|目标)?(?:完成|达成)(?:率|比例|百分[比数]|进度)|序时进度|占比"
    r"|权重|分值|标准分|满分|得分|自?评分|考核得?分|排名|名次"
)
_REMARK = lazy_pattern(r"([^（(]+)[（(]([^（）()]+)[)）]")
_COUNTED = lazy_pattern(r"(?<=完成|目标|任务|计划)(?:人次|场次|次数)$")
_LONGEST, _LONGEST_KEPT = 24, 120


class PartHead(NamedTuple):
    """What a heading says its column holds."""

    measure: Measure | str
    """A measure, or OTHER for what is worked out of them or judges them."""
    span: Span | None = None
    so_far: bool = False
    """Whether it is the sum up to a time: 累计, 1—9月."""
    is_month: bool = False
    """Whether it is one of the months (or quarters) by itself."""

    @property
    def is_of_months(self) -> bool:
        """Whether it says which months it is of, by themselves or up to them."""
        return self.is_month or (self.so_far and self.span is not None)


def part_named(leaf: str, over: str = "") -> PartHead | None:
    """What a column headed `leaf` holds that stands under `over`; None where its heading names no such part."""
    return _part_named(leaf, over) if len(leaf) + len(over) <= _LONGEST_KEPT else _part_named.__wrapped__(leaf, over)


@lru_cache(maxsize=1024)
def _part_named(leaf: str, over: str) -> PartHead | None:
    text = _COUNTED.sub("数", _with_months_first(bare(squeezed(leaf)).rstrip("%％")))
    if not text or len(text) > _LONGEST:
        return None
    group = measure_named(over) if over else None
    if _SCORE.fullmatch(text) or _AHEAD.fullmatch(text):
        return PartHead(OTHER)
    if _THIS_MONTH.fullmatch(text):
        return PartHead(Measure.ACHIEVEMENT if group is None else group, is_month=True)
    if _TOTAL.fullmatch(text):
        return PartHead(Measure.ACHIEVEMENT if group is None else group, so_far=True)
    if _MONTHS.fullmatch(text):
        return _of_months(Measure.ACHIEVEMENT if group is None else group, text)
    measure = measure_named(text)
    if measure is not Measure.ACHIEVEMENT:
        return None if measure is None else PartHead(measure)
    return _of_months(measure, text)


def _with_months_first(text: str) -> str:
    """完成（截至9月30日） -> 截至9月30日完成."""
    match = _REMARK.fullmatch(text)
    return f"{match[2]}{match[1]}" if match is not None and span_of(match[2]) is not None else text


def _of_months(measure: Measure | str, text: str) -> PartHead:
    span = span_of(text)
    if span is None:
        return PartHead(measure, so_far="累计" in text or "目前" in text)
    says_so_far = _UP_TO.search(text) is not None
    so_far = span.first == 1 and (span.last > 1 or says_so_far)
    is_quarter = re.fullmatch(r".*(?:第?一个?季度|上半年).*", text) is not None and "前" not in text
    is_month = not so_far or (is_quarter and not says_so_far)
    return PartHead(measure, span, so_far and not is_month, is_month)
