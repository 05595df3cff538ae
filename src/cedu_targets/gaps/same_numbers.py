"""Same numbers: achievements that equal their targets throughout, which may be the targets copied."""

from collections.abc import Iterator, Sequence

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.gap import GapRow
from cedu_targets.domain.table import Table

_FEWEST = 3
"""Numbers of a whole table that are the same: with fewer it is nothing."""
_FEWEST_OF_UNIT = 5
"""Of one unit: numbers of two digits and more, since 1 of 1 brand and 100 % say nothing."""


def same_numbers(rows: Sequence[GapRow], targets: Table) -> Iterator[Finding]:
    """GA012 where all that was achieved equals its target, else at each unit of which that holds."""
    filled = [row for row in rows if row.gap is not None and row.target]
    if len(filled) >= _FEWEST and all(row.gap == 0 for row in filled):
        told: dict[str, Parameter] = {"count": len(filled)}
        yield Finding("GA012", "gap", Severity.WARNING, targets.whole_place, told)
        return
    by_unit: dict[str, list[GapRow]] = {}
    for row in filled:
        if not row.is_district:
            by_unit.setdefault(row.unit, []).append(row)
    for unit, own in by_unit.items():
        if all(row.gap == 0 for row in own) and sum(map(_is_telling, own)) >= _FEWEST_OF_UNIT:
            told = {"count": len(own)}
            yield Finding("GA012", "gap", Severity.WARNING, targets.row_place(unit), told, variant="unit")


def _is_telling(row: GapRow) -> bool:
    """Whether the number is none that many units meet exactly: two digits at least, and no 100 %."""
    assert row.target is not None
    return len(row.target.normalize().as_tuple().digits) > 1
