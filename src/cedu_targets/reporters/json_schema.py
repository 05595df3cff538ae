"""The JSON contract as pydantic models: what `cedu schema report` prints and the tests hold every output to.

The reporters write plain mappings; these models are only loaded to print the schema. Their names are those of the
published schema, so they are not told apart from the classes of the domain that are called alike.
"""

from typing import Literal

from pydantic.json_schema import SkipJsonSchema

from cedu_targets.reporters.json_schema_attainment import AttainmentRow, ReportedFigure, TargetPath
from cedu_targets.reporters.json_schema_files import (
    CheckedFile,
    Error,
    Head,
    Place,
    ReadFile,
    SchemaPart,
)
from cedu_targets.reporters.json_schema_items import ReadItems
from cedu_targets.reporters.json_schema_records import ReadRecords
from cedu_targets.reporters.json_schema_rollup import (
    Completeness,
    Figures,
    Persons,
    RollupSlot,
    SumName,
    Sums,
    UncountedForm,
)
from cedu_targets.reporters.json_schema_run import Baseline, Explanations
from cedu_targets.reporters.json_schema_status import Materials, OwnerCounts, StatusRow
from cedu_targets.reporters.json_schema_wide import Wide, WideGap, WideRollup


class Tool(SchemaPart):
    """Which program wrote the report."""

    name: Literal["cedu"]
    version: str


class PassedOver(SchemaPart):
    """A file, or a folder with all in it, that lay beside the submissions and was not read; it fails no run."""

    path: str
    reason: Literal["own_report", "system_file", "excluded", "in_use"]


class Timetable(SchemaPart):
    """How far the year has gone, and from where on a unit counts as behind; shares to 6 places."""

    as_of: str
    year: str
    months_elapsed: int
    months_remaining: int
    pace: str
    slightly_behind: str
    profile: list[str]


class GapRow(SchemaPart):
    """A unit's target and achievement of one indicator; rates are shares. `last_year` and `growth` only with a base."""

    unit: str
    indicator: str
    target: str | None
    achieved: str | None
    gap: str | None
    completion: str | None
    pace: str | None  # null: no share of the target is due before the end of the year
    needed_per_month: str | None
    state: (
        Literal["exceeded", "met", "on_pace", "slightly_behind", "behind", "below", "not_reported", "not_assigned"]
        | None
    )  # null: both sides have something, and it cannot be compared, or it is a total of which parts were not reported
    last_year: str | None = None
    growth: str | None = None
    at_least: bool | None = None  # true: what came calls the achievement incomplete, so there may be more
    demand: str | None = None  # ≥95%, 1—2: as the table of targets has it, where that is no plain number


class UnreportedPart(SchemaPart):
    """A task that nobody reported."""

    unit: str
    indicator: str


class Unsettled(SchemaPart):
    """A file that came in and of which nothing is counted, and the units that therefore have no number."""

    path: str
    reason: Literal["gap_unread", "gap_not_taken", "gap_other_year", "gap_later", "gap_no_column"]
    units: list[str]


class OpenTotal(SchemaPart):
    """A total that holds nothing for some of its parts, since nobody reported them."""

    unit: str
    indicator: str
    unreported: list[UnreportedPart]


class Conflict(SchemaPart):
    """One of the demands that conflict: what all of them need and leave together, and what this one asks for.

    `group` is the same for the demands of one conflict; each conflict stands by itself.
    """

    group: str
    constraint: Literal[
        "granule", "district_total", "parts", "unit_total", "area_total", "hold", "minimum", "maximum", "growth",
        "not_assigned", "no_weight",
    ]  # fmt: skip
    unit: str | None
    units: list[str]
    indicator: str | None
    amount: str
    needed: str
    available: str
    message: str
    place: Place


class Move(SchemaPart):
    """A number that differs from the issued table's; null is a blank."""

    unit: str
    indicator: str
    before: str | None
    after: str | None
    difference: str


class Why(SchemaPart):
    """Why one number is what it is."""

    unit: str
    indicator: str
    message: str


class FilesOfUnit(SchemaPart):
    """A unit that sent its form for the same time more than once."""

    unit: str
    paths: list[str]


class Roster(SchemaPart):
    """Whose forms were due (empty: nothing says so), whose are missing or double, and the unit of each file."""

    expected: list[str]
    missing: list[str]
    twice: list[FilesOfUnit]
    units: dict[str, str]


class Envelope(SchemaPart):
    """What every command prints with `-f json`; the last ones only where they were asked for."""

    schema_version: Literal[1]
    tool: Tool
    exit_code: int
    error: Error | None
    errors: list[Error] | SkipJsonSchema[None] = None
    files: list[CheckedFile | ReadFile | ReadItems | ReadRecords | Head]
    passed_over: list[PassedOver] | SkipJsonSchema[None] = None  # where files are read: check, gap, read
    explanations: Explanations | SkipJsonSchema[None] = None
    baseline: Baseline | SkipJsonSchema[None] = None
    roster: Roster | SkipJsonSchema[None] = None
    timetable: Timetable | SkipJsonSchema[None] = None
    rows: list[GapRow | StatusRow | AttainmentRow] | SkipJsonSchema[None] = None
    as_of: str | SkipJsonSchema[None] = None
    remind: str | SkipJsonSchema[None] = None
    summary: dict[str, str] | SkipJsonSchema[None] = None  # state -> how many rows, whatever is shown; null: not judged
    owners: list[OwnerCounts] | SkipJsonSchema[None] = None
    not_assigned: list[str] | SkipJsonSchema[None] = None  # of cedu status: what the texts ask of nobody, in no row
    evidence: Materials | SkipJsonSchema[None] = None  # of cedu status, where a folder was given
    paths: list[TargetPath] | SkipJsonSchema[None] = (
        None  # of cedu gap of a text: the indicators with targets over years
    )
    bases: list[ReportedFigure] | SkipJsonSchema[None] = None
    left_out: list[str] | SkipJsonSchema[None] = None
    taken: list[str] | SkipJsonSchema[None] = None
    unsettled: list[Unsettled] | SkipJsonSchema[None] = None
    open_totals: list[OpenTotal] | SkipJsonSchema[None] = None
    status: Literal["ok", "infeasible", "invalid"] | None = None
    table: dict[str, dict[str, str | None]] | None = None  # of a plan by code, of a roll-up the sums of each unit
    areas: dict[str, dict[str, str | None]] | None = None
    conflict: list[Conflict] | SkipJsonSchema[None] = None
    moves: list[Move] | SkipJsonSchema[None] = None
    why: Why | SkipJsonSchema[None] = None
    title: str | None = None
    pack: str | None = None
    due_day: str | None = None
    has_roster: bool | SkipJsonSchema[None] = None
    months: list[str] | SkipJsonSchema[None] = None
    total: Sums | SkipJsonSchema[None] = None
    incomplete: dict[str, list[SumName]] | SkipJsonSchema[None] = None  # unit -> the sums that are too small
    persons: Persons | SkipJsonSchema[None] = None
    completeness: Completeness | SkipJsonSchema[None] = None
    slots: list[RollupSlot] | SkipJsonSchema[None] = None
    uncounted: list[UncountedForm] | SkipJsonSchema[None] = None
    figures: Figures | SkipJsonSchema[None] = None  # of a roll-up, where forms with numbers came
    wide: Wide | SkipJsonSchema[None] = None  # of cedu check --engine
    wide_gap: WideGap | SkipJsonSchema[None] = None  # of cedu gap --engine
    wide_rollup: WideRollup | SkipJsonSchema[None] = None  # of cedu rollup --engine
