"""Cells that hold no number, where their text or the sums say which number is due."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from cedu_targets.diagnosis.equation_index import Cell, Sum, TooFineError
from cedu_targets.diagnosis.percents import AMBIGUOUS
from cedu_targets.diagnosis.repair import Repair, of_cells
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.diagnosis import Cause
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.indicator import Blanks, Kind
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.domain.quantity import Quantity, parse_quantity, share_of
from cedu_targets.domain.units_of_measure import parse_unit_of_measure
from cedu_targets.domain.written_number import written_number

READER = "reading"
"""The rule of what the reader itself finds."""
_NO_NUMBER = "RD001"
_FIGURES = lazy_pattern(r"\d[\d,]*(?:\.\d+)?")
_NUMERAL = lazy_pattern(r"[\d零〇一二两三四五六七八九十百千万]")
"""A text that holds a number is not to become 0."""
_NEVER_CALCULATED = "RD002"
"""A formula without a result: the program that made it has to work it out, and nobody should type over it."""


def unreadable(state: TableState, findings: Sequence[Finding]) -> Iterator[tuple[Repair, tuple[int, ...]]]:
    """(repair, positions of the findings about the cell) wherever the text or the complete sums of the cell tell."""
    positions: dict[Cell, list[int]] = {}
    for number, finding in enumerate(findings):
        unit, indicator = finding.place.unit, finding.place.indicator
        if unit is None or indicator is None or finding.rule != READER:
            continue
        if finding.code != _NEVER_CALCULATED and state.table.is_unreadable(unit, indicator):
            positions.setdefault(Cell(unit, indicator), []).append(number)
    for cell, numbers in positions.items():
        state.clock.ask()
        first = findings[numbers[0]]
        text = str(first.parameters.get("text", ""))
        due = {value for place, factor in state.sums_of(cell) for value in _due(state, cell, place, factor)}
        value = _meant(state, cell, text if first.code == _NO_NUMBER else "", due)
        if value == 0 and _NUMERAL.search(text):
            continue
        if value is not None and state.is_possible(cell, value):
            repair = of_cells(state, {cell: value}, frozenset())
            cause = Cause.PERCENT if first.code == AMBIGUOUS else repair.cause
            yield replace(repair, cause=cause, text=text), tuple(numbers)


def _meant(state: TableState, cell: Cell, text: str, due: Collection[int]) -> int | None:
    """The number that a cell should hold: the one in its text where that is clear, else the one its sums agree on.

    Never one that the text denies: 3 for ≤2.
    """
    agreed = next(iter(due)) if len(due) == 1 else None
    if written_number(text) is None:
        return agreed
    try:
        quantity = parse_quantity(text)
    except ValueError:
        return agreed
    held = [steps for value in _held(state, cell, quantity) if (steps := _in_steps(state, value)) is not None]
    if len(held) == 1:
        return held[0]
    if held:
        return agreed if agreed in held else None
    number = state.number(agreed)
    unit = parse_unit_of_measure(state.table.by_code[cell.indicator].unit_of_measure)
    is_admitted = number is not None and quantity.admits(number * unit.factor) and not _is_definite(quantity)
    return agreed if is_admitted else None


def _is_definite(quantity: Quantity) -> bool:
    return quantity.low is not None and quantity.low == quantity.high and not quantity.approximate


def _held(state: TableState, cell: Cell, quantity: Quantity) -> set[Decimal]:
    """What a definite quantity is in the column's unit of measure; two numbers where that may be 万人次 or 人次."""
    indicator = state.table.by_code[cell.indicator]
    if not _is_definite(quantity) or quantity.low is None:
        return set()
    if indicator.kind is Kind.RATE or quantity.noun == "%":
        return {share_of(quantity)} if indicator.kind is Kind.RATE and quantity.noun in ("%", None) else set()
    unit = parse_unit_of_measure(indicator.unit_of_measure)
    if not unit.agrees_with(quantity.noun):
        return set()
    written = _FIGURES.match(quantity.text)
    is_open = indicator.unit_of_measure is None and written is not None
    return {quantity.low / unit.factor, *([Decimal(written[0].replace(",", ""))] if is_open and written else [])}


def _in_steps(state: TableState, value: Decimal) -> int | None:
    try:
        return state.steps(value)
    except TooFineError:
        return None


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
