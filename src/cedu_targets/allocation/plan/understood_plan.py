"""The plan as it is understood: the problem to solve, and what else it takes to write the table."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.allocation.plan.base_shares import BaseShare, read_base_shares, total_of
from cedu_targets.allocation.plan.columns import codes_text, leaves, read_columns
from cedu_targets.allocation.plan.limits import Limits, read_limits
from cedu_targets.allocation.plan.mix import Mix
from cedu_targets.allocation.plan.plan import Plan, UnitEntry
from cedu_targets.allocation.plan.plan_reading import Locate, Path, PlanReading
from cedu_targets.allocation.plan.spreading import Spreading, read_sources, read_spreading
from cedu_targets.allocation.plan.unchanged_rates import say_unchanged_rates
from cedu_targets.allocation.solver.problem import Area, Column, Problem, Whole
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.similar_names import bare
from cedu_targets.recognition.notes import NOTE
from cedu_targets.recognition.table.row_kinds import classify

SUBTOTAL = "小计"
_Row = TypeVar("_Row")
_SUMMING = ("小计", "合计", "总计")


class UnderstoodPlan(Struct, frozen=True, dict=True):
    """What is to be done. `problem` is None where the plan has mistakes; they are among the findings."""

    plan: Plan
    locate: Locate
    """Where an entry of the plan stands."""
    units: tuple[str, ...]
    """In the order of the table: those of an area stand together."""
    areas: Mapping[str, tuple[str, ...]]
    """The units of each area, by the name of its row in the table (东片小计)."""
    indicators: tuple[Indicator, ...]
    wholes: Mapping[str, tuple[str, ...]]
    """The parts of each total column, as the plan declares them."""
    rates: Mapping[str, Mapping[str, Decimal]]
    """What is set and never spread, by code and unit (the district included); rates as shares."""
    shares: Mapping[str, BaseShare]
    """By code: the columns that are a share of a base."""
    mixes: Mapping[str, Mix]
    fell_back: Mapping[str, Mapping[str, tuple[str, ...]]]
    """By code and unit: the sources of the mix that have no number for it."""
    findings: tuple[Finding, ...]
    problem: Problem | None

    @cached_property
    def by_code(self) -> Mapping[str, Indicator]:
        """Indicators by code."""
        return {indicator.code: indicator for indicator in self.indicators}


def understand(plan: Plan, locate: Locate, left_out: Collection[Path] = ()) -> UnderstoodPlan:
    """Understand a plan; all its mistakes are found in one pass.

    None is told that may only follow from what was `left_out` of it since it has no sound form.
    """
    plan = _with_own_names(plan.model_copy(update={"units": tuple(_in_areas(plan.units))}))
    reading = PlanReading(plan, locate, left_out)
    wholes = read_columns(reading)
    _check_names(reading)
    limits = read_limits(reading, wholes)
    say_unchanged_rates(limits.rates, reading)
    sources = read_sources(reading)
    shares = read_base_shares(reading, sources, limits)
    totals = _totals(reading) | {code: total_of(code, reading, limits) for code in shares}
    _check_totals(wholes, limits, reading)
    columns = [code for code, one in reading.indicators.items() if one.additive and code not in wholes]
    spread = [code for code in columns if code in totals]
    wanted = [code for code in columns if (plan.indicators[code].total or "").strip()]
    spreading = read_spreading(reading, [code for code in wanted if code not in shares], limits, sources)
    spreading.weights |= dict.fromkeys(shares, (0,) * len(plan.units))  # none of their numbers is spread
    areas = _areas(reading)
    problem = None
    if not reading.has_mistakes:
        problem = _problem(spread, totals, wholes, limits, spreading, areas, reading)
    return UnderstoodPlan(
        plan=plan,
        locate=locate,
        units=tuple(unit.name for unit in plan.units),
        areas={row_of(area.name): area.units for area in areas},
        indicators=tuple(reading.indicators.values()),
        wholes=wholes,
        rates=limits.rates,
        shares=shares,
        mixes=spreading.mixes,
        fell_back=spreading.fell_back,
        findings=tuple(sorted(reading.findings, key=lambda one: (one.place.line or 0, one.place.column or 0))),
        problem=problem,
    )


def row_of(area: str) -> str:
    """What the subtotal's row of an area is called."""
    return area if area.endswith(_SUMMING) else area + SUBTOTAL


def _in_areas(units: Sequence[UnitEntry]) -> list[UnitEntry]:
    """The units of an area together, where its first one stands; those of no area last: no subtotal takes them."""
    order = {area: position for position, area in enumerate(dict.fromkeys(unit.area for unit in units if unit.area))}
    return sorted(units, key=lambda unit: order.get(unit.area or "", len(order)))


def _with_own_names(plan: Plan) -> Plan:
    """The plan with every unit under the name that its row has: 东山街道 in a source is the unit 东山."""
    by_bare: dict[str, list[str]] = {}
    for unit in plan.units:
        by_bare.setdefault(bare(unit.name), []).append(unit.name)
    known = {unit.name for unit in plan.units}

    def renamed(rows: Mapping[str, _Row]) -> dict[str, _Row]:
        found: dict[str, _Row] = {}
        for name, row in rows.items():
            alike = by_bare.get(bare(name), []) if name not in known else []
            own = alike[0] if len(alike) == 1 and alike[0] not in rows else name
            found.setdefault(own, row)
        return found

    sources = {
        name: source.model_copy(update={"values": renamed(source.values)}) for name, source in plan.sources.items()
    }
    tables = {name: renamed(rows) for name, rows in plan.tables.items()}
    return plan.model_copy(update={"sources": sources, "tables": tables, "demands": renamed(plan.demands)})


