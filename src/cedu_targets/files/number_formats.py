"""Number formats of workbooks: what they print as it is, and whether they show a number in per cent or as a date."""

import re
from datetime import date, datetime, time, timedelta

_LITERAL = re.compile(r'"[^"]*"?|\\.?|_.?|\*.?|\[[^\]]*\]?')
"""Quoted and escaped signs, a blank as wide as a sign (_x), one repeated to the edge (*x), conditions."""
_DATE_SIGNS = re.compile("[ymdhs年月日]", re.IGNORECASE)
BUILT_IN_PERCENTS = frozenset({9, 10})
BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Numbers of formats that no file spells out."""
FIRST_DAY, FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
"""The day 0 of a workbook's dates."""


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


def date_of(serial: float, first_day: datetime) -> date | time | float:
    """The day or time that a serial number stands for; one that is none of the calendar stays a number."""
    try:
        moment = first_day + timedelta(days=serial)
    except (OverflowError, ValueError):  # not a number, or beyond the year 9999
        return serial
    if 0 <= serial < 1:
        return moment.time()
    return moment.date() if serial == int(serial) else moment
