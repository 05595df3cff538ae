"""The sheet that shows one table as it was read, each flagged cell with its finding as a comment."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from cedu_targets.domain.diagnosis import Diagnosis
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.numbers import decimal_places
from cedu_targets.domain.place import Place, a1
from cedu_targets.domain.table import Table
from cedu_targets.report import FileReport
from cedu_targets.reporters.shared import proposed_changes
from cedu_targets.reporters.shared.diagnosis_sentences import Group
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.sentences import explanation, facts, joined, pack_used
from cedu_targets.reporters.shared.symbols import MARKS, URGENCY, kind_of
from cedu_targets.reporters.shared.workbook import FILLS, LINE, Book, display_width, lines_of, number_format, shape

HEAD = 4
"""Row of the header's first line, zero-based: group, name, unit of measure, code; the codes carry the filter."""
FIRST = HEAD + 4
_LINE = 15.0
_ROW = 18.0
_TALLEST = 400.0
"""Points: of one line of text, of a row of one line, of the tallest row."""
_MEASURED = 200
"""Rows that are looked at before the heads are written."""
_DASHES = 8
"""Excel's number for a border of thick dashes."""


@dataclass(frozen=True)
class Flag:
    """What is said about one cell: its kind decides colour and sign, most urgent first."""

    kind: str
    comment: str
    of_cause: bool = False
    """A cause would change the cell: it bears that sign too, and a frame of its own."""

    @property
    def mark(self) -> str:
        """The signs of the cell."""
        return MARKS[self.kind] + (MARKS["cause"] if self.of_cause and self.kind != "cause" else "")

    @property
    def frame(self) -> Mapping[str, object]:
        """Colour and border."""
        return {"bg_color": FILLS[self.kind], "border": _DASHES if self.of_cause else 2}


@dataclass(frozen=True)
class TablePage:
    """A table and the sheet that shows it."""

    file: FileReport
    table: Table
    name: str
    causes: Sequence[tuple[int, Group]] = ()
    """With their numbers in the workbook."""

    def address(self, place: Place) -> str | None:
        """Where this sheet shows a place; None where the place is none of its cells."""
        spot = self.spot(place)
        return None if spot is None else f"internal:'{self.name}'!{a1(*spot)}"

    def spot(self, place: Place) -> tuple[int, int] | None:
        """Zero-based row and column: of a value, of a unit's name, of a code."""
        row, column = self._rows.get(place.unit), self._columns.get(place.indicator)
        if (place.unit is not None and row is None) or (row is None and column is None):
            return None
        return (HEAD + 3 if row is None else row, column or 0)

    def way_to(self, diagnosis: Diagnosis) -> str:
        """The link to the first cell that a cause would change, else to the row it speaks of, else to the sheet."""
        place = diagnosis.changes[0].place if diagnosis.changes else Place(unit=diagnosis.unit)
        return self.address(place) or f"internal:'{self.name}'!A1"

    @cached_property
    def _rows(self) -> Mapping[str | None, int]:
        return {unit: row for row, unit in enumerate(self.table.rows, start=FIRST)}

    @cached_property
    def _columns(self) -> Mapping[str | None, int]:
        return {code: column for column, code in enumerate(self.table.codes, start=1)}


def write(page: TablePage, book: Book) -> None:
    """Add the sheet to the workbook."""
    table, messages = page.table, book.messages
    flags = _flags(page, book)
    flagged = {column for inside in flags.values() for column in inside}
    columns = [_Column(one, n in flagged, book) for n, one in enumerate(table.indicators, start=1)]
    for column in columns:  # the heads are as tall as these rows make them wide; the rest is measured as it is written
        column.measure(table)
    sheet = book.page(page.name, [_first_width(table), *(column.width for column in columns)])
    about = [page.file.path + (f" › {table.layout.sheet}" if table.layout.sheet else ""), facts(page.file, messages)]
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


def _flags(page: TablePage, book: Book) -> Mapping[int, Mapping[int, Flag]]:
    """By row and column, of each flagged cell the most urgent kind and all that is said about it, causes first."""
    flags: dict[tuple[int, int], Flag] = {}
    for place, kind, said in _sayings(page, book):
        spot = page.spot(place)
        if spot is None:
            continue
        of_cause = kind == "cause"
        if spot in flags:
            kind = min(kind, flags[spot].kind, key=URGENCY.index)
            said = f"{flags[spot].comment}\n{said}"
            of_cause |= flags[spot].of_cause
        flags[spot] = Flag(kind, said, of_cause)
    by_row: dict[int, dict[int, Flag]] = {}
    for (row, column), flag in flags.items():
        by_row.setdefault(row, {})[column] = flag
    return by_row


def _sayings(page: TablePage, book: Book) -> Iterator[tuple[Place, str, str]]:
    """All that is said about cells: where, of which kind, what."""
    for count, group in page.causes:
        for place, remark in proposed_changes.remarks(count, group, page.table, book.messages):
            yield place, "cause", visible(remark)
    for finding in page.file.findings:
        yield finding.place, kind_of(finding), _said(finding, book)


def _said(finding: Finding, book: Book) -> str:
    messages = book.messages
    kind = kind_of(finding)
    advice = explanation(finding, messages) if finding.explained else messages.help(finding)
    return visible(
        f"{MARKS[kind]} {messages.term(kind)} {finding.code} " + joined(messages, messages.message(finding), advice)
    )


def _comment(sheet: Any, row: int, column: int, flag: Flag) -> None:
    width = 320
    lines = sum(1 + display_width(line) * 7 // width for line in flag.comment.split("\n"))
    options = {"author": "cedu", "width": width, "height": min(600, 24 + 18 * lines), "font_size": 9}
    sheet.write_comment(row, column, flag.comment[:30_000], options)


def _first_width(table: Table) -> float:
    return float(min(28, max(10, *(display_width(unit) + 3 for unit in table.rows))))


def _header(
    sheet: Any, page: TablePage, flags: Mapping[int, Mapping[int, Flag]], columns: Sequence["_Column"], book: Book
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
            _comment(sheet, HEAD + 3, column, flag)


def _groups(sheet: Any, table: Table, book: Book) -> None:
    """Titles of groups, each over its columns."""
    start, head = 0, book.head()
    while start < len(table.indicators):
        group, end = table.indicators[start].group, start + 1
        while end < len(table.indicators) and group is not None and table.indicators[end].group == group:
            end += 1
        if end - start > 1:
            sheet.merge_range(HEAD, start + 1, HEAD, end, "", head)
        book.text(sheet, HEAD, start + 1, group or "", head)
        start = end


class _Column:
    """A column while it is written: its formats, one for each number of decimals, and the room its numbers need."""

    def __init__(self, indicator: Indicator, is_flagged: bool, book: Book) -> None:
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
    sheet: Any, row: int, unit: str, page: TablePage, flags: Mapping[int, Flag], columns: Sequence[_Column], book: Book
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
        _comment(sheet, row, position, flag)


def _special(
    sheet: Any, row: int, column: int, unit: str, indicator: Indicator, page: TablePage, flag: Flag | None, book: Book
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
