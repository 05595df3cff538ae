"""Forms of one unit: indicators down the rows, targets and achievements across, the unit named around the table."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest

from cedu_targets import check, read
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.months import Span
from cedu_targets.domain.table import Table
from cedu_targets.report import FileReport

Sheet = Callable[..., Path]
HEAD = "序号 指标 计量单位 全年目标 1—9月完成 完成率 备注\n"
ROWS = "1 培训 人次 400 300 75% .\n2 讲座 场 8 6 75% .\n3 覆盖率 % 95 90 . .\n"
SIGNED = ". . . . . . .\n填报人：某某 . . 审核人：某某 . . 填报日期：2020年9月30日\n"


def tables(path: Path) -> list[Table]:
    return list(read(path).tables)


def row(table: Table) -> list[str | None]:
    (unit,) = table.units
    return [None if (value := table.value(unit, code)) is None else str(value) for code in table.codes]


def codes(files: tuple[FileReport, ...]) -> list[str]:
    return [finding.code for file in files for finding in file.findings]


@pytest.mark.parametrize(
    ("over", "name", "said_in"),
    [
        ("东山街道2020年社区教育目标完成情况", "form.csv", "title"),
        ("2020年江宁区东山街道目标完成情况表", "form.csv", "title"),
        ("2020年社区教育目标完成情况表（东山街道）", "form.csv", "title"),
        ("2020年目标完成情况\n填报单位：东山街道", "form.csv", "head"),
        ("2020年目标完成情况\n填报单位（盖章）： 东山街道 . . 单位：人次", "form.csv", "head"),
        ("2020年社区教育目标完成情况", "2020年9月-东山街道.csv", "file"),
    ],
)
def test_whose_form_it_is(over: str, name: str, said_in: str, sheet: Sheet) -> None:
    path = sheet(f"{over}\n{HEAD}{ROWS}{SIGNED}", name)
    target, achieved = tables(path)
    assert (target.measure, achieved.measure) == (Measure.TARGET, Measure.ACHIEVEMENT)
    assert target.units == achieved.units == ("东山街道",)
    assert (row(target), row(achieved)) == (["400", "8", "0.95"], ["300", "6", "0.9"])
    assert [one.unit_of_measure for one in achieved.indicators] == ["人次", "场", "%"]
    assert achieved.span == Span(1, 9)
    (told,) = {one.variant for file in check(path).files for one in file.findings if one.code == "RD076"}
    assert told == said_in
    top = over.count("\n") + 1
    assert achieved.layout.cell("东山街道", achieved.codes[1]) == f"E{top + 3}"


def test_a_short_name_of_the_file_is_a_guess(sheet: Sheet) -> None:
    """东山.csv: what is left of the file's name may be the unit; a name that bears a unit's kind is surer."""
    guessed = tables(sheet(f"2020年目标完成情况\n{HEAD}{ROWS}", "东山.csv"))[0]
    assert guessed.units == ("东山",)
    certain = tables(sheet(f"秣陵街道2020年目标完成情况\n{HEAD}{ROWS}", "张三.csv"))[0]
    assert certain.units == ("秣陵街道",)


@pytest.mark.parametrize("name", "各街道 各镇街 所有乡镇 全部 汇总 其他街道 三镇 乡镇 街道汇总".split())
def test_what_is_said_of_many_is_nobodys_name(name: str, tmp_path: Path) -> None:
    """One sheet for each street, in a file named after all of them."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for unit in ("湖熟街道", "东山街道"):
        page = book.create_sheet(unit)
        for line in (
            ["2020年社区教育目标完成情况表"], ["指标", "全年目标", "1—9月完成"], ["培训（人次）", 400, 300],
            ["讲座（场）", 8, 6], ["参与率（%）", 50, 40],
        ):  # fmt: skip
            page.append(line)
    path = tmp_path / f"{name}.xlsx"
    book.save(path)
    assert [table.units for table in tables(path)] == [("湖熟街道",)] * 2 + [("东山街道",)] * 2
    assert "RD071" not in codes(check(path).files)


