"""The workbook of an Excel report: its formats, its pages, and texts that stay texts."""

import os
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import PurePath
from typing import Any

import xlsxwriter

from cedu_targets.domain.finding import Place
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.numbers import decimal_places
from cedu_targets.messages import Messages
from cedu_targets.paths import MARK
from cedu_targets.reporters import changes
from cedu_targets.reporters.neutral import visible
from cedu_targets.reporters.seal import WRITTEN

FONT = {"font_name": "微软雅黑", "font_size": 10}
FILLS = {
    "error": "#FFC7CE", "warning": "#FFEB9C", "note": "#DDEBF7", "explained": "#E7E6E6", "question": "#E4DFEC",
    "cause": "#FCD9B6",
}  # fmt: skip
MARKS = {"error": "▲", "warning": "△", "note": "○", "explained": "※", "question": "？", "cause": changes.MARK}
"""Colour is never alone: a flagged cell and a row of findings carry the sign too, also in black and white."""

A3 = 8
MOST_ROWS, MOST_COLUMNS = 1_000_000, 16_000
"""What a sheet holds, less room for headings."""
_MOST_TEXT = 32_000
_MOST_LINKS = 60_000
_LONGEST_LINK = 1_000
_NOT_IN_A_SHEET_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))
_FILES_OF_EXCEL = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".fods", ".et"}


class Book:
    """A workbook under way. `folder` is where it will stand: links to the sources start there."""

    def __init__(self, messages: Messages, folder: PurePath) -> None:
        self.messages = messages
        self.folder = folder
        self._stream = BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": FONT,
        }
        self._workbook: Any = xlsxwriter.Workbook(self._stream, options)
        self._workbook.set_properties({"author": "cedu", "comments": MARK, "created": WRITTEN.replace(tzinfo=None)})
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._names: set[str] = set()
        self._links = 0

    def close(self) -> bytes:
        """The workbook's bytes."""
        self._workbook.close()
        return self._stream.getvalue()

    def look(self, **properties: object) -> Any:
        """A cell format; the same properties give the same format."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format({**FONT, "valign": "vcenter", **properties})
        return self._formats[key]

    def head(self) -> Any:
        """The format of headings."""
        return self.look(bold=True, bg_color="#D9E1F2", border=1, text_wrap=True, align="center")

    def body(self, **properties: object) -> Any:
        """The format of a list's cells."""
        return self.look(**{"border": 1, "text_wrap": True, "valign": "top", **properties})

    def sheet_name(self, wanted: str) -> str:
        """A name that Excel takes and no other sheet has: at most 31 UTF-16 units, none of []:*?/\\'."""
        base = visible(wanted).translate(_NOT_IN_A_SHEET_NAME).strip() or "_"
        number = 1
        while True:
            suffix = f" ({number})" if number > 1 else ""
            name = _shortened(base, 31 - len(suffix)) + suffix
            if name.casefold() not in self._names:
                self._names.add(name.casefold())
                return name
            number += 1

    def page(self, name: str, widths: Sequence[float]) -> Any:
        """A new sheet, A3 landscape, one page wide, with page numbers; `name` is one that `sheet_name` gave."""
        sheet = self._workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(A3)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.set_footer(f"&C{self.messages.term('page_footer')}")
        sheet.hide_gridlines(2)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def text(self, sheet: Any, row: int, column: int, text: str, look: Any = None) -> None:
        """Write a text, whatever it says: it never becomes a formula, a number or a link."""
        shown = _shortened(visible(text), _MOST_TEXT)
        if shown:
            sheet.write_string(row, column, shown, look)
        else:
            sheet.write_blank(row, column, None, look)

    def number(self, sheet: Any, row: int, column: int, value: Decimal, look: Any) -> None:
        """Write a number as a number; one with more digits than Excel keeps is written out."""
        if Decimal(repr(float(value))) == value:
            sheet.write_number(row, column, float(value), look)
        else:
            self.text(sheet, row, column, format(value, "f"), look)

    def link(self, sheet: Any, row: int, column: int, target: str | None, text: str, look: Any) -> None:
        """Write a text that leads somewhere; only a text where there is nothing to lead to."""
        shown = visible(text)[:255]
        if target is None or not shown or len(target) > _LONGEST_LINK or self._links >= _MOST_LINKS:
            self.text(sheet, row, column, shown, look)
            return
        self._links += 1
        sheet.write_url(row, column, target, look, shown)

    def bars(self, sheet: Any, name: str, rows: int, title: str, corner: tuple[int, int]) -> None:
        """A bar chart of the third column by the names in the second; its first row stands on top."""
        chart = self._workbook.add_chart({"type": "bar"})
        series = {"categories": [name, 1, 1, rows, 1], "values": [name, 1, 2, rows, 2], "gap": 40}
        chart.add_series({**series, "fill": {"color": "#5B9BD5"}, "data_labels": {"value": True}})
        chart.set_title({"name": title, "name_font": {"size": 12}})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"min": 0, "max": 1, "num_format": "0%"})
        chart.set_size({"width": 760, "height": min(1200, 120 + 26 * rows)})
        sheet.insert_chart(*corner, chart)

    def source(self, path: str, place: Place) -> str | None:
        """The link to a cell of a submitted file, from the folder of the report; None where the name is no safe path.

        A name such as `\\\\server\\share` would make Excel call on a stranger's computer.
        """
        try:
            relative = PurePath(os.path.relpath(path, self.folder)).as_posix()
        except ValueError:  # another drive
            return None
        if any(sign in relative for sign in '\\:#%<>"|?*') or relative.startswith("/") or not relative.isprintable():
            return None
        if place.cell is None or place.sheet is None or PurePath(path).suffix.lower() not in _FILES_OF_EXCEL:
            return f"external:{relative}"
        if not place.sheet.isprintable():
            return f"external:{relative}"
        quoted = place.sheet.replace("'", "''")
        return f"external:{relative}#'{quoted}'!{place.cell}"


def number_format(indicator: Indicator | None, value: Decimal | None, before: str = "", *, signed: bool = False) -> str:
    """How Excel shows a number: with the indicator's decimals, never fewer than the number has; rates in percent."""
    is_rate = indicator is not None and indicator.kind is Kind.RATE
    granule = indicator.granule if indicator is not None else Decimal(1)
    places = max(decimal_places(granule), decimal_places(value) if value is not None else 0)
    places = max(0, places - 2) if is_rate else places
    shape = ("0." + "0" * places if places else "0") + ("%" if is_rate else "")
    sign = f'"{before} "' if before else ""
    return f"{sign}+{shape};{sign}-{shape};{sign}{shape}" if signed else f"{sign}{shape};{sign}-{shape}"


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column; Excel does not work out heights when it opens a file."""
    return max(1, -(-display_width(text) // max(2, int(width) - 1)))


def display_width(text: str) -> int:
    """Columns that a text takes: a Chinese sign takes two."""
    return sum(1 if ord(sign) < 0x2E80 else 2 for sign in visible(text))


def _shortened(text: str, units: int) -> str:
    """The text, cut to a number of UTF-16 units without splitting a sign."""
    if 2 * len(text) <= units:
        return text
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore").rstrip()
