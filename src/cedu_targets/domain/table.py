"""The target table: units by indicators, each value keyed and traceable to its source cell."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from msgspec import Struct, field

from cedu_targets.domain.cell_places import CellPlaces
from cedu_targets.domain.cells import Cells, Key
from cedu_targets.domain.column_sums import Signed
from cedu_targets.domain.declaration import Declaration
from cedu_targets.domain.floor import Floor
from cedu_targets.domain.indicator import Blanks, Indicator, Measure
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.months import Span
from cedu_targets.domain.one_unit import OneUnit
from cedu_targets.domain.packed_column import Column, PackedColumn, SentColumn, column_received, column_sent
from cedu_targets.domain.place import Place, a1
from cedu_targets.domain.relation import Side
from cedu_targets.domain.row_total import RowTotal
from cedu_targets.domain.shape import Shape


class SkippedTexts(NamedTuple):
    """A total whose formula passes over numbers that the workbook holds as texts, as SUM does."""

    unit: str
    indicator: str
    texts: tuple[tuple[str, str], ...]
    """(unit, indicator) of each number that is a text."""
    due: Decimal
    """What the formula would make if they were numbers."""


class Table(Struct, frozen=True, dict=True):
    """Units × indicators of one period and measure.

    `values` holds the filled cells only; a key in `unreadable` has something in
    its cell that is no number (the reader has said so in a finding).
    """

    title: str | None
    period: str | None
    measure: Measure
    district: str | None
    units: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    values: Mapping[Key, Decimal]
    layout: Layout
    unreadable: frozenset[Key] = frozenset()
    declarations: tuple[Declaration, ...] = ()
    notes: tuple[str, ...] = ()
    blanks: Blanks = Blanks.ZERO
    subtotals: tuple[str, ...] = field(default=())
    """Rows that sum some of the units (小计): neither unit nor district."""
    row_totals: tuple[RowTotal, ...] = ()
    """The rows that sum others, where the sheet makes it clear which; a district without one here sums all units."""
    odd_rows: frozenset[str] = frozenset()
    """Rows of rates, averages and the like, in which no sum of columns is claimed."""
    floors: Mapping[Key, Floor] = field(default_factory=dict)
    """Targets that are no plain numbers: ≥95%, 1—2. Their value is the least that is meant."""
    written: frozenset[Key] = frozenset()
    """Cells with more than a number in them (500人): somebody meant that number."""
    span: Span | None = None
    """The months that its numbers are of, where its headings say so."""
    one_unit: OneUnit | None = None
    """Whose form it is, where it has no column of units."""
    this_month: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)
    """(unit, indicator) -> what the last month of `span` alone adds, where 本月完成 stands beside 累计完成; the values
    themselves are 累计."""
    filed: date | None = None
    """The day on which it was filled in or sent (填报日期), where the lines around it say so."""
    relations_read: int = 0
    """Sums and rates between columns (累计 and its months, 完成率) that were checked as they were taken apart."""
    names_its_year: bool = True
    """Whether the period stands in it; False where only its file's name or folder says it."""
    incomplete: frozenset[tuple[str, str]] = frozenset()
    """(unit, indicator) of the numbers that the table itself calls incomplete (不完整): each is at least that much."""
    skipped: tuple[SkippedTexts, ...] = ()
    """The totals that formulas made too small, since they pass over numbers that are texts."""
    formula_sums: Mapping[tuple[str, str], tuple[str, ...] | None] = field(default_factory=dict)
    """The totals that a formula keeps, by unit and code: the codes that it adds in its row, none where it adds rows;
    None where the formula is not the sum of the total's parts."""

    def __reduce__(self) -> tuple[Any, ...]:
        """What is sent to another process: numbers as text, at half the time."""
        state = {name: getattr(self, name) for name in self.__struct_fields__ if name != "values"}
        texts = {code: column_sent(column) for code, column in self._cells.by_code.items()}
        return _table_of, (state, self._cells.units, texts)

    @property
    def shape(self) -> Shape:
        """A table."""
        return Shape.TABLE

    @property
    def sheet(self) -> str | None:
        """The sheet that it stands on; None in a file without sheets."""
        return self.layout.sheet

    @property
    def size(self) -> int:
        """Its cells: units × indicators, blanks and the district's row included."""
        return len(self.rows) * len(self.indicators)

    @cached_property
    def whole_place(self) -> Place:
        """The place that is the whole table."""
        return Place(sheet=self.sheet, period=self.period, measure=self.measure)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Indicator codes in the order of the columns."""
        return tuple(indicator.code for indicator in self.indicators)

    @cached_property
    def by_code(self) -> Mapping[str, Indicator]:
        """Indicators by code."""
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """All row owners a relation must hold for: the district (if there is one), then the units."""
        return (*((self.district,) if self.district else ()), *self.units)

    @cached_property
    def areas(self) -> Mapping[str, tuple[str, ...]]:
        """The rows that each subtotal sums; of several breakdowns (by sex, by age) the first."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.row_totals:
            if one.total != self.district:
                found.setdefault(one.total, one.members)
        return found

    @cached_property
    def district_totals(self) -> tuple[RowTotal, ...]:
        """What the district's row sums: all units, or what the sheet makes clear instead."""
        if self.district is None:
            return ()
        own = tuple(one for one in self.row_totals if one.total == self.district)
        return own or (RowTotal(self.district, self.units),)

    def members(self, total: str) -> tuple[str, ...]:
        """The rows that the district's row or a subtotal sums."""
        return self.district_totals[0].members if total == self.district else self.areas[total]

    def key(self, unit: str, indicator: str) -> Key:
        """The key of a value of this table."""
        return Key(unit, indicator, self.period, self.measure)

    @cached_property
    def _cells(self) -> Cells:
        return Cells.of(self.values, self.period, self.measure)

    def row(self, unit: str) -> Mapping[str, Decimal]:
        """The filled cells of a row by indicator."""
        return self._cells.line(unit)

    @cached_property
    def _columns(self) -> Mapping[str, Column]:
        return self._cells.columns(self.rows)

    def down(self, indicator: str) -> Column:
        """A column in the order of `rows`; None where a cell is blank (or unreadable)."""
        column = self._columns.get(indicator)
        return (None,) * len(self.rows) if column is None else column

    def column(self, indicator: str) -> dict[str, Decimal]:
        """The filled cells of a column by unit, the district's not among them."""
        cells = zip(self.units, self.down_units(indicator), strict=True)
        return {unit: value for unit, value in cells if value is not None}

    def signed(self, side: Side) -> Signed:
        """Columns in the order of `rows`, with the signs by which they count."""
        return [(self.down(term.code), term.sign) for term in side]

    def down_units(self, indicator: str) -> Column:
        """A column without the district."""
        column, ahead = self.down(indicator), len(self.rows) - len(self.units)
        return column.after(ahead) if type(column) is PackedColumn else column[ahead:]

    @cached_property
    def unreadable_rows(self) -> frozenset[str]:
        """The rows with a cell that holds no number."""
        return frozenset(key.unit for key in self.unreadable)

    def of_rows(self, units: Sequence[str]) -> Mapping[str, Column]:
        """The columns of some rows by code, in the order of these rows; a column that has no cells is left out."""
        return self._cells.columns(units)

    def unreadable_in(self, indicator: str) -> frozenset[str]:
        """The rows whose cell in a column holds something that is no number."""
        return self._unreadable_by_code.get(indicator, frozenset()) if self.unreadable else frozenset()

    @cached_property
    def _unreadable_by_code(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for key in self.unreadable:
            if (key.period, key.measure) == (self.period, self.measure):
                found.setdefault(key.indicator, set()).add(key.unit)
        return {code: frozenset(units) for code, units in found.items()}

    def value(self, unit: str, indicator: str) -> Decimal | None:
        """The value, None where the cell is blank (or unreadable)."""
        return self._cells.value(unit, indicator)

    def floor(self, unit: str, indicator: str) -> Floor | None:
        """What is demanded in a cell, where it holds no plain number."""
        return self.floors.get(self.key(unit, indicator)) if self.floors else None

    def is_unreadable(self, unit: str, indicator: str) -> bool:
        """Whether the cell holds something that is no number."""
        return bool(self.unreadable) and unit in self.unreadable_in(indicator)

    def place(self, unit: str, indicator: str) -> Place:
        """The place of a value, in the source and in the table."""
        return Place(
            sheet=self.layout.sheet,
            cell=self.layout.cell(unit, indicator),
            unit=unit,
            indicator=indicator,
            period=self.period,
            measure=self.measure,
        )

    def places(self, units: Sequence[str], codes: Sequence[str]) -> Sequence[Place]:
        """The places of some rows in some columns, column by column."""
        return CellPlaces(self.layout, self.period, self.measure, units, codes)

    def row_place(self, unit: str) -> Place:
        """The place of a unit's name."""
        row, column = self.layout.rows[unit], self.layout.label
        if column is None:
            cell = None
        else:
            cell = a1(*self.layout.turned.real(row, column)) if self.layout.turned else a1(row, column)
        return Place(self.layout.sheet, cell, unit=unit, period=self.period, measure=self.measure)

    def cells(self) -> Iterator[tuple[str, Indicator, Decimal | None]]:
        """Every cell of the table, row by row, the district first."""
        for unit in self.rows:
            for indicator in self.indicators:
                yield unit, indicator, self.value(unit, indicator.code)


def _table_of(state: dict[str, Any], units: Sequence[str], sent: Mapping[str, SentColumn]) -> Table:
    """A table that was sent, exactly."""
    columns = {code: column_received(column) for code, column in sent.items()}
    return Table(**state, values=Cells(units, columns, state["period"], state["measure"]))
