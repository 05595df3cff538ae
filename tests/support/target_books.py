"""Workbooks with small tables of targets, as an office would send them out, with totals that add up."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

HEADS = ["单位", "培训合计", "老年教育", "青少年教育", "职业技能培训", "居民参与率"]
NOTES = [
    "注：1、培训合计=老年教育+青少年教育+职业技能培训。",
    "2、“老年教育”：指60周岁以上居民参加的学习活动。",
    "3、统计以教育系统为主。",
    "填表人：某某　联系电话：000",
]
Row = tuple[object, ...]


def target_rows(
    units: Mapping[str, Row], *, year: int = 2021, word: str = "目标任务分解表", notes: Sequence[str] = NOTES
) -> list[list[object]]:
    """A table of units with (老年教育, 青少年教育, 职业技能培训, 居民参与率); the district's row is their sum."""
    body = [[unit, sum(_whole(one) for one in row[:3]) or None, *row] for unit, row in units.items()]
    sums = [sum(_whole(row[column]) for row in body) for column in range(1, 5)]
    lines: list[list[object]] = [[f"{year}年云水县社区教育{word}"], ["单位：人次"], [*HEADS], ["全县", *sums, "50%"]]
    lines += body
    lines += ([note] for note in notes)
    return lines


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def write_book(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook; a text that begins with = stays one."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"
    book.save(path)
    return path


FOUR: Mapping[str, Row] = {
    "甲镇": (100, 50, 30, "≥50%"), "乙镇": (120, 60, 20, "50%"), "丙街道": (90, None, 10, "50—60%"), "社区学院": (None, 40, None, None),
}  # fmt: skip
ITEMS: list[list[object]] = [
    ["2021年社区教育重点工作安排"],
    ["序号", "时间", "工作内容", "责任单位"],
    [1, "3月底前", "召开全县社区教育工作会议并部署全年任务", "县教育局"],
    [2, "4月", "组织社区教育专干业务培训活动", "甲镇"],
    [3, "5月", "走访慰问老年学员并征求意见建议", "各镇"],
    [4, "6月", "修订社区教育课程资源目录并印发", None],
    [5, "9月", "办好全民终身学习活动周", "各单位"],
    [6, "10月", "开展社区教育工作督导检查", "县教育局牵头，乙镇配合"],
]
