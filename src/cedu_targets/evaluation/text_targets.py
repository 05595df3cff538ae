"""What a pack says of the sentences of a text, as documents: its targets, and the duties that are in no list."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

from cedu_targets.domain.document import Document
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.items import ID_PREFIXES, Assigned, Item, ItemKind, Items, Role
from cedu_targets.domain.owner_names import owners_in
from cedu_targets.domain.prose import Passage, Prose
from cedu_targets.domain.quantity import Quantity, folded, quantities
from cedu_targets.domain.table import Table
from cedu_targets.domain.targets import Target
from cedu_targets.packs.duties import understood_duty
from cedu_targets.packs.find import recognise_pack, recognise_text
from cedu_targets.packs.owners import with_owners
from cedu_targets.packs.pack import RulePack
from cedu_targets.packs.targets import TargetEntry, items_around, listed_in, with_targets
from cedu_targets.recognition.items.strength import hope_in
from cedu_targets.recognition.items.thresholds import targets_of
from cedu_targets.recognition.read import DocumentRead

_SUBJECT = 2
"""Signs that the name of a target begins with."""


def with_packs(
    reads: Sequence[DocumentRead[Document]], given: RulePack | None = None
) -> Iterator[tuple[DocumentRead[Document], RulePack | None]]:
    """The documents of a file that has lists of items, each with its pack, and those that the pack of a text makes.

    That is the one `given`; else the one that a list or the text itself is recognised by, which is that of all lists in
    it. `reads` are all documents of the file.
    """
    own = [given or recognise_pack(read.document) for read in reads]
    whole = given or next((pack for pack in own if pack is not None and (pack.targets or pack.duties)), None)
    if whole is None and (prose := _prose_of(reads)) is not None:
        whole = recognise_text(prose)
    found = list(reads) if whole is None else with_pack_documents(reads, whole)
    listed = listed_in([read.document for read in found if isinstance(read.document, Items)])
    own_of = {id(read.document): pack for read, pack in zip(reads, own, strict=True)}
    for read in found:
        pack = own_of.get(id(read.document))
        if isinstance(read.document, Items):
            pack = pack or whole
            entries = [entry for entry in pack.targets if entry.id not in listed] if pack else ()
            read = (
                read
                if read.document.kind is ItemKind.TARGET
                else replace(read, document=with_targets(read.document, entries))
            )
        yield read, pack


def with_pack_documents(reads: Sequence[DocumentRead[Document]], pack: RulePack) -> list[DocumentRead[Document]]:
    """The documents of a text with those that its pack makes of its sentences, in the order of the text, numbered.

    Targets whose words stand in a dossier stay with its items, whose words stand in the cells of a table with these;
    all others are one list. Duties that are no items yet are another, unless the text has a table that they go with.
    A file that is no text has no sentences.
    """
    prose = _prose_of(reads)
    if prose is None:
        return list(reads)
    lists = [read.document for read in reads if isinstance(read.document, Items)]
    whole = _Text(pack, prose, tuple(lists))
    made = [items for items in (whole.targets(), whole.duties(is_of_table=_have_table(reads))) if items is not None]
    if not made:
        return list(reads)
    kept = [read for read in reads if not _is_bare(read.document)]
    first = reads[0]
    new = [DocumentRead(0, items, (), first.encoding, first.lines) for items in _with_own_names(made, lists)]
    if not kept:
        new[0] = replace(new[0], findings=first.findings)
    for read in new:
        kept.insert(_position(read, kept), read)
    return [replace(read, number=number) for number, read in enumerate(kept, start=1)]


def _prose_of(reads: Sequence[DocumentRead[Document]]) -> Prose | None:
    """The sentences of a file; None of a workbook, and of a text whose lines are rows."""
    return None if reads[0].is_cut else reads[0].prose


def _have_table(reads: Sequence[DocumentRead[Document]]) -> bool:
    return any(isinstance(read.document, Table) for read in reads)


def _is_bare(document: Document) -> bool:
    """Whether it is a text of which nothing was known but its sentences with a number."""
    return isinstance(document, Items) and document.kind is ItemKind.TARGET and not document.entries


def _position(read: DocumentRead[Document], others: Sequence[DocumentRead[Document]]) -> int:
    """Which place it has among the documents of its text: before the first that begins behind it."""
    line = read.document.whole_place.line or 0
    behind = (place for place, other in enumerate(others) if (other.document.whole_place.line or 0) > line)
    return next(behind, len(others))


@dataclass(frozen=True)
class _Text:
    """A text, its lists as they were recognised, and the pack for them."""

    pack: RulePack
    prose: Prose
    lists: tuple[Items, ...]

    @property
    def _title(self) -> str | None:
        return next((items.title for items in self.lists if items.title), self.pack.title)

    @property
    def _period(self) -> str | None:
        return self.pack.period or next((items.period for items in self.lists if items.period), None)

    def _document(self, kind: ItemKind, entries: Sequence[Item]) -> Items:
        issued = next((items.issued for items in self.lists if items.issued), self.pack.issued)
        items = Items(self._title, kind, self._period, issued, tuple(entries), line=entries[0].line)
        return with_owners(items, self.pack.owners)

    def targets(self) -> Items | None:
        """The targets that stand in the text and in no dossier, in its order."""
        dossiers = [items for items in self.lists if items.kind is ItemKind.DOSSIER]
        held = items_around(dossiers, self.pack.targets)
        entries = [entry for entry in self.pack.targets if entry.id not in held]
        around = items_around([items for items in self.lists if items.kind is not ItemKind.DOSSIER], entries)
        found = [(passages[0][0], entry) for entry in entries if (passages := entry.found_in(self.prose))]
        found.sort(key=lambda one: one[0].start)
        items = [self._item(entry, passage, around.get(entry.id)) for passage, entry in found]
        return self._document(ItemKind.TARGET, items) if items else None

    def _item(self, entry: TargetEntry, passage: Passage, around: Item | None) -> Item:
        """A target as an item: its clause, its time and its owners, else those of the item that demands it."""
        begin, end = self.prose.clause(passage.start, passage.end)
        issued = next((items.issued for items in self.lists if items.issued), self.pack.issued)
        due = entry.due_in(self._period, issued, around)
        target = replace(_target(entry, self.prose, passage, begin, end), due=due)
        start = self._start(target, begin)
        if target.position is not None:
            target = replace(target, position=target.position + begin - start)
        texts: tuple[tuple[Role, str], ...] = ((Role.DUTY, entry.owner),) if entry.owner else ()
        owners: tuple[Assigned, ...] = tuple(owners_in(entry.owner, Role.DUTY)) if entry.owner else ()
        if around is not None and not entry.owner:
            texts, owners = around.owner_texts, around.owners
        return Item(
            entry.id, ItemKind.TARGET, self.prose.written(start, end), due=due, owners=owners, owner_texts=texts,
            targets=(target,), strength=target.strength, why=entry.why, line=passage.line,
        )  # fmt: skip

    def _start(self, target: Target, begin: int) -> int:
        """Where the words of a target begin: with its clause; with the sentence where only that says of what it is."""
        start, subject = self.prose.sentence_start(begin), folded(target.name or "")[:_SUBJECT]
        is_said = subject in folded(target.text) or subject not in self.prose.text[start:begin]
        return begin if is_said else start

    def duties(self, *, is_of_table: bool) -> Items | None:
        """The duties of the pack that stand in the text and in no item; none where they go with a table."""
        if is_of_table:
            return None
        found = [
            (passages[0].line, entry)
            for entry in self.pack.duties
            if (passages := self.prose.find(entry.quote)) and not entry.is_among(self.lists)
        ]
        if not found:
            return None
        found.sort(key=lambda one: one[0])
        document = self._document(ItemKind.DUTY, [entry.item(line) for line, entry in found])
        read = (understood_duty(item, document.period, document.issued) for item in document.entries)
        return with_owners(replace(document, entries=tuple(read)), self.pack.owners)


def _target(entry: TargetEntry, prose: Prose, passage: Passage, begin: int, end: int) -> Target:
    """The target at a passage whose clause stands between two places: what the words give, and what the pack says."""
    clause, number = prose.text[begin:end], entry.number
    at = None if number is None else passage.start + number.start - begin
    quantity = None if at is None else _quantity_at(clause, at)
    text = prose.written(begin, end)
    if quantity is None:
        target = entry.applied(None, None, entry.quote, passage.line)
        return replace(target, text=text, **_hoped(entry, hope_in(clause)))
    named = f"{ID_PREFIXES[ItemKind.TARGET]}-{passage.line}"
    known = (one for one in targets_of(named, clause, passage.line) if one.position == quantity.start)
    found = next(known, None)
    target = entry.applied(found, quantity, quantity.text, passage.line)
    target = replace(target, text=text, position=quantity.start)
    return target if found is not None else replace(target, **_hoped(entry, hope_in(clause[: quantity.start])))


def _hoped(entry: TargetEntry, word: str | None) -> dict[str, Any]:
    """How strong a clause is by its word, where the pack does not say."""
    if word is None:
        return {}
    return {"word": word, "strength": entry.strength or Strength.EXPECTED}


def _quantity_at(clause: str, at: int) -> Quantity | None:
    return next((one for one in quantities(clause) if one.start <= at < one.end), None)


def _with_own_names(made: Sequence[Items], lists: Sequence[Items]) -> Iterator[Items]:
    """The new documents, each item of which has a name of its own in the file: 目标-卷三-九 where 卷三-九 is taken."""
    taken = {entry.id for items in lists for entry in items.entries}
    for items in made:
        entries = tuple(_renamed(entry, taken) for entry in items.entries)
        taken |= {entry.id for entry in entries}
        yield replace(items, entries=entries)


def _renamed(item: Item, taken: AbstractSet[str]) -> Item:
    name = item.id
    while name in taken:
        name = f"{ID_PREFIXES[item.kind]}-{name}"
    return item if name == item.id else replace(item, id=name)
