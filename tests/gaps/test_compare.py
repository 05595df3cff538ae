"""Gaps: ten computed by hand, then what must hold of every gap."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cedu_targets import gap
from cedu_targets.domain.cells import Key
from cedu_targets.domain.gap import MONTHS, GapRow, State, Timetable, group_total
from cedu_targets.domain.indicator import Indicator, Measure
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.months import Span, span_of
from cedu_targets.domain.table import Table
from cedu_targets.gaps.compare import gap_rows
from cedu_targets.gaps.report import GapReport, to_places
from cedu_targets.messages.messages import Language, Messages
from project import Run

Sheet = Callable[..., Path]
ZH = Messages(Language.ZH)
SEPTEMBER = date(2020, 9, 30)  # nine whole months: pace 9/12 = 0.75, three months remain
TARGETS = """
2020年社区教育目标任务表 . . .
单位 培训（人次） 活动（场） 参与率（%）
全区 1000 20 50%
东山 400 8 50%
湖熟 300 . 55%
谷里 300 12 50%
"""
DONE = """
2020年社区教育完成情况表 . . .
单位 培训（人次） 活动（场） 参与率（%）
全区 860 13 46%
"""


@pytest.fixture
def compare(sheet: Sheet) -> Callable[..., GapReport]:
    """The targets above against rows under the heading of the achievements."""

    def run(
        *rows: str, targets: str = TARGETS, as_of: date = SEPTEMBER, head: str = DONE, base: Path | None = None
    ) -> GapReport:
        return gap(
            sheet(targets, "targets.csv"), sheet(head + "\n".join(rows), "done.csv"), as_of=as_of, base=base
        )  # fmt: skip

    return run


def row(report: GapReport, unit: str, indicator: str) -> GapRow:
    return next(row for row in report.rows if (row.unit, row.indicator.code) == (unit, indicator))


def numbers(found: GapRow) -> tuple[str | None, ...]:
    """gap, completion to 6 places, needed per month, state; as text."""
    shown = (found.gap, to_places(found.completion), found.needed_per_month)
    return *(None if value is None else str(value) for value in shown), found.state


def codes(report: GapReport) -> list[str]:
    return [finding.code for _, finding in report.findings if finding.code.startswith("GA")]


def test_1_a_rate(compare: Callable[..., GapReport]) -> None:
    report = compare("东山 300 5 45%", "湖熟 260 . 55%", "谷里 300 8 46%")
    # 50 % - 45 % = 5 percentage points; 45 ÷ 50 = 0.9; 5 points over 3 months = 1.67, up to whole points: 2
    assert numbers(row(report, "东山", "参与率")) == ("0.05", "0.900000", "0.02", State.BELOW)
    # The district against its own target, not a sum or a mean: 50 % - 46 % = 4 points, 46 ÷ 50 = 0.92
    assert numbers(row(report, "全区", "参与率"))[:2] == ("0.04", "0.920000")
    assert all(total.indicator.code != "参与率" for total in report.totals)


def test_2_a_blank_achievement(compare: Callable[..., GapReport]) -> None:
    report = compare("东山 300 . 45%", "湖熟 260 . 55%", "谷里 300 8 46%")
    assert numbers(row(report, "东山", "活动")) == (None, None, None, State.NOT_REPORTED)
    assert row(report, "东山", "活动").achieved is None  # never 0


def test_3_a_target_of_zero(compare: Callable[..., GapReport]) -> None:
    targets = TARGETS.replace("东山 400", "东山 0").replace("全区 1000", "全区 600")
    report = compare("东山 7 5 45%", "湖熟 260 . 55%", "谷里 300 8 46%", targets=targets)
    # 0 - 7 = -7; nothing divides by 0
    assert numbers(row(report, "东山", "培训")) == ("-7", None, "0", State.MET)
    blank = compare("东山 . 5 45%", "湖熟 260 . 55%", "谷里 300 8 46%", targets=targets)
    assert numbers(row(blank, "东山", "培训")) == (None, None, "0", State.MET)


def test_a_target_below_zero_is_behind_until_it_is_met() -> None:
    """A reduction: there is no share of it, and so no pace."""
    timetable = Timetable(SEPTEMBER, 2020)
    ((short,), (met,)) = (gap_rows(*tables(Decimal(-5), Decimal(n)), timetable) for n in (-8, -5))
    assert numbers(short) == ("3", None, "1.00", State.BEHIND)
    assert numbers(met) == ("0", None, "0", State.MET)


def test_4_a_blank_target(compare: Callable[..., GapReport]) -> None:
    report = compare("东山 300 5 45%", "湖熟 260 2 55%", "谷里 300 6 46%")
    assert row(report, "湖熟", "活动").achieved == 2
    assert numbers(row(report, "湖熟", "活动")) == (None, None, None, State.NOT_ASSIGNED)


def test_5_an_over_fulfilled_unit(compare: Callable[..., GapReport]) -> None:
    report = compare("东山 450 5 45%", "湖熟 110 . 55%", "谷里 300 8 46%")
    # 400 - 450 = -50; 450 ÷ 400 = 1.125
    assert numbers(row(report, "东山", "培训")) == ("-50", "1.125000", "0", State.EXCEEDED)
    # 300 - 300 = 0: met, not exceeded. 300 - 110 = 190; 110 ÷ 300 = 0.366…; 190 ÷ 3 = 63.3, up: 64
    assert numbers(row(report, "谷里", "培训")) == ("0", "1.000000", "0", State.MET)
    assert numbers(row(report, "湖熟", "培训")) == ("190", "0.366667", "64", State.BEHIND)


def test_6_a_unit_missing_from_the_achievements(compare: Callable[..., GapReport]) -> None:
    report = compare("东山 560 5 45%", "谷里 300 8 46%")
    assert numbers(row(report, "湖熟", "培训")) == (None, None, None, State.NOT_REPORTED)
    assert codes(report) == ["GA003"]
    finding = next(finding for file, finding in report.findings if finding.code == "GA003")
    assert (finding.place.unit, finding.place.cell) == ("湖熟", "A5")


def test_a_submission_without_the_district_is_nothing_to_speak_of(sheet: Sheet) -> None:
    done = sheet("2020年完成情况表 .\n单位 培训（人次）\n东山 300\n湖熟 260\n谷里 100", "d.csv")
    report = gap(sheet(TARGETS, "t.csv"), done, as_of=SEPTEMBER)
    assert [finding.code for file, finding in report.findings if file.path == str(done)] == []
    assert [file.checked.not_judged for file in report.files] == [0, 0]


def test_7_a_misspelt_unit(compare: Callable[..., GapReport]) -> None:
    report = compare("东山 300 5 45%", "湖孰 260 . 55%", "谷里街道 300 8 46%")
    assert row(report, "湖熟", "培训").state is State.NOT_REPORTED  # suggested, never matched
    assert row(report, "谷里", "培训").achieved == 300  # the same without its kind
    finding = next(finding for _, finding in report.findings if finding.code == "GA001")
    assert (finding.place.unit, finding.parameters["guess"]) == ("湖孰", "湖熟")
    assert report.exit_code == 1


def test_8_a_unit_that_reports_twice(sheet: Sheet) -> None:
    head = "2020年完成情况表 .\n单位 培训（人次） 活动（场）\n"
    targets = sheet(TARGETS, "targets.csv")
    files = [
        sheet(f"{head}{rows}", name)
        for name, rows in (("a.csv", "东山 300 8\n湖熟 260 ."), ("b.csv", "东山 310 8\n谷里 100 6"))
    ]
    report = gap(targets, files, as_of=SEPTEMBER)
    # 300 or 310? None is taken; 8 both times counts once
    found = row(report, "东山", "培训")
    assert (found.achieved, found.gap, found.state) == (None, None, None)
    assert row(report, "东山", "活动").achieved == 8
    assert "GA002" in codes(report)
    assert {entry.reason for _, entry in report.not_judged} == {"gap_twice", "gap_part"}
    # The district is not reported: 260 + 100 without 东山 is not what it achieved; of 活动 8 + 6 are known, and it is said
    assert row(report, "全区", "培训").state is None
    assert row(report, "全区", "活动").achieved == 14
    assert "GA007" in codes(report)
    same = gap(targets, [files[0], sheet(f"{head}东山 300 8\n谷里 100 6", "c.csv")], as_of=SEPTEMBER)
    assert row(same, "东山", "培训").achieved == 300
    assert same.exit_code == 0


def test_9_a_group_of_unequal_targets(compare: Callable[..., GapReport]) -> None:
    report = compare("东山 400 5 45%", "湖熟 30 . 55%", "谷里 . 8 46%")
    # 400/400 and 30/300; 谷里 has not reported. (400 + 30) ÷ (400 + 300) = 430/700 = 0.614286; the mean would be 0.55
    (total,) = (total for total in report.totals if total.indicator.code == "培训")
    assert (int(total.target), int(total.achieved), total.units) == (700, 430, ("东山", "湖熟"))
    assert to_places(total.completion) == Decimal("0.614286")


def test_10_a_year_that_is_over(compare: Callable[..., GapReport]) -> None:
    rows = ("东山 380 8 50%", "湖熟 180 . 55%", "谷里 300 5 46%")
    report = compare(*rows, as_of=date(2021, 2, 1))
    # pace 1, no month remains: 380 ÷ 400 = 0.95, within ten points; 180 ÷ 300 = 0.6, not
    assert numbers(row(report, "东山", "培训")) == ("20", "0.950000", None, State.SLIGHTLY_BEHIND)
    assert numbers(row(report, "湖熟", "培训")) == ("120", "0.600000", None, State.BEHIND)
    assert row(report, "东山", "培训").pace == 1
    assert numbers(row(report, "东山", "活动"))[2] == "0"
    # on the last day of the year it is over, the day before it is not: 20 in the one month left
    assert row(compare(*rows, as_of=date(2020, 12, 31)), "东山", "培训").needed_per_month is None
    assert row(compare(*rows, as_of=date(2020, 12, 30)), "东山", "培训").needed_per_month == 20


def test_persons_are_never_compared_with_attendances(sheet: Sheet) -> None:
    done = DONE.replace("培训（人次）", "培训（人）") + "东山 300 5 45%\n湖熟 260 . 55%\n谷里 300 8 46%"
    report = gap(sheet(TARGETS, "t.csv"), sheet(done, "d.csv"), as_of=SEPTEMBER)
    assert row(report, "东山", "培训").state is None
    assert codes(report) == ["GA026"]
    assert {entry.reason for _, entry in report.not_judged} == {"gap_people"}


def test_columns_reported_apart_are_no_second_report(sheet: Sheet) -> None:
    """One office reports the lectures of all units, another the courses."""
    targets = sheet("2025年任务表 . .\n单位 讲座（场） 课程（门）\n华大 20 4\n温泉 40 5", "t.csv")
    lectures = sheet("2025年完成情况表 .\n单位 讲座（场）\n华大 15\n温泉 30", "a.csv")
    courses = sheet("2025年完成情况表 .\n单位 课程（门）\n华大 3\n温泉 2", "b.csv")
    report = gap(targets, [lectures, courses], as_of=date(2025, 9, 30))
    assert [str(row.achieved) for row in report.rows] == ["15", "3", "30", "2"]
    assert codes(report) == []
    both = sheet("2025年完成情况表 . .\n单位 讲座（场） 课程（门）\n华大 15 1", "c.csv")
    report = gap(targets, [lectures, courses, both], as_of=date(2025, 9, 30))
    assert [(row.achieved, row.state) for row in report.rows][:2] == [(15, State.ON_PACE), (None, None)]
    assert [Path(file.path).name for file, finding in report.findings if finding.code == "GA002"] == ["c.csv"]


def test_a_blank_in_one_of_several_months_is_said(sheet: Sheet) -> None:
    targets = sheet(
        "2025年任务表 . . .\n单位 讲座（场） 培训（人次） 课程（门）\n华大 20 100 .\n温泉 40 200 5", "t.csv"
    )
    head = "2025年{}完成情况表 . . .\n单位 讲座（场） 培训（人次） 课程（门）\n"
    first = sheet(head.format("第一季度") + "华大 5 20 1\n温泉 10 30 .", "q1.csv")
    april = sheet(head.format("4月") + "华大 . 9 .\n温泉 4 0 .", "m4.csv")
    report = gap(targets, [first, april], as_of=date(2025, 4, 30))
    # 讲座 of 华大 in April is not known; its 课程 are no task, those of 温泉 are reported by nobody; a 0 is a number
    assert row(report, "华大", "讲座").achieved == 5
    (said,) = (finding for _, finding in report.findings if finding.code.startswith("GA"))
    assert (said.code, said.place.unit) == ("GA003", "华大")
    assert ZH.message(said) == "华大 有的月份没有填（讲座），累计数不含这些空白。"
    # two columns of a half year that holds them do not matter
    half = sheet(head.format("上半年") + "华大 9 40 1\n温泉 20 50 2", "h1.csv")
    assert codes(gap(targets, [first, april, half], as_of=date(2025, 6, 30))) == []


@pytest.mark.parametrize(("coded", "bare"), [(True, False), (False, True)])
def test_a_column_is_called_as_the_submission_calls_it(coded: bool, bare: bool, sheet: Sheet) -> None:
    """A place names the submission's column, and so must the sentence: with a code only where that has one."""
    codes_of = {True: "栏次 1 2\n", False: ""}
    targets = f"2023年任务表 . .\n镇街 讲座（场） 培训（人）\n{codes_of[coded]}柯岩 50 100\n齐贤 40 200"
    done = f"2023年4月完成情况表 . .\n镇街 讲座（场） 培训（人次）\n{codes_of[bare]}柯岩 5 50\n齐贤 4 20"
    report = gap(sheet(targets, "t.csv"), sheet(done, "d.csv"), as_of=date(2023, 4, 30))
    said = [ZH.message(finding) for _, finding in report.findings if finding.code == "GA026"]
    said += [ZH.reason(entry) for _, entry in report.not_judged]
    assert len(said) == 3
    assert all(("第2栏（培训）" if bare else "“培训”栏") in sentence for sentence in said)


