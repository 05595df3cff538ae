"""The blank form of achievements and bases as a workbook: it is read back by the names in its headings."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cedu_targets.attainment.figure_form import FigureForm, NotAsked, all_targets
from cedu_targets.domain.provenance import ASIDE
from cedu_targets.domain.targets import Target
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.form_of_achievements import AchievedByRow, AchievedSheet, is_by_row
from cedu_targets.reporters.attainment.form_of_bases import BasesSheet
from cedu_targets.reporters.attainment.form_sheet import HIGHEST, LINE
from cedu_targets.reporters.shared.due_words import due_text
from cedu_targets.reporters.shared.target_words import demanded_text
from cedu_targets.reporters.shared.workbook import A4, ReportBook, lines_of

_HELP = (36, 22, 36)
_SHEETS = ("figure_form_achieved", "figure_form_bases", "figure_form_help")
_STEPS = (
    "figure_form_step_achieved", "figure_form_step_blank", "figure_form_step_counting", "figure_form_step_bases",
    "figure_form_step_rows",
)  # fmt: skip
_WHY = {
    NotAsked.NO_NUMBER: "figure_left_no_number", NotAsked.NOT_ASSIGNED: "figure_left_not_assigned",
    NotAsked.OVER: "figure_left_over", NotAsked.LATER: "figure_left_later",
}  # fmt: skip


def workbook(form: FigureForm, command: str, messages: Messages) -> bytes:
    """The workbook: achievements, bases, and how to fill it in; `command` is what it is for.

    It bears no mark of cedu: what comes back is somebody's report, also where nobody filled in anything.
    """
    book = ReportBook(messages, Path(), cells=0, mark="")  # merged cells are written in no order
    names = [book.sheet_name(messages.term(name)) for name in _SHEETS]
    sheet = AchievedByRow if is_by_row(form) else AchievedSheet
    sheet(form, book, names[0]).write()
    if form.bases:
        BasesSheet(form, book, names[1]).write()
    _help(form, command, names, book)
    return book.close()


def _help(form: FigureForm, command: str, names: Sequence[str], book: ReportBook) -> None:
    """How it is filled in, which targets it is about, and which need no report."""
    term, messages = book.messages.term, book.messages
    sheet = book.page(names[2], _HELP, A4)
    sheet.set_portrait()
    book.text(sheet, 0, 0, f"{ASIDE}{names[2]}", book.look(bold=True, font_size=14))
    steps = [term(name, achieved=names[0], bases=names[1]) for name in _STEPS]
    line = 1
    for text in (*steps, term("figure_form_step_run"), f"    {command}"):
        book.over(sheet, (line, 0, line, len(_HELP) - 1), text, book.look(text_wrap=True, valign="top"))
        sheet.set_row(line, 3 + LINE * lines_of(text, sum(_HELP)))
        line += 1
    columns: dict[str, list[str]] = {}
    for column in form.columns:
        for target in column.targets:
            columns.setdefault(target.id, []).append(column.heading)
    between = messages.punctuation.names
    asked = [(*_told(target, messages), between.join(columns[target.id])) for target in all_targets(form.columns)]
    left = [(*_told(target, messages), term(_WHY[why])) for target, why in form.not_asked]
    for title, last, rows in (
        ("figure_form_targets", "figure_form_head_column", asked),
        ("figure_form_left", "figure_form_head_why", left),
    ):
        if rows:
            book.text(sheet, line + 1, 0, term(title), book.look(bold=True))
            heads = [term(name) for name in ("figure_form_head_target", "figure_form_head_due", last)]
            line = _list(sheet, line + 2, [heads, *rows], book)


def _list(sheet: Any, line: int, rows: Sequence[Sequence[str]], book: ReportBook) -> int:
    """A list under its headings; the line behind it."""
    for number, texts in enumerate(rows):
        for column, text in enumerate(texts):
            book.text(sheet, line, column, text, book.body() if number else book.head())
        sheet.set_row(line, min(HIGHEST, 4 + LINE * max(map(lines_of, texts, _HELP))))
        line += 1
    return line


def _told(target: Target, messages: Messages) -> tuple[str, str]:
    """A target in words, and when it is due."""
    return f"{target.name or target.id} {demanded_text(target, messages)}", due_text(target.due, messages)
