"""ods -> Grid: one walk over content.xml.

calamine would read the values, but not the errors, the formulas without a result and the per-cent
cells, and it holds every repeated cell; the walk that has to find those has the values as well.
"""

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files import safe_xml
from cedu_targets.files.grid import Grid
from cedu_targets.files.guard import Extent, check_sheet_count
from cedu_targets.files.ods_sheet import OdsCell, OdsRow, OdsSheet
from cedu_targets.files.ods_values import OFFICE, TABLE, a_count, count_of
from cedu_targets.files.package import Package
from cedu_targets.files.recalculation import settle

_FORMAT = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _STYLE, _DRAW = f"{_FORMAT}text:1.0 ", f"{_FORMAT}style:1.0 ", f"{_FORMAT}drawing:1.0 "
_MANIFEST = f"{_FORMAT}manifest:1.0 "
_KNOWN = (_FORMAT, "urn:org:documentfoundation:", "http://openoffice.org/")
_SPREADSHEETS = (
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.spreadsheet-template",
)
_KINDS = {
    OFFICE + "spreadsheet": "spreadsheet",
    TABLE + "table": "table",
    TABLE + "table-row": "row",
    TABLE + "table-cell": "cell",
    TABLE + "covered-table-cell": "covered",
    TABLE + "table-column": "column",
    _STYLE + "style": "style",
    _STYLE + "table-properties": "table-properties",
    **{_TEXT + name: name for name in ("p", "s", "tab", "line-break")},
    _TEXT + "h": "p",
    _TEXT + "hidden-text": "concealed",
    _TEXT + "hidden-paragraph": "concealed",
    # What stands in or beside a cell and is not its text: comments, readings, deleted contents, links' copies.
    OFFICE + "annotation": "aside",
    **{_TEXT + name: "aside" for name in ("note", "ruby-text")},
    **{TABLE + name: "aside" for name in ("shapes", "tracked-changes", "dde-links")},
}
"""The elements that are looked at; drawings are aside too, all others are passed through."""
_EXTERNAL = lazy_pattern(r"'file:.*'#\$")
"""The name of a table that keeps the cells of another file, for links."""


def read_ods(package: Package) -> list[Grid]:
    """One Grid per sheet of an ods.

    Raises InputFault where the package is of another format, damaged, has a password, or is too large.
    """
    manifest = _Manifest(package)
    kinds = manifest.kinds
    if "mimetype" in package.names:
        kinds = {*kinds, package.unchecked_part("mimetype").decode("latin-1").strip()}
    if kinds.isdisjoint(_SPREADSHEETS):
        is_office = {"mimetype", "[content_types].xml"} & {name.lower() for name in package.names}
        raise InputFault("RD110", variant="" if is_office else "archive")
    if len(kinds) > 1:
        raise InputFault("RD109", {"reason": f"mimetype, META-INF/manifest.xml × {len(kinds)}"})
    if "encrypted-package" in package.names or manifest.is_encrypted:
        raise InputFault("RD108")
    return read_content(package.unchecked_part("content.xml"))


def read_content(xml: bytes) -> list[Grid]:
    """The sheets of a content.xml, or of a flat fods, which holds the same elements. Raises InputFault."""
    content = _Content()
    safe_xml.walk("content.xml", xml, content.start, content.end, content.text)
    if not content.spreadsheets:
        raise InputFault("RD109", {"reason": "content.xml: office:spreadsheet"})
    return settle(content.grids)


class _Manifest:
    """What META-INF/manifest.xml says of the package: its type, and whether anything in it has a password."""

    def __init__(self, package: Package) -> None:
        self.kinds: set[str] = set()
        self.is_encrypted = False
        name = "META-INF/manifest.xml"
        if name.lower() in package.names:
            safe_xml.walk(name, package.unchecked_part(name), self._start, lambda _: None, lambda _: None)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _MANIFEST + "encryption-data":
            self.is_encrypted = True
        elif name == _MANIFEST + "file-entry" and attributes.get(_MANIFEST + "full-path") == "/":
            self.kinds.add(attributes.get(_MANIFEST + "media-type", "").strip())


