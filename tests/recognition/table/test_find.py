"""Several tables on one sheet, tables turned round, and several measures in one table: each is read as what it is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.worksheet.worksheet import Worksheet

from cedu_targets import check
from cedu_targets.report import FileReport

TITLE = "2021年目标任务表\n"


def wrong(file: FileReport) -> list[str | None]:
    return [finding.place.cell for finding in file.findings if finding.severity == "error"]


def test_two_tables_side_by_side(sheet: Callable[..., Path]) -> None:
    rows = ["单位 培训 农村 . 单位 线上 线下", "栏次 1 2 . 栏次 1 2", "全区 5 6 . 全区 7 8", "东山 5 6 . 东山 7 9"]
    files = check(sheet(TITLE + "\n".join(rows)), rules="none").files
    assert [file.number for file in files] == [1, 2]
    assert [wrong(file) for file in files] == [[], ["G4"]]


@pytest.mark.parametrize("gap", ["", ". "])
def test_side_by_side_without_codes(gap: str, sheet: Callable[..., Path]) -> None:
    """The numbers of 丁 must not become numbers of 甲."""
    rows = f"镇街 讲座 义诊 {gap}镇街 比赛\n全县 7 6 {gap}全县 9\n甲镇 1 2 {gap}丁镇 4\n乙镇 6 4 {gap}戊镇 6\n"
    files = check(sheet(TITLE + rows), rules="none").files
    assert [file.table.units for file in files if file.table] == [("甲镇", "乙镇"), ("丁镇", "戊镇")]
    assert [wrong(file) for file in files] == [[], ["F3" if gap else "E3"]]
    assert {file.table.title for file in files if file.table} == {"2021年目标任务表"}


@pytest.mark.parametrize("between", ["", "\n", "2021年体育活动任务表\n", "\n二、体育活动任务表\n"])
@pytest.mark.parametrize("district", ["top", "bottom"])
def test_one_under_the_other_without_codes(between: str, district: str, sheet: Callable[..., Path]) -> None:
    units = "甲镇 1 10\n乙镇 2 20\n丙镇 4 31\n"
    first, second = ("全县 7 61\n" + units, "全县 7 62\n" + units)
    if district == "bottom":
        first, second = units + "合计 7 61\n", units + "合计 7 62\n"
    text = TITLE + "单位 讲座 义诊\n" + first + between + "单位 比赛 培训\n" + second
    files = check(sheet(text), rules="none").files
    assert [file.table.codes for file in files if file.table] == [("讲座", "义诊"), ("比赛", "培训")]
    assert [len(wrong(file)) for file in files] == [0, 1]
    assert [file.checked.relations for file in files] == [2, 2]


@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize("codes", [False, True])
@pytest.mark.parametrize("wide_first", [False, True])
def test_a_wide_and_a_narrow_table_on_one_sheet(
    wide_first: bool, codes: bool, between: str, sheet: Callable[..., Path]
) -> None:
    """No column of the one is taken for a column of the other."""
    narrow = "单位 讲座 义诊\n" + ("栏次 1 2\n" if codes else "") + "全县 7 61\n甲镇 1 10\n乙镇 6 51\n"
    wide = "单位 比赛 培训 展演 演讲\n" + ("栏次 1 2 3 4\n" if codes else "")
    wide += "全县 7 61 3 4\n甲镇 1 10 1 2\n乙镇 6 51 2 2\n"
    tables = [wide, narrow] if wide_first else [narrow, wide]
    files = check(sheet(TITLE + between.join(tables)), rules="none").files
    assert [file.findings for file in files] == [(), ()]
    assert [len(file.table.codes) for file in files if file.table] == ([4, 2] if wide_first else [2, 4])
    assert [file.table.units for file in files if file.table] == [("甲镇", "乙镇")] * 2


def test_years_and_measures_beside_the_names_are_no_numbers(sheet: Callable[..., Path]) -> None:
    text = "单位 类别 培训 农村\n东山 2021年目标 10 5\n. 2021年完成 8 5\n秣陵 2021年目标 50 25\n. 2021年完成 42 21\n全区 2021年目标 60 30\n. 2021年完成 50 26\n"
    target, achieved = check(sheet(TITLE + text), rules="none").files
    assert (wrong(target), wrong(achieved)) == ([], [])
    text = "单位 培训 . 讲座 .\n. 年度目标 实际完成 年度目标 实际完成\n全区 3 2 3 2\n东山 1 1 1 1\n秣陵 2 1 2 1\n"
    files = check(sheet(TITLE + text), rules="none").files
    assert [file.table.measure for file in files if file.table] == ["target", "achievement"]


def test_a_table_without_codes_under_one_with_codes(sheet: Callable[..., Path]) -> None:
    units = "全县 7 61\n甲镇 1 10\n乙镇 2 20\n丙镇 4 32\n"
    text = TITLE + "单位 讲座 义诊\n栏次 1 2\n" + units + "注：另行通知\n\n单位 比赛 培训\n" + units
    files = check(sheet(text), rules="none").files
    assert [wrong(file) for file in files] == [["C4"], ["C11"]]


def test_a_signature_block_is_no_table(sheet: Callable[..., Path]) -> None:
    text = (
        TITLE
        + "单位 讲座 义诊\n栏次 1 2\n全县 1 2\n甲镇 1 2\n审核人 日期 电话\n张三 44260 13800000000\n李四 44261 13900000000\n"
    )
    assert len(check(sheet(text), rules="none").files) == 1


TURNED = {
    "by its corner and its district": "指标 全区 东山 秣陵\n培训人数 30 10 21\n讲座场次 11 5 6\n参与率 80% 80% 75%\n",
    "with units of measure and numbers": "序号 指标名称 单位 东山 秣陵 全区\n1 培训人数 人 10 21 30\n2 讲座 场 5 6 11\n3 参与率 % 80 75 80\n",
    "with numbers over its units": "指标 代码 全区 东山 秣陵\n培训人数 01 30 10 21\n讲座场次 02 11 5 6\n参与率(%) 03 80 80 75\n",
    "without a corner": "\\ 东山街道 秣陵镇 合计\n培训人数 10 21 30\n讲座场次 5 6 11\n参与率 80% 75% 80%\n",
}


@pytest.mark.parametrize("name", TURNED)
def test_indicators_as_rows(name: str, sheet: Callable[..., Path]) -> None:
    text = TURNED[name]
    (file,) = check(sheet(TITLE + text), rules="none").files
    table = file.table
    assert table
    assert [unit[:2] for unit in table.units] == ["东山", "秣陵"]
    assert [indicator.name[:2] for indicator in table.indicators] == ["培训", "讲座", "参与"]
    assert [indicator.additive for indicator in table.indicators] == [True, True, False]
    assert str(table.value(table.units[1], table.codes[2])) == "0.75"
    district = "BFCD"[list(TURNED).index(name)]
    assert wrong(file) == [f"{district}3"]
    assert [finding.code for finding in file.findings if finding.severity == "note"] == ["RD030"]
    assert file.checked.relations == 2


@pytest.mark.parametrize(
    "text",
    [
        "项目 人数 课时\n讲座 60 6\n电工班 10 5\n",  # a monthly form
        "单位 培训人数 讲座场次\n东山街道 10 5\n秣陵街道 20 6\n",
        "街道 示范社区 老年学校 社区学院\n东山 1 2 3\n秣陵 4 5 6\n",
        "单位 全年 一季度 二季度\n东山 3 1 2\n秣陵 5 2 3\n",
    ],
)
def test_an_upright_table_is_not_turned(text: str, sheet: Callable[..., Path]) -> None:
    (file,) = check(sheet(TITLE + text), rules="none").files
    assert "RD030" not in {finding.code for finding in file.findings}


MEASURES = {
    "rows": "单位 类别 培训 农村\n全区 目标 60 30\n. 完成 50 25\n东山 目标 10 5\n. 完成 8 5\n秣陵 目标 50 25\n. 完成 42 21\n",
    "rows with names": "单位 . 培训 农村\n全区 目标数 60 30\n全区 完成数 50 25\n东山 目标数 10 5\n东山 完成数 8 5\n秣陵 目标数 50 25\n秣陵 完成数 42 21\n",
    "rows by measure": "单位 类别 培训 农村\n全区 计划数 60 30\n东山 计划数 10 5\n秣陵 计划数 50 25\n全区 实际完成 50 25\n东山 实际完成 8 5\n秣陵 实际完成 42 21\n",
    "columns": "单位 培训 . . 农村 . .\n. 目标 完成 完成率 目标 完成 完成率\n全区 60 50 83% 30 25 83%\n东山 10 8 80% 5 5 100%\n秣陵 50 42 84% 25 21 84%\n",
    "columns on top": "单位 目标任务 . 完成情况 .\n. 培训 农村 培训 农村\n全区 60 30 50 25\n东山 10 5 8 5\n秣陵 50 25 42 21\n",
    "columns in one heading": "单位 培训目标数 培训完成数 农村目标数 农村完成数\n全区 60 50 30 25\n东山 10 8 5 5\n秣陵 50 42 25 21\n",
    "rows with the measure in the name": "单位 培训 农村\n全区目标 60 30\n全区完成 50 25\n东山目标 10 5\n东山完成 8 5\n秣陵目标 50 25\n秣陵完成 42 21\n",
    "rows of a turned table": "指标 全区 . 东山镇 . 秣陵镇 .\n. 目标 完成 目标 完成 目标 完成\n培训 60 50 10 8 50 42\n农村 30 25 5 5 25 21\n",
}


@pytest.mark.parametrize("name", MEASURES)
def test_target_and_achievement_are_two_tables(name: str, sheet: Callable[..., Path]) -> None:
    target, achieved = check(sheet(TITLE + MEASURES[name]), rules="none").files
    assert target.table
    assert achieved.table
    assert (target.table.measure, achieved.table.measure) == ("target", "achievement")
    assert (target.number, achieved.number) == (1, 2)
    assert target.table.codes == achieved.table.codes == ("培训", "农村")
    assert [unit[:2] for unit in target.table.units] == ["东山", "秣陵"]
    assert (len(wrong(target)), len(wrong(achieved))) == (0, 1)
    assert str(achieved.table.value(achieved.table.units[1], "培训")) == "42"
    codes = {finding.code for finding in target.findings}
    assert codes == {
        "RD031",
        *({"RD032"} if "完成率" in MEASURES[name] else ()),
        *({"RD030"} if "指标" in MEASURES[name] else ()),
    }


def test_codes_and_notes_of_two_measures(sheet: Callable[..., Path]) -> None:
    """Each measure keeps the codes of its columns; a note about the other one is no finding here."""
    text = "单位 合计 . 农村 . 城镇 .\n. 目标 完成 目标 完成 目标 完成\n栏次 1 2 3 4 5 6\n全区 6 5 3 3 3 2\n东山 2 2 1 1 1 1\n秣陵 4 3 2 2 2 2\n1=3+5；2=4+6"
    target, achieved = check(sheet(TITLE + text), rules="none").files
    assert target.table
    assert achieved.table
    assert (target.table.codes, achieved.table.codes) == (("1", "3", "5"), ("2", "4", "6"))
    assert [indicator.name for indicator in achieved.table.indicators] == ["合计", "农村", "城镇"]
    assert {finding.code for finding in target.findings} == {"RD031"}
    assert wrong(achieved) == ["G5", "C7"]


def test_last_years_achievement_is_the_base(sheet: Callable[..., Path]) -> None:
    text = (
        "单位 培训 . 讲座 .\n. 2020年完成 2021年目标 2020年完成 2021年目标\n全区 3 6 3 6\n东山 1 2 1 2\n秣陵 2 4 2 4\n"
    )
    files = check(sheet(TITLE + text), rules="none").files
    assert [(file.table.measure, file.table.period) for file in files if file.table] == [
        ("target", "2021"),
        ("base", "2021"),
    ]


def test_column_numbers_over_turned_units_are_no_codes(sheet: Callable[..., Path]) -> None:
    text = "指标 代码 全区 东山 秣陵\n甲 乙 1 2 3\n培训人数 01 30 10 20\n讲座场次 02 11 5 6\n"
    (file,) = check(sheet(TITLE + text), rules="none").files
    assert file.table
    assert (file.table.district, file.table.codes, wrong(file)) == ("全区", ("01", "02"), [])


def test_the_same_units_under_two_headings(sheet: Callable[..., Path]) -> None:
    text = "单位 讲座 义诊\n一、健康 . .\n甲镇 1 10\n乙镇 2 20\n小计 3 30\n二、体育 . .\n甲镇 1 10\n乙镇 2 20\n小计 3 31\n合计 6 60"
    (file,) = check(sheet(TITLE + text), rules="none").files
    assert [(finding.code, finding.place.cell) for finding in file.findings] == [("DS003", "C10")]


def test_a_measure_twice_since_the_last_name_belongs_to_nobody(sheet: Callable[..., Path]) -> None:
    text = "单位 类别 培训 农村\n全区 目标 60 30\n. 完成 50 25\n东山 目标 60 30\n. 完成 50 25\n. 目标 9 9\n. 完成 9 9\n"
    target, achieved = check(sheet(TITLE + text), rules="none").files
    assert (wrong(target), wrong(achieved)) == (["A7"], ["A8"])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2022年任务表.csv", "2022"), ("任务2020.csv", "2020"), ("2021年表.csv", ""), ("表.csv", ""),
        ("江教〔2020〕18号.csv", ""), ("任务20200301.csv", ""), ("任务2020-12-3.csv", ""), ("2020-2022年任务.csv", ""),
        ("2020年12月下达2021年任务.csv", ""),
    ],
)  # fmt: skip
def test_the_year_of_the_title_and_of_the_file(name: str, said: str, sheet: Callable[..., Path]) -> None:
    (file,) = check(sheet(TITLE + "单位 培训 农村\n全区 3 3\n东山 1 1\n秣陵 2 2\n", name), rules="none").files
    assert [finding.parameters["other"] for finding in file.findings if finding.code == "RD026"] == said.split()


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """A workbook with one sheet of these rows; `change` may do to it what people do."""

    def write(rows: list[list[Any]], change: Callable[[Workbook, Worksheet], None] | None = None) -> Path:
        book = Workbook()
        page = book.active
        assert isinstance(page, Worksheet)
        for row in rows:
            page.append(row)
        if change is not None:
            change(book, page)
        book.save(tmp_path / "t.xlsx")
        return tmp_path / "t.xlsx"

    return write


PLAIN: list[list[Any]] = [
    [TITLE.strip()],
    ["单位", "培训", "农村"],
    ["全区", 60, 30],
    ["东山", 10, 5],
    ["秣陵", 50, 25],
]


def test_what_is_hidden_is_read_and_said(workbook: Callable[..., Path]) -> None:
    def hide(book: Workbook, page: Worksheet) -> None:
        page.row_dimensions[4].hidden = True
        page.column_dimensions["C"].hidden = True
        old = book.create_sheet("旧表")
        for row in PLAIN:
            old.append(row)
        old.sheet_state = "veryHidden"
        book.create_sheet("底稿").sheet_state = "hidden"

    seen, old = check(workbook(PLAIN, hide), rules="none").files
    assert {(finding.code, finding.place.cell) for finding in seen.findings} == {("RD023", "A4"), ("RD024", "C3")}
    assert [finding.code for finding in old.findings] == ["RD025"]
    assert seen.checked.relations == 2


def test_comments_protection_and_formats_do_not_disturb(workbook: Callable[..., Path]) -> None:
    def dress(book: Workbook, page: Worksheet) -> None:
        page["B4"].comment = Comment("请核对 99", "甲")
        page.protection.sheet = True
        rule = CellIsRule(operator="lessThan", formula=["20"])  # type: ignore[no-untyped-call]
        page.conditional_formatting.add("B3:C5", rule)
        page.freeze_panes = "B3"
        page.auto_filter.ref = "A2:C5"

    (file,) = check(workbook(PLAIN, dress), rules="none").files
    assert (file.findings, file.checked.relations) == ((), 2)


def test_dates_truth_values_and_errors_in_a_column_of_numbers(workbook: Callable[..., Path]) -> None:
    rows = [*PLAIN[:3], ["东山", date(2021, 1, 2), 5], ["秣陵", True, 25], ["汤山", "#N/A", "０"]]
    (file,) = check(workbook(rows), rules="none").files
    found = [(finding.code, finding.place.cell) for finding in file.findings]
    assert found == [("RD004", "B4"), ("RD004", "B5"), ("RD003", "B6")]


def test_merged_units_and_merged_measures(workbook: Callable[..., Path]) -> None:
    rows: list[list[Any]] = [
        [TITLE.strip()],
        ["单位", "培训", None, "讲座", None, "备注"],
        [None, "目标（人）", "完成（人）", "目标（场）", "完成（场）", None],
        ["全区", 60, 50, 30, 25, "好"], ["东山", 10, 8, 5, 5, None], ["秣陵", 50, 42, 25, 20, None],
    ]  # fmt: skip

    def merge(book: Workbook, page: Worksheet) -> None:
        for cells in ("A1:F1", "A2:A3", "B2:C2", "D2:E2", "F2:F3"):
            page.merge_cells(cells)

    target, achieved = check(workbook(rows, merge), rules="none").files
    assert target.table
    assert achieved.table
    assert [(one.name, one.unit_of_measure) for one in achieved.table.indicators] == [("培训", "人"), ("讲座", "场")]
    assert achieved.table.layout.cell("秣陵", "讲座") == "E6"
    assert {finding.code for finding in (*target.findings, *achieved.findings)} == {"RD031"}
