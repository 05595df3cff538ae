"""Headings that stand one column off: the structure of the columns, or the declared sums, say where they belong."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cedu_targets import check
from cedu_targets.domain.table import Table
from cedu_targets.recognition.read import read_tables

Sheet = Callable[..., Path]


def table(path: Path) -> Table:
    (found,) = read_tables(path)
    return found.document


def errors(path: Path) -> list[str | None]:
    (file,) = check(path, rules="none").files
    return [finding.place.cell for finding in file.findings if finding.severity == "error"]


ROWS = "青石 4 1 5 6 2 8\n白云 7 3 10 9 1 10\n松林 5 5 10 8 4 12\n"


@pytest.mark.parametrize(
    "heads",
    [". 城区 . . 乡村 . .", ". . 城区 . . 乡村 .", ". . . 城区 . . 乡村", ". . 城区 . 乡村 . .", ". 城区 . . . . 乡村"],
)
def test_a_total_closes_its_group(heads: str, sheet: Sheet) -> None:
    path = sheet(heads + "\n单位 财政 自筹 合计 财政 自筹 合计\n" + ROWS)
    assert list(table(path).layout.columns) == [
        f"{group}/{part}" for group in ("城区", "乡村") for part in ("财政", "自筹", "合计")
    ]
    assert errors(path) == []
    assert errors(sheet(heads + "\n单位 财政 自筹 合计 财政 自筹 合计\n" + ROWS.replace("1 10\n", "2 10\n"))) == ["G4"]


def test_groups_of_different_length(sheet: Sheet) -> None:
    path = sheet(
        ". 城区 . . 乡村 . .\n单位 财政 合计 财政 自筹 社会 合计\n青石 4 4 1 2 3 6\n白云 5 5 1 2 4 7\n松林 6 6 1 2 5 8\n"
    )
    assert [code.partition("/")[0] for code in table(path).layout.columns] == ["城区", "城区", *["乡村"] * 4]


@pytest.mark.parametrize(
    ("heads", "leaves"),
    [
        (". 城区 . . 乡村 . .", "单位 合计 财政 自筹 合计 财政 自筹"),
        (". . 城区 . . 乡村 . .", "单位 人数 财政 自筹 合计 财政 自筹 合计"),
    ],
)
def test_groups_that_stand_right_stay(heads: str, leaves: str, sheet: Sheet) -> None:
    rows = ROWS.replace("\n", " 1\n" if len(leaves.split()) > 7 else "\n")
    found = table(sheet(f"{heads}\n{leaves}\n{rows}"))
    names = leaves.split()[1:]
    groups = heads.split()[1:]
    over: list[str] = []
    for group in groups:
        over.append(group if group != "." else over[-1] if over else "")
    assert list(found.layout.columns) == [f"{group}/{name}".strip("/") for group, name in zip(over, names, strict=True)]


def merged(workbook: Callable[..., Path], heads: dict[int, str], spans: list[str]) -> Path:
    """A table of two groups with a note that declares their sums; merged cells as given."""
    first = ["单位", *(heads.get(column, "") for column in range(1, 8))]
    rows: list[list[Any]] = [
        ["2021年任务表"],
        first,
        ["", "合计", "老年", "青年", "其他", "合计", "讲座", "义诊"],
        ["栏次", 1, 2, 3, 4, 5, 6, 7],
        ["全区", 2.1, 0.6, 0.5, 1.0, 40, 10, 30],
        ["东山", 0.7, 0.2, 0.25, 0.25, 15, 5, 10],
        ["秣陵", 1.4, 0.4, 0.25, 0.75, 25, 5, 20],
        ["说明：1=2+3+4；5=6+7"],
    ]

    def merge(_: Workbook, page: Worksheet) -> None:
        for span in spans:
            page.merge_cells(span)

    return workbook([[None if cell == "" else cell for cell in row] for row in rows], merge)


@pytest.mark.parametrize(
    ("heads", "spans"),
    [
        ({1: "A:培训（万人次）", 5: "B:活动（场）"}, ["B2:E2", "F2:H2"]),
        ({1: "A:培训（万人次）", 4: "B:活动（场）"}, ["B2:D2", "E2:H2"]),
        ({1: "A:培训（万人次）", 4: "B:活动（场）"}, ["B2:D2", "E2:G2"]),
    ],
)
def test_units_of_measure_come_from_the_group_that_the_sums_tell(
    heads: dict[int, str], spans: list[str], workbook: Callable[..., Path]
) -> None:
    """The third row of headings is whole, so only the group of 其他 could be mistaken."""
    path = merged(workbook, heads, spans)
    assert [indicator.unit_of_measure for indicator in table(path).indicators] == ["万人次"] * 4 + ["场"] * 3
    assert errors(path) == []
