"""What each column is spread by: its mix of weights, and where a unit has no number for it."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct, field

from cedu_targets.allocation.plan.limits import Limits
from cedu_targets.allocation.plan.mix import EQUAL, Mix, Source, Weights, parse_mix, weigh
from cedu_targets.allocation.plan.plan_reading import Path, PlanReading
from cedu_targets.domain.finding import Severity
from cedu_targets.recognition.table.row_kinds import classify

_MOST_NAMED = 8


class Spreading(Struct):
    """By code of a column: its mix, its weights by unit, and the units for which part of the mix was missing."""

    mixes: dict[str, Mix] = field(default_factory=dict)
    weights: dict[str, tuple[int, ...]] = field(default_factory=dict)
    fell_back: dict[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


def read_sources(reading: PlanReading) -> dict[str, Source]:
    """The numbers of every base of the plan, by its name. Mistakes are said on the reading."""
    return {name: _numbers(name, reading) for name in reading.plan.sources}


def read_spreading(reading: PlanReading, codes: list[str], limits: Limits, sources: Mapping[str, Source]) -> Spreading:
    """The weights of the columns that are spread. Mistakes are said on the reading."""
    spreading = Spreading()
    tables = {name: _read_table(name, reading) for name in reading.plan.tables}
    units = [unit.name for unit in reading.plan.units]
    said: set[tuple[str, ...]] = set()
    memo: dict[Mix, Weights] = {}
    for code in codes:
        free = {unit for position, unit in enumerate(units) if not limits.is_settled(code, position)}
        mix = _mix(code, reading, needed=bool(free))
        if mix is None:
            spreading.weights[code] = (0,) * len(units)
            continue
        if all(name in sources or name == EQUAL for name, _ in mix):  # the same for every column
            weights = memo[mix] if mix in memo else memo.setdefault(mix, weigh(mix, units, sources))
        else:
            here = {**sources} | {name: _column(table, code, alone=len(mix) == 1) for name, table in tables.items()}
            weights = weigh(mix, units, here)
        _say_gaps(code, weights, free, said, reading)
        spreading.mixes[code] = mix
        spreading.weights[code] = weights.values
        spreading.fell_back[code] = {unit: names for unit, names in weights.fell_back.items() if unit in free}
    return spreading


def _mix(code: str, reading: PlanReading, *, needed: bool) -> Mix | None:
    """The column's mix; where the plan says nothing, its only source."""
    path: Path = ("indicators", code, "weights")
    known = [*reading.plan.sources, *reading.plan.tables]
    written = (reading.plan.indicators[code].weights or "").strip()
    if not written:
        if not needed:
            return None
        if len(known) > 1:
            reading.say("AL007", path, indicator=code, variant="none", known="、".join(known))
            return None
        if not known:
            reading.say("AL102", path, Severity.NOTE, indicator=code, variant="no_source")
        return ((known[0] if known else EQUAL, Fraction(1)),)
    try:
        mix = parse_mix(written)
    except ValueError as error:
        reading.say("AL007", path, indicator=code, said=str(error), written=written)
        return None
    strange = [name for name, _ in mix if name != EQUAL and name not in known]
    for name in strange:
        reading.unknown("AL004", path, name, [*known, EQUAL], variant="source", indicator=code)
    return None if strange else mix


def _numbers(name: str, reading: PlanReading) -> Source:
    """The numbers of a base; a blank is no number."""
    names = sorted(known := {unit.name for unit in reading.plan.units})
    found: dict[str, Decimal] = {}
    for unit, text in reading.plan.sources[name].values.items():
        path: Path = ("sources", name, "values", unit)
        if unit not in known:
            if not _is_sum(unit, reading):
                reading.unknown("AL103", path, unit, names, Severity.WARNING, variant="unit", source=name)
            continue
        said = len(reading.findings)
        number = reading.number(text, path, unit=unit)
        if number is not None or len(reading.findings) > said:
            found[unit] = number or Decimal(0)  # a mistake is told once
    return found


def _is_sum(name: str, reading: PlanReading) -> bool:
    """Whether a row of a source is a sum of the others (全区, 合计), which nobody needs."""
    return name == reading.plan.district or not classify({0: name}, "", lambda _: False).units


class _NumberTable(NamedTuple):
    """A table of numbers per unit and code: its rows, and by code what they hold."""

    units: tuple[str, ...]
    columns: Mapping[str, Source]


def _read_table(name: str, reading: PlanReading) -> _NumberTable:
    names = sorted(known := {unit.name for unit in reading.plan.units})
    columns: dict[str, dict[str, Decimal]] = {}
    units = []
    for unit, row in reading.plan.tables[name].items():
        if unit not in known:
            if not _is_sum(unit, reading):
                path: Path = ("tables", name, unit)
                reading.unknown("AL103", path, unit, names, Severity.WARNING, variant="unit", source=name)
            continue
        units.append(unit)
        for code, text in row.items():
            if code in reading.indicators:
                said = len(reading.findings)
                number = reading.number(text, ("tables", name, unit, code), unit=unit, indicator=code)
                if number is not None or len(reading.findings) > said:
                    columns.setdefault(code, {})[unit] = number or Decimal(0)  # a mistake is told once
    return _NumberTable(tuple(units), columns)


def _column(table: _NumberTable, code: str, *, alone: bool) -> Source:
    """A column of last year's table. Where nothing else is mixed in, a blank in a unit's row is 0: it had no task."""
    numbers = table.columns.get(code, {})
    return {**dict.fromkeys(table.units, Decimal(0)), **numbers} if alone else numbers


def _say_gaps(code: str, weights: Weights, free: set[str], said: set[tuple[str, ...]], reading: PlanReading) -> None:
    """Missing numbers: without any other source a mistake, said once for each unit; else a note."""
    for unit, names in weights.missing.items():
        if unit in free and (unit, *names) not in said:
            said.add((unit, *names))
            source = names[0]
            path: Path = (
                ("sources", source, "values", unit) if source in reading.plan.sources else ("tables", source, unit)
            )
            variant = "" if source in reading.plan.sources else "table"
            reading.say("AL008", path, unit=unit, indicator=code, source="、".join(names), variant=variant)
    fallen = {unit: names for unit, names in weights.fell_back.items() if unit in free}
    if fallen:
        few = list(fallen)[:_MOST_NAMED]
        reading.say(
            "AL101", ("indicators", code, "weights"), Severity.NOTE, indicator=code, count=len(fallen),
            units="、".join(few) + ("…" if len(fallen) > _MOST_NAMED else ""),
            source="、".join(dict.fromkeys(source for absent in fallen.values() for source in absent)),
        )  # fmt: skip