def test_the_targets_are_no_submission(sheet: Sheet, tmp_path: Path) -> None:
    """`cedu gap t.csv *.csv` hands the targets over twice."""
    targets = sheet(TARGETS, "t.csv")
    done = sheet(DONE + "东山 300 5 45%\n湖熟 260 . 55%\n谷里 300 8 46%", "d.csv")
    report = gap(targets, [done, f"{tmp_path}/./t.csv"], as_of=SEPTEMBER)
    assert [Path(file.path).name for file in report.files] == ["t.csv", "d.csv"]
    assert codes(report) == []
    assert report.left_out == (f"{tmp_path}/./t.csv",)  # and it is named


@pytest.mark.parametrize(
    "reported", ["讲座（场）\n东山 300\n谷里 9", "培训（人次）\n东山 .\n谷里 ."], ids=["other", "blank"]
)
def test_nothing_compared_is_not_green(reported: str, sheet: Sheet, cedu: Run) -> None:
    done = f"2020年完成情况表 .\n单位 {reported}"
    targets = sheet("2020年目标表 . .\n单位 培训（人次） 活动（场）\n东山 400 0\n谷里 300 5", "t.csv")
    ran = cedu("gap", targets, sheet(done, "d.csv"), "--as-of", "2020-09-30", "--lang", "en")
    assert ran.returncode == 3
    assert "Nothing could be compared" in ran.stdout


