"""The JSON contract of `cedu status`: one row for each item, and the counts by owner, as pydantic models."""

from typing import Literal

from pydantic import ConfigDict

from cedu_targets.reporters.json_schema_files import Place, SchemaPart
from cedu_targets.reporters.json_schema_items import Owner, Part, Return

StateName = Literal[
    "void", "done", "done_late", "undated", "ongoing", "elapsed", "overdue", "not_reported", "upcoming", "later",
    "due_soon", "in_progress", "due",
]  # fmt: skip


class Evidence(SchemaPart):
    """What was named as evidence, and with a folder of evidence what lies in it, and what was named and does not.

    `state` is null where nobody looked, or where an item needs no material and has none.
    """

    named: list[str]
    found: list[str]  # paths below the folder
    missing: list[str]
    state: Literal["complete", "partial", "none"] | None


class Materials(SchemaPart):
    """The folder of evidence, and how many rows have all, some or none of their material."""

    folder: str
    complete: str
    partial: str
    none: str


class StatusRow(SchemaPart):
    """An item on a day; of an owner with 各 each member by itself, of what recurs each period (safety@2020-05)."""

    path: str
    item: str
    table: str
    unit: str | None
    text: str
    owners: list[Owner]
    start: str | None
    end: str | None
    earliest_end: str | None
    precision: str
    time: str | None  # as printed
    state: StateName | None  # null: it cannot be judged, and `doubt` says why
    doubt: Literal["differ", "later_day", "unclear", "no_day", "period"] | None
    days: str | None  # from the day to the end, negative when past; null without an end that is printed
    reported: Literal["done", "in_progress", "not_done", "cancelled", "blank", "unclear"] | None
    completed: str | None
    reason: str | None
    steps_past: list[Part]  # of an item that is not done, those whose own time lies past
    returns: list[Return]  # what was reported, each answer as written
    evidence: Evidence
    place: Place


class OwnerCounts(SchemaPart):
    """An owner: how many rows are its own, and how many of them in each state that occurs (`null`: not judged)."""

    model_config = ConfigDict(extra="allow", strict=True)
    __pydantic_extra__: dict[str, str]

    owner: str
    items: str  # for which it answers; the counts are of these
    supported: str  # in which it only supports others (配合)
