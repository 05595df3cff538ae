"""The sheet that shows one table as it was read, each flagged cell with its finding as a comment."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.numbers import decimal_places
from cedu_targets.domain.table import Table
from cedu_targets.reporters.check.excel_flags import FIRST, HEAD, Flag, TablePage, flags_of, write_comment
from cedu_targets.reporters.shared.document_words import facts, pack_used
from cedu_targets.reporters.shared.sentences import sheet_text
from cedu_targets.reporters.shared.workbook import (
    LINE,
    ReportBook,
    display_width,
    lines_of,
    number_format,
    shape,
)

_LINE = 15.0
_ROW = 18.0
_TALLEST = 400.0
"""Points: of one line of text, of a row of one line, of the tallest row."""
_MEASURED = 200
"""Rows that are looked at before the heads are written."""


def write(page: TablePage, book: ReportBook) -> None:
    """Add the sheet to the workbook."""
    table, messages = page.table, book.messages
    flags = flags_of(page, book)
    flagged = {column for inside in flags.values() for column in inside}
    columns = [_Column(one, n in flagged, book) for n, one in enumerate(table.indicators, start=1)]
    for column in columns:  # the heads are as tall as these rows make them wide; the rest is measured as it is written
        column.measure(table)
    sheet = book.page(page.name, [_first_width(table), *(column.width for column in columns)])
    shown = sheet_text(page.file.path, table.layout.sheet, messages)
    about = [page.file.path + (f" › {shown}" if shown else ""), facts(page.file, messages)]
    sheet.set_default_row(_ROW)
    sheet.set_row(0, 24)
    book.text(sheet, 0, 0, table.title or page.name, book.look(bold=True, font_size=14))
    book.text(sheet, 1, 0, " · ".join([*about, pack_used(page.file, messages)]))
    legend = messages.term("legend", sheet=messages.term("sheet_findings"))
    book.text(sheet, 2, 0, legend + (f"   {messages.term('legend_cause')}" if page.causes else ""))
    _header(sheet, page, flags, columns, book)
    for row, unit in enumerate(table.rows, start=FIRST):
        if unit == table.district:
            for column in columns:
                column.begin(is_bold=True)
        _row(sheet, row, unit, page, flags.get(row, _NO_FLAGS), columns, book)
        if unit == table.district:
            for column in columns:
                column.begin(is_bold=False)
    for position, column in enumerate(columns, start=1):
        sheet.set_column(position, position, column.width)
    last = FIRST + len(table.rows)
    for row, note in enumerate(table.notes, start=last + 1):
        book.text(sheet, row, 0, note)
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(HEAD, FIRST - 1)
    sheet.autofilter(FIRST - 1, 0, last - 1, len(table.codes))


def _first_width(table: Table) -> float:
    return float(min(28, max([10, *(display_width(unit) + 3 for unit in table.rows)])))


def _header(
    sheet: Any, page: TablePage, flags: Mapping[int, Mapping[int, Flag]], columns: Sequence["_Column"], book: ReportBook
) -> None:
    """Four lines: groups over their columns, names, units of measure, codes."""
    table, head = page.table, book.head()
    sides = {
        "bold": True,
        "bg_color": "#D9E1F2",
        "text_wrap": True,
        "align": "center",
        "left": 1,
        "right": 1,
        "border_color": LINE,
    }
    tallest = max((lines_of(column.indicator.name, column.width) for column in columns), default=1)
    heights = (2 * _LINE, min(_TALLEST, _LINE * tallest + 6), _ROW, _ROW)
    for line, height in enumerate(heights):
        sheet.set_row(HEAD + line, height)
    book.text(sheet, HEAD, 0, "", book.look(**sides, top=1))
    _groups(sheet, table, book)
    book.text(sheet, HEAD + 1, 0, book.messages.term("head_unit"), book.look(**sides))
    for column, indicator in enumerate(table.indicators, start=1):
        book.text(sheet, HEAD + 1, column, indicator.name, head)
    book.text(sheet, HEAD + 2, 0, "", book.look(**sides, bottom=1))
    for column, indicator in enumerate(table.indicators, start=1):
        book.text(sheet, HEAD + 2, column, indicator.unit_of_measure or "", head)
    # A column without a code is known by its name, which stands above.
    has_codes = any(indicator.coded for indicator in table.indicators)
    book.text(sheet, HEAD + 3, 0, book.messages.term("head_code") if has_codes else "", head)
    marked = flags.get(HEAD + 3, _NO_FLAGS)
    for column, indicator in enumerate(table.indicators, start=1):
        flag = marked.get(column)
        look = book.look(bold=True, align="center", **flag.frame) if flag else head
        book.text(
            sheet,
            HEAD + 3,
            column,
            (f"{flag.mark} " if flag else "") + (indicator.code if indicator.coded else ""),
            look,
        )
        if flag:
            write_comment(sheet, HEAD + 3, column, flag)


def _groups(sheet: Any, table: Table, book: ReportBook) -> None:
    """Titles of groups, each over its columns."""
    start, head = 0, book.head()
    while start < len(table.indicators):
        group, end = table.indicators[start].group, start + 1
        while end < len(table.indicators) and group is not None and table.indicators[end].group == group:
            end += 1
        book.over(sheet, (HEAD, start + 1, HEAD, end), group or "", head)
        start = end


class _Column:
    """A column while it is written: its formats, one for each number of decimals, and the room its numbers need."""

    def __init__(self, indicator: Indicator, is_flagged: bool, book: ReportBook) -> None:
        self.indicator = indicator
        self.digits = 1
        self.places = decimal_places(indicator.granule)
        self.looks: dict[int, Any] = {}
        self._is_flagged = is_flagged
        self._is_bold = False
        self._book = book

    @property
    def width(self) -> float:
        """The column's width: signs of flags take room, too."""
        least, more = (9.5, 4.5) if self._is_flagged else (7.5, 2)
        longest = self.digits + (self.places + 1 if self.places else 0)
        return float(min(24, max(least, longest + more)))

    def measure(self, table: Table) -> None:
        """Look at the first rows."""
        for unit in table.rows[:_MEASURED]:
            value = table.value(unit, self.indicator.code)
            if value is not None:
                _, places, digits = shape(value)
                self.places, self.digits = max(self.places, places), max(self.digits, digits)

    def begin(self, *, is_bold: bool) -> None:
        """The next rows are the district's, or no longer."""
        self._is_bold, self.looks = is_bold, {}

    def look(self, value: Decimal, places: int) -> Any:
        """The format of a value that needs so many places."""
        shown = number_format(self.indicator, value)
        self.places = max(self.places, places)
        self.looks[places] = self._book.look(border=1, align="right", bold=self._is_bold, num_format=shown)
        return self.looks[places]


