"""尾差: by how much a sum of rounded numbers may be off, and what to think of it.

Where rounding is declared, a difference d = total − sum is judged in zones. With granules uᵢ of all rounded terms,
|d| ≤ Σuᵢ/2 is possible at all; while 4·d² ≤ 3·Σuᵢ² (three standard deviations) it is an ordinary rounding difference.
Where nothing is declared, `rounding_explains` tells from the numbers alone what is possible at all.
"""

from collections.abc import Collection, Iterable
from decimal import Decimal, localcontext
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from cedu_targets.domain.finding import Severity
from cedu_targets.domain.indicator import Indicator, Rounding
from cedu_targets.domain.interval import Interval
from cedu_targets.domain.numbers import PRECISION, decimal_places, noise

_ZERO = Decimal(0)
_STEPS = tuple(map(Decimal, (1000, 500, 100, 50, 10, 5)))
"""What statistics are rounded to beyond whole numbers, the coarsest first."""
_FEWEST = 12
"""Fewer round numbers are round by chance, or were set so: six multiples of 10 may be."""
Amount = TypeVar("Amount", int, Decimal)
_NOTHING = Interval(_ZERO, _ZERO)


class Zone(StrEnum):
    """What a difference means."""

    HOLDS = "holds"
    TAIL = "tail"
    """尾差: rounding explains it"""
    UNLIKELY = "unlikely"
    """rounding could explain it, but hardly ever does"""
    WRONG = "wrong"
    """rounding cannot explain it"""


class Slack(Struct, frozen=True):
    """What rounding lets a signed sum of terms be off by: of `total − sum`, the total counts +, a part −."""

    interval: Interval = _NOTHING
    squares: Decimal = _ZERO
    """Σu² of the rounded terms."""
    truncated: bool = False
    noise: Decimal = _ZERO
    """What binary dust lets it be off by: numbers of stored doubles that do not end."""

    @staticmethod
    def of(indicator: Indicator, sign: int, values: Collection[Decimal]) -> "Slack":
        """Of the filled cells of an indicator that count with the same sign."""
        dust = sum(map(noise, values), _ZERO)
        if indicator.rounding is Rounding.EXACT or not values:
            return Slack(noise=dust) if dust else NO_SLACK
        truncated = indicator.rounding is Rounding.TRUNCATED
        one = Interval.of(indicator.granule, indicator.rounding)
        below = sum(value < 0 for value in values) if truncated else 0
        found = one.times(len(values) - below) + (-one).times(below)
        return Slack(found if sign > 0 else -found, indicator.granule**2 * len(values), truncated, dust)

    def __add__(self, other: "Slack") -> "Slack":
        if other is NO_SLACK:
            return self
        return Slack(
            self.interval + other.interval,
            self.squares + other.squares,
            self.truncated or other.truncated,
            self.noise + other.noise,
        )

    def zone(self, difference: Decimal) -> Zone:
        """What a difference means. Numbers that were cut off have no likelier and less likely differences."""
        if abs(difference) <= self.noise:
            return Zone.HOLDS
        if -difference not in self.interval:
            return Zone.WRONG
        if self.truncated or 4 * difference**2 <= 3 * self.squares:
            return Zone.TAIL
        return Zone.UNLIKELY


NO_SLACK = Slack()
"""Of exact numbers, which nearly all are."""


def total_slack(terms: Iterable[tuple[Indicator, int, Collection[Decimal]]]) -> Slack:
    """Of terms (indicator, sign, values of its filled cells)."""
    found = NO_SLACK
    for indicator, sign, values in terms:
        found += Slack.of(indicator, sign, values)
    return found


def severity_of(zone: Zone, severity: Severity) -> Severity:
    """How binding a difference is: an ordinary rounding difference is a note, an unlikely one at most a warning."""
    if zone is Zone.TAIL:
        return Severity.NOTE
    return min(severity, Severity.WARNING, key=lambda one: one.rank) if zone is Zone.UNLIKELY else severity


def step_of(numbers: Iterable[Decimal], fewest: int = _FEWEST) -> Decimal:
    """To what numbers look rounded: their finest decimal place; of whole numbers 5, 10 … where all are multiples of it.

    Blanks and zeros tell nothing. Fewer numbers than `fewest` are never taken for multiples.
    """
    told = [number for number in numbers if number]
    places = max(map(decimal_places, told), default=0)
    if places:
        return Decimal(1).scaleb(-places)
    if len(told) < fewest:
        return Decimal(1)
    with localcontext(prec=PRECISION):
        return next((step for step in _STEPS if not any(number % step for number in told)), Decimal(1))


def rounding_explains(off: Amount, step: Amount, count: int, deviations: int = 3) -> bool:
    """Whether so many numbers, each rounded to a step, may leave their sum off by so much.

    By half a step each, and within some standard deviations: the variance of one is step²/12.
    """
    return 2 * off <= step * count and 12 * off * off <= deviations**2 * count * step * step
