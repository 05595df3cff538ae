"""What every allocation must be, on problems small enough to try every table."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cedu_targets.allocation.solver import network
from cedu_targets.allocation.solver.allocate import allocate
from cedu_targets.allocation.solver.network import Network
from cedu_targets.allocation.solver.outcome import Allocation, Demand, Infeasible
from cedu_targets.allocation.solver.problem import Bound, Bounds, Column, Limit, Problem, Whole
from cedu_targets.allocation.solver.remainders import largest_remainders
from cedu_targets.allocation.solver.shares import Shares, multiplier
from cedu_targets.allocation.solver.trees import trees
from small_problems import Table, can_be_met, come_out, problem, spread_equally, tables

LONGER = settings().max_examples // 100
"""1; more in a run from fresh seeds (`tests/conftest.py`)."""
RANDOM = st.integers(0, 2**32).map(Random)
"""Seeds, not hypothesis' own draws: these take longer than the allocations; a seed tells as much as a shrunken one."""


def columns_of(allocation: Allocation) -> Table:
    return {column.code: tuple(allocation.values[column.code]) for column in allocation.problem.columns}


@settings(max_examples=300 * LONGER, deadline=None)
@given(RANDOM, st.sampled_from([(1,), (1,), (1, 2), (2, 3)]))
def test_refused_only_where_no_table_does(random: Random, granules: Sequence[int]) -> None:
    plan = problem(random, granules)
    outcome, possible = allocate(plan), list(tables(plan))
    if isinstance(outcome, Infeasible):
        assert not possible
        assert outcome.needed > outcome.available
    else:
        assert columns_of(outcome) in possible
        if all(not tree.is_network() for tree in trees(plan)) and len(trees(plan)) == 1:
            nearest = min(distance(table, outcome) for table in possible)
            assert distance(columns_of(outcome), outcome) <= nearest * Fraction(1001, 1000) + Fraction(1, 1000)


@settings(max_examples=150 * LONGER, deadline=None)
@given(RANDOM)
def test_within_a_granule_of_the_fractions_and_so_are_the_sums(random: Random) -> None:
    near_its_fractions(random)


def test_a_column_that_the_digits_of_its_fractions_missed() -> None:
    """By 2.3e-10, which was told as 0."""
    near_its_fractions(Random(50029))


def near_its_fractions(random: Random) -> None:
    plan = problem(random)
    outcome = allocate(plan)
    if isinstance(outcome, Allocation):
        for column in plan.columns:
            numbers, fractions = outcome.values[column.code], outcome.fitted[column.code]
            assert all(abs(number - fraction) < 1 for number, fraction in zip(numbers, fractions, strict=True))
            assert abs(sum(fractions, Fraction(0)) - column.total) <= 2 * outcome.fit_error.get(
                column.code, Fraction(0)
            )
        for whole in plan.wholes:
            if all(part in outcome.fitted for part in whole.parts) and not outcome.fit_error:
                sums = [
                    sum(fractions) for fractions in zip(*(outcome.fitted[part] for part in whole.parts), strict=True)
                ]
                assert all(abs(n - sum_) < 1 for n, sum_ in zip(outcome.values[whole.code], sums, strict=True))


@settings(max_examples=150 * LONGER, deadline=None)
@given(RANDOM)
def test_fractions_are_the_optimum_and_no_rounding_is_nearer(random: Random) -> None:
    plan = problem(random, loose=True)
    outcome = allocate(plan)
    if isinstance(outcome, Infeasible):
        return
    for column in plan.columns:
        fractions = list(outcome.fitted[column.code])
        assert sum(fractions) == column.total
        kept_by_one_factor(plan, column, fractions)
        alone = replace(plan, columns=(column,))
        ours = distance({column.code: tuple(outcome.values[column.code])}, outcome)
        assert ours == min(distance(table, outcome) for table in tables(alone))


def kept_by_one_factor(plan: Problem, column: Column, fractions: Sequence[Fraction]) -> None:
    """Between its bounds a number is λ times its weight; at one, λ times its weight lies beyond (Karush-Kuhn-Tucker)."""
    equal = spread_equally(plan, column)
    weights = [1 if unit in equal else weight for unit, weight in enumerate(column.weights)]
    at_least, at_most = Fraction(0), None
    for unit, (fraction, weight) in enumerate(zip(fractions, weights, strict=True)):
        low = column.lows[unit].value if unit in column.lows else 0
        high = column.highs[unit].value if unit in column.highs else None
        assert fraction >= low
        assert high is None or fraction <= high
        if not weight:
            assert fraction == low
            continue
        if fraction > low:
            at_least = max(at_least, fraction / weight)
        if high is None or fraction < high:
            at_most = min(fraction / weight, fraction / weight if at_most is None else at_most)
    assert at_most is None or at_least <= at_most


