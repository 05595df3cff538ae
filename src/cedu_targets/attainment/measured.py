"""Measured: what was reached of a target in one year, before anybody asks whether that is enough."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

from cedu_targets.attainment.numbers import Amount, Numbers
from cedu_targets.attainment.ranges import Bounds, Range, exactly
from cedu_targets.domain.attainment import Figure, Why
from cedu_targets.domain.finding import Finding


class Evidence(Struct, frozen=True):
    """All that was reported, and all that ratios divide by."""

    numbers: Numbers
    bases: Numbers

    @property
    def units(self) -> Sequence[str]:
        """The units that report."""
        return self.numbers.units


class Remark(NamedTuple):
    """A finding about a number, with the file that the number stands in; None for the targets' own."""

    path: str | None
    finding: Finding


class Measured(Struct, frozen=True):
    """What was reached in one year, as far as it is known."""

    readings: tuple[Range, ...] = ()
    """What the number may be, one range for every way in which it may be meant; none where it is not known at all."""
    why: Why | None = None
    """Why it is not known, or why the readings may give no one answer."""
    number: Amount | None = None
    rate: Figure | None = None
    """The ratio as it was reported."""
    base: Amount | None = None
    missing: str | None = None
    """What has to be asked for."""
    most: Fraction | None = None
    """What is shown of a number of which only the upper end is known: all that there are, of which some are new."""
    remarks: tuple[Remark, ...] = ()

    def value(self, bounds: Bounds, *, is_reached: bool) -> Fraction | None:
        """The number to show: one that is known exactly and stands as all of them do, else what is known of it."""
        if not self.readings:
            return None
        known = [one for one in self.readings if one.is_exact]
        if not known:
            is_decided_by_most = self.most is not None and is_reached is bounds.is_ceiling
            return self.most if is_decided_by_most else self.readings[0].low
        is_exceeded = bounds.is_exceeded(self.readings)
        return next((one for one in known if bounds.is_exceeded([one]) is is_exceeded), known[0]).low

    @property
    def figure(self) -> Figure | None:
        """Where it was reported."""
        return self.number.first if self.number is not None else self.rate


def as_reported(rate: Figure) -> Measured:
    """A ratio that was reported itself."""
    return Measured((exactly(Fraction(rate.value)),), rate=rate)
