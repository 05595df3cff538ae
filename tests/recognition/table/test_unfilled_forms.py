"""Forms of one unit in which nothing is filled in: read by their headings, and said to be unfilled."""

from datetime import date
from pathlib import Path

import pytest

from cedu_targets import check, read, rollup
from cedu_targets.domain.indicator import Measure

TITLE = "2026年6月社区教育月报表"
UNIT = f"{TITLE},,,,\n填报单位：西湾街道,,,,\n"


def written(folder: Path, text: str, name: str = "t.csv") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("table", "cell"),
    [
        ("指标,本月完成,累计完成,备注,\n社区培训（人次）,,,,\n老年教育（人）,,,,", "C3"),
        ("指标,本月完成,累计完成,备注,\n社区培训,,,,\n老年教育,,,,\n,,,,\n填报人：,,审核人：,,", "C3"),
        ("序号,指标,计量单位,累计完成,备注\n1,社区培训,人次,,\n2,老年教育,人,,", "D3"),
        ("指标,栏次,本月完成,累计完成,备注\n社区培训,1,,,\n老年教育,2,,,", "D3"),
        ("指标,目标,本月完成,累计完成,备注\n社区培训,,,,\n老年教育,,,,", "D3"),
        ("指标,1月,2月,3月,备注\n一、培训,,,,\n社区培训,,,,\n老年教育,,,,", "B3"),
        ("指标,完成情况,,备注,\n,本月完成,累计完成,,\n社区培训,,,,\n老年教育,,,,", "C3"),
    ],
)
def test_an_unfilled_form(table: str, cell: str, tmp_path: Path) -> None:
    path = written(tmp_path, UNIT + table)
    found = [one for one in read(path).tables if one.measure is Measure.ACHIEVEMENT]
    (form,) = found
    assert form.units == ("西湾街道",)
    assert [one.name for one in form.indicators] == ["社区培训", "老年教育"]
    assert not form.values
    told = [one.place.cell for file in check(path).files for one in file.findings if one.code == "RD154"]
    assert len(told) == 1
    assert cell[0] in (told[0] or "")


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n指标,本月完成,累计完成,备注\n社区培训,,,\n老年教育,,,",  # whose it is, nothing says
        f"{UNIT}指标,责任人,备注\n社区培训,,\n老年教育,,",  # nothing is to be counted
        f"{UNIT}指标,本月完成,累计完成\n",
        f"{UNIT}指标,本月完成,累计完成\n社区培训,已开展,已完成\n老年教育,已开展,推进中",
    ],
)
def test_what_is_none(text: str, tmp_path: Path) -> None:
    report = check(written(tmp_path, text))
    assert "RD154" not in [one.code for file in report.files for one in file.findings]
    assert report.exit_code == 3


def test_a_form_with_targets_is_not_said_to_be_unfilled(tmp_path: Path) -> None:
    path = written(tmp_path, f"{UNIT}指标,目标,本月完成,累计完成,备注\n社区培训,120,,,\n老年教育,30,,,")
    assert "RD154" not in [one.code for file in check(path).files for one in file.findings]


def test_the_roll_up_says_blank(tmp_path: Path) -> None:
    table = "指标,本月完成,累计完成,备注,\n社区培训（人次）,{},,\n老年教育（人）,{},,"
    filled = written(tmp_path, f"{UNIT}{table.format('10,60', '2,9')}".replace("西湾", "东岭"), "a.csv")
    blank = written(tmp_path, UNIT + table.format(",", ","), "b.csv")
    units = written(tmp_path, "单位\n东岭街道\n西湾街道\n南桥街道\n", "units.csv")
    report = rollup([filled, blank], units=units, as_of=date(2026, 7, 20))
    assert report.figures is not None
    slots = {slot.unit: slot.state.value for slot in report.figures.slots.values()}
    assert slots == {"东岭街道": "reported", "西湾街道": "blank", "南桥街道": "missing"}
