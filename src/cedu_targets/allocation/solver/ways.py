"""The ways in which a unit by itself can meet its demands in whole granules of several sizes, nearest first.

Which numbers come to a unit's total in steps of 2, 3 and 10 is a question of that unit alone; asked about all units at
once it keeps a solver busy for minutes. Among ways that are listed only the totals of columns and areas are left to
choose by (Dantzig & Wolfe 1960), and a program of that form is nearly whole as it stands.
"""

from collections.abc import Iterator, Sequence
from math import floor, inf

from cedu_targets.allocation.solver.nearest import Numbers
from cedu_targets.allocation.solver.program import GAP, Program
from cedu_targets.allocation.solver.rows import BRANCHES, is_of_many, laid_out, rows
from cedu_targets.allocation.solver.trees import Tree
from cedu_targets.optimum.program import Answer

_MOST_STEPS, _FEWEST_STEPS = 1024, 64
"""Numbers tried for one unit; fewer where there are many units."""
_ALL_STEPS = 200_000
"""And for all units together."""
_WIDEST = 8
_ALL_WAYS, _FEWEST_WAYS = 8000, 12
"""Ways that are chosen from: for all units together, and for one at least."""
_PIECES, _LONG = 3, 30
"""A number that is not tied moves in so many pieces of one granule, one of so many, and one of all the rest."""

Goal = Sequence[Sequence[float]]
"""By column of the tree and position of the unit."""

Way = tuple[int, ...]
"""A unit's number in each column of the tree, in granules of the column."""


class Ways:
    """How the units of one tree can meet their own demands."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.by_step = sorted(range(len(tree.spreads)), key=lambda number: -tree.scales[number])
        self.wholes = [(whole, set(tree.leaves[whole.code])) for whole in reversed(tree.wholes)]  # inner ones first
        self.steps = min(max(_ALL_STEPS // len(tree.order), _FEWEST_STEPS), _MOST_STEPS)
        widths = [width for width in range(_WIDEST) if (2 * width + 2) ** (len(self.by_step) - 1) <= self.steps]
        self.width = max(widths, default=0)

    def is_free(self, unit: int) -> bool:
        """Whether nothing is asked of the unit's totals: then its numbers are not tied to each other."""
        return all(self.tree.range_of(whole, unit) == (0, None) for whole, _ in self.wholes)

    def near(self, unit: int, goal: Sequence[float]) -> list[Way]:
        """Ways a few granules around `goal` (by column), or around what the unit's totals leave of it."""
        return list(_Search(self, unit, goal).ways())


