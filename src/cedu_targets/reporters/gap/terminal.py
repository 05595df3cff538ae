"""`cedu gap` on a terminal: who is behind, furthest first, then the ranking, the district, and the inputs' findings."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table as Columns
from rich.text import Text

from cedu_targets.domain.gap import GapRow, State
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.gap.first_lines import faults_told, first_of_all
from cedu_targets.reporters.gap.sentences import (
    URGENCY,
    achieved_text,
    as_of,
    brief_legend,
    counts,
    difference_text,
    growth_text,
    listed_findings,
    listed_not_judged,
    none_late,
    overall_title,
    pace,
    share_text,
    short_column,
    silent,
    standing_columns,
    state_text,
    target_text,
    tasks_n,
    title,
    waiting,
)
from cedu_targets.reporters.shared.bounded import Part, Screen
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.sentences import joined, passed_over_lines, where
from cedu_targets.reporters.shared.terminal import MOST_NAMES, STYLES, Prose

STATE_STYLES: dict[State | None, str] = {
    State.EXCEEDED: "bold green", State.MET: "green", State.ON_PACE: "green", State.SLIGHTLY_BEHIND: "yellow",
    State.BEHIND: "bold red", State.BELOW: "cyan", State.NOT_REPORTED: "magenta", State.NOT_ASSIGNED: "dim",
    None: "magenta",
}  # fmt: skip
_NAME_WIDTH = 32
"""What the names of indicators may need for one line each, or columns that matter less give way."""
_MOST_UNITS = 2
"""Units that are named in a line on one indicator."""
_OPEN = "*"
"""After the achievement of a total of which parts were not reported."""


def render(report: GapReport, messages: Messages) -> RenderableType:
    """Everything that fits a screen, as one renderable."""
    lines = [*faults_told(report, messages), *first_of_all(report, messages)]
    doubts = [Prose(visible(line), style="bold yellow") for line in lines]
    parts: list[Part] = []
    passed_over = [
        Prose(visible(line), style="bold") for line in passed_over_lines(report.passed_over, messages, MOST_NAMES)
    ]
    if not report.rows:
        parts += [*_findings(report, messages), *_unjudged(report, messages)]
        verdict = Prose(none_late(report, messages), style="bold yellow")
        return Screen(doubts, parts, [*passed_over, verdict], _cut(messages))
    parts += [
        *_laggards(report, messages),
        *_silent(report, messages),
        *_waiting(report, messages),
        *_ranking(report, messages),
        *_overall(report, messages),
        *_findings(report, messages),
        *_unjudged(report, messages),
    ]
    foot = [*passed_over, *(Prose(line, style="dim") for line in brief_legend(report, messages))]
    return Screen([*doubts, *_head(report, messages)], parts, foot, _cut(messages))


def _head(report: GapReport, messages: Messages) -> Iterator[RenderableType]:
    """The title, the day and the counts."""
    size = {"units": len(report.standings), "columns": len(report.indicators), "rows": tasks_n(report)}
    yield Prose(visible(title(report, messages)), style="bold")
    yield Prose(f"{as_of(report, messages)} · {pace(report, messages)}", style="dim")
    yield Prose(messages.term("gap_counts", **size) + counts(report, messages))
    if not report.laggards:
        yield Prose(none_late(report, messages), style="bold green" if report.is_compared else "bold yellow")


def _cut(messages: Messages) -> Callable[[Sequence[str]], RenderableType]:
    def said(left: Sequence[str]) -> RenderableType:
        return Prose(messages.term("gap_more", parts=messages.punctuation.names.join(left)), style="bold")

    return said


def _laggards(report: GapReport, messages: Messages) -> Iterator[Part]:
    def drawn(rows: int, width: int) -> RenderableType:
        heading = Text(messages.term("gap_laggards", count=len(report.laggards)), style="bold red")
        return Group(Text(""), heading, _rows(report.laggards[:rows], width, report, messages, with_unit=True))

    if report.laggards:
        yield Part(len(report.laggards), 7, drawn, lambda count: messages.term("gap_more_late", count=count))


def _silent(report: GapReport, messages: Messages) -> Iterator[Part]:
    """What was not reported: a line for each unit."""
    heading = messages.term("page_silent", count=report.counts[State.NOT_REPORTED])
    yield from _listed(heading, State.NOT_REPORTED, list(silent(report, messages)), 1, "gap_more_silent", messages)


def _waiting(report: GapReport, messages: Messages) -> Iterator[Part]:
    """What is not due yet: a line for each column."""
    heading = messages.term("gap_waiting", count=report.counts[State.BELOW])
    told = list(waiting(report, messages, most=_MOST_UNITS))
    yield from _listed(heading, State.BELOW, told, 0, "gap_more_waiting", messages)


def _listed(
    heading: str, state: State, told: Sequence[tuple[str, str]], least: int, left_out: str, messages: Messages
) -> Iterator[Part]:
    def drawn(rows: int, _width: int) -> RenderableType:
        lines = (Prose(visible(f"  {messages.punctuation.labelled(name, text)}")) for name, text in told[:rows])
        return Group(Prose(heading, style=STATE_STYLES[state]), *lines)

    if told:
        yield Part(len(told), least, drawn, lambda count: messages.term(left_out, count=count))


def _overall(report: GapReport, messages: Messages) -> Iterator[Part]:
    """The district and the areas, the most urgent first."""
    parts = [(overall_title(report, messages), report.overall)]
    parts += [(messages.term("gap_area", area=name), rows) for name, rows in report.areas.items()]
    for heading, found in parts:
        ordered = sorted(found, key=lambda row: (URGENCY.index(row.state), -(row.lag or 0)))
        if ordered:
            yield _overall_part(visible(heading), ordered, report, messages)


def _overall_part(heading: str, rows: Sequence[GapRow], report: GapReport, messages: Messages) -> Part:
    def drawn(count: int, width: int) -> RenderableType:
        table = _rows(rows[:count], width, report, messages, with_unit=False)
        return Group(Text(""), Text(heading, style="bold"), table)

    return Part(len(rows), 2, drawn, lambda count: messages.term("gap_more_rows", title=heading, count=count))


class _Column(NamedTuple):
    """A column of tasks: its heading, its cells, and how soon it gives way where there is no room; 0 never does."""

    heading: str
    cells: Sequence[Text]
    gives_way: int = 0

    @property
    def width(self) -> int:
        return max(cell_len(self.heading), *(cell_len(cell.plain) for cell in self.cells))


def _rows(
    rows: Sequence[GapRow], width: int, report: GapReport, messages: Messages, *, with_unit: bool
) -> RenderableType:
    """Rows of the comparison: names fold, numbers never do; where there is no room, what matters less is left out."""
    columns = _columns(rows, report, messages)
    units = [Text(visible(row.unit), overflow="fold") for row in rows] if with_unit else []
    widest = (cell_len(messages.term("head_unit")), *(cell_len(unit.plain) for unit in units))
    taken = 1 + min(20, max(widest)) if units else 0
    has_codes = any(row.indicator.coded for row in rows)
    taken += 1 + max(cell_len(messages.term("head_code")), 3) if has_codes else 0
    names = [visible(short_column(row.indicator, with_code=False)) for row in rows]
    needed = min(_NAME_WIDTH, max(map(cell_len, names)))
    for order in (1, 2, 3):
        if width - taken - sum(column.width + 1 for column in columns) >= needed:
            break
        columns = [column for column in columns if column.gives_way != order]
        if order == 1:
            columns[-1] = _state_column(rows, messages, is_short=True)
    table = _table()
    if with_unit:
        table.add_column(messages.term("head_unit"), overflow="fold", min_width=4, max_width=20)
    if has_codes:
        table.add_column(messages.term("head_code"), justify="right", no_wrap=True)
    table.add_column(messages.term("head_name"), overflow="fold", min_width=12)
    for column in columns:
        table.add_column(column.heading, justify="left" if column is columns[-1] else "right", no_wrap=True)
    for n, row in enumerate(rows):
        table.add_row(
            *units[n : n + 1],
            *([Text(visible(row.indicator.code) if row.indicator.coded else "")] if has_codes else []),
            Prose(names[n]),
            *(column.cells[n] for column in columns),
        )
    return table


def _columns(rows: Sequence[GapRow], report: GapReport, messages: Messages) -> list[_Column]:
    """The numbers of tasks and their states."""

    def column(name: str, texts: Iterable[str], gives_way: int = 0) -> _Column:
        return _Column(messages.term(name), [Text(text) for text in texts], gives_way)

    achieved = (achieved_text(row) + (_OPEN if row.unreported else "") for row in rows)
    found = [
        column("head_target", map(target_text, rows)),
        column("head_achieved", achieved),
        column("head_gap", (difference_text(row.gap, row, messages) for row in rows)),
        column("head_completion", (share_text(row.completion, row.pace) for row in rows)),
        column("head_needed", (difference_text(row.needed_per_month, row, messages) for row in rows), 3),
    ]
    for row, cell in zip(rows, found[3].cells, strict=True):
        cell.stylize(STATE_STYLES[row.state])
    if report.has_last_year:
        found.append(column("head_growth", (growth_text(row, messages) for row in rows), 2))
    return [*found, _state_column(rows, messages, is_short=False)]


def _state_column(rows: Sequence[GapRow], messages: Messages, *, is_short: bool) -> _Column:
    cells = [Text(state_text(row.state, messages, is_short=is_short), style=STATE_STYLES[row.state]) for row in rows]
    return _Column(messages.term("head_gap_state"), cells)


def _ranking(report: GapReport, messages: Messages) -> Iterator[Part]:
    """The ranks; where there is no room for all, the last of them."""
    columns = standing_columns(report)
    ranking = report.ranking

    def drawn(rows: int, _width: int) -> RenderableType:
        table = _table()
        table.add_column(messages.term("head_rank"), justify="right", no_wrap=True)
        table.add_column(messages.term("head_unit"), overflow="fold")
        for name in ("head_share", *(name for name, _ in columns)):
            table.add_column(messages.term(name), justify="right", no_wrap=True)
        for rank, entry in ranking[len(ranking) - rows :]:
            table.add_row(
                str(rank) if entry.share is not None else "-",
                Text(visible(entry.unit)),
                share_text(entry.share),
                *(str(count(entry)) for _, count in columns),
            )
        return Group(Text(""), Prose(messages.term("gap_ranking"), style="bold"), table)

    yield Part(len(ranking), 2, drawn, lambda count: messages.term("gap_more_ranks", count=count))


def _findings(report: GapReport, messages: Messages) -> Iterator[Part]:
    """What the inputs' checks found, most binding first."""
    found = listed_findings(report, messages, notes=False, first_told=False)
    lines = []
    for paths, entry in found:
        first = entry.group.first
        text = joined(messages, entry.text, messages.help(first))
        told = f"{messages.term(first.severity)} {where(paths[0], first.place, messages)} {first.code} {text}"
        lines.append(Prose(visible(told), style=STYLES[first.severity]))
    count = sum(len(entry.group.members) for _, entry in found)

    def drawn(rows: int, _width: int) -> RenderableType:
        return Group(Text(messages.term("gap_inputs", count=count), style="bold red"), *lines[:rows])

    if lines:
        yield Part(len(lines), 1, drawn, lambda left: messages.term("gap_more_findings", count=left))


def _unjudged(report: GapReport, messages: Messages) -> Iterator[Part]:
    """What could not be held against its target, and why."""
    lines = []
    for paths, one in listed_not_judged(report, messages):
        told = f"{messages.term('not_judged')} {where(paths[0], one.place, messages)} {one.in_one(messages)}"
        lines.append(Prose(visible(told), style=STATE_STYLES[None]))

    def drawn(rows: int, _width: int) -> RenderableType:
        return Group(*lines[:rows])

    if lines:
        yield Part(len(lines), 1, drawn, lambda left: messages.term("gap_more_unjudged", count=left))


def _table() -> Columns:
    return Columns(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
