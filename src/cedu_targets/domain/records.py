"""Records: what took place, a row a class or activity: monthly forms (培训月报表) and class ledgers (培训台账)."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import ClassVar

from msgspec import Struct, field
from msgspec.structs import replace

from cedu_targets.domain.place import Place
from cedu_targets.domain.shape import Shape


class RecordField(StrEnum):
    """What is said of a class."""

    PROJECT = "project"
    """培训项目, 课程, 内容"""
    CATEGORY = "category"
    DAY = "day"
    PLACE = "place"
    PEOPLE = "people"
    """人数, 人次: who came to this class. Over several classes that adds up to attendances, never to persons."""
    FIRST_TIME = "first_time"
    """首次参训（人）: of them those who come for the first time this year. Only these add up to persons."""
    HOURS = "hours"
    """课时"""
    MODE = "mode"
    """培训方式"""


SUMMED = (RecordField.PEOPLE, RecordField.FIRST_TIME, RecordField.HOURS)
"""The fields that are numbers and are added up."""
HIDDEN_WORDS = "…"
"""In the place of a name, or of words where a number should stand: in a row that has shifted they may be a name."""
HIDDEN_NUMBER = "#####"
"""In the place of a number that nobody would count: it may be that of a telephone."""


class Record(Struct, frozen=True):
    """One class or activity. A field that is blank, or whose cell cannot be read, is None."""

    number: int
    """Which of its form, from 1."""
    project: str | None = None
    category: str | None = None
    day: date | None = None
    day_text: str = ""
    """As written; kept where `day` is None, too."""
    place: str | None = None
    people: Decimal | None = None
    noun: str | None = None
    """What the heading over the people counts: 人次, 人; None where it does not say."""
    first_time: Decimal | None = None
    hours: Decimal | None = None
    mode: str | None = None
    unit: str | None = None
    """The unit of its own row, in a ledger of several units."""
    town: str = ""
    """The town that this unit is written with."""
    period: str | None = None
    """The month of its own row, YYYY-MM, where a column or its day says so."""
    cells: Mapping[RecordField, str] = field(default_factory=dict)
    """The cell of each field that is filled."""
    sheet: str | None = None
    line: int | None = None
    cell: str | None = None
    """Its first filled cell."""

    def at(self, one: RecordField | None = None) -> Place:
        """Where it stands, or one of its fields."""
        cell = self.cell if one is None else self.cells.get(one, self.cell)
        return Place(sheet=self.sheet, cell=cell, line=self.line, record=str(self.number), period=self.period)


class RecordsKind(StrEnum):
    """What its rows are gathered for."""

    MONTHLY = "monthly"
    """培训月报表: the classes of one unit in one month"""
    LEDGER = "ledger"
    """培训台账: classes one after the other, each with its day"""


class Source(StrEnum):
    """What says whose a form is, or of which month."""

    HEAD = "head"
    """the line over the headings: 填报单位：…, （5）月份"""
    TITLE = "title"
    SHEET = "sheet"
    FILE = "file"
    FOLDER = "folder"
    """光明村/5月.xlsx; asked only where nothing else says it"""


class Said(Struct, frozen=True):
    """A unit or a month, and what says so."""

    value: str
    source: Source
    place: Place = field(default_factory=Place)
    town: str = ""
    """The town that a village is written with: 百胜镇 before 甲村."""


class CarriedTotal(Struct, frozen=True):
    """A total that the form carries itself (合计, 本月合计, 累计): held against its rows, never added up."""

    name: str
    """As written."""
    field: RecordField
    value: Decimal
    place: Place
    entries: tuple[int, ...] = ()
    """The numbers of the records that it sums: all, of 小计 those since the last one."""
    is_cumulative: bool = False
    """累计: of the months before as well; the form alone cannot say whether it is right."""
    is_unknown: bool = False
    """承前页, 线上合计: which classes it sums does not show."""


class UnreadableCell(Struct, frozen=True):
    """A cell of a summed field in which something stands that is no number: 三十来人, ≈40."""

    field: RecordField
    text: str
    place: Place
    record: int
    """The number of its record; 0 for a total that the form carries."""


class Records(Struct, frozen=True, dict=True):
    """What took place, as one form or ledger reports it. Personal data (names, telephone numbers) are not in it."""

    title: str | None
    kind: RecordsKind
    unit: str | None
    """Who reports, as the most trustworthy source says: head, title, sheet, file; None where none does."""
    year: int | None
    month: int | None
    """Of the form; each None where nothing says it, of a ledger of several months always."""
    filed: date | None
    """填报时间; the dates of files prove nothing."""
    entries: tuple[Record, ...]
    columns: tuple[RecordField, ...] = ()
    """The fields for which it has a column."""
    is_nil: bool = False
    """零报: unit and month are filled in, or it says 本月没有办班, and there is no class."""
    is_blank: bool = False
    """Nobody has filled in anything: no report."""
    is_unread: bool = False
    """Rows under its headings are filled in, and none of them could be read: neither nil nor blank, and not counted."""
    totals: tuple[CarriedTotal, ...] = ()
    unreadable: tuple[UnreadableCell, ...] = ()
    units_said: tuple[Said, ...] = ()
    """All that say whose it is, the most trustworthy first."""
    months_said: tuple[Said, ...] = ()
    """All that say of which month it is: YYYY-MM, or MM where no year is written."""
    has_own_units: bool = False
    """Whether its rows name their units and it is a town's: a row that names none is of nobody."""
    left_out: tuple[str, ...] = ()
    """The headings of columns that hold personal data (教师, 填表人, 电话) and are not kept."""
    sheet: str | None = None
    line: int | None = None
    """Where it begins, in a text: at its title, where one stands over it."""
    cell: str | None = None
    """Where it begins, in a sheet."""

    shape: ClassVar = Shape.RECORDS

    @property
    def period(self) -> str | None:
        """The month, YYYY-MM; None where year or month is not said."""
        return None if self.year is None or self.month is None else f"{self.year}-{self.month:02}"

    @property
    def size(self) -> int:
        """How many classes there are to judge."""
        return len(self.entries)

    @property
    def whole_place(self) -> Place:
        """The form as a whole."""
        return Place(sheet=self.sheet, line=self.line, cell=self.cell, unit=self.unit, period=self.period)

    @property
    def units(self) -> Sequence[str]:
        """Whose it is; of a ledger whose rows name them, those units, each once: the town that keeps it is none."""
        said = dict.fromkeys(map(self.unit_of, self.entries)) if self.entries else {self.unit: None}
        return [unit for unit in said if unit is not None]

    def unit_of(self, entry: Record) -> str | None:
        """Whose a class is: as its row says, else the form; None where neither does."""
        return entry.unit or (None if self.has_own_units else self.unit)

    def town_of(self, entry: Record | None) -> str:
        """The town that the unit of a class, or of the form, is written with; empty for none."""
        if entry is not None and entry.unit:
            return entry.town
        return self.units_said[0].town if self.units_said else ""

    @cached_property
    def by_number(self) -> Mapping[int, Record]:
        """The records by their numbers."""
        return {entry.number: entry for entry in self.entries}

    def within(self, place: Place) -> Place:
        """A place of this form with the unit and the month of its class, else of the form; a month alone is MM."""
        entry = self.by_number.get(int(place.record)) if place.record and place.record.isdecimal() else None
        own = (entry.unit, entry.period) if entry is not None else (None, None)
        month = None if self.month is None else f"{self.month:02}"
        return replace(
            place,
            sheet=place.sheet or self.sheet,
            unit=place.unit or own[0] or self.unit,
            period=place.period or own[1] or self.period or month,
        )

    def sum_of(self, one: RecordField) -> Decimal | None:
        """The sum of a summed field over all classes; None where no class says it."""
        numbers: Sequence[Decimal] = [value for entry in self.entries if (value := getattr(entry, one)) is not None]
        return sum(numbers, Decimal(0)) if numbers else None
