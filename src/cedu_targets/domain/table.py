"""The target table: units by indicators, each value keyed and traceable to its source cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from enum import StrEnum
from functools import cache, cached_property
from typing import Any, NamedTuple

from cedu_targets.domain.finding import Place
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.prose import Prose
from cedu_targets.domain.relation import Relation, Side


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


class Key(NamedTuple):
    """What a value is the value of."""

    unit: str
    indicator: str
    period: str | None
    measure: Measure


class Cells(Mapping[Key, Decimal]):
    """The filled cells of a table, held in lines of cells: a key made for each would cost more than reading it."""

    def __init__(
        self,
        lines: Mapping[str, Sequence[Decimal | None]],
        codes: Sequence[str],
        period: str | None,
        measure: Measure,
    ) -> None:
        """`lines` are the cells of each unit in the order of `codes`, None where they are blank."""
        self.lines, self.codes, self.period, self.measure = lines, codes, period, measure
        self._positions = {code: position for position, code in enumerate(codes)}

    @staticmethod
    def of(values: Mapping[Key, Decimal], period: str | None, measure: Measure) -> "Cells":
        """The values of one period and measure."""
        if isinstance(values, Cells) and (values.period, values.measure) == (period, measure):
            return values
        here = {key: value for key, value in values.items() if (key.period, key.measure) == (period, measure)}
        codes = list(dict.fromkeys(key.indicator for key in here))
        position = {code: number for number, code in enumerate(codes)}
        lines: dict[str, list[Decimal | None]] = {}
        for key, value in here.items():
            lines.setdefault(key.unit, [None] * len(codes))[position[key.indicator]] = value
        return Cells(lines, codes, period, measure)

    def value(self, unit: str, code: str) -> Decimal | None:
        """One cell; None where it is blank, or there is none."""
        line, position = self.lines.get(unit), self._positions.get(code)
        return None if line is None or position is None else line[position]

    def line(self, unit: str) -> Mapping[str, Decimal]:
        """The filled cells of a unit by code."""
        cells = zip(self.codes, self.lines.get(unit, ()), strict=False)
        return {code: value for code, value in cells if value is not None}

    def columns(self, units: Sequence[str]) -> Mapping[str, Sequence[Decimal | None]]:
        """The cells of some units by code."""
        blank = (None,) * len(self.codes)
        return dict(zip(self.codes, zip(*(self.lines.get(unit, blank) for unit in units), strict=True), strict=False))

    def __getitem__(self, key: Key) -> Decimal:
        value = self.value(key.unit, key.indicator)
        if value is None or (key.period, key.measure) != (self.period, self.measure):
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[Key]:
        for unit in self.lines:
            for code in self.line(unit):
                yield Key(unit, code, self.period, self.measure)

    def __len__(self) -> int:
        return sum(1 for line in self.lines.values() for value in line if value is not None)


class Origin(StrEnum):
    """Where a sheet declares a relation."""

    NOTE = "note"
    CODE_ROW = "code_row"
    HEADER = "header"


class Reading(StrEnum):
    """How a declared relation was read; each has its sentence in `messages`."""

    LITERAL = "literal"
    SELF_INCLUSION = "self_inclusion"
    GROUP_TOTAL = "group_total"
    ALIAS = "alias"
    OF_WHICH = "of_which"
    PART = "part"
    NOT_UNDERSTOOD = "not_understood"
    UNKNOWN_COLUMN = "unknown_column"


@dataclass(frozen=True)
class Declaration:
    """A relation as the sheet declares it, and as it is read; `relation` is None where it cannot be."""

    text: str
    relation: Relation | None
    origin: Origin
    reading: Reading = Reading.LITERAL
    cell: str | None = None
    unknown: str | None = None
    """The column that does not exist, with `Reading.UNKNOWN_COLUMN`."""
    checked: bool = True
    """False for a reading of the header that a note overrules: it is shown, not judged."""


class Turned(NamedTuple):
    """A table with indicators as rows, exchanged to be read: where its cells really stand."""

    top: int
    """The first row of the table, the same both ways."""
    columns: tuple[int, ...]
    """The real column of each row, from `top` on."""
    rows: tuple[int, ...]
    """The real row of each column."""

    def real(self, row: int, column: int) -> tuple[int, int]:
        """The real (row, column) of a position; above and below the table nothing is exchanged."""
        position = row - self.top
        if position < 0:
            return row, column
        if position < len(self.columns):
            return self.rows[min(column, len(self.rows) - 1)], self.columns[position]
        return self.rows[-1] + 1 + position - len(self.columns), column


@dataclass(frozen=True)
class Layout:
    """Where the table's rows and columns stand in its source (zero-based)."""

    sheet: str | None
    rows: Mapping[str, int]
    columns: Mapping[str, int]
    turned: Turned | None = None
    """Set where the table was read upright; `rows` and `columns` are then positions in that reading."""
    label: int | None = None
    """The column of the units' names."""

    def cell(self, unit: str, indicator: str) -> str:
        """The A1 address of a value."""
        row, column = self.rows[unit], self.columns[indicator]
        return a1(*self.turned.real(row, column)) if self.turned else a1(row, column)


