"""When something is due, in words: the time as it was understood, not as it is written."""

from collections import Counter
from datetime import date, timedelta

from cedu_targets.domain.due import Due, Precision
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.messages.messages import Messages

_IN_WORDS = {Precision.TBD: "due_tbd", Precision.ONGOING: "due_ongoing", Precision.UNSTATED: "due_unstated"}


def due_text(due: Due, messages: Messages) -> str:
    """`2019年3月`, `2020年底前`, `2019年5月起`, `每月25日前`, `待定`; what names no day says so."""
    if due.precision in _IN_WORDS:
        return messages.term(_IN_WORDS[due.precision])
    if due.precision is Precision.UNCLEAR:
        return messages.term("due_unclear", text=due.text or "")
    if due.lacks_year:
        return messages.term("due_lacks_year", text=due.text or "")
    if due.precision is Precision.RECURRING:
        return _recurring(due, messages)
    if due.end is None:
        return messages.term("due_from", day=_first(due.start, messages))
    if due.earliest_end is not None and due.earliest_end != due.end:
        ends = {"earliest": _last(due.earliest_end, messages), "latest": _last(due.end, messages)}
        return messages.term("due_between", **ends)
    if due.start is None:
        return messages.term("due_by", day=_last(due.end, messages))
    return _span(due, due.start, due.end, messages)


def marked_due(item: Item, messages: Messages) -> str:
    """The same with a sign where the time does not stand at the item itself: `2019年3月 〃`, `（2019年）`."""
    text = due_text(item.due, messages)
    if item.due.carried:
        return messages.term("due_carried_mark", due=text)
    return messages.term("due_whole_mark", due=text) if is_of_whole(item.due) else text


def is_of_whole(due: Due) -> bool:
    """Whether the time is that of the whole document: nothing is written at the item, or above it."""
    return not (due.printed or due.carried) and (due.start or due.end) is not None


def is_open(due: Due) -> bool:
    """Whether the time is not known: nothing is written, or what is written names no day."""
    return due.precision in (Precision.UNCLEAR, Precision.UNSTATED)


def has_times(items: Items) -> bool:
    """Whether any item has a time of its own, or one that stands above it."""
    return any(entry.due.printed or entry.due.carried for entry in items.entries)


def legend(items: Items, messages: Messages) -> list[str]:
    """What the signs of `marked_due` mean, those that stand in the list; or the one time of all items."""
    if not has_times(items):
        times = dict.fromkeys(due_text(entry.due, messages) for entry in items.entries if is_of_whole(entry.due))
        return [messages.term("due_all_whole", due=messages.punctuation.names.join(times))] if times else []
    found = []
    if any(entry.due.carried for entry in items.entries):
        is_target = items.kind is ItemKind.TARGET
        found.append(messages.term("due_around_legend" if is_target else "due_carried_legend"))
    if any(is_of_whole(entry.due) for entry in items.entries):
        found.append(messages.term("due_whole_legend"))
    return found


def size_text(items: Items, messages: Messages) -> str:
    """`26 项（按月 23，全年 1，待定 2）`; without the kinds where no item has a time of its own."""
    counts = Counter(_kind_of(entry.due) for entry in items.entries)
    alone, with_kinds = ("goals_n", "goals_of") if items.kind is ItemKind.TARGET else ("items_n", "items_of")
    if counts.keys() <= {str(Precision.UNSTATED)}:
        return messages.term(alone, count=len(items.entries))
    ordered = [kind for one in Precision for kind in (str(one), f"{one}_end") if kind in counts]
    kinds = [messages.term(f"due_count_{kind}", count=counts[kind]) for kind in ordered]
    return messages.term(with_kinds, count=len(items.entries), kinds=messages.punctuation.clauses.join(kinds))


def _kind_of(due: Due) -> str:
    """By the end of a year (年底前) is another kind than all year."""
    if is_of_whole(due):
        return str(Precision.UNSTATED)
    return f"{due.precision}_end" if due.precision is Precision.YEAR and due.start is None else str(due.precision)


def _recurring(due: Due, messages: Messages) -> str:
    every = messages.term(f"due_{due.recurrence}") if due.recurrence else due.text or ""
    if due.month_of_period is not None:
        every = messages.term("due_month_of_period", every=every, month=due.month_of_period)
    if due.day_of_period is not None:
        every = messages.term("due_day_of_period", every=every, day=due.day_of_period)
    if due.start is not None and due.end is None:
        return messages.term("due_in", every=every, span=messages.term("due_from", day=_first(due.start, messages)))
    if due.end is None:
        return every
    until = messages.term("due_by", day=_last(due.end, messages))
    span = until if due.start is None else _span(due, due.start, due.end, messages)
    return messages.term("due_in", every=every, span=span)


def _span(due: Due, start: date, end: date, messages: Messages) -> str:
    """An interval by the name that the text gives it: a month, a quarter, a year."""
    if start == end:
        return messages.day(start)
    if start.year == end.year and start.day == 1 and _is_end_of_month(end):
        return _months(due.precision, start, end.month, messages)
    if (start.year, start.month) == (end.year, end.month):
        for part, (first, last) in enumerate(((1, 10), (11, 20), (21, 31)), start=1):
            if start.day == first and end.day == min(last, _end_of_month(end).day):
                word = messages.term(f"due_part_{part}")
                return messages.term("due_ten_days", year=start.year, month=start.month, part=word)
    return messages.term("due_days", first=messages.day(start), last=messages.day(end))


def _months(precision: Precision, start: date, last: int, messages: Messages) -> str:
    year, first = start.year, start.month
    match precision, last - first + 1:
        case _, 1:
            return messages.term("due_month", year=year, month=first)
        case Precision.QUARTER, 3:
            return messages.term("due_quarter", year=year, number=last // 3)
        case Precision.HALF, 6:
            half = messages.term("due_half_1" if first == 1 else "due_half_2")
            return messages.term("due_half", year=year, number=half)
        case Precision.MONTHS, _:
            return messages.term("due_months", year=year, first=first, last=last)
        case _, 12:
            return messages.term("due_year", year=year)
    return messages.term("due_months", year=year, first=first, last=last)


def _first(day: date | None, messages: Messages) -> str:
    """A day that something begins on; the first of a month is that month."""
    assert day is not None
    return messages.term("due_month", year=day.year, month=day.month) if day.day == 1 else messages.day(day)


def _last(day: date, messages: Messages) -> str:
    """A day that something ends on; the last of a month or of a year is its end."""
    if (day.month, day.day) == (12, 31):
        return messages.term("due_end_of_year", year=day.year)
    if _is_end_of_month(day):
        return messages.term("due_end_of_month", year=day.year, month=day.month)
    return messages.day(day)


def _is_end_of_month(day: date) -> bool:
    return day == _end_of_month(day)


def _end_of_month(day: date) -> date:
    try:
        return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(1)
    except ValueError:  # the last month that there is
        return date(day.year, 12, 31)
