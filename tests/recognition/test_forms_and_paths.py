"""Forms with a row a class and paths over years are told for what they are; tables that resemble them stay tables."""

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cedu_targets.files.grid import Grid
from cedu_targets.recognition.forms_and_paths import FormsAndPaths, without_forms_and_paths
from cedu_targets.recognition.number_writing import plainly_written
from cedu_targets.recognition.unit_rows import with_units_at_names
from cedu_targets.recognition.view import views_of
from cedu_targets.recognition.written_cells import with_written_numbers
from writers import Truth, by_csv, by_libreoffice, by_openpyxl, by_python_docx

Rows = Sequence[Sequence[str | int | date | None]]
HEADINGS = ["培训项目", "培训人数", "培训地点", "培训课时数", "培训方式"]
CLASSES: Rows = [
    ["水稻科学育秧", 56, "村委会活动室", 4, "集中授课"],
    ["卫生保健", 42, "文化站", 2, "讲座"],
    ["家政服务", 38, "社区学校", 6, "现场教学"],
]
HEAD_LINES: Rows = [["青石村社区教育培训月报表"], ["单位：青石村", None, "（5）月份", "填报时间：2024年6月2日"]]
FORMS: dict[str, tuple[Rows, int]] = {
    "monthly form": ([*HEAD_LINES, HEADINGS, *CLASSES, ["填表人：", None, "联系电话："]], 3),
    "with a total": ([["培训月报表"], HEADINGS, *CLASSES, ["合计", 136, None, 12]], 3),
    "its total in the last row of two": ([HEADINGS, *CLASSES, [], ["本月合计", 136], ["累计", 500]], 3),
    "nobody filled in": ([*HEAD_LINES, HEADINGS, [None] * 5, ["填表人："]], 0),
    "nothing held": ([["培训月报表"], HEADINGS, ["本月没有办班"]], 0),
    "running numbers only": ([["办班登记表"], ["序号", *HEADINGS], [1], [2], [3]], 0),
    "headings in two lines": (
        [
            ["办班登记表"],
            ["序号", "培训项目", "参训人数", None, "培训时间", "地点", "主讲教师"],
            [None, None, "人次", "其中首次参训"],
            [1, "水稻科学育秧", 56, 12, "5月3日", "村委会", "某"],
            [2, "卫生保健", 42, 10, "5月9日", "文化站", "某"],
            ["合计", None, 98, 22],
        ],
        2,
    ),
    "headings under a group": (
        [
            ["活动登记表"],
            ["序号", "培训情况", None, None, "地点"],
            [None, "项目", "人次", "课时"],
            [1, "水稻科学育秧", 30, 2, "村委会"],
            [2, "卫生保健", 25, 2, "文化站"],
        ],
        2,
    ),
    "ledger by days": (
        [
            ["社区教育活动台账"],
            ["日期", "活动内容", "参加人数", "活动地点", "负责人"],
            [date(2024, 3, 5), "学雷锋", 120, "广场", "某"],
            [date(2024, 3, 12), "植树", 80, "东坡", "某"],
            [date(2024, 4, 2), "诗会", 45, "文化站", "某"],
        ],
        3,
    ),
    "days and places without projects": ([["活动时间", "地点", "参与人次", "活动形式"], ["3月5日", "广场", 9, "义诊"]], 1),
    "kinds and hours": ([["课程名称", "人次", "类别", "课时"], ["智能手机", 30, "老年", 2], ["合唱", 28, "文化", 2]], 2),
    "kinds, called a ledger": ([["班级台账"], ["课程", "人数", "类别"], ["插花", 20, "文化"], ["茶艺", 12, "文化"]], 2),
    "people in words": ([["月报表"], HEADINGS, ["育秧", "56人", "村部", "4课时", "集中"], ["保健", "约四十", "站", 2, "讲座"]], 2),
    "each unit its classes": (
        [
            ["各村培训情况统计表"],
            ["村（社区）", "培训内容", "培训人次", "培训时间"],
            ["青石村", "育秧", 56, "5月3日"],
            ["白云村", "保健", 42, "5月9日"],
        ],
        2,
    ),
    "a line that numbers the columns": ([["月报表"], HEADINGS, ["甲", 1, 2, 3, 4], *CLASSES], 3),
    "planned and there": (
        [["办班台账"], ["项目", "计划人数", "实到人数", "地点", "时间"], ["育秧", 60, 56, "村部", "3月2日"]], 1,
    ),
}  # fmt: skip
PATHS: dict[str, tuple[Rows, int, tuple[int, int]]] = {
    "natures": (
        [
            ["西区社区教育发展主要指标"],
            ["序号", "指标", "属性", "2020年", "2021年", "2022年"],
            [1, "居民参与率（%）", "约束性", 50, 60, 75],
            [2, "学习型社区（个）", "预期性", 2, 3, 5],
        ],
        2,
        (2020, 2022),
    ),
    "indicators of the years of a plan": (
        [
            ["2020—2022年社区教育发展指标"],
            ["指标", "2019年", "2020年", "2021年", "2022年"],
            ["居民参与率（%）", 40, 50, 60, 75],
            ["社区学校数（所）", 1, 3, 4, 5],
        ],
        2,
        (2019, 2022),
    ),
    "measures and the rise": (
        [
            ["指标名称", "单位", "2020年（基期）", "2025年（目标值）", "年均增速", "指标属性"],
            ["社区学校", "所", 12, 16, "[5.9%]", "预期性"],
            ["参与率", "%", 40, 60, None, "约束性"],
            ["教育经费", "元/人", 2, 4, None, "约束性"],
        ],
        3,
        (2020, 2025),
    ),
    "years under a group": (
        [
            ["序号", "指标", "指标属性", "规划目标值"],
            [None, None, None, "2021年", "2022年", "2023年"],
            [1, "参与率", "约束性", "50%", "60%", "70%"],
            [2, "社区学校（所）", "预期性", 3, 5, 6],
        ],
        2,
        (2021, 2023),
    ),
    "floors": (
        [
            ["指标", "2020年", "2021年", "2022年"],
            ["参与率", "50%以上", "60%以上", "75%以上"],
            ["知晓率", "≥70%", "≥75%", "≥80%"],
            ["学习点（个）", 2, 3, 5],
        ],
        3,
        (2020, 2022),
    ),
    "a plan's title": (
        [["五年发展规划目标"], ["指标", 2021, 2022], ["参与率（%）", 50, 60], ["社区学校（所）", 3, 5]], 2, (2021, 2022),
    ),
    "a row for each year": (
        [
            ["西区社区教育五年规划目标"],
            ["年份", "居民参与率（%）", "学习型社区数（个）"],
            ["2020年", 50, 2],
            ["2021年", 60, 3],
            ["2022年", 75, 5],
        ],
        2,
        (2020, 2022),
    ),
    "a row for each year, natures": (
        [["主要指标"], ["年份", "参与率", "学校数"], ["属性", "约束性", "预期性"], [2020, 50, 4], [2021, 60, 5]], 2, (2020, 2021),
    ),
}  # fmt: skip
TABLES: dict[str, Rows] = {
    "units with days when they are due": [
        ["单位", "培训人数", "培训场次", "完成时间"], ["青石街道", 120, 3, "12月底前"], ["白云街道", 150, 4, "11月底前"],
    ],
    "projects with targets": [["培训项目", "目标人数", "完成人数", "培训方式"], ["育秧", 100, 90, "集中"], ["保健", 80, 85, "讲座"]],
    "a plan of projects": [
        ["2024年培训任务分解表"], ["培训项目", "培训人数", "培训方式"], ["育秧", 100, "集中"], ["保健", 80, "讲座"],
    ],
    "projects by kind": [["项目", "人次", "类别"], ["老年教育", 200, "重点"], ["青少年教育", 100, "一般"], ["合计", 300]],
    "counts of teachers and courses": [["单位", "教师", "人数", "课程"], ["青石", 12, 300, 5], ["白云", 15, 400, 6]],
    "projects with people beside their targets": [
        ["项目", "培训人数", "目标人数", "培训方式"], ["育秧", 90, 100, "集中"], ["保健", 85, 80, "讲座"],
    ],
    "projects with counts of teachers": [["项目", "培训人数", "教师"], ["农业", 50, 3], ["卫生", 40, 2]],
    "projects with days when they are due": [
        ["项目", "人数", "时间"], ["老年教育", 200, "12月底前"], ["青少年教育", 100, "9月底前"],
    ],
    "units under 项目 by years": [
        ["分年度目标"], ["项目", "2020年", "2021年"], ["青石街道", 1, 2], ["白云街道", 2, 3], ["松林街道", 5, 4],
    ],
    "people by days": [["日期", "人数"], ["3月1日", 5], ["3月2日", 6]],
    "indicators under 项目": [
        ["项目", "人数", "类别", "课时"], ["老年教育人数", 100, "甲", 3], ["培训人次", 50, "乙", 3],
    ],
    "units under 项目": [["项目", "人次", "地点"], ["青石街道", 100, "广场"], ["白云街道", 80, "学校"]],
    "statistics by years": [["年份", "学员总数", "男", "女"], [2019, 1000, 400, 600], [2020, 1100, 500, 600]],
    "indicators by years, summed": [
        ["学员目标"], ["指标", "2020年", "2021年", "2022年"], ["学员", 100, 110, 120], ["男", 50, 60, 60], ["女", 50, 50, 60],
    ],
    "statistics called so": [
        ["目标完成统计"], ["指标", "2020年", "2021年"], ["参与率（%）", 50, 60], ["社区学校（所）", 3, 5],
    ],
    "no word of goals": [["指标", "2020年", "2021年"], ["参与率（%）", 50, 60], ["社区学校（所）", 3, 5]],
    "indicators of years that are called facts": [
        ["2020-2021年主要指标情况"], ["指标", "2020年", "2021年"], ["参与率（%）", 50, 60], ["社区学校（所）", 3, 5],
    ],
    "indicators of one year": [
        ["2021年主要指标"], ["指标", "2020年", "2021年"], ["参与率（%）", 50, 60], ["社区学校（所）", 3, 5],
    ],
    "indicators of a plan's years, summed": [
        ["2020-2022年主要指标"], ["指标", "2020年", "2021年", "2022年"], ["学员人次", 100, 110, 120], ["男人次", 50, 60, 60],
        ["女人次", 50, 50, 60],
    ],
    "units by years": [["各街道培训目标"], ["街道", "2020年", "2021年"], ["青石街道", 1, 2], ["白云街道", 2, 3], ["松林街道", 3, 4]],
    "years by units": [["分年度目标"], ["年份", "青石", "白云"], ["2020年", 1, 2], ["2021年", 2, 3]],
    "years with a total": [
        ["五年目标"], ["年份", "培训人次", "讲座场次"], ["2020年", 100, 5], ["2021年", 200, 6], ["合计", 300, 11],
    ],
    "what is to be done in each year": [
        ["任务", "2021年", "2022年", "责任单位"],
        ["建设社区教育学院3所并挂牌", "完成2所建设", "完成1所建设", "教育局"],
        ["建设学习点", "完成2所建设", "完成10个", "教育局"],
    ],
}  # fmt: skip
TARGETS: Rows = [
    ["单位", "老年教育", "青少年教育", "合计"],
    ["青石", 120, 80, 200],
    ["白云", 150, 90, 250],
    ["全区", 270, 170, 440],
]


