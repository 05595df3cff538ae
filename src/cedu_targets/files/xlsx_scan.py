"""The worksheet XML of an xlsx, scanned before calamine sees it.

calamine aborts the whole process on a cell in the far corner, so the box of the filled cells
is measured here; two expressions over the bytes are cheaper than an XML parser's callbacks.
"""

import re
from collections.abc import Callable, Mapping, Set

from cedu_targets.domain.fault import InputFault
from cedu_targets.files.guard import MAX_CELLS, Extent, check_box

_ATTRIBUTE = rb"""\s+(?!r[\s=])[^\s=<>"'/]+\s*=\s*(?:"[^"]*"|'[^']*')"""
_OWN_REFERENCE = rb"<(?:\w+:)?c(?:" + _ATTRIBUTE + rb""")*\s+r\s*=\s*["']([A-Za-z]+)(\d+)["']"""
_NAMED_CELL = re.compile(_OWN_REFERENCE)
"""Attribute by attribute: a value may hold `>` or `r="A1"`, and what only looks like a reference names no cell."""
_WHOLE_CELL = re.compile(_OWN_REFERENCE + rb"(?:" + _ATTRIBUTE + rb")*\s*(/?)>")
_USUAL_COLUMN = re.compile(rb'<c r="([A-Z]+)\d')
_USUAL_ROW = re.compile(rb'<c r="[A-Z]+(\d+)"')
_ROW_NUMBER = re.compile(rb"\sr\s*=\s*[\"'](\d+)[\"']")
"""Wherever it stands: a number too many only makes the box larger."""
_LONGEST_NUMBER = 12
"""Digits of a row, letters of a column: more are beyond any sheet however they go on."""
MAX_CELL_TAGS = MAX_CELLS * 3 // 2
"""Cells that are only formatted included; many more than may be filled take too long to look at."""
_ROW_TAG = re.compile(rb"<(?:\w+:)?row\b")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_NEGATIVE_TEXT = re.compile(rb"\bt\s*=\s*[\"']s[\"'][^>]*>\s*<v>-")


def check_sheets(sheets: Mapping[str, Callable[[], bytes]]) -> frozenset[str]:
    """Refuse sheets whose filled cells span too large boxes, or that name texts that cannot be. Raises InputFault.

    `sheets` gives the XML of each by its name. Cells that are only formatted take no room; they are told from
    filled ones only where the boxes around all of them are too large, which is hardly ever. Returns the names
    of the sheets whose every cell begins as all offices write it: `<c r="B5"`.
    """
    taken = 0
    usual = set()
    for name, xml in sheets.items():
        box, is_usual = _checked_box(name, xml())
        check_box(name, *box)
        taken += box[0] * box[1]
        if is_usual:
            usual.add(name)
    if taken > MAX_CELLS:
        extent = Extent()
        for name, xml in sheets.items():
            data = xml()
            named = _named_box(data)
            has_unnamed = _cells_in(data) > named[0]
            extent.add(name, *_filled_box(data, named, _unnamed_box(data) if has_unnamed else (0, 0)))
    return frozenset(usual)


def _checked_box(sheet: str, xml: bytes) -> tuple[tuple[int, int], bool]:
    """(rows, columns) of the box around all cells, around the filled where that is too large; whether all are usual."""
    cells = _usual_cells(xml)
    is_usual = cells is not None
    if cells is None:
        cells = _cells_in(xml)
    if cells > MAX_CELL_TAGS:
        raise InputFault("RD126", {"part": sheet, "limit": MAX_CELL_TAGS})
    if b"<v>-" in xml and _NEGATIVE_TEXT.search(xml):
        raise InputFault("RD109", {"reason": f"{sheet}: sharedStrings"})
    named, rows, columns = _usual_box(xml) if is_usual else (0, 0, 0)
    if named != cells:
        is_usual = False
        named, rows, columns = _named_box(xml)
    unnamed = _unnamed_box(xml) if cells > named else (0, 0)
    box = max(rows, unnamed[0]), max(columns, unnamed[1])
    if named and box[0] * box[1] > MAX_CELLS:
        box = _filled_box(xml, (named, rows, columns), unnamed)
    return box, is_usual


def _usual_cells(xml: bytes) -> int | None:
    """The number of cells; None where some may be written in another way than `<c r=`."""
    if b":c" in xml:
        return None
    usual = xml.count(b'<c r="')
    # Other elements that begin so: cols and color, cfRule.
    return usual if usual == xml.count(b"<c") - xml.count(b"<co") - xml.count(b"<cf") else None


def _filled_box(xml: bytes, named: tuple[int, int, int], unnamed: tuple[int, int]) -> tuple[int, int]:
    """The box without the cells that are only formatted; around all, where one of the named is not read to its end."""
    letters: set[bytes] = set()
    numbers: set[bytes] = set()
    whole = 0
    for match in _WHOLE_CELL.finditer(xml):
        column, row, is_empty = match.groups()
        whole += 1
        if not is_empty:
            letters.add(column)
            numbers.add(row)
    rows, columns = _corner(numbers, letters) if whole == named[0] else named[1:]
    return max(rows, unnamed[0]), max(columns, unnamed[1])


def _cells_in(xml: bytes) -> int:
    if b":c" in xml:  # written with a prefix, which hardly anyone does
        return sum(1 for _ in _CELL.finditer(xml))
    return sum(xml.count(b"<c" + sign) for sign in (b" ", b">", b"/", b"\n", b"\r", b"\t"))


def _usual_box(xml: bytes) -> tuple[int, int, int]:
    """Like `_named_box`, several times as fast, of cells that begin `<c r=`; no references where some are none."""
    found = _USUAL_ROW.findall(xml)
    count, numbers = len(found), set(found)
    found = _USUAL_COLUMN.findall(xml)  # in place of the rows: millions of both at once would be much to hold
    return (count if len(found) == count else 0), *_corner(numbers, set(found))


def _named_box(xml: bytes) -> tuple[int, int, int]:
    """(references, rows, columns) of the box from A1 over all cells that say where they stand."""
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    count = 0
    for match in _NAMED_CELL.finditer(xml):
        column, row = match.groups()
        columns.add(column)
        rows.add(row)
        count += 1
    return count, *_corner(rows, columns)


def _corner(numbers: Set[bytes], letters: Set[bytes]) -> tuple[int, int]:
    return max(map(_row_number, numbers), default=0), max(map(_column_number, letters), default=0)


def _unnamed_box(xml: bytes) -> tuple[int, int]:
    """(rows, columns) of the box where some cells have no reference and are numbered by their order."""
    segments = xml.split(b"<row") if b"<row" in xml else _ROW_TAG.split(xml)
    longest = max(segment.count(b"<c") or _cells_in(segment) for segment in segments)
    numbered = max((_row_number(match[1]) for match in _ROW_NUMBER.finditer(xml)), default=0)
    return numbered + len(segments) - 1, longest


def _row_number(digits: bytes) -> int:
    """A thousand zeros before it are read over, by calamine as well; what is beyond any sheet is cut."""
    return int(digits.lstrip(b"0")[:_LONGEST_NUMBER] or b"0")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters[:_LONGEST_NUMBER].upper():
        number = number * 26 + letter - ord("A") + 1
    return number
