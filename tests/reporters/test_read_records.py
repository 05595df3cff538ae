"""`cedu read` of forms and ledgers: on the screen, as JSON by its schema, and as a data frame."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cedu_targets import read
from monthly_forms import DATED_CLASSES, WITH_FIRST_TIME, form, write_form, write_forms
from project import Run
from writers import Cell


@pytest.fixture
def full(tmp_path: Path) -> Path:
    rows = [*DATED_CLASSES, ("剪纸", "文体艺术类", "5月20日", "文化站", "三十来人", 3, 2, "讲座")]
    return write_forms(
        tmp_path / "甲村-5月.xlsx",
        form("甲村", "2020-05", rows, headings=WITH_FIRST_TIME, totals=[["合计", None, None, None, 98, 55, 8]]),
    )


def test_a_form_is_shown_with_what_says_whose_it_is(full: Path, cedu: Run) -> None:
    shown = cedu("read", full.name, cwd=full.parent).stdout
    lines = shown.splitlines()
    assert lines[0].startswith("甲村-5月.xlsx › Sheet1：甲村 2020年5月 · 3 个班，98 人次（不完整）")
    assert lines[1:4] == [
        "百胜镇社区教育培训月报表", "单位：甲村（表头 A2、文件名）", "月份：2020年5月（表头 C2、文件名）",
    ]  # fmt: skip
    assert "三十来人" in shown
    assert [line.split()[0] for line in lines if line.strip().startswith(("1 ", "2 ", "3 ", "合计"))] == [
        "1", "2", "3", "合计",
    ]  # fmt: skip


def test_in_english(full: Path, cedu: Run) -> None:
    shown = cedu("read", full.name, "--lang", "en", cwd=full.parent).stdout
    assert "unit: 甲村 (the head A2, the file's name)" in shown


def test_differing_sources_are_all_shown(tmp_path: Path, cedu: Run) -> None:
    write_form(tmp_path / "乙村6月.xlsx", "甲村", "2020-05")
    shown = cedu("read", "乙村6月.xlsx", cwd=tmp_path).stdout
    assert "单位：甲村（表头 A2）、乙村（文件名）" in shown
    assert "月份：2020年5月（表头 C2）、6月（文件名）" in shown


def test_nothing_held_and_nobody_filled_it_in(tmp_path: Path, cedu: Run) -> None:
    write_form(tmp_path / "a.xlsx", rows=[])
    write_form(tmp_path / "b.xlsx", None, None, rows=[])
    assert "零报" in cedu("read", "a.xlsx", cwd=tmp_path).stdout
    assert "单位：没有写" in cedu("read", "b.xlsx", cwd=tmp_path).stdout


def test_the_json_is_by_the_schema(full: Path, cedu: Run, cedu_json: Callable[..., Any]) -> None:
    output = cedu_json("read", full)
    jsonschema.Draft202012Validator(json.loads(cedu("schema", "report").stdout)).validate(output)
    (file,) = output["files"]
    assert (file["shape"], file["unit"], file["period"], file["nil"], file["blank"]) == (
        "records", "甲村", "2020-05", False, False,
    )  # fmt: skip
    first, _, last = file["records"]
    assert (first["number"], first["day"], first["people"], first["first_time"], first["cell"]) == (
        "1", "2020-05-06", "56", "40", "A4",
    )  # fmt: skip
    assert (last["people"], last["noun"]) == (None, "人次")
    assert [(one["record"], one["field"], one["text"], one["place"]["cell"]) for one in file["unreadable"]] == [
        ("3", "people", "三十来人", "E6"),
    ]  # fmt: skip
    people = {one["field"]: (one["value"], one["records"]) for one in file["totals"]}["people"]
    assert people == ("98", ["1", "2", "3"])
    assert [one["source"] for one in file["months_said"]] == ["head", "file"]


def test_the_data_frame_has_a_row_a_class(full: Path) -> None:
    frame = read(full).records_frame()
    assert list(frame.columns[:6]) == ["path", "document", "unit", "period", "number", "project"]
    assert [*frame.people[:2]] == [Decimal(56), Decimal(42)]
    assert frame.day[0] == date(2020, 5, 6)
    assert set(frame.unit) == {"甲村"}
    assert read(full).to_frame().empty


def test_a_ledger_shows_unit_and_month_of_each_class(tmp_path: Path, cedu: Run) -> None:
    rows: list[list[Cell]] = [["甲村", "3月5日", "育秧", 30, "集中"], ["乙村", "4月2日", "保健", 20, "讲座"]]
    headings = ["村（居）", "办班时间", "培训内容", "培训人次", "培训方式"]
    write_forms(tmp_path / "a.xlsx", form(title="2020年培训台账", head=[], headings=headings, rows=rows))
    shown = cedu("read", "a.xlsx", cwd=tmp_path).stdout
    assert "2 个单位 2020年3月至2020年4月" in shown.splitlines()[0]
    assert "乙村" in shown
    assert "2020年4月" in shown