def apart(rows: Rows, sheet: str | None = None) -> FormsAndPaths:
    (view,) = views_of([Grid(sheet, [[*row] for row in rows])])
    return without_forms_and_paths(with_written_numbers(plainly_written(with_units_at_names(view))))


@pytest.fixture
def file(tmp_path: Path, cedu_json: Callable[..., Any]) -> Callable[..., Any]:
    def checked(content: bytes, name: str = "t.xlsx") -> Any:
        (tmp_path / name).write_bytes(content)
        return cedu_json("check", tmp_path / name)

    return checked


def written(rows: Rows, kind: str, folder: Path) -> bytes:
    truth = [Truth(rows)]
    if kind == "txt":
        return "\n".join("\t".join("" if cell is None else str(cell) for cell in row) for row in rows).encode()
    if kind == "ods":
        soffice = shutil.which("soffice")
        if soffice is None:
            pytest.skip("LibreOffice is not installed")
        return by_libreoffice(soffice, [by_openpyxl(truth)], "ods", folder)[0]
    return {"xlsx": by_openpyxl, "csv": by_csv, "docx": by_python_docx}[kind](truth)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_recognised_with_its_classes(name: str) -> None:
    rows, classes = FORMS[name]
    found = apart(rows)
    assert [len(form.entries) for form in found.forms] == [classes]
    assert not found.paths


