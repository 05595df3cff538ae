"""Numbers: what was reported under one name, by year and unit, and what it makes together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from cedu_targets.attainment.ranges import Range, at_least, exactly
from cedu_targets.domain.attainment import Figure, Why
from cedu_targets.domain.targets import Counting
from cedu_targets.domain.units_of_measure import ATTENDANCES, parse_unit_of_measure

Cell = tuple[str, int | None, str | None]
"""A name, a year and a unit."""


class Amount(Struct, frozen=True):
    """A number of one unit or of the whole, as it was reported or as the units make it together."""

    total: Decimal
    first: Figure
    """Where it stands; of a sum the first of its numbers."""
    units: tuple[str, ...] = ()
    """The units that were summed."""
    silent: tuple[str, ...] = ()
    """The units that are not in the sum, since they reported nothing: there can only be more."""
    unread: tuple[str, ...] = ()
    """The units that are not in the sum, since what they wrote is no number."""
    is_at_least: bool = False
    """Whether any of its numbers was called incomplete by whoever reported it."""
    summed: "Amount | None" = None
    """Of the whole as it was reported: what its units make together, where that is another number."""

    @property
    def value(self) -> Fraction:
        """The number as far as it is known."""
        return Fraction(self.total)

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is missing."""
        return not (self.silent or self.unread or self.is_at_least)

    @property
    def range(self) -> Range:
        """What the number may be."""
        return exactly(self.value) if self.is_whole else at_least(self.value)

    @property
    def ranges(self) -> list[Range]:
        """The same, and what it may be by its units where these say something else."""
        return [self.range] if self.summed is None else [self.range, self.summed.range]

    @property
    def values(self) -> list[Fraction]:
        """The numbers that it is, as far as they are known: two where its units make another one."""
        return [self.value] if self.summed is None else [self.value, self.summed.value]

    @property
    def why_open(self) -> Why:
        """Why it is not known how much it is."""
        return Why.DIFFER if self.summed is not None else Why.UNREADABLE if self.unread else Why.INCOMPLETE


_ByUnit = dict[str | None, list[Figure]]
Amounts = Mapping[Counting | None, Amount]
"""What was reported of one year, by what its headings say that it counts."""


class Contradiction(Struct, frozen=True):
    """What was reported of the whole, and what its units make together, which is another number."""

    whole: Figure
    units: Amount


