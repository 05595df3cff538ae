"""Indicators for which only words were written: they are kept, and said; remarks beside them are none."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from cedu_targets import check, gap, read
from cedu_targets.domain.indicator import Measure
from cedu_targets.recognition.table.nearly_numbers import says_an_amount

TITLE = "2026年社区教育完成情况"
FORM = f"{TITLE}\n填报单位：西湾街道\n"


def written(folder: Path, text: str) -> Path:
    (folder / "t.csv").write_text(text, encoding="utf-8")
    return folder / "t.csv"


def said(path: Path) -> list[tuple[str, str | None]]:
    found = [one for file in check(path).files for one in file.findings if one.code in ("RD001", "RD042", "RD043")]
    return [(one.code, place.cell) for one in found for place in (one.place, *one.related)]


def names(path: Path, measure: Measure = Measure.ACHIEVEMENT) -> list[str]:
    return [one.name for table in read(path).tables if table.measure is measure for one in table.indicators]


@pytest.mark.parametrize("text", ["三百来人", "约50", "100多人", "近千人次", "几十人", "十来场", "不到二十", "六百多"])
def test_amounts_in_words(text: str) -> None:
    assert says_an_amount(text)


@pytest.mark.parametrize(
    "text", ["三班", "二年级", "一村", "见附件", "已完成", "约定", "张三", "3楼", "三", "多人", "近期"]
)
def test_other_words(text: str) -> None:
    assert not says_an_amount(text)


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("老年教育（人）", ("见附件", "较多", "见附件")),  # a unit of measure
        ("老年学员人次", ("见附件", "较多", "见附件")),  # a name that counts
        ("老年教育（人）", ("见附件", "较多", "人数不多")),  # as different as names
        ("老年教育", ("三百来人", "约50", "见附件")),  # amounts in words
        ("老年教育", ("三百来人", "五百多人", "近百人")),
    ],
)
@pytest.mark.parametrize("has_total", [True, False])
@pytest.mark.parametrize("place", [1, 2])
def test_a_column_of_units(head: str, cells: Sequence[str], place: int, has_total: bool, tmp_path: Path) -> None:
    rows = [["单位", "社区培训（人次）", "讲座（场）", "责任人"], ["东岭街道", "120", "3", "王某"]]
    rows += [["西湾街道", "130", "4", "李某"], ["南桥街道", "140", "5", "赵某"]]
    for row, text in zip(rows, (head, *cells), strict=True):
        row.insert(place, text)
    total = ["合计,390,,12," if place == 2 else "合计,,390,12,"] if has_total else []
    path = written(tmp_path, "\n".join([TITLE, *map(",".join, rows), *total]))
    (table,) = read(path).tables
    assert table.units == ("东岭街道", "西湾街道", "南桥街道")
    assert len(table.indicators) == 3
    assert table.indicators[place - 1].name == head.partition("（")[0]
    letter = "ABC"[place]
    assert sorted(cell for _, cell in said(path) if cell) == [f"{letter}{row}" for row in (3, 4, 5)]
    unread = {key.unit for key in table.unreadable}
    assert unread == set(table.units)


def test_columns_of_remarks_are_none(tmp_path: Path) -> None:
    heads = "序号,单位,示范学校名称,社区培训（人次）,责任人,完成情况,完成情况说明,完成时限,数据来源,联系电话,备注"
    rows = [
        f"{number},{unit},{school},{number}20,王某,{done},已开展{number}次,{number}月底,街道统计,025-8473000{number},见附件"
        for number, unit, school, done in (
            (1, "东岭街道", "一小", "已完成"),
            (2, "西湾街道", "二小", "推进中"),
            (3, "南桥街道", "三小", "推进中"),
        )
    ]
    path = written(tmp_path, "\n".join([TITLE, heads, *rows]))
    (table,) = read(path).tables
    assert [one.name for one in table.indicators] == ["社区培训"]
    assert said(path) == []


@pytest.mark.parametrize("heads", ["目标,完成", "目标数,累计完成"])
def test_words_beside_targets(heads: str, tmp_path: Path) -> None:
    over = "单位,老年教育,,社区培训,,备注"
    rows = "东岭街道,300,三百来人,120,100,\n西湾街道,200,见附件,130,110,\n南桥街道,200,见附件,140,120,"
    path = written(tmp_path, f"{TITLE}\n{over}\n,{heads},{heads},\n{rows}")
    assert names(path, Measure.TARGET) == names(path) == ["老年教育", "社区培训"]
    assert [cell for _, cell in said(path)] == ["C4", "C5", "C6"]


def test_words_in_all_rows_of_one_measure(tmp_path: Path) -> None:
    rows = "东岭街道,目标,300,120\n,完成,三百来人,100\n西湾街道,目标,200,130\n,完成,见附件,110"
    path = written(tmp_path, f"{TITLE}\n单位,数据类别,老年教育（人）,社区培训（人次）\n{rows}")
    assert names(path) == ["老年教育", "社区培训"]
    assert [cell for _, cell in said(path)] == ["C4", "C6"]


@pytest.mark.parametrize(
    ("row", "is_indicator"),
    [
        ("老年教育（人）,,,三百来人,", True),
        ("老年教育（人）,,,见附件,", True),
        ("老年教育,300,,见附件,", True),
        ("老年教育,,20,见附件,", True),
        ("老年学员人次,,,见附件,", True),
        ("老年教育,,,三百来人,", True),
        ("老年教育（人）,,,未报,", True),
        ("存在问题,,,无经费,", False),
        ("责任人,,,王某,", False),
        ("联系电话,,,025-84730001,", False),
        ("其他工作,,,见附件,", False),
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_row_of_a_form(row: str, is_indicator: bool, place: int, tmp_path: Path) -> None:
    rows = ["社区培训（人次）,120,10,60,", "讲座（场）,8,1,4,"]
    rows.insert(place, row)
    path = written(tmp_path, "\n".join([f"{FORM}指标,目标,本月完成,累计完成,备注", *rows]))
    name = row.partition(",")[0].partition("（")[0]
    assert (name in names(path)) is is_indicator
    expected = "RD042" if "未报" in row else "RD001"
    assert said(path) == ([(expected, f"D{4 + place}")] if is_indicator else [])


def test_a_form_with_more_words_than_numbers(tmp_path: Path) -> None:
    rows = "老年教育（人）,约20,三百来人\n社区培训（人次）,约100,六百多\n讲座（场）,1,4\n展览（场）,,十来场"
    path = written(tmp_path, f"{FORM}指标,本月完成,累计完成\n{rows}")
    assert names(path) == ["老年教育", "社区培训", "讲座", "展览"]
    assert said(path) == [("RD001", "C4"), ("RD001", "C5"), ("RD001", "C7")]


def test_a_sentence_for_a_number_is_a_note(tmp_path: Path) -> None:
    row = "老年教育（人）,300,,本街道已按计划组织多次活动并取得实效,"
    path = written(tmp_path, f"{FORM}指标,目标,本月完成,累计完成,备注\n社区培训（人次）,120,10,60,\n{row}\n")
    assert said(path) == [("RD043", "D5")]
    assert names(path) == ["社区培训", "老年教育"]


def test_the_gap_cannot_judge_it(tmp_path: Path) -> None:
    targets = tmp_path / "targets.csv"
    targets.write_text(
        "2026年目标任务\n单位,社区培训（人次）,老年教育（人）\n东岭街道,120,30\n西湾街道,120,300\n", encoding="utf-8"
    )
    path = written(tmp_path, f"{FORM}指标,本月完成,累计完成\n社区培训（人次）,10,60\n老年教育（人）,,三百来人\n")
    report = gap(targets, path, as_of=date(2026, 6, 30))
    (told,) = [one for file in report.files for one in file.findings if one.code == "RD001"]
    assert (told.place.unit, told.place.cell) == ("西湾街道", "C5")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("老年教育（人）,300,三百来人,,", [("RD001", "C5")]),
        ("老年教育（人）,300,未报,,", []),  # nothing was reported: nor is it taken for a number
        ("老年教育（人）,300,若干,40,", []),
        ("存在问题,,无经费,,", []),
    ],
)
def test_words_in_the_month_alone(row: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    path = written(tmp_path, f"{FORM}指标,目标,本月完成,累计完成,备注\n社区培训（人次）,120,10,60,\n{row}\n")
    assert said(path) == expected
