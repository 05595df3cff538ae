"""Several reports of one unit: which of them hold the year so far, and what is said of the others."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

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
