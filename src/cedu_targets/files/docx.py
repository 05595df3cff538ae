"""docx -> Grid: its tables, each with the paragraphs before and after it.

An own walk over the document's events: a merged cell may claim a hundred million columns, and a
table library would make them.
"""

import re
from dataclasses import dataclass, field
from typing import NoReturn

from cedu_targets.domain.fault import InputFault
from cedu_targets.files import safe_xml
from cedu_targets.files.grid import CellRange, Grid
from cedu_targets.files.guard import MAX_CELLS, Extent, check_sheet_count
from cedu_targets.files.package import Package

_MOST_COLUMNS = 1_000
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_ASIDE = frozenset({"Fallback", "moveFrom", "del"})
"""Said twice, moved away or deleted: not what a reader of the page sees."""


@dataclass
class DocxTable:
    """A table: its cells' texts by row, which are merged, and how many paragraphs of the document come before it."""

    position: int
    rows: list[list[str]] = field(default_factory=list)
    merges: list[CellRange] = field(default_factory=list)
    end: int = 0
    """The number of paragraphs of the document that stand before the table's end."""
    nested: bool = False


def read_docx(package: Package, part: str) -> tuple[list[Grid], list[str]]:
    """One Grid per table of the document in this part, its sheet named "table 1", "table 2" …, and all paragraphs
    outside of them, blank ones too.

    Raises InputFault for an unsound package.
    """
    document = _read(package, part)
    check_sheet_count(len(document.tables))
    extent = Extent()
    grids = []
    end = 0
    for number, table in enumerate(document.tables, start=1):
        name = f"table {number}"
        extent.add(name, len(table.rows), max(map(len, table.rows), default=0))
        if table.nested:
            grids.append(Grid(name, table.rows, table.merges))
            continue
        following = next((later.position for later in document.tables[number:] if not later.nested), None)
        before, after = document.outside[end : table.position], document.outside[table.end : following]
        grids.append(Grid(name, table.rows, table.merges, before=before, after=after))
        end = table.end
    return grids, document.outside


def paragraphs(package: Package, part: str) -> list[str]:
    """The paragraphs of a document outside of its tables, in order, blank ones too. Raises InputFault."""
    return _read(package, part).outside


def _read(package: Package, part: str) -> "_Document":
    document = _Document()
    safe_xml.walk(part, package.unchecked_part(part), document.start, document.end, document.text)
    return document


@dataclass
class _OpenTable:
    """A table while it is open: where the next cell goes, and the merges that still run down."""

    table: DocxTable
    row: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    span: int = 1
    merge: str | None = None
    down: dict[int, int] = field(default_factory=dict)
    """Column -> index in `merges` of the merge that may go on downwards from there."""
    running: set[int] = field(default_factory=set)


class _Document:
    """The handlers of one walk."""

    def __init__(self) -> None:
        self.tables: list[DocxTable] = []
        self.outside: list[str] = []
        """The paragraphs that stand in no table."""
        self.lines: list[str] = []
        self._open: list[_OpenTable] = []
        self._cells = 0
        self._paragraphs: list[list[str]] = []
        self._text_depth = 0
        self._depth_aside = 0
        self._local: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = self._local.get(name) or self._local.setdefault(name, name.rpartition(" ")[2])
        if self._depth_aside or local in _ASIDE:
            self._depth_aside += 1
        elif local == "t":
            self._text_depth += 1
        elif local == "p":
            self._paragraphs.append([])
        elif local in _SIGNS:
            if self._paragraphs and not (
                local == "tab" and _value(attributes)
            ):  # a tab stop has a kind, a tab sign none
                self._paragraphs[-1].append(_SIGNS[local])
        elif local == "tbl":
            table = DocxTable(len(self.outside), nested=bool(self._open))
            self.tables.append(table)
            self._open.append(_OpenTable(table))
        elif self._open:
            self._in_table(local, attributes)

    def _in_table(self, local: str, attributes: dict[str, str]) -> None:
        table = self._open[-1]
        if local == "tr":
            table.row, table.running = [], set()
        elif local == "tc":
            table.lines, table.span, table.merge = [], 1, None
        elif local == "gridSpan":
            table.span = self._columns(attributes, 1)
        elif local == "gridBefore":
            before = self._columns(attributes, 0)
            self._make_room(before)
            table.row += [""] * before
        elif local == "vMerge":
            table.merge = _value(attributes) or "continue"

    def end(self, name: str) -> None:
        local = self._local[name]
        if self._depth_aside:
            self._depth_aside -= 1
        elif local == "t":
            self._text_depth -= 1
        elif local == "p" and self._paragraphs:
            text = "".join(self._paragraphs.pop())
            self.lines.append(text)
            (self._open[-1].lines if self._open else self.outside).append(text)
        elif local == "tc" and self._open:
            self._make_room(self._open[-1].span)
            _close_cell(self._open[-1])
        elif local == "tr" and self._open:
            table = self._open[-1]
            table.table.rows.append(table.row)
            table.down = {column: index for column, index in table.down.items() if column in table.running}
        elif local == "tbl" and self._open:
            table = self._open.pop()
            table.table.end = len(self.outside)

    def text(self, text: str) -> None:
        if self._text_depth and self._paragraphs and not self._depth_aside:
            self._paragraphs[-1].append(text)

    def _columns(self, attributes: dict[str, str], least: int) -> int:
        text = _value(attributes)
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
    goes_on = table.merge == "continue" and column in table.down
    text = "" if goes_on else "\n".join(table.lines).strip("\n")
    table.row += [text, *[""] * (table.span - 1)]
    right = column + table.span - 1
    merges = table.table.merges
    if goes_on:
        index = table.down[column]
        merges[index] = merges[index]._replace(bottom=row)
        table.running.add(column)
        return
    if table.merge is not None or table.span > 1:  # a merge that goes on from nowhere begins here, as Word shows it
        merges.append(CellRange(row, column, row, right))
        if table.merge is not None:
            table.down[column] = len(merges) - 1
            table.running.add(column)


def _value(attributes: dict[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.rpartition(" ")[2] == "val"), "")
