"""The JSON contract of a form of what took place as it was read, as pydantic models."""

from typing import Literal

from pydantic.json_schema import SkipJsonSchema

from cedu_targets.reporters.json_schema_files import Candidate, Finding, Group, Head, Place, SchemaPart


class Record(SchemaPart):
    """One class or activity; null where its cell is blank or cannot be read."""

    number: str
    project: str | None
    category: str | None
    day: str | None
    day_text: str | None  # as written
    place: str | None
    people: str | None  # who came to this class: over several that adds up to attendances
    noun: Literal["人次", "人"] | None  # what the heading over the people counts
    first_time: str | None  # of them for the first time this year
    hours: str | None
    mode: str | None
    unit: str | None  # of its own row, in a ledger of several units
    period: str | None  # YYYY-MM, where its own row says so
    line: int | None
    cell: str | None


class CarriedTotal(SchemaPart):
    """A total that the form carries itself, and the numbers of the records that it sums."""

    name: str
    field: Literal["people", "first_time", "hours"]
    value: str
    records: list[str]
    cumulative: bool  # of the months before as well
    place: Place


class UnreadableCell(SchemaPart):
    """What stands in the place of a number; `record` is null in a total."""

    record: str | None
    field: Literal["people", "first_time", "hours"]
    text: str
    place: Place


class Said(SchemaPart):
    """A unit, or a month as YYYY-MM or MM, and what says so."""

    value: str
    source: Literal["head", "title", "sheet", "file", "folder"]
    place: Place


class ReadRecords(Head):
    """How `cedu read` understood a form or ledger of what took place."""

    title: str | None
    kind: Literal["monthly", "ledger"]
    unit: str | None
    year: str | None
    month: str | None  # as said, also 13
    period: str | None
    filed: str | None
    nil: bool  # 零报: filled in, and no class
    blank: bool  # nobody has filled it in
    encoding: str | None
    columns: list[Literal["project", "category", "day", "place", "people", "first_time", "hours", "mode"]]
    records: list[Record]
    totals: list[CarriedTotal]
    unreadable: list[UnreadableCell]
    units_said: list[Said]  # the most trustworthy first
    months_said: list[Said]
    candidates: list[Candidate] | SkipJsonSchema[None] = None  # with the first document of a text
    left_out: list[str]  # headings of columns of personal data, which are not kept
    findings: list[Finding]
    groups: list[Group]
