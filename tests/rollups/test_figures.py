"""Forms with numbers put together: what counts, what a unit has so far, what is said of everything else."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from cedu_targets import check, gap, rollup
from cedu_targets.domain.gap import GapRow
from cedu_targets.domain.months import Span
from cedu_targets.messages.messages import Language
from cedu_targets.report import FileReport
from cedu_targets.reporters.rollup import excel
from cedu_targets.rollups.asked import Asked
from cedu_targets.rollups.figure_report import FigureRollup
from cedu_targets.rollups.report import RollupReport
from cedu_targets.rollups.run import roll_up
from figure_forms import ROWS, monthly, units_table, write, write_month
from monthly_forms import form, write_forms
from sample_reports import messages_for
from writers import Cell, Truth

AS_OF = date(2020, 4, 10)
TRAINING, ELDERLY, EVENTS = "社区教育培训", "老年教育", "社区教育活动"
Put = Callable[..., FigureRollup]


def figures(report: RollupReport) -> FigureRollup:
    assert report.figures is not None
    return report.figures


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Put the forms of the folder together."""
    return lambda **asked: figures(rollup([tmp_path], **{"as_of": AS_OF, **asked}))


def states(report: FigureRollup) -> dict[tuple[str, str], str]:
    return {(unit, month[5:]): str(slot.state) for (unit, month), slot in report.slots.items()}


def outcomes(report: FigureRollup) -> dict[str, str]:
    return {Path(one.path).name: str(one.outcome) for one in report.sent}


def codes(report: RollupReport) -> list[tuple[str, str]]:
    return [(Path(file.path).name, one.code) for file in report.files for one in file.findings]


def numbers(report: FigureRollup, unit: str) -> list[str | None]:
    said = [report.value(unit, one.code) for one in report.indicators]
    return [None if value is None else str(value) for value in said]


def test_the_latest_month_is_what_a_unit_has_and_single_months_are_added(tmp_path: Path, put: Put) -> None:
    write_month(tmp_path, "甲街道", 1, [100, 40, 5])
    write_month(tmp_path, "甲街道", 2, [210, 80, 9], suffix=".csv")
    write_month(tmp_path, "甲街道", 3, [300, 120, 15])
    for month, row in ((1, [50, 20, 3]), (2, [60, 25, 4]), (3, [70, 30, 5])):
        write(
            tmp_path / f"各街道{month}月.xlsx",
            units_table(f"2020年{month}月各街道社区教育完成情况", {"乙街道": row, "丙街道": row}),
        )
    report = put()
    assert report.units == ("乙街道", "丙街道", "甲街道")
    assert numbers(report, "甲街道") == ["300", "120", "15"]
    assert numbers(report, "乙街道") == ["180", "75", "12"]
    assert [str(report.total(one)) for one in report.indicators] == ["660", "270", "39"]
    assert set(states(report).values()) == {"reported"}
    assert report.table.title == "2020年社区教育完成情况汇总表（截至3月）"
    assert not report.table.incomplete
    (details,) = [one for one in report.details if one.path.endswith("甲街道-2月.csv") and one.value == 210]
    assert (details.span, details.place.cell, details.unit) == (Span(1, 2), "B4", "甲街道")


