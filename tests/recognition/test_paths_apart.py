"""Paths over years are told for what they are; tables that resemble them stay tables."""

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cedu_targets.files.grid import Grid
from cedu_targets.recognition.number_writing import plainly_written
from cedu_targets.recognition.paths_apart import PathsApart, without_paths
from cedu_targets.recognition.unit_rows import with_units_at_names
from cedu_targets.recognition.view import views_of
from cedu_targets.recognition.written_cells import with_written_numbers
from form_samples import FORMS, HEADINGS, CLASSES, TABLES, TARGETS, Rows
from writers import Truth, by_csv, by_libreoffice, by_openpyxl, by_python_docx

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
def apart(rows: Rows, sheet: str | None = None) -> PathsApart:
    (view,) = views_of([Grid(sheet, [[*row] for row in rows])])
    return without_paths(with_written_numbers(plainly_written(with_units_at_names(view))))


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
