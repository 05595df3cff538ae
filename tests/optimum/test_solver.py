"""The gate to the solver: what is asked comes back in the same words, whoever is behind it."""

import sys
from collections.abc import Iterator
from math import inf

import pytest

from cedu_targets.optimum import solver
from cedu_targets.optimum.program import Answer, Ending, Layout, Matrix, Options, Program


@pytest.fixture(autouse=True)
def nothing_registered() -> Iterator[None]:
    yield
    solver.register(None)


def knapsack() -> Program:
    """The best of 0–1 things of worth 5, 4 and 3 that weigh 2, 3 and 1, of at most 4."""
    program = Program(offset=10.0)
    things = [program.variable(0.0, 1.0, -worth, whole=True) for worth in (5.0, 4.0, 3.0)]
    program.rows.append((-inf, 4.0, list(zip(things, (2.0, 3.0, 1.0), strict=True))))
    return program


def test_the_best_is_found() -> None:
    assert solver.solved(knapsack().layout(), {}) == Answer([1.0, 0.0, 1.0], 2.0, True)


def test_a_layout_may_lie_by_columns() -> None:
    """x + y = 3, y ≤ 2, at cost 2 and 1; and a second row in which only x is: x ≥ 1.5."""
    matrix = Matrix(True, [0, 2, 3], [0, 1, 0], [1.0, 1.0, 1.0])
    layout = Layout([2.0, 1.0], [0.0, 0.0], [inf, 2.0], [], [3.0, 1.5], [3.0, inf], matrix)
    assert solver.solved(layout, {"presolve": "off"}) == Answer([1.5, 1.5], 4.5, True)


def test_no_values_fit() -> None:
    program = knapsack()
    program.rows.append((4.5, inf, [(0, 1.0), (1, 1.0), (2, 1.0)]))
    answer = solver.solved(program.layout(), {})
    assert (answer, answer.is_impossible) == (Answer(None, 0.0, True), True)


def test_nothing_to_choose_asks_no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    assert solver.solved(Program(offset=3.0).layout(), {}) == Answer([], 3.0, True)


def test_whole_and_free_variables_and_rows_of_nothing() -> None:
    program = Program()
    program.variable(-inf, inf, 1.0)
    program.variable(0.5, 7.5, 0.0, whole=True)
    program.rows += [(-inf, inf, []), (-2.5, inf, [(0, 1.0)]), (-inf, 0.0, [(1, -1.0)])]
    answer = solver.solved(program.layout(), {})
    assert answer.values is not None
    assert answer.values[0] == -2.5
    assert answer.values[1] in range(1, 8)


@pytest.mark.parametrize(
    ("status", "is_feasible", "answer"),
    [
        (7, True, Answer([1.0], 5.0, True)),
        (8, False, Answer(None, 0.0, True)),
        (9, False, Answer(None, 0.0, True)),
        (13, True, Answer([1.0], 5.0, False)),
        (13, False, Answer(None, 0.0, False)),
        (16, True, Answer([1.0], 5.0, False)),
        (16, False, Answer(None, 0.0, False)),
    ],
)
def test_how_it_ended(status: int, is_feasible: bool, answer: Answer) -> None:
    asked: list[Options] = []

    def answering(_layout: Layout, options: Options) -> Ending:
        asked.append(options)
        return Ending(status, is_feasible, [1.0], 5.0)

    solver.register(answering)
    assert solver.solved(knapsack().layout(), {"mip_max_nodes": 3}) == answer
    assert asked == [{"threads": 1, "mip_max_nodes": 3}]


@pytest.mark.parametrize("status", [0, 4, 10, 14, 15])
def test_who_gives_up_raises(status: int) -> None:
    solver.register(lambda _layout, _options: Ending(status, False, [], 0.0))
    with pytest.raises(ArithmeticError, match=str(status)):
        solver.solved(knapsack().layout(), {})


def test_without_a_library_there_is_what_was_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    assert solver.is_there()
    monkeypatch.setitem(sys.modules, "highspy", None)
    assert not solver.is_there()
    solver.register(lambda _layout, _options: Ending(7, True, [0.0, 0.0, 0.0], 0.0))
    assert solver.is_there()
    assert solver.solved(knapsack().layout(), {}).values == [0.0, 0.0, 0.0]
