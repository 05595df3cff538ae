"""What a return slip says, before it is set as a Word document or as a page: texts, and tables of texts."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

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


class SlipTable(Struct, frozen=True):
    """A table of a slip."""

    kind: TableKind
    heads: Sequence[str]
    rows: Sequence[Sequence[Lines]]


class SlipLine(Struct, frozen=True):
    """A line under a heading or a table."""

    text: str
    is_entry: bool = False
    """One of a list."""


class SlipSection(Struct, frozen=True):
    """What is to be done about one thing: under a numbered heading a table, then lines."""

    heading: str
    table: SlipTable | None = None
    lines: Sequence[SlipLine] = ()
    caution: str = ""
    """The last line of all."""


class SlipTextPart(Struct, frozen=True):
    """What one table has to say to the addressee."""

    source: str
    sections: Sequence[SlipSection]


class SlipText(Struct, frozen=True):
    """All that a slip says, from top to bottom."""

    title: str
    addressee: str
    opening: str
    parts: Sequence[SlipTextPart]
    closing: Sequence[str]
    """Until when to reply, and who signs."""