def test_ten_thousands_are_converted(sheet: Sheet) -> None:
    targets = "2020年目标表 .\n单位 培训（万人次）\n东山 2.47\n湖熟 1.19"
    done = "2020年完成情况表 .\n单位 培训（人次）\n东山 24700\n湖熟 5950"
    report = gap(sheet(targets, "t.csv"), sheet(done, "d.csv"), as_of=SEPTEMBER)
    assert row(report, "东山", "培训").state is State.MET
    # 1.19 - 0.595 = 0.595; ÷ 3 = 0.19833…, up to the granule 0.01: 0.20
    assert numbers(row(report, "湖熟", "培训"))[:3] == ("0.5950", "0.500000", "0.20")


def test_months_are_added_and_missing_ones_named(sheet: Sheet) -> None:
    targets = sheet("2020年目标表 . .\n单位 培训（人次） 学员（人）\n东山 400 40\n湖熟 300 30", "t.csv")
    head = "2020年{}月完成情况表 . .\n单位 培训（人次） 学员（人）\n"
    files = [sheet(head.format(month) + f"东山 {month}0 5\n湖熟 9 5", f"m{month}.csv") for month in (1, 3)]
    report = gap(targets, files, as_of=date(2020, 3, 31))
    # 10 + 30 = 40, February is missing; heads of two months are no persons of a year
    assert row(report, "东山", "培训").achieved == 40
    assert row(report, "东山", "学员").state is None
    missing = [finding for _, finding in report.findings if finding.code == "GA003"]
    assert [(finding.place.unit, finding.parameters["months"]) for finding in missing] == [("东山", "2"), ("湖熟", "2")]
    so_far = sheet(head.format("1-2") + "东山 33 6\n湖熟 9 5", "m12.csv")
    report = gap(targets, [files[0], so_far, files[1]], as_of=date(2020, 3, 31))
    assert row(report, "东山", "培训").achieved == 63  # January to February 33, then March 30
    assert codes(report) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年3月完成情况表", (3, 3)),
        ("截至2020年9月完成情况", (1, 9)),
        ("截至2020年9月30日", (1, 9)),
        ("2020年1—9月", (1, 9)),
        ("2020年7月-9月", (7, 9)),
        ("完成2020-03", (3, 3)),
        ("完成2020-10-08", (1, 10)),
        ("完成情况20201008", (1, 10)),
        ("填报日期10月8日", (1, 10)),
        ("2020年十二月份", (12, 12)),
        ("第三季度完成情况", (7, 9)),
        ("前三季度完成情况", (1, 9)),
        ("2020年1季度", (1, 3)),
        ("上半年", (1, 6)),
        ("下半年", (7, 12)),
        ("2020年全年完成情况", (1, 12)),
        ("2020年完成情况", None),
        ("江宁教职〔2020〕18号", None),
        ("培训月报表", None),
    ],
)
def test_months_are_read_from_titles(text: str, expected: tuple[int, int] | None) -> None:
    assert span_of(text) == (expected and Span(*expected))


