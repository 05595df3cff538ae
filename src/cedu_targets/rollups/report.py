"""RollupReport: what `cedu rollup` found. Reporters render it; nothing in it knows how."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cedu_targets.domain.finding import Severity
from cedu_targets.domain.passed_over import PassedOver
from cedu_targets.domain.records import Record
from cedu_targets.domain.table import Table
from cedu_targets.report import FileReport, Report
from cedu_targets.rollups.figure_report import FigureRollup
from cedu_targets.rollups.slots import Outcome, Slot, Slots
from cedu_targets.rollups.sums import Total, added
from cedu_targets.rollups.table import table_of, title_of

if TYPE_CHECKING:
    import pandas


class Detail(NamedTuple):
    """One class of a form (明细): where it stands, and whether it is counted."""

    path: str
    unit: str | None
    period: str | None
    outcome: Outcome
    record: Record


class RollupReport(Slots, frozen=True, kw_only=True, dict=True):
    """Forms put together: a sum for every unit and month, who sent nothing, and what is not counted."""

    files: tuple[FileReport, ...]
    """Every file with findings or a fault, without its rows."""
    file_count: int
    """How many files were read."""
    details: Iterable[Detail] = ()
    """Every class of every form, counted or not; may be gone through several times."""
    pack: str | None = None
    figures: FigureRollup | None = None
    """The forms with numbers (指标), put together apart from the classes; None where none came."""
    exit_zero: bool = False
    passed_over: tuple[PassedOver, ...] = ()

    @property
    def has_classes(self) -> bool:
        """Whether it has anything to say of classes; with forms of numbers alone it has not."""
        return bool(self.units) or self.figures is None

    @property
    def parts(self) -> Sequence[Slots]:
        """What was put together apart: the classes, the numbers."""
        return [*([self] if self.has_classes else []), *([] if self.figures is None else [self.figures])]

    @property
    def inputs(self) -> Report:
        """All files as a report of checks."""
        return Report(self.files, exit_zero=self.exit_zero, passed_over=self.passed_over)

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

    @property
    def exit_code(self) -> int:
        """By the contract: 3 where a file cannot be used or nothing counts, 1 for an error; not for what is missing."""
        codes = [file.fault.exit_code for file in self.files if file.fault]
        codes += [1 for file in self.files if file.count(Severity.ERROR)]
        if not any(slot.is_counted for part in self.parts for slot in part.slots.values()):
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
