"""A table of targets over years as it was understood, for people: every indicator, its years side by side."""

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table as Columns
from rich.text import Text

from cedu_targets.domain.items import Items
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.item_words import MOST_ITEMS, owner_lines
from cedu_targets.reporters.shared.path_table_words import IndicatorLine, indicator_lines
from cedu_targets.reporters.shared.terminal import Prose

_OWNERS = 18


def entries(items: Items, messages: Messages) -> Iterator[RenderableType]:
    """A line for each indicator, with its owners where any are written, and the groups that the indicators stand in."""
    grid = Columns(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    grid.add_column(Text(messages.term("head_name")), no_wrap=True)
    if items.owners:
        grid.add_column(Text(messages.term("head_owners")), max_width=_OWNERS)
    grid.add_column(Text(messages.term("head_goal")), ratio=1)
    section, lines = None, indicator_lines(items, messages)
    for line in lines[:MOST_ITEMS]:
        first = line.items[0]
        if first.section and first.section != section:
            grid.add_row(*[""] * (len(grid.columns) - 1), Prose(visible(first.section), style="dim"))
        section = first.section
        owners = [Group(*(Prose(visible(one)) for one in owner_lines(first, messages)))] if items.owners else []
        grid.add_row(Text(visible(line.id), style="bold"), *owners, _told(line))
    yield grid
    if len(lines) > MOST_ITEMS:
        yield Prose(messages.term("items_not_shown", count=len(lines) - MOST_ITEMS), style="dim")
    yield Text("")


def _told(line: IndicatorLine) -> RenderableType:
    return Group(Prose(visible(line.text)), *([Prose(visible(line.details), style="dim")] if line.details else []))
