"""Why a target could not be judged, and what has to be sent: 没有基数“老年人口”。请在 --bases 里给出."""

from collections.abc import Mapping

from cedu_targets.domain.attainment import Attained, Why
from cedu_targets.domain.due import Recurrence
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.domain.targets import Counting, TargetKind
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.amounts import distance_text, names_text, reached_value

_MOST_UNITS = 5
_Words = tuple[str, str]
"""The terms of a reason, and of the next step."""
_REASONS: Mapping[Why, _Words] = {
    Why.NO_BASE: ("att_no_base", "att_no_base_next"),
    Why.ZERO_BASE: ("att_zero_base", "att_zero_base_next"),
    Why.COUNTING: ("att_counting", "att_counting_next"),
    Why.ATTENDANCES: ("att_attendances", "att_attendances_next"),
    Why.MEASURE: ("att_measure", "att_measure_next"),
    Why.INCOMPLETE: ("att_incomplete", "att_incomplete_next"),
    Why.DIFFER: ("att_differ", "att_differ_next"),
    Why.ABOVE_BASE: ("att_above_base", "att_above_base_next"),
    Why.UNREADABLE: ("att_unreadable", "att_unreadable_next"),
    Why.ALTERNATIVE: ("att_alternative", "att_alternative_next"),
}
_PARTS = ("att_incomplete_parts", "att_incomplete_parts_next")
_RATES = ("att_measure_rates", "att_measure_rates_next")
_OFTEN = ("att_measure_often", "att_measure_often_next")
_UNNAMED = ("att_no_base_name", "att_no_base_name_next")
_OF_UNITS = ("att_no_base_of_units", "att_no_base_of_units_next")
_BASE_IN_ATTENDANCES = ("att_attendances_of_base", "att_attendances_of_base_next")
_BASE_IN_OTHERS = ("att_measure_of_base", "att_measure_of_base_next")
_OF_TEXT = ("att_counting_of_text", "att_counting_of_text_next")
_AS_SAID = ("att_counting_as_said", "att_counting_as_said_next")
_ABOVE_ALL = ("att_above_all", "att_above_all_next")
_WITHOUT_BASE = (Why.NO_BASE, Why.ZERO_BASE)
"""Of these the sentence on the reason does not say what was reported."""


def unjudged_text(row: Attained, messages: Messages) -> str:
    """The reason, and the next step."""
    reason, advice = reason_text(row, messages), next_text(row, messages)
    return messages.term("att_send", text=reason, next=advice) if advice else reason


def reason_text(row: Attained, messages: Messages) -> str:
    """`报来 9000 人，没有基数“老年人口”`."""
    reported = reported_text(row)
    told = messages.term(
        _words(row)[0],
        missing=row.missing or row.target.base or "",
        total=reported,
        base="" if row.base_total is None else plain(row.base_total),
        count=len(row.silent),
        names=names_text(row.silent, messages, _MOST_UNITS),
        value=reached_value(row),
        far=distance_text(row, messages),
        noun=row.target.unit_of_measure or "",
    )
    if row.why in _WITHOUT_BASE and reported:
        return messages.punctuation.clauses.join((messages.term("att_reported", total=reported), told))
    return told


def next_text(row: Attained, messages: Messages) -> str:
    """`请在 --bases 里给出，写明年份和来源`; empty where there is nothing to be asked for."""
    return "" if row.why is None or row.why is Why.NO_NUMBER else messages.term(_words(row)[1])


def _words(row: Attained) -> _Words:
    """The terms for a reason, which differ by what was reported."""
    if row.why is Why.INCOMPLETE and row.target.base is not None and row.base is None:
        return _REASONS[Why.NO_BASE]  # whoever reports still, nothing can be divided
    if row.why is Why.INCOMPLETE and (not row.silent or row.target.each or row.target.kind is TargetKind.COVERAGE):
        return _PARTS
    if row.why is Why.NO_BASE and not row.target.base:
        return _OF_UNITS if row.target.kind is TargetKind.COVERAGE else _UNNAMED
    if row.why is Why.MEASURE and row.total is None:
        is_often = row.target.due.recurrence not in (None, Recurrence.YEARLY)
        return _OFTEN if is_often else _RATES
    if row.why is Why.MEASURE and row.missing:
        return _BASE_IN_OTHERS
    if row.why is Why.COUNTING and row.numerator is not None and row.numerator.counting is not None:
        return _AS_SAID if row.target.counting in (Counting.NEW, Counting.CUMULATIVE) else _OF_TEXT
    if row.why is Why.ATTENDANCES and row.missing:
        return _BASE_IN_ATTENDANCES
    if row.why is Why.ABOVE_BASE and row.base_total is None:
        return _ABOVE_ALL
    assert row.why is not None
    return _REASONS[row.why]


def reported_text(row: Attained) -> str:
    """What was reported, as it was: `45760 人`; empty where nothing was read."""
    figure = row.numerator
    amount = row.total if row.total is not None else figure.value if figure is not None else None
    if amount is None:
        return ""
    if figure is not None and figure.is_rate:
        return percent(amount)
    return f"{plain(amount)} {(figure.unit_of_measure if figure else None) or ''}".rstrip()
