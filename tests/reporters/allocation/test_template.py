"""The blank plan as a workbook: its sheets in either language, and every number as a number."""

import io

import pytest
from openpyxl import load_workbook

from cedu_targets.allocation.plan.blank_plan import blank_plan
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.allocation.template import plan_workbook


@pytest.mark.parametrize(
    ("language", "sheets"),
    [
        ("zh", ["分解计划", "指标设置", "分配依据", "上年目标", "填写说明"]),
        ("en", ["Plan", "Indicators", "Weights", "上年目标", "How to fill"]),
    ],
)
def test_the_sheets_are_called_as_the_language_calls_them(language: str, sheets: list[str]) -> None:
    messages = Messages(Language(language))
    book = load_workbook(io.BytesIO(plan_workbook(*blank_plan(None, messages), messages)))
    assert book.sheetnames == sheets


def test_numbers_are_numbers_and_demands_texts() -> None:
    messages = Messages(Language.ZH)
    sheet = load_workbook(io.BytesIO(plan_workbook(*blank_plan(None, messages), messages)))["分解计划"]
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "≤1.2" in values
    assert 320 in values
