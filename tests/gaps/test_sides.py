"""Which side a file is of: targets are never taken for what was achieved, nor the other way round, without a word."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cedu_targets import gap
from cedu_targets.domain.gap import State
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.catalogue import ReportKind, format_named, formats_of, renderer
from project import Run
from report_texts import opened, told_by
from writers import Truth, by_openpyxl

Sheet = Callable[..., Path]
SEPTEMBER = date(2025, 9, 30)
HEAD = "单位 讲座（场） 培训（人次） 课程（门）\n"
TITLE, DONE_TITLE = "2025年社区教育目标任务分解表 . . .\n", "2025年社区教育完成情况表 . . .\n"
TARGETS, NUMBERS = "全区 60 630 9\n华大 20 230 4\n温泉 40 400 5", "全区 45 450 7\n华大 15 200 3\n温泉 30 250 4"


def faults(report: GapReport) -> list[tuple[str, str, str]]:
    return [(Path(file.path).name, file.fault.code, file.fault.variant) for file in report.files if file.fault]


def warned(report: GapReport) -> list[tuple[str, str | None]]:
    return [(finding.variant, finding.place.unit) for _, finding in report.findings if finding.code == "GA012"]


@pytest.fixture
def targets(sheet: Sheet) -> Path:
    return sheet(TITLE + HEAD + TARGETS, "t.csv")


def test_sides_that_are_swapped_are_said_with_the_right_call(targets: Path, sheet: Sheet, cedu: Run) -> None:
    done = sheet(DONE_TITLE + HEAD + NUMBERS, "d.csv")
    report = gap(done, targets, as_of=SEPTEMBER)
    assert faults(report) == [("d.csv", "GA011", "swapped"), ("t.csv", "GA011", "swapped")]
    assert (report.rows, report.exit_code) == ((), 3)
    ran = cedu("gap", done, targets, "--lang", "zh")
    assert ran.returncode == 3
    assert f"请换过来：cedu gap {targets} {done}" in ran.stdout
    assert "没有滞后" not in ran.stdout
    assert "已完成 " not in ran.stdout
    told = json.loads(cedu("gap", done, targets, "-f", "json").stdout)
    assert [(file["status"], file["error"]["code"]) for file in told["files"]] == [("unreadable", "GA011")] * 2
    assert told["rows"] == []


@pytest.mark.parametrize(
    "title",
    [
        "2025年目标任务推进台账", "重点目标任务执行情况", "2025年任务统计（1—9月）", "2025年前三季度任务统计",
        "各单位目标兑现情况", "2025年目标任务进度表", "2025年工作任务成效表", "2025年1-9月目标任务表", "2025年计划执行统计",
    ],
)  # fmt: skip
def test_what_became_of_them_is_a_result(title: str, targets: Path, sheet: Sheet) -> None:
    report = gap(targets, sheet(f"{title} . . .\n{HEAD}{NUMBERS}", "d.csv"), as_of=SEPTEMBER)
    assert (faults(report), report.exit_code) == ([], 0)


@pytest.mark.parametrize(
    ("title", "file"),
    [
        ("2025年须完成任务表", "d.csv"),
        ("2025年力争完成目标一览", "d.csv"),
        ("2025年计划完成数", "d.csv"),
        ("2025年任务分解情况表", "d.csv"),
        ("2025年任务分解表（报送稿）", "d.csv"),
        ("2025年任务分解表", "任务（8月修改）.csv"),
        ("2025年任务分解表", "实际下达任务.csv"),
        ("2025年任务分解表", "报送目标.csv"),
    ],
)
def test_what_was_meant_is_no_result(title: str, file: str, targets: Path, sheet: Sheet) -> None:
    """Whatever 完成, 上报 or a month stands in its name; numbers that were changed for all units are no evidence."""
    report = gap(targets, sheet(f"{title} . . .\n{HEAD}{NUMBERS}", file), as_of=SEPTEMBER)
    assert faults(report) == [(file, "GA011", "targets")]
    assert report.rows == ()


@pytest.mark.parametrize(
    "title", ["各街道应完成培训人数表", "2025年确保完成数", "2025年报送市局一览", "2025年工作一览表"]
)
def test_what_was_meant_may_be_called_so(title: str, sheet: Sheet) -> None:
    """A column of what is counted (完成学业人数) says nothing of the table."""
    head = HEAD.replace("课程", "完成学业")
    issued = sheet(f"{title} . . .\n{head}{TARGETS}", "t.csv")
    report = gap(issued, sheet(DONE_TITLE + head + NUMBERS, "d.csv"), as_of=SEPTEMBER)
    assert (faults(report), report.exit_code) == ([], 0)


def test_the_right_way_round_nothing_is_said(targets: Path, sheet: Sheet) -> None:
    report = gap(targets, sheet(DONE_TITLE + HEAD + NUMBERS, "d.csv"), as_of=SEPTEMBER)
    assert (faults(report), warned(report), report.left_out, report.exit_code) == ([], [], (), 0)


@pytest.mark.parametrize(
    ("path", "variant"),
    [
        ("t.csv", "issued"),  # the file itself
        ("again.csv", "issued"),  # its bytes
        ("上报/华大.csv", "issued"),  # the same bytes, sent back unfilled
    ],
)
def test_the_issued_table_is_no_return(path: str, variant: str, targets: Path, tmp_path: Path) -> None:
    (tmp_path / "上报").mkdir()
    if path != "t.csv":
        shutil.copy(targets, tmp_path / path)
    report = gap(targets, tmp_path / path, as_of=SEPTEMBER)
    assert faults(report) == [(Path(path).name, "GA011", variant)]
    assert (report.rows, report.exit_code) == ((), 3)
    # nobody is urged for what was not looked at
    assert "GA003" not in {finding.code for _, finding in report.findings}


def test_the_issued_table_saved_by_another_program_is_no_return(targets: Path, tmp_path: Path) -> None:
    rows = [[cell if not cell.isdigit() else int(cell) for cell in line.split()] for line in TARGETS.splitlines()]
    head = ["单位", "讲座（场）", "培训（人次）", "课程（门）"]
    (tmp_path / "完成.xlsx").write_bytes(by_openpyxl([Truth([[TITLE.split()[0]], head, *rows], name="表")]))
    assert faults(gap(targets, tmp_path / "完成.xlsx", as_of=SEPTEMBER)) == [("完成.xlsx", "GA011", "issued")]


def test_without_a_title_only_the_same_bytes_are_the_issued_table(sheet: Sheet, tmp_path: Path) -> None:
    targets = sheet(HEAD + TARGETS, "目标.csv")
    shutil.copy(targets, tmp_path / "完成.csv")
    assert faults(gap(targets, tmp_path / "完成.csv", as_of=SEPTEMBER)) == [("完成.csv", "GA011", "issued")]
    (tmp_path / "完成.csv").write_bytes(targets.read_bytes() + b"\n")
    report = gap(targets, tmp_path / "完成.csv", as_of=SEPTEMBER)
    assert (faults(report), warned(report)) == ([], [("", None)])


@pytest.mark.parametrize("title", [TITLE, "2025年工作计划表 . . .\n", "2025年度各街道任务书 . . .\n"])
def test_a_title_of_targets_over_other_numbers_is_asked_about(title: str, targets: Path, sheet: Sheet) -> None:
    """Is it a form that a street filled in, or a table of targets that was changed? Nobody can tell."""
    done = sheet(title + HEAD + NUMBERS, "d.csv")
    report = gap(targets, done, as_of=SEPTEMBER)
    assert faults(report) == [("d.csv", "GA011", "targets")]
    assert (report.rows, report.exit_code) == ((), 3)
    meant = gap(targets, done, as_of=SEPTEMBER, as_given=True)
    assert (faults(meant), meant.exit_code) == ([], 0)
    assert meant.rows[1].achieved == 450


@pytest.mark.parametrize(
    "name", ["华大完成.csv", "华大9月.csv", "1-9月.csv", "上报/华大.csv", "9月/华大.csv", "returns/a.csv", "三季度.csv"]
)
def test_a_form_made_of_the_issued_table_is_known_by_its_name_or_folder(
    name: str, targets: Path, sheet: Sheet, tmp_path: Path
) -> None:
    form = sheet(TITLE + HEAD + NUMBERS, "form.csv")
    (tmp_path / name).parent.mkdir(exist_ok=True)
    form.rename(tmp_path / name)
    report = gap(targets, tmp_path / name, as_of=SEPTEMBER)
    assert (faults(report), report.exit_code) == ([], 0)


def test_one_streets_form_under_the_issued_title_is_its_return_unless_it_was_not_filled_in(
    targets: Path, sheet: Sheet, cedu: Run
) -> None:
    """A table of targets is of all units, and has the numbers that were issued."""
    sent = [
        sheet(TITLE + HEAD + numbers, f"{n}.csv") for n, numbers in enumerate(("华大街道 15 200 4", "温泉 40 400 5"))
    ]
    report = gap(targets, sent, as_of=SEPTEMBER)
    assert faults(report) == [("1.csv", "GA011", "targets")]
    assert report.taken == (str(sent[0]),)
    assert [row.achieved for row in report.rows if row.unit == "华大"] == [15, 200, 4]
    said = cedu("gap", targets, sent[0], "--as-of", "2025-09-30", "--lang", "zh").stdout.splitlines()[0]
    assert said.startswith("1 份的标题写的是目标、任务，数与下发的不同")


def test_a_date_of_issue_is_no_month_of_a_return(targets: Path, sheet: Sheet) -> None:
    done = sheet(TITLE + HEAD + NUMBERS, "分解表20250318.csv")
    assert faults(gap(targets, done, as_of=SEPTEMBER)) == [("分解表20250318.csv", "GA011", "targets")]


def test_columns_called_targets_are_a_sign_and_words_within_names_are_none(targets: Path, sheet: Sheet) -> None:
    goals = sheet("单位 讲座目标（场） 培训目标（人次）\n华大 10 100\n温泉 20 90", "x.csv")
    assert faults(gap(targets, goals, as_of=SEPTEMBER)) == [("x.csv", "GA011", "targets")]
    counted = "2025年报表 . .\n单位 讲座（场） 目标责任书（份）\n华大 10 1\n温泉 20 1"
    assert faults(gap(targets, sheet(counted, "y.csv"), as_of=SEPTEMBER)) == []


def test_both_sides_in_one_form_are_no_sign(sheet: Sheet) -> None:
    head = "2025年社区教育目标任务表 . . . .\n单位 讲座（场） . 培训（人次） .\n. 全年目标 完成 全年目标 完成\n"
    form = sheet(head + "华大 20 15 230 200\n温泉 40 30 400 250", "f.csv")
    assert faults(gap(form, as_of=SEPTEMBER)) == []
    targets = sheet(TITLE + HEAD + TARGETS, "t.csv")
    assert faults(gap(targets, form, as_of=SEPTEMBER)) == []
    assert faults(gap(form, form, as_of=SEPTEMBER)) == []


def test_achievements_given_as_targets(targets: Path, sheet: Sheet) -> None:
    done = sheet(DONE_TITLE + HEAD + NUMBERS, "d.csv")
    other = sheet("2025年报表 . . .\n" + HEAD + NUMBERS, "o.csv")
    assert faults(gap(done, other, as_of=SEPTEMBER)) == [("d.csv", "GA011", "achieved")]
    assert faults(gap(done, done, as_of=SEPTEMBER)) == [("d.csv", "GA011", "achieved")]


def test_the_issued_table_in_a_folder_of_returns_is_named(targets: Path, sheet: Sheet, tmp_path: Path) -> None:
    folder = tmp_path / "上报"
    folder.mkdir()
    issued = folder / "目标.csv"
    targets.rename(issued)
    sheet(DONE_TITLE + HEAD + NUMBERS, "d.csv").rename(folder / "d.csv")
    report = gap(issued, folder, as_of=SEPTEMBER)
    assert report.left_out == (str(issued),)
    assert (faults(report), report.exit_code) == ([], 0)
    for form in (one for one in formats_of(ReportKind.GAP) if one.name != "excel" and not one.is_streamed):
        assert "目标.csv" in told_by(form, report, Messages(Language.ZH))


def test_the_same_numbers_throughout_are_said_first_of_all(targets: Path, sheet: Sheet) -> None:
    done = sheet(DONE_TITLE + HEAD + TARGETS, "d.csv")
    report = gap(targets, done, as_of=SEPTEMBER)
    assert (warned(report), report.exit_code) == ([("", None)], 0)
    content = renderer(format_named(ReportKind.GAP, "excel"))(report, Messages(Language.ZH))
    assert isinstance(content, bytes)
    book = opened(content)
    assert "9 项全部相同" in str(book.worksheets[0]["A4"].value)
    for form in (
        one for one in formats_of(ReportKind.GAP) if one.name not in ("excel", "json") and not one.is_streamed
    ):
        text = told_by(form, report, Messages(Language.ZH))
        if form.name == "html":
            assert text.index("9 项全部相同") < text.index("<h1")
        else:
            assert "9 项全部相同" in text.splitlines()[0]
    assert warned(gap(targets, sheet(DONE_TITLE + HEAD + NUMBERS, "d.csv"), as_of=SEPTEMBER)) == []


def test_one_unit_that_reports_its_targets_is_named(sheet: Sheet) -> None:
    head = "单位 讲座（场） 培训（人次） 课程（门） 品牌（个） 站点（个） 教师（人）\n"
    goals = "华大 21 230 42 1 12 35\n温泉 40 400 5 1 10 30"
    targets = sheet("2025年目标任务表 . . . . . .\n" + head + goals, "t.csv")
    done = "2025年完成情况表 . . . . . .\n" + head
    same = gap(targets, sheet(done + "华大 21 230 42 1 12 35\n温泉 31 300 4 1 10 30", "d.csv"), as_of=SEPTEMBER)
    assert warned(same) == [("unit", "华大")]
    # 温泉's numbers are round, as those are that are met exactly
    round_numbers = gap(
        targets, sheet(done + "华大 20 230 42 1 12 35\n温泉 40 400 5 1 10 30", "e.csv"), as_of=SEPTEMBER
    )
    assert warned(round_numbers) == []
    assert {row.state for row in round_numbers.rows if row.unit == "温泉"} == {State.MET}


MANY = "单位 讲座（场） 培训（人次） 课程（门） 示范点（个） 志愿者（人）\n"
ROWS = {"华大": "20 230 14 12 40", "温泉": "25 210 13 16 60", "安山": "15 190 12 14 50", "双溪": "31 220 11 17 70"}
SUMS = "全区 91 850 50 59 220"


def whole(own: dict[str, str], *, keeps: bool = True) -> str:
    """The issued table with some rows filled in, the others as they were issued, or blank."""
    blank = ". . . . ."
    rows = (f"{unit} {own.get(unit, row if keeps else blank)}" for unit, row in ROWS.items())
    return TITLE.replace(" . . .", " . . . . .") + MANY + "\n".join([SUMS, *rows])


@pytest.mark.parametrize("keeps", [True, False])
def test_of_the_whole_table_only_the_row_that_was_filled_in_is_a_report(
    keeps: bool, sheet: Sheet, tmp_path: Path
) -> None:
    """Two streets filled in their own rows of the whole table: neither cancels the other, nor anybody's form."""
    targets = sheet(whole({}), "t.csv")
    sent = [
        sheet(whole({"华大": "15 200 10 9 30"}, keeps=keeps), "1.csv"),
        sheet(whole({"温泉": "19 160 9 11 44"}, keeps=keeps), "2.csv"),
        sheet("2025年完成情况表 . . . . .\n" + MANY + "安山 11 150 8 10 35", "3.csv"),
    ]
    report = gap(targets, sent, as_of=SEPTEMBER)
    assert faults(report) == []
    assert report.taken == (str(sent[0]), str(sent[1]))
    codes = [finding.code for _, finding in report.findings]
    assert not {"GA002", "GA006", "GA012"} & set(codes)
    assert codes.count("GA025") == (2 if keeps else 0)
    done = {row.unit: str(row.achieved) for row in report.rows if row.indicator.name == "培训"}
    assert done == {"全区": "510", "华大": "200", "温泉": "160", "安山": "150", "双溪": "None"}
    assert {finding.place.unit for _, finding in report.findings if finding.code == "GA003"} == {"双溪"}


