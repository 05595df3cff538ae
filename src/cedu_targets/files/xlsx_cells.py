"""The cells of a worksheet of an xlsx, from XML that is written as nearly every program writes it.

One expression takes cell after cell, and nothing may stand between two of them: what it takes is all that there is.
Any other way of writing is brought into this one first (`xlsx_sheet`).
"""

import re
from collections.abc import Sequence
from datetime import datetime
from operator import lt
from typing import NamedTuple, NoReturn

from msgspec import Struct, field

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import a1, column_number
from cedu_targets.files.grid import Raw, Spot
from cedu_targets.files.guard import MAX_CELLS, MAX_PART_BYTES, SHEET_COLUMNS, SHEET_ROWS, check_box
from cedu_targets.files.number_formats import as_month, date_of
from cedu_targets.files.xlsx_book import XlsxBook
from cedu_targets.files.xlsx_formulas import FormulaWriting
from cedu_targets.files.xlsx_rows import ATTRIBUTES, UnusualXml, row_texts
from cedu_targets.files.xlsx_xml import resolved, written_text

_CELL = lazy_pattern(
    rb'<c r="([A-Z]{1,3})([1-9]\d{0,6})"' + ATTRIBUTES + rb"(?: ?/>|>"
    rb"(?:<f" + ATTRIBUTES + rb"(?: ?/>|>([^<]*+)</f>))?+"
    rb'(?:<v(?: xml:space="preserve")?>([^<]*+)</v>|<v ?/>|<is><t(?: xml:space="preserve")?>([^<]*+)</t></is>)?+'
    rb"</c>)"
)
"""Letters, digits, attributes; attributes and text of a formula; value; text within the cell."""
_STEP = 8
"""What stands before a cell, and the seven groups."""
_ATTRIBUTE = lazy_pattern(rb' (\w+)="([^"]*)"')
_TYPES = frozenset({"n", "s", "str", "inlineStr", "b", "e", "d"})
_NUMBER = lazy_pattern(rb"[+-]?(?:\d++(?:\.\d*+)?|\.\d++)(?:[eE][+-]?\d++)?|[+-]?(?:nan|inf|infinity)", re.IGNORECASE)
_MOST_TAGS = MAX_CELLS * 3 // 2
"""Cells that are only formatted included; many more than may be filled take too long to look at."""
_LONG = 64
"""Signs from which on a shared text is counted wherever it is used: together as many as a part may have bytes."""
_LONGEST_SHOWN, _MOST_DIGITS = 40, 9
_DAY_SIGNS = len("2020-12-31")


class Look(NamedTuple):
    """What the attributes of a cell say: its type, and whether its style shows per cent, a date, or a set-in text."""

    kind: str
    is_percent: bool = False
    is_date: bool = False
    is_month: bool = False
    indent: int = 0


_PLAIN_NUMBER = Look("n")


