"""Where the table of a form stands, known from a form before that says the same at the same places.

The search for tables looks at texts, at where numbers stand, at the numbers of headings and codes. At those between
the rows and columns of a table that has codes it does not look, if the form is plain: one table with one row of
codes, no blank column before another one, nothing headed as a part of an indicator (目标, 3月), no formulas. All
other numbers have to be the same.
"""

from collections.abc import Sequence

from msgspec import Struct

from cedu_targets.files.grid import Raw
from cedu_targets.recognition.same_words import answers_to
from cedu_targets.recognition.table.apart import columns_after_blanks
from cedu_targets.recognition.table.code_rows import code_rows, rows_asked
from cedu_targets.recognition.table.forms_of_one import has_heads_of_parts
from cedu_targets.recognition.table.measure_columns import months_of_columns
from cedu_targets.recognition.table.regions import Regions
from cedu_targets.recognition.view import GridView

NOT_LOOKED_AT = ("rows", "file_name", "folders", "year")
"""What the search for the table of a plain form does not look at, or in part."""
_LOOKED_AT = tuple(name for name in GridView.__struct_fields__ if name not in NOT_LOOKED_AT)
_MOST = 8
"""Forms of the same words whose places are kept."""


class KnownPlace(Struct, frozen=True):
    """Where a table was found, and what a form has to have for it to stand there again."""

    regions: Regions
    around: tuple[object, ...]
    """The facts about the cells."""
    rows: tuple[tuple[int, Sequence[Raw]], ...]
    """The rows with numbers that are looked at."""
    cells: tuple[tuple[int, int, Raw], ...]
    """The numbers that are looked at in other rows, by row and column."""

    def is_of(self, grid: GridView) -> bool:
        """Whether the table of a form with the same words stands there."""
        rows = grid.rows
        return (
            all(rows[row] == cells for row, cells in self.rows)
            and all(rows[row][column] == raw for row, column, raw in self.cells)
            and self.around == _around(grid)
        )


def places_kept(grid: GridView) -> list[KnownPlace] | None:
    """What is known of forms with the same words, to be added to; None for a sheet of which nothing is kept.

    Of the first form of its words nothing is: most runs see no other one.
    """
    answers = answers_to(grid.rows) if grid.calculation is None else None
    if answers is None:
        return None
    if places_kept not in answers:
        answers[places_kept] = list[KnownPlace]()
        return None
    return answers[places_kept]  # type: ignore[return-value]


def keep(known: list[KnownPlace], grid: GridView, regions: Regions) -> None:
    """Keep where the one table of a sheet stands, if it is a plain form."""
    if _is_plain(grid, regions) and (place := _known_place(grid, regions)) is not None:
        del known[: len(known) - _MOST + 1]
        known.append(place)


def _is_plain(grid: GridView, regions: Regions) -> bool:
    if regions.code_row is None or columns_after_blanks(grid) or len(list(code_rows(grid, 0))) != 1:
        return False
    return not has_heads_of_parts(grid, regions) and months_of_columns(grid, regions) is None


def _around(grid: GridView) -> tuple[object, ...]:
    return tuple([getattr(grid, name) for name in _LOOKED_AT])


def _known_place(grid: GridView, regions: Regions) -> KnownPlace | None:
    """The place with what it rests on; None where a 0 is of that: 0 and -0 are equal and written differently."""
    asked = {row for row, *_ in rows_asked(grid, 0)}
    free = {row for row in regions.data if row not in asked}
    columns = frozenset(regions.columns)
    numbers = [
        (row, at, raw) for row, cells in enumerate(grid.rows) for at, raw in enumerate(cells) if type(raw) is float
    ]
    rows = {row for row, _, _ in numbers if row not in free}
    cells = [(row, at, raw) for row, at, raw in numbers if row in free and at not in columns]
    if any(raw == 0 for row, at, raw in numbers if row in rows or at not in columns):
        return None
    return KnownPlace(regions, _around(grid), tuple([(row, grid.rows[row]) for row in sorted(rows)]), tuple(cells))
