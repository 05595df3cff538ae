"""The items of a document: those that it is made of, and the duties that a pack names beside it."""

from dataclasses import replace

from cedu_targets.domain.items import ItemKind, Items
from cedu_targets.domain.table import Table
from cedu_targets.report import FileReport


def items_of(file: FileReport) -> Items | None:
    """What is due by a document, by a table as well; None where that is nothing."""
    match file.document:
        case Items() as document:
            found = replace(document, entries=(*document.entries, *file.duties)) if file.duties else document
        case Table() as table:
            year = table.period and table.period[:4]
            found = Items(table.title, ItemKind.DUTY, year, file.issued, file.duties, sheet=table.sheet)
        case _:
            return None
    return found if found.entries else None
