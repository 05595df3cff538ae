"""Workbooks whose formulas have the stored results that a test wants, and the findings that they give."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from cedu_targets import check
from cedu_targets.report import FileReport

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
