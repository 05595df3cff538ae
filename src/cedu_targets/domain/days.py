"""Days as people write them: 2020-09-30, 2020/9/30, 2020.9.30, 2020年9月30日, 20200930; 2020年9月 is its last day.

Where the year is known, 9.30 and 9/30 are days as well.
"""

import re
from calendar import monthrange
from datetime import date

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded

_DAY = lazy_pattern(r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]|(\d{2})(\d{2}))", re.ASCII)
_OF_YEAR = lazy_pattern(r"(\d{1,2})([./])(\d{1,2})", re.ASCII)
_SHORTENED = lazy_pattern(r"[123]")
"""A day behind a point whose nought a workbook may have dropped: 5.1 may be the 10th."""
_MONTH = lazy_pattern(r"(\d{4})年(\d{1,2})月(?:份|底|末)?", re.ASCII)


def day_of(text: str) -> date | None:
    """The day that a text names, digits of full width and blanks allowed; None where it is not written like one.

    Raises ValueError where the calendar has no such day.
    """
    plain = folded(text)
    if match := _DAY.fullmatch(plain):
        year, _, *parts = match.groups()
        month, day = filter(None, parts)
        return date(int(year), int(month), int(day))
    if is_month(text):
        return _last_day(plain)
    return None


def day_of_year(text: str, year: int) -> date | None:
    """The day that a text names by month and day alone: 5.12, 3/12; None where it is not written like one.

    5.1 is not: it may be what a workbook left of 5.10. Raises ValueError where the calendar has no such day.
    """
    match = _OF_YEAR.fullmatch(folded(text))
    if match is None or (match[2] == "." and _SHORTENED.fullmatch(match[3])):
        return None
    return date(year, int(match[1]), int(match[3]))


def is_month(text: str) -> bool:
    """Whether a text names a month, so that its last day is meant."""
    return _MONTH.fullmatch(folded(text)) is not None


def _last_day(plain: str) -> date:
    match = _MONTH.fullmatch(plain)
    assert match is not None
    year, month = int(match[1]), int(match[2])
    return date(year, month, monthrange(year, month)[1] if 1 <= month <= 12 else 1)
