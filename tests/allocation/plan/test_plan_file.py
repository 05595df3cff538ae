"""A plan in a workbook."""

from pathlib import Path

from cedu_targets import allocate
from plan_files import fill
from project import JIANGNING


def test_what_a_cell_holds_and_what_it_asks_for_are_told_in_one_pass(tmp_path: Path) -> None:
    cells: dict[str, str | float] = {"分解计划!东山:4": "=1/0", "分解计划!秣陵:4": "约5"}
    plan = fill(JIANGNING / "plan-illustrative.xlsx", cells, tmp_path / "plan.xlsx")
    assert {(one.code, one.place.unit) for one in allocate(plan).mistakes} >= {("AL012", None), ("AL001", "秣陵")}
