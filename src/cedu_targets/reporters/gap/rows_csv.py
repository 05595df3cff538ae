"""`cedu gap -o gaps.csv`: every task a line, for Excel and for programs."""

from collections.abc import Iterator

from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.gap.rows import NUMBERS, TaskRow, task_rows
from cedu_targets.reporters.shared.flat_files import csv_parts


def render(report: GapReport, messages: Messages) -> Iterator[bytes]:  # noqa: ARG001 - called as all are
    """The file in parts, as its rows are made; its words are those of the JSON report, whatever the language."""
    return csv_parts(TaskRow._fields, task_rows(report), NUMBERS)
