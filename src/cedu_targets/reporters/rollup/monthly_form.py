"""The monthly form as a workbook: a row for each class, with lists to choose from, and a cell for "no class"."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from cedu_targets.domain.place import a1
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import file_name, told_apart
from cedu_targets.reporters.shared.workbook import A4, ReportBook, lines_of
from cedu_targets.rollups.monthly_forms import MonthlyForms

_COLUMNS = (
    ("monthly_number", 6), ("monthly_project", 28), ("monthly_category", 21), ("monthly_day", 13),
    ("monthly_place", 18), ("monthly_people", 13), ("monthly_first_time", 12), ("monthly_hours", 13),
    ("monthly_mode", 16),
)  # fmt: skip
_NUMBER, _PROJECT, _CATEGORY, _DAY, _PLACE, _PEOPLE, _FIRST_TIME, _HOURS, _MODE = range(len(_COLUMNS))
_SUMMED = (_PEOPLE, _FIRST_TIME, _HOURS)
_TITLE_ROW, _HEAD_ROW, _NIL_ROW, _HINT_ROW, _COLUMN_ROW = range(5)
_FIRST, _CLASSES = _COLUMN_ROW + 1, 15
"""The row of the first class, and how many there are room for; rows may be put in between."""
_TOTAL_ROW = _FIRST + _CLASSES
_NOTES = ("monthly_note_people", "monthly_note_first_time", "monthly_note_rows", "monthly_note_check")
_FILL, _LOCKED, _MISSING = "#FFF9E5", "#F2F2F2", "#FFC7CE"
_WIDTH = sum(width for _, width in _COLUMNS)
_LONGEST_LIST = 255
"""Signs of a list that stands in the cell's own rule; a longer one needs a sheet."""
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
_MOST_PEOPLE = 1_000_000
_NO_NOUGHT = "General;-General;"


def workbooks(forms: MonthlyForms, messages: Messages) -> dict[str, bytes]:
    """The workbooks by the names of their files: that of the unit, with the month where only one was asked for."""
    units = forms.expected.roster
    names = told_apart(file_name(unit) for unit in units)
    behind = f"-{month_text(forms.months[0], messages)}" if forms.is_of_one_month else ""
    return {f"{name}{behind}.xlsx": workbook(unit, forms, messages) for name, unit in zip(names, units, strict=True)}


def month_text(month: str, messages: Messages) -> str:
    """2020-05 as it is written in a form: 2020年5月."""
    year, number = map(int, month.split("-"))
    return messages.term("monthly_month_text", year=year, month=number)


def workbook(unit: str, forms: MonthlyForms, messages: Messages) -> bytes:
    """The forms of one unit: what is asked may be written, everything else is locked, without a password.

    It bears no mark of cedu: what comes back is somebody's report, also where nobody filled in anything.
    """
    book = ReportBook(messages, Path(), cells=0, mark="")  # merged cells are written in no order
    lists = _Lists(book)
    for month in forms.months or (None,):
        _Form(unit, month, forms, book, lists).write()
    lists.write()
    return book.close()


class _Lists:
    """What may be chosen: in the rule of the cell itself, or on a hidden sheet where it is too long for that."""

    def __init__(self, book: ReportBook) -> None:
        self._book = book
        self._name = book.messages.term("monthly_lists")
        self._long: dict[tuple[str, ...], int] = {}

    def source(self, choices: Sequence[str], own: str = "") -> Sequence[str] | str:
        """The list as a rule has it; one that is too long is cut to the `own` choice, which is there already."""
        if len(",".join(choices)) > _LONGEST_LIST and own:
            choices = [own]
        if len(",".join(choices)) <= _LONGEST_LIST and not any(sign in one for one in choices for sign in ',"'):
            return list(choices)
        column = self._long.setdefault(tuple(choices), len(self._long))
        first, last = (a1(row, column) for row in (1, len(choices)))
        letter = first.rstrip("0123456789")
        return f"='{self._name}'!${letter}$2:${letter}${last.removeprefix(letter)}"

    def write(self) -> None:
        """The hidden sheet with the long lists, where there are any; its first cell says that it is no form."""
        if not self._long:
            return
        sheet = self._book.page(self._book.sheet_name(self._name), [])
        self._book.text(sheet, 0, 0, self._book.messages.term("monthly_lists_head"))
        for choices, column in self._long.items():
            for row, text in enumerate(choices, start=1):
                self._book.text(sheet, row, column, text)
        sheet.hide()


class _Input(NamedTuple):
    """What may be written into a cell: its rule, and what is said beside."""

    rule: Mapping[str, object]
    say: str
    error: str = ""


