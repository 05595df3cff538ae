"""Formats × shapes: every writer's file is read cell by cell as it was meant, and the real table gives its five errors."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import python_calamine

from cedu_targets.domain.numbers import from_float
from cedu_targets.files.catalogue import read_grids
from cedu_targets.files.grid import Grid, Raw
from project import DATA, JIANGNING, YUNXI
from writers import (
    Broken,
    Cell,
    Formula,
    Percent,
    Truth,
    as_text,
    by_csv,
    by_libreoffice,
    by_openpyxl,
    by_python_docx,
    by_xlsxwriter,
    jiangning_docx,
)

NUMBERED: list[list[Cell]] = [
    [f"第{place}", number] for place, number in enumerate([0, -1, 0.1, 0.3, 21.37, 1e9, 123456789.25, 1 / 3])
]

LONG = "终身学习" * 2_100

SHAPES: dict[str, list[Truth]] = {
    "plain": [Truth([["单位", "培训", "农村"], ["栏次", 1, 2], ["东山", 10, 5], ["秣陵", 20, None]])],
    "starts away from the corner": [Truth([[None], [None, None, "单位", "a"], [], [None, None, "东山", 3]])],
    "two header rows, merged": [
        Truth(
            [["单位", "培训", None, None], [None, "合计", "农村", "城镇"], ["东山", 3, 1, 2]],
            [(0, 0, 1, 0), (0, 1, 0, 3)],
        )
    ],
    "per cent": [Truth([["单位", "率", "数"], ["东山", Percent(0.95), 0.95], ["秣陵", Percent(1), 95]])],
    "numbers": [
        Truth([["单位", "数"], *NUMBERED])
    ],
    "numbers as texts": [Truth([["单位", "数"], ["东山", "10"], ["秣陵", "１,０００"], ["汤山", "—"], ["淳化", "12 人"]])],
    "errors": [Truth([["单位", "数"], ["东山", Broken("=1/0", "#DIV/0!")], ["秣陵", 1], ["汤山", Broken("=#REF!+1", "#REF!")]])],
    "results of formulas": [
        Truth([["单位", "数", "和"], ["东山", 3, Formula("=B2+1", 4)], ["秣陵", 1, Formula('="甲"&"乙"', "甲乙")]])
    ],
    "days and truths": [Truth([["单位", "日期", "是否"], ["东山", date(2020, 5, 27), True], ["秣陵", date(2019, 12, 31), False]])],
    "blank rows between and far right": [Truth([["单位", "a"], [], [], ["东山", 1], [], ["秣陵", *[None] * 40, 7]])],
    "several sheets": [
        Truth([["说明"], ["A=1+2"]], name="封面 & <说明>"),
        Truth([["单位", 1], ["东山", 2]], name="2021年"),
        Truth([["x"]], name="三"),
    ],
    "hidden": [
        Truth([["单位", "a", "b"], ["东山", 1, 2], ["秣陵", 3, 4]], hidden_rows=[1], hidden_columns=[2]),
        Truth([["单位", 1]], name="底稿", is_hidden=True),
    ],
    "long and strange texts": [
        Truth([["单位", "说 明"], ["东山", LONG], ["a<b>&\"c'", "两行\n的字"], ["é ü", "𠮷野家"], *[[f"第{i}行的字", LONG[i:]] for i in range(4)]])
    ],
}  # fmt: skip


def expected(cell: Cell, *, text_only: bool) -> tuple[object, bool, str | None]:
    """(value, whether it is shown as per cent, the error): the same whether the file has results or not."""
    if text_only:
        return (as_text(cell) if cell is not None else None), False, None
    if isinstance(cell, Percent):
        return from_float(float(cell.value)), True, None
    if isinstance(cell, Broken):
        return None, False, cell.error
    if isinstance(cell, Formula):
        return _plain(cell.result), False, None
    return _plain(cell), False, None


def _plain(raw: Raw) -> object:
    """A cell as it is compared: numbers exact, a day without its midnight, a blank None."""
    if isinstance(raw, datetime) and raw.time() == time():
        return raw.date()
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return from_float(float(raw))
    return raw if raw != "" else None


def compare(grids: list[Grid], sheets: list[Truth], *, text_only: bool = False) -> None:
    """Every cell of every sheet, the blank ones beyond them, per cents, errors and merges."""
    assert len(grids) == len(sheets)
    for grid, truth in zip(grids, sheets, strict=True):
        height = max(len(grid.rows), len(truth.rows))
        width = max(map(len, [*truth.rows, *grid.rows]), default=0)
        for row in range(height):
            for column in range(width):
                cells = truth.rows[row] if row < len(truth.rows) else ()
                cell = cells[column] if column < len(cells) else None
                raw = grid.raw(row, column) if row < len(grid.rows) else None
                spot = (row, column)
                read = (_plain(raw), spot in grid.percents, grid.broken.get(spot))
                assert read == expected(cell, text_only=text_only), (grid.sheet, spot)
        if not (text_only and grid.sheet is None):
            assert sorted(map(tuple, grid.merges)) == sorted(truth.merges)


@pytest.mark.parametrize("shape", SHAPES)
def test_xlsx_by_openpyxl(shape: str) -> None:
    grids = read_grids(by_openpyxl(SHAPES[shape]))
    assert [grid.sheet for grid in grids] == [truth.name for truth in SHAPES[shape]]
    compare(grids, SHAPES[shape])


@pytest.mark.parametrize("shape", SHAPES)
def test_xlsx_by_xlsxwriter(shape: str) -> None:
    compare(read_grids(by_xlsxwriter(SHAPES[shape])), SHAPES[shape])


@pytest.mark.parametrize("shape", SHAPES)
def test_docx_by_python_docx(shape: str) -> None:
    sheets = SHAPES[shape]
    grids = read_grids(by_python_docx(sheets))
    assert [grid.sheet for grid in grids] == [f"table {number}" for number, _ in enumerate(sheets, start=1)]
    compare(grids, sheets, text_only=True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("shape", [shape for shape in SHAPES if "long" not in shape])
def test_csv(shape: str, encoding: str) -> None:
    compare(read_grids(by_csv(SHAPES[shape], encoding)), SHAPES[shape][:1], text_only=True)


@pytest.fixture(scope="module")
def converted(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[bytes]]:
    """All shapes saved anew by LibreOffice, once a format."""

    @cache
    def convert(suffix: str) -> list[bytes]:
        folder = tmp_path_factory.mktemp(suffix)
        return by_libreoffice(soffice, [by_openpyxl(sheets) for sheets in SHAPES.values()], suffix, folder)

    return convert


@pytest.mark.render
@pytest.mark.parametrize("suffix", ["xls", "ods", "xlsx", "fods"])
@pytest.mark.parametrize("shape", SHAPES)
def test_by_libreoffice(shape: str, suffix: str, converted: Callable[[str], list[bytes]]) -> None:
    content = converted(suffix)[list(SHAPES).index(shape)]
    grids = read_grids(content)
    assert [grid.sheet for grid in grids] == [truth.name for truth in SHAPES[shape]]
    compare(grids, SHAPES[shape])
    if suffix != "xlsx":
        for grid, truth in zip(grids, SHAPES[shape], strict=True):
            hidden = (sorted(grid.hidden_rows), sorted(grid.hidden_columns), grid.is_hidden)
            assert hidden == (list(truth.hidden_rows), list(truth.hidden_columns), truth.is_hidden)
    if suffix in ("xls", "ods"):
        compare_with_calamine(grids, content)


def compare_with_calamine(grids: list[Grid], content: bytes) -> None:
    """Our reading of xls and ods beside an independent one; calamine gives an error as a blank."""
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
    for grid in grids:
        rows = book.get_sheet_by_name(grid.sheet or "").to_python(skip_empty_area=False)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                ours = grid.raw(row, column) if row < len(grid.rows) else None
                assert _plain(ours) == _plain(cell) or (row, column) in grid.broken, (grid.sheet, row, column)


@pytest.mark.parametrize("name", ["targets.xls", "targets.ods"])
def test_committed_samples_hold_what_the_workbook_holds(name: str) -> None:
    """Made once from examples/jiangning-2020/targets.xlsx: soffice --headless --convert-to xls (and ods) targets.xlsx"""
    content = (DATA / name).read_bytes()
    (grid,) = read_grids(content)
    (original,) = read_grids((JIANGNING / "targets.xlsx").read_bytes())
    assert [[_plain(cell) for cell in row] for row in original.rows] == [
        [_plain(grid.raw(row, column)) for column in range(len(cells))] for row, cells in enumerate(original.rows)
    ]
    assert grid.percents == original.percents
    assert sorted(map(tuple, grid.merges)) == sorted(map(tuple, original.merges))
    compare_with_calamine([grid], content)


def errors(file: dict[str, Any]) -> set[tuple[str, str, str, str]]:
    return {
        (f["code"], f["place"]["unit"], f["place"]["indicator"], f["place"]["cell"])
        for f in file["findings"]
        if f["severity"] == "error"
    }


@pytest.mark.parametrize("name", ["targets.xls", "targets.ods", "targets.docx", "named.csv"])
def test_the_real_table_gives_its_five_errors(name: str, tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    """The name says nothing: an ods called .csv is an ods."""
    source = {"targets.docx": jiangning_docx, "named.csv": (DATA / "targets.ods").read_bytes}
    path = tmp_path / name
    path.write_bytes(source[name]() if name in source else (DATA / name).read_bytes())
    (truth,) = cedu_json("check", JIANGNING / "targets.xlsx")["files"]
    (file,) = cedu_json("check", path)["files"]
    shift = 5 if name.endswith("docx") else 0  # a docx row is counted from the table's own first
    moved = {(code, unit, column, f"{cell[0]}{int(cell[1:]) - shift}") for code, unit, column, cell in errors(truth)}
    assert errors(file) == moved
    assert len(moved) == 5
    assert file["checked"] == truth["checked"]
    assert file["pack"] == "jiangning-2020"
    assert file["sheet"] == ("table 1" if shift else truth["sheet"])
    values = [cedu_json("read", p)["files"][0]["values"] for p in (path, JIANGNING / "targets.xlsx")]
    assert values[0] == values[1]


def test_a_flat_ods_is_read_too() -> None:
    (flat,) = [grid for grid in read_grids((YUNXI / "targets.fods").read_bytes()) if grid.sheet == "2021年目标"]
    (book,) = [grid for grid in read_grids((YUNXI / "targets.xlsx").read_bytes()) if grid.sheet == "2021年目标"]
    for row, cells in enumerate(book.rows):
        for column, cell in enumerate(cells):
            assert _plain(flat.raw(row, column)) == _plain(cell), (row, column)
    # The xlsx has formatted blanks as well.
    assert flat.percents == {
        (row, column) for row, column in book.percents if _plain(book.raw(row, column)) is not None
    }


def test_numbers_stay_exact() -> None:
    (grid,) = read_grids(by_xlsxwriter([Truth([["单位", 0.1 + 0.2]])]))
    assert from_float(float(str(grid.raw(0, 1)))) == Decimal("0.3")
