"""The periods of what recurs: every month, quarter, half or year of a document's years, each with its own time."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from cedu_targets.domain.due import Due, Precision, Recurrence
from cedu_targets.domain.items import Item, ItemKind
from cedu_targets.domain.lazy_pattern import lazy_pattern

_MONTHS = {Recurrence.MONTHLY: 1, Recurrence.QUARTERLY: 3, Recurrence.HALF_YEARLY: 6, Recurrence.YEARLY: 12}
_LABELS = {
    Recurrence.MONTHLY: "{year}-{number:02}", Recurrence.QUARTERLY: "{year}-Q{number}",
    Recurrence.HALF_YEARLY: "{year}-H{number}", Recurrence.YEARLY: "{year}",
}  # fmt: skip
_PRECISIONS = {
    Recurrence.MONTHLY: Precision.MONTH, Recurrence.QUARTERLY: Precision.QUARTER,
    Recurrence.HALF_YEARLY: Precision.HALF, Recurrence.YEARLY: Precision.YEAR,
}  # fmt: skip


_NAMED = lazy_pattern(r"(?P<item>[^@]+)@(?P<period>\d{4}(?:-(?:\d{2}|Q[1-4]|H[12]|[上下]半年|[一二三四]季度))?)")
_IN_WORDS = {"上半年": "H1", "下半年": "H2", "一季度": "Q1", "二季度": "Q2", "三季度": "Q3", "四季度": "Q4"}


def named(text: str) -> tuple[str, str | None]:
    """An item's name and the period behind it, as a checklist prints both: 安排-3@2020-05, 安排-3@2020-上半年."""
    match = _NAMED.fullmatch(text)
    if match is None:
        return text, None
    year, dash, part = match["period"].partition("-")
    return match["item"], f"{year}{dash}{_IN_WORDS.get(part, part)}"


class Period(NamedTuple):
    """One time round."""

    label: str
    """2020, 2020-05, 2020-Q2, 2020-H1"""
    due: Due
    last: date
    """The last day of the period, whenever it is due."""
    first: date
    """Its first day, whenever its time begins: what is due each March may be done in February."""

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and self.first <= day <= self.last

    def has_begun(self, day: date) -> bool:
        """Whether its time runs on a day, or lies behind it."""
        return (self.due.start or self.first) <= day


def periods_of(due: Due, years: str | None) -> tuple[Period, ...]:
    """The periods of something that recurs by a printed word, in the years of its document (2020, 2019-2023).

    Empty for all else, and where the document names no year: then nobody can say when the periods begin and end.
    """
    if due.recurrence is None or years is None or not (due.printed or due.carried):
        return ()
    return tuple(_periods(due, due.recurrence, years))


def rounds_of(item: Item, due: Due, years: str | None) -> tuple[Period, ...]:
    """The times round of an item, of which each is a row; a number to reach every year is one row and goes on.

    It is held against the numbers of each year by `cedu gap`.
    """
    return () if item.kind is ItemKind.TARGET else periods_of(due, years)


def _periods(due: Due, recurrence: Recurrence, years: str) -> Iterator[Period]:
    first, _, last = years.partition("-")
    months = _MONTHS[recurrence]
    for year in range(int(first), int(last or first) + 1):
        if recurrence is Recurrence.YEARLY and due.end is not None:
            yield _yearly(due, due.end, year, year - int(first))
            continue
        for number in range(1, 12 // months + 1):
            end_month = number * months
            start = date(year, end_month - months + 1, 1)
            final = date(year, end_month, monthrange(year, end_month)[1])
            if (due.start is not None and final < due.start) or (due.end is not None and start > due.end):
                continue
            end = (
                final if due.day_of_period is None else _day_of_period(due, year, end_month - months, due.day_of_period)
            )
            precision = Precision.DAY if due.day_of_period else _PRECISIONS[recurrence]
            yield Period(
                _LABELS[recurrence].format(year=year, number=number),
                replace(due, start=start, end=end, earliest_end=None, precision=precision, recurrence=None),
                final,
                start,
            )


def _yearly(due: Due, end: date, year: int, later: int) -> Period:
    """What is due by the same day of every year (每年6月底前), so many years later than as it was read."""
    start = due.start and _years_later(due.start, later)
    earliest = due.earliest_end and _years_later(due.earliest_end, later)
    own_end = _years_later(end, later)
    is_whole = own_end == _end_of_month(own_end) and start != own_end
    whole = Precision.MONTH if start is None or _end_of_month(start) == own_end else Precision.MONTHS
    precision = whole if is_whole else Precision.DAY
    own = replace(due, start=start, end=own_end, earliest_end=earliest, precision=precision, recurrence=None)
    first, last = date(year, 1, 1), date(year, 12, 31)
    if own_end > last:  # 每年12月至次年1月
        first, last = _years_later(end, later - 1) + timedelta(1), own_end
    return Period(_LABELS[Recurrence.YEARLY].format(year=year), own, last, first)


def _years_later(day: date, later: int) -> date:
    """The same day in another year; the last of February stays that."""
    if day == _end_of_month(day):
        return _end_of_month(date(day.year + later, day.month, 1))
    return day.replace(year=day.year + later)


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _day_of_period(due: Due, year: int, months_before: int, day: int) -> date:
    """The day by which it is due in a period, before which lie so many months of the year."""
    month = months_before + (due.month_of_period or _MONTHS[due.recurrence or Recurrence.MONTHLY])
    return date(year, month, min(day, monthrange(year, month)[1]))
