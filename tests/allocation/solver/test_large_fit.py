"""Smaller tables are fitted in plain lists, larger ones by numpy: to the last bit the same, wherever a plan is read."""

from random import Random

import pytest

from cedu_targets.allocation.solver import fit as fitting
from cedu_targets.allocation.solver.fit import fit
from cedu_targets.allocation.solver.fit_table import FitTable
from cedu_targets.allocation.solver.forced import forced
from cedu_targets.allocation.solver.large_fit import LargeFit
from cedu_targets.allocation.solver.nearest import Box, whole_box
from cedu_targets.allocation.solver.problem import Area, Bound, Column, Limit, Problem, Whole
from cedu_targets.allocation.solver.trees import Tree, trees
from small_problems import problem


def drawn(seed: int) -> Problem:
    """5 to 60 units with totals held, at least or at most; bounds on a third of the cells, areas, a whole in a whole."""
    random = Random(seed)
    count = random.randint(5, 60)
    units = tuple(f"单位{number:02}" for number in range(count))
    hidden = {str(code): [random.choice([0, random.randint(1, 900)]) for _ in units] for code in range(5)}
    columns = []
    for code, numbers in hidden.items():
        lows, highs = {}, {}
        for unit, number in enumerate(numbers):
            draw = random.random()
            if draw < 0.1:
                lows[unit] = highs[unit] = Bound(number, Limit.HOLD)
            elif draw < 0.2:
                lows[unit] = Bound(number * 9 // 10, Limit.MINIMUM)
            elif draw < 0.3:
                highs[unit] = Bound(number * 11 // 10 + 1, Limit.MAXIMUM)
        weights = [random.choice([0, random.randint(1, 10**6)]) for _ in units]
        columns.append(Column(code, sum(numbers), weights, lows=lows, highs=highs))
    wholes = []
    for code, parts in (("A", ("0", "1")), ("B", ("A", "2", "3"))):
        hidden[code] = [sum(numbers) for numbers in zip(*(hidden[part] for part in parts), strict=True)]
        held = {unit: Bound(hidden[code][unit], Limit.HOLD) for unit in range(count) if random.random() < 0.7}
        least = {unit: Bound(hidden[code][unit] // 2, Limit.MINIMUM) for unit in range(count) if unit not in held}
        wholes.append(Whole(code, parts, lows=held | least, highs=held))
    near = units[: count // 3]
    area = Area("近郊", near, {code: sum(hidden[code][: len(near)]) for code in random.sample(["B", "1", "3"], 2)})
    return Problem(units, tuple(columns), tuple(wholes), (area,))


def same_of_both(tree: Tree, box: Box, limit: int) -> list[list[float]]:
    by_hand, large = FitTable(tree, box), LargeFit(tree, box)
    assert by_hand.rounds(limit) == large.rounds(limit)
    assert by_hand.values() == large.values()
    return by_hand.values()


def test_the_same_to_the_last_bit() -> None:
    moved = 0
    for seed in range(25):
        for tree in trees(drawn(seed)):
            first = same_of_both(tree, whole_box(tree), 1)
            moved += same_of_both(tree, whole_box(tree), 40) != first
            box = forced(tree)
            if box is not None:
                same_of_both(tree, box, 40)
    assert moved > 20


@pytest.mark.parametrize("seed", range(200))
def test_the_same_of_small_ones_of_several_granules(seed: int) -> None:
    for tree in trees(problem(Random(seed), (1, 2, 3))):
        if all(spread.is_possible() for spread in tree.spreads):
            same_of_both(tree, whole_box(tree), 50)


def test_which_of_them_changes_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    (tree,) = (tree for tree in trees(drawn(3)) if tree.wholes)
    by_hand = fit(tree)
    monkeypatch.setattr(fitting, "_MOST_CELLS_BY_HAND", 0)
    assert fitting._table_class(1) is LargeFit
    assert fit(tree) == by_hand
    monkeypatch.setattr(fitting, "find_spec", lambda _name: None)
    assert fitting._table_class(10**6) is FitTable
