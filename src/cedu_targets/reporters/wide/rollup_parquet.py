"""`cedu rollup --engine -o achieved.parquet`: the sums, all columns texts."""

from collections.abc import Iterator
from pathlib import Path, PurePath

from cedu_targets.engines.rollup_report import WideRollup
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.flat_files import parquet_parts
from cedu_targets.reporters.wide.rollup_rows import head, rows


def render(report: WideRollup, messages: Messages, folder: PurePath = Path()) -> Iterator[bytes]:  # noqa: ARG001 - called as all are
    """The file in parts. Raises CallFault where DuckDB is not installed."""
    return parquet_parts(head(report), rows(report))
