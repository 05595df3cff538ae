"""What came in and is not counted is named first, its unit is not urged, and the run does not pass."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cedu_targets import gap
from cedu_targets.domain.gap import State
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.gap.first_lines import faults_told, first_of_all
from project import Run

Sheet = Callable[..., Path]
SEPTEMBER = date(2025, 9, 30)
HEAD = "单位 讲座（场） 培训（人次） 课程（门） 示范点（个） 志愿者（人）\n"
TARGETS = f"2025年社区教育目标任务分解表 . . . . .\n{HEAD}全区 60 630 9 22 150\n华大 20 230 4 12 40\n温泉 25 210 3 6 60\n安山 15 190 2 4 50"
DONE = f"2025年1-9月完成情况表 . . . . .\n{HEAD}"
WEN = "温泉 19 160 3 5 44"


@pytest.fixture
def targets(sheet: Sheet) -> Path:
    return sheet(TARGETS, "t.csv")


def states(report: GapReport, unit: str) -> set[State | None]:
    return {row.state for row in report.rows if row.unit == unit}


def urged(report: GapReport) -> set[str | None]:
    return {one.place.unit for _, one in report.findings if one.code == "GA003"}


def left_out(report: GapReport) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(Path(one.path).name, str(one.reason), one.units) for one in report.unsettled]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("华大.csv", DONE.replace("2025", "2024") + "华大 15 200 4 9 30", "gap_other_year"),
        ("华大.csv", DONE.replace("1-9月", "1-10月") + "华大 15 200 4 9 30", "gap_later"),
        ("华大.csv", "2025年1-9月完成情况表 . .\n单位 图书（册） 绿地（亩）\n华大 10 20", "gap_no_column"),
        ("华大.pdf", "%PDF-1.4", "gap_unread"),
        ("华大.jpg", "\xff\xd8\xff", "gap_unread"),
        ("华大/表.xlsx", "", "gap_unread"),  # by the folder of the unit
    ],
)
def test_a_unit_of_which_something_came_is_not_urged(
    name: str, text: str, reason: str, targets: Path, sheet: Sheet, tmp_path: Path
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    if name.endswith(".csv"):
        sheet(text, name)
    else:
        (tmp_path / name).write_bytes(text.encode("latin-1"))
    report = gap(targets, [sheet(DONE + WEN, "w.csv"), tmp_path / name], as_of=SEPTEMBER)
    assert left_out(report) == [(Path(name).name, reason, ("华大",))]
    assert states(report, "华大") == {None}
    assert urged(report) == {"安山"}
    assert [entry.share for entry in report.standings if entry.unit == "华大"] == [None]  # no rank: nothing is known
    assert report.exit_code == 3
    messages = Messages(Language.ZH)
    first = [*faults_told(report, messages), *first_of_all(report, messages)]
    assert any(line.startswith("华大：") and "不是没有报" in line for line in first)
    assert any(Path(name).name in line for line in first)


def test_what_is_left_out_beside_a_counted_report_leaves_nothing_open(targets: Path, sheet: Sheet) -> None:
    """A folder of all months, looked at as of September."""
    forms = [sheet(DONE.replace("1-9月", f"1-{month}月") + WEN, f"{month}.csv") for month in (9, 10, 11)]
    report = gap(targets, forms, as_of=SEPTEMBER)
    assert left_out(report) == []
    assert [one.parameters["month"] for _, one in report.doubts if one.code == "GA008"] == [10, 11]
    assert report.exit_code == 0


def test_of_the_same_doubt_every_file_is_named(targets: Path, sheet: Sheet) -> None:
    later = DONE.replace("1-9月", "1-10月")
    report = gap(targets, [sheet(later + WEN, "w.csv"), sheet(later + "华大 15 200 4 9 30", "h.csv")], as_of=SEPTEMBER)
    (line,) = (line for line in first_of_all(report, Messages(Language.ZH)) if "GA008" in line)
    assert "w.csv" in line
    assert "h.csv" in line


def test_a_sum_of_the_reporting_units_is_open_not_unknown(targets: Path, sheet: Sheet, tmp_path: Path) -> None:
    (tmp_path / "华大.pdf").write_bytes(b"%PDF-1.4")
    report = gap(targets, [sheet(DONE + WEN, "w.csv"), tmp_path / "华大.pdf"], as_of=SEPTEMBER)
    (row,) = (row for row in report.rows if (row.unit, row.indicator.name) == ("全区", "讲座"))
    assert row.achieved == 19
    assert {unit for unit, _ in row.unreported} == {"华大", "安山"}


def test_every_unread_file_is_named_before_all_else(targets: Path, sheet: Sheet, tmp_path: Path, cedu: Run) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    sheet(DONE + WEN, "in/w.csv")
    names = [f"扫描{n}.pdf" for n in range(8)]
    for name in names:
        (folder / name).write_bytes(b"%PDF-1.4")
    (folder / "空.xlsx").write_bytes(b"")
    report = gap(targets, folder, as_of=SEPTEMBER)
    messages = Messages(Language.ZH)
    told = faults_told(report, messages)
    assert len(told) == 2
    assert all(any(name in line for line in told) for name in (*names, "空.xlsx"))


def test_a_rate_by_month_is_that_of_the_last_month(sheet: Sheet) -> None:
    targets = sheet("2025年目标表 . .\n单位 网络覆盖率（%） 学员（人）\n华大 95% 300", "t.csv")
    months = [
        sheet(f"2025年{month}月完成情况表 . .\n单位 网络覆盖率（%） 学员（人）\n华大 {rate}% 20", f"m{month}.csv")
        for month, rate in ((1, 70), (2, 74), (3, 72))
    ]
    report = gap(targets, months, as_of=date(2025, 3, 31))
    assert [row.achieved and str(row.achieved) for row in report.rows] == ["0.72", None]
    assert [entry.reason for _, entry in report.not_judged] == ["gap_months"]


class _November(date):
    @classmethod
    def today(cls) -> "_November":
        return cls(2025, 11, 20)


def test_without_a_day_it_is_said_to_which_month_the_reports_run(
    targets: Path, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cedu_targets.gaps.follow_up.date", _November)
    forms = [
        sheet(DONE + WEN, "a.csv"), sheet(DONE + "华大 15 200 4 9 30", "b.csv"),
        sheet(DONE.replace("1-9月", "1-10月") + "安山 9 150 2 3 40", "c.csv"),
    ]  # fmt: skip
    (said,) = (one for _, one in gap(targets, forms).doubts if one.code == "GA024")
    assert (said.parameters["month"], said.parameters["files"], said.parameters["day"]) == (9, 2, SEPTEMBER)
    assert "--as-of 2025年9月30日" in Messages(Language.ZH).message(said)
    # a day that was given is meant; and what most reports reach to is no late month
    assert "GA024" not in {one.code for _, one in gap(targets, forms, as_of=date(2025, 11, 20)).findings}
    assert "GA024" not in {one.code for _, one in gap(targets, forms[1:]).findings}