def test_who_sent_what_when(tmp_path: Path, put: Put) -> None:
    (tmp_path.parent / "units.txt").write_text("甲街道\n乙街道\n丙街道\n丁街道\n", encoding="utf-8")
    write_month(tmp_path, "甲街道", 2, [210, 80, 9], filed="2020年3月4日")
    write_month(tmp_path, "甲街道", 3, [300, 120, 15], filed="2020年4月9日")
    write_month(tmp_path, "乙街道", 3, [300, 120, 15])
    write(tmp_path / "乙-3月-改.xlsx", monthly("乙街道", 3, [310, 120, 15]))
    write(tmp_path / "丙街道-3月.xlsx", monthly("丙街道", 3, [None] * 3, targets=[1200, 480, 60]))
    write_month(tmp_path, "戊街道", 3, [1, 2, 3])
    write_month(tmp_path, "丁街道", 6, [1, 2, 3])
    write(tmp_path / "去年.xlsx", monthly("丁街道", 3, [1, 2, 3], year=2019))
    write(tmp_path / "无月份.xlsx", units_table("社区教育完成情况", {"丁街道": [1, 2, 3]}))
    report = put(units=tmp_path.parent / "units.txt", due_day=5, months="2020-01..2020-06")
    assert {key: state for key, state in states(report).items() if key[1] == "03"} == {
        ("甲街道", "03"): "reported", ("乙街道", "03"): "differing", ("丙街道", "03"): "blank", ("丁街道", "03"): "missing",
    }  # fmt: skip
    assert states(report)["甲街道", "05"] == "not_due"
    assert outcomes(report) == {
        "甲街道-2月.xlsx": "counted", "甲街道-3月.xlsx": "counted", "乙街道-3月.xlsx": "differs", "乙-3月-改.xlsx": "differs",
        "丙街道-3月.xlsx": "blank", "戊街道-3月.xlsx": "stranger", "丁街道-6月.xlsx": "outside", "去年.xlsx": "other_month",
        "无月份.xlsx": "unplaced",
    }  # fmt: skip
    slot = report.slots["甲街道", "2020-03"]
    assert (slot.is_late, slot.filed) == (True, date(2020, 4, 9))
    assert (report.completeness.late, len(report.completeness.conflicting)) == (1, 1)
    preferred = put(
        units=tmp_path.parent / "units.txt", prefer=[tmp_path / "乙-3月-改.xlsx"], months="2020-01..2020-06"
    )
    assert numbers(preferred, "乙街道") == ["310", "120", "15"]
    assert outcomes(preferred)["乙街道-3月.xlsx"] == "not_preferred"


def test_a_form_of_another_year_is_none_of_most(tmp_path: Path, put: Put) -> None:
    for unit in ("甲街道", "乙街道"):
        write_month(tmp_path, unit, 3, [300, 120, 15])
    write(tmp_path / "去年.xlsx", monthly("丙街道", 3, [1, 2, 3], year=2019))
    report = put()
    assert (outcomes(report)["去年.xlsx"], report.year) == ("other_year", "2020")
    assert not report.value("丙街道", report.indicators[0].code) if "丙街道" in report.units else True


def test_forms_that_say_the_same_count_once_and_other_columns_complement(tmp_path: Path, put: Put) -> None:
    names = [name for name, _ in ROWS]
    write(tmp_path / "甲-a.xlsx", monthly("甲街道", 3, [300], names=names[:1]))
    write(tmp_path / "甲-b.xlsx", monthly("甲街道", 3, [120, 15], names=names[1:]))
    write(tmp_path / "甲-c.xlsx", monthly("甲街道", 3, [120], names=names[1:2]))
    report = put()
    assert outcomes(report) == {"甲-a.xlsx": "counted", "甲-b.xlsx": "counted", "甲-c.xlsx": "same"}
    assert numbers(report, "甲街道") == ["300", "120", "15"]


def test_a_month_that_is_missing_is_said_and_gap_reads_at_least(tmp_path: Path) -> None:
    back = tmp_path / "back"
    write_month(back, "甲街道", 3, [300, 120, 15])
    write_month(back, "乙街道", 2, [200, 80, 10])
    report = rollup([back], as_of=AS_OF)
    assert figures(report).lacks == {"甲街道": (), "乙街道": ("2020-03",)}
    assert {unit for unit, _ in figures(report).table.incomplete} == {"乙街道"}
    (tmp_path / "汇总.xlsx").write_bytes(excel.render(report, messages_for(Language.ZH)))
    targets = write(
        tmp_path / "目标.xlsx",
        units_table("2020年社区教育目标任务分解表", {"甲街道": [1200, 480, 60], "乙街道": [1200, 480, 60]}),
    )
    rows = gap(targets, [tmp_path / "汇总.xlsx"], as_of=date(2020, 3, 31)).rows
    assert {row.unit for row in rows if row.is_at_least and not row.is_district} == {"乙街道"}
    direct = gap(targets, [back], as_of=date(2020, 3, 31)).rows
    assert [achieved(row) for row in rows] == [achieved(row) for row in direct]


def achieved(row: GapRow) -> tuple[str, str, Decimal | None, Decimal | None]:
    return row.unit, row.indicator.code, row.target, row.achieved


