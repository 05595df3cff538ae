"""The last look at an allocation, in integers, by the problem alone: it knows nothing of how the numbers were made."""

from collections.abc import Sequence

from cedu_targets.allocation.solver.outcome import Allocation
from cedu_targets.allocation.solver.problem import Bounds


class Unverified(AssertionError):
    """An allocation does not meet a demand of its problem: an error of the program, never of the plan."""


def verify(allocation: Allocation) -> None:
    """Raise Unverified unless every sum, part-whole relation, bound and subtotal holds exactly."""
    problem, values = allocation.problem, allocation.values
    granules = problem.granules
    for column in problem.columns:
        _require(sum(values[column.code]) == column.total, f"total of {column.code}")
        _require(min(values[column.code], default=0) >= 0, f"a negative number in {column.code}")
        _bounds(column.code, values[column.code], column.lows, column.highs)
    for whole in problem.wholes:
        parts = [(int(granules[part] / whole.granule), values[part]) for part in whole.parts]
        for unit, number in enumerate(values[whole.code]):
            _require(number == sum(step * part[unit] for step, part in parts), f"parts of {whole.code}")
        _require(whole.total in (None, sum(values[whole.code])), f"total of {whole.code}")
        _bounds(whole.code, values[whole.code], whole.lows, whole.highs)
    positions = {unit: position for position, unit in enumerate(problem.units)}
    for area in problem.areas:
        for code, total in area.totals.items():
            found = sum(values[code][positions[unit]] for unit in area.units)
            _require(found == total, f"{code} of area {area.name}")


def _bounds(code: str, values: Sequence[int], lows: Bounds, highs: Bounds) -> None:
    _require(all(values[unit] >= bound.value for unit, bound in lows.items()), f"a least number in {code}")
    _require(all(values[unit] <= bound.value for unit, bound in highs.items()), f"a greatest number in {code}")


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise Unverified(what)
