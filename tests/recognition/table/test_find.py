"""Several tables on one sheet: each is found where it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cedu_targets import check
from cedu_targets.report import FileReport

TITLE = "2021年目标任务表\n"


def wrong(file: FileReport) -> list[str | None]:
    return [finding.place.cell for finding in file.findings if finding.severity == "error"]


def test_two_tables_side_by_side(sheet: Callable[..., Path]) -> None:
    rows = ["单位 培训 农村 . 单位 线上 线下", "栏次 1 2 . 栏次 1 2", "全区 5 6 . 全区 7 8", "东山 5 6 . 东山 7 9"]
    files = check(sheet(TITLE + "\n".join(rows)), rules="none").files
    assert [file.number for file in files] == [1, 2]
    assert [wrong(file) for file in files] == [[], ["G4"]]


@pytest.mark.parametrize("gap", ["", ". "])
def test_side_by_side_without_codes(gap: str, sheet: Callable[..., Path]) -> None:
    """The numbers of 丁 must not become numbers of 甲."""
    rows = f"镇街 讲座 义诊 {gap}镇街 比赛\n全县 7 6 {gap}全县 9\n甲镇 1 2 {gap}丁镇 4\n乙镇 6 4 {gap}戊镇 6\n"
    files = check(sheet(TITLE + rows), rules="none").files
    assert [file.table.units for file in files if file.table] == [("甲镇", "乙镇"), ("丁镇", "戊镇")]
    assert [wrong(file) for file in files] == [[], ["F3" if gap else "E3"]]
    assert {file.table.title for file in files if file.table} == {"2021年目标任务表"}


@pytest.mark.parametrize("between", ["", "\n", "2021年体育活动任务表\n", "\n二、体育活动任务表\n"])
@pytest.mark.parametrize("district", ["top", "bottom"])
def test_one_under_the_other_without_codes(between: str, district: str, sheet: Callable[..., Path]) -> None:
    units = "甲镇 1 10\n乙镇 2 20\n丙镇 4 31\n"
    first, second = ("全县 7 61\n" + units, "全县 7 62\n" + units)
    if district == "bottom":
        first, second = units + "合计 7 61\n", units + "合计 7 62\n"
    text = TITLE + "单位 讲座 义诊\n" + first + between + "单位 比赛 培训\n" + second
    files = check(sheet(text), rules="none").files
    assert [file.table.codes for file in files if file.table] == [("讲座", "义诊"), ("比赛", "培训")]
    assert [len(wrong(file)) for file in files] == [0, 1]
    assert [file.checked.relations for file in files] == [2, 2]


@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize("codes", [False, True])
@pytest.mark.parametrize("wide_first", [False, True])
def test_a_wide_and_a_narrow_table_on_one_sheet(
    wide_first: bool, codes: bool, between: str, sheet: Callable[..., Path]
) -> None:
    """No column of the one is taken for a column of the other."""
    narrow = "单位 讲座 义诊\n" + ("栏次 1 2\n" if codes else "") + "全县 7 61\n甲镇 1 10\n乙镇 6 51\n"
    wide = "单位 比赛 培训 展演 演讲\n" + ("栏次 1 2 3 4\n" if codes else "")
    wide += "全县 7 61 3 4\n甲镇 1 10 1 2\n乙镇 6 51 2 2\n"
    tables = [wide, narrow] if wide_first else [narrow, wide]
    files = check(sheet(TITLE + between.join(tables)), rules="none").files
    assert [file.findings for file in files] == [(), ()]
    assert [len(file.table.codes) for file in files if file.table] == ([4, 2] if wide_first else [2, 4])
    assert [file.table.units for file in files if file.table] == [("甲镇", "乙镇")] * 2


def test_years_and_measures_beside_the_names_are_no_numbers(sheet: Callable[..., Path]) -> None:
    text = "单位 类别 培训 农村\n东山 2021年目标 10 5\n. 2021年完成 8 5\n秣陵 2021年目标 50 25\n. 2021年完成 42 21\n全区 2021年目标 60 30\n. 2021年完成 50 26\n"
    target, achieved = check(sheet(TITLE + text), rules="none").files
    assert (wrong(target), wrong(achieved)) == ([], [])
    text = "单位 培训 . 讲座 .\n. 年度目标 实际完成 年度目标 实际完成\n全区 3 2 3 2\n东山 1 1 1 1\n秣陵 2 1 2 1\n"
    files = check(sheet(TITLE + text), rules="none").files
    assert [file.table.measure for file in files if file.table] == ["target", "achievement"]


def test_a_table_without_codes_under_one_with_codes(sheet: Callable[..., Path]) -> None:
    units = "全县 7 61\n甲镇 1 10\n乙镇 2 20\n丙镇 4 32\n"
    text = TITLE + "单位 讲座 义诊\n栏次 1 2\n" + units + "注：另行通知\n\n单位 比赛 培训\n" + units
    files = check(sheet(text), rules="none").files
    assert [wrong(file) for file in files] == [["C4"], ["C11"]]


def test_a_signature_block_is_no_table(sheet: Callable[..., Path]) -> None:
    text = (
        TITLE
        + "单位 讲座 义诊\n栏次 1 2\n全县 1 2\n甲镇 1 2\n审核人 日期 电话\n张三 44260 13800000000\n李四 44261 13900000000\n"
    )
    assert len(check(sheet(text), rules="none").files) == 1


def test_the_same_units_under_two_headings(sheet: Callable[..., Path]) -> None:
    text = "单位 讲座 义诊\n一、健康 . .\n甲镇 1 10\n乙镇 2 20\n小计 3 30\n二、体育 . .\n甲镇 1 10\n乙镇 2 20\n小计 3 31\n合计 6 60"
    (file,) = check(sheet(TITLE + text), rules="none").files
    assert [(finding.code, finding.place.cell) for finding in file.findings] == [("DS003", "C10")]
