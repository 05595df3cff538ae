"""What is not due by the month: rates, levels and what falls due at the end of the year."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from cedu_targets import gap
from cedu_targets.domain.gap import GapRow, State
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.catalogue import ReportFormat, ReportKind, formats_of
from project import JIANGNING
from report_texts import told_by

Sheet = Callable[..., Path]
SEPTEMBER, OVER = date(2025, 9, 30), date(2025, 12, 31)
HEAD = "单位 培训（人次） 网络覆盖率（%） 品牌（个） 参与率（%）\n"
TARGETS = f"2025年社区教育目标任务表 . . . .\n{HEAD}华大 400 95% 2 60%\n温泉 300 95% 1 60%"
DONE = f"2025年社区教育完成情况表 . . . .\n{HEAD}华大 300 72% 1 50%\n温泉 300 95% 1 20%"
PACK = """
name: a-pace
title: 2025年社区教育目标任务表
pace: {linear: [参与率], year_end: [品牌]}
rules: [{id: all, check: present, indicators: [培训]}]
"""


@pytest.fixture
def compare(sheet: Sheet, tmp_path: Path) -> Callable[..., GapReport]:
    def run(as_of: date = SEPTEMBER, pack: str | None = None) -> GapReport:
        path = tmp_path / "pack.yaml"
        path.write_text(pack or "", encoding="utf-8")
        rules = str(path) if pack else None
        return gap(sheet(TARGETS, "t.csv"), sheet(DONE, "d.csv"), as_of=as_of, rules=rules)

    return run


def row(report: GapReport, unit: str, indicator: str) -> GapRow:
    return next(row for row in report.rows if (row.unit, row.indicator.code) == (unit, indicator))


def test_a_rate_is_not_prorated(compare: Callable[..., GapReport]) -> None:
    report = compare()
    found = row(report, "华大", "网络覆盖率")
    # 72 ÷ 95 = 75.8 % would be "on pace" at 75 %; it is 23 percentage points short, and that is all
    assert (found.state, found.pace, found.lag) == (State.BELOW, None, None)
    assert (str(found.gap), found.completion) == ("0.23", Fraction(72, 95))
    assert row(report, "温泉", "网络覆盖率").state is State.MET
    assert row(report, "温泉", "参与率").state is State.BELOW  # a third of it, and yet no laggard
    assert row(report, "华大", "品牌").state is State.BEHIND  # 1 of 2 by September, unless a pack says otherwise
    assert [(one.unit, one.indicator.code) for one in report.laggards] == [("华大", "品牌")]
    # neither at pace nor behind: 温泉 has met 3 of 3 that are due, 华大 1 of 2
    shares = {entry.unit: (entry.share, entry.below) for entry in report.standings}
    assert shares == {"华大": (Fraction(1, 2), 2), "温泉": (Fraction(1), 1)}


def test_a_pack_says_what_grows_with_the_year_and_what_is_due_at_its_end(compare: Callable[..., GapReport]) -> None:
    report = compare(pack=PACK)
    assert row(report, "华大", "品牌").state is State.BELOW
    assert row(report, "华大", "参与率").state is State.ON_PACE  # 50 ÷ 60 = 83 %
    assert row(report, "温泉", "参与率").state is State.BEHIND
    assert row(report, "华大", "网络覆盖率").state is State.BELOW


@pytest.mark.parametrize("pack", [None, PACK])
def test_after_the_year_everything_is_judged(pack: str | None, compare: Callable[..., GapReport]) -> None:
    report = compare(OVER, pack)
    found = row(report, "华大", "网络覆盖率")
    assert found.state is State.BEHIND
    assert found.pace == 1
    assert found.needed_per_month is None
    assert row(report, "华大", "品牌").state is State.BEHIND
    assert not report.waiting


@pytest.mark.parametrize(
    "form", [one for one in formats_of(ReportKind.GAP) if one.name != "excel" and not one.is_streamed]
)
def test_every_report_says_so(form: ReportFormat, compare: Callable[..., GapReport]) -> None:
    text = told_by(form, compare(pack=PACK), Messages(Language.ZH))
    said = '"below"' if form.name == "json" else "尚未达到"
    assert said in text
    if form.name != "json":
        assert "差 23 个百分点" in text


def test_the_pack_of_jiangning_holds_no_rate_and_no_project_against_the_month() -> None:
    report = gap(JIANGNING / "targets-mended.xlsx", JIANGNING / "achieved-illustrative.xlsx", as_of=date(2020, 9, 30))
    late = {int(one.indicator.code) for one in report.rows if one.pace is not None}
    assert late == set(range(1, 20))
    assert not [one for one in report.laggards if int(one.indicator.code) >= 20]
