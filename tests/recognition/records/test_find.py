"""Forms with a row a class are found in every format; tables that resemble them stay tables."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cedu_targets import read
from cedu_targets.domain.records import Records
from cedu_targets.files.grid import Grid
from cedu_targets.recognition.number_writing import plainly_written
from cedu_targets.recognition.records.find import find_records
from cedu_targets.recognition.shapes import documents_in
from cedu_targets.recognition.unit_rows import with_units_at_names
from cedu_targets.recognition.view import GridView, views_of
from cedu_targets.recognition.written_cells import with_written_numbers
from form_samples import CLASSES, FORMS, HEADINGS, TABLES, TARGETS, Rows
from monthly_forms import write_forms
from writers import Truth


def view_of(rows: Rows) -> GridView:
    (view,) = views_of([Grid(None, [[*row] for row in rows])])
    return with_written_numbers(plainly_written(with_units_at_names(view)))


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_found_with_its_classes(name: str) -> None:
    rows, classes = FORMS[name]
    ((document, _),) = documents_in(view_of(rows)).documents
    assert (document.shape, document.size) == ("records", classes)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_resembles_one_is_left_as_it_is(name: str) -> None:
    assert not [*find_records(view_of(TABLES[name]))]


@pytest.mark.parametrize("kind", ["xlsx", "csv", "txt", "docx"])
@pytest.mark.parametrize("name", ["monthly form", "with a total", "nothing held", "headings in two lines"])
def test_a_form_is_found_in_every_format(name: str, kind: str, tmp_path: Path) -> None:
    rows, classes = FORMS[name]
    (file,) = read(write_forms(tmp_path / f"t.{kind}", Truth(rows))).files
    assert file.records is not None
    assert (file.records.size, file.records.is_nil) == (classes, not classes)


@pytest.mark.parametrize(("classes", "gap"), [(0, 0), (2, 0), (2, 1)])
def test_a_form_saved_as_text_has_a_cell_a_line(classes: int, gap: int, tmp_path: Path) -> None:
    lines = ["青石村社区教育培训月报表", "", "社区教育学校 （  ）月份     填报时间：     年  月  日", ""]
    lines += [f"\t{heading}" for heading in HEADINGS]
    for row in CLASSES[:classes]:
        lines += [""] * gap + [f"\t{cell}" for cell in row]
    lines += ["", *["\t"] * len(HEADINGS), "  填表人：     联系电话：            邮箱：", "", "附件4", "\t组长"]
    path = tmp_path / "月报.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    (file,) = read(path).files
    assert file.records is not None
    assert (file.records.line, file.records.size, file.records.is_blank) == (1, classes, not classes)
    assert [entry.line for entry in file.records.entries] == [10 + gap, 15 + 2 * gap][:classes]


def test_a_form_beside_targets_leaves_them_to_be_checked(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    sheets = [Truth(FORMS["with a total"][0], name="5月"), Truth(TARGETS, name="任务表")]
    report = cedu_json("check", write_forms(tmp_path / "t.xlsx", *sheets))
    assert [(one["sheet"], one["shape"], one["table"]) for one in report["files"]] == [
        ("5月", "records", "1"), ("任务表", "table", "2"),
    ]  # fmt: skip
    assert {one["code"] for one in report["files"][1]["findings"] if one["severity"] == "error"} == {"PW001", "DS001"}


def test_forms_of_several_months_are_documents_of_their_own(tmp_path: Path) -> None:
    months = [Truth([["培训月报表"], HEADINGS, *CLASSES], name=f"{month}月") for month in range(1, 13)]
    report = read(write_forms(tmp_path / "t.xlsx", *months))
    assert [(one.number, one.records.month) for one in report.files if one.records] == [(n, n) for n in range(1, 13)]


def test_targets_under_a_form_are_no_classes() -> None:
    view = view_of([["月报表"], HEADINGS[:3], *[row[:3] for row in CLASSES], [], ["任务表"], *TARGETS])
    found, rest = documents_in(view)
    assert [document.shape for document, _ in found] == ["records", "table"]
    assert found[0][0].size == 3
    assert rest.rows[7] == view.rows[7]


def test_where_a_table_is_needed_a_form_is_named(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    path = write_forms(tmp_path / "t.xlsx", Truth(FORMS["with a total"][0], name="5月"))
    report = cedu_json("gap", path, path)
    assert report["exit_code"] == 3
    assert "RD133" in str(report)


def test_forms_beside_a_table_are_named_where_only_it_is_used(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    sheets = [Truth(TARGETS, name="任务表"), Truth(FORMS["with a total"][0], name="5月")]
    path = write_forms(tmp_path / "t.xlsx", *sheets)
    report = cedu_json("gap", path, path, "--as-of", "2024-12-31")
    assert "RD058" in str(report)


CLASSES_AT_PLACES: Rows = [
    ["甲", "送法进石桥村", "村部", 18, 2], ["乙", "我爱我的社区", "文化站", 25, 4], ["丙", "美丽新村", "村部", 30, 2],
]  # fmt: skip


@pytest.mark.parametrize(
    "over",
    [
        [["石桥村培训月报表"]], [["社区教育办班登记台账"]], [["培训情况统计表"], ["填报单位：石桥村", None, "2023年5月"]],
    ],
)  # fmt: skip
def test_classes_may_be_called_like_places(over: Rows) -> None:
    rows = [*over, ["班级", "培训项目", "地点", "人数", "课时"], *CLASSES_AT_PLACES]
    ((document, _),) = documents_in(view_of(rows)).documents
    assert (document.shape, document.size) == ("records", 3)


def test_places_under_a_title_that_is_of_no_form_are_those_of_a_table() -> None:
    rows = [["2023年培训情况统计表"], ["培训项目", "地点", "人数", "课时"], *(row[1:] for row in CLASSES_AT_PLACES)]
    assert not [*find_records(view_of(rows))]


def test_a_row_of_noughts_is_no_row_of_another_table() -> None:
    rows: Rows = [["培训月报表"], ["填报单位：石桥村", "2023年5月"], ["序号", "培训项目", "人数", "地点", "课时"]]
    ((document, _),) = documents_in(view_of([*rows, [1, None, 0, None, 0]])).documents
    assert isinstance(document, Records)
    assert document.is_nil
