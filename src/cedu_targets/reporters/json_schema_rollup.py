"""The JSON contract of `cedu rollup`: sums by unit, what came of every unit and month, as pydantic models."""

from typing import Literal

from cedu_targets.reporters.json_schema_files import SchemaPart

SumName = Literal["attendances", "classes", "hours", "persons"]


class Sums(SchemaPart):
    """What classes add up to, as exact text: null where no class says it, all of them where nothing is counted.

    `attendances` (人次) count who comes three times three times; `persons` are known only where every class says how
    many came for the first time this year (首次参训).
    """

    attendances: str | None
    classes: str | None
    hours: str | None
    persons: str | None


class SlotName(SchemaPart):
    """A unit in a month, YYYY-MM."""

    unit: str
    period: str


class Conflicting(SlotName):
    """A unit in a month of which several forms came that differ; none of them is counted."""

    paths: list[str]


class Completeness(SchemaPart):
    """How many forms were expected, came and count; `late` and `undated` are null where no last day is known."""

    expected: str  # units × months that are due, or of which a form came
    counted: str  # nil ones among them
    nil: str
    late: str | None
    undated: str | None  # counted, without a date of filing
    missing: list[SlotName]
    conflicting: list[Conflicting]


class RollupSlot(Sums):
    """What came of a unit for a month."""

    unit: str
    period: str
    state: Literal["reported", "nil", "missing", "differing", "not_due"]
    late: bool
    incomplete: list[SumName]
    paths: list[str]


class Persons(SchemaPart):
    """The persons over all units, null where they are not known, and the units that do not say them."""

    total: str | None
    unknown: list[str]


class UncountedForm(SchemaPart):
    """A form that is not counted, and why."""

    path: str
    table: str
    sheet: str | None
    unit: str | None
    period: str | None
    outcome: Literal[
        "same",
        "differs",
        "not_preferred",
        "blank",
        "unread",
        "unplaced",
        "stranger",
        "outside",
        "other_month",
        "other_year",
    ]


class FigureIndicator(SchemaPart):
    """A column of the forms with numbers; `code` is its 栏次, else its name."""

    code: str
    name: str
    group: str | None
    unit_of_measure: str | None
    kind: Literal["count", "amount", "rate", "average"]


class FiguresReported(SchemaPart):
    """What the forms of a unit and month say of months `first` to `last`: 本月 where both are one, 累计 from 1 on."""

    first: str
    last: str
    numbers: dict[str, str | None]  # code -> number, null for a blank


class FigureSlot(SlotName):
    """What came of a unit for a month."""

    state: Literal["reported", "missing", "differing", "blank", "not_due"]
    late: bool
    filed: str | None
    reported: list[FiguresReported]
    paths: list[str]


class SentForm(SchemaPart):
    """A form as it came: who sent what when, how many numbers it holds, and what became of it."""

    path: str
    sheet: str | None
    unit: str | None
    period: str | None
    filed: str | None
    outcome: Literal[
        "counted", "same", "differs", "not_preferred", "blank", "unread", "unplaced", "stranger", "outside",
        "other_month", "other_year",
    ]  # fmt: skip
    late: bool
    numbers: str


class Figures(SchemaPart):
    """Forms with numbers, put together: each unit's numbers up to its latest month, null where nobody says them."""

    title: str
    period: str | None
    until: str | None  # the latest month that counts, YYYY-MM
    has_roster: bool
    months: list[str]
    indicators: list[FigureIndicator]
    table: dict[str, dict[str, str | None]]  # unit -> code -> number
    total: dict[str, str | None]  # null, too, for rates, which do not add up
    incomplete: dict[str, list[str]]  # unit -> the codes of numbers that are too small
    lacks: dict[str, list[str]]  # unit -> the months that its numbers do not hold
    completeness: Completeness
    slots: list[FigureSlot]
    sent: list[SentForm]
