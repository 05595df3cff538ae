"""`cedu allocate -o table.xlsx`: the table to be issued, alone, so that the file can be sent as it is."""

from pathlib import Path, PurePath

from cedu_targets.allocation.report import AllocationReport
from cedu_targets.domain.provenance import ISSUED
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.allocation.table import write_table
from cedu_targets.reporters.shared.workbook import ReportBook


def render(report: AllocationReport, messages: Messages, folder: PurePath = Path()) -> bytes:
    """The workbook's bytes. Raises CallFault where something does not fit a sheet."""
    book = ReportBook(messages, folder, cells=0, mark=ISSUED)  # written in no order, so it is held whole
    write_table(report, book, book.sheet_name(messages.term("table_sheet")))
    return book.close()
