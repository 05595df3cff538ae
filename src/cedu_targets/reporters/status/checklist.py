"""A unit's checklist as a workbook: what it has to do, and cells for what has become of it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from cedu_targets.agenda.checklists import Checklist, asked
from cedu_targets.agenda.periods import Period
from cedu_targets.domain.items import Item, Items, Reported
from cedu_targets.domain.place import a1
from cedu_targets.domain.provenance import ISSUED
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import file_name, told_apart
from cedu_targets.reporters.shared.item_words import owners_text
from cedu_targets.reporters.shared.workbook import ReportBook, lines_of
from cedu_targets.reporters.status.row_words import period_text

ANSWERS = {
    Reported.DONE: "answer_done", Reported.IN_PROGRESS: "answer_in_progress", Reported.NOT_DONE: "answer_not_done",
    Reported.CANCELLED: "answer_cancelled",
}  # fmt: skip
"""What may be chosen, each with its word."""
_COLUMNS = (
    ("checklist_number", 15), ("checklist_item", 48), ("checklist_due", 22), ("checklist_owners", 18),
    ("checklist_answer", 11), ("checklist_completed", 13), ("checklist_evidence", 25), ("checklist_reason", 25),
)  # fmt: skip
_ANSWER, _COMPLETED, _EVIDENCE, _REASON = 4, 5, 6, 7
_UNIT_ROW, _HINT_ROW, _HEAD_ROW = 1, 2, 3
_FILL, _LOCKED, _MISSING = "#FFF9E5", "#F2F2F2", "#FFC7CE"
_A4 = 9
_LINE, _HIGHEST = 16, 400
"""Points: of a line of text, and of a row; Excel allows 409."""
_WIDTH = sum(width for _, width in _COLUMNS)
_EXAMPLE_YEAR = "2019"
"""Of a plan that names none."""
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)


def workbooks(lists: Sequence[Checklist], messages: Messages) -> dict[str, bytes]:
    """The workbooks of some checklists by the names of their files: that of the unit."""
    names = told_apart(file_name(one.unit) for one in lists)
    return {f"{name}.xlsx": workbook(one, messages) for name, one in zip(names, lists, strict=True)}


def workbook(checklist: Checklist, messages: Messages) -> bytes:
    """One checklist: its answers may be written, everything else is locked, without a password."""
    book = ReportBook(messages, Path(), cells=0, mark=ISSUED)  # merged cells are written in no order
    sheet = book.page(book.sheet_name(messages.term("checklist")), [width for _, width in _COLUMNS])
    sheet.set_paper(_A4)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    _head(checklist, book, sheet)
    row = _HEAD_ROW + 1
    for items, entries in checklist.parts:
        if len(checklist.parts) > 1:
            _heading(items, row, book, sheet)
            row += 1
        first = row
        for item, period in asked(items, entries):
            _item(item, period, row, book, sheet)
            row += 1
        _answers(first, row - 1, _example(checklist), book, sheet)
    sheet.freeze_panes(_HEAD_ROW + 1, 2)
    sheet.repeat_rows(_HEAD_ROW)
    sheet.set_selection(_HEAD_ROW + 1, _ANSWER, _HEAD_ROW + 1, _ANSWER)
    return book.close()


def _head(checklist: Checklist, book: ReportBook, sheet: Any) -> None:
    """The title, who fills it in, how, and the headings."""
    term = book.messages.term
    _across(0, _title(checklist, book.messages), book.look(bold=True, font_size=16, align="center"), book, sheet)
    sheet.set_row(0, 32)
    book.text(sheet, _UNIT_ROW, 0, term("checklist_unit"), book.look(bold=True))
    blank = {} if checklist.is_named else {"bg_color": _FILL, "border": 1, "locked": False}
    book.text(sheet, _UNIT_ROW, 1, checklist.unit if checklist.is_named else "", book.look(bold=True, **blank))
    if not checklist.is_named:
        say = {"validate": "any", "input_title": checklist.unit[:32], "input_message": term("checklist_write_unit")}
        sheet.data_validation(_UNIT_ROW, 1, _UNIT_ROW, 1, say)
    sheet.set_row(_UNIT_ROW, 22)
    hint = term("checklist_hint", example=_example(checklist))
    _across(_HINT_ROW, hint, book.look(font_color="#7F6000", text_wrap=True), book, sheet)
    sheet.set_row(_HINT_ROW, 4 + _LINE * lines_of(hint, _WIDTH))
    for column, (name, _) in enumerate(_COLUMNS):
        book.text(sheet, _HEAD_ROW, column, term(name), book.head())
    sheet.set_row(_HEAD_ROW, 24)


def _title(checklist: Checklist, messages: Messages) -> str:
    """That of the only list that it is made of, else the year's."""
    titles = {items.title for items, _ in checklist.parts}
    periods = [items.period for items, _ in checklist.parts if items.period]
    if len(titles) == 1 and (title := titles.pop()):
        return messages.term("checklist_title", title=title)
    return messages.term("checklist_of_year", period=periods[0]) if periods else messages.term("checklist")


