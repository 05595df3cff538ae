"""Kinds: what an engine calls the types of columns, and how a column of each is kept."""

import re
from collections.abc import Mapping

from msgspec import Struct

from cedu_targets.engines.engine import MOST_PLACES, SourceColumn, Storage


class Kinds(Struct, frozen=True):
    """The names of an engine's types."""

    text: str
    decimal: re.Pattern[str]
    """Digits and places are its groups."""
    integers: Mapping[str, int]
    """The digits that each can hold."""
    floats: tuple[str, ...]

    def column(self, name: str, kind: str) -> SourceColumn:
        """A column of a file by what the engine calls its type."""
        match = self.decimal.fullmatch(kind)
        if match is not None and int(match[2]) <= MOST_PLACES:
            return SourceColumn(name, Storage.DECIMAL, int(match[2]), int(match[1]))
        if kind in self.integers:
            return SourceColumn(name, Storage.INTEGER, 0, self.integers[kind])
        if kind == self.text or match is not None:
            return SourceColumn(name, Storage.TEXT)
        return SourceColumn(name, Storage.DOUBLE if kind in self.floats else Storage.OTHER)
