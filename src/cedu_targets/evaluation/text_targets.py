"""What a pack says of the sentences of a text, as documents: its targets, and the duties that are in no list."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

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
from cedu_targets.packs.targets import TargetEntry, items_around, left_for, listed_in, places_of, with_targets
from cedu_targets.recognition.demands import hope_in
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
    of_lists = (pack for read, pack in zip(reads, own, strict=True) if isinstance(read.document, Items))
    whole = given or next((pack for pack in of_lists if pack is not None and (pack.targets or pack.duties)), None)
    if whole is None and (prose := _prose_of(reads)) is not None:
        whole = recognise_text(prose)
    found = list(reads) if whole is None else with_pack_documents(reads, whole)
    listed = listed_in([read.document for read in found if isinstance(read.document, Items)])
    own_of = {id(read.document): pack for read, pack in zip(reads, own, strict=True)}
    for read in found:
        pack = own_of.get(id(read.document))
        if isinstance(read.document, Items):
            pack = pack or whole
            yield _with_targets(read, read.document, pack, listed), pack
        else:
            yield read, pack


def _with_targets(
    read: DocumentRead[Document], items: Items, pack: RulePack | None, listed: AbstractSet[str]
) -> DocumentRead[Document]:
    """A list with the targets of its pack that are in no list of their own."""
    entries = left_for(items, pack.targets, listed) if pack is not None else ()
    return replace(read, document=with_targets(items, entries))


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


class _Text(Struct, frozen=True):
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

    @property
    def _issued(self) -> date | None:
        return next((items.issued for items in self.lists if items.issued), self.pack.issued)

    def _document(self, kind: ItemKind, entries: Sequence[Item]) -> Items:
        items = Items(self._title, kind, self._period, self._issued, tuple(entries), line=entries[0].line)
        return with_owners(items, self.pack.owners)

    def targets(self) -> Items | None:
        """The targets that stand in the text and in no dossier, in its order."""
        dossiers = [items for items in self.lists if items.kind is ItemKind.DOSSIER]
        held = items_around(dossiers, self.pack.targets)
        entries = [entry for entry in self.pack.targets if entry.id not in held]
        places = places_of(entries, self.prose, self._agree)
        found = sorted((entry for entry in entries if entry.id in places), key=lambda one: places[one.id].start)
        items = [self._item(entry, places[entry.id]) for entry in found]
        return self._document(ItemKind.TARGET, items) if items else None

    def _around(self, passage: Passage) -> Item | None:
        """The item in whose words a passage stands; None of a passage between the items."""
        items = (item for items in self.lists if items.kind is not ItemKind.DOSSIER for item in items.entries)
        above = [item for item in items if item.line is not None and item.line <= passage.line]
        nearest = sorted(above, key=_line, reverse=True)
        return next((item for item in nearest if passage.text in folded(item.text)), None)

    def _agree(self, entry: TargetEntry, passage: Passage) -> bool:
        """Whether a target can stand at a passage: its own time is not another one than that of the item around it."""
        around = self._around(passage) if entry.by is not None else None
        end = None if around is None else around.last_due.end
        own = entry.due_in(self._period, self._issued, around).end
        return None in (end, own) or end == own

    def _item(self, entry: TargetEntry, passage: Passage) -> Item:
        """A target as an item: its clause, its time and its owners, else those of the item that demands it."""
        span = _Span(
            self.prose, self.prose.sentence_start(passage.start), *self.prose.clause(passage.start, passage.end)
        )
        around = self._around(passage)
        due = entry.due_in(self._period, self._issued, around)
        target = replace(_target(entry, passage, span), due=due)
        start = span.start_of(target)
        if target.position is not None:
            target = replace(target, position=target.position - (start - span.sentence))
        texts: tuple[tuple[Role, str], ...] = ((Role.DUTY, entry.owner),) if entry.owner else ()
        owners: tuple[Assigned, ...] = tuple(owners_in(entry.owner, Role.DUTY)) if entry.owner else ()
        if around is not None and not entry.owner:
            texts, owners = around.owner_texts, around.owners
        return Item(
            entry.id, ItemKind.TARGET, self.prose.written(start, span.end), due=due, owners=owners, owner_texts=texts,
            targets=(target,), strength=target.strength, why=entry.why, line=passage.line,
        )  # fmt: skip

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


def _line(item: Item) -> int:
    return item.line or 0


class _Span(Struct, frozen=True):
    """The clause and the sentence that a passage stands in, as places of the folded text; both end with the clause."""

    prose: Prose
    sentence: int
    clause: int
    end: int

    @property
    def words(self) -> str:
        return self.prose.text[self.sentence : self.end]

    @property
    def written(self) -> str:
        """The clause as it is printed."""
        return self.prose.written(self.clause, self.end)

    def start_of(self, target: Target) -> int:
        """Where the words of a target begin: with its clause; with the sentence where only that says of what it is."""
        subject = folded(target.name or "")[:_SUBJECT]
        is_said = subject in folded(target.text) or subject not in self.prose.text[self.sentence : self.clause]
        return self.clause if is_said else self.sentence

    def hope(self, until: int) -> str | None:
        """The word by which the clause up to a place of the sentence only hopes, or the sentence as a whole."""
        return hope_in(self.words[self.clause - self.sentence : until]) or hope_in(self.words, of_all=True)


def _target(entry: TargetEntry, passage: Passage, span: _Span) -> Target:
    """The target at a passage: what the words give, and what the pack says; `position` counts from the sentence."""
    number, words = entry.number, span.words
    at = None if number is None else passage.start + number.start - span.sentence
    quantity = None if at is None else _quantity_at(words, at)
    if quantity is None:
        target = entry.applied(None, None, entry.quote, passage.line)
        return replace(target, text=span.written, **_hoped(entry, span.hope(len(words))))
    named = f"{ID_PREFIXES[ItemKind.TARGET]}-{passage.line}"
    known = (one for one in targets_of(named, words, passage.line) if one.position == quantity.start)
    found = next(known, None)
    target = entry.applied(found, quantity, quantity.text, passage.line)
    target = replace(target, text=span.written, position=quantity.start)
    return target if found is not None else replace(target, **_hoped(entry, span.hope(quantity.start)))


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
