"""`cedu check -o findings.csv`: every finding a line, for Excel and for programs."""

from collections.abc import Iterator

from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.findings_rows import NUMBERS, FindingRow, finding_rows
from cedu_targets.reporters.shared.flat_files import csv_parts


def render(report: Report, messages: Messages) -> Iterator[bytes]:
    """The file in parts, as its rows are made."""
    return csv_parts(FindingRow._fields, finding_rows(report, messages), NUMBERS)
