"""The periods of what recurs: every month, quarter, half or year of a document's years, each with its own time."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from cedu_targets.domain.due import Due, Precision, Recurrence

_MONTHS = {Recurrence.MONTHLY: 1, Recurrence.QUARTERLY: 3, Recurrence.HALF_YEARLY: 6, Recurrence.YEARLY: 12}
_LABELS = {
    Recurrence.MONTHLY: "{year}-{number:02}", Recurrence.QUARTERLY: "{year}-Q{number}",
    Recurrence.HALF_YEARLY: "{year}-H{number}", Recurrence.YEARLY: "{year}",
}  # fmt: skip
_PRECISIONS = {
    Recurrence.MONTHLY: Precision.MONTH, Recurrence.QUARTERLY: Precision.QUARTER,
    Recurrence.HALF_YEARLY: Precision.HALF, Recurrence.YEARLY: Precision.YEAR,
}  # fmt: skip


class Period(NamedTuple):
    """One time round."""

    label: str
    """2020, 2020-05, 2020-Q2, 2020-H1"""
    due: Due
    last: date
    """The last day of the period, whenever it is due."""

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and self.has_begun(day) and day <= self.last

    def has_begun(self, day: date) -> bool:
        """Whether its time runs on a day, or lies behind it."""
        return self.due.start is not None and self.due.start <= day


def periods_of(due: Due, years: str | None) -> tuple[Period, ...]:
    """The periods of something that recurs by a printed word, in the years of its document (2020, 2019-2023).

    Empty for all else, and where the document names no year: then nobody can say when the periods begin and end.
    """
    if due.recurrence is None or years is None or not (due.printed or due.carried):
        return ()
    return tuple(_periods(due, due.recurrence, years))


def _periods(due: Due, recurrence: Recurrence, years: str) -> Iterator[Period]:
    first, _, last = years.partition("-")
    months = _MONTHS[recurrence]
    for year in range(int(first), int(last or first) + 1):
        if recurrence is Recurrence.YEARLY and due.end is not None:
            yield _yearly(due, due.end, year, is_only=not last)
            continue
        for number in range(1, 12 // months + 1):
            end_month = number * months
            start = date(year, end_month - months + 1, 1)
            final = date(year, end_month, monthrange(year, end_month)[1])
            if due.start is not None and final < due.start:
                continue
            end = final if due.day_of_period is None else final.replace(day=min(due.day_of_period, final.day))
            precision = Precision.DAY if due.day_of_period else _PRECISIONS[recurrence]
            yield Period(
                _LABELS[recurrence].format(year=year, number=number),
                replace(due, start=start, end=end, earliest_end=None, precision=precision, recurrence=None),
                final,
            )
