"""Writes the invented files of examples/baisheng-2020: `python tests/support/make_baisheng.py`.

The notice beside them is the town's text without names, telephone and mail. The villages, their residents and what
they report are invented, and marked so: the text names none. Of three months one form is missing, one says that
nothing was held, two of one village and month differ, one carries a total that is off, one holds a number that
cannot be read, and one is of the issued five columns, which say nothing of persons.
"""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from make_examples import settle  # first: it has openpyxl write the same bytes everywhere
from monthly_forms import ISSUED, WITH_FIRST_TIME, form, write_forms
from project import BAISHENG
from writers import Cell

ILLUSTRATIVE = "示例，虚构"
POPULATIONS = {"甲村": 3412, "乙村": 2875, "丙社区": 5068, "丁村": 1943, "戊村": 2216}


def write_villages(path: Path) -> None:
    """The villages and communities of the town with their residents."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "村（居）"
    sheet["A1"] = f"百胜镇各村（居）常住人口（{ILLUSTRATIVE}）"
    sheet["A1"].font = Font(size=14, bold=True)
    for column, text in enumerate(("单位名称", "常住人口（人）"), start=1):
        sheet.cell(2, column, text).font = Font(bold=True)
    rows = {**POPULATIONS, "合计": sum(POPULATIONS.values())}
    for row, (name, residents) in enumerate(rows.items(), start=3):
        sheet.cell(row, 1, name)
        sheet.cell(row, 2, residents)
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 16
    book.save(path)
    settle(path)


TITLE = f"百胜镇社区教育培训月报表（{ILLUSTRATIVE}）"
FILED = {5: date(2020, 6, 3), 6: date(2020, 7, 2), 7: date(2020, 8, 4)}
Rows = Sequence[Sequence[Cell]]


def rice(month: int, people: Cell, first: Cell) -> Sequence[Cell]:
    """A class of the long form."""
    return ("水稻病虫害综合防治", "农业科技类", date(2020, month, 12), "村委会", people, first, 6, "现场教学")


def health(month: int, people: Cell, first: Cell) -> Sequence[Cell]:
    """Another one."""
    return ("妇幼保健讲座", "医药卫生类", date(2020, month, 20), "活动室", people, first, 2, "集中授课")


LONG: dict[str, tuple[str, int, Rows, Rows]] = {
    "甲村-5月.xlsx": ("甲村", 5, [rice(5, 86, 86), health(5, 64, 41)], [("合计", None, None, None, 150, 127)]),
    "甲村-6月.xlsx": ("甲村", 6, [rice(6, 92, 37), health(6, 58, 22)], [("合计", None, None, None, 150, 59)]),
    "甲村-7月.xlsx": ("甲村", 7, [rice(7, 75, 18), health(7, 49, 15)], [("合计", None, None, None, 134, 33)]),
    "乙村-5月.xlsx": ("乙村", 5, [rice(5, 120, 120)], ()),
    "丁村-5月.xlsx": ("丁村", 5, [health(5, 45, 45)], ()),
    "丁村-6月.xlsx": ("丁村", 6, [health(6, 52, 30)], ()),
    "丁村-6月-改.xlsx": ("丁村", 6, [health(6, 52, 30), rice(6, 66, 41)], ()),
    "丁村-7月.xlsx": ("丁村", 7, [rice(7, 71, 28)], ()),
    "戊村-5月.xlsx": ("戊村", 5, [rice(5, 58, 58)], ()),
    "戊村-6月.xlsx": ("戊村", 6, [health(6, 47, 31)], ()),
    "戊村-7月.xlsx": ("戊村", 7, [rice(7, 63, 24), health(7, "三十来人", 9)], ()),
}
"""The forms with columns for the persons that come for the first time."""
SHORT: dict[str, tuple[int, Rows]] = {
    "丙社区-5月.docx": (5, [("电商管理", 110, "社区学校", 8, "集中授课"), ("垃圾分类", 95, "广场", 2, "宣传活动")]),
    "丙社区-6月.xlsx": (6, [("家政与社区服务", 88, "社区学校", 12, "现场教学")]),
    "丙社区-7月.xlsx": (7, [("健身舞", 140, "广场", 4, "文体活动")]),
}
"""The forms of the issued five columns."""


def write_returned(folder: Path) -> None:
    """What the villages sent for May to July."""
    for name, (unit, month, rows, totals) in LONG.items():
        truth = form(
            unit, f"2020-{month:02}", rows, filed=FILED[month], headings=WITH_FIRST_TIME, title=TITLE, totals=totals
        )
        write_forms(folder / name, truth)
    for name, (month, rows) in SHORT.items():
        truth = form("丙社区", f"2020-{month:02}", rows, filed=FILED[month], headings=ISSUED, title=TITLE)
        write_forms(folder / name, truth)
    nothing = form("乙村", "2020-06", [("本月没有办班",)], filed=FILED[6], headings=WITH_FIRST_TIME, title=TITLE)
    write_forms(folder / "乙村-6月.xlsx", nothing)
    for path in folder.iterdir():
        settle(path)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else BAISHENG
    write_villages(target / "villages.xlsx")
    write_returned(target / "returned")
