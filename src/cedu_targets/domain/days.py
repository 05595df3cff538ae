"""Days as people write them: 2020-09-30, 2020/9/30, 2020.9.30, 2020年9月30日, 20200930; 2020年9月 is its last day."""

import re
from calendar import monthrange
from datetime import date

from cedu_targets.domain.quantity import folded

_DAY = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]|(\d{2})(\d{2}))", re.ASCII)
_MONTH = re.compile(r"(\d{4})年(\d{1,2})月(?:份|底|末)?", re.ASCII)


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


def is_month(text: str) -> bool:
    """Whether a text names a month, so that its last day is meant."""
    return _MONTH.fullmatch(folded(text)) is not None


def _last_day(plain: str) -> date:
    match = _MONTH.fullmatch(plain)
    assert match is not None
    year, month = int(match[1]), int(match[2])
    return date(year, month, monthrange(year, month)[1] if 1 <= month <= 12 else 1)
