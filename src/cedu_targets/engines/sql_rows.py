"""Rules about single cells and rows, and about rates, in SQL."""

from fractions import Fraction

from cedu_targets.checks.table.amounts import OtherMeasureError, in_unit_of
from cedu_targets.checks.table.bounds import Bounds
from cedu_targets.checks.table.columns import side_of
from cedu_targets.checks.table.coverage import Coverage
from cedu_targets.checks.table.either import Either
from cedu_targets.checks.table.granule import Granule
from cedu_targets.checks.table.present import Present
from cedu_targets.checks.table.rates import Rates
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.quantity import parse_quantity, share_of
from cedu_targets.domain.units_of_measure import parse_unit_of_measure
from cedu_targets.engines.judging import Judging, Translation, counted, rows_with
from cedu_targets.engines.measure import TOTAL, UNIT, NotInSqlError, ends, signed_sum, steps

_ROWS = f"k IN ({UNIT}, {TOTAL})"


def bounds(rule: Bounds, judging: Judging) -> Translation:
    """BD001 and BD002: below the floor, above the ceiling."""
    rows = judging.rows_of(rule)
    for code in rule.column_codes(judging.table, judging.context):
        cell = _number(judging, code)
        for code_of, bound, is_floor in (("BD001", rule.at_least, True), ("BD002", rule.at_most, False)):
            if bound is None:
                continue
            least, most = ends(judging.scaled(code, _amount(judging, code, bound)), 1)
            broken = f"{cell} < {least}" if is_floor else f"{cell} > {most}"
            yield rows_with(rule, code_of, code, f"{rows} AND {broken}")


def _number(judging: Judging, code: str) -> str:
    """A cell, a blank as 0 where it says that nothing was assigned; else NULL, which breaks nothing."""
    is_zero = not judging.hides and judging.table.by_code[code].additive
    return f"COALESCE({judging.cell(code)}, 0)" if is_zero else judging.cell(code)


def _amount(judging: Judging, code: str, amount: str) -> Fraction:
    try:
        return Fraction(in_unit_of(judging.table, code, amount))
    except OtherMeasureError:
        raise NotInSqlError("other_measure") from None


def either(rule: Either, judging: Judging) -> Translation:
    """BD003: no alternative is reached, and none is blank."""
    codes = rule.column_codes(judging.table, judging.context)
    missed = []
    for code, floor in zip(codes, rule.floors, strict=True):
        least, _ = ends(judging.scaled(code, _amount(judging, code, floor.at_least)), 1)
        missed.append(f"{_number(judging, code)} < {least}")
    yield rows_with(rule, "BD003", codes[0], " AND ".join([judging.rows_of(rule), *missed]))


def present(rule: Present, judging: Judging) -> Translation:
    """PR001: a blank; not where a failed sum says it already."""
    rows = judging.rows_of(rule)
    for code in rule.column_codes(judging.table, judging.context):
        said = "".join(f" AND NOT {blank}" for blank in judging.blank_rows.get(code, ()))
        blank = f"{rows} AND {judging.cell(code)} IS NULL{said}"
        sql = judging.sums.count(blank)
        if code in judging.blank_totals and rule.rows != "units":
            own = judging.sums.count(f"{blank} AND k = {TOTAL}")
            when = " OR ".join(judging.blank_totals[code])
            sql = f"{sql} - (CASE WHEN {when} THEN {own} ELSE 0 END)"
        yield counted(rule, "PR001", code, sql, row=blank)


def granule(rule: Granule, judging: Judging) -> Translation:
    """GR001: no whole number of steps."""
    rows = judging.rows_of(rule)
    for code in rule.column_codes(judging.table, judging.context):
        factor, divisor = steps(_amount(judging, code, rule.step), judging.form.places[code])
        if factor > 10_000:
            raise NotInSqlError("too_fine")
        if divisor > 1:
            cell = judging.cell(code) if factor == 1 else f"({judging.cell(code)} * {factor})"
            broken = f"{cell} % {divisor} <> 0"
            yield rows_with(rule, "GR001", code, f"{rows} AND {broken}")


