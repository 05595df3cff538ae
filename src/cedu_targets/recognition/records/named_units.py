"""The unit in a title, or in the name of a sheet or file: 百胜镇甲村2020年5月社区教育培训月报表, 2020-05_甲村.

A name keeps every sign: 新, 年, 月, 和 and 全 are cut off only where digits or known words beside them say that they
are no part of it (新丰村, 月亮村, 和平村, 全胜村). What lies between dates, signs and words for forms is a piece, and a
piece names a unit where it ends like one, or goes on with what a unit does (甲村居民教育).
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.village_names import KINDS, is_generic, is_town, is_village, short_name
from cedu_targets.recognition.records.months import month_in

_FEWEST = 2
"""Signs of a name."""
_FORM = (
    r"(?:社区教育|教育培训|居民教育|成人教育|老年(?:大学|学校|教育)|培训|办班|开班|社区学校|月报|季报|年报|报表|台[账帐]|登记|记录|统计"
    r"|汇总|情况|一览)(?:学校|学院|中心)?(?:表格?|册|簿)?"
)
"""What a title says behind the unit, and a file before it: 培训月报表甲村."""
_BREAK = lazy_pattern(
    rf"{_FORM}|附件\d{{0,2}}|附表?\d{{1,2}}|表\d{{1,2}}|第\d{{1,3}}[期批次]|第?[一二三四1-4]季度|[上下]半年"
    r"|\d{4}\s?学?年度?|\d{1,2}\s?月份?|\d{1,2}[日号]|(?<![第\d])\d++|[.\-_—–~·…+/\\:;|《》“”\"']|\s(?!村(?!民)|社区(?!教育)|居委)"
    r"|上报|报送|填报|最终版?|终稿|定稿|修改[版稿]?|更正|最?新版|[新改](?![一-龥])|副本|copy|final|sheet\d*+",
    re.IGNORECASE,
)
"""What parts the pieces of a text. 年 and 月 only behind digits, 新 only where no sign follows it."""
_GOES_ON = lazy_pattern("教育|活动|工作|开展|举办|各类|村民|居民|社会")
"""What a unit does; a village may be called so, too: 教育路社区."""
_BRACKETS = lazy_pattern(r"[(\[][^()\[\]]{0,20}[)\]]")
_MONTH = r"(?:十[一二]?|[一二三四五六七八九])月"
_LEADS = lazy_pattern(rf"{_MONTH}份?")
_TRAILS = lazy_pattern(rf"{_MONTH}份?$")
_LISTED = lazy_pattern("[、,，]")
_JOINED = lazy_pattern("(?:村|社区|[居村]委会|镇|乡|街道)(?:以?及|和|与)")
"""甲村和乙村; 和平村 and 永和村 are one each."""
_STROKES = "、,， "


class NamedUnit(NamedTuple):
    """A unit that a text names, and where."""

    name: str
    start: int
    end: int


def named_in(text: str, known: Collection[str] = ()) -> NamedUnit | None:
    """The unit that a plain text names (`plain_text`): a village before a town; None where it names none, or several.

    `known` are names that are said elsewhere: of 五月花村 they say whether the month belongs to it.
    """
    outside = _BRACKETS.sub(lambda match: " " * len(match[0]), text)
    found = list(_pieces(outside, text, known))
    if not found:
        inside = ((match.start() + 1, match[0][1:-1]) for match in _BRACKETS.finditer(text))
        named = (
            one._replace(start=at + one.start, end=at + one.end)
            for at, part in inside
            for one in _pieces(part, text, known)
        )
        found = [one for one in named if is_village(one.name)]
    villages = [one for one in found if is_village(one.name)]
    chosen = villages or [one for one in found if not is_town(one.name)] or found
    is_one = len({one.name for one in villages}) <= 1 and not any(_is_several(one.name) for one in found)
    return chosen[0] if chosen and is_one else None


def without(text: str, found: NamedUnit | None) -> str:
    """A text with blanks in the place of the unit that it names: what is left may be of a month (五月村-3月)."""
    return text if found is None else f"{text[: found.start]}{' ' * (found.end - found.start)}{text[found.end :]}"


def _pieces(text: str, whole: str, known: Collection[str]) -> Iterator[NamedUnit]:
    """The unit of each piece of a text that names one."""
    start = 0
    for end, behind in (*(match.span() for match in _BREAK.finditer(text)), (len(text), len(text))):
        if end - start >= _FEWEST and (found := _of_piece(text[start:end], start, whole, known)) is not None:
            yield found
        start = behind


def _of_piece(piece: str, at: int, whole: str, known: Collection[str]) -> NamedUnit | None:
    """The unit that a piece of a text begins with: the first village, else what it is before it goes on."""
    lead = len(piece) - len(piece.lstrip(_STROKES))
    body = _TRAILS.sub("", piece[lead:].rstrip(_STROKES))
    goes_on = [match.start() for match in _GOES_ON.finditer(body)]
    found: list[NamedUnit] = []
    for end in (*goes_on, len(body)):
        written = body[:end].rstrip()
        crosses = any(one < end for one in goes_on)
        if not written.endswith(KINDS):
            continue
        name = _name("".join(written.split()), whole, known)
        if len(name) >= _FEWEST and not is_generic(name) and (is_village(name) or not crosses):
            start = max(written.rfind(name), 0)
            found.append(NamedUnit(name, at + lead + start, at + lead + len(written)))
    return next((one for one in found if is_village(one.name)), found[0] if found else None)


def _name(written: str, whole: str, known: Collection[str]) -> str:
    """The name in what is written, without a month in words before it: 五月甲村; not where another month is said."""
    name, month = short_name(written), _LEADS.match(written)
    if month is None or name in known:
        return name
    rest = short_name(written[month.end() :])
    if rest in known:
        return rest
    other = month_in(whole.replace(written, " " * len(written)))
    is_own = len(rest) < _FEWEST or is_generic(rest) or (other is not None and other.month is not None)
    return name if is_own else rest


def _is_several(name: str) -> bool:
    return _LISTED.search(name) is not None or _JOINED.search(name) is not None
