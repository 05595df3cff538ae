"""TextRule: a rule about the words of a document, so that it holds of a table and of a list of items alike."""

from collections.abc import Iterator
from typing import ClassVar

from cedu_targets.checks.rule import Extent
from cedu_targets.checks.table.table_rule import TableRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.document import Document
from cedu_targets.domain.finding import Finding, NotJudged, Parameter
from cedu_targets.domain.items import Items
from cedu_targets.domain.shape import Shape


class TextRule(TableRule, frozen=True, kw_only=True):
    """A kind of check defines `said` and `in_items` beside what it says of tables."""

    shapes: ClassVar = frozenset({Shape.TABLE, Shape.ITEMS})

    @property
    def is_of_the_text(self) -> bool:
        """Whether it is about the text as a whole: of several lists in one text the first is asked."""
        return True

    def said(self) -> dict[str, Parameter]:
        """What its sentence names beside columns."""
        raise NotImplementedError

    def in_items(self, items: Items, context: Context) -> Iterator[Finding | NotJudged]:
        """What it finds in a list of items and the text around it."""
        raise NotImplementedError

    def findings(self, document: Document, context: Context) -> Iterator[Finding | NotJudged]:
        """What the rule has to say about a document: nothing where it holds, or where it does not apply."""
        if not isinstance(document, Items):
            yield from super().findings(document, context)
        elif self.applies(context):
            yield from self.in_items(document, context)

    def told(self, document: Document, context: Context) -> dict[str, Parameter]:
        """What its sentence names; a list of items has no columns."""
        return self.said() if isinstance(document, Items) else super().told(document, context)

    def extent(self, document: Document, context: Context) -> Extent:
        """In a list of items one place, where there is anything to judge."""
        if not isinstance(document, Items):
            return super().extent(document, context)
        return Extent(0, int(self.judges_numbers and self.applies(context)))
