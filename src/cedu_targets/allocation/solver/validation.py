"""What a problem must be before anything is asked of it: names that exist, numbers that are not negative.

A plan's reader takes care of all this; what is caught here is an error of the program that made the problem.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from cedu_targets.allocation.solver.problem import Area, Bounds, Problem, Whole


def require(problem: Problem) -> None:
    """Raise ValueError where a problem contradicts its own types: negative numbers, unknown or doubled names."""
    columns = {column.code: column for column in problem.columns}
    codes = [*columns, *(whole.code for whole in problem.wholes)]
    _once("unit", problem.units)
    _once("code", [column.code for column in problem.columns] + [whole.code for whole in problem.wholes])
    _once("area", [area.name for area in problem.areas])
    _once("unit of an area", [unit for area in problem.areas for unit in area.units])
    _once("part", [part for whole in problem.wholes for part in whole.parts])
    if not problem.units and problem.columns:
        raise ValueError("there are columns, but no unit")
    for column in problem.columns:
        _numbers(f"column {column.code}", [column.total, *column.weights])
        _length(f"weights of {column.code}", column.weights, problem)
        _bounds(column.code, column.lows, problem)
        _bounds(column.code, column.highs, problem)
        if column.granule <= 0:
            raise ValueError(f"the granule of {column.code} is not positive")
    for whole in problem.wholes:
        _whole(whole, problem)
    for area in problem.areas:
        _area(area, codes, problem)
    if problem.issued is not None:
        for code in columns:
            if code not in problem.issued:
                raise ValueError(f"the issued table has no column {code}")
            _length(f"issued numbers of {code}", problem.issued[code], problem)
            _numbers(f"issued {code}", problem.issued[code])


def _once(what: str, names: Iterable[str]) -> None:
    doubled = [name for name, count in Counter(names).items() if count > 1]
    if doubled:
        raise ValueError(f"{what} given twice: {doubled[0]}")


def _numbers(what: str, numbers: Iterable[int]) -> None:
    if any(number < 0 for number in numbers):
        raise ValueError(f"a negative number in {what}")


def _length(what: str, numbers: Sequence[int], problem: Problem) -> None:
    if len(numbers) != len(problem.units):
        raise ValueError(f"{what}: {len(numbers)} numbers for {len(problem.units)} units")


def _bounds(code: str, bounds: Bounds, problem: Problem) -> None:
    _numbers(f"bounds of {code}", (bound.value for bound in bounds.values()))
    if any(not 0 <= position < len(problem.units) for position in bounds):
        raise ValueError(f"a bound of {code} for a unit that is not there")


def _whole(whole: Whole, problem: Problem) -> None:
    _numbers(f"whole {whole.code}", [whole.total or 0])
    _bounds(whole.code, whole.lows, problem)
    _bounds(whole.code, whole.highs, problem)
    by_code = {other.code: other for other in problem.wholes}
    granules = problem.granules
    if not whole.parts:
        raise ValueError(f"{whole.code} has no parts")
    below, seen = list(whole.parts), {whole.code}
    while below:
        part = below.pop()
        if part in seen or (part not in granules):
            raise ValueError(f"{whole.code} has itself or something unknown as its part: {part}")
        seen.add(part)
        if whole.granule <= 0 or granules[part] % whole.granule:
            raise ValueError(f"the granule of {part} is no multiple of that of {whole.code}")
        below.extend(by_code[part].parts if part in by_code else ())


def _area(area: Area, codes: Iterable[str], problem: Problem) -> None:
    _numbers(f"totals of {area.name}", area.totals.values())
    if set(area.units) - set(problem.units) or set(area.totals) - set(codes):
        raise ValueError(f"area {area.name} names a unit or a code that is not there")
