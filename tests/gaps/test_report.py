"""The report of a comparison: what it amounts to, and how a script is told."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace

from cedu_targets import gap
from cedu_targets.domain.fault import Fault, InputFault
from cedu_targets.domain.finding import Severity
from cedu_targets.gaps.report import GapReport
from cedu_targets.report import FileReport
from writers import Truth, by_openpyxl

Sheet = Callable[..., Path]
TARGETS = "2020年目标表 . .\n单位 培训（人次） 活动（场）\n东山 400 8\n湖熟 300 6"
DONE = "2020年完成情况表 . .\n单位 培训（人次） 活动（场）\n东山 390 8\n"


@pytest.fixture
def compare(sheet: Sheet) -> Callable[[str], GapReport]:
    """The targets above, which declare no sum, against 东山 and another row."""

    def run(line: str) -> GapReport:
        return gap(sheet(TARGETS, "t.csv"), sheet(DONE + line, "d.csv"), as_of=date(2020, 9, 30))

    return run


def test_the_exit_code(compare: Callable[[str], GapReport]) -> None:
    """A table without sums has nothing to check by itself; what the comparison finds counts all the same."""
    strange = compare("湖孰 290 5")
    assert [finding.code for _, finding in strange.findings if finding.severity is Severity.ERROR] == ["GA001"]
    assert strange.exit_code == 1
    assert replace(strange, exit_zero=True).exit_code == 0
    assert compare("湖熟 290 5").exit_code == 0
    silent = compare("")  # 湖熟 is missing: a warning
    assert (silent.exit_code, replace(silent, fail_on=Severity.WARNING).exit_code) == (0, 1)
    behind = replace(compare("湖熟 29 5"), fail_on_behind=True)
    assert (behind.exit_code, replace(behind, exit_zero=True).exit_code) == (1, 0)
    assert replace(compare("湖熟 290 5"), fail_on_behind=True).exit_code == 0


def test_of_several_faults_the_worst_is_the_exit_code(compare: Callable[[str], GapReport]) -> None:
    report = compare("湖熟 290 5")
    faults = (FileReport("a", fault=InputFault("RD109", {}, "a")), FileReport("b", fault=Fault("fault", {}, "b")))
    assert replace(report, files=(*report.files, *faults), exit_zero=True).exit_code == 70


def test_a_group_of_units_is_no_district(compare: Callable[[str], GapReport]) -> None:
    overall = compare("湖熟 290 5").overall
    assert [(str(row.target), str(row.achieved)) for row in overall] == [("700", "680"), ("14", "13")]
    assert not any(row.is_district for row in overall)


def test_units_are_ranked_by_what_is_at_pace(sheet: Sheet) -> None:
    """Equal shares have equal ranks, the one with less behind first; who has no task comes last."""
    head = "单位 培训（人次） 活动（场）\n"
    targets = sheet(f"2020年目标表 . .\n{head}谷里 . .\n东山 400 8\n湖熟 300 6\n秣陵 100 10\n淳化 100 10", "t.csv")
    done = sheet(f"2020年完成情况表 . .\n{head}谷里 1 1\n东山 390 1\n湖熟 290 6\n秣陵 90 7\n淳化 10 1", "d.csv")
    report = gap(targets, done, as_of=date(2020, 9, 30))
    ranks = [(rank, entry.unit, entry.share) for rank, entry in report.ranking]
    half = Fraction(1, 2)  # 390 of 400, 1 of 8; 90 of 100, 7 of 10: that is slightly behind
    assert ranks == [(1, "湖熟", 1), (2, "秣陵", half), (2, "东山", half), (4, "淳化", 0), (5, "谷里", None)]
    assert [(row.unit, row.indicator.code) for row in report.laggards] == [
        ("淳化", "培训"), ("淳化", "活动"), ("东山", "活动"), ("秣陵", "活动"),
    ]  # fmt: skip


def test_where_a_target_stands(tmp_path: Path) -> None:
    """In its own table, where several of one file are alike."""

    def book(title: str, **numbers: int) -> bytes:
        head = ["单位", "培训（人次）", "活动（场）"]
        return by_openpyxl([Truth([[title], head, ["东山", n, 8]], name=name) for name, n in numbers.items()])

    targets, done = tmp_path / "t.xlsx", tmp_path / "d.xlsx"
    targets.write_bytes(book("2020年目标表", 甲片=400, 乙片=100))
    done.write_bytes(book("2020年完成情况表", 甲片=300, 乙片=90))
    report = gap(targets, done, as_of=date(2020, 9, 30))
    found = [(Path(path).name, place.sheet, place.cell) for path, place in map(report.source, report.rows)]
    assert found == [("t.xlsx", sheet, cell) for sheet in ("甲片", "乙片") for cell in ("B3", "C3")]
    broken = FileReport("a", fault=InputFault("RD109", {}, "a"))
    assert replace(report, files=(broken, *report.files)).source(report.rows[0]) == report.source(report.rows[0])


def test_areas_are_groups_of_their_units(sheet: Sheet) -> None:
    """What adds up, of the units that report; rates do not."""
    targets = sheet(
        "2020年目标表 . . .\n单位 培训（人次） 活动（场） 参与率（%）\n全区 700 14 50%\n东山 400 8 50%\n湖熟 300 6 50%\n城区小计 700 14 50%",
        "t.csv",
    )
    done = sheet("2020年完成情况表 . .\n单位 培训（人次） 参与率（%）\n东山 300 40%\n湖熟 200 40%", "d.csv")
    areas = gap(targets, done, as_of=date(2020, 9, 30)).areas
    assert {name: [(row.indicator.code, str(row.achieved)) for row in rows] for name, rows in areas.items()} == {
        "城区小计": [("培训", "500")]
    }