def test_a_quarter_stands_between_the_months_before_and_after(sheet: Sheet) -> None:
    targets = sheet("2020年目标表 . .\n单位 培训（人次） 学员（人）\n东山 400 40", "t.csv")
    head = "2020年{}完成情况表 . .\n单位 培训（人次） 学员（人）\n"
    parts = {"1-3月": 30, "二季度": 20, "5月": 7, "7月": 5, "9月": 6}
    files = [
        sheet(head.format(name) + f"东山 {number} 1", f"{n}.csv") for n, (name, number) in enumerate(parts.items())
    ]
    report = gap(targets, files, as_of=date(2020, 9, 30))
    # January to March 30, the second quarter 20 (May is in it), July 5, September 6; August is missing
    assert row(report, "东山", "培训").achieved == 61
    missing = [finding.parameters["months"] for _, finding in report.findings if finding.code == "GA003"]
    assert missing == ["8"]
    # April to July after January to May: the two overlap, and what they say differs
    crossing = [sheet(head.format(name) + f"东山 {n} 1", f"x{n}.csv") for name, n in (("1-5月", 30), ("4-7月", 31))]
    report = gap(targets, crossing, as_of=date(2020, 7, 31))
    assert row(report, "东山", "培训").state is None
    assert "GA002" in codes(report)


