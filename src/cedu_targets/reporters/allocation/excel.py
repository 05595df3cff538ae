"""`cedu allocate -o table.xlsx`: the table to be issued, alone, so that the file can be sent as it is."""

from pathlib import Path, PurePath

from cedu_targets.allocation.report import AllocationReport
from cedu_targets.domain.provenance import ISSUED
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.allocation.table import write_table
from cedu_targets.reporters.shared.workbook import ReportBook


def render(report: AllocationReport, messages: Messages, folder: PurePath = Path()) -> bytes:
    """The workbook's bytes. Raises CallFault where something does not fit a sheet."""
    columns = len(report.understood.by_code) if report.understood else 0
    book = ReportBook(messages, folder, len(report.rows) * columns, mark=ISSUED)
    write_table(report, book, book.sheet_name(messages.term("table_sheet")))
    return book.close()
