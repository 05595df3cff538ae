"""Names of rows in their order, and the rows of names: one index for all who ask, however long a table is."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import is_

from cedu_targets.domain.packed_column import LONG, has_numpy


class Names(tuple[str, ...]):
    """Names from top to bottom, with the one index of where each stands."""

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Where each name stands; of one that comes again the last place."""
        if len(self) >= LONG and has_numpy():
            from cedu_targets.domain.name_index import NameIndex  # no form needs numpy

            return NameIndex(self)
        return {name: position for position, name in enumerate(self)}

    @cached_property
    def are_unique(self) -> bool:
        """Whether none comes again."""
        return len(self.positions) == len(self)


class NamesOfRows(Mapping[int, str]):
    """The name in each of some rows, which rise."""

    __slots__ = ("names", "rows")

    def __init__(self, rows: Sequence[int], names: Names) -> None:
        self.rows, self.names = rows, names

    def __getitem__(self, row: int) -> str:
        rows = self.rows
        at = row - rows.start if isinstance(rows, range) else bisect_left(rows, row)
        if not 0 <= at < len(rows) or rows[at] != row:
            raise KeyError(row)
        return self.names[at]

    def __iter__(self) -> Iterator[int]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


class RowsOfNames(Mapping[str, int]):
    """The row that each of some names stands in."""

    __slots__ = ("names", "rows")

    def __init__(self, names: Names, rows: Sequence[int]) -> None:
        self.names, self.rows = names, rows

    def __getitem__(self, name: str) -> int:
        return self.rows[self.names.positions[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.rows)

    def __reduce__(self) -> tuple[object, ...]:
        return dict, (dict(zip(self.names, self.rows, strict=True)),)


def in_order(names: Sequence[str], rows: Mapping[str, int]) -> list[str]:
    """Names in the order of their rows; one without a row stands first."""
    if isinstance(rows, RowsOfNames) and len(names) == len(rows) and all(map(is_, names, rows.names)):
        return [*names]
    return sorted(names, key=lambda name: rows.get(name, 0))


def in_short(rows: Iterable[int]) -> Sequence[int]:
    """Rows that rise: many of them as a range, or else in 8 bytes each."""
    found = array("q", rows)
    if len(found) < LONG:
        return tuple(found)
    return range(found[0], found[-1] + 1) if found[-1] - found[0] + 1 == len(found) else found


def names_of_rows(rows: Sequence[int], names: Iterable[str]) -> Mapping[int, str]:
    """The name of each row; of a long table without an entry for each."""
    if len(rows) < LONG:
        return dict(zip(rows, names, strict=True))
    return NamesOfRows(rows, names if isinstance(names, Names) else Names(names))


def rows_of_names(names: Mapping[int, str], before: int = 0) -> Mapping[str, int]:
    """The row of each name, where so many rows at the top are not counted."""
    if not isinstance(names, NamesOfRows) or not names.names.are_unique:
        return {name: row - before for row, name in names.items()}
    rows = names.rows
    if before:
        rows = range(rows.start - before, rows.stop - before) if isinstance(rows, range) else [n - before for n in rows]
    return RowsOfNames(names.names, rows)
