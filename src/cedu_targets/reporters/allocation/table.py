"""The table to be issued, in the layout of a notice: title, merged headings, codes, sums as formulas, notes."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import product
from typing import Any

from cedu_targets.allocation.report import AllocationReport
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.place import a1
from cedu_targets.reporters.allocation.table_layout import TableHeading, headings, notes, rows_in_order
from cedu_targets.reporters.shared.workbook import (
    MOST_COLUMNS,
    MOST_ROWS,
    ReportBook,
    display_width,
    lines_of,
    number_format,
)

_A4 = 9
_FEW_COLUMNS = 12
_MOST_RANGES = 200
_HEAD, _SUM, _AREA = "#DDEBF7", "#F2F2F2", "#F7F7F7"
_NARROW, _ROOMY, _LINE = 8.5, 11.5, 15
_TITLE_SCALE = 1.7
"""The width of the title's letters, those of the table being 1."""


def write_table(report: AllocationReport, book: ReportBook, name: str) -> None:
    """The sheet with the table, named `name`. Raises CallFault where it does not fit a sheet."""
    understood = report.understood
    assert understood is not None
    if len(report.rows) > MOST_ROWS or len(understood.indicators) > MOST_COLUMNS:
        raise CallFault("excel_too_large", {"rows": len(report.rows), "count": len(understood.indicators)})
    codes = list(understood.by_code)
    names = [understood.plan.district, *understood.units, *understood.areas]
    label = min(30.0, max(display_width(text) for text in names) + 2.0)
    widths = [label, *_widths(report)]
    sheet = book.page(name, widths)
    if len(codes) <= _FEW_COLUMNS:
        sheet.set_paper(_A4)
        sheet.center_horizontally()
    title = book.look(bold=True, font_size=16, align="center", valign="vcenter", text_wrap=True)
    book.over(sheet, (0, 0, 0, len(codes)), understood.plan.title, title)
    sheet.set_row(0, 30 * lines_of(understood.plan.title, sum(widths) / _TITLE_SCALE))
    top = 2
    found = headings(understood, book.messages)
    bottom = top + max(heading.bottom for heading in found)
    head = book.look(bold=True, border=1, bg_color=_HEAD, align="center", valign="vcenter", text_wrap=True)
    first = TableHeading(0, 0, bottom - top, 0, book.messages.term("unit_head"))
    _heights(sheet, found, widths, top)
    _write_headings(sheet, [first, *found], top, head, book)
    book.text(sheet, bottom + 1, 0, book.messages.term("code_head"), head)
    for column, code in enumerate(codes, start=1):
        if code.isdigit() and str(int(code)) == code:
            book.number(sheet, bottom + 1, column, Decimal(code), head)
        else:
            book.text(sheet, bottom + 1, column, code, head)
    end = _write_rows(report, book, sheet, bottom + 2)
    plain_look = book.look(text_wrap=False)
    for line, text in enumerate(notes(understood, book.messages), start=end + 1):
        book.text(sheet, line, 0, text, plain_look)
    sheet.freeze_panes(bottom + 3, 1)
    sheet.repeat_rows(top, bottom + 1)


def _write_headings(sheet: Any, found: Sequence[TableHeading], top: int, head: Any, book: ReportBook) -> None:
    """The headings, merged over their cells, row by row: rows go to disk as they come."""
    cells = {(top + one.top, one.left): one.text for one in found}
    for one in found:
        inside = product(range(top + one.top, top + one.bottom + 1), range(one.left, one.right + 1))
        for cell in inside:
            cells.setdefault(cell, "")
        if (one.top, one.left) != (one.bottom, one.right):
            sheet.merge.append([top + one.top, one.left, top + one.bottom, one.right])  # merge_range writes at once
    for (row, column), text in sorted(cells.items()):
        book.text(sheet, row, column, text, head)


