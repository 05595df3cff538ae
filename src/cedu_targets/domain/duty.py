"""Duties: what a document asks for and no column of its table counts (40 场, a monthly safety check)."""

from dataclasses import dataclass

from cedu_targets.domain.finding import Strength


@dataclass(frozen=True)
class Duty:
    """One thing to be done, in the document's words."""

    id: str
    quote: str
    owner: str | None = None
    """Who has to do it (责任单位)."""
    amount: str | None = None
    """How much, as written: 40 场, 每年人均不低于4元."""
    due: str | None = None
    """When or how often, as written: 全年, 每月."""
    strength: Strength = Strength.BINDING
    why: str = ""
    line: int | None = None
    """Where the quote stands in the text, if that was given."""
