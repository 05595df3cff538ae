"""A ledger in sections by village: each line that names one says whose the classes below it are."""

from decimal import Decimal
from pathlib import Path

import pytest

from cedu_targets import read
from cedu_targets.report import FileReport
from monthly_forms import form, write_forms
from writers import Cell

HEADINGS = ("序号", "培训日期", "课程名称", "培训人次", "课时", "培训地点")
CLASSES: list[list[Cell]] = [[1, "3月8日", "育秧", 60, 4, "村部"], [2, "3月9日", "急救", 50, 4, "村部"]]
MORE: list[list[Cell]] = [[1, "4月9日", "茶艺", 20, 2, "文化站"], [2, "4月10日", "太极", 33, 2, "文化站"]]


def ledger(folder: Path, first: str, second: str, title: str = "青山镇2023年社区教育培训台账") -> FileReport:
    rows: list[list[Cell]] = [[first], *CLASSES, ["小计", None, None, 110], [second], *MORE]
    sheet = form(rows=rows, headings=HEADINGS, title=title, head=[], foot=[])
    (file,) = read(write_forms(folder / "a.xlsx", sheet)).files
    return file


@pytest.mark.parametrize(
    ("first", "second"),
    [("一、新街社区", "二、和平村"), ("（一）新街社区：", "（二）青山镇和平村"), ("新街社区", "和平村（共2期）"),
     ("1.新街社区居委会", "2.和平村社区教育学校")],
)  # fmt: skip
def test_a_section_says_whose_its_classes_are(first: str, second: str, tmp_path: Path) -> None:
    file = ledger(tmp_path, first, second)
    assert file.records is not None
    assert [entry.unit for entry in file.records.entries] == ["新街社区", "新街社区", "和平村", "和平村"]
    assert [(total.value, total.entries) for total in file.records.totals] == [(Decimal(110), (1, 2))]
    assert "RD086" not in [found.code for found in file.findings]


def test_within_a_villages_own_form_sections_are_told_and_change_nothing(tmp_path: Path) -> None:
    file = ledger(tmp_path, "一、上湾村", "二、下湾村", "石桥村2023年社区教育培训台账")
    assert file.records is not None
    assert (file.records.unit, {entry.unit for entry in file.records.entries}) == ("石桥村", {None})
    (told,) = [found for found in file.findings if found.code == "RD086"]
    assert (told.parameters["count"], told.parameters["rows"]) == (2, "3、7")


def test_other_lines_between_classes_are_no_sections(tmp_path: Path) -> None:
    file = ledger(tmp_path, "一、农业科技类", "各村")
    assert file.records is not None
    assert {entry.unit for entry in file.records.entries} == {None}
