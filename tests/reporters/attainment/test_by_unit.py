"""Targets that each unit has to reach: who has it, who lacks it, who is silent; of many the first few and a count."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from attainment_figures import attained, base, by, figure, target
from attainments import many_units
from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.targets import TargetKind
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.attainment.cells import distance_cell, reached_cell, remark_cell, unit_cell
from cedu_targets.reporters.attainment.sentences import sentence
from cedu_targets.reporters.attainment.verdicts import entries

ZH = Messages(Language.ZH)
COUNTIES = ("甲县", "乙县", "丙县")
COLLEGE = target("1", TargetKind.COVERAGE, name="社区学院", due=by(2020), scope="县(区)、管委会")
SCHOOLS = replace(COLLEGE, name="社区学校", base="乡镇数", scope=None, each=True)
TEACHERS = target("1", TargetKind.COUNT, name="专职教师", each=True, unit_of_measure="名", due=by(2020))


def the_one(report: AttainmentReport, most: int | None = None) -> str:
    (entry,) = entries(report)
    return f"{entry.verdict}：{sentence(entry, report, ZH, most)}"


def test_units_that_lack_it_are_told_from_those_that_did_not_report() -> None:
    reported = [figure("1", 2020, "甲县"), figure("0", 2020, "乙县")]
    report = attained(COLLEGE, reported, units=COUNTIES)
    assert (
        the_one(report)
        == "missed：社区学院（到2020年底）：县(区)、管委会 3 个中 1 个建成（33.3%），缺：乙县；未报：丙县"
    )
    all_told = attained(COLLEGE, [*reported, figure("2", 2020, "丙县")], units=COUNTIES)
    assert the_one(all_told).endswith("3 个中 2 个建成（66.7%），缺：乙县")


def test_units_that_are_only_silent_have_to_be_asked() -> None:
    report = attained(COLLEGE, [figure("1", 2020, "甲县"), figure("1", 2020, "乙县")], units=COUNTIES)
    assert (
        the_one(report)
        == "unjudged：社区学院（到2020年底）：县(区)、管委会 3 个中 2 个建成（66.7%）；未报：丙县。请催报"
    )


def test_what_is_demanded_of_a_part_of_them_is_said() -> None:
    some = replace(COLLEGE, value=Decimal("0.8"), unit_of_measure="%")
    report = attained(some, [figure("1", 2020, one) for one in COUNTIES], units=COUNTIES)
    assert the_one(report) == "exceeded：社区学院（到2020年底）：目标不低于 80%，县(区)、管委会 3 个中 3 个建成（100%）"


def test_over_a_base_it_says_how_much_of_it_is_covered_and_how_many_a_unit_lacks() -> None:
    bases = [base(value, 2020, unit, "乡镇数") for unit, value in zip(COUNTIES, ("6", "6", "4"), strict=True)]
    figures = [figure(value, 2020, unit) for unit, value in zip(COUNTIES, ("5", "6", "0"), strict=True)]
    assert the_one(attained(SCHOOLS, figures, bases)) == (
        "missed：社区学校（到2020年底）：覆盖 68.75%（11 ÷ 16，2020年 乡镇数，年鉴），3 个单位中 1 个达到（33.3%），缺：甲县（差 1）、丙县（差 4）"
    )
    (entry,) = entries(attained(SCHOOLS, figures, bases))
    assert (reached_cell(entry), unit_cell(entry, many_units(1), ZH)) == ("11/16 = 68.75%", "全区")
    assert remark_cell(entry, many_units(1), ZH) == "11 ÷ 16，2020年 乡镇数，年鉴；缺：甲县（差 1）、丙县（差 4）"


def test_a_base_of_another_year_is_said_of_a_coverage_too() -> None:
    bases = [base("6", 2019, "甲县", "乡镇数")]
    assert "覆盖 83.33%（5 ÷ 6，2019年 乡镇数（没有2020年的），年鉴）" in the_one(
        attained(SCHOOLS, [figure("5", 2020, "甲县")], bases)
    )


def test_where_the_base_is_the_number_of_the_units_it_is_told_once() -> None:
    each_one = replace(SCHOOLS, scope="各镇(街道)")
    bases = [base("1", 2020, unit, "乡镇数") for unit in COUNTIES]
    report = attained(each_one, [figure("1", 2020, one) for one in COUNTIES], bases)
    assert the_one(report) == "met：社区学校（到2020年底）：镇(街道) 3 个中 3 个建成（100%）"
    (entry,) = entries(report)
    assert (reached_cell(entry), unit_cell(entry, report, ZH)) == ("3/3 = 100%", "镇(街道)")


@pytest.mark.parametrize(
    ("value", "noun", "units", "said"),
    [
        ("2", None, COUNTIES, "missed：全区 社区学院（到2020年底）：目标全覆盖，完成 2（应有 3），差 1"),
        ("1", "所", (), "met：全区 社区学院（到2020年底）：目标各不少于 1 所，完成 1 所"),
        ("0", "所", (), "missed：全区 社区学院（到2020年底）：目标各不少于 1 所，完成 0 所"),
    ],
)
def test_reported_of_the_whole_alone(value: str, noun: str | None, units: tuple[str, ...], said: str) -> None:
    asked = replace(COLLEGE, unit_of_measure=noun, each=bool(units), scope=COLLEGE.scope if units else "全区")
    assert the_one(attained(asked, [figure(value, 2020)], units=units)) == said


def test_each_unit_by_itself() -> None:
    reported = [figure("1", 2020, "甲县"), figure("0", 2020, "乙县")]
    report = attained(TEACHERS, reported, units=COUNTIES)
    assert the_one(report) == (
        "missed：专职教师（到2020年底）：目标不低于 1 名，3 个单位中 1 个达到（33.3%）；未达到：乙县（差 1 名）；未报：丙县"
    )
    assert the_one(attained(TEACHERS, [figure("3", 2020)], units=COUNTIES)) == (
        "unjudged：全区 专职教师（到2020年底）：目标不低于 1 名，报来的看不出是哪些单位达到了。请分单位报"
    )


def test_of_many_units_the_first_few_are_named_and_all_counted() -> None:
    report = many_units(40)
    each, coverage = entries(report)
    assert sentence(each, report, ZH, most=2) == (
        "专职教师（到2021年底）：目标不低于 1 名，40 个单位中 24 个达到（60%）；"
        "未达到：第4街道社区教育中心（差 1 名）、第8街道社区教育中心（差 1 名）等 8 个单位；"
        "未报：第5街道社区教育中心、第10街道社区教育中心等 8 个单位"
    )
    assert sentence(coverage, report, ZH, most=1).endswith(
        "40 个中 24 个建成（60%），缺：第4街道社区教育中心等 8 个单位；未报：第5街道社区教育中心等 8 个单位"
    )
    assert sentence(coverage, report, ZH).count("社区教育中心") == 16


def test_cells_of_units() -> None:
    report = many_units(10)
    each, coverage = entries(report)
    assert [unit_cell(one, report, ZH) for one in (each, coverage)] == ["10 个单位", "县(区)、管委会"]
    assert reached_cell(each) == reached_cell(coverage) == "6/10 = 60%"
    assert distance_cell(each, ZH) == distance_cell(coverage, ZH) == "差 2 个单位"
    assert remark_cell(coverage, report, ZH, most=1) == (
        "缺：第4街道社区教育中心等 2 个单位；未报：第5街道社区教育中心等 2 个单位"
    )


def test_a_base_that_nobody_gave_is_asked_for_before_the_units_that_are_silent() -> None:
    report = attained(SCHOOLS, [figure("5", 2020, "甲县"), figure("6", 2020, "乙县")], units=COUNTIES)
    assert the_one(report).endswith("没有基数“乡镇数”。请在 --bases 里给出，写明年份和来源")


def test_a_unit_that_an_earlier_year_lets_reach_it_is_not_short_of_it() -> None:
    staff = target("2", TargetKind.COUNT, due=by(2022), each=True, unit_of_measure="名", name="专职人员")
    line = the_one(attained(staff, [figure("2", unit="甲"), figure("1", unit="乙")], units=("甲", "乙")))
    assert "2 个单位中 1 个达到（50%）；尚未达到：乙（差 1 名）" in line


def test_units_that_cannot_be_judged_say_why_and_are_no_failures() -> None:
    staff = target("2", TargetKind.COUNT, due=by(2021), each=True, unit_of_measure="人", name="参训人数")
    figures = [figure("9", unit=unit, unit_of_measure="人次") for unit in "甲乙"]
    line = the_one(attained(staff, figures, units=("甲", "乙")))
    assert line.endswith("无法判定（人次不能当作人数）：甲、乙")
    assert "0 个达到" not in line
    line = the_one(attained(staff, [*figures, figure("2", unit="丙")], units=("甲", "乙", "丙")))
    assert line.endswith("3 个单位中 1 个达到（33.3%）；无法判定（人次不能当作人数）：甲、乙")