class Numbers:
    """All figures of a run by name and year, and the units that report."""

    def __init__(self, figures: Iterable[Figure], units: Sequence[str], unread: Iterable[Cell] = ()) -> None:
        self.units = tuple(units)
        self._found: dict[tuple[str, int | None], _ByUnit] = defaultdict(lambda: defaultdict(list))
        self._years: dict[str, set[int]] = defaultdict(set)
        self._unread = frozenset(unread)
        for one in figures:
            self._found[one.name, one.year][one.unit].append(one)
        for name, year in (*self._found, *((name, year) for name, year, _ in self._unread)):
            if year is not None:
                self._years[name].add(year)

    def years(self, name: str) -> Sequence[int]:
        """The years of which there is anything under a name, the first one first."""
        return sorted(self._years.get(name, ()))

    def all_of(self, name: str, year: int | None) -> Iterator[Figure]:
        """All that was reported under a name of a year: numbers and ratios, of the whole and of its units."""
        for found in self._found.get((name, year), {}).values():
            yield from found

    def nouns(self, name: str, year: int | None) -> Sequence[str]:
        """What the numbers of a year count, as far as they say it: 人, 人次."""
        counted = (one.unit_of_measure for one in self.all_of(name, year) if not one.is_rate)
        return list(dict.fromkeys(noun for unit in counted if (noun := parse_unit_of_measure(unit).noun)))

    def rate(self, name: str, year: int | None, unit: str | None) -> Figure | Why | None:
        """The ratio that one unit, or the whole, reported itself; None where it reported none."""
        return _the_one([one for one in self._of(name, year, unit) if one.is_rate])

    def has_rates(self, name: str, year: int | None, unit: str | None) -> bool:
        """Whether a unit reported a ratio; of the whole, whether it or any unit did."""
        found = self.all_of(name, year) if unit is None else self._of(name, year, unit)
        return any(one.is_rate for one in found)

    def amounts(self, name: str, year: int | None, unit: str | None, noun: str | None = None) -> Amounts | Why:
        """The numbers, ratios apart, of one unit or of the whole, of what is counted in `noun`.

        The whole is what was reported of it; else the sum over the units, of which some may be silent. A `Why` where
        all that there is counts something else, or is no number, or where two numbers differ.
        """
        every = self.all_of(name, year) if unit is None else self._of(name, year, unit)
        own = [one for one in every if not one.is_rate]
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
        return Why.UNREADABLE if not found and self._is_unread(name, year, unit) else found

    def any_amount(self, name: str, year: int | None, unit: str | None) -> Amount | None:
        """A number as it was reported, whatever it counts, to be shown; None where there is none."""
        found = self.amounts(name, year, unit)
        return None if isinstance(found, Why) else next(iter(found.values()), None)

    def contradictions(self) -> Iterator[Contradiction]:
        """Where the whole is not what its units make together, or less than what some of them make."""
        for name, year in self._found:
            alike: dict[tuple[Counting | None, str | None], list[Figure]] = defaultdict(list)
            for one in self.all_of(name, year):
                if not one.is_rate:
                    alike[one.counting, parse_unit_of_measure(one.unit_of_measure).noun].append(one)
            for found in alike.values():
                whole = self._amount(found, None)
                if isinstance(whole, Amount) and whole.summed is not None:
                    yield Contradiction(whole.first, whole.summed)

    def _of(self, name: str, year: int | None, unit: str | None) -> Sequence[Figure]:
        return self._found.get((name, year), {}).get(unit, ())

    def _is_unread(self, name: str, year: int | None, unit: str | None) -> bool:
        """Whether a unit wrote something that is no number; of the whole, whether it or any unit did."""
        units = (unit,) if unit is not None else (None, *self.units)
        return bool(self._unread) and any((name, year, one) in self._unread for one in units)

    def _amount(self, figures: Sequence[Figure], unit: str | None) -> Amount | Why | None:
        own = _the_one([one for one in figures if one.unit == unit])
        units = self._sum(figures) if unit is None else None
        if own is None or isinstance(own, Why):
            return own or units
        other = units if isinstance(units, Amount) and _contradicts(units, own) else None
        return Amount(own.value, own, is_at_least=own.is_at_least, summed=other)

    def _sum(self, figures: Sequence[Figure]) -> Amount | Why | None:
        by_unit: _ByUnit = defaultdict(list)
        for one in figures:
            by_unit[one.unit].append(one)
        found = {unit: _the_one(by_unit.get(unit, ())) for unit in self.units}
        if Why.DIFFER in found.values():
            return Why.DIFFER
        known = {unit: one for unit, one in found.items() if isinstance(one, Figure)}
        if not known:
            return None
        first = next(iter(known.values()))
        missing = [unit for unit in self.units if unit not in known]
        unread = {unit for unit in missing if (first.name, first.year, unit) in self._unread}
        total = sum((one.value for one in known.values()), Decimal(0))
        return Amount(
            total,
            first,
            units=tuple(known),
            silent=tuple(unit for unit in missing if unit not in unread),
            unread=tuple(unit for unit in missing if unit in unread),
            is_at_least=any(one.is_at_least for one in known.values()),
        )


def _contradicts(units: Amount, whole: Figure) -> bool:
    """Whether the whole cannot be what its units make: it is less, or all are known and it is another number."""
    if units.total > whole.value:
        return not whole.is_at_least
    return units.total != whole.value and units.is_whole


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
