"""From a problem to numbers that meet every demand exactly, or to the few demands that conflict."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.allocation.solver.conflicts import conflicts
from cedu_targets.allocation.solver.fit import fit
from cedu_targets.allocation.solver.fit_table import ACCURACY
from cedu_targets.allocation.solver.forced import forced
from cedu_targets.allocation.solver.further_conflicts import further_conflicts
from cedu_targets.allocation.solver.issued import least_change
from cedu_targets.allocation.solver.nearest import Numbers, nearest, whole_box
from cedu_targets.allocation.solver.outcome import Allocation, Infeasible, Outcome, Undecided
from cedu_targets.allocation.solver.problem import Problem
from cedu_targets.allocation.solver.rounding import meets, rounded
from cedu_targets.allocation.solver.shares import Shares, shares
from cedu_targets.allocation.solver.totals import contradictions_of_totals
from cedu_targets.allocation.solver.trees import Tree, trees
from cedu_targets.allocation.solver.validation import require
from cedu_targets.allocation.solver.verification import Unverified, verify

_PARTS = 1024
"""A fit that is not near enough to its totals to be rounded is first moved onto them, in these parts of a granule."""


class _Result(Struct, frozen=True):
    """A tree's numbers, the fractions they were rounded from, and the error of the fit where there was one."""

    numbers: Numbers
    fractions: Sequence[Shares]
    fit_error: Fraction | None
    ended: bool = True
    """False where the search for the nearest was cut at its bound of work."""


def allocate(problem: Problem) -> Outcome:
    """Spread the district's totals over the units.

    The answer does not depend on the order of units, columns, wholes or areas. It is verified before it is
    returned. Raises ValueError where the problem contradicts its own types (negative numbers, unknown names), and
    Undecided where columns of several granules need more work than is allowed.
    """
    require(problem)
    found = list(contradictions_of_totals(problem))
    values: dict[str, Sequence[int]] = {}
    fitted: dict[str, Shares] = {}
    fit_error: dict[str, Fraction] = {}
    undecided: list[str] = []
    cut: list[str] = []
    for tree in trees(problem):
        try:
            result = _of_tree(tree, problem.issued)
        except Undecided:
            undecided += tree.codes
            continue
        if isinstance(result, list):
            found += further_conflicts(problem, tree, result, _conflicts_at_once)
            continue
        values.update(zip(tree.codes, result.numbers, strict=True))
        fitted.update(zip(tree.codes, result.fractions, strict=True))
        if result.fit_error is not None:
            fit_error.update(dict.fromkeys(tree.codes, result.fit_error))
        cut += [] if result.ended else tree.codes
    if found:
        return replace(found[0], also=tuple(found[1:]))
    if undecided:
        raise Undecided(tuple(undecided))
    allocation = Allocation(problem, {**values, **_of_wholes(problem, values)}, fitted, fit_error, tuple(cut))
    verify(allocation)
    return allocation


def _conflicts_at_once(problem: Problem) -> list[Infeasible]:
    """What one look at each tree finds; nothing of a tree that can be met, or of which nothing was decided."""
    found: list[Infeasible] = []
    for tree in trees(problem):
        try:
            result = _of_tree(tree, None)
        except Undecided:
            continue
        found += result if isinstance(result, list) else []
    return found


def _of_tree(tree: Tree, issued: Mapping[str, Sequence[int]] | None) -> _Result | list[Infeasible]:
    """A tree's numbers, or its conflicts. That there is none is only asked where no numbers were found."""
    possible = all(spread.is_possible() for spread in tree.spreads) and not any(
        sum_.high is not None and sum_.low > sum_.high for sum_ in tree.sums()
    )
    if not tree.is_network():
        return _of_mixed_tree(tree, issued, possible)
    result = _rounded(tree) if possible else None
    if result is not None and issued is not None:
        result = _kept(tree, result, [issued[code] for code in tree.codes])
    if result is not None:
        return result
    if tree.has_odd_totals():
        from cedu_targets.allocation.solver.granular_conflicts import explained

        return explained(tree)
    found = conflicts(tree)
    if not found:
        raise Unverified(f"neither numbers nor a conflict for {tree.codes}")
    return found