@pytest.mark.parametrize("name", PATHS)
def test_a_path_is_recognised_with_its_years(name: str) -> None:
    rows, indicators, (first, last) = PATHS[name]
    found = apart(rows)
    (path,) = found.paths
    assert len(path.indicators) == indicators
    assert (min(path.years.values()), max(path.years.values())) == (first, last)
    assert not found.forms


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_resembles_them_is_left_as_it_is(name: str) -> None:
    found = apart(TABLES[name])
    assert not found.forms
    assert not found.paths
    assert found.rest is found.whole


@pytest.mark.parametrize("kind", ["xlsx", "csv", "txt", "docx", "ods"])
@pytest.mark.parametrize("name", ["monthly form", "with a total", "nothing held", "headings in two lines"])
def test_a_file_of_forms_is_told_in_every_format(
    name: str, kind: str, file: Callable[..., Any], tmp_path: Path
) -> None:
    rows, classes = FORMS[name]
    report = file(written(rows, kind, tmp_path), f"t.{kind}")
    error = report["files"][0]["error"]
    assert (report["exit_code"], error["code"]) == (3, "RD133")
    assert (f"填了 {classes} 行" if classes else "还没有填") in error["message"]


@pytest.mark.parametrize("kind", ["xlsx", "csv", "txt", "docx", "ods"])
@pytest.mark.parametrize("name", ["natures", "floors", "a row for each year"])
def test_a_file_of_paths_is_told_in_every_format(
    name: str, kind: str, file: Callable[..., Any], tmp_path: Path
) -> None:
    rows, indicators, (first, last) = PATHS[name]
    report = file(written(rows, kind, tmp_path), f"t.{kind}")
    error = report["files"][0]["error"]
    assert (report["exit_code"], error["code"]) == (3, "RD134")
    assert f"{indicators} 个指标，{first}—{last} 年" in error["message"]


