"""The units of each subtotal (小计): those since the last one, or under its heading.

A sheet never says it outright. The place says it, and where the place leaves an end open (a first group
may follow units that belong to no area) the numbers decide; what stays unclear is not checked, and said.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from cedu_targets.recognition.table.row_kinds import RowKinds, is_of_which

Cells = Mapping[int, Decimal]
_LITTLE = 4
"""A difference of one in so many is little."""


class _Group(NamedTuple):
    subtotal: int
    units: tuple[int, ...]
    """The units nearest to it, top to bottom."""
    closed: bool
    """True where both ends are marked, by a heading or another subtotal."""
    opens: bool
    """The subtotal stands over its units."""


class _Fit(NamedTuple):
    equal: int
    compared: int

    @property
    def is_good(self) -> bool:
        return 0 < self.compared <= 2 * self.equal


def members_of_subtotals(
    kinds: RowKinds, headings: Sequence[int], cells: Callable[[int], Cells]
) -> dict[int, tuple[int, ...]]:
    """The rows of units that each subtotal row sums; a subtotal whose units are not clear is left out.

    `headings` are rows that head a group, `cells` gives the additive numbers of a row by column.
    """
    groups = _groups(kinds, headings)
    fits = {group: _fit(group.subtotal, group.units, cells) for group in groups}
    pooled = _Fit(sum(fit.equal for fit in fits.values()), sum(fit.compared for fit in fits.values()))
    found: dict[int, tuple[int, ...]] = {}
    for group, fit in fits.items():
        if fit.is_good or (group.closed and pooled.is_good):
            found[group.subtotal] = group.units
        elif (run := _fitting_run(group, cells)) is not None:
            found[group.subtotal] = run
        elif pooled.is_good and _is_near(group, cells):
            found[group.subtotal] = group.units
    return dict(sorted(found.items()))


def _groups(kinds: RowKinds, headings: Sequence[int]) -> list[_Group]:
    parts = {row for row in kinds.subtotals if is_of_which(kinds.names[row])}
    subtotals, units = set(kinds.subtotals) - parts, set(kinds.units)
    districts = {kinds.district, *kinds.extra_districts}
    rows = sorted({*kinds.names, *headings} - parts)
    first = next((row for row in rows if row in subtotals or row in units), None)
    opens = first in subtotals
    if opens:
        rows.reverse()  # read upwards, a subtotal over its units is one under them
    groups: list[_Group] = []
    since: list[int] = []
    marked = False
    for row in rows:
        if row in units:
            since.append(row)
            continue
        if row in subtotals and since:
            groups.append(_Group(row, tuple(sorted(since)), marked, opens))
        marked = row not in districts
        since = []
    return groups


def _fit(subtotal: int, units: Sequence[int], cells: Callable[[int], Cells]) -> _Fit:
    """In how many columns the subtotal is the sum of the units; columns with nothing in them are not compared."""
    total = cells(subtotal)
    parts = [cells(row) for row in units]
    equal = compared = 0
    for column in {*total, *(column for part in parts for column in part)}:
        reported = total.get(column, Decimal(0))
        summed = sum((part.get(column, Decimal(0)) for part in parts), Decimal(0))
        if reported or summed:
            compared += 1
            equal += reported == summed
    return _Fit(equal, compared)


def _is_near(group: _Group, cells: Callable[[int], Cells]) -> bool:
    """Whether the subtotal is off by little in every column: as its fellows sum theirs, it is meant to sum these."""
    total = cells(group.subtotal)
    sums = {column: sum((cells(row).get(column, Decimal(0)) for row in group.units), Decimal(0)) for column in total}
    return bool(total) and all(_LITTLE * abs(total[column] - sums[column]) <= abs(total[column]) for column in total)


def _fitting_run(group: _Group, cells: Callable[[int], Cells]) -> tuple[int, ...] | None:
    """Of a group with an open end, the longest run of units next to the subtotal that makes it up exactly."""
    total = cells(group.subtotal)
    off = {column for column, number in total.items() if number}
    if group.closed or not off:
        return None
    sums: dict[int, Decimal] = {}
    longest = 0
    nearest_first = group.units if group.opens else group.units[::-1]
    for length, row in enumerate(nearest_first[:-1], start=1):
        for column, number in cells(row).items():
            sums[column] = sums.get(column, Decimal(0)) + number
            if sums[column] == total.get(column, Decimal(0)):
                off.discard(column)
            else:
                off.add(column)
        longest = longest if off else length
    if not longest:
        return None
    return group.units[:longest] if group.opens else group.units[-longest:]
