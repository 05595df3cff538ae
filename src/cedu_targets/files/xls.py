"""xls and et (BIFF) -> Grid, read record by record.

calamine reads these too, but it drops Excel errors, per-cent formats and hidden rows, and a few
forged bytes make it abort the process; its reading is what ours is tested against.
"""

import struct
from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct, field

from cedu_targets.domain.fault import InputFault
from cedu_targets.files.biff import BIFF8, CONTINUE, Record, SharedTexts, Stream, Texts
from cedu_targets.files.covered_cells import without_covered
from cedu_targets.files.grid import CellRange, Grid, Raw, Spot, numbers_below
from cedu_targets.files.guard import SHEET_COLUMNS, Extent, check_sheet_count
from cedu_targets.files.number_formats import (
    BUILT_IN_DATES,
    BUILT_IN_MONTHS,
    BUILT_IN_PERCENTS,
    FIRST_DAY,
    FIRST_DAY_1904,
    as_month,
    date_of,
    shows_date,
    shows_month,
    shows_percent,
)
from cedu_targets.files.ole2 import entry
from cedu_targets.files.recalculation import settle
from cedu_targets.files.xls_formulas import shared_by, sum_text, tokens_in

_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!",
    0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip
_CODE_PAGE, _FILE_PASS, _DATE_MODE, _SHEET, _TEXTS, _FORMAT, _STYLE = 0x42, 0x2F, 0x22, 0x85, 0xFC, 0x41E, 0xE0
_NUMBER, _RK, _MANY_RK, _SHARED_TEXT, _LABEL, _RICH_LABEL = 0x203, 0x27E, 0xBD, 0xFD, 0x204, 0xD6
_SHARED_FORMULA, _TEXT_RESULT, _ERROR_OR_TRUTH, _MERGES = 0x4BC, 0x207, 0x205, 0xE5
_FORMULAS = frozenset({0x06, 0x206, 0x406, _SHARED_FORMULA})
_ROW, _COLUMNS = 0x208, 0x7D
_WORKSHEET = 0
_MOST_TOKENS = 4_000_000
"""Bytes of formulas of a sheet, shared ones once for each of their cells; what is beyond is not looked at."""
_INDENT = 8
"""The byte of a style that holds it, in its lower half."""


class _XlsBook(Struct):
    """The globals of a workbook: texts, styles, the sheets and where they begin."""

    texts: Texts = field(default_factory=Texts)
    shared: list[str] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    sheets: list[tuple[str, int, bool]] = field(default_factory=list)
    """Name, where it begins, whether it is hidden."""
    first_day: datetime = FIRST_DAY
    percents: frozenset[int] = frozenset()
    dates: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    """Those of the dates that are shown without their day."""
    indents: dict[int, int] = field(default_factory=dict)
    """By how much a style sets a text in."""


def read_xls(data: bytes) -> list[Grid]:
    """One Grid per worksheet of a workbook stream. Raises InputFault where it is damaged or has a password."""
    stream = Stream(data)
    try:
        book = _read_book(stream)
        check_sheet_count(len(book.sheets))
        extent = Extent()
        sheets = settle(
            [
                _XlsSheet(name, book, is_hidden).read(stream.records(offset), extent)
                for name, offset, is_hidden in book.sheets
            ]
        )
        return [without_covered(sheet) for sheet in sheets]
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise InputFault("RD109", {"reason": f"xls: {error}"}) from None


