"""QU: what a document leaves open, as a question for the office."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from cedu_targets.checks.table.columns import Columns, listed, side_of
from cedu_targets.checks.table.text_rule import TextRule
from cedu_targets.domain.context import Context
from cedu_targets.domain.finding import Finding, NotJudged, Parameter, Severity
from cedu_targets.domain.items import Items
from cedu_targets.domain.place import Place
from cedu_targets.domain.relation import Side
from cedu_targets.domain.table import Table


class Question(TextRule, frozen=True, kw_only=True):
    """Something that the document does not say and only its author can: new or cumulative, persons or attendances?

    Questions are listed apart from errors and never fail a run.
    """

    codes: ClassVar = ("QU001",)
    usual_severity: ClassVar = Severity.NOTE
    judges_numbers: ClassVar = False

    check: Literal["question"] = "question"
    ask: Annotated[str, Meta(min_length=2, max_length=500)]
    indicators: Columns | None = None
    """The columns that it is about."""
    quote: Annotated[str, Meta(min_length=2, max_length=500)] | None = None
    """The words that it is about; where they stand in the text, the question points there."""
    item: Annotated[str, Meta(pattern=r"^\S{1,60}$")] | None = None
    """The item that it is about, by its name; it is asked of the list that has it."""
    also: Annotated[tuple[Annotated[str, Meta(pattern=r"^\S{1,200}$")], ...], Meta(max_length=500)] = ()
    """Further items of which the same is asked: the question stands once, and names them."""

    @property
    def is_of_the_text(self) -> bool:
        """Whether it is about no item."""
        return self.item is None

    def said(self) -> dict[str, Parameter]:
        """The question."""
        return {"ask": self.ask}

    def in_items(self, items: Items, context: Context) -> Iterator[Finding | NotJudged]:
        """QU001 at the item, else at the words; not judged where the list has items named like it, but not it."""
        place = items.by_id[self.item].place if self.item in items.by_id else items.whole_place
        if self.item is not None and self.item not in items.by_id:
            if items.has_like(self.item):
                yield self.not_judged(place, "no_item", unknown=self.item)
            return
        passages = context.prose.find(self.quote) if context.prose is not None and self.quote else []
        told: dict[str, Parameter] = self.said()
        if passages and self.item is None:
            place = Place(line=passages[0].line, period=items.period)
            told |= {"prose": context.prose.path if context.prose else None}
        others = tuple(items.by_id[name].place for name in self.also if name in items.by_id)
        told |= {"texts": "、".join(other.item or "" for other in others)} if others else {}
        variant = "also" if others else ""
        yield Finding("QU001", self.id, Severity.NOTE, place, told, related=others, variant=variant)

    def columns(self, table: Table, context: Context) -> Side:
        """The columns that it is about."""
        return side_of(self.indicators or (), table, context)

    def parameters(self, table: Table, context: Context) -> dict[str, Parameter]:
        """The question, and the columns."""
        side = self.columns(table, context)
        return {**self.said(), **listed(table, side)}

    def judge(self, table: Table, context: Context) -> Iterator[Finding | NotJudged]:
        """QU001, always; of one about an item only a list of items is asked."""
        if self.item is not None:
            return
        side = self.columns(table, context)
        prose = context.prose
        passages = prose.find(self.quote) if prose is not None and self.quote else []
        code = side[0].code if side else None
        line = passages[0].line if passages else None
        place = Place(None if line else table.layout.sheet, None, line, indicator=code, period=table.period)
        told: dict[str, Parameter] = {"ask": self.ask, **({"prose": prose.path} if line and prose else {})}
        yield Finding("QU001", self.id, Severity.NOTE, place, told)

    def places(self, table: Table, context: Context) -> int:  # noqa: ARG002 - a question judges nothing
        """None."""
        return 0
