"""Writes examples/jiangning-2020/*.xlsx and .csv from notice.txt: `python tests/support/make_examples.py [FOLDER]`.

The notice's text lost its merged cells; the workbook has them again, as the bureau's own file would.
"""

import csv
import os
import re
import sys
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

os.environ["OPENPYXL_LXML"] = "False"  # it writes other bytes where lxml is installed
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cedu_targets.allocation.plan.blank_plan import last_totals
from cedu_targets.allocation.plan.last_year import grown_totals, plan_like
from cedu_targets.allocation.plan.plan import SourceEntry
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.recognition.read import read_tables
from cedu_targets.reporters.allocation.template import plan_workbook
from project import ROOT

EXAMPLES = ROOT / "examples" / "jiangning-2020"
SHEET = "任务分解表"
CODES = [*range(1, 21), *range(22, 30)]
RATES = range(25, 30)
FIRST_ROW = 10  # of the data; header in rows 6-8, codes in row 9

# (top row of the header, first code, last code, rows spanned): where each heading truly stands
GROUPS = [(1, 8), (9, 13), (14, 16), (17, 19), (20, 24), (25, 29)]
SECOND = [
    (1, 1),
    (2, 8),
    (9, 9),
    (10, 13),
    (14, 14),
    (15, 16),
    *((code, code) for code in [*range(17, 21), *range(22, 30)]),
]
THIRD = [*range(2, 9), *range(10, 14), 15, 16]


def notice_rows() -> dict[int, list[str]]:
    """Line number -> tab-separated fields of the notice's table, and its notes."""
    lines = (EXAMPLES / "notice.txt").read_text(encoding="utf-8").split("\n")
    return {number: line.split("\t") for number, line in enumerate(lines, start=1)}


def texts(fields: list[str]) -> list[str]:
    """The filled fields, without the white space that narrow columns left in words."""
    return ["".join(field.split()) for field in fields if field.strip()]


def column(code: int) -> int:
    """One-based column of a code."""
    return CODES.index(code) + 2


def table(mended: bool) -> list[list[str]]:
    """District and units as printed; `mended` moves 学院's 18-20 to 17-19, where they belong."""
    rows = [fields[:29] for number, fields in notice_rows().items() if 97 <= number <= 108]
    rows = [["".join(row[0].split()), *(field.strip() for field in row[1:])] for row in rows]
    if mended:
        college = rows[-1]
        college[17:21] = [*college[18:21], ""]
    return rows


def headings() -> list[tuple[int, int, int, int, str]]:
    """(first row, first column, last row, last column, text) of every heading."""
    lines = notice_rows()
    first, second, third = (texts(lines[number]) for number in (93, 94, 95))
    found = [(6, 1, 9, 1, first[0])]
    found += [(6, column(a), 6, column(b), text) for (a, b), text in zip(GROUPS, first[1:], strict=True)]
    for (a, b), text in zip(SECOND, second, strict=True):
        found.append((7, column(a), 7 if b > a else 8, column(b), text))
    found += [(8, column(code), 8, column(code), text) for code, text in zip(THIRD, third, strict=True)]
    return found


def notes() -> list[str]:
    """The lines under the table."""
    return [fields[0].strip() for number, fields in notice_rows().items() if number >= 110 and fields[0].strip()]


# Illustrative achievements, invented: what part of its targets each unit has reached, and each column besides.
REACHED = {"东山": 92, "秣陵": 80, "汤山": 76, "淳化": 71, "禄口": 104, "江宁": 63, "谷里": 78, "湖熟": 55, "横溪": 83}
REACHED |= {"麒麟": 75}  # 学院 has not reported
COLUMN = {3: 85, 6: 110, 12: 70, 15: 105, 20: 90, 27: 104, 28: 97}
PARTS = {1: range(2, 9), 9: range(10, 14), 14: (15, 16), 17: (18, 19)}
BLANK = {("麒麟", 12), ("谷里", 24)}  # assigned, and left blank
ILLUSTRATIVE = "（示例，虚构数据）"


