"""ods -> Grid: one walk over content.xml.

calamine would read the values, but not the errors, the formulas without a result and the per-cent
cells, and it holds every repeated cell; the walk that has to find those has the values as well.
"""

import re
from dataclasses import dataclass, field

from cedu_targets.domain.fault import InputFault
from cedu_targets.files import safe_xml
from cedu_targets.files.grid import CellRange, Grid, Raw, Spot
from cedu_targets.files.guard import Extent, check_box, check_sheet_count
from cedu_targets.files.ods_values import OFFICE, TABLE, error_of, formula_of, value_of
from cedu_targets.files.package import Package
from cedu_targets.files.recalculation import settle

_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "

_KINDS = {
    TABLE + "table": "table",
    TABLE + "table-row": "row",
    TABLE + "table-cell": "cell",
    TABLE + "covered-table-cell": "covered",
    TABLE + "table-column": "column",
    _STYLE + "style": "style",
    _STYLE + "table-properties": "table-properties",
    **{_TEXT + name: name for name in ("p", "s", "tab", "line-break")},
    # What stands in or beside a cell and is not its text: comments, drawings, deleted contents.
    OFFICE + "annotation": "aside",
    _DRAW + "frame": "aside",
    **{TABLE + name: "aside" for name in ("shapes", "tracked-changes")},
}
"""The elements that are looked at; all others are passed through."""
_LAST_COLUMN = 16_384
_EXTERNAL = re.compile(r"'file:.*'#\$")
"""The name of a table that keeps the cells of another file, for links."""


def read_ods(package: Package) -> list[Grid]:
    """One Grid per sheet of an ods. Raises InputFault where it is damaged, has a password, or is too large."""
    if "encrypted-package" in package.names or _is_encrypted(package):
        raise InputFault("RD108")
    return read_content(package.unchecked_part("content.xml"))


def read_content(xml: bytes) -> list[Grid]:
    """The sheets of a content.xml, or of a flat fods, which holds the same elements. Raises InputFault."""
    content = _Content()
    safe_xml.walk("content.xml", xml, content.start, content.end, content.text)
    return settle(content.grids)


def _is_encrypted(package: Package) -> bool:
    name = "meta-inf/manifest.xml"
    return name in package.names and b"encryption-data" in package.unchecked_part(name)


@dataclass
class _OdsCell:
    """A cell while it is open."""

    attributes: dict[str, str]
    covered: bool
    lines: list[str] = field(default_factory=list)


@dataclass
class _OdsSheet:
    """A sheet while it is open; blank rows are counted and added when a filled one follows."""

    name: str
    is_hidden: bool = False
    rows: list[list[Raw]] = field(default_factory=list)
    blank_rows: int = 0
    width: int = 0
    merges: list[CellRange] = field(default_factory=list)
    percents: set[Spot] = field(default_factory=set)
    broken: dict[Spot, str] = field(default_factory=dict)
    formulas: dict[Spot, str] = field(default_factory=dict)
    columns: int = 0
    hidden_rows: list[range] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)

    @property
    def next_row(self) -> int:
        return len(self.rows) + self.blank_rows

    def add(self, row: "_OdsRow", repeat: int) -> None:
        """Raises InputFault where the sheet grows too large."""
        top = self.next_row
        if row.is_hidden:
            self.hidden_rows.append(range(top, top + repeat))
        self.merges += [CellRange(top, span.left, top + span.bottom, span.right) for span in row.merges]
        if not row.cells and not row.broken:
            self.blank_rows += repeat
            return
        width = max([*row.cells, *row.broken]) + 1
        self.width = max(self.width, width)
        check_box(self.name, top + repeat, self.width)
        self.rows += [[]] * self.blank_rows
        self.blank_rows = 0
        cells: list[Raw] = [None] * width
        for column, raw in row.cells.items():
            cells[column] = raw
        self.rows += [cells] * repeat
        for number in range(top, top + repeat):
            self.percents.update((number, column) for column in row.percents)
            self.broken.update(((number, column), text) for column, text in row.broken.items())
            # Only the first of several cells is where the formula's own addresses point from.
            self.formulas.update(
                ((number, column), text if repeat == 1 else "") for column, text in row.formulas.items()
            )


@dataclass
class _OdsRow:
    """A row while it is open; a merge in it begins at row 0."""

    repeat: int
    is_hidden: bool = False
    next_column: int = 0
    cells: dict[int, Raw] = field(default_factory=dict)
    merges: list[CellRange] = field(default_factory=list)
    percents: list[int] = field(default_factory=list)
    broken: dict[int, str] = field(default_factory=dict)
    formulas: dict[int, str] = field(default_factory=dict)


