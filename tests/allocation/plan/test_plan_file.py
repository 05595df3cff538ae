"""A plan in a workbook."""

from pathlib import Path

from openpyxl import load_workbook

from cedu_targets import allocate
from plan_files import fill
from project import JIANGNING


def test_what_a_cell_holds_and_what_it_asks_for_are_told_in_one_pass(tmp_path: Path) -> None:
    cells: dict[str, str | float] = {"分解计划!东山:4": "=1/0", "分解计划!秣陵:4": "约5"}
    plan = fill(JIANGNING / "plan-illustrative.xlsx", cells, tmp_path / "plan.xlsx")
    assert {(one.code, one.place.unit) for one in allocate(plan).mistakes} >= {("AL012", None), ("AL001", "秣陵")}


def test_a_sheet_that_is_missing_does_not_hide_what_is_wrong_in_another(tmp_path: Path) -> None:
    plan = fill(JIANGNING / "plan-illustrative.xlsx", {"分配依据!B6": "=1/0"}, tmp_path / "plan.xlsx")
    book = load_workbook(plan)
    del book["指标设置"]
    book.save(plan)
    assert [(one.code, one.place.sheet, one.place.cell) for one in allocate(plan).mistakes] == [
        ("AL011", None, None), ("AL012", "分配依据", "B6"),
    ]  # fmt: skip