def _of_mixed_tree(
    tree: Tree, issued: Mapping[str, Sequence[int]] | None, possible: bool
) -> _Result | list[Infeasible]:
    """The same for a tree that is more than a network."""
    from cedu_targets.allocation.solver import mixed
    from cedu_targets.allocation.solver.granular_conflicts import explained

    box, error = None, Fraction(0)
    fractions: list[Shares] = []
    if possible:
        fractions, error = fit(tree)
        box = forced(tree) if error > ACCURACY else whole_box(tree)
    if box is None:
        return explained(tree)
    if error > ACCURACY:
        fractions, error = fit(tree, box)
    goal = [[float(fraction) for fraction in column] for column in fractions]
    found = mixed.closest(tree, goal, None if issued is None else [list(issued[code]) for code in tree.codes])
    if found.numbers is not None:
        return _Result(found.numbers, fractions, error, found.ended)
    if not found.ended:
        raise Undecided(tuple(tree.codes))
    return explained(tree)


def _rounded(tree: Tree) -> _Result | None:
    """The fractional optimum and its rounding; None where the demands conflict."""
    fractions: list[Shares] = [shares(spread) for spread in tree.spreads]
    if meets(tree, fractions):
        numbers = rounded(tree, fractions)
        return _Result(numbers, fractions, None) if numbers else None
    fractions, error = fit(tree)
    if error > ACCURACY:
        box = forced(tree)
        if box is None:
            return None
        fractions, error = fit(tree, box)
    numbers = rounded(tree, fractions)
    if numbers is None:
        moved = _moved(tree, fractions)
        if moved is None:
            return None
        distances = (abs(a - b) for pair in zip(moved, fractions, strict=True) for a, b in zip(*pair, strict=True))
        error, fractions = max(error, *distances), moved
        numbers = rounded(tree, fractions)
    return _Result(numbers, fractions, error) if numbers else None


def _moved(tree: Tree, fractions: Sequence[Shares]) -> list[Shares] | None:
    """The nearest fractions that meet all totals exactly; None where there are none."""
    box = whole_box(tree, _PARTS)
    start = [
        [min(max(_PARTS * whole, low), high) for whole, low, high in zip(column.wholes, lows, highs, strict=True)]
        for column, lows, highs in zip(fractions, box.lows, box.highs, strict=True)
    ]
    table = nearest(tree, fractions, box, start, _PARTS)
    if table is None:
        return None
    return [
        Shares([part // _PARTS for part in column], [part % _PARTS for part in column], [_PARTS] * len(column))
        for column in table
    ]


def _kept(tree: Tree, result: _Result, issued: Sequence[Sequence[int]]) -> _Result | None:
    """The same fractions, and numbers that change the issued table as little as the demands allow."""
    found = least_change(tree, issued)
    if found is None:
        return None
    table, box = found
    numbers = nearest(tree, result.fractions, box, table)
    return _Result(numbers, result.fractions, result.fit_error) if numbers else None


def _of_wholes(problem: Problem, values: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    """The numbers of every whole by unit, in its own granules, from those of the columns."""
    granules = problem.granules
    by_code = {whole.code: whole for whole in problem.wholes}
    done: dict[str, list[int]] = {}

    def numbers(code: str) -> Sequence[int]:
        if code not in by_code:
            return values[code]
        if code not in done:
            total = [0] * len(problem.units)
            for part in by_code[code].parts:
                step = int(granules[part] / granules[code])
                total = [sum_ + step * number for sum_, number in zip(total, numbers(part), strict=True)]
            done[code] = total
        return done[code]

    for code in by_code:
        numbers(code)
    return done
