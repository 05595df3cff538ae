"""The items of a document: those that it is made of, and the duties that a pack names beside it."""

from collections.abc import Sequence
from dataclasses import replace

from cedu_targets.domain.due_text import due_of
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.owner_names import owners_in
from cedu_targets.domain.table import Table
from cedu_targets.report import FileReport


def items_of(file: FileReport) -> Items | None:
    """What is due by a document, by a table as well; None where that is nothing."""
    match file.document:
        case Items() as document:
            duties = _understood(file.duties, document.period)
            found = replace(document, entries=(*document.entries, *duties)) if duties else document
        case Table() as table:
            year = table.period and table.period[:4]
            duties = _understood(file.duties, year)
            found = Items(table.title, ItemKind.DUTY, year, file.issued, duties, sheet=table.sheet)
        case _:
            return None
    return found if found.entries else None


def _understood(duties: Sequence[Item], period: str | None) -> tuple[Item, ...]:
    """The duties of a pack with their times in the year of the document, and their owners one by one."""
    year = int(period[:4]) if period else None
    return tuple(
        replace(
            duty,
            due=duty.due if duty.due.text is None else due_of(duty.due.text, year),
            owners=tuple(owner for role, text in duty.owner_texts for owner in owners_in(text, role)),
        )
        for duty in duties
    )
