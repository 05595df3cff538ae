"""The JSON contract of one file's entry, what was found in it and how it was read, as pydantic models."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema


class SchemaPart(BaseModel):
    """A mapping of the contract: these keys and no others."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Place(SchemaPart):
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


class Error(SchemaPart):
    """Why a file, or the run, could not go on."""

    code: str
    message: str
    place: FaultPlace


class Related(SchemaPart):
    """Another cell that a finding speaks of; `path` and `sheet` only of a cell in the issued table, or another item."""

    path: str | SkipJsonSchema[None] = None
    sheet: str | None = None
    item: str | SkipJsonSchema[None] = None
    line: int | None = None
    cell: str | None
    unit: str | None
    indicator: str | None


class Explanation(SchemaPart):
    """Why a finding may stand as it is, who says so, and until when (ISO date, null = without end).

    Of a question the office's answer; `on` is the day on which it was given, where that is known.
    """

    reason: str
    by: str
    until: str | None
    on: str | SkipJsonSchema[None] = None


class Finding(SchemaPart):
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


class Group(SchemaPart):
    """Findings of one code, rule and reason; they differ by place and by what stands there. `first`: a finding's id."""

    id: str
    code: str
    count: int
    first: str
    places: list[Place]


class NotJudged(SchemaPart):
    """A rule that could not be judged at a place, and why."""

    rule: str
    place: Place
    reason: str


class Checked(SchemaPart):
    """How much was judged."""

    relations: int
    cells: int
    not_judged: int
    items: int | SkipJsonSchema[None] = None  # of a list of items
    records: int | SkipJsonSchema[None] = None  # of a form or ledger of what took place


class AgainstIssued(SchemaPart):
    """What a return was held against, and how many filled cells of it."""

    path: str
    sheet: str | None
    compared: int


class Change(SchemaPart):
    """A cell that would hold another number; null is a blank."""

    sheet: str | None
    cell: str | None
    unit: str | None
    indicator: str | None
    from_: str | None = Field(alias="from")
    to: str | None


class Diagnosis(SchemaPart):
    """One cause that explains findings; each alternative is an entry, and then `ambiguous` is true.

    `group` is the same for alternatives of one cause, and another for each independent cause.
    """

    kind: Literal[
        "transposed", "dropped", "doubled", "extra_digit", "wrong_digit", "power_of_ten", "wan", "sign", "missing",
        "percent", "replaced", "swap", "shift", "subtotal", "left_out", "text_number", "several",
    ]  # fmt: skip
    ambiguous: bool
    group: str
    message: str
    explains: list[str]
    changes: list[Change]


class Unsearched(SchemaPart):
    """What the search for causes left out, and why."""

    reason: Literal["no_solver", "too_large", "time_limit", "more_alternatives"]
    message: str


class Search(SchemaPart):
    """Stands only where the search for causes was not complete, or left findings unexplained."""

    seconds: str
    not_searched: list[Unsearched]
    unexplained: int


class Head(SchemaPart):
    """One document of one file: a table, or a list of items."""

    path: str
    table: str
    sheet: str | None
    shape: Literal["table", "items", "records"] | None
    error: Error | None


class Candidate(SchemaPart):
    """A number in a sentence that may be a target: listed, never judged. Per cents are shares; an open end is null."""

    line: int
    text: str  # the clause that it stands in, fit to be a quote of a rule pack
    printed: str
    low: str | None
    high: str | None
    noun: str | None  # what is counted: %, 所, 人次; null of 全覆盖
    kind: Literal["share", "count", "per_head", "coverage"]
    relation: Literal["at_least", "reach", "about", "between", "at_most"]
    strength: Literal["binding", "expected"]
    word: str | None
    name: str | None
    base: str | None
    heads: int  # for so many heads an amount a head counts: 每千人 1000
    scope: str | None  # whom it is demanded of one by one
    by: str | None  # the time that its sentence, or what stands above, names


class PathOfTargetsStep(SchemaPart):
    """What an indicator is to be at the end of a year, and the target that says so."""

    year: str
    target: str
    id: str


class PathOfTargets(SchemaPart):
    """The targets of one indicator from year to year."""

    indicator: str
    name: str
    trend: Literal["up", "down", "level", "mixed"]
    steps: list[PathOfTargetsStep]
    missing: list[str]  # years between the first and the last without a target


class CheckedFile(Head):
    """What `cedu check` found in a document."""

    pack: str | None
    status: Literal["clean", "findings", "unreadable", "not_checked"]
    checked: Checked
    against: AgainstIssued | SkipJsonSchema[None] = None
    candidates: list[Candidate] | SkipJsonSchema[None] = None  # of a text without tables: what no pack speaks of
    not_judged: list[NotJudged]
    findings: list[Finding]
    groups: list[Group]
    diagnoses: list[Diagnosis]
    search: Search | SkipJsonSchema[None] = None
    paths: list[PathOfTargets] | SkipJsonSchema[None] = None  # of a list of targets that has any


class Indicator(SchemaPart):
    """A column."""

    code: str
    name: str
    group: str | None
    unit_of_measure: str | None
    kind: Literal["count", "amount", "rate", "average"]
    additive: bool
    granule: str


class Relation(SchemaPart):
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
    demands: dict[str, dict[str, str]] | None = None  # ≥95%, 1—2 as written; `values` has the least that is meant
    candidates: list[Candidate] | SkipJsonSchema[None] = None  # with the first document of a text
    findings: list[Finding]
    groups: list[Group]
