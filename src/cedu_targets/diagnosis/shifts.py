"""A block of numbers that stands one column or one row off, and leaves no number behind.

The block stood where there is a blank now, so a shift is tried from each blank beside a number:
the blank takes its neighbour's number, that one the next, and the last is left blank. As the block
grows by one, what came before stays as it is; the search ends at the first sum that does not fit.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from cedu_targets.diagnosis.equation_index import Cell, Sum
from cedu_targets.diagnosis.repair import Repair, of_operation
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.column_sums import holding
from cedu_targets.domain.diagnosis import Block, Cause
from cedu_targets.domain.equation import RowSum
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.named_rows import Names

_MOST_LINES = 60
"""Failing rows beyond this number are no longer tried as one block each."""
_LONGEST = 60


class _Track(Struct, frozen=True):
    """The cells along which a block may have slid: `lines` side by side, each over `positions`."""

    state: TableState
    along: str
    """`row`: lines are rows, positions columns; `column`: the other way round."""
    lines: tuple[str, ...]
    positions: Sequence[str]

    def cell(self, line: str, position: str) -> Cell:
        return Cell(line, position) if self.along == "row" else Cell(position, line)

    def values(self, position: str) -> list[int | None]:
        return [self.state.value(self.cell(line, position)) for line in self.lines]

    def is_blank(self, number: int) -> bool:
        """Whether no line holds a number at a position; mostly told by the first."""
        value, name = self.state.table.value, self.positions[number]
        return all(value(*self.cell(line, name)) is None for line in self.lines)

    def fits(self, position: str, values: Sequence[int | None]) -> bool:
        """Whether the sums across the lines hold at a position once it has these values."""
        return all(holds for _, holds in self._across(position, values))

    def _across(self, position: str, values: Sequence[int | None]) -> Iterator[tuple[int, bool]]:
        """(by how much it moves, whether it holds then) of every sum across the lines that can be judged."""
        moved: dict[Sum, int] = {}
        across = "" if self.along == "row" else position
        for line, after in zip(self.lines, values, strict=True):
            cell = self.cell(line, position)
            step = (after or 0) - (self.state.value(cell) or 0)
            for place, factor in self.state.sums_of(cell):
                if place.unit == across:
                    moved[place] = moved.get(place, 0) + factor * step
        for place, by in moved.items():
            before = self.state.residual(place)
            if before is not None:
                yield by, self.state.holds(place, before + by)

    def shifts_into(self, blank: int, direction: int) -> Iterator[Repair | None]:
        """Every block that may have slid away from the blank position `blank`."""
        nothing: list[int | None] = [None] * len(self.lines)
        changes: dict[Cell, int | None] = {}
        target = blank
        while 0 <= target + direction < len(self.positions) and abs(target - blank) < _LONGEST:
            source = target + direction
            values = self.values(self.positions[source])
            if not self.fits(self.positions[target], values):
                return
            changes |= self._cells(target, values)
            if values != nothing and self._may_leave(source, nothing):
                moved = changes | self._cells(source, nothing)
                block = self._block(blank, source, direction)
                found = of_operation(self.state, Cause.SHIFT, moved, along=self.along, block=block)
                if found is not None and self._is_told(found):
                    yield found
            target = source

    def _may_leave(self, source: int, nothing: Sequence[int | None]) -> bool:
        """Whether the sums across the lines may hold where the block leaves nothing, which costs less to see.

        What formulas make of the numbers, cells at other positions move as well.
        """
        return self.state.has_formulas or all(
            by == 0 or holds for by, holds in self._across(self.positions[source], nothing)
        )

    def _is_told(self, found: Repair) -> bool:
        """Whether enough speaks for a shift: that a rate stood for a count is not said for one sum's sake."""
        kinds = {self.state.table.by_code[cell.indicator].kind is Kind.RATE for cell in found.changes}
        return len(kinds) == 1 or len(found.mends) > 1

    def _block(self, blank: int, source: int, direction: int) -> Block:
        stands, belongs = sorted((blank + direction, source)), sorted((blank, source - direction))
        name = self.positions
        return Block(self.lines, (name[stands[0]], name[stands[1]]), (name[belongs[0]], name[belongs[1]]))

    def _cells(self, position: int, values: Sequence[int | None]) -> dict[Cell, int | None]:
        name = self.positions[position]
        return {self.cell(line, name): value for line, value in zip(self.lines, values, strict=True)}

    def all_shifts(self, positions: Sequence[int]) -> Iterator[Repair | None]:
        """Every shift into one of these positions, where all lines are blank and a neighbour is not."""
        for number in positions:
            if not self.is_blank(number):
                continue
            for direction in (1, -1):
                neighbour = number + direction
                if 0 <= neighbour < len(self.positions) and not self.is_blank(neighbour):
                    yield from self.shifts_into(number, direction)


