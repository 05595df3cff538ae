"""Flagged cells: the most urgent sign, and causes beside it."""

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from openpyxl import load_workbook

from cedu_targets.domain.finding import Severity
from cedu_targets.messages.messages import Language
from cedu_targets.report import Report
from cedu_targets.reporters.check.excel import render
from sample_reports import full, jiangning, messages_for


def book_of(report: Report, language: Language = Language.ZH, folder: Path = Path()) -> Any:
    return load_workbook(io.BytesIO(render(report, messages_for(language), folder)))


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """A list sheet as mappings by its headings, cells themselves."""
    head, *rows = sheet.iter_rows()
    names = [cell.value for cell in head]
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_a_cell_with_several_findings_bears_the_sign_of_the_most_binding() -> None:
    (file, *_) = full().files
    assert file.table is not None
    note = replace(file.findings[0], code="NA001", severity=Severity.NOTE, place=file.table.place("学院", "17"))
    note = replace(note, parameters={"bound": "1"}, actual=Decimal(2), expected=Decimal(1), difference=Decimal(1))
    for findings in ((note, *file.findings), (*file.findings, note)):
        cell = book_of(Report((replace(file, findings=findings),)))["表格 任务分解表"]["R20"]
        assert cell.value == "▲◆ 未填"
        assert "PW001" in cell.comment.text
        assert "NA001" in cell.comment.text


def test_cells_that_a_cause_would_change_are_marked_and_keep_their_numbers() -> None:
    book = book_of(jiangning())
    sheet = book["表格 任务分解表"]
    comments = [sheet[f"{column}20"].comment.text for column in "RSTU"]
    assert [text.split("\n")[0] for text in comments] == [
        "◆ 疑似错因 1 错列：现为 未填，应为 2000", "◆ 疑似错因 1 错列：现为 2000，应为 1500",
        "◆ 疑似错因 1 错列：现为 1500，应为 500", "◆ 疑似错因 1 错列：现为 500，应为 空白",
    ]  # fmt: skip
    assert "PW001" in comments[0].split("\n")[1]
    assert [sheet[f"{column}20"].value for column in "RSTU"] == ["▲◆ 未填", 2000, 1500, 500]
    assert sheet["S20"].number_format == '"◆ "0;"◆ "-0'
    assert [sheet[f"{column}20"].fill.fgColor.rgb for column in "RS"] == ["FFFFC7CE", "FFFCD9B6"]
    assert [sheet[cell].border.left.style for cell in ("S20", "S9")] == ["mediumDashed", "medium"]
    assert "◆ 疑似填错" in sheet["A3"].value
    rows = [[cell for cell in row if cell.value] for row in book["摘要"].iter_rows(min_row=7)]
    (told,) = [row for row in rows if row and row[0].value == "◆ 1"]
    assert told[2].value == "疑似错列：学院 第18—20栏的数应在第17—19栏；更正后 5 处问题全部消除。"
    assert told[1].hyperlink.location == "'表格 任务分解表'!R20"
    suspects = [row["疑似错因"] for row in rows_of(book["审核问题"])]
    assert [cell.value for cell in suspects] == ["◆ 1"] * 5 + [None]
    assert suspects[0].hyperlink.location == "'表格 任务分解表'!R20"
