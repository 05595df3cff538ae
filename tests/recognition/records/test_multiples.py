"""People in multiples of ten, of a hundred, of ten thousand: the numbers of a form are plain ones in memory."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from cedu_targets import read
from cedu_targets.domain.records import RecordField, Records
from cedu_targets.recognition.records.multiples import multiple_in, multiple_over
from monthly_forms import form, write_forms
from writers import Cell

_ROWS: Sequence[Sequence[Cell]] = (("嫁接", "站", 3, 2, "讲座"), ("剪纸", "站", "0.25", 4, "讲座"))


def _read(folder: Path, heading: str, **options: object) -> Records:
    headings = ("培训项目", "培训地点", heading, "课时", "培训方式")
    written = form(headings=headings, rows=_ROWS, **options)  # type: ignore[arg-type]
    (file,) = read(write_forms(folder / "a.xlsx", written)).files
    assert file.records is not None
    return file.records


@pytest.mark.parametrize(
    ("heading", "multiple"),
    [
        ("人次（万人次）", 10_000), ("培训人数(百人)", 100), ("人次（单位：千人次）", 1000), ("人数（万）", 10_000),
        ("学时（百学时）", 100), ("人数（人）", 1), ("人数", None), ("人数（十）", None), ("人数（百人以上）", None),
        ("人数（千人计划）", None),
    ],
)  # fmt: skip
def test_a_heading_says_in_what_it_counts(heading: str, multiple: int | None) -> None:
    assert multiple_in(heading) == multiple


@pytest.mark.parametrize(
    ("line", "people", "hours"),
    [
        ("单位：百人次", 100, 1), ("报表（计量单位：万人）", 10_000, 1), ("单位：百课时", 1, 100), ("单位：人次", 1, 1),
        ("填报单位：百人村", 1, 1), ("单位：千人社区", 1, 1),
    ],
)  # fmt: skip
def test_a_line_over_the_headings_says_it_for_people_or_for_hours(line: str, people: int, hours: int) -> None:
    assert multiple_over([line], RecordField.PEOPLE) == people
    assert multiple_over([line], RecordField.HOURS) == hours


def test_numbers_under_a_multiple_are_read_as_plain_ones(tmp_path: Path) -> None:
    records = _read(tmp_path, "人次（万人次）", totals=[("合计", None, 3.25, 6)])
    assert [entry.people for entry in records.entries] == [30_000, 2500]
    assert records.sum_of(RecordField.HOURS) == 6
    assert [total.value for total in records.totals] == [32_500, 6]
    assert not records.unreadable


def test_a_note_in_the_corner_counts_for_the_people(tmp_path: Path) -> None:
    records = _read(tmp_path, "人数", head=[("填报单位：甲村", None, "2020年（5）月份", "单位：百人次")])
    assert [entry.people for entry in records.entries] == [300, 25]
    assert records.unit == "甲村"


def test_a_heading_counts_before_the_note_in_the_corner(tmp_path: Path) -> None:
    records = _read(tmp_path, "人数（十人）", head=[("填报单位：甲村", None, "2020年（5）月份", "单位：百人次")])
    assert records.entries[0].people == 30


@pytest.mark.parametrize(("text", "value"), [("2百人", Decimal(200)), ("30人", None), ("1.2万", None)])
def test_a_cell_that_says_something_else_than_its_heading_is_not_read(
    text: str, value: Decimal | None, tmp_path: Path
) -> None:
    headings = ("培训项目", "培训地点", "人数（百人）")
    rows: Sequence[Sequence[Cell]] = (("嫁接", "站", text), ("剪纸", "站", 3), ("养蜂", "站", 4))
    (file,) = read(write_forms(tmp_path / "a.xlsx", form(headings=headings, rows=rows))).files
    assert file.records is not None
    assert file.records.entries[0].people == value
    assert bool(file.records.unreadable) == (value is None)
