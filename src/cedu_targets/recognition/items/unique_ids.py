"""One name for each item of a file: where two of its documents use the same ones, the later has another beginning."""

from collections.abc import Sequence

from msgspec.structs import replace

from cedu_targets.domain.document import Document
from cedu_targets.domain.items import Item, Items


def with_unique_ids(documents: Sequence[Document]) -> list[Document]:
    """The documents of one file; 安排-1 of a second schedule is 安排2-1.

    A checklist whose numbers are such names already (安排-12) keeps them: they name items of another file.
    """
    taken: set[str] = set()
    counts: dict[str, int] = {}
    """How many documents of a kind have names of their own: a file may hold hundreds of schedules."""
    found: list[Document] = []
    for document in documents:
        if isinstance(document, Items) and any(entry.number != entry.id for entry in document.entries):
            apart = document
            while not taken.isdisjoint(entry.id for entry in apart.entries):
                counts[document.kind] = counts.get(document.kind, 1) + 1
                apart = _numbered(document, counts[document.kind])
            taken |= {entry.id for entry in apart.entries}
            document = apart
        found.append(document)
    return found


def _numbered(document: Items, count: int) -> Items:
    """The same items under 安排2-1, 安排2-2 …"""
    names = {}
    for entry in document.entries:
        prefix, dash, name = entry.id.partition("-")
        names[entry.id] = f"{prefix}{count}{dash}{name}"
    entries = tuple(_renamed(entry, names[entry.id]) for entry in document.entries)
    returns = tuple(replace(one, item=names.get(one.item, one.item)) for one in document.returns)
    return replace(document, entries=entries, returns=returns)


def _renamed(entry: Item, name: str) -> Item:
    """An item under another name, with its targets: 卷2三-二, 卷2三-二a."""
    targets = tuple(
        replace(one, id=name + one.id.removeprefix(entry.id)) if one.id.startswith(entry.id) else one
        for one in entry.targets
    )
    return replace(entry, id=name, targets=targets)