class _Form:
    """One form on its sheet."""

    def __init__(self, unit: str, month: str | None, forms: MonthlyForms, book: ReportBook, lists: _Lists) -> None:
        self._unit, self._month, self._forms = unit, month, forms
        self._book, self._lists, self._term = book, lists, book.messages.term
        name = self._term("monthly_sheet") if month is None else month_text(month, book.messages)
        self._sheet = book.page(book.sheet_name(name), [width for _, width in _COLUMNS], A4)

    @property
    def _height(self) -> int:
        """Of a row: a category may take two lines."""
        categories = self._forms.expected.categories
        return 27 if any(lines_of(one, dict(_COLUMNS)["monthly_category"]) > 1 for one in categories) else 21

    def write(self) -> None:
        """Everything on it."""
        self._sheet.protect("", {"format_columns": True, "format_rows": True, "insert_rows": True})
        self._head()
        self._headings()
        for row in range(_FIRST, _TOTAL_ROW):
            self._class(row)
        self._total()
        self._below()
        self._sheet.freeze_panes(_FIRST, 0)
        self._sheet.repeat_rows(_COLUMN_ROW)
        self._sheet.set_selection(_FIRST, _PROJECT, _FIRST, _PROJECT)

    def _head(self) -> None:
        """The title, whose form it is and of which month, and the question whether there was any class."""
        title = self._forms.expected.title or self._term("monthly_title")
        self._across(_TITLE_ROW, title, self._book.look(bold=True, font_size=16, align="center"))
        self._sheet.set_row(_TITLE_ROW, 32)
        messages = self._book.messages
        month = "" if self._month is None else month_text(self._month, messages)
        months = [month_text(one, messages) for one in self._forms.expected.months] or [month] * bool(month)
        example = month or self._term("monthly_month_text", year=2020, month=5)
        say, error = self._term("monthly_month_say", example=example), self._term("monthly_chosen")
        chosen = self._list(months, say, month) if months else _Input({"validate": "any"}, say)
        units = [*dict.fromkeys([self._unit, *self._forms.expected.roster])]
        asked = self._list(units, self._term("monthly_unit_say"), self._unit)
        self._labelled(_HEAD_ROW, _PROJECT, "monthly_unit", self._unit, asked)
        self._labelled(_HEAD_ROW, _DAY, "monthly_month", month, chosen._replace(error=error))
        filed = _Input(
            {"validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY},
            self._term("monthly_filed_say", day=self._example(filed=True)), self._term("monthly_filed_error"),
        )  # fmt: skip
        self._labelled(_HEAD_ROW, _FIRST_TIME, "monthly_filed", "", filed, num_format="yyyy-mm-dd")
        nil = self._list([self._term("monthly_yes")], self._term("monthly_nil_say"))
        self._labelled(_NIL_ROW, _PROJECT, "monthly_nil", "", nil)
        self._text(_NIL_ROW, _DAY, self._term("monthly_nil_hint"), font_color="#7F6000")
        for row in (_HEAD_ROW, _NIL_ROW):
            self._sheet.set_row(row, 22)
        hint = self._term("monthly_hint")
        last_day = None if self._month is None else self._forms.expected.last_day(self._month)
        if last_day is not None:
            day = self._term("monthly_day_text", year=last_day.year, month=last_day.month, day=last_day.day)
            hint += self._term("monthly_due", day=day)
        self._across(_HINT_ROW, hint, self._book.look(font_color="#7F6000", text_wrap=True))
        self._sheet.set_row(_HINT_ROW, 4 + 16 * lines_of(hint, _WIDTH))

    def _headings(self) -> None:
        for column, (name, _) in enumerate(_COLUMNS):
            self._book.text(self._sheet, _COLUMN_ROW, column, self._term(name), self._book.head())
        lines = max(lines_of(self._term(name), width) for name, width in _COLUMNS)
        self._sheet.set_row(_COLUMN_ROW, 6 + 15 * lines)
        span = (_FIRST, _TOTAL_ROW - 1)
        for column, one in self._inputs().items():
            self._allow((span[0], column, span[1], column), one)
        needed = self._book.look(bg_color=_MISSING)
        said = f"${a1(_FIRST, _PROJECT)}"
        for column in (_PEOPLE, _FIRST_TIME):
            formula = f'=AND({said}<>"",{a1(_FIRST, column)}="")'
            rule = {"type": "formula", "criteria": formula, "format": needed}
            self._sheet.conditional_format(span[0], column, span[1], column, rule)

    def _inputs(self) -> dict[int, _Input]:
        """What may be written into the columns."""
        term = self._term
        first, last = _days(self._month)
        people = a1(_FIRST, _PEOPLE)
        whole = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": _MOST_PEOPLE}
        dated = {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
        found = {
            _PROJECT: _Input({"validate": "any"}, term("monthly_project_say")),
            _DAY: _Input(dated, term("monthly_day_say", day=self._example()), term("monthly_day_error")),
            _PEOPLE: _Input(whole, term("monthly_people_say"), term("monthly_people_error")),
            _FIRST_TIME: _Input(
                {**whole, "maximum": f"={people}"}, term("monthly_first_time_say"), term("monthly_first_time_error")
            ),
            _HOURS: _Input(
                {"validate": "decimal", "criteria": ">=", "value": 0},
                term("monthly_hours_say"),
                term("monthly_hours_error"),
            ),
        }  # fmt: skip
        if categories := self._forms.expected.categories:
            found[_CATEGORY] = self._list(categories, term("monthly_category_say"))
        return found

    def _class(self, row: int) -> None:
        self._sheet.write_number(row, _NUMBER, row - _FIRST + 1, self._book.look(border=1, align="center"))
        for column in range(_PROJECT, len(_COLUMNS)):
            shape = {"num_format": "yyyy-mm-dd"} if column == _DAY else {}
            centred = {"align": "center"} if column in (_DAY, *_SUMMED) else {}
            look = self._book.look(border=1, bg_color=_FILL, locked=False, text_wrap=True, **shape, **centred)
            self._book.text(self._sheet, row, column, "", look)
        self._sheet.set_row(row, self._height)

    def _total(self) -> None:
        look = {"border": 1, "bold": True, "bg_color": _LOCKED, "align": "center"}
        for column in range(len(_COLUMNS)):
            self._book.text(self._sheet, _TOTAL_ROW, column, "", self._book.look(**look))
        self._book.text(self._sheet, _TOTAL_ROW, _PROJECT, self._term("monthly_total"), self._book.look(**look))
        for column in _SUMMED:
            formula = f"=SUM({a1(_FIRST, column)}:{a1(_TOTAL_ROW - 1, column)})"
            self._sheet.write_formula(_TOTAL_ROW, column, formula, self._book.look(num_format=_NO_NOUGHT, **look), 0)
        self._sheet.set_row(_TOTAL_ROW, 21)

    def _below(self) -> None:
        for row, name in enumerate(_NOTES, start=_TOTAL_ROW + 1):
            text = self._term(name)
            self._across(row, text, self._book.look(font_color="#595959", text_wrap=True))
            self._sheet.set_row(row, 2 + 15 * lines_of(text, _WIDTH))

    def _labelled(self, row: int, column: int, label: str, text: str, allowed: _Input, **shape: object) -> None:
        """A label, and beside it the cell that is asked for."""
        self._text(row, column, self._term(label), align="right", bold=True)
        look = self._book.look(bg_color=_FILL, border=1, locked=False, align="center", bold=True, **shape)
        self._book.text(self._sheet, row, column + 1, text, look)
        self._allow((row, column + 1, row, column + 1), allowed)

    def _list(self, choices: Sequence[str], say: str, own: str = "") -> _Input:
        source = self._lists.source(choices, own)
        return _Input({"validate": "list", "source": source}, say, self._term("monthly_chosen"))

    def _allow(self, cells: tuple[int, int, int, int], one: _Input) -> None:
        error = {"error_message": one.error} if one.error and one.rule["validate"] != "any" else {}
        self._sheet.data_validation(*cells, {**one.rule, "input_message": one.say, **error})

    def _across(self, row: int, text: str, look: Any) -> None:
        self._book.over(self._sheet, (row, 0, row, len(_COLUMNS) - 1), text, look)

    def _text(self, row: int, column: int, text: str, **shape: object) -> None:
        self._book.text(self._sheet, row, column, text, self._book.look(**shape))

    def _example(self, *, filed: bool = False) -> str:
        """A day as it is to be written: of a class, or on which the form is filed."""
        first, last = _days(self._month or "2020-05")
        return (last + timedelta(days=2) if filed else first + timedelta(days=5)).isoformat()


def _days(month: str | None) -> tuple[date, date]:
    """The first and the last day of a month; where none is known, all days that may be meant."""
    if month is None:
        return _FIRST_DAY, _LAST_DAY
    year, number = map(int, month.split("-"))
    behind = date(year + number // 12, number % 12 + 1, 1)
    return date(year, number, 1), behind - timedelta(days=1)
