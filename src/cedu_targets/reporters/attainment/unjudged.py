"""Why a target could not be judged, and what has to be sent: 没有基数“老年人口”。请在 --bases 里给出."""

from collections.abc import Mapping

from cedu_targets.domain.attainment import Attained, Why
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.amounts import names_text

_MOST_UNITS = 5
_REASONS: Mapping[Why, str] = {
    Why.NO_BASE: "att_no_base", Why.ZERO_BASE: "att_zero_base", Why.COUNTING: "att_counting",
    Why.ATTENDANCES: "att_attendances", Why.MEASURE: "att_measure", Why.INCOMPLETE: "att_incomplete",
    Why.DIFFER: "att_differ", Why.ABOVE_BASE: "att_above_base", Why.UNREADABLE: "att_unreadable",
    Why.NO_NUMBER: "att_no_number",
}  # fmt: skip
_NEXT: Mapping[Why, str] = {
    Why.NO_BASE: "att_no_base_next", Why.ZERO_BASE: "att_zero_base_next", Why.COUNTING: "att_counting_next",
    Why.ATTENDANCES: "att_attendances_next", Why.MEASURE: "att_measure_next", Why.INCOMPLETE: "att_incomplete_next",
    Why.DIFFER: "att_differ_next", Why.ABOVE_BASE: "att_above_base_next", Why.UNREADABLE: "att_unreadable_next",
}  # fmt: skip
_WITHOUT_BASE = (Why.NO_BASE, Why.ZERO_BASE)
"""Of these the sentence on the reason does not say what was reported."""


def unjudged_text(row: Attained, messages: Messages) -> str:
    """The reason, and the next step."""
    reason, advice = reason_text(row, messages), next_text(row, messages)
    return messages.term("att_send", text=reason, next=advice) if advice else reason


def reason_text(row: Attained, messages: Messages) -> str:
    """`报来 9000 人，没有基数“老年人口”`."""
    assert row.why is not None
    reported = reported_text(row)
    told = messages.term(
        _REASONS[row.why],
        missing=row.missing or row.target.base or "",
        total=reported,
        base="" if row.base_total is None else plain(row.base_total),
        count=len(row.silent),
        names=names_text(row.silent, messages, _MOST_UNITS),
    )
    if row.why in _WITHOUT_BASE and reported:
        return messages.punctuation.clauses.join((messages.term("att_reported", total=reported), told))
    return told


def next_text(row: Attained, messages: Messages) -> str:
    """`请在 --bases 里给出，写明年份和来源`; empty where nothing can be sent."""
    return messages.term(_NEXT[row.why]) if row.why is not None and row.why in _NEXT else ""


def reported_text(row: Attained) -> str:
    """What was reported, as it was: `45760 人`; empty where nothing was read."""
    figure = row.numerator
    amount = row.total if row.total is not None else figure.value if figure is not None else None
    if amount is None:
        return ""
    if figure is not None and figure.is_rate:
        return percent(amount)
    return f"{plain(amount)} {(figure.unit_of_measure if figure else None) or ''}".rstrip()
