"""Layout: where the rows and columns of a table stand in its source."""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct

from cedu_targets.domain.place import a1


class Transposition(NamedTuple):
    """A table with indicators as rows, exchanged to be read: where its cells really stand."""

    top: int
    """The first row of the table, the same both ways."""
    columns: tuple[int, ...]
    """The real column of each row, from `top` on."""
    rows: tuple[int, ...]
    """The real row of each column."""

    def real(self, row: int, column: int) -> tuple[int, int]:
        """The real (row, column) of a position; above and below the table nothing is exchanged."""
        position = row - self.top
        if position < 0:
            return row, column
        if position < len(self.columns):
            return self.rows[min(column, len(self.rows) - 1)], self.columns[position]
        return self.rows[-1] + 1 + position - len(self.columns), column


class Continuation(NamedTuple):
    """A table set in several blocks of columns, read as one with the blocks under one another."""

    end: int
    """The row under the first block."""
    rows: tuple[tuple[int, int], ...]
    """The real row of each further row, and how far to the right it stands."""
    below: int
    """The real row under all blocks."""

    def real(self, row: int, column: int) -> tuple[int, int]:
        """The real (row, column) of a position."""
        position = row - self.end
        if position < 0:
            return row, column
        if position < len(self.rows):
            real, shift = self.rows[position]
            return real, column + shift
        return self.below + position - len(self.rows), column

    def without(self, before: int) -> "Continuation":
        """The same where so many rows at the top are not counted."""
        rows = tuple((row - before, shift) for row, shift in self.rows)
        return Continuation(self.end - before, rows, self.below - before)


class Layout(Struct, frozen=True):
    """Where the table's rows and columns stand in its source (zero-based)."""

    sheet: str | None
    rows: Mapping[str, int]
    columns: Mapping[str, int]
    turned: Transposition | None = None
    """Set where the table was read upright; `rows` and `columns` are then positions in that reading."""
    label: int | None = None
    """The column of the units' names."""
    continued: Continuation | None = None
    """Set where the table stands in several blocks of columns; `rows` and `columns` are then positions in one."""

    def cell(self, unit: str, indicator: str) -> str:
        """The A1 address of a value."""
        row, column = self.rows[unit], self.columns[indicator]
        if self.turned is not None:
            row, column = self.turned.real(row, column)
        if self.continued is not None:
            row, column = self.continued.real(row, column)
        return a1(row, column)
