"""A share of a base: each unit reaches it, the total is their sum, and what is missing is named where it stands."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from cedu_targets import allocate, gap
from cedu_targets.allocation.plan.blank_plan import blank_plan
from cedu_targets.allocation.plan.plan import Plan
from cedu_targets.allocation.plan.understood_plan import understand
from cedu_targets.allocation.report import AllocationReport
from cedu_targets.domain.fault import CallFault, InputFault
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.gap import State
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.allocation import excel
from cedu_targets.reporters.allocation.sentences import spreading_lines, why
from cedu_targets.reporters.allocation.template import plan_workbook

ZH = Messages(Language.ZH)


def table(path: Path, rows: list[list[object]]) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def residents(
    tmp_path: Path, numbers: dict[str, object], *, title: str = "柳溪镇2020年常住人口", total: object = None
) -> Path:
    rows: list[list[object]] = [[title], ["序号", "村（居）", "常住人口（人）"]]
    rows += [[number, unit, count] for number, (unit, count) in enumerate(numbers.items(), start=1)]
    rows += [["合计", None, total]] if total is not None else []
    return table(tmp_path / "villages.xlsx", rows)


def values(report: AllocationReport) -> dict[str, Decimal | None]:
    return {row: cells["1"] for row, cells in report.rows.items()}


def codes(report: AllocationReport) -> list[tuple[str, str | None]]:
    return [(one.code, one.place.cell) for one in report.findings]


def test_every_village_gets_its_share_rounded_up(tmp_path: Path) -> None:
    path = residents(tmp_path, {"柳湾村": 1203, "高坡村": 877, "河口社区": 2540}, total=4620)
    report = allocate(weights=path, share="40%")
    # 481.2 -> 482, 350.8 -> 351, 1016
    assert values(report) == {"柳溪镇合计": 1849, "柳湾村": 482, "高坡村": 351, "河口社区": 1016}
    assert report.understood is not None
    assert report.understood.plan.title == "柳溪镇社区教育培训计划"
    assert codes(report) == [("AL111", None)]  # the year of the count, which the plan does not take
    assert why(report, "柳湾村", "1", ZH) == (
        "柳湾村 第1栏（培训人数） = 482 人：常住人口 1203 人 × 40% = 481.2 人，不足 1 人的按 1 人算，为 482 人。"
    )
    assert why(report, "河口社区", "1", ZH).endswith("：常住人口 2540 人 × 40% = 1016 人。")
    assert "4620 人 × 40% = 1848 人" in why(report, "柳溪镇合计", "1", ZH)
    assert list(spreading_lines(report, ZH)) == [
        "第1栏：各单位常住人口的 40%，不足 1 人的按 1 人算，柳溪镇合计为各单位之和"
    ]


@given(
    st.lists(st.integers(0, 10**7), min_size=2, max_size=8),
    st.decimals("0.01", "100", places=2),
)
def test_no_share_is_ever_missed_and_none_exceeded_by_a_person(numbers: list[int], per_cent: Decimal) -> None:
    units = [f"村{number}" for number in range(len(numbers))]
    plan = {
        "title": "计划", "units": units,
        "indicators": {"1": {"name": "培训人数", "unit_of_measure": "人", "share": f"{per_cent}%"}},
        "sources": {"常住人口": {"values": {unit: str(number) for unit, number in zip(units, numbers, strict=True)}}},
    }  # fmt: skip
    understood = understand(Plan.model_validate(plan), lambda _: Place())
    assert understood.problem is not None
    (column,) = understood.problem.columns
    wanted = [ceil(Fraction(number) * Fraction(per_cent) / 100) for number in numbers]
    assert [column.lows[unit].value for unit in range(len(units))] == wanted
    assert column.total == sum(wanted)


@pytest.mark.parametrize(
    ("count", "code"), [(None, "AL020"), (877.5, "AL021"), ("约900", "RD001"), ("九百来人", "RD001"), (-5, "AL009")]
)
def test_a_village_without_a_sound_number_is_named_with_its_cell(tmp_path: Path, count: object, code: str) -> None:
    path = residents(tmp_path, {"柳湾村": 1203, "高坡村": count, "河口社区": 2540, "石桥村": 99})
    report = allocate(weights=path, share="40%")
    assert report.exit_code == 4
    assert report.allocation is None
    assert codes(report) == [(code, "C4")]


def test_a_stated_total_that_differs_is_told(tmp_path: Path) -> None:
    report = allocate(
        weights=residents(tmp_path, {"柳湾村": 1203, "高坡村": 877, "石桥村": 20}, total=2101), share="40%"
    )
    assert values(report)["柳溪镇合计"] == 482 + 351 + 8
    assert codes(report) == [("AL022", "C6"), ("AL111", None)]
    assert report.findings[0].difference == 1


@pytest.mark.parametrize(
    ("title", "made", "district"),
    [
        ("柳溪镇2020年常住人口情况表", "柳溪镇社区教育培训计划", "柳溪镇合计"),
        ("2020年柳溪镇各村常住人口", "柳溪镇社区教育培训计划", "柳溪镇合计"),
        ("重庆市涪陵区柳溪镇常住人口表", "柳溪镇社区教育培训计划", "柳溪镇合计"),
        ("柳溪镇2019年末常住人口统计表", "柳溪镇社区教育培训计划", "柳溪镇合计"),
        ("东山街道各社区常住人口", "东山街道社区教育培训计划", "东山街道合计"),
        ("全镇各村常住人口表", "社区教育培训计划", "全镇"),
        ("各村常住人口表", "社区教育培训计划", "全镇"),
        ("基本情况表", "社区教育培训计划", "全镇"),
    ],
)
def test_the_table_is_named_after_the_place(tmp_path: Path, title: str, made: str, district: str) -> None:
    report = allocate(weights=residents(tmp_path, {"甲村": 10, "乙村": 20, "丙村": 30}, title=title), share="40%")
    assert report.understood is not None
    assert (report.understood.plan.title, report.understood.plan.district) == (made, district)


def test_a_plan_by_last_years_residents_meets_what_this_year_achieved(tmp_path: Path) -> None:
    villages = residents(tmp_path, {"甲村": 100, "乙村": 200, "丙村": 50}, title="2022年柳溪镇常住人口")
    report = allocate(weights=villages, share="40%")
    note = ZH.message(report.findings[0]) + ZH.help(report.findings[0])
    assert "2022 年" in note
    assert "--title 柳溪镇2023年社区教育培训计划" in note
    (tmp_path / "plan.xlsx").write_bytes(excel.render(report, ZH))
    rows: list[list[object]] = [["2023年柳溪镇社区教育培训完成情况"], ["单位", "培训人数（人）"]]
    rows += [["甲村", 40], ["乙村", 10], ["丙村", 20]]
    found = gap(tmp_path / "plan.xlsx", table(tmp_path / "achieved.xlsx", rows), as_of=date(2023, 12, 31))
    assert "GA009" not in {one.code for file in found.files for one in file.findings}
    behind = [row.unit for row in found.rows if row.state is State.BEHIND]
    assert "乙村" in behind
    assert "甲村" not in behind


def test_a_village_that_happens_to_be_the_sum_of_the_others_is_no_total(tmp_path: Path) -> None:
    report = allocate(weights=residents(tmp_path, {"甲村": 10, "乙村": 20, "丙村": 30}), share="50%")
    assert values(report) == {"柳溪镇合计": 30, "甲村": 5, "乙村": 10, "丙村": 15}
    report = allocate(weights=residents(tmp_path, {"柳溪镇": 60, "甲村": 10, "乙村": 20, "丙村": 30}), share="50%")
    assert values(report) == {"柳溪镇": 30, "甲村": 5, "乙村": 10, "丙村": 15}


def test_a_title_can_be_given_and_the_column_named(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["村", "户籍人口", "常住人口", "老年人口"],
        ["甲村", 20, 10, 3],
        ["乙村", 40, 20, 6],
        ["丙村", 60, 30, 9],
    ]
    path = table(tmp_path / "t.xlsx", rows)
    assert values(allocate(weights=path, share="50%"))["甲村"] == 5
    report = allocate(weights=path, share="50%", by="老年人口", title="柳溪镇老年教育计划")
    assert values(report) == {"全镇": 2 + 3 + 5, "甲村": 2, "乙村": 3, "丙村": 5}
    assert report.understood is not None
    assert report.understood.plan.title == "柳溪镇老年教育计划"


@pytest.mark.parametrize("by", [None, "小学生"])
def test_which_column_is_meant_is_asked(tmp_path: Path, by: str | None) -> None:
    path = table(
        tmp_path / "t.xlsx", [["村", "户籍人口", "老年人口"], ["甲村", 20, 3], ["乙村", 40, 6], ["丙村", 60, 9]]
    )
    with pytest.raises(CallFault) as fault:
        allocate(weights=path, share="50%", by=by)
    assert fault.value.code == "share_of_what"
    assert fault.value.parameters["names"] == "户籍人口、老年人口"
    assert fault.value.parameters["first"] == "户籍人口"  # a column that there is


def test_of_two_years_none_is_taken_silently(tmp_path: Path) -> None:
    book = Workbook()
    for year in (2019, 2020):
        sheet = book.create_sheet(str(year))
        for row in (["村", "常住人口"], ["甲村", year], ["乙村", 2 * year]):
            sheet.append(row)
    other = book.create_sheet("学校")
    for cells in (["学校", "教师数"], ["一小", 20], ["二小", 30]):
        other.append(cells)
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(CallFault) as fault:
        allocate(weights=tmp_path / "t.xlsx", share="40%")
    assert (fault.value.variant, fault.value.parameters["names"]) == ("tables", "2019、2020")
    del book["2019"]
    book.save(tmp_path / "t.xlsx")
    assert values(allocate(weights=tmp_path / "t.xlsx", share="40%"))["甲村"] == 808


def test_more_people_than_there_are_is_asked_about(tmp_path: Path) -> None:
    villages = residents(tmp_path, {"甲村": 100, "乙村": 205}, title="柳溪镇常住人口")
    report = allocate(weights=villages, share="140%")
    assert values(report) == {"柳溪镇合计": 427, "甲村": 140, "乙村": 287}
    assert [(one.code, one.severity) for one in report.findings] == [("AL112", Severity.WARNING)]
    assert "第1栏（培训人数）按常住人口的 140% 计算" in ZH.message(report.findings[0])
    for share in ("100%", "1"):
        assert allocate(weights=villages, share=share).findings == ()


def test_attendances_may_be_more_than_there_are_people() -> None:
    plan = {
        "title": "计划", "units": ["甲村", "乙村"],
        "indicators": {"1": {"name": "培训人次", "unit_of_measure": "人次", "share": "140%"}},
        "sources": {"常住人口": {"unit_of_measure": "人", "values": {"甲村": "10", "乙村": "20"}}},
    }  # fmt: skip
    assert understand(Plan.model_validate(plan), lambda _: Place()).findings == ()


@pytest.mark.parametrize("share", ["", "40", "0%", "-5%", "四成", "1001%", "1.5", "百分之四十"])
def test_a_share_is_a_per_cent(tmp_path: Path, share: str) -> None:
    report = allocate(weights=residents(tmp_path, {"甲村": 10, "乙村": 20}), share=share)
    assert (report.exit_code, [one.code for one in report.findings]) == (4, ["AL019"])


def test_residents_may_be_counted_in_ten_thousands(tmp_path: Path) -> None:
    rows: list[list[object]] = [["街道", "常住人口（万人）"], ["甲街道", 1.2345], ["乙街道", 2.5], ["丙街道", 0.00015]]
    report = allocate(weights=table(tmp_path / "t.xlsx", rows), share="40%")
    assert codes(report) == [("AL021", "B4")]
    rows[3] = ["丙街道", 3]
    assert values(allocate(weights=table(tmp_path / "t.xlsx", rows), share="40%"))["甲街道"] == 4938


def test_what_does_not_go_with_a_share_is_refused(tmp_path: Path) -> None:
    path = residents(tmp_path, {"甲村": 10, "乙村": 20})
    for beside in ({"like": path}, {"plan": path}, {"growth": "5%"}, {"totals": path}):
        with pytest.raises(CallFault) as fault:
            allocate(weights=path, share="40%", **beside)
        assert (fault.value.code, fault.value.variant) == ("allocate_input", "share")
    with pytest.raises(CallFault) as fault:
        allocate(share="40%")
    assert fault.value.variant == "share"
    with pytest.raises(CallFault) as fault:
        allocate(like=path, growth="5%", title="某表")
    assert fault.value.variant == "title"
    with pytest.raises(InputFault):
        allocate(weights=tmp_path / "none.xlsx", share="40%")


PLAN = """title: 某镇2020年计划
district: 全镇
units: [甲村, 乙村, {{name: 丙村, area: 东片}}]
indicators:
  1: {{name: 培训人数, unit_of_measure: 人, {first}}}
  2: {{name: 活动, unit_of_measure: 场, total: 10, weights: 常住人口}}
