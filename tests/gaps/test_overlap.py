"""Several reports of one unit: which of them hold the year so far, and what is said of the others."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cedu_targets import gap

Sheet = Callable[..., Path]


def test_of_three_reports_the_one_that_differs_is_not_judged(sheet: Sheet) -> None:
    """At its own place: a report between them without that column says nothing of it."""
    targets = sheet("2020年目标表 . .\n单位 培训（人次） 活动（场）\n东山 400 8", "t.csv")
    head = "2020年完成情况表 . .\n单位 "
    reports = [
        sheet(head + "培训（人次） 活动（场）\n东山 300 5", "a.csv"),
        sheet(head + "活动（场） 讲座（场）\n东山 5 1", "b.csv"),
        sheet(head + "培训（人次） 讲座（场）\n东山 310 1", "c.csv"),
    ]
    report = gap(targets, reports, as_of=date(2020, 9, 30))
    assert [(Path(file.path).name, entry.reason, entry.place.indicator) for file, entry in report.not_judged] == [
        ("c.csv", "gap_twice", "培训")
    ]
    assert [str(row.achieved) for row in report.rows] == ["None", "5"]


def test_a_report_of_the_year_beside_one_of_a_month_is_the_same_time_twice(sheet: Sheet) -> None:
    targets = sheet("2020年目标表 . .\n单位 培训（人次） 活动（场）\n东山 400 8\n湖熟 300 6", "t.csv")
    year = sheet("2020年完成情况表 . .\n单位 培训（人次） 活动（场）\n东山 300 5\n湖熟 200 4", "year.csv")
    month = sheet("2020年3月完成情况表 . .\n单位 培训（人次） 活动（场）\n东山 30 5\n湖熟 200 4", "m3.csv")
    report = gap(targets, [year, month], as_of=date(2020, 9, 30))
    said = [(one.place.unit, one.severity) for _, one in report.findings if one.code == "GA002"]
    assert said == [("东山", "error"), ("湖熟", "warning")]
    assert [str(row.achieved) for row in report.rows] == ["None", "5", "200", "4"]


def test_who_has_no_task_and_what_is_blank_in_every_month_is_not_missing(sheet: Sheet) -> None:
    targets = sheet("2020年目标表 . .\n单位 培训（人次） 活动（场）\n东山 400 8\n湖熟 . .\n谷里 100 2", "t.csv")
    head = "2020年{}月完成情况表 . .\n单位 培训（人次） 活动（场）\n东山 30 .\n谷里 10 1"
    months = [sheet(head.format(month), f"m{month}.csv") for month in (1, 2)]
    report = gap(targets, months, as_of=date(2020, 2, 29))
    assert [one.code for _, one in report.findings if one.code.startswith("GA")] == []


def test_a_third_report_for_the_months_of_the_second_is_said_too(sheet: Sheet) -> None:
    """January to June and April to September cross; another April to September with other numbers does not vanish."""
    targets = sheet("2020年目标表 .\n单位 培训（人次）\n东山 400", "t.csv")
    months = (("1-6月", 300), ("4-9月", 300), ("4-9月", 310))
    reports = [
        sheet(f"2020年{span}完成情况表 .\n单位 培训（人次）\n东山 {number}", f"{position}.csv")
        for position, (span, number) in enumerate(months)
    ]
    report = gap(targets, reports, as_of=date(2020, 9, 30))
    said = [Path(file.path).name for file in report.files for finding in file.findings if finding.code == "GA002"]
    assert said == ["1.csv", "2.csv"]
    assert [row.achieved for row in report.rows] == [None]


@pytest.mark.parametrize("ends", [("3月底", "8月底"), ("一季度末", "8月末"), ("3月31日", "前8个月截至8月")])
def test_the_ends_of_months_are_sums_of_the_year_and_not_added_up(ends: tuple[str, str], sheet: Sheet) -> None:
    """By title and by file name alike."""
    targets = sheet("2020年目标表 .\n单位 培训（人次）\n东山 400", "t.csv")
    titled = [
        sheet(f"2020年{end}完成情况表 .\n单位 培训（人次）\n东山 {n}", f"r{n}.csv")
        for end, n in zip(ends, (90, 250), strict=True)
    ]
    named = [
        sheet(f"2020年完成情况表 .\n单位 培训（人次）\n东山 {n}", f"{end}.csv")
        for end, n in zip(ends, (90, 250), strict=True)
    ]
    for reports in (titled, named):
        report = gap(targets, reports, as_of=date(2020, 8, 31))
        assert [str(row.achieved) for row in report.rows] == ["250"]
        assert [one.code for _, one in report.findings if one.code in ("GA002", "GA003", "RD074")] == []


@pytest.mark.parametrize(
    ("names", "numbers", "asks"),
    [
        (("4月报", "8月报"), ("20 3 5", "90 6 9"), True),
        (("4月报", "8月报"), ("20 3 5", "90 6 4"), False),
        (("7月报", "8月报"), ("20 3 5", "90 6 9"), False),
        (("1-4月", "5-8月"), ("20 3 5", "90 6 9"), True),
        (("上半年", "三季度"), ("20 3 5", "90 6 9"), False),
    ],
)
def test_reports_of_months_that_only_rise_are_asked_about(
    names: tuple[str, str], numbers: tuple[str, str], asks: bool, sheet: Sheet
) -> None:
    """They are still added up; months apart need fewer of them, and parts of different lengths say nothing."""
    head = "单位 培训（人次） 活动（场） 课程（门）\n东山 {}\n湖熟 {}"
    targets = sheet("2020年目标表 . . .\n" + head.format("400 20 30", "400 20 30"), "t.csv")
    reports = [
        sheet(f"2020年{name}完成情况 . . .\n" + head.format(number, number if asks else "5 5 5"), f"{name}.csv")
        for name, number in zip(names, numbers, strict=True)
    ]
    report = gap(targets, reports, as_of=date(2020, 9, 30))
    said = [one.variant for _, one in report.findings if one.code == "RD074"]
    assert said == (["reports"] if asks else [])
    assert report.rows[0].achieved == 110
