"""Gaps: what was achieved against what was allocated, one row per unit and indicator."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from cedu_targets.domain.floor import Floor
from cedu_targets.domain.indicator import Indicator, Kind

MONTHS = 12
SLIGHTLY_BEHIND = Fraction(1, 10)
"""Up to ten percentage points below the pace is slightly behind, unless a pack says otherwise."""


class State(StrEnum):
    """How a unit stands with an indicator."""

    EXCEEDED = "exceeded"
    MET = "met"
    ON_PACE = "on_pace"
    SLIGHTLY_BEHIND = "slightly_behind"
    BEHIND = "behind"
    BELOW = "below"
    """short of a target of which no share is due before the end of the year: neither at pace nor behind"""
    NOT_REPORTED = "not_reported"
    NOT_ASSIGNED = "not_assigned"

    @property
    def is_at_pace(self) -> bool:
        """Whether nothing is to be caught up with."""
        return self in (State.EXCEEDED, State.MET, State.ON_PACE)

    @property
    def is_judged(self) -> bool:
        """Whether there is a target, a number to hold against it, and a time by which it is due."""
        return self not in (State.BELOW, State.NOT_REPORTED, State.NOT_ASSIGNED)


class Timetable(Struct, frozen=True, dict=True):
    """How far the year has gone on a day, and from where on a completion counts as behind."""

    as_of: date
    year: int
    profile: tuple[Fraction, ...] = (Fraction(1, MONTHS),) * MONTHS
    """The share of the year's work that each month is meant to bring; together 1."""
    slightly_behind: Fraction = SLIGHTLY_BEHIND
    """How far below the pace a completion may be and still be only slightly behind."""

    @property
    def elapsed(self) -> int:
        """Whole months of the year that have gone; a month has gone on its last day."""
        if self.as_of.year != self.year:
            return MONTHS if self.as_of.year > self.year else 0
        from calendar import monthrange  # loads locales; a check of targets asks no month

        last = monthrange(self.as_of.year, self.as_of.month)[1]
        return self.as_of.month if self.as_of.day == last else self.as_of.month - 1

    @property
    def latest(self) -> int:
        """The month of the year that the day is in, the last that can have been reported; 0 before the year."""
        if self.as_of.year != self.year:
            return MONTHS if self.as_of.year > self.year else 0
        return self.as_of.month

    @property
    def remaining(self) -> int:
        """Months left, the present one included until its last day; 0 after the year."""
        return MONTHS - self.elapsed

    @cached_property
    def pace(self) -> Fraction:
        """The share of the year's work that is due (序时进度)."""
        return sum(self.profile[: self.elapsed], Fraction(0))

    def due(self, indicator: Indicator) -> Fraction | None:
        """The share of a target that is due: the pace; None before the end of the year where it is not due by month."""
        return self.pace if indicator.is_prorated or self.remaining == 0 else None

    @property
    def is_even(self) -> bool:
        """Whether every month counts alike (n/12)."""
        return len(set(self.profile)) == 1


class GapRow(Struct, frozen=True):
    """A unit's target and achievement of one indicator; rates are shares, and so are their gaps.

    `state` is None where both sides have something and it cannot be judged: it cannot be compared, or it is a total of
    which parts were not reported (both are said).
    """

    unit: str
    indicator: Indicator
    is_district: bool
    target: Decimal | None
    achieved: Decimal | None
    pace: Fraction | None
    """The share of the target that is due; None where it falls due at the end of the year only."""
    gap: Decimal | None = None
    """target − achieved: negative where the target is exceeded"""
    completion: Fraction | None = None
    needed_per_month: Decimal | None = None
    state: State | None = None
    last_year: Decimal | None = None
    floor: Floor | None = None
    """What the target demands, where it is no plain number (≥95%, 1—2)."""
    is_at_least: bool = False
    """Whether what came calls the achievement incomplete: it may be more than it says."""
    unreported: tuple[tuple[str, Indicator], ...] = ()
    """Of a total: the parts (unit and indicator) that nobody reported, so that it may be more than it says."""

    @property
    def is_rate(self) -> bool:
        """Whether the numbers are shares and the gap is in percentage points."""
        return self.indicator.kind is Kind.RATE

    @property
    def lag(self) -> Fraction | None:
        """How far the completion is below the pace; negative where it is above."""
        return None if self.completion is None or self.pace is None else self.pace - self.completion

    @property
    def growth(self) -> Fraction | None:
        """Growth against last year as a share; of a rate in percentage points. None without both numbers."""
        if self.achieved is None or self.last_year is None:
            return None
        if self.is_rate:
            return Fraction(self.achieved) - Fraction(self.last_year)
        return Fraction(self.achieved) / Fraction(self.last_year) - 1 if self.last_year > 0 else None


class Standing(Struct, frozen=True):
    """A unit over all its indicators: how many are judged, how many of these are at pace or behind, and the others."""

    unit: str
    judged: int
    at_pace: int
    slightly_behind: int
    behind: int
    below: int
    not_reported: int
    not_judged: int

    @property
    def reported(self) -> int:
        """How many have a number, whether it can be judged or not."""
        return self.judged + self.below + self.not_judged

    @property
    def share(self) -> Fraction | None:
        """The share of its assigned indicators that are at pace; what was not reported is not at pace.

        What is below a target that is not due yet counts neither way. None where nothing is known: something came, and
        none of it could be judged.
        """
        if self.judged + self.not_reported == 0:
            return None
        assigned = self.judged + self.not_reported + self.not_judged
        return Fraction(self.at_pace, assigned)


class GroupTotal(Struct, frozen=True):
    """Several units together: Σ achieved ÷ Σ target, never the mean of their completions."""

    indicator: Indicator
    units: tuple[str, ...]
    """The units that have both numbers; only these are summed."""
    target: Decimal
    achieved: Decimal
    unreported: tuple[tuple[str, Indicator], ...] = ()
    """The parts of its rows that nobody reported."""
    is_at_least: bool = False
    """Whether any of its achievements is."""

    @property
    def completion(self) -> Fraction | None:
        """Σ achieved ÷ Σ target."""
        return Fraction(self.achieved) / Fraction(self.target) if self.target > 0 else None


def group_total(rows: Sequence[GapRow]) -> GroupTotal | None:
    """The rows of one indicator together; None for a rate or an average, and where no row has both numbers."""
    if not rows or not rows[0].indicator.additive:
        return None
    known = [row for row in rows if row.target is not None and row.achieved is not None and row.gap is not None]
    if not known:
        return None
    return GroupTotal(
        indicator=rows[0].indicator,
        units=tuple(row.unit for row in known),
        target=sum((row.target for row in known if row.target is not None), Decimal(0)),
        achieved=sum((row.achieved for row in known if row.achieved is not None), Decimal(0)),
        unreported=tuple(dict.fromkeys(part for row in known for part in row.unreported)),
        is_at_least=any(row.is_at_least for row in known),
    )


def standing(unit: str, states: Sequence[State | None]) -> Standing:
    """How a unit stands: the states of its rows, counted."""
    return Standing(
        unit=unit,
        judged=sum(state is not None and state.is_judged for state in states),
        at_pace=sum(state is not None and state.is_at_pace for state in states),
        slightly_behind=states.count(State.SLIGHTLY_BEHIND),
        behind=states.count(State.BEHIND),
        below=states.count(State.BELOW),
        not_reported=states.count(State.NOT_REPORTED),
        not_judged=states.count(None),
    )
