"""Plane: a sheet seen from its names. Names stand along *lines*, what they are asked for along *crosses*.

Where names head columns a line is a column and a cross a row; where they stand before rows it is the other way round.
Whatever is read of one is read of the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from cedu_targets.attainment.amounts import holds_amount, is_meant_for_number
from cedu_targets.files.grid import Raw, Spot, squeezed
from cedu_targets.recognition.table.header_lines import is_year
from cedu_targets.recognition.view import GridView
from cedu_targets.recognition.years import are_only_years


class Plane(Struct, frozen=True, dict=True):
    """A sheet, upright (names in a row) or `turned` (names in a column)."""

    view: GridView
    turned: bool = False

    @cached_property
    def size(self) -> tuple[int, int]:
        """How many crosses and lines there are."""
        height, width = len(self.view.rows), max(map(len, self.view.rows), default=0)
        return (width, height) if self.turned else (height, width)

    def spot(self, cross: int, line: int) -> Spot:
        """The cell of the view."""
        return (line, cross) if self.turned else (cross, line)

    def raw(self, cross: int, line: int) -> Raw:
        """What stands in a cell."""
        return self.view.raw(*self.spot(cross, line))

    def own_text(self, cross: int, line: int) -> str:
        """The text of a cell, without white space."""
        return self._text(self.spot(cross, line))

    def text(self, cross: int, line: int) -> str:
        """The text of a cell; of one that a merge covers that of the merge."""
        spot = self.spot(cross, line)
        return self._text(self._heads.get(spot, spot))

    def _text(self, spot: Spot) -> str:
        if spot not in self._texts:
            self._texts[spot] = squeezed(self.view.text(*spot))
        return self._texts[spot]

    def is_amount(self, cross: int, line: int) -> bool:
        """Whether a number, an answer, or a formula stands there."""
        spot = self.spot(cross, line)
        return spot in self.view.broken or holds_amount(self.view.raw(*spot))

    def is_meant_for_amount(self, cross: int, line: int) -> bool:
        """Whether something that was meant for a number stands there, and is none."""
        return is_meant_for_number(self.raw(cross, line)) and not self.is_year(cross, line)

    def is_year(self, cross: int, line: int) -> bool:
        """Whether a year stands there, in digits or in words."""
        return is_year(self.raw(cross, line)) or are_only_years(self.own_text(cross, line))

    def filled(self, cross: int) -> Sequence[int]:
        """The lines that are filled at a cross."""
        return self._filled[self.turned].get(cross, ())

    def filled_crosses(self, line: int) -> Sequence[int]:
        """The crosses that are filled along a line."""
        return self._filled[not self.turned].get(line, ())

    @cached_property
    def _filled(self) -> tuple[Mapping[int, Sequence[int]], Mapping[int, Sequence[int]]]:
        """The filled columns of each row, and the filled rows of each column."""
        rows: dict[int, list[int]] = {}
        columns: dict[int, list[int]] = {}
        for row in range(len(self.view.rows)):
            rows[row] = self.view.filled(row)
            for column in rows[row]:
                columns.setdefault(column, []).append(row)
        return rows, columns

    @cached_property
    def _texts(self) -> dict[Spot, str]:
        return {}

    @cached_property
    def _heads(self) -> dict[Spot, Spot]:
        """The cells that merges cover, each with the one that says what stands there."""
        return dict(self._covered())

    def _covered(self) -> Iterator[tuple[Spot, Spot]]:
        for span in self.view.merges:
            for row in range(span.top, span.bottom + 1):
                for column in range(span.left, span.right + 1):
                    yield (row, column), (span.top, span.left)
