"""The blank plan as a workbook: it looks like the table to be issued, and says on every sheet what goes where."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from cedu_targets.allocation.plan.blank_plan import ROOM
from cedu_targets.allocation.plan.plan import Plan
from cedu_targets.allocation.plan.understood_plan import UnderstoodPlan, understand
from cedu_targets.domain.numbers import parse_number, plain
from cedu_targets.domain.place import Place, a1
from cedu_targets.domain.provenance import ISSUED
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.allocation.table_layout import headings
from cedu_targets.reporters.shared.workbook import ReportBook, display_width, lines_of, number_format

_FILL, _SUM, _HEAD, _HELP = "#FFF2CC", "#F2F2F2", "#DDEBF7", "#F7F7F7"
_SETTINGS = (
    ("form_code", 8), ("form_name", 36), ("form_group", 24), ("form_measure", 11), ("form_kind", 9),
    ("form_granule", 11), ("form_parts", 18), ("form_weights", 34), ("form_cap", 11), ("form_floor", 11),
)  # fmt: skip
_GRANULES = "1,0.1,0.01,0.001,5,10"
_STEPS = 8
_HELP_WIDTH = 84
_A4, _FEW_COLUMNS = 9, 12


def plan_workbook(plan: Plan, totals: Mapping[str, str], messages: Messages) -> bytes:
    """A plan as the workbook that it is filled in; `totals` are last year's of the district, by the plan's codes."""
    understood = understand(plan, lambda _: Place())
    book = ReportBook(messages, Path(), cells=0, mark=ISSUED)  # written in no order, so it is held whole
    _plan_sheet(understood, totals, book)
    _settings(understood, book)
    _sources(plan, book)
    for name, rows in plan.tables.items():
        _numbers(name, rows, understood, book)
    _help(book)
    return book.close()


def _plan_sheet(understood: UnderstoodPlan, totals: Mapping[str, str], book: ReportBook) -> None:
    plan, term = understood.plan, book.messages.term
    label = max(display_width(name) for name in (plan.district, *understood.units)) + 3.0
    codes = list(understood.by_code)
    sheet = book.page(book.sheet_name(term("form_plan")), [label, 9, *[9.5] * len(codes)])
    if len(codes) <= _FEW_COLUMNS:
        sheet.set_paper(_A4)
    book.text(sheet, 0, 0, plan.title, book.look(bold=True, font_size=16))
    book.text(sheet, 1, 0, term("form_hint"), book.look(font_color="#7F6000"))
    sheet.set_row(0, 28)
    top, offset = 2, 1
    found = headings(understood, book.messages)
    bottom = top + max(heading.bottom for heading in found)
    head = book.look(bold=True, border=1, bg_color=_HEAD, align="center", valign="vcenter", text_wrap=True)
    boxes = [(top, 0, bottom, 0, term("form_unit")), (top, 1, bottom + 1, 1, term("form_area"))]
    boxes += [(top + one.top, one.left + offset, top + one.bottom, one.right + offset, one.text) for one in found]
    for first, left, last, right, text in boxes:
        book.over(sheet, (first, left, last, right), text, head)
    sheet.set_row(bottom, 15 * max([2, *(lines_of(one.text, 9.5) for one in found if one.left == one.right)]))
    code_row = bottom + 1
    book.text(sheet, code_row, 0, term("form_code"), head)
    for column, code in enumerate(codes, start=2):
        _put(book, sheet, code_row, column, code, head)
    below_units = code_row + 2 + len(understood.units)
    _district(understood, book, sheet, code_row + 1)
    _units(understood, book, sheet, code_row + 2)
    below = _helpers(understood, totals, book, sheet, (code_row + 1, code_row + 2, below_units))
    for line, note in enumerate(plan.notes, start=below + 1):
        book.text(sheet, line, 0, note, book.look())
    sheet.freeze_panes(code_row + 2, 1)
    sheet.repeat_rows(top, code_row)


def _district(understood: UnderstoodPlan, book: ReportBook, sheet: Any, row: int) -> None:
    term = book.messages.term
    columns = {code: position for position, code in enumerate(understood.by_code, start=2)}
    style = {"border": 1, "bold": True, "align": "center", "valign": "vcenter"}
    book.text(sheet, row, 0, understood.plan.district, book.look(bg_color=_SUM, **style))
    book.text(sheet, row, 1, "", book.look(bg_color=_SUM, **style))
    sheet.set_row(row, 24)
    for code, indicator in understood.by_code.items():
        shape = number_format(indicator, None)
        total = understood.plan.indicators[code].total
        if code in understood.wholes and total is None:
            cells = ",".join(a1(row, columns[part]) for part in understood.wholes[code])
            look = book.look(bg_color=_SUM, italic=True, num_format=shape, **style)
            known = [understood.plan.indicators[part].total for part in understood.wholes[code]]
            value = sum((Decimal(text) for text in known if text), Decimal(0)) if any(known) else ""
            formula = f'=IF(COUNT({cells})=0,"",SUM({cells}))'
            sheet.write_formula(row, columns[code], formula, look, value if value == "" else float(value))
            message = {"input_title": term("form_total_title"), "input_message": term("form_whole")}
        else:
            look = book.look(bg_color=_FILL, num_format=shape, **style)
            _put(book, sheet, row, columns[code], total, look)
            message = {"input_title": term("form_total_title"), "input_message": term("form_total")}
        rule = {"validate": "decimal", "criteria": ">=", "value": 0, "error_message": term("form_total_error")}
        sheet.data_validation(row, columns[code], row, columns[code], {**rule, **message, "error_type": "warning"})


def _units(understood: UnderstoodPlan, book: ReportBook, sheet: Any, top: int) -> None:
    plan, term = understood.plan, book.messages.term
    area_of = {unit.name: unit.area for unit in plan.units}
    style = {"border": 1, "align": "center", "valign": "vcenter"}
    for row, unit in enumerate(understood.units, start=top):
        sheet.set_row(row, 22)
        book.text(sheet, row, 0, unit, book.look(**style))
        book.text(sheet, row, 1, area_of[unit] or "", book.look(**style))
        for column, (code, indicator) in enumerate(understood.by_code.items(), start=2):
            text = plan.demands.get(unit, {}).get(code)
            grey = {"font_color": "#7F7F7F", "bg_color": _SUM} if text == "×" else {}
            fill = {"bg_color": _HELP} if code in understood.wholes else {}
            look = book.look(num_format=number_format(indicator, None), **style, **fill, **grey)
            _put(book, sheet, row, column, text, look)
    last = top + len(understood.units) - 1
    sheet.data_validation(
        top, 2, last, 1 + len(understood.by_code),
        {"validate": "any", "input_title": term("form_cell_title"), "input_message": term("form_cell")},
    )  # fmt: skip


def _helpers(
    understood: UnderstoodPlan, totals: Mapping[str, str], book: ReportBook, sheet: Any, rows: tuple[int, int, int]
) -> int:
    """Rows that only help: the sum fixed so far, the rest, and last year's totals. Returns the row below."""
    district, top, below = rows
    term = book.messages.term
    lines = [("form_fixed", below), ("form_left", below + 1), *([("form_last", below + 2)] if totals else [])]
    style = {"border": 1, "bg_color": _HELP, "font_color": "#595959", "align": "center", "italic": True}
    for name, row in lines:
        book.text(sheet, row, 0, term(name), book.look(**style))
        book.text(sheet, row, 1, "", book.look(**style))
    for column, (code, indicator) in enumerate(understood.by_code.items(), start=2):
        look = book.look(num_format=number_format(indicator, None), **style)
        if indicator.additive:
            units = f"{a1(top, column)}:{a1(below - 1, column)}"
            total = a1(district, column)
            fixed = _fixed(understood, code)
            given = parse_number(understood.plan.indicators[code].total or "")
            sheet.write_formula(below, column, f"=SUM({units})", look, float(fixed))
            left = float(given.value - fixed) if given else ""
            sheet.write_formula(below + 1, column, f'=IF({total}="","",{total}-SUM({units}))', look, left)
        else:
            book.text(sheet, below, column, "", look)
            book.text(sheet, below + 1, column, "", look)
        if totals:
            _put(book, sheet, below + 2, column, totals.get(code), look)
    red = {"type": "cell", "criteria": "<", "value": 0, "format": book.look(bg_color="#FFC7CE", bold=True)}
    sheet.conditional_format(below + 1, 2, below + 1, 1 + len(understood.by_code), red)
    return below + len(lines)


