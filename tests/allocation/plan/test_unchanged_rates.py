"""Rates that a plan may have kept from last year."""

from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from cedu_targets import allocate
from cedu_targets.cli.app import app
from cedu_targets.domain.finding import Finding, Severity

LAST = (
    "2024年任务分解表,,\n单位,培训（人）,参与率（%）\n栏次,1,2\n"
    "全县,12,60%\n甲镇,5,55%\n乙镇,4,62%\n丙镇,3,60%\n"
)  # fmt: skip


def told(folder: Path, last: str, **rates: str) -> list[Finding]:
    """What is said of the plan that last year's table makes, with the district's and units' rates written in."""
    path, plan = folder / "last.csv", folder / "plan.xlsx"
    path.write_text(last, encoding="utf-8")
    made = CliRunner().invoke(app, ["template", "--for", "allocate", "--like", str(path), "-o", str(plan)])
    assert made.exit_code == 0, made.output
    book = openpyxl.load_workbook(plan)
    sheet = book["分解计划"]
    for row in sheet.iter_rows():
        if row[0].value == "全县":
            row[2].value = "12"
        if row[0].value in rates:
            row[3].value = rates[str(row[0].value)] or None
    book.save(plan)
    report = allocate(plan)
    assert report.exit_code == 0
    return [finding for finding in report.findings if finding.code == "AL110"]


def test_rates_that_nobody_touched_while_the_districts_changed_are_named(tmp_path: Path) -> None:
    [one] = told(tmp_path, LAST, 全县="61%")  # 丙镇 had the district's rate, so it follows it
    assert (one.variant, one.severity, one.parameters["units"], one.parameters["count"]) == (
        "",
        "note",
        "甲镇、乙镇",
        2,
    )
    assert (one.parameters["last"], one.parameters["total"]) == ("60%", "61%")


def test_a_district_outside_its_units_is_a_warning(tmp_path: Path) -> None:
    [one] = told(tmp_path, LAST, 全县="80%", 丙镇="60%")
    assert (one.variant, one.severity) == ("outside_kept", Severity.WARNING)
    assert (one.parameters["lowest"], one.parameters["highest"], one.parameters["count"]) == ("55%", "62%", 3)


def test_a_district_outside_rates_that_were_all_written_anew(tmp_path: Path) -> None:
    [one] = told(tmp_path, LAST, 全县="80%", 甲镇="70%", 乙镇="71%", 丙镇="72%")
    assert (one.variant, one.severity) == ("outside", Severity.WARNING)


@pytest.mark.parametrize(
    "rates",
    [{}, {"全县": "60%"}, {"全县": "70%", "甲镇": "65%", "乙镇": "72%"}, {"全县": "70%", "甲镇": "", "乙镇": ""}],
)
def test_a_sound_plan_is_told_nothing(tmp_path: Path, rates: dict[str, str]) -> None:
    assert told(tmp_path, LAST, **rates) == []


def test_all_units_of_last_year_under_a_changed_district_are_a_warning(tmp_path: Path) -> None:
    [one] = told(tmp_path, LAST.replace("丙镇,3,60%", "丙镇,3,59%"), 全县="61%")
    assert (one.variant, one.severity, one.parameters["count"]) == ("", Severity.WARNING, 3)