def test_what_was_reported_after_the_day_is_left_out_and_said(sheet: Sheet) -> None:
    targets = sheet("2020年目标表 .\n单位 培训（人次）\n东山 400", "t.csv")
    head = "2020年{}月完成情况表 .\n单位 培训（人次）\n东山 {}"
    files = [sheet(head.format(month, 10 * month), f"m{month}.csv") for month in (1, 2, 3, 4)]
    # 10 + 20 + 30; April is not over on 15 March, and March is reported early
    report = gap(targets, files, as_of=date(2020, 3, 15))
    assert row(report, "东山", "培训").achieved == 60
    late = [(file.path, finding.parameters["month"]) for file, finding in report.findings if finding.code == "GA008"]
    assert late == [(str(files[3]), 4)]
    assert row(gap(targets, files, as_of=date(2021, 3, 15)), "东山", "培训").achieved == 100


def test_another_year_is_not_counted_and_said(compare: Callable[..., GapReport]) -> None:
    report = compare("东山 300 5 45%", "湖熟 260 . 55%", "谷里 300 8 46%", head=DONE.replace("2020", "2019"))
    assert "GA009" in codes(report)
    assert row(report, "东山", "培训").achieved is None
    assert report.exit_code == 3


def test_months_of_two_years_are_not_counted_for_one_of_them(compare: Callable[..., GapReport]) -> None:
    title = "2020年12月—2021年1月培训"
    report = compare("东山 300 5 45%", "湖熟 260 . 55%", "谷里 300 8 46%", head=DONE.replace("2020年", title))
    (found,) = (finding for _, finding in report.findings if finding.code == "GA009")
    assert (found.variant, found.parameters["ours"]) == ("years", "2020—2021")
    assert row(report, "东山", "培训").achieved is None


