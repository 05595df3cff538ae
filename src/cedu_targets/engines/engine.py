"""Engine: what runs one SQL text over files of a million rows and more; it knows nothing of rules."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

MOST_PLACES = 9
"""Decimals with more are taken as texts."""


class Storage(StrEnum):
    """How a source keeps the numbers of a column."""

    TEXT = "text"
    DOUBLE = "double"
    DECIMAL = "decimal"
    INTEGER = "integer"
    OTHER = "other"
    """Dates, truth values, lists: no number of any kind."""


class SourceColumn(Struct, frozen=True):
    """A column of a source as its files have it."""

    name: str
    storage: Storage
    places: int = 0
    """Of decimals, the places behind the point that their type has."""
    digits: int = 18
    """Of decimals and integers, the digits that their type can hold; fewer where the files tell that none has more."""


def literal(text: str) -> str:
    """A text in SQL, the same for every engine: some read a backslash as the beginning of a sign."""
    parts = ["'" + part.replace("'", "''") + "'" for part in text.split("\\")]
    return parts[0] if len(parts) == 1 else f"concat({', chr(92), '.join(parts)})"


class Engine(Protocol):
    """Runs SQL. Every text is the same for all engines; only `open` differs from one to the next.

    Every engine defines `fits(text, pattern)`: a pattern from `^` to `$` holds of a whole text, its last line's end
    included. Texts in SQL hold no backslash, since engines read it differently.
    """

    name: str

    def open(self, paths: Sequence[str], view: str = "source") -> Sequence[SourceColumn]:
        """Make a view of some files of one kind; returns their columns.

        It has `s1` … `sn` in the order of the columns, with numbers of single precision as the double nearest to their
        shortest decimal, `path` as it was given and `line`, the row in its file (the header is row 1).
        Raises InputFault for a file that cannot be read, or has other columns than the first.
        """

    def define(self, name: str, sql: str) -> None:
        """Make a view of a query."""

    def rows(self, sql: str) -> Iterator[tuple[object, ...]]:
        """The rows that a query gives. Whole numbers are `int` or whole `Decimal`, texts `str`."""

    def close(self) -> None:
        """Give back memory and files."""
