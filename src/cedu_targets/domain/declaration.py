"""Declarations: the relations that a sheet states, as written and as read."""

import re
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from cedu_targets.domain.quantity import folded
from cedu_targets.domain.relation import Relation

_FEW_LETTERS = 6
"""So many a note of relations has besides them."""


class Origin(StrEnum):
    """Where a sheet declares a relation."""

    NOTE = "note"
    CODE_ROW = "code_row"
    HEADER = "header"
    NUMBERS = "numbers"
    """No word declares it: it comes out right."""


class Reading(StrEnum):
    """How a declared relation was read; each has its sentence in `messages`."""

    LITERAL = "literal"
    SELF_INCLUSION = "self_inclusion"
    GROUP_TOTAL = "group_total"
    ALIAS = "alias"
    OF_WHICH = "of_which"
    PART = "part"
    FOUND = "found"
    NOT_UNDERSTOOD = "not_understood"
    UNKNOWN_COLUMN = "unknown_column"


class Declaration(Struct, frozen=True):
    """A relation as the sheet declares it, and as it is read; `relation` is None where it cannot be."""

    text: str
    relation: Relation | None
    origin: Origin
    reading: Reading = Reading.LITERAL
    cell: str | None = None
    unknown: str | None = None
    """The column that does not exist, with `Reading.UNKNOWN_COLUMN`."""
    checked: bool = True
    """False for a reading of the header that a note overrules: it is shown, not judged."""
    confirmed: bool = True
    """False where only a name speaks for it: the numbers do not bear it out."""

    @property
    def is_stated(self) -> bool:
        """Whether the sheet says it outright."""
        return self.origin in (Origin.NOTE, Origin.CODE_ROW)


def is_of_sums_alone(note: str, declarations: Iterable[Declaration]) -> bool:
    """Whether a note holds the relations that it states and hardly a word more: 1、数据关系：1=2+3；5=6+7。"""
    rest = whole = folded(note)
    for text in sorted({folded(one.text) for one in declarations if one.is_stated}, key=len, reverse=True):
        rest = rest.replace(text, "")
    return rest != whole and len(re.findall(r"\w", rest)) <= _FEW_LETTERS
