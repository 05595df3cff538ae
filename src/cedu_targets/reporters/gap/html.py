"""`cedu gap -f html`: one page to look at: district, ranking, heat map, who is behind, what is open, unit by unit."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.gap import GapRow, Standing, State, standing
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.paper import Paper, paper_for
from cedu_targets.gaps.report import GapReport, to_places
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.gap.first_lines import first_of_all
from cedu_targets.reporters.gap.sentences import (
    NOTHING,
    STATE_SYMBOLS,
    UNJUDGED,
    URGENCY,
    StandingColumn,
    achieved_text,
    as_of,
    difference_text,
    growth_text,
    lag_text,
    legend,
    listed_not_judged,
    none_late,
    open_text,
    overall_title,
    pace,
    share_text,
    short_column,
    silent,
    standing_columns,
    target_text,
    tasks_n,
    title,
    waiting,
)
from cedu_targets.reporters.shared.diagnosis_sentences import numbered
from cedu_targets.reporters.shared.html_findings import FilePart, file_part
from cedu_targets.reporters.shared.html_page import groups, in_parts, page
from cedu_targets.reporters.shared.sentences import passed_over_lines, where

CLASSES: Mapping[State | None, str] = {
    State.EXCEEDED: "e", State.MET: "m", State.ON_PACE: "p", State.SLIGHTLY_BEHIND: "s", State.BEHIND: "b",
    State.BELOW: "w", State.NOT_REPORTED: "u", State.NOT_ASSIGNED: "n", None: "j",
}  # fmt: skip
"""The classes of the style sheet: short, since every cell of the heat map has one."""
STACK = {
    "head_at_pace": "p",
    "head_slight": "s",
    "head_behind": "b",
    "head_silent": "u",
    "head_below": "w",
    "not_judged": "j",
}
"""The parts of a unit's bar."""
MOST_LINES = 200
"""Rows of a list of tasks; the heat map has every task."""
MOST_DETAILS = 1_000
"""With more tasks the page does without the list of each unit: it would be too heavy for a phone."""
AXIS = Fraction(3, 2)
"""A chart ends at 150 %; a longer bar ends in an arrow."""


class Bullet(Struct, frozen=True):
    """A chart of one task: the track is the target, 100 wide; the bar what was achieved; the line the pace, if any."""

    state: str
    width: str
    pace: str
    is_over: bool
    text: str


class Line(Struct, frozen=True):
    """One task in words, with its chart."""

    unit: str
    column: str
    target: str
    achieved: str
    gap: str
    completion: str
    lag: str
    needed: str
    growth: str
    state: str
    symbol: str
    word: str
    remark: str
    bullet: Bullet | None


class Rank(Struct, frozen=True):
    """A unit's place, and its tasks as parts of a bar that is 100 wide."""

    rank: str
    unit: str
    share: str
    numbers: Sequence[int]
    stack: Sequence[tuple[str, str, str]]
    text: str
    anchor: str


class Heat(Struct, frozen=True):
    """As many columns of the heat map as fit a page; a cell is its state, its completion, its sign and its word."""

    groups: Sequence[tuple[str, int]]
    indicators: Sequence[Indicator]
    rows: Sequence[tuple[str, bool, str, Sequence[tuple[str, str, str, str]]]]


class UnitPart(Struct, frozen=True):
    """All tasks of a unit, under its name."""

    anchor: str
    unit: str
    summary: str
    lines: Sequence[Line]


def render(report: GapReport, messages: Messages, paper: Paper | None = None) -> str:
    """The whole comparison as one page."""
    late, columns = report.laggards, standing_columns(report)
    units = _units(report, messages)
    anchors = {part.unit: part.anchor for part in units}
    return page(
        "gap.html",
        messages,
        paper=paper or paper_for(len(report.indicators)),
        title=title(report, messages),
        day=as_of(report, messages),
        pace=pace(report, messages),
        size=messages.term(
            "page_size", units=len(report.standings), columns=len(report.indicators), rows=tasks_n(report)
        ),
        tiles=_tiles(report, messages),
        legend=legend(report, messages)[1:],
        marks=[(CLASSES[state], _symbol(state), _word(state, messages)) for state in (*State, None)],
        key=Bullet("p", "60", _percent(report.timetable.pace), False, messages.term("page_bullet_key")),
        overall=[_line(row, messages) for row in report.overall],
        overall_title=overall_title(report, messages),
        areas=[(name, [_line(row, messages) for row in rows]) for name, rows in report.areas.items()],
        rank_heads=[name for name, _ in columns],
        ranking=[_rank(rank, entry, columns, anchors, messages) for rank, entry in report.ranking],
        heat=list(_heat(report, anchors, messages)),
        laggards=[_line(row, messages) for row in late[:MOST_LINES]],
        laggards_n=len(late),
        none_late=none_late(report, messages),
        doubts=first_of_all(report, messages),
        has_rows=bool(report.rows),
        laggards_more=messages.term("page_more_late", count=len(late) - MOST_LINES) if len(late) > MOST_LINES else "",
        silent=list(silent(report, messages)),
        silent_n=report.counts[State.NOT_REPORTED],
        waiting=list(waiting(report, messages)),
        waiting_n=report.counts[State.BELOW],
        unjudged=[
            (where(paths[0], one.place, messages), one.in_one(messages))
            for paths, one in listed_not_judged(report, messages)
        ],
        unjudged_n=len(report.not_judged),
        files=_files(report, messages),
        passed_over=list(passed_over_lines(report.passed_over, messages)),
        units=units,
        has_growth=report.has_last_year,
        problems=sum(file.fault is not None or bool(file.findings) for file in report.files),
    )


