"""Whole sums: whether what a sheet says of the whole is what its units come to."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from cedu_targets.attainment.found import BlockRead
from cedu_targets.domain.attainment import Figure

_FEWEST_UNITS = 2


class WholeOff(NamedTuple):
    """A number of the whole, and what the numbers of its units come to instead."""

    whole: Figure
    expected: Decimal


def wholes_off(block: BlockRead) -> Iterator[WholeOff]:
    """Each number of the whole that differs from the sum of its units, of which every one says its own.

    Ratios are no sums; of what is called incomplete nothing is known.
    """
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for found in block.figures:
        one = found.figure
        key = (found.is_base, one.name, one.year, one.is_rate, one.counting, one.unit_of_measure, one.heading)
        groups.setdefault(key, []).append(one)
    for same in groups.values():
        wholes = [one for one in same if one.unit is None]
        by_unit = {one.unit: one.value for one in same if one.unit is not None}
        is_known = len(wholes) == 1 and len(by_unit) == len(same) - 1 >= _FEWEST_UNITS
        if not is_known or set(by_unit) != set(block.units) or any(one.is_rate or one.is_at_least for one in same):
            continue
        expected = sum(by_unit.values(), Decimal(0))
        if expected != wholes[0].value:
            yield WholeOff(wholes[0], expected)
