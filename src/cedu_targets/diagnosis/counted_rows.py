"""Rows that the district's sum counts and should not, or should count and does not."""

from collections.abc import Iterator, Mapping, Sequence

from cedu_targets.diagnosis.equation_index import Cell, Sum
from cedu_targets.diagnosis.left_out import is_lacking, left_out_and_wrong, two_left_out
from cedu_targets.diagnosis.plausibility import COSTS
from cedu_targets.diagnosis.repair import Repair, of_operation
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.column_sums import holding
from cedu_targets.domain.diagnosis import Cause

_LONGEST_RUN = 60
"""Rows that a subtotal is tried to sum."""


def counted_rows(state: TableState, failing: Mapping[Sum, int]) -> Iterator[Repair | None]:
    """Subtotals that the district counts as units, a subtotal taken for a unit, a unit left out."""
    for area in state.areas:
        yield from _left_out_of(state, failing, area)
    district = state.table.district
    differences = _differences(state, failing, district) if district else {}
    if not differences or district is None:
        return
    for row in state.table.subtotals:
        yield _counted(state, district, Cause.SUBTOTAL, row, _values(state, row), -1)
    for rows in dict.fromkeys((state.table.subtotals, state.areas)):
        if len(rows) > 1:
            yield _counted_again(state, district, rows)
    if len(differences) < 2:
        return  # in one column alone the district's cell is as good an answer
    yield from _left_out_of_district(state, failing, district, differences)


def _left_out_of_district(
    state: TableState, failing: Mapping[Sum, int], district: str, differences: Mapping[str, int]
) -> Iterator[Repair | None]:
    """A unit that the district's sum leaves out; a row that is the sum of its neighbours is a subtotal."""
    yield two_left_out(state, district, differences)
    code, residual = next(iter(differences.items()))
    rows = state.rows
    if len(rows) > _LONGEST_RUN:
        # In a long table one column sifts the rows; in a short one that column may have an error of its own.
        state.clock.ask()
        rows = tuple(rows[at] for at in holding(state.table.down(code), state.decimal(-residual)))
    for unit in state.clock.watched(rows):
        if unit == district:
            continue
        if not is_lacking(state, unit, differences):
            continue
        values = _values(state, unit)
        yield from left_out_and_wrong(state, failing, district, unit, differences)
        if len(values) < 2 or any(differences.get(name) != -value for name, value in values.items()):
            continue
        if _is_sum_of_neighbours(state, unit, values):
            mends = frozenset(Sum(state.column_sums[name], "") for name in values)
            yield Repair(Cause.SUBTOTAL, {}, mends, COSTS[Cause.SUBTOTAL], unit, "unit")
        else:
            yield _counted(state, district, Cause.LEFT_OUT, unit, values, 1)


def _differences(state: TableState, failing: Mapping[Sum, int], total: str) -> dict[str, int]:
    """By how much a total is off, by column."""
    return {
        state.equations[place.equation].at: residual
        for place, residual in state.clock.watched(failing.items())
        if state.total_of(place) == total
    }


def _left_out_of(state: TableState, failing: Mapping[Sum, int], area: str) -> Iterator[Repair | None]:
    """A unit that its area's subtotal leaves out; in one column alone the subtotal's cell is as good an answer."""
    differences = _differences(state, failing, area)
    yield two_left_out(state, area, differences)
    for unit in state.clock.watched(state.table.members(area) if len(differences) > 1 else ()):
        if not is_lacking(state, unit, differences):
            continue
        values = _values(state, unit)
        yield from left_out_and_wrong(state, failing, area, unit, differences)
        if len(values) > 1 and all(differences.get(code) == -value for code, value in values.items()):
            yield _counted(state, area, Cause.LEFT_OUT, unit, values, 1)


def _counted_again(state: TableState, district: str, rows: Sequence[str]) -> Repair | None:
    """All subtotals counted besides the units that they sum: as a sum over the whole column does."""
    counted: dict[str, int] = {}
    for row in rows:
        for code, value in _values(state, row).items():
            counted[code] = counted.get(code, 0) + value
    changes = {Cell(district, code): (state.value(Cell(district, code)) or 0) - n for code, n in counted.items()}
    return of_operation(state, Cause.SUBTOTAL, {**changes}, along="all")


def _values(state: TableState, row: str) -> dict[str, int]:
    """What a row adds to the columns that are summed, without zeros."""
    return {code: value for code in sorted(state.summed) if (value := state.value(Cell(row, code)))}


def _counted(
    state: TableState, total: str, cause: Cause, row: str, values: Mapping[str, int], sign: int
) -> Repair | None:
    changes: dict[Cell, int | None] = {}
    for code, value in values.items():
        cell = Cell(total, code)
        changes[cell] = (state.value(cell) or 0) + sign * value
    along = "district" if total == state.table.district else "area"
    return of_operation(state, cause, changes, unit=row, along=along)


def _is_sum_of_neighbours(state: TableState, unit: str, values: Mapping[str, int]) -> bool:
    """Whether a row is the sum of the two or more rows right above it, or right below, in every column."""
    units = state.table.units
    at = units.index(unit)
    for step in (-1, 1):
        totals = dict.fromkeys(values, 0)
        for count in range(1, _LONGEST_RUN + 1):
            other = at + step * count
            if not 0 <= other < len(units):
                break
            for code in totals:
                totals[code] += state.value(Cell(units[other], code)) or 0
            if count > 1 and totals == values:
                return True
            if any(totals[code] > value for code, value in values.items()):
                break
    return False
