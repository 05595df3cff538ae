"""The sheet of units: which of them has what is demanded of each, lacks it, or did not report."""

from collections.abc import Mapping, Sequence

from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.excel_targets import FILLS
from cedu_targets.reporters.attainment.sentences import target_name, time_text
from cedu_targets.reporters.attainment.unit_marks import Mark, by_unit, unit_marks, units_by_mark
from cedu_targets.reporters.attainment.verdicts import Entry
from cedu_targets.reporters.shared.workbook import ReportBook

UNIT_WIDTH, TARGET_WIDTH = 20, 16


def units_sheet(found: Sequence[Entry], report: AttainmentReport, book: ReportBook) -> None:
    """Write a row for each unit, a column for each target."""
    messages = book.messages
    columns = [(entry, unit_marks(entry, messages)) for entry in by_unit(found)]
    name = book.sheet_name(messages.term("sheet_att_units"))
    sheet = book.page(name, [UNIT_WIDTH, *[TARGET_WIDTH] * len(columns)])
    sheet.set_default_row(18)
    sheet.set_row(0, 62)
    sheet.set_row(1, 48)
    book.text(sheet, 0, 0, messages.term("head_att_unit"), book.head())
    book.text(sheet, 1, 0, messages.term("head_all_units"), book.head())
    for column, (entry, marks) in enumerate(columns, start=1):
        head = f"{target_name(entry.target)}{messages.term('in_brackets', text=time_text(entry.row, messages))}"
        book.text(sheet, 0, column, head, book.head())
        book.text(sheet, 1, column, _counts(marks, messages), book.look(border=1, text_wrap=True, align="center"))
    units = dict.fromkeys([*report.units, *(unit for _, marks in columns for unit in marks)])
    for line, unit in enumerate(units, start=2):
        book.text(sheet, line, 0, unit, book.name)
        for column, (_, marks) in enumerate(columns, start=1):
            if unit in marks:
                verdict, text = marks[unit]
                book.text(sheet, line, column, text, book.look(border=1, align="center", bg_color=FILLS[verdict]))
            else:
                book.text(sheet, line, column, "", book.look(border=1))
    sheet.freeze_panes(2, 1)
    sheet.repeat_rows(0, 1)


def _counts(marks: Mapping[str, Mark], messages: Messages) -> str:
    """`✗ 缺 1，✓ 有 4`."""
    told = [f"{text} {len(units)}" for (_, text), units in units_by_mark(marks).items()]
    return messages.punctuation.clauses.join(told)
