"""Of several tables in a sheet each keeps its own titles and notes: in csv, in a workbook and in a document."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cedu_targets.domain.declaration import Origin
from cedu_targets.domain.table import Table
from cedu_targets.recognition.read import read_tables

PERSONS = ["单位,合计,老年,青少年", "栏次,1,2,3", "青石,30,10,20", "白云,31,12,19", "全区,61,22,39"]
EVENTS = ["单位,合计,讲座,展览", "栏次,1,2,3", "青石,8,3,5", "白云,9,5,4", "全区,17,8,9"]
MONEY = ["项目,金额,财政,自筹", "讲座,8,3,5", "展览,9,5,4", "合计,17,8,9"]
Lines = Sequence[str]


def as_csv(lines: Lines, path: Path) -> Path:
    with path.with_suffix(".csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(line.split(",") for line in lines)
    return path.with_suffix(".csv")


def as_xlsx(lines: Lines, path: Path) -> Path:
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    for line in lines:
        page.append([float(text) if text.isdigit() else text or None for text in line.split(",")])
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


def as_docx(lines: Lines, path: Path) -> Path:
    document = Document()
    table = None
    for line in lines:
        if "," not in line:
            document.add_paragraph(line)
            table = None
            continue
        table = table or document.add_table(rows=0, cols=4)
        for cell, text in zip(table.add_row().cells, line.split(","), strict=True):
            cell.text = text
    document.save(str(path.with_suffix(".docx")))
    return path.with_suffix(".docx")


def declared(table: Table) -> list[str]:
    return [one.text for one in table.declarations if one.origin is Origin.NOTE]


FORMATS = pytest.mark.parametrize("write", [as_csv, as_xlsx, as_docx])


@FORMATS
@pytest.mark.parametrize(
    ("between", "under", "titles", "relations", "notes"),
    [
        (["注：1=2+3", "", "2024年活动表"], ["注：2≤1"], ["2024年活动表"], (["1=2+3"], ["2≤1"]), (1, 1)),
        (["注：1=2+3", "2024年活动表"], ["注：2≤1"], ["2024年活动表"], (["1=2+3"], ["2≤1"]), (1, 1)),
        (["", "注：1=2+3", "", "2024年活动表"], [], ["2024年活动表"], (["1=2+3"], []), (1, 0)),
        (["", "2024年活动表", "注：2≤1"], [], ["2024年活动表"], ([], ["2≤1"]), (0, 0)),
        (["注：1=2+3", "", "2024年活动表", "计量单位：人"], [], ["2024年活动表"], (["1=2+3"], []), (1, 0)),
        (["注：1=2+3", ""], ["注：2≤1"], [None], (["1=2+3"], ["2≤1"]), (1, 1)),
        (["说明：", "1. 1=2+3", "2. 截至2023年底", "", "附表2 活动"], [], ["附表2活动"], (["1=2+3"], []), (3, 0)),
        (["填表人：某", "", "二、活动情况表"], ["填表人：某"], ["二、活动情况表"], ([], []), (1, 1)),
    ],
)
def test_each_table_has_its_own(
    between: Lines,
    under: Lines,
    titles: list[str | None],
    relations: tuple[list[str], list[str]],
    notes: tuple[int, int],
    write: object,
    tmp_path: Path,
) -> None:
    assert callable(write)
    path = write([*PERSONS, *between, *EVENTS, *under], tmp_path / "t")
    first, second = (found.document for found in read_tables(path))
    assert [second.title] == titles
    assert (declared(first), declared(second)) == relations
    assert (len(first.notes), len(second.notes)) == notes


@FORMATS
@pytest.mark.parametrize("title", [[], ["2024年经费表"]])
def test_a_table_under_another_heading_of_names_is_its_own(title: Lines, write: object, tmp_path: Path) -> None:
    assert callable(write)
    persons = [PERSONS[0], *PERSONS[2:]]
    first, second = (found.document for found in read_tables(write([*persons, "", *title, *MONEY], tmp_path / "t")))
    assert (first.units, second.units) == (("青石", "白云"), ("讲座", "展览"))
    assert list(second.layout.columns) == ["金额", "财政", "自筹"]


def test_a_list_under_a_table_is_none_of_its_notes(tmp_path: Path) -> None:
    lines = [
        *PERSONS,
        "",
        "联系方式",
        "单位,联系人,电话,地址",
        *(f"{name},某,1390000000{n},路" for n, name in enumerate("青白松")),
    ]
    (found,) = read_tables(as_xlsx(lines, tmp_path / "t"))
    assert found.document.notes == ("联系方式",)
    (note,) = (one for one in found.findings if one.code == "RD054")
    assert (note.variant, note.parameters["count"], note.place.cell) == ("around", 4, "A8")
