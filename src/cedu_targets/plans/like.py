"""Last year's table -> a plan for this year: its layout, relations, granules, blanks and numbers."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise

from cedu_targets.domain.faults import CallFault
from cedu_targets.domain.indicator import Indicator, Kind
from cedu_targets.domain.numbers import parse_number, percent, plain
from cedu_targets.domain.relation import Side, Term, UnknownColumnError, resolve, short_side_text
from cedu_targets.domain.table import Measure, Table
from cedu_targets.plans.plan import IndicatorEntry, Plan, SourceEntry, UnitEntry

LAST_TARGETS, LAST_ACHIEVED = "上年目标", "上年完成"
_KINDS = {Kind.RATE: "率", Kind.AVERAGE: "平均"}
_SUBTOTALS = ("小计", "合计")


def plan_like(
    table: Table,
    totals: Mapping[str, str],
    sources: Mapping[str, SourceEntry] | None = None,
    weights: str | None = None,
) -> Plan:
    """The plan that last year's table suggests. `totals` are this year's of the district, by last year's codes.

    What a unit had blank last year is not assigned this year either; a unit's rate stays as it was, or follows the
    district's where it was the same.
    """
    codes = _codes(table)
    last = LAST_ACHIEVED if table.measure is Measure.ACHIEVEMENT else LAST_TARGETS
    parts = _parts(table)
    indicators = {
        codes[one.code]: IndicatorEntry(
            name=one.name,
            group=one.group,
            unit_of_measure=one.unit_of_measure,
            kind=None if one.additive else _KINDS.get(one.kind, "平均"),
            granule=plain(one.granule),
            total=totals.get(one.code) or _rate_text(one, table.value(table.district or "", one.code)),
            parts=_sum_text(parts[one.code], codes) if one.code in parts else None,
            weights=(weights or last) if one.additive and one.code not in parts else None,
        )
        for one in table.indicators
    }
    area_of = {unit: _bare(name) for name, units in table.areas.items() for unit in units}
    return Plan(
        title=_next_title(table) or "分解表",
        district=table.district or "全区目标",
        units=tuple(UnitEntry(name=unit, area=area_of.get(unit)) for unit in table.units),
        indicators=indicators,
        sources=dict(sources or {}),
        tables={last: {unit: _numbers(table, unit, codes) for unit in table.units}},
        demands={unit: _demands(table, unit, codes, parts) for unit in table.units},
        notes=table.notes,
    )


def grown_totals(table: Table, growth: str) -> dict[str, str]:
    """Last year's totals of the columns that are spread, grown by a share and rounded half up to the granule.

    Raises CallFault for what is no growth.
    """
    try:
        number = parse_number(growth)
    except ValueError:
        number = None
    if number is None or not number.percent or number.value <= -1:
        raise CallFault("bad_growth", {"text": growth})
    factor = 1 + Fraction(number.value)
    parts = _parts(table)
    found: dict[str, str] = {}
    for indicator in table.indicators:
        value = table.value(table.district or "", indicator.code)
        if indicator.additive and indicator.code not in parts and value is not None:
            steps = Fraction(value) * factor / Fraction(indicator.granule)
            whole = Decimal(steps.numerator) / Decimal(steps.denominator)
            found[indicator.code] = plain(whole.quantize(Decimal(1), ROUND_HALF_UP) * indicator.granule)
    return found


def _codes(table: Table) -> dict[str, str]:
    """Last year's code of a column -> the plan's: columns without codes are numbered."""
    if all(indicator.coded for indicator in table.indicators):
        return {code: code for code in table.codes}
    return {code: str(number) for number, code in enumerate(table.codes, start=1)}


def _parts(table: Table) -> dict[str, tuple[str, ...]]:
    """Total columns with their parts, as the sheet declares them; a column is part of one total only."""
    found: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    for declaration in table.declarations:
        relation = declaration.relation
        if relation is None or not declaration.checked or not relation.is_equality:
            continue
        try:
            sides = resolve(relation, table.codes).sides
        except UnknownColumnError:
            continue
        for left, right in pairwise(sides):
            whole, parts = _as_sum(left, right)
            alike = all(table.by_code[code].additive for code in (whole, *parts) if code)
            if whole is not None and whole not in found and not taken & set(parts) and alike:
                found[whole] = tuple(sorted(parts, key=table.codes.index))
                taken |= set(parts)
    return found


def _as_sum(left: Side, right: Side) -> tuple[str | None, tuple[str, ...]]:
    """A total and its parts: 1=2+3, and 3=1-2 too; None where it is neither."""
    plus = [term.code for term in left if term.sign > 0] + [term.code for term in right if term.sign < 0]
    minus = [term.code for term in left if term.sign < 0] + [term.code for term in right if term.sign > 0]
    if len(plus) == 1 and len(minus) > 1:
        return plus[0], tuple(minus)
    if len(minus) == 1 and len(plus) > 1:
        return minus[0], tuple(plus)
    return None, ()


def _sum_text(parts: Sequence[str], codes: Mapping[str, str]) -> str:
    """`2+…+8`, which the plan reads by the order of its columns."""
    return short_side_text([Term(codes[part]) for part in parts], list(codes.values()))


def _numbers(table: Table, unit: str, codes: Mapping[str, str]) -> dict[str, str | None]:
    return {
        codes[code]: plain(value) if table.by_code[code].additive else _rate_text(table.by_code[code], value)
        for code, value in table.row(unit).items()
    }


def _demands(
    table: Table, unit: str, codes: Mapping[str, str], parts: Mapping[str, tuple[str, ...]]
) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for indicator in table.indicators:
        value = table.value(unit, indicator.code)
        if value is None:
            if indicator.code not in parts:
                found[codes[indicator.code]] = "×"
        elif not indicator.additive and value != table.value(table.district or "", indicator.code):
            found[codes[indicator.code]] = _rate_text(indicator, value)
    return found


def _rate_text(indicator: Indicator, value: Decimal | None) -> str | None:
    """A rate as the plan writes it; nothing for what is summed: its totals have to be given."""
    if value is None or indicator.additive:
        return None
    return percent(value) if indicator.kind is Kind.RATE else plain(value)


def _bare(area: str) -> str:
    for suffix in _SUBTOTALS:
        if area.endswith(suffix) and len(area) > len(suffix):
            return area.removesuffix(suffix)
    return area


def _next_title(table: Table) -> str | None:
    """Last year's title with the next year in it."""
    if table.title is None or table.period is None:
        return table.title
    return table.title.replace(table.period[:4], str(int(table.period[:4]) + 1), 1)
