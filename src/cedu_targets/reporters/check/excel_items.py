"""The sheet that shows one list of items as it was read, each flagged item with its findings as a comment."""

from collections.abc import Mapping, Sequence
from datetime import date

from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.check.excel_flags import HEAD, Flag, ItemsPage, flags_of_entries, write_comment
from cedu_targets.reporters.check.excel_lists import Cell, Columns, Link, Row, write_list
from cedu_targets.reporters.shared.document_words import facts, pack_used
from cedu_targets.reporters.shared.due_words import has_times, legend, marked_due
from cedu_targets.reporters.shared.item_words import (
    owners_text,
    reported_text,
    returns_by_item,
    shows_owners,
    text_lines,
)
from cedu_targets.reporters.shared.sentences import joined, sheet_text, spot
from cedu_targets.reporters.shared.target_list_words import path_lines
from cedu_targets.reporters.shared.target_words import target_texts
from cedu_targets.reporters.shared.workbook import ReportBook

_ITEM: Columns = (("head_mark", 6), ("head_item", 13))
_TARGET: Columns = (("head_mark", 6), ("head_goal", 26))
"""A pack names targets by what they are: district_trial_towns-2021."""
_SECTION: Columns = (("head_section", 22),)
_WHEN: Columns = (("head_when", 18), ("head_start", 12), ("head_end", 12))
_OWNERS: Columns = (("head_owners", 30),)
_REPORTED: Columns = (("head_reported", 18),)
_TEXT: Columns = (("head_item_text", 80),)
_TARGETS: Columns = (("head_targets", 60),)
_PLACE: Columns = (("head_place", 10),)


def write(page: ItemsPage, book: ReportBook) -> None:
    """Add the sheet to the workbook."""
    items, messages = page.items, book.messages
    columns = _columns(items)
    sheet = book.page(page.name, [width for _, width in columns])
    shown = sheet_text(page.file.path, items.sheet, messages)
    issued = messages.term("issued_on", day=messages.day(items.issued)) if items.issued else ""
    about = [page.file.path + (f" › {shown}" if shown else ""), facts(page.file, messages), issued]
    sheet.set_row(0, 24)
    book.text(sheet, 0, 0, items.title or page.name, book.look(bold=True, font_size=14))
    book.text(sheet, 1, 0, " · ".join(part for part in (*about, pack_used(page.file, messages)) if part))
    book.text(sheet, 2, 0, messages.term("legend_items", sheet=messages.term("sheet_findings")))
    flags = flags_of_entries(page, book)
    end = write_list(sheet, HEAD, columns, _rows(page, flags, book), book)
    for position, item in enumerate(items.entries, start=HEAD + 1):
        if item.id in flags:
            write_comment(sheet, position, 1, flags[item.id])
    for row, line in enumerate([*legend(items, messages), *path_lines(items, messages)], start=end + 1):
        book.text(sheet, row, 0, line)
    sheet.freeze_panes(HEAD + 1, 2)
    sheet.repeat_rows(HEAD)
    sheet.autofilter(HEAD, 0, max(HEAD, end - 1), len(columns) - 1)


def _columns(items: Items) -> Columns:
    """Those in which something stands; of a dossier hardly any time is written."""
    is_dossier = items.kind is ItemKind.DOSSIER
    parts = (
        (True, _TARGET if items.kind is ItemKind.TARGET else _ITEM),
        (any(item.section for item in items.entries), _SECTION),
        (not is_dossier or has_times(items), _WHEN),
        (shows_owners(items), _OWNERS),
        (items.is_checklist, _REPORTED),
        (True, _TEXT),
        (any(item.targets for item in items.entries), _TARGETS),
        (True, _PLACE),
    )
    return [column for is_filled, columns in parts if is_filled for column in columns]


def _rows(page: ItemsPage, flags: dict[str, Flag], book: ReportBook) -> Sequence[Row]:
    messages, returns = book.messages, returns_by_item(page.items)
    heads = [head for head, _ in _columns(page.items)]
    rows: list[Row] = []
    for item in page.items.entries:
        flag = flags.get(item.id)
        cells: dict[str, Cell] = {
            "head_mark": flag.mark if flag else "",
            "head_item": item.id,
            "head_goal": item.id,
            "head_section": item.section or "",
            **_when(item, messages),
            "head_owners": owners_text(item, messages),
            "head_reported": reported_text(returns.get(item.id, ()), messages),
            "head_item_text": joined(messages, *text_lines(item, messages, with_targets=False)),
            "head_targets": messages.punctuation.phrases.join(target_texts(item, messages)),
            "head_place": Link(book.source(page.file.path, item.place), spot(item.place) or messages.term("go_there")),
        }
        rows.append((flag.kind if flag else "", [cells[head] for head in heads]))
    return rows


def _when(item: Item, messages: Messages) -> Mapping[str, Cell]:
    """The time in words, and its first and last day, of which a filter makes an order."""
    due = item.last_due
    return {"head_when": marked_due(item, messages), "head_start": _day(item.due.start), "head_end": _day(due.end)}


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
