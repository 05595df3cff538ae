"""What is said of a rounded number: its remainder, its rank, and how many granules were left."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets.allocation.solver.allocate import allocate
from cedu_targets.allocation.solver.outcome import Allocation, Reason
from cedu_targets.allocation.solver.problem import Area, Column, Problem, Whole
from small_problems import problem

LONGER = settings().max_examples // 100
"""1; more in a run from fresh seeds (`tests/conftest.py`)."""
RANDOM = st.integers(0, 2**32).map(Random)


@settings(max_examples=300 * LONGER, deadline=None)
@given(RANDOM)
def test_what_is_said_of_a_remainder_can_be_worked_out_anew(random: Random) -> None:
    """Rank, remainder, and the granules that were left, from the exact shares and the table alone."""
    plan = problem(random, loose=random.random() < 0.5)
    outcome = allocate(plan)
    if not isinstance(outcome, Allocation):
        return
    for column in plan.columns:
        groups = [
            (area.name, area.units, area.totals[column.code]) for area in plan.areas if column.code in area.totals
        ]
        inside = {unit for _, units, _ in groups for unit in units}
        total = column.total - sum(total for *_, total in groups)
        groups.append(("", tuple(unit for unit in plan.units if unit not in inside), total))
        for _, units, total in groups:
            exact = {unit: outcome.fitted[column.code][plan.units.index(unit)] for unit in units}
            given = {unit: outcome.values[column.code][plan.units.index(unit)] for unit in units}
            left = total - sum(int(share) for share in exact.values())
            ranked = sorted((unit for unit in units if exact[unit] % 1), key=lambda unit: (-(exact[unit] % 1), unit))
            by_rank = {unit: int(exact[unit]) + (unit in ranked[:left] if left > 0 else 0) for unit in units}
            for unit in units:
                told = outcome.reason(unit, column.code).remainder
                if unit not in ranked:
                    assert told is None
                    continue
                assert told is not None
                larger = [other for other in ranked if exact[other] % 1 > exact[unit] % 1]
                alike = [other for other in ranked if exact[other] % 1 == exact[unit] % 1]
                assert (told.whole, told.rest, told.left) == (int(exact[unit]), exact[unit] % 1, left)
                assert (told.rank, told.place) == (1 + len(larger), 1 + ranked.index(unit))
                assert (told.alike, told.by_rank) == (len(alike), by_rank[unit])
                assert told.is_by_rank == (by_rank == given)
                assert told.is_tied == (len({by_rank[other] - int(exact[other]) for other in alike}) == 2)
                if not plan.wholes and not plan.areas:
                    assert told.is_by_rank


def reason(plan: Problem, unit: str, code: str) -> Reason:
    outcome = allocate(plan)
    assert isinstance(outcome, Allocation)
    return outcome.reason(unit, code)


def test_of_equal_remainders_the_first_by_name_is_served() -> None:
    """7 spread equally over three: 2 1/3 each; by the signs of their names 丙 comes before 乙 and 甲."""
    plan = Problem(("甲", "乙", "丙"), (Column("1", 7, [1, 1, 1]),))
    told = [reason(plan, unit, "1").remainder for unit in plan.units]
    assert [(one.rank, one.alike, one.place, one.left) for one in told if one] == [
        (1, 3, 3, 1),
        (1, 3, 2, 1),
        (1, 3, 1, 1),
    ]
    assert all(one and one.is_tied and one.is_by_rank for one in told)
    assert [reason(plan, unit, "1").value for unit in plan.units] == [2, 2, 3]


def test_where_other_sums_decide_it_is_not_said_that_the_rank_did() -> None:
    """Both columns would give 甲 its half; its total of 1 may not become 2."""
    columns = (Column("1", 1, [1, 1]), Column("2", 1, [1, 1]))
    plan = Problem(("甲", "乙"), columns, (Whole("A", ("1", "2")),))
    told = [reason(plan, "甲", code) for code in "12"]
    assert sorted(one.value for one in told) == [0, 1]
    assert [one.remainder.is_by_rank for one in told if one.remainder] in ([True, False], [False, True])


def test_in_an_area_with_a_subtotal_the_ranks_are_among_its_units() -> None:
    plan = Problem(tuple("abcd"), (Column("1", 10, [1, 2, 3, 4]),), (), (Area("R", ("a", "b"), {"1": 4}),))
    of_area, other = reason(plan, "b", "1"), reason(plan, "c", "1")
    assert (of_area.area, other.area) == ("R", None)
    assert of_area.remainder is not None
    assert (of_area.remainder.rank, of_area.remainder.left) == (1, 1)
    assert other.remainder is not None
    assert (other.remainder.whole, other.remainder.rank, other.remainder.left) == (2, 1, 1)
