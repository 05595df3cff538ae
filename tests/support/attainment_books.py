"""Workbooks as a bureau keeps them for the targets of a plan: what each unit achieved, and what ratios divide by."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from make_examples import settle

Number = float | int | None
ILLUSTRATIVE = "示例，虚构数据"
NOTE = "本表为演示 cedu gap 而编，单位和数据均为虚构，不是任何单位的实际情况。"


@dataclass(frozen=True)
class Column:
    """A heading with the numbers of the units, of which the whole is the sum, or with one of the whole alone."""

    heading: str
    units: Sequence[Number] = ()
    whole: Number = None
    source: str | None = None
    """Of a base: where it comes from, and of which year it is."""
    year: int | None = None

    @property
    def total(self) -> Number:
        """The whole's number."""
        return sum(number or 0 for number in self.units) if self.units else self.whole


def write_book(path: Path, title: str, whole: str, units: Sequence[str], columns: Sequence[Column]) -> None:
    """A table: its title, a header, the whole and the units, of bases their sources and years; marked as invented."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "完成情况" if "完成情况" in title else "基数"
    sheet["A1"] = f"{title}（{ILLUSTRATIVE}）"
    sheet["A1"].font, sheet["A1"].alignment = Font(size=16, bold=True), Alignment(horizontal="center")
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(columns) + 1)
    names = ["单位", whole, *units, *(("来源", "年份") if columns[0].source else ())]
    for row, name in enumerate(names, start=2):
        sheet.cell(row, 1, name)
    for index, column in enumerate(columns, start=2):
        written = [column.heading, column.total, *(column.units or [None] * len(units)), column.source, column.year]
        for row, value in enumerate(written, start=2):
            sheet.cell(row, index, value).number_format = "0.0%" if "%" in column.heading else "General"
    thin = Side(style="thin")
    for cells in sheet.iter_rows(min_row=2, max_row=len(names) + 1, max_col=len(columns) + 1):
        for cell in cells:
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            cell.font = Font(bold=cell.row == 2)
    sheet.cell(len(names) + 3, 1, NOTE)
    for index in range(1, len(columns) + 2):
        sheet.column_dimensions[get_column_letter(index)].width = 14
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 26, 48
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0  # A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.freeze_panes = "B3"
    book.save(path)
    settle(path)