@pytest.mark.parametrize(("classes", "gap"), [(0, 0), (2, 0), (2, 1)])
def test_a_form_saved_as_text_has_a_cell_a_line(classes: int, gap: int, file: Callable[..., Any]) -> None:
    lines = ["青石村社区教育培训月报表", "", "社区教育学校 （  ）月份     填报时间：     年  月  日", ""]
    lines += [f"\t{heading}" for heading in HEADINGS]
    for row in CLASSES[:classes]:
        lines += [""] * gap + [f"\t{cell}" for cell in row]
    lines += ["", *["\t"] * len(HEADINGS), "  填表人：     联系电话：            邮箱：", "", "附件4", "\t组长"]
    error = file("\n".join(lines).encode(), "月报.txt")["files"][0]["error"]
    assert (error["code"], error["place"]["line"]) == ("RD133", 5)
    assert (f"填了 {classes} 行" if classes else "还没有填") in error["message"]


def test_a_form_beside_targets_is_named_and_the_targets_are_checked(file: Callable[..., Any]) -> None:
    sheets = [Truth(FORMS["with a total"][0], name="5月"), Truth(TARGETS, name="任务表")]
    report = file(by_openpyxl(sheets))
    assert [one["sheet"] for one in report["files"]] == ["任务表"]
    findings = report["files"][0]["findings"]
    (note,) = [one for one in findings if one["severity"] == "note"]
    assert (note["code"], note["place"]["sheet"], note["place"]["cell"]) == ("RD058", "5月", "A2")
    assert {one["code"] for one in findings if one["severity"] == "error"} == {"PW001", "DS001"}


def test_forms_of_several_months_are_told_in_one_note(file: Callable[..., Any]) -> None:
    months = [Truth([["培训月报表"], HEADINGS, *CLASSES], name=f"{month}月") for month in range(1, 13)]
    (note, *_) = file(by_openpyxl([Truth(TARGETS, name="任务表"), *months]))["files"][0]["findings"]
    assert note["code"] == "RD058"
    assert "12 张" in note["message"]
    assert "1月、2月" in note["message"]
    assert "10月…" in note["message"]
    assert "36 行" in note["message"]


def test_a_path_over_targets_on_one_sheet_leaves_them_to_be_checked(file: Callable[..., Any]) -> None:
    report = file(by_openpyxl([Truth([*PATHS["natures"][0], [], ["2020年任务表"], *TARGETS])]))
    findings = report["files"][0]["findings"]
    assert [one["code"] for one in findings if one["severity"] != "error"] == ["RD059"]
    assert any(one["code"] == "PW001" and one["place"]["unit"] == "白云" for one in findings)


def test_targets_under_a_form_are_no_classes() -> None:
    found = apart([["月报表"], HEADINGS[:3], *[row[:3] for row in CLASSES], [], ["任务表"], *TARGETS])
    assert [form.rows for form in found.forms] == [range(1, 5)]
    assert found.rest.rows[7] == TARGETS[0]


def test_forms_and_paths_alone_are_told_together(file: Callable[..., Any]) -> None:
    report = file(by_openpyxl([Truth(FORMS["with a total"][0], name="表一"), Truth(PATHS["natures"][0], name="表二")]))
    error = report["files"][0]["error"]
    assert error["code"] == "RD133"
    assert "逐年的目标表" in error["message"]


def test_a_blank_form_beside_targets_asks_for_nothing(file: Callable[..., Any]) -> None:
    sheets = [Truth(TARGETS, name="任务表"), Truth(FORMS["nobody filled in"][0], name="附件")]
    (note, *_) = file(by_openpyxl(sheets))["files"][0]["findings"]
    assert (note["code"], note["help"]) == ("RD058", "")
    assert "还没有填" in note["message"]
