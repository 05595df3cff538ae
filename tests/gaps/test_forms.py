"""Forms of one unit against the targets: whose each is, the months that it speaks of, and targets that were not issued."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cedu_targets import gap, read
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.gaps.report import GapReport
from project import JIANGNING

Sheet = Callable[..., Path]
SEPTEMBER = date(2020, 9, 30)
TARGETS = "2020年目标分解表 . .\n单位 培训（万人次） 讲座（场）\n栏次 1 2\n东山街道 4 8\n学院 3 6"
HEAD = "指标 计量单位 全年目标 1—9月完成\n"


def achieved(report: GapReport) -> dict[tuple[str, str], str]:
    return {(row.unit, row.indicator.code): str(row.achieved) for row in report.rows if row.achieved is not None}


def said(report: GapReport, code: str) -> list[str]:
    return [finding.variant for _, finding in report.findings if finding.code == code]


def form(sheet: Sheet, name: str, title: str, rows: str = "培训 人次 40000 30000\n讲座 场 8 6\n") -> Path:
    return sheet(f"{title}\n{HEAD}{rows}", name)


def test_forms_land_under_the_targets_names(sheet: Sheet) -> None:
    """By name, in the targets' unit of measure; the short name of a file is a unit where the targets have it."""
    forms = [
        form(sheet, "a.csv", "江宁区东山街道2020年目标完成情况"),
        form(sheet, "学院.csv", "2020年目标完成情况", "培训 人次 30000 20000\n讲座 场 6 1\n"),
    ]
    report = gap(sheet(TARGETS, "t.csv"), forms, as_of=SEPTEMBER)
    assert {key: float(value) for key, value in achieved(report).items() if key[0] != "全区"} == {
        ("东山街道", "1"): 3,
        ("东山街道", "2"): 6,
        ("学院", "1"): 2,
        ("学院", "2"): 1,
    }
    assert not any(said(report, code) for code in ("GA001", "GA003", "GA005", "GA023"))


def test_a_form_with_codes(sheet: Sheet) -> None:
    """栏次 is the key, and a running number is none."""
    text = "填报单位：东山街道\n{} 指标 目标 完成\n1 培训 4 3\n2 讲座活动 8 6\n"
    by_code = gap(sheet(TARGETS, "t.csv"), sheet(text.format("栏次"), "a.csv"), as_of=SEPTEMBER)
    assert achieved(by_code)["东山街道", "2"] == "6"
    by_name = gap(sheet(TARGETS, "t.csv"), sheet(text.format("序号"), "a.csv"), as_of=SEPTEMBER)
    assert ("东山街道", "2") not in achieved(by_name)


@pytest.mark.parametrize(
    ("name", "title", "variant"),
    [
        ("学院.csv", "东山街道2020年目标完成情况", "two"),
        ("form.csv", "2020年目标完成情况", "unnamed"),
        ("form.csv", "淳化街道2020年目标完成情况", ""),
        ("form.csv", "社区学院2020年目标完成情况", "guess"),
    ],
)
def test_a_form_that_is_nobodys(name: str, title: str, variant: str, sheet: Sheet) -> None:
    """Nothing is guessed, and it is said once, as what it means here."""
    report = gap(sheet(TARGETS, "t.csv"), form(sheet, name, title), as_of=SEPTEMBER)
    assert said(report, "GA001") == [variant]
    assert said(report, "RD070") == said(report, "RD071") == []
    assert achieved(report) == {}


def test_a_likely_unit_of_a_form_is_taken_where_the_caller_accepts_it(sheet: Sheet) -> None:
    path = form(sheet, "form.csv", "社区学院2020年目标完成情况")
    report = gap(sheet(TARGETS, "t.csv"), path, as_of=SEPTEMBER, accept_names=True)
    assert said(report, "GA020") == ["unit"]
    assert achieved(report)["学院", "2"] == "6"


def test_of_two_names_the_one_that_is_a_unit_counts(sheet: Sheet) -> None:
    """The file is called after whoever sent it."""
    report = gap(sheet(TARGETS, "t.csv"), form(sheet, "张三.csv", "东山街道2020年目标完成情况"), as_of=SEPTEMBER)
    assert achieved(report)["东山街道", "2"] == "6"
    assert said(report, "GA001") == []


