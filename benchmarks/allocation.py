"""What does an allocation cost, and its rounding step beside the same step given to HiGHS as it stands?

Tables of 11, 300, 3,000 and 40,000 units × 28 columns (four wholes of 7, 4, 2 and 2 columns, nine columns by
themselves), made from a hidden table so that they can be met:

- `columns`: the district's totals only;
- `bounds`: these, and a tenth of the cells not assigned, a twentieth held, a fifth with a minimum or a maximum;
- `both`: all that, and every unit's total of every whole given.

Four contenders, a process each, in turn, round after round:

- `cedu`: `allocate`, from the problem to the verified table;
- `rounding`: the rounding step of it alone (controlled rounding of given fractions);
- `lp`, `mip`: the same step as one model of HiGHS with its own settings: a 0–1 variable for each fractional cell, a
  row for each column and for each unit's total of a whole, as a linear and as a mixed-integer program.

Wall and CPU seconds are those of the step inside the process; the peak is the process's, data and imports included.
Every rounding is checked (columns exact, units' totals at floor or ceiling or as given) and must cost the same. A
contender that takes longer than `--limit` is stopped, and not asked for larger tables of the kind.

    python benchmarks/allocation.py [--units 11,300,3000,40000] [--rounds 3] [--limit 120]
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from math import ceil, floor
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cedu_targets.allocation.solver.problem import Problem
    from cedu_targets.allocation.solver.shares import Shares
    from cedu_targets.allocation.solver.trees import Tree

KINDS = ("columns", "bounds", "both")
CONTENDERS = ("cedu", "rounding", "lp", "mip")
GROUPS = (7, 4, 2, 2, *[1] * 9)
"""Columns by whole; a single one has none. With the four wholes, 28."""
AIMS = {3_000: (1.0, None), 40_000: (15.0, 1024.0)}
"""By units: seconds and MiB that `cedu` is to stay within."""


def made(units: int, kind: str, seed: int = 1) -> "Problem":
    """A problem that a hidden table meets; weights are about a population."""
    from cedu_targets.allocation.solver.problem import Bound, Column, Limit, Problem, Whole

    random = Random(seed)
    population = [random.randint(500, 50_000) for _ in range(units)]
    columns: list[Column] = []
    wholes: list[Whole] = []
    for group, size in enumerate(GROUPS):
        of_units = [0] * units
        own = []
        for number in range(size):
            hidden = [
                0 if random.random() < 0.1 else round(people / 600 * random.uniform(0.5, 1.5)) for people in population
            ]
            of_units = [sum_ + value for sum_, value in zip(of_units, hidden, strict=True)]
            lows, highs = bounds(random, hidden) if kind != "columns" else ({}, {})
            weights = [people * random.randint(70, 130) for people in population]
            own.append(Column(f"{group}.{number}", sum(hidden), weights, lows=lows, highs=highs))
        columns += own
        if size > 1:
            held = {unit: Bound(total, Limit.HOLD) for unit, total in enumerate(of_units)} if kind == "both" else {}
            wholes.append(Whole(f"W{group}", tuple(column.code for column in own), lows=held, highs=held))
    return Problem(tuple(f"单位{number:05}" for number in range(units)), tuple(columns), tuple(wholes))


def bounds(random: Random, hidden: Sequence[int]) -> tuple[dict[int, Any], dict[int, Any]]:
    """Bounds that the hidden numbers keep."""
    from cedu_targets.allocation.solver.problem import Bound, Limit

    lows, highs = {}, {}
    for unit, number in enumerate(hidden):
        draw = random.random()
        if not number:
            highs[unit] = Bound(0, Limit.NOT_ASSIGNED)
        elif draw < 0.05:
            lows[unit] = highs[unit] = Bound(number, Limit.HOLD)
        elif draw < 0.15:
            lows[unit] = Bound(number * 9 // 10, Limit.MINIMUM)
        elif draw < 0.25:
            highs[unit] = Bound(number * 11 // 10 + 1, Limit.MAXIMUM)
    return lows, highs


# --- one contender, in a process of its own ---------------------------------------------------------------


def contend(name: str, units: int, kind: str) -> None:
    """Do one contender's work and print what it took."""
    from cedu_targets.allocation.solver.allocate import allocate
    from cedu_targets.allocation.solver.outcome import Allocation

    problem = made(units, kind)
    if name == "cedu":
        outcome, took = timed(lambda: allocate(problem))
        assert isinstance(outcome, Allocation)
        print(json.dumps(took))
        return
    from cedu_targets.allocation.solver.rounding import rounded
    from cedu_targets.allocation.solver.trees import trees

    parts = [(tree, fractions(tree)) for tree in trees(problem)]
    if name == "rounding":
        tables, took = timed(lambda: [rounded(tree, shares) for tree, shares in parts])
    else:
        tables, took = timed(lambda: with_highs(parts, name == "mip"))
    took["cost"] = sum(cost(tree, shares, table) for (tree, shares), table in zip(parts, tables, strict=True))
    print(json.dumps(took))


