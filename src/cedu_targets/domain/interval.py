"""Intervals: where a number may truly lie when it was rounded or cut off before it was written down.

After XBRL Calculations 1.1 (REC 2023-02-22). Ends are open or closed; negation swaps both the ends and
their openness (forgetting the latter accepts impossible sums of truncated numbers).
"""

from dataclasses import dataclass
from decimal import Decimal

from cedu_targets.domain.indicator import Rounding

_ZERO = Decimal(0)


@dataclass(frozen=True)
class Interval:
    """All numbers from `low` to `high`; an open end is not itself among them."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    @staticmethod
    def of(value: Decimal, granule: Decimal, rounding: Rounding, *, signed: bool = False) -> "Interval":
        """The numbers that are written as `value` to the step `granule`.

        Truncation is toward zero. A written 0 stands for [0, granule); where negative numbers
        occur (`signed`), for (-granule, granule).
        """
        if rounding is Rounding.EXACT:
            return Interval(value, value)
        if rounding is Rounding.ROUNDED:
            return Interval(value - granule / 2, value + granule / 2)
        if value < 0:
            return Interval(value - granule, value, low_open=True)
        if value == 0 and signed:
            return Interval(-granule, granule, low_open=True, high_open=True)
        return Interval(value, value + granule, high_open=True)

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def times(self, count: int) -> "Interval":
        """The sum of `count` of them (0 and more)."""
        if not count:
            return Interval(_ZERO, _ZERO)
        return Interval(self.low * count, self.high * count, self.low_open, self.high_open)

    def __contains__(self, value: Decimal) -> bool:
        above = value > self.low or (value == self.low and not self.low_open)
        return above and (value < self.high or (value == self.high and not self.high_open))

    def overlaps(self, other: "Interval") -> bool:
        """Whether they have a number in common; touching ends count where both are closed."""
        return _ZERO in self - other
