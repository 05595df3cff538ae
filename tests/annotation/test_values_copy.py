"""The values of files that are no xlsx, in a workbook of their own."""

import re
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from cedu_targets.annotation.marked import marked_copy
from cedu_targets.annotation.source import Source, source_of
from cedu_targets.annotation.values_copy import values_copy
from cedu_targets.files.catalogue import read_grids
from cedu_targets.files.grid import Grid
from project import DATA, JIANGNING
from rich_books import mark, review_of, rich_book

FILES = [DATA / "targets.xls", DATA / "targets.ods", JIANGNING / "targets-gb18030.csv"]


def shown(grid: Grid) -> list[list[str]]:
    """The texts of the rows; a number as a workbook stores it."""
    rows = [[grid.text(row, column) for column in grid.filled(row)] for row in range(len(grid.rows))]
    return [[re.sub(r"(?<=\d)\.?0+$", "", text) if "." in text else text for text in row] for row in rows if row]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_copy_holds_the_same_texts(path: Path) -> None:
    before = path.read_bytes()
    content, names = values_copy(before, "表")
    old, new = read_grids(before)[0], read_grids(content)[0]
    assert shown(old) == shown(new)
    assert names == {old.sheet: new.sheet}
    marked = marked_copy(content, review_of(mark(10, 1, sheet=old.sheet)), names)
    assert openpyxl.load_workbook(BytesIO(marked)).worksheets[1]["B11"].comment.text == "有误"


def test_texts_stay_texts() -> None:
    lines = '单位,甲,乙\n全区,=1+1,007\n"@SUM(1)",https://example.org,1e5\n东山,12,-3.50\n'
    sheet = openpyxl.load_workbook(BytesIO(values_copy(lines.encode(), "a/b")[0])).worksheets[0]
    assert sheet.title == "a_b"
    assert [cell.value for row in sheet["A2:C3"] for cell in row] == [
        "全区", "=1+1", "007", "@SUM(1)", "https://example.org", "1e5",
    ]  # fmt: skip
    assert {cell.data_type for row in sheet["A2:C3"] for cell in row} == {"s"}
    assert (sheet["B4"].value, sheet["C4"].value) == (12, -3.5)
    assert sheet["C4"].number_format == "0.00"
    assert sheet["B3"].hyperlink is None


def test_signs_that_no_workbook_holds_are_replaced() -> None:
    content, _ = values_copy("单位,甲\n东\ufffe山,1\x0b2\n".encode(), "表")
    assert [read_grids(content)[0].text(1, column) for column in (0, 1)] == ["东\ufffd山", "1\x0b2"]


def test_the_same_file_gives_the_same_bytes() -> None:
    before = FILES[0].read_bytes()
    assert values_copy(before, "表") == values_copy(before, "表")


def test_what_a_file_is_is_known_by_its_content() -> None:
    assert source_of(rich_book()) == Source(".xlsx")
    assert source_of(rich_book(bytes(512))) == Source(".xlsm")
    assert source_of(FILES[1].read_bytes()) == Source(".xlsx", is_workbook=False)
    assert source_of(b"a,b\n") == Source(".xlsx", is_workbook=False)
