"""The rows of a table to be issued, made as they are asked for: of a long table nobody holds them all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

Cells = Mapping[str, Decimal | None]
MOST_KEPT = 200_000
"""Cells that are kept; of more the last row alone."""


class IssuedRows(Mapping[str, Cells]):
    """Names of rows, and what makes the cells of one."""

    def __init__(self, names: Sequence[str], make: Callable[[str], Cells]) -> None:
        self._names = dict.fromkeys(names)
        self._make = make
        self._last: tuple[str, Cells] | None = None

    def __getitem__(self, name: str) -> Cells:
        if name not in self._names:
            raise KeyError(name)
        if self._last is None or self._last[0] != name:  # cells are asked for one by one, row after row
            self._last = name, self._make(name)
        return self._last[1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def kept(rows: IssuedRows, columns: int) -> Mapping[str, Cells]:
    """The rows with all their cells, unless there are too many."""
    return dict(rows) if len(rows) * columns <= MOST_KEPT else rows
