"""人 against 人次: never compared, whatever the columns are called, and said with what to ask for."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cedu_targets import gap
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.units_of_measure import people_counted
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.gap.text import render

Sheet = Callable[..., Path]
SEPTEMBER = date(2020, 9, 30)


def compared(
    sheet: Sheet,
    target: str,
    done: str,
    rows: str = "全镇 500 5\n甲村 300 3\n乙村 200 2",
    *,
    accept_names: bool = False,
    rules: str | None = None,
) -> GapReport:
    """Targets of 700, 400 and 300 under one heading, what was achieved under others; beside both some classes."""
    targets = sheet(f"2020年培训计划 . .\n单位 {target} 班次（期）\n全镇 700 8\n甲村 400 4\n乙村 300 4", "t.csv")
    dots = " ." * len(done.split())
    achieved = sheet(f"2020年培训完成情况汇总表{dots} .\n单位 {done} 班次（期）\n{rows}", "d.csv")
    return gap(targets, achieved, as_of=SEPTEMBER, accept_names=accept_names, rules=rules)


def said(report: GapReport) -> list[tuple[str, str]]:
    return [(one.code, one.variant) for _, one in report.findings if one.code.startswith("GA")]


@pytest.mark.parametrize("accept_names", [False, True])
@pytest.mark.parametrize(
    ("target", "done", "variant"),
    [
        ("培训人数（人）", "培训人次（人次）", ""),
        ("培训人数", "培训人次", ""),
        ("培训人数", "培训人数（人次）", ""),
        ("培训（人）", "培训（人次）", ""),
        ("培训人数", "培训（人次）", ""),
        ("培训目标（人）", "培训完成（人次）", ""),
        ("目标人数", "完成人次", ""),
        ("首次参训人数", "培训人次", ""),
        ("参训人数（名）", "人次", ""),
        ("培训人数（万人）", "培训人次（万人次）", ""),
        ("培训人数（人）", "培训人次（人）", ""),
        ("培训人次（人次）", "培训人数（人）", "persons"),
        ("培训人次", "参训学员数", "persons"),
    ],
)
def test_persons_and_attendances_are_not_compared(
    sheet: Sheet, target: str, done: str, variant: str, accept_names: bool
) -> None:
    report = compared(sheet, target, done, accept_names=accept_names)
    assert said(report) == [("GA026", variant)]
    assert [row.state for row in report.rows if not row.indicator.name.startswith("班次")] == [None] * 3
    assert [row.gap for row in report.rows if row.indicator.name.startswith("班次")] == [3, 1, 2]
    assert [entry.reason for _, entry in report.not_judged] == ["gap_people"] * 3
    assert report.exit_code == 0  # the classes were compared


@pytest.mark.parametrize(
    ("target", "done"),
    [
        ("培训人数（人）", "培训人数（人）"),
        ("培训人数", "参训人数"),
        ("培训人次（人次）", "培训人次（万人次）"),
        ("目标人次", "完成人次"),
        ("培训人数（人次）", "培训人次（人次）"),
        ("培训", "培训（人次）"),
    ],
)
def test_what_counts_the_same_is_no_matter_of_people(sheet: Sheet, target: str, done: str) -> None:
    assert "GA026" not in [code for code, _ in said(compared(sheet, target, done, accept_names=True))]


def test_columns_of_one_code_or_one_alias_are_not_compared_either(sheet: Sheet, tmp_path: Path) -> None:
    """Not even a pack makes persons of attendances."""
    pack = tmp_path / "p.yaml"
    pack.write_text(
        "name: p\ntitle: 培训计划\nindicators: {培训人数: {name: 培训人数, aliases: [办班人次]}}\n"
        "rules:\n  - {id: a, check: present, indicators: [培训人数]}\n",
        encoding="utf-8",
    )
    assert said(compared(sheet, "培训人数", "办班人次", rules=str(pack))) == [("GA026", "")]
    targets = sheet("2020年计划 . .\n单位 培训人数 班次\n栏次 1 2\n全镇 700 8\n甲村 400 4\n乙村 300 4", "ct.csv")
    done = sheet("2020年完成情况 . .\n单位 培训人次 班次\n栏次 1 2\n全镇 500 5\n甲村 300 3\n乙村 200 2", "cd.csv")
    report = gap(targets, done, as_of=SEPTEMBER)
    assert [one.code for _, one in report.findings if one.code == "GA026"] == ["GA026"]
    assert [row.state for row in report.rows if row.indicator.code == "1"] == [None] * 3


def test_where_nothing_else_can_be_compared_the_answer_is_three_and_says_what_to_ask_for(sheet: Sheet) -> None:
    targets = sheet("2020年培训计划 .\n单位 居民人数（人）\n甲村 400\n乙村 300", "t.csv")
    done = sheet("2020年培训完成情况汇总表 .\n单位 学员人次（人次）\n甲村 300\n乙村 200", "d.csv")
    report = gap(targets, done, as_of=SEPTEMBER)
    assert report.exit_code == 3
    assert report.doubts[0][1].code == "GA026"
    text = render(report, Messages(Language.ZH))
    assert "“学员人次”栏按人次计，目标“居民人数”按人计" in text
    assert "请用带“首次参训”的月报表，或由各单位报去重人数" in text
    assert "未报" not in text.split("图例")[0]


def test_a_unit_that_knows_its_attendances_alone_is_not_judged(sheet: Sheet) -> None:
    """Beside units that report persons; it has not failed to report, and neither is the district known."""
    report = compared(sheet, "培训人数（人）", "培训人次（人次） 培训人数（人）", "甲村 900 390 3\n乙村 800 . 2")
    by_unit = {row.unit: row for row in report.rows if row.indicator.name == "培训人数"}
    assert (str(by_unit["甲村"].achieved), by_unit["甲村"].state) == ("390", "on_pace")
    assert (by_unit["乙村"].achieved, by_unit["乙村"].state) == (None, None)
    assert by_unit["全镇"].state is None
    (told,) = (one for _, one in report.findings if one.code == "GA026")
    assert (told.variant, told.place.unit, told.parameters["other"]) == ("blank", "乙村", "培训人次")


def test_a_row_that_holds_neither_is_unreported(sheet: Sheet) -> None:
    report = compared(sheet, "培训人数（人）", "培训人次（人次） 培训人数（人）", "甲村 900 390 3\n乙村 . . 2")
    states = {row.unit: str(row.state) for row in report.rows if row.indicator.name == "培训人数"}
    assert states["乙村"] == "not_reported"


@pytest.mark.parametrize(("head", "grown"), [("培训人数", True), ("培训人次", False)])
def test_persons_have_not_grown_out_of_attendances(sheet: Sheet, head: str, grown: bool) -> None:
    targets = sheet("2020年计划 . .\n单位 培训人数 班次\n栏次 1 2\n甲村 400 4\n乙村 300 4", "t.csv")
    done = sheet("2020年完成情况 . .\n单位 培训人数 班次\n栏次 1 2\n甲村 300 3\n乙村 200 2", "d.csv")
    base = sheet(f"2019年完成情况 . .\n单位 {head} 班次\n栏次 1 2\n甲村 900 3\n乙村 800 2", "b.csv")
    report = gap(targets, done, as_of=SEPTEMBER, base=base)
    assert [row.growth is not None for row in report.rows] == [grown, True] * 2


@pytest.mark.parametrize(
    ("name", "group", "unit", "kind", "counted"),
    [
        ("培训人次", None, None, Kind.COUNT, "人次"),
        ("培训人次", None, "人", Kind.COUNT, "人次"),
        ("培训", None, "万人次", Kind.COUNT, "人次"),
        ("镇级", "培训人次", None, Kind.COUNT, "人次"),
        ("镇级人数", "培训人次", None, Kind.COUNT, "人"),
        ("培训人数（含人次折算）", None, None, Kind.COUNT, "人"),
        ("学员", None, "名", Kind.COUNT, "人"),
        ("每人次经费", None, "元", Kind.COUNT, None),
        ("人次占比", None, "%", Kind.RATE, None),
        ("培训", None, None, Kind.COUNT, None),
        ("培训", None, "场", Kind.COUNT, None),
    ],
)
def test_what_a_column_counts(name: str, group: str | None, unit: str | None, kind: Kind, counted: str | None) -> None:
    assert people_counted(Indicator(name, name, group, unit, kind)) == counted
