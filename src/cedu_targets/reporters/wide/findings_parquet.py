"""`cedu check --engine -o findings.parquet`: the rows of `findings_csv.py` as Parquet."""

from collections.abc import Iterator
from pathlib import Path, PurePath

from cedu_targets.engines.report import WideReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.check.findings_rows import FindingRow
from cedu_targets.reporters.shared.flat_files import parquet_parts
from cedu_targets.reporters.wide.findings_rows import wide_rows


def render(report: WideReport, messages: Messages, folder: PurePath = Path()) -> Iterator[bytes]:  # noqa: ARG001 - called as all are
    """The file in parts. Raises CallFault where DuckDB is not installed."""
    return parquet_parts(FindingRow._fields, wide_rows(report, messages))
