"""The state of an item on a day: the first of the rules that applies."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from cedu_targets.agenda.told import Told
from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.due_text import due_of
from cedu_targets.domain.items import Item, Reported
from cedu_targets.domain.status import Doubt, State

_UNDATED = (Precision.TBD, Precision.UNCLEAR)


class Day(NamedTuple):
    """The day on which all is judged."""

    as_of: date
    remind: int
    """Days before its end from which an item is due soon."""


class Standing(NamedTuple):
    """How an item stands; without a state there is a doubt."""

    state: State | None
    doubt: Doubt | None = None


def decisive_due(item: Item) -> Due:
    """The time by which an item is judged: its deadline ends it, and it begins as its row says."""
    if item.deadline is None:
        return item.due
    return replace(item.deadline, start=item.deadline.start or item.due.start)


def has_deadline(due: Due) -> bool:
    """Whether something can be late: its end is printed, at the item or in a cell above.

    That of a whole document is not: nobody wrote when each of its paragraphs is to be done.
    """
    return due.end is not None and (due.printed or due.carried)


def is_late(due: Due, completed: date | None) -> bool:
    """Whether something was done after its end; without a day nobody says so."""
    return completed is not None and has_deadline(due) and due.end is not None and completed > due.end


def standing(due: Due, told: Told, issued: date | None, day: Day) -> Standing:
    """How an item stands by its time and by what was reported of it.

    The last day itself is in time. That nothing was reported never counts as not done.
    """
    known = _by_report(due, told, day)
    if known is not None:
        return known
    if due.precision in _UNDATED or due.lacks_year:
        return Standing(State.UNDATED)
    if not has_deadline(due) or due.precision is Precision.RECURRING:
        return Standing(State.ONGOING)
    assert due.end is not None
    if issued is not None and due.end < issued:
        return Standing(State.ELAPSED)
    if day.as_of > due.end:
        return _past(told)
    return Standing(_ahead(due, due.end, told, day))


def _by_report(due: Due, told: Told, day: Day) -> Standing | None:
    """What the report alone decides; that two owners name different days matters where one of them is too late."""
    if told.differs:
        return Standing(None, Doubt.DIFFER)
    if told.reported is Reported.CANCELLED and told.reason:
        return Standing(State.VOID)
    if told.reported is not Reported.DONE:
        return None
    if told.completed and told.completed[0] > day.as_of:
        return Standing(None, Doubt.LATER_DAY)
    are_late = {is_late(due, one) for one in told.completed}
    if len(are_late) > 1:
        return Standing(None, Doubt.DIFFER)
    if not are_late and has_deadline(due) and not _is_in_time(due, told.undated, day.as_of):
        return Standing(None, Doubt.NO_DAY)
    return Standing(State.DONE_LATE if True in are_late else State.DONE)


def _is_in_time(due: Due, undated: Sequence[str], as_of: date) -> bool:
    """Whether something was done in time whatever day is meant: its end is not past, or what is written ends before."""
    assert due.end is not None
    ends = [due_of(text, due.end.year).end for text in undated]
    return as_of <= due.end or all(end is not None and end <= due.end for end in ends)


def _past(told: Told) -> Standing:
    match told.reported:
        case None | Reported.BLANK:
            return Standing(State.NOT_REPORTED)
        case Reported.UNCLEAR:
            return Standing(None, Doubt.UNCLEAR)
        case _:  # whoever gives it up without a reason has not done it either
            return Standing(State.OVERDUE)


def _ahead(due: Due, end: date, told: Told, day: Day) -> State:
    """The state of what can still be done in time; what ends soon ends soon, whether or not its time has begun."""
    if (end - day.as_of).days <= day.remind:
        return State.DUE_SOON
    if due.start is not None and day.as_of < due.start:
        return State.UPCOMING
    if (due.earliest_end or end).year > day.as_of.year:
        return State.LATER
    return State.IN_PROGRESS if told.reported is Reported.IN_PROGRESS else State.DUE
