"""Counting: how many there are, or how many are new, of what stays once it is there (schools, model towns).

Where the text or the report does not say which of the two it counts, both are read, and a target is reached only if it
is under every reading. What was reported as new, year by year, is the least that there are together; what was reported
as all of them, less those of the year before, are the new ones, and without that year any of them may be.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

from msgspec import Struct

from cedu_targets.attainment.measured import Measured
from cedu_targets.attainment.numbers import Amount, Amounts, Numbers
from cedu_targets.attainment.ranges import Range, at_least, exactly
from cedu_targets.domain.attainment import Why
from cedu_targets.domain.targets import Counting

_NEW, _ALL = Counting.NEW, Counting.CUMULATIVE


class Counted(Struct, frozen=True):
    """What one unit, or the whole, reported under a name in the years until one of them."""

    numbers: Numbers
    name: str
    unit: str | None
    noun: str | None
    year: int
    """The year of the numbers."""
    asked: int | None = None
    """The year that new ones are asked of, where that is another one."""
    has_begun: bool = True
    """Whether the year that is asked of has begun."""

    def amounts(self, year: int) -> Amounts:
        """What can be compared of a year; nothing where all of it counts something else."""
        found = self.numbers.amounts(self.name, year, self.unit, self.noun)
        return {} if isinstance(found, Why) else found

    def as_new(self) -> list[Range]:
        """How many are new in the year, in every way in which the numbers may be meant."""
        if self.asked not in (None, self.year):
            return [at_least(Fraction(0)) if self.has_begun else exactly(Fraction(0))]
        now = self.amounts(self.year)
        if _NEW in now:
            return now[_NEW].ranges
        if None in now:
            return [*now[None].ranges, self._difference(None)]
        return [self._difference(_ALL)]

    def as_all(self) -> list[Range]:
        """How many there are at the end of the year, likewise."""
        now = self.amounts(self.year)
        if _ALL in now:
            return now[_ALL].ranges
        if None in now:
            return [*now[None].ranges, self._sum(None)]
        return [self._sum(_NEW)]

    def _difference(self, kind: Counting | None) -> Range:
        now, before = self.amounts(self.year)[kind], self.amounts(self.year - 1).get(kind)
        if before is None or not (before.is_whole and now.is_whole):
            return Range(Fraction(0), now.range.high)
        return exactly(now.value - before.value)

    def _sum(self, kind: Counting | None) -> Range:
        years = [year for year in self.numbers.years(self.name) if year <= self.year]
        found = [self.amounts(year).get(kind) for year in years]
        return at_least(sum((one.value for one in found if one is not None), Fraction(0)))


def counted(of: Counted, counting: Counting | None, *, is_yearly: bool) -> Measured | None:
    """What was reached of a number of things; None where nothing was reported.

    Of what does not stay (`counting` None: persons trained) a target that comes back every year means the number of the
    year, and any other the number as it was reported.
    """
    found = of.numbers.amounts(of.name, of.year, of.unit, of.noun)
    if isinstance(found, Why):
        return Measured(why=found, number=of.numbers.any_amount(of.name, of.year, of.unit))
    if not found:
        return None
    readings = _readings(of, found, counting, is_yearly=is_yearly)()
    number = _shown(found, counting, is_yearly=is_yearly)
    why = Why.COUNTING if number.is_whole and number.summed is None else number.why_open
    return Measured(tuple(readings), why, number, most=number.value if number.is_whole else None)


def _readings(
    of: Counted, found: Amounts, counting: Counting | None, *, is_yearly: bool
) -> Callable[[], Sequence[Range]]:
    match counting:
        case Counting.NEW:
            return of.as_new
        case Counting.CUMULATIVE:
            return of.as_all
        case Counting.UNSTATED:
            return lambda: of.as_all() + of.as_new()
    if None in found:
        return lambda: found[None].ranges
    return of.as_new if is_yearly else lambda: of.as_all() + of.as_new()


def _shown(found: Amounts, counting: Counting | None, *, is_yearly: bool) -> Amount:
    """The number that is named: the one that counts what the target does, where there is one."""
    is_of_year = counting is _NEW or (counting is None and is_yearly)
    order = [_NEW, None, _ALL] if is_of_year else [_ALL, None, _NEW]
    return next(found[kind] for kind in order if kind in found)