def test_a_district_is_not_the_sum_of_units_of_which_one_is_unknown(sheet: Sheet) -> None:
    targets = sheet("2020年目标表 .\n单位 学员（人）\n全区 100\n东山 40\n湖熟 60", "t.csv")
    head = "2020年{}月完成情况表 .\n单位 学员（人）\n"
    months = [sheet(head.format(month) + "东山 30", f"m{month}.csv") for month in (1, 2)]
    so_far = sheet(head.format("1-2") + "湖熟 40", "so-far.csv")
    report = gap(targets, [*months, so_far], as_of=date(2020, 2, 29))
    # persons of two months are no persons of both: 40 alone would be a district that lags
    found = row(report, "全区", "学员")
    assert (found.achieved, found.state) == (None, None)
    unjudged = {(entry.reason, entry.place.unit) for _, entry in report.not_judged}
    assert unjudged == {("gap_months", "东山"), ("gap_part", "全区")}


def test_a_second_row_of_a_unit_bears_its_name(sheet: Sheet) -> None:
    done = sheet("2020年完成情况表 .\n单位 培训（人次）\n东山 300\n东山 310\n湖熟 260", "d.csv")
    report = gap(sheet(TARGETS, "t.csv"), done, as_of=SEPTEMBER)
    (finding,) = (finding for _, finding in report.findings if finding.code == "GA002")
    assert finding.place.unit == "东山"
    assert {entry.place.unit for _, entry in report.not_judged} == {"东山", "全区"}


def test_a_unit_of_measure_that_is_only_assumed_is_said(sheet: Sheet) -> None:
    targets = sheet("2020年目标表 .\n单位 培训（万人次）\n东山 2.47\n湖熟 1.19", "t.csv")
    done = sheet("2020年完成情况表 .\n单位 培训\n东山 24700\n湖熟 5950", "d.csv")
    report = gap(targets, done, as_of=SEPTEMBER)
    (finding,) = (finding for _, finding in report.findings if finding.code == "GA004")
    assert (finding.severity, finding.variant, finding.parameters["ours"]) == ("note", "assumed_ours", "万人次")
    assert row(report, "东山", "培训").achieved == 24700


def test_growth_against_last_year(compare: Callable[..., GapReport], sheet: Sheet) -> None:
    base = sheet("2019年完成情况表 . .\n单位 培训（人次） 参与率（%）\n东山 240 40%\n湖熟 0 50%", "base.csv")
    report = compare("东山 300 5 45%", "湖熟 260 . 55%", "谷里 300 8 46%", base=base)
    # 300 ÷ 240 - 1 = 0.25; a rate grows by percentage points: 45 - 40 = 5; nothing grows from 0
    assert row(report, "东山", "培训").growth == Fraction(1, 4)
    assert row(report, "东山", "参与率").growth == Fraction(5, 100)
    assert row(report, "湖熟", "培训").growth is None
    assert row(report, "谷里", "培训").growth is None


def test_of_the_tables_of_last_year_the_one_that_is_alike_counts(
    compare: Callable[..., GapReport], sheet: Sheet
) -> None:
    other = "2019年阵地建设情况表 . .\n单位 站点（个） 教师（人）\n东山 1 2\n湖熟 3 4\n\n"
    base = sheet(other + "2019年完成情况表 . .\n单位 培训（人次） 参与率（%）\n东山 240 40%\n湖熟 0 50%", "base.csv")
    report = compare("东山 300 5 45%", base=base)
    assert row(report, "东山", "培训").growth == Fraction(1, 4)


