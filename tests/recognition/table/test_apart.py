"""Two tables beside one another are two: neither's numbers, titles or notes get into the other."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from cedu_targets import check
from cedu_targets.domain.table import Table
from cedu_targets.recognition.read import read_tables

Workbook = Callable[..., Path]
Rows = Sequence[Sequence[Any]]
PERSONS: Rows = [
    ["单位", "1月", "2月", "合计"],
    ["青石", 10, 20, 30],
    ["白云", 12, 18, 30],
    ["松林", 8, 7, 15],
    ["全区", 30, 45, 75],
]
MONEY: Rows = [["项目", "金额", "财政"], ["讲座", 50, 20], ["展览", 30, 10], ["合计", 81, 30]]
AGAIN: Rows = [PERSONS[0], ["青石", 5, 6, 11], ["白云", 7, 8, 16], ["松林", 4, 4, 8], ["全区", 16, 18, 34]]


def beside(*parts: tuple[Rows, int, int]) -> list[list[Any]]:
    """A sheet with these parts, each with its first row and column (from 0)."""
    height = max(top + len(rows) for rows, top, _ in parts)
    width = max(left + max(map(len, rows)) for rows, _, left in parts)
    cells: list[list[Any]] = [[None] * width for _ in range(height)]
    for rows, top, left in parts:
        for step, row in enumerate(rows):
            cells[top + step][left : left + len(row)] = row
    return cells


def tables(path: Path) -> list[Table]:
    return [found.document for found in read_tables(path)]


def wrong(path: Path) -> list[tuple[str, str | None]]:
    files = check(path, rules="none").files
    return [(one.code, one.place.cell) for file in files for one in file.findings if one.severity != "note"]


PLACES = {"touching": (0, 4), "with a gap": (0, 5), "lower": (2, 5), "lower right": (9, 6), "at the corner": (6, 4)}


@pytest.mark.parametrize("name", PLACES)
def test_tables_under_other_headings(name: str, workbook: Workbook) -> None:
    top, left = PLACES[name]
    path = workbook(beside((PERSONS, 0, 0), (MONEY, top, left)))
    first, second = tables(path)
    assert [(one.district, list(one.layout.columns)) for one in (first, second)] == [
        ("全区", ["1月", "2月", "合计"]),
        ("合计", ["金额", "财政"]),
    ]
    assert second.units == ("讲座", "展览")
    assert wrong(path) == [("DS001", f"{'ABCDEFGHI'[left + 1]}{top + 4}")]


def test_running_numbers_stand_before_the_names_of_both(workbook: Workbook) -> None:
    counted = [[number or "序号", *row] for number, row in enumerate(PERSONS[:4])]
    money = [["序号", *MONEY[0]], [1, *MONEY[1]], [2, *MONEY[2]], [None, *MONEY[3]]]
    path = workbook(beside((counted, 0, 0), (money, 0, 6)))
    assert [list(one.layout.columns) for one in tables(path)] == [["1月", "2月", "合计"], ["金额", "财政"]]
    assert wrong(path) == [("DS001", "I4")]


@pytest.mark.parametrize("left", [4, 5])
@pytest.mark.parametrize("other", [MONEY, AGAIN])
def test_titles_and_notes_stay_with_their_tables(left: int, other: Rows, workbook: Workbook) -> None:
    first = [["2023年培训表"], *PERSONS, ["注：合计=1月+2月"]]
    second = [["2024年另一表"], *other, ["注：单位为万元"]]
    found = tables(workbook(beside((first, 0, 0), (second, 0, left))))
    assert [one.title for one in found] == ["2023年培训表", "2024年另一表"]
    assert [one.period for one in found] == ["2023", "2024"]
    assert [one.notes for one in found] == [("注：合计=1月+2月",), ("注：单位为万元",)]


@pytest.mark.parametrize("merged", [False, True])
def test_one_title_and_one_note_are_for_both(merged: bool, workbook: Workbook) -> None:
    def change(_: Any, page: Any) -> None:
        if merged:
            page.merge_cells("A1:H1")

    rows = beside(([["2024年任务表"]], 0, 0), (PERSONS[:4], 1, 0), (MONEY, 1, 5), ([["注：截至年底"]], 6, 0))
    found = tables(workbook(rows, change))
    assert [(one.title, one.notes) for one in found] == [("2024年任务表", ("注：截至年底",))] * 2


@pytest.mark.parametrize(
    "rows",
    [
        beside((PERSONS, 0, 0), ([["老年", "青少年"], [1, 2], [3, 4], [5, 6], [9, 12]], 0, 5)),
        beside((PERSONS, 0, 0), ([["类别", "经费"], ["甲", 2], ["甲", 4], ["甲", 6], ["甲", 12]], 0, 5)),
        beside((PERSONS, 0, 0), ([["负责人", "经费"], ["甲", 2], ["乙", 4], ["丙", 6], [None, 12]], 0, 5)),
        beside((PERSONS, 0, 0), ([["项目", "经费"], ["讲座", 2], ["展览", 4], ["演出", 6], [None, 12]], 0, 5)),
    ],
)
def test_a_blank_column_within_a_table_parts_nothing(rows: list[list[Any]], workbook: Workbook) -> None:
    assert len(tables(workbook(rows))) == 1


def test_a_list_of_pages_beside_a_table_is_none_of_it(workbook: Workbook) -> None:
    contents: Rows = [
        ["目录"],
        ["序号", "表名", "页码"],
        [1, "任务表", 1],
        [2, "经费表", 3],
        [3, "师资表", 5],
        [4, "其他", 10],
    ]
    path = workbook(beside((PERSONS, 1, 0), (contents, 0, 5)))
    assert (len(tables(path)), wrong(path)) == (1, [])
