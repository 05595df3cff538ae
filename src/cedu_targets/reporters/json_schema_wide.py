"""The JSON contract of wide tables that an engine went through, as pydantic models: of a check, a gap and a roll-up."""

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
    """One indicator over all units; shares to 6 places, null where nobody adds it up.

    `target`, `achieved` and `completion` are of the units that have both; `all_targets` of all that are compared.
    """

    code: str
    name: str
    all_targets: str | None
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
    """Of `cedu gap --engine`: how many cells are in each state; in `late` districts any is late or not there."""

    targets: list[str]
    achieved: list[str]
    as_of: str
    engine: str
    pack: str
    units: int
    districts: int
    late: int
    silent: int
    strangers: int
    doubled: int
    unreadable: int
    indicators: list[WideIndicator]
    worst: list[WideUnits]


class WideSum(SchemaPart):
    """One indicator over all rows of the result; `hidden` and `not_added` are sums that are left blank."""

    code: str
    name: str
    sum: str | None
    filled: int
    blank_cells: int
    hidden: int
    not_added: int


class WideDifference(SchemaPart):
    """A total of the source that is not the sum of its units; `is_whole` where none of them lacks a month."""

    names: list[str]
    code: str
    declared: str
    summed: str
    is_whole: bool


class WideOpenTotal(SchemaPart):
    """A row of totals of the source that no sum can be held against, since `left_out` units below are in none."""

    names: list[str]
    left_out: int
    cells: int


class WideRollup(SchemaPart):
    """Of `cedu rollup --engine`: what was summed; `left_out` says what is in no sum, by why."""

    paths: list[str]
    level: Literal["province", "district", "town", "village"]
    engine: str
    pack: str
    rows: int
    groups: int
    units: int
    lacking: int
    lacking_months: int
    compared: int
    differing: int
    uncompared: int
    open_rows: int
    left_out: dict[str, int]
    periods: list[str]
    not_summed: list[str]
    columns: list[WideSum]
    differences: list[WideDifference]
    open_totals: list[WideOpenTotal]