sources:
  常住人口: {{values: {{甲村: 1203, 乙村: 877, 丙村: 10}}}}
  老年人口: {{values: {{甲村: 203, 乙村: 101, 丙村: 1}}}}
demands: {{乙村: {{1: 400}}}}
"""


def planned(tmp_path: Path, first: str) -> AllocationReport:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN.format(first=first), encoding="utf-8")
    return allocate(path)


def test_a_plan_may_say_it_of_one_column(tmp_path: Path) -> None:
    report = planned(tmp_path, "share: 40%, of: 常住人口")
    assert values(report) == {"全镇": 886, "丙村": 4, "甲村": 482, "乙村": 400, "东片小计": 4}
    assert why(report, "乙村", "1", ZH).endswith("计划写明的固定数。")
    assert "照写的算" in why(report, "全镇", "1", ZH)
    assert report.rows["全镇"]["2"] == 10
    assert report.findings == ()


@pytest.mark.parametrize(
    ("first", "code", "variant"),
    [
        ("share: 40%", "AL019", "base"),
        ("of: 常住人口", "AL019", ""),
        ("share: 40%, of: 外来人口", "AL004", "source_guess"),
        ("share: 40%, of: 常住人口, total: 900", "AL019", "total"),
        ("share: 40%, of: 常住人口, parts: 2", "AL019", "parts"),
        ("share: 40%, of: 常住人口, weights: 常住人口", "AL019", "weights"),
        ("share: 40%, of: 常住人口, kind: 率", "AL019", "rate"),
    ],
)
def test_what_contradicts_a_share_in_a_plan_is_told(tmp_path: Path, first: str, code: str, variant: str) -> None:
    report = planned(tmp_path, first)
    assert (code, variant) in {(one.code, one.variant) for one in report.mistakes}
    assert {one.place.line for one in report.mistakes} == {5}


def test_a_bound_that_the_share_breaks_is_a_conflict(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN.format(first="share: 40%, of: 常住人口").replace("1: 400", "1: ≥500"), encoding="utf-8")
    report = allocate(path)
    assert report.exit_code == 1
    assert [str(one.demand) for one in report.conflicts[0].constraints] == ["minimum", "hold"]


def test_a_plan_in_a_workbook_says_it_in_two_columns_of_its_settings(tmp_path: Path) -> None:
    plan, totals = blank_plan(None, ZH)
    path = tmp_path / "plan.xlsx"
    path.write_bytes(plan_workbook(plan, totals, ZH))
    book = load_workbook(path)
    targets, settings = book["分解计划"], book["指标设置"]
    targets["F7"] = settings["H5"] = None  # no total and no weights for 老年教育
    settings["K1"], settings["L1"], settings["K5"], settings["L5"] = "占基数的比例", "基数", 0.05, "常住人口"
    settings["K5"].number_format = "0%"
    book.save(path)
    report = allocate(path)
    # 85200, 61400, 38900 residents; the last one is fixed in the sample
    numbers = {"示例一街道": 4260, "示例二街道": 3070, "示例三镇": 1945, "示例四镇": 320}
    assert {unit: report.rows[unit]["4"] for unit in numbers} == numbers
    assert report.rows["全区目标"]["4"] == sum(numbers.values())
