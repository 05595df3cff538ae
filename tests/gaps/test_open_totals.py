"""Totals of which parts were not reported."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cedu_targets import gap
from cedu_targets.domain.equation import RowSum
from cedu_targets.domain.gap import GapRow, State
from cedu_targets.gaps.open_totals import sums_of
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.catalogue import ReportKind, formats_of
from project import Run
from report_texts import told_by

Sheet = Callable[..., Path]
SEPTEMBER = date(2025, 9, 30)
HEAD = "单位 合计（人次） 农村（人次） 城镇（人次）\n栏次 1 2 3\n"
TARGETS = f"2025年目标任务表 . . .\n{HEAD}全区 1000 400 600\n华大 400 100 300\n温泉 600 300 300\n说明：1=2+3"


@pytest.fixture
def compare(sheet: Sheet) -> Callable[..., GapReport]:
    def run(rows: str, targets: str = TARGETS) -> GapReport:
        done = sheet(f"2025年完成情况表 . . .\n{HEAD}{rows}", "d.csv")
        return gap(sheet(targets, "t.csv"), done, as_of=SEPTEMBER)

    return run


def row(report: GapReport, unit: str, code: str) -> GapRow:
    return next(row for row in report.rows if (row.unit, row.indicator.code) == (unit, code))


def parts(found: GapRow) -> list[tuple[str, str]]:
    return [(unit, indicator.code) for unit, indicator in found.unreported]


def test_a_total_of_what_was_reported_is_not_judged_by_its_blanks(compare: Callable[..., GapReport]) -> None:
    report = compare("华大 90 90 .\n温泉 500 250 250")
    found = row(report, "华大", "1")
    # 90 of 400, but 300 of these are 城镇, of which nothing is known
    assert (found.state, parts(found), found.gap) == (None, [("华大", "3")], Decimal(310))
    assert found not in report.laggards
    assert row(report, "华大", "3").state is State.NOT_REPORTED
    district = row(report, "全区", "3")  # 250 of 600, without 华大
    assert (district.state, parts(district)) == (None, [("华大", "3")])
    assert parts(row(report, "全区", "1")) == [("华大", "3")]
    assert row(report, "全区", "2").state is State.ON_PACE  # 340 of 400: all have reported it
    assert parts(row(report, "全区", "2")) == []
    reasons = {(entry.place.unit, entry.place.indicator): entry.reason for _, entry in report.not_judged}
    assert reasons == {("华大", "1"): "gap_open", ("全区", "1"): "gap_open_units", ("全区", "3"): "gap_open_units"}


def test_what_is_at_pace_without_its_blanks_is_at_pace(compare: Callable[..., GapReport]) -> None:
    report = compare("华大 320 320 .\n温泉 600 300 300")
    found = row(report, "华大", "1")
    assert (found.state, parts(found)) == (State.ON_PACE, [("华大", "3")])
    assert row(report, "全区", "1").state is State.ON_PACE


def test_a_total_that_holds_more_than_its_parts_is_judged(compare: Callable[..., GapReport]) -> None:
    """290 with 90 in one part: the other 200 are in it, though their own cell is blank."""
    report = compare("华大 190 90 .\n温泉 500 250 250")
    assert (row(report, "华大", "1").state, parts(row(report, "华大", "1"))) == (State.BEHIND, [])


def test_a_blank_where_nothing_was_due_leaves_nothing_open(compare: Callable[..., GapReport]) -> None:
    for nothing in (".", "0"):
        targets = TARGETS.replace("华大 400 100 300", f"华大 100 100 {nothing}").replace("1000 400 600", "700 400 300")
        report = compare("华大 20 20 .\n温泉 500 250 250", targets)
        assert (row(report, "华大", "1").state, parts(row(report, "华大", "1"))) == (State.BEHIND, [])
        assert parts(row(report, "全区", "3")) == []


def test_a_unit_that_is_silent_opens_the_sum_of_the_district(compare: Callable[..., GapReport]) -> None:
    report = compare("温泉 500 250 250")
    found = row(report, "全区", "1")
    assert (found.achieved, found.state) == (Decimal(500), None)
    assert set(parts(found)) == {("华大", "1"), ("华大", "2"), ("华大", "3")}
    # the district's own figure, given as the sum of those that reported, is no better
    given = row(compare("全区 500 250 250\n温泉 500 250 250"), "全区", "1")
    assert (given.state, bool(given.unreported)) == (None, True)
    # and where it says more, it holds what the silent unit did
    more = row(compare("全区 650 330 320\n温泉 500 250 250"), "全区", "1")
    assert (more.state, more.unreported) == (State.SLIGHTLY_BEHIND, ())


def test_every_report_names_the_parts(compare: Callable[..., GapReport]) -> None:
    report = compare("华大 90 90 .\n温泉 500 250 250")
    for form in (
        one for one in formats_of(ReportKind.GAP) if one.name not in ("excel", "json") and not one.is_streamed
    ):
        text = told_by(form, report, Messages(Language.ZH))
        assert re.search("合计含未报项[：（]第3栏", text)


def test_json_names_the_parts(compare: Callable[..., GapReport], sheet: Sheet, cedu: Run, tmp_path: Path) -> None:
    compare("华大 90 90 .\n温泉 500 250 250")
    text = cedu("gap", tmp_path / "t.csv", tmp_path / "d.csv", "--as-of", "2025-09-30", "-f", "json").stdout
    assert '"open_totals": [' in text
    assert '"reason"' in text


def test_only_plain_sums_are_followed() -> None:
    plain = RowSum("a", "1", (("1", 1), ("2", -1), ("3", -1)))
    less = RowSum("b", "4", (("4", 1), ("5", -1), ("6", 1)))
    at_most = RowSum("c", "7", (("7", 1), ("8", -1)), bound=True)
    assert sums_of([plain, less, at_most]) == {"1": [("2", "3")]}