def _fixed(understood: UnderstoodPlan, code: str) -> Decimal:
    """The sum of a column's plain numbers, as SUM works it out."""
    found = Decimal(0)
    for unit in understood.units:
        try:
            number = parse_number(understood.plan.demands.get(unit, {}).get(code) or "")
        except ValueError:
            continue
        found += number.value if number else 0
    return found


def _settings(understood: UnderstoodPlan, book: ReportBook) -> None:
    term = book.messages.term
    sheet = book.page(book.sheet_name(term("form_settings")), [width for _, width in _SETTINGS])
    for column, (name, _) in enumerate(_SETTINGS):
        book.text(sheet, 0, column, term(name), book.head())
    kinds = term("form_kinds").split(",")
    for row, (code, entry) in enumerate(understood.plan.indicators.items(), start=1):
        indicator = understood.by_code[code]
        kind = kinds[0] if indicator.additive else kinds[1] if indicator.unit_of_measure == "%" else kinds[2]
        granule = None if not indicator.additive or code in understood.wholes else str(indicator.granule)
        texts = (
            code, entry.name, entry.group, indicator.unit_of_measure, kind, granule, entry.parts, entry.weights,
            entry.growth_cap, entry.growth_floor,
        )  # fmt: skip
        for column, text in enumerate(texts):
            numeric = column in (0, 5, 8, 9)
            look = book.body(num_format="0%") if column in (8, 9) else book.body()
            if numeric:
                _put(book, sheet, row, column, text, look)
            else:
                book.text(sheet, row, column, text or "", look)
    last = len(understood.plan.indicators) + ROOM
    sheet.data_validation(1, 4, last, 4, {"validate": "list", "source": kinds})
    granules = {"validate": "list", "source": _GRANULES.split(","), "error_type": "warning"}
    sheet.data_validation(1, 5, last, 5, granules)
    for column, name in ((6, "form_parts"), (7, "form_weights"), (8, "form_cap"), (9, "form_cap")):
        message = {"input_title": term(f"{name}_title"), "input_message": term(f"{name}_say")}
        sheet.data_validation(1, column, last, column, {"validate": "any", **message})
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)