def test_a_target_in_a_form_that_was_not_issued(sheet: Sheet) -> None:
    """The issued target counts; both places are named."""
    path = form(sheet, "a.csv", "东山街道2020年目标完成情况", "培训 人次 30000 20000\n讲座 场 8 6\n")
    report = gap(sheet(TARGETS, "t.csv"), path, as_of=SEPTEMBER)
    (finding,) = (one for _, one in report.findings if one.code == "GA023")
    assert (finding.place.cell, finding.actual, finding.expected) == ("C3", Decimal(30000), Decimal(40000))
    assert [place.cell for place in finding.related] == ["B4"]
    (row,) = (row for row in report.rows if (row.unit, row.indicator.code) == ("东山街道", "1"))
    assert (row.target, row.achieved) == (Decimal(4), Decimal(2))


SIX = "2020年目标分解表 . . . . . .\n单位 甲类 乙类 丙类 丁类 戊类 己类\n栏次 1 2 3 4 5 6\n"
SIX_ISSUED = f"{SIX}东山 41 52 63 74 85 96\n秣陵 31 42 53 64 75 86"


def six(sheet: Sheet, targets: str, done: str) -> Path:
    rows = zip("甲乙丙丁戊己", targets.split(), done.split(), strict=True)
    lines = "".join(f"{name}类 {target} {achieved}\n" for name, target, achieved in rows)
    return sheet(f"东山2020年目标完成情况\n指标 全年目标 1—9月完成\n{lines}", "f.csv")


def test_a_form_whose_columns_are_swapped_is_not_counted(sheet: Sheet) -> None:
    """What it reports as done are the issued targets, and what it prints as targets was never issued."""
    targets, done = "41 52 63 74 85 96", "30 40 50 60 70 80"
    issued, swapped = sheet(SIX_ISSUED, "t.csv"), six(sheet, done, targets)
    report = gap(issued, swapped, as_of=SEPTEMBER)
    assert said(report, "GA012") == ["swapped"]
    assert report.exit_code == 3  # nothing is left to compare
    assert achieved(report) == {}
    assert [row.state for row in report.rows if row.unit == "东山"] == [None] * 6
    assert [finding.variant for _, finding in report.doubts] == ["swapped"]
    meant = gap(issued, swapped, as_of=SEPTEMBER, as_given=True)
    assert achieved(meant)["东山", "1"] == "41"
    right = gap(issued, six(sheet, targets, done), as_of=SEPTEMBER)
    assert achieved(right)["东山", "1"] == "30"
    assert said(right, "GA012") == []


def test_targets_that_are_all_met_are_not_swapped(sheet: Sheet) -> None:
    targets = "41 52 63 74 85 96"
    report = gap(sheet(SIX_ISSUED, "t.csv"), six(sheet, targets, targets), as_of=SEPTEMBER)
    assert said(report, "GA012") == [""]
    assert achieved(report)["东山", "1"] == "41"


def test_the_headings_say_the_months(sheet: Sheet) -> None:
    """1—9月 in the heading, where the file is called after the month in which it was sent."""
    report = gap(sheet(TARGETS, "t.csv"), form(sheet, "2020年9月-东山街道.csv", "2020年目标完成情况"), as_of=SEPTEMBER)
    assert said(report, "GA003") == [""]  # 学院 alone
    later = gap(sheet(TARGETS, "t.csv"), form(sheet, "东山.csv", "2020年目标完成情况"), as_of=date(2020, 8, 31))
    assert said(later, "GA008") == [""]


@pytest.mark.parametrize(
    ("folders", "name", "title", "months"),
    [
        (("1-6月", "1-9月"), "东山.csv", "2020年目标完成情况", True),
        (("1-6月/镇街", "1-9月/镇街"), "东山.csv", "2020年目标完成情况", True),
        (("上半年", "前三季度"), "东山.csv", "2020年目标完成情况", True),
        (("甲", "乙"), "东山.csv", "2020年目标完成情况", False),
        (("1-6月", "1-9月"), "东山1-6月.csv", "2020年目标完成情况", False),  # the file's name is nearer
        (("1-6月", "1-9月"), "东山.csv", "2020年1-6月目标完成情况", False),
    ],
)
def test_the_folder_says_the_months(
    folders: tuple[str, str], name: str, title: str, months: bool, sheet: Sheet, tmp_path: Path
) -> None:
    """Two forms of one unit, 3 and then 6 of 8, are of different months where the nearest of all names says so."""
    rows = zip(folders, (3, 6), strict=True)
    forms = []
    for folder, done in rows:
        (tmp_path / folder).mkdir(parents=True)
        forms.append(
            sheet(f"{title}\n单位 培训（万人次） 讲座（场）\n东山街道 {done / 2} {done}\n", f"{folder}/{name}")
        )
    report = gap(sheet(TARGETS, "t.csv"), forms, as_of=SEPTEMBER)
    assert (achieved(report).get(("东山街道", "2")) == "6") is months
    assert ("GA002" in [one.code for _, one in report.findings]) is not months


