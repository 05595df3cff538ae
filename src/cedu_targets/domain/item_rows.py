"""Items as rows of a data frame: one an item, with plain values."""

from collections.abc import Iterator

from cedu_targets.domain.items import Item, Items, Role

COLUMNS = (
    "id", "kind", "number", "section", "text", "owners", "lead", "support", "due", "start", "end", "earliest_end",
    "precision", "recurrence", "printed", "strength", "sheet", "line", "cell",
)  # fmt: skip
"""Owners are tuples of names, `lead` and `support` those who lead and who support, `owners` all.

`due` is the time as written, `start`, `end` and `earliest_end` are days (`datetime.date`): of the time that decides
when the item is late. `printed` says whether a time stands at the item itself.
"""


def item_rows(items: Items) -> Iterator[tuple[object, ...]]:
    """The values of COLUMNS for every item, in the order of the document."""
    return (_row(entry) for entry in items.entries)


def _row(item: Item) -> tuple[object, ...]:
    due = item.last_due
    return (
        item.id, str(item.kind), item.number, item.section, item.text, _names(item), _names(item, Role.LEAD),
        _names(item, Role.SUPPORT), due.text, due.start, due.end, due.earliest_end, str(due.precision),
        due.recurrence and str(due.recurrence), due.printed, str(item.strength), item.sheet, item.line, item.cell,
    )  # fmt: skip


def _names(item: Item, role: Role | None = None) -> tuple[str, ...]:
    return tuple(owner.name for owner in item.owners if role in (None, owner.role))
