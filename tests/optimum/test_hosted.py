"""What a solver outside Python is told, and what it says."""

import json
import re
from collections.abc import Iterator
from math import inf

import pytest

from cedu_targets.optimum import solver
from cedu_targets.optimum.hosted import put_behind
from cedu_targets.optimum.program import Answer, Layout, Matrix, Program
from project import ROOT

TENTH_AND_A_BIT = 0.1 + 2**-55


@pytest.fixture(autouse=True)
def nothing_registered() -> Iterator[None]:
    yield
    solver.register(None)


def two() -> Program:
    program = Program(offset=1 / 3)
    program.variable(-inf, 7.5, TENTH_AND_A_BIT)
    program.variable(0.0, inf, 1e300, whole=True)
    program.rows += [(-inf, 2.0, [(0, 1.0), (1, -1.0)]), (0.0, inf, [])]
    return program


def test_all_of_a_program_is_told() -> None:
    told: list[str] = []

    def ask(text: str) -> str:
        told.append(text)
        return json.dumps({"status": 7, "isFeasible": True, "values": [2, 0.1], "cost": 3})

    put_behind(ask)
    assert solver.solved(two().layout(), {"mip_rel_gap": 0.0}) == Answer([2.0, 0.1], 3, True)
    assert json.loads(told[0]) == {
        "costs": [TENTH_AND_A_BIT, 1e300],
        "lows": [None, 0.0],
        "highs": [7.5, None],
        "whole": [0, 1],
        "rowLows": [None, 0.0],
        "rowHighs": [2.0, None],
        "byColumns": False,
        "starts": [0, 2, 2],
        "indices": [0, 1],
        "values": [1.0, -1.0],
        "offset": 1 / 3,
        "options": {"threads": 1, "mip_rel_gap": 0.0},
    }
    assert "\n" not in told[0]


def test_columns_are_told_as_columns() -> None:
    told: list[str] = []

    def ask(text: str) -> str:
        told.append(text)
        return '{"status": 8, "isFeasible": false, "values": [], "cost": 0}'

    put_behind(ask)
    layout = Layout([1.0], [0.0], [1.0], [], [2.0], [2.0], Matrix(True, range(2), [0], [1.0]))
    assert solver.solved(layout, {}) == Answer(None, 0.0, True)
    heard = json.loads(told[0])
    assert (heard["byColumns"], heard["starts"], heard["whole"]) == (True, [0, 1], [])


def test_one_that_breaks_down_gave_up() -> None:
    put_behind(lambda _text: '{"failed": "unreachable"}')
    with pytest.raises(ArithmeticError):
        solver.solved(two().layout(), {})


def test_what_is_tested_is_what_the_page_carries() -> None:
    pins = (ROOT / "browser" / "bundle" / "pins.toml").read_text(encoding="utf-8")
    (pinned,) = re.findall(r'\[npm\.highs\].*\nversion = "(.+)"', pins)
    assert f" highs@{pinned}" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
