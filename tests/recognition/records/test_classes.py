"""The classes of a form: which rows are one, what their cells say, and the totals under them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cedu_targets import read
from cedu_targets.domain.records import RecordField, Records, RecordsKind
from monthly_forms import ISSUED, WITH_FIRST_TIME, form, write_forms
from writers import Broken, Cell, Formula

Rows = Sequence[Sequence[Cell]]


def read_form(folder: Path, **options: object) -> Records:
    (file,) = read(write_forms(folder / "a.xlsx", form(**options))).files  # type: ignore[arg-type]
    assert file.records is not None
    return file.records


@pytest.mark.parametrize(
    ("heading", "counts", "is_told"),
    [("期数", [3, 2], True), ("场次（场）", [1, 2], False), ("办班次数", [1, 1], False), ("期数", ["第1期", 2], False)],
)
def test_rows_of_several_classes_are_told(heading: str, counts: Sequence[Cell], is_told: bool, tmp_path: Path) -> None:
    rows: Rows = [["育秧", 150, "村部", 12, counts[0]], ["急救", 80, "村部", 8, counts[1]]]
    path = write_forms(tmp_path / "a.xlsx", form(headings=[*ISSUED[:4], heading], rows=rows))
    (file,) = read(path).files
    assert file.records is not None
    told = [(one.place.cell, one.parameters["sum"]) for one in file.findings if one.variant == "runs"]
    assert (file.records.size, told) == (2, [("E4", 5)] if is_told else [])


NUMBERS: dict[str, tuple[Cell, str | None]] = {
    "a number": (35, "35"),
    "text": ("35", "35"),
    "thousands": ("1,200", "1200"),
    "with its noun": ("35人", "35"),
    "attendances": ("35人次", "35"),
    "in words": ("三十五", "35"),
    "in words with its noun": ("三十五人", "35"),
    "full width": ("４２", "42"),
    "nought": (0, "0"),
    "a mark of nothing": ("/", None),
    "blank": (None, None),
    "more than": ("30多", "?"),
    "about": ("约40", "?"),
    "several ten": ("三十来人", "?"),
    "a floor": ("≥30", "?"),
    "households": ("35户", "?"),
    "a part of a person": (12.5, "?"),
    "less than nobody": (-3, "?"),
    "per cent": ("50%", "?"),
    "not reported": ("未报", "?"),
    "a day": (date(2020, 5, 3), "?"),
    "yes": (True, "?"),
    "a broken formula": (Broken("=A1/0", "#DIV/0!"), "?"),
}


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("field", [RecordField.PEOPLE, RecordField.FIRST_TIME])
def test_what_is_no_exact_number_of_people_is_not_read(field: RecordField, name: str, tmp_path: Path) -> None:
    cell, read_as = NUMBERS[name]
    row: list[Cell] = ["育秧", "农业", "5月6日", "村部", 50, 20, 2, "集中"]
    row[4 if field is RecordField.PEOPLE else 5] = cell
    records = read_form(
        tmp_path, headings=WITH_FIRST_TIME, rows=[row, ["保健", "卫生", "5月7日", "站", 9, 3, 1, "讲座"]]
    )
    (entry, other) = records.entries
    value = getattr(entry, field)
    assert other.people == 9
    if read_as != "?":
        assert (value, records.unreadable) == (None if read_as is None else Decimal(read_as), ())
        return
    (cell_,) = records.unreadable
    address = "E4" if field is RecordField.PEOPLE else "F4"
    assert (value, cell_.field, cell_.record, cell_.place.cell) == (None, field, 1, address)


@pytest.mark.parametrize(
    ("cell", "hours"), [("4课时", "4"), (1.5, "1.5"), ("2小时", "2"), ("半天", None), ("2天", None), (-1, None)]
)
def test_hours(cell: Cell, hours: str | None, tmp_path: Path) -> None:
    records = read_form(tmp_path, rows=[["育秧", 56, "村部", cell, "集中"]])
    assert records.entries[0].hours == (None if hours is None else Decimal(hours))
    assert bool(records.unreadable) == (hours is None)


@pytest.mark.parametrize(
    ("heading", "cells", "told"),
    [
        ("课时", [2, "3小时"], [("小时", 1, "D5", "note")]),
        ("时长（小时）", [2, 3], [("小时", 2, "D4", "note")]),
        ("培训时长（分钟）", [90, 45], [("分钟", 2, "D4", "warning")]),
        ("课时（每课时45分钟）", [2, 3], []),
        ("课时", ["2课时", 3], []),
    ],
)
def test_hours_of_another_measure_are_told(
    heading: str, cells: list[Cell], told: list[tuple[str, int, str, str]], tmp_path: Path
) -> None:
    rows: Rows = [["育秧", 56, "村部", cells[0]], ["保健", 20, "站", cells[1]]]
    (file,) = read(write_forms(tmp_path / "a.xlsx", form(headings=[*ISSUED[:3], heading], rows=rows))).files
    assert file.records is not None
    assert None not in [one.hours for one in file.records.entries]
    found = [one for one in file.findings if one.code == "RD092"]
    assert [
        (one.parameters["measure"], one.parameters["count"], one.place.cell, str(one.severity)) for one in found
    ] == told


def test_hidden_classes_count_and_are_told(tmp_path: Path) -> None:
    shown = form(sheet="5月")._replace(hidden_rows=(0, 4, 5))
    aside = form(month="2020-04", sheet="4月")._replace(is_hidden=True)
    blank = form(month=None, unit=None, rows=[], sheet="空")._replace(is_hidden=True)
    report = read(write_forms(tmp_path / "a.xlsx", shown, aside, blank))
    assert [file.records.size for file in report.files if file.records] == [3, 3, 0]
    assert [[(one.code, one.variant, one.parameters.get("rows")) for one in file.findings] for file in report.files] == [
        [("RD023", "classes", "5、6")], [("RD025", "", None)], [],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "headings",
    [["培训项目", "培训人数", "培训地点", "课时"], ["日期", "课程", "人次", "课时"], ["课程", "地点", "人次", "课时"]],
)
def test_headings_that_are_words_for_measures_are_no_measures_of_the_head(headings: list[str], tmp_path: Path) -> None:
    cells: dict[str, Cell] = {"人数": 56, "人次": 56, "课时": 4, "日期": "5月6日"}
    row: list[Cell] = [next((cell for word, cell in cells.items() if word in head), "育秧") for head in headings]
    records = read_form(tmp_path, headings=headings, rows=[row, row])
    assert (records.unit, records.period) == ("甲村", "2020-05")
    assert [(one.people, one.hours) for one in records.entries] == [(Decimal(56), Decimal(4))] * 2


DAYS: dict[str, tuple[Cell, date | None, str | None]] = {
    "a date": (date(2020, 5, 6), date(2020, 5, 6), "2020-05"),
    "month and day": ("5月6日", date(2020, 5, 6), "2020-05"),
    "a day of the month": ("6日", date(2020, 5, 6), "2020-05"),
    "with points": ("5.13", date(2020, 5, 13), "2020-05"),
    "with a stroke": ("5/13", date(2020, 5, 13), "2020-05"),
    "the whole": ("2020.5.6", date(2020, 5, 6), "2020-05"),
    "with an hour": ("2020年5月6日上午9:00", date(2020, 5, 6), "2020-05"),
    "of several the first": ("5月6日-8日", date(2020, 5, 6), "2020-05"),
    "a span": ("5月6-8日", date(2020, 5, 6), "2020-05"),
    "several": ("5月6、13日", date(2020, 5, 6), "2020-05"),
    "of another month": ("4月30日", date(2020, 4, 30), "2020-04"),
    "without its format": (43957, date(2020, 5, 6), "2020-05"),
    "run together": ("20200506", date(2020, 5, 6), "2020-05"),
    "a month": ("5月", None, "2020-05"),
    "ten days": ("下旬", None, None),
    "no such day": ("5月32日", None, None),
}


@pytest.mark.parametrize("name", DAYS)
def test_days_are_completed_by_the_head(name: str, tmp_path: Path) -> None:
    cell, day, period = DAYS[name]
    rows = [["育秧", "农业", cell, "村部", 50, 20, 2, "集中"], ["保健", "卫生", "5月7日", "站", 9, 3, 1, "讲座"]]
    records = read_form(tmp_path, headings=WITH_FIRST_TIME, rows=rows)
    assert (records.entries[0].day, records.entries[0].period) == (day, period)
    assert records.entries[0].day_text


def test_a_cut_day_is_none(tmp_path: Path) -> None:
    rows: Rows = [["育秧", "农业", 5.12, "村部", 50, 20, 2, "集中"], ["保健", "卫生", 5.3, "站", 9, 3, 1, "讲座"]]
    report = read(write_forms(tmp_path / "a.xlsx", form(headings=WITH_FIRST_TIME, rows=rows)))
    records = report.files[0].records
    assert records is not None
    assert [(one.day, one.period) for one in records.entries] == [(date(2020, 5, 12), "2020-05"), (None, "2020-05")]
    assert [(one.code, one.place.cell) for one in report.files[0].findings] == [("RD087", "C5")]


def test_printed_categories_are_no_classes(tmp_path: Path) -> None:
    rows: Rows = [
        ["育秧", "农业科技类", None, None, 30],
        *([None, name] for name in ("医药卫生类", "信息技术类", "文体艺术类")),
    ]
    records = read_form(tmp_path, headings=WITH_FIRST_TIME, rows=rows, totals=[["合计", *[None] * 3, 30]])
    assert [(one.project, one.category, one.people) for one in records.entries] == [("育秧", "农业科技类", Decimal(30))]


def test_printed_projects_of_a_kind_are_no_classes(tmp_path: Path) -> None:
    rows: Rows = [
        ["育秧", "农业科技类"],
        ["保健", "医药卫生类", None, None, 30],
        ["急救", "医药卫生类", None, "文化站"],
    ]
    records = read_form(tmp_path, headings=WITH_FIRST_TIME, rows=rows)
    assert [(one.project, one.people) for one in records.entries] == [("保健", Decimal(30)), ("急救", None)]


def test_merged_cells_hold_for_each_of_their_rows_and_people_once(tmp_path: Path) -> None:
    rows: Rows = [
        ["育秧", "农业", date(2020, 5, 6), "村部", 30, 20, 2, "集中"],
        [None, None, date(2020, 5, 7), "村部", 25, 5, 2, "集中"],
        ["保健", "卫生", date(2020, 5, 8), "文化站", 40, 5, 2, "讲座"],
        [None, None, None, "学校"],
    ]
    merges = [(3, 0, 4, 0), (3, 1, 4, 1), *((5, column, 6, column) for column in (0, 1, 2, 4))]
    records = read_form(tmp_path, headings=WITH_FIRST_TIME, rows=rows, merges=merges)
    assert [(one.project, one.category, one.place, one.people) for one in records.entries] == [
        ("育秧", "农业", "村部", Decimal(30)), ("育秧", "农业", "村部", Decimal(25)), ("保健", "卫生", "文化站、学校", Decimal(40)),
    ]  # fmt: skip
    assert records.sum_of(RecordField.PEOPLE) == 95


def test_a_class_whose_name_was_forgotten_counts(tmp_path: Path) -> None:
    records = read_form(tmp_path, rows=[["育秧", 56, "村部", 4, "集中"], [None, 20, "文化站", 2, "讲座"]])
    assert [(one.project, one.people) for one in records.entries] == [("育秧", Decimal(56)), (None, Decimal(20))]


def test_totals_are_no_classes_and_know_what_they_sum(tmp_path: Path) -> None:
    rows: Rows = [
        ["育秧", 56, "村部", 4, "集中"],
        ["小计", 56],
        ["保健", 20, "文化站", 2, "讲座"],
        ["剪纸", 10, "文化站", 2, "讲座"],
        ["小 计", "三十"],
    ]
    records = read_form(
        tmp_path, rows=rows, totals=[["本月合计：", 86, None, 8], ["累计", 300], ["本月累计", "八十多"]]
    )
    people = [one for one in records.totals if one.field is RecordField.PEOPLE]
    assert [(one.name, one.value, one.entries, one.is_cumulative) for one in people] == [
        ("小计", Decimal(56), (1,), False), ("小计", Decimal(30), (2, 3), False), ("本月合计", Decimal(86), (1, 2, 3), False),
        ("累计", Decimal(300), (1, 2, 3), True),
    ]  # fmt: skip
    assert [(one.text, one.record) for one in records.unreadable] == [("八十多", 0)]


def test_a_total_that_comes_again_sums_what_stands_since_the_last(tmp_path: Path) -> None:
    rows: Rows = [["育秧", 56, "村部", 4], ["合计", 56], ["保健", 20, "文化站", 2], ["剪纸", 9, "站", 2], ["合计", 29]]
    records = read_form(tmp_path, rows=rows)
    assert [(one.value, one.entries) for one in records.totals] == [(Decimal(56), (1,)), (Decimal(29), (2, 3))]


SUMS: dict[str, tuple[int, ...] | str] = {
    "合计": (1, 2, 3), "总人次": (1, 2, 3), "人次合计": (1, 2, 3), "总计（人）": (1, 2, 3), "合计3期": (1, 2, 3),
    "全村合计": (1, 2, 3), "甲村合计": (1, 2, 3), "月计": (1, 2, 3), "总数": (1, 2, 3), "五月合计": (1, 2, 3),
    "农业类小计": (1, 3), "讲座合计": (2,), "夜校小计": (1, 2, 3), "夜校合计": "unknown", "承前页": "unknown",
    "上页结转": "unknown", "平均人次": "unknown", "年累计": "cumulative", "1—5月合计": "cumulative",
    "其中：女": "unknown", "其中妇女": "unknown", "年初至今": "unknown", "今年以来": "unknown", "共2期": "unknown", "∑": "unknown",
    "上月合计": "cumulative", "截至本月累计": "cumulative", "本季度合计": "cumulative", "上半年小计": "cumulative",
}  # fmt: skip


@pytest.mark.parametrize("name", SUMS)
@pytest.mark.parametrize("column", [0, 1])
def test_a_row_named_like_a_sum_is_no_class_and_sums_what_it_says(column: int, name: str, tmp_path: Path) -> None:
    headings = ["序号", "培训项目", "培训人次", "培训类别", "培训日期", "方式"]
    rows: Rows = [
        [1, "育秧", 40, "农业", "5月3日", "田间"],
        [2, "保健", 20, "卫生类", "5月4日", "讲座"],
        [3, "嫁接", 10, "农业", "5月9日", "田间"],
    ]
    total: list[Cell] = [None, None, 777, None, None, None]
    total[column] = name
    records = read_form(tmp_path, headings=headings, rows=rows, totals=[total])
    assert [entry.people for entry in records.entries] == [40, 20, 10]
    (one,) = records.totals
    reach = "unknown" if one.is_unknown else "cumulative" if one.is_cumulative else one.entries
    assert (one.name, one.value, reach) == (name, Decimal(777), SUMS[name])


def test_a_class_named_like_a_sum_is_one_where_it_says_when(tmp_path: Path) -> None:
    rows: Rows = [["会计", 40, "村部", 4, "集中"], ["收支总计", 20, "村部", 2, "讲座"], ["农家乐记账累计", 9, None, 2]]
    records = read_form(tmp_path, rows=rows)
    assert [entry.project for entry in records.entries] == ["会计", "收支总计"]


def test_totals_of_months_and_units_in_a_ledger(tmp_path: Path) -> None:
    headings = ["序号", "村（社区）", "日期", "课程名称", "人次", "地点"]
    rows: Rows = [
        [1, "甲村", "3月8日", "育秧", 40, "校"],
        [2, "乙村", "4月8日", "保健", 20, "校"],
        [None, "4月小计", None, None, 20],
        [None, "一季度小计", None, None, 40],
        [3, "甲村", "5月6日", "剪纸", 10, "校"],
        [None, "甲村小计", None, None, 50],
        [None, "二季度合计", None, None, 30],
        [None, "季度合计", None, None, 30],
        [None, "合计", None, None, 70],
    ]
    records = read_form(tmp_path, title="百胜镇2020年培训台账", head=[], headings=headings, rows=rows)
    assert [entry.people for entry in records.entries] == [40, 20, 10]
    assert [(one.name, one.entries, one.is_unknown) for one in records.totals] == [
        ("4月小计", (2,), False), ("一季度小计", (1,), False), ("甲村小计", (1, 3), False), ("二季度合计", (2, 3), False),
        ("季度合计", (), True), ("合计", (1, 2, 3), False),
    ]  # fmt: skip


def test_numbers_alone_in_the_last_row_are_a_total(tmp_path: Path) -> None:
    records = read_form(tmp_path, rows=[["育秧", 56, "村部", 4, "集中"], [None, 60, None, 4]])
    assert records.size == 1
    assert [(one.value, one.entries) for one in records.totals] == [(Decimal(60), (1,)), (Decimal(4), (1,))]


@pytest.mark.parametrize(
    ("totals", "expected"),
    [
        ([["合计：1期，56人次，4课时"]], [("people", 56, "A5"), ("hours", 4, "A5")]),
        ([["合 计"], [None, 56, None, 4]], [("people", 56, "B6"), ("hours", 4, "D6")]),
        ([["合计", 56, None, None]], [("people", 56, "B5")]),
    ],
)
def test_totals_in_one_cell_or_under_their_name(totals: Rows, expected: list[object], tmp_path: Path) -> None:
    rows: Rows = [["育秧", 56, "村部", 4, "集中"]]
    (file,) = read(write_forms(tmp_path / "a.xlsx", form(rows=rows, totals=totals))).files
    assert file.records is not None
    assert [(str(one.field), one.value, one.place.cell) for one in file.records.totals] == expected
    assert {one.entries for one in file.records.totals} == {(1,)}
    assert not file.findings


def test_headings_with_blanks_and_line_ends(tmp_path: Path) -> None:
    headings = ["日 期", "培\n训项\n目", "参 加 人 数", "地　点"]
    records = read_form(tmp_path, headings=headings, rows=[["5月3日", "水稻\n育秧", 30, "村部"]])
    assert [(one.project, one.day) for one in records.entries] == [("水稻育秧", date(2020, 5, 3))]


def test_a_formula_that_cannot_be_calculated_is_shown(tmp_path: Path) -> None:
    rows: Rows = [["育秧", Formula("=20+10", 30), "村部", 4], ["保健", Formula("=WEBSERVICE(1)", 5), "村部", 4]]
    records = read_form(tmp_path, rows=rows)
    assert [one.people for one in records.entries] == [30, None]
    assert [one.text for one in records.unreadable] == ["=WEBSERVICE(1)"]


@pytest.mark.parametrize(("heading", "noun"), [("培训人数", "人"), ("培训人次", "人次"), ("参训（人次）", "人次")])
def test_the_noun_is_that_of_the_heading(heading: str, noun: str, tmp_path: Path) -> None:
    if heading == "参训（人次）":
        heading = "参训人次（人次）"
    records = read_form(tmp_path, headings=["培训项目", heading, *ISSUED[2:]])
    assert {one.noun for one in records.entries} == {noun}


def test_a_header_of_two_lines(tmp_path: Path) -> None:
    lines = [["序号", "培训项目", "培训人数", None, "培训时间", "地点"], [None, None, "人次", "其中本年首次参训"]]
    records = read_form(tmp_path, headings=lines, rows=[[1, "育秧", 56, 12, "5月3日", "村部"]], merges=[(2, 2, 2, 3)])
    (entry,) = records.entries
    assert (entry.people, entry.first_time, entry.noun, entry.cell) == (Decimal(56), Decimal(12), "人次", "B5")


def test_of_several_columns_of_people_all_who_came_count(tmp_path: Path) -> None:
    headings = ["培训项目", "男（人数）", "其中女人数", "计划人数", "参训人数", "培训地点"]
    records = read_form(tmp_path, headings=headings, rows=[["育秧", 20, 36, 60, 56, "村部"]])
    assert [one.people for one in records.entries] == [56]


@pytest.mark.parametrize(
    "headings", [("培训人数", "培训人次"), ("培训人次", "培训人数"), ("其中男人次", "人数（人次）")]
)
def test_of_heads_and_attendances_the_attendances_count(headings: tuple[str, str], tmp_path: Path) -> None:
    numbers: list[Cell] = [60 if head in ("培训人次", "人数（人次）") else 20 for head in headings]
    records = read_form(tmp_path, headings=["培训项目", *headings, "培训地点"], rows=[["育秧", *numbers, "村部"]])
    assert [(one.people, one.noun) for one in records.entries] == [(Decimal(60), "人次")]


@pytest.mark.parametrize(
    ("headings", "numbers", "people"),
    [
        (["线下参加人数", "线上参加人数", "合计人数"], [10, 50, 60], 60),
        (["农民人数", "参加群众（人次）"], [10, 60], 60),
        (["线上人次", "线下人次"], [10, 50], 60),
        (["男性人数", "女性人数"], [10, 50], 60),
        (["参训农民（人）"], [60], 60),
        (["学员(人)"], [60], 60),
    ],
)
def test_headings_of_people(headings: list[str], numbers: list[Cell], people: int, tmp_path: Path) -> None:
    rows: Rows = [["育秧", *numbers, "村部", "5月6日"], ["保健", *numbers, "村部", "5月7日"]]
    records = read_form(tmp_path, headings=["活动名称", *headings, "活动地点", "活动时间"], rows=rows)
    assert [one.people for one in records.entries] == [people, people]


def test_headings_that_say_it_otherwise(tmp_path: Path) -> None:
    headings = ["村别", "班名", "年月日", "时长（小时）", "参训人次"]
    rows: Rows = [["甲村", "育秧", "2020年5月6日", 3, 56], ["乙村", "保健", "2020年6月7日", 2, 40]]
    records = read_form(tmp_path, title="百胜镇2020年培训台账", head=[], headings=headings, rows=rows)
    assert [(one.unit, one.project, one.period, one.hours) for one in records.entries] == [
        ("甲村", "育秧", "2020-05", Decimal(3)), ("乙村", "保健", "2020-06", Decimal(2)),
    ]  # fmt: skip


def test_persons_are_not_kept(tmp_path: Path) -> None:
    headings = ["培训项目", "培训人数", "培训地点", "教师姓名", "联系电话", "学员代表签字", "备注"]
    path = write_forms(
        tmp_path / "a.xlsx", form(headings=headings, rows=[["育秧", 56, "村部", "某甲", "139", "某乙", "好"]])
    )
    (file,) = read(path).files
    assert file.records is not None
    assert file.records.left_out == ("教师姓名", "联系电话", "学员代表签字")
    assert not any(word in repr(file) for word in ("某甲", "139", "某乙"))
    assert [(one.code, one.variant) for one in file.findings] == [("RD085", ""), ("RD085", "other")]


def test_teachers_that_are_counted_are_no_persons(tmp_path: Path) -> None:
    records = read_form(
        tmp_path, headings=["培训项目", "培训人数", "培训地点", "教师人数"], rows=[["育秧", 56, "村部", 3]]
    )
    assert records.left_out == ()


def test_a_ledger_has_unit_and_month_in_its_rows(tmp_path: Path) -> None:
    headings = ["村（居）", "办班时间", "培训内容", "培训人次", "培训方式", "培训教师姓名"]
    rows: Rows = [
        ["甲村", "3月5日", "育秧", 30, "集中", "某"],
        ["百胜镇乙村", "4月2日", "保健", 20, "讲座", "某"],
        ["乙村", date(2020, 5, 2), "保健", 25, "讲座", "某"],
    ]
    records = read_form(tmp_path, title="2020年社区教育培训台账", head=[], headings=headings, rows=rows)
    assert (records.kind, records.unit, records.year, records.month) == (RecordsKind.LEDGER, None, 2020, None)
    assert [(one.unit, one.period) for one in records.entries] == [
        ("甲村", "2020-03"), ("乙村", "2020-04"), ("乙村", "2020-05"),
    ]  # fmt: skip


def test_a_row_of_a_towns_ledger_that_names_no_unit_is_of_nobody(tmp_path: Path) -> None:
    rows: Rows = [["甲村", "3月5日", "育秧", 30], [None, "4月2日", "保健", 20]]
    headings = ["村（居）", "办班时间", "培训内容", "培训人次"]
    for title, units in (("百胜镇2020年培训台账", ["甲村"]), ("丙村2020年培训台账", ["甲村", "丙村"])):
        records = read_form(tmp_path, title=title, head=[], headings=headings, rows=rows)
        assert records.units == units


def test_ditto_marks_repeat_what_stands_above_total_rows_left_out(tmp_path: Path) -> None:
    rows: Rows = [
        ["甲村", "3月5日", "育秧", 30, "村部"],
        ["〃", "同上", "保健", 20, "同 上"],
        ["小计", None, None, 50, None],
        ["同上", "4月2日", "剪纸", "〃", "〃"],
        ["乙村", "4月3日", '"', 9, "站"],
    ]
    headings = ["村（居）", "办班时间", "培训内容", "培训人次", "地点"]
    records = read_form(tmp_path, title="百胜镇2020年培训台账", head=[], headings=headings, rows=rows)
    assert [(one.unit, str(one.day), one.project, one.people, one.place) for one in records.entries] == [
        ("甲村", "2020-03-05", "育秧", 30, "村部"), ("甲村", "2020-03-05", "保健", 20, "村部"),
        ("甲村", "2020-04-02", "剪纸", None, "村部"), ("乙村", "2020-04-03", "剪纸", 9, "站"),
    ]  # fmt: skip
    assert [one.record for one in records.unreadable] == [3]  # a number is not guessed


def test_lines_among_the_rows_say_unit_and_month_of_those_under_them(tmp_path: Path) -> None:
    rows: Rows = [
        ["一、甲村"], ["（一）三月份"], [1, "8日", "育秧", 60, "校"], ["（二）四月"], [2, "9日", "保健", 50, "校"],
        ["二、百胜镇丁社区"], [1, "5月9日", "茶艺", 20, "校"], ["农闲时"], [2, "10日", "太极", 33, "校"],
    ]  # fmt: skip
    path = write_forms(
        tmp_path / "a.xlsx",
        form(title="百胜镇2020年培训台账", head=[], headings=["序号", "日期", "课程名称", "人次", "地点"], rows=rows),
    )
    (file,) = read(path).files
    assert file.records is not None
    assert [(one.unit, one.period) for one in file.records.entries] == [
        ("甲村", "2020-03"), ("甲村", "2020-04"), ("丁社区", "2020-05"), ("丁社区", None),
    ]  # fmt: skip
    assert [one.parameters["rows"] for one in file.findings if one.code == "RD086"] == ["10"]


def test_a_column_of_months(tmp_path: Path) -> None:
    rows: Rows = [["3月", "育秧", 30, "村部"], [4, "保健", 20, "站"], ["2019年12月", "剪纸", 20, "站"]]
    headings = ["月份", "项目", "人数", "地点"]
    records = read_form(tmp_path, title="培训情况登记表", head=[["2020年"]], headings=headings, rows=rows)
    assert [one.period for one in records.entries] == ["2020-03", "2020-04", "2019-12"]
    assert records.kind is RecordsKind.LEDGER


NIL: dict[str, tuple[dict[str, object], str]] = {
    "the head alone": ({"rows": []}, "nil"),
    "in words": ({"rows": [["本月没有办班"]]}, "nil"),
    "in other words": ({"unit": None, "month": None, "rows": [["5月无培训"]]}, "nil"),
    "in words, with noughts": ({"rows": [["本月没有办班", 0, "/", "0课时", "—"]]}, "nil"),
    "in words, in a numbered row": (
        {"headings": ["序号", *ISSUED], "rows": [[1, "本月未开展培训", 0, None, 0], [2], [3]]},
        "nil",
    ),
    "in words, twice": ({"rows": [["没有办班", 0], ["没有办班", "0"]]}, "nil"),
    "in words, with why": ({"rows": [["因农忙未举办培训", 0]]}, "nil"),
    "in words, for a reason": ({"rows": [["本月受汛情影响未开展"]]}, "nil"),
    "in words, and a class": ({"rows": [["没有办班", 0], ["育秧", 20, "村部"]]}, "filled"),
    "a report of none": ({"rows": [["零报告"]]}, "nil"),
    "none in the first row": ({"rows": [["无"]]}, "nil"),
    "none in each cell": ({"rows": [["无", "无", "无", "无", "无"]]}, "nil"),
    "none and noughts": ({"rows": [["无", 0, "无", 0, "无"]]}, "nil"),
    "noughts": ({"rows": [], "totals": [["合计", 0, None, 0]]}, "nil"),
    "the question, yes": ({"head": [["填报单位：____", "本月没有办班：", "是"]], "rows": []}, "nil"),
    "the question, ticked": ({"head": [["填报单位：甲村", "5月"], ["本月没有办班", "√"]], "rows": []}, "nil"),
    "the question, open": ({"head": [["填报单位：甲村", "5月"], ["本月没有办班：", None]], "rows": []}, "blank"),
    "the question, no": ({"head": [["填报单位：甲村", "5月"], ["本月没有办班：", "否"]], "rows": []}, "blank"),
    "the title alone": ({"title": "甲村2020年5月培训月报表", "head": [], "rows": []}, "nil"),
    "nothing": ({"unit": None, "month": None, "rows": []}, "blank"),
    "numbers of rows": ({"unit": None, "month": None, "headings": ["序号", *ISSUED], "rows": [[1], [2], [3]]}, "blank"),
    "only the sheet": ({"unit": None, "month": None, "rows": [], "sheet": "甲村5月"}, "blank"),
    "a title sent out with open places": (
        {"title": "甲村2020年5月培训月报表", "head": [["填报时间：    年  月  日"]], "rows": []},
        "blank",
    ),
    "a class": ({}, "filled"),
    "a total": ({"rows": [], "totals": [["合计", 30]]}, "unread total"),
    "a total, and in words": ({"rows": [["没有办班"]], "totals": [["合计", 30]]}, "unread total"),
    "a total of the months before": ({"rows": [], "totals": [["本年累计", 300]]}, "nil"),
    "in words, and how many came": ({"rows": [["没有办班", 12, "村部"]]}, "unread "),
    "projects alone": ({"rows": [["育秧"], ["嫁接"]]}, "unread named"),
    "numbered projects alone": ({"headings": ["序号", *ISSUED], "rows": [[1, "育秧"], [2, "嫁接"]]}, "unread named"),
    "projects alone, and in words": ({"rows": [["育秧"], ["嫁接"]], "foot": [["本月没有办班：", "是"]]}, "nil"),
    "printed projects of a blank form": ({"unit": None, "month": None, "rows": [["育秧"], ["嫁接"]]}, "blank"),
    "printed categories": (
        {"headings": ["培训类别", *ISSUED], "rows": [["农业技术类"], ["医药卫生类"]]},
        "nil",
    ),
}


@pytest.mark.parametrize("name", NIL)
def test_a_form_without_classes_is_a_report_of_none_or_blank(name: str, tmp_path: Path) -> None:
    options, state = NIL[name]
    (file,) = read(write_forms(tmp_path / "a.xlsx", form(**options))).files  # type: ignore[arg-type]
    records, (word, _, variant) = file.records, state.partition(" ")
    assert records is not None
    assert (records.is_nil, records.is_blank, records.is_unread) == (word == "nil", word == "blank", word == "unread")
    assert [one.variant for one in file.findings if one.code == "RD090"] == ([variant] if word == "unread" else [])


def test_classes_beside_the_word_that_none_were_held_are_told(tmp_path: Path) -> None:
    path = write_forms(tmp_path / "a.xlsx", form(head=[["填报单位：甲村", "5月", "本月没有办班：", "是"]]))
    (file,) = read(path).files
    assert file.records is not None
    assert (file.records.size, file.records.is_nil) == (3, False)
    assert [(one.code, str(one.severity)) for one in file.findings] == [("RD089", "warning")]


def test_rows_that_are_not_used_are_named_and_who_signs_is_not(tmp_path: Path) -> None:
    foot: Rows = [
        ["备注：下月再办一期"],
        ["填表人：某某", None, "联系电话：139"],
        ["说明：1.人次按班计。"],
        ["2.首次参训全年计一次。"],
    ]
    rows: Rows = [["育秧", 56, "村部", 4, "集中"], ["保健"]]
    (file,) = read(write_forms(tmp_path / "a.xlsx", form(rows=rows, totals=[["合计", 56]], foot=foot))).files
    assert [(one.code, one.variant, one.parameters["rows"]) for one in file.findings] == [
        ("RD086", "", "7"), ("RD086", "bare", "5"),
    ]  # fmt: skip


def test_a_day_of_filing_that_there_is_not_is_told(tmp_path: Path) -> None:
    (file,) = read(write_forms(tmp_path / "a.xlsx", form(filed="2020年6月31日"))).files
    assert [(one.code, one.parameters["text"], one.place.cell) for one in file.findings] == [
        ("RD088", "2020年6月31日", "D2")
    ]
