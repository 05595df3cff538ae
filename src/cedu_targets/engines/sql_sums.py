"""Sums and bounds between columns, and down a district, in SQL."""

from collections.abc import Sequence
from fractions import Fraction

from cedu_targets.checks.table.column_sum_rule import ColumnSumRule
from cedu_targets.checks.table.columns import factors_of, side_of, unit_slack
from cedu_targets.checks.table.district_sum import DistrictSum
from cedu_targets.checks.table.not_above import NotAbove
from cedu_targets.checks.table.part_whole import PartWhole
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.relation import Side
from cedu_targets.domain.rounding_tolerance import Zone, severity_of
from cedu_targets.engines.judging import Judging, Translation, any_blank, any_filled, counted, rows_with
from cedu_targets.engines.measure import SUBTOTAL, TOTAL, UNIT, By, NotInSqlError, Slacks, Sum, ends, signed_sum, slack

_ANY_ROW = f"k IN ({UNIT}, {TOTAL}, {SUBTOTAL})"
_ROWS = f"k IN ({UNIT}, {TOTAL})"


def part_whole(rule: PartWhole, judging: Judging) -> Translation:
    """PW001 and PW002: each sum that must equal the whole, in every row."""
    table, context = judging.table, judging.context
    whole = side_of([rule.whole], table, context)
    sums = [side_of(parts, table, context) for parts in (rule.parts, *rule.also)]
    everything = (*whole, *(term for parts in sums for term in parts))
    if rule.unlike_columns(table, context, everything) is not None:
        raise NotInSqlError("other_measure")
    for parts in sums:
        yield from _link(rule, judging, whole, parts)


def _link(rule: PartWhole, judging: Judging, whole: Side, parts: Side) -> Translation:
    code, table = whole[0].code, judging.table
    factors = factors_of(table, (*whole, *parts))
    off = signed_sum(
        judging.form,
        [
            (code, Fraction(1)),
            *((term.code, Fraction(-term.sign) * Fraction(factors.get(term.code, 1))) for term in parts),
        ],
    )
    blank = f"{judging.cell(code)} IS NULL"
    differs = f"{_ANY_ROW} AND {off.sql} <> 0"
    if judging.hides:
        differs += (
            f" AND NOT ({judging.cell(code)} IS NOT NULL AND {any_blank(judging, [term.code for term in parts])})"
        )
    judging.blank_rows.setdefault(code, []).append(f"({differs} AND {blank})")
    if factors:
        most = Fraction(unit_slack(table, (*whole, *parts), factors))
        _, within = ends(most, off.by)
        zones: Slacks | None = Slacks(f"ABS({off.sql}) > {within}", "1 = 0")
    else:
        zones = slack(judging.form, _cells(judging, whole, parts), off)
    yield from _zoned(rule, code, differs, blank, zones)


def _cells(judging: Judging, whole: Side, parts: Side) -> dict[tuple[str, int], tuple[str, str]]:
    signed = [(whole[0].code, 1), *((term.code, -term.sign) for term in parts)]
    found = {}
    for code, sign in signed:
        cell = judging.cell(code)
        filled = f"(CASE WHEN {cell} IS NULL THEN 0 ELSE 1 END)"
        found[code, sign] = (filled, f"(CASE WHEN {cell} < 0 THEN 1 ELSE 0 END)")
    return found


def _zoned(rule: PartWhole, code: str, differs: str, blank: str, zones: Slacks | None) -> Translation:
    if zones is None:
        yield rows_with(rule, rule.codes[0], code, differs)
        return
    wrong = f"({blank} OR {zones.wrong})"
    tail, unlikely = f"{differs} AND NOT {wrong}", severity_of(Zone.UNLIKELY, rule.binds)
    yield rows_with(rule, rule.codes[0], code, f"{differs} AND {wrong}")
    yield rows_with(rule, rule.tail, code, f"{tail} AND {zones.unlikely}", unlikely)
    yield rows_with(rule, rule.tail, code, f"{tail} AND NOT ({zones.unlikely})", Severity.NOTE)


def not_above(rule: NotAbove, judging: Judging) -> Translation:
    """NA001: one sum of columns above another."""
    table, context = judging.table, judging.context
    part, whole = side_of(rule.part, table, context), side_of(rule.whole, table, context)
    if rule.unlike_columns(table, context, (*part, *whole)) is not None:
        raise NotInSqlError("other_measure")
    factors = factors_of(table, (*part, *whole))
    margin = Fraction(unit_slack(table, (*part, *whole), factors)) if factors else Fraction(0)
    terms = [(term.code, term.sign * Fraction(factors.get(term.code, 1))) for term in part]
    terms += [(term.code, -term.sign * Fraction(factors.get(term.code, 1))) for term in whole]
    off = signed_sum(judging.form, terms)
    least, most = ends(margin, off.by)
    above = f"{off.sql} >= {least}" if rule.strict else f"{off.sql} > {most}"
    broken = f"{_ROWS} AND {any_filled(judging, [term.code for term in part])} AND {above}"
    if judging.hides:
        broken += f" AND NOT {any_blank(judging, [term.code for term in whole])}"
    yield rows_with(rule, "NA001", part[0].code, broken)


def district_sum(rule: DistrictSum, judging: Judging) -> Translation:
    """DS001 and DS002: the district's own row, column by column."""
    for code in rule.column_codes(judging.table, judging.context):
        if not judging.table.by_code[code].additive:
            continue  # told by `left_out`
        yield from sum_down(rule, judging, code)


def sum_down(rule: ColumnSumRule, judging: Judging, code: str) -> Translation:
    """A total against the sum of its rows."""
    total, summed = judging.total(code), judging.summed(code)
    off = Sum(f"COALESCE({total}, 0) - COALESCE({summed}, 0)", 10 ** judging.form.places[code])
    differs = f"{judging.totals} = 1 AND {judging.units} > 0 AND {off.sql} <> 0"
    if judging.hides:
        differs += f" AND NOT ({total} IS NOT NULL AND {judging.filled(code)} < {judging.units})"
    blank = f"{total} IS NULL"
    judging.blank_totals.setdefault(code, []).append(f"({differs} AND {blank})")
    zones = None
    if judging.table.by_code[code].rounding != "exact":
        own = f"(CASE WHEN {total} < 0 THEN 1 ELSE 0 END)"
        filled = {(code, 1): ("1", own), (code, -1): (judging.filled(code), judging.below(code))}
        zones = slack(judging.form, filled, off)
    for code_of, severity, when in _verdicts(rule, blank, zones):
        sql = f"(CASE WHEN {differs} AND {when} THEN 1 ELSE 0 END)"
        by: By = "screen" if zones is None and not judging.hides else "district"
        yield counted(rule, code_of, code, sql, severity, counted_by=by, district=judging.is_off(code))


def _verdicts(rule: ColumnSumRule, blank: str, zones: Slacks | None) -> Sequence[tuple[str, Severity, str]]:
    if zones is None:
        return [(rule.broken, rule.binds, "1 = 1")]
    wrong = f"({blank} OR {zones.wrong})"
    return [
        (rule.broken, rule.binds, wrong),
        (rule.tail, severity_of(Zone.UNLIKELY, rule.binds), f"NOT {wrong} AND {zones.unlikely}"),
        (rule.tail, Severity.NOTE, f"NOT {wrong} AND NOT ({zones.unlikely})"),
    ]
