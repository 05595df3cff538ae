"""Times round that one 已完成 cannot settle: of what comes back as nobody understood, or of 3月、9月 in May."""

from datetime import date, timedelta

from cedu_targets.agenda.told import Told
from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.items import Item, ItemKind


def is_round_open(item: Item, due: Due, told: Told, as_of: date) -> bool:
    """Whether something that is reported done comes back after the day on which it was done, as far as is known."""
    if item.kind is ItemKind.TARGET and due.recurrence is not None:
        return True
    if due.precision is Precision.UNCLEAR:
        return "每" in (due.text or "")
    rounds = [part.due for part in item.parts if part.due is not None and part.text == part.due.text]
    if len(rounds) < 2 or item.deadline is not None:
        return False
    begins = _begin(rounds[-2], rounds[-1])
    return begins is not None and max(told.completed, default=as_of) < begins


def _begin(before: Due, last: Due) -> date | None:
    """The first day on which the last time round may be done; of one that is named by its end that month's first."""
    if last.start is not None or last.end is None or before.end is None:
        return last.start
    return max(before.end + timedelta(days=1), last.end.replace(day=1))
