"""Which rows of a form sum others, by their names: 本月合计, 1—4月累计, 线上小计, 总人次, 承前页."""

from collections.abc import Iterable
from typing import NamedTuple

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.records.headings import Field

_LONGEST = 24
_SUM = "总?合计|总计|小计|共计|累计"
_WHOLE = lazy_pattern(
    rf"(?:(?:本[月次期季年页]|当[月年]|全[年月镇]|累计|(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月份?)?(?:{_SUM})"
    r"|计|Total)(?:人[数次]{1,2})?[:：]?"
)
"""The name of a row that sums others whatever else stands in the row."""
_MEASURE = r"(?:[(（][^()（）]{0,10}[)）]|人[次数]{0,2}|[课学]时数?|班次|期数?|场次?|节)"
_ENDS = lazy_pattern(rf"(?P<of>.{{0,20}}?)(?P<sum>{_SUM}|总数|总和){_MEASURE}{{0,2}}[:：]?")
_BEGINS = lazy_pattern(r"(?P<of>)(?P<sum>合计|总计|共计|累计).{0,8}")
_ALONE = lazy_pattern(
    r"(?P<of>总)(?P<sum>人[次数]{1,2}|[课学]时数?|班次|期数)[:：]?|(?P<month>[日月季年])计[:：]?|(?:[本全][月年村镇乡])?(?P<all>计|Total|汇总)[:：]?"
    r"|[承过转接][前上次下][页月季年期]|[上前][页月季年期](?:结转|转来|转入)|(?:人均|平均)(?:人[次数]{1,2}|数|值)?"
    r"|其中[:：]?.{0,8}|(?:年初|月初|[今本]年|[今本]月|去年)(?:以来|至今|到现在)|共(?:\d{1,3}|[一二三四五六七八九十]{1,2})[个]?[期班场次节].{0,4}|[∑Σ]"
)
"""总人次, 月计, 承前页; 平均, and 其中妇女 of the row above, are no sum, and no class either."""
_OF_A_CLASS = frozenset({Field.DAY, Field.PLACE, Field.MODE, Field.TEACHER})
"""What a class says of itself and a total does not: when, where, how, by whom."""
NAMED_UNDER = frozenset({*_OF_A_CLASS, Field.PROJECT, Field.CATEGORY, Field.UNIT, Field.MONTH})
"""The columns in which the name of a total may stand."""


class NameParts(NamedTuple):
    """The name of a total: what it says that it sums (实用技术, 1—4月), and the word for the sum."""

    of: str
    word: str


def total_name(first: str, texts: Iterable[tuple[Field, str]]) -> str | None:
    """The name of the total that a row is, without white space; None for a class.

    `first` is its first cell, `texts` are those under `NAMED_UNDER`, all squeezed. What only ends like a total, or is
    an unusual word for one, is one where the row says neither when nor where, how or by whom.
    """
    said = [(one, text) for one, text in texts if text]
    names = [text for text in (first, *(text for _, text in said)) if len(text) <= _LONGEST]
    found = next(filter(_WHOLE.fullmatch, names), None)
    if found is None and not any(one in _OF_A_CLASS and not is_total_name(text) for one, text in said):
        found = next(filter(is_total_name, names), None)
    return None if found is None else found.strip("：:")


def is_total_name(text: str) -> bool:
    """Whether a squeezed text is the name of a total, where nothing beside it says otherwise."""
    return len(text) <= _LONGEST and any(one.fullmatch(text) for one in (_WHOLE, _ENDS, _BEGINS, _ALONE))


def parts_of(name: str) -> NameParts:
    """What the name of a total says that it sums, and by which word; of 平均, 承前页 neither."""
    match = _ENDS.fullmatch(name) or _BEGINS.fullmatch(name) or _ALONE.fullmatch(name)
    found = {} if match is None else match.groupdict()
    month = found.get("month") or ""
    return NameParts(found.get("of") or month, found.get("sum") or found.get("all") or month)
