"""Items in the prose of a text: those of real documents as their truths say, and none where a text only resembles one."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.items import ItemKind
from cedu_targets.recognition.items.prose import items_in_prose
from cedu_targets.recognition.read import read_documents
from make_examples import EXAMPLES

TRUTH = Path(__file__).parents[2] / "truth" / "truth-002.json"
SUZHOU = EXAMPLES.parent / "suzhou-2019" / "notice.txt"


def test_every_point_of_a_notice_is_read_as_its_truth_says() -> None:
    truth = json.loads(TRUTH.read_text(encoding="utf-8"))
    (points,) = items_in_prose(SUZHOU.read_text(encoding="utf-8").split("\n"))
    assert (points.title, points.kind, points.period) == (truth["title"], ItemKind.POINT, truth["period"])
    assert points.issued is not None
    assert points.issued.isoformat() == truth["issued"]
    assert len(points.entries) == len(truth["points"]) == 10
    for item, said in zip(points.entries, truth["points"], strict=True):
        due = said["due"]
        assert (item.id, item.number, item.section, item.line) == (
            said["id"], said["number"], said["section"], said["line"],
        )  # fmt: skip
        assert f"{item.number}. {item.text}".startswith(said["quote"])
        assert [owner.name for owner in item.owners] == said["owners"]
        assert said["owners_quote"] == f"（责任单位：{item.owner_text}）"
        assert (item.due.text, str(item.due.start), str(item.due.end)) == (due["text"], due["start"], due["end"])
        assert (item.due.precision.value, item.due.printed, item.due.carried) == (due["precision"], False, False)
        assert item.deadline is None
    assert all("责任单位" not in item.text for item in points.entries)


def test_a_sentence_that_a_page_break_cut_is_put_together() -> None:
    (points,) = items_in_prose(SUZHOU.read_text(encoding="utf-8").split("\n"))
    assert "督促各县（市、区）加大终身教育" in points.entries[1].text
    assert "（学校、社团、企业、个人等）参与组织" in points.entries[4].text


def test_the_schedule_of_the_same_text_follows_with_the_day_of_issue() -> None:
    points, schedule = (read.document for read in read_documents(SUZHOU))
    assert [read.number for read in read_documents(SUZHOU)] == [1, 2]
    assert (points.shape, schedule.shape, schedule.size) == ("items", "items", 26)
    assert str(schedule.issued) == "2019-02-28"  # type: ignore[union-attr]


OF_ITEMS = {"suzhou-2019", "baisheng-2020", "xinyu-2019", "panzhihua-xiqu-2019-2023"}
NO_TABLES = {".yml", ".yaml", ".xsd"}
"""And examples/ci has a file that is cut off."""
QUIET = [
    path
    for path in (*EXAMPLES.parent.rglob("*"), *Path(__file__).parents[2].glob("data/*"))
    if path.is_file() and OF_ITEMS.isdisjoint(path.parts) and path.suffix not in NO_TABLES and path.stem != "丙街道"
]


@pytest.mark.parametrize("path", QUIET, ids=lambda path: path.name)
def test_a_table_and_its_notice_hold_no_items_in_prose(path: Path) -> None:
    try:
        documents = [read.document for read in read_documents(path)]
    except InputFault as fault:
        assert fault.code == "RD132"  # a plan  # noqa: PT017
        return
    assert {document.shape for document in documents} == {"table"}


@pytest.mark.parametrize(
    "text",
    [
        "说明：\n1. 2020年数据为快报数。\n2. 2021年为计划数。\n3. 1—9月为累计数，10月为预计数。\n4. 由区老年大学负责统计。",
        "注：\n1、培训人次指当年数。（区社区学院负责）\n2、由各街道填报。",
        "一、指导思想\n坚持以人为本。\n二、总体目标\n到2020年，全面建成学习型城区。\n三、保障措施\n（一）加强领导。",
        "甲区2022年社区教育工作总结\n1.3月，完成了需求调查。\n2.5月，举办了培训班。\n3.9月，举办学习周。",
        "一、上半年工作情况\n完成培训。\n二、下半年工作打算\n举办活动周。",
        "1.做好培训。（责任单位：区教育局）\n2.做好宣传。",
        "区教育局：负责培训。\n区民政局：负责宣传。",
        "第一阶段：宣传发动（3月）\n印发方案。",
        "——2020年6月，成立领导小组。",
        "组长：某甲\n副组长：某乙 负责日常工作\n成员：某丙、某丁",
        "王建委：负责宣传\n赵小会：负责培训\n钱小办：负责后勤\n李团：负责场地",
        "1.开放场馆。（某甲牵头，某乙配合）\n2.做好宣传。（某丙负责）",
        "联系人：某甲，联系电话：0000\n抄送：市教育局，区政府办\n（联系人：某甲）\n（此件公开发布）",
        "各街道要扎根社区。\n\n社区学院要加强指导。\n\n各学校要开放场地。",
        "工作要求、要点和要素：市教育局要求各区上报；市民政局要素保障。",
    ],
)  # fmt: skip
def test_what_only_resembles_items_is_none(text: str) -> None:
    assert items_in_prose(text.split("\n")) == []


def test_lists_of_one_text_follow_one_another() -> None:
    text = (
        "甲区社区教育规划（2021—2023年）\n二、目标\n1.到2021年底，建学院。\n2.到2022年底，建学校。\n"
        "三、任务\n1.办学。（责任单位：区教育局）\n2.宣传。（责任单位：区文旅局）\n附件\n甲区社区教育职责分工\n"
        "区教育局：负责办学。\n区文旅局：负责宣传。\n区财政局：负责经费。"
    )
    found = items_in_prose(text.split("\n"))
    assert [(one.kind, one.title, one.period) for one in found] == [
        (ItemKind.MILESTONE, "甲区社区教育规划（2021—2023年）", "2021-2023"),
        (ItemKind.POINT, "甲区社区教育规划（2021—2023年）", "2021-2023"),
        (ItemKind.DUTY, "甲区社区教育职责分工", "2021-2023"),
    ]
    assert [one.line for one in found] == [3, 6, 10]
    assert str(found[1].entries[0].due.end) == "2023-12-31"


MANY = 3_000
HOSTILE = {
    "nested brackets": ["1." + "（" * 20 * MANY + "责任单位：甲局" + "）" * 20 * MANY] * 2,
    "nested labels": ["1." + "（责任单位：甲局" * MANY + "）" * MANY] * 2,
    "brackets left open": ["1." + "（责任单位：甲局" * MANY] * 2,
    "a line of two megabytes": ["社区教育，" * 400_000],
    "names without end": ["1.办学（责任单位：" + "甲局、" * 3 * MANY + "）", "2.宣传（责任单位：乙局）"],
    "digits": ["1." + "2" * 20 * MANY] * 2,
    "years": ["1." + "2020年" * 5 * MANY] * 2,
    "colons": ["市教育局：" * 5 * MANY] * 3,
    "offices": ["市教育局要" * 5 * MANY] * 3,
    "numbers in one line": ["".join(f"（{n % 20 + 1}）培训（责任单位：市教育局）；" for n in range(MANY))],
    "annexes": ["附件", "1.办学（责任单位：甲局）", "2.办学（责任单位：甲局）"] * MANY,
    "points": [f"{n % 999 + 1}. 办学。（责任单位：市教育局）" for n in range(MANY)],
    "stages": [f"第{n % 99 + 1}阶段：宣传（2023年{n % 12 + 1}月）" for n in range(MANY)],
    "volumes": [f"卷{n % 2 + 1} 档案\n一、材料。\n二、达50%，或70%以上。" for n in range(MANY)],
    "a long volume": ["建档要求", *["卷一 档案", *["一、各村有2名，" * 20] * MANY] * 2],
    "no bracket": ["一、做好", *["加强社区教育工作，做好培训"] * MANY, *["（责任单位：甲局）"] * 2],
}


@pytest.mark.parametrize("lines", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_takes_no_more_time_than_its_length(lines: list[str]) -> None:
    def seconds(text: list[str]) -> float:
        start = time.process_time()
        items_in_prose(text)
        return time.process_time() - start

    assert seconds(lines) < 10


PIECES = (
    (
        "一、 二、 卷一 卷二 档案材料 达50%，或 （二） 1. （1） ① —— 一是 二是 第一阶段： （ ） ( 【 】 责任单位： 牵头单位： 完成时限： 区教育局 各市、区 区教育局： 负责 牵头 配合 要 到2020年底， "
        "2020年5月 5月前完成 （3-4月） 2019年2月28日 201912 附件 2020年工作要点 做好培训 。 ； ， 、 ： \\t\\t 序号 \u3000 \u200b 《 》 全年 〇 十"
    )
    .replace("\\t", "\t")
    .split(" ")
)


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), max_size=12))
def test_whatever_stands_in_a_text_it_is_read(lines: list[str]) -> None:
    for document in items_in_prose(lines):
        names = [item.id for item in document.entries]
        assert len(set(names)) == len(names) > 0
        assert all(item.line is not None and 1 <= item.line <= len(lines) for item in document.entries)
        assert all(
            item.due.start is None or item.due.end is None or item.due.start <= item.due.end
            for item in document.entries
        )


def test_a_number_alone_on_its_line() -> None:
    (found,) = items_in_prose(
        "2020年工作要点\n1.\n做好培训。（责任单位：甲局）\n2.\n宣传。（责任单位：乙局）\n——".split("\n")
    )
    assert [(item.number, item.text, item.line) for item in found.entries] == [
        ("1", "做好培训。", 2),
        ("2", "宣传。", 4),
    ]
