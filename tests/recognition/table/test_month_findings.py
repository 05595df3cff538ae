"""Forms that somebody else drew up: 本月 beside 累计 is held against it, by any words and in any order."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from cedu_targets import check
from cedu_targets.domain.finding import Finding

Sheet = Callable[..., Path]
TITLE = "湖熟街道2020年社区教育工作目标任务完成情况\n月份：2020年3月 . . . . . 填报人：某某\n序号 项目 单位 全年目标 本月数 累计 备注\n"


def told(path: Path) -> list[Finding]:
    found = [finding for file in check(path).files for finding in file.findings]
    return [finding for finding in found if finding.code != "RD076"]


def test_a_sound_one_has_no_findings(sheet: Sheet) -> None:
    """The line of the month is no title of a group, and rows that happen to be alike are no sum."""
    rows = "一、各类培训 . . . . . .\n1 农村劳动力转移培训 人次 400 30 100 3\n2 在岗人员培训 人次 600 50 150 .\n"
    rows += "二、社区教育活动 . . . . . .\n3 老年教育活动 人次 800 70 200 .\n4 青少年活动 人次 400 30 100 .\n"
    assert told(sheet(TITLE + rows, "form.csv")) == []


@pytest.mark.parametrize(
    ("row", "code", "actual", "expected"),
    [
        ("1 培训 人次 400 110 100", "RD152", 110, 100),
        ("1 培训 人次 400 30 .", "RD153", 30, None),
        ("1 培训 人次 400 -3 100", "RD156", -3, None),
        ("1 培训 人次 400 3.5 100", "RD156", Decimal("3.5"), None),
    ],
)
def test_a_month_that_cannot_be(row: str, code: str, actual: object, expected: object, sheet: Sheet) -> None:
    path = sheet(f"{TITLE}{row} .\n2 讲座 场 8 1 4 .\n", "form.csv")
    (found,) = told(path)
    assert (found.code, found.place.cell, found.actual, found.expected) == (code, "E4", actual, expected)


def test_a_year_so_far_below_zero_is_an_error(sheet: Sheet) -> None:
    path = sheet(f"{TITLE}1 培训 人次 400 . -5 .\n2 讲座 场 8 1 4 .\n", "form.csv")
    (found,) = told(path)
    assert (found.code, found.variant, found.place.cell, found.actual) == ("RD156", "total", "F4", Decimal(-5))


def test_a_rate_may_be_more_in_a_month(sheet: Sheet) -> None:
    path = sheet(f"{TITLE}1 培训 人次 400 30 100 .\n2 参与率 % 80% 90% 70% .\n", "form.csv")
    assert told(path) == []


def test_a_form_without_a_cell_for_the_month_takes_it_from_title_sheet_or_file(sheet: Sheet) -> None:
    text = TITLE.replace("月份：2020年3月", "填报日期：2020年4月2日")
    path = sheet(f"{text}1 培训 人次 400 30 100 .\n2 讲座 场 8 1 1 .\n", "2020年1月.csv")
    (found,) = told(path)
    assert (found.code, found.variant, found.place.cell) == ("RD152", "january", "E4")


def test_the_month_s_total_is_the_sum_that_the_form_states(sheet: Sheet) -> None:
    rows = "1 合计培训 人次 400 31 100 .\n2 其中甲 人次 300 20 70 .\n3 其中乙 人次 100 10 30 .\n说明：1=2+3\n"
    (found,) = told(sheet(TITLE.replace("序号", "栏次") + rows, "form.csv"))
    assert (found.code, found.place.cell, found.actual, found.expected) == ("RD155", "E4", Decimal(31), Decimal(30))


def test_a_blank_form_by_other_hands(sheet: Sheet) -> None:
    path = sheet(f"{TITLE}1 培训 人次 400 . . .\n2 讲座 场 8 . . .\n", "form.csv")
    (found,) = told(path)
    assert (found.code, found.severity.value) == ("RD154", "warning")
