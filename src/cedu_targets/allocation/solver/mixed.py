"""Trees that are more than a network, by mixed-integer programming: columns of several granules under one total of a
unit, or areas' subtotals of a whole within a whole.

Rounding in three nested ways, or in several steps at once, need not have an answer where fractions do (Kelly, Golden
& Assad 1993), so the solver is asked, within a bound of work. HiGHS works in floats; every answer is rounded to
integers and verified after. Nothing but such a tree gets here.
"""

from collections.abc import Callable, Sequence
from math import floor, inf
from typing import NamedTuple

from msgspec.structs import replace

from cedu_targets.allocation.solver.nearest import Numbers
from cedu_targets.allocation.solver.program import Program
from cedu_targets.allocation.solver.rows import BRANCHES, Cells, laid_out, rows
from cedu_targets.allocation.solver.trees import Tree
from cedu_targets.allocation.solver.ways import Goal, chosen
from cedu_targets.optimum.program import Answer

_SMALL = 64
"""Numbers of a tree that is tried as it stands before its units' ways are listed."""
_PIECES, _DOUBLINGS = 7, 40
"""Steps away from the fraction that cost what their square costs; beyond, pieces of growing length."""


class Closest(NamedTuple):
    """What was found within the bound of work."""

    numbers: Numbers | None
    ended: bool
    """True: these are the nearest, or there are none. False: there may be nearer ones, or some after all."""


def closest(tree: Tree, goal: Goal, issued: Numbers | None) -> Closest:
    """Numbers that meet all demands: of least change to `issued` where it is given, and then nearest to `goal`.

    Distances are amounts (a step of a coarse column counts for more). A small tree is a program as it stands; of a
    large one the units' ways are listed first, and only where none of these fit, it is tried as it stands.
    """
    attempts: list[Callable[[], Answer]] = [lambda: _as_it_stands(tree, goal, issued)]
    is_small = len(tree.order) * len(tree.spreads) <= _SMALL
    if not tree.is_one_grained():
        attempts.insert(1 if is_small else 0, lambda: chosen(tree, goal, issued))
    found: list[Numbers] = []
    for attempt in attempts:
        answer = attempt()
        if answer.values is not None:
            found.append(_table(answer.values, tree))
        if answer.ended or (found and not is_small):
            break
    best = min(found, key=lambda table: _worth(tree, goal, issued, table), default=None)
    return Closest(best, answer.ended)


def _worth(tree: Tree, goal: Goal, issued: Numbers | None, table: Numbers) -> tuple[int, float]:
    """How much a table changes, and how far it is from the goal."""
    change, distance = 0, 0.0
    for number, scale in enumerate(tree.scales):
        for unit in tree.order:
            distance += (scale * (table[number][unit] - goal[number][unit])) ** 2
            change += scale * abs(table[number][unit] - issued[number][unit]) if issued is not None else 0
    return change, distance


def _table(values: Sequence[float], tree: Tree) -> Numbers:
    count = len(tree.order)
    return [[round(value) for value in values[count * n : count * n + count]] for n in range(len(tree.spreads))]


def _as_it_stands(tree: Tree, goal: Goal, issued: Numbers | None) -> Answer:
    """The best numbers by one variable for each; the answer's values are these."""
    demands, ended = list(rows(tree)), True
    program, cells = laid_out(tree, demands)
    if issued is not None:
        for variable, amount in _changes(program, tree, cells, issued):
            program.costs[variable] = amount
        least = program.answer(BRANCHES, 0.0)
        if least.values is None:
            return least
        program, cells = laid_out(tree, demands)
        program.rows.append((-inf, round(least.cost) + 0.5, _changes(program, tree, cells, issued)))
        ended = least.ended
    _add_squares(program, tree, cells, goal)
    answer = program.answer(BRANCHES)
    if answer.values is None:
        return replace(answer, ended=answer.ended and ended)
    by_position = [answer.values[cells[number, unit]] for number, unit in sorted(cells)]
    return Answer(by_position, answer.cost, answer.ended and ended)


def _changes(program: Program, tree: Tree, cells: Cells, issued: Sequence[Sequence[int]]) -> list[tuple[int, float]]:
    """Variables for how far every cell is above and below its issued number, with their amounts."""
    changes = []
    for (number, unit), cell in cells.items():
        above, below = program.variable(0.0, inf), program.variable(0.0, inf)
        was = float(issued[number][unit])
        program.rows.append((was, was, [(cell, 1.0), (above, -1.0), (below, 1.0)]))
        changes += [(above, float(tree.scales[number])), (below, float(tree.scales[number]))]
    return changes


def _add_squares(program: Program, tree: Tree, cells: Cells, goal: Goal) -> None:
    for (number, unit), cell in cells.items():
        around, scale = goal[number][unit], tree.scales[number]
        base = floor(around)
        program.offset += (scale * (base - around)) ** 2
        pieces = [(cell, 1.0)]
        for sign in (1, -1):
            done = 0
            for length in (*[1] * _PIECES, *(_PIECES << power for power in range(_DOUBLINGS))):
                now, then = (scale * (base + sign * end - around) for end in (done, done + length))
                cost = (then**2 - now**2) / length
                pieces.append((program.variable(0.0, float(length), cost), -float(sign)))
                done += length
                if done > (tree.spreads[number].column.total if sign > 0 else base):
                    break
        program.rows.append((float(base), float(base), pieces))
