"""`cedu gap` on a terminal: who is behind, furthest first, then the ranking, the district, and the inputs' findings."""

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table as Columns
from rich.text import Text

from cedu_targets.domain.gap import GapRow, State
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.gap.sentences import (
    amount_text,
    as_of,
    counts,
    difference_text,
    growth_text,
    legend,
    listed_findings,
    listed_not_judged,
    none_late,
    overall_title,
    pace,
    share_text,
    short_column,
    standing_columns,
    state_text,
    target_text,
    tasks_n,
    title,
)
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.sentences import fault, passed_over_lines, where
from cedu_targets.reporters.shared.terminal import MOST_NAMES, STYLES, Prose

_MOST_ROWS = 20
STATE_STYLES: dict[State | None, str] = {
    State.EXCEEDED: "bold green", State.MET: "green", State.ON_PACE: "green", State.SLIGHTLY_BEHIND: "yellow",
    State.BEHIND: "bold red", State.BELOW: "cyan", State.NOT_REPORTED: "magenta", State.NOT_ASSIGNED: "dim", None: "magenta",
}  # fmt: skip


def render(report: GapReport, messages: Messages) -> RenderableType:
    """Everything, as one renderable."""
    return Group(*_parts(report, messages))


def _parts(report: GapReport, messages: Messages) -> Iterator[RenderableType]:
    if report.rows:
        yield Text(visible(title(report, messages)), style="bold")
        yield Text(f"{as_of(report, messages)} · {pace(report, messages)}", style="dim")
        size = {"units": len(report.standings), "columns": len(report.indicators), "rows": tasks_n(report)}
        yield Text(messages.term("gap_counts", **size) + counts(report, messages))
        yield Text("")
        yield from _laggards(report, messages)
        yield from _ranking(report, messages)
        yield from _overall(report, messages)
    yield from _findings(report, messages)
    for line in passed_over_lines(report.passed_over, messages, MOST_NAMES):
        yield Prose(visible(line), style="bold")
    for line in legend(report, messages):
        yield Text(line, style="dim")


def _laggards(report: GapReport, messages: Messages) -> Iterator[RenderableType]:
    if not report.laggards:
        yield Text(none_late(report, messages), style="bold green" if report.is_compared else "bold yellow")
        yield Text("")
        return
    yield Text(messages.term("gap_laggards", count=len(report.laggards)), style="bold red")
    yield _rows(report.laggards[:_MOST_ROWS], report, messages, with_unit=True)
    if len(report.laggards) > _MOST_ROWS:
        yield Text(messages.term("gap_more", count=len(report.laggards) - _MOST_ROWS), style="dim")
        yield Text("")


def _overall(report: GapReport, messages: Messages) -> Iterator[RenderableType]:
    parts = [(overall_title(report, messages), report.overall)]
    parts += [(messages.term("gap_area", area=name), rows) for name, rows in report.areas.items()]
    for heading, rows in parts:
        if rows:
            yield Text(visible(heading), style="bold")
            yield _rows(rows, report, messages, with_unit=False)


def _rows(rows: Sequence[GapRow], report: GapReport, messages: Messages, *, with_unit: bool) -> Columns:
    """Rows of the comparison; the names fold, the numbers never do."""
    table = _table()
    if with_unit:
        table.add_column(messages.term("head_unit"), overflow="fold", min_width=6, max_width=20)
    has_codes = any(row.indicator.coded for row in rows)
    if has_codes:
        table.add_column(messages.term("head_code"), justify="right", no_wrap=True)
    table.add_column(messages.term("head_name"), overflow="fold", min_width=12)
    for name in ("head_target", "head_achieved", "head_gap", "head_completion", "head_needed"):
        table.add_column(messages.term(name), justify="right", no_wrap=True)
    if report.has_last_year:
        table.add_column(messages.term("head_growth"), justify="right", no_wrap=True)
    table.add_column(messages.term("head_gap_state"), no_wrap=True)
    for row in rows:
        style = STATE_STYLES[row.state]
        table.add_row(
            *([Text(visible(row.unit))] if with_unit else []),
            *([Text(visible(row.indicator.code) if row.indicator.coded else "")] if has_codes else []),
            Text(visible(short_column(row.indicator, with_code=False)), overflow="fold"),
            target_text(row),
            amount_text(row.achieved, row),
            difference_text(row.gap, row, messages),
            Text(share_text(row.completion), style=style),
            difference_text(row.needed_per_month, row, messages),
            *([growth_text(row, messages)] if report.has_last_year else []),
            Text(state_text(row.state, messages), style=style),
        )
    return table


def _ranking(report: GapReport, messages: Messages) -> Iterator[RenderableType]:
    yield Text(messages.term("gap_ranking"), style="bold")
    table = _table()
    table.add_column(messages.term("head_rank"), justify="right", no_wrap=True)
    table.add_column(messages.term("head_unit"), overflow="fold")
    columns = standing_columns(report)
    for name in ("head_share", *(name for name, _ in columns)):
        table.add_column(messages.term(name), justify="right", no_wrap=True)
    for rank, entry in report.ranking:
        table.add_row(
            str(rank) if entry.share is not None else "-",
            Text(visible(entry.unit)),
            share_text(entry.share),
            *(str(count(entry)) for _, count in columns),
        )
    yield table


def _findings(report: GapReport, messages: Messages) -> Iterator[RenderableType]:
    found = listed_findings(report, messages, notes=False)
    faults = [file for file in report.files if file.fault is not None]
    if found or faults:
        count = sum(len(entry.group.members) for _, entry in found) + len(faults)
        yield Text(messages.term("gap_inputs", count=count), style="bold red")
    for file in faults:
        yield Text(visible(f"  {file.path}: {messages.term('cannot_read')} {fault(file, messages)}"), overflow="fold")
    for paths, entry in found:
        first = entry.group.first
        word = Text(f"  {messages.term(first.severity)} ", style=STYLES[first.severity])
        text = f"{where(paths[0], first.place)}  {first.code} {entry.in_one(messages)}"
        yield Text.assemble(word, visible(text), (f" → {visible(messages.help(first))}", "dim"))
    for paths, one in listed_not_judged(report, messages):
        text = f"{where(paths[0], one.place)}  {one.in_one(messages)}"
        yield Text.assemble((f"  {messages.term('not_judged')} ", "bold yellow"), visible(text))
    if found or faults or report.not_judged:
        yield Text("")


def _table() -> Columns:
    return Columns(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
