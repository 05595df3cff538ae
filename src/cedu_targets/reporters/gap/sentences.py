"""Sentences that the gap reports share: numbers as people read them, states with symbol and word, the legend."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.gap import MONTHS, GapRow, Standing, State
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.domain.place import Place
from cedu_targets.gaps.report import GapReport, to_places
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.group_sentences import ListEntry, findings_listed, not_judged_listed
from cedu_targets.reporters.shared.place_words import column_names, units_text
from cedu_targets.reporters.shared.sentences import in_short as data_in_short
from cedu_targets.reporters.shared.sentences import joined

STATE_SYMBOLS = {
    State.EXCEEDED: "+",
    State.MET: "✓",
    State.ON_PACE: "=",
    State.SLIGHTLY_BEHIND: "!",
    State.BEHIND: "✗",
    State.BELOW: "<",
    State.NOT_REPORTED: "?",
    State.NOT_ASSIGNED: "-",
}
"""Signs that every terminal draws one column wide; colour alone never says anything."""
UNJUDGED = "~"
URGENCY = (
    State.BEHIND, State.SLIGHTLY_BEHIND, State.NOT_REPORTED, None, State.BELOW, State.ON_PACE, State.MET,
    State.EXCEEDED, State.NOT_ASSIGNED,
)  # fmt: skip
"""The states as they are listed, the most urgent first."""
NOTHING = "-"
StandingColumn = tuple[str, Callable[[Standing], int]]
"""The term that heads a column of the ranking, and the count in it."""


def state_text(state: State | None, messages: Messages, *, is_short: bool = False) -> str:
    """`! 略低于序时进度`: symbol and word; where there is no room, `! 略低`."""
    symbol = UNJUDGED if state is None else STATE_SYMBOLS[state]
    if is_short:
        return f"{symbol} {messages.term(f'short_{state}' if state else 'short_not_judged')}"
    return f"{symbol} {messages.term(state or 'not_judged')}"


AT_LEAST = "≥"


def open_text(row: GapRow, messages: Messages) -> str:
    """`完成数不完整`, `合计含未报项：麒麟、学院`: why there may be more than was reported; else empty."""
    told = [messages.term("gap_incomplete")] if row.is_at_least else []
    if row.unreported:
        told.append(_unreported(row, messages))
    return messages.punctuation.phrases.join(told)


def _unreported(row: GapRow, messages: Messages) -> str:
    """`合计含未报项：第12栏`, `合计含未报项：麒麟、学院`: the blank parts of a total."""
    if all(unit == row.unit for unit, _ in row.unreported):
        parts = column_names([one for _, one in row.unreported], messages)
    else:
        parts = units_text([Place(unit=unit) for unit, _ in row.unreported], messages)
    return messages.term("gap_unreported", parts=parts)


def row_state(row: GapRow, messages: Messages) -> str:
    """A row's state; where there may be more than was reported, with the reason."""
    state, told = state_text(row.state, messages), open_text(row, messages)
    return messages.term("gap_state_open", state=state, told=told) if told else state


def share_text(share: Fraction | None, pace: Fraction | None = None) -> str:
    """A share in per cent to one place, half up; what is short of 100 %, or of the pace, never reads as that."""
    if share is None:
        return NOTHING
    shown = to_places(share * 100, 1)
    assert shown is not None
    if any(share < bound and shown == to_places(bound * 100, 1) for bound in (Fraction(1), pace) if bound is not None):
        shown = Decimal(int(share * 1000)) / 10
    return f"{plain(shown)}%"


def achieved_text(row: GapRow) -> str:
    """An achievement; `≥320` where it is incomplete. A rate may have fallen since."""
    is_least = row.is_at_least and row.achieved is not None and not row.is_rate
    return (AT_LEAST if is_least else "") + amount_text(row.achieved, row)


def amount_text(amount: Decimal | None, row: GapRow) -> str:
    """A target or an achievement; a rate in per cent."""
    return NOTHING if amount is None else percent(amount) if row.is_rate else plain(amount)


def target_text(row: GapRow) -> str:
    """A target; a floor or a range as the table writes it."""
    return amount_text(row.target, row) if row.floor is None else row.floor.text


def difference_text(amount: Decimal | None, row: GapRow, messages: Messages) -> str:
    """A gap or what a month must bring; of a rate in percentage points."""
    if amount is None:
        return NOTHING
    return messages.term("gap_points", amount=plain(amount * 100)) if row.is_rate else plain(amount)


