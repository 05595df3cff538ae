"""FigureRollup: the forms with numbers, put together: what each unit achieved so far, and what it reported when."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from cedu_targets.domain.cells import Key
from cedu_targets.domain.indicator import Blanks, Indicator, Measure
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.months import Span
from cedu_targets.domain.place import Place
from cedu_targets.domain.table import Table
from cedu_targets.rollups.figure_so_far import Reported, SoFar
from cedu_targets.rollups.slots import Outcome, Slots, SlotState


class FigureDetail(NamedTuple):
    """A number of a form (明细): where it stands, of which months it is, and whether it is counted."""

    path: str
    unit: str | None
    period: str | None
    filed: date | None
    outcome: Outcome
    span: Span
    indicator: Indicator
    value: Decimal
    place: Place


class SentForm(NamedTuple):
    """A form as it came (报送清单): who sent it when, how many numbers it holds, and what became of it."""

    path: str
    sheet: str | None
    unit: str | None
    period: str | None
    filed: date | None
    outcome: Outcome
    is_late: bool
    numbers: int


class FigureRollup(Slots, frozen=True, kw_only=True, dict=True):
    """Units × indicators at the latest month; each month as it was reported; who sent what when."""

    year: str | None
    """The year that all of it is of; None where nothing counts."""
    indicators: tuple[Indicator, ...]
    reported: Mapping[tuple[str, str], Reported]
    """(unit, month) -> what its forms that count say."""
    so_far: Mapping[str, SoFar]
    """Unit -> its numbers up to its latest month."""
    first_month: int = 1
    """From which month on the year is put together."""
    details: Sequence[FigureDetail] = ()
    sent: Sequence[SentForm] = ()

    @cached_property
    def until(self) -> str | None:
        """The latest month that counts, YYYY-MM."""
        return max((month for (_, month), slot in self.slots.items() if slot.is_counted), default=None)

    @cached_property
    def lacks(self) -> Mapping[str, tuple[str, ...]]:
        """Unit -> the months, YYYY-MM, that its numbers do not hold though their forms were due."""
        found = {}
        last = 0 if self.until is None else int(self.until[5:])
        for unit, total in self.so_far.items():
            months = [f"{self.year}-{month:02}" for month in total.lacks(range(self.first_month, last + 1))]
            found[unit] = tuple(month for month in months if not self._may_come(unit, month))
        return found

    def _may_come(self, unit: str, month: str) -> bool:
        slot = self.slots.get((unit, month))
        return slot is not None and slot.state is SlotState.NOT_DUE

    def value(self, unit: str, code: str) -> Decimal | None:
        """What a unit achieved so far; None where nobody says it."""
        return self.so_far[unit].values.get(code)

    def is_incomplete(self, unit: str, code: str) -> bool:
        """Whether a unit's number is too small by an unknown amount."""
        return code in self.so_far[unit].incomplete or bool(self.lacks[unit])

    def total(self, one: Indicator) -> Decimal | None:
        """The sum over all units; None where nobody says it, and where units do not add up (a rate)."""
        known = [value for unit in self.units if (value := self.value(unit, one.code)) is not None]
        return sum(known, Decimal(0)) if known and one.additive else None

    def lacks_in_total(self, one: Indicator) -> list[str]:
        """The units that a sum lacks something of: nothing came, a month is missing, or a number cannot be read.

        A blank in a form that counts lacks nothing: not every unit has every indicator.
        """
        return [unit for unit in self.units if self._is_silent(unit) or self.is_incomplete(unit, one.code)]

    def _is_silent(self, unit: str) -> bool:
        """Whether nothing of a unit counts, though some form of it was due."""
        return not self.so_far[unit].spans and any(slot.state is not SlotState.NOT_DUE for slot in self.of_unit(unit))

    @cached_property
    def table(self) -> Table:
        """Units × indicators: what `cedu gap` reads as achievements up to the latest month."""
        done, year = Measure.ACHIEVEMENT, self.year
        return Table(
            title=self.table_title,
            period=year,
            measure=done,
            district=None,
            units=self.units,
            indicators=self.indicators,
            values={
                Key(unit, code, year, done): value
                for unit in self.units
                for code, value in self.so_far[unit].values.items()
            },
            layout=Layout(
                sheet=None,
                rows={unit: row for row, unit in enumerate(self.units)},
                columns={one.code: column for column, one in enumerate(self.indicators, start=1)},
                label=0,
            ),
            blanks=Blanks.UNKNOWN,
            span=None if self.until is None else Span(self.first_month, int(self.until[5:])),
            incomplete=frozenset(
                (unit, code)
                for unit in self.units
                for code in self.so_far[unit].values
                if self.is_incomplete(unit, code)
            ),
        )

    @cached_property
    def table_title(self) -> str:
        """The title that it is read by, Chinese whatever the forms are: 2020年社区教育工作完成情况汇总表（截至9月）."""
        months = ""
        if self.until is not None:
            last = int(self.until[5:])
            months = f"（截至{last}月）" if self.first_month == 1 else f"（{self.first_month}—{last}月）"
        return f"{f'{self.year}年' if self.year else ''}{self.title or '指标'}完成情况汇总表{months}"
