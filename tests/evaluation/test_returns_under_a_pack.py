"""A pack of targets, used on what came back of its table."""

from pathlib import Path

import pytest

from cedu_targets import check

PACK = """\
name: town-2026
title: 2026年任务分解表
columns: ["1..3"]
units: [{name: 甲镇}, {name: 乙镇}]
rules:
  - {id: parts, check: part_whole, whole: "1", parts: ["2", "3"], why: 说明}
  - {id: filled, check: present, indicators: ["1..3"], without: [乙镇], why: 说明}
  - {id: whole-numbers, check: granule, indicators: ["2", "3"], step: "1", why: 说明}
"""


@pytest.fixture
def pack(tmp_path: Path) -> str:
    path = tmp_path / "pack.yaml"
    path.write_text(PACK, encoding="utf-8")
    return str(path)


def form(folder: Path, text: str) -> Path:
    path = folder / "form.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_return_has_a_title_of_its_own_and_blanks(pack: str, tmp_path: Path) -> None:
    """Its sums are held, its blanks are not reported, and that it has another title is no fault of it."""
    text = "2026年任务完成情况表（1—9月）,,,\n单位,培训,线上,线下\n栏次,1,2,3\n甲镇,9,4,\n"
    (file,) = check(form(tmp_path, text), rules=pack).files
    assert [finding.code for finding in file.findings] == []
    assert [(entry.rule, entry.reason) for entry in file.not_judged] == [("parts", "blank_unknown")]
    (file,) = check(form(tmp_path, text.replace("9,4,", "9,4,4")), rules=pack).files
    assert [finding.code for finding in file.findings] == ["PW001"]


def test_a_return_without_some_of_the_columns_is_held_to_what_is_there(pack: str, tmp_path: Path) -> None:
    text = "2026年任务完成情况表,,\n单位,线上,线下\n栏次,2,3\n甲镇,4,0.5\n乙镇,1,2\n"
    (file,) = check(form(tmp_path, text), rules=pack).files
    assert [(finding.code, finding.place.cell) for finding in file.findings] == [("RD008", "A4"), ("GR001", "C4")]
    assert file.not_judged == ()


def test_a_return_of_another_table_is_told_that_the_pack_is_not_its_own(pack: str, tmp_path: Path) -> None:
    text = "2026年讲座完成情况表,,\n单位,场次,人次\n栏次,7,8\n甲镇,4,50\n乙镇,1,20\n"
    (file,) = check(form(tmp_path, text), rules=pack).files
    assert "RD021" in {finding.code for finding in file.findings}
