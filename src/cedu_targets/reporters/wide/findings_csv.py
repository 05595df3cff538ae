"""`cedu check --engine -o findings.csv`: every finding of the judged districts, and every other failing one, a line."""

from collections.abc import Iterator

from cedu_targets.engines.report import WideReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.check.findings_rows import NUMBERS, FindingRow
from cedu_targets.reporters.shared.flat_files import csv_parts
from cedu_targets.reporters.wide.findings_rows import wide_rows


def render(report: WideReport, messages: Messages) -> Iterator[bytes]:
    """The file in parts, as its rows are made."""
    return csv_parts(FindingRow._fields, wide_rows(report, messages), NUMBERS)