def test_months_that_contradict_one_another_are_said(tmp_path: Path) -> None:
    write(tmp_path / "甲-2月.xlsx", units_table("2020年1—2月各街道社区教育完成情况", {"甲街道": [200, 80, 10]}))
    write(tmp_path / "甲当月.xlsx", units_table("2020年3月各街道社区教育完成情况", {"甲街道": [100, 40, 5]}))
    write(tmp_path / "甲-3月.xlsx", units_table("2020年1—3月各街道社区教育完成情况", {"甲街道": [310, 70, 15]}))
    report = rollup([tmp_path], as_of=AS_OF)
    found = [one for file in report.files for one in file.findings]
    assert [(one.code, one.place.cell, one.expected, one.actual) for one in found] == [
        ("RC041", "B3", Decimal(300), Decimal(310)), ("RC041", "C3", Decimal(120), Decimal(70)),
    ]  # fmt: skip
    (tmp_path / "甲当月.xlsx").unlink()
    assert codes(rollup([tmp_path], as_of=AS_OF)) == [("甲-3月.xlsx", "RC042")]


def test_the_month_beside_the_year_so_far_is_checked_and_not_added(tmp_path: Path) -> None:
    paths = [write_month(tmp_path, "甲街道", month, [100 * month, 40, 5]) for month in (2, 3)]
    report = roll_up([with_month(path, 90) for path in paths], Asked(as_of=AS_OF))
    assert codes(report) == [("甲街道-3月.xlsx", "RC041")]
    assert figures(report).value("甲街道", TRAINING) == 300
    reported = figures(report).reported["甲街道", "2020-03"]
    assert {span: {code: cell.value for code, cell in cells.items()} for span, cells in reported.items()} == {
        Span(1, 3): {TRAINING: 300, ELDERLY: 40, EVENTS: 5}, Span(3, 3): {TRAINING: 90},
    }  # fmt: skip


def with_month(path: Path, alone: int) -> FileReport:
    """A form that says what its month adds, too."""
    (report,) = check([path]).files
    assert report.table is not None
    return replace(report, document=replace(report.table, this_month={("甲街道", TRAINING): Decimal(alone)}))


def test_persons_of_single_months_are_not_added(tmp_path: Path) -> None:
    for month in (1, 2):
        table = units_table(
            f"2020年{month}月各街道社区教育完成情况", {"甲街道": [10, 20]}, ["培训人数（人）", "培训人次（人次）"]
        )
        write(tmp_path / f"{month}月.xlsx", table)
    report = rollup([tmp_path], as_of=AS_OF)
    assert numbers(figures(report), "甲街道") == [None, "40"]
    assert codes(report) == [("2月.xlsx", "RC043")]