def timed(work: Callable[[], Any]) -> tuple[Any, dict[str, float]]:
    """What the work gives, and its wall and CPU seconds and the peak of the process, MiB."""
    wall, cpu = time.perf_counter(), time.process_time()
    done = work()
    took = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    took["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return done, took


def fractions(tree: "Tree") -> list["Shares"]:
    """What is to be rounded."""
    from cedu_targets.allocation.solver.fit import fit
    from cedu_targets.allocation.solver.rounding import meets
    from cedu_targets.allocation.solver.shares import shares

    exact = [shares(spread) for spread in tree.spreads]
    return exact if meets(tree, exact) else fit(tree)[0]


def with_highs(parts: Sequence[tuple["Tree", list["Shares"]]], whole: bool) -> list[list[list[int]]]:
    """All trees in one model, with the settings that HiGHS comes with."""
    costs: list[float] = []
    rows: list[tuple[float, float, list[int]]] = []
    cells: list[list[list[tuple[int, int]]]] = []
    for tree, shares in parts:
        by_unit: list[list[int]] = [[] for _ in tree.order]
        of_tree = []
        for spread, column in zip(tree.spreads, shares, strict=True):
            own = []
            for unit, rest in enumerate(column.rests):
                if rest:
                    own.append((unit, len(costs)))
                    by_unit[unit].append(len(costs))
                    costs.append(1 - 2 * rest / column.of[unit])
            left = spread.column.total - sum(column.wholes)
            rows.append((left, left, [variable for _, variable in own]))
            of_tree.append(own)
        cells.append(of_tree)
        for unit, own in enumerate(by_unit) if tree.wholes else ():
            base = sum(column.wholes[unit] for column in shares)
            exact = sum(column.rests[unit] / column.of[unit] for column in shares)
            given = tree.wholes[0].lows.get(unit)
            low, high = (given.value - base,) * 2 if given else (floor(exact + 1e-9), ceil(exact - 1e-9))
            rows.append((low, high, own))
    values = best(costs, rows, whole)
    tables = []
    for (_, shares), of_tree in zip(parts, cells, strict=True):
        table = [list(column.wholes) for column in shares]
        for numbers, own in zip(table, of_tree, strict=True):
            for unit, variable in own:
                numbers[unit] += round(values[variable])
        tables.append(table)
    return tables


def best(costs: Sequence[float], rows: Sequence[tuple[float, float, list[int]]], whole: bool) -> list[float]:
    """HiGHS's answer to 0–1 variables with costs, and rows that sum some of them between two bounds."""
    import highspy
    import numpy

    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(costs), len(rows)
    model.col_cost_ = numpy.array(costs)
    model.col_lower_, model.col_upper_ = numpy.zeros(len(costs)), numpy.ones(len(costs))
    model.row_lower_ = numpy.array([low for low, _, _ in rows], dtype=float)
    model.row_upper_ = numpy.array([high for _, high, _ in rows], dtype=float)
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = numpy.cumsum([0, *(len(own) for _, _, own in rows)])
    model.a_matrix_.index_ = numpy.concatenate([numpy.array(own, dtype=numpy.int32) for _, _, own in rows])
    model.a_matrix_.value_ = numpy.ones(sum(len(own) for _, _, own in rows))
    solver = highspy.Highs()
    solver.silent()
    solver.passModel(model)
    solver.run()
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return list(solver.getSolution().col_value)


def cost(tree: "Tree", shares: Sequence["Shares"], table: Sequence[Sequence[int]]) -> float:
    """Σ (number − fraction)² beyond that of the floors, of a rounding that keeps all it must."""
    total = 0.0
    for spread, column, numbers in zip(tree.spreads, shares, table, strict=True):
        assert sum(numbers) == spread.column.total
        for unit, number in enumerate(numbers):
            up = number - column.wholes[unit]
            assert up == 0 or (up == 1 and column.rests[unit])
            total += up * (1 - 2 * column.rests[unit] / column.of[unit])
    for unit in tree.order if tree.wholes else ():
        sum_ = sum(numbers[unit] for numbers in table)
        given = tree.wholes[0].lows.get(unit)
        exact = sum(column.wholes[unit] + column.rests[unit] / column.of[unit] for column in shares)
        assert sum_ == given.value if given else abs(sum_ - exact) < 1
    return total


# --- all of them, in turn -----------------------------------------------------------------------------------


def run(name: str, units: int, kind: str, limit: float) -> dict[str, float] | None:
    """One contender once; None where it took longer than the limit."""
    command = [sys.executable, __file__, "--contend", name, "--units", str(units), "--kind", kind]
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=limit + 60, check=False)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        raise SystemExit(f"{name}, {units} units, {kind}: {done.stderr}")
    took: dict[str, float] = json.loads(done.stdout)
    return took if took["wall"] <= limit else None


