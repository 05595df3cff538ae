"""Paths over years are known from the tables that resemble them, in every format; tables stay tables."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cedu_targets.files.grid import Grid
from cedu_targets.recognition.number_writing import plainly_written
from cedu_targets.recognition.paths_apart import PathsApart, without_paths
from cedu_targets.recognition.unit_rows import with_units_at_names
from cedu_targets.recognition.view import views_of
from cedu_targets.recognition.written_cells import with_written_numbers
from form_samples import FORMS, TABLES, TARGETS, Rows
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


@pytest.mark.parametrize("name", PATHS)
def test_a_path_is_recognised_with_its_years(name: str) -> None:
    rows, indicators, (first, last) = PATHS[name]
    found = apart(rows)
    (path,) = found.paths
    assert len(path.indicators) == indicators
    assert (min(path.years.values()), max(path.years.values())) == (first, last)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_of_classes_is_no_path(name: str) -> None:
    assert not apart(FORMS[name][0]).paths


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_resembles_them_is_left_as_it_is(name: str) -> None:
    found = apart(TABLES[name])
    assert not found.paths
    assert found.rest is found.whole


@pytest.mark.parametrize("kind", ["xlsx", "csv", "txt", "docx", "ods"])
@pytest.mark.parametrize("name", ["natures", "floors", "a row for each year"])
def test_a_file_of_paths_is_read_in_every_format(
    name: str, kind: str, file: Callable[..., Any], tmp_path: Path
) -> None:
    rows, indicators, (first, last) = PATHS[name]
    report = file(written(rows, kind, tmp_path), f"t.{kind}")
    (found,) = report["files"]
    assert (report["exit_code"], found["status"], found["shape"]) == (0, "clean", "items")
    assert found["checked"]["items"] == indicators * (last - first + 1)


def test_a_path_over_targets_on_one_sheet_leaves_them_to_be_checked(file: Callable[..., Any]) -> None:
    report = file(by_openpyxl([Truth([*PATHS["natures"][0], [], ["2020年任务表"], *TARGETS])]))
    assert [one["shape"] for one in report["files"]] == ["items", "table"]
    path, table = report["files"]
    assert {one["code"] for one in path["findings"]} <= {"QU003"}  # new ones, or all of them?
    assert path["checked"]["items"] == 6
    assert any(one["code"] == "PW001" and one["place"]["unit"] == "白云" for one in table["findings"])
