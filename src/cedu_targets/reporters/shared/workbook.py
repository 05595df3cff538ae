"""The workbook of an Excel report: its formats, its pages, and texts that stay texts."""

import os
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import PurePath
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter

from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import decimal_places
from cedu_targets.domain.paper import Paper
from cedu_targets.domain.place import Place
from cedu_targets.domain.provenance import REPORT, WRITTEN
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import visible

FONT = {"font_name": "微软雅黑", "font_size": 10}
LINE = "#A6A6A6"
"""Thin lines are grey; what is flagged has a frame of its own."""
FILLS = {
    "error": "#FFC7CE", "warning": "#FFEB9C", "note": "#DDEBF7", "explained": "#E7E6E6", "question": "#E4DFEC",
    "cause": "#FCD9B6",
}  # fmt: skip

A3, A4 = Paper.A3, Paper.A4
_SIZES = {A3: 8, A4: 9}
"""As Excel numbers them."""
MOST_ROWS, MOST_COLUMNS = 1_000_000, 16_000
"""The size of a sheet, less room for headings."""
IN_MEMORY = 20_000
"""Cells."""
_HIGHEST = 400
"""Points of a row; Excel allows 409."""
_MOST_TEXT = 32_000
_MOST_LINKS = 60_000
_LONGEST_LINK = 1_000
_WIDE = lazy_pattern("[\u2e80-\U0010ffff]")
_NOT_IN_A_SHEET_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))
_FILES_OF_EXCEL = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".fods", ".et"}


