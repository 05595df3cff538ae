"""The JSON contract of `cedu gap` of a text: one row for each target and unit, paths, bases, as pydantic models."""

from typing import Literal

from cedu_targets.reporters.json_schema_files import Place, SchemaPart


class Demanded(SchemaPart):
    """How the text bounds the number; what it says is in `printed`."""

    relation: Literal["at_least", "reach", "about", "between", "at_most"]
    value_high: str | None  # of between
    unit_of_measure: str | None
    printed: str


class UsedBase(SchemaPart):
    """What a ratio was divided by; of a sum over units the year and source of the first of them."""

    name: str
    value: str
    year: str | None
    source: str | None


class ReportedFigure(SchemaPart):
    """A number as it was reported, and where: an achievement, or a base; rates are shares."""

    name: str
    unit: str | None  # null: of all units together
    year: str | None
    value: str
    unit_of_measure: str | None
    is_rate: bool
    counting: Literal["new", "cumulative", "unstated"] | None
    source: str | None
    heading: str
    path: str
    place: Place


class AttainmentRow(SchemaPart):
    """A target on a day: of all units together (`unit` null), or of one; of every year a row a year.

    Shares have six places; what is short of a target never reads as the target.
    """

    unit: str | None
    indicator: str | None
    target: str | None  # null: no number is demanded
    achieved: str | None
    gap: str | None  # target (or `needed`) − achieved
    completion: str | None
    pace: Literal["1"] | None  # 1 from its last day on, null before it and without one
    needed_per_month: None
    state: Literal["exceeded", "met", "on_pace", "behind", "below", "not_reported", "not_assigned"] | None
    # null: `why` says why; on_pace: before its day a number of an earlier year reaches it
    id: str
    name: str
    kind: Literal["share", "count", "per_head", "coverage", "none", "not_assigned"]
    year: str | None  # of what was reached
    judged_on: str | None
    is_reading: bool  # true: no time is printed, it is judged at the end of the plan
    by: str | None  # the time as printed
    strength: Literal["binding", "expected"]
    counting: Literal["new", "cumulative", "unstated"] | None
    either: str | None  # of the targets with the same name one is enough
    demanded: Demanded
    needed: str | None  # what has to be reached where it is not `target`: the share of all units, or a unit's base
    met_by: str | None  # of alternatives of which one is enough: the target that was reached
    numerator: str | None  # what was reported, or the sum over the units
    base: UsedBase | None
    reported: ReportedFigure | None  # of a sum the first of the units
    why: (
        Literal[
            "no_base", "zero_base", "no_number", "counting", "attendances", "measure", "incomplete", "differ",
            "above_base", "unreadable", "alternative",
        ]
        | None
    )  # fmt: skip
    missing: str | None  # the base, or the number, that has to be asked for
    units: list[str]  # summed; of a coverage those that have it
    lacking: list[str]
    silent: list[str]
    line: int | None


class PathStep(SchemaPart):
    """What an indicator is to be at the end of a year."""

    year: str
    target: str
    id: str | None


class PathAchieved(SchemaPart):
    """What it was in a year."""

    year: str
    value: str


class TargetPath(SchemaPart):
    """One indicator over years."""

    indicator: str
    name: str
    trend: Literal["up", "down", "level", "mixed"]
    steps: list[PathStep]
    achieved: list[PathAchieved]
    missing: list[str]  # years between the first and the last without a target
