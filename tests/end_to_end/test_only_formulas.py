"""The 江宁 table as a program writes it: every sum a formula, none with a result, no office program in between."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from formula_books import JIANGNING_SUMS, LAST_ROW, jiangning_in_formulas
from make_examples import FIRST_ROW
from project import JIANGNING, Run


@pytest.mark.parametrize("rules", [[], ["--rules", "none"]])
def test_it_is_clean_as_it_is(rules: list[str], tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    output = cedu_json("check", jiangning_in_formulas(tmp_path / "t.xlsx"), *rules)
    (file,) = output["files"]
    assert (output["exit_code"], file["status"]) == (0, "clean")
    assert file["checked"] == {"relations": 71, "cells": 336, "not_judged": 0}
    (said,) = (finding for finding in file["findings"] if finding["code"] == "RD052")
    assert (said["severity"], said["place"]["sheet"], said["place"]["cell"]) == ("note", "任务分解表", None)
    assert f"有 {JIANGNING_SUMS} 个公式没有存下结果" in said["message"]


@pytest.mark.parametrize("rules", [[], ["--rules", "none"]])
@pytest.mark.parametrize(
    ("cell", "content", "beside"),
    [
        ("K10", "=SUM(K11:K20)-0.5+0.05", {("DS001", "K10"), ("PW001", "J10"), ("RD028", "K10")}),  # 学院 left out, and more
        ("D10", 5.07, {("DS001", "D10"), ("PW001", "B10"), ("RD029", "D10")}),  # typed over the formula: 5.7
        ("R10", "=ROUND(SUM(R11:R21),-4)", {("DS001", "R10"), ("PW001", "R10")}),
    ],
)  # fmt: skip
def test_a_slip_in_the_row_of_the_district_is_told_at_its_cell(
    cell: str,
    content: object,
    beside: set[tuple[str, str]],
    rules: list[str],
    tmp_path: Path,
    cedu_json: Callable[..., Any],
) -> None:
    output = cedu_json("check", jiangning_in_formulas(tmp_path / "t.xlsx", {cell: content}), *rules)
    (file,) = output["files"]
    assert output["exit_code"] == 1
    found = {(finding["code"], finding["place"]["cell"]) for finding in file["findings"]}
    assert found - {("RD052", None), ("RD010", "B9"), ("RT004", "Z10"), ("QU001", None)} == beside
    assert [[change["cell"] for change in one["changes"]] for one in file["diagnoses"]] == [[cell]]


@pytest.mark.parametrize("content", [2.36, "=SUM(C12:H12)-0.24"])
def test_a_slip_in_the_row_of_a_unit_is_told_at_its_cell(
    content: object, tmp_path: Path, cedu_json: Callable[..., Any]
) -> None:
    (file,) = cedu_json("check", jiangning_in_formulas(tmp_path / "t.xlsx", {"B12": content}))["files"]
    errors = {
        (finding["code"], finding["place"]["cell"]) for finding in file["findings"] if finding["severity"] == "error"
    }
    assert errors == {("PW001", "B12"), ("PW001", "B10")}  # the district's formula adds up what the unit's makes


def test_what_cannot_be_calculated_is_one_finding_a_block(
    tmp_path: Path, cedu: Run, cedu_json: Callable[..., Any]
) -> None:
    changed = {f"B{row}": f"=VLOOKUP(A{row},名单!A:B,2,0)" for row in range(12, 16)} | {
        "A3": "=TODAY()",
        "A4": '="时间："&2020&"年"',
    }
    path = jiangning_in_formulas(tmp_path / "t.xlsx", changed)
    (file,) = cedu_json("check", path)["files"]
    unknown = {f["place"]["cell"]: f for f in file["findings"] if f["code"] == "RD002"}
    assert set(unknown) == {"B10", "B12"}
    assert "B12:B15，4 格" in unknown["B12"]["message"]
    assert "用了 VLOOKUP 函数" in unknown["B12"]["message"]
    assert [place["cell"] for place in unknown["B12"]["related"]] == ["B13", "B14", "B15"]
    assert "用到的 B12 也没有结果" in unknown["B10"]["message"]
    (beside,) = (f["message"] for f in file["findings"] if f["code"] == "RD053")
    assert "1 个公式" in beside
    assert "A3" in beside
    assert "A4" not in beside
    assert not [d for d in file["diagnoses"] if {change["cell"] for change in d["changes"]} & {"B10", "B12"}]
    english = cedu("check", path, "--lang", "en").stdout
    assert "(B12:B15, cells: 4) is a formula without a result in the file" in english
    assert cedu("explain", "RD002").returncode == cedu("explain", "RD052").returncode == 0


def test_names_and_headers_may_be_formulas(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    book = load_workbook(jiangning_in_formulas(tmp_path / "t.xlsx"))
    sheet, names = book.worksheets[0], book.create_sheet("名单")
    for row in range(FIRST_ROW, LAST_ROW + 1):
        names[f"B{row}"], sheet[f"A{row}"] = sheet[f"A{row}"].value, f"=名单!B{row}"
    sheet["A1"] = '=2019+1&"年全区社会教育主要工作目标、任务分解表"'
    sheet["R7"] = '="合"&"计"'
    book.save(tmp_path / "t.xlsx")
    (file,) = cedu_json("check", tmp_path / "t.xlsx", "--sheet", "任务分解表")["files"]
    assert (file["status"], file["pack"], file["checked"]["relations"]) == ("clean", "jiangning-2020", 71)


def test_all_commands_see_what_was_calculated(tmp_path: Path, cedu: Run, cedu_json: Callable[..., Any]) -> None:
    path = jiangning_in_formulas(tmp_path / "t.xlsx")
    mended = JIANGNING / "targets-mended.xlsx"
    (read,), (other,) = cedu_json("read", path)["files"], cedu_json("read", mended)["files"]
    assert {unit: {code: value or "0" for code, value in cells.items()} for unit, cells in read["values"].items()} == {
        unit: {code: value or "0" for code, value in cells.items()} for unit, cells in other["values"].items()
    }
    achieved = JIANGNING / "achieved-illustrative.xlsx"
    ours, theirs = (cedu_json("gap", one, achieved, "--as-of", "2020-11-01")["rows"] for one in (path, mended))
    assert [row for row in ours if row["target"] not in (None, "0")] == [
        row for row in theirs if row["target"] not in (None, "0")
    ]
    for suffix in ("xlsx", "html", "json"):
        assert cedu("check", path, "-o", tmp_path / f"report.{suffix}").returncode == 0


def test_a_rate_that_is_calculated_is_a_rate(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    changed = {f"AA{row}": f"=9{row % 3}/100" for row in range(FIRST_ROW, LAST_ROW)} | {"AA10": "=AVERAGE(AA11:AA20)"}
    path = jiangning_in_formulas(tmp_path / "t.xlsx", changed)
    (file,) = cedu_json("read", path)["files"]
    assert {file["values"][unit]["27"] for unit in file["units"] if unit != "学院"} == {"0.9", "0.91", "0.92"}
    assert cedu_json("check", path)["exit_code"] == 0
