"""A table of targets over years, from the file to what a person asks of it: check, read, status, a list to fill in."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from path_samples import SAMPLES
from project import Run
from writers import Cell, Truth, by_openpyxl

ROWS: Sequence[Sequence[Cell]] = [
    ["社区教育规划目标"],
    ["指标", "2020年（基期）", "2021年", "2022年", "2023年", "责任单位", "备注"],
    ["人均经费（元）", 1, 2, 2, 3, "区教育局", None],
    ["参与率", "45%", "50%以上", None, "60%以上", "区教育局、区民政局", "含网上"],
]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(by_openpyxl([Truth(ROWS)]))
    return path


def test_a_table_of_targets_by_year_is_checked_without_a_pack(plan: Path, cedu_json: Callable[..., Any]) -> None:
    report = cedu_json("check", plan)
    (file,) = report["files"]
    assert (report["exit_code"], file["status"], file["shape"], file["checked"]["items"]) == (0, "clean", "items", 5)
    told = {one["code"]: one["message"] for one in file["findings"] if one["code"].startswith("RD")}
    assert "2020 年的 2 个数" in told["RD098"]
    assert "备注" in told["RD099"]
    assert "after_issue" not in {one["rule"] for one in file["not_judged"]}  # no such table prints a day of issue


def test_what_a_target_is_stands_in_the_json(plan: Path, cedu_json: Callable[..., Any]) -> None:
    (file,) = cedu_json("read", plan)["files"]
    assert (file["kind"], file["period"]) == ("target", "2021-2023")
    item = {one["id"]: one for one in file["items"]}["目标-2@2021"]
    assert (item["text"], item["cell"], item["due"]["end"]) == ("参与率：50%以上", "C4", "2021-12-31")
    (target,) = item["targets"]
    assert (target["value"], target["relation"], target["kind"]) == ("0.5", "at_least", "share")


def test_targets_fall_due_at_the_end_of_their_years(plan: Path, cedu_json: Callable[..., Any]) -> None:
    rows = cedu_json("status", plan, "--as-of", "2022-06-30")["rows"]
    states = {row["item"]: row["state"] for row in rows}
    assert states == {
        "目标-1@2021": "not_reported", "目标-2@2021": "not_reported", "目标-1@2022": "due",
        "目标-1@2023": "later", "目标-2@2023": "later",
    }  # fmt: skip


def test_a_list_for_the_owners_comes_back(plan: Path, tmp_path: Path, cedu: Run, cedu_json: Callable[..., Any]) -> None:
    """The year is of the target's name; two years with the same number are told apart by it."""
    assert cedu("template", "--for", "status", plan, "-o", tmp_path / "lists").returncode == 0
    path = tmp_path / "lists" / "区教育局.xlsx"
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = {str(cell.value): int(cell.column or 0) for row in sheet.iter_rows() for cell in row}
    for row in sheet.iter_rows():
        if row[0].value == "目标-1@2022":
            sheet.cell(row[0].row, heads["完成情况"], "已完成")
            sheet.cell(row[0].row, heads["佐证材料"], "决算.pdf")
    book.save(path)
    report = cedu_json("status", plan, tmp_path / "lists", "--as-of", "2022-12-31")
    states = {row["item"]: row["state"] for row in report["rows"]}
    assert (states["目标-1@2021"], states["目标-1@2022"], states["目标-1@2023"]) == ("not_reported", "done", "later")


def test_two_tables_of_a_workbook_have_names_of_their_own(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    path = tmp_path / "plans.xlsx"
    sheets = [Truth(SAMPLES[name].rows, name=name[:9]) for name in ("natures", "years as numbers")]
    path.write_bytes(by_openpyxl(sheets))
    first, second = cedu_json("read", path)["files"]
    assert [one["id"] for one in first["items"]][:1] == ["目标-1@2020"]
    names = [one["id"] for one in second["items"]]
    assert names == ["目标2-1@2021", "目标2-1@2022", "目标2-2@2021", "目标2-2@2022"]
    assert [one["targets"][0]["id"] for one in second["items"]] == names
