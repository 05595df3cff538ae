"""Allocation problems small enough to try every table, and the independent judges: trying all, and a linear program."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from random import Random

import highspy
import numpy

from cedu_targets.allocation.solver.outcome import Constraint, Demand
from cedu_targets.allocation.solver.problem import Area, Bound, Bounds, Column, Limit, Problem, Whole

Table = dict[str, tuple[int, ...]]


def problem(random: Random, granules: Sequence[int] = (1,), kept: bool = False, loose: bool = False) -> Problem:
    """One to three units and columns around a hidden table, so that many can be met and many just not.

    `granules` to choose from by column; `kept`: with an issued table; `loose`: no wholes, areas or mistakes.
    """
    units = tuple(random.sample(["A", "B", "C", "D"], random.randint(1, 3)))
    steps = [random.choice(granules) for _ in range(random.randint(1, 3))]
    hidden = {str(number): [random.randint(0, 3) for _ in units] for number in range(len(steps))}
    slip = 0.0 if loose else 0.2
    columns = [_column(random, code, hidden[code], steps[int(code)], slip) for code in hidden]
    wholes: list[Whole] = []
    top = list(hidden)
    while not loose and len(top) > 1 and len(wholes) < 2 and random.random() < 0.7:
        parts = tuple(random.sample(top, random.randint(1 if random.random() < 0.1 else 2, len(top))))
        code = f"W{len(wholes)}"
        scales = [steps[int(part)] if part in hidden and not part.startswith("W") else 1 for part in parts]
        hidden[code] = [
            sum(scale * hidden[part][unit] for scale, part in zip(scales, parts, strict=True))
            for unit in range(len(units))
        ]
        total = sum(hidden[code]) if random.random() < 0.3 else None
        lows, highs = _bounds(random, hidden[code], 0.35, slip / 2, zeros=False)
        wholes.append(Whole(code, parts, total, Decimal(1), lows, highs))
        top = [*(code for code in top if code not in parts), code]
    areas = [] if loose else list(_areas(random, units, hidden))
    issued = {
        column.code: [max(0, number + random.choice([0, 0, 0, 1, -1])) for number in hidden[column.code]]
        for column in columns
    }
    return Problem(units, tuple(columns), tuple(wholes), tuple(areas), issued if kept else None)


def _column(random: Random, code: str, hidden: Sequence[int], step: int, slip: float) -> Column:
    lows, highs = _bounds(random, hidden, 0.12, slip, zeros=True)
    total = sum(hidden) + (random.randint(-1, 1) if random.random() < slip else 0)
    weights = [random.choice([0, 1, 1, 2, 3, 7]) for _ in hidden]
    return Column(code, max(total, 0), weights, Decimal(step), lows, highs)


def _bounds(random: Random, hidden: Sequence[int], holds: float, slip: float, zeros: bool) -> tuple[Bounds, Bounds]:
    lows: dict[int, Bound] = {}
    highs: dict[int, Bound] = {}
    for unit, number in enumerate(hidden):
        number = max(0, number + (random.randint(-1, 1) if random.random() < slip else 0))
        draw = random.random() - holds
        if draw < 0:
            lows[unit] = highs[unit] = Bound(number, Limit.HOLD)
        elif draw < 0.12:
            lows[unit] = Bound(max(0, number - random.randint(0, 1)), Limit.MINIMUM)
        elif draw < 0.24:
            highs[unit] = Bound(number + random.randint(0, 1), random.choice([Limit.MAXIMUM, Limit.GROWTH]))
        elif draw < 0.3 and zeros and (slip or not number):
            highs[unit] = Bound(0, Limit.NOT_ASSIGNED)
    return lows, highs


def _areas(random: Random, units: Sequence[str], hidden: dict[str, list[int]]) -> Iterator[Area]:
    left = list(units)
    while left and random.random() < 0.35:
        members = tuple(random.sample(left, random.randint(1, len(left))))
        left = [unit for unit in left if unit not in members]
        totals = {
            code: sum(numbers[units.index(unit)] for unit in members) + (random.random() < 0.1)
            for code, numbers in hidden.items()
            if random.random() < 0.3
        }
        yield Area(f"R{len(left)}", members, totals)


def spread_equally(plan: Problem, column: Column) -> set[int]:
    """Units whose weights are all 0 among those that share a total."""
    groups = [{plan.units.index(unit) for unit in area.units} for area in plan.areas if column.code in area.totals]
    groups.append(set(range(len(plan.units))) - set().union(*groups))
    return set().union(*(group for group in groups if not any(column.weights[unit] for unit in group)))


def tables(plan: Problem) -> Iterator[Table]:
    """Every table that meets all demands, by trying all that meet those on single columns."""
    choices = [list(_columns(plan, column)) for column in plan.columns]
    for numbers in product(*choices):
        table = dict(zip((column.code for column in plan.columns), numbers, strict=True))
        if all(_holds(plan, whole, table) for whole in plan.wholes):
            yield table


def _columns(plan: Problem, column: Column) -> Iterator[tuple[int, ...]]:
    equal = spread_equally(plan, column)
    ranges = []
    for unit, weight in enumerate(column.weights):
        low = column.lows[unit].value if unit in column.lows else 0
        high = column.highs[unit].value if unit in column.highs else column.total
        ranges.append(range(low, min(high, column.total if weight or unit in equal else low) + 1))
    for numbers in product(*ranges):
        subtotals = (
            sum(numbers[plan.units.index(unit)] for unit in area.units) == area.totals[column.code]
            for area in plan.areas
            if column.code in area.totals
        )
        if sum(numbers) == column.total and all(subtotals):
            yield numbers


def _holds(plan: Problem, whole: Whole, table: Table) -> bool:
    scales = {leaf: int(plan.granules[leaf] / whole.granule) for leaf in leaves(plan, whole.code)}
    sums = [sum(scale * table[leaf][unit] for leaf, scale in scales.items()) for unit in range(len(plan.units))]
    return (
        whole.total in (None, sum(sums))
        and all(sums[unit] >= bound.value for unit, bound in whole.lows.items())
        and all(sums[unit] <= bound.value for unit, bound in whole.highs.items())
        and all(
            sum(sums[plan.units.index(unit)] for unit in area.units) == area.totals[whole.code]
            for area in plan.areas
            if whole.code in area.totals
        )
    )


def leaves(plan: Problem, code: str) -> list[str]:
    """The columns below a code."""
    parts = next((whole.parts for whole in plan.wholes if whole.code == code), None)
    return [code] if parts is None else [leaf for part in parts for leaf in leaves(plan, part)]


def can_be_met(plan: Problem, constraints: Sequence[Constraint]) -> bool:
    """Whether numbers ≥ 0 (fractions too) meet these demands of a plan, each taken as `needs` says and no further."""
    places = {
        (column.code, unit): n * len(plan.units) + unit
        for n, column in enumerate(plan.columns)
        for unit in range(len(plan.units))
    }
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    for _ in places:
        solver.addVar(0.0, highspy.kHighsInf)
    for constraint in constraints:
        assert constraint.indicator is not None
        granule = float(plan.granules[constraint.indicator])
        for units, amount in _sums(plan, constraint):
            entries = [(places[leaf, unit], leaf) for leaf in leaves(plan, constraint.indicator) for unit in units]
            low, high = (
                (amount * granule, highspy.kHighsInf) if constraint.needs else (-highspy.kHighsInf, amount * granule)
            )
            numbers = numpy.array([place for place, _ in entries], dtype=numpy.int32)
            factors = numpy.array([float(plan.granules[leaf]) for _, leaf in entries])
            solver.addRow(low, high, len(entries), numbers, factors)
    solver.run()
    return bool(solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)


TWO_SIDED = {Demand.HOLD, Demand.UNIT_TOTAL, Demand.DISTRICT_TOTAL, Demand.AREA_TOTAL}


def come_out(
    plan: Problem, constraints: Sequence[Constraint], exactly: bool, first: Decimal | None = None, width: int = 40
) -> bool:
    """Whether whole granules ≥ 0 meet these demands, by trying; `exactly`: a total or a fixed number is not exceeded.

    `first`: what the first demand, on one sum, asks for instead.
    """
    sums: list[tuple[dict[tuple[str, int], int], int, int | None]] = []
    for place, one in enumerate(constraints):
        assert one.indicator is not None
        granule = plan.granules[one.indicator]
        for units, amount in _sums(plan, one):
            asked = int((amount * granule if place or first is None else first) / FINEST)
            two_sided = exactly and one.demand in TWO_SIDED
            cells = {
                (leaf, unit): int(plan.granules[leaf] / FINEST)
                for leaf in leaves(plan, one.indicator)
                for unit in units
            }
            sums.append((cells, asked if one.needs or two_sided else 0, asked if not one.needs or two_sided else None))
    # More in a number that nothing asks for never helps.
    asked_for = sorted({cell for of, low, _ in sums if low for cell in of}, key=lambda cell: (cell[1], cell[0]))
    return _tried(sums, asked_for, {}, width)


FINEST = Decimal("0.01")


def _tried(
    sums: Sequence[tuple[dict[tuple[str, int], int], int, int | None]],
    left: Sequence[tuple[str, int]],
    chosen: dict[tuple[str, int], int],
    width: int,
) -> bool:
    for of, low, high in sums:
        done = sum(step * chosen.get(cell, 0) for cell, step in of.items())
        if high is not None and done > high:
            return False
        if done < low and not any(cell in of for cell in left):
            return False
    if not left:
        return True
    cell, *others = left
    # Beyond what any sum asks for a number need not grow.
    most = max((-(-low // of[cell]) for of, low, _ in sums if cell in of), default=0)
    return any(_tried(sums, others, {**chosen, cell: value}, width) for value in range(min(most, width) + 1))


def _sums(plan: Problem, constraint: Constraint) -> Iterator[tuple[list[int], int]]:
    """Units that are summed, and the amount, of every single demand behind a member of a conflict."""
    items: list[Column | Whole] = [*plan.columns, *plan.wholes]
    item = next(item for item in items if item.code == constraint.indicator)
    if constraint.demand is Demand.DISTRICT_TOTAL:
        assert item.total is not None
        yield list(range(len(plan.units))), item.total
    elif constraint.demand is Demand.AREA_TOTAL:
        area = next(area for area in plan.areas if area.name == constraint.area)
        yield [plan.units.index(unit) for unit in area.units], area.totals[item.code]
    else:
        for name in constraint.units:
            unit = plan.units.index(name)
            if constraint.demand is Demand.NO_WEIGHT:
                yield [unit], item.lows[unit].value if unit in item.lows else 0
            else:
                yield [unit], (item.lows if constraint.needs else item.highs)[unit].value