def test_the_sum_of_a_month_s_report_is_the_year_so_far(sheet: Sheet) -> None:
    text = "东山街道2020年9月目标完成情况\n指标 年度目标 本月完成 累计完成\n培训（万人次） 4 1 3\n讲座（场） 8 1 6\n"
    report = gap(sheet(TARGETS, "t.csv"), sheet(text, "a.csv"), as_of=SEPTEMBER)
    assert achieved(report)["东山街道", "2"] == "6"
    assert said(report, "GA003") == [""]


def test_months_without_their_sum_are_added_up(sheet: Sheet) -> None:
    text = "东山街道2020年目标完成情况\n指标 年度目标 1月 2月 3月\n培训（万人次） 4 1 0.5 0.7\n讲座（场） 8 1 2 1\n"
    report = gap(sheet(TARGETS, "t.csv"), sheet(text, "a.csv"), as_of=date(2020, 3, 31))
    assert (achieved(report)["东山街道", "1"], achieved(report)["东山街道", "2"]) == ("2.2", "4")


@pytest.mark.parametrize("done", ["1—9月完成", "完成", "1月", "7月完成"])
@pytest.mark.parametrize("head", ["栏次", "序号", "项目编号"])
def test_a_form_that_is_not_filled_in_achieves_nothing(head: str, done: str, sheet: Sheet) -> None:
    """Its targets stand there alone, and are no achievements."""
    text = f"学院2020年目标完成情况\n{head} 指标 计量单位 全年目标 {done}\n1 培训 万人次 3 .\n2 讲座 场 6 .\n"
    report = gap(sheet(TARGETS, "t.csv"), sheet(text, "学院.csv"), as_of=SEPTEMBER)
    assert achieved(report) == {}


def test_a_table_across_that_is_not_filled_in_achieves_nothing(sheet: Sheet) -> None:
    text = "2020年完成情况\n单位 培训（万人次） . 讲座（场） .\n. 目标 完成 目标 完成\n东山街道 4 . 8 .\n学院 3 . 6 .\n"
    report = gap(sheet(TARGETS, "t.csv"), sheet(text, "a.csv"), as_of=SEPTEMBER)
    assert achieved(report) == {}


@pytest.mark.parametrize("head", ["栏次", "序号"])
def test_eleven_vertical_forms_say_what_one_table_says(head: str, tmp_path: Path) -> None:
    """28 indicators of 江宁 down the rows, 栏次 (or a running number) before them, the unit by 填报单位 or file name."""
    targets, together = JIANGNING / "targets-mended.xlsx", JIANGNING / "achieved-illustrative.xlsx"
    (issued,), (done,) = read(targets).tables, read(together).tables
    forms = []
    for number, unit in enumerate(issued.units):
        lines = [["2020年社会教育主要工作目标、任务完成情况表"], [f"填报单位：{unit}" if number % 2 else ""]]
        lines.append([head, "指标名称", "计量单位", "全年目标", "1—9月完成"])
        for place, indicator in enumerate(issued.indicators, start=1):
            numbers = (table.value(unit, indicator.code) for table in (issued, done))
            shown = ["" if one is None else percent(one) if indicator.kind == "rate" else plain(one) for one in numbers]
            code = indicator.code if head == "栏次" else str(place)
            lines.append([code, indicator.name, indicator.unit_of_measure or "", *shown])
        forms.append(tmp_path / f"{unit}.csv")
        text = "\n".join(",".join(f'"{cell}"' if "," in cell else cell for cell in line) for line in lines)
        forms[-1].write_text(text, encoding="utf-8")
    apart, one = (gap(targets, side, as_of=SEPTEMBER) for side in (forms, together))
    units = set(issued.units)
    numbers_of = [{k: Decimal(v) for k, v in achieved(each).items() if k[0] in units} for each in (apart, one)]
    assert numbers_of[0] == numbers_of[1]
    assert not any(said(apart, code) for code in ("GA001", "GA002", "GA003", "GA005", "GA020", "GA023"))
