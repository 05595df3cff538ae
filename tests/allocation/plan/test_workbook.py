"""The form that a planner fills in."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from cedu_targets import allocate
from cedu_targets.domain.fault import PackFault
from project import JIANGNING


def with_rows(folder: Path, count: int) -> Path:
    """The form of the samples with so many rows below its codes, the district's first."""
    book = load_workbook(JIANGNING / "plan-illustrative.xlsx")
    sheet = book["分解计划"]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    codes = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "栏次")
    sheet.delete_rows(codes + 1 + count, 100)
    book.save(folder / "plan.xlsx")
    return folder / "plan.xlsx"


def test_a_form_without_any_row_is_told(tmp_path: Path) -> None:
    found = allocate(with_rows(tmp_path, 0))
    assert ("AL011", "no_units", "分解计划") in [(one.code, one.variant, one.place.sheet) for one in found.mistakes]
    assert found.exit_code == 4


def test_units_that_are_missing_are_asked_for_below_the_district(tmp_path: Path) -> None:
    with pytest.raises(PackFault) as caught:
        allocate(with_rows(tmp_path, 1))
    assert (caught.value.code, caught.value.parameters["field"]) == ("AL015", "units")
    assert caught.value.place is not None
    assert (caught.value.place.sheet, caught.value.place.cell) == ("分解计划", "A7")


@pytest.mark.parametrize("title", ["分配依据", "上年目标"])
def test_a_blank_row_among_the_weights_is_nobodys(tmp_path: Path, title: str) -> None:
    plan = JIANGNING / "plan-illustrative.xlsx"
    book = load_workbook(plan)
    sheet = book[title]
    row = next(row for row in range(1, 40) if sheet.cell(row, 1).value == "秣陵")
    sheet.insert_rows(row)
    book.save(tmp_path / "plan.xlsx")
    one, other = allocate(plan), allocate(tmp_path / "plan.xlsx")
    assert [finding.code for finding in other.findings] == [finding.code for finding in one.findings]
    assert other.rows == one.rows


@pytest.mark.parametrize("title", ["分解计划", "分配依据", "上年目标"])
def test_no_unit_is_lost_under_a_remark(tmp_path: Path, title: str) -> None:
    plan = JIANGNING / "plan-illustrative.xlsx"
    book = load_workbook(plan)
    sheet = book[title]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    row = next(row for row in range(1, 40) if sheet.cell(row, 1).value == "秣陵")
    sheet.insert_rows(row)
    sheet.cell(row, 1, "说明：以下为街道")
    book.save(tmp_path / "plan.xlsx")
    one, other = allocate(plan), allocate(tmp_path / "plan.xlsx")
    assert other.rows == one.rows
    assert [finding.code for finding in other.findings] == [finding.code for finding in one.findings]