def _read_book(stream: Stream) -> _XlsBook:
    book = _XlsBook()
    chunks: list[bytes] = []
    previous = 0
    for position, (kind, data) in enumerate(stream.records(0)):
        if position == 0:
            (book.texts.version,) = struct.unpack_from("<H", data)
        elif kind == _FILE_PASS:
            raise InputFault("RD108")
        elif kind == _CODE_PAGE:
            (book.texts.code_page,) = struct.unpack_from("<H", data)
        elif kind == _DATE_MODE and data[:1] == b"\x01":
            book.first_day = FIRST_DAY_1904
        elif kind == _SHEET and data[5] == _WORKSHEET:
            book.sheets.append((book.texts.short(data, 6), struct.unpack_from("<I", data)[0], bool(data[4] & 3)))
        elif kind == _FORMAT:
            read = book.texts.long if book.texts.version >= BIFF8 else book.texts.short
            book.formats[struct.unpack_from("<H", data)[0]] = read(data, 2)
        elif kind == _STYLE:
            if book.texts.version >= BIFF8 and len(data) > _INDENT and (indent := data[_INDENT] & 0x0F):
                book.indents[len(book.styles)] = indent
            book.styles.append(struct.unpack_from("<H", data, 2)[0])
        elif kind == _TEXTS or (kind == CONTINUE and previous == _TEXTS):
            chunks.append(data)
            kind = _TEXTS
        previous = kind
    if chunks:
        book.shared = SharedTexts(chunks).read()
    _sort_styles(book)
    return book


def _sort_styles(book: _XlsBook) -> None:
    percents = {number for number, code in book.formats.items() if shows_percent(code)} | BUILT_IN_PERCENTS
    dates = {number for number, code in book.formats.items() if shows_date(code)} | BUILT_IN_DATES
    months = {number for number, code in book.formats.items() if shows_month(code)}
    months |= BUILT_IN_MONTHS - book.formats.keys()
    book.percents = frozenset(index for index, number in enumerate(book.styles) if number in percents)
    book.dates = frozenset(index for index, number in enumerate(book.styles) if number in dates - percents)
    book.months = frozenset(index for index in book.dates if book.styles[index] in months)