def _write_rows(report: AllocationReport, book: ReportBook, sheet: Any, top: int) -> int:
    """The district, the units with their areas' subtotals, as numbers and formulas; returns the row below."""
    understood = report.understood
    assert understood is not None
    order = rows_in_order(understood)
    line = {name: top + position for position, name in enumerate(order)}
    columns = {code: position for position, code in enumerate(understood.by_code, start=1)}
    unit_ranges = _ranges([line[unit] for unit in understood.units])
    area_ranges = {area: _ranges([line[unit] for unit in units]) for area, units in understood.areas.items()}
    formats = {code: number_format(indicator, None) for code, indicator in understood.by_code.items()}
    for name in order:
        is_sum = name == understood.plan.district
        fill = {"bg_color": _SUM} if is_sum else {"bg_color": _AREA} if name in understood.areas else {}
        style = {"border": 1, "valign": "vcenter", "bold": is_sum or name in understood.areas, **fill}
        book.text(sheet, line[name], 0, name, book.look(align="center", **style))
        looks = {code: book.look(align="center", num_format=shown, **style) for code, shown in formats.items()}
        for code, value in report.rows[name].items():
            indicator, column, look = understood.by_code[code], columns[code], looks[code]
            if value is None:
                book.text(sheet, line[name], column, "", look)
                continue
            formula = None
            if indicator.additive and is_sum:
                formula = _sum_down(column, unit_ranges)
            elif indicator.additive and name in understood.areas:
                formula = _sum_down(column, area_ranges[name])
            elif code in understood.wholes:
                formula = _sum_across(line[name], [columns[part] for part in understood.wholes[code]])
            if formula is None:
                book.number(sheet, line[name], column, value, look)
            else:
                sheet.write_formula(line[name], column, formula, look, float(value))
        sheet.set_row(line[name], 24)
    return top + len(order)


def _ranges(positions: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of neighbouring rows."""
    found: list[tuple[int, int]] = []
    for position in positions:
        if found and found[-1][1] + 1 == position:
            found[-1] = (found[-1][0], position)
        else:
            found.append((position, position))
    return found


def _sum_down(column: int, ranges: Sequence[tuple[int, int]]) -> str | None:
    if len(ranges) > _MOST_RANGES:  # a function takes 255 arguments
        return None
    return "=SUM(" + ",".join(f"{a1(first, column)}:{a1(last, column)}" for first, last in ranges) + ")"


def _sum_across(row: int, columns: Sequence[int]) -> str:
    if len(columns) > 1 and list(columns) == list(range(columns[0], columns[-1] + 1)):
        return f"=SUM({a1(row, columns[0])}:{a1(row, columns[-1])})"
    return "=" + "+".join(a1(row, column) for column in columns)


def _widths(report: AllocationReport) -> list[float]:
    """The width of each column, by its longest number."""
    understood = report.understood
    assert understood is not None
    longest = dict.fromkeys(understood.by_code, 0)
    for cells in report.rows.values():
        for code, value in cells.items():
            longest[code] = max(longest[code], len(f"{value}"))
    least = _ROOMY if len(understood.by_code) <= _FEW_COLUMNS else _NARROW
    return [max(least, min(20.0, length + 2.0)) for length in longest.values()]


def _heights(sheet: Any, found: Sequence[TableHeading], widths: Sequence[float], top: int) -> None:
    """Rows high enough for their headings; Excel does not work it out for merged cells."""
    rows: dict[int, int] = {}
    for one in found:
        if one.top == one.bottom:
            lines = lines_of(one.text, sum(widths[one.left : one.right + 1]))
            rows[one.top] = max(rows.get(one.top, 1), lines)
    for one in found:
        if one.top != one.bottom:
            lines = lines_of(one.text, sum(widths[one.left : one.right + 1]))
            rows[one.bottom] = max(
                rows.get(one.bottom, 1), lines - sum(rows.get(r, 1) for r in range(one.top, one.bottom))
            )
    for row, lines in rows.items():
        sheet.set_row(top + row, _LINE * lines + 6)
