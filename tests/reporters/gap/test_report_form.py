"""The forms that units are sent: what may be written in them, and what they show before anything is."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cedu_targets import api
from cedu_targets.gaps.report_forms import ReportForms
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.gap.report_form import workbook, workbooks
from filled_forms import MONTH_CELL, open_cells
from project import JIANGNING

ZH = Messages(Language.ZH)


@pytest.fixture(scope="module")
def forms() -> ReportForms:
    return api.report_forms(JIANGNING / "targets-mended.xlsx")


def sheet_of(content: bytes, name: str | None = None, *, data_only: bool = False) -> Worksheet:
    book = openpyxl.load_workbook(BytesIO(content), data_only=data_only)
    sheet = book.worksheets[0] if name is None else book[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def line(sheet: Worksheet, code: int) -> int:
    return next(row for row in range(6, sheet.max_row + 1) if sheet.cell(row, 1).value == code)


def test_one_for_each_unit_and_one_for_all(forms: ReportForms) -> None:
    documents = workbooks(forms, ZH)
    assert list(documents) == [f"{form.unit}.xlsx" for form in forms.forms]
    book = openpyxl.load_workbook(BytesIO(workbook(forms, ZH)))
    assert book.sheetnames == [form.unit for form in forms.forms]
    assert documents == workbooks(forms, ZH)  # the same bytes


def test_it_says_whose_it_is_and_bears_no_mark(forms: ReportForms) -> None:
    book = openpyxl.load_workbook(BytesIO(workbooks(forms, ZH)["湖熟.xlsx"]))
    sheet = book.worksheets[0]
    assert [sheet["A1"].value, sheet["A2"].value, sheet["B2"].value] == [
        "2020年目标任务完成情况报送表",
        "填报单位：",
        "湖熟",
    ]
    assert [cell.value for cell in sheet[5]] == ["栏次", "指标", "计量单位", "目标", "本月完成", "累计完成", "备注"]
    assert not book.properties.description
    notes = [str(sheet.cell(row, 1).value) for row in range(30, sheet.max_row + 1)]
    assert "数据关系：1=2+3+4+5+6+7+8；9=10+11+12+13；14=15。" in notes
    said = next(form.notes for form in forms.forms if form.unit == "湖熟")
    assert said
    assert [note for note in notes if note in said] == list(said)


def test_only_what_is_asked_for_can_be_written(forms: ReportForms) -> None:
    sheet = sheet_of(workbooks(forms, ZH)["湖熟.xlsx"])
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    written = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.protection.locked is False}
    remarks = {
        f"G{row}" for row in range(7, 30) if sheet.cell(row, 1).value and isinstance(sheet.cell(row, 1).value, int)
    }
    assert written == {"B3", "E2", "F2", "E3", "F3"} | remarks | set(open_cells(sheet))
    row = line(sheet, 1)
    assert sheet.cell(row, 5).protection.locked
    assert sheet.cell(row, 4).protection.locked


def test_totals_are_formulas_with_stored_results(forms: ReportForms) -> None:
    content = workbooks(forms, ZH)["湖熟.xlsx"]
    sheet, shown = sheet_of(content), sheet_of(content, data_only=True)
    row = line(sheet, 1)
    assert sheet.cell(row, 6).value == f"=SUM(F{row + 1}:F{row + 7})"
    assert shown.cell(row, 6).value == 0
    assert sheet.cell(row, 6).number_format == "0.00;-0.00;"  # a sum of nothing shows nothing
    assert sheet.cell(row, 4).value == pytest.approx(1.87)


def test_months_are_chosen_and_numbers_are_checked_as_they_are_written(forms: ReportForms) -> None:
    sheet = sheet_of(workbooks(forms, ZH)["学院.xlsx"])
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    months = str(rules[MONTH_CELL].formula1).strip('"').split(",")
    assert months == [f"2020年{month}月" for month in range(1, 13)]
    whole = rules[f"F{line(sheet, 18)}"]
    assert (whole.type, whole.operator, whole.formula1) == ("whole", None, "0")
    place = f"F{line(sheet, 4)}"
    assert rules[place].type == "custom"
    assert rules[place].formula1 == f"AND(ISNUMBER({place}),{place}>=0,ABS({place}-ROUND({place},2))<1E-9)"


def test_of_a_rate_there_is_no_month(forms: ReportForms) -> None:
    sheet = sheet_of(workbooks(forms, ZH)["湖熟.xlsx"])
    row = line(sheet, 27)
    assert sheet.cell(row, 5).value == "—"
    assert sheet.cell(row, 5).protection.locked
    assert (sheet.cell(row, 4).value, sheet.cell(row, 4).number_format) == (0.95, "0%;-0%")
    (rule,) = [one for one in sheet.data_validations.dataValidation if str(one.sqref) == f"F{row}"]
    assert (rule.type, rule.formula1, rule.formula2) == ("decimal", "0", "1")


HOSTILE = "2024年目标分解表\n单位 =1+1（人次） ]]>::error（场）\n全区 30 2\n{0} 10 1\n乙街道 20 1\n"


@pytest.mark.parametrize("unit", ["=1+1街道", "../甲街道", "@SUM(A1)街道", "]]>街道", "::error街道", "a%0Ab街道"])
def test_hostile_names_stay_text(unit: str, tmp_path: Path) -> None:
    path = tmp_path / "targets.csv"
    lines = (line.split() for line in HOSTILE.format(unit).splitlines())
    path.write_text("\n".join(",".join(cells) for cells in lines), encoding="utf-8")
    forms = api.report_forms(path)
    documents = workbooks(forms, ZH)
    assert all("/" not in name and "\\" not in name for name in documents)
    for content in (*documents.values(), workbook(forms, ZH)):
        for sheet in openpyxl.load_workbook(BytesIO(content)).worksheets:
            formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
            assert formulas == []
    assert any(sheet["B2"].value == unit for sheet in openpyxl.load_workbook(BytesIO(workbook(forms, ZH))).worksheets)


def test_a_target_that_is_no_plain_number_is_shown_as_it_was_issued(tmp_path: Path) -> None:
    path = tmp_path / "targets.csv"
    path.write_text("2024年目标分解表\n单位,培训（人次）,品牌（个）\n甲街道,10,1—2\n乙街道,20,2\n", encoding="utf-8")
    forms = api.report_forms(path)
    assert forms.forms[0].lines[1].target == Decimal(1)
    assert sheet_of(workbook(forms, ZH))["D7"].value == "1—2"
