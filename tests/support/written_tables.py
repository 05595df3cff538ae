"""Tables written as workbooks, as an office would have them: numbers as numbers, formulas with their results."""

import io
from collections.abc import Mapping, Sequence

import xlsxwriter


def as_xlsx(rows: Sequence[Sequence[str]], formulas: Mapping[str, str]) -> bytes:
    """A workbook of these cells; `formulas` maps an address to its formula, whose result is the cell's text.

    A text with an apostrophe before it is kept as text, as Excel does.
    """
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet()
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            address = f"{chr(ord('A') + column)}{row + 1}"
            number = _number(text)
            if address in formulas:
                sheet.write_formula(row, column, formulas[address], value=text if number is None else number)
            elif number is not None:
                sheet.write_number(row, column, number)
            elif text:
                sheet.write_string(row, column, text.removeprefix("'"))
    book.close()
    return stream.getvalue()


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