def test_what_is_given_as_achieved_is_taken_whole_where_it_is_meant(sheet: Sheet) -> None:
    targets, sent = sheet(whole({}), "t.csv"), sheet(whole({"华大": "15 200 10 9 30"}), "1.csv")
    report = gap(targets, sent, as_of=SEPTEMBER, as_given=True)
    assert [row.achieved for row in report.rows if row.unit == "温泉"] == [25, 210, 13, 16, 60]


def test_each_table_of_a_file_is_judged_by_itself(sheet: Sheet, tmp_path: Path) -> None:
    """The issued sheet, and beside it what was achieved."""
    targets = sheet(whole({}), "t.csv")

    def page(text: str, name: str) -> Truth:
        lines = [[None if cell == "." else cell for cell in line.split()] for line in text.splitlines()]
        return Truth([[int(c) if c and c.isdigit() else c for c in line] for line in lines], name=name)

    own = TITLE.replace(" . . .", " . . . . .") + MANY + "华大 15 200 10 9 30"
    both = tmp_path / "华大.xlsx"
    both.write_bytes(by_openpyxl([page(whole({}), "分解表"), page(own, "1-9月完成")]))
    report = gap(targets, both, as_of=SEPTEMBER)
    assert faults(report) == []
    assert report.left_out == (f"{both}:分解表",)
    assert {row.unit for row in report.rows if row.achieved is not None} == {"全区", "华大"}
    assert {finding.place.unit for _, finding in report.findings if finding.code == "GA003"} == {"温泉", "安山", "双溪"}
