"""The items of a document: those that it is made of, and the duties that a pack names beside it."""

from collections.abc import Iterable

from msgspec.structs import replace

from cedu_targets.agenda.owner_roster import OwnerRoster
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.table import Table
from cedu_targets.packs.duties import understood_duty
from cedu_targets.packs.owners import with_owners
from cedu_targets.report import FileReport


def items_of(file: FileReport) -> Items | None:
    """What is due by a document, by a table as well; None where that is nothing. `understood` reads its duties.

    What the text asks of nobody is not due.
    """
    match file.document:
        case Items() as document:
            found = replace(document, entries=(*document.entries, *file.duties)) if file.duties else document
        case Table() as table:
            year = table.period and table.period[:4]
            found = Items(table.title, ItemKind.DUTY, year, file.issued, file.duties, sheet=table.sheet)
        case _:
            return None
    entries = tuple(entry for entry in found.entries if entry.is_asked)
    return replace(found, entries=entries) if entries else None


def not_asked(files: Iterable[FileReport]) -> tuple[Item, ...]:
    """The targets that the texts expressly ask of nobody: they are no items, and said."""
    return tuple(item for file in files if file.items for item in file.items.entries if not item.is_asked)


def understood(files: Iterable[FileReport], roster: OwnerRoster) -> list[FileReport]:
    """The files, the duties of their packs with the times and the owners that the words of these mean."""
    return [_with_duties(file, roster) if file.duties else file for file in files]


def _with_duties(file: FileReport, roster: OwnerRoster) -> FileReport:
    """The times are of the years of the document, and count from its issue; the owners go by the names of the pack."""
    items = items_of(file)
    if items is None:
        return file
    named = replace(items, entries=tuple(understood_duty(duty, items.period, items.issued) for duty in file.duties))
    return replace(file, duties=with_owners(named, roster.entries).entries)
