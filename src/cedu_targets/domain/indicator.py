"""Indicators: what the columns of a target table count."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from cedu_targets.domain.finding import Parameter

_MAY_EXCEED = ("完成率", "达成率", "增长率", "增幅", "增速", "进度", "growth")


class Measure(StrEnum):
    """Which number of an indicator: 目标数, 完成数, 上年数."""

    TARGET = "target"
    ACHIEVEMENT = "achievement"
    BASE = "base"


class Blanks(StrEnum):
    """What an empty cell means in a sum."""

    ZERO = "zero"
    """nothing was assigned: counts as 0"""
    UNKNOWN = "unknown"
    """the number is missing: a sum that needs it is not judged"""


class Kind(StrEnum):
    """What sort of number an indicator is. Only counts and amounts may be summed over units."""

    COUNT = "count"
    AMOUNT = "amount"
    RATE = "rate"
    AVERAGE = "average"


class Pace(StrEnum):
    """How the year's work on an indicator falls due."""

    LINEAR = "linear"
    """with the months, as the year's profile has it: 人次 of a training"""
    NONE = "none"
    """a level that is reached or not, no share of it by a month: a coverage"""
    YEAR_END = "year_end"
    """as a whole, at the end of the year: a brand that is created"""


class Rounding(StrEnum):
    """What was done to a number before it was written down."""

    EXACT = "exact"
    ROUNDED = "rounded"
    """to the nearest granule"""
    TRUNCATED = "truncated"
    """cut off toward zero"""


class Indicator(Struct, frozen=True):
    """One column, known by its code (栏次), or by its header path where the sheet gives no codes."""

    code: str
    name: str
    group: str | None = None
    unit_of_measure: str | None = None
    kind: Kind = Kind.COUNT
    granule: Decimal = Decimal(1)
    """Smallest step: 1 人, 0.01 万人次; of a rate, 0.01 is one percentage point."""
    coded: bool = True
    """False where `code` is a header path."""
    additive: bool = True
    """Whether it may be summed over units (可汇总): a rate or an average never is, nor a rank, a score or a year."""
    in_percent: bool = False
    """Whether its headings say that plain numbers are in per cent: 98.43 beside 0.99 is 0.9843 beside 0.0099."""
    exceeds: bool = False
    """Whether its headings say growth: below 0 and above 100 % are as good."""
    of_whole: bool = False
    """Whether it is a share of one whole, or may be (占比, %): the units' may add up; no rate of each unit's own."""
    pace: Pace | None = None
    """How its year's work falls due, where a pack says so."""
    rounding: Rounding = Rounding.EXACT
    """Targets are exact; a pack or a note (因四舍五入…尾差) may say that an indicator was rounded."""

    @property
    def may_exceed_whole(self) -> bool:
        """Whether its name says that it may lie above 100 % or below 0: completion, growth."""
        return self.exceeds or any(word in self.name for word in _MAY_EXCEED)

    @property
    def is_prorated(self) -> bool:
        """Whether a share of its target is due with every month; of a rate only where a pack says so."""
        return self.kind is not Kind.RATE if self.pace is None else self.pace is Pace.LINEAR

    @property
    def named(self) -> dict[str, Parameter]:
        """How a sentence names it."""
        return {"name": self.name, "coded": int(self.coded)}
