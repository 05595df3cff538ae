"""The form on which a unit reports its month: a workbook in which only what is asked for can be written."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.numbers import decimal_places, plain
from cedu_targets.domain.place import a1
from cedu_targets.gaps.report_forms import FormLine, ReportForm, ReportForms
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import file_name, told_apart
from cedu_targets.reporters.shared.workbook import A4, ReportBook, lines_of, number_format

_COLUMNS = (
    ("report_form_code", 11), ("report_form_indicator", 34), ("report_form_measure", 10), ("report_form_target", 11),
    ("report_form_month", 13), ("report_form_so_far", 13), ("report_form_remarks", 20),
)  # fmt: skip
_CODE, _NAME, _MEASURE, _TARGET, _MONTH, _SO_FAR, _REMARKS = range(len(_COLUMNS))
_WIDTH = sum(width for _, width in _COLUMNS)
_TITLE_ROW, _UNIT_ROW, _WRITER_ROW, _HINT_ROW, _HEAD_ROW = range(5)
_FIRST = _HEAD_ROW + 1
_FILL, _LOCKED, _GROUP, _ODD = "#FFF9E5", "#F2F2F2", "#E2EFDA", "#FFC7CE"
_GREY = "#595959"
_NO_SHARE = "—"
"""In place of a month's number of a rate, which is a level and adds nothing."""
_MOST = 10**12
_ONE_PAGE = 46
"""Rows that one upright page holds."""
_LINE = 16


def workbooks(forms: ReportForms, messages: Messages) -> dict[str, bytes]:
    """A workbook for each unit, by the names of their files."""
    names = told_apart(file_name(form.unit) for form in forms.forms)
    sheet = messages.term("report_form_sheet")
    return {f"{name}.xlsx": _book([one], forms, messages, sheet) for name, one in zip(names, forms.forms, strict=True)}


def workbook(forms: ReportForms, messages: Messages) -> bytes:
    """One workbook with a sheet for each unit."""
    return _book(forms.forms, forms, messages, None)


def _book(
    some: "list[ReportForm] | tuple[ReportForm, ...]", forms: ReportForms, messages: Messages, sheet: str | None
) -> bytes:
    """It bears no mark of cedu: what comes back is somebody's report, also where nobody filled in anything."""
    book = ReportBook(messages, Path(), cells=0, mark="")  # merged cells are written in no order
    for form in some:
        _Sheet(form, forms, book, book.sheet_name(sheet or form.unit)).write()
    return book.close()


