"""OfUnits: what each unit has to reach by itself: a college in every county, as many schools as there are towns.

A unit of which nothing was reported is silent, never lacking; so the whole lies between what is known to be reached and
what may be.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.attainment.counting import Counted, counted
from cedu_targets.attainment.measured import Evidence, Measured, as_reported
from cedu_targets.attainment.numbers import Amount
from cedu_targets.attainment.ranges import Bounds, Range, at_least, exactly
from cedu_targets.attainment.ratios import base_of, of_another_year
from cedu_targets.attainment.scopes import is_of_each, without_base
from cedu_targets.domain.attainment import Figure, Why
from cedu_targets.domain.targets import Counting, Target, TargetKind

_ALL_OF_THEM = Fraction(1)


class UnitMeasured(Struct, frozen=True):
    """What one unit reached, and what it has to reach where that is not the number of the target."""

    measured: Measured | None
    """None where it reported nothing."""
    needed: Fraction | None = None

    def is_reached(self, target: Target) -> bool | None:
        """Whether it has what it should; None where nobody knows."""
        if self.measured is None or not self.measured.readings:
            return None
        return Bounds.of(target, self.needed).is_reached(self.measured.readings)


class Together(Struct, frozen=True):
    """All units together: which have it, which do not, which say nothing, and of which it cannot be told."""

    has: tuple[str, ...]
    lacking: tuple[str, ...]
    silent: tuple[str, ...]
    open: tuple[str, ...]
    why: Why = Why.INCOMPLETE
    """Why it cannot be told of all: that some are silent, else that of the first of which it cannot be told."""
    missing: str | None = None
    """What has to be asked for of that one."""

    @property
    def share(self) -> Range:
        """The share of the units that have it."""
        number = len(self.has) + len(self.lacking) + len(self.silent) + len(self.open)
        known = Fraction(len(self.has), number)
        return Range(known, 1 - Fraction(len(self.lacking), number))


def together(target: Target, of_units: Mapping[str, UnitMeasured]) -> Together | None:
    """The units by what they have; None where none of them reported anything."""
    answers = {unit: one.is_reached(target) for unit, one in of_units.items()}
    reporting = [unit for unit, one in of_units.items() if one.measured is not None]
    if not reporting:
        return None
    has, lacking, unknown = (
        tuple(unit for unit in reporting if answers[unit] is answer) for answer in (True, False, None)
    )
    silent = tuple(unit for unit, one in of_units.items() if one.measured is None)
    first = of_units[unknown[0]].measured if unknown and not silent else None
    if first is None or first.why is None:
        return Together(has, lacking, silent, unknown)
    return Together(has, lacking, silent, unknown, first.why, first.missing)


def needed_share(target: Target) -> Fraction:
    """The share of all units that a coverage demands: all of them, where it says how many each needs (一所)."""
    return _ALL_OF_THEM if _of_each(target) is not None else Fraction(target.number)


def covered(target: Target, name: str, evidence: Evidence, year: int) -> Mapping[str, UnitMeasured]:
    """What every unit has of what a coverage demands; as much as its base, where there is one."""
    return {unit: _covered(target, name, evidence, year, unit) for unit in evidence.units}


def coverage(target: Target, of_units: Mapping[str, UnitMeasured], found: Together) -> Measured:
    """The share of the units that have it; where there is a base, the share of the base that is covered."""
    if not (found.has or found.lacking):
        return Measured(why=found.why, missing=found.missing)
    bases = [one.measured.base for one in of_units.values() if one.measured and one.measured.base]
    if target.base is not None and bases:
        return _share_of_base(of_units, found)
    number = len(of_units)
    first = next(one.measured.figure for one in of_units.values() if one.measured and one.measured.figure)
    amount = Amount(Decimal(len(found.has)), first, found.has, found.silent)
    base = Amount(Decimal(number), first, tuple(of_units))
    return Measured((found.share,), found.why, amount, base=base, missing=found.missing)


def coverage_of_whole(target: Target, name: str, evidence: Evidence, year: int) -> Measured | None:
    """What was reported of the whole alone: a rate, or how many there are, of so many units.

    Fewer than there are units cannot be enough; as many may stand in the same unit, and that there are any (有) says
    nothing of each. What is demanded of no units one by one (成立学院) the whole has by itself.
    """
    rate = evidence.numbers.rate(name, year, None)
    if isinstance(rate, Why):
        return Measured(why=rate)
    if rate is not None:
        return as_reported(rate)
    number = _stock(target, name, evidence, year, None)
    if number is None or number.number is None or not number.readings:
        return number
    if target.base is None and (asked := without_base(number, target, evidence.units)) is not number:
        return asked
    base = None if target.base is None else base_of(target.base, evidence, year, None)
    if isinstance(base, Why):
        return replace(number, readings=(), why=base, missing=target.base)
    if target.base is not None and base is None:
        return replace(number, readings=(), why=Why.NO_BASE, missing=target.base)
    each = _of_each(target) or _ALL_OF_THEM
    if base is None:
        return _of_mere_units(target, number, len(evidence.units) * each, each)
    needed = base.value * each
    if needed <= 0:
        return replace(number, readings=(), why=Why.ZERO_BASE, missing=target.base)
    # Of a base its parts were counted.
    shares = [min(_ALL_OF_THEM, number.number.value / (one * each)) for one in base.values if one > 0]
    why = Why.INCOMPLETE if base.summed is None else Why.DIFFER
    remarks = tuple(of_another_year(base.first, year))
    return replace(
        number, readings=tuple(map(exactly, shares)), why=why, base=base, most=shares[0], remarks=remarks,
        missing=None if base.summed is None else target.base,
    )  # fmt: skip


def _of_mere_units(target: Target, found: Measured, needed: Fraction, each: Fraction) -> Measured:
    """What a number of the whole says of units of which nobody knows which of them have it, or of the whole by itself.

    Where the text says neither, both are read.
    """
    low = min(one.low for one in found.readings)
    highs = [one.high for one in found.readings if one.high is not None]
    high = max(highs) if len(highs) == len(found.readings) else None
    most = _ALL_OF_THEM if high is None else min(_ALL_OF_THEM, high / each)
    alone = Range(min(_ALL_OF_THEM, low / each), most)
    is_open = high is None or not needed or (found.figure is not None and found.figure.is_answer)
    of_units = Range(Fraction(0), most if high is None or is_open or not high else min(_ALL_OF_THEM, high / needed))
    is_of_units = is_of_each(target)
    if is_of_units is None and needed:
        return replace(found, readings=(alone, of_units), why=Why.INCOMPLETE)
    readings = (of_units,) if is_of_units else (alone,)
    return replace(found, readings=readings, why=Why.INCOMPLETE, most=readings[0].high)


def _covered(target: Target, name: str, evidence: Evidence, year: int, unit: str) -> UnitMeasured:
    each = _of_each(target) or _ALL_OF_THEM
    rate = evidence.numbers.rate(name, year, unit)
    if isinstance(rate, Figure):
        return UnitMeasured(as_reported(rate), _ALL_OF_THEM)
    found = _stock(target, name, evidence, year, unit)
    if target.base is None:
        return UnitMeasured(found and without_base(found, target, evidence.units), each)
    base = base_of(target.base, evidence, year, unit)
    if not isinstance(base, Amount):
        no_base = found and replace(found, readings=(), why=base or Why.NO_BASE, missing=target.base)
        return UnitMeasured(no_base)
    remarks = tuple(of_another_year(base.first, year))
    return UnitMeasured(found and replace(found, base=base, remarks=remarks), each * base.value)


def _stock(target: Target, name: str, evidence: Evidence, year: int, unit: str | None) -> Measured | None:
    """How many of them there are: what was reported as new is the least."""
    noun = target.unit_of_measure if _of_each(target) is not None else None
    of = Counted(evidence.numbers, name, unit, noun, year)
    found = of.numbers.amounts(name, year, unit, noun)
    is_said = not isinstance(found, Why) and None not in found
    return counted(of, Counting.CUMULATIVE if is_said else None, is_yearly=False)


def _of_each(target: Target) -> Fraction | None:
    """How many each unit needs, where the text says it: 一所."""
    is_share = target.kind is not TargetKind.COVERAGE or target.unit_of_measure in (None, "%")
    return None if is_share else Fraction(target.number)


def _share_of_base(of_units: Mapping[str, UnitMeasured], found: Together) -> Measured:
    """What is covered of the base: what a unit has beyond its own does not make up for another's."""
    low = high = needed = Fraction(0)
    numbers = [one.measured for one in of_units.values() if one.measured and one.measured.number and one.measured.base]
    first, base = numbers[0].number, numbers[0].base
    assert first is not None
    assert base is not None
    for one in of_units.values():
        if one.needed is None or (one.measured is not None and not one.measured.readings):
            number = replace(first, units=found.has)
            return Measured((found.share,), found.why, number, base=base, missing=found.missing)
        needed += one.needed
        readings = one.measured.readings if one.measured is not None else (at_least(Fraction(0)),)
        low += min(one.needed, *(reading.low for reading in readings))
        high += max(one.needed if reading.high is None else min(one.needed, reading.high) for reading in readings)
    if needed <= 0:
        return Measured(why=Why.ZERO_BASE, number=first, base=base)
    total, of = (replace(one, total=_decimal(value), units=found.has) for one, value in ((first, low), (base, needed)))
    return Measured((Range(low / needed, high / needed),), found.why, total, base=of, missing=found.missing)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