def _files(report: GapReport, messages: Messages) -> list[FilePart]:
    """The inputs' findings; what could not be compared has a list of its own."""
    causes = numbered(report.inputs)
    others = [replace(file, not_judged=tuple(e for e in file.not_judged if e.rule != "gap")) for file in report.files]
    return [
        file_part(number, file, report.fail_on, causes[number - 1], messages, {})
        for number, file in enumerate(others, start=1)
    ]


def _tiles(report: GapReport, messages: Messages) -> list[tuple[str, str, str, int]]:
    """(class, sign, word, number) of every state that has tasks, worst first."""
    found = [(state, report.counts[state]) for state in URGENCY if state is not State.NOT_ASSIGNED]
    return [(CLASSES[state], _symbol(state), _word(state, messages), count) for state, count in found if count]


def _line(row: GapRow, messages: Messages) -> Line:
    return Line(
        unit=row.unit,
        column=short_column(row.indicator),
        target=target_text(row),
        achieved=achieved_text(row),
        gap=difference_text(row.gap, row, messages),
        completion=share_text(row.completion, row.pace),
        lag=lag_text(row, messages),
        needed=difference_text(row.needed_per_month, row, messages),
        growth=growth_text(row, messages),
        state=CLASSES[row.state],
        symbol=_symbol(row.state),
        word=_word(row.state, messages),
        remark=open_text(row, messages),
        bullet=_bullet(row, messages),
    )


def _bullet(row: GapRow, messages: Messages) -> Bullet | None:
    """The chart of a task; none where there is nothing to draw."""
    if row.completion is None:
        return None
    values = {"target": target_text(row), "achieved": achieved_text(row)}
    values |= {"completion": share_text(row.completion, row.pace), "pace": share_text(row.pace)}
    name = "page_bullet" if row.pace is not None else "page_bullet_not_due"
    return Bullet(
        CLASSES[row.state],
        _percent(min(max(row.completion, Fraction(0)), AXIS)),
        "" if row.pace is None else _percent(row.pace),
        row.completion > AXIS,
        messages.term(name, **values),
    )


def _percent(share: Fraction) -> str:
    """A share as a length, 1 being 100."""
    return str(to_places(share * 100, 1))


def _rank(
    rank: int,
    entry: Standing,
    columns: Sequence[StandingColumn],
    anchors: Mapping[str, str],
    messages: Messages,
) -> Rank:
    counts = [count(entry) for _, count in columns]
    assigned = sum(counts)
    told = [f"{messages.term(name)} {count}" for (name, _), count in zip(columns, counts, strict=True) if count]
    stack, done = [], 0
    for (name, _), count in zip(columns, counts, strict=True):
        if count:
            stack.append((STACK[name], _percent(Fraction(done, assigned)), _percent(Fraction(count, assigned))))
        done += count
    return Rank(
        str(rank) if entry.share is not None else NOTHING,
        entry.unit,
        share_text(entry.share),
        counts,
        stack,
        messages.punctuation.clauses.join(told),
        anchors.get(entry.unit, ""),
    )


def _heat(report: GapReport, anchors: Mapping[str, str], messages: Messages) -> Iterator[Heat]:
    by_cell = {(row.unit, id(row.indicator)): row for row in report.rows}
    owners = {row.unit: row.is_district for row in report.rows}
    shorts = {state: messages.term(f"short_{state}" if state else "short_not_judged") for state in (*State, None)}
    for indicators in in_parts(report.indicators):
        rows = []
        for unit, is_district in owners.items():
            cells = []
            for indicator in indicators:
                row = by_cell.get((unit, id(indicator)))
                state = State.NOT_ASSIGNED if row is None else row.state
                shown = "" if row is None or row.completion is None else share_text(row.completion, row.pace)
                cells.append((CLASSES[state], shown, _symbol(state), shorts[state]))
            rows.append((unit, is_district, anchors.get(unit, ""), cells))
        yield Heat(groups(indicators), indicators, rows)


def _units(report: GapReport, messages: Messages) -> list[UnitPart]:
    """Every unit with all its tasks, in the order of the table; none where that would be too much for a page."""
    if tasks_n(report) > MOST_DETAILS:
        return []
    parts, columns = [], standing_columns(report)
    by_unit: dict[str, list[GapRow]] = {}
    for row in report.unit_rows:
        if row.state is not State.NOT_ASSIGNED:
            by_unit.setdefault(row.unit, []).append(row)
    for number, (unit, rows) in enumerate(by_unit.items(), start=1):
        found = standing(unit, [row.state for row in rows])
        told = [(name, count(found)) for name, count in columns]
        summary = " · ".join(f"{messages.term(name)} {count}" for name, count in told if count)
        parts.append(UnitPart(f"unit-{number}", unit, summary, [_line(row, messages) for row in rows]))
    return parts


def _symbol(state: State | None) -> str:
    return UNJUDGED if state is None else STATE_SYMBOLS[state]


def _word(state: State | None, messages: Messages) -> str:
    return messages.term("not_judged" if state is None else state)
