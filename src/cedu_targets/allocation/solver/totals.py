"""Totals that are given twice: a whole's total beside those of its parts, for the district and within an area."""

from collections.abc import Iterator, Mapping

from cedu_targets.allocation.solver.outcome import Constraint, Demand, Infeasible
from cedu_targets.allocation.solver.problem import Problem, Whole


def contradictions_of_totals(problem: Problem) -> Iterator[Infeasible]:
    """Every whole, innermost first, whose given total is not the sum of its parts'."""
    columns = {column.code: column.total for column in problem.columns}
    given = {**columns, **{whole.code: whole.total for whole in problem.wholes if whole.total is not None}}
    yield from _contradictions(problem, given, Demand.DISTRICT_TOTAL, None, ())
    for area in sorted(problem.areas, key=lambda area: area.name):
        yield from _contradictions(problem, area.totals, Demand.AREA_TOTAL, area.name, area.units)


def _contradictions(
    problem: Problem, given: Mapping[str, int], demand: Demand, area: str | None, units: tuple[str, ...]
) -> Iterator[Infeasible]:
    granules = problem.granules
    summed: dict[str, list[str]] = {}
    for whole in _innermost_first(problem):
        # A part without a total of its own stands for those of its parts.
        parts = [code for part in whole.parts for code in ([part] if part in given else summed.get(part, [part]))]
        summed[whole.code] = parts
        if whole.code not in given or not all(part in given for part in parts):
            continue
        total = given[whole.code] * granules[whole.code]
        sum_ = sum((given[part] * granules[part] for part in parts), start=0 * whole.granule)
        if total != sum_:
            above = total > sum_
            own = Constraint(demand, whole.code, units, total, above, area)
            of_parts = Constraint(Demand.PARTS, whole.code, units, sum_, not above, area)
            sides = (own, of_parts) if above else (of_parts, own)
            yield Infeasible(sides, max(total, sum_), min(total, sum_))


def _innermost_first(problem: Problem) -> list[Whole]:
    by_code = {whole.code: whole for whole in problem.wholes}

    def depth(code: str) -> int:
        return 1 + max(map(depth, by_code[code].parts)) if code in by_code else 0

    return sorted(problem.wholes, key=lambda whole: (depth(whole.code), len(whole.code), whole.code))
