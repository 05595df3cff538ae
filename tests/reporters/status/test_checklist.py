"""A unit's checklist as a workbook: what it says, what may be written, what is locked."""

import io
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from cedu_targets.agenda.checklists import Checklist, checklists
from cedu_targets.agenda.periods import named
from cedu_targets.domain.due import UNSTATED, Due, Precision, Recurrence
from cedu_targets.domain.items import Assigned, Item, ItemKind, Items, Part
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.status.checklist import due_text, workbook, workbooks

ZH, EN = Messages(Language.ZH), Messages(Language.EN)
JUNE = Due("6 月", date(2019, 6, 1), date(2019, 6, 30), precision=Precision.MONTH)
LATER = Due("到 2020 年", None, date(2020, 12, 31), precision=Precision.YEAR)
BUREAU, CENTRE = Assigned("市教育局"), Assigned("市社指中心")
CITIES = Assigned("各市、区", every=True)
ANSWERS = ["E", "F", "G", "H"]


def entry(number: str, text: str, *owners: Assigned, due: Due = JUNE, deadline: Due | None = None) -> Item:
    return Item(
        f"安排-{number}", ItemKind.SCHEDULED, text, number, due=due, deadline=deadline, owners=owners or (BUREAU,)
    )


def schedule(*entries: Item, title: str | None = "2019年主要工作安排") -> Items:
    return Items(title, ItemKind.SCHEDULED, "2019", None, entries)


def only(*lists: Items) -> Checklist:
    [found] = checklists(lists)
    return found


def sheet_of(checklist: Checklist, messages: Messages = ZH) -> Any:
    [sheet] = load_workbook(io.BytesIO(workbook(checklist, messages))).worksheets
    return sheet


def rows(sheet: Any) -> list[list[Any]]:
    found = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    return [row for row in found if row]


def test_it_says_whose_it_is_and_what_is_due() -> None:
    first, _ = checklists([schedule(entry("1", "课题申报"), entry("12", "立法培训班", BUREAU, CENTRE))])
    title, unit, hint, head, *items = rows(sheet_of(first))
    assert title == ["2019年主要工作安排完成情况清单"]
    assert unit == ["填报单位：", "市教育局"]
    assert "下拉" in hint[0]
    assert head == ["编号", "事项", "期限", "责任单位", "完成情况", "完成时间", "佐证材料", "未完成原因"]
    assert items == [
        ["安排-1", "课题申报", "6 月（至 2019-06-30）", "市教育局"],
        ["安排-12", "立法培训班", "6 月（至 2019-06-30）", "市教育局，市社指中心"],
    ]


def test_of_several_lists_each_has_its_title_over_its_items() -> None:
    lists = [schedule(entry("1", "完善机制"), title="工作要点"), schedule(entry("2", "课题申报"), title="工作安排")]
    title, _, _, _, *items = rows(sheet_of(only(*lists)))
    assert title == ["2019年工作完成情况清单"]
    assert [row[0] for row in items] == ["工作要点", "安排-1", "工作安排", "安排-2"]