class _XlsSheet:
    """One worksheet while its records are read."""

    def __init__(self, name: str, book: _XlsBook, is_hidden: bool) -> None:
        self.name = name
        self.is_hidden = is_hidden
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[tuple[int, int]] = set()
        """Runs of columns, the last one included."""
        self.book = book
        self.cells: dict[Spot, Raw] = {}
        self.merges: list[CellRange] = []
        self.percents: set[Spot] = set()
        self.indents: dict[Spot, int] = {}
        self.broken: dict[Spot, str] = {}
        self.formulas: dict[Spot, bytes] = {}
        """Their tokens."""
        self.shared: dict[Spot, bytes] = {}
        self._tokens_left = _MOST_TOKENS
        self._text_due: Spot | None = None

    def read(self, records: Iterator[Record], extent: Extent) -> Grid:
        """The sheet as a Grid. Raises InputFault, and struct.error or ValueError for damage."""
        for record in records:
            self._take(record)
        filled = [*self.cells, *self.broken]
        height = max((row for row, _ in filled), default=-1) + 1
        width = max((column for _, column in filled), default=-1) + 1
        extent.add(self.name, height, width)
        if width > SHEET_COLUMNS:  # the numbers in a record go further
            raise ValueError(f"{self.name}: column {width}")
        rows: list[list[Raw]] = [[None] * width for _ in range(height)]
        for (row, column), raw in self.cells.items():
            rows[row][column] = raw
        formulas = {spot: self._formula_text(spot, tokens) for spot, tokens in self.formulas.items()}
        merges = [span for span in self.merges if span.top < height and span.left < width]
        return Grid(
            self.name,
            rows,
            merges,
            frozenset(self.percents),
            self.broken,
            hidden_rows=frozenset(row for row in self.hidden_rows if row < height),
            hidden_columns=numbers_below((range(first, last + 1) for first, last in self.hidden_columns), width),
            is_hidden=self.is_hidden,
            formulas=formulas,
            indents=self.indents,
            unseen=frozenset() if all(formulas.values()) else frozenset({"formulas"}),
        )

    def _take(self, record: Record) -> None:
        kind, data = record
        if kind == _NUMBER:
            self._put(data, struct.unpack_from("<d", data, 6)[0])
        elif kind == _RK:
            self._put(data, _rk(*struct.unpack_from("<I", data, 6)))
        elif kind == _MANY_RK:
            row, first = struct.unpack_from("<HH", data)
            for index in range((len(data) - 6) // 6):
                style, packed = struct.unpack_from("<HI", data, 4 + 6 * index)
                self._put_at((row, first + index), style, _rk(packed))
        elif kind == _SHARED_TEXT:
            self._put(data, entry(self.book.shared, struct.unpack_from("<I", data, 6)[0]))
        elif kind in (_LABEL, _RICH_LABEL):
            self._put(data, self.book.texts.long(data, 6))
        elif kind in _FORMULAS:
            self._formula(kind, data)
        elif kind == _TEXT_RESULT and self._text_due is not None:
            self.cells[self._text_due] = self.book.texts.long(data, 0)
        elif kind == _ERROR_OR_TRUTH:
            self._error_or_truth(data, *struct.unpack_from("<BB", data, 6))
        elif kind == _MERGES:
            for index in range(struct.unpack_from("<H", data)[0]):
                top, bottom, left, right = struct.unpack_from("<4H", data, 2 + 8 * index)
                self.merges.append(CellRange(top, left, bottom, right))
        else:
            self._take_hidden(kind, data)

    def _take_hidden(self, kind: int, data: bytes) -> None:
        if kind == _ROW and struct.unpack_from("<H", data, 12)[0] & 0x20:
            self.hidden_rows.add(struct.unpack_from("<H", data)[0])
        elif kind == _COLUMNS and struct.unpack_from("<H", data, 8)[0] & 1:
            self.hidden_columns.add(struct.unpack_from("<HH", data))

    def _put(self, data: bytes, raw: Raw) -> None:
        row, column, style = struct.unpack_from("<HHH", data)
        self._put_at((row, column), style, raw)

    def _put_at(self, spot: Spot, style: int, raw: Raw) -> None:
        if isinstance(raw, float):
            if style in self.book.percents:
                self.percents.add(spot)
            elif style in self.book.dates:
                day = date_of(raw, self.book.first_day)
                raw = (as_month(day) or day) if style in self.book.months else day
        elif style in self.book.indents:
            self.indents[spot] = self.book.indents[style]
        self.cells[spot] = raw

    def _formula(self, kind: int, data: bytes) -> None:
        if kind == _SHARED_FORMULA:
            self.shared[struct.unpack_from("<H", data)[0], data[4]] = tokens_in(data, 8)
            return
        spot: Spot = struct.unpack_from("<HH", data)
        self.formulas[spot] = tokens_in(data, 20)
        self._text_due = None
        if data[12:14] != b"\xff\xff":
            self._put(data, struct.unpack_from("<d", data, 6)[0])
        elif data[6] == 0:
            self._text_due = struct.unpack_from("<HH", data)
        elif data[6] in (1, 2):
            self._error_or_truth(data, data[8], data[6] - 1)

    def _formula_text(self, spot: Spot, tokens: bytes) -> str:
        """The formula as an xlsx has it; empty where it is no plain sum, or of a version before BIFF8."""
        kept_at = shared_by(tokens)
        if kept_at is not None:
            tokens = self.shared.get(kept_at, b"")
        self._tokens_left -= len(tokens)
        is_known = self.book.texts.version >= BIFF8 and self._tokens_left > 0
        return sum_text(tokens, spot) if is_known else ""

    def _error_or_truth(self, data: bytes, value: int, is_error: int) -> None:
        spot: Spot = struct.unpack_from("<HH", data)
        if is_error:
            self.broken[spot] = _ERRORS.get(value, "#N/A")
        else:
            self.cells[spot] = bool(value)


def _rk(packed: int) -> float:
    """A number in 30 bits: an integer or the head of a double, either perhaps in hundredths."""
    number: float
    if packed & 2:
        number = float((packed - 2**32 if packed & 2**31 else packed) >> 2)
    else:
        (number,) = struct.unpack("<d", b"\x00\x00\x00\x00" + struct.pack("<I", packed & 0xFFFFFFFC))
    return number / 100 if packed & 1 else number
