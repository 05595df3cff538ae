"""The cells of a schedule as they are read: merged ones hold what their range holds, a date is written in words."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.place import Place
from cedu_targets.files.grid import Spot, is_filled
from cedu_targets.recognition.cell_texts import cell_text, covered_cells
from cedu_targets.recognition.items.issue_date import issued_on
from cedu_targets.recognition.view import GridView

_STEP = lazy_pattern(r"[①-⑳]|[(（]?\d{1,2}[.．、)）]")


class Cells(Struct, frozen=True, dict=True):
    """A view whose cells are asked for one at a time."""

    view: GridView

    @cached_property
    def _covered(self) -> dict[Spot, Spot]:
        """The cells that a merge covers, each with the one that holds its text."""
        return covered_cells(self.view)

    @cached_property
    def issued(self) -> date | None:
        """The day of issue: a line of the sheet or text that is only a date."""
        view = self.view
        lone = (filled[0] if len(filled := view.filled(row)) == 1 else None for row in range(len(view.rows)))
        return issued_on([view.text(row, column) for row, column in enumerate(lone) if column is not None])

    def holder(self, row: int, column: int) -> Spot:
        """The cell that holds the text of this one: itself, or the first of its merged range."""
        return self._covered.get((row, column), (row, column))

    def text(self, row: int, column: int) -> str:
        """What stands in a cell or its merged range, line ends kept; a number as it is written, a date in words."""
        return cell_text(self.view, *self.holder(row, column))

    def own_text(self, row: int, column: int) -> str:
        """The same, empty for a cell that a merge covers."""
        return "" if (row, column) in self._covered else cell_text(self.view, row, column)

    def text_of_rows(self, rows: Sequence[int], column: int) -> str:
        """The texts of a column in several rows, each merged one once."""
        held = dict.fromkeys(self.holder(row, column) for row in rows)
        return "；".join(text for holder in held if (text := cell_text(self.view, *holder)))

    def hangs_down(self, row: int, column: int) -> bool:
        """Whether a merge that begins in a row above covers the cell."""
        return self.holder(row, column)[0] < row

    def is_filled(self, row: int, column: int) -> bool:
        """Whether the cell itself holds anything."""
        return is_filled(self.view.raw(row, column))

    def place(self, row: int, column: int) -> Place:
        """Where a cell stands: the line of a text, else sheet and cell."""
        if self.view.encoding is not None:
            return Place(line=row + 1)
        return Place(sheet=self.view.sheet, cell=self.view.address(row, column))


def in_one_line(text: str) -> str:
    """A cell's text without the line ends that its column's width made; a blank is left before the mark of a step."""
    if "\n" not in text and "\r" not in text:
        return text
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    return "".join(f" {line}" if number and _STEP.match(line) else line for number, line in enumerate(lines))