@pytest.mark.parametrize("name", "本溪镇 多宝镇 三乡镇 各埠 高新区 五里街道".split())
def test_names_of_places_that_begin_likewise(name: str, sheet: Sheet) -> None:
    units = tables(sheet(f"2020年目标完成情况\n{HEAD}{ROWS}", f"{name}.csv"))[0].units
    assert (units == (name,)) is (name != "各埠")


def test_a_sheet_may_be_named_after_the_unit(tmp_path: Path) -> None:
    """A workbook with merged title cells, a column that is blank, and a signature line."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "湖熟街道"
    for line in (
        ["2020年社区教育目标完成情况表"],
        ["指标", None, "计量单位", "全年目标", "截至9月底完成"],
        ["培训", None, "人次", 400, 300],
        ["讲座", None, "场", 8, 6],
        [],
        ["填报人：", None, None, "审核人："],
    ):
        page.append(line)
    page.merge_cells("A1:E1")
    page.merge_cells("A2:B2")
    book.save(tmp_path / "a.xlsx")
    target, achieved = tables(tmp_path / "a.xlsx")
    assert achieved.units == ("湖熟街道",)
    assert (row(target), row(achieved)) == (["400", "8"], ["300", "6"])


def test_a_form_in_word(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("横溪街道2020年社区教育目标完成情况")
    lines = ["指标 单位 目标 前三季度完成", "培训 人次 400 300", "讲座 场 8 6"]
    table = document.add_table(rows=0, cols=4)
    for line in lines:
        for cell, text in zip(table.add_row().cells, line.split(), strict=True):
            cell.text = text
    document.save(str(tmp_path / "a.docx"))
    _, achieved = tables(tmp_path / "a.docx")
    assert (achieved.units, row(achieved), achieved.span) == (("横溪街道",), ["300", "6"], Span(1, 9))


def test_a_line_over_the_table_is_no_header(sheet: Sheet) -> None:
    """填报单位 and 填报时间 beside one another, the latter over the numbers."""
    text = (
        "2020年度目标任务完成情况统计表\n填报单位（盖章） 汤山街道 . 填报时间：2020年10月8日\n"
        "目标任务 计量单位 年度目标 1—9月累计完成\n培训 人次 400 300\n讲座 场 8 6\n"
    )
    _, achieved = tables(sheet(text))
    assert (achieved.units, row(achieved)) == (("汤山街道",), ["300", "6"])


def test_two_places_name_two_units(sheet: Sheet) -> None:
    files = check(sheet(f"东山街道2020年目标完成情况\n填报单位：秣陵街道\n{HEAD}{ROWS}")).files
    (said,) = (one for file in files for one in file.findings if one.code == "RD071")
    assert (said.variant, said.parameters["one"], said.parameters["other"]) == ("head_title", "秣陵街道", "东山街道")


def test_that_no_place_names_the_unit_is_said_once(sheet: Sheet) -> None:
    assert codes(check(sheet(f"2020年社区教育目标完成情况\n{HEAD}{ROWS}")).files).count("RD070") == 1


@pytest.mark.parametrize(
    "text",
    [
        "街道 目标 完成 完成率\n东山街道 400 300 75%\n秣陵街道 8 6 75%",
        "项目 上年数 本年数\n东山镇 400 300\n秣陵镇 8 6",
        "指标 第一季度 第二季度\n应培训人数 800 900\n实际培训人数 720 864",
        "编号 指标 目标数 完成数\n1 教育 830 815\n1.1 小学 500 490\n1.2 中学 330 325",
        "指标 东山 秣陵\n培训人数 10 21\n讲座场次 5 6",
    ],
)
def test_what_is_no_form_of_one(text: str, sheet: Sheet) -> None:
    found = tables(sheet(f"2020年目标完成情况\n{text}" if "街道" in text or "镇" in text else text))
    assert all(table.one_unit is None for table in found)


def test_sums_of_rows_are_checked_as_they_were(sheet: Sheet) -> None:
    """合计 and the rows with 1.1, 1.2 under 1 stay sums when the form is set upright."""
    text = (
        "东山街道2020年目标完成情况\n编号 指标 目标数 完成数\n1 学校 830 815\n1.1 小学 500 490\n1.2 中学 {}  325\n"
        "2 社区 640 655\n2.1 讲座 240 250\n2.2 课程 400 405\n. 合计 1470 1470\n"
    )
    assert [file.checked.relations for file in check(sheet(text.format(330))).files] == [3, 3]
    wrong = check(sheet(text.format(300))).files
    assert [(one.code, one.place.cell) for file in wrong for one in file.findings if one.severity == "error"] == [
        ("PW001", "C3")
    ]


def test_the_completion_is_worked_out_again(sheet: Sheet) -> None:
    """75% is right, 57% is not; a rate's own completion is not checked, and rounding is no fault."""
    rows = "1 培训 人次 400 300 57% .\n2 讲座 场 9 6 66.7% .\n3 覆盖率 % 95 90 90% .\n"
    files = check(sheet(f"东山街道2020年目标完成情况\n{HEAD}{rows}")).files
    (said,) = (one for file in files for one in file.findings if one.code == "RD073")
    assert (said.place.cell, said.actual, said.expected) == ("F3", Decimal("0.57"), Decimal("0.75"))
    assert [file.checked.relations for file in files] == [2, 2]


