"""Cells that hold no number, where the sums say which number is due."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cedu_targets.diagnosis.equation_index import Cell, Sum
from cedu_targets.diagnosis.percents import AMBIGUOUS
from cedu_targets.diagnosis.repair import Repair, of_cells
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.diagnosis import Cause
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.indicator import Blanks

READER = "reading"
"""The rule of what the reader itself finds."""
_NEVER_CALCULATED = "RD002"
"""A formula without a result: the program that made it has to work it out, and nobody should type over it."""


def unreadable(state: TableState, findings: Sequence[Finding]) -> Iterator[tuple[Repair, tuple[int, ...]]]:
    """(repair, positions of the findings about the cell) wherever all sums of the cell that are complete agree."""
    positions: dict[Cell, list[int]] = {}
    for number, finding in enumerate(findings):
        unit, indicator = finding.place.unit, finding.place.indicator
        if unit is None or indicator is None or finding.rule != READER:
            continue
        if finding.code != _NEVER_CALCULATED and state.table.is_unreadable(unit, indicator):
            positions.setdefault(Cell(unit, indicator), []).append(number)
    for cell, numbers in positions.items():
        due = {value for place, factor in state.sums_of(cell) for value in _due(state, cell, place, factor)}
        if len(due) == 1 and state.is_possible(cell, value := due.pop()):
            repair = of_cells(state, {cell: value}, frozenset())
            first = findings[numbers[0]]
            cause = Cause.PERCENT if first.code == AMBIGUOUS else repair.cause
            yield replace(repair, cause=cause, text=str(first.parameters.get("text", ""))), tuple(numbers)


def _due(state: TableState, cell: Cell, place: Sum, factor: int) -> Iterator[int]:
    """What a sum demands of its only unreadable cell; nothing where it says nothing."""
    total = 0
    for other, sign in state.cells_of(place):
        if other == cell:
            continue
        value = state.value(other)
        if value is None and (state.table.blanks is Blanks.UNKNOWN or state.table.is_unreadable(*other)):
            return
        total += sign * (value or 0)
    if total % factor == 0:
        yield -total // factor
