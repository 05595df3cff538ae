"""Headings over two lines: parts of the people, units of measure; and rows under headings that nobody understands."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from cedu_targets import check, read
from cedu_targets.domain.records import HIDDEN_WORDS, RecordField, Records
from monthly_forms import form, write_forms
from writers import Cell

Lines = Sequence[Sequence[str | None]]

FIRST = ("编号", "课程名称", "开课日期", "上课地点")
TWO_LINES: dict[str, tuple[Lines, Sequence[int], tuple[Decimal | int, Decimal | int | None]]] = {
    "all and of them for the first time": (
        [[*FIRST, "参训人次", None], [*[None] * 4, "合计", "其中：首次参训"]], (30, 12), (30, 12)),
    "a subtotal": ([[*FIRST, "学员人数", None], [*[None] * 4, "小计", "首次参加"]], (30, 12), (30, 12)),
    "all and of them the old": ([[*FIRST, "培训人次", None], [*[None] * 4, "共计", "其中：老年人"]], (30, 12), (30, None)),
    "of them first": ([[*FIRST, "培训人次", None], [*[None] * 4, "其中：老年人", "总计"]], (12, 30), (30, None)),
    "all, men and women": (
        [[*FIRST, "培训人数", None, None], [*[None] * 4, "合计", "男", "女"]], (30, 18, 12), (30, None)),
    "men and women": ([[*FIRST, "参加人数", None], [*[None] * 4, "男", "女"]], (18, 12), (30, None)),
    "on line and off": ([[*FIRST, "参加人数", None], [*[None] * 4, "线上", "线下"]], (18, 12), (30, None)),
    "units of measure": (
        [[*FIRST, "人次", "首次参训"], [None, None, "（月/日）", None, "（人次）", "（人）"]], (30, 12), (30, 12)),
    "bare units of measure": (
        [[*FIRST, "参训人数", "首次参训"], [None, None, "月日", None, "人次", "人"]], (30, 12), (30, 12)),
    "parts and their units of measure": (
        [[*FIRST, "参训人数", None], [*[None] * 4, "合计", "首次参训"], [*[None] * 4, "（人次）", "（人）"]], (30, 12), (30, 12)),
    "whoever teaches": ([[*FIRST, "培训人数", "授课教师", None], [*[None] * 5, "姓名", "电话"]], (30, 0, 0), (30, None)),
}  # fmt: skip


def of_two_lines(folder: Path, headings: Lines, numbers: Sequence[Cell], *, is_merged: bool = False) -> Records:
    merges = [(3, 3, 5, 6)] if is_merged else []
    rows: list[list[Cell]] = [[1, "养蜂", "5月6日", "村部", *numbers], [2, "急救", "5月9日", "村部", *numbers]]
    (file,) = read(write_forms(folder / "a.xlsx", form(headings=headings, rows=rows, merges=merges))).files
    assert file.records is not None
    return file.records


@pytest.mark.parametrize("name", TWO_LINES)
def test_a_second_line_of_headings_divides_those_over_it(name: str, tmp_path: Path) -> None:
    headings, numbers, expected = TWO_LINES[name]
    records = of_two_lines(tmp_path, headings, numbers)
    assert [one.project for one in records.entries] == ["养蜂", "急救"]
    assert all((one.people, one.first_time) == expected for one in records.entries)
    assert not records.is_unread


def test_an_unreadable_half_is_told_with_its_cell(tmp_path: Path) -> None:
    headings, _, _ = TWO_LINES["men and women"]
    records = of_two_lines(tmp_path, headings, [18, "十来个"])
    assert [(one.text, one.place.cell) for one in records.unreadable] == [("十来个", "E5"), ("十来个", "E6")]
    assert records.entries[0].people is None


def test_the_second_half_is_no_column_that_was_not_used(tmp_path: Path) -> None:
    headings, numbers, _ = TWO_LINES["men and women"]
    rows: list[list[Cell]] = [[1, "养蜂", "5月6日", "村部", *numbers]]
    (file,) = read(write_forms(tmp_path / "a.xlsx", form(headings=headings, rows=rows))).files
    assert file.findings == ()


def test_rows_that_nobody_understands_make_no_form_nil(tmp_path: Path) -> None:
    headings: Lines = [["课程名称", "开课日期", "上课地点", "培训人数", None], [None, None, None, "牧民", "渔民"]]
    rows: list[list[Cell]] = [["养蜂", "5月6日", "村部", 40, 20], ["急救", "5月9日", "村部", 4, 2]]
    path = write_forms(tmp_path / "a.xlsx", form(headings=headings, rows=rows))
    (file, *_) = read(path).files
    assert file.records is not None
    assert (file.records.is_nil, file.records.is_blank, file.records.is_unread) == (False, False, True)
    (found,) = [one for one in file.findings if one.code == "RD090"]
    assert (found.place.cell, found.parameters["count"], found.parameters["rows"]) == ("D4", 3, "4、5、6")
    assert check(path).exit_code == 1


PRINTED: dict[str, Sequence[Sequence[Cell]]] = {
    "nothing": [],
    "numbers": [[1], [2], [3]],
    "kinds": [[1, None, "农业"], [2, None, "卫生"]],
    "a total": [[1], ["合计", None, None, None, 0]],
    "marks of nothing": [[1, "/", "/", "/", "/", "/"], [2, "无", "无", "无", 0, "无"]],
    "an empty line for others": [["……"], ["备注", "本表每月5日前报送，没有办班的也要报"]],
    "who signs": [["负责人：", None, "填表人：", None, "电话：", "2020年6月1日"]],
}


@pytest.mark.parametrize("name", PRINTED)
def test_a_form_with_nothing_but_what_is_printed_stays_nil(name: str, tmp_path: Path) -> None:
    headings = ["序号", "课程名称", "课程类别", "开课日期", "培训人数", "上课地点"]
    (file,) = read(write_forms(tmp_path / "a.xlsx", form(headings=headings, rows=PRINTED[name]))).files
    assert file.records is not None
    assert (file.records.is_nil, file.records.is_unread) == (True, False)


def test_a_table_under_a_nil_form_is_not_of_it(tmp_path: Path) -> None:
    foot: list[list[Cell]] = [["填表人：", None, "电话："], [], ["类别", "期数", "人次"], ["农业", 3, 40]]
    (file, *_) = read(write_forms(tmp_path / "a.xlsx", form(rows=[], foot=foot))).files
    assert file.records is not None
    assert file.records.is_nil


def test_a_class_whose_cells_are_words_is_no_line_of_headings(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["养蜂", "5月6日", "村部", "二十人"], ["急救", "5月9日", "村部", 9]]
    (file,) = read(
        write_forms(tmp_path / "a.xlsx", form(headings=["课程名称", "开课日期", "上课地点", "培训人数"], rows=rows))
    ).files
    assert file.records is not None
    assert [one.people for one in file.records.entries] == [20, 9]


PEOPLE_IN_WORDS = ("全村群众", "全体党员", "若干", "见签到簿", "不详", "各组代表")


@pytest.mark.parametrize("word", PEOPLE_IN_WORDS)
@pytest.mark.parametrize("position", [0, 1, 2])
@pytest.mark.parametrize("is_dated", [True, False])
def test_a_class_with_people_in_words_does_not_end_the_form(
    word: str, position: int, tmp_path: Path, *, is_dated: bool
) -> None:
    rows: list[list[Cell]] = [["养蜂", "5月6日", "村部", 40], ["急救", "5月9日", "村部", 9]]
    rows.insert(position, ["防火", "5月8日" if is_dated else None, "广场", word])
    headings = ["课程名称", "开课日期", "上课地点", "培训人数"]
    (file,) = read(write_forms(tmp_path / "a.xlsx", form(headings=headings, rows=rows))).files
    assert file.records is not None
    assert len(file.records.entries) == 3
    assert file.records.sum_of(RecordField.PEOPLE) == 49
    shown = word if word == "不详" else HIDDEN_WORDS
    assert [(cell.text, cell.record) for cell in file.records.unreadable] == [(shown, position + 1)]


@pytest.mark.parametrize("people", [None, "全村群众"])
def test_a_class_with_a_day_does_not_end_the_form_after_a_gap(people: str | None, tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["养蜂", "5月6日", "村部", 40],
        [],
        ["防火", "5月8日", "广场", people],
        ["急救", "9日", "村部", 9],
    ]
    headings = ["课程名称", "开课日期", "上课地点", "培训人数"]
    (file,) = read(write_forms(tmp_path / "a.xlsx", form(headings=headings, rows=rows))).files
    assert file.records is not None
    assert len(file.records.entries) == 3
    assert file.records.sum_of(RecordField.PEOPLE) == 49


def test_another_table_right_under_the_rows_ends_the_form(tmp_path: Path) -> None:
    foot: list[list[Cell]] = [["单位", "培训类别", "人次", "备注"], ["甲村", "农业", 40, None]]
    rows: list[list[Cell]] = [["养蜂", "5月6日", "村部", 40]]
    headings = ["课程名称", "开课日期", "上课地点", "培训人数"]
    (file, *_) = read(write_forms(tmp_path / "a.xlsx", form(headings=headings, rows=rows, foot=foot))).files
    assert file.records is not None
    assert [one.project for one in file.records.entries] == ["养蜂"]
