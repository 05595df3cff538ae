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
        "same", "differs", "not_preferred", "blank", "unread", "unplaced", "stranger", "outside", "other_month"
    ]
