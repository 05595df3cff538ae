"""Rates in percent where a fraction was meant, or the reverse: the other rates of the column tell which."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from cedu_targets.diagnosis.equation_index import Cell, Sum
from cedu_targets.diagnosis.plausibility import COSTS
from cedu_targets.diagnosis.repair import Repair
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.diagnosis import Cause
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.numbers import is_multiple, parse_number
from cedu_targets.domain.written_number import written_number

AMBIGUOUS = "RD005"
"""The reader could not tell a percentage from a fraction."""
_OUT_OF_RANGE = ("RT001", "RT002")
_FEWEST = 2
"""So many other rates have to agree on where the column lies."""


def percents(
    state: TableState, findings: Sequence[Finding], failing: Mapping[Sum, int]
) -> Iterator[tuple[Repair, tuple[int, ...]]]:
    """(repair, positions of the findings) of every rate that lies near the column's others once it is × or ÷ 100.

    Rates that a failing sum speaks of are left to the sums.
    """
    positions: dict[Cell, list[int]] = {}
    for position, finding in enumerate(findings):
        unit, code = finding.place.unit, finding.place.indicator
        if unit is not None and code is not None and finding.code in (AMBIGUOUS, *_OUT_OF_RANGE):
            positions.setdefault(Cell(unit, code), []).append(position)
    for cell, among in positions.items():
        state.clock.ask()
        indicator = state.table.by_code[cell.indicator]
        if indicator.kind is not Kind.RATE or any(place in failing for place, _ in state.sums_of(cell)):
            continue
        text = str(findings[among[0]].parameters.get("text", ""))
        readings = [after for after in _readings(state, cell, text) if is_multiple(after, indicator.granule)]
        fitting = [after for after in readings if after <= 1 and _is_near_others(state, cell, after)]
        if len(fitting) == 1:
            changes = {cell: state.steps(fitting[0])}
            yield Repair(Cause.PERCENT, changes, frozenset(), COSTS[Cause.PERCENT], text=text), tuple(among)


def _readings(state: TableState, cell: Cell, text: str) -> Iterator[Decimal]:
    """What may have been meant."""
    before = state.table.value(*cell)
    if before is not None:
        yield from (before.scaleb(-2), before.scaleb(2))
    elif text and (written := written_number(text) or parse_number(text)):
        yield from (written.value, written.value.scaleb(-2))


def _is_near_others(state: TableState, cell: Cell, after: Decimal) -> bool:
    """Whether a rate lies among the others of its column; a unit's, within half and double of them."""
    table, code = state.table, cell.indicator
    cells = zip(state.clock.watched(table.rows), table.down(code), strict=True)
    others = [value for unit, value in cells if unit != cell.unit and value is not None]
    if len(others) < _FEWEST:
        return False
    room = 1 if cell.unit == table.district else 2
    return min(others) <= after * room and after <= max(others) * room
