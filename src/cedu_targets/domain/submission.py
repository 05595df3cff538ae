"""Submissions: a table of achievements as it came in, for the year so far or for one month."""

import re
from dataclasses import dataclass

from cedu_targets.domain.table import Table

_RANGE = re.compile(r"(?<!\d)(?:1月?|一月?)\s*[-—–~～至到]\s*(1[0-2]|[1-9])\s*月")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s*月(?!\d)")
_NUMBERED = re.compile(r"(?<!\d)20\d\d[-_.年]?(1[0-2]|0[1-9]|(?<=[-_.年])[1-9])(?!\d)")
_SO_FAR = re.compile(r"累计|截至|截止")


@dataclass(frozen=True)
class Submission:
    """A table of achievements as it came in: `month` None for the year so far."""

    table: Table
    month: int | None = None
    is_cumulative: bool = True
    """Whether it holds the year up to its month, and not the month alone."""


def month_of(*texts: str | None) -> tuple[int | None, bool]:
    """The month that a title, a sheet or a file's name speaks of, and whether it is the year so far (累计, 1—9月)."""
    for text in texts:
        if text is None:
            continue
        if match := _RANGE.search(text):
            return int(match[1]), True
        if match := _MONTH.search(text) or _NUMBERED.search(text):
            return int(match[1]), _SO_FAR.search(text) is not None
    return None, True