def achieved(percent: int) -> list[list[str]]:
    """The illustrative achievements: `percent` of what REACHED says, totals and district added up."""
    district, *units = table(mended=True)
    rows = []
    for fields in units:
        name = fields[0]
        if name not in REACHED:
            continue
        row: dict[int, Decimal | None] = {}
        for code, field in zip(CODES, fields[1:], strict=True):
            if not field or (name, code) in BLANK:
                row[code] = None
                continue
            step = Decimal("0.1") if code in RATES else Decimal("0.01") if code <= 13 else Decimal(1)
            share = Decimal(REACHED[name] * COLUMN.get(code, 100) * percent) / 1_000_000
            if code in RATES:
                share = min(1 - (1 - share) / 4, Decimal(1))
            row[code] = (Decimal(field.rstrip("%")) * share).quantize(step, ROUND_HALF_UP)
        rows.append((name, with_totals(row)))
    total: dict[int, Decimal | None] = {}
    for code in CODES:
        values = [value for _, row in rows if (value := row[code]) is not None]
        if code in RATES:
            total[code] = (sum(values, Decimal(0)) / len(values)).quantize(Decimal("0.1")) if values else None
        else:
            total[code] = sum(values, Decimal(0)) if values else None
    return [[name, *(shown(code, row[code]) for code in CODES)] for name, row in [(district[0], total), *rows]]


def with_totals(row: dict[int, Decimal | None]) -> dict[int, Decimal | None]:
    """The row with its totals added up; a part left blank adds nothing."""
    for whole, parts in PARTS.items():
        if row[whole] is not None:
            row[whole] = sum((row[part] or Decimal(0) for part in parts), Decimal(0))
    return row


def shown(code: int, value: Decimal | None) -> str:
    """A value as a field of the table."""
    return "" if value is None else f"{value}%" if code in RATES else str(value)


def write_achievements(path: Path, year: int, percent: int) -> None:
    """A table of achievements in the form of the targets, marked as illustrative in its title and under it."""
    title = f"{year}年全区社会教育主要工作目标任务完成情况表{ILLUSTRATIVE}"
    note = "本表为演示 cedu gap 而编，数据均为虚构，不是任何单位的实际完成数。"
    write_workbook(path, mended=True, rows=achieved(percent), title=title, below=[note])


def write_workbook(
    path: Path,
    mended: bool,
    rows: list[list[str]] | None = None,
    title: str | None = None,
    below: list[str] | None = None,
) -> None:
    """The table as the bureau would issue it, or other rows in its form."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    lines = notice_rows()
    thin = Side(style="thin")
    for row, text in ((1, title or lines[87][0]), (3, lines[89][0]), (4, lines[91][0])):
        sheet.cell(row, 1, text.strip()).font = Font(size=16 if row == 1 else 10, bold=row == 1)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=29)
        sheet.cell(row, 1).alignment = Alignment(horizontal="center" if row == 1 else "right")
    for top, left, bottom, right, text in headings():
        sheet.cell(top, left, text)
        if (top, left) != (bottom, right):
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for code in CODES:
        sheet.cell(9, column(code), code)
    for offset, fields in enumerate(rows or table(mended)):
        sheet.cell(FIRST_ROW + offset, 1, fields[0])
        for code, field in zip(CODES, fields[1:], strict=True):
            if not field:
                continue
            cell = sheet.cell(FIRST_ROW + offset, column(code))
            cell.value = float(field.rstrip("%")) / (100 if "%" in field else 1)
            cell.number_format = "0%" if code in RATES else "0.00" if code <= 13 else "0"
    for cells in sheet.iter_rows(min_row=6, max_row=FIRST_ROW + 11, max_col=29):
        for cell in cells:
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for offset, text in enumerate(below or notes()):
        sheet.cell(FIRST_ROW + 13 + offset, 1, text)
    for index in range(1, 30):
        sheet.column_dimensions[get_column_letter(index)].width = 9 if index == 1 else 7.5
    sheet.row_dimensions[8].height = 96
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 8  # A3
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.freeze_panes = "B10"
    book.save(path)
    settle(path)


def settle(path: Path) -> None:
    """Write the package again with one fixed date, so that the same table gives the same bytes."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    core = parts["docProps/core.xml"].decode()
    parts["docProps/core.xml"] = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "2020-01-01T00:00:00Z", core).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def write_csv(path: Path) -> None:
    """The same rows as GB18030 text, as Excel in China saves a csv: merged cells keep their first cell only."""
    lines = notice_rows()
    rows = [[""] * 29 for _ in range(FIRST_ROW - 1)]
    for row, number in ((0, 87), (2, 89), (3, 91)):
        rows[row][0] = lines[number][0].strip()
    for top, left, _, _, text in headings():
        rows[top - 1][left - 1] = text
    for code in CODES:
        rows[8][column(code) - 1] = str(code)
    rows += table(mended=False)
    rows += [[""] * 29, *([text, *[""] * 28] for text in notes())]
    with path.open("w", encoding="gb18030", newline="") as stream:
        csv.writer(stream).writerows(rows)