MONTHLY = "东山街道2020年目标完成情况\n指标 计量单位 全年目标 1月 2月 3月 累计\n"


def test_months_beside_the_year_so_far(sheet: Sheet) -> None:
    right = check(sheet(f"{MONTHLY}培训 人次 400 10 30 20 60\n讲座 场 8 1 0 2 3\n覆盖率 % 95 80 85 90 90\n")).files
    assert [one for one in codes(right) if one not in ("RD075", "RD076")] == []
    table = right[1].table
    assert table
    assert (row(table), table.span) == (["60", "3", "0.9"], Span(1, 3))
    assert right[1].checked.relations == 2
    wrong = check(sheet(f"{MONTHLY}培训 人次 400 10 30 20 70\n讲座 场 8 1 0 2 3\n")).files
    (said,) = (one for file in wrong for one in file.findings if one.code == "RD072")
    assert said.place.cell == "G3"
    assert [str(one) for one in (said.actual, said.expected, said.difference)] == ["70", "60", "10"]


def test_months_that_hold_the_year_up_to_them(sheet: Sheet) -> None:
    """Where each row's sum is its last month's number, the months are not added up."""
    files = check(sheet(f"{MONTHLY}培训 人次 400 10 40 60 60\n讲座 场 8 1 1 3 3\n")).files
    assert "RD072" not in codes(files)


def test_persons_come_again(sheet: Sheet) -> None:
    files = check(sheet(f"{MONTHLY}培训人数 人 400 10 30 20 45\n讲座 场 8 1 0 2 3\n")).files
    assert "RD072" not in codes(files)


def test_months_that_are_still_blank(sheet: Sheet) -> None:
    head = "东山街道2020年目标完成情况\n指标 全年目标 1月 2月 3月 4月 合计\n"
    _, achieved = tables(sheet(f"{head}培训（人次） 400 10 30 . . 40\n讲座（场） 8 1 0 . 0 1\n"))
    assert (row(achieved), achieved.span) == (["40", "1"], Span(1, 2))


def test_months_without_their_sum(sheet: Sheet) -> None:
    """Each month is a part of the year by itself."""
    head = "东山街道2020年目标完成情况\n指标 计量单位 1月完成 2月完成 3月完成\n"
    found = tables(sheet(f"{head}培训 人次 10 30 20\n讲座 场 1 0 2\n"))
    assert [table.span for table in found] == [Span(1, 1), Span(2, 2), Span(3, 3)]
    assert [row(table) for table in found] == [["10", "1"], ["30", "0"], ["20", "2"]]
    assert "RD074" not in codes(check(sheet(f"{head}培训 人次 10 30 20\n讲座 场 1 0 2\n")).files)


def test_months_that_only_rise_ask_for_a_look(sheet: Sheet) -> None:
    head = "东山街道2020年目标完成情况\n指标 计量单位 1月 2月 3月 4月\n"
    assert codes(check(sheet(f"{head}培训 人次 10 30 60 80\n讲座 场 1 2 4 5\n")).files).count("RD074") == 1


def test_of_several_sums_the_latest_with_numbers_counts(sheet: Sheet) -> None:
    head = "东山街道2020年目标完成情况\n指标 计量单位 目标 1—3月完成 1—6月完成 1—9月完成\n"
    files = check(sheet(f"{head}培训 人次 400 10 30 .\n讲座 场 8 1 2 .\n")).files
    table = files[1].table
    assert table
    assert (row(table), table.span) == (["30", "2"], Span(1, 6))


