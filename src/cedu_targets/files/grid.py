"""Grid: the cells of one sheet or text file, before anything is understood."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.layout import Transposition
from cedu_targets.domain.numbers import from_float, plain, writes_number
from cedu_targets.domain.place import a1

if TYPE_CHECKING:
    from cedu_targets.files.recalculation import Calculation

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_LONGEST_NUMBER = 40

Raw = str | float | int | bool | date | time | timedelta | None
"""What a reader finds in a cell; a blank cell is None or an empty text."""

Spot = tuple[int, int]
"""A zero-based (row, column)."""


class Span(NamedTuple):
    """A merged range, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Grid:
    """Raw cells in rows (which may be of different lengths), with what the file says about them."""

    sheet: str | None
    rows: Sequence[Sequence[Raw]]
    merges: Sequence[Span] = ()
    percents: frozenset[Spot] = frozenset()
    """Cells whose number format shows per cent: their stored 0.95 is written 95%."""
    broken: Mapping[Spot, str] = field(default_factory=dict)
    """Cells with an Excel error (its text), or a formula never calculated (an empty text)."""
    encoding: str | None = None
    turned: Transposition | None = None
    """Where the cells really stand, in a grid whose table was set upright."""
    measure: Measure | None = None
    """The one measure that was left in, where a table holds several."""
    measure_heading: str = ""
    """What the sheet calls that measure."""
    derived: tuple[str, ...] = ()
    """Headings of what is worked out of the measures (完成率, 差额) and was left out with them."""
    elsewhere: frozenset[str] = frozenset()
    """Codes of columns that belong to the other measures."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    """Rows and columns of the file that nobody sees; they are read like all others."""
    calculation: "Calculation | None" = None
    """The formulas of the sheet; None where it has none."""
    is_hidden: bool = False
    """The whole sheet is hidden."""
    unseen: frozenset[str] = frozenset()
    """Facts that the file's format hides from every reader: `formulas`, whether they were ever calculated."""
    continued: frozenset[int] = frozenset()
    """Lines of a text file that hold the rest of a field begun in a line above: blank rows that separate nothing."""
    body: range | None = None
    """The rows of the table itself, where the others are paragraphs around it (docx); None where all rows count."""

    def window(self, top: int, left: int, right: int | None) -> "Grid":
        """The same grid with only the columns `left` up to `right` filled from row `top` on."""
        rows = [
            cells if row < top else [*[None] * min(left, len(cells)), *cells[left:right]]
            for row, cells in enumerate(self.rows)
        ]
        return replace(self, rows=rows)

    def without_rows(self, blank: Iterable[int]) -> "Grid":
        """The same grid with some rows blank."""
        rows = list(self.rows)
        for row in blank:
            rows[row] = ()
        return replace(self, rows=rows)

    def with_only(self, kept: Collection[int]) -> "Grid":
        """The same grid with only these rows filled; it ends with the last of them."""
        rows: list[Sequence[Raw]] = [()] * (max(kept) + 1)
        for row in kept:
            rows[row] = self.rows[row]
        return replace(self, rows=rows)

    def edited(self, edits: Mapping[Spot, Raw]) -> "Grid":
        """The same grid with some cells replaced."""
        rows = list(self.rows)
        by_row: dict[int, dict[int, Raw]] = {}
        for (row, column), raw in edits.items():
            by_row.setdefault(row, {})[column] = raw
        for row, changes in by_row.items():
            width = max(len(rows[row]), *(column + 1 for column, raw in changes.items() if raw is not None), 0)
            rows[row] = [changes.get(column, self.raw(row, column)) for column in range(width)]
        return replace(self, rows=rows)

    def address(self, row: int, column: int) -> str:
        """The A1 address of a cell in the file."""
        return a1(*self.real(row, column))

    def real(self, row: int, column: int) -> Spot:
        """Where a cell stands in the file."""
        return self.turned.real(row, column) if self.turned else (row, column)

    def hides_row(self, row: int) -> bool:
        """Whether a row is hidden in the file (a column there, in a table that was set upright)."""
        if self.turned is None:
            return row in self.hidden_rows
        return self.turned.real(row, 0)[1] in self.hidden_columns

    def hides_column(self, column: int) -> bool:
        """Whether a column is hidden in the file (a row there, in a table that was set upright)."""
        if self.turned is None:
            return column in self.hidden_columns
        return self.turned.real(self.turned.top, column)[0] in self.hidden_rows

    def mark(self, column: int) -> str:
        """How the file marks a column: its letter; where the table was set upright, the number of its row."""
        if self.turned is None or column >= len(self.turned.rows):
            return a1(0, column)[:-1]
        return self.address(self.turned.top, column).lstrip(_LETTERS)

    def raw(self, row: int, column: int) -> Raw:
        """The cell, None beyond the end of its row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def text(self, row: int, column: int) -> str:
        """The cell as a person reads it, without white space at its ends."""
        return text_of(self.raw(row, column))

    def filled(self, row: int) -> list[int]:
        """The columns of a row that are not blank."""
        return [
            column
            for column, raw in enumerate(self.rows[row])
            if raw is not None and raw != "" and (type(raw) is not str or not raw.isspace())
        ]

    def has_number(self, row: int, columns: Iterable[int]) -> bool:
        """Whether one of these cells of a row holds a number. Asked of every row, mostly answered by its first cell."""
        cells = self.rows[row]
        width = len(cells)
        for column in columns:  # noqa: SIM110 - any() takes twice as long here
            if column < width and (raw := cells[column]) != "" and is_number(raw):
                return True
        return False

    def is_blank(self, row: int) -> bool:
        """Whether a row has no content at all."""
        return not any(map(is_filled, self.rows[row]))


def is_number(raw: Raw) -> bool:
    """Whether a cell holds a number (a mark for "nothing" is none). Asked of every cell, so the usual case is first."""
    if type(raw) is float:
        return True
    if isinstance(raw, bool):
        return False
    if isinstance(raw, int):
        return True
    return isinstance(raw, str) and 0 < len(raw) <= _LONGEST_NUMBER and writes_number(raw)


def is_filled(raw: Raw) -> bool:
    """Whether a cell has any content."""
    return raw is not None and (not isinstance(raw, str) or bool(raw.strip()))


def text_of(raw: Raw) -> str:
    """A raw cell as text; a number without needless zeros."""
    if type(raw) is str:
        return raw.strip()
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    return _written(raw) if isinstance(raw, float) else str(raw).strip()


@lru_cache(maxsize=4096)
def _written(stored: float) -> str:
    try:
        return plain(from_float(stored))
    except ValueError:
        return str(stored)


def squeezed(text: str) -> str:
    """The text without white space: page breaks and narrow columns cut Chinese words with blanks.

    A blank between two Latin words stays.
    """
    words = text.split()
    joined = words[0] if words else ""
    for word in words[1:]:
        latin = joined[-1].isascii() and joined[-1].isalnum() and word[0].isascii() and word[0].isalnum()
        joined += (" " if latin else "") + word
    return joined
