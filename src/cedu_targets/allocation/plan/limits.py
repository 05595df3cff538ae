"""What a plan demands of single numbers: fixed, least, most, not assigned, and growth since last year."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from msgspec import Struct, field

from cedu_targets.allocation.plan.columns import leaves
from cedu_targets.allocation.plan.demand import CellDemand, parse_demand
from cedu_targets.allocation.plan.plan_reading import Path, PlanReading
from cedu_targets.allocation.solver.problem import Bound, Limit
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.numbers import Number, parse_number
from cedu_targets.recognition.table.values import as_shares

_LARGEST_GROWTH = 100
_LARGEST_RATE = 10
"""As a share; 95 typed into a cell that shows per cent may have become 9500%."""
_DISTRICT = -1
_NOTHING = Bound(0, Limit.NOT_ASSIGNED)
"""One for all: of a long table every fourth cell has it."""


class Limits(Struct):
    """Bounds in granules by code and position of the unit, and the rates that are set."""

    lows: dict[str, dict[int, Bound]] = field(default_factory=dict)
    highs: dict[str, dict[int, Bound]] = field(default_factory=dict)
    rates: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    """By code and unit, the district included; rates as shares."""

    def low(self, code: str, unit: int, bound: Bound) -> None:
        """A least number; the higher of two holds."""
        known = self.lows.setdefault(code, {})
        if unit not in known or known[unit].value < bound.value:
            known[unit] = bound

    def high(self, code: str, unit: int, bound: Bound) -> None:
        """A greatest number; the lower of two holds."""
        known = self.highs.setdefault(code, {})
        if unit not in known or known[unit].value > bound.value:
            known[unit] = bound

    def is_settled(self, code: str, unit: int) -> bool:
        """Whether a cell is fixed or not assigned, so that no weight is needed for it."""
        high = self.highs.get(code, {}).get(unit)
        return high is not None and high.limit in (Limit.HOLD, Limit.NOT_ASSIGNED)


def read_limits(reading: PlanReading, wholes: Mapping[str, tuple[str, ...]]) -> Limits:
    """The bounds of every cell. Mistakes are said on the reading."""
    limits = Limits()
    units = {unit.name: position for position, unit in enumerate(reading.plan.units)}
    rates: dict[str, dict[str, CellDemand]] = {}
    for unit, row in reading.plan.demands.items():
        if unit not in units:
            reading.unknown("AL004", ("demands", unit), unit, list(units), variant="unit")
        for code, text in row.items():
            path: Path = ("demands", unit, code)
            if code not in reading.indicators:
                reading.unknown("AL004", path, code, list(reading.indicators), variant="code")
                continue
            demand = _demand(text or "", path, unit, code, reading)
            if demand is None or unit not in units:
                continue
            if not reading.indicators[code].additive:
                rates.setdefault(code, {})[unit] = demand
            else:
                _bound(demand, units[unit], code, path, wholes, limits, reading)
    for code, indicator in reading.indicators.items():
        if not indicator.additive:
            limits.rates[code] = _rates(code, rates.get(code, {}), reading)
    _growth(units, limits, reading)
    return limits


def _demand(text: str, path: Path, unit: str, code: str, reading: PlanReading) -> CellDemand | None:
    try:
        demand = parse_demand(text)
    except ValueError:
        reading.say("AL001", path, unit=unit, indicator=code, said=text)
        return None
    if demand is None:
        return None
    is_rate = reading.indicators[code].kind is Kind.RATE
    if demand.percent and not is_rate and reading.is_sure_of(code):
        reading.say("AL001", path, unit=unit, indicator=code, said=text, variant="percent")
        return None
    if not reading.indicators[code].additive and demand.assigned and not demand.fixed:
        reading.say("AL010", path, unit=unit, indicator=code, said=text)
        return None
    below = next((end for end in (demand.low, demand.high) if end is not None and end < 0), None)
    if below is not None:
        reading.say("AL009", path, unit=unit, indicator=code, actual=below)
        return None
    return demand


def _bound(
    demand: CellDemand,
    unit: int,
    code: str,
    path: Path,
    wholes: Mapping[str, tuple[str, ...]],
    limits: Limits,
    reading: PlanReading,
) -> None:
    name = reading.plan.units[unit].name
    if not demand.assigned:
        for leaf in leaves(code, wholes):
            limits.high(leaf, unit, _NOTHING)
        return
    granule = reading.indicators[code].granule
    ends = (
        (demand.low, limits.low, Limit.HOLD if demand.fixed else Limit.MINIMUM),
        (demand.high, limits.high, Limit.HOLD if demand.fixed else Limit.MAXIMUM),
    )
    for value, keep, limit in ends[1:] if demand.fixed and demand.low is None else ends:
        if value is None:
            continue
        count = reading.granules(value, granule, path, unit=name, indicator=code)
        if count is None:
            return
        keep(code, unit, Bound(count, limit))


def _rates(code: str, demands: Mapping[str, CellDemand], reading: PlanReading) -> dict[str, Decimal]:
    """A rate of every unit: its own, else the district's; none where it is not assigned."""
    plan, indicator = reading.plan, reading.indicators[code]
    path: Path = ("indicators", code, "total")
    numbers: dict[int, Number] = {}
    written = plan.indicators[code].total
    total = reading.number(written, path, indicator=code)
    if written is not None and total is not None and (number := parse_number(written)) is not None:
        numbers[_DISTRICT] = number
    for position, unit in enumerate(plan.units):
        demand = demands.get(unit.name)
        if demand is not None and demand.low is not None:
            numbers[position] = Number(demand.low, demand.percent)
    if indicator.kind is Kind.RATE:
        values = {row: number.value for row, number in numbers.items()}
        differing, unclear = as_shares(values, {row for row, number in numbers.items() if number.percent}, False)
        shares = values | differing
        unclear += [row for row, share in shares.items() if share > _LARGEST_RATE]
        for row in unclear:
            here = path if row == _DISTRICT else ("demands", plan.units[row].name, code)
            owner = None if row == _DISTRICT else plan.units[row].name
            text = str(numbers[row].value)
            reading.say("AL010", here, unit=owner, indicator=code, variant="unclear", said=text)
    else:
        shares = {row: number.value for row, number in numbers.items()}
    found = {plan.district: shares[_DISTRICT]} if _DISTRICT in shares else {}
    for position, unit in enumerate(plan.units):
        demand = demands.get(unit.name)
        if position in shares:
            found[unit.name] = shares[position]
        elif demand is None and _DISTRICT in shares:
            found[unit.name] = shares[_DISTRICT]
    return found