def distance(table: Table, outcome: Allocation) -> Fraction:
    """Of a table from the fractions: the sum of the squares, of amounts."""
    granules = outcome.problem.granules
    return sum(
        (
            (int(granules[code]) * (number - fraction)) ** 2
            for code in table
            for number, fraction in zip(table[code], outcome.fitted[code], strict=True)
        ),
        Fraction(0),
    )


@settings(max_examples=200 * LONGER, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=8), st.data())
def test_one_factor_gives_the_total_exactly(cells: list[tuple[int, int, int]], data: st.DataObject) -> None:
    weights, lows, room = (list(column) for column in zip(*cells, strict=True))
    highs = [low + more for low, more in zip(lows, room, strict=True)]
    total = data.draw(st.integers(sum(lows), sum(highs)))
    factor = multiplier(total, weights, lows, highs)
    numbers = [min(max(factor * weight, low), high) for weight, low, high in zip(weights, lows, highs, strict=True)]
    assert sum(numbers) == total


def test_where_any_factor_of_a_stretch_will_do_its_lower_end_is_meant() -> None:
    """2 + 5 from λ = 2, where the one reaches its upper bound, to λ = 5, where the other leaves its lower one."""
    assert multiplier(7, [1, 1], [0, 5], [2, 9]) == 2
    assert multiplier(6, [1, 1], [0, 5], [2, 9]) == 1
    assert multiplier(8, [1, 1], [0, 5], [2, 9]) == 6
    assert multiplier(0, [1, 2], [0, 0], [3, 3]) == 0


def test_the_largest_remainders_get_what_is_left_and_of_equal_ones_the_first_in_order() -> None:
    # 1/2, 2/3, 0, 1/3 + 1/2: two granules are left
    alike = Shares([1, 2, 3, 0, 0], [1, 2, 0, 1, 1], [2, 3, 1, 3, 2])
    assert largest_remainders(alike, 8, [0, 1, 2, 3, 4]) == [2, 3, 3, 0, 0]
    assert largest_remainders(alike, 8, [4, 3, 2, 1, 0]) == [1, 3, 3, 0, 1]
    # 3/10 is the larger number over its base, 1/2 the larger remainder
    assert largest_remainders(Shares([0, 0, 0], [3, 1, 1], [10, 2, 5]), 1, [0, 1, 2]) == [0, 1, 0]
    same_base = Shares([0, 0, 5], [3, 7, 0], [10, 10, 1])
    assert largest_remainders(same_base, 6, [0, 1, 2]) == [0, 1, 5]
    assert largest_remainders(Shares([4, 1], [0, 0], [1, 1]), 5, [0, 1]) == [4, 1]


@settings(max_examples=100 * LONGER, deadline=None)
@given(RANDOM)
def test_both_margins_in_proportion_to_the_weights(random: Random) -> None:
    in_proportion(random)


def in_proportion(random: Random) -> None:
    """x = a·b·w: a factor for each column, one for each unit, and that is 1 for a unit within the bounds of its total."""
    units, columns = range(random.randint(2, 5)), range(random.randint(2, 4))
    numbers = [[random.randint(5, 40) for _ in units] for _ in columns]
    weights = [[random.randint(1, 9) for _ in units] for _ in columns]
    totals = [sum(column[unit] for column in numbers) for unit in units]
    slack = [random.choice([0, 0, 5]) for _ in units]
    lows = {unit: Bound(max(0, totals[unit] - slack[unit]), Limit.MINIMUM) for unit in units}
    highs = {unit: Bound(totals[unit] + slack[unit], Limit.MAXIMUM) for unit in units}
    parts = tuple(Column(str(n), sum(numbers[n]), weights[n]) for n in columns)
    whole = Whole("A", tuple(column.code for column in parts), lows=lows, highs=highs)
    outcome = allocate(Problem(tuple(f"u{unit}" for unit in units), parts, (whole,)))
    assert isinstance(outcome, Allocation)
    x = [[float(fraction) for fraction in outcome.fitted[column.code]] for column in parts]
    error = float(max(outcome.fit_error.values(), default=Fraction(0))) + 1e-5
    assert error < 1e-3
    free = []
    for unit in units:
        sum_ = sum(column[unit] for column in x)
        assert lows[unit].value - error <= sum_ <= highs[unit].value + error
        if lows[unit].value + 0.01 < sum_ < highs[unit].value - 0.01:
            free.append(unit)
    for j in columns[1:]:
        for u in units[1:]:
            ours = x[0][0] * x[j][u] * weights[0][u] * weights[j][0]
            assert ours == pytest.approx(x[0][u] * x[j][0] * weights[0][0] * weights[j][u], rel=0.01, abs=0.01)
    for u in free[1:]:
        for j in columns:
            assert x[j][u] * weights[j][free[0]] == pytest.approx(x[j][free[0]] * weights[j][u], rel=0.01, abs=0.01)