def measured(
    units: int, kind: str, names: Sequence[str], options: argparse.Namespace
) -> dict[str, list[dict[str, float]]]:
    """Every contender's rounds; a contender that was stopped is left out."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for _ in range(options.rounds):
        for name in list(found):
            took = run(name, units, kind, options.limit)
            if took is None:
                del found[name]
            else:
                found[name].append(took)
    costs = [one["cost"] for rounds in found.values() for one in rounds if "cost" in one]
    if costs and max(costs) - min(costs) > 2e-4 * abs(min(costs)) + 1e-4:  # the gap HiGHS allows itself
        raise SystemExit(f"{units} units, {kind}: the roundings differ in cost: {costs}")
    return found


def line(units: int, kind: str, found: dict[str, list[dict[str, float]]]) -> str:
    """A line of the table."""
    cells = [f"{units:,}", kind]
    for name in CONTENDERS:
        if name in found:
            wall, cpu = (median(one[figure] for one in found[name]) for figure in ("wall", "cpu"))
            peak = max(one["peak"] for one in found[name])
            cells.append(f"{wall:.3g} / {cpu:.3g} / {peak:.0f}")
        else:
            cells.append("stopped")
    for name in ("lp", "mip"):
        pairs = zip(found.get("rounding", ()), found.get(name, ()), strict=False)
        ratios = [ours["cpu"] / max(theirs["cpu"], 1e-6) for ours, theirs in pairs]
        cells.append(f"{median(ratios):.2f}" if ratios else "")
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Measure, then print the table and the aims."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--units", default="11,300,3000,40000", help="sizes, by commas")
    parser.add_argument("--kind", choices=KINDS, help="one kind only")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=120.0, help="seconds after which a contender is stopped")
    parser.add_argument("--contend", choices=CONTENDERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.contend:
        contend(options.contend, int(options.units), options.kind)
        return
    print("Seconds of wall / of CPU / MiB at the peak; medians of", options.rounds, "rounds\n")
    print("| units | kind | cedu | rounding | lp | mip | rounding ÷ lp, CPU | rounding ÷ mip, CPU |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    verdicts = []
    for kind in [options.kind] if options.kind else KINDS:
        names: Sequence[str] = CONTENDERS
        for units in map(int, options.units.split(",")):
            found = measured(units, kind, names, options)
            names = list(found)
            print(line(units, kind, found), flush=True)
            seconds, memory = AIMS.get(units, (None, None))
            for figure, limit, unit in (("wall", seconds, "s"), ("peak", memory, "MiB")):
                if limit and "cedu" in found:
                    reached = median(one[figure] for one in found["cedu"])
                    verdict = "met" if reached <= limit else "not met"
                    verdicts.append(f"{units:,} {kind}: {figure} <= {limit:g} {unit}: {reached:.2f} {unit}, {verdict}")
    print("", *verdicts, sep="\n")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).absolute().parent))
    main()
