"""The names of units: as the roster has them, or without one as the forms write them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import pairwise

from cedu_targets.domain.quantity import folded
from cedu_targets.packs.names import bare

_ALIKE = 0.6
"""Of three signs two are the same; of 甲村 and 乙村 only the one that every village has."""
_SHORTEST = 2
"""Signs of a name that another one may begin with."""


class UnitNames:
    """Which unit a form means: by the roster's names and aliases, else each name is a unit of its own."""

    def __init__(self, roster: Mapping[str, str]) -> None:
        """`roster` has every name of a unit, aliases too -> the name that it goes by; empty: nobody gave one."""
        self.has_roster = bool(roster)
        self._names = {folded(name): unit for name, unit in roster.items()}
        units = dict.fromkeys(roster.values())
        several = Counter(map(bare, units))
        self._bare = {name: unit for unit in units if several[name := bare(unit)] == 1}
        self._units = list(units)

    def unit(self, written: str) -> str | None:
        """The unit of this name; None for one that the roster does not have."""
        known = self._names.get(folded(written)) or self._bare.get(bare(written))
        if known is None and not self.has_roster:
            known = self._names[folded(written)] = written
        return known

    def suggested(self, written: str) -> str | None:
        """The unit of the roster that a stranger may be meant for."""
        return next(iter(get_close_matches(written, self._units, n=1, cutoff=_ALIKE)), None)


def much_alike(units: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names of which one goes on where the other ends (甲村, 甲村村民委员会): maybe one unit."""
    names = sorted({folded(unit): unit for unit in units}.items())
    for (short, name), (long, other) in pairwise(names):
        if len(short) >= _SHORTEST and (long.startswith(short) or bare(short) == bare(long)):
            yield name, other
