"""The sheet of one table: every number is a number."""

import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from cedu_targets import check
from cedu_targets.messages.messages import Language
from cedu_targets.report import Report
from cedu_targets.reporters.check.excel import render
from sample_reports import full, messages_for


def book_of(report: Report, language: Language = Language.ZH, folder: Path = Path()) -> Any:
    return load_workbook(io.BytesIO(render(report, messages_for(language), folder)))


def test_the_table_is_whole_and_its_numbers_are_numbers() -> None:
    sheet = book_of(full())["表格 任务分解表"]
    (file, *_) = full().files
    table = file.table
    assert table is not None
    assert sheet["A1"].value == table.title
    assert [sheet.cell(8, column).value for column in range(2, 30)] == list(table.codes)
    assert [sheet.cell(row, 1).value for row in range(9, 21)] == list(table.rows)
    for row, unit in enumerate(table.rows, start=9):
        for column, indicator in enumerate(table.indicators, start=2):
            cell, value = sheet.cell(row, column), table.value(unit, indicator.code)
            if value is not None:
                assert (cell.data_type, Decimal(repr(cell.value))) == ("n", value)
            else:
                assert cell.value in (None, "▲◆ 未填", "※ 未填", "？ 未填")
    assert sheet["B9"].number_format == "0.00;-0.00"
    assert sheet["O9"].number_format == "0;-0"
    assert sheet["AC9"].number_format == "0%;-0%"
    assert sheet["R9"].number_format == '"▲ "0;"▲ "-0'
    assert [sheet[f"{column}9"].fill.fgColor.rgb for column in "RU"] == ["FFFFC7CE", "FFE7E6E6"]
    assert "说明：" in [cell.value for cell in sheet["A"]]


def test_a_column_without_a_code_has_none_in_its_sheet(sheet: Callable[..., Path]) -> None:
    text = "2023年目标表 . .\n单位 讲座（场） 培训（人次）\n合计 9 5\n柯岩 5 3\n齐贤 4 2"
    shown = next(page for page in book_of(check(sheet(text))) if page["A6"].value == "责任单位")
    assert [[cell.value for cell in row] for row in shown["A5:C9"]] == [
        [None] * 3, ["责任单位", "讲座", "培训"], [None, "场", "人次"], [None] * 3, ["合计", 9, 5],
    ]  # fmt: skip
