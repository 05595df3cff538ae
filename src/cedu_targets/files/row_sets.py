"""Rows and cells of a long sheet of which something is said (that they show per cent), at a byte each."""

from collections.abc import Iterable, Iterator, Mapping, MutableSet, Set

import numpy

from cedu_targets.files.grid import Spot
from cedu_targets.files.row_chunks import Marks

RowMarks = tuple[int, Marks]
"""The first row of a stretch, and which of its rows are meant."""
ALONE = numpy.ones(1, bool)


class RowSet(MutableSet[int]):
    """Row numbers, a byte each."""

    def __init__(self, marks: Iterable[RowMarks], height: int) -> None:
        """`marks` are for each stretch of rows its first one and which of them are in the set."""
        self._marks = numpy.zeros(height, bool)
        for first, marks_of in marks:
            self._marks[first : first + len(marks_of)] |= marks_of[: max(height - first, 0)]

    @classmethod
    def _from_iterable(cls, rows: Iterable[int]) -> set[int]:  # type: ignore[override]
        return set(rows)  # what is common to two sets, and the like

    @property
    def marks(self) -> Marks:
        """For each row whether it is in the set."""
        return self._marks

    def add(self, row: int) -> None:
        """Put a row into the set."""
        self._marks[row] = True

    def discard(self, row: int) -> None:
        """Take a row out of the set."""
        self._marks[row] = False

    def copy(self) -> "RowSet":
        """The same rows in a set of its own."""
        return RowSet([(0, self._marks)], len(self._marks))

    def __contains__(self, row: object) -> bool:
        return isinstance(row, int) and 0 <= row < len(self._marks) and bool(self._marks[row])

    def __iter__(self) -> Iterator[int]:
        return iter(numpy.flatnonzero(self._marks).tolist())

    def __len__(self) -> int:
        return int(numpy.count_nonzero(self._marks))


class SpotSet(Set[Spot]):
    """Cells of a long sheet, by their columns."""

    def __init__(self, columns: Mapping[int, RowSet]) -> None:
        self.columns = columns

    def __contains__(self, spot: object) -> bool:
        return isinstance(spot, tuple) and spot[1] in self.columns and spot[0] in self.columns[spot[1]]

    def __iter__(self) -> Iterator[Spot]:
        return ((row, column) for column, rows in self.columns.items() for row in rows)

    @classmethod
    def _from_iterable(cls, spots: Iterable[Spot]) -> set[Spot]:  # type: ignore[override]
        return set(spots)

    def __len__(self) -> int:
        return sum(map(len, self.columns.values()))
