"""Duties: what a pack says that a document asks for and no column counts."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from cedu_targets.domain.due import UNSTATED, Due, Precision
from cedu_targets.domain.finding import Strength
from cedu_targets.domain.items import Item, ItemKind, Items, Role
from cedu_targets.domain.quantity import folded

_TELLING = 10
"""Signs at the beginning of an item by which it is known in a quote."""
_Text = Annotated[str, Meta(max_length=500)]


class DutyEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that the document asks for and no column counts."""

    id: Annotated[str, Meta(pattern=r"^\S{1,200}$")]
    quote: Annotated[str, Meta(min_length=2, max_length=500)]
    """The document's words; matched in the text without white space."""
    owner: _Text | None = None
    amount: _Text | None = None
    due: _Text | None = None
    strength: Strength = Strength.BINDING
    why: _Text = ""

    def is_among(self, lists: Iterable[Items]) -> bool:
        """Whether its words stand in an item already, or are those of one with its owner before them."""
        quote = folded(self.quote)
        texts = (folded(item.text) for items in lists for item in items.entries)
        return any(quote in text or (len(text) >= _TELLING and text[:_TELLING] in quote) for text in texts)

    def item(self, line: int | None = None) -> Item:
        """As the reports list it, with the line of its words; time and owners as they are written."""
        role = Role.DUTY
        return Item(
            id=self.id,
            kind=ItemKind.DUTY,
            text=self.quote,
            due=UNSTATED if self.due is None else Due(self.due, precision=Precision.UNCLEAR),
            owner_texts=((role, self.owner),) if self.owner else (),
            amount=self.amount,
            strength=self.strength,
            why=self.why,
            line=line,
        )


def understood_duty(duty: Item, period: str | None, issued: date | None) -> Item:
    """A duty with the days and the owners that its words mean, in the years of its document."""
    from cedu_targets.domain.owner_names import owners_in  # a check of a table need not load these
    from cedu_targets.domain.plan_years import due_in

    text = duty.due.text
    due = duty.due if text is None else due_in(text, period, issued)
    owners = tuple(owner for role, text in duty.owner_texts for owner in owners_in(text, role))
    return replace(duty, due=due, owners=owners)