def _example(checklist: Checklist) -> str:
    """A day as it is to be written, in the first year of the plan."""
    year = next((items.period[:4] for items, _ in checklist.parts if items.period), _EXAMPLE_YEAR)
    return f"{year}-06-30"


def _across(row: int, text: str, look: Any, book: ReportBook, sheet: Any) -> None:
    book.over(sheet, (row, 0, row, len(_COLUMNS) - 1), text, look)


def _heading(items: Items, row: int, book: ReportBook, sheet: Any) -> None:
    """The title of one of several lists over its items."""
    _across(row, items.title or book.messages.term("checklist"), book.look(bold=True, bg_color=_LOCKED), book, sheet)
    sheet.set_row(row, 22)


def _item(item: Item, period: Period | None, row: int, book: ReportBook, sheet: Any) -> None:
    name = item.id if period is None else f"{item.id}@{period_text(period.label, book.messages)}"
    texts = (name, item.text_with_steps, due_text(item, book.messages, period), owners_text(item, book.messages))
    for column, text in enumerate(texts):
        book.text(sheet, row, column, text, book.body(valign="vcenter"))
    for column in range(len(texts), len(_COLUMNS)):
        shape = {"num_format": "yyyy-mm-dd"} if column == _COMPLETED else {}
        centred = {"align": "center"} if column in (_ANSWER, _COMPLETED) else {}
        look = book.body(valign="vcenter", bg_color=_FILL, locked=False, **shape, **centred)
        book.text(sheet, row, column, "", look)
    widths = [width for _, width in _COLUMNS]
    lines = max(lines_of(text, width) for text, width in zip(texts, widths, strict=False))
    sheet.set_row(row, min(_HIGHEST, 8 + _LINE * max(lines, 2)))


def _answers(first: int, last: int, example: str, book: ReportBook, sheet: Any) -> None:
    """What may be written into the cells of answers, and a colour for what is still missing beside one."""
    term = book.messages.term
    words = {answer: term(name) for answer, name in ANSWERS.items()}
    chosen = {
        "validate": "list", "source": list(words.values()), "input_message": term("checklist_answer_say"),
        "error_message": term("checklist_answer_error", answers=book.messages.punctuation.names.join(words.values())),
    }  # fmt: skip
    dated = {
        "validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY,
        "input_message": term("checklist_completed_say", example=example),
        "error_message": term("checklist_completed_error", example=example),
    }  # fmt: skip
    told = {"validate": "any", "input_message": term("checklist_evidence_say")}
    why = {"validate": "any", "input_message": term("checklist_reason_say")}
    for column, rule in ((_ANSWER, chosen), (_COMPLETED, dated), (_EVIDENCE, told), (_REASON, why)):
        sheet.data_validation(first, column, last, column, rule)
    missing = book.look(bg_color=_MISSING)
    answer = f"${a1(first, _ANSWER)}"
    needed = (
        ((Reported.DONE,), (_COMPLETED, _EVIDENCE)),
        ((Reported.NOT_DONE, Reported.CANCELLED), (_REASON,)),
    )
    for answers, columns in needed:
        for column in columns:
            is_said = ",".join(f'{answer}="{words[one]}"' for one in answers)
            formula = f'=AND(OR({is_said}),{a1(first, column)}="")'
            rule = {"type": "formula", "criteria": formula, "format": missing}
            sheet.conditional_format(first, column, last, column, rule)


def due_text(item: Item, messages: Messages, period: Period | None = None) -> str:
    """When an item, or its time round, is due, as it is printed, with the last day where that is named otherwise."""
    due = item.last_due if period is None else period.due
    if due.text is None:
        return ""
    if due.end is None or not (due.printed or due.carried):
        return due.text
    term = "checklist_latest" if due.earliest_end else "checklist_until"
    return messages.term(term, text=due.text, day=due.end.isoformat())
