"""How the numbers of a column are written: what tells counts from rates."""

from collections.abc import Sequence, Set
from decimal import Decimal
from typing import NamedTuple

from cedu_targets.domain.numbers import decimal_places
from cedu_targets.domain.packed_column import Column, PackedColumn

_HUNDRED = Decimal(100)
_MOST_OUTSIDE = 5
_ROWS_LOOKED_AT = 500
"""Rows that tell whether a column goes beyond 100; the rest of a long table is like them."""


class NumberShape(NamedTuple):
    """The writing of a column's filled numbers."""

    in_percent: bool
    """All of them in per cent, and there are some."""
    places: int
    """The most decimal places."""
    mostly_whole: bool
    """Fewer than half have decimal places; so it is said of a blank column."""
    in_words: bool = False
    """Most of its cells hold words or codes."""
    beyond: bool = False
    """More than one in five lies outside 0–100, and few are 100: hardly a share."""
    unit: str | None = None
    """The unit of measure that its cells themselves say (500人)."""


def shape_of(rows: Sequence[int], cells: Column, in_percent: Set[int]) -> NumberShape:
    """The shape of the numbers of a column in some rows, of which some show per cent."""
    if isinstance(cells, PackedColumn):
        from cedu_targets.recognition.table.long_values import places_of

        places = places_of(cells)
    else:
        places = [decimal_places(number) for number in cells if number is not None]
    is_percent = bool(in_percent and places) and _are_all_in(rows, cells, in_percent)
    first = [number for number in cells[:_ROWS_LOOKED_AT] if number is not None]
    beyond = bool(first) and not (min(first) >= 0 and max(first) <= _HUNDRED) and _is_beyond(first)
    mostly_whole = sum(map(bool, places)) * 2 < max(len(places), 1)
    return NumberShape(is_percent, max(places, default=0), mostly_whole, beyond=beyond)


def _is_beyond(numbers: Sequence[Decimal]) -> bool:
    outside = sum(1 for number in numbers if not 0 <= number <= _HUNDRED)
    wholes = sum(number == _HUNDRED for number in numbers)
    return outside * _MOST_OUTSIDE > len(numbers) and wholes * 2 < len(numbers)  # 100, 100, 104, 100: with a slip


def _are_all_in(rows: Sequence[int], cells: Column, in_percent: Set[int]) -> bool:
    """Whether all filled cells of a column show per cent."""
    if isinstance(cells, PackedColumn):
        from cedu_targets.recognition.table.long_values import positions_outside

        return all(number is None for number in cells.at(positions_outside(rows, in_percent)))
    return all(row in in_percent for row, number in zip(rows, cells, strict=True) if number is not None)
