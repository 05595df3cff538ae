"""The smallest sets of cells by mixed-integer programming (Fellegi & Holt 1976), for more than a few cells at once.

    min Σ w·z   s.t.   A(x + d⁺ − d⁻) = 0,   B(x + d⁺ − d⁻) ≤ 0,   d⁺ + d⁻ ≤ M·z,   x + d ≥ 0,   M = Σ |failing sums|

The bound M is as tight as a network of sums allows; a loose one lets a solver's tolerance pass
for a change. HiGHS works in floats, so its answer is only a *set of cells*: their values are
solved for in integers and every sum is checked again before anything is said.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import gcd, inf

from cedu_targets.diagnosis.clock import Clock
from cedu_targets.diagnosis.equation_index import Cell, Sum
from cedu_targets.diagnosis.repair import of_cells
from cedu_targets.diagnosis.smallest_repair import Found
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.diagnosis import Unsearched
from cedu_targets.domain.equation import RowSum
from cedu_targets.optimum import solver
from cedu_targets.optimum.program import Program

MOST_CELLS = 6000
"""More candidate cells than this are not given to the solver."""
MOST_SETS = 5
_MOST_TRIES = 20
"""Sets that the sums allow; other rules may object to some."""
_ALL_ROWS = 60
"""Up to this many rows every cell may be wrong; above, only those of rows that fail, and of the district."""
_WEIGHT, _DISTRICT_WEIGHT = 1.0, 1.0 + 1 / 64
"""Fewest cells first; of equally many, rather not the district's."""


def smallest(state: TableState, failing: Mapping[Sum, int], codes: frozenset[str], clock: Clock) -> Found | Unsearched:
    """Smallest sets of cells in the columns `codes`; or why none was looked for.

    A set is only returned after its values were solved for and all its sums checked in integers.
    """
    if not solver.is_there():
        return Unsearched.NO_SOLVER
    cells = _candidates(state, failing, codes)
    if len(cells) > MOST_CELLS:
        return Unsearched.TOO_LARGE
    model = _Model(state, failing, cells)
    found = Found(complete=False)
    fewest = None
    for _ in range(_MOST_TRIES):
        try:
            support = model.solve(clock)
        except ArithmeticError:  # the solver gave up: there may be more
            break
        if support is None:
            found.complete = not clock.is_over()
            break
        fewest = fewest if fewest is not None else len(support)
        if len(support) > fewest:
            found.complete = True
            break
        changes = solved(state, failing, support)
        mends = state.mended(changes) if changes else None
        if changes and mends:
            found.repairs.append(of_cells(state, changes, mends))
        if len(found.repairs) == MOST_SETS:
            break
        model.forbid(support)
    if clock.is_over() and not found.repairs:
        return Unsearched.TIME_LIMIT
    # The last digits of floats decide which of them the solver finds first; nothing else is to depend on it.
    found.repairs.sort(key=lambda repair: sorted(repair.changes))
    return found


def _candidates(state: TableState, failing: Mapping[Sum, int], codes: frozenset[str]) -> list[Cell]:
    table, rows = state.table, {*state.rows, *state.areas}
    if len(rows) > _ALL_ROWS:
        rows = {place.unit for place in failing if place.unit} | {table.district or "", *state.areas}
    return [
        Cell(unit, code)
        for unit in state.clock.watched(state.lines)
        if unit in rows
        for code in table.codes
        if code in codes and not table.is_unreadable(unit, code) and not state.follows(Cell(unit, code))
    ]


class _Model:
    """The program, in units of the greatest common divisor of all that fails; three variables a cell: d⁺, d⁻ and z."""

    def __init__(self, state: TableState, failing: Mapping[Sum, int], cells: Sequence[Cell]) -> None:
        self.cells = cells
        self.program = Program()
        unit = gcd(*failing.values())
        bound = sum(abs(residual) for residual in failing.values()) / unit
        rows: dict[Sum, list[tuple[int, float]]] = {place: [] for place in failing}
        bounds: dict[Sum, list[tuple[int, float]]] = {}
        for cell in cells:
            most_down = min(bound, (state.value(cell) or 0) / unit)
            up = self.program.variable(0.0, bound)
            down = self.program.variable(0.0, max(0.0, most_down))
            weight = _DISTRICT_WEIGHT if cell.unit == state.table.district else _WEIGHT
            is_changed = self.program.variable(0.0, 1.0, weight, whole=True)
            self.program.rows.append((-inf, 0.0, [(up, 1.0), (down, 1.0), (is_changed, -bound)]))
            for place, factor in state.sums_of(cell):
                if place in failing or state.residual(place) is not None:
                    rows.setdefault(place, []).extend([(up, factor), (down, -factor)])
            for place, factor in state.bounds_of(cell):
                bounds.setdefault(place, []).extend([(up, factor), (down, -factor)])
        for place, entries in bounds.items():
            equation = state.equations[place.equation]
            is_strict = isinstance(equation, RowSum) and equation.strict
            room = -(state.residual(place) or 0) - is_strict
            self.program.rows.append((-inf, max(0, room) / unit, entries))
        for place, entries in rows.items():
            due = -failing.get(place, 0) / unit
            self.program.rows.append((due, due, entries))

    def solve(self, clock: Clock) -> frozenset[Cell] | None:
        """The cells that the best solution changes; None where there is none, or no time."""
        if not clock.left:
            return None
        answer = solver.solved(self.program.layout(), {"time_limit": clock.left})
        solution = answer.values
        if solution is None or not answer.ended:
            return None
        # From the changes, not from z: a leak through the tolerance of z must not hide a cell.
        return frozenset(cell for n, cell in enumerate(self.cells) if abs(solution[3 * n] - solution[3 * n + 1]) > 1e-4)

    def forbid(self, support: frozenset[Cell]) -> None:
        """Not this set again, nor one that holds it."""
        numbers = [n for n, cell in enumerate(self.cells) if cell in support]
        self.program.rows.append((-inf, len(numbers) - 1.0, [(3 * n + 2, 1.0) for n in numbers]))


def solved(state: TableState, failing: Mapping[Sum, int], support: frozenset[Cell]) -> dict[Cell, int | None] | None:
    """What the cells of a set must hold, by exact elimination; None where that is not one answer in whole steps."""
    columns = sorted(support)
    rows: dict[Sum, list[Fraction]] = {place: [Fraction(0)] * len(columns) for place in failing}
    for number, cell in enumerate(columns):
        for place, factor in state.sums_of(cell):
            if place in failing or state.residual(place) is not None:
                rows.setdefault(place, [Fraction(0)] * len(columns))[number] += factor
    matrix = [[*entries, Fraction(-failing.get(place, 0))] for place, entries in rows.items()]
    done = 0
    for column in range(len(columns)):
        pivot = next((n for n in range(done, len(matrix)) if matrix[n][column]), None)
        if pivot is None:
            return None
        matrix[done], matrix[pivot] = matrix[pivot], matrix[done]
        lead = matrix[done][column]
        matrix[done] = [entry / lead for entry in matrix[done]]
        for n, row in enumerate(matrix):
            if n != done and row[column]:
                matrix[n] = [a - row[column] * b for a, b in zip(row, matrix[done], strict=True)]
        done += 1
    if any(row[-1] for row in matrix[done:]) or any(matrix[n][-1].denominator != 1 for n in range(done)):
        return None
    return {cell: (state.value(cell) or 0) + int(matrix[n][-1]) for n, cell in enumerate(columns)}
