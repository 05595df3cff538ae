"""The beginning of a workbook on a run with very many findings: what was found how often, where most of it is."""

from typing import Any

from cedu_targets.report import Report
from cedu_targets.reporters.shared.run_summary import RunSummary, run_summary
from cedu_targets.reporters.shared.symbols import SYMBOLS
from cedu_targets.reporters.shared.workbook import FILLS, ReportBook


def write_in_short(sheet: Any, top: int, report: Report, book: ReportBook) -> int:
    """Write it from a row on, where there are so many; returns the row after it."""
    run = run_summary(report, book.messages)
    if run is None:
        return top
    book.text(sheet, top, 0, run.heading, book.look(bold=True, font_size=12))
    for row, line in enumerate(run.lines, start=top + 1):
        book.text(sheet, row, 0, line)
    top += 2 + len(run.lines)
    for row, one in enumerate(run.counts, start=top):
        book.text(sheet, row, 1, f"{one.mark} {one.word}", book.look(bg_color=FILLS[one.kind]))
        sheet.write_number(row, 2, one.count, book.look(align="right", num_format="#,##0"))
        book.text(sheet, row, 3, f"{one.code} {one.title}", book.look(indent=1))
    return _write_worst(sheet, top + len(run.counts) + 1, run, book)


def _write_worst(sheet: Any, top: int, run: RunSummary, book: ReportBook) -> int:
    if not run.worst:
        return top
    book.text(sheet, top, 0, run.worst_heading, book.look(bold=True, font_size=12))
    for row, worst in enumerate(run.worst, start=top + 1):
        counts = (("error", worst.errors), ("warning", worst.warnings))
        said = "  ".join(f"{SYMBOLS[kind]} {book.messages.term(kind)} {count}" for kind, count in counts)
        book.text(sheet, row, 1, said)
        book.text(sheet, row, 3, worst.name, book.look(indent=1))
    return top + len(run.worst) + 2
