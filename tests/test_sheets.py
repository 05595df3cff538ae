"""Several tables on one sheet, tables turned round, and several measures in one table: each is read as what it is."""

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


def test_a_table_without_codes_under_one_with_codes(sheet: Callable[..., Path]) -> None:
    units = "全县 7 61\n甲镇 1 10\n乙镇 2 20\n丙镇 4 32\n"
    text = TITLE + "单位 讲座 义诊\n栏次 1 2\n" + units + "注：另行通知\n\n单位 比赛 培训\n" + units
    files = check(sheet(text), rules="none").files
    assert [wrong(file) for file in files] == [["C4"], ["C11"]]


def test_a_signature_block_is_no_table(sheet: Callable[..., Path]) -> None:
    text = (
        TITLE
        + "单位 讲座 义诊\n栏次 1 2\n全县 1 2\n甲镇 1 2\n审核人 张三 填表人 李四\n联系电话 13800000000 日期 44260\n"
    )
    assert len(check(sheet(text), rules="none").files) == 1
