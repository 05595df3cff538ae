"""`cedu check --engine` as text: the verdict, the rules, the worst districts, then the findings of those."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cedu_targets.engines.report import WideReport
from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.lines import render as lines_of
from cedu_targets.reporters.wide.sentences import (
    about,
    broken,
    district_cells,
    left_out_cells,
    mark,
    remarks,
    rule_cells,
    verdict,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

_MOST_DISTRICTS = 20


def render(report: WideReport, messages: Messages) -> str:
    """One line a rule and a district; of the judged districts one a finding."""
    head = "".join(f"{visible(line)}\n" for line in _lines(report, messages))
    if not report.files:
        return head
    return head + "\n" + lines_of(Report(report.files, report.fail_on, report.exit_zero), messages)


def render_styled(report: WideReport, messages: Messages) -> "RenderableType":
    """The same for a terminal."""
    from cedu_targets.reporters.wide.styled import styled

    return styled(render(report, messages))


def _lines(report: WideReport, messages: Messages) -> Iterator[str]:
    yield f"{mark(report)} {verdict(report, messages)}"
    yield about(report, messages)
    yield from remarks(report, messages)
    for one in broken(report):
        code, severity, rule, places, districts, why = rule_cells(one, messages)
        told = f"{messages.term('head_wide_places')} {places}, {messages.term('head_wide_districts')} {districts}"
        yield f"  {severity} {code} {rule}: {told}{f' ({why})' if why else ''}"
    for district in report.worst[:_MOST_DISTRICTS]:
        name, period, rows, *counts = district_cells(district, messages)
        named = " ".join(filter(None, (name, period)))
        yield f"  {named}: {messages.term('head_wide_rows')} {rows}, {'/'.join(counts)}"
    if (left := report.failing - min(len(report.worst), _MOST_DISTRICTS)) > 0:
        yield f"  {messages.term('wide_more', count=left)}"
    if report.left_out:
        yield messages.term("wide_left_out")
        for rule, column, reason in (left_out_cells(one, messages) for one in report.left_out):
            yield f"  {' '.join(filter(None, (rule, column)))}: {reason}"
