"""The targets of a text as they were understood, for people: the time, what is to be reached, and the words for it."""

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table as Columns
from rich.text import Text

from cedu_targets.domain.items import Item, Items
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.due_words import is_open, legend, marked_due
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.item_words import MOST_ITEMS, owners_text
from cedu_targets.reporters.shared.sentences import spot
from cedu_targets.reporters.shared.target_list_words import path_lines
from cedu_targets.reporters.shared.target_words import target_text
from cedu_targets.reporters.shared.terminal import Prose

_WHEN = 14


def entries(items: Items, messages: Messages) -> Iterator[RenderableType]:
    """Every target with its time, and below it its name and its words; then the paths and what the signs mean.

    Of a table over years every indicator, its years side by side.
    """
    if items.is_path_table:
        from cedu_targets.reporters import read_path_table_text  # most targets stand in sentences

        yield from read_path_table_text.entries(items, messages)
        return
    grid = Columns(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    grid.add_column(Text(messages.term("head_when")), max_width=_WHEN)
    grid.add_column(Text(messages.term("head_goal")), ratio=1)
    for item in items.entries[:MOST_ITEMS]:
        when = Prose(visible(marked_due(item, messages)), style="yellow" if is_open(item.due) else "")
        grid.add_row(when, _target(item, messages))
    yield grid
    left = items.size - MOST_ITEMS
    more = [messages.term("items_not_shown", count=left)] if left > 0 else []
    yield from (Prose(visible(line)) for line in path_lines(items, messages))
    yield from (Prose(visible(line), style="dim") for line in (*legend(items, messages), *more))
    yield Text("")


def _target(item: Item, messages: Messages) -> RenderableType:
    told = [Prose(visible(target_text(target, messages))) for target in item.targets]
    place = messages.term("goal_line", line=item.line) if item.line and not item.cell else spot(item.place)
    words = messages.term("goal_words", name=item.id, place=place, words=item.text)
    owners = [messages.punctuation.labelled(messages.term("head_owners"), owners_text(item, messages))]
    dim = [words, *(owners if item.owners else [])]
    return Group(*told, *(Prose(visible(line), style="dim") for line in dim))
