"""Ranges: what a number may be, and whether a target is reached whatever it is."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from cedu_targets.domain.targets import Target, TargetRelation


class Range(Struct, frozen=True):
    """All that a number may be: both ends are included."""

    low: Fraction
    high: Fraction | None
    """None where it may be any more."""

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


def exactly(value: Fraction) -> Range:
    """A number that is known."""
    return Range(value, value)


def at_least(value: Fraction) -> Range:
    """A number of which a part is not known."""
    return Range(value, None)


class Bounds(Struct, frozen=True):
    """What is demanded of a number."""

    low: Fraction
    high: Fraction | None = None
    """Beyond it a target is exceeded, though it is reached; None where there is no such end."""
    is_ceiling: bool = False
    """Whether the number may not be more than `low`."""

    @classmethod
    def of(cls, target: Target, needed: Fraction | None = None) -> "Bounds":
        """Those of a target that is measured, or of another number that has to be reached in its place."""
        if needed is not None:
            return cls(needed, needed)
        low = Fraction(target.number)
        if target.relation is TargetRelation.AT_MOST:
            return cls(low, None, is_ceiling=True)
        is_between = target.relation is TargetRelation.BETWEEN and target.value_high is not None
        return cls(low, Fraction(target.value_high) if is_between and target.value_high is not None else low)

    def is_reached(self, readings: Sequence[Range]) -> bool | None:
        """Whether the number does what is demanded: None unless all that it may be gives the same answer."""
        answers = {self._holds(one) for one in readings}
        return answers.pop() if len(answers) == 1 else None

    def _holds(self, one: Range) -> bool | None:
        if self.is_ceiling:
            return False if one.low > self.low else True if one.high is not None and one.high <= self.low else None
        return True if one.low >= self.low else False if one.high is not None and one.high < self.low else None

    def is_exceeded(self, readings: Sequence[Range]) -> bool:
        """Whether the number is more than what is demanded, whatever it is."""
        return self.high is not None and all(one.low > self.high for one in readings)
