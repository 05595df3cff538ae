"""Milestones and dated tasks: numbered paragraphs that begin with a time, or end in one."""

import pytest

from cedu_targets.domain.finding import Strength
from cedu_targets.domain.items import ItemKind, Role
from cedu_targets.recognition.items.prose import items_in_prose
from cedu_targets.recognition.items.times_in_text import time_at_head

YEARS = """攀西区社区教育五年 (2019—2023)规划
二、工作目标
（二）年度目标。
1.到 2019 年底，由攀西区教育和体育局牵头，各区级部门、镇（街道）密切配合，摸清家底。
2.到 2020 年底，出台规划，居民参与率达到
50% 以上。
3.到 2021 年底，逐步建立较为完备的制度。
4.到 2022 年底，完善体系。力争创建示范区。
三、工作任务
1.建立网络。"""


def test_a_milestone_for_each_year() -> None:
    (found,) = items_in_prose(YEARS.split("\n"))
    assert (found.kind, found.period) == (ItemKind.MILESTONE, "2019-2023")
    assert [(item.id, item.number, item.line, str(item.due.end), item.strength) for item in found.entries] == [
        ("年度-2019", "1", 4, "2019-12-31", Strength.BINDING),
        ("年度-2020", "2", 5, "2020-12-31", Strength.BINDING),
        ("年度-2021", "3", 7, "2021-12-31", Strength.EXPECTED),
        ("年度-2022", "4", 8, "2022-12-31", Strength.BINDING),
    ]
    assert {item.section for item in found.entries} == {"（二）年度目标"}
    assert [(owner.name, owner.role) for owner in found.entries[0].owners] == [
        ("攀西区教育和体育局", Role.LEAD), ("各区级部门", Role.SUPPORT), ("镇（街道）", Role.SUPPORT),
    ]  # fmt: skip
    assert not any(item.owners for item in found.entries[1:])


def test_dashes_with_months() -> None:
    (found,) = items_in_prose(
        "群山镇2020年社区教育实施方案\n三、安排\n——2020年6月，印发方案。\n——2020年7月，建阵地。\n——2020年9月底前，培训2期。\n四、要求\n高度重视。".split(
            "\n"
        )
    )
    assert (found.kind, [item.id for item in found.entries]) == (ItemKind.MILESTONE, ["年度-1", "年度-2", "年度-3"])
    assert [(str(item.due.start), str(item.due.end)) for item in found.entries] == [
        ("2020-06-01", "2020-06-30"), ("2020-07-01", "2020-07-31"), ("None", "2020-09-30"),
    ]  # fmt: skip


def test_the_plan_of_a_community() -> None:
    (found,) = items_in_prose(
        "幸福社区2023年社区教育工作计划\n一、明确分工。（3月前完成）\n二、张贴课程表。（5月前完成）\n三、开办书画班。\n"
        "四、3月8日组织讲座。\n五、5月15日，家庭教育。\n六、6-7月暑期活动。\n幸福社区居民委员会\n2023年1月12日".split(
            "\n"
        )
    )
    assert (found.kind, str(found.issued)) == (ItemKind.SCHEDULED, "2023-01-12")
    assert [(item.id, str(item.due.end), item.due.printed) for item in found.entries] == [
        ("安排-一", "2023-03-31", True), ("安排-二", "2023-05-31", True), ("安排-三", "2023-12-31", False),
        ("安排-四", "2023-03-08", True), ("安排-五", "2023-05-15", True), ("安排-六", "2023-07-31", True),
    ]  # fmt: skip
    assert str(found.entries[0].due.earliest_end) == "2023-02-28"
    assert found.entries[0].text == "明确分工。"


def test_a_month_a_line() -> None:
    (found,) = items_in_prose(
        "甲街道2022年社区教育工作计划\n三、主要安排\n1月：制订计划，召开例会\n2月：写春联。\n3-4月：教师培训；学雷锋。\n四月份：讲座。\n"
        "10月下旬：学习周。".split("\n")
    )
    assert (found.kind, found.entries[0].section) == (ItemKind.SCHEDULED, "三、主要安排")
    assert [(item.id, str(item.due.start), str(item.due.end)) for item in found.entries] == [
        ("安排-1", "2022-01-01", "2022-01-31"), ("安排-2", "2022-02-01", "2022-02-28"), ("安排-3", "2022-03-01", "2022-04-30"),
        ("安排-4", "2022-04-01", "2022-04-30"), ("安排-5", "2022-10-21", "2022-10-31"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "1-6月：培训1200人次\n7月：培训100人次。\n8月：120人次\n9月：80人次",
        "1月：制订计划。\n2月：写春联。",
        "（一）制定计划。\n（二）2022年起实行年检。\n（三）2023年起实行等级评定。",
        "一、1-6月工作情况\n二、7-12月工作安排",
    ],
)
def test_months_that_date_no_tasks(text: str) -> None:
    assert items_in_prose(["2022年社区教育工作计划", *text.split("\n")]) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("到 2020 年底，出台规划", "到 2020 年底"),
        ("2020年5月镇政府组织动员会", "2020年5月"),
        ("2020年5月起各中心按计划实施", "2020年5月起"),
        ("6-7月开展活动", "6-7月"),
        ("2020年，建成学院", "2020年"),
        ("三月份：学雷锋", "三月份"),
        ("2020年全镇分三个阶段", None),
        ("2020年数据为快报数", None),
        ("1—9月为累计数", None),
        ("10月的数据", None),
        ("全年接受培训达40%", None),
        ("3个月内", None),
        ("一年一度的活动", None),
    ],
)
def test_the_time_at_the_head_of_a_sentence(text: str, written: str | None) -> None:
    found = time_at_head(text)
    assert (found and found.written) == written
