"""Numbers that a roll-up itself calls incomplete: what is met stays met, and nobody is behind for what is short."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cedu_targets import gap
from cedu_targets.domain.gap import GapRow, State
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.catalogue import ReportKind, formats_of, renderer

Sheet = Callable[..., Path]
SEPTEMBER = date(2020, 9, 30)
TARGETS = "2020年目标表 . .\n单位 培训（人次） 参与率（%）\n全镇 900 .\n甲村 400 50%\n乙村 300 50%\n丙村 200 50%"
HEAD = "2020年完成情况汇总表 . . .\n单位 培训（人次） 参与率（%） 不完整\n"
ZH = Messages(Language.ZH)


def row(report: GapReport, unit: str, code: str = "培训") -> GapRow:
    return next(one for one in report.rows if (one.unit, one.indicator.code) == (unit, code))


def compared(sheet: Sheet, rows: str, targets: str = TARGETS) -> GapReport:
    return gap(sheet(targets, "t.csv"), sheet(HEAD + rows, "d.csv"), as_of=SEPTEMBER)


def test_what_is_short_is_not_judged_and_what_is_met_stays_met(sheet: Sheet) -> None:
    report = compared(sheet, "甲村 450 . 培训\n乙村 250 . 培训\n丙村 50 . .")
    assert row(report, "甲村").state is State.EXCEEDED
    assert row(report, "乙村").state is State.ON_PACE  # 250 ÷ 300, at 75 % of the year
    assert row(report, "丙村").state is State.BEHIND
    short = compared(sheet, "甲村 150 . 培训\n乙村 250 . .\n丙村 200 . .")
    assert (row(short, "甲村").state, row(short, "甲村").is_at_least) == (None, True)
    assert row(short, "乙村").state is State.ON_PACE
    # nobody reported the sum, so it holds 甲村: 600 of 900
    assert (row(short, "全镇").is_at_least, row(short, "全镇").state) == (True, None)
    assert [(entry.place.unit, entry.reason) for _, entry in short.not_judged] == [
        ("全镇", "gap_at_least"), ("甲村", "gap_at_least"),
    ]  # fmt: skip
    (said,) = (finding for _, finding in short.findings if finding.code == "GA027")
    assert (said.place.unit, str(said.actual), str(said.severity)) == ("甲村", "150", "warning")


@pytest.mark.parametrize(
    ("mark", "marked"),
    [
        ("培训", {"培训"}),
        ("培训（人次）", {"培训"}),
        ("培训、参与率", {"培训", "参与率"}),
        ("是", {"培训", "参与率"}),
        (".", set()),
    ],
)
def test_a_mark_names_its_columns_or_is_of_its_row(sheet: Sheet, mark: str, marked: set[str]) -> None:
    report = compared(sheet, f"甲村 150 20% {mark}\n乙村 250 50% .\n丙村 200 50% .")
    assert {code for code in ("培训", "参与率") if row(report, "甲村", code).is_at_least} == marked
    assert not row(report, "乙村").is_at_least


def test_an_incomplete_rate_may_be_higher_or_lower(sheet: Sheet) -> None:
    report = compared(sheet, "甲村 450 60% 参与率\n乙村 300 60% .\n丙村 200 50% .")
    assert row(report, "甲村", "参与率").state is None
    assert row(report, "乙村", "参与率").state is State.EXCEEDED


def test_months_that_are_added_up_are_incomplete_with_one_of_them(sheet: Sheet) -> None:
    head = "2020年{}月完成情况汇总表 . .\n单位 培训（人次） 不完整\n"
    targets = sheet("2020年目标表 .\n单位 培训（人次）\n甲村 400\n乙村 300", "t.csv")
    months = [
        sheet(head.format(month) + f"甲村 30 {mark}\n乙村 20 .", f"m{month}.csv")
        for month, mark in ((1, "."), (2, "培训"))
    ]
    report = gap(targets, months, as_of=date(2020, 2, 29))
    assert [(one.unit, str(one.achieved), one.is_at_least) for one in report.rows] == [
        ("甲村", "60", True), ("乙村", "40", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", [one.name for one in formats_of(ReportKind.GAP) if not (one.needs_file or one.is_streamed)]
)
def test_every_report_shows_it(sheet: Sheet, name: str) -> None:
    report = compared(sheet, "甲村 150 . 培训\n乙村 250 . .\n丙村 200 . .")
    (wanted,) = (one for one in formats_of(ReportKind.GAP) if one.name == name)
    shown = renderer(wanted)(report, ZH)
    assert isinstance(shown, str)
    assert ('"at_least": true' if name == "json" else "≥") in shown


def test_a_unit_without_the_months_that_most_have_reported_is_behind_for_nothing(sheet: Sheet) -> None:
    """What it sent is at least what it has done, as a roll-up of the same forms says."""
    july = "2020年1—7月完成情况 . .\n单位 培训（人次） 参与率（%）\n甲村 240 40%\n乙村 100 60%\n丙村 150 30%"
    september = "2020年1—9月完成情况 . .\n单位 培训（人次） 参与率（%）\n甲村 320 45%\n丙村 160 40%"

    def compared_with(*forms: str) -> GapReport:
        paths = [sheet(text, f"{number}.csv") for number, text in enumerate(forms)]
        return gap(sheet(TARGETS, "t.csv"), paths, as_of=SEPTEMBER)

    report = compared_with(july, september)
    assert [row(report, unit).state for unit in ("甲村", "乙村", "丙村")] == [State.ON_PACE, None, State.ON_PACE]
    assert row(report, "乙村", "参与率").state is None  # a share may have fallen since
    assert (row(report, "全镇").is_at_least, row(report, "全镇").state) == (True, None)
    assert {(one.place.unit, one.reason) for _, one in report.not_judged if one.parameters["name"] == "培训"} == {
        ("全镇", "gap_at_least"), ("乙村", "gap_at_least"),
    }  # fmt: skip
    assert row(compared_with(july.replace("乙村 100", "乙村 280"), september), "乙村").state is State.ON_PACE
    assert row(compared_with(july), "乙村").state is State.BEHIND  # nobody has reported more months than others


def test_what_a_row_lacks_is_told_once_and_a_rate_is_no_least(sheet: Sheet) -> None:
    report = compared(sheet, "甲村 150 20% 培训、参与率\n乙村 250 30% 参与率\n丙村 200 50% .")
    said = [finding for _, finding in report.findings if finding.code == "GA027"]
    assert [(one.variant, one.place.cell, [place.cell for place in one.related]) for one in said] == [
        ("row", "B3", ["C3"]), ("rate", "C4", []),
    ]  # fmt: skip
    assert [ZH.message(one) for one in said] == [
        "甲村 有 2 栏完成数不完整（培训、参与率）：数量已经达到的照算，没有达到的和率无法判定。",
        "乙村 “参与率”栏的率不是最近一个月的，已报 30%，没有判定。",
    ]
    page = str(renderer(next(one for one in formats_of(ReportKind.GAP) if one.name == "html"))(report, ZH))
    assert "≥150" in page
    assert "≥20%" not in page
