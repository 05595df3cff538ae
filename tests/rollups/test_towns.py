"""Villages and their towns: one way of comparing names, from the file to the sum."""

from pathlib import Path

import pytest

from cedu_targets import rollup
from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.rollups.report import RollupReport
from monthly_forms import write_form

ROWS = [("育秧", 20, "村部", 4, "讲座")]


def sums(report: RollupReport) -> dict[str, int]:
    return {unit: int(total.sums.attendances or 0) for unit, total in report.totals.items() if total is not None}


def test_a_unit_is_counted_under_the_name_that_the_list_has(tmp_path: Path) -> None:
    """Forms are shortened as they are read: 甲村 of 甲村村民委员会; a list has what the office calls them."""
    listed = ["甲村村民委员会", "青山镇乙村", "丁村社区教育学习中心", "己社区（居委会）"]
    (tmp_path / "units.csv").write_text("\n".join(["单位名称", *listed]), encoding="utf-8")
    for unit in listed:
        write_form(tmp_path / "back" / f"{unit}.xlsx", unit, "2020-05", ROWS)
    report = rollup(tmp_path / "back", units=tmp_path / "units.csv")
    assert sums(report) == dict.fromkeys(listed, 20)
    assert "RC013" not in [one.code for file in report.files for one in file.findings]


def test_villages_of_one_name_in_two_towns_stay_apart(tmp_path: Path) -> None:
    write_form(tmp_path / "a.xlsx", "东山镇新村", "2020-05", ROWS)
    write_form(tmp_path / "b.xlsx", "西河镇新村村民委员会", "2020-05", [("保健", 30, "站", 2, "讲座")])
    write_form(tmp_path / "c.xlsx", "东山镇大村", "2020-05", ROWS)
    assert sums(rollup(tmp_path)) == {"东山镇新村": 20, "西河镇新村": 30, "大村": 20}


def test_of_one_town_a_village_needs_no_town(tmp_path: Path) -> None:
    write_form(tmp_path / "a.xlsx", "东山镇新村", "2020-05", ROWS)
    write_form(tmp_path / "b.xlsx", "新村", "2020-06", ROWS)
    assert sums(rollup(tmp_path)) == {"新村": 40}


@pytest.mark.parametrize(
    ("name", "town", "unit"),
    [
        ("甲村", "", "甲村村民委员会"),
        ("新村", "东山镇", "东山镇新村"),
        ("新村", "西河镇", "西河镇新村"),
        ("新村", "", None),
        ("新村", "南岭镇", None),
        ("乙村", "东山镇", "乙村"),
        ("丁村", "", None),
    ],
)
def test_names_on_a_list(name: str, town: str, unit: str | None) -> None:
    listed = ("甲村村民委员会", "东山镇新村", "西河镇新村", "乙村")
    assert ExpectedForms(units={one: one for one in listed}).unit_called(name, town) == unit


@pytest.mark.parametrize("head", ["甲村（钱某某）", "甲村(钱某某)", "甲村（盖章）"])
def test_what_a_bracket_says_of_a_person_is_no_name(head: str, tmp_path: Path) -> None:
    write_form(tmp_path / "a.xlsx", head, "2020-05", ROWS)
    assert sums(rollup(tmp_path)) == {"甲村": 20}
