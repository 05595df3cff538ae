"""The sheet 明细 of a roll-up's workbook: every class, counted or not, with the cell that it stands in."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from cedu_targets.domain.place import Place
from cedu_targets.domain.provenance import ASIDE
from cedu_targets.reporters.rollup.words import reason
from cedu_targets.reporters.shared.sentences import sheet_text
from cedu_targets.reporters.shared.workbook import A4, MOST_ROWS, ReportBook, shape, written
from cedu_targets.rollups.report import Detail, RollupReport
from cedu_targets.rollups.slots import Outcome

COLUMNS = (
    ("head_rollup_unit", 18), ("head_rollup_month", 10), ("head_class_project", 26), ("head_class_category", 14),
    ("head_class_day", 12), ("head_class_place", 18), ("head_class_people", 10), ("head_class_first_time", 10),
    ("head_class_hours", 8), ("head_class_mode", 10), ("head_rollup_counted", 8), ("head_rollup_reason", 22),
    ("head_file", 30), ("head_sheet", 12), ("head_place", 8),
)  # fmt: skip
_PEOPLE, _FIRST, _HOURS, _PLACE = 6, 7, 8, 14
_MOST_LINKED = 5_000
"""Classes that lead to their cells: each link is kept in memory, and Excel has no more than 65,530 a sheet."""
_EARLIEST = 1900
"""The first year that Excel has days of."""


def details_sheet(report: RollupReport, book: ReportBook) -> None:
    """All classes, in the order of their files; another sheet where one is full."""
    rows = _Rows(report, book)
    for detail in report.details:
        rows.write(detail)
    rows.end()


class _Rows:
    """The rows as they are written, each but once: of a hundred thousand none is kept."""

    def __init__(self, report: RollupReport, book: ReportBook) -> None:
        self._book = book
        self._text = book.body(valign="vcenter", text_wrap=False)
        self._day = book.body(valign="vcenter", text_wrap=False, num_format="yyyy-mm-dd", align="center")
        self._link = book.body(valign="vcenter", text_wrap=False, font_color="#0563C1", underline=1)
        self._numbers: dict[int, Any] = {}
        self._yes, self._no = (book.messages.term(name) for name in ("rollup_yes", "rollup_no"))
        self._month: Callable[[str], str] = lru_cache(maxsize=1000)(book.messages.month)
        classes = sum(len(slot.forms) and slot.sums.classes for slot in report.slots.values())
        self._is_linked = classes + sum(form.sums.classes for form in report.uncounted) <= _MOST_LINKED
        self._sheet: Any = None
        self._line = 0

    def write(self, detail: Detail) -> None:
        """A class, in the next row."""
        if self._sheet is None or self._line >= MOST_ROWS:
            self._begin()
        self._line += 1
        one, sheet, line = detail.record, self._sheet, self._line
        is_counted = detail.outcome is Outcome.COUNTED
        place = Place(sheet=one.sheet, cell=one.cell, line=one.line)
        texts = (
            detail.unit or "", self._month(detail.period) if detail.period else "", one.project or "",
            one.category or "", one.day_text if one.day is None else None, one.place or "",
            *("" if number is None else None for number in (one.people, one.first_time, one.hours)), one.mode or "",
            self._yes if is_counted else self._no, "" if is_counted else reason(detail, self._book.messages),
            detail.path, sheet_text(detail.path, one.sheet, self._book.messages), None,
        )  # fmt: skip
        for column, text in enumerate(texts):
            if text:
                sheet.write_string(line, column, written(text), self._text)
            elif text is not None:
                sheet.write_blank(line, column, None, self._text)
        if one.day is not None:
            self._write_day(one.day)
        for column, value in ((_PEOPLE, one.people), (_FIRST, one.first_time), (_HOURS, one.hours)):
            if value is not None:
                self._write_number(column, value)
        spot = one.cell or ("" if one.line is None else str(one.line))
        if self._is_linked:
            self._book.link(sheet, line, _PLACE, self._book.source(detail.path, place), spot, self._link)
        elif spot:
            sheet.write_string(line, _PLACE, spot, self._text)

    def end(self) -> None:
        """Close the last sheet; without any class there is an empty one, which says so."""
        if self._sheet is None:
            self._begin()
        self._close()

    def _begin(self) -> None:
        self._close()
        book, messages = self._book, self._book.messages
        name = messages.term("rollup_details_sheet")
        self._sheet = book.page(book.sheet_name(name), [width for _, width in COLUMNS], A4)
        book.text(
            self._sheet, 0, 0, f"{ASIDE}{messages.term('rollup_details_title')}", book.look(bold=True, font_size=14)
        )
        for column, (head, _) in enumerate(COLUMNS):
            book.text(self._sheet, 1, column, messages.term(head), book.head())
        self._sheet.freeze_panes(2, 1)
        self._sheet.repeat_rows(1)
        self._line = 1

    def _close(self) -> None:
        if self._sheet is not None and self._line > 1:
            self._sheet.autofilter(1, 0, self._line, len(COLUMNS) - 1)

    def _write_day(self, day: date) -> None:
        if day.year < _EARLIEST:
            self._sheet.write_string(self._line, 4, day.isoformat(), self._text)
        else:
            self._sheet.write_datetime(self._line, 4, day, self._day)

    def _write_number(self, column: int, value: Decimal) -> None:
        stored, places, _ = shape(value)
        if places not in self._numbers:
            shown = "0." + "0" * places if places else "0"
            self._numbers[places] = self._book.body(valign="vcenter", text_wrap=False, align="right", num_format=shown)
        if stored is None:
            self._sheet.write_string(self._line, column, format(value, "f"), self._numbers[places])
        else:
            self._sheet.write_number(self._line, column, stored, self._numbers[places])
