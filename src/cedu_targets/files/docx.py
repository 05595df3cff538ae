"""docx -> Grid: its tables, each with the paragraphs before and after it.

An own walk over the document's events: a merged cell may claim a hundred million columns, and a
table library would make them.
"""

import re
from typing import NoReturn

from msgspec import Struct, field

from cedu_targets.domain.fault import InputFault
from cedu_targets.files import safe_xml
from cedu_targets.files.docx_styles import hiding_styles, value_of
from cedu_targets.files.docx_text import FOREIGN, Alternatives, Paragraph, RunText, kind_of
from cedu_targets.files.grid import CellRange, Grid, Spot
from cedu_targets.files.guard import MAX_CELLS, Extent, check_sheet_count
from cedu_targets.files.package import Package

_MOST_COLUMNS = 1_000
_ASIDE = frozenset(
    {"moveFrom", "del", "rt", "sdtPr", "sdtEndPr"}
    | {f"{kind}Change" for kind in ("rPr", "pPr", "tcPr", "trPr", "tblPr", "tblPrEx", "tblGrid", "sectPr", "numbering")}
)
"""Moved away or deleted, a reading above the text, settings, and how something was before a change."""
_TEXT = frozenset({"t", "tc", "tr", "tbl", "p"})
_SHAPE = frozenset({"tr", "tc", "tblStyle", "gridSpan", "gridBefore", "vMerge", "hMerge"})
_BRANCHES = frozenset({"Choice", "Fallback"})
_IN_ROW_PROPERTIES = ["tr", "trPr"]


class DocxTable(Struct):
    """A table: its cells' texts by row, which are merged, and how many paragraphs of the document come before it."""

    position: int
    rows: list[list[str]] = field(default_factory=list)
    merges: list[CellRange] = field(default_factory=list)
    concealed: dict[Spot, str] = field(default_factory=dict)
    end: int = 0
    """The number of paragraphs of the document that stand before the table's end."""
    nested: bool = False


class DocxText(Struct, frozen=True):
    """The paragraphs of a document outside of its tables."""

    lines: list[str]
    """In order, blank ones too."""
    concealed: list[str]
    """What is hidden among them."""


def read_docx(package: Package, part: str) -> tuple[list[Grid], DocxText]:
    """One Grid per table, its sheet named "table 1", "table 2" …, and what stands outside of them.

    `part` is the main document. Raises InputFault for an unsound package.
    """
    document = _Document(package, part)
    check_sheet_count(len(document.tables))
    extent = Extent()
    grids = []
    end = 0
    outside = document.outside
    for number, table in enumerate(document.tables, start=1):
        name = f"table {number}"
        extent.add(name, len(table.rows), max(map(len, table.rows), default=0))
        if table.nested:
            grids.append(Grid(name, table.rows, table.merges, concealed=table.concealed))
            continue
        following = next((later.position for later in document.tables[number:] if not later.nested), None)
        before, after = outside.lines[end : table.position], outside.lines[table.end : following]
        grids.append(Grid(name, table.rows, table.merges, concealed=table.concealed, before=before, after=after))
        end = table.end
    return grids, outside


