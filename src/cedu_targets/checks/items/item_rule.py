"""ItemRule: a rule about what is due. A subclass is a kind of check."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta

from cedu_targets.checks.rule import Extent, Rule
from cedu_targets.domain.context import Context
from cedu_targets.domain.document import Document
from cedu_targets.domain.finding import Finding, NotJudged, Parameter
from cedu_targets.domain.items import Item, ItemKind, Items
from cedu_targets.domain.shape import Shape

ItemName = Annotated[str, Meta(pattern=r"^\S{1,60}$")]
"""An item by its name: 安排-21."""


class ItemRule(Rule, frozen=True, kw_only=True):
    """What every rule about items says. A kind of check defines `judge` and `places`."""

    shapes: ClassVar = frozenset({Shape.ITEMS})
    is_usual: ClassVar[bool] = False
    """Whether every list of items is held to it, without a pack."""
    is_of_lists: ClassVar[bool] = True
    """Whether lists of other things than targets are held to it."""
    is_of_targets: ClassVar[bool] = False
    """Whether a list of targets is held to it: nobody numbered these, or gave each an owner."""

    @classmethod
    def judges_lists_like(cls, items: Items) -> bool:
        """Whether a list is one of those that such rules are about."""
        return cls.is_of_targets if items.kind is ItemKind.TARGET else cls.is_of_lists

    def is_about(self, items: Items) -> bool:
        """Whether it names what stands in a list, whatever kind of list that is."""
        return False

    def judge(self, items: Items, context: Context) -> Iterator[Finding | NotJudged]:
        """What it finds in a list of items that it applies to."""
        raise NotImplementedError

    def places(self, items: Items) -> int:
        """How many items or pairs of items it judges."""
        raise NotImplementedError

    def parameters(self) -> dict[str, Parameter]:
        """What its sentence (`messages.rule`) names."""
        return {}

    def findings(self, document: Document, context: Context) -> Iterator[Finding | NotJudged]:
        """What the rule has to say about items: nothing where it holds, or where it does not apply."""
        assert isinstance(document, Items)
        if self.applies(context):
            yield from self.judge(document, context)

    def told(self, document: Document, context: Context) -> dict[str, Parameter]:
        """Like `parameters`."""
        return self.parameters()

    def extent(self, document: Document, context: Context) -> Extent:
        """Its places; none where what it needs beside the document was not given."""
        assert isinstance(document, Items)
        return Extent(0, self.places(document) if self.applies(context) else 0)

    def at(self, entry: Item, code: str, **parameters: Parameter) -> Finding:
        """A finding at an item."""
        return Finding(code, self.id, self.binds, entry.place, {"item": entry.id, **parameters})
