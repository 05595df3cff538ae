"""A claim needs support: which of the sums that fail are called wrong, and how.

A sum that the sheet or a pack states is judged place by place. One that only names or numbers speak for is called
wrong where the rest of the table bears it out, or where it is nearly right; else it is asked about, once. What rounding
explains in many sums is said once for the table.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from cedu_targets.domain.finding import Finding, NotJudged, Severity
from cedu_targets.domain.indicator import Rounding
from cedu_targets.domain.place import Place
from cedu_targets.domain.row_total import RowTotal
from cedu_targets.domain.table import Table

_SUMS = frozenset({"PW001", "DS001", "DS003"})
_SMALL = 20
"""A difference of one in so many is small beside the whole."""
_FEWEST_TAILS = 2
_MOST_SLIPS = 3
_MOSTLY = Decimal("0.8")
_FINE = Decimal("0.001")
"""Nobody types numbers so fine: they were worked out, and their last place is as it came."""
_SHARE_OF_TAILS = Decimal("0.15")
"""Of the sums of rounded numbers at least so many are off; of slips there are fewer."""


@dataclass(frozen=True)
class Supported:
    """What may be said: findings, and what could not be judged."""

    findings: list[Finding]
    not_judged: list[NotJudged]


def supported(
    table: Table, findings: Sequence[Finding], not_judged: Sequence[NotJudged], is_stated: Callable[[str], bool]
) -> Supported:
    """The findings that have support; `is_stated` says of a rule whether the sheet or a pack states it."""
    kept: list[Finding] = []
    open_ = list(not_judged)
    loose: dict[object, list[Finding]] = {}
    tails: list[Finding] = []
    for finding in findings:
        if (
            finding.code not in _SUMS
            or finding.difference is None
            or is_stated(finding.rule)
            or _is_formula(table, finding)
        ):
            kept.append(finding)
        elif (claim := _Claim.of(table, finding)).is_odd:
            open_.append(NotJudged(finding.rule, finding.place, "not_claimed", finding.parameters))
        elif finding.actual is None and not table.by_code[str(finding.place.indicator)].coded:
            open_.append(NotJudged(finding.rule, finding.place, "blank_total", finding.parameters))
        elif _is_tail(table, finding):
            tails.append(finding)
        elif claim.is_confirmed:
            kept.append(finding)
        else:
            loose.setdefault(claim.key, []).append(finding)
    left_out = _of_rows_left_out(table, tails)
    kept += left_out
    tails = [one for one in tails if one not in left_out]
    is_fine = bool(tails) and max(abs(one.difference or 0) for one in tails) < _FINE
    apart = len(tails) - _shared(table, tails)
    many = apart >= _FEWEST_TAILS and apart >= _SHARE_OF_TAILS * _sums_that_tell(table)
    if is_fine or many:
        kept.append(_rounding_entry(tails))
    else:
        kept += tails
    for group in loose.values():
        if _looks_like_rates(table, group):
            open_ += [NotJudged(one.rule, one.place, "not_claimed", one.parameters) for one in group]
            continue
        # What fails everywhere is no slip of the pen, however near it comes here and there.
        is_headed = group[0].code == "PW001" or _row_total(table, group[0]).headed
        few = len(group) <= _MOST_SLIPS
        near = [one for one in group if few and _is_near(table, one)]
        near = group if is_headed and _is_of_a_row(table, group) else near
        kept += near
        if far := [finding for finding in group if finding not in near]:
            kept.append(_question(far, is_headed=is_headed))
    return Supported(kept, open_)


@dataclass(frozen=True)
class _Claim:
    """What speaks for a finding's sum."""

    key: object
    is_confirmed: bool
    is_odd: bool
    """It stands where no sum of the table holds: in a row of rates, a column of averages."""

    @staticmethod
    def of(table: Table, finding: Finding) -> "_Claim":
        unit, code = str(finding.place.unit), str(finding.place.indicator)
        if finding.code == "PW001":
            entry = next((one for one in table.declarations if f"sum:{one.relation}" == finding.rule), None)
            return _Claim(finding.rule, entry is None or entry.confirmed, unit in table.odd_rows)
        total = _row_total(table, finding)
        is_odd = total.columns is not None and code not in total.columns
        return _Claim((total.total, total.members), total.confirmed, is_odd)


def _is_formula(table: Table, finding: Finding) -> bool:
    """Whether a formula of the workbook states the sum, and passes over some of its numbers."""
    return any((one.unit, one.indicator) == (finding.place.unit, finding.place.indicator) for one in table.skipped)


def _row_total(table: Table, finding: Finding) -> RowTotal:
    """The total that a finding is about: of several breakdowns the one whose members it names."""
    own = [one for one in (*table.district_totals, *table.row_totals) if one.total == finding.place.unit]
    named = {place.unit for place in finding.related}
    return next((one for one in own if named <= set(one.members)), own[0])


def _parts(table: Table, finding: Finding) -> list[Decimal]:
    values = (table.value(str(place.unit), str(place.indicator)) for place in finding.related)
    return [value for value in values if value is not None]


def _is_tail(table: Table, finding: Finding) -> bool:
    """Whether rounding explains a difference: half a step for each number, and little beside the whole."""
    if (
        finding.actual is None
        or finding.difference is None
        or table.by_code[str(finding.place.indicator)].rounding is not Rounding.EXACT
    ):
        return False
    parts = [part for part in _parts(table, finding) if part]
    if len(parts) < 2 or _SMALL * abs(finding.difference) > abs(finding.actual):
        return False
    room, count = _step(table, finding), len(parts) + 1
    return 2 * abs(finding.difference) <= room * count and 4 * finding.difference**2 <= 3 * count * room**2


