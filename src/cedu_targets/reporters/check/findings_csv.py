"""`cedu check -o findings.csv`: every finding a line, for Excel and for programs; written as it is made.

UTF-8 with a byte order mark, by which Excel knows it; every field in quotes, lines end in CR LF (RFC 4180). A text
that Excel would take for a formula has an apostrophe before it.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from cedu_targets.messages.messages import Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.findings_rows import FindingRow, finding_rows

_FORMULA = ("=", "+", "-", "@")
_NUMBERS = [FindingRow._fields.index(name) for name in ("expected", "actual", "difference")]
_AT_ONCE = 500
"""Rows."""


def render(report: Report, messages: Messages) -> Iterator[bytes]:
    """The file in parts, as its rows are made."""
    rows = (tuple(map(_harmless, range(len(row)), row)) for row in finding_rows(report, messages))
    yield b"\xef\xbb\xbf"
    yield from lines(rows, "\r\n")


def lines(rows: Iterable[Iterable[str | None]], end: str) -> Iterator[bytes]:
    """The names of the columns, then the rows, some at a time. What is not there is an empty field."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator=end)
    writer.writerow(FindingRow._fields)
    for count, row in enumerate(rows, start=1):
        writer.writerow(row)
        if count % _AT_ONCE == 0:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def _harmless(column: int, text: str | None) -> str | None:
    return f"'{text}" if text and text.startswith(_FORMULA) and column not in _NUMBERS else text
