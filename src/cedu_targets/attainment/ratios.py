"""Ratios: shares of a base and amounts a head, exactly; which year's base, and whether the two numbers agree."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from cedu_targets.attainment.measured import Evidence, Measured, Remark, as_reported
from cedu_targets.attainment.numbers import Amount
from cedu_targets.attainment.ranges import Range
from cedu_targets.domain.attainment import Figure, Why
from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.numbers import decimal_places, rounded_apart
from cedu_targets.domain.targets import Target, TargetKind
from cedu_targets.domain.units_of_measure import ATTENDANCES, parse_unit_of_measure

RULE = "attainment"
_PLACES_OF_A_PERCENT = 2


def ratio(target: Target, name: str, evidence: Evidence, year: int, unit: str | None) -> Measured | None:
    """What a unit, or the whole, reached of a share or an amount a head; None where it reported nothing."""
    rate = evidence.numbers.rate(name, year, unit)
    noun = _noun(target, name, evidence, year)
    amounts = evidence.numbers.amounts(name, year, unit, noun)
    if isinstance(rate, Why):
        return Measured(why=rate)
    if isinstance(amounts, Why):
        if rate is not None and amounts is not Why.DIFFER:
            return _of_rate(target, rate)
        number = evidence.numbers.any_amount(name, year, unit)
        if amounts is Why.MEASURE and noun == ATTENDANCES:  # persons are right: the base is what counts something else
            return Measured(why=Why.ATTENDANCES, number=number, missing=target.base)
        is_of_base = amounts is Why.MEASURE and target.kind is TargetKind.SHARE  # persons, over a base in households
        return Measured(why=amounts, number=number, missing=target.base if is_of_base else None)
    if not amounts:
        # Ratios of the units make none of the whole.
        is_of_units = rate is None and unit is None and evidence.numbers.has_rates(name, year, None)
        if is_of_units:
            return Measured(why=Why.MEASURE)
        return None if rate is None else _of_rate(target, rate)
    number = next(iter(amounts.values()))
    if len({one.total for one in amounts.values()}) > 1:
        return Measured(why=Why.COUNTING, number=number)
    if noun is None and is_in_attendances(number.first):  # nobody says what the base counts: not these
        return _of_rate(target, rate) if rate is not None else Measured(why=Why.ATTENDANCES, number=number)
    return _divided(target, number, rate, evidence, year, unit)


def _noun(target: Target, name: str, evidence: Evidence, year: int) -> str | None:
    """What is to be counted: so much of what an amount a head is in; of a share the same as its base.

    Where nothing says what the base counts, anything but attendances may be a part of it.
    """
    if target.kind is TargetKind.PER_HEAD:
        return target.unit_of_measure
    base = target.base or ""
    of_base = [noun for at in (*evidence.bases.years(base), None) for noun in evidence.bases.nouns(base, at)]
    if of_base or ATTENDANCES in base:
        return of_base[0] if of_base else ATTENDANCES
    return next((noun for noun in evidence.numbers.nouns(name, year) if noun != ATTENDANCES), None)


def _of_rate(target: Target, rate: Figure) -> Measured:
    if _is_above_all(target, Fraction(rate.value)):
        told: dict[str, Parameter] = {"name": name_in_words(target)}
        remark = Remark(
            rate.path,
            Finding("GA041", RULE, Severity.WARNING, rate.place, told, Decimal(1), rate.value, variant="rate"),
        )
        return Measured(why=Why.ABOVE_BASE, rate=rate, remarks=(remark,))
    return as_reported(rate)


def _divided(
    target: Target, number: Amount, rate: Figure | None, evidence: Evidence, year: int, unit: str | None
) -> Measured:
    base = None if target.base is None else base_of(target.base, evidence, year, unit)
    if isinstance(base, Why):
        return Measured(why=base, number=number, rate=rate, missing=target.base)
    if base is None:
        if rate is not None:
            return replace(_of_rate(target, rate), number=number)
        return Measured(why=Why.NO_BASE, number=number, missing=target.base)
    remarks = tuple(of_another_year(base.first, year))
    found = Measured(number=number, rate=rate, base=base, remarks=remarks)
    if base.total <= 0:
        return replace(found, why=Why.ZERO_BASE, missing=target.base)
    values = [number.value * target.heads / one for one in base.values if one > 0]
    if all(_is_above_all(target, value) for value in values):
        return replace(found, why=Why.ABOVE_BASE, remarks=(*remarks, _above(target, number, base)))
    if rate is not None and number.is_whole and all(_contradicts(rate, value, target) for value in values):
        return replace(found, why=Why.DIFFER, remarks=(*remarks, _contradiction(target, number, base, rate)))
    readings = tuple(_over(one, of, target.heads) for of in base.ranges for one in number.ranges)
    if base.summed is not None:
        return replace(found, readings=readings, why=Why.DIFFER, missing=target.base)
    return replace(found, readings=readings, why=number.why_open)


def _over(number: Range, base: Range, heads: int) -> Range:
    """What a ratio may be; of a base of which a part is not known it may be any less."""
    low = number.low * heads / base.high if base.high else Fraction(0)
    high = number.high * heads / base.low if number.high is not None and base.low else None
    return Range(low, high)


def base_of(name: str, evidence: Evidence, year: int, unit: str | None) -> Amount | Why | None:
    """The base of a year, else of the nearest one before it, else of the nearest one; one without a year last.

    That of the whole is the sum over the units only where it is known of all of them.
    """
    years = sorted(evidence.bases.years(name), key=lambda one: (one > year, abs(one - year)))
    for one in (*years, None):
        found = evidence.bases.amounts(name, one, unit)
        if isinstance(found, Why):
            return found
        amount = next(iter(found.values()), None)
        if amount is not None and amount.is_whole:
            return amount
    return None


def of_another_year(base: Figure, year: int) -> Iterator[Remark]:
    """GA040 where a base is of another year than what it divides."""
    if base.year not in (year, None):
        told: dict[str, Parameter] = {"base": base.name, "year": year, "base_year": base.year, "source": base.source}
        place, variant = replace(base.place, unit=None), "" if base.source else "no_source"
        yield Remark(base.path, Finding("GA040", RULE, Severity.NOTE, place, told, variant=variant))


def is_in_attendances(figure: Figure) -> bool:
    """Whether a number counts heads, the same one several times."""
    return parse_unit_of_measure(figure.unit_of_measure).noun == ATTENDANCES


def name_in_words(target: Target) -> str:
    """What a target measures, as sentences name it."""
    return target.name or target.text


def _is_above_all(target: Target, value: Fraction) -> bool:
    return target.kind is TargetKind.SHARE and value > 1 >= target.number


def _contradicts(rate: Figure, value: Fraction, target: Target) -> bool:
    """Whether a ratio as it was reported differs from that of its two numbers by more than its rounding explains.

    A share is never rounded further than to whole per cents: 60% is no 0.6.
    """
    least = _PLACES_OF_A_PERCENT if target.kind is TargetKind.SHARE else 0
    half = Fraction(1, 2 * 10 ** max(decimal_places(rate.value), least))
    return abs(Fraction(rate.value) - value) > half


def _above(target: Target, number: Amount, base: Amount) -> Remark:
    told: dict[str, Parameter] = {"name": name_in_words(target), "base": base.first.name, "year": number.first.year}
    finding = Finding(
        "GA041", RULE, Severity.WARNING, number.first.place, told, base.total, number.total, number.total - base.total,
        related=(replace(base.first.place, path=base.first.path),),
    )  # fmt: skip
    return Remark(number.first.path, finding)


def _contradiction(target: Target, number: Amount, base: Amount, rate: Figure) -> Remark:
    places = max(decimal_places(rate.value), _PLACES_OF_A_PERCENT) + 2
    shown = rounded_apart(number.value * target.heads / base.value, (rate.value,), places)
    told: dict[str, Parameter] = {
        "name": name_in_words(target), "total": number.total, "base": base.first.name, "base_total": base.total,
        "rate": int(target.kind is TargetKind.SHARE),
    }  # fmt: skip
    finding = Finding(
        "GA042", RULE, Severity.ERROR, rate.place, told, shown, rate.value,
        related=(replace(number.first.place, path=number.first.path),),
    )  # fmt: skip
    return Remark(rate.path, finding)
