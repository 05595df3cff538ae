"""The times of a plan for several years: which of them 6月 is in, nobody says."""

from collections.abc import Sequence
from dataclasses import replace

from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.items import Item, Part


def years_of(period: str | None) -> tuple[int, ...]:
    """The year of a list, or the first and the last one of a plan for several; empty where none is known."""
    years = dict.fromkeys(int(year) for year in period.split("-")) if period else ()
    return tuple(years)


def of_any_year(readings: Sequence[Item]) -> Item:
    """One item, as it was read with the first and with the last year of its plan.

    A time that is another one in each of them may be meant for any of the years: it begins in the first, and ends
    between the one in the first and the one in the last, so that nothing is late by the first.
    """
    first, last = readings[0], readings[-1]
    if first is last:
        return first
    parts = first.parts
    if len(parts) == len(last.parts):
        parts = tuple(_part(one, other) for one, other in zip(parts, last.parts, strict=True))
    deadline = first.deadline and last.deadline and due_of_any_year([first.deadline, last.deadline])
    return replace(first, due=due_of_any_year([first.due, last.due]), deadline=deadline, parts=parts)


def _part(first: Part, last: Part) -> Part:
    return replace(first, due=first.due and last.due and due_of_any_year([first.due, last.due]))


def due_of_any_year(readings: Sequence[Due]) -> Due:
    """One time, as it was read with the first and with the last year of its plan."""
    first, last = readings[0], readings[-1]
    if first.end is None or last.end is None or first.end == last.end or first.precision is Precision.RECURRING:
        return first
    earliest = first.earliest_end or first.end
    return replace(first, end=last.end, earliest_end=earliest, precision=Precision.RANGE)