ACROSS = (
    "2020年目标完成情况\n. 培训（人次） . . . . 讲座（场） . . . .\n街道 目标 1月 2月 3月 累计 目标 1月 2月 3月 累计\n"
)


def test_months_under_each_indicator(sheet: Sheet) -> None:
    """The horizontal form: the sum is read and held against its months, each row by itself."""
    files = check(sheet(f"{ACROSS}东山 400 10 30 20 60 8 1 0 2 3\n秣陵 300 5 5 6 17 6 0 1 1 2\n")).files
    target, achieved = (file.table for file in files)
    assert target
    assert achieved
    assert [achieved.value("东山", code) for code in achieved.codes] == [60, 3]
    assert [target.value("秣陵", code) for code in target.codes] == [300, 6]
    assert achieved.span == Span(1, 3)
    (said,) = (one for file in files for one in file.findings if one.code == "RD072")
    assert (said.place.cell, str(said.actual), str(said.expected)) == ("F5", "17", "16")


def test_the_sum_may_begin_before_the_months_that_stand_beside_it(sheet: Sheet) -> None:
    """7月 8月 9月 and a larger 累计: the months before are in it."""
    head = ACROSS.replace("1月 2月 3月", "7月 8月 9月")
    files = check(sheet(f"{head}东山 400 10 30 20 260 8 1 0 2 7\n秣陵 300 5 5 6 160 6 0 1 1 4\n")).files
    assert "RD072" not in codes(files)
    assert [file.table.span for file in files if file.table] == [None, Span(1, 9)]


@pytest.mark.parametrize(
    ("heads", "cells", "achieved", "span"),
    [
        ("全年目标 2月底完成 5月底完成 8月底完成", "100 20 45 70|10 2 5 7", ["70", "7"], (1, 8)),
        ("全年目标 1月末 2月末 3月末", "100 20 45 70|10 2 5 7", ["70", "7"], (1, 3)),
        ("全年目标 1—2月累计 1—5月累计 1—8月累计", "100 20 45 70|10 2 5 7", ["70", "7"], (1, 8)),
        ("全年目标 截至2月 截至5月 截至8月", "100 20 45 .|10 2 5 .", ["45", "5"], (1, 5)),
        ("全年目标 8月累计", "100 70|10 7", ["70", "7"], (1, 8)),
        ("二季度累计", "70|7", ["70", "7"], (1, 6)),
        ("截至8月底累计", "70|7", ["70", "7"], (1, 8)),
        ("8月底", "70|7", ["70", "7"], (1, 8)),
        ("8月完成 1—8月累计", "20 70|2 7", ["70", "7"], (1, 8)),
        ("1—8月完成 四季度计划", "70 30|7 3", ["70", "7"], (1, 8)),
        ("1—8月完成 备注", "70 .|7 好", ["70", "7"], (1, 8)),
        ("全年目标 完成（截至8月31日）", "100 70|10 7", ["70", "7"], (1, 8)),
        ("年度目标人次 1—8月累计完成人次", "100 70|10 7", ["70", "7"], (1, 8)),
        ("全年目标 上半年完成 1—8月完成 全年预计完成", "100 45 70 99|10 5 7 9", ["70", "7"], (1, 8)),
        ("全年目标 1—8月完成 1—8月完成率", "100 70 70%|10 7 70%", ["70", "7"], (1, 8)),
    ],
)
def test_sums_up_to_months_are_parts_of_a_form_and_no_units(
    heads: str, cells: str, achieved: list[str], span: tuple[int, int], sheet: Sheet
) -> None:
    """The latest with numbers is what was achieved; a form without targets needs a unit that is certainly one."""
    first, second = cells.split("|")
    path = sheet(
        f"东山街道2020年任务完成情况表\n序号 指标名称 计量单位 {heads}\n1 培训 人次 {first}\n2 活动 场 {second}\n"
    )
    *_, last = tables(path)
    assert (last.measure, last.units, row(last), last.span) == (
        Measure.ACHIEVEMENT, ("东山街道",), achieved, Span(*span),
    )  # fmt: skip
    assert last.district is None
    assert ("RD032" in codes(check(path).files)) == ("四季度计划" in heads or "预计" in heads)


