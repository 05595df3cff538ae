"""Rounding of one column by itself: the largest remainders get the granules that are left (Hamilton's method).

Every number stays within one granule of its share. Balinski & Young (1982) show that no method has this and never
takes from a unit when the total grows; "within 0.01 of the exact share" is what an official can check by hand.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

from msgspec import Struct

from cedu_targets.allocation.solver.shares import Shares


class Remainder(Struct, frozen=True):
    """How a number's remainder stands among those of the units that share one total; what decides its last granule.

    In granules: of the `left` granules that the wholes do not use up, one goes to each unit whose `place` is not
    beyond `left`, where the remainders alone decide (`is_by_rank`).
    """

    whole: int
    """The share without its fraction."""
    rest: Fraction
    """0 < rest < 1."""
    rank: int
    """1 and as many as have a larger remainder."""
    place: int
    """The same, with equal remainders in the order of their units' names."""
    tied: tuple[int, ...]
    """Positions of the units with the same remainder, this one among them, in the order of their names."""
    left: int
    is_by_rank: bool
    """Whether all units that share the total have what the remainders alone give them."""

    @property
    def alike(self) -> int:
        """How many units have the same remainder, this one among them."""
        return len(self.tied)

    @property
    def by_rank(self) -> int:
        """The number that the remainder alone gives."""
        return self.whole + (self.place <= self.left)

    @property
    def is_tied(self) -> bool:
        """Equal remainders of which only some get a granule."""
        return self.rank <= self.left < self.rank + self.alike - 1


def order_of_ties(units: Sequence[str]) -> list[int]:
    """Positions of the units in the order of their names, sign by sign as computers number them.

    Whoever sorts the plan's rows anew gets the same table.
    """
    return sorted(range(len(units)), key=lambda position: units[position])


def remainders(
    shares: Shares, total: int, units: Sequence[int], order: Sequence[int], values: Sequence[int]
) -> dict[int, Remainder]:
    """By unit with a fraction: its remainder among those of `units`, which share `total`; `order` breaks ties."""
    among = set(units)
    rests = {unit: Fraction(shares.rests[unit], shares.of[unit]) for unit in order if unit in among}
    left = total - sum(shares.wholes[unit] for unit in units)
    ranked = sorted((unit for unit, rest in rests.items() if rest), key=lambda unit: -rests[unit])
    place = {unit: number for number, unit in enumerate(ranked, start=1)}
    is_by_rank = all(values[unit] == shares.wholes[unit] + (place.get(unit, left + 1) <= left) for unit in units)
    tied = {rest: tuple(group) for rest, group in groupby(ranked, key=rests.__getitem__)}
    first = {rest: place[group[0]] for rest, group in tied.items()}
    return {
        unit: Remainder(
            shares.wholes[unit], rests[unit], first[rests[unit]], place[unit], tied[rests[unit]], left, is_by_rank
        )
        for unit in ranked
    }


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
