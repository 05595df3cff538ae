"""What a return slip says, before it is set as a Word document or as a page: texts, and tables of texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

Lines = tuple[str, ...]
"""What stands in a cell, one line under the other."""


class TableKind(StrEnum):
    """What a table lists; its first column holds numbers of its rows."""

    CAUSES = "causes"
    """Number, indicator, what stands, what should, cause, reply."""
    FINDINGS = "findings"
    """Number, indicator, numbers, problem, reply."""
    NOTES = "notes"
    """The same without the reply."""


@dataclass(frozen=True)
class SlipTable:
    """A table of a slip."""

    kind: TableKind
    heads: Sequence[str]
    rows: Sequence[Sequence[Lines]]


@dataclass(frozen=True)
class SlipLine:
    """A line under a heading or a table."""

    text: str
    is_entry: bool = False
    """One of a list."""


@dataclass(frozen=True)
class SlipSection:
    """What is to be done about one thing: under a numbered heading a table, then lines."""

    heading: str
    table: SlipTable | None = None
    lines: Sequence[SlipLine] = ()
    caution: str = ""
    """The last line of all."""


@dataclass(frozen=True)
class SlipTextPart:
    """What one table has to say to the addressee."""

    source: str
    sections: Sequence[SlipSection]


@dataclass(frozen=True)
class SlipText:
    """All that a slip says, from top to bottom."""

    title: str
    addressee: str
    opening: str
    parts: Sequence[SlipTextPart]
    closing: Sequence[str]
    """Until when to reply, and who signs."""
