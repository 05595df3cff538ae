"""Monthly forms (培训月报表) for the tests: what a village sends in, written as a workbook, csv, Word document or text.

write_form(folder / "甲村-5月.xlsx", "甲村", "2020-05", CLASSES, filed="2020年6月3日")
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from writers import Cell, Truth, as_text, by_csv, by_openpyxl, by_python_docx

ISSUED = ("培训项目", "培训人数", "培训地点", "培训课时数", "培训方式")
"""The five columns of the form as the town issued it."""
CLASSES: Sequence[Sequence[Cell]] = (
    ("水稻科学育秧", 56, "村委会活动室", 4, "集中授课"),
    ("卫生保健", 42, "文化站", 2, "讲座"),
    ("家政服务", 38, "社区学校", 6, "现场教学"),
)
WITH_FIRST_TIME = ("培训项目", "培训类别", "培训日期", "培训地点", "培训人次", "其中本年首次参训（人）", "培训课时数", "培训方式")  # fmt: skip
"""The columns that also say how many persons were reached."""
DATED_CLASSES: Sequence[Sequence[Cell]] = (
    ("水稻科学育秧", "农业科技类", date(2020, 5, 6), "村委会活动室", 56, 40, 4, "集中授课"),
    ("卫生保健", "医药卫生类", date(2020, 5, 13), "文化站", 42, 12, 2, "讲座"),
)


def form(
    unit: str | None = "甲村",
    month: str | None = "2020-05",
    rows: Sequence[Sequence[Cell]] = CLASSES,
    *,
    filed: Cell = None,
    headings: Sequence[str] | Sequence[Sequence[str | None]] = ISSUED,
    title: str | None = "百胜镇社区教育培训月报表",
    head: Sequence[Sequence[Cell]] | None = None,
    totals: Sequence[Sequence[Cell]] = (),
    foot: Sequence[Sequence[Cell]] = (("填表人：", None, "联系电话："),),
    sheet: str = "Sheet1",
    merges: Sequence[tuple[int, int, int, int]] = (),
) -> Truth:
    """A form as a sheet. A unit or month of None leaves its place in the head open; `month` is 2020-05, 05 or any text.

    `headings` are one line or several, `head` replaces the line over them, `totals` and `foot` stand below the rows.
    """
    lines = [headings] if isinstance(headings[0], str) else headings
    over = head_line(unit, month, filed) if head is None else head
    titles: list[Sequence[Cell]] = [] if title is None else [(title,)]
    body = [*titles, *over, *lines, *rows, *totals, *foot]
    return Truth([[*row] for row in body], merges, sheet)


def head_line(unit: str | None, month: str | None, filed: Cell = None) -> Sequence[Sequence[Cell]]:
    """填报单位：甲村 │ │ （5）月份 │ 填报时间：2020年6月3日"""
    return [[f"填报单位：{unit or '______'}", None, _month(month), f"填报时间：{_day(filed)}"]]


def _month(month: str | None) -> str:
    if month is None:
        return "（   ）月份"
    year, _, number = month.rpartition("-")
    if not number.isdigit():
        return month
    return f"{year}年（{int(number)}）月份" if year else f"（{int(number)}）月份"


def _day(filed: Cell) -> str:
    if filed is None:
        return "     年  月  日"
    return f"{filed.year}年{filed.month}月{filed.day}日" if isinstance(filed, date) else str(filed)


def by_tabs(sheets: Sequence[Truth]) -> bytes:
    """The first sheet as a text, its cells parted by tabs."""
    return "\n".join(
        "\t".join("" if cell is None else as_text(cell) for cell in row) for row in sheets[0].rows
    ).encode()


WRITERS: Mapping[str, Callable[[Sequence[Truth]], bytes]] = {
    ".xlsx": by_openpyxl, ".csv": by_csv, ".docx": by_python_docx, ".txt": by_tabs,
}  # fmt: skip


def write_forms(path: Path, *sheets: Truth) -> Path:
    """The forms as one file, in the format that its name ends in; of csv and txt the first alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(WRITERS[path.suffix](sheets))
    return path


def write_form(
    path: Path,
    unit: str | None = "甲村",
    month: str | None = "2020-05",
    rows: Sequence[Sequence[Cell]] = CLASSES,
    *,
    filed: Cell = None,
    totals: Sequence[Sequence[Cell]] = (),
    headings: Sequence[str] | Sequence[Sequence[str | None]] = ISSUED,
) -> Path:
    """One form as a file; `form` and `write_forms` do what else a test may want."""
    return write_forms(path, form(unit, month, rows, filed=filed, totals=totals, headings=headings))
