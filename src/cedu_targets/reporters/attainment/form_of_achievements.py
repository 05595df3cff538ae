"""The sheet of achievements of the blank form: units × what is demanded, or the other way round."""

from typing import Any

from cedu_targets.attainment.figure_form import FigureForm, FormColumn, FormHead
from cedu_targets.domain.targets import Target, TargetKind
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.form_sheet import (
    HEAD_ROW,
    HIGHEST,
    LINE,
    LOCKED,
    NUMBER_WIDTH,
    UNIT_WIDTH,
    YEAR_WIDTH,
    FormSheet,
)
from cedu_targets.reporters.shared.due_words import due_text
from cedu_targets.reporters.shared.target_words import demanded_text
from cedu_targets.reporters.shared.workbook import lines_of

_DEMAND_ROW = HEAD_ROW + 1
_NAME_WIDTH, _DEMAND_WIDTH, _UNIT_COLUMN = 38, 30, 12
_MANY = 12
"""Columns that a page holds."""


class _Numbers(FormSheet):
    """Cells for what was achieved."""

    def numbers(self, sheet: Any, rows: range, columns: range, asked: FormColumn) -> None:
        """What may be written into cells, and how; of a coverage 有 and 无 as well."""
        is_strict = asked.kind is not TargetKind.COVERAGE
        self.asked(sheet, rows, columns, say_of(asked, self.book.messages), is_strict=is_strict)


class AchievedSheet(_Numbers):
    """Units × what is demanded."""

    def write(self) -> None:
        """Write the sheet."""
        form = self.form
        before = [FormHead.UNIT, *([FormHead.YEAR] if form.year is None else [])]
        widths = [UNIT_WIDTH, *[YEAR_WIDTH] * (len(before) - 1), *[NUMBER_WIDTH] * len(form.columns)]
        hint = self.term("figure_form_hint_units" if self.names_units else "figure_form_hint")
        sheet = self.page(widths, title_of(form, self.book.messages), hint)
        self.head(sheet, HEAD_ROW, [*before, *(column.heading for column in form.columns)], widths)
        self._demands(sheet, len(before))
        first = _DEMAND_ROW + 1
        rows = range(first, first + len(self.rows))
        for line, row in zip(rows, self.rows, strict=True):
            self.unit(sheet, line, row)
            for column in range(1, len(before)):
                self.blank(sheet, line, column)
            for column, asked in enumerate(form.columns, start=len(before)):
                self.blank(sheet, line, column, **({"num_format": "0.0#%"} if asked.is_rate else {}))
        for column in range(1, len(before)):
            self.year(sheet, rows, column, column)
        for column, asked in enumerate(form.columns, start=len(before)):
            self.asked(
                sheet,
                rows,
                range(column, column + 1),
                say_of(asked, self.book.messages),
                is_strict=asked.kind is not TargetKind.COVERAGE,
            )
        sheet.freeze_panes(first, 1)
        sheet.repeat_rows(HEAD_ROW, _DEMAND_ROW)
        sheet.set_selection(first, len(before), first, len(before))

    def _demands(self, sheet: Any, before: int) -> None:
        look = self.book.look(border=1, bg_color=LOCKED, font_color="#595959", font_size=9, text_wrap=True)
        texts = [demand_text(column, self.book.messages) for column in self.form.columns]
        for column in range(before):
            self.book.text(sheet, _DEMAND_ROW, column, FormHead.DEMAND if column == 0 else "", look)
        for column, text in enumerate(texts, start=before):
            self.book.text(sheet, _DEMAND_ROW, column, text, look)
        sheet.set_row(_DEMAND_ROW, min(HIGHEST, 6 + LINE * max(lines_of(text, NUMBER_WIDTH + 1) for text in texts)))


class AchievedByRow(_Numbers):
    """What is demanded × units, where there are more columns than a page holds, or × the years of the plan."""

    def write(self) -> None:
        """Write the sheet."""
        form = self.form
        heads = [self.term("figure_form_year", year=year) for year in form.years] or [row.name for row in self.rows]
        widths = [_NAME_WIDTH, _DEMAND_WIDTH, *[_UNIT_COLUMN] * len(heads)]
        hint = (
            "figure_form_hint_years"
            if form.years
            else "figure_form_hint_columns"
            if "" in heads
            else "figure_form_hint"
        )
        sheet = self.page(widths, title_of(form, self.book.messages), self.term(hint))
        self.head(sheet, HEAD_ROW, [FormHead.INDICATOR, FormHead.DEMAND, *heads], widths)
        for column, head in enumerate(heads, start=2):
            if not head:
                self.open_name(sheet, HEAD_ROW, column)
        columns = range(2, len(widths))
        for line, asked in enumerate(form.columns, start=HEAD_ROW + 1):
            self._row(sheet, line, columns, asked)
        sheet.freeze_panes(HEAD_ROW + 1, 2)
        sheet.repeat_rows(HEAD_ROW)
        sheet.set_selection(HEAD_ROW + 1, 2, HEAD_ROW + 1, 2)

    def _row(self, sheet: Any, line: int, columns: range, asked: FormColumn) -> None:
        grey = self.book.look(border=1, bg_color=LOCKED, font_color="#595959", font_size=9, text_wrap=True)
        texts = (asked.heading, demand_text(asked, self.book.messages))
        self.book.text(sheet, line, 0, texts[0], self.book.look(border=1, text_wrap=True))
        self.book.text(sheet, line, 1, texts[1], grey)
        sheet.set_row(line, 6 + LINE * max(map(lines_of, texts, (_NAME_WIDTH, _DEMAND_WIDTH + 2))))
        for column in columns:
            self.blank(sheet, line, column, **({"num_format": "0.0#%"} if asked.is_rate else {}))
        self.numbers(sheet, range(line, line + 1), columns, asked)


def is_by_row(form: FigureForm) -> bool:
    """Whether a row for each target reads better than a column: there are many, or the years stand side by side."""
    is_wide = form.year is not None and len(form.columns) > max(_MANY, len(form.units))
    return bool(form.years) or is_wide


def say_of(column: FormColumn, messages: Messages) -> str:
    """How a column is to be filled in."""
    if column.is_rate:
        return messages.term("figure_form_rate")
    if column.kind is TargetKind.COVERAGE:
        return messages.term("figure_form_covered", measure=column.measure)
    if column.is_new is not None:
        return messages.term("figure_form_new" if column.is_new else "figure_form_all")
    return messages.term("figure_form_count")


def demand_text(column: FormColumn, messages: Messages) -> str:
    """What is demanded under a column, and by when: `不低于 60%（2021年底前）`."""
    told = dict.fromkeys(_demanded(target, messages) for target in column.targets)
    return messages.punctuation.clauses.join(told)


def _demanded(target: Target, messages: Messages) -> str:
    demand = demanded_text(target, messages)
    if target.each and target.kind is not TargetKind.COVERAGE:
        demand = messages.term("figure_form_each", demand=demand)
    return messages.term("figure_form_demand", demand=demand, due=due_text(target.due, messages))


def title_of(form: FigureForm, messages: Messages) -> str:
    """2021年完成情况 behind the title of the text, of which that year is read."""
    if form.year is None:
        name = "figure_form_title_open" if form.title else "figure_form_title_bare"
    else:
        name = "figure_form_title" if form.title else "figure_form_title_plain"
    return messages.term(name, title=form.title or "", year=form.year or "")
