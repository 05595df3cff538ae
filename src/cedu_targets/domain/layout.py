"""Layout: where the rows and columns of a table stand in its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

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


@dataclass(frozen=True)
class Layout:
    """Where the table's rows and columns stand in its source (zero-based)."""

    sheet: str | None
    rows: Mapping[str, int]
    columns: Mapping[str, int]
    turned: Transposition | None = None
    """Set where the table was read upright; `rows` and `columns` are then positions in that reading."""
    label: int | None = None
    """The column of the units' names."""

    def cell(self, unit: str, indicator: str) -> str:
        """The A1 address of a value."""
        row, column = self.rows[unit], self.columns[indicator]
        return a1(*self.turned.real(row, column)) if self.turned else a1(row, column)