def test_a_fit_that_stopped_at_numbers_that_only_met_the_totals() -> None:
    """A unit's total was 39.16 where the optimum is 40, the end of its range."""
    in_proportion(Random(3048386))


@settings(max_examples=100 * LONGER, deadline=None)
@given(RANDOM, st.booleans())
def test_the_order_of_the_plan_does_not_count(random: Random, kept: bool) -> None:
    plan = problem(random, kept=kept)
    units = random.sample(plan.units, len(plan.units))
    places = [plan.units.index(unit) for unit in units]

    def moved(bounds: Bounds) -> Bounds:
        return {new: bounds[old] for new, old in enumerate(places) if old in bounds}

    columns = [
        replace(c, weights=[c.weights[old] for old in places], lows=moved(c.lows), highs=moved(c.highs))
        for c in random.sample(plan.columns, len(plan.columns))
    ]
    wholes = [
        replace(whole, lows=moved(whole.lows), highs=moved(whole.highs))
        for whole in random.sample(plan.wholes, len(plan.wholes))
    ]
    issued = plan.issued and {code: [numbers[old] for old in places] for code, numbers in plan.issued.items()}
    areas = tuple(random.sample(plan.areas, len(plan.areas)))
    other = Problem(tuple(units), tuple(columns), tuple(wholes), areas, issued)
    first, second = allocate(plan), allocate(other)
    if isinstance(first, Allocation):
        assert isinstance(second, Allocation)
        for code, numbers in first.values.items():
            assert [numbers[old] for old in places] == list(second.values[code])
    else:
        assert isinstance(second, Infeasible)
        assert (first.needed, first.available) == (second.needed, second.available)
        for one, same in zip(first.constraints, second.constraints, strict=True):
            assert replace(one, units=()) == replace(same, units=())
            assert set(one.units) == set(same.units)


@settings(max_examples=100 * LONGER, deadline=None)
@given(RANDOM, st.sampled_from([(1,), (1, 2)]))
def test_an_allocation_as_weights_gives_itself_back(random: Random, granules: Sequence[int]) -> None:
    plan = problem(random, granules)
    first = allocate(plan)
    if isinstance(first, Allocation):
        columns = tuple(replace(column, weights=first.values[column.code]) for column in plan.columns)
        second = allocate(replace(plan, columns=columns))
        assert isinstance(second, Allocation)
        assert columns_of(second) == columns_of(first)


@settings(max_examples=150 * LONGER, deadline=None)
@given(RANDOM, st.sampled_from([(1,), (1,), (1, 2)]))
def test_what_was_issued_changes_least_and_then_towards_the_shares(random: Random, granules: Sequence[int]) -> None:
    """Of columns of several granules the amounts count; and a solver looks for the nearest, to 1 in 10,000."""
    plan = problem(random, granules, kept=True)
    outcome = allocate(plan)
    if isinstance(outcome, Infeasible):
        return
    assert plan.issued is not None
    issued = plan.issued

    def change(table: Table) -> int:
        return sum(
            int(plan.granules[code]) * abs(number - was)
            for code in table
            for number, was in zip(table[code], issued[code], strict=True)
        )

    possible = list(tables(plan))
    least = min(map(change, possible))
    ours = columns_of(outcome)
    assert change(ours) == least
    nearest = min(distance(table, outcome) for table in possible if change(table) == least)
    assert distance(ours, outcome) <= nearest * Fraction(1001, 1000) + Fraction(1, 1000)


