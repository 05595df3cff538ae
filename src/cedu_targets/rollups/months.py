"""Months: the year of one that is written without it, those that are put together, and whether a form is due yet."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from enum import StrEnum

from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.packs.forms import MOST_MONTHS

_YEARS = range(1900, 3000)


class YearSource(StrEnum):
    """What says the year of a month that is written without one."""

    PLAN = "plan"
    """the months that are put together"""
    AS_OF = "as_of"
    """the day for which the roll-up is made"""
    OTHERS = "others"
    """all other forms, which are of one year"""


class Years:
    """The years of a run."""

    def __init__(self, months: Sequence[str], as_of: date | None, said: Collection[int]) -> None:
        """`as_of` only where somebody said it; `said` are the years that the forms say."""
        self._months, self._as_of, self._said = months, as_of, said

    def of(self, month: int) -> tuple[int, YearSource] | None:
        """The year of a month, and what says so; None where nothing does, or not which."""
        if month not in range(1, 13):
            return None
        planned = {int(one[:4]) for one in self._months if int(one[5:]) == month}
        if len(planned) == 1:
            return planned.pop(), YearSource.PLAN
        if self._as_of is not None:  # the latest such month that has begun
            return self._as_of.year - (month > self._as_of.month), YearSource.AS_OF
        return (next(iter(self._said)), YearSource.OTHERS) if len(self._said) == 1 else None


def months_between(periods: Collection[str]) -> tuple[str, ...]:
    """Every month from the first to the last; where these lie too far apart, only those that there are."""
    if not periods:
        return ()
    first, last = (12 * int(one[:4]) + int(one[5:]) - 1 for one in (min(periods), max(periods)))
    if last - first >= MOST_MONTHS:
        return tuple(sorted(set(periods)))
    return tuple(f"{number // 12}-{number % 12 + 1:02}" for number in range(first, last + 1))


def is_month(period: str) -> bool:
    """Whether YYYY-MM is a month; a year far off is a slip."""
    year, _, month = period.partition("-")
    return int(year) in _YEARS and int(month) in range(1, 13)


def first_day(month: str) -> date:
    """The first day of a month, YYYY-MM."""
    return date(int(month[:4]), int(month[5:]), 1)


def is_due(month: str, expected: ExpectedForms, as_of: date) -> bool:
    """Whether the form of a month is missing if it has not come: after its last day, else after the month itself."""
    last = expected.last_day(month)
    if last is None:
        first = first_day(month)
        last = date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)
    return as_of > last
