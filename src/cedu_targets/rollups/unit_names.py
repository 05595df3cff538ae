"""The names of units: as the roster has them, or without one as the forms write them."""

from collections.abc import Iterable, Iterator

from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.quantity import folded

_SHORTEST = 2
"""Signs of a name that another one may begin with."""


class UnitNames:
    """Which unit a form means: by the roster's names and aliases, else each name is a unit of its own."""

    def __init__(self, expected: ExpectedForms) -> None:
        self._expected = expected
        self._seen: dict[str, str] = {}
        self.has_roster = bool(expected.units)

    def unit(self, written: str) -> str | None:
        """The unit of this name; None for one that the roster does not have. Without one, as it was first written."""
        if self.has_roster:
            return self._expected.unit_called(written)
        return self._seen.setdefault(folded(written), written)


def much_alike(units: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names of which one goes on where the other ends (甲村, 甲村村民委员会): maybe one unit."""
    before: list[tuple[str, str]] = []
    for name, unit in sorted((folded(unit), unit) for unit in units):
        while before and not name.startswith(before[-1][0]):
            before.pop()
        if before:
            yield before[-1][1], unit
        if len(name) >= _SHORTEST:
            before.append((name, unit))
