"""The names of units: as the roster has them, or without one as the forms write them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from cedu_targets.domain.calendar_point import number_of
from cedu_targets.domain.expected_forms import ExpectedForms
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.similar_names import bare

_SHORTEST = 2
"""Signs of a name that another one may begin with."""
_NUMBER = lazy_pattern("第?([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|[0-9]{1,3})")

_BEFORE = lazy_pattern(r"(?:^|[^一-龥]|[镇乡区县市年月份日]|街道)$")
_BEHIND = lazy_pattern(r"[一-龥]{0,3}(?:村(?![民委居级])|社区(?!教育|居民))")
"""That goes on with another name: 新村 is none in 新村街社区."""


class Fitting(NamedTuple):
    """The only unit of a roster whose name stands around a form that names none, and where."""

    unit: str
    source: str
    """title, sheet, file or folder"""


class UnitNames:
    """Which unit a form means: by the roster's names and aliases, else each name is a unit of its own."""

    def __init__(
        self, expected: ExpectedForms, named: Iterable[tuple[str | None, str]] = (), *, drops_kinds: bool = False
    ) -> None:
        """`named` are the villages that the forms of a run name, each with its town or without.

        With `drops_kinds` 东山 and 东山街道 are one, as they are to `cedu gap`.
        """
        self._expected = expected
        self._towns: dict[str, set[str]] = {}
        for village, town in named:
            if village and town:
                self._towns.setdefault(folded(village), set()).add(town)
        self._seen: dict[str, str] = {}
        self._plain = bare if drops_kinds else folded
        self._by_bare: dict[str, set[str]] = {}
        for name, unit in expected.units.items() if drops_kinds else ():
            self._by_bare.setdefault(bare(name), set()).add(unit)
        self.has_roster = bool(expected.units)

    def unit(self, written: str, town: str = "") -> str | None:
        """The unit of this name; None for one that the roster does not have. Without one, as it was first written.

        Villages of the same name in several towns are told apart by these.
        """
        if self.has_roster:
            alike = self._by_bare.get(bare(written), set())
            return self._expected.unit_called(written, town) or (next(iter(alike)) if len(alike) == 1 else None)
        name = town + written if len(self._towns.get(folded(written), ())) > 1 else written
        return self._seen.setdefault(self._plain(name), name)

    @cached_property
    def _longest_first(self) -> Mapping[str, str]:
        names = {folded(name): unit for name, unit in self._expected.units.items()}
        return {name: names[name] for name in sorted(names, key=len, reverse=True) if len(name) >= _SHORTEST}

    def fitting(self, texts: Iterable[tuple[str, str | None]]) -> Fitting | None:
        """The unit of the roster that the texts (source, text) around a form name; None for none, and for several."""
        found: dict[str, str] = {}
        mentioned: set[str] = set()
        for source, text in texts:
            for unit, is_whole in _named_in(folded(text or ""), self._longest_first):
                mentioned.add(unit)
                if is_whole:
                    found.setdefault(unit, source)
        return Fitting(*found.popitem()) if len(found) == len(mentioned) == 1 else None


def _named_in(text: str, units: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """The units whose names stand in a text, and whether from the first sign of a name to its last; longer ones first.

    新村 in 大新村 is no whole name, and none at all where 大新村 is a unit.
    """
    for name, unit in units.items():
        start = text.find(name)
        if start >= 0:
            is_whole = _BEFORE.search(text[:start]) is not None and _BEHIND.match(text, start + len(name)) is None
            yield unit, is_whole
            text = text.replace(name, "·" * len(name))


def much_alike(units: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that may be of one unit: one goes on where the other ends (甲村, 甲村村民委员会), or says the same
    number in other signs (第一社区, 一社区, 第1社区), or the same letter (A村, a村)."""
    before: list[tuple[str, str]] = []
    for name, unit in sorted((_plain(unit), unit) for unit in units):
        while before and not name.startswith(before[-1][0]):
            before.pop()
        if before:
            yield before[-1][1], unit
        if len(name) >= _SHORTEST:
            before.append((name, unit))


def _plain(unit: str) -> str:
    """A name with numbers in digits and letters in one case."""
    return _NUMBER.sub(lambda number: str(number_of(number[1])), folded(unit)).casefold()
