"""The page's solver and the library are one HiGHS: what is asked of both is answered alike."""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from math import inf
from pathlib import Path
from random import Random
from typing import TypeVar

import highspy
import pytest

from cedu_targets import allocate as allocate_plan
from cedu_targets.allocation.solver import network
from cedu_targets.allocation.solver.allocate import allocate
from cedu_targets.allocation.solver.outcome import Infeasible, Outcome
from cedu_targets.allocation.solver.problem import Problem
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.optimum import solver
from cedu_targets.optimum.hosted import put_behind
from cedu_targets.optimum.program import Options, Program
from cedu_targets.reporters.allocation import json as allocation_json
from hosted_solver import hosted
from project import JIANGNING
from small_problems import problem

pytestmark = pytest.mark.render
Ask = Callable[[str], str]
Result = TypeVar("Result")


@pytest.fixture(scope="module")
def page() -> Iterator[Ask]:
    folder = Path(os.environ.get("CEDU_NPM", "nowhere"))
    if not (folder / "highs").is_dir() or shutil.which("node") is None:
        pytest.skip("CEDU_NPM names no folder of npm packages (.ci/run installs them)")
    with hosted(folder) as (ask, version):
        assert version == highspy.Highs().version()  # type: ignore[no-untyped-call]
        yield ask


@pytest.fixture(autouse=True)
def nothing_registered() -> Iterator[None]:
    yield
    solver.register(None)


def of_both(page: Ask, work: Callable[[], Result]) -> Result:
    """What is worked out with the library, once it was with the page's solver too."""
    asked: list[str] = []

    def ask(text: str) -> str:
        asked.append(text)
        return page(text)

    put_behind(ask)
    theirs = work()
    solver.register(None)
    assert asked
    ours = work()
    assert theirs == ours
    return ours


def drawn(random: Random) -> Program:
    """A program of free, bounded, whole and fixed variables, with rows of nothing, of one side, and of none."""
    program = Program(offset=random.choice([0.0, 1 / 3, -1e6]))
    for _ in range(random.randint(1, 9)):
        low, high = random.choice([(-inf, inf), (0.0, inf), (-inf, 4.5), (0.1, 7.3), (2.0, 2.0), (-3.0, 1e6)])
        cost = random.choice([0.0, 0.1, 1.0, 2.5]) * (-1 if low == -inf and high != inf else 1)
        program.variable(low, high, 0.0 if (low, high) == (-inf, inf) else cost, random.random() < 0.5)
    for _ in range(random.randint(0, 7)):
        chosen = random.sample(range(len(program.lows)), random.randint(0, len(program.lows)))
        row = [(variable, random.choice([1.0, -1.0, 0.3, 1 / 7])) for variable in chosen]
        low, high = random.choice([(-inf, inf), (-inf, 5.5), (0.7, inf), (-8.0, 8.0), (1.0, 1.0)])
        program.rows.append((low, high, row))
    return program


def test_programs(page: Ask) -> None:
    """The last digits of floats are not the same; whoever asks rounds them."""
    ends = set()
    for seed in range(150):
        layout = drawn(Random(seed)).layout()
        options: Options = {"mip_max_nodes": 100, "mip_rel_gap": 0.0, "presolve": "off" if seed % 2 else "choose"}
        ours = solver.solved(layout, options)
        put_behind(page)
        theirs = solver.solved(layout, options)
        solver.register(None)
        assert (theirs.values is None, theirs.ended) == (ours.values is None, ours.ended)
        assert theirs.cost == pytest.approx(ours.cost)
        ends.add((ours.values is None, ours.ended))
    assert ends == {(False, True), (True, True)}


@pytest.mark.parametrize("granules", [(1, 2), (2, 3), (1, 2, 3)])
def test_allocations_in_several_granules(page: Ask, granules: Sequence[int]) -> None:
    def outcomes() -> list[Outcome]:
        return [allocate(plan) for plan in plans]

    plans: list[Problem] = [problem(Random(seed), granules, kept=seed % 3 == 0) for seed in range(60)]
    assert any(isinstance(outcome, Infeasible) for outcome in of_both(page, outcomes))


def test_the_illustrative_plan_as_a_large_network(page: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def written() -> str:
        report = allocate_plan(JIANGNING / "plan-illustrative.xlsx")
        return allocation_json.render(report, Messages(Language.ZH))

    by_hand = written()
    monkeypatch.setattr(network, "MOST_ARCS_BY_HAND", 0)
    assert of_both(page, written) == by_hand


def test_one_that_breaks_down_is_there_again(page: Ask) -> None:
    """A matrix that points beyond its rows is no program."""
    broken = {"costs": [1.0], "lows": [0.0], "highs": [1.0], "whole": [], "rowLows": [], "rowHighs": [], "offset": 0}
    broken |= {"byColumns": False, "starts": [0, 5], "indices": [7], "values": [1.0], "options": {}}
    assert "failed" in json.loads(page(json.dumps(broken)))
    assert "failed" in json.loads(page("no JSON"))
    put_behind(page)
    program = Program()
    program.variable(1.5, inf, 1.0, whole=True)
    assert solver.solved(program.layout(), {}).values == [2.0]
