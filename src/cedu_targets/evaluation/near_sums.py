"""Whether a sum that fails is nearly right: by little, by a slip of the pen, by a row that was left out."""

from collections.abc import Sequence
from decimal import Decimal

from cedu_targets.diagnosis.plausibility import likeness
from cedu_targets.domain.cell_places import cells_of
from cedu_targets.domain.diagnosis import Cause
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.table import Table

_SMALL = 20
"""A difference of one in so many is small."""
_MOSTLY = Decimal("0.8")
_MOST_ROWS = 1_000
"""Of longer tables no row is sought that was left out."""


def is_near(table: Table, finding: Finding) -> bool:
    """Whether a slip explains a difference, in the total or in a part, or it is small beside the whole."""
    actual, expected, off = finding.actual, finding.expected, finding.difference
    if actual is None or expected is None or off is None:
        return False
    if is_small(off, actual):
        return True
    indicator = table.by_code[str(finding.place.indicator)]
    pairs = [(actual, expected), *((part, part + off) for part in _parts(table, finding))]
    return any(likeness(before, after, indicator).cause is not Cause.REPLACED for before, after in pairs)


def is_small(off: Decimal, whole: Decimal) -> bool:
    """Whether a difference is small beside the whole."""
    return _SMALL * abs(off) <= abs(whole)


def accounts_for_a_row(table: Table, findings: Sequence[Finding]) -> bool:
    """Whether a row that was left out, or all subtotals counted again, account for every difference of a total."""
    if findings[0].code == "PW001" or len(table.rows) > _MOST_ROWS:
        return False
    rows = [(row,) for row in (*table.units, *table.subtotals)] if len(findings) > 1 else []
    all_subtotals = [table.subtotals] if table.subtotals else []
    return any(_accounts_for(table, some, findings) for some in (*rows, *all_subtotals))


def _accounts_for(table: Table, rows: Sequence[str], findings: Sequence[Finding]) -> bool:
    signs = set()
    for finding in findings:
        values = (table.value(row, str(finding.place.indicator)) for row in rows)
        amount = sum((value for value in values if value is not None), Decimal(0))
        if not amount or abs(amount) != abs(finding.difference or 0):
            return False
        signs.add(amount == finding.difference)
    return len(signs) == 1


def lies_among_its_parts(table: Table, findings: Sequence[Finding]) -> bool:
    """Whether what is called a total lies among its parts nearly everywhere, as an average or a rate does."""
    among = 0
    for finding in findings:
        parts = _parts(table, finding)
        among += finding.actual is not None and bool(parts) and min(parts) <= finding.actual <= max(parts)
    return among >= _MOSTLY * len(findings)


def _parts(table: Table, finding: Finding) -> list[Decimal]:
    values = (table.value(*cell) for cell in cells_of(finding.related))
    return [value for value in values if value is not None]