class _Content:
    """The handlers of one walk."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self.spreadsheets = 0
        self._extent = Extent()
        self._sheet: OdsSheet | None = None
        self._row: OdsRow | None = None
        self._cell: OdsCell | None = None
        self._is_in_spreadsheet = False
        self._depth_aside = self._depth_concealed = self._depth_tables = self._depth_text = 0
        self._foreign: list[str] = []
        self._kinds: dict[str, str] = dict(_KINDS)
        self._style = ""
        self._hidden_styles: set[str] = set()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = self._kinds.get(name)
        if kind is None:
            kind = self._kinds[name] = _other_kind(name)
        if self._depth_aside or kind == "aside":
            self._depth_aside += 1
        elif kind == "foreign":
            self._foreign.append(name)
        elif kind in ("table", "row", "cell", "covered"):
            self._start_part(kind, attributes)
        elif kind == "spreadsheet":
            self._start_spreadsheet()
        elif kind in ("column", "style", "table-properties"):
            self._start_look(kind, attributes)
        elif kind and self._cell is not None:
            self._start_text(kind, attributes, self._cell)

    def end(self, name: str) -> None:
        if self._depth_aside:
            self._depth_aside -= 1
            return
        kind = self._kinds[name]
        if kind in ("cell", "covered"):
            if self._sheet and self._row is not None and self._cell is not None and self._depth_tables == 1:
                self._sheet.add_cell(self._row, self._cell)
                self._cell = None
        elif kind == "p":
            self._depth_text -= self._cell is not None
        elif kind == "concealed":
            self._depth_concealed -= self._cell is not None
        elif kind == "row":
            if self._sheet is not None and self._row is not None and self._depth_tables == 1:
                self._sheet.add_row(self._row)
                self._row = None
        elif kind == "table":
            self._depth_tables -= 1
            if self._depth_tables == 0:
                self._close_sheet()
        elif kind == "spreadsheet":
            self._is_in_spreadsheet = False
        elif kind == "foreign":
            self._foreign.pop()

    def text(self, text: str) -> None:
        if self._cell is None or self._depth_aside:
            return
        if self._depth_concealed:
            self._cell.concealed.append(text)
        elif self._depth_text:
            self._cell.text.add(text)

    def _check_known(self) -> None:
        """Some programs show what stands in an element that they do not know, others leave it out."""
        if self._foreign:
            raise InputFault("RD109", {"reason": f"content.xml: {self._foreign[-1][:60]}"})

    def _start_spreadsheet(self) -> None:
        self.spreadsheets += 1
        self._is_in_spreadsheet = True
        if self.spreadsheets > 1:
            raise InputFault("RD109", {"reason": f"content.xml: office:spreadsheet × {self.spreadsheets}"})

    def _start_part(self, kind: str, attributes: dict[str, str]) -> None:
        """A sheet, a row or a cell; one of a table within a cell is none."""
        self._depth_tables += kind == "table"
        if self._depth_tables != 1:
            return
        if kind == "table" and self._is_in_spreadsheet:
            self._check_known()
            style = attributes.get(TABLE + "style-name", "")
            self._sheet = OdsSheet(attributes.get(TABLE + "name", ""), style in self._hidden_styles)
        elif kind == "row" and self._sheet is not None:
            self._check_known()
            self._row = OdsRow(count_of(attributes, "number-rows-repeated"), _is_hidden(attributes))
        elif kind in ("cell", "covered") and self._row is not None:
            self._check_known()
            self._cell = OdsCell(attributes, kind == "covered")

    def _start_look(self, kind: str, attributes: dict[str, str]) -> None:
        if kind == "style":
            self._style = attributes.get(_STYLE + "name", "")
        elif kind == "table-properties":
            if attributes.get(TABLE + "display") == "false":
                self._hidden_styles.add(self._style)
        elif self._sheet is not None and self._depth_tables == 1:
            first = self._sheet.columns
            self._sheet.columns += count_of(attributes, "number-columns-repeated")
            if _is_hidden(attributes):
                self._sheet.hidden_columns.append(range(first, self._sheet.columns))

    def _start_text(self, kind: str, attributes: dict[str, str], cell: OdsCell) -> None:
        if kind == "p":
            self._check_known()
            self._depth_text += 1
            cell.text.begin_line()
        elif kind == "concealed":
            self._depth_concealed += 1
        elif kind == "s" and self._depth_text:
            cell.text.add_blanks(a_count("c", attributes.get(_TEXT + "c", "1")))
        elif self._depth_text:
            cell.text.add("\t" if kind == "tab" else "\n")

    def _close_sheet(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is None or _EXTERNAL.match(sheet.name):
            return
        self._extent.add(sheet.name, len(sheet.rows), sheet.width)
        check_sheet_count(len(self.grids) + 1)
        self.grids.append(sheet.grid())


def _other_kind(name: str) -> str:
    if name.startswith(_DRAW):
        return "aside"
    return "" if name.startswith(_KNOWN) else "foreign"


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get(TABLE + "visibility") in ("collapse", "filter")
