"""All conflicts of a plan are found in one run, and each is one: shown by solving again."""

from collections.abc import Sequence
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets.allocation.solver.allocate import allocate
from cedu_targets.allocation.solver.further_conflicts import without
from cedu_targets.allocation.solver.outcome import Allocation, Constraint, Demand, Infeasible
from cedu_targets.allocation.solver.problem import Bound, Column, Limit, Problem, Whole
from cedu_targets.allocation.solver.totals import contradictions_of_totals
from small_problems import can_be_met, problem

GIVING_WAY = [
    Demand.HOLD, Demand.MINIMUM, Demand.MAXIMUM, Demand.GROWTH, Demand.NOT_ASSIGNED, Demand.UNIT_TOTAL,
    Demand.AREA_TOTAL,
]  # fmt: skip


def conflicts(plan: Problem) -> Sequence[Infeasible]:
    outcome = allocate(plan)
    return (outcome, *outcome.also) if isinstance(outcome, Infeasible) else ()


def told(plan: Problem) -> list[tuple[list[tuple[str, str | None, tuple[str, ...]]], int, int]]:
    return [
        (
            [(str(one.demand), one.indicator, one.units) for one in found.constraints],
            int(found.needed),
            int(found.available),
        )
        for found in conflicts(plan)
    ]


def at_least(value: int) -> Bound:
    return Bound(value, Limit.MINIMUM)


def one_of_each(plan: Problem) -> list[Constraint]:
    return [
        min(members, key=lambda one: GIVING_WAY.index(one.demand))
        for found in conflicts(plan)
        if (members := [one for one in found.constraints if one.demand in GIVING_WAY])
    ]


def test_three_contradictions_are_told_in_one_run() -> None:
    """Two in one column, and one between a unit's number and its own total, which both hide."""
    columns = (
        Column("1", 10, [1, 1, 1], lows={0: at_least(11), 1: at_least(12), 2: at_least(5)}),
        Column("2", 10, [1, 1, 1]),
    )
    held = {2: Bound(4, Limit.HOLD)}
    plan = Problem(("甲", "乙", "丙"), columns, (Whole("A", ("1", "2"), lows=held, highs=held),))
    assert told(plan) == [
        ([("minimum", "1", ("乙",)), ("district_total", "1", ())], 12, 10),
        ([("minimum", "1", ("甲",)), ("district_total", "1", ())], 11, 10),
        ([("minimum", "1", ("丙",)), ("unit_total", "A", ("丙",))], 5, 4),
    ]
    assert isinstance(allocate(without(plan, one_of_each(plan))), Allocation)


def test_a_conflict_that_only_shows_when_another_demand_gives_way() -> None:
    """甲 needs 6 and may have 5; with a higher maximum it and 乙 still need 12 of 10."""
    column = Column("1", 10, [1, 1, 1], lows={0: at_least(6), 1: at_least(6)}, highs={0: Bound(5, Limit.MAXIMUM)})
    plan = Problem(("甲", "乙", "丙"), (column,))
    assert told(plan) == [
        ([("minimum", "1", ("甲",)), ("maximum", "1", ("甲",))], 6, 5),
        ([("minimum", "1", ("甲", "乙")), ("district_total", "1", ())], 12, 10),
    ]


def test_of_variants_of_one_conflict_one_is_told() -> None:
    """Any three of six minima exceed the unit's total."""
    columns = tuple(Column(code, 20, [1, 1], lows={0: at_least(5)}) for code in "123456")
    held = {0: Bound(10, Limit.HOLD)}
    plan = Problem(("甲", "乙"), columns, (Whole("A", tuple("123456"), lows=held, highs=held),))
    assert [[one[0] for one in members] for members, *_ in told(plan)] == [["minimum"] * 3 + ["unit_total"]]


def test_one_conflict_stays_one() -> None:
    column = Column("1", 10, [1, 1], lows={0: at_least(6), 1: at_least(6)})
    assert len(conflicts(Problem(("甲", "乙"), (column,)))) == 1


@settings(max_examples=100 * (settings().max_examples // 100), deadline=None)
@given(st.integers(0, 2**32).map(Random))
def test_each_is_one_and_none_is_left_that_has_nothing_in_common_with_them(random: Random) -> None:
    plan = problem(random)
    found = conflicts(plan)
    assert len(set(found)) == len(found)
    totals = set(contradictions_of_totals(plan))
    for conflict in (one for one in found if one not in totals and one.is_least):
        if any(member.demand in (Demand.GRANULE, Demand.PARTS) for member in conflict.constraints):
            continue
        assert not can_be_met(plan, conflict.constraints)
        for member in conflict.constraints:
            assert can_be_met(plan, [one for one in conflict.constraints if one is not member])
    without_weight = any(
        not column.weights[unit] for column in plan.columns for unit in {**column.lows, **column.highs}
    )  # without its minimum such a unit gets nothing, which is no relaxation
    every_one = all(any(one.demand in GIVING_WAY for one in conflict.constraints) for conflict in found)
    if found and every_one and not without_weight:
        for left in conflicts(without(plan, one_of_each(plan))):
            assert any(
                one.demand is other.demand and one.indicator == other.indicator
                for conflict in found
                for one in left.constraints
                for other in conflict.constraints
            )
