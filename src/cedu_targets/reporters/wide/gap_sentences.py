"""What is said of a wide table's achievements, whatever the format."""

from collections.abc import Iterator, Mapping

from cedu_targets.domain.gap import State
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.numbers import plain
from cedu_targets.engines.gap_report import DistrictStanding, IndicatorStanding, WideGapReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.gap.sentences import STATE_SYMBOLS, share_text, state_text
from cedu_targets.reporters.wide.summary import Cell, Summary, SummaryTable

STATES = (
    State.BEHIND, State.SLIGHTLY_BEHIND, State.NOT_REPORTED, State.BELOW, State.ON_PACE, State.MET, State.EXCEEDED,
    State.NOT_ASSIGNED,
)  # fmt: skip
"""The most urgent first."""
INDICATOR_HEADS = (
    "head_column", "head_wide_all_targets", "head_wide_reported_targets", "head_achieved", "head_completion",
    *map(str, STATES),
)  # fmt: skip
DISTRICT_HEADS = ("head_wide_district", "head_wide_rows", *map(str, STATES))


def in_short(report: WideGapReport, messages: Messages) -> str:
    """How it stands, in a phrase: every state that occurs."""
    counted = ((messages.term(state), report.count(state)) for state in STATES if state is not State.NOT_ASSIGNED)
    told = [messages.term("gap_count", state=word, count=count) for word, count in counted if count]
    if not told:
        return messages.term("gap_nothing")
    return messages.punctuation.clauses.join(told) + messages.punctuation.stop


def _about(report: WideGapReport, messages: Messages) -> str:
    """What was compared, and by what."""
    return messages.term(
        "wide_gap_of",
        as_of=report.as_of.isoformat(),
        units=report.units,
        districts=report.districts,
        pack=report.pack,
        engine=report.engine,
    )


def _remarks(report: WideGapReport, messages: Messages) -> Iterator[str]:
    """Of whom the completions are; what was compared in nothing, and why."""
    if _has_left_out(report):
        yield messages.term("wide_gap_reported_only", count=report.count(State.NOT_REPORTED))
    for name in ("silent", "strangers", "doubled", "unreadable"):
        if count := getattr(report, name):
            yield messages.term(f"wide_gap_{name}", count=count)


def summary(report: WideGapReport, messages: Messages) -> Summary:
    """How it stands by indicator and by district."""
    return Summary(
        heading=messages.term("wide_gap_title"),
        title=report.title,
        in_short=in_short(report, messages),
        lines=[_about(report, messages), *_remarks(report, messages)],
        tables=[
            SummaryTable(
                messages.term("wide_gap_indicators"),
                INDICATOR_HEADS,
                [*map(_indicator_cells, report.indicators)],
                lines=[_indicator_line(one, report, messages) for one in report.indicators],
            ),
            *_districts(report, messages),
        ],
        legend=_legend(report, messages),
    )


def _districts(report: WideGapReport, messages: Messages) -> Iterator[SummaryTable]:
    """Those in which something is late or not reported; nothing where there is none."""
    late = [one for one in report.worst if one.is_late]
    if late:
        yield SummaryTable(
            messages.term("wide_gap_districts"),
            DISTRICT_HEADS,
            [_district_cells(one, messages) for one in late],
            in_text=20,
            left=report.late - len(late),
            lines=[_district_line(one, messages) for one in late],
        )


def _legend(report: WideGapReport, messages: Messages) -> str:
    """What stands in a line of plain text, and the signs of the states that occur."""
    name = "wide_gap_legend_all" if _has_left_out(report) else "wide_gap_legend"
    marks = [state_text(one, messages) for one in STATES if one is not State.NOT_ASSIGNED and report.count(one)]
    return messages.term(name, marks=messages.punctuation.clauses.join(marks)) if marks else ""


def _has_left_out(report: WideGapReport) -> bool:
    return any(one.leaves_out for one in report.indicators)


def _indicator_line(one: IndicatorStanding, report: WideGapReport, messages: Messages) -> str:
    """`2：54.8%（2629.75/4802.17） ✗5516 ?1047`: short, so that a terminal has a line for each."""
    told = [_signs(one.states, messages)]
    if one.target is not None and one.achieved is not None:
        sums = [one.achieved, one.target, *([one.all_targets] if _has_left_out(report) else [])]
        said = "/".join(plain(number) for number in sums if number is not None)
        told.insert(0, messages.term("wide_gap_share", share=share_text(one.completion), sums=said))
    return messages.punctuation.labelled(coded_name(one.indicator), " ".join(told))


def _district_line(one: DistrictStanding, messages: Messages) -> str:
    """`甲区：行数 240 ✗889 ?12`."""
    told = f"{messages.term('head_wide_rows')} {one.units} {_signs(one.states, messages)}"
    return messages.punctuation.labelled(one.name or messages.term("wide_all"), told)


def _signs(states: Mapping[State, int], messages: Messages) -> str:
    """Every state that occurs, as its sign and its count; where nothing was assigned, that."""
    signs = [
        f"{STATE_SYMBOLS[one]}{states[one]}" for one in STATES if one is not State.NOT_ASSIGNED and states.get(one)
    ]
    return " ".join(signs) or messages.term(State.NOT_ASSIGNED)


def _indicator_cells(one: IndicatorStanding) -> list[Cell]:
    """One indicator's line: name, sums, completion, how many are in each state."""
    sums = ("" if number is None else number for number in (one.all_targets, one.target, one.achieved))
    completion = "" if one.completion is None else share_text(one.completion)
    return [coded_name(one.indicator), *sums, completion, *_counts(one.states)]


def coded_name(indicator: Indicator) -> str:
    """Code and name."""
    return indicator.code if indicator.name == indicator.code else f"{indicator.code} {indicator.name}"


def _district_cells(one: DistrictStanding, messages: Messages) -> list[Cell]:
    """One district's line: name, units, how many cells are in each state."""
    return [one.name or messages.term("wide_all"), one.units, *_counts(one.states)]


def _counts(states: Mapping[State, int]) -> list[int]:
    return [states.get(state, 0) for state in STATES]
