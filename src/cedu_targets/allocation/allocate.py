"""From a problem to numbers that meet every demand exactly, or to the few demands that conflict."""

from collections.abc import Mapping, Sequence

from cedu_targets.allocation.outcome import Allocation, Outcome
from cedu_targets.allocation.problem import Problem
from cedu_targets.allocation.rounding import rounded
from cedu_targets.allocation.shares import Shares, shares
from cedu_targets.allocation.soundness import require
from cedu_targets.allocation.trees import trees
from cedu_targets.allocation.verification import verify


def allocate(problem: Problem) -> Outcome:
    """Spread the district's totals over the units.

    The answer does not depend on the order of units, columns, wholes or areas. It is verified before it is
    returned. Raises ValueError where the problem contradicts its own types (negative numbers, unknown names).
    """
    require(problem)
    values: dict[str, Sequence[int]] = {}
    fitted: dict[str, Shares] = {}
    for tree in trees(problem):
        if not all(spread.is_possible() for spread in tree.spreads):
            raise NotImplementedError("infeasible")
        fractions = [shares(spread) for spread in tree.spreads]
        numbers = rounded(tree, fractions)
        if numbers is None:
            raise NotImplementedError("unit totals")
        fitted.update(zip(tree.codes, fractions, strict=True))
        values.update(zip(tree.codes, numbers, strict=True))
    allocation = Allocation(problem, {**values, **sums_of_wholes(problem, values)}, fitted)
    verify(allocation)
    return allocation


def sums_of_wholes(problem: Problem, values: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
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
