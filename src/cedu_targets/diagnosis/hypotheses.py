"""Causes in one operation over several cells: neighbours swapped, a block shifted, a row wrongly counted or scaled.

Each is tried by its effect on the sums that it touches; only those that mend all of these and break
none are returned. Rows are looked at where their own sums fail, or where a cell fits a column's
difference exactly, so that a table of 40,000 rows costs one pass over its failing columns.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from cedu_targets.diagnosis.clock import Clock, in_time
from cedu_targets.diagnosis.counted_rows import counted_rows
from cedu_targets.diagnosis.equation_index import Cell, Sum
from cedu_targets.diagnosis.repair import Repair, of_operation
from cedu_targets.diagnosis.scaled_rows import scaled_rows
from cedu_targets.diagnosis.shifts import column_shifts, row_shifts
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.diagnosis import Cause
from cedu_targets.domain.equation import RowSum

_LONGEST_AREA = 60
"""Of larger areas only the subtotal's neighbours are tried, not every unit's."""
MOST = 200
"""Swaps fit by chance in large tables; more of them than this say nothing."""


def hypotheses(state: TableState, failing: Mapping[Sum, int], clock: Clock) -> list[Repair]:
    """Every one-operation cause that mends some of the failing sums, and all that it touches."""
    found: dict[tuple[Cause, frozenset[tuple[Cell, int | None]], str | None], Repair] = {}
    for source in (
        counted_rows(state, failing),
        scaled_rows(state, failing),
        row_shifts(state, failing),
        column_shifts(state, failing),
        _row_swaps(state, failing),
        _column_swaps(state, failing),
    ):
        for repair in in_time(source):
            if repair is not None:
                found.setdefault((repair.cause, frozenset(repair.changes.items()), repair.unit), repair)
            if len(found) >= MOST or clock.is_over():
                return list(found.values())
    return list(found.values())


def _row_swaps(state: TableState, failing: Mapping[Sum, int]) -> Iterator[Repair | None]:
    """Two neighbouring columns changed places in one row."""
    rows = list(dict.fromkeys(place.unit for place in failing if place.unit))
    off = {code: failing[place] for code, n in state.column_sums.items() if (place := Sum(n, "")) in failing}
    sound = state.column_sums.keys() - off.keys()
    for pair in pairwise(state.table.codes):
        for unit in rows:
            yield _swap(state, Cell(unit, pair[0]), Cell(unit, pair[1]), "row")
        for unit in _fitting(state, off, pair) if not off.keys().isdisjoint(pair) and sound.isdisjoint(pair) else ():
            yield _swap(state, Cell(unit, pair[0]), Cell(unit, pair[1]), "row")


def _fitting(state: TableState, off: Mapping[str, int], pair: tuple[str, str]) -> Iterator[str]:
    """The rows in which exchanging two columns makes up the columns' differences."""
    first, second = pair
    step = -off[first] if first in off else off[second]
    due_step, table = state.number(step), state.table
    rows = state.clock.watched(state.rows)
    for unit, left, right in zip(rows, table.down(first), table.down(second), strict=True):
        if left is None or right is None:
            continue
        if due_step == (right - left if unit == table.district else left - right):
            yield unit


def _column_swaps(state: TableState, failing: Mapping[Sum, int]) -> Iterator[Repair | None]:
    """Two neighbouring rows changed places in one column."""
    order, areas = state.order, frozenset(state.areas)
    position = order.positions
    tried: set[tuple[str, str, str]] = set()
    places = [(place.unit, _codes(state, place)) for place in failing if place.unit]
    for place in state.clock.watched(failing):
        total = state.total_of(place)
        if total is not None:
            places.append((total, _codes(state, place)))
        if total in areas and len(members := state.table.members(total)) <= _LONGEST_AREA:
            places += [(unit, _codes(state, place)) for unit in members]
    for unit, codes in places:
        at = position.get(unit)  # a subtotal may be a member of another total, and stands among no neighbours
        for other in () if at is None else (at - 1, at + 1):
            if not 0 <= other < len(order):
                continue
            for code in codes:
                upper, lower = sorted((unit, order[other]), key=position.__getitem__)
                if (upper, lower, code) not in tried:
                    tried.add((upper, lower, code))
                    yield _swap(state, Cell(upper, code), Cell(lower, code), "column")


def _codes(state: TableState, place: Sum) -> list[str]:
    equation = state.equations[place.equation]
    return [code for code, _ in equation.terms] if isinstance(equation, RowSum) else [equation.at]


def _swap(state: TableState, one: Cell, other: Cell, along: str) -> Repair | None:
    if not (_is_summed(state, one) and _is_summed(state, other)):
        return None  # where no sum speaks of a number, nothing says that it belongs elsewhere
    first, second = state.value(one), state.value(other)
    if first is None or second is None or first == second:
        return None  # a number beside a blank is a shift
    return of_operation(state, Cause.SWAP, {one: second, other: first}, along=along)


def _is_summed(state: TableState, cell: Cell) -> bool:
    return cell.indicator in state.summed or cell.indicator in state.row_sums
