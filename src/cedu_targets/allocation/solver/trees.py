"""Trees: the columns that hang together by wholes. Each is allocated by itself, as one network.

    (0) ─ area·whole ─ unit·whole ─ unit·part … ═ cell ═ area·column ─ column ─ (0)

The cells lie between two families of nested sums: a unit's wholes on one side, an area's columns on the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from cedu_targets.allocation.solver.network import Network
from cedu_targets.allocation.solver.problem import Area, Problem, Whole
from cedu_targets.allocation.solver.remainders import order_of_ties
from cedu_targets.allocation.solver.shares import Spread


class TreeSum(NamedTuple):
    """A sum of cells that a demand is made of, or that must not drift. Amounts in granules of the tree."""

    tail: int
    head: int
    code: str
    units: Sequence[int]
    """Positions of the units that are summed."""
    area: str | None
    low: int
    high: int | None
    """None: no greatest number is given."""


class Tree(Struct, frozen=True, dict=True):
    """Columns and the wholes over them, with all units; `order` is the declared order in which ties are broken."""

    spreads: tuple[Spread, ...]
    wholes: tuple[Whole, ...]
    """Parents before their parts. Empty for a column of no whole."""
    areas: tuple[Area, ...]
    positions: Mapping[str, int]
    order: Sequence[int]
    """Positions of the units by name."""
    counted_in: Decimal | None = None
    """A finer granule than the columns', in which totals of wholes are whole numbers."""

    @property
    def codes(self) -> list[str]:
        """Of the columns, in order."""
        return [spread.column.code for spread in self.spreads]

    @property
    def granule(self) -> Decimal:
        """What the tree is counted in: its columns' granule, or the top whole's where those differ."""
        if self.counted_in is not None:
            return self.counted_in
        return self.spreads[0].column.granule if self.is_one_grained() else self.wholes[0].granule

    @cached_property
    def scales(self) -> list[int]:
        """By column: granules of the tree in one of the column. All 1 unless the columns' granules differ."""
        return [int(spread.column.granule / self.granule) for spread in self.spreads]

    @cached_property
    def leaves(self) -> dict[str, list[int]]:
        """By code (of a column or whole): the numbers of the columns that it sums."""
        found = {code: [number] for number, code in enumerate(self.codes)}
        for whole in reversed(self.wholes):
            found[whole.code] = sorted(number for part in whole.parts for number in found[part])
        return found

    @cached_property
    def parents(self) -> dict[str, Whole]:
        """By code: the whole that it is part of."""
        return {part: whole for whole in self.wholes for part in whole.parts}

    def is_one_grained(self) -> bool:
        """Whether all columns have one granule."""
        return len({spread.column.granule for spread in self.spreads}) == 1

    def is_network(self) -> bool:
        """Whether every demand on the tree is a sum of its network: one granule, areas' wholes only at the top."""
        top = {whole.code for whole in self.wholes if whole.code not in self.parents}
        inner = {whole.code for whole in self.wholes} - top
        return self.is_one_grained() and not any(inner & set(area.totals) for area in self.areas)

    def counted_finest(self) -> "Tree":
        """The same, counted in a granule in which every demand on it is a whole number."""
        return replace(self, counted_in=self.wholes[0].granule) if self.wholes else self

    def has_odd_totals(self) -> bool:
        """Whether a total asked of a whole lies between the granules of the tree."""
        fine = self.counted_finest()
        step = fine.scales[0] if self.is_one_grained() else 1
        asked = [fine.range_of(whole, unit) for whole in self.wholes for unit in self.order]
        asked += [fine.range_in(whole, area) for whole in self.wholes for area in self.areas]
        return any(low % step or (high or 0) % step for low, high in asked)

    def range_of(self, whole: Whole, unit: int) -> tuple[int, int | None]:
        """Least and greatest total of a unit, to whole granules of the tree; None: no greatest is given."""
        low, high = whole.lows.get(unit), whole.highs.get(unit)
        return self._counted(whole, low.value if low else 0, high.value if high else None)

    def range_in(self, whole: Whole, area: Area) -> tuple[int, int | None]:
        """The same for a whole in an area, from its subtotal there."""
        given = area.totals.get(whole.code)
        return self._counted(whole, given or 0, given)

    def _counted(self, whole: Whole, low: int, high: int | None) -> tuple[int, int | None]:
        """Granules of a whole in those of the tree; its columns may be coarser than it."""
        top, bottom = self._ratios[whole.code]
        return -(-low * top // bottom), None if high is None else high * top // bottom

    @cached_property
    def _ratios(self) -> dict[str, tuple[int, int]]:
        """By whole: its granule divided by that of the tree."""
        own = Fraction(self.granule)
        return {whole.code: (Fraction(whole.granule) / own).as_integer_ratio() for whole in self.wholes}

    @cached_property
    def _nodes(self) -> dict[tuple[str, str | int | None], int]:
        """Numbers of the nodes by code and (area or unit); 0 is where all flow starts and ends."""
        keys: list[tuple[str, str | int | None]] = [(code, None) for code in self.codes]
        for area in self.areas:
            keys += [(code, area.name) for code in self.codes]
            keys += [(whole.code, area.name) for whole in self.wholes if whole.code not in self.parents]
        keys += [(whole.code, unit) for whole in self.wholes for unit in self.order]
        return {key: number for number, key in enumerate(keys, 1)}

    @cached_property
    def area_of(self) -> dict[int, str]:
        """By position of the unit: the name of its area."""
        return {self.positions[unit]: area.name for area in self.areas for unit in area.units}

    def sums(self) -> Iterator[TreeSum]:
        """All sums of the network, always in the same order."""
        nodes = self._nodes
        for scale, spread in zip(self.scales, self.spreads, strict=True):
            code, total = spread.column.code, spread.column.total * scale
            for area in self.areas:
                units = [self.positions[unit] for unit in area.units]
                given = area.totals[code] * scale if code in area.totals else None
                tail, head = nodes[code, area.name], nodes[code, None]
                yield TreeSum(tail, head, code, units, area.name, given or 0, given)
            yield TreeSum(nodes[code, None], 0, code, self.order, None, total, total)
        for whole in self.wholes:
            above = self.parents.get(whole.code)
            for area in self.areas if above is None else ():
                units = [self.positions[unit] for unit in area.units]
                yield TreeSum(
                    0, nodes[whole.code, area.name], whole.code, units, area.name, *self.range_in(whole, area)
                )
            for unit in self.order:
                if above is not None:
                    tail = nodes[above.code, unit]
                else:
                    tail = nodes[whole.code, self.area_of[unit]] if unit in self.area_of else 0
                yield TreeSum(
                    tail, nodes[whole.code, unit], whole.code, (unit,), None, *self.range_of(whole, unit)
                )  # fmt: skip

    def ends(self, number: int) -> Iterator[tuple[int, int, int]]:
        """(unit, tail, head) of every cell of a column, by its number, in the order of the units."""
        code = self.codes[number]
        above = self.parents.get(code)
        for unit in self.order:
            tail = self._nodes[above.code, unit] if above else 0
            yield unit, tail, self._nodes[code, self.area_of.get(unit)]

    def network(self) -> Network:
        """A network with all nodes of the tree, and no arc yet."""
        return Network(len(self._nodes) + 1)


def trees(problem: Problem) -> list[Tree]:
    """The problem taken apart; columns of a tree in the order of their codes.

    A whole that is counted in more than one granule and of which nothing is asked binds nothing: its parts are
    taken by themselves.
    """
    positions = {unit: position for position, unit in enumerate(problem.units)}
    order = order_of_ties(problem.units)
    by_code = {whole.code: whole for whole in problem.wholes}
    spreads = {column.code: Spread(column, problem.areas, positions) for column in problem.columns}
    areas = tuple(_without_implied(area, problem) for area in sorted(problem.areas, key=lambda area: area.name))
    inner = {part for whole in problem.wholes for part in whole.parts}
    found, roots = [], [code for code in (*by_code, *spreads) if code not in inner]
    while roots:
        root = roots.pop()
        wholes, columns = _below(root, by_code)
        tree = Tree(
            tuple(spreads[code] for code in sorted(columns, key=natural)), tuple(wholes), areas, positions, order
        )
        if wholes and not tree.is_one_grained() and not _is_asked_for(wholes[0], problem):
            roots.extend(wholes[0].parts)
        else:
            found.append(tree)
    return sorted(found, key=lambda tree: natural(tree.codes[0]))


def natural(code: str) -> tuple[int, str]:
    """The order of codes: 2 before 10."""
    return len(code), code


def _without_implied(area: Area, problem: Problem) -> Area:
    """The area without the subtotals of wholes whose parts' subtotals are all given (and add up)."""
    implied = {whole.code for whole in problem.wholes if all(part in area.totals for part in whole.parts)}
    return replace(area, totals={code: total for code, total in area.totals.items() if code not in implied})


def _below(root: str, by_code: Mapping[str, Whole]) -> tuple[list[Whole], list[str]]:
    """The wholes of a tree, parents first, and its columns."""
    wholes, columns, left = [], [], [root]
    while left:
        code = left.pop()
        if code in by_code:
            wholes.append(by_code[code])
            left.extend(sorted(by_code[code].parts, key=natural))
        else:
            columns.append(code)
    return wholes, columns


def _is_asked_for(whole: Whole, problem: Problem) -> bool:
    return bool(whole.lows or whole.highs) or any(whole.code in area.totals for area in problem.areas)