def gap_said(row: GapRow, messages: Messages) -> str:
    """A gap within a sentence: ` 23 个百分点`; of a number with its unit of measure."""
    assert row.gap is not None
    if row.is_rate:
        return messages.term("gap_points_said", amount=plain(row.gap * 100))
    return messages.term("gap_amount_said", amount=f"{plain(row.gap)} {row.indicator.unit_of_measure or ''}".rstrip())


def lag_text(row: GapRow, messages: Messages) -> str:
    """The distance below the pace; a little never reads as 0."""
    shown = None if row.lag is None else to_places(row.lag * 100, 1)
    if shown is None or row.lag is None:
        return NOTHING
    return messages.term("gap_points", amount="<0.1" if shown == 0 and row.lag > 0 else plain(shown))


def growth_text(row: GapRow, messages: Messages) -> str:
    """Growth on last year: in per cent, of a rate in percentage points."""
    shown = None if row.growth is None else to_places(row.growth * 100, 1)
    if shown is None:
        return NOTHING
    sign = "+" if shown > 0 else ""
    return sign + (messages.term("gap_points", amount=plain(shown)) if row.is_rate else f"{plain(shown)}%")


def column(indicator: Indicator, messages: Messages) -> str:
    """`第3栏（培训）`, or the path of a column without a code."""
    if not indicator.coded:
        return messages.term("column_path", code=indicator.code)
    return messages.coded_column(indicator.code, indicator.name)


def short_column(indicator: Indicator, with_code: bool = True) -> str:
    """`3 培训（人次）` for a table's cell, without a closing remark; a rate's per cent shows in its numbers."""
    unit = indicator.unit_of_measure if indicator.kind is not Kind.RATE else None
    name = re.sub(r"[（(](?:[^（）()]|[（(][^（）()]*[)）])*[)）]$", "", indicator.name) or indicator.name
    written = f"{name}（{unit}）" if unit else name
    return f"{indicator.code} {written}" if indicator.coded and with_code else written


def title(report: GapReport, messages: Messages) -> str:
    """The title of the report."""
    return messages.term("gap_title", title=report.title) if report.title else messages.term("gap_title_plain")


def in_short(report: GapReport, messages: Messages) -> str:
    """How a comparison went, in a phrase: the states of the tasks, then what is wrong with the data."""
    told = counts(report, messages) if report.is_compared else none_late(report, messages)
    told = told.removesuffix(messages.punctuation.stop)
    if not any(file.fault or file.findings for file in report.files):
        return told
    not_used = {file.path for file in report.files if file.fault} | {one.path for one in report.unsettled}
    said = data_in_short(report.inputs, messages, not_used=len(not_used))
    return messages.punctuation.phrases.join([told, messages.term("short_data", said=said)]) if said else told


def none_late(report: GapReport, messages: Messages) -> str:
    """The sentence that nothing is behind, or that nothing could be compared."""
    return messages.term("gap_none_late" if report.is_compared else "gap_nothing")


def overall_title(report: GapReport, messages: Messages) -> str:
    """`全区目标完成情况`; without a district's row, the reporting units together."""
    rows = report.district_rows
    return messages.term("gap_district", district=rows[0].unit) if rows else messages.term("gap_together")


def silent(report: GapReport, messages: Messages) -> Iterator[tuple[str, str]]:
    """Units with what they have not reported: `全部 10 项`, or the columns."""
    for unit, (columns, is_all) in report.silent.items():
        said = messages.term("gap_all_silent", count=len(columns))
        yield unit, said if is_all else messages.punctuation.names.join(column(one, messages) for one in columns)


def waiting(report: GapReport, messages: Messages, most: int | None = None) -> Iterator[tuple[str, str]]:
    """What falls due at the end of the year and is not reached yet: each column with its units, furthest first.

    With `most`, of more units only the first few, and how many there are.
    """
    for indicator, rows in report.waiting.items():
        told = [messages.term("gap_short", unit=row.unit, gap=gap_said(row, messages)) for row in rows[:most]]
        names = messages.punctuation.names.join(told)
        told_of = messages.term("units_more", names=names, count=len(rows)) if len(told) < len(rows) else names
        yield column(indicator, messages), told_of


def standing_columns(report: GapReport) -> list[StandingColumn]:
    """The counts of a ranking, each under its heading; what is not due or not judged only where there is any."""
    columns: list[StandingColumn] = [
        ("head_at_pace", lambda entry: entry.at_pace),
        ("head_slight", lambda entry: entry.slightly_behind),
        ("head_behind", lambda entry: entry.behind),
        ("head_silent", lambda entry: entry.not_reported),
    ]
    if any(entry.below for entry in report.standings):
        columns.append(("head_below", lambda entry: entry.below))
    if any(entry.not_judged for entry in report.standings):
        columns.append(("not_judged", lambda entry: entry.not_judged))
    return columns


