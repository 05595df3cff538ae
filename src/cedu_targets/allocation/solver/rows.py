"""The demands on a tree one by one, as sums of its numbers between two bounds, and as rows of a program."""

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from cedu_targets.allocation.solver.conflicts import DemandKind, both_sides, kind_of, kind_of_total
from cedu_targets.allocation.solver.outcome import Demand
from cedu_targets.allocation.solver.program import Program
from cedu_targets.allocation.solver.trees import Tree

BRANCHES = 1000
"""Of a program, before it is given up. Counted, so that the same plan always ends the same."""

Cells = dict[tuple[int, int], int]
"""The variable of every cell, by column and position of the unit."""


class Row(NamedTuple):
    """A sum of numbers between two bounds, in granules of the tree, with the demands behind them."""

    cells: list[tuple[int, int]]
    """(column, position of the unit)"""
    low: int
    high: int | None
    at_least: DemandKind | None
    at_most: DemandKind | None


def rows(tree: Tree) -> Iterator[Row]:
    """All demands on a tree, each once."""
    for number, (spread, scale) in enumerate(zip(tree.spreads, tree.scales, strict=True)):
        code, total = spread.column.code, spread.column.total * scale
        for unit in tree.order:
            low, high = spread.low(unit), spread.high(unit)
            at_least, at_most = kind_of(low, code, True), kind_of(high, code, False)
            most = scale * high.value if high else None
            yield Row([(number, unit)], scale * spread.lows[unit], most, at_least, at_most)
        sides = both_sides(Demand.DISTRICT_TOTAL, code)
        yield Row([(number, unit) for unit in tree.order], total, total, *sides)
        for area in tree.areas:
            if code in area.totals:
                total = area.totals[code] * scale
                sides = both_sides(Demand.AREA_TOTAL, code, area.name)
                yield Row([(number, tree.positions[unit]) for unit in sorted(area.units)], total, total, *sides)
    for whole in tree.wholes:
        leaves = tree.leaves[whole.code]
        for area in tree.areas:
            if whole.code in area.totals:
                cells = [(leaf, tree.positions[unit]) for leaf in leaves for unit in sorted(area.units)]
                yield Row(cells, *tree.range_in(whole, area), *both_sides(Demand.AREA_TOTAL, whole.code, area.name))
        for unit in tree.order:
            at_least = kind_of_total(whole.lows.get(unit), whole.code, True)
            at_most = kind_of_total(whole.highs.get(unit), whole.code, False)
            yield Row([(leaf, unit) for leaf in leaves], *tree.range_of(whole, unit), at_least, at_most)


def is_of_many(row: Row) -> bool:
    """Whether it is a total of the district or of an area; else it is about one unit."""
    return row.at_least is not None and row.at_least.demand in (Demand.DISTRICT_TOTAL, Demand.AREA_TOTAL)


def laid_out(tree: Tree, demands: Sequence[Row], whole: bool = True) -> tuple[Program, Cells]:
    """A program of these demands, and the variable of every cell that they are about."""
    program = Program()
    asked = {cell for row in demands for cell in row.cells}
    cells = {
        (number, unit): program.variable(0.0, inf, whole=whole)
        for number in range(len(tree.spreads))
        for unit in tree.order
        if (number, unit) in asked
    }
    for row in demands:
        low, high = row.low if row.at_least else 0, row.high if row.at_most else None
        if low or high is not None:
            top = inf if high is None else float(high)
            program.rows.append((float(low), top, entries(tree, row, cells)))
    return program, cells


def entries(tree: Tree, row: Row, cells: Cells) -> list[tuple[int, float]]:
    """The sum of a row, in granules of the tree."""
    return [(cells[cell], float(tree.scales[cell[0]])) for cell in row.cells]