class ReportBook:
    """A workbook under way. `folder` is where it will stand: links to the sources start there.

    With more than IN_MEMORY `cells`, rows go to disk as soon as the next one begins: a sheet is written from top to
    bottom, comments included. A small workbook is faster without the files. `mark` says whose file it will be. Of a
    `paper` every sheet is of that size, else each of its own.
    """

    def __init__(
        self, messages: Messages, folder: PurePath, cells: int, mark: str = REPORT, paper: Paper | None = None
    ) -> None:
        self.messages = messages
        self.folder = folder
        self.paper = paper
        self._stream = BytesIO()
        self._rows = TemporaryDirectory(prefix="cedu-") if cells > IN_MEMORY else None
        """Where rows wait; whatever ends the program, it is put away."""
        options = {
            "tmpdir": self._rows and self._rows.name,
            "in_memory": cells <= IN_MEMORY,
            "constant_memory": cells > IN_MEMORY,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": dict(FONT),  # it is written into
        }
        self._workbook: Any = xlsxwriter.Workbook(self._stream, options)
        self._workbook.set_properties({"author": "cedu", "comments": mark, "created": WRITTEN.replace(tzinfo=None)})
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._names: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._links = 0

    def close(self) -> bytes:
        """End the workbook and return its bytes."""
        self._workbook.close()
        if self._rows is not None:
            self._rows.cleanup()
        return self._stream.getvalue()

    def look(self, **properties: object) -> Any:
        """A cell format; the same properties give the same format."""
        key = tuple(properties.items())
        if key not in self._formats:  # named in another order, perhaps
            ordered = tuple(sorted(key))
            if ordered not in self._formats:
                thin = {"border_color": LINE} if properties.get("border") == 1 else {}
                self._formats[ordered] = self._workbook.add_format({**FONT, "valign": "vcenter", **thin, **properties})
            self._formats[key] = self._formats[ordered]
        return self._formats[key]

    @cached_property
    def name(self) -> Any:
        """The format of a unit's name."""
        return self.look(bold=True, border=1)

    def head(self) -> Any:
        """The format of headings."""
        return self.look(bold=True, bg_color="#D9E1F2", border=1, text_wrap=True, align="center")

    def body(self, **properties: object) -> Any:
        """The format of a list's cells."""
        return self.look(**{"border": 1, "text_wrap": True, "valign": "top", **properties})

    def sheet_name(self, wanted: str) -> str:
        """A name that Excel takes and no other sheet has: at most 31 UTF-16 units, none of []:*?/\\'."""
        base = visible(wanted).translate(_NOT_IN_A_SHEET_NAME).strip() or "_"
        number = self._numbers.get(base.casefold(), 0)
        while True:
            number += 1
            suffix = f" ({number})" if number > 1 else ""
            name = _shortened(base, 31 - len(suffix)) + suffix
            if name.casefold() not in self._names:
                self._names.add(name.casefold())
                self._numbers[base.casefold()] = number  # of a thousand sheets none is tried again
                return name

    def page(self, name: str, widths: Sequence[float], paper: Paper = A3) -> Any:
        """A new sheet, landscape, one page wide, with page numbers; `name` is one that `sheet_name` gave."""
        sheet = self._workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(_SIZES[self.paper or paper])
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.set_footer(f"&C{self.messages.term('page_footer')}")
        sheet.hide_gridlines(2)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def text(self, sheet: Any, row: int, column: int, text: str, look: Any = None) -> None:
        """Write a text, whatever it says: it never becomes a formula, a number or a link."""
        shown = written(text)
        if shown:
            sheet.write_string(row, column, shown, look)
        else:
            sheet.write_blank(row, column, None, look)

    def over(self, sheet: Any, cells: tuple[int, int, int, int], text: str, look: Any) -> None:
        """A text over some cells (top, left, bottom, right), which are merged."""
        top, left, bottom, right = cells
        if (top, left) != (bottom, right):
            sheet.merge_range(*cells, "", look)
        self.text(sheet, top, left, text, look)

    def opening(self, sheet: Any, heading: str, lines: Sequence[str], widths: Sequence[float]) -> int:
        """The title and what is said of all, over the whole width; the row after them."""
        for line, text in enumerate((heading, *lines)):
            look = self.look(text_wrap=True, valign="top", **({"bold": True, "font_size": 14} if line == 0 else {}))
            size = sum(widths) * (0.7 if line == 0 else 0.95)
            sheet.set_row(line, min(_HIGHEST, (22 if line == 0 else 16) * lines_of(text, size) + 3))
            self.over(sheet, (line, 0, line, len(widths) - 1), text, look)
        return len(lines) + 1

    def number(self, sheet: Any, row: int, column: int, value: Decimal, look: Any) -> None:
        """Write a number as a number; one with more digits than Excel keeps is written out."""
        stored, _, _ = shape(value)
        if stored is not None:
            sheet.write_number(row, column, stored, look)
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

    def bars(
        self,
        sheet: Any,
        name: str,
        bars: Sequence[tuple[str, float]],
        stand: tuple[int, int, int],
        title: str,
        corner: tuple[int, int],
    ) -> int:
        """A bar chart of numbers by their names, the first on top; returns how many usual rows it is high.

        They stand from a row on in a column of names and one of numbers (`stand`).
        """
        first, names, numbers = stand
        last = first + len(bars) - 1
        chart = self.chart("bar")
        series = {"categories": [name, first, names, last, names], "values": [name, first, numbers, last, numbers]}
        # Rows that are written are gone: what the chart shows before it is calculated anew is given beside.
        shown = {"categories_data": [visible(text) for text, _ in bars], "values_data": [value for _, value in bars]}
        chart.add_series({**series, **shown, "gap": 40, "fill": {"color": "#5B9BD5"}, "data_labels": {"value": True}})
        chart.set_title({"name": title, "name_font": {"size": 12}})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True})
        lines = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.75}}
        chart.set_x_axis({"min": 0, "max": 1, "num_format": "0%", "major_gridlines": lines})
        height = min(1200, 120 + 20 * len(bars))
        chart.set_size({"width": 760, "height": height})
        sheet.insert_chart(*corner, chart)
        return -(-height // 24)  # of 18 points

    def chart(self, kind: str) -> Any:
        """A new chart of a kind that Excel draws, to be filled and put on a sheet."""
        return self._workbook.add_chart({"type": kind})

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


@lru_cache(maxsize=65_536)
def shape(value: Decimal) -> tuple[float | None, int, int]:
    """The double that is exactly this number (None where it has too many digits), its decimals, its whole digits."""
    text = f"{abs(value):f}"
    stored = float(value)
    # fifteen digits always survive
    is_exact = len(text) <= 15 or Decimal(repr(stored)) == value
    whole, _, fraction = text.partition(".")
    return stored if is_exact else None, len(fraction.rstrip("0")), len(whole)


def number_format(indicator: Indicator | None, value: Decimal | None, before: str = "", *, signed: bool = False) -> str:
    """The format of a number: with the indicator's decimals, never fewer than the number has; rates in percent."""
    is_rate = indicator is not None and indicator.kind is Kind.RATE
    granule = indicator.granule if indicator is not None else Decimal(1)
    places = max(decimal_places(granule), decimal_places(value) if value is not None else 0)
    places = max(0, places - 2) if is_rate else places
    shape = ("0." + "0" * places if places else "0") + ("%" if is_rate else "")
    sign = f'"{before} "' if before else ""
    return f"{sign}+{shape};{sign}-{shape};{sign}{shape}" if signed else f"{sign}{shape};{sign}-{shape}"


def lines_of(text: str, width: float) -> int:
    """The lines that a text takes in a column; Excel does not work out heights when it opens a file."""
    return max(1, -(-display_width(text) // max(2, int(width) - 1)))


def written(text: str) -> str:
    """A text as a cell holds it: without control signs, and no longer than a cell may be."""
    return _shortened(visible(text), _MOST_TEXT)


def display_width(text: str) -> int:
    """Columns that a text takes: a Chinese sign takes two."""
    shown = visible(text)
    return len(shown) if shown.isascii() else len(shown) + len(_WIDE.findall(shown))


def _shortened(text: str, units: int) -> str:
    """The text, cut to a number of UTF-16 units without splitting a sign."""
    if 2 * len(text) <= units:
        return text
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore").rstrip()
