"""The JSON contract as pydantic models: what `cedu schema report` prints and the tests hold every output to.

The reporters write plain mappings; these models are only loaded to print the schema.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Tool(_Part):
    """Which program wrote the report."""

    name: Literal["cedu"]
    version: str


class Place(_Part):
    """In the source (sheet, cell or line) and in the table."""

    sheet: str | None
    cell: str | None
    line: int | None
    unit: str | None
    indicator: str | None
    item: str | None
    record: str | None
    owner: str | None
    period: str | None
    measure: Literal["target", "achievement", "base"] | None


class FaultPlace(Place):
    """Where a file or a pack is at fault."""

    path: str | None
    column: int | None


class Error(_Part):
    """Why a file, or the run, could not go on."""

    code: str
    message: str
    place: FaultPlace


class Related(_Part):
    """Another cell that a finding speaks of."""

    cell: str | None
    unit: str | None
    indicator: str | None


class Explanation(_Part):
    """Why a finding may stand as it is, who says so, and until when (ISO date, null = without end)."""

    reason: str
    by: str
    until: str | None


class Finding(_Part):
    """One statement at one place; numbers are exact, as text."""

    id: str
    fingerprint: str
    code: str
    rule: str
    severity: Literal["error", "warning", "note"]
    message: str
    help: str
    place: Place
    related: list[Related]
    expected: str | None
    actual: str | None
    difference: str | None
    explained: Explanation | None


class NotJudged(_Part):
    """A rule that could not be judged at a place, and why."""

    rule: str
    place: Place
    reason: str


class Checked(_Part):
    """How much was judged."""

    relations: int
    cells: int
    not_judged: int


class Change(_Part):
    """A cell that would hold another number; null is a blank."""

    sheet: str | None
    cell: str | None
    unit: str | None
    indicator: str | None
    from_: str | None = Field(alias="from")
    to: str | None


class Diagnosis(_Part):
    """One cause that explains findings; each alternative is an entry, and then `ambiguous` is true."""

    kind: Literal[
        "transposed", "dropped", "doubled", "extra_digit", "wrong_digit", "power_of_ten", "wan", "sign", "missing",
        "percent", "replaced", "swap", "shift", "subtotal", "left_out", "several",
    ]  # fmt: skip
    ambiguous: bool
    message: str
    explains: list[str]
    changes: list[Change]


class Unsearched(_Part):
    """What the search for causes left out, and why."""

    reason: Literal["no_solver", "too_large", "time_limit", "more_alternatives"]
    message: str


class Search(_Part):
    """Stands only where the search for causes was not complete, or left findings unexplained."""

    seconds: str
    not_searched: list[Unsearched]
    unexplained: int


class Head(_Part):
    """One table of one file."""

    path: str
    table: str
    sheet: str | None
    shape: Literal["table"] | None
    error: Error | None


class CheckedFile(Head):
    """What `cedu check` found in a table."""

    pack: str | None
    status: Literal["clean", "findings", "unreadable", "not_checked"]
    checked: Checked
    not_judged: list[NotJudged]
    findings: list[Finding]
    diagnoses: list[Diagnosis]
    search: Search | SkipJsonSchema[None] = None


class Indicator(_Part):
    """A column."""

    code: str
    name: str
    group: str | None
    unit_of_measure: str | None
    kind: Literal["count", "amount", "rate", "average"]
    additive: bool
    granule: str


class Relation(_Part):
    """A relation that the sheet declares, and how it fared."""

    declared: str
    read_as: str | None
    holds: bool | None
    origin: Literal["note", "code_row", "header"]
    reading: str
    cell: str | None
    checked: bool
    rows_held: int
    rows_failed: int


class ReadFile(Head):
    """How `cedu read` understood a table."""

    title: str | None
    period: str | None
    measure: Literal["target", "achievement", "base"]
    encoding: str | None
    district: str | None
    units: list[str]
    subtotals: list[str]
    indicators: list[Indicator]
    relations: list[Relation]
    notes: list[str]
    values: dict[str, dict[str, str | None]]
    findings: list[Finding]


class LedgerEntry(_Part):
    """An explanation that does not count; `because` is the reason's name, `message` its sentence."""

    code: str
    rule: str
    unit: str | None
    indicator: str | None
    because: str
    line: int | None
    message: str


class Explanations(_Part):
    """What became of the explanations that were given."""

    path: str
    accepted: int
    lapsed: list[LedgerEntry]
    unused: list[LedgerEntry]


class GoneFinding(_Part):
    """A finding of the earlier run that this one does not have, in that report's words."""

    fingerprint: str
    code: str
    message: str
    path: str


class Baseline(_Part):
    """This run against an earlier one, by fingerprint."""

    path: str
    new: list[str]
    still: list[str]
    gone: list[GoneFinding]


class Timetable(_Part):
    """How far the year has gone, and from where on a unit counts as behind; shares to 6 places."""

    as_of: str
    year: str
    months_elapsed: int
    months_remaining: int
    pace: str
    slightly_behind: str
    profile: list[str]


class GapRow(_Part):
    """A unit's target and achievement of one indicator; rates are shares. `last_year` and `growth` only with a base."""

    unit: str
    indicator: str
    target: str | None
    achieved: str | None
    gap: str | None
    completion: str | None
    pace: str
    needed_per_month: str | None
    state: (
        Literal["exceeded", "met", "on_pace", "slightly_behind", "behind", "not_reported", "not_assigned"] | None
    )  # null: both sides have something, and it cannot be compared
    last_year: str | None = None
    growth: str | None = None


class Conflict(_Part):
    """One of the demands that conflict: what all of them need and leave together, and what this one asks for."""

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


class Move(_Part):
    """A number that differs from the issued table's; null is a blank."""

    unit: str
    indicator: str
    before: str | None
    after: str | None
    difference: str


class Why(_Part):
    """Why one number is what it is."""

    unit: str
    indicator: str
    message: str


class Envelope(_Part):
    """What every command prints with `-f json`; the last ones only where they were asked for."""

    schema_version: Literal[1]
    tool: Tool
    exit_code: int
    error: Error | None
    files: list[CheckedFile | ReadFile | Head]
    explanations: Explanations | SkipJsonSchema[None] = None
    baseline: Baseline | SkipJsonSchema[None] = None
    timetable: Timetable | SkipJsonSchema[None] = None
    rows: list[GapRow] | SkipJsonSchema[None] = None
    status: Literal["ok", "infeasible"] | None = None
    table: dict[str, dict[str, str | None]] | None = None
    areas: dict[str, dict[str, str | None]] | None = None
    conflict: list[Conflict] | SkipJsonSchema[None] = None
    moves: list[Move] | SkipJsonSchema[None] = None
    why: Why | SkipJsonSchema[None] = None
