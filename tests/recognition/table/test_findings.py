"""Findings of reading: what is hidden, what is no number, and what disturbs nothing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.worksheet.worksheet import Worksheet

from cedu_targets import check
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language, Messages

TITLE = "2021年目标任务表\n"

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


@pytest.mark.parametrize("code", ["RD011", "RD012", "RD019"])
def test_a_table_without_codes_is_not_told_of_codes(code: str) -> None:
    finding = Finding(code, "reading", Severity.NOTE, Place(), {"letter": "A", "count": 2, "last_name": "女"})
    finding = replace(finding, variant="uncoded")
    assert "栏次" not in Messages(Language.ZH).message(finding)
    assert "code" not in Messages(Language.EN).message(finding)


@pytest.mark.parametrize(("order", "said"), [("1 3 2 4", []), ("4 3 2 1", []), ("1 4 2 5", ["3"])])
def test_codes_that_stand_in_another_order_are_not_missing(
    order: str, said: list[str], sheet: Callable[..., Path]
) -> None:
    path = sheet(f"目标表\n单位 培训 讲座 课程 学习点\n栏次 {order}\n甲街 1 2 3 4\n乙街 5 6 7 8\n")
    (file,) = check(path).files
    assert [one.parameters["codes"] for one in file.findings if one.code == "RD010"] == said
