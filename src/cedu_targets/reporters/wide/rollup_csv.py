"""`cedu rollup --engine -o achieved.csv`: the sums, for `cedu gap`, Excel and programs."""

from collections.abc import Iterator

from cedu_targets.engines.rollup_report import WideRollup
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.flat_files import csv_parts
from cedu_targets.reporters.wide.rollup_rows import head, numbers, rows


def render(report: WideRollup, messages: Messages) -> Iterator[bytes]:  # noqa: ARG001 - called as all are
    """The file in parts; the words of its last columns are those of programs, whatever the language."""
    return csv_parts(head(report), rows(report), numbers(report))
