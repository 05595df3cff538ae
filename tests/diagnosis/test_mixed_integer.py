"""More than a few cells at once: what the solver is told."""

from dataclasses import replace

from cedu_targets.diagnosis import mixed_integer
from cedu_targets.diagnosis.components import components
from cedu_targets.diagnosis.equation_index import Sum
from cedu_targets.diagnosis.repair import Clock
from cedu_targets.diagnosis.state import TableState
from cedu_targets.domain.context import Context
from cedu_targets.domain.diagnosis import Unsearched
from cedu_targets.domain.table import Table
from cedu_targets.packs import inference
from made_tables import Number, check, shown, table

UNITS = 70
"""More than the solver is given whole."""


def solved(made: Table) -> set[frozenset[tuple[str, str]]]:
    """The sets of cells that the solver finds for the one part of a table."""
    equations = [equation for rule in inference.infer(made) for equation in rule.equations(made, Context())]
    state = TableState.of(made, equations)
    places = [Sum(n, unit) for n in range(len(state.equations)) for unit in made.rows]
    failing = {place: by for place in places if not state.is_bound(place) and (by := state.residual(place))}
    (part,) = components(state, failing, bounds=True)
    found = mixed_integer.smallest(state, part.failing, part.codes, Clock(10))
    assert not isinstance(found, Unsearched)
    return {frozenset((cell.unit, cell.indicator) for cell in repair.changes) for repair in found.repairs}


def test_bounds_are_part_of_the_program() -> None:
    """10 = 3 + 6: neither part may be larger, so the whole is wrong, and a part of its other sum with it."""
    made = table({"记录": [10, 3, 6, 5, 5, 3, 6]}, ["1=2+3", "1=4+5", "2<=6", "3<=7"])
    assert solved(made) == {frozenset({("记录", "1"), ("记录", code)}) for code in ("4", "5")}


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
