"""Writes examples/ci/submissions: `python tests/support/make_ci.py [FOLDER]`.

What a folder of submissions looks like to a machine that checks it: a form that is right, one with two sums that are
not, and one that was cut off on its way. Streets and numbers are invented.
"""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter

from project import DATA, ROOT

SUBMISSIONS = ROOT / "examples" / "ci" / "submissions"
HEADS = ("单位", "培训合计（人次）", "居民教育（人次）", "老年教育（人次）")
ROWS: Sequence[Sequence[str | int]] = (
    ("东社区", 380, 260, 120),
    ("西社区", 295, 190, 105),
    ("南社区", 410, 300, 110),
)
WHOLE = ("合计", 1085, 750, 335)
WRONG = {"西社区": ("西社区", 259, 190, 105)}
"""Two digits changed places, so that the row and the column do not add up."""
_CUT_AT = 2_000


def write_all(folder: Path) -> None:
    """The three files."""
    _write(folder / "甲街道.xlsx", "甲街道", ROWS)
    _write(folder / "乙街道.xlsx", "乙街道", [WRONG.get(str(row[0]), row) for row in ROWS])
    (folder / "丙街道.xls").write_bytes((DATA / "targets.xls").read_bytes()[:_CUT_AT])


def _write(path: Path, street: str, rows: Sequence[Sequence[str | int]]) -> None:
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": datetime(2026, 1, 1)})
        sheet = book.add_worksheet("目标表")
        sheet.set_column(0, 3, 18)
        sheet.write(0, 0, f"2026年{street}社区教育目标任务分解表（示例，虚构数据）")
        sheet.write_row(1, 0, HEADS)
        sheet.write_row(2, 0, ("栏次", 1, 2, 3))
        for number, row in enumerate((WHOLE, *rows), start=3):
            sheet.write_row(number, 0, row)
        sheet.write(len(rows) + 4, 0, "说明：1=2+3")


if __name__ == "__main__":
    write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else SUBMISSIONS)