class _Sheet:
    """One form on its sheet."""

    def __init__(self, form: ReportForm, forms: ReportForms, book: ReportBook, name: str) -> None:
        self._form, self._forms, self._book, self._term = form, forms, book, book.messages.term
        self._sheet = book.page(name, [width for _, width in _COLUMNS], A4)
        self._rows: dict[str, int] = {}
        self._is_coded = all(line.indicator.coded for line in form.lines)
        row = _FIRST
        for group in form.groups:
            row += group.title is not None
            for line in group.lines:
                self._rows[line.indicator.code] = row
                row += 1
        self._end = row

    def write(self) -> None:
        """Everything on it."""
        self._sheet.set_portrait()
        self._sheet.center_horizontally()
        self._sheet.protect("", {"format_columns": True, "format_rows": True})
        self._head()
        row = _FIRST
        for group in self._form.groups:
            if group.title is not None:
                look = self._book.look(bold=True, bg_color=_GROUP, border=1, text_wrap=True)
                self._across(row, group.title, look)
                self._sheet.set_row(row, 4 + _LINE * lines_of(group.title, _WIDTH))
                row += 1
            for line in group.lines:
                self._line(row, line)
                row += 1
        self._odd_numbers()
        self._below()
        self._sheet.freeze_panes(_FIRST, 0)
        self._sheet.repeat_rows(_HEAD_ROW)
        self._sheet.set_selection(_UNIT_ROW, _MONTH, _UNIT_ROW, _MONTH)
        if self._end + len(self._notes()) <= _ONE_PAGE:
            self._sheet.fit_to_pages(1, 1)

    def _head(self) -> None:
        """The title, whose form it is and of which month, and who fills it in."""
        year = self._forms.months[0][0]
        title = self._term("report_form_title", year="" if year is None else self._term("report_form_year", year=year))
        self._across(_TITLE_ROW, title, self._book.look(bold=True, font_size=16, align="center"))
        self._sheet.set_row(_TITLE_ROW, 34)
        self._label(_UNIT_ROW, _CODE, "report_form_unit")
        self._book.text(self._sheet, _UNIT_ROW, _NAME, self._form.unit, self._book.look(bold=True, bottom=1))
        self._label(_UNIT_ROW, _TARGET, "report_form_of_month")
        months = [
            self._term("report_form_month_text", month=month)
            if one is None
            else self._term("monthly_month_text", year=one, month=month)
            for one, month in self._forms.months
        ]
        chosen = {"validate": "list", "source": months}
        say, error = self._term("report_form_month_say"), self._term("monthly_chosen")
        self._asked(_UNIT_ROW, {**chosen, "input_message": say, "error_message": error}, bold=True, num_format="@")
        self._label(_WRITER_ROW, _CODE, "report_form_writer")
        self._book.text(self._sheet, _WRITER_ROW, _NAME, "", self._book.look(bg_color=_FILL, border=1, locked=False))
        self._label(_WRITER_ROW, _TARGET, "report_form_day")
        self._asked(
            _WRITER_ROW,
            {"validate": "any", "input_message": self._term("report_form_day_say")},
            num_format="yyyy-mm-dd",
        )
        for row in (_UNIT_ROW, _WRITER_ROW):
            self._sheet.set_row(row, 22)
        hint = self._term("report_form_hint")
        self._across(_HINT_ROW, hint, self._book.look(font_color="#7F6000", text_wrap=True))
        self._sheet.set_row(_HINT_ROW, 4 + _LINE * lines_of(hint, _WIDTH))
        for column, (name, _) in enumerate(_COLUMNS):
            name = "report_form_number" if column == _CODE and not self._is_coded else name
            self._book.text(self._sheet, _HEAD_ROW, column, self._term(name), self._book.head())
        self._sheet.set_row(_HEAD_ROW, 24)

    def _line(self, row: int, line: FormLine) -> None:
        indicator = line.indicator
        code = indicator.code if self._is_coded else str(1 + sorted(self._rows.values()).index(row))
        locked = {"border": 1, "bg_color": _LOCKED}
        centred = self._book.look(align="center", **locked)
        if code.isdecimal() and len(code) < 10:
            self._sheet.write_number(row, _CODE, int(code), centred)
        else:
            self._book.text(self._sheet, row, _CODE, code, centred)
        bold = {"bold": True} if line.parts else {}
        self._book.text(self._sheet, row, _NAME, indicator.name, self._book.look(text_wrap=True, **bold, **locked))
        self._book.text(self._sheet, row, _MEASURE, indicator.unit_of_measure or "", centred)
        look = self._book.look(align="right", num_format=number_format(indicator, line.target), **locked)
        if line.floor is None:
            self._book.number(self._sheet, row, _TARGET, line.target, look)
        else:
            self._book.text(self._sheet, row, _TARGET, line.floor.text, self._book.look(align="right", **locked))
        self._numbers(row, line)
        self._book.text(
            self._sheet, row, _REMARKS, "", self._book.look(border=1, bg_color=_FILL, locked=False, text_wrap=True)
        )
        lines = max(lines_of(indicator.name, dict(_COLUMNS)["report_form_indicator"]), 1)
        self._sheet.set_row(row, 4 + _LINE * lines)

    def _numbers(self, row: int, line: FormLine) -> None:
        """The cells of 本月完成 and 累计完成: to be filled in, or the sum of others."""
        indicator = line.indicator
        shape = number_format(indicator, None)
        if line.parts:
            hidden = f"{shape.split(';')[0]};-{shape.split(';')[0]};"  # a sum of nothing shows nothing
            look = self._book.look(border=1, bg_color=_LOCKED, bold=True, align="right", num_format=hidden)
            for column in (_MONTH, _SO_FAR):
                cells = _areas(sorted(self._rows[code] for code in line.parts), column)
                self._sheet.write_formula(row, column, f"=SUM({cells})", look, 0)
            return
        open_look = self._book.look(border=1, bg_color=_FILL, locked=False, align="right", num_format=shape)
        is_level = indicator.kind in (Kind.RATE, Kind.AVERAGE)
        if is_level:
            look = self._book.look(border=1, bg_color=_LOCKED, align="center", font_color=_GREY)
            self._book.text(self._sheet, row, _MONTH, _NO_SHARE, look)
        for column in (_SO_FAR,) if is_level else (_MONTH, _SO_FAR):
            self._book.text(self._sheet, row, column, "", open_look)
            self._sheet.data_validation(row, column, row, column, self._rule(row, column, indicator))

    def _rule(self, row: int, column: int, indicator: Indicator) -> Mapping[str, object]:
        """What may be written: whole numbers, numbers no finer than the granule, or per cents."""
        cell, unit = a1(row, column), indicator.unit_of_measure or ""
        said = "report_form_month_number" if column == _MONTH else "report_form_so_far_number"
        say = {"input_message": self._term(said, unit=unit)}
        if indicator.kind is Kind.RATE:
            most = _MOST if indicator.may_exceed_whole else 1
            rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": most}
            return {
                **rule,
                "input_message": self._term("report_form_rate_say"),
                "error_message": self._term("report_form_rate_error"),
            }
        if indicator.granule == indicator.granule.to_integral_value():
            rule = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": _MOST}
            return {**rule, **say, "error_message": self._term("report_form_whole_error", unit=unit)}
        places = decimal_places(indicator.granule)
        rule = {
            "validate": "custom",
            "value": f"=AND(ISNUMBER({cell}),{cell}>=0,ABS({cell}-ROUND({cell},{places}))<1E-9)",
        }
        step = plain(indicator.granule)
        return {
            **rule,
            **say,
            "error_message": self._term("report_form_decimal_error", unit=unit, places=places, step=step),
        }

    def _odd_numbers(self) -> None:
        """A month that is more than the year so far, and a year so far that is missing, are shown in red."""
        month, so_far = f"${a1(_FIRST, _MONTH)}", f"${a1(_FIRST, _SO_FAR)}"
        formula = f"=AND(ISNUMBER({month}),{month}>N({so_far}))"
        rule = {"type": "formula", "criteria": formula, "format": self._book.look(bg_color=_ODD)}
        self._sheet.conditional_format(_FIRST, _MONTH, self._end - 1, _SO_FAR, rule)

    def _notes(self) -> list[str]:
        """What stands under the table: how it is filled in, which sums hold, and what is counted."""
        sums = [
            f"{line.indicator.code}={'+'.join(line.parts)}"
            for line in self._form.lines
            if line.parts and self._is_coded
        ]
        found = (
            [self._term("report_form_note_sums", sums=self._term("report_form_between_sums").join(sums))]
            if sums
            else []
        )
        if any(line.indicator.kind is Kind.RATE for line in self._form.lines):
            found.append(self._term("report_form_note_rates"))
        found += self._form.notes
        return [self._term("report_form_note_how"), *found]

    def _below(self) -> None:
        for row, text in enumerate(self._notes(), start=self._end):
            self._across(row, text, self._book.look(font_color=_GREY, text_wrap=True))
            self._sheet.set_row(row, 2 + 15 * lines_of(text, _WIDTH))

    def _asked(self, row: int, rule: Mapping[str, object], **shape: object) -> None:
        """A cell over two columns that is to be filled in."""
        look = self._book.look(bg_color=_FILL, border=1, locked=False, align="center", **shape)
        self._sheet.merge_range(row, _MONTH, row, _SO_FAR, "", look)
        self._sheet.data_validation(row, _MONTH, row, _MONTH, rule)

    def _label(self, row: int, column: int, name: str) -> None:
        self._book.text(self._sheet, row, column, self._term(name), self._book.look(align="right", bold=True))

    def _across(self, row: int, text: str, look: Any) -> None:
        self._book.over(self._sheet, (row, 0, row, len(_COLUMNS) - 1), text, look)


def _areas(rows: list[int], column: int) -> str:
    """The cells of some rows as a formula names them: F6:F8,F10."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][-1] == row - 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return ",".join(
        a1(run[0], column) if len(run) == 1 else f"{a1(run[0], column)}:{a1(run[-1], column)}" for run in runs
    )
