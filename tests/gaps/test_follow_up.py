"""From files to gaps: which table is whose, what is left out, and what becomes of a file that cannot be read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cedu_targets import gap
from cedu_targets.api import INFER
from cedu_targets.domain.gap import GapRow, State
from cedu_targets.evaluation.evaluate import evaluate as evaluation
from cedu_targets.gaps.report import GapReport
from project import JIANGNING
from writers import Truth, by_openpyxl

Sheet = Callable[..., Path]
SEPTEMBER = date(2020, 9, 30)
TARGETS = "2020年目标表 . .\n单位 培训（人次） 活动（场）\n东山 400 8\n湖熟 300 6"
DONE = "2020年完成情况表 . .\n单位 培训（人次） 活动（场）\n东山 300 8\n湖熟 260 5"


def row(report: GapReport, unit: str, indicator: str) -> GapRow:
    return next(row for row in report.rows if (row.unit, row.indicator.code) == (unit, indicator))


def test_a_table_that_does_not_say_what_it_holds_is_what_it_was_given_as(sheet: Sheet) -> None:
    done = sheet(DONE.replace("完成情况表", "报表"), "d.csv")
    report = gap(sheet(TARGETS, "t.csv"), [done], as_of=SEPTEMBER)
    assert [Path(file.path).name for file in report.files] == ["t.csv", "d.csv"]
    assert row(report, "东山", "培训").achieved == 300


def test_a_file_that_cannot_be_read_is_said_and_the_others_are_compared(sheet: Sheet, tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04")
    done = sheet(DONE, "d.csv")
    report = gap(sheet(TARGETS, "t.csv"), [tmp_path / "broken.xlsx", done], as_of=SEPTEMBER)
    assert [file.fault is not None for file in report.files] == [False, True, False]
    assert row(report, "东山", "培训").achieved == 300
    assert report.exit_code == 3


def test_a_fault_of_the_program_in_one_file_is_said_and_the_others_are_compared(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def evaluate(path: str, *arguments: object, **named: object) -> object:
        if path.endswith("b.csv"):
            raise ZeroDivisionError("of ours")
        return evaluation(path, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("cedu_targets.gaps.follow_up.evaluate", evaluate)
    one, other = (sheet(DONE.rpartition("\n")[0], "a.csv"), sheet(DONE.replace("东山 300 8\n", ""), "b.csv"))
    report = gap(sheet(TARGETS, "t.csv"), [one, other], as_of=SEPTEMBER)
    fault = report.files[2].fault
    assert fault is not None
    assert (fault.code, fault.parameters["reason"]) == ("fault", "ZeroDivisionError: of ours")
    assert row(report, "东山", "培训").achieved == 300
    assert row(report, "湖熟", "培训").state is State.NOT_REPORTED
    assert report.exit_code == 70


def test_no_pack_is_used_where_none_is_wanted() -> None:
    targets, achieved = JIANGNING / "targets-mended.xlsx", JIANGNING / "achieved-illustrative.xlsx"
    with_pack, without = (gap(targets, achieved, rules=rules, as_of=SEPTEMBER) for rules in (None, INFER))
    assert [file.pack for file in with_pack.files] == ["jiangning-2020", None]
    assert [(file.pack, file.fault) for file in without.files] == [(None, None)] * 2
    assert [row.achieved for row in without.rows] == [row.achieved for row in with_pack.rows]


def test_the_text_around_the_targets_is_held_against_them() -> None:
    report = gap(JIANGNING / "notice.txt", JIANGNING / "achieved-illustrative.xlsx", as_of=SEPTEMBER)
    assert "NC001" in {finding.code for finding in report.files[0].findings}


def test_of_tables_that_are_alike_those_of_one_sheet_belong_together(tmp_path: Path) -> None:
    def book(title: str, **numbers: int) -> bytes:
        head = ["单位", "培训（人次）", "活动（场）"]
        return by_openpyxl([Truth([[title], head, ["东山", n, 8]], name=name) for name, n in numbers.items()])

    targets, done = tmp_path / "t.xlsx", tmp_path / "d.xlsx"
    targets.write_bytes(book("2020年目标表", 甲片=400, 乙片=100))
    done.write_bytes(book("2020年完成情况表", 乙片=90, 甲片=300))
    report = gap(targets, done, as_of=SEPTEMBER)
    compared = [(str(row.target), str(row.achieved)) for row in report.rows if row.indicator.code == "培训"]
    assert compared == [("400", "300"), ("100", "90")]


def test_targets_that_cannot_be_read_are_said(sheet: Sheet, tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(b"PK\x03\x04")
    report = gap(tmp_path / "t.xlsx", sheet(DONE, "d.csv"), as_of=SEPTEMBER)
    assert ([file.fault is not None for file in report.files], report.rows, report.exit_code) == ([True, False], (), 3)


def test_only_a_year_that_both_name_may_differ(sheet: Sheet) -> None:
    targets = sheet(TARGETS, "t.csv")
    for year, said in (("2020年", False), ("2021年", True), ("2019年", True), ("", False)):
        report = gap(targets, sheet(DONE.replace("2020年", year), "d.csv"), as_of=SEPTEMBER)
        assert ("GA009" in {finding.code for _, finding in report.findings}) is said
        assert row(report, "东山", "培训").achieved == (None if said else 300)
        meant = gap(targets, sheet(DONE.replace("2020年", year), "d.csv"), as_of=SEPTEMBER, as_given=True)
        assert row(meant, "东山", "培训").achieved == 300


def test_last_year_stands_in_the_same_file(sheet: Sheet) -> None:
    both = sheet(
        "2020年社区教育情况表 . . .\n单位 培训（人次） . .\n. 上年 目标 完成\n东山 200 400 300\n湖熟 100 300 90",
        "both.csv",
    )
    report = gap(both, as_of=SEPTEMBER)
    assert report.has_last_year
    assert [str(row.last_year) for row in report.rows] == ["200", "100"]


def test_a_cause_explains_the_right_finding_where_a_submission_has_no_district_row(sheet: Sheet) -> None:
    head = "单位 合计 农村 城镇\n栏次 1 2 3\n"
    targets = sheet(f"2021年目标任务表 . . .\n{head}全区 30 10 20\n东山 10 4 6\n秣陵 20 6 14\n说明：1=2+3", "t.csv")
    done = sheet(f"2021年完成情况表 . . .\n{head}东山 10 4 6\n秣陵 21 6 14\n说明：1=2+3", "d.csv")
    file = gap(targets, [done], as_of=date(2021, 9, 30)).files[1]
    assert "RD008" not in [finding.code for finding in file.findings]
    assert file.search is not None
    explained = [file.findings[place] for cause in file.search.diagnoses for place in cause.explains]
    assert {(one.code, one.place.unit) for one in explained} == {("PW001", "秣陵")}


def test_the_sums_of_a_pack_by_names_hold_for_achievements(sheet: Sheet, tmp_path: Path) -> None:
    pack = tmp_path / "pack.yaml"
    pack.write_text(
        'name: p\ntitle: 2021年社区教育目标任务表\ncolumns: ["1..3"]\nindicators: {"1": 培训, "2": 农村, "3": 城镇}\n'
        'rules:\n  - {id: s, check: part_whole, whole: "1", parts: ["2", "3"]}\n',
        encoding="utf-8",
    )
    head = "2021年社区教育目标任务表 . . .\n单位 培训 农村 城镇\n"
    targets = sheet(head + "全区 30 10 20\n东山 10 4 6\n秣陵 20 6 14", "t.csv")
    done = sheet(head + "东山 10 4 6\n秣陵 21 6 14", "完成.csv")
    file = gap(targets, [done], rules=str(pack), as_of=date(2021, 9, 30)).files[1]
    assert [(one.code, one.place.unit) for one in file.findings] == [("PW001", "秣陵")]
