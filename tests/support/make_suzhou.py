"""Writes examples/suzhou-2019/schedule.xlsx and returned/*.xlsx from notice.txt: `python tests/support/make_suzhou.py`.

The schedule is the annex as the office's own workbook would be; the returned checklists are those of `cedu template
--for status`, filled in. What they say is invented, and marked so.
"""

import io
import sys
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from cedu_targets import api
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.status.checklist import workbooks
from make_examples import settle  # first: it has openpyxl write the same bytes everywhere
from project import SUZHOU

ILLUSTRATIVE = "示例，虚构"
RETURNED = {
    "市教育局": {
        "安排-2": ("已完成", "2019-03-29", f"申报汇总表（{ILLUSTRATIVE}）", ""),
        "安排-5": ("已完成", "2019-05-06", f"课程清单（{ILLUSTRATIVE}）", ""),
        "安排-7": ("未完成", "", "", f"师资未落实，改在下半年（{ILLUSTRATIVE}）"),
        "安排-13": ("进行中", "", "", ""),
    },
    "市社指中心": {
        "安排-3": ("已完成", "2019-03-20", f"仪式简报（{ILLUSTRATIVE}）", ""),
        "安排-4": ("已完成", "2019-03-28", "", ""),
        "安排-6": ("已完成", "2019-04-18", f"会议纪要（{ILLUSTRATIVE}）", ""),
        "安排-7": ("已完成", "2019-04-25", f"签到表（{ILLUSTRATIVE}）", ""),
        "安排-9": ("进行中", "", "", f"等各市、区数据（{ILLUSTRATIVE}）"),
    },
}
"""Who answered what: one thing late, one without evidence, one on which the two differ; the others sent nothing."""


def write_schedule(path: Path) -> None:
    """The annex: title, header, 26 rows, the months in merged cells."""
    lines = [line.split("\t") for line in (SUZHOU / "notice.txt").read_text(encoding="utf-8").splitlines()]
    rows = [fields for fields in lines if len(fields) == 4 and fields[0].isdigit()]
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "工作安排"
    sheet["A1"] = "2019年苏州市社区教育主要工作安排"
    sheet.merge_cells("A1:D1")
    sheet["A1"].font, sheet["A1"].alignment = Font(size=16, bold=True), Alignment(horizontal="center")
    for column, text in enumerate(("序号", "时间", "工作内容", "责任单位"), start=1):
        sheet.cell(2, column, text).font = Font(bold=True)
    first = 3
    for row, (number, time, text, owners) in enumerate(rows, start=3):
        sheet.cell(row, 1, int(number))
        sheet.cell(row, 3, text.strip())
        sheet.cell(row, 4, "\n".join(owners.split()))
        if time.strip():
            sheet.cell(row, 2, time.strip())
            _merge(sheet, first, row - 1)
            first = row
    _merge(sheet, first, len(rows) + 2)
    thin = Side(style="thin")
    for cells in sheet.iter_rows(min_row=2, max_row=len(rows) + 2, max_col=4):
        for cell in cells:
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            cell.alignment = Alignment(vertical="center", wrap_text=True)
    for letter, width in zip("ABCD", (6, 8, 60, 20), strict=True):
        sheet.column_dimensions[letter].width = width
    book.save(path)
    settle(path)


def _merge(sheet: Worksheet, first: int, last: int) -> None:
    if last > first:
        sheet.merge_cells(start_row=first, start_column=2, end_row=last, end_column=2)


def write_returned(folder: Path) -> None:
    """The checklists of two owners, filled in."""
    folder.mkdir(exist_ok=True)
    blank = workbooks(api.checklists([SUZHOU / "notice.txt"]).checklists, Messages(Language.ZH))
    for unit, answers in RETURNED.items():
        book = load_workbook(io.BytesIO(blank[f"{unit}.xlsx"]))
        sheet = book.worksheets[0]
        assert isinstance(sheet, Worksheet)
        sheet["A1"] = f"{sheet['A1'].value}（{ILLUSTRATIVE}数据）"
        for cells in sheet.iter_rows(min_row=5):
            for cell, text in zip(cells[4:8], answers.get(str(cells[0].value), ()), strict=False):
                cell.value = text or None
        path = folder / f"{unit}.xlsx"
        book.save(path)
        settle(path)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SUZHOU
    write_schedule(target / "schedule.xlsx")
    write_returned(target / "returned")
