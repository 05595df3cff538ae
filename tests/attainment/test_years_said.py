"""Which year, and which part of a year, the words around a table say that its numbers are of."""

from pathlib import Path

import pytest

from cedu_targets.attainment.figures import read_figures
from cedu_targets.attainment.headings import year_in
from figure_cases import TARGETS, text, told


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


PARTS = ["2022年上半年", "2022年1—6月", "截至2022年6月30日", "2022年第三季度", "2022年11月"]


@pytest.mark.parametrize("title", PARTS)
def test_numbers_of_a_part_of_a_year_are_the_least_that_it_has_and_its_rates_none(title: str, tmp_path: Path) -> None:
    path = text(tmp_path, [[title], ["单位", "转移培训", "居民参与率（%）"], ["全区", 300, 65]], "a.csv")
    found = read_figures([path], [], TARGETS)
    assert [told(one) for one in found.figures] == ["转移培训 | 全 | 2022 | 300 | - | 至少"]
    assert [(one.text, one.variant) for one in found.unreadable] == [("65%", "part")]
    assert [one.code for one in found.files[0].findings] == ["GA033", "GA036"]


@pytest.mark.parametrize(
    "title", ["2022年1—12月", "2022年全年", "截至2022年12月31日", "2022年（2023年1月填报）", "2022年"]
)
def test_numbers_of_the_year_are_as_they_were(title: str, tmp_path: Path) -> None:
    path = text(tmp_path, [[title], ["单位", "转移培训"], ["全区", 300]], "a.csv")
    assert not read_figures([path], [], TARGETS).figures[0].is_at_least


@pytest.mark.parametrize(("second", "used"), [(300, 300), (350, 350)])
def test_two_parts_of_a_year_are_not_one_number_twice(second: int, used: int, tmp_path: Path) -> None:
    paths = [
        text(tmp_path, [["单位", "转移培训"], ["全区", number]], f"2022年{half}半年.csv")
        for half, number in (("上", 300), ("下", second))
    ]
    found = read_figures(paths, [], TARGETS)
    assert [told(one) for one in found.figures] == [f"转移培训 | 全 | 2022 | {used} | - | 至少"]
    assert sorted(one.variant for file in found.files for one in file.findings) == ["", "apart"]
    assert {one.code for file in found.files for one in file.findings} == {"GA036"}


def test_of_a_year_and_its_half_the_year_counts(tmp_path: Path) -> None:
    paths = [
        text(tmp_path, [["单位", "转移培训"], ["全区", number]], f"{name}.csv")
        for name, number in (("2022年上半年", 300), ("2022年度", 500))
    ]
    found = read_figures(paths, [], TARGETS)
    assert [told(one) for one in found.figures] == ["转移培训 | 全 | 2022 | 500 | -"]
    assert [one.variant for file in found.files for one in file.findings] == ["apart"]
