"""Which forms go out: by a pack, by a list of units, for all months or one; what cannot be known is asked for."""

from pathlib import Path

import pytest

from cedu_targets.domain.fault import CallFault, PackFault
from cedu_targets.rollups.monthly_forms import monthly_forms

PACK = """name: testtown-2020
title: 柳溪镇社区教育工作实施方案
units: [{name: 柳湾村, aliases: [柳湾]}, 高坡村]
forms:
  monthly: {title: 柳溪镇社区教育培训月报表, months: 2020-05..2020-07, due_day: 5, categories: [农业科技类, 其他类培训]}
"""


@pytest.fixture
def pack(tmp_path: Path) -> str:
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")
    return str(tmp_path / "pack.yaml")


@pytest.fixture
def units(tmp_path: Path) -> Path:
    path = tmp_path / "units.txt"
    path.write_text("河口社区\n河口社区\n石桥村\n", encoding="utf-8")
    return path


def test_a_pack_says_who_reports_what_and_when(pack: str) -> None:
    found = monthly_forms(rules=pack)
    assert found.expected.title == "柳溪镇社区教育培训月报表"
    assert found.expected.roster == ["柳湾村", "高坡村"]
    assert found.months == ("2020-05", "2020-06", "2020-07")
    assert not found.is_of_one_month


def test_a_list_replaces_the_units_of_the_pack(pack: str, units: Path) -> None:
    found = monthly_forms(rules=pack, units=units)
    assert found.expected.roster == ["河口社区", "石桥村"]
    assert [one.code for one in found.findings] == ["RC030"]
    assert found.expected.categories == ("农业科技类", "其他类培训")


def test_without_a_pack_nothing_is_asked_for_but_units(units: Path) -> None:
    found = monthly_forms(units=units)
    assert (found.expected.title, found.months, found.expected.categories) == (None, (), ())


@pytest.mark.parametrize("month", ["2020-05", "2020-5", "2020年5月", " 2020/05"])
def test_one_month_alone(pack: str, month: str) -> None:
    found = monthly_forms(rules=pack, month=month)
    assert found.months == ("2020-05",)
    assert found.is_of_one_month


@pytest.mark.parametrize(
    ("month", "variant"), [("2020-04", "outside"), ("5", ""), ("2020-13", ""), ("5月", ""), ("", "")]
)
def test_a_month_that_nobody_reports_is_refused(pack: str, month: str, variant: str) -> None:
    with pytest.raises(CallFault) as fault:
        monthly_forms(rules=pack, month=month)
    assert (fault.value.code, fault.value.variant) == ("form_month", variant)


def test_units_must_be_known(tmp_path: Path) -> None:
    with pytest.raises(CallFault) as fault:
        monthly_forms()
    assert (fault.value.code, fault.value.variant) == ("no_form_units", "")
    bare = tmp_path / "bare.yaml"
    bare.write_text(PACK.replace("units: [{name: 柳湾村, aliases: [柳湾]}, 高坡村]\n", ""), encoding="utf-8")
    with pytest.raises(CallFault) as fault:
        monthly_forms(rules=str(bare))
    assert (fault.value.code, fault.value.variant) == ("no_form_units", "pack")


def test_a_pack_without_forms_and_an_unknown_text_are_refused(tmp_path: Path, units: Path) -> None:
    with pytest.raises(CallFault) as fault:
        monthly_forms(rules="suzhou-2019", units=units)
    assert fault.value.code == "pack_without_forms"
    text = tmp_path / "安排.csv"
    text.write_text("某地工作安排\n序号,时间,内容,责任单位\n1,3月,甲事项,某局\n2,4月,乙事项,某局\n", encoding="utf-8")
    with pytest.raises(CallFault) as fault:
        monthly_forms(text, units=units)
    assert fault.value.code == "forms_of_no_pack"


def test_what_is_wrong_is_told_together(tmp_path: Path) -> None:
    with pytest.raises(PackFault) as fault:
        monthly_forms(rules=str(tmp_path / "no.yaml"), units=tmp_path / "no.txt")
    assert [one.code for one in fault.value.every] == ["PK004", "RD101"]
