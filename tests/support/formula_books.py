"""Workbooks whose formulas have the stored results that a test wants, and the findings that they give."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from cedu_targets import check
from cedu_targets.files.grid import Spot
from cedu_targets.files.number_formats import FIRST_DAY
from cedu_targets.files.xlsx_book import Styles, XlsxBook
from cedu_targets.files.xlsx_sheet import read_sheet
from cedu_targets.report import FileReport
from make_examples import CODES, FIRST_ROW, PARTS, RATES, column
from project import JIANGNING

ROWS: list[list[Any]] = [
    ["2021年目标任务表"],
    ["单位", "合计", "农村", "城镇"],
    ["栏次", 1, 2, 3],
    ["东山", 10, 4, 6],
    ["秣陵", 20, 15, 5],
    ["汤山", 31, 11, 20],
    ["全区", 61, 30, 31],
    ["1=2+3"],
]

Book = Callable[..., Path]
OfPath = TypeVar("OfPath", Path, io.BytesIO)


def formula_book(path: Path, cells: Mapping[str, tuple[str, object]], values: Mapping[str, Any] | None = None) -> Path:
    """A workbook of ROWS; `cells` maps an address to (formula, stored result or None)."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    for address, value in (values or {}).items():
        sheet[address] = value
    for address, (formula, _) in cells.items():
        sheet[address] = formula
    stream = io.BytesIO()
    made.save(stream)
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            xml = source.read(name).decode()
            for address, (_, stored) in cells.items() if name.endswith("sheet1.xml") else ():
                result = "" if stored is None else f"<v>{stored}</v>"
                xml = re.sub(rf'(<c r="{address}"[^>]*><f[^>]*>[^<]*</f>)<v\s*(?:/>|></v>)', rf"\g<1>{result}", xml)
            target.writestr(name, xml)
    return path


def only(path: Path) -> FileReport:
    (file,) = check(path, rules="none").files
    return file


def said(path: Path) -> list[str]:
    return [f"{finding.code} {finding.place.cell}" for finding in only(path).findings]


TOTALS = {
    f"{column}7": (f"=SUM({column}4:{column}6)", result) for column, result in zip("BCD", (61, 30, 31), strict=True)
}

WHOLES = {f"B{row}": (f"=C{row}+D{row}", result) for row, result in zip((4, 5, 6), (10, 20, 31), strict=True)}

LAST_ROW = FIRST_ROW + 11
JIANGNING_SUMS = 11 * len(PARTS) + len(CODES) - len(RATES)


def _address(code: int, row: int) -> str:
    return f"{get_column_letter(column(code))}{row}"


def jiangning_in_formulas(path: OfPath, changed: Mapping[str, Any] | None = None) -> OfPath:
    """The mended table with every sum a formula without a result; `changed` puts other contents into some cells."""
    book = load_workbook(JIANGNING / "targets-mended.xlsx")
    sheet = book.worksheets[0]
    for whole, parts in PARTS.items():
        for row in range(FIRST_ROW + 1, LAST_ROW + 1):
            cells = [_address(part, row) for part in parts]
            sheet[_address(whole, row)] = f"=SUM({cells[0]}:{cells[-1]})" if len(cells) > 2 else "=" + "+".join(cells)
    for code in (code for code in CODES if code not in RATES):
        sheet[_address(code, FIRST_ROW)] = f"=SUM({_address(code, FIRST_ROW + 1)}:{_address(code, LAST_ROW)})"
    for cell, value in (changed or {}).items():
        sheet[cell] = value
    book.save(path)
    return path


def formulas_in(rows: bytes) -> Mapping[Spot, str]:
    """The formulas of a worksheet with these rows."""
    xml = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + rows + b"</worksheet>"
    cells, _ = read_sheet("S", "sheet1.xml", xml, XlsxBook([], Styles(), (), FIRST_DAY))
    return cells.formulas.by_cell()
