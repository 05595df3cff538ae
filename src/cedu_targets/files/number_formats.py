"""Number formats of workbooks: what they print as it is, and whether they show a number in per cent or as a date."""

import re
from datetime import date, datetime, time, timedelta

from cedu_targets.domain.lazy_pattern import lazy_pattern

_LITERAL = lazy_pattern(r'"[^"]*"?|\\.?|_.?|\*.?|\[[^\]]*\]?')
"""Quoted and escaped signs, a blank as wide as a sign (_x), one repeated to the edge (*x), conditions."""
_DATE_SIGNS = lazy_pattern("[ymdhs年月日]", re.IGNORECASE)
BUILT_IN_PERCENTS = frozenset({9, 10})
BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
BUILT_IN_MONTHS = frozenset({17, 27, 36, 50, 52, 57})
"""Numbers of formats that no file spells out."""
FIRST_DAY, FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
"""The day 0 of a workbook's dates."""


_SHOWN_MONTH = lazy_pattern(
    r"(?:19|20)\d\d[-/.]\d{1,2}|(?:(?:19|20)\d\d年)?\d{1,2}月"
    r"|(?:[二一][〇零○一二三四五六七八九]{3}年)?[一二三四五六七八九十]{1,2}月|[A-Z][a-z]{2}[- ](?:\d\d)?\d\d"
)


class MonthDate(date):
    """A day that its cell shows as a month: 2024年6月, Jun-24. What is stored is the first of it, as a rule."""


def without_literals(code: str) -> str:
    """The first section of a format, that of positive numbers, without what it prints as it is."""
    return _LITERAL.sub("", code).partition(";")[0]


def shows_percent(code: str) -> bool:
    """Whether a number is shown in per cent: 0.95 as 95%. The % of `0"%"`, `0_%` and `0*%` is no such sign."""
    return "%" in without_literals(code)


def shows_date(code: str) -> bool:
    """Whether a number is shown as a date or time; a format that has a per cent sign too shows per cent."""
    plain = without_literals(code)
    return "%" not in plain and bool(_DATE_SIGNS.search(plain))


def shows_month(code: str) -> bool:
    """Whether a date is shown without its day: yyyy"年"m"月", mmm-yy, m"月"."""
    plain = without_literals(code).lower()
    return "m" in plain and not any(sign in plain for sign in "dhs日%")


def is_shown_month(text: str) -> bool:
    """Whether what a cell shows of a date is a month."""
    return _SHOWN_MONTH.fullmatch(text.strip()) is not None


def as_month(raw: object) -> MonthDate | None:
    """The day of a cell that shows its month; None for all else."""
    return MonthDate(raw.year, raw.month, raw.day) if isinstance(raw, date) else None


def date_of(serial: float, first_day: datetime) -> date | time | float:
    """The day or time that a serial number stands for; one that is none of the calendar stays a number."""
    try:
        moment = first_day + timedelta(days=serial)
    except (OverflowError, ValueError):  # not a number, or beyond the year 9999
        return serial
    if 0 <= serial < 1:
        return moment.time()
    return moment.date() if serial == int(serial) else moment