def test_rows_of_achievements_that_may_be_units_are_no_form(sheet: Sheet) -> None:
    path = sheet("东山街道2020年任务完成情况表\n社区 1—8月完成\n甲社区 70\n乙社区 7\n")
    (table,) = tables(path)
    assert table.units == ("甲社区", "乙社区")


@pytest.mark.parametrize(
    ("title", "name", "unit"),
    [
        ("新民2020年9月社区教育完成情况", "新民.csv", "新民"),
        ("清江区新民完成情况统计表", "9月-新民.csv", "新民"),
        ("新民路小学完成情况", "新民.csv", None),
        ("社区教育完成情况", "新民.csv", None),
    ],
)
def test_a_name_without_a_kind_is_sure_where_title_and_file_say_the_same(
    title: str, name: str, unit: str | None, sheet: Sheet
) -> None:
    """With one column of numbers nothing else says that the rows are no units."""
    path = sheet(f"{title}\n指标 单位 1—9月完成\n教育培训 人次 300\n老年教育讲座 场 6\n覆盖率 % 90%\n", name)
    (found,) = tables(path)
    assert (found.one_unit.name if found.one_unit else None) == unit
    if unit is not None:
        assert (found.units, row(found), found.measure) == ((unit,), ["300", "6", "0.90"], Measure.ACHIEVEMENT)


def test_a_row_that_the_unit_added_without_a_code_is_told_and_leaves_the_others_theirs(sheet: Sheet) -> None:
    head = "2020年目标完成情况\n填报单位：东山街道\n栏次 指标 计量单位 目标 累计完成"
    rows = "1 培训合计 人次 40 30\n2 老年培训 人次 30 20\n3 青少年培训 人次 10 10\n4 讲座 场 8 6\n. 读书活动 场 . 9"
    path = sheet(f"{head}\n{rows}\n数据关系：1=2+3。")
    target, achieved = tables(path)
    assert target.codes == achieved.codes == ("1", "2", "3", "4")
    assert row(achieved) == ["30", "20", "10", "6"]
    files = check(path).files
    assert "RD014" not in codes(files)
    (told,) = [one for file in files for one in file.findings if one.code == "RD019"]
    assert (told.variant, told.place.cell, told.parameters["letter"], str(told.severity)) == (
        "row",
        "E8",
        "8",
        "warning",
    )
    assert sum(file.checked.relations for file in files) == 2


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("填报单位：乙", "乙"),
        ("填报单位： 乙 . 填报人：某某", "乙"),
        ("填报单位（盖章）：乙", "乙"),
        ("填报单位： 乙", "乙"),
    ],
)
def test_a_unit_of_one_sign(line: str, unit: str, sheet: Sheet) -> None:
    (table,) = tables(
        sheet(f"2020年6月报表\n{line}\n指标 本月完成 累计完成 备注\n培训（人次） 100 600 .\n讲座（场） 2 6 .\n")
    )
    assert (table.units, row(table)) == ((unit,), ["600", "6"])


@pytest.mark.parametrize("line", ["填报单位：章", "填报单位：无", "填报单位： 年 月 日", "填报单位：镇"])
def test_one_sign_that_is_no_unit(line: str, sheet: Sheet) -> None:
    found = tables(
        sheet(f"2020年6月报表\n{line}\n指标 本月完成 累计完成 备注\n培训（人次） 100 600 .\n讲座（场） 2 6 .\n")
    )
    assert line[-1] not in [unit for table in found for unit in table.units]


def test_floors_that_a_form_prints_are_not_told_to_whoever_fills_it_in(sheet: Sheet) -> None:
    """They are the issued table's, where they are told once; what is written so as achieved is told here."""
    head = "2020年目标完成情况\n填报单位：东山街道\n指标 计量单位 目标 累计完成"
    files = check(sheet(f"{head}\n讲座 场 ≥8 6\n覆盖率 % ≥95% 90%\n参与率 % ≥60% 50%\n培训 人次 400 300人次")).files
    assert [one.place.cell for file in files for one in file.findings if one.code == "RD045"] == ["D7"]
