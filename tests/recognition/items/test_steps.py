"""Rows under one merged task: items of their own, or more of the item above."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cedu_targets.checks.items.numbering import Numbering
from cedu_targets.domain.context import Context
from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.items import Items, Reported
from cedu_targets.recognition.read import read_documents
from writers import Cell, Merge, Truth, by_openpyxl

A, B = "建好社区学习中心", "办好社区运动会"


def in_sheet(path: Path, *rows: Sequence[Cell], merges: Sequence[Merge] = ()) -> Items:
    path.write_bytes(by_openpyxl([Truth([["2024年任务分解"], *rows], merges, "Sheet1")]))
    (items,) = [read.document for read in read_documents(path) if isinstance(read.document, Items)]
    return items


def told(items: Items) -> list[tuple[str, str | None, str, str | None, str]]:
    return [
        (item.id, item.section, item.text, item.due.text, "、".join(owner.name for owner in item.owners))
        for item in items.entries
    ]


STEPS: Sequence[tuple[str, str, str]] = [
    ("选址并报批", "2月底前", "规划科"),
    ("完成装修", "7月15日前", "基建科"),
    ("挂牌开放", "10月", "社区学院"),
    ("报名", "3月", "体育科"),
    ("比赛", "5月20日", "体育科"),
]
SECTIONS = [A, A, A, B, B]


@pytest.mark.parametrize("heading", ["工作节点", "序时进度", "进度安排", "时间节点", "推进步骤", "做什么", "阶段目标"])
def test_each_row_under_a_merged_task_is_an_item_whatever_heads_its_text(heading: str, tmp_path: Path) -> None:
    tasks: Sequence[Cell] = [A, None, None, B, None]
    rows = [[number, tasks[number - 1], *step] for number, step in enumerate(STEPS, start=1)]
    merges = [(2, 1, 4, 1), (5, 1, 6, 1)]
    items = in_sheet(tmp_path / "a.xlsx", ["序号", "重点任务", heading, "完成时限", "责任单位"], *rows, merges=merges)
    assert told(items) == [
        (f"安排-{number}", section, *step)
        for number, (section, step) in enumerate(zip(SECTIONS, STEPS, strict=True), start=1)
    ]
    assert [item.cell for item in items.entries] == ["C3", "C4", "C5", "C6", "C7"]


def test_a_number_merged_with_its_task_is_that_of_the_first_row(tmp_path: Path) -> None:
    tasks: Sequence[Sequence[Cell]] = [[1, A], [None, None], [None, None], [2, B], [None, None]]
    rows = [[*task, *step] for task, step in zip(tasks, STEPS, strict=True)]
    merges = [(2, 0, 4, 0), (2, 1, 4, 1), (5, 0, 6, 0), (5, 1, 6, 1)]
    header = ["序号", "重点任务", "工作节点", "完成时限", "责任单位"]
    items = in_sheet(tmp_path / "a.xlsx", header, *rows, merges=merges)
    assert [item.id for item in items.entries] == ["安排-1", "安排-1(2)", "安排-1(3)", "安排-2", "安排-2(2)"]
    assert [item.number for item in items.entries] == ["1", None, None, "2", None]
    assert not list(Numbering(id="r", check="numbering").findings(items, Context()))


def test_times_and_owners_of_their_own_make_items_of_one_task_without_steps(tmp_path: Path) -> None:
    header = ["序号", "重点任务", "完成时限", "责任单位"]
    rows: Sequence[Sequence[Cell]] = [
        [1, A, "2月底前", "规划科"],
        [None, None, "7月15日前", "基建科"],
        [2, B, "5月20日", "体育科"],
    ]
    items = in_sheet(tmp_path / "a.xlsx", header, *rows, merges=[(2, 1, 3, 1)])
    assert told(items) == [
        ("安排-1", None, A, "2月底前", "规划科"),
        ("安排-2", None, A, "7月15日前", "基建科"),
        ("安排-2(2)", None, B, "5月20日", "体育科"),
    ]


def test_answers_beside_one_merged_task_are_of_an_item_each(tmp_path: Path) -> None:
    header = ["重点任务", "完成时限", "填报单位", "完成情况"]
    rows: Sequence[Sequence[Cell]] = [
        [A, "7月", "甲街道", "已完成"],
        [None, None, "乙街道", "未完成"],
        [B, "9月", "甲街道", "已完成"],
    ]
    items = in_sheet(tmp_path / "a.xlsx", header, *rows, merges=[(2, 0, 3, 0), (2, 1, 3, 1)])
    assert [(one.unit, one.said) for one in items.returns] == [
        ("甲街道", "已完成"), ("乙街道", "未完成"), ("甲街道", "已完成"),
    ]  # fmt: skip
    assert [(item.text, item.due.text) for item in items.entries] == [(A, "7月"), (A, "7月"), (B, "9月")]


def test_a_row_that_only_adds_to_its_task_is_no_item(tmp_path: Path) -> None:
    header = ["重点任务", "阶段目标", "完成时限", "责任单位"]
    rows: Sequence[Sequence[Cell]] = [
        [A, "建成甲中心", "4月", "规划科"],
        [None, "建成乙中心", None, None],
        [None, None, "8月", None],
        [None, None, None, "基建科"],
        [B, "参加200人", "9月", "体育科"],
    ]
    items = in_sheet(tmp_path / "a.xlsx", header, *rows, merges=[(2, 0, 5, 0)])
    assert [(item.text, item.due.text, item.owner_text) for item in items.entries] == [
        (f"{A}：建成甲中心；建成乙中心", "4月、8月", "规划科 基建科"),
        (f"{B}：参加200人", "9月", "体育科"),
    ]


def test_steps_without_a_merged_task_stand_behind_it(tmp_path: Path) -> None:
    header = ["序号", "重点任务", "工作节点", "完成时限", "责任单位"]
    rows: list[list[Cell]] = [[number, SECTIONS[number - 1], *step] for number, step in enumerate(STEPS, start=1)]
    items = in_sheet(tmp_path / "a.xlsx", header, *rows)
    assert [item.text for item in items.entries] == [
        f"{section}：{step[0]}" for section, step in zip(SECTIONS, STEPS, strict=True)
    ]
    timed: list[list[Cell]] = [[A, time, owner] for _, time, owner in STEPS]
    times = in_sheet(tmp_path / "b.xlsx", ["重点任务", "工作节点", "责任单位"], *timed)
    assert [item.due.text for item in times.entries] == [one[1] for one in STEPS]


def test_short_tasks_are_tasks_under_a_whole_header_and_not_without_times(tmp_path: Path) -> None:
    header = ["事项", "完成时限", "责任单位"]
    rows: Sequence[Sequence[Cell]] = [["申报", "3月底前", "甲科"], ["验收", "11月底前", "乙科"]]
    assert [item.text for item in in_sheet(tmp_path / "a.xlsx", header, *rows).entries] == ["申报", "验收"]
    with pytest.raises(InputFault):
        in_sheet(tmp_path / "b.xlsx", header, ["申报", "上午", "甲科"], ["验收", "上午", "乙科"])
    with pytest.raises(InputFault):
        in_sheet(tmp_path / "c.xlsx", header[:2], *(row[:2] for row in rows))


@pytest.mark.parametrize("heading", ["工作节点", "推进步骤", "阶段目标"])
def test_a_task_that_is_not_written_again_heads_the_rows_below_it(heading: str, tmp_path: Path) -> None:
    tasks: Sequence[Cell] = [A, None, None, B, None]
    rows = [[number, tasks[number - 1], *step] for number, step in enumerate(STEPS, start=1)]
    items = in_sheet(tmp_path / "a.xlsx", ["序号", "重点任务", heading, "完成时限", "责任单位"], *rows)
    assert told(items) == [
        (f"安排-{number}", section, *step)
        for number, (section, step) in enumerate(zip(SECTIONS, STEPS, strict=True), start=1)
    ]


def test_answers_of_one_unit_in_several_rows_are_one_answer(tmp_path: Path) -> None:
    header = ["重点任务", "责任单位", "完成时限", "进展情况"]
    rows: Sequence[Sequence[Cell]] = [
        [A, "基建科", "7月", "正在推进"],
        [None, None, None, "设计已完成"],
        [B, "体育科", "9月", "已完成"],
    ]
    items = in_sheet(tmp_path / "a.xlsx", header, *rows, merges=[(2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 3, 2)])
    assert [(one.item, one.said) for one in items.returns] == [
        ("安排-1", "正在推进；设计已完成"), ("安排-2", "已完成"),
    ]  # fmt: skip
    assert items.returns[0].reported is not Reported.DONE
