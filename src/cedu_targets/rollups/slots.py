"""Slots: what came of every unit and month, and how many forms that makes; alike for classes and for numbers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from cedu_targets.rollups.sums import NO_SUMS, Lacks, Sums


class SlotState(StrEnum):
    """What came of one unit for one month."""

    REPORTED = "reported"
    """报"""
    NIL = "nil"
    """零: reported that there was no class"""
    MISSING = "missing"
    """缺: nothing came, or only what cannot be counted"""
    DIFFERING = "differing"
    """不一致: several forms came and say different things; none of them counts"""
    BLANK = "blank"
    """空白: a form with numbers came, and nobody filled it in"""
    NOT_DUE = "not_due"
    """未到期: the month is not over, or its form may still come in time, and none came"""


class Outcome(StrEnum):
    """What became of a form."""

    COUNTED = "counted"
    SAME = "same"
    """It says what another one says that is counted: counted once."""
    DIFFERS = "differs"
    """Another form of its unit and month says something else: neither is counted."""
    NOT_PREFERRED = "not_preferred"
    """Another form of its unit and month was preferred (--prefer)."""
    BLANK = "blank"
    """Nobody filled it in."""
    UNREAD = "unread"
    """What was filled in could not be read."""
    UNPLACED = "unplaced"
    """Nothing says whose it is, or of which month."""
    STRANGER = "stranger"
    """Its unit is not on the roster."""
    OUTSIDE = "outside"
    """Its month is none of those of the plan, or none at all, or has not begun."""
    OTHER_YEAR = "other_year"
    """It holds numbers (指标) of another year than most forms."""
    OTHER_MONTH = "other_month"
    """Only some months were asked for, and it is of another one: nothing is wrong with it."""


class Form(Struct, frozen=True):
    """One form, or of a ledger the classes of one unit and month; without its rows, which are in the details."""

    path: str
    number: int
    """Which document of its file."""
    sheet: str | None
    unit: str | None
    """As the roster names it, where it is on it."""
    period: str | None
    filed: date | None
    outcome: Outcome
    sums: Sums
    incomplete: Lacks = frozenset()
    """The fields of which some cell cannot be read, or some class cannot be placed: the sums are too small."""
    is_late: bool = False
    has_figures: bool = False
    """It holds numbers (指标), no classes."""


class Slot(Struct, frozen=True):
    """One unit in one month: what came, and what of it counts."""

    unit: str
    period: str
    state: SlotState
    sums: Sums = NO_SUMS
    incomplete: Lacks = frozenset()
    is_late: bool = False
    """It came after the last day; never without a day that is printed or set, and a date on the form."""
    forms: tuple[Form, ...] = ()

    @property
    def is_counted(self) -> bool:
        """Whether its form counts; with no class as well."""
        return self.state in (SlotState.REPORTED, SlotState.NIL)

    @property
    def filed(self) -> date | None:
        """The day on which what counts was filed, as it says itself."""
        return next((form.filed for form in self.forms if form.outcome is Outcome.COUNTED), None)


class Completeness(Struct, frozen=True):
    """How many of the forms that were expected came in (completeness), and in time (timeliness)."""

    expected: int
    """Slots whose day is past, or for which a form came."""
    counted: int
    """nil ones among them"""
    nil: int
    late: int
    missing: tuple[Slot, ...]
    conflicting: tuple[Slot, ...]
    timed: bool = False
    """Whether a last day is known, so that `late` means something."""
    undated: int = 0
    """Counted forms that bear no date of filing (填报时间): nobody can say whether they were in time."""


class Slots(Struct, frozen=True, kw_only=True, dict=True):
    """What came of every unit and month, what counts of it, and what does not."""

    as_of: date
    units: tuple[str, ...]
    """In the order of the roster; without one, by their first form."""
    has_roster: bool
    """Whether a list of units was given; else units that sent nothing at all are not known."""
    months: tuple[str, ...]
    """YYYY-MM, in order."""
    slots: Mapping[tuple[str, str], Slot]
    """(unit, month) -> what came."""
    uncounted: tuple[Form, ...]
    """The forms that belong to no slot, or do not count in theirs."""
    title: str | None = None
    """Of the forms, as the pack or most of them have it."""
    due_day: int | None = None
    """The day of the next month until which a form is in time; None: nobody is late."""

    @cached_property
    def of_other_months(self) -> Mapping[str, int]:
        """How many forms are of each month that was not asked for, YYYY-MM, in order."""
        return Counter(
            sorted(one.period for one in self.uncounted if one.outcome is Outcome.OTHER_MONTH and one.period)
        )

    def of_unit(self, unit: str) -> Sequence[Slot]:
        """What came of one unit, month by month."""
        return [self.slots[unit, month] for month in self.months]

    def of_month(self, month: str) -> Sequence[Slot]:
        """What came for one month, unit by unit."""
        return [self.slots[unit, month] for unit in self.units]

    @cached_property
    def completeness(self) -> Completeness:
        """Completeness and timeliness."""
        slots = [self.slots[unit, month] for month in self.months for unit in self.units]
        count = Counter(slot.state for slot in slots)
        counted = [slot for slot in slots if slot.is_counted]
        is_timed = self.due_day is not None
        return Completeness(
            expected=len(slots) - count[SlotState.NOT_DUE],
            counted=len(counted),
            nil=count[SlotState.NIL],
            late=sum(slot.is_late for slot in counted),
            missing=tuple(slot for slot in slots if slot.state in (SlotState.MISSING, SlotState.BLANK)),
            conflicting=tuple(slot for slot in slots if slot.state is SlotState.DIFFERING),
            timed=is_timed,
            undated=sum(slot.filed is None for slot in counted) if is_timed else 0,
        )
