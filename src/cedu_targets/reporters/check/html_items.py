"""A list of items as an HTML report shows it: every marked item leads to what is said about it, and back."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.check.entry_marks import item_marks
from cedu_targets.reporters.check.html_table import Mark
from cedu_targets.reporters.shared.due_words import has_times, is_open, legend, marked_due
from cedu_targets.reporters.shared.html_findings import finding_anchor
from cedu_targets.reporters.shared.item_words import (
    MOST_ITEMS,
    entry_head,
    owners_text,
    reported_text,
    returns_by_item,
    text_lines,
)
from cedu_targets.reporters.shared.path_table_words import indicator_lines
from cedu_targets.reporters.shared.target_list_words import path_lines


class ItemRow(Struct, frozen=True):
    """An item, with what is said about it."""

    name: str
    mark: Mark | None
    section: str
    """Its heading, at the first item under it."""
    when: str
    is_open: bool
    """Whether its time is not known: it names no day, or none is written."""
    owners: str
    reported: str
    lines: Sequence[str]
    """Its text, then what is said of its parts and its deadline."""


class ItemsPart(Struct, frozen=True):
    """A list as the page shows it; columns in which nothing stands are left out."""

    caption: str
    heading: str
    head: str
    """Over the names of the entries."""
    rows: Sequence[ItemRow]
    has_times: bool
    has_owners: bool
    has_reports: bool
    remarks: Sequence[str]
    """What the signs of the times mean, and what is not shown."""


def marks_of_items(number_of_list: int, file: FileReport, messages: Messages) -> Mapping[str, Mark]:
    """The marked items of the document with this number."""
    found = {}
    for count, (item, mark) in enumerate(item_marks(file).items(), start=1):
        target = finding_anchor(number_of_list, mark.positions[0])
        word = messages.term(mark.kind)
        found[item] = Mark(mark.kind, mark.sign, word, target, anchor=f"t{number_of_list}-i{count}")
    return found


def items_part(items: Items, path: str, marked: Mapping[str, Mark], messages: Messages) -> ItemsPart:
    """The list with its marks; of a very long one the beginning, and all that is marked."""
    if items.is_path_table:
        return _indicators_part(items, path, marked, messages)
    shown = [item for position, item in enumerate(items.entries) if position < MOST_ITEMS or item.id in marked]
    left = len(items.entries) - len(shown)
    remarks = [*legend(items, messages), *path_lines(items, messages)]
    remarks += [messages.term("items_not_shown", count=left)] if left else []
    return ItemsPart(
        caption=items.title or path,
        heading=messages.term("goals_heading" if items.kind is ItemKind.TARGET else "items_heading", count=len(shown)),
        head=messages.term(entry_head(items)),
        rows=_rows(shown, items, marked, messages),
        has_times=has_times(items),
        has_owners=bool(items.owners),
        has_reports=items.is_checklist,
        remarks=remarks,
    )


def _indicators_part(items: Items, path: str, marked: Mapping[str, Mark], messages: Messages) -> ItemsPart:
    """A row for each indicator with its years side by side, and under it one for each of its marked items."""
    rows: list[ItemRow] = []
    section: str | None = None
    lines = indicator_lines(items, messages)
    for line in lines[:MOST_ITEMS]:
        first = line.items[0]
        heading, section = first.section if first.section != section else None, first.section
        told = [text for text in (line.text, line.details) if text]
        rows.append(ItemRow(line.id, None, heading or "", "", False, owners_text(first, messages), "", told))
        below = _rows([item for item in line.items if item.id in marked], items, marked, messages)
        rows += (replace(row, section="") for row in below)
    left = len(lines) - MOST_ITEMS
    return ItemsPart(
        caption=items.title or path,
        heading=messages.term("goals_heading", count=items.size),
        head=messages.term(entry_head(items)),
        rows=rows,
        has_times=False,
        has_owners=bool(items.owners),
        has_reports=False,
        remarks=[messages.term("items_not_shown", count=left)] if left > 0 else [],
    )


def _rows(shown: Sequence[Item], items: Items, marked: Mapping[str, Mark], messages: Messages) -> list[ItemRow]:
    returns = returns_by_item(items)
    before: str | None = None
    rows = []
    for item in shown:
        heading, before = item.section if item.section != before else None, item.section
        rows.append(
            ItemRow(
                name=item.id,
                mark=marked.get(item.id),
                section=heading or "",
                when=marked_due(item, messages),
                is_open=is_open(item.due),
                owners=owners_text(item, messages),
                reported=reported_text(returns.get(item.id, ()), messages),
                lines=text_lines(item, messages),
            )
        )
    return rows
