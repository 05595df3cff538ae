"""Same numbers: achievements that equal their targets throughout, which may be the targets copied."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from cedu_targets.domain.finding import Finding, Parameter, Severity
from cedu_targets.domain.gap import GapRow
from cedu_targets.domain.table import Table
from cedu_targets.evaluation.filled_forms import are_telling

_FEWEST = 3
"""Numbers of a whole table that are the same: with fewer it is nothing."""


def same_numbers(rows: Sequence[GapRow], targets: Table) -> Iterator[Finding]:
    """GA012 where all that was achieved equals its target, else at each unit of which that holds."""
    same = other = 0
    for row in rows:
        if row.gap is not None and row.target:
            same, other = same + (row.gap == 0), other + (row.gap != 0)
            if other:
                break
    if same >= _FEWEST and not other:
        told: dict[str, Parameter] = {"count": same}
        yield Finding("GA012", "gap", Severity.WARNING, targets.whole_place, told)
        return
    for unit, count in _same_by_unit(rows):
        yield Finding("GA012", "gap", Severity.WARNING, targets.row_place(unit), {"count": count}, variant="unit")


def swapped_units(rows: Sequence[GapRow], other_targets: Mapping[str, int]) -> dict[str, int]:
    """Units that report the issued targets as achieved, and in the column of targets mostly other numbers.

    `other_targets` tells how many targets of a unit's form are not the issued ones. The units with their numbers.
    """
    return {unit: count for unit, count in _same_by_unit(rows) if 2 * other_targets.get(unit, 0) > count}


def swapped(units: Mapping[str, int], targets: Table) -> Iterator[Finding]:
    """GA012 at each of these units: nothing of its form was counted."""
    for unit, count in units.items():
        yield Finding("GA012", "gap", Severity.ERROR, targets.row_place(unit), {"count": count}, variant="swapped")


def _same_by_unit(rows: Sequence[GapRow]) -> Iterator[tuple[str, int]]:
    """The units of which all numbers are those of their targets, with how many there are."""
    by_unit: dict[str, list[Decimal] | None] = {}
    for row in rows:
        if row.gap is None or not row.target or row.is_district:
            continue
        own = by_unit.setdefault(row.unit, [])
        if row.gap != 0:
            by_unit[row.unit] = None  # most units at their first number
        elif own is not None:
            own.append(row.target)
    for unit, same in by_unit.items():
        if same and are_telling(same):
            yield unit, len(same)