class XlsxCells(Struct):
    """The cells of one sheet, filled by `read`."""

    sheet: str
    book: XlsxBook
    most_cells: int = MAX_CELLS
    rows: dict[int, list[Raw]] = field(default_factory=dict)
    """The cells of each row that has any, as far as it is filled."""
    width: int = 0
    percents: set[Spot] = field(default_factory=set)
    indents: dict[Spot, int] = field(default_factory=dict)
    broken: dict[Spot, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    formulas: FormulaWriting = field(default_factory=FormulaWriting)
    _looks: dict[bytes, Look] = field(default_factory=dict)
    _letters: list[bytes] = field(default_factory=list)
    _columns: list[int] = field(default_factory=list)
    """The columns of the row read last."""
    _are_rising: bool = False
    _signs_used: int = 0

    @property
    def height(self) -> int:
        """Rows down to the last filled one."""
        return max(self.rows, default=-1) + 1

    def read(self, body: bytes) -> None:
        """Read the rows of a sheet, what stands between <sheetData> and its end.

        Raises UnusualXml, and InputFault for cells that cannot be, stand twice, or are too many.
        """
        if body.count(b"<c") > _MOST_TAGS:
            raise InputFault("RD126", {"part": self.sheet, "limit": _MOST_TAGS})
        for row, cells in row_texts(body, self.hidden_rows):
            # A row of cells that are only formatted has no other tags than theirs.
            if not self._read_known(row, cells) and cells.count(b"<c ") + 1 != cells.count(b"<"):
                self._read_new(row, cells)

    def _read_known(self, row: int, xml: bytes) -> bool:
        """Read a row that stood as it is in a book before; whether it did."""
        known = self.book.known.find(row, xml)
        if known is None or row in self.rows:
            return False
        cells, percents = known
        self._grow(row, len(cells) - 1)
        self.rows[row] = [*cells]
        self.percents.update(percents)
        return True

    def _read_new(self, row: int, xml: bytes) -> None:
        """Read a row, and keep it for the next book where it says nothing beside its cells."""
        beside = len(self.indents), len(self.broken), self._signs_used
        if self._read_row(row, xml) and beside == (len(self.indents), len(self.broken), self._signs_used):
            cells = tuple(self.rows[row])
            spots = [spot for column in range(len(cells)) if (spot := (row, column)) in self.percents]
            self.book.known.keep(row, xml, (cells, spots))

    def _read_row(self, row: int, xml: bytes) -> bool:
        """Read a row; whether it has cells of its own alone, that say all of it."""
        pieces = _CELL.split(xml)
        if pieces[-1] != b"</row>" or any(pieces[:-1:_STEP]):
            raise UnusualXml
        letters, digits, attributes, formulas, _, values, _ = groups = [pieces[at::_STEP] for at in range(1, _STEP)]
        if letters != self._letters:  # most rows have their cells in the columns of the row above
            self._letters, self._columns = letters, [self._column(each) for each in letters]
            self._are_rising = all(map(lt, self._columns, self._columns[1:]))
        looks = [self._looks.get(each) or self.look(each) for each in attributes]
        is_own = digits.count(b"%d" % (row + 1)) == len(digits)
        is_plain = is_own and self._are_rising and row not in self.rows and formulas.count(None) == len(formulas)
        if is_plain and all(values) and self._columns[-1] == len(letters) - 1:
            self._grow(row, len(values) - 1)
            self.rows[row] = [
                float(value) if look is _PLAIN_NUMBER and value.isdigit() else self.value((row, column), look, value)
                for column, (look, value) in enumerate(zip(looks, values, strict=True))
            ]
            return True
        if is_plain:
            self._read_plain(row, looks, values, groups[-1])
            return row in self.rows
        for column, look, number, formula, text, value, inline in zip(
            self._columns, looks, digits, *groups[3:], strict=True
        ):
            self._read_cell((int(number) - 1, column), look, formula, text, value, inline)
        return False

    def _read_plain(
        self, row: int, looks: Sequence[Look], values: Sequence[bytes | None], inlines: Sequence[bytes | None]
    ) -> None:
        """A row without formulas, some of whose cells are only formatted."""
        filled: list[Raw] = []
        for column, look, value, inline in zip(self._columns, looks, values, inlines, strict=True):
            if inline is None and not value and look.kind != "inlineStr":
                continue
            if inline is None and value and look is _PLAIN_NUMBER and value.replace(b".", b"", 1).isdigit():
                raw: Raw = float(value)
            else:
                raw = self.value((row, column), look, value, inline)
                if (raw is None or raw == "") and (row, column) not in self.broken:
                    continue
            filled += [None] * (column - len(filled))
            filled.append(raw)
        if filled:
            self._grow(row, len(filled) - 1)
            self.rows[row] = filled

    def _read_cell(
        self,
        spot: Spot,
        look: Look,
        formula: bytes | None,
        text: bytes | None,
        value: bytes | None,
        inline: bytes | None,
    ) -> None:
        """A cell at the place that it gives itself, which counts more than its row, as in every office."""
        if formula is not None:
            said = {name: value.decode() for name, value in _ATTRIBUTE.findall(formula)}
            self.formulas.add(spot, said.get(b"t", ""), said.get(b"si", ""), written_text(text or b"").strip())
        raw = self.value(spot, look, value, inline, has_formula=formula is not None)
        if (raw is None or raw == "") and spot not in self.broken:
            return
        row, column = spot
        self._grow(row, column)
        cells = self.rows.setdefault(row, [])
        if column < len(cells) and (cells[column] is not None or spot in self.broken):
            raise InputFault("RD109", {"reason": f"{self.sheet}!{a1(*spot)} × 2"})
        cells += [None] * (column + 1 - len(cells))
        cells[column] = raw

    def _grow(self, row: int, column: int) -> None:
        """Make room down to a filled cell. Raises InputFault where there is none."""
        if row >= SHEET_ROWS:
            raise InputFault("RD109", {"reason": f"{self.sheet}: row {row + 1}"})
        self.width = max(self.width, column + 1)
        check_box(self.sheet, row + 1, self.width, self.most_cells)

    def _column(self, letters: bytes) -> int:
        column = column_number(letters.decode())
        if column >= SHEET_COLUMNS:
            raise InputFault("RD109", {"reason": f"{self.sheet}: column {letters.decode()}"})
        return column

    def look(self, attributes: bytes) -> Look:
        """What the attributes of a cell say. Raises InputFault for what they cannot say."""
        said = {name: value.decode() for name, value in _ATTRIBUTE.findall(attributes)}
        kind, style = said.get(b"t", "n"), said.get(b"s", "0")
        if kind not in _TYPES or not (style.isascii() and style.isdigit() and len(style) < 10):
            raise InputFault("RD109", {"reason": f"{self.sheet}: t={kind[:20]} s={style[:20]}"})
        styles, number = self.book.styles, int(style)
        shown = number in styles.percents, number in styles.dates, number in styles.months
        look = Look(kind, *shown, styles.indents.get(number, 0))
        self._looks[attributes] = _PLAIN_NUMBER if look == _PLAIN_NUMBER else look
        return self._looks[attributes]

    def value(
        self,
        spot: Spot,
        look: Look,
        value: bytes | None,
        inline: bytes | None = None,
        *,
        has_formula: bool = False,
    ) -> Raw:
        """What a cell holds; None for a blank, and for one that is broken, which is kept as such."""
        raw: Raw = None
        if look.kind == "inlineStr" or inline is not None:
            if value or (inline is not None and look.kind != "inlineStr"):
                self._refuse(spot, value or inline or b"")
            raw = written_text(inline or b"")
        elif not value:
            if has_formula and look.kind != "str":  # one whose result is an empty text has been calculated
                self.broken[spot] = ""
        elif look.kind == "e":
            self.broken[spot] = written_text(value)
        else:
            raw = self._typed(spot, look, value)
        if isinstance(raw, str):
            if look.indent:
                self.indents[spot] = look.indent
        elif look.is_percent and (raw is not None or spot in self.broken):
            self.percents.add(spot)
        return raw

    def _typed(self, spot: Spot, look: Look, value: bytes) -> Raw:
        if look.kind == "str":
            return written_text(value)
        if b"&" in value:
            value = resolved(value.decode()).encode()
        if look.kind == "s":
            return self._shared(spot, value)
        if look.kind == "b":
            if value not in (b"0", b"1"):
                self._refuse(spot, value)
            return value == b"1"
        if look.kind == "d":
            try:
                moment = datetime.fromisoformat(value.decode())
            except ValueError:
                self._refuse(spot, value)
            return moment.date() if len(value) == _DAY_SIGNS else moment
        if _NUMBER.fullmatch(value.strip()) is None:
            self._refuse(spot, value)
        number = float(value)
        if not look.is_date:
            return number
        day = date_of(number, self.book.first_day)
        return (as_month(day) or day) if look.is_month else day

    def _shared(self, spot: Spot, value: bytes) -> str:
        number = value.strip()
        if not number.isdigit() or len(number) > _MOST_DIGITS or int(number) >= len(self.book.texts):
            self._refuse(spot, b"sharedStrings " + value)
        text = self.book.texts[int(number)]
        if self.is_long(text):
            self._signs_used += len(text)
            if self._signs_used > MAX_PART_BYTES:
                raise InputFault("RD111", {"part": self.sheet, "limit": MAX_PART_BYTES // 2**20})
        return text

    @staticmethod
    def is_long(text: str) -> bool:
        """Whether the uses of a shared text are counted."""
        return len(text) > _LONG

    def _refuse(self, spot: Spot, value: bytes) -> NoReturn:
        """A cell that cannot hold what it says it does, such as a number 0x1F or 1_000."""
        shown = value[:_LONGEST_SHOWN].decode("utf-8", "replace")
        raise InputFault("RD109", {"reason": f"{self.sheet}!{a1(*spot)}: {shown}"})
