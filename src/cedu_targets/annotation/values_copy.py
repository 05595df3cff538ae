"""The values of a file that is no xlsx, as a new workbook: what is marked of an xls, an ods, a csv, a Word table."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import xlsxwriter

from cedu_targets.annotation.tabs import free_name
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.provenance import WRITTEN
from cedu_targets.domain.written_number import WrittenNumber
from cedu_targets.files.catalogue import read_grids
from cedu_targets.files.grid import Grid, Raw, text_of

_TYPED_NUMBER = lazy_pattern(r"-?(?:0|[1-9]\d{0,13})(?:\.\d{1,6})?")
"""A text that is a number as a program for tables would take it; 007 and 1e5 stay texts."""
_NO_XML = lazy_pattern("[\ud800-\udfff\ufffe\uffff]")
_LONGEST_TEXT = 32_000
_FEWEST_CELLS = 3
"""Of a row of a table; others are titles and notes."""
_MOST_PLACES = 6
_FONT = {"font_name": "宋体", "font_size": 11}
_LOOKS: Mapping[str, Mapping[str, object]] = {
    "plain": {}, "framed": {"border": 1, "text_wrap": True, "valign": "vcenter"},
    "percent": {"border": 1, "num_format": "0.##%"},
    "merged": {"border": 1, "align": "center", "valign": "vcenter", "text_wrap": True},
}  # fmt: skip


def values_copy(content: bytes, name: str) -> tuple[bytes, Mapping[str | None, str]]:
    """A workbook with the values of a file, and by each sheet of the file its name there; `name` where it has none.

    Raises InputFault as any reader of the file does.
    """
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "default_format_properties": dict(_FONT)})
    book.set_properties({"created": WRITTEN.replace(tzinfo=None)})
    looks = {}
    for name_of_look, properties in _LOOKS.items():
        for places in range(_MOST_PLACES + 1):
            shape = {"num_format": f"0.{'0' * places}"} if places else {}
            looks[name_of_look, places] = book.add_format({**_FONT, **properties, **shape})
    named: dict[str | None, str] = {}
    for grid in read_grids(content):
        named[grid.sheet] = free_name(grid.sheet or name, tuple(named.values()))
        _fill(book.add_worksheet(named[grid.sheet]), grid, looks)
    book.close()
    return stream.getvalue(), named


def _fill(sheet: Any, grid: Grid, looks: Mapping[tuple[str, int], Any]) -> None:
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    for top, left, bottom, right in grid.merges:
        sheet.merge_range(top, left, bottom, right, None, looks["merged", 0])
    corners = {(top, left) for top, left, _, _ in grid.merges}
    for row, cells in enumerate(grid.rows):
        is_of_table = len(grid.filled(row)) >= _FEWEST_CELLS
        for column, raw in enumerate(cells):
            spot = row, column
            kind = "merged" if spot in corners else "framed" if is_of_table else "plain"
            look = looks["percent" if spot in grid.percents else kind, _places(raw)]
            if raw is not None and raw != "":
                _write(sheet, spot, raw, look)
            elif spot in grid.broken:
                sheet.write_string(*spot, grid.broken[spot] or " ", look)
            elif is_of_table and not _is_covered(spot, grid):
                sheet.write_blank(*spot, None, look)
    for row in grid.hidden_rows:
        sheet.set_row(row, None, None, {"hidden": True})


def _places(raw: Raw) -> int:
    """The decimal places with which a text shows a number: 21.00 stays that."""
    is_number = isinstance(raw, str) and _TYPED_NUMBER.fullmatch(raw) is not None
    return len(str(raw).partition(".")[2]) if is_number else 0


def _is_covered(spot: tuple[int, int], grid: Grid) -> bool:
    row, column = spot
    return any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in grid.merges)


def _write(sheet: Any, spot: tuple[int, int], raw: Raw, look: Any) -> None:
    """A cell as what it is; a text never becomes a formula or a link."""
    if isinstance(raw, bool):
        sheet.write_boolean(*spot, raw, look)
    elif isinstance(raw, int | float):
        sheet.write_number(*spot, raw, look)
    elif isinstance(raw, str) and _TYPED_NUMBER.fullmatch(raw):
        sheet.write_number(*spot, float(raw), look)
    else:
        text = raw if isinstance(raw, str) else raw.text if isinstance(raw, WrittenNumber) else text_of(raw)
        sheet.write_string(*spot, _NO_XML.sub("\ufffd", text[:_LONGEST_TEXT]), look)
