"""Shares of a base: `share: 40%` `of: 常住人口` is 40 % of each unit's residents, a whole step up where it is none."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil

from msgspec import Struct

from cedu_targets.allocation.plan.limits import Limits
from cedu_targets.allocation.plan.mix import Source
from cedu_targets.allocation.plan.plan import IndicatorEntry
from cedu_targets.allocation.plan.plan_reading import Path, PlanReading
from cedu_targets.allocation.solver.problem import Bound, Limit
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.numbers import is_multiple, parse_number, percent
from cedu_targets.domain.units_of_measure import parse_unit_of_measure

_LARGEST = 10


class BaseShare(Struct, frozen=True):
    """A column whose numbers are a share of a base: each unit's is rounded up, so that every unit reaches it."""

    share: Decimal
    base: str
    """The name of the source that has the base."""
    numbers: Source
    """The base by unit, in its own unit of measure; without the units whose number the plan says otherwise."""
    factor: Fraction
    """What one of the base's unit of measure is in that of the column: 万人 in 人 is 10000."""

    def exact(self, unit: str | None = None) -> Fraction:
        """The share of a unit's base, or of all together, before it is rounded; in the column's unit of measure."""
        base = sum(self.numbers.values()) if unit is None else self.numbers[unit]
        return Fraction(base) * Fraction(self.share) * self.factor


def read_base_shares(reading: PlanReading, sources: Mapping[str, Source], limits: Limits) -> dict[str, BaseShare]:
    """The columns that are shares of a base, by code; each number becomes a fixed one in `limits`.

    A number that the plan fixes itself stays, and where it asks for nothing nothing is asked. Mistakes are said on the
    reading.
    """
    found: dict[str, BaseShare] = {}
    for code, entry in reading.plan.indicators.items():
        if not (entry.share or entry.of or "").strip():
            continue
        share, base = _share(code, entry, reading), _base(code, entry, reading)
        if share is not None and base is not None and _goes_together(code, entry, reading):
            found[code] = _fixed(code, share, base, sources[base], limits, reading)
            if share > 1 and _counts_the_same(code, base, reading):
                path: Path = ("indicators", code, "share")
                reading.say("AL112", path, Severity.WARNING, indicator=code, base=base, said=percent(share))
    return found


def total_of(code: str, reading: PlanReading, limits: Limits) -> int:
    """The district's total of such a column: the sum of its units, in granules."""
    lows = limits.lows.get(code, {})
    return sum(lows[unit].value for unit in range(len(reading.plan.units)) if unit in lows)


def _share(code: str, entry: IndicatorEntry, reading: PlanReading) -> Decimal | None:
    """A per cent above 0, or a share up to 1."""
    text = (entry.share or "").strip()
    try:
        number = parse_number(text)
    except ValueError:
        number = None
    if number is None or not 0 < number.value <= (_LARGEST if number.percent else 1):
        reading.say("AL019", ("indicators", code, "share"), indicator=code, said=text)
        return None
    return number.value


def _base(code: str, entry: IndicatorEntry, reading: PlanReading) -> str | None:
    """The name of its source; the only one where none is named."""
    path: Path = ("indicators", code, "of")
    known = [*reading.plan.sources]
    name = "".join((entry.of or "").split())
    if not name and len(known) == 1:
        return known[0]
    if not name:
        reading.say("AL019", path, indicator=code, variant="base", known="、".join(known))
    elif name not in known:
        reading.unknown("AL004", path, name, known, variant="source", indicator=code)
    return name if name in known else None


def _goes_together(code: str, entry: IndicatorEntry, reading: PlanReading) -> bool:
    """Whether nothing else says what the numbers are: a total, parts, weights, or that it is a rate."""
    others = {"total": entry.total, "parts": entry.parts, "weights": entry.weights}
    beside = next((name for name, text in others.items() if (text or "").strip()), None)
    if beside is not None:
        reading.say("AL019", ("indicators", code, beside), indicator=code, variant=beside)
    elif not reading.indicators[code].additive:
        reading.say("AL019", ("indicators", code, "share"), indicator=code, variant="rate")
    else:
        return True
    return False


def _counts_the_same(code: str, base: str, reading: PlanReading) -> bool:
    """Whether a column counts what its base does: of residents more people than there are, but not more attendances."""
    column = parse_unit_of_measure(reading.indicators[code].unit_of_measure).noun
    return parse_unit_of_measure(reading.plan.sources[base].unit_of_measure).noun in (None, column)


def _fixed(code: str, share: Decimal, base: str, numbers: Source, limits: Limits, reading: PlanReading) -> BaseShare:
    indicator = reading.indicators[code]
    counted = parse_unit_of_measure(reading.plan.sources[base].unit_of_measure)
    factor = Fraction(counted.factor) / Fraction(parse_unit_of_measure(indicator.unit_of_measure).factor)
    is_of_persons = counted.noun in (None, "人")
    used: dict[str, Decimal] = {}
    for position, unit in enumerate(reading.plan.units):
        if limits.is_settled(code, position):
            continue
        path: Path = ("sources", base, "values", unit.name)
        if unit.name not in numbers:
            reading.say("AL020", path, unit=unit.name, indicator=code, base=base)
            continue
        number = numbers[unit.name]
        if is_of_persons and not is_multiple(number * counted.factor, Decimal(1)):
            reading.say("AL021", path, unit=unit.name, indicator=code, base=base, actual=number)
            continue
        used[unit.name] = number
    found = BaseShare(share, base, used, factor)
    for position, unit in enumerate(reading.plan.units):
        if unit.name in used:
            bound = Bound(ceil(found.exact(unit.name) / Fraction(indicator.granule)), Limit.HOLD)
            limits.low(code, position, bound)
            limits.high(code, position, bound)
    return found