class _Content:
    """The handlers of one walk."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self._extent = Extent()
        self._sheet: _OdsSheet | None = None
        self._row: _OdsRow | None = None
        self._cell: _OdsCell | None = None
        self._depth_aside = 0
        self._depth_tables = 0
        self._in_text = 0
        self._style = ""
        self._hidden_styles: set[str] = set()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = _KINDS.get(name)
        if self._depth_aside or kind == "aside":
            self._depth_aside += 1
        elif kind is None:
            return
        elif kind in ("cell", "covered"):
            if self._row is not None and self._depth_tables == 1:
                self._cell = _OdsCell(attributes, kind == "covered")
        elif kind == "row":
            if self._sheet is not None and self._depth_tables == 1:
                self._row = _OdsRow(_count(attributes, "number-rows-repeated"), _is_hidden(attributes))
        elif kind == "table":
            self._depth_tables += 1
            if self._depth_tables == 1:
                style = attributes.get(TABLE + "style-name", "")
                self._sheet = _OdsSheet(attributes.get(TABLE + "name", ""), style in self._hidden_styles)
        elif kind in ("column", "style", "table-properties"):
            self._start_look(kind, attributes)
        elif self._cell is not None:
            self._start_text(kind, attributes)

    def end(self, name: str) -> None:
        if self._depth_aside:
            self._depth_aside -= 1
            return
        kind = _KINDS.get(name)
        if kind is None:
            return
        if kind in ("cell", "covered"):
            if self._row is not None and self._cell is not None and self._depth_tables == 1:
                _close_cell(self._sheet_name, self._row, self._cell)
                self._cell = None
        elif kind == "p":
            self._in_text -= self._cell is not None
        elif kind == "row":
            if self._sheet is not None and self._row is not None and self._depth_tables == 1:
                self._sheet.add(self._row, self._row.repeat)
                self._row = None
        elif kind == "table":
            self._depth_tables -= 1
            if self._depth_tables == 0:
                self._close_sheet()

    def text(self, text: str) -> None:
        if self._in_text and self._cell is not None and not self._depth_aside:
            self._cell.lines[-1] += text

    @property
    def _sheet_name(self) -> str:
        return self._sheet.name if self._sheet else ""

    def _start_look(self, kind: str, attributes: dict[str, str]) -> None:
        if kind == "style":
            self._style = attributes.get(_STYLE + "name", "")
        elif kind == "table-properties":
            if attributes.get(TABLE + "display") == "false":
                self._hidden_styles.add(self._style)
        elif self._sheet is not None and self._depth_tables == 1:
            first = self._sheet.columns
            self._sheet.columns += _count(attributes, "number-columns-repeated")
            if _is_hidden(attributes):
                self._sheet.hidden_columns.append(range(first, self._sheet.columns))

    def _start_text(self, name: str, attributes: dict[str, str]) -> None:
        assert self._cell is not None
        if name == "p":
            self._in_text += 1
            self._cell.lines.append("")
        elif self._in_text:
            spaces = _count(attributes, "c", _TEXT) if name == "s" else 0
            signs = {"tab": "\t", "line-break": "\n", "s": " " * min(spaces, 1_000)}
            self._cell.lines[-1] += signs.get(name, "")

    def _close_sheet(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is None or _EXTERNAL.match(sheet.name):
            return
        height, width = len(sheet.rows), sheet.width
        self._extent.add(sheet.name, height, width)
        check_sheet_count(len(self.grids) + 1)
        merges = [span for span in sheet.merges if span.top < height and span.left < width]
        self.grids.append(
            Grid(
                sheet.name,
                sheet.rows,
                merges,
                frozenset(sheet.percents),
                sheet.broken,
                hidden_rows=_within(sheet.hidden_rows, height),
                hidden_columns=_within(sheet.hidden_columns, width),
                formulas=sheet.formulas,
                is_hidden=sheet.is_hidden,
            )
        )


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get(TABLE + "visibility") in ("collapse", "filter")


def _within(ranges: list[range], end: int) -> frozenset[int]:
    """The numbers of all ranges that lie in the used part of the sheet."""
    return frozenset(number for each in ranges for number in range(each.start, min(each.stop, end)))


def _count(attributes: dict[str, str], name: str, namespace: str = TABLE) -> int:
    """A count of at least 1. Raises InputFault for what is no count."""
    text = attributes.get(namespace + name, "1")
    if not text.isascii() or not text.isdigit() or len(text) > 12:
        raise InputFault("RD109", {"reason": f"content.xml: {name}={text[:20]}"})
    return max(int(text), 1)


def _close_cell(sheet: str, row: _OdsRow, cell: _OdsCell) -> None:
    """Put a cell in its row, as often as it says. Raises InputFault where that is beyond any sheet."""
    attributes = cell.attributes
    column, repeat = row.next_column, _count(attributes, "number-columns-repeated")
    row.next_column += repeat
    if cell.covered:
        return  # what a merge covers is not shown
    down, across = _count(attributes, "number-rows-spanned"), _count(attributes, "number-columns-spanned")
    if down > 1 or across > 1:
        row.merges.append(CellRange(0, column, down - 1, column + across - 1))
    error = error_of(attributes, cell.lines)
    raw = None if error is not None else value_of(attributes, cell.lines)
    if error is None and (raw is None or raw == ""):
        return
    if row.next_column > _LAST_COLUMN:
        raise InputFault("RD109", {"reason": f"{sheet}: column {row.next_column}"})
    is_percent = attributes.get(OFFICE + "value-type") == "percentage"
    formula = formula_of(attributes)
    for each in range(column, row.next_column):
        if formula is not None:
            row.formulas[each] = formula if repeat == 1 else ""
        if error is not None:
            row.broken[each] = error
        else:
            row.cells[each] = raw
        row.percents += [each] if is_percent else []
