"""Targets: what the numbers of a text mean, as a pack says it; the value itself is what stands at the quote."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from cedu_targets.checks.table.narrative_claim import Quote
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.items import Item, Items
from cedu_targets.domain.prose import Passage, Prose, the_quantity
from cedu_targets.domain.quantity import Quantity, folded, quantities
from cedu_targets.domain.targets import Target, TargetKind, TargetRelation, relation_of

_Text = Annotated[str, Field(min_length=1, max_length=200)]


class TargetEntry(BaseModel):
    """A number of the text that is a target: `{id: 卷三-九, quote: 学习型社区创建率达45%, indicator: …}`.

    Where the quote holds several numbers the one that is meant stands in 【】. What is not said here is as the text
    reads: whether it is a floor, how strong it is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str = Field(pattern=r"^\S{1,200}$")
    quote: Quote
    indicator: str = Field(pattern=r"^\S{1,200}$")
    """What it is a target of; two numbers of one indicator are compared, and a return is held against it."""
    name: _Text | None = None
    kind: TargetKind | None = None
    base: _Text | None = None
    """What a share, or an amount a head, divides by."""
    scope: _Text | None = None
    each: bool | None = None
    """Whether each unit of the scope has to reach it by itself."""
    either: _Text | None = None
    """One of the targets with this name is enough."""
    item: _Text | None = None
    """The item that it belongs to; by default the first one in which the quote stands."""
    strength: Strength | None = None
    question: Annotated[str, Field(min_length=2, max_length=500)] | None = None
    """What the text leaves open about it."""
    why: str = Field(default="", max_length=500)

    def applied(self, item: Item, found: Target | None, quantity: Quantity, text: str) -> Target:
        """The target at a number of an item; `found` is the one that its words give already."""
        return replace(found or _plain(quantity, text, item.line), id=self.id, **self._said())

    def quoted(self) -> Target:
        """The target with the number that stands in the quote; a text may have another one by now."""
        quantity = the_quantity(self.quote)
        return replace(_plain(quantity, quantity.text), id=self.id, **self._said())

    def _said(self) -> dict[str, Any]:
        names = ("indicator", "name", "kind", "base", "scope", "each", "either", "strength", "question")
        return {name: value for name in names if (value := getattr(self, name)) is not None}


def with_targets(items: Items, entries: Sequence[TargetEntry]) -> Items:
    """The items with what a pack says of their numbers, in the place of what their words alone say."""
    found = dict(_placed(items, entries)) if entries else {}
    if not found:
        return items
    return replace(items, entries=tuple(_with(item, found.get(item.id, ())) for item in items.entries))


class Unattached(NamedTuple):
    """A target that no item of a text demands."""

    entry: TargetEntry
    passage: Passage | None
    """Where its quote stands in the text; None where it stands nowhere."""
    quantity: Quantity | None
    """The number there."""


def unattached(lists: Sequence[Items], prose: Prose | None, entries: Sequence[TargetEntry]) -> Iterator[Unattached]:
    """The targets whose quote stands in no item of the lists of a file: in the text around them, or nowhere."""
    attached = {entry.id for items in lists for placed in _placed(items, entries).values() for entry, _ in placed}
    for entry in entries:
        if entry.id not in attached:
            found = prose.find_with_number(entry.quote) if prose else []
            yield Unattached(entry, *(found[0] if found else (None, None)))


_Placed = tuple[TargetEntry, Quantity]


def _placed(items: Items, entries: Sequence[TargetEntry]) -> Mapping[str, Sequence[_Placed]]:
    """For each item the targets whose quote it holds, with the number as it stands there."""
    text = _text_of(items)
    starts = [0, *accumulate(len(folded(item.text)) for item in items.entries)]
    placed: dict[str, list[_Placed]] = {}
    for entry in entries:
        for passage, _ in text.find_with_number(entry.quote):
            index = passage.line - 1
            item = items.entries[index]
            if passage.end > starts[index + 1] or entry.item not in (None, item.id):
                continue
            number = passage.start - starts[index] + the_quantity(entry.quote).start
            quantity = next((one for one in quantities(folded(item.text)) if one.start <= number < one.end), None)
            if quantity is not None:
                placed.setdefault(item.id, []).append((entry, quantity))
                break
    return placed


def _with(item: Item, placed: Sequence[_Placed]) -> Item:
    if not placed:
        return item
    by_start = {target.position: target for target in reversed(item.targets)}
    said = [entry.applied(item, by_start.get(one.start), one, one.text) for entry, one in placed]
    taken, starts = {target.id for target in said}, {quantity.start for _, quantity in placed}
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


def _text_of(items: Items) -> Prose:
    """The items as a text of a line each."""
    return Prose([item.text for item in items.entries])
