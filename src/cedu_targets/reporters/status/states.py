"""The states of items as every report of `cedu status` shows them: sign, word and order, so that no colour is alone."""

from collections.abc import Mapping, Sequence

from cedu_targets.domain.due import Precision
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.messages.messages import Messages

STATE_SYMBOLS: Mapping[State | None, str] = {
    State.OVERDUE: "✗", State.NOT_REPORTED: "?", None: "~", State.DUE_SOON: "!", State.IN_PROGRESS: ">",
    State.DUE: "=", State.ELAPSED: "<", State.DONE_LATE: "+", State.DONE: "✓", State.UPCOMING: "-",
    State.LATER: "»", State.ONGOING: "*", State.UNDATED: ":", State.VOID: "/",
}  # fmt: skip
"""Signs that every terminal draws one column wide."""
URGENCY: Sequence[State | None] = tuple(STATE_SYMBOLS)
"""The states as they are listed, the most urgent first."""
CLASSES: Mapping[State | None, str] = {
    State.OVERDUE: "b", State.NOT_REPORTED: "u", None: "j", State.DUE_SOON: "s", State.IN_PROGRESS: "w",
    State.DUE: "w", State.ELAPSED: "o", State.DONE_LATE: "p", State.DONE: "m", State.UPCOMING: "o",
    State.LATER: "o", State.ONGOING: "o", State.UNDATED: "o", State.VOID: "o",
}  # fmt: skip
"""The classes of the style sheet of a page."""


def state_word(state: State | None, messages: Messages, rows: Sequence[StatusRow] = ()) -> str:
    """`已过期限，未报`; of `rows` whose time is written and was not understood, that."""
    return messages.term(state_term(state, rows))


def state_term(state: State | None, rows: Sequence[StatusRow] = ()) -> str:
    """The name of a state's word: what was not understood is not 待定, though both have no day; 每年 is 周期性."""
    if state is State.ONGOING and rows:
        precisions = {row.due.precision for row in rows if row.state is state}
        return "state_recurring" if precisions == {Precision.RECURRING} else "state_ongoing"
    if state is State.UNDATED:
        unread = {row.due.precision is Precision.UNCLEAR for row in rows if row.state is state}
        return "state_no_day" if len(unread) > 1 else "state_unread" if True in unread else "state_undated"
    return "not_judged" if state is None else f"state_{state}"


def state_text(state: State | None, messages: Messages, rows: Sequence[StatusRow] = ()) -> str:
    """`? 已过期限，未报`: sign and word."""
    return f"{STATE_SYMBOLS[state]} {state_word(state, messages, rows)}"


def short_word(state: State | None, messages: Messages, rows: Sequence[StatusRow] = ()) -> str:
    """`已过期限未报`: the word within a list, where it may hold no comma."""
    return messages.term("agenda_not_reported") if state is State.NOT_REPORTED else state_word(state, messages, rows)
