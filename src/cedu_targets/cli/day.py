"""The day for which a command is asked."""

from datetime import date

from cedu_targets.cli.streams import warn
from cedu_targets.domain.fault import CallFault
from cedu_targets.messages.messages import Messages


def day_asked_for(text: str | None, messages: Messages) -> date | None:
    """A day as people write it; of a month the last, which is said. Raises CallFault."""
    if text is None:
        return None
    from cedu_targets.domain.days import day_of, is_month

    try:
        day = day_of(text)
    except ValueError:
        raise CallFault("bad_date", {"name": text}, variant="no_such") from None
    if day is None:
        raise CallFault("bad_date", {"name": text})
    if is_month(text):
        warn(messages.term("month_end", month=text.strip(), day=messages.day(day)))
    return day