def _growth(units: Mapping[str, int], limits: Limits, reading: PlanReading) -> None:
    """Caps and floors against last year. A cap always leaves one granule, else small numbers could never grow."""
    base = next(iter(reading.plan.tables), None)
    for code, entry in reading.plan.indicators.items():
        cap = _share(entry.growth_cap, ("indicators", code, "growth_cap"), code, reading)
        least = _share(entry.growth_floor, ("indicators", code, "growth_floor"), code, reading)
        if (cap is None and least is None) or not reading.indicators[code].additive:
            continue
        if base is None:
            name = "growth_cap" if cap is not None else "growth_floor"
            reading.say("AL013", ("indicators", code, name), indicator=code, variant="no_last_year", said="")
            continue
        granule = Fraction(reading.indicators[code].granule)
        opened = []
        for unit, position in units.items():
            last = last_year(reading, base, unit, code)
            if not last or limits.is_settled(code, position):
                continue  # nothing to grow from, or the plan itself says the number
            if cap is not None:
                before = floor(Fraction(last) / granule)
                most = floor((1 + cap) * Fraction(last) / granule)
                if most <= before and cap >= 0:
                    most = before + 1
                    opened.append(unit)
                limits.high(code, position, Bound(max(most, 0), Limit.GROWTH))
            if least is not None:
                fewest = ceil((1 + least) * Fraction(last) / granule)
                limits.low(code, position, Bound(max(fewest, 0), Limit.GROWTH))
        if opened:
            path: Path = ("indicators", code, "growth_cap")
            units_named = "、".join(opened[:8]) + ("…" if len(opened) > 8 else "")
            reading.say("AL104", path, Severity.NOTE, indicator=code, units=units_named, cap=entry.growth_cap)


def last_year(reading: PlanReading, table: str, unit: str, code: str) -> Decimal | None:
    """A unit's number in a table of the plan; None where it is blank, absent, or said to be a mistake elsewhere."""
    text = reading.plan.tables[table].get(unit, {}).get(code)
    try:
        number = parse_number(text or "")
    except ValueError:
        return None
    return None if number is None or number.value < 0 else number.value


def _share(text: str | None, path: Path, code: str, reading: PlanReading) -> Fraction | None:
    """A growth: `5%`, or 5 under a heading that says %. A bare 0.05 could be either."""
    if text is None or not text.strip():
        return None
    try:
        number = parse_number(text)
    except ValueError:
        number = None
    if number is None:
        reading.say("AL013", path, indicator=code, said=text, variant="growth")
        return None
    share = Fraction(number.value) if number.percent else Fraction(number.value) / 100
    if not -1 <= share <= _LARGEST_GROWTH or (not number.percent and 0 < abs(number.value) < 1):
        reading.say("AL013", path, indicator=code, said=text, variant="growth")
        return None
    return share
