"""Last year's table -> a plan for this year: its layout, relations, granules, blanks and numbers."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import floor
from sys import intern
from typing import Any

from cedu_targets.allocation.plan.columns import leaves
from cedu_targets.allocation.plan.plan import Plan, SourceEntry
from cedu_targets.allocation.plan.plan_file import of_shape
from cedu_targets.allocation.plan.plan_reading import Locate
from cedu_targets.allocation.plan.plan_reading import Path as Entry
from cedu_targets.allocation.solver.remainders import largest_remainders
from cedu_targets.allocation.solver.shares import Shares
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.indicator import Indicator, Kind, Measure
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.numbers import parse_number, percent, plain
from cedu_targets.domain.place import Place
from cedu_targets.domain.relation import Side, Term, UnknownColumnError, resolve, short_side_text
from cedu_targets.domain.table import Table

LAST_TARGETS, LAST_ACHIEVED = "上年目标", "上年完成"
_KINDS = {Kind.RATE: "率", Kind.AVERAGE: "平均"}
_SUBTOTALS = ("小计", "合计")
_OF_ACHIEVEMENTS = lazy_pattern(r"完成(?:情况|进度|数)?(?:统计|汇总)?表")


def plan_like(
    table: Table,
    totals: Mapping[str, str],
    sources: Mapping[str, SourceEntry] | None = None,
    weights: str | None = None,
) -> Plan:
    """The plan that last year's table suggests. `totals` are this year's of the district, by last year's codes.

    What a unit had blank last year is not assigned this year either; a unit's rate stays as it was, or follows the
    district's where it was the same. Raises PackFault for a table that is too large for a plan, or names too long.
    """
    codes = _codes(table)
    last = LAST_ACHIEVED if table.measure is Measure.ACHIEVEMENT else LAST_TARGETS
    parts = _parts(table)
    indicators = {
        codes[one.code]: {
            "name": one.name,
            "group": one.group,
            "unit_of_measure": one.unit_of_measure,
            "kind": None if one.additive else _KINDS.get(one.kind, "平均"),
            "granule": plain(one.granule),
            "total": totals.get(one.code) or _rate_text(one, table.value(table.district or "", one.code)),
            "parts": _sum_text(parts[one.code], codes) if one.code in parts else None,
            "weights": (weights or last) if one.additive and one.code not in parts else None,
        }
        for one in table.indicators
    }
    area_of = {unit: _bare(name) for name, units in table.areas.items() for unit in units}
    entries: dict[str, Any] = {
        "title": _next_title(table) or "分解表",
        "district": table.district or "全区目标",
        "units": [{"name": unit, "area": area_of.get(unit)} for unit in table.units],
        "indicators": indicators,
        "sources": dict(sources or {}),
        "tables": {last: {row: _numbers(table, row, codes) for row in table.rows}},
        "demands": {unit: _demands(table, unit, codes, parts) for unit in table.units},
        "notes": table.notes,
    }
    return of_shape(Plan, entries, places_in(table))


def places_in(table: Table) -> Locate:
    """Where an entry of a plan that was made from a table stands in that table."""
    units = frozenset(table.units)

    def locate(entry: Entry) -> Place:
        match entry:
            case ("demands" | "tables", *_, str(unit), str(code)) if unit in units and code in table.by_code:
                return table.place(unit, code)
            case ("indicators", str(code), *_) if code in table.by_code and table.district:
                return table.place(table.district, code)
        return Place(sheet=table.layout.sheet)

    return locate


def grown_totals(table: Table, growth: str) -> dict[str, str]:
    """Last year's totals of the columns that are spread, grown by a share, in whole granules.

    What is rounded (half up) is the sum of a total column's parts; the parts add up to it, by largest remainders.
    A column that is part of nothing is rounded by itself. Raises CallFault for what is no growth.
    """
    try:
        number = parse_number(growth)
    except ValueError:
        number = None
    if number is None or not number.percent or number.value <= -1:
        raise CallFault("bad_growth", {"text": growth})
    factor = 1 + Fraction(number.value)
    parts = _parts(table)
    granules = {one.code: Fraction(one.granule) for one in table.indicators}
    exact = {
        one.code: Fraction(value) * factor / granules[one.code]
        for one in table.indicators
        if one.additive and one.code not in parts and (value := _of_district(table, one.code)) is not None
    }
    found: dict[str, int] = {}
    below = {part for codes in parts.values() for part in codes}
    for code in table.codes:
        filled = [leaf for leaf in leaves(code, parts) if leaf in exact] if code not in below else []
        if len({granules[leaf] for leaf in filled}) == 1:
            _grow(code, _half_up(sum(exact[leaf] for leaf in filled)), exact, parts, found)
        else:  # parts of different granules: each by itself
            found |= {leaf: _half_up(exact[leaf]) for leaf in filled}
    return {code: plain(steps * table.by_code[code].granule) for code, steps in found.items()}


def _grow(
    code: str, steps: int, exact: Mapping[str, Fraction], parts: Mapping[str, tuple[str, ...]], found: dict[str, int]
) -> None:
    """A total's granules given to its columns: the total has grown by the share, none is a granule off its own."""
    if code not in parts:
        found[code] = steps
        return
    below = {
        part: sum((exact[leaf] for leaf in leaves(part, parts) if leaf in exact), Fraction()) for part in parts[code]
    }
    wholes = [value.numerator // value.denominator for value in below.values()]
    rests = [value.numerator % value.denominator for value in below.values()]
    of = [value.denominator for value in below.values()]
    numbers = largest_remainders(Shares(wholes, rests, of), steps, range(len(below)))
    for part, number in zip(below, numbers, strict=True):
        if part in parts or part in exact:
            _grow(part, number, exact, parts, found)


def _of_district(table: Table, code: str) -> Decimal | None:
    """The district's number; in a table without its row the sum of the units'."""
    if table.district is not None:
        return table.value(table.district, code)
    filled = [value for unit in table.units if (value := table.value(unit, code)) is not None]
    return sum(filled, Decimal(0)) if filled else None


def _half_up(number: Fraction | int) -> int:
    return floor(number + Fraction(1, 2))


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


def _numbers(table: Table, unit: str, codes: Mapping[str, str]) -> dict[str, str]:
    """What a row had, by the plan's codes; a long table says few numbers many times: each is kept once."""
    return {
        codes[code]: intern(plain(value) if (one := table.by_code[code]).additive else _rate(one, value))
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
    return _rate(indicator, value)


def _rate(indicator: Indicator, value: Decimal) -> str:
    return percent(value) if indicator.kind is Kind.RATE else plain(value)


def _bare(area: str) -> str:
    for suffix in _SUBTOTALS:
        if area.endswith(suffix) and len(area) > len(suffix):
            return area.removesuffix(suffix)
    return area


def _next_title(table: Table) -> str | None:
    """Last year's title with the next year in it. A table of what was achieved (完成情况表) becomes one of targets."""
    if table.title is None:
        return None
    title = _OF_ACHIEVEMENTS.sub("分解表", table.title) if table.measure is Measure.ACHIEVEMENT else table.title
    return title if table.period is None else title.replace(table.period[:4], str(int(table.period[:4]) + 1), 1)
