"""A list of items as it was understood, for people: what it holds in a line, then each item."""

from collections.abc import Iterator, Mapping, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table as Columns
from rich.text import Text

from cedu_targets.domain.items import Item, Items, Return
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.shared.due_words import has_times, is_open, legend, marked_due, size_text
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.item_words import (
    MOST_ITEMS,
    owner_lines,
    owners_count,
    reported_text,
    returns_by_item,
    text_lines,
)
from cedu_targets.reporters.shared.path_table_words import table_size
from cedu_targets.reporters.shared.sentences import sheet_text
from cedu_targets.reporters.shared.target_list_words import list_facts
from cedu_targets.reporters.shared.terminal import Prose

_WIDTHS = {"head_when": 14, "head_owners": 18, "head_reported": 12}
"""Columns of a screen that these may take; the text has what is left."""


def heading(file: FileReport, items: Items, messages: Messages) -> Iterator[RenderableType]:
    """`suzhou.txt › 2 2019年…主要工作安排：26 项（按月 23，全年 1，待定 2），责任单位 6 个`, and the day of issue."""
    sheet = sheet_text(file.path, items.sheet, messages)
    name = " ".join(part for part in (sheet or str(file.number), items.title) if part)
    size = table_size(items, messages) if items.is_path_table else size_text(items, messages)
    facts = (size, *list_facts(items, messages), owners_count(items, messages))
    held = messages.punctuation.clauses.join(filter(None, facts))
    yield Prose(visible(messages.punctuation.labelled(f"{file.path} › {name}", held)), style="bold")
    if items.issued is not None:
        yield Text(messages.term("issued_on", day=messages.day(items.issued)), style="dim")
    if file.pack is not None:
        yield Text(messages.term("pack_used", pack=file.pack), style="dim")


def entries(items: Items, messages: Messages) -> Iterator[RenderableType]:
    """Every item with its time, its owners and its text, sections between them, then what the signs mean."""
    columns = {"head_item": True, "head_when": has_times(items), "head_owners": bool(items.owners)}
    names = [name for name, is_needed in (columns | {"head_reported": items.is_checklist}).items() if is_needed]
    grid = Columns(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for name in names:
        grid.add_column(Text(messages.term(name)), no_wrap=name == "head_item", max_width=_WIDTHS.get(name))
    grid.add_column(Text(messages.term("head_item_text")), ratio=1)
    returns, section = returns_by_item(items), None
    for item in items.entries[:MOST_ITEMS]:
        if item.section and item.section != section:
            grid.add_row(*[""] * len(names), Prose(visible(item.section), style="dim"))
        section = item.section
        cells = _cells(item, returns.get(item.id, ()), messages)
        grid.add_row(*(cells[name] for name in names), _text(item, messages))
    yield grid
    left = items.size - MOST_ITEMS
    more = [messages.term("items_not_shown", count=left)] if left > 0 else []
    for line in (*legend(items, messages), *more):
        yield Prose(visible(line), style="dim")
    yield Text("")


def _cells(item: Item, returns: Sequence[Return], messages: Messages) -> Mapping[str, RenderableType]:
    """What stands before the text, by the heading of its column."""
    return {
        "head_item": Text(visible(item.id), style="bold"),
        "head_when": Prose(visible(marked_due(item, messages)), style="yellow" if is_open(item.due) else ""),
        "head_owners": Group(*(Prose(visible(line)) for line in owner_lines(item, messages))),
        "head_reported": Prose(visible(reported_text(returns, messages))),
    }


def _text(item: Item, messages: Messages) -> RenderableType:
    text, *further = text_lines(item, messages)
    return Group(Prose(visible(text)), *(Prose(visible(line), style="dim") for line in further))
