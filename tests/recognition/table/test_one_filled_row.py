"""The table of all units as one of them returns it: its own form, whatever stands in the district's row."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cedu_targets import check, gap, read

Sheet = Callable[..., Path]
HEAD = "单位 培训（人次） 活动（场） 课程（门）\n"
DISTRICT = ("全区 . . .", "全区 20 2 9", "全区 20 . 9", "全区 0 0 0")
BESIDE = ("", "湖熟街道 . . .\n谷里街道 . . .\n", "小计 . . .\n湖熟街道 . 0 .\n")


@pytest.mark.parametrize("district", DISTRICT)
@pytest.mark.parametrize("beside", BESIDE)
def test_the_district_is_no_sum_of_one_row(district: str, beside: str, sheet: Sheet) -> None:
    path = sheet(f"2021年完成情况表\n{HEAD}{district}\n东山街道 20 2 9\n{beside}")
    (table,) = read(path).tables
    assert (table.district, table.units) == (None, ("东山街道",))
    (file,) = check(path).files
    assert [one.code for one in file.findings if one.severity != "note"] == []
    assert [one.code for one in file.findings].count("RD079") == 1
    assert file.not_judged == ()


@pytest.mark.parametrize("beside", BESIDE)
def test_other_numbers_of_the_district_stay_and_are_no_sum_of_one_row(beside: str, sheet: Sheet) -> None:
    (file,) = check(sheet(f"2021年完成情况表\n{HEAD}全区 600 60 90\n东山街道 20 2 9\n{beside}")).files
    assert file.table is not None
    assert file.table.district == "全区"
    assert [(one.code, one.variant) for one in file.findings if one.code != "RD018"] == [("RD079", "apart")]
    assert file.not_judged == ()


@pytest.mark.parametrize(
    "rows",
    [
        "全区 20 2 9\n东山街道 20 2 8\n湖熟街道 1 . .\n",
        "全区 20 2 9\n东山街道 20 2 8\n湖熟街道 0 0 .\n",
        "全区 30 2 9\n城区小计 30 2 9\n东山街道 20 2 9\n湖熟街道 . . .\n",
    ],
)
def test_what_several_filled_is_judged_as_ever(rows: str, sheet: Sheet) -> None:
    (table,) = read(sheet(f"2021年完成情况表\n{HEAD}{rows}")).tables
    assert table.district == "全区"


def test_targets_of_one_unit_keep_their_district(sheet: Sheet) -> None:
    """Only where they are held against what was issued are they a return."""
    issued = sheet(f"2021年目标任务表\n{HEAD}全区 60 4 20\n东山街道 20 2 9\n湖熟街道 40 2 11\n", "i.csv")
    path = sheet(f"2021年目标任务表\n{HEAD}全区 61 4 20\n东山街道 20 2 9\n湖熟街道 . . .\n", "r.csv")
    assert {one.code for one in check(path).files[0].findings} >= {"DS001"}
    (held,) = check(path, against=issued).files
    codes = [one.code for one in held.findings]
    assert "DS001" not in codes
    assert "RD079" in codes


def test_several_such_forms_make_one_gap_report(sheet: Sheet) -> None:
    """Their district rows, each with the unit's own numbers or the issued ones, are no reports of the district."""
    issued = sheet(f"2021年目标任务表\n{HEAD}全区 60 4 20\n东山街道 20 2 9\n湖熟街道 40 2 11\n", "i.csv")
    forms = [
        sheet(f"2021年1—9月完成情况表\n{HEAD}全区 {own}\n{unit} {own}\n", f"{unit}.csv")
        for unit, own in (("东山街道", "15 1 5"), ("湖熟街道", "30 2 6"))
    ]
    forms += [sheet(f"2021年1—9月完成情况表\n{HEAD}全区 60 4 20\n东山街道 15 1 5\n湖熟街道 . . .\n", "d.csv")]
    for given in (forms[:2], forms[1:]):
        report = gap(issued, given, as_of=date(2021, 9, 30))
        assert [str(row.achieved) for row in report.rows if row.unit == "全区"] == ["45", "3", "11"]
        assert [one.code for _, one in report.findings if one.severity == "error"] == []
