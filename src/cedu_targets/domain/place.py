"""Place: where something stands, in its source and in the document."""

from functools import cache

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern

_ADDRESS = lazy_pattern(r"([A-Z]+)(\d+)")


class Place(Struct, frozen=True):
    """Where something stands: in the source (sheet, cell or line) and in the table (unit, indicator …)."""

    sheet: str | None = None
    cell: str | None = None
    line: int | None = None
    unit: str | None = None
    indicator: str | None = None
    item: str | None = None
    record: str | None = None
    owner: str | None = None
    period: str | None = None
    measure: str | None = None
    column: int | None = None
    """Of the line, from 1: where in a file written by hand."""
    path: str | None = None
    """The file, where it is another one than that which is spoken of: the issued table's."""

    @property
    def position(self) -> tuple[int, int] | None:
        """Row and column of the cell, counted from 0; None where the place is no cell."""
        match = _ADDRESS.fullmatch(self.cell or "")
        return None if match is None else (int(match[2]) - 1, column_number(match[1]))

    @property
    def reading_order(self) -> tuple[int, int]:
        """The order in which a sheet is read: by row, then column; what has no cell goes by its line, else first."""
        return self.position or ((self.line or 0) - 1, (self.column or 0) - 1)


def column_number(letters: str) -> int:
    """A column's letters as a number, counted from 0: R is 17."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def a1(row: int, column: int) -> str:
    """The spreadsheet address of a zero-based row and column: (20, 17) is R21."""
    return f"{_letters(column)}{row + 1}"


@cache
def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