def _sources(plan: Plan, book: ReportBook) -> None:
    term = book.messages.term
    sheet = book.page(book.sheet_name(term("form_sources")), [20, *[16] * max(len(plan.sources), 1)])
    for column, head in enumerate((term("form_unit"), *plan.sources)):
        book.text(sheet, 0, column, head, book.head())
    meta = ("form_source", "form_year", "form_measure")
    for row, name in enumerate(meta, start=1):
        book.text(sheet, row, 0, term(name), book.body(bg_color=_HELP, italic=True))
    for column, source in enumerate(plan.sources.values(), start=1):
        for row, text in enumerate((source.source, source.year, source.unit_of_measure), start=1):
            book.text(sheet, row, column, text or "", book.body(bg_color=_HELP))
    for row, unit in enumerate(plan.units, start=1 + len(meta)):
        book.text(sheet, row, 0, unit.name, book.body())
        for column, source in enumerate(plan.sources.values(), start=1):
            _put(book, sheet, row, column, source.values.get(unit.name), book.body(bg_color=_FILL))
    sheet.freeze_panes(1, 1)


def _numbers(
    name: str, rows: Mapping[str, Mapping[str, str | None]], understood: UnderstoodPlan, book: ReportBook
) -> None:
    """A sheet with a number per unit and code."""
    codes = list(understood.by_code)
    sheet = book.page(book.sheet_name(name), [20, *[9.5] * len(codes)])
    for column, code in enumerate(codes, start=1):
        book.text(sheet, 0, column, understood.by_code[code].name, book.head())
        _put(book, sheet, 1, column, code, book.head())
    book.text(sheet, 0, 0, book.messages.term("form_unit"), book.head())
    book.text(sheet, 1, 0, book.messages.term("form_code"), book.head())
    sheet.set_row(0, 15 * max(lines_of(one.name, 9.5) for one in understood.indicators))
    district = understood.plan.district
    for line, row in enumerate([*([district] if district in rows else []), *understood.units], start=2):
        book.text(sheet, line, 0, row, book.body(bold=row == district))
        for column, code in enumerate(codes, start=1):
            look = book.body(num_format=number_format(understood.by_code[code], None), align="right")
            _put(book, sheet, line, column, rows.get(row, {}).get(code), look)
    sheet.freeze_panes(2, 1)
    sheet.repeat_rows(0, 1)


def _help(book: ReportBook) -> None:
    term = book.messages.term
    sheet = book.page(book.sheet_name(term("form_help")), [_HELP_WIDTH])
    book.text(sheet, 0, 0, term("form_steps"), book.look(bold=True, font_size=14))
    for line in range(1, _STEPS + 1):
        text = term(f"form_step_{line}")
        book.text(sheet, line, 0, text, book.look(text_wrap=True, valign="top"))
        sheet.set_row(line, 18 * lines_of(text, _HELP_WIDTH))
    sheet.set_portrait()
    sheet.set_paper(_A4)


def _put(book: ReportBook, sheet: Any, row: int, column: int, text: str | None, look: Any) -> None:
    """A number as a number, a per cent as one, anything else as the text it is."""
    try:
        number = parse_number(text or "")
    except ValueError:
        number = None
    if number is None or (not number.percent and plain(number.value) != text and "." not in (text or "")):
        book.text(sheet, row, column, text or "", look)  # a code such as 01 is a text, too
    else:
        book.number(sheet, row, column, number.value, look)
