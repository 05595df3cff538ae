"""What both sheets of the blank form of achievements have: titles, headings, cells to be filled in and their rules."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from cedu_targets.attainment.figure_form import FigureForm
from cedu_targets.reporters.shared.workbook import A3, A4, ReportBook, lines_of

TITLE_ROW, HINT_ROW, HEAD_ROW = range(3)
FILL, LOCKED = "#FFF9E5", "#F2F2F2"
UNIT_WIDTH, YEAR_WIDTH, NUMBER_WIDTH, SOURCE_WIDTH = 20, 9, 16, 26
LINE, HIGHEST = 15, 400
_FEW_COLUMNS, _WIDEST = 8, 120
_UNITS_TO_NAME = 12
"""Rows for units whose names nobody has listed."""
_YEARS = (1990, 2099)


class Row(NamedTuple):
    """A row to be filled in: of all units together, of one, or of one that is still to be named."""

    name: str
    is_whole: bool = False


class FormSheet:
    """What both sheets to be filled in have."""

    def __init__(self, form: FigureForm, book: ReportBook, name: str) -> None:
        self.form, self.book, self.term = form, book, book.messages.term
        self._name = name
        names = [*form.units, *([""] * _UNITS_TO_NAME if form.asks_units and not (form.units or form.years) else [])]
        self.rows = [Row(form.whole, is_whole=True), *map(Row, names)]
        self.names_units = "" in names

    def page(self, widths: Sequence[float], title: str, hint: str) -> Any:
        """The sheet with its title and what is to be known first."""
        sheet = self.book.page(self._name, widths, A4 if len(widths) <= _FEW_COLUMNS else A3)
        width = min(sum(widths), _WIDEST)
        for row, text, look, high in (
            (TITLE_ROW, title, {"bold": True, "font_size": 15}, 22),
            (HINT_ROW, hint, {"font_color": "#7F6000"}, LINE),
        ):
            self.book.text(sheet, row, 0, text, self.book.look(text_wrap=False, **look))
            sheet.set_row(row, 6 + high * (1 if row == HINT_ROW else lines_of(text, width)))
        return sheet

    def head(self, sheet: Any, row: int, texts: Sequence[str], widths: Sequence[float]) -> None:
        """The headings."""
        for column, text in enumerate(texts):
            self.book.text(sheet, row, column, text, self.book.head())
        sheet.set_row(row, 6 + LINE * max(map(lines_of, texts, widths)))

    def unit(self, sheet: Any, line: int, row: Row) -> None:
        """The name before a row; one that is open is to be written in."""
        if row.name:
            self.book.text(sheet, line, 0, row.name, self.book.look(border=1, bold=row.is_whole, text_wrap=True))
        else:
            self.open_name(sheet, line, 0)
        sheet.set_row(line, 20)

    def open_name(self, sheet: Any, line: int, column: int) -> None:
        """A cell for the name of a unit that nobody has listed."""
        self.book.text(sheet, line, column, "", self.book.look(border=1, bg_color=FILL, text_wrap=True))
        say = {"validate": "any", "input_message": self.term("figure_form_unit_say")}
        sheet.data_validation(line, column, line, column, say)

    def blank(self, sheet: Any, line: int, column: int, **shape: object) -> None:
        """A cell to be filled in."""
        self.book.text(sheet, line, column, "", self.book.look(border=1, bg_color=FILL, align="right", **shape))

    def asked(self, sheet: Any, rows: range, columns: range, say: str, *, is_strict: bool = True) -> None:
        """Numbers that are not below 0; where the rule is not strict 有 and 无 as well."""
        rule = {
            "validate": "decimal", "criteria": ">=", "value": 0, "input_message": say,
            "error_message": self.term("figure_form_not_negative"),
        }  # fmt: skip
        area = (rows.start, columns.start, rows.stop - 1, columns.stop - 1)
        sheet.data_validation(*area, rule if is_strict else {"validate": "any", "input_message": say})

    def year(self, sheet: Any, rows: range, first: int, last: int) -> None:
        """Cells of years."""
        rule = {
            "validate": "integer", "criteria": "between", "minimum": _YEARS[0], "maximum": _YEARS[1],
            "input_message": self.term("figure_form_of_year_say"),
            "error_message": self.term("figure_form_of_year_error"),
        }  # fmt: skip
        sheet.data_validation(rows.start, first, rows.stop - 1, last, rule)
