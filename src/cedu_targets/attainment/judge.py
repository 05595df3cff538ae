"""Judge: what was reached of one target, held against what it demands, as it stands on a day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.attainment.counting import Counted, counted
from cedu_targets.attainment.demands import Demand
from cedu_targets.attainment.measured import Evidence, Measured, Remark
from cedu_targets.attainment.occasions import Occasion, occasions_of
from cedu_targets.attainment.of_units import (
    Together,
    UnitMeasured,
    coverage,
    coverage_of_whole,
    covered,
    needed_share,
    together,
)
from cedu_targets.attainment.ranges import Bounds
from cedu_targets.attainment.ratios import ratio
from cedu_targets.attainment.scopes import of_its_units
from cedu_targets.attainment.whole_aside import whole_aside
from cedu_targets.domain.attainment import Attained, Why
from cedu_targets.domain.due import Precision, Recurrence
from cedu_targets.domain.gap import State
from cedu_targets.domain.targets import Counting, TargetKind, TargetRelation


class Judged(Struct, frozen=True):
    """The rows of one target, the whole before its units, and what is strange about the numbers."""

    demand: Demand
    rows: tuple[Attained, ...]
    remarks: tuple[Remark, ...] = ()


def judged(demand: Demand, evidence: Evidence, as_of: date) -> Judged:
    """How a target stands on a day: once, or once in every year that it comes back in."""
    rows: list[Attained] = []
    remarks: list[Remark] = []
    for occasion in occasions_of(demand, evidence.numbers.years(demand.name), as_of):
        found = _Case(demand, occasion, evidence, as_of)
        rows += found.rows()
        remarks += found.remarks
    return Judged(demand, tuple(rows), tuple(remarks))


def reached_in(demand: Demand, evidence: Evidence, year: int) -> tuple[Attained, Sequence[Remark]]:
    """What the whole reached by the end of a year, for the path of an indicator, and what is strange about it."""
    last_day = date(year, 12, 31)
    case = _Case(demand, Occasion(year, last_day), evidence, last_day)
    return case.rows()[0], case.remarks


class _Case:
    """One target at one of its times."""

    def __init__(self, demand: Demand, occasion: Occasion, evidence: Evidence, as_of: date) -> None:
        self.demand, self.occasion, self.evidence, self.as_of = demand, occasion, evidence, as_of
        self.target = demand.target
        self.year = occasion.reported_year(self._years(), as_of)
        self.remarks: list[Remark] = []

    def _years(self) -> Sequence[int]:
        """The years of which a number may speak for it; a number of new ones speaks for its own year alone."""
        years = self.evidence.numbers.years(self.demand.name)
        is_of_year = self.target.counting is Counting.NEW
        return [year for year in years if not is_of_year or self.occasion.year in (None, year)]

    def rows(self) -> list[Attained]:
        """The whole, and the units where each of them has to reach it."""
        if not self.target.is_measured:
            return [self._unmeasured()]
        if self.year is None:
            return [self._row(None, state=State.NOT_REPORTED, silent=self._silent())]
        if self.target.kind is TargetKind.COVERAGE or self.target.each:
            return self._of_units(self.year)
        return [self._judged(None, self._measured(self.year, None))]

    def _unmeasured(self) -> Attained:
        """What demands no number, or nothing at all; with what was reported of it all the same."""
        number = None if self.year is None else self.evidence.numbers.any_amount(self.demand.name, self.year, None)
        found = None if number is None else Measured(number=number)
        if self.target.kind is TargetKind.NOT_ASSIGNED:
            return self._row(found, state=State.NOT_ASSIGNED)
        return self._row(found, why=Why.NO_NUMBER)

    def _silent(self) -> tuple[str, ...]:
        is_of_units = self.target.kind is TargetKind.COVERAGE or self.target.each
        return tuple(self.evidence.units) if is_of_units else ()

    def _measured(self, year: int, unit: str | None) -> Measured | None:
        target, name = self.target, self.demand.name
        if target.due.precision is Precision.RECURRING and target.due.recurrence is not Recurrence.YEARLY:
            # What comes back each month or quarter is not told by the number of a year.
            return Measured(why=Why.MEASURE)
        if target.kind in (TargetKind.SHARE, TargetKind.PER_HEAD):
            return ratio(target, name, self.evidence, year, unit)
        asked = self.occasion.year
        has_begun = asked is None or asked <= self.as_of.year
        of = Counted(self.evidence.numbers, name, unit, target.unit_of_measure, year, asked, has_begun)
        found = counted(of, target.counting, is_yearly=self.occasion.is_yearly)
        if found is None and self.evidence.numbers.has_rates(name, year, unit):
            return Measured(why=Why.MEASURE)
        return found

    def _of_units(self, year: int) -> list[Attained]:
        if self.target.kind is TargetKind.COVERAGE:
            of_units = covered(self.target, self.demand.name, self.evidence, year)
        else:
            every = self.evidence.units
            of_units = {
                unit: UnitMeasured(of_its_units(self._measured(year, unit), self.target, every)) for unit in every
            }
        found = together(self.target, of_units)
        whole = self._whole(year, of_units, found)
        return [whole, *self._unit_rows(of_units)] if self.target.each and found is not None else [whole]

    def _whole(self, year: int, of_units: Mapping[str, UnitMeasured], found: Together | None) -> Attained:
        if self.target.kind is not TargetKind.COVERAGE:
            return self._all_of_each(year, found)
        needed = needed_share(self.target)
        if found is None:
            number = coverage_of_whole(self.target, self.demand.name, self.evidence, year)
            row = self._judged(None, number, needed)
            return row if number is not None else replace(row, silent=tuple(self.evidence.units))
        self.remarks += [remark for one in of_units.values() if one.measured for remark in one.measured.remarks]
        self.remarks += whole_aside(self.target, self.demand.name, year, self.evidence, found)
        row = self._judged(None, coverage(self.target, of_units, found), needed)
        return replace(row, units=found.has, lacking=found.lacking, silent=found.silent)

    def _all_of_each(self, year: int, found: Together | None) -> Attained:
        """The whole of what each unit has to reach: how many of them do; it has no number of its own."""
        if found is None:
            reported = self._measured(year, None)
            why = None if reported is None else reported.why if not reported.readings else Why.INCOMPLETE
            state = State.NOT_REPORTED if reported is None else None
            return self._row(reported, state=state, why=why, silent=tuple(self.evidence.units))
        number = sum(map(len, (found.has, found.lacking, found.silent, found.open)))
        answer = Bounds(Fraction(1), Fraction(1)).is_reached([found.share])
        row = self._row(None, state=self._state(answer, is_exceeded=False), why=found.why if answer is None else None)
        return replace(
            row, year=year, total=Decimal(len(found.has)), base_total=Decimal(number),
            units=found.has, lacking=found.lacking, silent=found.silent,
            missing=found.missing if answer is None else None,
        )  # fmt: skip

    def _unit_rows(self, of_units: Mapping[str, UnitMeasured]) -> Iterator[Attained]:
        for unit, one in of_units.items():
            yield self._judged(unit, one.measured, one.needed)

    def _judged(self, unit: str | None, found: Measured | None, needed: Fraction | None = None) -> Attained:
        if found is None:
            return self._row(None, unit=unit, state=State.NOT_REPORTED, needed=needed)
        self.remarks += found.remarks
        if not found.readings:
            return self._row(found, unit=unit, why=found.why, needed=needed)
        bounds = Bounds.of(self.target, needed)
        answer = bounds.is_reached(found.readings)
        if answer is None:
            if found.why is Why.COUNTING and self._is_short_so_far(found, bounds):
                row = self._row(found, unit=unit, state=State.BELOW, needed=needed)
                return replace(row, value=None if row.total is None else Fraction(row.total))
            return self._row(found, unit=unit, why=found.why, needed=needed)
        state = self._state(answer, is_exceeded=bounds.is_exceeded(found.readings))
        return replace(
            self._row(found, unit=unit, state=state, needed=needed), value=found.value(bounds, is_reached=answer)
        )

    def _is_short_so_far(self, found: Measured, bounds: Bounds) -> bool:
        """Whether its day has not come, and the number is short of it whichever way it counts: nothing is open yet."""
        is_early = self.occasion.judged_on is not None and not self.occasion.is_over(self.as_of)
        number = found.number
        return (
            is_early and not bounds.is_ceiling and number is not None and number.is_whole and number.value < bounds.low
        )

    def _state(self, is_reached: bool | None, *, is_exceeded: bool) -> State | None:
        if is_reached is None:
            return None
        if is_reached:
            if self._is_of_earlier_year and not self._stays:
                return State.ON_PACE
            return State.EXCEEDED if is_exceeded else State.MET
        is_failure = self.target.binds and self.occasion.is_over(self.as_of)
        return State.BEHIND if is_failure else State.BELOW

    @property
    def _is_of_earlier_year(self) -> bool:
        return self.year is not None and self.occasion.year is not None and self.year < self.occasion.year

    @property
    def _stays(self) -> bool:
        """Whether what is reached is reached: schools stay, and a share or the number of a year may fall again."""
        if self.target.relation is TargetRelation.AT_MOST:
            return False
        return self.target.kind is TargetKind.COVERAGE or self.target.counting is not None

    def _row(
        self, found: Measured | None, *, unit: str | None = None, state: State | None = None, why: Why | None = None,
        needed: Fraction | None = None, silent: tuple[str, ...] = (),
    ) -> Attained:  # fmt: skip
        number, base = (found.number, found.base) if found is not None else (None, None)
        return Attained(
            target=self.target,
            unit=unit,
            year=self.occasion.year if self.year is None else self.year,
            judged_on=self.occasion.judged_on,
            state=state,
            why=why,
            numerator=found.figure if found is not None else None,
            base=base.first if base is not None else None,
            total=number.total if number is not None else None,
            base_total=base.total if base is not None else None,
            units=number.units if number is not None else (),
            silent=number.silent if number is not None else silent,
            is_reading=self.occasion.is_reading,
            missing=found.missing if found is not None and why is not None else None,
            needed=None if needed is None or needed == self._usual() else needed,
        )

    def _usual(self) -> Fraction | None:
        return None if self.target.value is None else Fraction(self.target.value)
