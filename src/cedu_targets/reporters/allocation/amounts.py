"""Numbers of an allocation as a table shows them: amounts, exact shares, per cents."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.numbers import decimal_places, percent, plain

_MORE_PLACES = 3
"""Places by which an exact share is shown finer than its granule."""
_MOST_PLACES = 12


def amount(value: Decimal | None, indicator: Indicator) -> str:
    """A number of the table; a rate in per cent."""
    if value is None:
        return ""
    return percent(value) if indicator.kind is Kind.RATE else plain(value)


def with_unit(value: Decimal | None, indicator: Indicator) -> str:
    """A number with its unit of measure."""
    text = amount(value, indicator)
    return f"{text} {indicator.unit_of_measure}" if indicator.unit_of_measure and indicator.additive else text


def granules_text(count: Fraction | int, indicator: Indicator) -> str:
    """A number of granules, as a number of the table; a fraction to three more places than the granule, half up."""
    value = Fraction(count) * Fraction(indicator.granule)
    places = decimal_places(indicator.granule) + (0 if Fraction(count).denominator == 1 else _MORE_PLACES)
    shown = Decimal(value.numerator) / Decimal(value.denominator)
    return plain(shown.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def share_text(share: Fraction) -> str:
    """A share in per cent, to two places."""
    shown = Decimal(share.numerator * 100) / Decimal(share.denominator)
    return f"{plain(shown.quantize(Decimal('0.01'), ROUND_HALF_UP))}%"


def remainder_text(rest: Fraction, indicator: Indicator) -> str:
    """A fraction of a granule, with as many places as keep it from looking like nothing or like a whole granule."""
    value = rest * Fraction(indicator.granule)
    places = decimal_places(indicator.granule) + _MORE_PLACES
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    while True:
        shown = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        if 0 < shown < indicator.granule or places >= _MOST_PLACES:
            return plain(shown)
        places += 1