def row_shifts(state: TableState, failing: Mapping[Sum, int]) -> Iterator[Repair | None]:
    """Blocks that slid along a row, or along several rows side by side."""
    codes, order = state.table.codes, state.order
    areas = {total for place in failing if (total := state.total_of(place)) and total != state.table.district}
    rows = _in_order({place.unit for place in failing if place.unit} | areas, order)
    everywhere = range(len(codes))
    for unit in rows[:_MOST_LINES]:
        yield from _Track(state, "row", (unit,), codes).all_shifts(everywhere)
    for run in _runs(rows, order):
        if 1 < len(run) <= _MOST_LINES:
            yield from _Track(state, "row", run, codes).all_shifts(everywhere)
    for place in failing:
        if state.total_of(place) == state.table.district is not None:
            yield from _from_column(state, failing[place], codes.index(state.equations[place.equation].at))


def _from_column(state: TableState, residual: int, blank: int) -> Iterator[Repair | None]:
    """Shifts in any row whose number beside a failing column is just what that column lacks."""
    table, codes = state.table, state.table.codes
    for direction in (1, -1):
        source = blank + direction
        if not 0 <= source < len(codes):
            continue
        state.clock.ask()
        lacking, due = (holding(table.down(codes[source]), state.decimal(sign * residual)) for sign in (1, -1))
        ahead = bool(table.district)  # whose row is the first, and counts the other way round
        numbers = ([0] if ahead and 0 in due else []) + [number for number in lacking if number or not ahead]
        for unit in (state.rows[number] for number in numbers):
            if table.value(unit, codes[blank]) is None:
                yield from _Track(state, "row", (unit,), codes).shifts_into(blank, direction)


def column_shifts(state: TableState, failing: Mapping[Sum, int]) -> Iterator[Repair | None]:
    """Blocks that slid along a column, or along several columns side by side."""
    rows = {place.unit for place in failing if place.unit}
    if not rows:
        return
    order = state.order
    position = order.positions
    blanks = sorted(position[unit] for unit in rows)[:_MOST_LINES]
    failing_codes = {
        code
        for place in failing
        if place.unit and isinstance(equation := state.equations[place.equation], RowSum)
        for code, _ in equation.terms
    }
    codes = state.table.codes
    widest = _widest_blanks(state, [order[number] for number in blanks])
    for width in range(1, min(len(codes), _LONGEST) + 1):
        for first in range(len(codes) - width + 1):
            lines = codes[first : first + width]
            if widest[first] < width:
                continue
            if failing_codes.isdisjoint(lines) or (width > 1 and not failing_codes & {lines[0], lines[-1]}):
                continue
            yield from _Track(state, "column", lines, order).all_shifts(blanks)
            yield None  # a look at the clock: where nothing slid there are as many tracks


def _widest_blanks(state: TableState, units: Sequence[str]) -> list[int]:
    """For each column how many columns from there on are blank in one of these rows, side by side."""
    codes = state.table.codes
    widest = [0] * len(codes)
    for unit in units:
        run = 0
        for at in range(len(codes) - 1, -1, -1):
            run = run + 1 if state.table.value(unit, codes[at]) is None else 0
            widest[at] = max(widest[at], run)
    return widest


def _in_order(units: set[str], order: Names) -> list[str]:
    return sorted(units & order.positions.keys(), key=order.positions.__getitem__)


def _runs(rows: Sequence[str], order: Names) -> Iterator[tuple[str, ...]]:
    """Rows that stand next to one another."""
    position = order.positions
    for _, run in groupby(enumerate(rows), key=lambda entry: position[entry[1]] - entry[0]):
        yield tuple(unit for _, unit in run)
