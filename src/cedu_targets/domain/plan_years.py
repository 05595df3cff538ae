"""The times of a plan for several years: which of them 6月 is in, nobody says."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.due_text import due_of


def years_of(period: str | None) -> tuple[int, ...]:
    """The year of a list, or the first and the last one of a plan for several; empty where none is known."""
    years = dict.fromkeys(int(year) for year in period.split("-")) if period else ()
    return tuple(years)


def due_of_any_year(readings: Sequence[Due]) -> Due:
    """One time, as it was read with the first and with the last year of its plan.

    One that is another in each of them may be meant for any of the years: it begins in the first, and ends between the
    one in the first and the one in the last, so that nothing is late by the first.
    """
    first, last = readings[0], readings[-1]
    if first.end is None or last.end is None or first.end == last.end or first.precision is Precision.RECURRING:
        return first
    earliest = first.earliest_end or first.end
    return replace(first, end=last.end, earliest_end=earliest, precision=Precision.RANGE)


def due_in(text: str, period: str | None, issued: date | None) -> Due:
    """When something is due by its words, in the years of its plan (2019-2023); 用2-3年 counts from its issue."""
    return due_of_any_year([due_of(text, year, issued) for year in years_of(period) or (None,)])