def _check_names(reading: PlanReading) -> None:
    """Names that are given twice, or that a reader of the issued table would take for a sum or a note."""
    plan = reading.plan
    seen: set[str] = set()
    rows = [plan.district, *(unit.name for unit in plan.units)]
    units = frozenset(classify(dict(enumerate(rows)), plan.title, lambda _: False).units)
    for position, unit in enumerate(plan.units, start=1):
        path: Path = ("units", position - 1)
        is_new = unit.name not in seen
        seen.add(unit.name)
        if not is_new:
            reading.say("AL002", path, unit=unit.name, wanted=unit.name, variant="unit")
        elif unit.name == plan.district:
            reading.say("AL002", path, unit=unit.name, wanted=unit.name, variant="district")
        elif position not in units or NOTE.match(unit.name):
            reading.say("AL014", path, unit=unit.name, wanted=unit.name)
    for area in plan.area_units:
        if area in seen or row_of(area) in seen:
            reading.say("AL002", ("areas", area), wanted=area, variant="area")


def _totals(reading: PlanReading) -> dict[str, int]:
    """The district's totals in granules; columns without one are absent."""
    found: dict[str, int] = {}
    for code, entry in reading.plan.indicators.items():
        if not reading.indicators[code].additive:
            continue
        path: Path = ("indicators", code, "total")
        value = reading.number(entry.total, path, indicator=code)
        if value is not None:
            count = reading.granules(value, reading.indicators[code].granule, path, indicator=code)
            if count is not None:
                found[code] = count
    return found


def _check_totals(wholes: Mapping[str, tuple[str, ...]], limits: Limits, reading: PlanReading) -> None:
    """A column without a total is left blank, unless something is demanded of it. A wrong total is none that lacks."""
    unsure = {code for code in reading.indicators if not reading.is_sure_of(code)}
    additive = [code for code, indicator in reading.indicators.items() if indicator.additive and code not in unsure]
    columns = [code for code in additive if code not in wholes]
    entries = reading.plan.indicators.items()
    written = {code for code, entry in entries if (entry.total or entry.share or entry.of or "").strip()}
    above = {leaf: code for code in wholes for leaf in leaves(code, wholes) if code in written}
    given = written | unsure
    blank = []
    for code in columns:
        if code in given:
            continue
        path: Path = ("indicators", code, "total")
        wanted = [bound for bound in limits.lows.get(code, {}).values() if bound.value > 0]
        if wanted:
            granule = Fraction(reading.indicators[code].granule)
            least = sum(bound.value for bound in wanted) * granule
            expected = Decimal(least.numerator) / Decimal(least.denominator)
            reading.say("AL005", path, indicator=code, expected=expected, variant="demanded")
        elif code in above:
            reading.say("AL005", path, indicator=code, whole=above[code], variant="part")
        else:
            blank.append(code)
    if not given & {*columns, *unsure} and (columns or not any(limits.rates.values())):
        reading.say("AL005", ("district",), variant="none")
    elif blank:
        reading.say(
            "AL105", ("indicators", blank[0], "total"), Severity.NOTE, codes=codes_text(blank, reading.indicators)
        )
    for code in wholes:
        if not given & set(leaves(code, wholes)) and (limits.lows.get(code) or code in given):
            reading.say("AL005", ("indicators", code, "total"), indicator=code, variant="whole")


def _areas(reading: PlanReading) -> list[Area]:
    found = []
    members = reading.plan.area_units
    for area, row in reading.plan.areas.items():
        if area not in members:
            reading.unknown("AL004", ("areas", area), area, list(members), variant="area")
        for code in row:
            if code not in reading.indicators:
                path: Path = ("areas", area, code)
                reading.unknown("AL004", path, code, list(reading.indicators), variant="code")
    for area in dict.fromkeys((*members, *reading.plan.areas)):
        totals: dict[str, int] = {}
        for code, text in reading.plan.areas.get(area, {}).items():
            indicator = reading.indicators.get(code)
            if indicator is None or not indicator.additive:
                continue
            path = ("areas", area, code)
            value = reading.number(text, path, indicator=code)
            count = None if value is None else reading.granules(value, indicator.granule, path, indicator=code)
            if count is not None:
                totals[code] = count
        if area in members:
            found.append(Area(area, members[area], totals))
    return found


def _problem(
    spread: Sequence[str],
    totals: Mapping[str, int],
    wholes: Mapping[str, tuple[str, ...]],
    limits: Limits,
    spreading: Spreading,
    areas: Sequence[Area],
    reading: PlanReading,
) -> Problem:
    granules = {code: indicator.granule for code, indicator in reading.indicators.items()}
    columns = tuple(
        Column(
            code, totals[code], spreading.weights[code], granules[code], limits.lows.get(code, {}),
            limits.highs.get(code, {}),
        )
        for code in spread
    )  # fmt: skip
    kept = {code: parts for code in wholes if (parts := _spread_parts(code, spread, wholes))}
    found = tuple(
        Whole(
            code, parts, totals.get(code), granules[code], limits.lows.get(code, {}), limits.highs.get(code, {})
        )
        for code, parts in kept.items()
    )  # fmt: skip
    there = {*spread, *kept}
    inside = tuple(
        replace(area, totals={code: total for code, total in area.totals.items() if code in there}) for area in areas
    )
    return Problem(tuple(unit.name for unit in reading.plan.units), columns, found, inside)


def _spread_parts(code: str, spread: Sequence[str], wholes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The parts of a total that are in the problem: what is left blank has nothing to add."""
    return tuple(part for part in wholes[code] if any(leaf in spread for leaf in leaves(part, wholes)))
