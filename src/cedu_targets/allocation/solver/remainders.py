"""Rounding of one column by itself: the largest remainders get the granules that are left (Hamilton's method).

Every number stays within one granule of its share. Balinski & Young (1982) show that no method has this and never
takes from a unit when the total grows; "within 0.01 of the exact share" is what an official can check by hand.
"""

from collections.abc import Sequence
from fractions import Fraction

from cedu_targets.allocation.solver.shares import Shares


def largest_remainders(shares: Shares, total: int, order: Sequence[int]) -> list[int]:
    """Whole numbers that sum to `total`, which the shares sum to; of equal remainders the first in `order` wins."""
    left = total - sum(shares.wholes)
    open_ = [unit for unit in order if shares.rests[unit]]
    bases = {shares.of[unit] for unit in open_}
    if len(bases) == 1:
        open_.sort(key=lambda unit: -shares.rests[unit])
    else:
        open_.sort(key=lambda unit: -Fraction(shares.rests[unit], shares.of[unit]))
    values = list(shares.wholes)
    for unit in open_[:left]:
        values[unit] += 1
    return values