@dataclass(frozen=True)
class Base:
    """A base (基数): the numbers per unit that a ratio divides by, with where they come from."""

    name: str
    unit_of_measure: str | None
    source: str
    values: Mapping[str, Decimal]
    """By unit, as the pack names it."""


@dataclass(frozen=True)
class Beside:
    """What stands beside a table: the notice's text, last year's table, bases, and the pack's names for things."""

    prose: Prose | None = None
    last_year: "Table | None" = None
    bases: Mapping[str, Base] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    """The pack's name of a unit, or an alias of it -> the name that this table prints."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """The pack's code or name of a column -> the code that this table has."""


@dataclass(frozen=True)
class Table:
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
    areas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The units of each subtotal, where the sheet makes it clear which they are."""
    beside: Beside = Beside()
    """What rules may compare it with."""

    def __getstate__(self) -> dict[str, object]:
        """What is sent to another process: numbers as text, at half the time."""
        state: dict[str, object] = {one.name: getattr(self, one.name) for one in fields(self)}
        texts = {unit: [None if v is None else str(v) for v in line] for unit, line in self._cells.lines.items()}
        state["values"] = (texts, self._cells.codes)
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        """The table again, exactly."""
        texts, codes = state["values"]
        lines = {unit: [None if v is None else Decimal(v) for v in line] for unit, line in texts.items()}
        self.__dict__.update(state | {"values": Cells(lines, codes, state["period"], state["measure"])})

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Indicator codes in the order of the columns."""
        return tuple(indicator.code for indicator in self.indicators)

    @cached_property
    def by_code(self) -> Mapping[str, Indicator]:
        """Indicators by code."""
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def renamed(self) -> tuple[tuple[str, str], ...]:
        """(the pack's name of a column, the code that this table has for it)."""
        return tuple((name, code) for name, code in self.beside.columns.items() if name not in self.by_code)

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """All row owners a relation must hold for: the district (if there is one), then the units."""
        return (*((self.district,) if self.district else ()), *self.units)

    def members(self, total: str) -> tuple[str, ...]:
        """The units that the district's row or a subtotal sums."""
        return self.units if total == self.district else self.areas[total]

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
    def _columns(self) -> Mapping[str, Sequence[Decimal | None]]:
        return self._cells.columns(self.rows)

    def down(self, indicator: str) -> Sequence[Decimal | None]:
        """A column in the order of `rows`; None where a cell is blank (or unreadable)."""
        return self._columns.get(indicator) or (None,) * len(self.rows)

    def column(self, indicator: str) -> dict[str, Decimal]:
        """The filled cells of a column by unit, the district's not among them."""
        column = self.down(indicator)
        cells = zip(self.units, column[len(self.rows) - len(self.units) :], strict=True)
        return {unit: value for unit, value in cells if value is not None}

    def totals(self, side: Side) -> list[Decimal]:
        """The signed sum of some columns in each row, in the order of `rows`; a blank counts as 0."""
        columns = [
            [(_ZERO if value is None else value if term.sign > 0 else -value) for value in self.down(term.code)]
            for term in side
        ]
        return columns[0] if len(columns) == 1 else [sum(row, _ZERO) for row in zip(*columns, strict=True)]

    @cached_property
    def unreadable_rows(self) -> frozenset[str]:
        """The rows with a cell that holds no number."""
        return frozenset(key.unit for key in self.unreadable)

    def value(self, unit: str, indicator: str) -> Decimal | None:
        """The value, None where the cell is blank (or unreadable)."""
        return self._cells.value(unit, indicator)

    def is_unreadable(self, unit: str, indicator: str) -> bool:
        """Whether the cell holds something that is no number."""
        return bool(self.unreadable) and self.key(unit, indicator) in self.unreadable

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


_ZERO = Decimal(0)

Document = Table
"""What a file was read as. Items (what is due) and records (what took place) join it as they come."""


def a1(row: int, column: int) -> str:
    """The spreadsheet address of a zero-based row and column: (20, 17) is R21."""
    return f"{_letters(column)}{row + 1}"


@cache
def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