# Illustrative populations, invented, in persons: what a plan may spread by.
POPULATION = {"东山": 412_600, "秣陵": 365_300, "汤山": 118_900, "淳化": 172_400, "禄口": 131_700, "江宁": 96_200}
POPULATION |= {"谷里": 58_300, "湖熟": 89_500, "横溪": 84_100, "麒麟": 107_800}
DEMANDS = {("东山", "4"): "≤1.2", ("秣陵", "2"): "0.35", ("汤山", "1"): "2.1", ("谷里", "5"): "0.15~0.17"}
"""A most, a fixed number, a given total of a unit, a range."""


def write_plan(path: Path, last_year: Path) -> None:
    """A plan for the next year by the mended table: totals 5 % up, populations invented, some demands."""
    table = read_tables(last_year)[0].document
    plan = plan_like(table, grown_totals(table, "5%"))
    mixed = {"10", "11", "12"}
    indicators = {
        code: one.model_copy(update={"weights": "上年目标×0.6+常住人口×0.4"}) if code in mixed
        else one.model_copy(update={"growth_cap": "12%"}) if code in set("2345678") else one
        for code, one in plan.indicators.items()
    }  # fmt: skip
    demands: dict[str, dict[str, str | None]] = {unit: dict(row) for unit, row in plan.demands.items()}
    for (unit, code), text in DEMANDS.items():
        demands[unit][code] = text
    values = {unit: str(number) for unit, number in POPULATION.items()}
    base = SourceEntry(source="示例，虚构", year="2020", unit_of_measure="人", values={**values})
    note = f"本表为演示 cedu allocate 而编{ILLUSTRATIVE}，全区数和人口均为虚构，不是任何单位的实际目标。"
    changes = {"indicators": indicators, "demands": demands, "sources": {"常住人口": base}}
    plan = plan.model_copy(update={**changes, "title": f"{plan.title}{ILLUSTRATIVE}", "notes": (*plan.notes, note)})
    path.write_bytes(plan_workbook(plan, last_totals(table, plan), Messages(Language.ZH)))


def write_all(folder: Path) -> None:
    """Every derived file."""
    write_workbook(folder / "targets.xlsx", mended=False)
    write_workbook(folder / "targets-mended.xlsx", mended=True)
    write_csv(folder / "targets-gb18030.csv")
    write_achievements(folder / "achieved-illustrative.xlsx", 2020, 100)
    write_achievements(folder / "last-year-illustrative.xlsx", 2019, 93)
    write_plan(folder / "plan-illustrative.xlsx", folder / "targets-mended.xlsx")


if __name__ == "__main__":
    write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES)
