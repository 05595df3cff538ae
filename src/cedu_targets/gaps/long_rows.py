"""Rows that are made when they are asked for: a nation's gaps would not fit the memory at once."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import overload

from cedu_targets.domain.gap import GapRow

MOST_KEPT = 200_000
"""Rows that are kept; more are made anew whenever they are looked through."""


class LongRows(Sequence[GapRow]):
    """Very many rows: how many, and what makes them."""

    def __init__(self, count: int, make: Callable[[], Iterator[GapRow]]) -> None:
        self._count, self._make = count, make

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[GapRow]:
        return self._make()

    @overload
    def __getitem__(self, position: int) -> GapRow: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[GapRow]: ...
    def __getitem__(self, position: int | slice) -> GapRow | Sequence[GapRow]:
        """One of them, or some; they are made up to there."""
        if isinstance(position, slice):
            return [*islice(self, *position.indices(self._count))]
        place = range(self._count)[position]
        return next(islice(self, place, None))


def kept(rows: LongRows) -> Sequence[GapRow]:
    """The rows as a list, unless there are too many of them."""
    return list(rows) if len(rows) <= MOST_KEPT else rows


def together(parts: Sequence[Sequence[GapRow]]) -> Sequence[GapRow]:
    """The rows of several tables, one after the other."""
    if any(isinstance(part, LongRows) for part in parts):
        return LongRows(sum(map(len, parts)), lambda: chain.from_iterable(parts))
    return tuple(chain.from_iterable(parts))
