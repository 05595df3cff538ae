"""What was reported, put together: under whose names, of which months, and what the district's figure is."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cedu_targets import gap
from cedu_targets.domain.cells import Key
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.gap import GapRow, State
from cedu_targets.domain.indicator import Indicator, Measure
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.months import Span
from cedu_targets.domain.table import Table
from cedu_targets.gaps.report import GapReport
from cedu_targets.gaps.reported import put_together
from cedu_targets.gaps.submissions import Submission
from cedu_targets.messages.messages import Language, Messages

Sheet = Callable[..., Path]
SEPTEMBER = date(2020, 9, 30)


def row(report: GapReport, unit: str, indicator: str) -> GapRow:
    return next(row for row in report.rows if (row.unit, row.indicator.code) == (unit, indicator))


def found(report: GapReport, code: str) -> list[Finding]:
    return [finding for _, finding in report.findings if finding.code == code]


def test_rates_of_units_make_no_rate_of_the_district(sheet: Sheet) -> None:
    targets = sheet(
        "2020年目标表 . .\n单位 培训（人次） 参与率（%）\n全区 700 50%\n东山 400 50%\n湖熟 300 55%", "t.csv"
    )
    done = sheet("2020年完成情况表 . .\n单位 培训（人次） 参与率（%）\n东山 300 40%\n湖熟 200 45%", "d.csv")
    report = gap(targets, done, as_of=SEPTEMBER)
    assert row(report, "全区", "培训").achieved == 500
    assert (row(report, "全区", "参与率").achieved, row(report, "全区", "参与率").state) == (None, State.NOT_REPORTED)


def test_a_unit_that_reports_one_of_its_columns_counts_as_reporting(sheet: Sheet) -> None:
    targets = sheet("2020年目标表 . .\n单位 培训（人次） 活动（场）\n全区 700 14\n东山 400 8\n湖熟 300 6", "t.csv")
    done = sheet("2020年完成情况表 . .\n单位 培训（人次） 活动（场）\n东山 300 .", "d.csv")
    (told,) = found(gap(targets, done, as_of=SEPTEMBER), "GA007")
    assert told.parameters == {"count": 1, "units": 2}


def test_persons_of_several_months_are_not_judged_at_the_last_of_them(sheet: Sheet) -> None:
    targets = sheet("2020年目标表 . .\n单位 学员（人） 活动（场）\n东山 40 8", "t.csv")
    head = "2020年{}月完成情况表 . .\n单位 学员（人） 活动（场）\n"
    months = [sheet(head.format(month) + "东山 5 1", f"m{month}.csv") for month in (1, 2, 3)]
    report = gap(targets, months, as_of=date(2020, 3, 31))
    assert [(Path(file.path).name, entry.reason) for file, entry in report.not_judged] == [("m3.csv", "gap_months")]


def test_a_column_without_a_target_is_said_once_a_table_and_not_counted(sheet: Sheet) -> None:
    targets = sheet("2020年目标表 . .\n单位 培训（人次） 活动（场）\n东山 400 8\n湖熟 300 6", "t.csv")
    done = "2020年完成情况表 . . .\n单位 培训（人次） 讲座（场） 活动（场）\n东山 300 1 5\n湖熟 200 2 3"
    report = gap(targets, sheet(done, "d.csv"), as_of=SEPTEMBER)
    (told,) = found(report, "GA005")
    assert (told.variant, told.severity, told.parameters["name"]) == ("no_target", "note", "讲座")
    place = told.place
    assert (place.indicator, place.unit, place.cell, place.measure) == ("讲座", None, None, "achievement")
    assert {row.indicator.code for row in report.rows} == {"培训", "活动"}


@pytest.mark.parametrize(
    ("ours", "theirs", "variants"),
    [
        ("培训", "培训（万人次）", ["assumed_ours"]),
        ("培训（万人次）", "培训", ["assumed_theirs"]),
        ("培训", "培训（人次）", []),
        ("培训（人次）", "培训", []),
        ("培训（万人次）", "培训（万人次）", []),
    ],
)
def test_a_unit_of_measure_that_one_side_names_is_said_for_ten_thousands_alone(
    ours: str, theirs: str, variants: list[str], sheet: Sheet
) -> None:
    targets = sheet(f"2020年目标表 . .\n单位 {theirs} 活动（场）\n东山 4 8\n湖熟 3 6", "t.csv")
    done = sheet(f"2020年完成情况表 . .\n单位 {ours} 活动（场）\n东山 3 5\n湖熟 2 3", "d.csv")
    said = found(gap(targets, done, as_of=SEPTEMBER), "GA004")
    assert [finding.variant for finding in said] == variants
    assert [finding.parameters["ours"] for finding in said] == ["万人次"] * len(variants)


def test_columns_of_which_one_has_no_code_are_named() -> None:
    """Of blanks in some months: `第1、2栏` only where both are called so."""
    indicators = (Indicator("1", "培训"), Indicator("讲座", "讲座", coded=False))
    layout = Layout(None, {"东山": 1}, {"1": 1, "讲座": 2})

    def table(measure: Measure, *cells: int | None) -> Table:
        keys = [Key("东山", one.code, "2020", measure) for one in indicators]
        values = {key: Decimal(cell) for key, cell in zip(keys, cells, strict=True) if cell is not None}
        return Table(None, "2020", measure, None, ("东山",), indicators, values, layout)

    months = [
        Submission(table(Measure.ACHIEVEMENT, 1, 1), Span(1, 1)),
        Submission(table(Measure.ACHIEVEMENT, None, None), Span(2, 2)),
    ]
    collected = put_together(table(Measure.TARGET, 9, 9), months, (), 2, {})
    (said,) = (finding for _, finding in collected.findings if finding.code == "GA003")
    assert "（1、讲座）" in Messages(Language.ZH).message(said)


def test_what_nobody_reported_is_no_nought_of_the_district(sheet: Sheet) -> None:
    targets = sheet("2020年目标表 . .\n单位 培训（人次） 活动（场）\n全区 700 14\n东山 400 8\n湖熟 300 6", "t.csv")
    done = sheet("2020年完成情况表 . .\n单位 培训（人次） 活动（场）\n东山 300 .\n湖熟 200 .", "d.csv")
    report = gap(targets, done, as_of=SEPTEMBER)
    assert row(report, "全区", "培训").achieved == 500
    assert (row(report, "全区", "活动").achieved, row(report, "全区", "活动").state) == (None, State.NOT_REPORTED)


def test_a_column_that_counts_something_else_is_said_once_a_submission(sheet: Sheet) -> None:
    head = "2020年完成情况表 . .\n单位 培训（场） 优秀（%）\n"
    targets = sheet(
        "2020年目标表 . .\n单位 培训（人次） 优秀（人）\n东山 400 8\n湖熟 300 6\n谷里 300 6\n秣陵 300 6", "t.csv"
    )
    done = [
        sheet(f"{head}东山 300 5%\n湖熟 200 4%", "a.csv"),
        sheet(f"{head}谷里 300 5%\n秣陵 200 4%", "b.csv"),
    ]
    report = gap(targets, done, as_of=SEPTEMBER)
    said = [(Path(file.path).name, one) for file, one in report.findings if one.code == "GA004"]
    assert [(name, one.place.indicator, one.variant) for name, one in said] == [
        ("a.csv", "培训", ""), ("a.csv", "优秀", "rate"), ("b.csv", "培训", ""), ("b.csv", "优秀", "rate"),
    ]  # fmt: skip
    assert (said[0][1].parameters["ours"], said[0][1].parameters["theirs"]) == ("场", "人次")
    assert {row.state for row in report.rows} == {None}


def test_a_month_that_cannot_be_read_is_no_blank(sheet: Sheet) -> None:
    targets = sheet("2020年目标表 . .\n单位 培训（人次） 活动（场）\n东山 400 8\n湖熟 300 6", "t.csv")
    head = "2020年{}月完成情况表 . .\n单位 培训（人次） 活动（场）\n"
    months = [
        sheet(head.format(month) + line, f"m{month}.csv")
        for month, line in ((1, "东山 30 1\n湖熟 20 1"), (2, "东山 ? 1\n湖熟 20 1"))
    ]
    report = gap(targets, months, as_of=date(2020, 2, 29))
    assert found(report, "GA003") == []
    assert [(entry.reason, entry.place.indicator) for _, entry in report.not_judged] == [("gap_unreadable", "培训")]


def test_nought_is_a_number(sheet: Sheet) -> None:
    targets = sheet("2020年目标表 . .\n单位 培训（人次） 活动（场）\n东山 400 8\n湖熟 300 6", "t.csv")
    done = sheet("2020年完成情况表 . .\n单位 培训（人次） 活动（场）\n东山 0 5\n湖熟 200 0", "d.csv")
    report = gap(targets, done, as_of=SEPTEMBER)
    assert [str(row.achieved) for row in report.rows] == ["0", "5", "200", "0"]


def test_the_district_speaks_for_itself(sheet: Sheet) -> None:
    """A unit that cannot be counted does not hide it, and each of its columns is held against the units where it stands."""
    targets = sheet("2020年目标表 . .\n单位 培训（人次） 活动（场）\n全区 700 14\n东山 400 8\n湖熟 300 6", "t.csv")
    head = "2020年完成情况表 . .\n单位 培训（人次） {}（场）\n"
    units = [
        sheet(head.format("活动") + line, f"{n}.csv")
        for n, line in enumerate(("东山 300 5", "东山 310 5", "湖熟 200 4"))
    ]
    district = [
        sheet("2020年完成情况表 . .\n单位 活动（场） 讲座（场）\n全区 11 1", "a.csv"),
        sheet("2020年完成情况表 . .\n单位 培训（人次） 讲座（场）\n全区 505 1", "b.csv"),
    ]
    report = gap(targets, [*units, *district], as_of=SEPTEMBER)
    assert row(report, "东山", "培训").state is None
    assert [str(one.achieved) for one in report.district_rows] == ["505", "11"]
    assert [(Path(file.path).name, one.place.indicator) for file, one in report.findings if one.code == "GA006"] == [
        ("a.csv", "活动")
    ]
    report = gap(targets, [units[0], units[2], *reversed(district)], as_of=SEPTEMBER)
    assert [(Path(file.path).name, one.place.indicator) for file, one in report.findings if one.code == "GA006"] == [
        ("b.csv", "培训"), ("a.csv", "活动"),
    ]  # fmt: skip
