"""Plans for the tests: as YAML text, and as the workbook that a planner fills in."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

SMALL = """
title: 2021年测试区社区教育目标任务分解表
units: [秣 陵, 东山, 谷里]
indicators:
  "1": {name: 培训合计, unit_of_measure: 万人次, parts: 2+3}
  "2": {name: 农村培训, unit_of_measure: 万人次, total: 5, weights: 常住人口}
  "3": {name: 在岗培训, unit_of_measure: 万人次, total: 3.01, weights: 常住人口×0.5+均分×0.5}
  "4": {name: 参与率, unit_of_measure: '%', total: 50%}
sources:
  常住人口: {source: 示例, year: 2020, values: {秣陵: 12.5, 东山: 30, 谷里: 7}}
demands:
  东山: {"2": 2}
  谷里: {"3": "×", "4": 40%, "2": "≥1.2"}
"""


def write(folder: Path, text: str = SMALL, name: str = "plan.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def fill(path: Path, cells: Mapping[str, str | float], to: Path | None = None) -> Path:
    """Write cells of a plan workbook by openpyxl; `分解计划!东山:4` is a unit's cell, `分配依据!B3` an address."""
    book = load_workbook(path)
    for name, value in cells.items():
        title, _, spot = name.partition("!")
        sheet = book[title]
        assert isinstance(sheet, Worksheet)
        row, _, code = spot.partition(":")
        if not code:
            sheet[row] = value
            continue
        code_row = next(r for r in range(1, 20) if sheet.cell(r, 1).value == "栏次")
        column = next(c for c in range(2, 60) if str(sheet.cell(code_row, c).value) == code)
        sheet.cell(next(r for r in range(1, 60) if sheet.cell(r, 1).value == row), column).value = value
    path = to or path
    book.save(path)
    return path
