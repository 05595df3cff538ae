"""The XML of a worksheet of an xlsx: its cells, merges and hidden columns.

Nearly every file is written in one way, which is read at once (`xlsx_cells`). What is written in another
(prefixes, comments, cells without an address, rich texts) is walked through and written anew in that way.
"""

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import a1, column_number
from cedu_targets.files import safe_xml
from cedu_targets.files.grid import CellRange
from cedu_targets.files.memo import memoised
from cedu_targets.files.sound_rows import CLOSING, OPENING, is_known_sound
from cedu_targets.files.xlsx_book import XlsxBook
from cedu_targets.files.xlsx_cells import XlsxCells
from cedu_targets.files.xlsx_rows import UnusualXml
from cedu_targets.files.xlsx_xml import XlsxWalk, has_root

_MOST_TAGS = 1_000_000
"""Of a sheet that has to be written anew."""
_ADDRESS = lazy_pattern(r"([A-Za-z]{1,3})0*([1-9]\d{0,6})")
_AREA = lazy_pattern(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6}):\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_NUMBER = lazy_pattern(r"0*+([1-9]\d{0,6})")
_CELL = "/worksheet/sheetData/row/c"
_TEXTS = {
    f"{_CELL}/v": "v",
    f"{_CELL}/f": "f",
    f"{_CELL}/is/t": "is",
    f"{_CELL}/is/r/t": "is",
}
"""Where the texts of a cell stand."""


class SheetXml(XlsxWalk):
    """What stands around the cells of a worksheet, and the cells, where there are any, as `XlsxCells` reads them."""

    decides = "/worksheet/sheetData"

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.merges: list[CellRange] = []
        self.hidden_columns: list[range] = []
        self.pieces: list[str] = []
        """The rows, written anew."""
        self.places = 0
        """How many <sheetData> there are; a second one is the first again for some readers, and its rest for others."""
        self._row, self._column = -1, -1
        self._said: dict[str, list[str]] = {}
        self._cell: dict[str, str] = {}
        self._formula: dict[str, str] = {}

    def opened(self, attributes: dict[str, str]) -> None:
        if self.path == f"{_CELL}":
            self._open_cell(attributes)
        elif self.path in _TEXTS:
            self._open_text(attributes)
        elif self.path == "/worksheet/sheetData/row":
            self._open_row(attributes)
        elif self.path == "/worksheet/sheetData":
            self.places += 1
            if self.places > 1:
                raise InputFault("RD109", {"reason": f"{self.part}: sheetData × 2"})
        elif self.path == "/worksheet/cols/col":
            self._hide(attributes)
        elif self.path == "/worksheet/mergeCells/mergeCell":
            self._merge(attributes.get("ref", ""))

    def said(self, text: str) -> None:
        kind = _TEXTS.get(self.path)
        if kind is not None:
            self._said[kind].append(text)

    def closed(self) -> None:
        if self.path == _CELL:
            self._close_cell()
        elif self.path == "/worksheet/sheetData/row":
            self.pieces.append("</row>")

    def _open_row(self, attributes: dict[str, str]) -> None:
        self._row = self._whole(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._column = -1
        hidden = ' hidden="1"' if attributes.get("hidden") in ("1", "true") else ""
        self.pieces.append(f'<row r="{self._row + 1}"{hidden}>')

    def _open_cell(self, attributes: dict[str, str]) -> None:
        self._cell, self._said, self._formula = attributes, {}, {}
        row = self._row
        if "r" in attributes:
            match = _ADDRESS.fullmatch(attributes["r"])
            if match is None:
                raise InputFault("RD109", {"reason": f"{self.part}: r={attributes['r'][:20]}"})
            row, self._column = int(match[2]) - 1, column_number(match[1].upper())
        else:
            self._column += 1
        self._address = a1(row, self._column)

    def _open_text(self, attributes: dict[str, str]) -> None:
        kind = _TEXTS[self.path]
        if kind != "is" and kind in self._said:
            raise InputFault("RD109", {"reason": f"{self.part}: {self._address} {kind} × 2"})
        self._said.setdefault(kind, [])
        if kind == "f":
            self._formula = attributes

    def _close_cell(self) -> None:
        said = {kind: _escaped("".join(pieces)) for kind, pieces in self._said.items()}
        kept = "".join(f' {key}="{self._plain(self._cell[key])}"' for key in ("s", "t") if key in self._cell)
        self.pieces.append(f'<c r="{self._address}"{kept}>')
        if "f" in said:
            kept = "".join(f' {key}="{self._plain(self._formula[key])}"' for key in ("t", "si") if key in self._formula)
            self.pieces.append(f"<f{kept}>{said['f']}</f>")
        if said.get("v") and said.get("is"):
            raise InputFault("RD109", {"reason": f"{self.part}: {self._address} v, is"})
        if "is" in said and not said.get("v"):
            self.pieces.append(f"<is><t>{said['is']}</t></is>")
        elif "v" in said:
            self.pieces.append(f"<v>{said['v']}</v>")
        self.pieces.append("</c>")

    def _plain(self, value: str) -> str:
        """A number or name that needs no references. Raises InputFault for anything else."""
        if not value.isalnum() or not value.isascii():
            raise InputFault("RD109", {"reason": f"{self.part}: {self._address} {value[:20]}"})
        return value

    def _whole(self, text: str) -> int:
        match = _NUMBER.fullmatch(text)
        if match is None:
            raise InputFault("RD109", {"reason": f"{self.part}: row {text[:20]}"})
        return int(match[1])

    def _merge(self, area: str) -> None:
        if match := _AREA.fullmatch(area):
            left, top, right, bottom = match.groups()
            self.merges.append(CellRange(int(top) - 1, column_number(left), int(bottom) - 1, column_number(right)))

    def _hide(self, attributes: dict[str, str]) -> None:
        first, last = (_NUMBER.fullmatch(attributes.get(name, "")) for name in ("min", "max"))
        if attributes.get("hidden") in ("1", "true") and first and last:
            self.hidden_columns.append(range(int(first[1]) - 1, int(last[1])))


def _escaped(text: str) -> str:
    """The text as it stands between two tags; the library's own `escape` loads a web client."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@memoised
def _around(part: str, xml: bytes) -> SheetXml:
    """What stands around the cells of a sheet: the same in all forms of one notice."""
    around = SheetXml(part)
    around.through(xml)
    return around


def read_sheet(sheet: str, part: str, xml: bytes, book: XlsxBook) -> tuple[XlsxCells, SheetXml]:
    """The cells of a worksheet, and what stands around them.

    Raises InputFault for XML that is unsound, and for what cannot be, is too much, or has two answers.
    """
    if not is_known_sound(part, xml):
        safe_xml.check(part, xml)
    if not has_root(xml, "worksheet"):
        raise InputFault("RD109", {"reason": f"{part}: no worksheet"})
    start = xml.find(OPENING)
    end = xml.find(CLOSING, start)
    if 0 <= start <= end and b"<!" not in xml:
        around, cells = _around(part, xml[:start] + b"<sheetData/>" + xml[end + len(CLOSING) :]), XlsxCells(sheet, book)
        body = xml[start + len(OPENING) : end]
        if around.places and b"xmlns" not in body and b"<?" not in body:
            try:
                cells.read(body)
            except UnusualXml:
                pass
            else:
                return cells, around
    if xml.count(b"<") > _MOST_TAGS:
        raise InputFault("RD126", {"part": part, "limit": _MOST_TAGS})
    around, cells = SheetXml(part), XlsxCells(sheet, book)
    around.through(xml)
    cells.read("".join(around.pieces).encode())
    return cells, around