def test_months_that_overlap_in_part_are_not_added(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", units_table("2020年1—2月各街道社区教育完成情况", {"甲街道": [10, 20, 30]}))
    write(tmp_path / "b.xlsx", units_table("2020年2—3月各街道社区教育完成情况", {"甲街道": [10, 20, 30]}))
    report = rollup([tmp_path], as_of=AS_OF)
    assert numbers(figures(report), "甲街道") == ["10", "20", "30"]
    assert codes(report) == [("b.xlsx", "RC044")]


def test_units_of_measure_are_made_one(tmp_path: Path, put: Put) -> None:
    write(tmp_path / "a.xlsx", units_table("2020年1—3月完成情况", {"甲街道": [1.5]}, ["培训（万人次）"]))
    write(tmp_path / "b.xlsx", units_table("2020年1—3月完成情况", {"乙街道": [20000]}, ["培训（人次）"]))
    report = put()
    assert [report.total(one) for one in report.indicators] == [Decimal("3.5")]


def test_a_number_that_cannot_be_read_is_incomplete(tmp_path: Path, put: Put) -> None:
    table = units_table("2020年1—3月各街道社区教育完成情况", {"甲街道": [300, "三百来人", 15], "乙街道": [1, 2, 3]})
    write(tmp_path / "各街道.xlsx", table)
    report = put()
    assert numbers(report, "甲街道") == ["300", None, "15"]
    assert report.is_incomplete("甲街道", report.indicators[1].code)
    assert report.lacks_in_total(report.indicators[1]) == ["甲街道"]


def test_a_street_is_one_with_its_kind_and_without(tmp_path: Path, put: Put) -> None:
    write_month(tmp_path, "东山街道", 2, [200, 80, 10])
    write(tmp_path / "各街道.xlsx", units_table("2020年1—3月各街道社区教育完成情况", {"东山": [300, 120, 15]}))
    assert len(put().units) == 1


def test_classes_and_numbers_are_put_together_apart(tmp_path: Path) -> None:
    write_forms(tmp_path / "甲村-3月.xlsx", form("甲村", "2020-03", title="培训月报表"))
    write_month(tmp_path, "甲街道", 3, [300, 120, 15])
    report = rollup([tmp_path], as_of=AS_OF)
    assert (report.units, figures(report).units) == (("甲村",), ("甲街道",))
    assert [type(part).__name__ for part in report.parts] == ["RollupReport", "FigureRollup"]


def test_a_sheet_a_month_and_targets_beside_are_no_trouble(tmp_path: Path) -> None:
    sheets = [monthly("甲街道", month, [100 * month, 40 * month, 5 * month]) for month in (1, 2, 3)]
    write(tmp_path / "甲街道.xlsx", *sheets)
    write(tmp_path / "乙街道.xlsx", monthly("乙街道", 3, [300, 120, 15], targets=[1200, 480, 60]))
    report = rollup([tmp_path], as_of=AS_OF)
    assert numbers(figures(report), "甲街道") == numbers(figures(report), "乙街道") == ["300", "120", "15"]
    assert [states(figures(report))["甲街道", month] for month in ("01", "02", "03")] == ["reported"] * 3
    assert not [file for file in report.files if file.fault]


def test_a_sheet_a_unit_and_a_title_that_names_it(tmp_path: Path, put: Put) -> None:
    def sheet(unit: str) -> Truth:
        rows: list[list[Cell]] = [
            [f"{unit}2020年1—3月社区教育完成情况"],
            ["指标", "完成数"],
            ["培训（人次）", 30],
            ["活动（场次）", 5],
        ]
        return Truth(rows, [], unit)

    write(tmp_path / "各街道.xlsx", sheet("东山街道"), sheet("秣陵街道"))
    report = put()
    assert report.units == ("东山街道", "秣陵街道")
    assert report.table.title == "2020年社区教育完成情况汇总表（截至3月）"


def test_a_form_of_one_unit_that_bears_no_name_makes_no_units_of_its_indicators(tmp_path: Path, put: Put) -> None:
    for unit in ("甲街道", "乙街道"):
        write_month(tmp_path, unit, 3, [100, 40, 5])
    rows: list[list[Cell]] = [["2020年3月完成情况"], ["项目", "1—3月完成"]]
    rows += [[name, 7] for name, _ in ROWS]
    write(tmp_path / "3月.xlsx", Truth(rows, [], "Sheet1"))
    report = put()
    assert report.units == ("乙街道", "甲街道")
    assert [one.name for one in report.indicators] == [TRAINING, ELDERLY, EVENTS]
    assert outcomes(report) == {"甲街道-3月.xlsx": "counted", "乙街道-3月.xlsx": "counted", "3月.xlsx": "unplaced"}
    assert numbers(report, "甲街道") == ["100", "40", "5"]
    assert {one.indicator.name for one in report.details if one.path.endswith("/3月.xlsx")} == {"1—3月完成"}


def test_a_form_that_counts_for_nobody_is_a_finding_as_one_with_classes_is(tmp_path: Path) -> None:
    """Else a run that left a form out would say that nothing was found."""
    units = tmp_path / "units.txt"
    units.write_text("甲街道\n乙街道\n", encoding="utf-8")
    folder = tmp_path / "forms"
    for unit in ("甲街道", "乙街道", "戊街道"):
        write_month(folder, unit, 3, [100, 40, 5])
    rows: list[list[Cell]] = [["2020年3月完成情况"], ["项目", "1—3月完成"]]
    rows += [[name, 7] for name, _ in ROWS]
    write(folder / "3月.xlsx", Truth(rows, [], "Sheet1"))
    report = rollup([folder], as_of=AS_OF, units=units)
    found = {(Path(file.path).name, one.code, one.variant): one for file in report.files for one in file.findings}
    assert {key for key in found if key[1] in ("RC003", "RC013")} == {
        ("3月.xlsx", "RC003", "unit"), ("戊街道-3月.xlsx", "RC013", ""),
    }  # fmt: skip
    assert found["戊街道-3月.xlsx", "RC013", ""].parameters["said"] == "戊街道"
    assert outcomes(figures(report)) == {
        "甲街道-3月.xlsx": "counted", "乙街道-3月.xlsx": "counted", "戊街道-3月.xlsx": "stranger", "3月.xlsx": "unplaced",
    }  # fmt: skip
