"""What a total leaves out and does not show by itself: a unit and one wrong number besides, or two units.

The wrong number stands in the unit's own row, or elsewhere. The total with the unit in it does not add up while the
number is wrong, and no number mended makes up for the unit. Cell by cell the smallest answer is then to blank the
unit's whole row.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from cedu_targets.diagnosis.equation_index import Cell, Sum
from cedu_targets.diagnosis.repair import Repair, cell_cost, of_operation
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.diagnosis import Cause

_FEWEST = 2
"""Columns in which the total lacks just what the unit has; one says nothing."""
_FEWEST_OF_TWO, _FEWEST_UNITS = 3, 4
"""Columns, and units, where two units are looked for: a total that lacks most of its units lacks something else."""
SECOND_COST = 1.0
"""What it costs more that two units were left out; of many units two may fit by chance."""
_LONGEST_COLUMN = 60
"""Cells of a column that are tried one by one; of a longer one only those in rows whose own sums fail."""


def is_lacking(state: TableState, unit: str, differences: Mapping[str, int]) -> bool:
    """Whether a total lacks in several columns just what a unit has; of any other unit no more need be asked."""
    lacking = 0
    for code, residual in differences.items():
        lacking += state.value(Cell(unit, code)) == -residual
    return lacking >= _FEWEST


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


def two_left_out(state: TableState, total: str, differences: Mapping[str, int]) -> Repair | None:
    """The two units that make up what a total lacks in every column; None where other two do, or one by itself."""
    members = state.table.members(total)
    if len(differences) < _FEWEST_OF_TWO or not _FEWEST_UNITS <= len(members) <= _LONGEST_COLUMN:
        return None
    codes = sorted(state.summed)
    due = tuple(-differences.get(code, 0) for code in codes)
    if not _may_be_two(state, members, *next(iter(differences.items()))):
        return None
    seen: dict[tuple[int, ...], str] = {}
    pairs = []
    for unit in members:
        values = tuple(state.value(Cell(unit, code)) or 0 for code in codes)
        rest = tuple(number - value for number, value in zip(due, values, strict=True))
        if any(values):
            pairs += [(seen[rest], unit)] if rest in seen else []
            seen.setdefault(values, unit)
    if len(pairs) != 1 or due in seen:
        return None
    changes: dict[Cell, int | None] = {
        (cell := Cell(total, code)): (state.value(cell) or 0) - residual for code, residual in differences.items()
    }
    along = "district" if total == state.table.district else "area"
    found = of_operation(state, Cause.LEFT_OUT, changes, unit=pairs[0][0], along=along)
    return None if found is None else replace(found, other_unit=pairs[0][1], cost=found.cost + SECOND_COST)


def _may_be_two(state: TableState, members: Sequence[str], code: str, residual: int) -> bool:
    """Whether two units make up what the total lacks in one column, which costs less to see than in all."""
    seen: set[int] = set()
    for unit in members:
        value = state.value(Cell(unit, code)) or 0
        if -residual - value in seen:
            return True
        seen.add(value)
    return False


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
