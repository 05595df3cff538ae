"""Words of sheets for their measures: 目标数, 完成数, 上年数, and for numbers worked out of them."""

import re
from functools import lru_cache

from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.table.columns import bare

_YEAR = r"(?:(?:\d{4}|本|今|全|当)年度?|年度)?"
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
_TIME = (
    rf"(?:\d{{4}}年)?(?:截[至止到])?(?:(?:{_N}月?(?:份)?[-—–~～－至到]{{1,2}})?{_N}月(?:份|\d{{1,2}}[日号])?|(?:前|第)?[一二三四1-4]个?季度"
    r"|[上下]半年|目前|年底)(?:底|末|止)?"
)
"""The months of what was achieved: 1—9月, 截至9月底, 前三季度."""
_NUMBER = r"(?:人数|数量|[数值量])?"
OTHER = "other"
"""A number worked out of the measures (完成率, 差额): no measure, and not read."""
_NAME = lazy_pattern(
    rf"(?P<{Measure.BASE}>(?:上一?年|去年|前一年|基期)(?:度|同期)?(?:实际)?(?:完成)?{_NUMBER}|基数|base"
    r"|(?:last|previous) year)"
    rf"|(?P<{Measure.TARGET}>{_YEAR}(?:下达)?(?:目标|任务|计划|指标)(?:任务|计划)?{_NUMBER}|targets?|plan(?:ned)?)"
    rf"|(?P<{Measure.ACHIEVEMENT}>(?:{_TIME}|{_YEAR})(?:实际|累计|已)*(?:完成|实绩|实际|达成)(?:情况)?{_NUMBER}|actual|achieved"
    r"|achievements?|completed|done)"
    rf"|(?P<{OTHER}>完成率|完成比例|完成进度|进度|差额|差距|尚差|增减|增减量|增幅|增速|同比|增长率?|completion|gap|difference)",
    re.IGNORECASE,
)
_INTENDED = lazy_pattern(
    r"(?:应|须|需|必须|确保|力争|争取|计划|拟|预计|预期|要求|保证)(?:要|该|当|予)?完成(?:数|量)?|实际(?=下达|分解)"
)
_LONGEST, LONGEST_NAME = 20, 60
"""Signs of a measure's name by itself, and with a unit of measure and blanks."""


def without_intentions(text: str) -> str:
    """A text with 目标 for what is still to be done: 应完成任务 and 确保完成数 are targets, whatever 完成 says."""
    return _INTENDED.sub("目标", text)


def measure_named(text: str) -> Measure | str | None:
    """The measure that a heading names outright: 目标数, 完成（人）; OTHER for one derived from them, else None."""
    return _named(text) if len(text) <= LONGEST_NAME else _named.__wrapped__(text)


@lru_cache(maxsize=1024)
def _named(text: str) -> Measure | str | None:
    text = bare(squeezed(text))
    match = _NAME.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or match.lastgroup is None:
        return None
    return OTHER if match.lastgroup == OTHER else Measure(match.lastgroup)
