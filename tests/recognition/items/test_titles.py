"""The title of a list in a text, and its years."""

from datetime import date

import pytest

from cedu_targets.recognition.items.titles import Titles, is_title_line, period_of


@pytest.mark.parametrize(
    "text",
    [
        "2019年苏州市社区教育工作要点", "甲区社区教育工作责任单位及职责", "攀枝花市西区社区教育发展五年 (2019—2023)规划",
        "社区教育发展规划（试行）", "甲区2023年重点工作任务", "新余市教育局等十部门关于加快推进社区教育发展的实施意见",
    ],
)  # fmt: skip
def test_a_title(text: str) -> None:
    assert is_title_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "一、年度工作计划", "附件：2019年工作安排", "制定工作计划，落实措施", "现将方案印发给你们。", "扎实推进社区教育工作", "区教育局",
        "2019年2月28日", "（一）工作安排",
    ],
)  # fmt: skip
def test_no_title(text: str) -> None:
    assert not is_title_line(text)


def test_the_nearest_title_above_and_not_the_notice() -> None:
    titles = Titles(
        ["关于印发《甲区计划》的通知", "甲区2019年社区教育计划", "一、办学", "附件", "甲区职责分工", "区教育局：负责"]
    )
    assert (titles.before(3), titles.before(6), titles.first) == (
        "甲区2019年社区教育计划",
        "甲区职责分工",
        "甲区2019年社区教育计划",
    )
    assert titles.before(1) == "甲区计划"


def test_a_title_in_two_lines() -> None:
    assert Titles(["甲区2020年社区教育", "工作要点", "1.办学"]).before(3) == "甲区2020年社区教育工作要点"


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("2019年工作要点", "2019"), ("五年（2019—2023）规划", "2019-2023"), ("2021-2025年规划", "2021-2025"),
        ("二〇二三年工作要点", "2023"), ("工作要点", "2020"), (None, "2020"),
    ],
)  # fmt: skip
def test_the_years_of_a_title(title: str | None, period: str) -> None:
    assert period_of(title, None, date(2020, 1, 14)) == period


def test_the_years_of_the_whole_text_come_before_those_of_its_issue() -> None:
    assert period_of("职责分工", "2019—2023年规划", date(2020, 1, 14)) == "2019-2023"
    assert period_of("职责分工", None, None) is None
