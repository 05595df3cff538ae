"""The smallest sets of cells that would make the violated sums hold (Fellegi & Holt 1976), exactly.

A table's sums are a network: a cell joins the sum of its row to the sum of its column. A smallest
repair has no circle in it (its columns are linearly independent), so it can be peeled: there is
always a sum with only one changed cell left, and that sum says by how much. The search peels in
integers, up to `MOST_CELLS` cells, and finds every smallest set. Beyond, mixed_integer.py takes over.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from cedu_targets.diagnosis.clock import Clock
from cedu_targets.diagnosis.equation_index import Cell, Sum
from cedu_targets.diagnosis.plausibility import COSTS, may_be_slip, one_slip_away
from cedu_targets.diagnosis.repair import Repair, cell_cost, of_cells, place_cost
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.diagnosis import Cause

MOST_CELLS = 3
"""Larger sets are left to the solver."""
MOST_ROWS = 200
"""Above it, rows whose own sums hold are not tried in sets of two cells and more. That loses no smaller set:
the district's row can stand in for such a row. It loses alternatives, and that is said."""
MOST_SINGLES = 100
"""Of a long column that only the district sums, the most plausible are kept."""
MOST_SETS = 2000
MOST_STEPS = 150_000

State = tuple[frozenset[Cell], frozenset[Sum]]


class Found(Struct):
    """The smallest sets of cells; `complete` says that there are no others of that size."""

    repairs: list[Repair] = field(default_factory=list)
    complete: bool = True


class _Peeling(Struct):
    """One search for sets of exactly `size` cells."""

    state: TableState
    clock: Clock
    size: int
    degree: int
    """The most sums that one cell stands in."""
    few_rows: Sequence[str] | None
    """The rows to try in the sum of a column; None for all."""
    sets: dict[frozenset[Cell], dict[Cell, int]] = field(default_factory=dict)
    seen: set[State] = field(default_factory=set)
    steps: int = 0

    def is_over(self) -> bool:
        """Whether to stop: enough was tried or found, or the time is up."""
        is_full = self.size > 1 and (self.steps > MOST_STEPS or len(self.sets) >= MOST_SETS)
        return is_full or self.clock.is_over()

    def peel(
        self, failing: Mapping[Sum, int], settled: Mapping[Sum, int], changes: dict[Cell, int], closed: frozenset[Sum]
    ) -> None:
        """Close one failing sum after the other by one cell each; `settled`: what touched sums that hold are off by."""
        if not failing:
            self.sets.setdefault(frozenset(changes), dict(changes))
            return
        left = self.size - len(changes)
        if left < fewest(self.state, failing, self.degree) or self.is_over():
            return
        state = (frozenset(changes), closed)
        if state in self.seen:
            return
        self.seen.add(state)
        # With no cell to spare, each must close as many sums as a cell stands in.
        tight = left * self.degree - len(failing) < self.degree - 1
        for place, cell, factor in self._candidates(failing, tight):
            self.steps += 1
            step, rest = divmod(-failing[place], factor)
            if rest or cell in changes:
                continue
            after = self._closed(failing, settled, cell, step, closed, (left - 1) * self.degree)
            if after is not None:
                self.peel(*after, {**changes, cell: step}, closed | {place})
            if self.is_over():
                return

    def _candidates(self, failing: Mapping[Sum, int], tight: bool) -> Iterator[tuple[Sum, Cell, int]]:
        for place in failing:
            if not place.unit and tight and len(failing) > 1 and not (self.state.areas or self.state.has_formulas):
                continue  # where the district alone sums, a cell that closes two sums stands in the sum of a row
            if place.unit or self.few_rows is None:
                yield from ((place, cell, factor) for cell, factor in self.state.suspects(place))
                continue
            for unit in self.few_rows:
                under = self.state.typed_under(Cell(unit, self.state.equations[place.equation].at))
                for cell in dict.fromkeys(cell for cell, _ in under):
                    yield from ((place, cell, factor) for other, factor in self.state.sums_of(cell) if other == place)

    def _closed(
        self,
        failing: Mapping[Sum, int],
        settled: Mapping[Sum, int],
        cell: Cell,
        step: int,
        closed: frozenset[Sum],
        most: int,
    ) -> tuple[dict[Sum, int], dict[Sum, int]] | None:
        """What fails and what is settled after the change; None where that is more than `most` sums, or cannot be.

        Nearly all changes are none of a smallest set: what fails is counted before anything is copied.
        """
        state = self.state
        moved: dict[Sum, int] = {}
        for place, factor in state.sums_of(cell):
            if place in closed:
                return None
            base = moved.pop(place, None)
            if base is None and (base := failing.get(place, settled.get(place))) is None:
                base = state.residual(place)
                if base is None:
                    continue
            moved[place] = base + factor * step
        off = {place: new for place, new in moved.items() if not state.holds(place, new)}
        if len(failing.keys() - moved.keys()) + len(off) > most:
            return None
        if not state.is_possible(cell, (state.value(cell) or 0) + step):
            return None
        after = {place: residual for place, residual in failing.items() if place not in moved} | off
        still = {place: residual for place, residual in settled.items() if place not in moved}
        return after, still | {place: new for place, new in moved.items() if place not in off}