def as_of(report: GapReport, messages: Messages) -> str:
    """`截至2020年9月30日`."""
    return messages.term("gap_as_of", day=messages.day(report.timetable.as_of))


def pace(report: GapReport, messages: Messages) -> str:
    """`序时进度 75%（已满 9 个月，还有 3 个月）`; of a day before or after the year, that it is."""
    time = report.timetable
    if time.elapsed == MONTHS:
        return messages.term("gap_over", year=time.year)
    if time.as_of.year < time.year:
        return messages.term("gap_before", year=time.year)
    values = {"pace": share_text(time.pace), "elapsed": time.elapsed, "remaining": time.remaining}
    return messages.term("gap_pace", **values) if time.is_even else messages.term("gap_pace_profile", **values)


def counts(report: GapReport, messages: Messages) -> str:
    """`滞后 3 项，未报 2 项`: each state that occurs, worst first."""
    states = (
        State.BEHIND, State.SLIGHTLY_BEHIND, State.NOT_REPORTED, State.BELOW, State.ON_PACE, State.MET,
        State.EXCEEDED,
    )  # fmt: skip
    found = [(messages.term(state), report.counts[state]) for state in states]
    found.append((messages.term("not_judged"), report.counts[None]))
    told = [messages.term("gap_count", state=word, count=count) for word, count in found if count]
    return messages.punctuation.clauses.join(told)


def tasks_n(report: GapReport) -> int:
    """The number of units × indicators that have a target."""
    return len(report.unit_rows) - report.counts[State.NOT_ASSIGNED]


def legend(report: GapReport, messages: Messages) -> list[str]:
    """Symbols, thresholds, how rates are compared, and in the course of a year what growth is growth on."""
    marks = "  ".join([*(state_text(state, messages) for state in State), state_text(None, messages)])
    points = to_places(report.timetable.slightly_behind * 100, 1) or Decimal(0)
    name = "gap_thresholds" if report.timetable.is_even else "gap_thresholds_profile"
    return [
        messages.term("gap_legend", marks=marks),
        messages.term(name, points=plain(points)),
        messages.term("gap_rates"),
        *([messages.term("gap_not_due")] if report.has_waiting else []),
        *([messages.term("gap_growth")] if report.has_last_year and report.timetable.remaining else []),
    ]


def brief_legend(report: GapReport, messages: Messages) -> list[str]:
    """The same for a screen, in short: the symbols that occur, and the threshold."""
    occur = report.occurring - {State.NOT_ASSIGNED}
    texts = (state_text(state, messages) for state in (*State, None) if state in occur)
    marks = "  ".join(text.replace(" ", "\u00a0") for text in texts)
    points = to_places(report.timetable.slightly_behind * 100, 1) or Decimal(0)
    remarks = [messages.term("gap_thresholds_brief", points=plain(points))]
    if report.has_unreported:
        remarks.append(messages.term("gap_unreported_mark"))
    if report.has_at_least:
        remarks.append(messages.term("gap_at_least_mark"))
    if report.has_last_year and report.timetable.remaining:
        remarks.append(messages.term("gap_growth_brief"))
    return [messages.term("gap_legend", marks=marks), joined(messages, *remarks)]


def listed_findings(
    report: GapReport, messages: Messages, *, notes: bool, first_told: bool = True
) -> list[tuple[Sequence[str], ListEntry[Finding]]]:
    """The findings of both sides, most binding first, each entry with the paths of its members.

    Without `notes` only what stands and has to be mended or verified; without `first_told` not what stands above all.
    What many forms have in common is one entry, and what the comparison found comes before what is inside a form.
    """
    told = [] if first_told else [id(one) for _, one in report.doubts]
    found = [
        (file.path, one)
        for file, one in report.findings
        if (notes or not (one.explained or one.severity is Severity.NOTE)) and id(one) not in told
    ]
    found.sort(key=lambda pair: (-pair[1].severity.rank, pair[1].rule != "gap"))
    paths = [path for path, _ in found]
    entries = findings_listed([one for _, one in found], messages, paths)
    return [([paths[n] for n in entry.group.positions], entry) for entry in entries]


def listed_not_judged(report: GapReport, messages: Messages) -> list[tuple[Sequence[str], ListEntry[NotJudged]]]:
    """What could not be held against its target, likewise."""
    paths = [file.path for file, _ in report.not_judged]
    entries = not_judged_listed([entry for _, entry in report.not_judged], messages, paths)
    return [([paths[n] for n in entry.group.positions], entry) for entry in entries]