_NO_FLAGS: Mapping[int, Flag] = {}


def _row(
    sheet: Any,
    row: int,
    unit: str,
    page: TablePage,
    flags: Mapping[int, Flag],
    columns: Sequence[_Column],
    book: ReportBook,
) -> None:
    """One unit: its name, then its numbers; what is flagged bears its sign. Most of the time goes here."""
    table, write_number = page.table, sheet.write_number
    flag = flags.get(0)
    look = book.look(bold=True, **flag.frame) if flag else book.name
    book.text(sheet, row, 0, f"{flag.mark} {unit}" if flag else unit, look)
    values = map(table.row(unit).get, table.codes)
    for position, (column, value) in enumerate(zip(columns, values, strict=True), start=1):
        if value is None or (flags and position in flags):
            _special(sheet, row, position, unit, column.indicator, page, flags.get(position), book)
            continue
        stored, places, digits = shape(value)
        if digits > column.digits:
            column.digits = digits
        look = column.looks.get(places) or column.look(value, places)
        if stored is None:
            book.text(sheet, row, position, format(value, "f"), look)
        else:
            write_number(row, position, stored, look)
    for position, flag in flags.items():
        write_comment(sheet, row, position, flag)


def _special(
    sheet: Any,
    row: int,
    column: int,
    unit: str,
    indicator: Indicator,
    page: TablePage,
    flag: Flag | None,
    book: ReportBook,
) -> None:
    """A cell that is flagged, blank, or holds something unreadable."""
    table = page.table
    value, mark = table.value(unit, indicator.code), flag.mark if flag else ""
    look = {**(flag.frame if flag else {"border": 1}), "align": "right", "bold": unit == table.district}
    if value is not None:
        look["num_format"] = number_format(indicator, value, mark)
        book.number(sheet, row, column, value, book.look(**look))
        return
    word = "judged_unreadable" if table.is_unreadable(unit, indicator.code) else "judged_blank" if flag else ""
    book.text(sheet, row, column, f"{mark} {book.messages.term(word)}".strip() if word else "", book.look(**look))