def test_only_answers_may_be_written() -> None:
    sheet = sheet_of(only(schedule(entry("1", "课题申报"), entry("2", "立法培训班"))))
    assert sheet.protection.sheet
    assert not sheet.protection.password
    open_cells = [cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
    assert open_cells == [f"{column}{row}" for row in (5, 6) for column in ANSWERS]


def test_a_unit_that_is_not_named_writes_its_name() -> None:
    sheet = sheet_of(only(schedule(entry("1", "课题申报", CITIES))))
    assert rows(sheet)[1] == ["填报单位："]
    assert not sheet["B2"].protection.locked


@pytest.mark.parametrize(
    ("messages", "answers"),
    [(ZH, "已完成,进行中,未完成,不再执行"), (EN, "done,in progress,not done,cancelled")],
)
def test_what_is_not_understood_cannot_be_written(messages: Messages, answers: str) -> None:
    sheet = sheet_of(only(schedule(entry("1", "课题申报"), entry("2", "立法培训班"))), messages)
    rules = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    assert (rules["E5:E6"].type, rules["E5:E6"].formula1) == ("list", f'"{answers}"')
    assert (rules["F5:F6"].type, rules["F5:F6"].operator) == ("date", None)
    assert sheet["F5"].number_format == "yyyy-mm-dd"


def test_what_an_answer_still_lacks_is_coloured() -> None:
    sheet = sheet_of(only(schedule(entry("1", "课题申报"))))
    found = {str(one.sqref): [rule.formula[0] for rule in one.rules] for one in sheet.conditional_formatting}
    assert found == {
        "F5": ['AND(OR($E5="已完成"),F5="")'],
        "G5": ['AND(OR($E5="已完成"),G5="")'],
        "H5": ['AND(OR($E5="未完成",$E5="不再执行"),H5="")'],
    }


def test_it_is_printed_on_the_width_of_a_page_with_its_headings_on_every_one() -> None:
    sheet = sheet_of(only(schedule(*(entry(str(number), "课题申报" * 40) for number in range(1, 60)))))
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.freeze_panes == "C5"
    assert sheet.row_dimensions[5].height > 100
    assert sheet["B5"].alignment.wrap_text


@pytest.mark.parametrize(
    ("due", "deadline", "expected"),
    [
        (JUNE, None, "6 月（至 2019-06-30）"),
        (JUNE, LATER, "到 2020 年（至 2020-12-31）"),
        (UNSTATED, None, ""),
        (Due("待定", precision=Precision.TBD), None, "待定"),
        (Due("2019年", date(2019, 1, 1), date(2019, 12, 31), printed=False), None, "2019年"),
        (Due("5 月", date(2019, 5, 1), date(2019, 5, 31), printed=False, carried=True), None, "5 月（至 2019-05-31）"),
        (
            Due("用2-3年", None, date(2022, 3, 31), date(2021, 3, 31), Precision.RANGE),
            None,
            "用2-3年（最迟 2022-03-31）",
        ),
    ],
)
def test_a_time_is_as_printed_with_its_last_day(due: Due, deadline: Due | None, expected: str) -> None:
    assert due_text(entry("1", "课题申报", due=due, deadline=deadline), ZH) == expected


def test_names_of_files_are_safe_and_each_has_one() -> None:
    owners = [Assigned("../甲/乙"), Assigned(".._甲_乙"), Assigned("con"), Assigned("甲 局")]
    lists = checklists([schedule(*(entry(str(n), "课题申报", owner) for n, owner in enumerate(owners, start=1)))])
    names = list(workbooks(lists, ZH))
    assert names == ["甲_乙.xlsx", "甲_乙-2.xlsx", "_con.xlsx", "甲_局.xlsx"]


def test_texts_stay_texts_and_the_same_items_give_the_same_bytes() -> None:
    made = only(schedule(entry("1", "=1+1"), entry("2", "=cmd|' /C calc'!A0"), title="@SUM(A1)"))
    sheet = sheet_of(made)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert sheet["B5"].value == "=1+1"
    assert workbook(made, ZH) == workbook(made, ZH)


def test_the_steps_of_an_item_stand_behind_its_text() -> None:
    quarters = [("一季度", "立项", date(2019, 3, 31)), ("二季度", "开工", date(2019, 6, 30))]
    steps = tuple(Part(mark, text, Due(mark, None, end, precision=Precision.QUARTER)) for mark, text, end in quarters)
    inside = (*steps, Part("①", "扩建工程", JUNE), Part("", "其他"))
    item = replace(entry("1", "扩建工程"), parts=inside)
    assert rows(sheet_of(only(schedule(item))))[4][1] == "扩建工程：一季度 立项；二季度 开工"


@pytest.mark.parametrize(
    ("messages", "names"),
    [(ZH, ["安排-1@2019-上半年", "安排-1@2019-下半年"]), (EN, ["安排-1@2019-H1", "安排-1@2019-H2"])],
)
def test_what_recurs_is_asked_time_by_time(messages: Messages, names: list[str]) -> None:
    often = Due("每半年", precision=Precision.RECURRING, recurrence=Recurrence.HALF_YEARLY)
    listed = schedule(entry("1", "报送信息", due=often), entry("2", "课题申报"))
    found = rows(sheet_of(only(listed), messages))[4:]
    assert [row[0] for row in found] == [*names, "安排-2"]
    assert ["2019-06-30" in row[2] for row in found] == [True, False, True]
    assert [named(name) for name in names] == [("安排-1", "2019-H1"), ("安排-1", "2019-H2")]


@pytest.mark.parametrize("messages", [ZH, EN])
def test_the_day_that_shows_how_to_write_one_is_of_the_plans_year(messages: Messages) -> None:
    sheet = sheet_of(only(replace(schedule(entry("1", "课题申报")), period="2025-2027")), messages)
    said = [sheet["A3"].value]
    for rule in sheet.data_validations.dataValidation:
        said += [rule.prompt, rule.error] if rule.type == "date" else []
    assert len(said) == 3
    assert all("2025-06-30" in text for text in said)
