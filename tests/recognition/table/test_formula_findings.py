"""Findings about formulas: stale results, ranges that stop short, numbers typed over them."""

from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook

from cedu_targets.domain.finding import Finding
from formula_books import TOTALS, WHOLES, Book, formula_book, only, said


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Write a workbook of ROWS; `cells` maps an address to (formula, stored result or None)."""
    return partial(formula_book, tmp_path / "t.xlsx")


def test_formulas_that_are_right_say_nothing(book: Book) -> None:
    assert said(book({**TOTALS, **WHOLES})) == []
    assert only(book(TOTALS)).checked.relations == 4 + 3


def test_a_stale_result_is_named(book: Book) -> None:
    path = book({**TOTALS, "C7": ("=SUM(C4:C6)", 29)})
    (stale,) = (finding for finding in only(path).findings if finding.code == "RD027")
    assert (stale.place.cell, stale.severity) == ("C7", "warning")
    assert (stale.expected, stale.actual, stale.difference) == (Decimal(30), Decimal(29), Decimal(-1))
    assert stale.parameters["formula"] == "=SUM(C4:C6)"


@pytest.mark.parametrize(
    ("formula", "missing"),
    [
        ("=SUM(B4:B5)", "B6"), ("=SUM(B5:B6)", "B4"), ("=SUM(B4:B5)+B6", ""), ("=SUM(B4:B5,B6)", ""),
        ("=SUM($B$4:$B$6)", ""), ("=B4+B5", ""), ("=SUM(C7:D7)", ""), ("=ROUND(SUM(B4:B5),0)", ""),
    ],
)  # fmt: skip
def test_a_range_that_stops_short(formula: str, missing: str, book: Book) -> None:
    """What is not a range is no range that stops short; the sum itself is checked anyway."""
    path = book({**TOTALS, "B7": (formula, 61)})
    found = [finding for finding in only(path).findings if finding.code == "RD028"]
    assert [finding.parameters["cells"] for finding in found] == ([missing] if missing else [])


def test_a_range_that_leaves_out_a_part(book: Book) -> None:
    values = {"E2": "其他", "E3": 4, "E4": 1, "E5": 1, "E6": 1, "E7": 3, "A8": "1=2+3+4"}
    path = book({"B4": ("=SUM(C4:D4)", 10), "B5": ("=SUM(C5:E5)", 21)}, values)
    found = [finding for finding in only(path).findings if finding.code == "RD028"]
    assert [(finding.place.cell, finding.parameters["cells"]) for finding in found] == [("B4", "E4")]


def test_a_number_typed_over_a_formula(book: Book) -> None:
    path = book({address: cell for address, cell in TOTALS.items() if address != "C7"})
    assert said(path) == ["RD029 C7"]
    assert said(book({"B7": TOTALS["B7"]})) == []


def test_subtotals_count_for_their_units(book: Book) -> None:
    values = {
        "A5": "城区小计",
        "B5": 10,
        "C5": 4,
        "D5": 6,
        "A8": "",
        "B6": 20,
        "B7": 30,
        "C6": 9,
        "D6": 11,
        "C7": 13,
        "D7": 17,
    }
    assert [one for one in said(book({"B7": ("=SUM(B5:B6)", 30)}, values)) if one.startswith("RD028")] == []


def test_formulas_of_a_turned_table(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (
        ["2021年目标任务表"],
        ["指标", "东山镇", "秣陵镇", "汤山镇", "全区"],
        ["培训", 1, 2, 3, "=SUM(B3:C3)"],
        ["讲座", 1, 2, 3, 6],
    ):
        sheet.append(row)
    made.save(tmp_path / "t.xlsx")
    found: list[Finding] = list(only(tmp_path / "t.xlsx").findings)
    assert [(finding.place.cell, finding.parameters["cells"]) for finding in found if finding.code == "RD028"] == [
        ("E3", "D3")
    ]
    assert "RD052" in {finding.code for finding in found}
