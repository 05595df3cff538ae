"""xlsx -> Grid: values from calamine, and from the package what calamine does not tell.

calamine gives an Excel error and a formula never calculated as an empty text,
and drops number formats; a checker that trusted it would say "blank" where the
sheet says "broken", and could not tell 95% from 0.95.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree

import python_calamine

from cedu_targets.domain.fault import InputFault
from cedu_targets.files.grid import CellRange, Grid, Raw, Spot
from cedu_targets.files.guard import check_sheet_count
from cedu_targets.files.memo import memoised
from cedu_targets.files.number_formats import shows_percent
from cedu_targets.files.package import Package
from cedu_targets.files.xlsx_formulas import formulas_in
from cedu_targets.files.xlsx_scan import check_sheets

_RELATIONS, _BOOK, _STYLES = "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/styles.xml"
_MOST_TREE_TAGS = 600_000
"""Tags of a part that is made a tree; Excel itself has at most 64,000 styles."""
_MOST_INDENT = 250
_BUILT_IN_PERCENT_FORMATS = frozenset({9, 10})
_CELL = rb"<(?:\w+:)?c\s([^>]*)>"
_ERROR_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?\bt\s*=\s*[\"']e[\"'][^>]*)>.*?<(?:\w+:)?v>([^<]*)</", re.DOTALL)
_UNCALCULATED = re.compile(
    _CELL
    + rb"\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*(?:/>|>\s*</(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"
)
_REFERENCE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]+)(\d+)[\"']")
_STORED = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*(?:<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*)?<(?:\w+:)?v>([^<]+)</"
)
_OTHER_TYPE = re.compile(rb"\bt\s*=\s*[\"'](?!n[\"'])")
_A_NUMBER = re.compile(rb"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?(?:nan|inf|infinity)", re.IGNORECASE)
_LONGEST_SHOWN = 40
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_ROW_NUMBER = re.compile(rb"\br\s*=\s*[\"'](\d+)[\"']")
_COLUMNS = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_COLUMN_ENDS = re.compile(rb"\b(min|max)\s*=\s*[\"'](\d+)[\"']")
_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_MOST_COLUMNS = 2**14
_EMPTY_TEXT_RESULT = re.compile(rb"\bt\s*=\s*[\"']str[\"']")


class _XlsxSheet(NamedTuple):
    name: str
    part: str
    is_hidden: bool


def read_xlsx(package: Package, content: bytes) -> list[Grid]:
    """One Grid per worksheet of `content`, whose parts `package` holds, in the order of the tabs.

    Raises InputFault for an unsound package.
    """
    sheets = _sheets(_part(package, _RELATIONS), package.part(_BOOK))
    percent_styles = _percent_styles(_part(package, _STYLES))
    indent_styles = _indent_styles(_part(package, _STYLES))
    check_sheet_count(len(sheets))
    usual = check_sheets({sheet.name: partial(package.part, sheet.part) for sheet in sheets})
    _part(package, "xl/sharedStrings.xml")  # calamine reads it whole, whatever its size
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        grids = [
            _grid(
                workbook, sheet, package.part(sheet.part), percent_styles, indent_styles, is_usual=sheet.name in usual
            )
            for sheet in sheets
            if sheet.name in workbook.sheet_names
        ]
        if not any(grid.formulas for grid in grids):
            return grids
        from cedu_targets.files.recalculation import settle  # most forms have none

        return settle(grids)
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        where = next((where for sheet in sheets if (where := _no_number(sheet.name, package.part(sheet.part)))), None)
        raise InputFault("RD109", {"reason": where or str(error)}) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what a fault of calamine itself looks like
            raise
        raise InputFault("RD109", {"reason": "calamine"}) from None


def _no_number(sheet: str, xml: bytes) -> str | None:
    """The first cell that should hold a number and does not (0x1F, 1_000): calamine refuses it without saying where."""
    for match in _STORED.finditer(xml):
        if _OTHER_TYPE.search(match[1]) is None and _A_NUMBER.fullmatch(match[2].strip()) is None:
            cell = _REFERENCE.search(match[1])
            text = match[2][:_LONGEST_SHOWN].decode("utf-8", "replace")
            return f"{sheet}!{cell[1].decode()}{cell[2].decode()}: {text}" if cell else f"{sheet}: {text}"
    return None


def _grid(
    workbook: python_calamine.CalamineWorkbook,
    sheet: _XlsxSheet,
    xml: bytes,
    percent_styles: Sequence[int],
    indent_styles: Mapping[int, int],
    *,
    is_usual: bool,
) -> Grid:
    cells = workbook.get_sheet_by_name(sheet.name)
    rows: Sequence[Sequence[Raw]] = cells.to_python(skip_empty_area=False)
    hides = b"hidden" in xml
    formulas = formulas_in(xml)
    broken = dict(_broken_cells(xml, has_formulas=bool(formulas)))
    return Grid(
        sheet.name,
        rows,
        merges=[CellRange(*start, *end) for start, end in cells.merged_cell_ranges or []],
        percents=frozenset(_styled_cells(xml, percent_styles, is_usual=is_usual)),
        indents={
            spot: indent
            for indent in set(indent_styles.values())
            for spot in _styled_cells(
                xml, [one for one in indent_styles if indent_styles[one] == indent], is_usual=is_usual
            )
        },
        broken=broken,
        hidden_rows=frozenset(_hidden_rows(xml) if hides else ()),
        hidden_columns=frozenset(_hidden_columns(xml, _MOST_COLUMNS) if hides else ()),
        formulas=formulas,
        is_hidden=sheet.is_hidden,
    )


def _hidden_rows(xml: bytes) -> Iterator[int]:
    for match in _ROW.finditer(xml):
        if _HIDDEN.search(match[1]) and (number := _ROW_NUMBER.search(match[1])):
            yield int(number[1]) - 1


def _hidden_columns(xml: bytes, most: int) -> Iterator[int]:
    for match in _COLUMNS.finditer(xml):
        ends = {name: int(number) for name, number in _COLUMN_ENDS.findall(match[1])}
        if _HIDDEN.search(match[1]) and len(ends) == 2:
            yield from range(ends[b"min"] - 1, min(ends[b"max"], most))


def _tree(part: str, xml: bytes) -> ElementTree.Element:
    if xml.count(b"<") > _MOST_TREE_TAGS:
        raise InputFault("RD126", {"part": part, "limit": _MOST_TREE_TAGS})
    try:
        return ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise InputFault("RD109", {"reason": f"{part}: {error}"}) from None


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _part(package: Package, name: str) -> bytes:
    """A part that a workbook may do without; empty where it is missing."""
    return package.part(name) if name.lower() in package.names else b""


@memoised
def _sheets(relations: bytes, book: bytes) -> list[_XlsxSheet]:
    """Every worksheet; chart sheets have no cells and are left out.

    Raises InputFault where a name or a key stands twice: calamine might read another part than the one looked at.
    """
    targets: dict[str, str] = {}
    every = list(_tree(_RELATIONS, relations)) if relations else []
    _check_single(_RELATIONS, [relation.get("Id", "") for relation in every])
    for relation in every:
        if relation.get("Type", "").endswith("/worksheet"):
            target = relation.get("Target", "")
            targets[relation.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    listed = [element for element in _tree(_BOOK, book).iter() if _local(element.tag) == "sheet"]
    _check_single(_BOOK, [element.get("name", "") for element in listed])
    sheets = []
    for element in listed:
        keys = [key for key in element.attrib if _local(key) == "id"]
        _check_single(_BOOK, [_local(key) for key in keys])
        identity = element.attrib[keys[0]] if keys else ""
        if identity in targets:
            hidden = element.get("state", "visible") in ("hidden", "veryHidden")
            sheets.append(_XlsxSheet(element.get("name", ""), targets[identity], hidden))
    return sheets


def _check_single(part: str, names: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise InputFault("RD109", {"reason": f"{part}: {name} × 2"})
        seen.add(name)


@memoised
def _percent_styles(styles: bytes) -> list[int]:
    """The cell styles whose number format shows per cent."""
    if not styles:
        return []
    root = _tree(_STYLES, styles)
    formats = set(_BUILT_IN_PERCENT_FORMATS)
    formats |= {
        _number_format(element)
        for element in root.iter()
        if _local(element.tag) == "numFmt" and shows_percent(element.get("formatCode", ""))
    }
    return [index for index, style in enumerate(_cell_formats(root)) if _number_format(style) in formats]


@memoised
def _indent_styles(styles: bytes) -> dict[int, int]:
    """The cell styles that set a text in, each with by how much."""
    if b"indent" not in styles:
        return {}
    found: dict[int, int] = {}
    for index, style in enumerate(_cell_formats(_tree(_STYLES, styles))):
        for element in style:
            indent = element.get("indent", "0") if _local(element.tag) == "alignment" else "0"
            if indent.isascii() and indent.isdigit() and 0 < int(indent[:4]) <= _MOST_INDENT:
                found[index] = int(indent)
    return found


def _cell_formats(root: ElementTree.Element) -> Iterable[ElementTree.Element]:
    return next((element for element in root if _local(element.tag) == "cellXfs"), ())


def _number_format(element: ElementTree.Element) -> int:
    number = element.get("numFmtId", "0")
    return int(number) if number.isascii() and number.isdigit() else -1


def _spot(attributes: bytes) -> Spot | None:
    match = _REFERENCE.search(attributes)
    return None if match is None else (int(match[2]) - 1, _column(match[1]))


@lru_cache(maxsize=1024)
def _column(letters: bytes) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + letter - ord("A") + 1
    return column - 1


def _styled_cells(xml: bytes, styles: Sequence[int], *, is_usual: bool) -> Iterator[Spot]:
    if not styles:
        return
    wanted = rb"s\s*=\s*[\"'](?:" + b"|".join(str(style).encode() for style in styles) + rb")[\"']"
    if is_usual:
        # Four times as fast, since a cell of another style is told at once.
        pattern = rb'<c r="([A-Z]+)(\d+)"(?: ' + wanted + rb"|(?! s=)[^>]*?\s" + wanted + rb")"
        yield from ((int(number) - 1, _column(letters)) for letters, number in re.findall(pattern, xml))
        return
    for match in re.finditer(rb"<(?:\w+:)?c\s([^>]*?\b" + wanted + rb"[^>]*)>", xml):
        if spot := _spot(match[1]):
            yield spot


def _broken_cells(xml: bytes, *, has_formulas: bool) -> Iterator[tuple[Spot, str]]:
    for match in _UNCALCULATED.finditer(xml) if has_formulas else ():
        # A formula whose result is an empty text has been calculated: it is a blank.
        if not _EMPTY_TEXT_RESULT.search(match[1]) and (spot := _spot(match[1])):
            yield spot, ""
    for match in _ERROR_CELL.finditer(xml) if b'"e"' in xml or b"'e'" in xml else ():
        if spot := _spot(match[1]):
            yield spot, match[2].decode("utf-8", "replace")
