"""`cedu status` as text: a line for each item, by state, the most urgent first; the last line counts them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cedu_targets.agenda.report import StatusReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.sentences import fault_lines, passed_over_lines
from cedu_targets.reporters.status.material_words import materials_lines
from cedu_targets.reporters.status.row_words import chosen, place_text
from cedu_targets.reporters.status.sentences import (
    by_state,
    finding_lines,
    notes_line,
    owner_lines,
    row_line,
    summary,
)

if TYPE_CHECKING:
    from rich.console import RenderableType


def render(report: StatusReport, messages: Messages) -> str:
    """Every item, as lines of text."""
    return "".join(f"{visible(line)}\n" for line in _lines(report, messages))


def render_styled(report: StatusReport, messages: Messages) -> "RenderableType":
    """The same for a terminal."""
    from cedu_targets.reporters.status import terminal  # what draws on a terminal need not be loaded in a pipe

    return terminal.render(report, messages)


def _lines(report: StatusReport, messages: Messages) -> Iterator[str]:
    yield from fault_lines(report.files, messages)
    yield from finding_lines(report, messages)
    for rows in by_state(report).values():
        for row in rows:
            yield f"{place_text(row, messages)}: {row_line(row, messages)}"
    if report.owner is None:
        yield from owner_lines(report, messages)
    yield from notes_line(report, messages)
    yield from passed_over_lines(report.passed_over, messages)
    yield from chosen(report, messages)
    yield from materials_lines(report, messages)
    if report.rows:
        yield summary(report, messages)
