"""Submissions: a table of achievements as it came in, for the year so far or for one month."""

import re
from dataclasses import dataclass
from decimal import Decimal

from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.quantity import measure_of
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


def comparable(one: Indicator, other: Indicator) -> bool:
    """Whether two columns count the same: 人 and 人次 do not, nor a share and a number."""
    if (one.kind is Kind.RATE) != (other.kind is Kind.RATE):
        return False
    return measure_of(one.unit_of_measure).agrees_with(measure_of(other.unit_of_measure).noun)


def adds_over_time(indicator: Indicator) -> bool:
    """人次 add up over months; 人 do not (the same person comes again), nor do rates."""
    return indicator.additive and measure_of(indicator.unit_of_measure).noun != "人"


def factor(one: Indicator, target: Indicator) -> Decimal:
    """人次 in a column of 万人次 is 1/10000; a column that names no unit of measure has the target's."""
    if one.unit_of_measure is None or target.unit_of_measure is None:
        return Decimal(1)
    return measure_of(one.unit_of_measure).factor / measure_of(target.unit_of_measure).factor
