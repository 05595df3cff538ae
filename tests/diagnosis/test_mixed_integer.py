"""More than a few cells at once: what the solver is told."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from cedu_targets.diagnosis import mixed_integer
from cedu_targets.diagnosis.clock import Clock
from cedu_targets.diagnosis.components import components
from cedu_targets.diagnosis.equation_index import Sum
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.context import Context
from cedu_targets.domain.diagnosis import Unsearched
from cedu_targets.domain.table import Table
from cedu_targets.optimum import library, solver
from cedu_targets.optimum.program import Ending, Layout, Options
from cedu_targets.packs import inference
from made_tables import Number, check, shown, table

UNITS = 70
"""More than the solver is given whole."""


@pytest.fixture(autouse=True)
def nothing_registered() -> Iterator[None]:
    yield
    solver.register(None)


def found_in(made: Table) -> list[frozenset[tuple[str, str]]]:
    """The sets of cells that the solver finds for the one part of a table, in their order."""
    equations = [equation for rule in inference.infer(made) for equation in rule.equations(made, Context())]
    state = TableState.of(made, equations)
    places = [Sum(n, unit) for n in range(len(state.equations)) for unit in made.rows]
    failing = {place: by for place in places if not state.is_bound(place) and (by := state.residual(place))}
    (part,) = components(state, failing, bounds=True)
    found = mixed_integer.smallest(state, part.failing, part.codes, Clock(10))
    assert not isinstance(found, Unsearched)
    return [frozenset((cell.unit, cell.indicator) for cell in repair.changes) for repair in found.repairs]


ONE_OF_TWO = ({"记录": [10, 3, 6, 5, 5, 3, 6]}, ["1=2+3", "1=4+5", "2<=6", "3<=7"])
"""10 = 3 + 6: neither part may be larger, so the whole is wrong, and a part of its other sum with it."""


def test_bounds_are_part_of_the_program() -> None:
    assert set(found_in(table(*ONE_OF_TWO))) == {frozenset({("记录", "1"), ("记录", code)}) for code in ("4", "5")}


@pytest.mark.parametrize("first", ["4", "5"])
def test_which_the_solver_finds_first_decides_nothing(first: str) -> None:
    """Two are equally small; a cent less for a cell, and the solver finds its set first."""

    def preferring(layout: Layout, options: Options) -> Ending:
        variable = 3 * (int(first) - 1) + 2
        costs = [cost - 0.01 if number == variable else cost for number, cost in enumerate(layout.costs)]
        ending = library.solve(replace(layout, costs=costs), options)
        asked.append(ending.values[variable] == pytest.approx(1))
        return ending

    asked: list[bool] = []
    solver.register(preferring)
    assert found_in(table(*ONE_OF_TWO)) == [frozenset({("记录", "1"), ("记录", code)}) for code in ("4", "5")]
    assert asked[0]


def test_a_solver_that_gives_up_leaves_what_was_found() -> None:
    def giving_up(layout: Layout, options: Options) -> Ending:
        asked.append(layout)
        return library.solve(layout, options) if len(asked) == 1 else Ending(4, False, [], 0.0)

    asked: list[Layout] = []
    solver.register(giving_up)
    assert len(found_in(table(*ONE_OF_TWO))) == 1


def test_a_sum_that_cannot_be_judged_asks_for_nothing() -> None:
    """丙's column 2 is unreadable, so that 甲's may change without another cell of that column."""
    rows: dict[str, list[Number]] = {
        "全区": [100, 25, 25, 25, 25],
        "甲": [40, 11, 12, 13, 14],
        "乙": [60, 16, 16, 16, 16],
        "丙": [0, None, 0, 0, 0],
    }
    made = table(rows, ["1=2+3+4+5"])
    found = check(replace(made, unreadable=frozenset({made.key("丙", "2")})))
    assert {"甲/2": "11>9", "甲/3": "12>9", "甲/5": "14>9"} in list(map(shown, found.diagnoses))


def test_in_a_long_table_the_districts_row_may_be_wrong() -> None:
    """Four of its cells, though its own sum holds."""
    rows: dict[str, list[Number]] = {f"单位{n}": [10, 1, 2, 3, 4] for n in range(UNITS)}
    due = [UNITS * n for n in (10, 1, 2, 3, 4)]
    wrong = [due[0], due[1] + 1, due[2] - 2, due[3] + 3, due[4] - 2]
    found = check(table({"全区": [*wrong], **rows}, ["1=2+3+4+5"]))
    assert [shown(d) for d in found.diagnoses] == [{f"全区/{n + 1}": f"{wrong[n]}>{due[n]}" for n in range(1, 5)}]