class _Search:
    """One unit's numbers, coarse columns first: what is left to a total is made up in finer ones."""

    def __init__(self, ways: Ways, unit: int, goal: Sequence[float]) -> None:
        tree = ways.tree
        self.columns, self.width, self.scales = ways.by_step, ways.width, tree.scales
        self.goal = goal
        self.lows = [spread.lows[unit] for spread in tree.spreads]
        self.highs = [spread.highs[unit] for spread in tree.spreads]
        self.totals = []
        for whole, leaves in ways.wholes:
            least, most = tree.range_of(whole, unit)
            if (least, most) != (0, None):
                self.totals.append((leaves, least, most))
        self.steps, self.most_steps = 0, 4 * ways.steps

    def ways(self) -> Iterator[Way]:
        """All that are found within the limit of steps."""
        yield from self._extended({})

    def _extended(self, chosen: dict[int, int]) -> Iterator[Way]:
        self.steps += 1
        if len(chosen) == len(self.columns):
            yield tuple(chosen[number] for number in range(len(self.columns)))
            return
        number = self.columns[len(chosen)]
        for value in self._values(number, chosen):
            if self.steps > self.most_steps:
                return
            yield from self._extended({**chosen, number: value})

    def _values(self, number: int, chosen: dict[int, int]) -> list[int]:
        """What a column may have beside what was chosen, the nearest to its goal first."""
        scale, low, high, centre = self.scales[number], self.lows[number], self.highs[number], None
        for leaves, least, most in self.totals:
            if number not in leaves:
                continue
            done = sum(self.scales[leaf] * chosen[leaf] for leaf in leaves if leaf in chosen)
            left = [leaf for leaf in leaves if leaf not in chosen]
            others_low = sum(self.scales[leaf] * self.lows[leaf] for leaf in left if leaf != number)
            others_high = sum(self.scales[leaf] * self.highs[leaf] for leaf in left if leaf != number)
            low = max(low, -((done + others_high - least) // scale))
            high = high if most is None else min(high, (most - done - others_low) // scale)
            expected = done + sum(self.scales[leaf] * self.goal[leaf] for leaf in left)
            shift = max(least - expected, 0) + min(0 if most is None else most - expected, 0)
            if centre is None and shift:
                centre = self.goal[number] + shift / (len(left) * scale)
        if low > high:
            return []
        centre = min(max(self.goal[number] if centre is None else centre, low), high)
        first, last = floor(centre) - self.width, floor(centre) + 1 + self.width
        return sorted(range(max(low, first), min(high, last) + 1), key=lambda value: (abs(value - centre), value))


def chosen(tree: Tree, goal: Goal, issued: Numbers | None) -> Answer:
    """The numbers nearest to `goal` that units' ways come to; of least change to `issued` first, where it is given.

    The answer's values are the numbers, column after column by position of the unit. Only ways a few granules around
    the goal (the issued numbers) are looked at: where none fit, there may be numbers all the same, unless some unit
    has no way at all.
    """
    choice = _Choice(tree, goal, issued)
    if choice.lost:
        return Answer(None, 0.0, any(can_be_met(tree, unit) is False for unit in choice.lost))
    answer = choice.program.answer(BRANCHES, 0.0 if issued is not None else GAP, presolve=False)
    ended = answer.ended
    if issued is not None and answer.values is not None:
        choice.keep_change(answer.cost)
        nearer = choice.program.answer(BRANCHES, presolve=False)
        answer, ended = (nearer if nearer.values is not None else answer), ended and nearer.ended
    if answer.values is None:
        return Answer(None, 0.0, False)
    return Answer(choice.numbers(answer.values), answer.cost, ended)


def can_be_met(tree: Tree, unit: int) -> bool | None:
    """Whether a unit's own demands can be met in whole granules; None where that was not found out."""
    own = [row for row in rows(tree) if not is_of_many(row) and row.cells[0][1] == unit]
    answer = laid_out(tree, own)[0].answer(BRANCHES)
    return True if answer.values is not None else False if answer.ended else None


class _Choice:
    """One way a unit, and free numbers of units of which no total is asked, so that the other totals come out."""

    def __init__(self, tree: Tree, goal: Goal, issued: Numbers | None) -> None:
        self.tree, self.goal, self.issued = tree, goal, issued
        self.program = Program()
        self.later: list[tuple[int, float]] = []
        """By variable: the cost that counts when the change is settled."""
        self.terms: list[tuple[int, int, Sequence[int]]] = []
        """A variable of each way and each piece: it adds these numbers (by column) to a unit."""
        self.base = [[0] * len(tree.order) for _ in tree.spreads]
        self.lost: list[int] = []
        """Units for which no way was found."""
        ways = Ways(tree)
        most = max(_ALL_WAYS // len(tree.order), _FEWEST_WAYS)
        for unit in tree.order:
            if ways.is_free(unit):
                for number in range(len(tree.spreads)):
                    self._add_free(number, unit)
            else:
                around = goal if issued is None else issued
                found = ways.near(unit, [float(column[unit]) for column in around])
                self.lost += [] if found else [unit]
                self._add_ways(unit, sorted(found, key=lambda way: (*self._costs(unit, way), way))[:most])
        if not self.lost:
            self._add_totals()

    def _costs(self, unit: int, way: Way) -> tuple[float, float]:
        costs = [self._cost(number, unit, value) for number, value in enumerate(way)]
        return sum(first for first, _ in costs), sum(later for _, later in costs)

    def _cost(self, number: int, unit: int, value: int) -> tuple[float, float]:
        """What a number costs at first, and later: how far it is from the issued one, and from the goal."""
        scale = self.tree.scales[number]
        distance = (scale * (value - self.goal[number][unit])) ** 2
        return (distance, 0.0) if self.issued is None else (scale * abs(value - self.issued[number][unit]), distance)

    def _add(self, unit: int, numbers: Sequence[int], most: float, costs: tuple[float, float]) -> int:
        variable = self.program.variable(0.0, most, costs[0], whole=True)
        self.later.append((variable, costs[1]))
        self.terms.append((variable, unit, numbers))
        return variable

    def _add_ways(self, unit: int, ways: Sequence[Way]) -> None:
        entries = []
        for way in ways:
            beyond = [value - base for value, base in zip(way, ways[0], strict=True)]
            entries.append((self._add(unit, beyond, 1.0, self._costs(unit, way)), 1.0))
        for number, base in enumerate(ways[0] if ways else ()):
            self.base[number][unit] = base
        self.program.rows.append((1.0, 1.0, entries))

    def _add_free(self, number: int, unit: int) -> None:
        """A number in pieces up and down from the whole number next to its goal, each piece dearer than the last."""
        spread = self.tree.spreads[number]
        low, high = spread.lows[unit], spread.highs[unit]
        around = floor(self.goal[number][unit]) if self.issued is None else self.issued[number][unit]
        base = self.base[number][unit] = min(max(around, low), high)
        numbers = [0] * len(self.tree.spreads)
        for sign, room in ((1, high - base), (-1, base - low)):
            done = 0
            for piece in (*[1] * _PIECES, _LONG, room):
                length = min(piece, room - done)
                if length <= 0:
                    break
                before, after = (self._cost(number, unit, base + sign * end) for end in (done, done + length))
                numbers[number] = sign
                costs = [(then - now) / length for now, then in zip(before, after, strict=True)]
                self._add(unit, tuple(numbers), float(length), (costs[0], costs[1]))
                done += length

    def _add_totals(self) -> None:
        of_unit: dict[int, list[tuple[int, Sequence[int]]]] = {}
        for variable, unit, numbers in self.terms:
            of_unit.setdefault(unit, []).append((variable, numbers))
        for row in rows(self.tree):
            if not is_of_many(row):
                continue
            cells: dict[int, list[int]] = {}
            for number, unit in row.cells:
                cells.setdefault(unit, []).append(number)
            entries, there = [], 0
            for unit, columns in cells.items():
                there += sum(self.tree.scales[number] * self.base[number][unit] for number in columns)
                for variable, numbers in of_unit.get(unit, ()):
                    amount = sum(self.tree.scales[number] * numbers[number] for number in columns)
                    if amount:
                        entries.append((variable, float(amount)))
            high = row.low if row.high is None else row.high
            self.program.rows.append((float(row.low - there), float(high - there), entries))

    def keep_change(self, least: float) -> None:
        """No more change than the least; what counts now is the distance from the goal."""
        entries = [(variable, cost) for variable, cost in enumerate(self.program.costs) if cost]
        self.program.rows.append((-inf, round(least) + 0.5, entries))
        for variable, cost in self.later:
            self.program.costs[variable] = cost

    def numbers(self, values: Sequence[float]) -> list[float]:
        """The table that the variables mean, column after column."""
        table = [list(column) for column in self.base]
        for variable, unit, numbers in self.terms:
            times = round(values[variable])
            for number, amount in enumerate(numbers if times else ()):
                table[number][unit] += times * amount
        return [float(value) for column in table for value in column]
