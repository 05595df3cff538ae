"""RollupReport: what `cedu rollup` found. Reporters render it; nothing in it knows how."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from cedu_targets.domain.passed_over import PassedOver
from cedu_targets.domain.records import Record, RecordField
from cedu_targets.domain.table import Table
from cedu_targets.report import FileReport, Report


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
    UNPLACED = "unplaced"
    """Nothing says whose it is, or of which month."""
    STRANGER = "stranger"
    """Its unit is not on the roster."""
    OUTSIDE = "outside"
    """Its month is none of those that are put together."""


class Sums(NamedTuple):
    """What classes add up to; None where no class says it."""

    classes: int = 0
    """班次（期）"""
    attendances: Decimal | None = None
    """人次: the same person may count several times"""
    persons: Decimal | None = None
    """首次参训（人）; None, too, where some class does not say it: then persons are not known"""
    hours: Decimal | None = None
    """课时"""


NO_SUMS = Sums()


@dataclass(frozen=True)
class Form:
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
    incomplete: frozenset[RecordField] = frozenset()
    """The fields of which some cell cannot be read: the sums are too small by an unknown amount."""
    is_late: bool = False


@dataclass(frozen=True)
class Slot:
    """One unit in one month: what came, and what of it counts."""

    unit: str
    period: str
    state: SlotState
    sums: Sums = NO_SUMS
    incomplete: frozenset[RecordField] = frozenset()
    is_late: bool = False
    """It came after the last day; never without a day that is printed or set, and a date on the form."""
    forms: tuple[Form, ...] = ()


class Detail(NamedTuple):
    """One class of a form (明细): where it stands, and whether it is counted."""

    path: str
    unit: str | None
    period: str | None
    outcome: Outcome
    record: Record


@dataclass(frozen=True)
class Completeness:
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


class Details:
    """All classes, read again from where they were put aside each time they are gone through."""

    def __iter__(self) -> Iterator[Detail]:
        """In the order of the files."""
        raise NotImplementedError


@dataclass(frozen=True)
class RollupReport:
    """Forms put together: a sum for every unit and month, who sent nothing, and what is not counted."""

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
    files: tuple[FileReport, ...]
    """Every file with findings or a fault, without its rows."""
    file_count: int
    """How many files were read."""
    details: Iterable[Detail] = field(default=(), repr=False)
    """Every class of every form, counted or not; may be gone through several times."""
    title: str | None = None
    """Of the forms, as the pack or most of them have it."""
    pack: str | None = None
    exit_zero: bool = False
    passed_over: tuple[PassedOver, ...] = ()

    @property
    def inputs(self) -> Report:
        """All files as a report of checks."""
        return Report(self.files, exit_zero=self.exit_zero, passed_over=self.passed_over)

    def of_unit(self, unit: str) -> Sequence[Slot]:
        """What came of one unit, month by month."""
        return [self.slots[unit, month] for month in self.months]

    @cached_property
    def table(self) -> Table:
        """Units × 培训人次, 班次, 课时, and 培训人数 where every class says 首次参训: what `cedu gap` reads."""
        raise NotImplementedError

    @cached_property
    def completeness(self) -> Completeness:
        """Completeness and timeliness."""
        raise NotImplementedError
