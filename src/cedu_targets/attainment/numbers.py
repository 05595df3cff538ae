"""Numbers: what was reported under one name, by year and unit, and what it makes together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from cedu_targets.attainment.ranges import Range, at_least, exactly
from cedu_targets.domain.attainment import Figure, Why
from cedu_targets.domain.targets import Counting
from cedu_targets.domain.units_of_measure import ATTENDANCES, parse_unit_of_measure


@dataclass(frozen=True)
class Amount:
    """A number of one unit or of the whole, as it was reported or as the units make it together."""

    total: Decimal
    first: Figure
    """Where it stands; of a sum the first of its numbers."""
    units: tuple[str, ...] = ()
    """The units that were summed."""
    silent: tuple[str, ...] = ()
    """The units that are not in the sum, since they reported nothing: there can only be more."""

    @property
    def value(self) -> Fraction:
        """The number as far as it is known."""
        return Fraction(self.total)

    @property
    def range(self) -> Range:
        """What the number may be."""
        return at_least(self.value) if self.silent else exactly(self.value)


Amounts = Mapping[Counting | None, Amount]
"""What was reported of one year, by what its headings say that it counts."""


class Numbers:
    """All figures of a run by name and year, and the units that report."""

    def __init__(self, figures: Iterable[Figure], units: Sequence[str]) -> None:
        self.units = tuple(units)
        self._found: dict[tuple[str, int | None], list[Figure]] = defaultdict(list)
        self._years: dict[str, set[int]] = defaultdict(set)
        for one in figures:
            self._found[one.name, one.year].append(one)
            if one.year is not None:
                self._years[one.name].add(one.year)

    def years(self, name: str) -> Sequence[int]:
        """The years of which there is anything under a name, the first one first."""
        return sorted(self._years.get(name, ()))

    def rate(self, name: str, year: int | None, unit: str | None) -> Figure | Why | None:
        """The ratio that one unit, or the whole, reported itself; None where it reported none."""
        return _the_one([one for one in self._of(name, year) if one.unit == unit and one.is_rate])

    def has_rates(self, name: str, year: int | None) -> bool:
        """Whether any unit reported a ratio."""
        return any(one.is_rate for one in self._of(name, year))

    def amounts(self, name: str, year: int | None, unit: str | None, noun: str | None = None) -> Amounts | Why:
        """The numbers, ratios apart, of one unit or of the whole, of what is counted in `noun`.

        The whole is what was reported of it; else the sum over the units, of which some may be silent. A `Why` where
        all that there is counts something else, or where two numbers differ.
        """
        own = [one for one in self._of(name, year) if not one.is_rate and unit in (None, one.unit)]
        fitting = [one for one in own if agrees(one, noun)]
        if own and not fitting:
            return mismatch(own[0])
        found: dict[Counting | None, Amount] = {}
        for kind in dict.fromkeys(one.counting for one in fitting):
            amount = self._amount([one for one in fitting if one.counting is kind], unit)
            if isinstance(amount, Why):
                return amount
            if amount is not None:
                found[kind] = amount
        return found

    def _of(self, name: str, year: int | None) -> Sequence[Figure]:
        return self._found.get((name, year), ())

    def _amount(self, figures: Sequence[Figure], unit: str | None) -> Amount | Why | None:
        own = _the_one([one for one in figures if one.unit == unit])
        if own is not None:
            return own if isinstance(own, Why) else Amount(own.value, own)
        return self._sum(figures) if unit is None else None

    def _sum(self, figures: Sequence[Figure]) -> Amount | Why | None:
        by_unit: dict[str | None, list[Figure]] = defaultdict(list)
        for one in figures:
            by_unit[one.unit].append(one)
        found = {unit: _the_one(by_unit.get(unit, ())) for unit in self.units}
        if Why.DIFFER in found.values():
            return Why.DIFFER
        known = {unit: one for unit, one in found.items() if isinstance(one, Figure)}
        if not known:
            return None
        total = sum((one.value for one in known.values()), Decimal(0))
        silent = tuple(unit for unit in self.units if unit not in known)
        return Amount(total, next(iter(known.values())), tuple(known), silent)


def agrees(figure: Figure, noun: str | None) -> bool:
    """Whether a number counts what is asked for; one that names no unit of measure may count anything."""
    return parse_unit_of_measure(figure.unit_of_measure).agrees_with(noun)


def mismatch(figure: Figure) -> Why:
    """Why a number that counts something else cannot be held against a target."""
    noun = parse_unit_of_measure(figure.unit_of_measure).noun
    return Why.ATTENDANCES if noun == ATTENDANCES else Why.MEASURE


def _the_one(figures: Sequence[Figure]) -> Figure | Why | None:
    """The figure that all of them say; DIFFER where they do not say the same."""
    if not figures:
        return None
    return figures[0] if len({one.value for one in figures}) == 1 else Why.DIFFER
