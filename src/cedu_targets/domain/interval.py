"""Intervals: how far the true number may lie from the one written down, when it was rounded or cut off before.

After XBRL Calculations 1.1 (REC 2023-02-22). Ends are open or closed; negation swaps both the ends and
their openness (forgetting the latter accepts impossible sums of truncated numbers).
"""

from decimal import Decimal

from msgspec import Struct

from cedu_targets.domain.indicator import Rounding

_ZERO = Decimal(0)


class Interval(Struct, frozen=True):
    """All numbers from `low` to `high`; an open end is not itself among them."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    @staticmethod
    def of(granule: Decimal, rounding: Rounding) -> "Interval":
        """True number less written number, of a number of 0 or more that is written to the step `granule`.

        Truncation is toward zero, so of a negative number it is the negation of this. A written 0
        counts as cut off from above.
        """
        if rounding is Rounding.EXACT:
            return Interval(_ZERO, _ZERO)
        if rounding is Rounding.ROUNDED:
            return Interval(-granule / 2, granule / 2)
        return Interval(_ZERO, granule, high_open=True)

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def times(self, count: int) -> "Interval":
        """The sum of `count` of them (0 and more)."""
        if not count:
            return Interval(_ZERO, _ZERO)
        return Interval(self.low * count, self.high * count, self.low_open, self.high_open)

    def __contains__(self, value: Decimal) -> bool:
        above = value > self.low or (value == self.low and not self.low_open)
        return above and (value < self.high or (value == self.high and not self.high_open))