@settings(max_examples=300 * LONGER, deadline=None)
@given(RANDOM, st.sampled_from([(1,), (1,), (1, 2)]))
def test_a_conflict_is_one_and_no_part_of_it_is(random: Random, granules: Sequence[int]) -> None:
    outcome = allocate(plan := problem(random, granules))
    if isinstance(outcome, Infeasible):
        for conflict in (outcome, *outcome.also):
            is_irreducible(plan, conflict)


def is_irreducible(plan: Problem, outcome: Infeasible) -> None:
    members = outcome.constraints
    if any(member.demand is Demand.PARTS for member in members):
        assert len(members) == 2
        assert {member.amount for member in members} == {outcome.needed, outcome.available}
        return
    if any(member.demand is Demand.GRANULE for member in members):
        in_granules(plan, outcome)
        return
    assert not can_be_met(plan, members)
    for left_out in range(len(members)):
        assert can_be_met(plan, [*members[:left_out], *members[left_out + 1 :]])
    assert outcome.needed == sum(member.amount for member in members if member.needs)
    assert outcome.available == sum(member.amount for member in members if not member.needs)
    for left_out in range(len(members)):
        assert come_out(plan, [*members[:left_out], *members[left_out + 1 :]], exactly=False)


def in_granules(plan: Problem, outcome: Infeasible) -> None:
    """A conflict of whole granules: each demand but the granule's meant exactly, and told by the first of them."""
    *members, granule = outcome.constraints
    assert granule.demand is Demand.GRANULE
    assert can_be_met(plan, members)
    assert not come_out(plan, members, exactly=True)
    for left_out in range(len(members)):
        assert come_out(plan, [*members[:left_out], *members[left_out + 1 :]], exactly=True)
    asked = members[0].amount
    assert granule.amount != asked
    assert (outcome.needed, outcome.available) == (max(asked, granule.amount), min(asked, granule.amount))
    assert come_out(plan, members, exactly=True, first=granule.amount)
    between = outcome.available + 1
    while between < outcome.needed:
        assert not come_out(plan, members, exactly=True, first=between)
        between += 1


@pytest.mark.parametrize(("seed", "granules"), [(2608952497, (1, 2)), (94942, (1,)), (94942, (1, 2))])
def test_conflicts_that_were_told_falsely(seed: int, granules: Sequence[int]) -> None:
    """A total that only rounding to a granule made too much; an area's total beside those of units it does not hold."""
    outcome = allocate(plan := problem(Random(seed), granules))
    assert isinstance(outcome, Infeasible)
    for conflict in (outcome, *outcome.also):
        is_irreducible(plan, conflict)


@settings(max_examples=300 * LONGER, deadline=None)
@given(RANDOM, st.sampled_from([(2, 3), (1, 3), (2, 5), (2, 3, 6)]))
def test_conflicts_of_whole_granules(random: Random, granules: Sequence[int]) -> None:
    outcome = allocate(plan := problem(random, granules))
    if isinstance(outcome, Infeasible):
        for conflict in (outcome, *outcome.also):
            assert conflict.is_least
            is_irreducible(plan, conflict)


@settings(max_examples=200 * LONGER, deadline=None)
@given(RANDOM)
def test_both_solvers_find_the_same_cheapest_flow(random: Random) -> None:
    made = Network(random.randint(3, 8))
    for _ in range(random.randint(5, 40)):
        low = random.randint(0, 3) if random.random() < 0.3 else 0
        tail, head = random.sample(range(made.nodes), 2)
        made.add(tail, head, low, low + random.randint(0, 4), random.randint(-5, 9))
    by_hand = made.flow(), [sorted(cut) for cut in made.cuts()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(network, "MOST_ARCS_BY_HAND", 0)
        large = made.flow(), [sorted(cut) for cut in made.cuts()]
    assert (by_hand[0] is None) == (large[0] is None) == bool(by_hand[1])
    assert by_hand[1] == large[1]
    if by_hand[0] is not None and large[0] is not None:
        cost = [sum(a * b for a, b in zip(flow, made.costs, strict=True)) for flow in (by_hand[0], large[0])]
        assert cost[0] == cost[1]
        for flow in (by_hand[0], large[0]):
            left = [0] * made.nodes
            for tail, head, low, high, amount in zip(made.tails, made.heads, made.lows, made.highs, flow, strict=True):
                assert low <= amount <= high
                left[tail] -= amount
                left[head] += amount
            assert not any(left)
