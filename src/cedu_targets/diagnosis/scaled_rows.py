"""A row in another unit of measure: several of its numbers are off by the same power of ten (人次 for 万人次)."""

from collections.abc import Iterator, Mapping

from cedu_targets.diagnosis.plausibility import likeness
from cedu_targets.diagnosis.problem import Cell, Problem, Sum
from cedu_targets.diagnosis.repair import Repair, of_operation
from cedu_targets.domain.diagnosis import Cause

_FEWEST = 2
"""One number that is off by a power of ten is a matter of its own."""
_SCALES = (Cause.WAN, Cause.POWER_OF_TEN)


def scaled_rows(problem: Problem, failing: Mapping[Sum, int]) -> Iterator[Repair | None]:
    """Rows in which the failing columns would add up, each number divided by the same power of ten."""
    due = {
        problem.equations[place.equation].at: residual
        for place, residual in failing.items()
        if problem.total_of(place) == problem.table.district is not None
    }
    if len(due) < _FEWEST:
        return
    columns = {code: problem.column(code) for code in due}
    for unit in problem.rows:
        scaled: dict[tuple[Cause, int], dict[Cell, int | None]] = {}
        for code, residual in due.items():
            value = columns[code].get(unit)
            if not value:
                continue
            before = problem.steps(value)
            after = before - residual if unit == problem.table.district else before + residual
            if after > 0 and _is_scaled(before, after):
                found = likeness(value, problem.number(after), problem.table.by_code[code])
                if found.cause in _SCALES:
                    scaled.setdefault((found.cause, found.power), {})[Cell(unit, code)] = after
        for (cause, power), changes in scaled.items():
            if len(changes) >= _FEWEST:
                yield of_operation(problem, cause, changes, unit=unit, along="row", power=power)


def _is_scaled(before: int, after: int) -> bool:
    """Whether two numbers are the same but for zeros at their ends; sifts the rows of a long table."""
    large, small = max(before, after), min(before, after)
    return large != small and large % small == 0 and large // small % 10 == 0
