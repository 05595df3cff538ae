"""`cedu gap` as text: findings of the inputs, then a line for each task that is behind or open."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cedu_targets.domain.gap import GapRow, State
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.gap.first_lines import first_of_all
from cedu_targets.reporters.gap.sentences import (
    achieved_text,
    as_of,
    column,
    counts,
    difference_text,
    gap_said,
    legend,
    none_late,
    pace,
    row_state,
    share_text,
    target_text,
    tasks_n,
    title,
)
from cedu_targets.reporters.shared import lines
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.sentences import where

if TYPE_CHECKING:
    from rich.console import RenderableType


def render(report: GapReport, messages: Messages) -> str:
    """The comparison as lines of text."""
    first = "".join(f"{visible(line)}\n" for line in first_of_all(report, messages))
    compared = "".join(f"{visible(line)}\n" for line in _lines(report, messages))
    # What was not taken comes before what was found in the others.
    inputs = replace(report.inputs, files=tuple(sorted(report.files, key=lambda file: file.fault is None)))
    return first + lines.render(inputs, messages) + compared


def render_styled(report: GapReport, messages: Messages) -> "RenderableType":
    """The same for a terminal."""
    from cedu_targets.reporters.gap import terminal  # what draws on a terminal need not be loaded in a pipe

    return terminal.render(report, messages)


def _lines(report: GapReport, messages: Messages) -> Iterator[str]:
    open_rows = [row for row in report.unit_rows if row.state in (State.NOT_REPORTED, None)]
    for row in (*report.laggards, *open_rows):
        yield f"{where(*report.source(row), messages)}: {_sentence(row, messages)}"
    for row in (row for rows in report.waiting.values() for row in rows):
        yield f"{where(*report.source(row), messages)}: {_sentence(row, messages)}"
    day = as_of(report, messages)
    yield f"{title(report, messages)} · {day} · {pace(report, messages)}"
    size = {"units": len(report.standings), "columns": len(report.indicators), "rows": tasks_n(report)}
    if report.rows:
        yield messages.term("gap_counts", **size) + counts(report, messages)
    if not report.is_compared:
        yield none_late(report, messages)
    if report.rows:
        yield from legend(report, messages)


def _sentence(row: GapRow, messages: Messages) -> str:
    values = {
        "state": row_state(row, messages), "unit": row.unit, "column": column(row.indicator, messages),
        "target": target_text(row),
    }  # fmt: skip
    if row.gap is None:
        return messages.term("gap_line_open", **values)
    if row.state is State.BELOW:
        values |= {"achieved": achieved_text(row), "gap": gap_said(row, messages)}
        return messages.term("gap_line_below", **values)
    return messages.term(
        "gap_line",
        **values,
        achieved=achieved_text(row),
        gap=difference_text(row.gap, row, messages),
        completion=share_text(row.completion, row.pace),
        pace=share_text(row.pace),
        needed=difference_text(row.needed_per_month, row, messages),
    )
