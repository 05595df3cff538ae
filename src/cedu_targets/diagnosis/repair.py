"""Repair: cells that would hold other numbers, what that mends, and how plausible it is."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from cedu_targets.diagnosis.equation_index import Cell, Sum
from cedu_targets.diagnosis.plausibility import (
    COSTS,
    DISTRICT_COST,
    DOUBT_COST,
    OUT_OF_SCALE,
    SCALE_COST,
    Likeness,
    likeness,
)
from cedu_targets.diagnosis.state import Changes, TableState
from cedu_targets.domain.diagnosis import Block, Cause
from cedu_targets.domain.finding import Severity


class Repair(Struct, frozen=True):
    """One cause and its cure. `mends` are the violated sums that would hold."""

    cause: Cause
    changes: Mapping[Cell, int | None]
    mends: frozenset[Sum]
    cost: float
    unit: str | None = None
    along: str = ""
    other_unit: str | None = None
    """A second row that was left out."""
    besides: Cell | None = None
    """Of an operation: a cell that is wrong besides."""
    block: Block | None = None
    power: int = 0
    """Of numbers that are all off by 10^power."""
    text: str = ""
    """Of one cell: what stands there and is no number."""
    texts: tuple[Cell, ...] = ()
    """Cells whose numbers are texts, which formulas pass over."""

    @property
    def rank(self) -> tuple[float, int]:
        """By plausibility, then fewest cells."""
        return round(self.cost, 6), len(self.changes)


def change_likeness(state: TableState, cell: Cell, after: int | None) -> Likeness:
    """How plausible one changed cell is by itself."""
    before = state.table.value(*cell)
    return likeness(before, state.number(after), state.table.by_code[cell.indicator])


def cell_cost(state: TableState, cell: Cell, after: int | None) -> float:
    """The cost of changing one cell."""
    return change_likeness(state, cell, after).cost + place_cost(state, cell, after)


def place_cost(state: TableState, cell: Cell, after: int | None) -> float:
    """What it costs more that a number is due just here: in the district's row, or out of all scale for a unit."""
    if cell.unit == state.table.district:
        return DISTRICT_COST
    largest = state.largest(cell.indicator)
    return SCALE_COST if 0 < OUT_OF_SCALE * largest < (after or 0) else 0.0


def of_cells(state: TableState, changes: Changes, mends: frozenset[Sum]) -> Repair:
    """A repair cell by cell: of one cell its own cause, of more SEVERAL."""
    if len(changes) == 1:
        ((cell, after),) = changes.items()
        cause = change_likeness(state, cell, after).cause
    else:
        cause = Cause.SEVERAL
    cost = sum(cell_cost(state, cell, after) for cell, after in changes.items())
    return Repair(cause, dict(changes), mends, cost + _doubt(state, changes))


def of_operation(
    state: TableState,
    cause: Cause,
    changes: Changes,
    *,
    unit: str | None = None,
    along: str = "",
    block: Block | None = None,
    power: int = 0,
) -> Repair | None:
    """A repair in one operation over several cells; None where it mends nothing or breaks something."""
    changes = {cell: after for cell, after in changes.items() if after != state.value(cell)}
    mends = state.mended(changes) if changes else None
    if not mends:
        return None
    district = any(cell.unit == state.table.district for cell in changes)
    cost = COSTS[cause] + DISTRICT_COST * district + _doubt(state, changes)
    return Repair(cause, changes, mends, cost, unit, along, block=block, power=power)


def _doubt(state: TableState, changes: Changes) -> float:
    """What it costs more where a rule would question the numbers."""
    return 0.0 if state.objected(changes) in (None, Severity.NOTE) else DOUBT_COST


def best_first(repairs: Iterable[Repair]) -> list[Repair]:
    """Sorted by plausibility, then fewest cells; equal ones stay in the order of the sheet."""
    return sorted(repairs, key=lambda repair: repair.rank)