def _step(table: Table, finding: Finding) -> Decimal:
    codes = {str(finding.place.indicator), *(str(place.indicator) for place in finding.related)}
    return min(_step_of_column(table, code) for code in codes)


def _step_of_column(table: Table, code: str) -> Decimal:
    from cedu_targets.recognition.table.lines_of import step_of

    return step_of(table.down(code)[:500])


def _is_near(table: Table, finding: Finding) -> bool:
    """Whether a slip explains a difference, or it is small beside the whole."""
    if finding.actual is None or finding.expected is None or finding.difference is None:
        return False
    if _SMALL * abs(finding.difference) <= abs(finding.actual):
        return True
    from cedu_targets.diagnosis.plausibility import likeness
    from cedu_targets.domain.diagnosis import Cause

    indicator = table.by_code[str(finding.place.indicator)]
    pairs = [
        (finding.actual, finding.expected),
        *((part, part + finding.difference) for part in _parts(table, finding)),
    ]
    return any(likeness(before, after, indicator).cause is not Cause.REPLACED for before, after in pairs)


def _shared(table: Table, tails: Sequence[Finding]) -> int:
    """How many tails fall away where one cell accounts for a row's and a column's: that is a slip, and no rounding."""
    in_rows = [one for one in tails if one.code == "PW001"]
    down = {(str(one.place.unit), str(one.place.indicator)): one for one in tails if one.code != "PW001"}
    count = 0
    for one in in_rows:
        row, whole = str(one.place.unit), str(one.place.indicator)
        columns = {whole: 1} | {str(place.indicator): -1 for place in one.related}
        for (total, code), other in list(down.items()):
            sign = 1 if row == total else -1 if row in {place.unit for place in other.related} else 0
            if sign and code in columns and columns[code] * (one.difference or 0) == sign * (other.difference or 0):
                count += 1
                del down[total, code]
                break
    return count


def _of_rows_left_out(table: Table, tails: Sequence[Finding]) -> list[Finding]:
    """The tails that make up a whole row: it was left out, however small it is."""
    by_total: dict[str | None, list[Finding]] = {}
    for one in tails:
        by_total.setdefault(one.place.unit if one.code != "PW001" else None, []).append(one)
    groups = (group for total, group in by_total.items() if total is not None and len(group) > 1)
    return [one for group in groups if _is_of_a_row(table, group) for one in group]


def _is_of_a_row(table: Table, group: Sequence[Finding]) -> bool:
    """Whether a row that was left out, or all subtotals counted again, account for every difference of a total."""
    if group[0].code == "PW001":
        return False
    rows = [(row,) for row in (*table.units, *table.subtotals)] if len(group) > 1 else []
    rows += [table.subtotals] if table.subtotals else []
    return any(_accounts_for(table, some, group) for some in rows)


def _accounts_for(table: Table, rows: Sequence[str], group: Sequence[Finding]) -> bool:
    signs = set()
    for finding in group:
        code = str(finding.place.indicator)
        amount = sum(((table.value(row, code) or Decimal(0)) for row in rows), Decimal(0))
        if not amount or abs(amount) != abs(finding.difference or 0):
            return False
        signs.add(amount == finding.difference)
    return len(signs) == 1


def _looks_like_rates(table: Table, group: Sequence[Finding]) -> bool:
    """Whether what is called a total lies among its parts nearly everywhere, as an average or a rate does."""
    among = 0
    for finding in group:
        parts = _parts(table, finding)
        among += finding.actual is not None and bool(parts) and min(parts) <= finding.actual <= max(parts)
    return among >= _MOSTLY * len(group)


def _sums_that_tell(table: Table) -> int:
    """How many sums of two numbers and more the table has."""
    count = 0
    for entry in table.declarations:
        if entry.relation is not None and entry.relation.is_equality and entry.checked:
            parts = [term.code for side in entry.relation.sides[1:] for term in side]
            count += sum(sum(1 for code in parts if table.value(row, code)) > 1 for row in table.rows)
    for one in (*table.district_totals, *(one for one in table.row_totals if one.total != table.district)):
        for indicator in table.indicators:
            if indicator.additive and (one.columns is None or indicator.code in one.columns):
                count += sum(1 for row in one.members if table.value(row, indicator.code)) > 1
    return count


def _rounding_entry(tails: Sequence[Finding]) -> Finding:
    first = min(tails, key=lambda one: one.place.reading_order)
    most = max(abs(one.difference) for one in tails if one.difference is not None)
    related = tuple(one.place for one in tails if one is not first)
    severity = Severity.NOTE if most < _FINE else Severity.WARNING
    return Finding("RD060", "reading", severity, first.place, {"count": len(tails), "most": most}, related=related)


def _question(group: Sequence[Finding], *, is_headed: bool) -> Finding:
    first = min(group, key=lambda one: one.place.reading_order)
    related = tuple(one.place for one in group if one is not first)
    parameters = {**first.parameters, "count": len(group)}
    severity = Severity.WARNING if is_headed else Severity.NOTE
    return Finding("RD061", "reading", severity, first.place, parameters, related=related)