def smallest(state: TableState, failing: Mapping[Sum, int], codes: frozenset[str], clock: Clock) -> Found:
    """All smallest sets of up to `MOST_CELLS` cells (in the columns `codes`) that mend what fails and break nothing."""
    found = Found()
    few_rows = None
    degree = state.degree(codes)
    for size in range(1, MOST_CELLS + 1):
        if size < fewest(state, failing, degree):
            continue
        if size > 1 and len(state.rows) > MOST_ROWS:
            few_rows = _few_rows(state, failing)
        if size == 1:
            found = _single(state, failing, clock)
            if found.repairs:
                return found
            continue
        peeling = _Peeling(state, clock, size, degree, few_rows)
        peeling.peel(failing, {}, {}, frozenset())
        repairs = [repair for changes in peeling.sets.values() if (repair := _repair(state, changes))]
        if repairs or peeling.is_over():
            found.repairs = repairs
            # With no cell to spare every changed cell stands in a row that fails: none was passed over.
            found.complete = not peeling.is_over() and (few_rows is None or size * degree == len(failing))
            return found
    return found


def fewest(state: TableState, failing: Mapping[Sum, int], degree: int) -> int:
    """How many cells it takes at least, each in `degree` sums at most.

    One cell stands in one row and in one column, but for what formulas make.
    """
    least = -(-len(failing) // degree)
    if state.has_formulas:
        return max(1, least)
    rows = {place.unit for place in failing if place.unit}
    columns = {state.equations[place.equation].at for place in failing if not place.unit}
    return max(len(rows), len(columns), least)


def _few_rows(state: TableState, failing: Mapping[Sum, int]) -> list[str]:
    """All totals, the rows whose sums fail, and the units of the subtotals that fail while these are few."""
    table = state.table
    found = dict.fromkeys(unit for unit in (table.district, *state.areas, *(one.unit for one in failing)) if unit)
    totals = {state.total_of(place) for place in failing}
    for area in state.areas:
        if area in totals and len(table.areas[area]) <= MOST_ROWS:
            found |= dict.fromkeys(table.areas[area])
    return list(found)


def _single(state: TableState, failing: Mapping[Sum, int], clock: Clock) -> Found:
    """Every single cell that mends all that fails; in a long column only the most plausible."""
    first, *others = sorted(failing, key=lambda place: not place.unit)
    candidates: list[tuple[float, int, int, Cell, int]] = []
    for number, (cell, factor) in enumerate(state.suspects(first)):
        step, rest = divmod(-failing[first], factor)
        if (rest and not state.has_rounding) or not _stands_in(state, cell, others):
            continue
        before = state.value(cell) or 0
        fitting = sorted(
            (_cost(state, cell, after), abs(after - before - step), number, cell, after)
            for after in {before + step, *_likely(state, cell)}
            if state.is_possible(cell, after) and _closes(state, cell, after - before, failing)
        )
        # Among rounded numbers several may be meant: those as plausible as any, the nearest to the sum first.
        candidates += [one for one in fitting if one[0] == fitting[0][0]]
        if clock.is_over():
            break
    candidates.sort()
    kept = [
        of_cells(state, {cell: after}, mends)
        for _, _, _, cell, after in candidates[:MOST_SINGLES]
        if (mends := state.mended({cell: after}))
    ]
    return Found(kept, complete=len(candidates) <= MOST_SINGLES and not clock.ran_out)


def _stands_in(state: TableState, cell: Cell, places: Sequence[Sum]) -> bool:
    if not places:
        return True
    own = {place for place, _ in state.sums_of(cell)}
    return all(place in own for place in places)


def _closes(state: TableState, cell: Cell, step: int, failing: Mapping[Sum, int]) -> bool:
    """Whether every failing sum would hold; exact sums that a step was made for do."""
    if len(failing) == 1 and not state.has_rounding:
        return True
    factors = dict(state.sums_of(cell))
    return all(state.holds(place, failing[place] + factors[place] * step) for place in failing)


def _cost(state: TableState, cell: Cell, after: int) -> float:
    """As `cell_cost`; in a long column most numbers have nothing in common with what is due, which is seen sooner."""
    before = state.value(cell)
    if before is None or state.places or may_be_slip(before, after):
        return cell_cost(state, cell, after)
    return COSTS[Cause.REPLACED] + place_cost(state, cell, after)


def _likely(state: TableState, cell: Cell) -> Iterator[int]:
    """Numbers that are likely to have been meant: among rounded ones, the sums leave more than one to choose from."""
    before = state.table.value(*cell)
    if before is None or not state.has_rounding:
        return
    for meant in one_slip_away(before, state.table.by_code[cell.indicator]):
        yield state.steps(meant)


def _repair(state: TableState, changes: Mapping[Cell, int]) -> Repair | None:
    after = {cell: (state.value(cell) or 0) + step for cell, step in changes.items()}
    mends = state.mended(after)
    return of_cells(state, after, mends) if mends else None
