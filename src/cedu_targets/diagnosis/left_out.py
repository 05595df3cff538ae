"""A unit that a total leaves out, and one wrong number besides: in the unit's own row, or elsewhere.

Neither is seen by itself. The total with the unit in it does not add up while the number is wrong, and no number
mended makes up for the unit. Cell by cell the smallest answer is then to blank the unit's whole row.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cedu_targets.diagnosis.equation_index import Cell, Sum
from cedu_targets.diagnosis.repair import Repair, cell_cost, of_operation
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.diagnosis import Cause

_FEWEST = 2
"""Columns in which the total lacks just what the unit has; one says nothing."""
_LONGEST_COLUMN = 60
"""Cells of a column that are tried one by one; of a longer one only those in rows whose own sums fail."""


def left_out_and_wrong(
    state: TableState, failing: Mapping[Sum, int], total: str, unit: str, differences: Mapping[str, int]
) -> Iterator[Repair]:
    """Each single cell that, together with `unit` counted in `total`, makes all that both touch add up.

    `differences` has by how much the total is off, by column.
    """
    values = {code: value for code in sorted(state.summed) if (value := state.value(Cell(unit, code)))}
    lacking = [code for code, value in values.items() if differences.get(code) == -value]
    if len(lacking) < _FEWEST or 2 * len(lacking) <= len(values):
        return
    counted = {Cell(total, code): (state.value(Cell(total, code)) or 0) + value for code, value in values.items()}
    for cell, step in dict.fromkeys(_suspects(state, failing, unit, counted)):
        changes = dict(counted)
        changes[cell] = changes.get(cell, state.value(cell) or 0) + step
        if cell.unit == unit and cell.indicator in state.summed:  # the total counts what the unit should have
            whole = Cell(total, cell.indicator)
            changes[whole] = changes.get(whole, state.value(whole) or 0) + step
        along = "district" if total == state.table.district else "area"
        found = of_operation(state, Cause.LEFT_OUT, {**changes}, unit=unit, along=along)
        if found is not None:
            yield replace(found, besides=cell, cost=found.cost + cell_cost(state, cell, changes[cell]))


def _suspects(
    state: TableState, failing: Mapping[Sum, int], unit: str, counted: Mapping[Cell, int]
) -> Iterator[tuple[Cell, int]]:
    """(cell, step) of every cell that would settle a sum of the unit's row, or one that fails once it is counted."""
    off = {place: residual for place, residual in failing.items() if place.unit == unit}
    moved: dict[Sum, int] = {}
    for cell, after in counted.items():
        for place, factor in state.sums_of(cell):
            moved[place] = moved.get(place, 0) + factor * (after - (state.value(cell) or 0))
    for place, by in moved.items():
        before = state.residual(place)
        if before is not None and not state.holds(place, before + by):
            off[place] = before + by
    rows = {place.unit for place in failing if place.unit}
    for place, residual in off.items():
        total = state.total_of(place)
        is_long = total is not None and len(state.table.members(total)) > _LONGEST_COLUMN
        for cell, factor in state.cells_of(place) if not is_long else _in_rows(state, place, rows):
            step, rest = divmod(-residual, factor)
            if not rest:
                yield cell, step


def _in_rows(state: TableState, place: Sum, rows: set[str]) -> Iterator[tuple[Cell, int]]:
    """The cells of a column's sum in some rows, with their factors."""
    for row in sorted(rows):
        cell = Cell(row, state.equations[place.equation].at)
        yield from ((cell, factor) for other, factor in state.sums_of(cell) if other == place)
