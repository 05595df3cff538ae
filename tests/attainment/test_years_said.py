"""Which year, and which part of a year, the words around a table say that its numbers are of."""

from pathlib import Path

import pytest

from cedu_targets.attainment.figures import read_figures
from cedu_targets.attainment.headings import year_in
from figure_cases import TARGETS, text


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("填报时间：2023年1月5日", None),
        ("制表日期：2023-01-05", None),
        ("测试区教育局2023年1月印", None),
        ("填表日期:2023.1.5", None),
        ("2022年度（2023年1月填报）", 2022),
        ("社区教育2023年工作报告（2022年完成情况）", 2022),
        ("2021年度与2022年度", None),
        ("统计时间：2022年", 2022),
        ("填报年份：2022年", 2022),
        ("2022年填报表", 2022),
        ("截至2022年6月30日", 2022),
    ],
)
def test_the_day_of_filling_in_is_no_year_of_numbers(said: str, year: int | None) -> None:
    assert year_in(said) == year


@pytest.mark.parametrize("line", [["填报时间：2023年1月5日"], ["填报单位：甲镇", "填报时间", "2023年1月5日"]])
def test_a_form_filled_in_in_january_is_not_of_that_year(line: list[str], tmp_path: Path) -> None:
    path = text(tmp_path, [line, ["单位", "转移培训"], ["甲镇", 3]], "a.csv")
    assert [one.year for one in read_figures([path], [], TARGETS).figures] == [None]
    path = text(tmp_path, [["2022年度情况"], line, ["单位", "转移培训"], ["甲镇", 3]], "b.csv")
    assert [one.year for one in read_figures([path], [], TARGETS).figures] == [2022]
