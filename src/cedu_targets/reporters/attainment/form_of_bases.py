"""The sheet of bases of the blank form of achievements."""

from collections.abc import Sequence
from typing import Any

from cedu_targets.attainment.figure_form import FormHead
from cedu_targets.reporters.attainment.form_sheet import (
    HEAD_ROW,
    LINE,
    LOCKED,
    NUMBER_WIDTH,
    SOURCE_WIDTH,
    UNIT_WIDTH,
    YEAR_WIDTH,
    FormSheet,
)
from cedu_targets.reporters.shared.workbook import lines_of

_YEAR_COLUMN = 12


class BasesSheet(FormSheet):
    """The bases: a list; where units report, units × bases, under the source and the year of each."""

    def write(self) -> None:
        """Write the sheet."""
        if len(self.rows) > 1:
            self._by_unit()
        else:
            self._as_list()

    def _by_unit(self) -> None:
        bases = self.form.bases
        widths = [UNIT_WIDTH, *[NUMBER_WIDTH] * len(bases)]
        sheet = self._page(widths)
        self.head(sheet, HEAD_ROW, [FormHead.UNIT, *bases], widths)
        first = HEAD_ROW + 1
        for line, name in ((first, FormHead.SOURCE), (first + 1, FormHead.YEAR)):
            self.book.text(sheet, line, 0, name, self.book.look(border=1, bg_color=LOCKED))
            for column in range(1, len(widths)):
                self.blank(sheet, line, column, text_wrap=True)
            sheet.set_row(line, 32 if name == FormHead.SOURCE else 20)
        self._sources(sheet, range(first, first + 1), 1, len(bases))
        self.year(sheet, range(first + 1, first + 2), 1, len(bases))
        rows = range(first + 2, first + 2 + len(self.rows))
        for line, row in zip(rows, self.rows, strict=True):
            self.unit(sheet, line, row)
            for column in range(1, len(widths)):
                self.blank(sheet, line, column)
        self.asked(sheet, rows, range(1, len(widths)), self.term("figure_form_count"))
        sheet.freeze_panes(rows.start, 1)
        sheet.repeat_rows(HEAD_ROW)

    def _as_list(self) -> None:
        """A row for each base: its number and year, or its number in each year of the plan."""
        years = [self.term("figure_form_year", year=year) for year in self.form.years]
        heads = [FormHead.BASE, FormHead.SOURCE, *(years or [FormHead.VALUE, FormHead.YEAR])]
        widths = [SOURCE_WIDTH + 8, SOURCE_WIDTH, *([_YEAR_COLUMN] * len(years) or [NUMBER_WIDTH, YEAR_WIDTH])]
        sheet = self._page(widths)
        self.head(sheet, HEAD_ROW, heads, widths)
        rows = range(HEAD_ROW + 1, HEAD_ROW + 1 + len(self.form.bases))
        for line, base in zip(rows, self.form.bases, strict=True):
            self.book.text(sheet, line, 0, base, self.book.look(border=1, text_wrap=True))
            for column in range(1, len(widths)):
                self.blank(sheet, line, column)
            sheet.set_row(line, 6 + LINE * lines_of(base, widths[0]))
        self._sources(sheet, rows, 1, 1)
        self.asked(sheet, rows, range(2, len(widths) if years else 3), self.term("figure_form_count"))
        if not years:
            self.year(sheet, rows, 3, 3)
        sheet.freeze_panes(rows.start, 1)

    def _page(self, widths: Sequence[float]) -> Any:
        return self.page(widths, self.term("figure_form_bases_title"), self.term("figure_form_bases_hint"))

    def _sources(self, sheet: Any, rows: range, first: int, last: int) -> None:
        say = {"validate": "any", "input_message": self.term("figure_form_source_say")}
        sheet.data_validation(rows.start, first, rows.stop - 1, last, say)
