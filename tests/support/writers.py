"""One table, written by different programs: what a cell holds is said once, and each writer writes it in its own way."""

import csv
import io
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import xlsxwriter
from docx import Document
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from make_examples import CODES, FIRST_ROW, column, headings, notes, notice_rows, table


class Percent(NamedTuple):
    """A number shown as per cent."""

    value: float


class Broken(NamedTuple):
    """A formula whose result is an error."""

    formula: str
    error: str


class Formula(NamedTuple):
    """A formula with its result."""

    formula: str
    result: float | str


Cell = str | float | int | bool | date | Percent | Broken | Formula | None
Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column: zero-based, ends included."""


class Truth(NamedTuple):
    """A sheet."""

    rows: Sequence[Sequence[Cell]]
    merges: Sequence[Merge] = ()
    name: str = "表"
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    is_hidden: bool = False


def by_openpyxl(sheets: Sequence[Truth]) -> bytes:
    """Formulas have no results: openpyxl does not calculate."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for truth in sheets:
        sheet: Worksheet = book.create_sheet(truth.name)
        for row, cells in enumerate(truth.rows, start=1):
            for number, cell in enumerate(cells, start=1):
                if cell is None:
                    continue
                target = sheet.cell(row, number)
                if isinstance(cell, Percent):
                    target.value, target.number_format = cell.value, "0.0%"
                elif isinstance(cell, Broken | Formula):
                    target.value = cell.formula
                else:
                    target.value = cell
        for row in truth.hidden_rows:
            sheet.row_dimensions[row + 1].hidden = True
        for number in truth.hidden_columns:
            sheet.column_dimensions[get_column_letter(number + 1)].hidden = True
        sheet.sheet_state = "hidden" if truth.is_hidden else "visible"
        for top, left, bottom, right in truth.merges:
            sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def by_xlsxwriter(sheets: Sequence[Truth]) -> bytes:
    """Texts are shared, formulas have their results."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        percent, day = book.add_format({"num_format": "0.00%"}), book.add_format({"num_format": "yyyy-mm-dd"})
        for truth in sheets:
            sheet = book.add_worksheet(truth.name)
            for merge in truth.merges:
                sheet.merge_range(*merge, "")
            for row, cells in enumerate(truth.rows):
                for number, cell in enumerate(cells):
                    if isinstance(cell, Percent):
                        sheet.write_number(row, number, cell.value, percent)
                    elif isinstance(cell, Broken):
                        sheet.write_formula(row, number, cell.formula, None, cell.error)
                    elif isinstance(cell, Formula):
                        sheet.write_formula(row, number, cell.formula, None, cell.result)
                    elif isinstance(cell, date):
                        sheet.write_datetime(row, number, cell, day)
                    elif isinstance(cell, str):
                        sheet.write_string(row, number, cell)
                    elif cell is not None:
                        sheet.write(row, number, cell)
    return stream.getvalue()


def by_python_docx(sheets: Sequence[Truth]) -> bytes:
    """Every sheet a table of texts."""
    document = Document()
    for truth in sheets:
        width = max(map(len, truth.rows))
        grid = document.add_table(len(truth.rows), width)
        for row, cells in enumerate(truth.rows):
            for number, cell in enumerate(cells):
                if cell is not None:
                    grid.cell(row, number).text = as_text(cell)
        for top, left, bottom, right in truth.merges:
            grid.cell(top, left).merge(grid.cell(bottom, right))
        document.add_paragraph("")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def by_csv(sheets: Sequence[Truth], encoding: str = "utf-8-sig") -> bytes:
    """The first sheet as text."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerows([["" if cell is None else as_text(cell) for cell in cells] for cells in sheets[0].rows])
    return stream.getvalue().encode(encoding)


def by_libreoffice(soffice: str, sources: Sequence[bytes], suffix: str, folder: Path) -> list[bytes]:
    """Workbooks saved anew as `xls`, `ods`, `xlsx` …, all in one go: starting it takes seconds."""
    (folder / "in").mkdir()
    paths = [folder / "in" / f"{number}.xlsx" for number, _ in enumerate(sources)]
    for path, source in zip(paths, sources, strict=True):
        path.write_bytes(source)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", suffix, "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return [(folder / f"{path.stem}.{suffix}").read_bytes() for path in paths]


def as_text(cell: Cell) -> str:
    """A cell as a person types it into a text."""
    if isinstance(cell, Percent):
        return f"{cell.value:.2%}"
    if isinstance(cell, Broken):
        return cell.error
    if isinstance(cell, Formula):
        return as_text(cell.result)
    if isinstance(cell, bool):
        return str(cell).upper()
    return repr(cell) if isinstance(cell, float) else str(cell)


def jiangning_docx() -> bytes:
    """The notice's table as a Word document: title and notes are paragraphs, the header's cells are merged."""
    document = Document()
    document.add_paragraph("各街道教育部门：现将2020年目标任务下达给你们，请认真组织实施。")
    lines = notice_rows()
    for number in (87, 89, 91):
        document.add_paragraph(lines[number][0].strip())
    rows = table(mended=False)
    first = 6  # the header's first row in the workbook is the first row here
    grid = document.add_table(FIRST_ROW - first + len(rows), 29)
    cells = [list(row.cells) for row in grid.rows]  # asked for once: python-docx finds them anew each time
    for code in CODES:
        cells[9 - first][column(code) - 1].text = str(code)
    for offset, fields in enumerate(rows):
        for number, field in enumerate(fields):
            cells[FIRST_ROW - first + offset][number].text = field
    for top, left, bottom, right, text in headings():
        cell = cells[top - first][left - 1]
        cell.text = text
        if (top, left) != (bottom, right):
            cell.merge(cells[bottom - first][right - 1])
    document.add_paragraph("")
    for note in notes():
        document.add_paragraph(note)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
