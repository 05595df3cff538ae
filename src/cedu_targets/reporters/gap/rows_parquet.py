"""`cedu gap -o gaps.parquet`: every task a row, all columns texts."""

from collections.abc import Iterator
from pathlib import Path, PurePath

from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.gap.rows import TaskRow, task_rows
from cedu_targets.reporters.shared.flat_files import parquet_parts


def render(report: GapReport, messages: Messages, folder: PurePath = Path()) -> Iterator[bytes]:  # noqa: ARG001 - called as all are
    """The file in parts. Raises CallFault where DuckDB is not installed."""
    return parquet_parts(TaskRow._fields, task_rows(report))
