"""`cedu rollup` as text: a line for each finding and each unit; the last lines count the forms and give the sums."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.rollup import figures_words
from cedu_targets.reporters.rollup.sentences import (
    aside_lines,
    completeness_line,
    finding_line,
    findings_of,
    sums_line,
    uncounted_line,
    uncounted_of,
    unit_line,
)
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.sentences import fault_lines
from cedu_targets.rollups.report import RollupReport

if TYPE_CHECKING:
    from rich.console import RenderableType


def render(report: RollupReport, messages: Messages) -> str:
    """The whole roll-up, as lines of text."""
    return "".join(f"{visible(line)}\n" for line in _lines(report, messages))


def render_styled(report: RollupReport, messages: Messages) -> "RenderableType":
    """The same for a terminal."""
    from cedu_targets.reporters.rollup import terminal  # what draws on a terminal need not be loaded in a pipe

    return terminal.render(report, messages)


def _lines(report: RollupReport, messages: Messages) -> Iterator[str]:
    yield from fault_lines(report.files, messages)
    yield from (finding_line(file, finding, messages) for file, finding in findings_of(report))
    yield from (uncounted_line(form, messages) for form in uncounted_of(report))
    yield from (unit_line(unit, report, messages) for unit in report.units)
    if (figures := report.figures) is not None:
        yield from (figures_words.unit_line(unit, figures, messages) for unit in figures.units)
    yield from aside_lines(report, messages)
    if any(part.units and not part.has_roster for part in report.parts):
        yield messages.term("rollup_no_roster")
    if report.has_classes:
        yield completeness_line(report, messages)
        yield sums_line(report, messages)
    if figures is None:
        return
    if report.has_classes:
        yield messages.term("figures_both")
    yield completeness_line(figures, messages)
    yield figures_words.sums_line(figures, messages)