def test_a_district_reported_apart_must_equal_its_units(sheet: Sheet) -> None:
    head = "2020年完成情况表 .\n单位 培训（人次）\n"
    units = sheet(head + "东山 300\n湖熟 200\n谷里 100", "units.csv")
    report = gap(sheet(TARGETS, "t.csv"), [units, sheet(head + "全区 610", "all.csv")], as_of=SEPTEMBER)
    (finding,) = (finding for _, finding in report.findings if finding.code == "GA006")
    assert [finding.expected, finding.actual, finding.difference] == [600, 610, 10]
    # 谷里 has not reported, the two cannot be held against each other
    some = sheet(head + "东山 300\n湖熟 200", "some.csv")
    report = gap(sheet(TARGETS, "t.csv"), [some, sheet(head + "全区 610", "all.csv")], as_of=SEPTEMBER)
    assert "GA006" not in codes(report)
    assert row(report, "全区", "培训").achieved == 610


def test_both_sides_in_one_file_and_the_frame(sheet: Sheet) -> None:
    path = sheet(
        "2020年社区教育情况表 . . . .\n单位 培训（人次） . 活动（场） .\n. 目标 完成 目标 完成\n"
        "全区 30 20 3 2\n东山 10 8 1 .\n湖熟 20 12 2 2",
        "both.csv",
    )
    frame = gap(path, as_of=SEPTEMBER).to_frame()
    # 8 ÷ 10 = 0.8; 12 ÷ 20 = 0.6; 20 ÷ 30 = 0.666667
    assert list(frame[frame.indicator == "培训"].completion) == [Decimal("0.666667"), Decimal("0.8"), Decimal("0.6")]
    assert list(frame[frame.indicator == "培训"].state) == ["slightly_behind", "on_pace", "behind"]


def test_exit_codes_and_json(cedu: Run, cedu_json: Callable[..., dict[str, object]], sheet: Sheet) -> None:
    targets = sheet(TARGETS, "t.csv")
    done = sheet(DONE + "东山 300 5 45%\n湖熟 260 . 55%\n谷里 300 8 46%", "d.csv")
    output = cedu_json("gap", targets, done, "--as-of", "2020-09-30")
    assert output["exit_code"] == 0  # units behind are no fault of the inputs
    rows = output["rows"]
    assert isinstance(rows, list)
    assert rows[4] == {
        "unit": "东山", "indicator": "活动", "target": "8", "achieved": "5", "gap": "3", "completion": "0.625",
        "pace": "0.75", "needed_per_month": "1", "state": "behind",
    }  # fmt: skip
    assert cedu("gap", targets, done, "--as-of", "2020-09-30", "--fail-on-behind").returncode == 1
    assert cedu("gap", targets, done, "--as-of", "30.9.2020").returncode == 2
    assert cedu("gap", targets).returncode == 2
    assert cedu("gap", targets, "nothing.csv").returncode == 3
    assert cedu("gap", targets, done, "--rules", "nothing").returncode == 4


PACK = """
name: a-pace
title: 2020年社区教育目标任务表
pace: {profile: [0, 0, 0, 10%, 10%, 10%, 10%, 10%, 10%, 20%, 10%, 10%], slightly_behind: 5%}
rules: [{id: sums, check: district_sum, indicators: [培训], why: 表中有全区行}]
"""


def test_a_pack_sets_the_pace_and_its_threshold(sheet: Sheet, tmp_path: Path, cedu: Run) -> None:
    path = tmp_path / "pace.yaml"
    path.write_text(PACK, encoding="utf-8")
    done = sheet(DONE + "东山 300 5 45%\n湖熟 165 . 55%\n谷里 160 8 46%", "d.csv")
    report = gap(sheet(TARGETS, "t.csv"), done, rules=str(path), as_of=SEPTEMBER)
    # 6 × 10 % = 60 %; 165 ÷ 300 = 55 % is five points below, 160 ÷ 300 = 53.3 % is more
    assert row(report, "湖熟", "培训").pace == Fraction(6, 10)
    assert row(report, "湖熟", "培训").state is State.SLIGHTLY_BEHIND
    assert row(report, "谷里", "培训").state is State.BEHIND
    path.write_text(PACK.replace("20%", "30%"), encoding="utf-8")
    wrong = cedu("gap", sheet(TARGETS, "t.csv"), done, "--rules", path)
    assert wrong.returncode == 4
    assert "100%" in wrong.stderr


