"""A name that its cell's format sets in stands as deep as one with blanks before it."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from cedu_targets.files.catalogue import read_grids
from cedu_targets.recognition.table.find import find_tables
from cedu_targets.recognition.view import views_of
from writers import by_libreoffice

NAMES = [("合计", 0), ("东片", 1), ("青石", 2), ("白云", 2), ("西片", 1), ("松林", 2)]
EXPECTED = {(row, 0): indent for row, (_, indent) in enumerate(NAMES, start=1) if indent}


def workbook() -> bytes:
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.append(["单位", "人次", "场次"])
    for row, (name, indent) in enumerate(NAMES, start=2):
        page.append([name, 60, 30])
        if indent:
            page.cell(row, 1).alignment = Alignment(indent=indent)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_indent_of_a_cell_is_read_and_is_a_level() -> None:
    (grid,) = read_grids(workbook())
    assert grid.indents == EXPECTED
    ((_, regions),) = find_tables(*views_of([grid]))
    levels = sorted(set(regions.indents))
    assert [levels.index(depth) for depth in regions.indents] == [indent for _, indent in NAMES]


def test_a_workbook_without_indents_has_none() -> None:
    book = Workbook()
    file = BytesIO()
    book.save(file)
    assert [grid.indents for grid in read_grids(file.getvalue())] == [{}]


@pytest.mark.render
def test_the_indents_of_an_old_workbook(soffice: str, tmp_path: Path) -> None:
    (content,) = by_libreoffice(soffice, [workbook()], "xls", tmp_path)
    assert [grid.indents for grid in read_grids(content)] == [EXPECTED]
