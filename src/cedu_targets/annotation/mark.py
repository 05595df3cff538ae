"""Marks: what is to be said at cells of the sender's workbook, and on the sheet that is put in front of it."""

from collections.abc import Sequence

from msgspec import Struct


class Mark(Struct, frozen=True):
    """One statement at one cell, in words: the cell is filled, and the text becomes its note."""

    sheet: str | None
    """As the file names it; None where it has no sheets."""
    row: int
    column: int
    """Counted from 0."""
    fill: str
    """The colour, as RRGGBB. Of several marks at one cell the first decides."""
    text: str
    """What is wrong, and what should be: control signs are gone already."""


class ReviewRow(Struct, frozen=True):
    """A row of the list on the sheet in front."""

    cells: Sequence[str]
    sheet: str | None = None
    cell: str = ""
    """Where the second of the cells leads to; empty for nowhere."""
    fill: str = ""
    """The colour of the first of the cells, as RRGGBB."""
    height: float = 15


class Review(Struct, frozen=True):
    """All that is said of one file."""

    title: str
    """The name of the sheet."""
    lines: Sequence[str]
    """What stands above the list; the first line is its heading."""
    heads: Sequence[str]
    widths: Sequence[float]
    rows: Sequence[ReviewRow]
    marks: Sequence[Mark]
    """Those that bind most come first."""
