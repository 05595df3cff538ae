"""Figures: the numbers of one unit's form, a row of the table that it was read as."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from cedu_targets.domain.months import Span
from cedu_targets.domain.place import Place
from cedu_targets.domain.table import Table


class Meant(NamedTuple):
    """The column of the roll-up that a form's column is, and what its numbers are multiplied by (人次 to 万人次)."""

    code: str
    factor: Decimal


class Figure(NamedTuple):
    """A cell of a form: of which months it is, in which column of the roll-up, and what it says; None for a blank."""

    span: Span
    code: str
    own: str
    """The column as the form has it."""
    value: Decimal | None
    is_lacking: bool
    """Whether it cannot be read, or the form itself calls it incomplete: there may be more."""
    is_read_beside: bool = False
    """Whether it stands in 本月完成 beside 累计完成."""


class Figures(Struct, frozen=True):
    """A row of a table, and the months that it speaks of."""

    table: Table
    row: str
    span: Span

    @property
    def is_blank(self) -> bool:
        """Whether nobody filled it in."""
        return not self.table.row(self.row) and not self._beside and self.row not in self.table.unreadable_rows

    @property
    def is_unread(self) -> bool:
        """Whether no number of it could be read, though something stands in it."""
        return not self.table.row(self.row) and not self._beside and self.row in self.table.unreadable_rows

    @property
    def _beside(self) -> Mapping[str, Decimal]:
        return {code: value for (unit, code), value in self.table.this_month.items() if unit == self.row}

    def said(self, columns: Mapping[str, Meant]) -> Iterator[Figure]:
        """Every cell of the row, in the columns of the roll-up."""
        for own in self.table.codes:
            code, times = columns[own]
            value = self.table.value(self.row, own)
            lacks = self.table.is_unreadable(self.row, own) or (self.row, own) in self.table.incomplete
            yield Figure(self.span, code, own, None if value is None else value * times, lacks)
        last = Span(self.span.last, self.span.last)
        if last != self.span:
            for own, value in self._beside.items():
                yield Figure(last, columns[own].code, own, value * columns[own].factor, False, is_read_beside=True)

    def place(self, figure: Figure) -> Place:
        """Where a cell stands; 本月完成 is known by its row alone."""
        place = self.table.place(self.row, figure.own)
        return Place(place.sheet, None if figure.is_read_beside else place.cell, unit=place.unit)
