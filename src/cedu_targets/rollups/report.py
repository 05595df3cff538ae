"""RollupReport: what `cedu rollup` found. Reporters render it; nothing in it knows how."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cedu_targets.domain.finding import Severity
from cedu_targets.domain.passed_over import PassedOver
from cedu_targets.domain.records import Record
from cedu_targets.domain.table import Table
from cedu_targets.report import FileReport, Report
from cedu_targets.rollups.sums import NO_SUMS, Lacks, Sums, Total, added
from cedu_targets.rollups.table import table_of, title_of

if TYPE_CHECKING:
    import pandas


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
    UNREAD = "unread"
    """What was filled in could not be read."""
    UNPLACED = "unplaced"
    """Nothing says whose it is, or of which month."""
    STRANGER = "stranger"
    """Its unit is not on the roster."""
    OUTSIDE = "outside"
    """Its month is none of those of the plan, or none at all, or has not begun."""
    OTHER_MONTH = "other_month"
    """Only some months were asked for, and it is of another one: nothing is wrong with it."""


@dataclass(frozen=True, slots=True)
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
    incomplete: Lacks = frozenset()
    """The fields of which some cell cannot be read, or some class cannot be placed: the sums are too small."""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
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
    due_day: int | None = None
    """The day of the next month until which a form is in time; None: nobody is late."""
    exit_zero: bool = False
    passed_over: tuple[PassedOver, ...] = ()

    @cached_property
    def of_other_months(self) -> Mapping[str, int]:
        """How many forms are of each month that was not asked for, YYYY-MM, in order."""
        return Counter(
            sorted(one.period for one in self.uncounted if one.outcome is Outcome.OTHER_MONTH and one.period)
        )

    @property
    def inputs(self) -> Report:
        """All files as a report of checks."""
        return Report(self.files, exit_zero=self.exit_zero, passed_over=self.passed_over)

    def of_unit(self, unit: str) -> Sequence[Slot]:
        """What came of one unit, month by month."""
        return [self.slots[unit, month] for month in self.months]

    def of_month(self, month: str) -> Sequence[Slot]:
        """What came for one month, unit by unit."""
        return [self.slots[unit, month] for unit in self.units]

    @cached_property
    def totals(self) -> Mapping[str, Total | None]:
        """Of each unit the sum of all that counts; None where nothing does. Over several years without persons."""
        totals = {unit: total_of_slots(self.of_unit(unit)) for unit in self.units}
        if not self.spans_years:
            return totals
        return {unit: None if total is None else total.without_persons() for unit, total in totals.items()}

    @cached_property
    def total(self) -> Total | None:
        """The sum over all units; None where nothing counts."""
        known = [total for total in self.totals.values() if total is not None]
        return added(known) if known else None

    @cached_property
    def months_with_classes(self) -> Collection[str]:
        """The months of which some class counts."""
        return {month for (_, month), slot in self.slots.items() if slot.is_counted and slot.sums.classes}

    @property
    def spans_years(self) -> bool:
        """Whether it sums classes of several years: who comes for the first time in each (本年首次) is one person."""
        return len({month[:4] for month in self.months_with_classes}) > 1

    @cached_property
    def table(self) -> Table:
        """Units × 培训人次, 班次, 课时, and 培训人数 where every class says 首次参训: what `cedu gap` reads.

        Its period is the year, where all months are of one.
        """
        years = {month[:4] for month in self.months}
        year = years.pop() if len(years) == 1 else None
        months = {month for (_, month), slot in self.slots.items() if slot.is_counted}
        return table_of(title_of(self.title, year, months), year, self.totals)

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
            missing=tuple(slot for slot in slots if slot.state is SlotState.MISSING),
            conflicting=tuple(slot for slot in slots if slot.state is SlotState.DIFFERING),
            timed=is_timed,
            undated=sum(slot.filed is None for slot in counted) if is_timed else 0,
        )

    @property
    def exit_code(self) -> int:
        """By the contract: 3 where a file cannot be used or nothing counts, 1 for an error; not for what is missing."""
        codes = [file.fault.exit_code for file in self.files if file.fault]
        codes += [1 for file in self.files if file.count(Severity.ERROR)]
        if not any(slot.is_counted for slot in self.slots.values()):
            codes.append(3)
        code = max(codes, default=0)
        return 0 if code == 1 and self.exit_zero else code

    def to_frame(self) -> "pandas.DataFrame":
        """One row a unit and month: state, sums (`decimal.Decimal` objects, None where not known), what is incomplete.

        `incomplete` names the sums that are too small by an unknown amount, set apart by blanks.
        """
        import pandas

        columns = "unit period state late classes attendances persons hours incomplete forms".split()
        rows = [
            (
                slot.unit, slot.period, str(slot.state), slot.is_late, *slot.sums,
                " ".join(sorted(str(field or "classes") for field in slot.incomplete)), len(slot.forms),
            )
            for unit in self.units
            for slot in self.of_unit(unit)
        ]  # fmt: skip
        return pandas.DataFrame(rows, columns=columns)

    def details_frame(self) -> "pandas.DataFrame":
        """One row a class, counted or not: where it stands, whose it is, all that it says."""
        import pandas

        columns = (
            "path sheet cell line unit period outcome number project category day place people first_time hours mode"
        ).split()
        rows = (
            (
                path, one.sheet, one.cell, one.line, unit, period, str(outcome), one.number, one.project, one.category,
                one.day, one.place, one.people, one.first_time, one.hours, one.mode,
            )
            for path, unit, period, outcome, one in self.details
        )  # fmt: skip
        return pandas.DataFrame(rows, columns=columns)


def total_of_slots(slots: Iterable[Slot]) -> Total | None:
    """The sum of all slots that count; None where none does."""
    counted = [Total(slot.sums, slot.incomplete) for slot in slots if slot.is_counted]
    return added(counted) if counted else None
