"""The sheet of one table, list of items or form in a workbook, and its cells of which something is said."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from msgspec import Struct

from cedu_targets.domain.diagnosis import Diagnosis
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.items import Items
from cedu_targets.domain.place import Place, a1
from cedu_targets.domain.records import Records
from cedu_targets.domain.table import Table
from cedu_targets.report import FileReport
from cedu_targets.reporters.check.entry_marks import class_spot, form_cells, form_marks, item_marks, spot_of
from cedu_targets.reporters.shared import proposed_changes
from cedu_targets.reporters.shared.diagnosis_sentences import Group
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.form_words import FormRow
from cedu_targets.reporters.shared.group_sentences import told
from cedu_targets.reporters.shared.sentences import explanation, joined
from cedu_targets.reporters.shared.symbols import SYMBOLS, URGENCY, kind_of
from cedu_targets.reporters.shared.workbook import FILLS, ReportBook, display_width

HEAD = 4
"""Row of the header's first line, zero-based: group, name, unit of measure, code; the codes carry the filter."""
FIRST = HEAD + 4
MOST_COMMENTS = 10_000
"""Of a sheet: Excel opens more of them slowly, and nobody reads them."""
_DASHES = 8
"""Excel's number for a border of thick dashes."""


class Flag(Struct, frozen=True):
    """All that is said about one cell; the most urgent kind decides its colour and sign."""

    kind: str
    comment: str
    of_cause: bool = False
    """A cause would change the cell: it bears that sign too, and a frame of its own."""

    @property
    def mark(self) -> str:
        """The signs of the cell."""
        return SYMBOLS[self.kind] + (SYMBOLS["cause"] if self.of_cause and self.kind != "cause" else "")

    @property
    def frame(self) -> Mapping[str, object]:
        """The colour and the border of the cell, as properties of its format."""
        return {"bg_color": FILLS[self.kind], "border": _DASHES if self.of_cause else 2}


class TablePage(Struct, frozen=True, dict=True):
    """A table and the sheet that shows it."""

    file: FileReport
    table: Table
    name: str
    causes: Sequence[tuple[int, Group]] = ()
    """With their numbers in the workbook."""

    def address(self, place: Place) -> str | None:
        """The link to a place on this sheet; None where the place is none of its cells."""
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


class ItemsPage(Struct, frozen=True, dict=True):
    """A list of items and the sheet that shows it: a row an item, its name in the second column."""

    file: FileReport
    items: Items
    name: str
    causes: Sequence[tuple[int, Group]] = ()
    """There are none: nothing adds up."""

    def address(self, place: Place) -> str | None:
        """The link to an item on this sheet; None where the place is none of its items."""
        row = self._rows.get(place.item)
        return None if row is None else f"internal:'{self.name}'!{a1(row, 1)}"

    @cached_property
    def _rows(self) -> Mapping[str | None, int]:
        return {item.id: row for row, item in enumerate(self.items.entries, start=HEAD + 1)}


class FormPage(Struct, frozen=True, dict=True):
    """A form and the sheet that shows it: a row a class, its number in the second column, then its cells."""

    file: FileReport
    records: Records
    name: str
    rows: Sequence[FormRow]
    causes: Sequence[tuple[int, Group]] = ()
    """There are none: a total that differs says itself what is wrong."""

    def address(self, place: Place) -> str | None:
        """The link to a cell of a class on this sheet; None where the place is none."""
        spot = self.spots.get(spot_of(place, self._cells) or "")
        return None if spot is None else f"internal:'{self.name}'!{a1(*spot)}"

    @cached_property
    def spots(self) -> Mapping[str, tuple[int, int]]:
        """Zero-based row and column of every cell on this sheet, by its spot; of a class that of its number."""
        found = {}
        for position, row in enumerate(self.rows, start=HEAD + 1):
            if row.entry is not None:
                found[class_spot(row.entry.number)] = position, 1
            found |= {cell.address: (position, column) for column, cell in enumerate(row.cells, 2) if cell.address}
        return found

    @cached_property
    def _cells(self) -> frozenset[str]:
        return form_cells(self.records)


Page = TablePage | ItemsPage | FormPage


def flags_of_entries(page: ItemsPage | FormPage, book: ReportBook) -> dict[str, Flag]:
    """By the item's name, or the spot of a form, all that is said about it, the most urgent first."""
    marks = item_marks(page.file) if isinstance(page, ItemsPage) else form_marks(page.file)
    return {
        name: Flag(mark.kind, "\n".join(_said(page.file.findings[position], book) for position in mark.positions))
        for name, mark in marks.items()
    }


def write_comment(sheet: Any, row: int, column: int, flag: Flag) -> None:
    """Write what is said about a cell beside it, if anything is."""
    if not flag.comment:
        return
    width = 320
    lines = sum(1 + display_width(line) * 7 // width for line in flag.comment.split("\n"))
    options = {"author": "cedu", "width": width, "height": min(600, 24 + 18 * lines), "font_size": 9}
    sheet.write_comment(row, column, flag.comment[:30_000], options)


def flags_of(page: TablePage, book: ReportBook) -> Mapping[int, Mapping[int, Flag]]:
    """By row and column, of each flagged cell the most urgent kind and all that is said about it, causes first.

    Of very many cells the first MOST_COMMENTS say it; the others have their colour and sign.
    """
    flags: dict[tuple[int, int], Flag] = {}
    for place, kind, say in _sayings(page, book):
        spot = page.spot(place)
        if spot is None:
            continue
        said = say() if spot in flags or len(flags) < MOST_COMMENTS else ""
        of_cause = kind == "cause"
        if spot in flags:
            kind = min(kind, flags[spot].kind, key=URGENCY.index)
            said = f"{flags[spot].comment}\n{said}" if flags[spot].comment else ""
            of_cause |= flags[spot].of_cause
        flags[spot] = Flag(kind, said, of_cause)
    by_row: dict[int, dict[int, Flag]] = {}
    for (row, column), flag in flags.items():
        by_row.setdefault(row, {})[column] = flag
    return by_row


def _sayings(page: TablePage, book: ReportBook) -> Iterator[tuple[Place, str, Callable[[], str]]]:
    """All that is said about cells: where, of which kind, what."""
    for count, group in page.causes:
        for place, remark in proposed_changes.remarks(count, group, page.table, book.messages):
            yield place, "cause", partial(visible, remark)
    for finding in page.file.findings:
        yield finding.place, kind_of(finding), partial(_said, finding, book)


def _said(finding: Finding, book: ReportBook) -> str:
    messages = book.messages
    kind = kind_of(finding)
    advice = explanation(finding, messages) if finding.explained else messages.help(finding)
    return visible(
        f"{SYMBOLS[kind]} {messages.term(kind)} {finding.code} " + joined(messages, told(finding, messages), advice)
    )
