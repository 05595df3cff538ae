"""Occasions: by which day a target is judged, and which year's number is held against it."""

from collections.abc import Collection, Sequence
from datetime import date

from msgspec import Struct

from cedu_targets.attainment.demands import Demand
from cedu_targets.domain.due import Due, Precision, Recurrence

_DECEMBER = 12
_LAST = 31


class Occasion(Struct, frozen=True):
    """A time at which a target is to be reached."""

    year: int | None
    """The year of the number that it is judged by; None where it has no time at all."""
    judged_on: date | None
    """The day from which on being short of it is a failure; None where there is none."""
    is_yearly: bool = False
    """Whether it comes back every year."""
    is_reading: bool = False
    """Whether nobody printed the time: it is the last day of the plan."""

    def is_over(self, day: date) -> bool:
        """Whether its last day has come, which counts."""
        return self.judged_on is not None and self.judged_on <= day

    def reported_year(self, years: Collection[int], as_of: date) -> int | None:
        """The year, of those of which there are numbers, by which it stands on a day; None where there is none.

        Before its day the latest year speaks for it; a later year never speaks for an earlier one.
        """
        last = as_of.year if self.year is None else min(self.year, as_of.year)
        if last in years and (self.year is None or last == self.year):
            return last
        if self.is_yearly or self.is_over(as_of):
            return None
        return max((year for year in years if year <= last), default=None)


def occasions_of(demand: Demand, years: Collection[int], as_of: date) -> Sequence[Occasion]:
    """When a target is to be reached: one time, or once in each year that has numbers (`years`) and in that of the day.

    A time with two ends is judged at the later one. One that names no day is never judged.
    """
    due, plan = demand.target.due, demand.years
    if due.precision is Precision.RECURRING:
        asked = as_of.year if plan is None else min(max(as_of.year, plan[0]), plan[1])
        known = {year for year in years if year < asked and (plan is None or plan[0] <= year)}
        return [Occasion(year, _end_in(due, year), is_yearly=True) for year in sorted(known | {asked})]
    if due.end is not None:
        return [Occasion(due.end.year, due.end, is_reading=not (due.printed or due.carried))]
    if due.precision is Precision.UNSTATED and plan is not None:
        return [Occasion(plan[1], date(plan[1], _DECEMBER, _LAST), is_reading=True)]
    return [Occasion(None, None)]


def _end_in(due: Due, year: int) -> date:
    """The last day of what comes back in a year: that of the year, or the one that its words name."""
    if due.recurrence is not Recurrence.YEARLY or due.end is None:
        return date(year, _DECEMBER, _LAST)
    try:
        return due.end.replace(year=year)
    except ValueError:  # the 29th of February
        return due.end.replace(year=year, day=due.end.day - 1)
