"""The sheet that shows one table as it was read, each flagged cell with its finding as a comment."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cedu_targets.domain.diagnosis import Diagnosis
from cedu_targets.domain.finding import Finding, Place
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.table import Table, a1
from cedu_targets.report import FileReport
from cedu_targets.reporters import changes
from cedu_targets.reporters.causes import Group
from cedu_targets.reporters.excel_book import FILLS, Book, display_width, lines_of, number_format
from cedu_targets.reporters.marks import MARKS, URGENCY, kind_of
from cedu_targets.reporters.neutral import visible
from cedu_targets.reporters.sentences import explanation, facts, joined, pack_used

HEAD = 4
"""Row of the header's first line, zero-based: group, name, unit of measure, code; the codes carry the filter."""
FIRST = HEAD + 4
_LINE = 15.0
_ROW = 18.0
_TALLEST = 400.0
"""Points: of one line of text, of a row of one line, of the tallest row."""
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
    flagged = {column for _, column in flags}
    widths = [_first_width(table)]
    widths += [
        _width(table, indicator, column in flagged) for column, indicator in enumerate(table.indicators, start=1)
    ]
    sheet = book.page(page.name, widths)
    about = [page.file.path + (f" › {table.layout.sheet}" if table.layout.sheet else ""), facts(page.file, messages)]
    sheet.set_row(0, 24)
    book.text(sheet, 0, 0, table.title or page.name, book.look(bold=True, font_size=14))
    book.text(sheet, 1, 0, " · ".join([*about, pack_used(page.file, messages)]))
    legend = messages.term("legend", sheet=messages.term("sheet_findings"))
    book.text(sheet, 2, 0, legend + (f"   {messages.term('legend_cause')}" if page.causes else ""))
    _header(sheet, page, flags, widths, book)
    for row, unit in enumerate(table.rows, start=FIRST):
        _row(sheet, row, unit, page, flags, book)
    for spot, flag in flags.items():
        _comment(sheet, spot, flag)
    last = FIRST + len(table.rows)
    for row, note in enumerate(table.notes, start=last + 1):
        book.text(sheet, row, 0, note)
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(HEAD, FIRST - 1)
    sheet.autofilter(FIRST - 1, 0, last - 1, len(table.codes))


def _flags(page: TablePage, book: Book) -> Mapping[tuple[int, int], Flag]:
    """Of each flagged cell, the most urgent kind and all that is said about it, causes first."""
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
    return flags


def _sayings(page: TablePage, book: Book) -> Iterator[tuple[Place, str, str]]:
    """All that is said about cells: where, of which kind, what."""
    for count, group in page.causes:
        for place, remark in changes.remarks(count, group, page.table, book.messages):
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


def _comment(sheet: Any, spot: tuple[int, int], flag: Flag) -> None:
    width = 320
    lines = sum(1 + display_width(line) * 7 // width for line in flag.comment.split("\n"))
    options = {"author": "cedu", "width": width, "height": min(600, 24 + 18 * lines), "font_size": 9}
    sheet.write_comment(*spot, flag.comment[:30_000], options)


def _first_width(table: Table) -> float:
    return float(min(28, max(10, *(display_width(unit) + 3 for unit in table.rows))))


def _width(table: Table, indicator: Indicator, is_flagged: bool) -> float:
    values = [value for unit in table.rows if (value := table.value(unit, indicator.code)) is not None]
    longest = max((len(f"{abs(value):f}") for value in values), default=1)
    return float(min(24, max(9.5 if is_flagged else 7.5, longest + (4.5 if is_flagged else 2))))


def _header(
    sheet: Any, page: TablePage, flags: Mapping[tuple[int, int], Flag], widths: list[float], book: Book
) -> None:
    """Four lines: groups over their columns, names, units of measure, codes."""
    table, head = page.table, book.head()
    sheet.merge_range(HEAD, 0, HEAD + 2, 0, "", head)
    book.text(sheet, HEAD, 0, book.messages.term("head_unit"), head)
    book.text(sheet, HEAD + 3, 0, book.messages.term("head_code"), head)
    start = 0
    while start < len(table.indicators):
        group, end = table.indicators[start].group, start + 1
        while end < len(table.indicators) and group is not None and table.indicators[end].group == group:
            end += 1
        if end - start > 1:
            sheet.merge_range(HEAD, start + 1, HEAD, end, "", head)
        book.text(sheet, HEAD, start + 1, group or "", head)
        start = end
    tallest = 1
    for column, indicator in enumerate(table.indicators, start=1):
        flag = flags.get((HEAD + 3, column))
        look = book.look(bold=True, align="center", **flag.frame) if flag else head
        mark = f"{flag.mark} " if flag else ""
        book.text(sheet, HEAD + 1, column, indicator.name, head)
        book.text(sheet, HEAD + 2, column, indicator.unit_of_measure or "", head)
        book.text(sheet, HEAD + 3, column, mark + indicator.code, look)
        tallest = max(tallest, lines_of(indicator.name, widths[column]))
    sheet.set_row(HEAD, 2 * _LINE)
    sheet.set_row(HEAD + 1, min(_TALLEST, _LINE * tallest + 6))
    for row in (HEAD + 2, HEAD + 3):
        sheet.set_row(row, _ROW)


def _row(sheet: Any, row: int, unit: str, page: TablePage, flags: Mapping[tuple[int, int], Flag], book: Book) -> None:
    """One unit: its name, then its numbers; what is flagged bears its sign."""
    table = page.table
    is_district = unit == table.district
    sheet.set_row(row, _ROW)
    flag = flags.get((row, 0))
    mark = f"{flag.mark} " if flag else ""
    fill = flag.frame if flag else {"border": 1}
    book.text(sheet, row, 0, mark + unit, book.look(bold=True, **fill))
    for column, indicator in enumerate(table.indicators, start=1):
        flag, value = flags.get((row, column)), table.value(unit, indicator.code)
        mark = flag.mark if flag else ""
        look = {**(flag.frame if flag else {"border": 1}), "align": "right", "bold": is_district}
        if value is not None:
            look["num_format"] = number_format(indicator, value, mark)
            book.number(sheet, row, column, value, book.look(**look))
            continue
        word = "judged_unreadable" if table.is_unreadable(unit, indicator.code) else "judged_blank" if flag else ""
        book.text(sheet, row, column, f"{mark} {book.messages.term(word)}".strip() if word else "", book.look(**look))
