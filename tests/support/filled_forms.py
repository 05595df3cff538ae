"""Forms of cedu template --for report as a clerk fills them in: with openpyxl, which stores no results of formulas."""

from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

MONTH_CELL = "E2"
_MONTH, _SO_FAR = 5, 6


def open_cells(sheet: Worksheet) -> list[str]:
    """The cells of a form in which a number may be written."""
    lines = sheet.iter_rows(min_row=6, min_col=_MONTH, max_col=_SO_FAR)
    return [cell.coordinate for line in lines for cell in line if cell.protection.locked is False]


def fill(
    source: Path, target: Path, month: str | None, numbers: Mapping[str, str | float | None] | None = None
) -> Path:
    """Fill in every sheet of a form: half of each target so far, a fifth of that in the month; `numbers` come last."""
    book = openpyxl.load_workbook(source)
    for sheet in book.worksheets:
        if month is not None:
            sheet[MONTH_CELL] = month
        for place in open_cells(sheet):
            row = sheet[place].row
            goal = Decimal(str(sheet.cell(row, 4).value))
            share = Decimal("0.1") if sheet[place].column == _MONTH else Decimal("0.5")
            step = Decimal(1) if sheet.cell(row, 3).value in ("人", "人次", "个", None) else Decimal("0.01")
            sheet[place] = float((goal * share).quantize(step, ROUND_DOWN))
        for place, value in (numbers or {}).items():
            sheet[place] = value
    book.save(target)
    return target