# What must hold of every gap

amounts = st.none() | st.integers(0, 10_000).map(lambda n: Decimal(n) / 100)
days = st.dates(date(2019, 6, 1), date(2021, 6, 30))


def tables(target: Decimal | None, achieved: Decimal | None) -> tuple[Table, Table]:
    def table(measure: Measure, value: Decimal | None) -> Table:
        values = {} if value is None else {Key("甲", "1", "2020", measure): value}
        indicator = Indicator("1", "培训", granule=Decimal("0.01"))
        layout = Layout(None, {"甲": 1}, {"1": 1})
        return Table(None, "2020", measure, None, ("甲",), (indicator,), values, layout)

    return table(Measure.TARGET, target), table(Measure.ACHIEVEMENT, achieved)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(amounts, amounts, days)
def test_every_gap_adds_up(target: Decimal | None, achieved: Decimal | None, day: date) -> None:
    timetable = Timetable(day, 2020)
    (found,) = gap_rows(*tables(target, achieved), timetable)
    assert 0 <= timetable.pace <= 1
    assert timetable.elapsed + timetable.remaining == MONTHS
    assert (found.state is State.NOT_ASSIGNED) == (target is None)
    if target is None or achieved is None:
        assert found.gap is None
        assert found.completion is None
        return
    assert found.gap == target - achieved
    assert (found.completion is None) == (target == 0)
    assert found.completion is None or found.completion * Fraction(target) == Fraction(achieved)
    if found.needed_per_month is not None and timetable.remaining:
        # enough, and not a granule more than enough
        left = max(found.gap, Decimal(0))
        assert found.needed_per_month * timetable.remaining >= left
        assert left == 0 or (found.needed_per_month - Decimal("0.01")) * timetable.remaining < left


@given(st.lists(st.tuples(st.integers(1, 900), st.integers(0, 900)), min_size=1, max_size=6))
def test_a_group_lies_between_its_units(pairs: list[tuple[int, int]]) -> None:
    timetable = Timetable(SEPTEMBER, 2020)
    rows = [gap_rows(*tables(Decimal(a), Decimal(b)), timetable)[0] for a, b in pairs]
    total = group_total(rows)
    completions = [found.completion for found in rows if found.completion is not None]
    assert total is not None
    assert total.completion is not None
    assert min(completions) <= total.completion <= max(completions)


def test_shares_are_rounded_half_up() -> None:
    assert to_places(Fraction(1, 2_000_000)) == Decimal("0.000001")
    assert to_places(Fraction(-1, 2_000_000)) == Decimal("-0.000001")
    assert to_places(Fraction(2, 3)) == Decimal("0.666667")


def test_a_month_that_is_reported_twice_is_said(sheet: Sheet) -> None:
    targets = sheet("2020年目标表 .\n单位 培训（人次）\n东山 400\n湖熟 300", "t.csv")
    head = "2020年{}月完成情况表 .\n单位 培训（人次）\n"
    march, april, again, same = (
        sheet(head.format(month) + f"东山 {number}", name)
        for month, number, name in ((3, 10, "m3.csv"), (4, 20, "m4.csv"), (4, 21, "m4b.csv"), (4, 20, "m4c.csv"))
    )
    report = gap(targets, [march, april, again], as_of=date(2020, 4, 30))
    (second,) = (finding for _, finding in report.findings if finding.code == "GA002")
    assert (second.severity, second.variant, second.place.unit) == ("error", "differ", "东山")
    assert row(report, "东山", "培训").state is None
    # The same twice counts once, and is said all the same: 10 + 20
    report = gap(targets, [march, april, same], as_of=date(2020, 4, 30))
    (second,) = (finding for _, finding in report.findings if finding.code == "GA002")
    assert (second.severity, second.variant) == ("warning", "")
    assert row(report, "东山", "培训").achieved == 30
