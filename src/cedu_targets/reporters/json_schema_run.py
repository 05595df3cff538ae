"""The JSON contract of what is said of a whole check, as pydantic models: explanations, and the earlier run."""

from pydantic.json_schema import SkipJsonSchema

from cedu_targets.reporters.json_schema_files import SchemaPart


class LedgerEntry(SchemaPart):
    """An explanation that does not count; `because` is the reason's name, `message` its sentence."""

    code: str
    rule: str
    unit: str | None
    indicator: str | None
    item: str | SkipJsonSchema[None] = None
    sheet: str | SkipJsonSchema[None] = None
    cell: str | SkipJsonSchema[None] = None
    because: str
    line: int | None
    message: str


class Explanations(SchemaPart):
    """What became of the explanations that were given."""

    path: str
    accepted: int
    answered: int | SkipJsonSchema[None] = None
    """How many of these are answers to questions, where any are."""
    lapsed: list[LedgerEntry]
    unused: list[LedgerEntry]


class GoneFinding(SchemaPart):
    """A finding of the earlier run that this one does not have, in that report's words."""

    fingerprint: str
    code: str
    message: str
    path: str


class Baseline(SchemaPart):
    """This run against an earlier one, by fingerprint."""

    path: str
    new: list[str]
    still: list[str]
    gone: list[GoneFinding]
