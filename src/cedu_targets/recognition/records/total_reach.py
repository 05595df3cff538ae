"""Which classes a total stands for: as its name says (4月小计, 实用技术小计), else by where it stands."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from cedu_targets.domain.calendar_point import NUMBER, number_of
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.records import Record
from cedu_targets.recognition.records.total_names import parts_of

PARTS = ("小计", "本页")
"""In the name of a total: it sums the classes since the last one."""
_CUMULATIVE = "累计"
_OF_THIS_MONTH = ("本月", "当月")
_MONTHS = lazy_pattern(
    rf"(?P<first>{NUMBER})月?份?[\-—–~至到、](?P<last>{NUMBER})月份?|(?P<month>{NUMBER})月份?"
    r"|第?(?P<quarter>[一二三四1-4])季度?|(?P<half>[上下])半年|(?P<wide>季|半年|年|[上前][一个]{0,2}月)"
)
_QUARTERS = "一二三四"
_OF_ALL = lazy_pattern(
    r"[本全当总合共以上各所有村镇乡县区社街道单位学校月份日期次表班类项目培训办开活动教育参加与人数课时员群众居民场]*+"
)
"""What is said of all classes: 全村, 本表, 各班, 培训."""


class Reach(NamedTuple):
    """The numbers of the records that a total sums; none where that does not show."""

    numbers: tuple[int, ...] = ()
    is_cumulative: bool = False
    """Months before count as well."""
    is_unknown: bool = False


class Reaches(Struct, frozen=True):
    """Tells which classes of a form its totals stand for."""

    month: int | None
    """Of the form; None for a ledger of several months."""
    unit: str | None

    def of(self, name: str, above: Sequence[Record], since: Sequence[Record], *, is_part: bool) -> Reach:
        """The classes of a total. `above` are all that it may sum, `since` those behind the last total of a part."""
        of, word = parts_of(name)
        if not word:
            return Reach(is_unknown=True)
        is_of_month = of in _OF_THIS_MONTH
        if word == _CUMULATIVE and not is_of_month:
            return Reach(_numbers(above), is_cumulative=True)
        if of and not is_of_month and (found := self._in_months(of, above)) is not None:
            return found
        named = _called(of, above) if of else None
        if named:
            return Reach(_numbers(named))
        if is_part:
            return Reach(_numbers(since), is_unknown=not since and bool(above))
        is_of_all = of == self.unit or _OF_ALL.fullmatch(of) is not None
        return Reach(_numbers(above)) if is_of_all else Reach(is_unknown=True)

    def _in_months(self, of: str, above: Sequence[Record]) -> Reach | None:
        """The classes of the months that a name says; None where it says none."""
        match = _MONTHS.search(of)
        if match is None:
            return None
        months = _months(match)
        if self.month is not None:
            return Reach(_numbers(above)) if months == {self.month} else Reach(_numbers(above), is_cumulative=True)
        if not months or any(one.period is None for one in above):
            return Reach(is_unknown=True)
        return Reach(_numbers([one for one in above if one.period and int(one.period[5:]) in months]))


def _months(match: re.Match[str]) -> set[int]:
    """The months of a year that a name says; none for 季度合计, of which it does not say which."""
    if match["first"]:
        return set(range(number_of(match["first"]), number_of(match["last"]) + 1))
    if match["month"]:
        return {number_of(match["month"])}
    if match["quarter"]:
        quarter = _QUARTERS.find(match["quarter"]) if match["quarter"] in _QUARTERS else int(match["quarter"]) - 1
        return set(range(3 * quarter + 1, 3 * quarter + 4))
    if match["half"]:
        return set(range(1, 7)) if match["half"] == "上" else set(range(7, 13))
    return set(range(1, 13)) if match["wide"] == "年" else set()


def _called(of: str, above: Sequence[Record]) -> Sequence[Record]:
    """The classes of a kind, a unit or a way of teaching; none where a class does not say its own."""
    name = of.removesuffix("类")
    for field in ("category", "unit", "mode"):
        values = ["".join((getattr(one, field) or "").split()).removesuffix("类") for one in above]
        if name in values and "" not in values:
            return [one for one, value in zip(above, values, strict=True) if value == name]
    return []


def _numbers(entries: Sequence[Record]) -> tuple[int, ...]:
    return tuple(one.number for one in entries)
