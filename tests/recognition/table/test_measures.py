"""Several measures in one table: each is read as a table of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cedu_targets import check
from cedu_targets.report import FileReport

TITLE = "2021年目标任务表\n"


def wrong(file: FileReport) -> list[str | None]:
    return [finding.place.cell for finding in file.findings if finding.severity == "error"]


MEASURES = {
    "rows": "单位 类别 培训 农村\n全区 目标 60 30\n. 完成 50 25\n东山 目标 10 5\n. 完成 8 5\n秣陵 目标 50 25\n. 完成 42 21\n",
    "rows with names": "单位 . 培训 农村\n全区 目标数 60 30\n全区 完成数 50 25\n东山 目标数 10 5\n东山 完成数 8 5\n秣陵 目标数 50 25\n秣陵 完成数 42 21\n",
    "rows by measure": "单位 类别 培训 农村\n全区 计划数 60 30\n东山 计划数 10 5\n秣陵 计划数 50 25\n全区 实际完成 50 25\n东山 实际完成 8 5\n秣陵 实际完成 42 21\n",
    "columns": "单位 培训 . . 农村 . .\n. 目标 完成 完成率 目标 完成 完成率\n全区 60 50 83% 30 25 83%\n东山 10 8 80% 5 5 100%\n秣陵 50 42 84% 25 21 84%\n",
    "columns on top": "单位 目标任务 . 完成情况 .\n. 培训 农村 培训 农村\n全区 60 30 50 25\n东山 10 5 8 5\n秣陵 50 25 42 21\n",
    "columns in one heading": "单位 培训目标数 培训完成数 农村目标数 农村完成数\n全区 60 50 30 25\n东山 10 8 5 5\n秣陵 50 42 25 21\n",
    "rows with the measure in the name": "单位 培训 农村\n全区目标 60 30\n全区完成 50 25\n东山目标 10 5\n东山完成 8 5\n秣陵目标 50 25\n秣陵完成 42 21\n",
    "rows of a turned table": "指标 全区 . 东山镇 . 秣陵镇 .\n. 目标 完成 目标 完成 目标 完成\n培训 60 50 10 8 50 42\n农村 30 25 5 5 25 21\n",
}


@pytest.mark.parametrize("name", MEASURES)
def test_target_and_achievement_are_two_tables(name: str, sheet: Callable[..., Path]) -> None:
    target, achieved = check(sheet(TITLE + MEASURES[name]), rules="none").files
    assert target.table
    assert achieved.table
    assert (target.table.measure, achieved.table.measure) == ("target", "achievement")
    assert (target.number, achieved.number) == (1, 2)
    assert target.table.codes == achieved.table.codes == ("培训", "农村")
    assert [unit[:2] for unit in target.table.units] == ["东山", "秣陵"]
    assert (len(wrong(target)), len(wrong(achieved))) == (0, 1)
    assert str(achieved.table.value(achieved.table.units[1], "培训")) == "42"
    codes = {finding.code for finding in target.findings}
    assert codes == {
        "RD031",
        *({"RD032"} if "完成率" in MEASURES[name] else ()),
        *({"RD030"} if "指标" in MEASURES[name] else ()),
    }


def test_codes_and_notes_of_two_measures(sheet: Callable[..., Path]) -> None:
    """Each measure keeps the codes of its columns; a note about the other one is no finding here."""
    text = "单位 合计 . 农村 . 城镇 .\n. 目标 完成 目标 完成 目标 完成\n栏次 1 2 3 4 5 6\n全区 6 5 3 3 3 2\n东山 2 2 1 1 1 1\n秣陵 4 3 2 2 2 2\n1=3+5；2=4+6"
    target, achieved = check(sheet(TITLE + text), rules="none").files
    assert target.table
    assert achieved.table
    assert (target.table.codes, achieved.table.codes) == (("1", "3", "5"), ("2", "4", "6"))
    assert [indicator.name for indicator in achieved.table.indicators] == ["合计", "农村", "城镇"]
    assert {finding.code for finding in target.findings} == {"RD031"}
    assert wrong(achieved) == ["G5", "C7"]


def test_last_years_achievement_is_the_base(sheet: Callable[..., Path]) -> None:
    text = (
        "单位 培训 . 讲座 .\n. 2020年完成 2021年目标 2020年完成 2021年目标\n全区 3 6 3 6\n东山 1 2 1 2\n秣陵 2 4 2 4\n"
    )
    files = check(sheet(TITLE + text), rules="none").files
    assert [(file.table.measure, file.table.period) for file in files if file.table] == [
        ("target", "2021"),
        ("base", "2021"),
    ]


def test_a_measure_twice_since_the_last_name_belongs_to_nobody(sheet: Callable[..., Path]) -> None:
    text = "单位 类别 培训 农村\n全区 目标 60 30\n. 完成 50 25\n东山 目标 60 30\n. 完成 50 25\n. 目标 9 9\n. 完成 9 9\n"
    target, achieved = check(sheet(TITLE + text), rules="none").files
    assert (wrong(target), wrong(achieved)) == (["A7"], ["A8"])


def test_merged_units_and_merged_measures(workbook: Callable[..., Path]) -> None:
    rows: list[list[Any]] = [
        [TITLE.strip()],
        ["单位", "培训", None, "讲座", None, "备注"],
        [None, "目标（人）", "完成（人）", "目标（场）", "完成（场）", None],
        ["全区", 60, 50, 30, 25, "好"], ["东山", 10, 8, 5, 5, None], ["秣陵", 50, 42, 25, 20, None],
    ]  # fmt: skip

    def merge(book: Workbook, page: Worksheet) -> None:
        for cells in ("A1:F1", "A2:A3", "B2:C2", "D2:E2", "F2:F3"):
            page.merge_cells(cells)

    target, achieved = check(workbook(rows, merge), rules="none").files
    assert target.table
    assert achieved.table
    assert [(one.name, one.unit_of_measure) for one in achieved.table.indicators] == [("培训", "人"), ("讲座", "场")]
    assert achieved.table.layout.cell("秣陵", "讲座") == "E6"
    assert {finding.code for finding in (*target.findings, *achieved.findings)} == {"RD031"}


@pytest.mark.parametrize(
    ("heads", "east", "read"),
    [
        ("5月底 8月底 5月底 8月底", "20 45 2 5", ["45", "5"]),
        ("目标 5月底完成 8月底完成 目标 5月底完成 8月底完成", "90 20 45 9 2 5", ["45", "5"]),
        ("1—5月累计 1—8月累计 1—5月累计 1—8月累计", "20 . 2 5", ["None", "5"]),
        ("7月 8月 累计 7月 8月 累计", "20 25 45 2 3 5", ["45", "5"]),
    ],
)
def test_of_sums_up_to_several_months_the_latest_is_read(
    heads: str, east: str, read: list[str], sheet: Callable[..., Path]
) -> None:
    """The same of them under each indicator, also where one is blank; the earlier ones are no indicators."""
    width = len(heads.split()) // 2 - 1
    over = f"单位 培训（人次）{' .' * width} 活动（场）{' .' * width}"
    *_, last = check(sheet(f"2021年任务完成情况表\n{over}\n. {heads}\n东山街道 {east}\n"), rules="none").files
    assert last.table is not None
    assert last.table.codes == ("培训", "活动")
    assert [str(last.table.value("东山街道", code)) for code in last.table.codes] == read
    assert "RD075" in {finding.code for finding in last.findings}
