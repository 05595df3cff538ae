"""Targets: what the numbers of a text mean, as a pack says it; the value itself is what stands at the quote."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import Annotated, Any, NamedTuple

from msgspec import Meta, Struct
from msgspec.structs import replace

from cedu_targets.checks.field_marks import CheckedBeside, UnfitError
from cedu_targets.checks.table.narrative_claim import check_quote
from cedu_targets.domain.due import UNSTATED, Due
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.prose import Passage, Prose, the_quantity
from cedu_targets.domain.quantity import Quantity, folded, quantities
from cedu_targets.domain.targets import Counting, Target, TargetKind, TargetRelation, relation_of

_Text = Annotated[str, Meta(min_length=1, max_length=200)]
_WITHOUT_NUMBER = frozenset({TargetKind.COVERAGE, TargetKind.NONE, TargetKind.NOT_ASSIGNED})
_ALL_OF_THEM = Decimal(1)
MOST_TARGETS = 500
"""Of a pack."""


def _holds_number(text: str, beside: Mapping[str, Any]) -> None:
    """One number, or one of several in 【】; there may be no per cent of what is counted by units (全覆盖, 一所)."""
    if _means_number(beside.get("kind"), text):
        check_quote(text)
    if beside.get("kind") is TargetKind.SHARE and the_quantity(text).noun not in (None, "%", "个百分点"):
        raise UnfitError("share_of_count", "{name} counts something, and is no share", name=text)


def _means_number(kind: TargetKind | None, quote: str) -> bool:
    """Whether a number of a quote is its target's: by units (每个镇一所) only a per cent is (80%的镇)."""
    if kind not in _WITHOUT_NUMBER or "【" in quote:
        return True
    return kind is TargetKind.COVERAGE and any(one.noun == "%" for one in quantities(folded(quote)))


Words = Annotated[str, Meta(min_length=2, max_length=500), CheckedBeside(_holds_number)]
"""Words of the text, with the number that is meant; matched without white space."""


class TargetEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number of the text that is a target: `{id: 卷三-九, quote: 学习型社区创建率达45%, indicator: …}`.

    Where the quote holds several numbers the one that is meant stands in 【】. What is not said here is as the text
    reads: whether it is a floor, how strong it is.
    """

    id: Annotated[str, Meta(pattern=r"^\S{1,200}$")]
    kind: TargetKind | None = None
    """What its number measures; by default a share of a per cent, else a count."""
    quote: Words
    indicator: Annotated[str, Meta(pattern=r"^\S{1,200}$")]
    """What it is a target of; two numbers of one indicator are compared, and a return is held against it."""
    name: _Text | None = None
    aliases: Annotated[tuple[_Text, ...], Meta(max_length=50)] = ()
    """Other names by which what was achieved may be reported: the headings of columns."""
    by: _Text | None = None
    """When it is to be reached: 到2021年底, 每年, 用2-3年; by default as the item that demands it."""
    counting: Counting | None = None
    """Of what stays once it is there: those of the year alone, all of them, or that the text does not say."""
    base: _Text | None = None
    """What a share, or an amount a head, divides by."""
    heads: Annotated[int, Meta(ge=1, le=100_000_000)] = 1
    """For so many heads an amount a head counts: 每千人 1000, 每万人 10000."""
    scope: _Text | None = None
    each: bool | None = None
    """Whether each unit of the scope has to reach it by itself."""
    either: _Text | None = None
    """One of the targets with this name is enough."""
    item: _Text | None = None
    """The item that it belongs to; by default the first one in which the quote stands."""
    owner: _Text | None = None
    """Who has to see to it; by default the owners of the item that demands it."""
    strength: Strength | None = None
    question: Annotated[str, Meta(min_length=2, max_length=500)] | None = None
    """What the text leaves open about it."""
    why: Annotated[str, Meta(max_length=500)] = ""

    def applied(self, found: Target | None, quantity: Quantity | None, text: str, line: int | None = None) -> Target:
        """The target at a number of a text; `found` is the one that its words give already."""
        return replace(found or self._plain(quantity, text, line), id=self.id, **self._said())

    def due_in(self, period: str | None, issued: date | None, around: Item | None) -> Due:
        """When it is to be reached, in the years of its text: as said here, else as the item around it says."""
        if self.by is not None:
            from cedu_targets.domain.plan_years import due_in  # a check of a table need not load it

            return due_in(self.by, period, issued)
        due = UNSTATED if around is None else around.last_due
        return replace(due, printed=False, carried=True) if due.printed or due.carried else UNSTATED

    def quoted(self) -> Target:
        """The target with the number that stands in the quote; a text may have another one by now."""
        quantity = self.number
        target = self.applied(None, quantity, quantity.text if quantity else self.quote)
        if quantity is None:
            return target
        before = folded(self.quote).replace("【", "")[: quantity.start]
        from cedu_targets.domain.bounds import bounded, heads_in  # a pack of a table has no such numbers

        heads = heads_in(before) if target.kind is TargetKind.PER_HEAD and self.heads == 1 else self.heads
        return replace(target, relation=bounded(quantity, before), heads=heads)

    def _plain(self, quantity: Quantity | None, text: str, line: int | None) -> Target:
        if quantity is not None:
            return _plain(quantity, text, line)
        value = _ALL_OF_THEM if self.kind is TargetKind.COVERAGE else None
        kind = self.kind or TargetKind.NONE
        return Target("", value, text, text, kind, TargetRelation.AT_LEAST, line=line)

    def _said(self) -> dict[str, Any]:
        names = ("indicator", "name", "kind", "base", "scope", "each", "either", "strength", "counting", "question")
        said = {name: value for name in names if (value := getattr(self, name)) is not None}
        if self.heads > 1:
            said = {"kind": TargetKind.PER_HEAD, **said, "heads": self.heads}
        return said | ({"aliases": self.aliases} if self.aliases else {})

    @property
    def number(self) -> Quantity | None:
        """The number in the quote; None where it has none, or where what it has is none of its own."""
        return the_quantity(self.quote) if self._has_number else None

    @property
    def _has_number(self) -> bool:
        return _means_number(self.kind, self.quote)

    def found_in(self, prose: Prose) -> list[tuple[Passage, Quantity | None]]:
        """Every place where its words stand, whatever the number in them is now, and that number."""
        if self._has_number:
            return list(prose.find_with_number(self.quote))
        return [(passage, None) for passage in prose.find(self.quote)]


def with_targets(items: Items, entries: Sequence[TargetEntry]) -> Items:
    """The items with what a pack says of their numbers, in the place of what their words alone say; said once only."""
    said = {target.id for item in items.entries for target in item.targets if target.indicator is not None}
    entries = [entry for entry in entries if entry.id not in said]
    found = dict(_placed(items, entries)) if entries else {}
    if not found:
        return items
    return replace(items, entries=tuple(_with(item, found.get(item.id, ()), items) for item in items.entries))


def items_around(lists: Sequence[Items], entries: Sequence[TargetEntry]) -> Mapping[str, Item]:
    """The items in which the quotes of targets stand, by the names of the targets."""
    return {
        entry.id: items.by_id[name]
        for items in reversed(lists)
        for name, placed in _placed(items, entries).items()
        for entry, _ in placed
    }


def places_of(
    entries: Sequence[TargetEntry], prose: Prose, agree: Callable[[TargetEntry, Passage], bool]
) -> Mapping[str, Passage]:
    """Where the words of each target stand in a text, by its name; those that stand nowhere are left out.

    Several targets may have the same words with other numbers (50% in 2020, 60% in 2021). Where one of their numbers is
    another by now, it is at a place that is no other's and whose time can `agree` with its own; several such are in the
    order of the pack.
    """
    found = {entry.id: passages for entry in entries if (passages := [one for one, _ in entry.found_in(prose)])}
    quotes = {entry.id: folded(entry.quote).replace("【", "").replace("】", "") for entry in entries}
    exact = {name: passages[0] for name, passages in found.items() if passages[0].text == quotes[name]}
    taken = {passage.start: quotes[name] for name, passage in exact.items()}
    placed = dict(exact)
    for entry in entries:
        if entry.id in found and entry.id not in exact:
            quote = quotes[entry.id]
            free = (one for one in found[entry.id] if taken.get(one.start, quote) == quote and agree(entry, one))
            if (passage := next(free, None)) is not None:
                taken[passage.start] = quote
                placed[entry.id] = passage
    return placed


def found_among(entries: Sequence[TargetEntry], prose: Prose) -> int:
    """How many of the targets have their words in a text."""
    return sum(bool(entry.found_in(prose)) for entry in entries)


class Unattached(NamedTuple):
    """A target that no item of a text demands."""

    entry: TargetEntry
    passage: Passage | None
    """Where its quote stands in the text; None where it stands nowhere."""
    quantity: Quantity | None
    """The number there, where it has one."""


def unattached(lists: Sequence[Items], prose: Prose | None, entries: Sequence[TargetEntry]) -> Iterator[Unattached]:
    """The targets whose quote stands in no item of the lists of a file: in the text around them, or nowhere."""
    attached = listed = listed_in(lists)
    for items in lists:
        held = _placed(items, left_for(items, entries, listed)).values()
        attached = attached | {entry.id for placed in held for entry, _ in placed}
    for entry in entries:
        if entry.id not in attached:
            found = entry.found_in(prose) if prose else []
            yield Unattached(entry, *(found[0] if found else (None, None)))


def left_for(items: Items, entries: Sequence[TargetEntry], listed: AbstractSet[str]) -> Sequence[TargetEntry]:
    """The targets that may be those of the items of a list, where others are `listed` by themselves.

    Of a text with a list of its targets only what a dossier, or the rows of a table, demand is not in that list.
    """
    is_of_sentences = items.sheet is None and items.kind is not ItemKind.DOSSIER
    left = [entry for entry in entries if entry.id not in listed]
    if items.kind is ItemKind.TARGET or (is_of_sentences and len(left) < len(entries)):
        return ()
    return left


def listed_in(lists: Sequence[Items]) -> set[str]:
    """The targets that stand in lists of targets, by their names."""
    targets = (
        target for items in lists if items.kind is ItemKind.TARGET for item in items.entries for target in item.targets
    )
    return {target.id for target in targets}


_Placed = tuple[TargetEntry, Quantity | None]


def _placed(items: Items, entries: Sequence[TargetEntry]) -> Mapping[str, Sequence[_Placed]]:
    """For each item the targets whose quote it holds, with the number as it stands there."""
    text = Prose([item.text for item in items.entries])
    starts = [0, *accumulate(len(folded(item.text)) for item in items.entries)]
    placed: dict[str, list[_Placed]] = {}
    for entry in entries:
        for passage, _ in entry.found_in(text):
            index = passage.line - 1
            item = items.entries[index]
            if passage.end > starts[index + 1] or entry.item not in (None, item.id):
                continue
            quantity = None
            if (number := entry.number) is not None:
                at = passage.start - starts[index] + number.start
                quantity = next((one for one in quantities(folded(item.text)) if one.start <= at < one.end), None)
            if number is None or quantity is not None:
                placed.setdefault(item.id, []).append((entry, quantity))
                break
    return placed


def _with(item: Item, placed: Sequence[_Placed], items: Items) -> Item:
    if not placed:
        return item
    by_start = {target.position: target for target in reversed(item.targets)}
    said = []
    for entry, one in placed:
        found, text = (None, entry.quote) if one is None else (by_start.get(one.start), one.text)
        due = entry.due_in(items.period, items.issued, item)
        said.append(replace(entry.applied(found, one, text, item.line), due=due))
    taken = {target.id for target in said}
    starts = {quantity.start for _, quantity in placed if quantity is not None}
    others = list(_others(item, starts, taken))
    targets = sorted([*said, *others], key=lambda target: target.position or 0)
    return replace(item, targets=tuple(targets))


def _others(item: Item, starts: set[int], taken: set[str]) -> Iterator[Target]:
    """The numbers of an item of which the pack says nothing; none by a name that the pack gives to another."""
    for target in item.targets:
        if target.position not in starts:
            yield replace(target, id=f"{target.id}(2)") if target.id in taken else target


def _plain(quantity: Quantity, text: str, line: int | None = None) -> Target:
    """A number that its words alone do not make a target of."""
    low = quantity.low if quantity.low is not None else quantity.high
    assert low is not None  # a quantity has one end at least
    relation = relation_of(quantity)
    return Target(
        "",
        low,
        text,
        text,
        TargetKind.SHARE if quantity.noun == "%" else TargetKind.COUNT,
        relation,
        value_high=quantity.high if relation is TargetRelation.BETWEEN else None,
        unit_of_measure=quantity.noun,
        strength=Strength.EXPECTED if relation is TargetRelation.ABOUT else Strength.BINDING,
        line=line,
        position=quantity.start,
    )
