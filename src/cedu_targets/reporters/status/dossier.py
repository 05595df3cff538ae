"""The list of a dossier (目录) as a workbook: what each item asks for, and cells for the numbers and the answers."""

from pathlib import Path
from typing import Any

from cedu_targets.agenda.dossier import Dossier, DossierRow
from cedu_targets.domain.place import a1
from cedu_targets.domain.provenance import ISSUED
from cedu_targets.domain.targets import Target, TargetKind
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.target_words import target_text
from cedu_targets.reporters.shared.workbook import A4, ReportBook, lines_of
from cedu_targets.reporters.status.checklist import ANSWERS

_COLUMNS = (
    ("dossier_volume", 15), ("dossier_number", 6), ("dossier_id", 10), ("dossier_text", 46), ("dossier_target", 26),
    ("dossier_value", 9), ("dossier_base", 10), ("dossier_source", 15), ("checklist_evidence", 20),
    ("checklist_answer", 10), ("dossier_remark", 14),
)  # fmt: skip
_TEXTS = 5
"""The first columns, which nobody writes into."""
_VALUE, _BASE, _SOURCE, _EVIDENCE, _ANSWER, _REMARK = range(_TEXTS, len(_COLUMNS))
_TITLE_ROW, _HINT_ROW, _HEAD_ROW = range(3)
_FILL, _LOCKED, _MISSING = "#FFF9E5", "#F2F2F2", "#FFC7CE"
_LINE, _HIGHEST = 16, 400
"""Points: of a line of text, and of a row; Excel allows 409."""
_WIDTH = sum(width for _, width in _COLUMNS)
_HOW_WIDTH = 110


def workbook(dossier: Dossier, command: str, messages: Messages) -> bytes:
    """The list and how to fill it in; `command` is what checks it. Only the cells of answers may be written into."""
    book = ReportBook(messages, Path(), cells=0, mark=ISSUED)  # merged cells are written in no order
    sheet = book.page(book.sheet_name(messages.term("dossier")), [width for _, width in _COLUMNS], A4)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    _head(dossier, book, sheet)
    first = _HEAD_ROW + 1
    for line, row in enumerate(dossier.rows, start=first):
        _row(row, line, book, sheet)
    _rules(first, first + len(dossier.rows) - 1, book, sheet)
    sheet.freeze_panes(first, _TEXTS - 1)
    sheet.repeat_rows(_HEAD_ROW)
    sheet.set_selection(first, _EVIDENCE, first, _EVIDENCE)
    _how_to(dossier, command, book)
    return book.close()


def _head(dossier: Dossier, book: ReportBook, sheet: Any) -> None:
    term = book.messages.term
    title = term("dossier_title", title=dossier.title) if dossier.title else term("dossier_title_plain")
    hint = term("dossier_hint")
    bold, soft = book.look(bold=True, font_size=16, align="center"), book.look(font_color="#7F6000", text_wrap=True)
    for line, text, look, height in (
        (_TITLE_ROW, title, bold, 32), (_HINT_ROW, hint, soft, 4 + _LINE * lines_of(hint, _WIDTH)),
    ):  # fmt: skip
        book.over(sheet, (line, 0, line, len(_COLUMNS) - 1), text, look)
        sheet.set_row(line, height)
    for column, (name, _) in enumerate(_COLUMNS):
        book.text(sheet, _HEAD_ROW, column, term(name), book.head())
    sheet.set_row(_HEAD_ROW, 24)


def _row(row: DossierRow, line: int, book: ReportBook, sheet: Any) -> None:
    """An item, or one more of its demands: that has cells for its number alone."""
    target = "" if row.target is None else _demand(row.target, book.messages)
    texts = (row.volume or row.item.section or "", row.item.number or "", row.name, row.item.text_with_steps, target)
    for column, text in enumerate(texts):
        centred = {"align": "center"} if column in (1, 2) else {}
        book.text(sheet, line, column, text, book.body(valign="vcenter", **centred))
    asks_base = row.target is not None and row.target.kind is not TargetKind.COUNT
    open_cells = {_VALUE: row.target is not None, _BASE: asks_base, _SOURCE: asks_base}
    for column in range(_TEXTS, len(_COLUMNS)):
        is_open = open_cells.get(column, row.is_first)
        look = {"bg_color": _FILL, "locked": False} if is_open else {"bg_color": _LOCKED}
        centred = {"align": "center"} if column in (_VALUE, _BASE, _ANSWER) else {}
        book.text(sheet, line, column, "", book.body(valign="vcenter", **look, **centred))
    if asks_base:  # a base that is missing beside a number that is no share
        value, base = a1(line, _VALUE), a1(line, _BASE)
        rule = f'=AND(ISNUMBER({value}),{value}>=1,{base}="")'
        missing = {"type": "formula", "criteria": rule, "format": book.look(bg_color=_MISSING)}
        sheet.conditional_format(line, _BASE, line, _BASE, missing)
    lines = max(lines_of(text, width) for text, (_, width) in zip(texts, _COLUMNS, strict=False))
    sheet.set_row(line, min(_HIGHEST, 8 + _LINE * max(lines, 2)))


def _demand(target: Target, messages: Messages) -> str:
    """`专职管理人员 达到 2 名（各村(居)委分别达到，填最少的一个）`."""
    text = target_text(target, messages)
    return text + messages.term("dossier_each") if target.each else text


def _rules(first: int, last: int, book: ReportBook, sheet: Any) -> None:
    """What may be written into the cells."""
    term = book.messages.term
    words = [term(name) for name in ANSWERS.values()]
    answer = {
        "validate": "list", "source": words, "input_message": term("checklist_answer_say"),
        "error_message": term("checklist_answer_error", answers=book.messages.punctuation.names.join(words)),
    }  # fmt: skip
    sheet.data_validation(first, _ANSWER, last, _ANSWER, answer)
    said = {
        _VALUE: "dossier_value_say", _BASE: "dossier_base_say", _SOURCE: "dossier_source_say",
        _EVIDENCE: "dossier_evidence_say",
    }  # fmt: skip
    for column, name in said.items():
        sheet.data_validation(first, column, last, column, {"validate": "any", "input_message": term(name)})


def _how_to(dossier: Dossier, command: str, book: ReportBook) -> None:
    """A sheet that says how the list is filled in."""
    term = book.messages.term
    sheet = book.page(book.sheet_name(term("dossier_how")), [_HOW_WIDTH], A4)
    look = book.look(text_wrap=True, valign="top")
    told = [
        term("dossier_how"),
        *term("dossier_how_lines", example=dossier.rows[0].folder, command=command).split("\n"),
    ]
    for line, text in enumerate(told):
        book.text(sheet, line, 0, text, look if line else book.look(bold=True, font_size=14))
        sheet.set_row(line, 8 + 18 * lines_of(visible(text), _HOW_WIDTH))
