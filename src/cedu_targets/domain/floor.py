"""Floors: targets that are no plain numbers (≥95%, 500以上, 1—2). The value in the table is the least that is meant."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple


class Floor(NamedTuple):
    """What is demanded in a cell, as written; `most` is the upper end of a range, None where there is none.

    `most` is in the unit of measure of the column.
    """

    text: str
    least: Decimal
    most: Decimal | None = None


def leaves_open(difference: Decimal, cells: Iterable[tuple[int, Floor | None]]) -> bool:
    """Whether a sum that is off by `difference` at the floors of its cells may hold for other numbers that they admit.

    The sign of each cell is that with which it counts in the difference.
    """
    least: Decimal | None = difference
    most: Decimal | None = difference
    for sign, floor in cells:
        if floor is None:
            continue
        span = None if floor.most is None else floor.most - floor.least
        if sign > 0:
            most = None if most is None or span is None else most + span
        else:
            least = None if least is None or span is None else least - span
    return (least is None or least <= 0) and (most is None or most >= 0)
