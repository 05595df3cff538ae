"""Months of a year, as titles, sheets and file names speak of them."""

from pathlib import PurePath
from typing import NamedTuple

from cedu_targets.domain.lazy_pattern import lazy_pattern

_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九十", start=1)} | {"十一": 11, "十二": 12}
_N = r"(1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])"
_BETWEEN = r"[-—–~～－至到]++\s*+"
_RANGE = lazy_pattern(rf"(?<![\d十]){_N}\s*+月?(?:份)?\s*+{_BETWEEN}{_N}\s*+月")
_END = r"(?:份\s*+)?[底末止]"
"""3月底 is a day, as 3月31日 is: the year up to it."""
_MONTH = lazy_pattern(rf"(?<![\d十]){_N}\s*+月({_END}|份|\s*+\d++\s*+[日号])?")
_QUARTER = lazy_pattern(r"(?:(前|第)\s*+)?([一二三四1-4])\s*+个?季度([底末止])?")
_HALF = lazy_pattern(r"(上|下)半年|(全年)")
_NUMBERED = lazy_pattern(r"(?<!\d)20\d\d[-_.年]?(1[0-2]|0[1-9]|(?<=[-_.年])[1-9])(?:[-_.月]?([0-3]\d))?(?!\d)")
_OVER_YEARS = lazy_pattern(
    rf"(?<!\d)((?:19|20)\d\d)[年.]\s*+{_N}\s*+(?:月(?:份)?)?\s*+{_BETWEEN}((?:19|20)\d\d)[年.]\s*+{_N}(?!\d)"
)
_FOLDERS = 3
_SO_FAR = lazy_pattern(r"累计|截至|截止")


class Span(NamedTuple):
    """The months that a submission speaks of, both included."""

    first: int
    last: int


def span_of(*texts: str | None) -> Span | None:
    """The months that a title, a sheet or a file's name speaks of: 9月, 1—9月, 截至9月30日, 三季度, 上半年, 2020-09.

    A day (9月30日, 9月底) says up to when, not that the month or the quarter stands alone.
    """
    for text in texts:
        if text is None:
            continue
        found = _range(text) or _part_of_year(text) or _single_month(text)
        if found is not None:
            return Span(1, found.last) if _SO_FAR.search(text) else found
    return None


def years_spanned(text: str | None) -> tuple[str, str] | None:
    """The first and the last year of months in two years: 2020年12月—2021年1月; None where there are no such."""
    match = _OVER_YEARS.search(text or "")
    return (match[1], match[3]) if match and match[1] != match[3] else None


def said_by_path(path: str) -> tuple[str, ...]:
    """What a file's path may say of months: its name without the suffix, then its folders, the nearest first."""
    found = PurePath(path)
    return found.stem, *(folder.name for folder in list(found.parents)[:_FOLDERS])


def _range(text: str) -> Span | None:
    match = _RANGE.search(text)
    if match is None:
        return None
    span = Span(_number(match[1]), _number(match[2]))
    return span if span.first <= span.last else None


def _part_of_year(text: str) -> Span | None:
    if match := _QUARTER.search(text):
        last = 3 * _number(match[2])
        return Span(1 if match[1] == "前" or match[3] else last - 2, last)
    if match := _HALF.search(text):
        return Span(7, 12) if match[1] == "下" else Span(1, 12 if match[2] else 6)
    return None


def _single_month(text: str) -> Span | None:
    if match := _MONTH.search(text):
        month, is_day = _number(match[1]), match[2] is not None and match[2] != "份"
    elif match := _NUMBERED.search(text):
        month, is_day = int(match[1]), match[2] is not None
    else:
        return None
    return Span(1 if is_day else month, month)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _DIGITS[text]
