"""`cedu check -o findings.parquet`: every finding a row; `CAST(actual AS DECIMAL(38, 2))` makes its texts numbers."""

from collections.abc import Iterator
from pathlib import Path, PurePath

from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.findings_rows import FindingRow, finding_rows
from cedu_targets.reporters.shared.flat_files import parquet_parts


def render(report: Report, messages: Messages, folder: PurePath = Path()) -> Iterator[bytes]:  # noqa: ARG001 - called as all are
    """The file in parts. Raises CallFault where DuckDB is not installed."""
    return parquet_parts(FindingRow._fields, finding_rows(report, messages))