class _Lines(Struct):
    """The paragraphs of a cell, or of the document outside of tables, each in pieces."""

    pieces: list[list[str]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    _runs_on: bool = False

    def add(self, paragraph: Paragraph) -> None:
        if self._runs_on:
            self.pieces[-1] += paragraph.seen
        else:
            self.pieces.append(paragraph.seen)
        self._runs_on = paragraph.runs_on
        self.hidden += paragraph.hidden

    def break_off(self) -> None:
        """A table follows: the last paragraph ends before it, whatever its mark."""
        self._runs_on = False

    def texts(self) -> list[str]:
        return ["".join(pieces) for pieces in self.pieces]


class _OpenTable(Struct):
    """A table while it is open: where the next cell goes, and the merges that still run down."""

    table: DocxTable
    style: str = ""
    row: list[str] = field(default_factory=list)
    cell: _Lines = field(default_factory=_Lines)
    span: int = 1
    merge: str | None = None
    joins_left: bool = False
    """The cell goes on with the one before it (an hMerge)."""
    down: dict[int, int] = field(default_factory=dict)
    """Column -> index in `merges` of the merge that may go on downwards from there."""
    running: set[int] = field(default_factory=set)


class _Document:
    """The handlers of one walk."""

    def __init__(self, package: Package, part: str) -> None:
        self.tables: list[DocxTable] = []
        self._part = part
        self._text = RunText(hiding_styles(package, part))
        self._alternatives = Alternatives()
        self._outside = _Lines()
        self._open: list[_OpenTable] = []
        self._path = [""]
        """The elements that are open; nothing is around the root."""
        self._bodies = self._cells = self._depth_aside = 0
        self._foreign: list[str] = []
        self._kinds: dict[str, str] = {}
        declare = self._alternatives.declare
        safe_xml.walk(part, package.unchecked_part(part), self._start, self._end, self._add_text, declare)
        self.outside = DocxText(self._outside.texts(), self._outside.hidden)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind = self._kinds.get(name)
        if kind is None:
            kind = self._kinds[name] = kind_of(name)
        if self._depth_aside:
            self._depth_aside += 1
            return
        if kind in _ASIDE or (kind in _BRANCHES and not self._alternatives.is_meant(kind, attributes)):
            self._start_aside(kind, attributes)
            return
        self._begin(kind, name, attributes)
        self._path.append(kind)

    def _begin(self, kind: str, name: str, attributes: dict[str, str]) -> None:
        if self._foreign and kind in _TEXT:
            self._refuse_foreign()
        if kind == FOREIGN:
            self._foreign.append(name)
        elif kind == "AlternateContent":
            self._alternatives.begin()
        elif kind == "body":
            self._start_body()
        elif kind == "p":
            self._text.paragraphs.append(Paragraph(self._open[-1].style if self._open else None))
        elif kind == "tbl":
            self._start_table()
        elif kind in _SHAPE:
            if self._open:
                self._in_table(kind, attributes)
        elif kind:
            self._text.start(kind, self._path, attributes)

    def _start_aside(self, kind: str, attributes: dict[str, str]) -> None:
        self._depth_aside = 1
        if kind == "del" and self._path[-2:] == _IN_ROW_PROPERTIES:
            self._depth_aside += len(_IN_ROW_PROPERTIES)  # up to the end of the row
            del self._path[-2:]
        elif self._path[-1:] == ["rPr"]:
            self._text.start(kind, self._path, attributes)  # the paragraph's mark is deleted

    def _start_body(self) -> None:
        self._bodies += 1
        if self._bodies > 1:
            raise InputFault("RD109", {"reason": f"{self._part}: body × {self._bodies}"})

    def _start_table(self) -> None:
        table = DocxTable(len(self._outside.pieces), nested=bool(self._open))
        (self._open[-1].cell if self._open else self._outside).break_off()
        self.tables.append(table)
        self._open.append(_OpenTable(table))

    def _in_table(self, kind: str, attributes: dict[str, str]) -> None:
        """An element of the table's shape."""
        table = self._open[-1]
        around = self._path[-1]
        if kind == "tr":
            table.row, table.running = [], set()
        elif kind == "tc":
            table.cell, table.span, table.merge, table.joins_left = _Lines(), 1, None, False
        elif kind == "tblStyle" and around == "tblPr":
            table.style = value_of(attributes)
        elif kind == "gridSpan" and around == "tcPr":
            table.span = self._columns(attributes, 1)
        elif kind == "gridBefore" and around == "trPr":
            before = self._columns(attributes, 0)
            self._make_room(before)
            table.row += [""] * before
        elif kind == "vMerge" and around == "tcPr":
            table.merge = value_of(attributes) or "continue"
        elif kind == "hMerge" and around == "tcPr":
            table.joins_left = value_of(attributes) != "restart"

    def _end(self, _name: str) -> None:
        if self._depth_aside:
            self._depth_aside -= 1
            return
        kind = self._path.pop()
        if kind in ("t", "r"):
            self._text.end(kind)
        elif kind == "p":
            (self._open[-1].cell if self._open else self._outside).add(self._text.close_paragraph())
        elif kind == "tc" and self._open:
            self._make_room(self._open[-1].span)
            _close_cell(self._open[-1])
        elif kind == "tr" and self._open:
            table = self._open[-1]
            table.table.rows.append(table.row)
            table.down = {column: index for column, index in table.down.items() if column in table.running}
        elif kind == "tbl":
            self._open.pop().table.end = len(self._outside.pieces)
        elif kind == FOREIGN:
            self._foreign.pop()
        elif kind == "AlternateContent":
            self._alternatives.end()

    def _add_text(self, text: str) -> None:
        if self._text.in_text and not self._depth_aside:
            if self._foreign and text.strip():
                self._refuse_foreign()
            self._text.text(text)

    def _refuse_foreign(self) -> NoReturn:
        """Some programs show what stands in an element that they do not know, others leave it out."""
        raise InputFault("RD109", {"reason": f"{self._part}: {self._foreign[-1][:60]}"})

    def _columns(self, attributes: dict[str, str], least: int) -> int:
        text = value_of(attributes)
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= _MOST_COLUMNS:
            self._refuse(text[:20])
        return int(text)

    def _make_room(self, columns: int) -> None:
        """A cell takes few bytes and may span a thousand columns, so the room is counted as it is taken."""
        self._cells += columns
        width = len(self._open[-1].row) + columns
        if width > _MOST_COLUMNS:
            self._refuse(str(width))
        if self._cells > MAX_CELLS:
            raise InputFault("RD124", {"sheet": f"table {len(self.tables)}", "limit": MAX_CELLS})

    def _refuse(self, columns: str) -> NoReturn:
        raise InputFault("RD127", {"sheet": f"table {len(self.tables)}", "columns": columns, "limit": _MOST_COLUMNS})


def _close_cell(table: _OpenTable) -> None:
    row, column = len(table.table.rows), len(table.row)
    text = "\n".join(table.cell.texts()).strip("\n")
    hidden = "".join(table.cell.hidden)
    merges = table.table.merges
    right = column + table.span - 1
    goes_on = table.merge == "continue" and column in table.down
    if goes_on:
        hidden, text = hidden + text, ""  # no program shows what stands under a merge
        index = table.down[column]
        merges[index] = merges[index]._replace(bottom=row)
        table.running.add(column)
    elif table.joins_left and column:
        column = _join_left(table, row, column, right, text)
        text = ""
    elif table.merge is not None or table.span > 1:  # a merge that goes on from nowhere begins here, as Word shows it
        merges.append(CellRange(row, column, row, right))
        if table.merge is not None:
            table.down[column] = len(merges) - 1
            table.running.add(column)
    table.row += [text, *[""] * (table.span - 1)]
    if hidden.strip():
        table.table.concealed[row, column] = table.table.concealed.get((row, column), "") + hidden


def _join_left(table: _OpenTable, row: int, column: int, right: int, text: str) -> int:
    """Put a cell's text to the cell that it goes on with, and give that one's column."""
    merges = table.table.merges
    if merges and merges[-1].top == row and merges[-1].right == column - 1:
        first = merges[-1].left
        merges[-1] = merges[-1]._replace(right=right)
    else:
        first = column - 1
        merges.append(CellRange(row, first, row, right))
    table.row[first] = f"{table.row[first]}\n{text}".strip("\n") if text else table.row[first]
    return first
