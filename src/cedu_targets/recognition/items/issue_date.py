"""The date of issue of a text: a line that is only a date, also without the words 年月日; else that of its 版记."""

import re
from collections.abc import Sequence
from datetime import date

from cedu_targets.domain.lazy_pattern import lazy_pattern

_LONGEST = 30
_APART = lazy_pattern(r"[（(]?(\d{4})[\s年./．-]{1,4}(\d{1,2})[\s月./．-]{1,4}(\d{1,2})\s?[日号]?[）)]?")
_RUN = lazy_pattern(r"(?:19|20)\d{4,6}", re.ASCII)
_NUMERALS = "〇零○一二三四五六七八九"
_IN_WORDS = lazy_pattern(
    r"([二一][〇零○Ｏ一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_LONGEST_IMPRINT = 120
_IMPRINT = lazy_pattern(
    r"(?P<office>[^。，,；;：:、《》\d]{0,60}?)(?P<day>[二一\d][^年]{1,8}年[^月]{1,4}月[^日]{1,4}日)\s?印\s?发"
)
_NO_OFFICE = ("于", "自", "在", "从", "经", "由", "至", "到")


def issued_on(lines: Sequence[str]) -> date | None:
    """The first line that is only a date; else the last one that says when the text was printed and sent out (印发).

    None where there is neither, or where the digits of the date may be read in two ways.
    """
    runs, printed = [], None
    for line in lines:
        text = line.strip()
        printed = _imprint(text) or printed
        if not text or len(text) > _LONGEST:
            continue
        if (day := _written(text)) is not None:
            return day
        if _RUN.fullmatch(text):
            runs.append(text)
    return (_only_reading(runs[0]) if runs else None) or printed


def _imprint(text: str) -> date | None:
    """某县人民政府办公室　2022年2月1日印发: the last line of a document that was sent out."""
    if not text.endswith("发") or len(text) > _LONGEST_IMPRINT:
        return None
    match = _IMPRINT.fullmatch(" ".join(text.split()))
    if match is None or match["office"].rstrip().endswith(_NO_OFFICE):
        return None
    return _written(match["day"])


def is_date(text: str) -> bool:
    """True for a line that is only a date."""
    text = text.strip()
    return len(text) <= _LONGEST and (_written(text) is not None or _RUN.fullmatch(text) is not None)


def _written(text: str) -> date | None:
    if match := _APART.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _IN_WORDS.fullmatch(text.replace(" ", "")):
        year = int("".join(str(_digit(sign)) for sign in match[1]))
        return _day(year, _number(match[2]), _number(match[3]))
    return None


def _only_reading(run: str) -> date | None:
    """20190228 and 2019318 are one day; 2019112 is 12 January or 2 November, 201912 also a month: no day is said."""
    year, rest = int(run[:4]), run[4:]
    days = {_day(year, int(rest[:cut]), int(rest[cut:])) for cut in (1, 2) if len(rest[cut:]) in (1, 2)} - {None}
    is_month = len(rest) == 2 and 1 <= int(rest) <= 12
    return days.pop() if len(days) == 1 and not is_month else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _digit(sign: str) -> int:
    return max(0, _NUMERALS.find(sign) - 2)


def _number(text: str) -> int:
    """十二 -> 12, 二十八 -> 28."""
    tens, ten, ones = text.rpartition("十")
    return (_digit(tens) if tens else 1) * 10 + _digit(ones or "〇") if ten else _digit(text)
