"""不完整: a column of texts beside the numbers, which names the columns whose number is only the least there may be.

A roll-up of forms writes it: of a class whose people cannot be read the others are counted, and the sum is too small.
"""

from collections.abc import Iterator

from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.table import Table
from cedu_targets.domain.unknown_marks import INCOMPLETE
from cedu_targets.files.grid import squeezed
from cedu_targets.recognition.table.recognise import Recognised

_BETWEEN = lazy_pattern(r"[、,，;；\s]+")


def incomplete_cells(found: Recognised) -> frozenset[tuple[str, str]]:
    """(unit, code) of the numbers marked as incomplete; a mark that names no column is of its whole row."""
    column = next(_columns(found), None)
    if column is None:
        return frozenset()
    table, codes = found.table, _codes(found.table)
    marked: set[tuple[str, str]] = set()
    for unit, row in found.rows.items():
        said = [word for word in _BETWEEN.split(found.grid.text(row, column)) if word]
        known = [codes.get(_plain(word)) for word in said]
        if said:
            marked.update((unit, code) for code in (table.codes if None in known else filter(None, known)))
    return frozenset(marked)


def _columns(found: Recognised) -> Iterator[int]:
    """The columns of texts to the right of the first number under that heading."""
    grid, regions = found.grid, found.regions
    for row in regions.header:
        for column in range(regions.columns[0], len(grid.rows[row])):
            if column not in regions.columns and squeezed(grid.text(row, column)) == INCOMPLETE:
                yield column


def _codes(table: Table) -> dict[str, str]:
    return {_plain(name): one.code for one in table.indicators for name in (one.code, one.name)}


def _plain(name: str) -> str:
    """A column's name without white space and closing remarks in brackets."""
    return folded(name).partition("(")[0]
