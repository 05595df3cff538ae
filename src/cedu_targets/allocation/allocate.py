"""From a problem to numbers that meet every demand exactly, or to the few demands that conflict."""

from collections.abc import Mapping, Sequence

from cedu_targets.allocation.outcome import Allocation, Outcome
from cedu_targets.allocation.problem import Problem
from cedu_targets.allocation.remainders import largest_remainders
from cedu_targets.allocation.shares import Shares, Spread, shares
from cedu_targets.allocation.soundness import require
from cedu_targets.allocation.verification import verify


def allocate(problem: Problem) -> Outcome:
    """Spread the district's totals over the units.

    The answer does not depend on the order of units, columns, wholes or areas. It is verified before it is
    returned. Raises ValueError where the problem contradicts its own types (negative numbers, unknown names).
    """
    require(problem)
    positions = {unit: position for position, unit in enumerate(problem.units)}
    order = sorted(range(len(problem.units)), key=lambda position: problem.units[position])
    values: dict[str, Sequence[int]] = {}
    fitted: dict[str, Shares] = {}
    for column in problem.columns:
        spread = Spread(column, problem.areas, positions)
        if not spread.is_possible():
            raise NotImplementedError("infeasible")
        fitted[column.code] = shares(spread)
        values[column.code] = largest_remainders(fitted[column.code], column.total, order)
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