def rates(rule: Rates, judging: Judging) -> Translation:
    """RT001 of each rate, RT002 and RT003 of the district's. RT004, a note, is told where a district is judged."""
    for code in rule.column_codes(judging.table, judging.context):
        indicator = judging.table.by_code[code]
        if indicator.kind is not Kind.RATE:
            continue  # told by `left_out`
        cell, whole = judging.cell(code), 10 ** judging.form.places[code]
        total, summed = judging.total(code), judging.summed(code)
        several = judging.sums.count(f"k = {UNIT} AND {cell} <> 0")
        is_sum = f"({judging.totals} = 1 AND {judging.below(code)} = 0 AND {several} > 1 AND {total} = {summed})"
        if not (rule.may_exceed or indicator.may_exceed_whole):
            beyond = f"{_ROWS} AND ({cell} < 0 OR {cell} > {whole})"
            outside = judging.sums.count(beyond)
            filled = judging.sums.count(f"{_ROWS} AND {cell} IS NOT NULL")
            own = f"(CASE WHEN {is_sum} AND ({total} < 0 OR {total} > {whole}) THEN 1 ELSE 0 END)"
            strange = f"({outside} < 3 OR {outside} * 5 <= {filled})"
            sql = f"(CASE WHEN {strange} THEN {outside} - {own} ELSE 0 END)"
            yield counted(rule, "RT001", code, sql, row=beyond)
        if indicator.of_whole:
            continue
        lowest = judging.sums.of(f"MIN(CASE WHEN k = {UNIT} THEN {cell} END)")
        highest = judging.sums.of(f"MAX(CASE WHEN k = {UNIT} THEN {cell} END)")
        judged = f"{judging.totals} = 1 AND {total} IS NOT NULL AND {judging.filled(code)} > 1"
        judged += f" AND NOT ({total} = {summed} AND {total} = {whole})"
        # A sum of two rates and more, none of them negative, is above them all.
        district = judging.is_beyond(code)
        yield counted(rule, "RT003", code, _one(f"{judged} AND {is_sum}"), Severity.ERROR, district=district)
        apart = f"({total} < {lowest} OR {total} > {highest})"
        yield counted(rule, "RT002", code, _one(f"{judged} AND NOT {is_sum} AND {apart}"), district=district)


def _one(condition: str) -> str:
    return f"(CASE WHEN {condition} THEN 1 ELSE 0 END)"


def coverage(rule: Coverage, judging: Judging) -> Translation:
    """CT001 and CT002: a count over its base's column; CT003: the rate that is stated."""
    if rule.of is None:
        raise NotInSqlError("base_of_pack")
    table, context, rows = judging.table, judging.context, judging.rows_of(rule)
    (count, base) = (side_of([name], table, context)[0].code for name in (rule.count, rule.of))
    by = _factor(rule, judging, count, base)
    judged = f"{rows} AND {judging.cell(count)} IS NOT NULL AND {judging.cell(base)} <> 0"
    for code_of, bound, sign in (("CT001", rule.at_least, 1), ("CT002", rule.at_most, -1)):
        if bound is None:
            continue
        share = Fraction(share_of(parse_quantity(bound)))
        off = signed_sum(judging.form, [(count, sign * by), (base, -sign * share)])
        yield rows_with(rule, code_of, count, f"{judged} AND {off.sql} < 0")
    if rule.rate is not None:
        yield rows_with(rule, "CT003", rule.rate, f"{judged} AND {_stated(rule, judging, count, base, by)}")


def _factor(rule: Coverage, judging: Judging, count: str, base: str) -> Fraction:
    """What one of the count is in units of the base."""
    by_code = judging.table.by_code
    counts, based = (parse_unit_of_measure(by_code[code].unit_of_measure) for code in (count, base))
    is_allowed = rule.attendances_over_persons and (counts.noun, based.noun) == ("人次", "人")
    if not counts.agrees_with(based.noun) and not is_allowed:
        raise NotInSqlError("other_measure")
    return Fraction(counts.factor) / Fraction(based.factor)


def _stated(rule: Coverage, judging: Judging, count: str, base: str, by: Fraction) -> str:
    """Whether a stated rate is further from the ratio than half its step: |rate × base − count| × 2 > step × base."""
    form = judging.form
    rate = side_of([str(rule.rate)], judging.table, judging.context)[0].code
    step = Fraction(judging.table.by_code[rate].granule)
    cells = {code: f"CAST({judging.cell(code)} AS DECIMAL(14, 0))" for code in (count, base, rate)}
    unit = {code: Fraction(1, 10 ** form.places[code]) for code in (count, base, rate)}
    factors = [unit[rate] * unit[base], unit[count] * by, step * unit[base]]
    common = max(factor.denominator for factor in factors)
    first, second, third = (factor * common for factor in factors)
    if any(one.denominator > 1 or one > 10**9 for one in (first, second, third)):
        raise NotInSqlError("too_fine")
    off = f"ABS({int(first)} * ({cells[rate]} * {cells[base]}) - {int(second)} * {cells[count]})"
    return f"{judging.cell(rate)} IS NOT NULL AND {off} * 2 > {int(third)} * {cells[base]}"
