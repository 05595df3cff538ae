"""Writes examples/baisheng-2020/villages.xlsx: `python tests/support/make_baisheng.py`.

The notice beside it is the town's text without names, telephone and mail; the villages and their populations are
invented, and marked so: the text names none.
"""

import sys
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from make_examples import settle  # first: it has openpyxl write the same bytes everywhere
from project import BAISHENG

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


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else BAISHENG
    write_villages(target / "villages.xlsx")
