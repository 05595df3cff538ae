"""The JSON contract of a list of items as it was read, as pydantic models."""

from typing import Literal

from pydantic.json_schema import SkipJsonSchema

from cedu_targets.reporters.json_schema_files import (
    Candidate,
    Finding,
    Group,
    Head,
    PathOfTargets,
    Place,
    SchemaPart,
)


class Due(SchemaPart):
    """A time as it was understood; days are ISO dates, null where the text names none."""

    text: str | None  # as written
    start: str | None
    end: str | None
    earliest_end: str | None  # the first day that the text may mean as the last one
    precision: Literal[
        "day", "ten_days", "month", "months", "quarter", "half", "year", "range", "from", "recurring", "ongoing",
        "tbd", "unstated", "unclear",
    ]  # fmt: skip
    recurrence: Literal["monthly", "quarterly", "half_yearly", "yearly"] | None
    day_of_period: str | None  # 25 of 每月25日前
    printed: bool  # at the item itself; else carried down, or that of the whole document
    carried: bool


class Owner(SchemaPart):
    """Who has to do it; `every`: 各…, each of them by itself."""

    name: str
    role: Literal["lead", "duty", "support"]
    every: bool


class Part(SchemaPart):
    """One of several tasks or steps of an item."""

    mark: str
    text: str
    due: Due | None


class Target(SchemaPart):
    """A number that an item demands: what is printed, and what a rule pack says of it. Per cents are shares."""

    id: str
    indicator: str | None  # from the rule pack
    name: str | None
    kind: Literal["share", "count", "per_head", "coverage", "none", "not_assigned"]
    value: str | None  # of none and not_assigned null; of a coverage without a number 1, all of them
    value_high: str | None  # of a range
    unit_of_measure: str | None
    printed: str  # 70%以上
    text: str  # the clause that it stands in
    relation: Literal["at_least", "reach", "about", "between", "at_most"]
    strength: Literal["binding", "expected"]
    word: str | None  # the word that says so: 达, 力争, 左右
    base: str | None  # what it is a share of
    heads: int  # an amount a head is one for so many heads of the base: 每万人 10000
    scope: str | None
    each: bool  # whether each unit has to reach it by itself
    either: str | None  # of the targets with this name one is enough
    counting: Literal["new", "cumulative", "unstated"] | None  # of what stays: those of the year alone, all of them
    question: str | None  # what the text leaves open about it
    line: int | None
    due: Due  # when it is to be reached
    aliases: list[str]  # other names by which what was achieved may be reported


class Item(SchemaPart):
    """One thing that is due; `deadline` is a later time that its own text names, and decides when it is late."""

    id: str
    kind: Literal["point", "scheduled", "dossier", "duty", "stage", "milestone", "target"]
    number: str | None
    section: str | None
    text: str
    parts: list[Part]
    due: Due
    deadline: Due | None
    owners: list[Owner]
    amount: str | None
    targets: list[Target]
    asks_material: bool  # whether its own words ask for documents
    strength: Literal["binding", "expected"]
    line: int | None
    cell: str | None


class Return(SchemaPart):
    """What was reported of an item, in a checklist that was sent back."""

    item: str
    unit: str | None
    period: str | None  # of what recurs the time round that it speaks of: 2020-05, 2020-Q2, 2020-H1
    reported: Literal["done", "in_progress", "not_done", "cancelled", "blank", "unclear"]
    said: str
    completed: str | None
    evidence: list[str]
    reason: str | None
    target: str | None  # of an item with several demands the one that the row is about
    numerator: str | None  # what was reached; a per cent as a share
    denominator: str | None
    base_source: str | None
    place: Place


class ReadItems(Head):
    """How `cedu read` understood a list of items."""

    title: str | None
    period: str | None
    issued: str | None
    kind: Literal["point", "scheduled", "dossier", "duty", "stage", "milestone", "target"]
    pack: str | SkipJsonSchema[None] = None  # which says what the numbers of its items mean
    encoding: str | None
    items: list[Item]
    paths: list[PathOfTargets] | SkipJsonSchema[None] = None  # of a list of targets that has any
    returns: list[Return] | SkipJsonSchema[None] = None  # where there is room for answers
    candidates: list[Candidate] | SkipJsonSchema[None] = None  # with the first document of a text
    left_out: list[str]  # headings of columns that are not kept: persons, money
    findings: list[Finding]
    groups: list[Group]
