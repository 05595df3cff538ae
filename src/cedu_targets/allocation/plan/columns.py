"""The columns of a plan: indicators with their granules, and which column is the total of which."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import gcd, lcm

from msgspec.structs import replace

from cedu_targets.allocation.plan.plan import IndicatorEntry
from cedu_targets.allocation.plan.plan_reading import Path, PlanReading
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import parse_number
from cedu_targets.domain.quantity import folded
from cedu_targets.domain.relation import UnknownColumnError, resolve
from cedu_targets.domain.statement import find_statements
from cedu_targets.domain.units_of_measure import parse_unit_of_measure

_KINDS = {
    **dict.fromkeys(("数量", "数额", "count", "amount"), Kind.COUNT),
    **dict.fromkeys(("率", "比率", "比例", "rate"), Kind.RATE),
    **dict.fromkeys(("平均", "平均数", "人均", "average"), Kind.AVERAGE),
}
_USUAL_OF_MANY = Decimal("0.01")
_RANGE = lazy_pattern(r"([^.+]+)\.\.([^.+]+)")


def read_columns(reading: PlanReading) -> dict[str, tuple[str, ...]]:
    """Fill `reading.indicators`, in the plan's order; the parts of each total column by its code."""
    for code, entry in reading.plan.indicators.items():
        reading.indicators[code] = _indicator(code, entry, reading)
    wholes: dict[str, tuple[str, ...]] = {}
    owner: dict[str, str] = {}
    for code, entry in reading.plan.indicators.items():
        if not (entry.parts or "").strip():
            continue
        parts = _parts(code, entry.parts or "", reading)
        path = ("indicators", code, "parts")
        for part in parts:
            if part in owner:
                reading.say("AL006", path, indicator=part, variant="twice", whole=code, other=owner[part])
            owner.setdefault(part, code)
        if parts:
            wholes[code] = parts
    _refuse_circles(wholes, reading)
    for code in wholes:
        granule = _common_granule(code, wholes, reading.indicators)
        reading.indicators[code] = replace(reading.indicators[code], granule=granule)
        if not all(reading.is_sure_of(leaf) for leaf in leaves(code, wholes)):
            reading.doubt(code)
    return wholes


def leaves(code: str, wholes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The columns under a total column that have no parts of their own."""
    if code not in wholes:
        return (code,)
    return tuple(leaf for part in wholes[code] for leaf in leaves(part, wholes))


def codes_text(codes: Iterable[str], order: Iterable[str], comma: str = "、") -> str:
    """Codes of the table, with runs of three and more neighbours written 2–8."""
    position = {code: place for place, code in enumerate(order)}
    runs: list[list[str]] = []
    for code in sorted(codes, key=position.__getitem__):
        if runs and position[runs[-1][-1]] + 1 == position[code]:
            runs[-1].append(code)
        else:
            runs.append([code])
    return comma.join(f"{run[0]}–{run[-1]}" if len(run) > 2 else comma.join(run) for run in runs)


def _indicator(code: str, entry: IndicatorEntry, reading: PlanReading) -> Indicator:
    path: Path = ("indicators", code)
    measure = folded(entry.unit_of_measure or "") or None
    kind = _kind(entry, measure, (*path, "kind"), code, reading)
    granule = _granule(entry, kind, measure, (*path, "granule"), code, reading)
    if kind is Kind.COUNT and granule != granule.to_integral_value():
        kind = Kind.AMOUNT
    return Indicator(
        code=code,
        name=" ".join(entry.name.split()),
        group=" ".join((entry.group or "").split()) or None,
        unit_of_measure="%" if kind is Kind.RATE else measure,
        kind=kind,
        granule=granule,
        additive=kind in (Kind.COUNT, Kind.AMOUNT),
    )


def _kind(entry: IndicatorEntry, measure: str | None, path: Path, code: str, reading: PlanReading) -> Kind:
    written = folded(entry.kind or "").lower()
    if not written:
        return Kind.RATE if measure in ("%", "‰") else Kind.COUNT
    if written not in _KINDS:
        reading.say("AL013", path, indicator=code, said=entry.kind, variant="kind")
    return _KINDS.get(written, Kind.COUNT)


def _granule(
    entry: IndicatorEntry, kind: Kind, measure: str | None, path: Path, code: str, reading: PlanReading
) -> Decimal:
    usual = Decimal(1) if parse_unit_of_measure(measure).factor == 1 else _USUAL_OF_MANY
    if kind is Kind.RATE:
        usual = _USUAL_OF_MANY
    if not (entry.granule or "").strip():
        return usual
    try:
        number = parse_number(entry.granule or "")
    except ValueError:
        number = None
    if number is None or number.value <= 0:
        reading.say("AL013", path, indicator=code, said=entry.granule, variant="granule")
        return usual
    return number.value


def _parts(code: str, written: str, reading: PlanReading) -> tuple[str, ...]:
    """The parts of a total: `2+…+8`, `2..8`, `1=2+3`; in a list that names the total itself, it is taken out."""
    path: Path = ("indicators", code, "parts")
    text = folded(written)
    _, equals, after = text.partition("=")
    text = re.sub("[、,]", "+", (after if equals else text).strip("="))
    if match := _RANGE.fullmatch(text):
        text = f"{match[1]}+…+{match[2]}"
    statements = find_statements(f"{code}={text}")
    relation = statements[0].relation if len(statements) == 1 else None
    if relation is None or not relation.is_equality or len(relation.sides) != 2:
        reading.say("AL006", path, indicator=code, said=written)
        return ()
    try:
        side = resolve(relation, list(reading.indicators)).sides[1]
    except UnknownColumnError as error:
        reading.unknown("AL004", path, str(error.args[0]), list(reading.indicators), variant="code", indicator=code)
        return ()
    parts = tuple(dict.fromkeys(term.code for term in side if term.code != code))
    if any(term.sign < 0 for term in side) or not parts:
        reading.say("AL006", path, indicator=code, said=written)
        return ()
    return _of_one_kind(code, parts, path, reading)


def _of_one_kind(code: str, parts: tuple[str, ...], path: Path, reading: PlanReading) -> tuple[str, ...]:
    whole = reading.indicators[code]
    for part in parts:
        other = reading.indicators[part]
        if not (whole.additive and other.additive):
            reading.say("AL006", path, indicator=code, variant="rate", part=part)
        elif whole.unit_of_measure and other.unit_of_measure and whole.unit_of_measure != other.unit_of_measure:
            one, two = whole.unit_of_measure, other.unit_of_measure
            reading.say("AL006", path, indicator=code, variant="measure", part=part, one=one, two=two)
    return parts


def _refuse_circles(wholes: dict[str, tuple[str, ...]], reading: PlanReading) -> None:
    for code in list(wholes):
        seen, below = {code}, list(wholes.get(code, ()))
        while below:
            part = below.pop()
            if part in seen:
                reading.say("AL006", ("indicators", code, "parts"), indicator=code, variant="circle", part=part)
                del wholes[code]
                break
            if part in wholes:
                seen.add(part)
                below += wholes[part]


def _common_granule(code: str, wholes: Mapping[str, tuple[str, ...]], indicators: Mapping[str, Indicator]) -> Decimal:
    """The coarsest step that every part's step is a multiple of."""
    steps = [Fraction(indicators[leaf].granule) for leaf in leaves(code, wholes)]
    scale = lcm(*(step.denominator for step in steps))
    common = Fraction(gcd(*(int(step * scale) for step in steps)), scale)
    return Decimal(common.numerator) / Decimal(common.denominator)
