"""A worksheet whose cells get other styles: existing ones a number, blank places a cell of their own, nothing else."""

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from cedu_targets.annotation.spans import Edit, parser_of_names, parts_of, tag_end, with_attributes
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import a1, column_number

Spot = tuple[int, int]
"""Row and column, counted from 0."""
_ADDRESS = lazy_pattern(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_SPANS = lazy_pattern(rb"""spans\s*=\s*["'](\d+):(\d+)["']""")
_BEFORE_NOTES = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
    "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
    "smartTags", "drawing",
)  # fmt: skip
"""The children of a worksheet that stand before the reference to the shapes of its notes."""


class Cell(Struct):
    """A cell that is there."""

    spot: Spot
    start: int
    tag_end: int
    style: int


class Row(Struct):
    """A row that is there: where it stands, and the cells of it that are to be marked."""

    number: int
    start: int
    tag_end: int
    end: int = 0
    inner_end: int = 0
    prefix: str = ""
    style: int | None = None
    """Of all its cells, where it has one."""
    columns: list[tuple[int, int]] = field(default_factory=list)
    """Each cell's column and start."""
    is_plain: bool = True
    """Whether its cells say where they stand."""


class SheetWalk(Struct, dict=True):
    """One walk through a worksheet, which looks at the rows that are to be marked only."""

    xml: bytes
    wanted: Mapping[int, frozenset[int]]
    """Rows, and the columns that are wanted in them."""
    cells: dict[Spot, Cell] = field(default_factory=dict)
    rows: dict[int, Row] = field(default_factory=dict)
    starts: list[tuple[int, int]] = field(default_factory=list)
    """Number and start of each row."""
    is_numbered: bool = True
    """Whether every row says which it is."""
    merges: dict[Spot, Spot] = field(default_factory=dict)
    """Of a wanted cell that a merge covers the corner that is seen."""
    column_styles: list[tuple[range, int]] = field(default_factory=list)
    prefix: str = ""
    legacy: str | None = None
    """The relation to the shapes of its notes."""
    notes_at: int = 0
    """Where a reference to these would stand."""
    data_end: int = 0
    """Where the last row ends; 0 where there is one empty tag instead."""
    data: tuple[int, int] = (0, 0)
    dimension: tuple[int, int, str] | None = None
    views: list[tuple[int, int]] = field(default_factory=list)
    """The tags of views in which the sheet is the one that is seen."""

    def __post_init__(self) -> None:
        self._depth, self._number, self._column, self._child_end = 0, -1, -1, 0
        self._namespace = self._cell_name = ""
        self._inside = ""
        self._open: Row | None = None
        self._parser = parser_of_names()
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._start, self._end
        self._parser.Parse(self.xml, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 4 and self._inside == "sheetData":
            if self._open is not None and (name == self._cell_name or name.startswith(f"{self._cell_name} ")):
                self._cell(attributes)
            return
        if self._depth > 3 or (self._depth == 3 and self._inside == ""):
            return
        namespace, local, prefix = parts_of(name)
        at = self._parser.CurrentByteIndex
        if self._depth == 1:
            self._namespace, self.prefix, self.notes_at = namespace, prefix, tag_end(self.xml, at)
            self._cell_name = f"{namespace} c"
        elif self._depth == 2:
            self._inside = local if namespace == self._namespace else ""
            self._child(attributes, at)
        elif namespace == self._namespace:
            self._grandchild(local, prefix, attributes, at)

    def _child(self, attributes: dict[str, str], at: int) -> None:
        self._child_end = tag_end(self.xml, at)
        if self._inside == "sheetData":
            self.data = at, self._child_end
        elif self._inside == "dimension":
            self.dimension = at, self._child_end, attributes.get("ref", "")
        elif self._inside == "legacyDrawing":
            self.legacy = next((value for key, value in attributes.items() if key.split(" ")[1:2] == ["id"]), None)

    def _grandchild(self, local: str, prefix: str, attributes: dict[str, str], at: int) -> None:
        if self._inside == "sheetData" and local == "row":
            self._number = int(attributes["r"]) - 1 if attributes.get("r", "").isdigit() else self._number + 1
            self._column = -1
            self.is_numbered = self.is_numbered and "r" in attributes
            self.starts.append((self._number, at))
            if self._number in self.wanted and self._number not in self.rows:
                has_style = attributes.get("customFormat") in ("1", "true")
                style = _whole(attributes.get("s", "0")) if has_style else None
                self._open = Row(self._number, at, tag_end(self.xml, at), prefix=prefix, style=style)
                self._open.is_plain = "r" in attributes
                self.rows[self._number] = self._open
        elif self._inside == "cols" and local == "col" and "style" in attributes:
            span = range(_whole(attributes.get("min", "1")) - 1, _whole(attributes.get("max", "1")))
            self.column_styles.append((span, _whole(attributes["style"])))
        elif self._inside == "mergeCells" and local == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif self._inside == "sheetViews" and attributes.get("tabSelected") in ("1", "true"):
            self.views.append((at, tag_end(self.xml, at)))

    def _merge(self, ref: str) -> None:
        ends = [spot_of(end) for end in ref.split(":")]
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            return
        (top, left), (bottom, right) = ends[0], ends[1]
        rows = self.wanted if bottom - top > len(self.wanted) else range(top, bottom + 1)
        for row in rows:
            if top <= row <= bottom:
                inside = (column for column in self.wanted.get(row, ()) if left <= column <= right)
                self.merges.update({(row, column): (top, left) for column in inside})

    def _cell(self, attributes: dict[str, str]) -> None:
        row = self._open
        assert row is not None
        spot = spot_of(attributes.get("r", ""))
        row.is_plain = row.is_plain and spot is not None
        number, column = spot or (row.number, self._column + 1)
        self._column = column
        at = self._parser.CurrentByteIndex
        row.columns.append((column, at))
        if column in self.wanted.get(number, ()):
            style = _whole(attributes.get("s", "0"))
            self.cells[number, column] = Cell((number, column), at, tag_end(self.xml, at), style)

    def _end(self, _name: str) -> None:
        self._depth -= 1
        at = self._parser.CurrentByteIndex
        if self._depth == 2 and self._open is not None:
            self._open.inner_end = at
            self._open.end = _end_of(self.xml, at, self._open.tag_end)
            self._open = None
        elif self._depth == 1:
            end = _end_of(self.xml, at, self._child_end)
            if self._inside == "sheetData":
                self.data_end = 0 if end == at else at
            if self._inside in _BEFORE_NOTES:
                self.notes_at = end
            self._inside = ""


def marked_cells(walk: SheetWalk, fills: Mapping[Spot, str], style_of: Callable[[int, str], int]) -> list[Edit]:
    """The edits by which cells are filled with a colour; `style_of` gives the style like another one with a fill.

    A place without a cell gets one with the style of its row or column, and a row if need be. What no program would
    find its way through (rows that do not say which they are) gets none.
    """
    edits: list[Edit] = []
    missing: dict[int, dict[int, str]] = {}
    for (row, column), colour in sorted(fills.items()):
        cell = walk.cells.get((row, column))
        if cell is None:
            missing.setdefault(row, {})[column] = colour
            continue
        tag = walk.xml[cell.start : cell.tag_end]
        edits.append((cell.start, cell.tag_end, with_attributes(tag, {"s": str(style_of(cell.style, colour))})))
    for number, columns in missing.items():
        there = walk.rows.get(number)
        if there is not None and there.is_plain:
            edits += _into_row(walk, there, columns, style_of)
        elif there is None and walk.is_numbered and walk.data[1]:
            edits.append(_new_row(walk, number, columns, style_of))
    edits += _widened(walk, missing)
    return _in_sheet_data(walk, edits)


def _blank(walk: SheetWalk, row: Row | None, spot: Spot, colour: str, style_of: Callable[[int, str], int]) -> bytes:
    style = row.style if row is not None and row.style is not None else None
    if style is None:
        style = next((style for span, style in walk.column_styles if spot[1] in span), 0)
    return f'<{walk.prefix}c r="{a1(*spot)}" s="{style_of(style, colour)}"/>'.encode()


def _into_row(walk: SheetWalk, row: Row, columns: Mapping[int, str], style_of: Callable[[int, str], int]) -> list[Edit]:
    new = {column: _blank(walk, row, (row.number, column), colour, style_of) for column, colour in columns.items()}
    tag = walk.xml[row.start : row.tag_end]
    spans = _SPANS.search(tag)
    if spans is not None:
        first, last = min(int(spans[1]), min(new) + 1), max(int(spans[2]), max(new) + 1)
        tag = with_attributes(tag, {"spans": f"{first}:{last}"})
    if row.tag_end == row.end:  # <row r="4"/>
        closing = f"</{row.prefix}row>".encode()
        return [(row.start, row.end, tag[:-2].rstrip() + b">" + b"".join(new.values()) + closing)]
    edits = [(row.start, row.tag_end, tag)] if spans is not None else []
    for column, cell in new.items():
        at = next((start for other, start in row.columns if other > column), row.inner_end)
        edits.append((at, at, cell))
    return edits


def _new_row(walk: SheetWalk, number: int, columns: Mapping[int, str], style_of: Callable[[int, str], int]) -> Edit:
    cells = b"".join(_blank(walk, None, (number, column), colour, style_of) for column, colour in columns.items())
    p = walk.prefix
    at = next((start for other, start in walk.starts if other > number), walk.data_end)
    return at, at, f'<{p}row r="{number + 1}">'.encode() + cells + f"</{p}row>".encode()


def _in_sheet_data(walk: SheetWalk, edits: list[Edit]) -> list[Edit]:
    """Rows for a sheet that had none, `<sheetData/>`: its tag is opened for them."""
    if walk.data_end:
        return edits
    rows = b"".join(new for start, end, new in edits if start == end == 0)
    start, end = walk.data
    opened = walk.xml[start:end][:-2].rstrip() + b">" + rows + f"</{walk.prefix}sheetData>".encode()
    others = [edit for edit in edits if not edit[0] == edit[1] == 0]
    return [*others, (start, end, opened)] if rows else others


def _widened(walk: SheetWalk, missing: Mapping[int, Mapping[int, str]]) -> list[Edit]:
    """The sheet's extent, where new cells stand beyond it."""
    if walk.dimension is None or not missing:
        return []
    start, end, ref = walk.dimension
    known = [spot for text in ref.split(":") if (spot := spot_of(text)) is not None]
    if not known:
        return []
    spots = [*known, *((row, column) for row, columns in missing.items() for column in columns)]
    rows, columns = [row for row, _ in spots], [column for _, column in spots]
    wide = f"{a1(min(rows), min(columns))}:{a1(max(rows), max(columns))}"
    if wide in (ref, f"{ref}:{ref}"):
        return []
    return [(start, end, with_attributes(walk.xml[start:end], {"ref": wide}))]


def spot_of(address: str) -> Spot | None:
    """A cell's address as row and column; None for what is none."""
    match = _ADDRESS.fullmatch(address.upper())
    return None if match is None else (int(match[2]) - 1, column_number(match[1]))


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def _end_of(xml: bytes, at: int, tag_ends: int) -> int:
    """The place after an end tag; an element that is one tag has none."""
    return at if at == tag_ends and xml[at - 2 : at] == b"/>" else xml.index(b">", at) + 1
