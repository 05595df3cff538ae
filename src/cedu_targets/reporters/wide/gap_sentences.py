"""What is said of a wide table's achievements, whatever the format."""

from collections.abc import Iterator, Mapping

from cedu_targets.domain.gap import State
from cedu_targets.domain.numbers import plain
from cedu_targets.engines.gap_report import DistrictStanding, IndicatorStanding, WideGapReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.gap.sentences import share_text

STATES = (
    State.BEHIND, State.SLIGHTLY_BEHIND, State.NOT_REPORTED, State.BELOW, State.ON_PACE, State.MET, State.EXCEEDED,
    State.NOT_ASSIGNED,
)  # fmt: skip
"""The most urgent first."""
_IN_STATES = tuple(f"short_{state}" for state in STATES)
INDICATOR_HEADS = ("head_column", "head_target", "head_achieved", "head_completion", *_IN_STATES)
DISTRICT_HEADS = ("head_wide_district", "head_wide_rows", *_IN_STATES)


def in_short(report: WideGapReport, messages: Messages) -> str:
    """How it stands, in a phrase."""
    at_pace = sum(report.count(state) for state in State if state.is_at_pace)
    behind, silent = report.count(State.BEHIND), report.count(State.NOT_REPORTED)
    return messages.term("wide_gap_short", behind=behind, not_reported=silent, at_pace=at_pace)


def about(report: WideGapReport, messages: Messages) -> str:
    """What was compared, and by what."""
    return messages.term(
        "wide_gap_of",
        as_of=report.as_of.isoformat(),
        units=report.units,
        districts=report.districts,
        pack=report.pack,
        engine=report.engine,
    )


def remarks(report: WideGapReport, messages: Messages) -> Iterator[str]:
    """What was compared in nothing, and why."""
    for name in ("silent", "strangers", "doubled", "unreadable"):
        if count := getattr(report, name):
            yield messages.term(f"wide_gap_{name}", count=count)


def indicator_cells(one: IndicatorStanding) -> list[str]:
    """One indicator's line: name, sums, completion, how many are in each state."""
    sums = ("" if number is None else plain(number) for number in (one.target, one.achieved))
    completion = "" if one.completion is None else share_text(one.completion)
    return [_named(one), *sums, completion, *_counts(one.states)]


def _named(one: IndicatorStanding) -> str:
    indicator = one.indicator
    return indicator.code if indicator.name == indicator.code else f"{indicator.code} {indicator.name}"


def district_cells(one: DistrictStanding, messages: Messages) -> list[str]:
    """One district's line: name, units, how many cells are in each state."""
    return [one.name or messages.term("wide_all"), str(one.units), *_counts(one.states)]


def _counts(states: Mapping[State, int]) -> list[str]:
    return [str(states.get(state, 0)) for state in STATES]
