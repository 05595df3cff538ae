"""The monthly form: what may be written into it, what is locked, and that nothing in it looks filled in."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace

from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.recognition.read import read_documents
from cedu_targets.reporters.rollup.monthly_form import workbook, workbooks
from cedu_targets.rollups.monthly_forms import MonthlyForms

ZH, EN = Messages(Language.ZH), Messages(Language.EN)
UNITS = {"柳湾村": "柳湾村", "柳湾": "柳湾村", "高坡村": "高坡村"}
EXPECTED = ExpectedForms("柳溪镇社区教育培训月报表", UNITS, ("2020-05", "2020-12"), 5, ("农业科技类", "其他类培训"))
FORMS = MonthlyForms(EXPECTED, EXPECTED.months)
PLAIN = MonthlyForms(ExpectedForms(units=UNITS))


def sheets(forms: MonthlyForms, messages: Messages = ZH) -> list[Any]:
    return list(openpyxl.load_workbook(BytesIO(workbook("柳湾村", forms, messages))).worksheets)


def rules(sheet: Any) -> dict[str, tuple[str, str, str]]:
    return {
        str(one.sqref): (one.type, str(one.formula1), str(one.formula2))
        for one in sheet.data_validations.dataValidation
    }


def test_each_unit_gets_a_file_with_a_sheet_a_month() -> None:
    assert list(workbooks(FORMS, ZH)) == ["柳湾村.xlsx", "高坡村.xlsx"]
    assert [sheet.title for sheet in sheets(FORMS)] == ["2020年5月", "2020年12月"]
    assert [sheet.title for sheet in sheets(PLAIN)] == ["月报表"]


def test_files_of_one_month_are_named_with_it() -> None:
    one = MonthlyForms(EXPECTED, ("2020-05",), is_of_one_month=True)
    assert list(workbooks(one, ZH)) == ["柳湾村-2020年5月.xlsx", "高坡村-2020年5月.xlsx"]
    assert list(workbooks(one, EN)) == ["柳湾村-2020-05.xlsx", "高坡村-2020-05.xlsx"]


def test_units_whose_file_names_would_be_the_same_have_their_own() -> None:
    units = {name: name for name in ("A/B", "A:B", "a_b")}
    assert list(workbooks(MonthlyForms(replace(EXPECTED, units=units)), ZH)) == ["A_B.xlsx", "A_B-2.xlsx", "a_b-3.xlsx"]


def test_unit_and_month_are_there_and_the_rest_is_asked_for() -> None:
    sheet = sheets(FORMS)[0]
    assert [sheet[cell].value for cell in ("A1", "B2", "C2", "D2", "E2", "G2", "H2", "B3", "C3")] == [
        "柳溪镇社区教育培训月报表", "填报单位：", "柳湾村", "月份：", "2020年5月", "填报时间：", None, "本月没有办班：", None,
    ]  # fmt: skip
    assert [cell.value for cell in sheet[5]] == [
        "序号", "培训项目", "培训类别", "培训时间", "培训地点", "培训人次", "其中本年首次参训（人）", "培训课时数", "培训方式",
    ]  # fmt: skip
    assert all(cell.value is None for row in sheet["B6:I20"] for cell in row)
    assert "2020年6月5日" in sheet["A4"].value
    assert "2021年1月5日" in sheets(FORMS)[1]["A4"].value


def test_what_may_be_written() -> None:
    found = rules(sheets(FORMS)[0])
    assert found["C2"] == ("list", '"柳湾村,高坡村"', "None")
    assert found["E2"] == ("list", '"2020年5月,2020年12月"', "None")
    assert found["C3"] == ("list", '"是"', "None")
    assert found["C6:C20"] == ("list", '"农业科技类,其他类培训"', "None")
    first, last = ((date(2020, 5, day) - date(1899, 12, 30)).days for day in (1, 31))
    assert found["D6:D20"] == ("date", str(first), str(last))
    assert found["F6:F20"][:2] == ("whole", "0")
    assert found["G6:G20"] == ("whole", "0", "F6")
    assert found["H6:H20"][0] == "decimal"
    assert rules(sheets(FORMS)[1])["D6:D20"][2] == str((date(2020, 12, 31) - date(1899, 12, 30)).days)


def test_without_a_pack_months_and_categories_are_free() -> None:
    found = rules(sheets(PLAIN)[0])
    assert "C6:C20" not in found
    assert "E2" not in found or found["E2"][0] in ("any", "None", None)  # only a hint how to write it
    assert found["C2"] == ("list", '"柳湾村,高坡村"', "None")


def test_of_many_units_a_form_knows_its_own_alone() -> None:
    units = {f"第{number}村": f"第{number}村" for number in range(100)}
    book = sheets(replace(FORMS, expected=replace(EXPECTED, units=units)))
    assert len(book) == 2
    assert rules(book[0])["C2"] == ("list", '"柳湾村"', "None")


def test_categories_that_are_long_stand_on_a_hidden_sheet() -> None:
    categories = ("甲,乙", *(f"第{number}类" for number in range(100)))
    book = sheets(replace(FORMS, expected=replace(EXPECTED, categories=categories)))
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("2020年5月", "visible"), ("2020年12月", "visible"), ("下拉选项", "hidden"),
    ]  # fmt: skip
    assert rules(book[0])["C6:C20"][1] == rules(book[1])["C6:C20"][1] == "'下拉选项'!$A$2:$A$102"
    assert [book[2][cell].value for cell in ("A1", "A2", "A102")] == ["cedu · 下拉选项，请勿改动", "甲,乙", "第99类"]


def test_what_drops_down_in_a_form_is_no_sheet_that_anybody_is_told_of(tmp_path: Path) -> None:
    categories = tuple(f"第{number}类培训" for number in range(60))
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook("柳湾村", replace(FORMS, expected=replace(EXPECTED, categories=categories)), ZH))
    assert {finding.code for read in read_documents(path) for finding in read.findings} == set()


def test_only_the_answers_may_be_written_and_there_is_no_password() -> None:
    sheet = sheets(FORMS)[0]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    open_cells = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert open_cells == {"C2", "E2", "H2", "C3", *(f"{column}{row}" for column in "BCDEFGHI" for row in range(6, 21))}


def test_totals_are_worked_out_and_stored() -> None:
    content = workbook("柳湾村", FORMS, ZH)
    assert openpyxl.load_workbook(BytesIO(content)).worksheets[0]["G21"].value == "=SUM(G6:G20)"
    stored = openpyxl.load_workbook(BytesIO(content), data_only=True).worksheets[0]
    assert [stored[cell].value for cell in ("B21", "F21", "G21", "H21")] == ["合计", 0, 0, 0]


def test_it_bears_no_mark_of_cedu_and_is_the_same_each_time() -> None:
    content = workbook("柳湾村", FORMS, ZH)
    assert not openpyxl.load_workbook(BytesIO(content)).properties.description
    assert content == workbook("柳湾村", FORMS, ZH)


@pytest.mark.parametrize("messages", [ZH, EN])
def test_it_prints_on_one_page_across(messages: Messages) -> None:
    for sheet in sheets(FORMS, messages):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$5:$5"


def test_english_users_get_it_in_english() -> None:
    sheet = sheets(PLAIN, EN)[0]
    assert [cell.value for cell in sheet[5]] == [
        "No.", "Course", "Category", "Date", "Place", "Attendances", "First time this year (persons)", "Hours", "Mode",
    ]  # fmt: skip
