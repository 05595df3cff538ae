"""The JSON contract of wide tables that an engine went through, as pydantic models: of a check, and of a gap."""

from typing import Literal

from cedu_targets.reporters.json_schema_files import SchemaPart


class WideColumn(SchemaPart):
    """A column of the source: the indicator's code or the level that it is taken for; null where nothing is known."""

    header: str
    used_as: str | None


class WideRule(SchemaPart):
    """How often a rule is broken over all rows."""

    rule: str
    check: str
    code: str
    severity: Literal["error", "warning", "note"]
    places: int
    districts: int
    why: str


class WideDistrict(SchemaPart):
    """What was found in one district; the cells that are `unreadable` no engine keeps exactly."""

    names: list[str]
    period: str | None
    rows: int
    errors: int
    warnings: int
    notes: int
    unreadable: int
    is_judged: bool


class WideLeftOut(SchemaPart):
    """A rule that was not judged over all rows; `reason` is a name, `message` its sentence."""

    rule: str
    check: str
    reason: str
    column: str | None
    message: str


class Wide(SchemaPart):
    """Of `cedu check --engine`: the whole run; `files` are the districts that were judged one by one."""

    paths: list[str]
    engine: str
    pack: str
    rows: int
    districts: int
    failing: int
    unreadable: int
    unjudged: int
    without_total: int
    columns: list[WideColumn]
    counts: list[WideRule]
    worst: list[WideDistrict]
    left_out: list[WideLeftOut]


class WideIndicator(SchemaPart):
    """One indicator over all units; shares to 6 places, null where nobody adds it up."""

    code: str
    name: str
    target: str | None
    achieved: str | None
    completion: str | None
    pace: str | None
    states: dict[str, int]


class WideUnits(SchemaPart):
    """How many cells of a district are in each state."""

    names: list[str]
    units: int
    states: dict[str, int]


class WideGap(SchemaPart):
    """Of `cedu gap --engine`: how many cells are in each state."""

    targets: list[str]
    achieved: list[str]
    as_of: str
    engine: str
    pack: str
    units: int
    districts: int
    silent: int
    strangers: int
    doubled: int
    unreadable: int
    indicators: list[WideIndicator]
    worst: list[WideUnits]
