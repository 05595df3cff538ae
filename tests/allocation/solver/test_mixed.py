"""Columns of several granules under one total of a unit: what is right was worked out by hand or by trying."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from cedu_targets import allocate as allocate_plan
from cedu_targets.allocation import run as planning
from cedu_targets.allocation.solver import granular_conflicts, mixed, rows, ways
from cedu_targets.allocation.solver.allocate import allocate
from cedu_targets.allocation.solver.fit import fit
from cedu_targets.allocation.solver.fit_table import ACCURACY
from cedu_targets.allocation.solver.outcome import Allocation, Demand, Infeasible, Outcome, Undecided
from cedu_targets.allocation.solver.problem import Bound, Column, Limit, Problem, Whole
from cedu_targets.allocation.solver.trees import Tree, trees
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.optimum.program import Answer
from cedu_targets.reporters.allocation.conflicts import conflict_sentences


def planned(path: Path, units: str, columns: Sequence[str], demands: str) -> Path:
    """A plan: column 1 is the whole of all others."""
    codes = [str(number) for number in range(2, len(columns) + 2)]
    lines = ["title: t", f"units: [{units}]", "indicators:", f'  "1": {{name: 合计, parts: {"+".join(codes)}}}']
    lines += [f'  "{code}": {{name: c{code}, {column}}}' for code, column in zip(codes, columns, strict=True)]
    file = path / "plan.yaml"
    file.write_text("\n".join([*lines, "demands:", demands]) + "\n", encoding="utf-8")
    return file


TWO_AND_THREE = ('granule: "2", total: "{}"', 'granule: "3", total: "{}"')


@pytest.mark.parametrize(
    ("units", "totals", "demands"),
    [
        ("甲, 乙", (4, 6), '  甲: {"1": "1"}'),
        ("甲, 乙", (4, 6), '  甲: {"1": "1"}\n  乙: {"1": "8"}'),  # 1 + 8 are not 4 + 6 either, but 1 alone will not do
        ("甲, 乙, 丙", (8, 9), '  甲: {"1": "1"}\n  乙: {"1": "8"}\n  丙: {"1": "8"}'),
    ],
)
def test_a_total_that_2_and_3_never_come_to(tmp_path: Path, units: str, totals: Sequence[int], demands: str) -> None:
    """1 is neither 0 nor 2; no other demand has a part in it, and the total is told once."""
    columns = [column.format(total) for column, total in zip(TWO_AND_THREE, totals, strict=True)]
    report = allocate_plan(planned(tmp_path, units, columns, demands))
    conflict, *others = report.conflicts
    # Without it the totals of all others leave 甲 that 1 all the same.
    assert len(others) == ("丙" in units)
    report = replace(report, outcome=replace(conflict, also=()))
    assert [(one.demand, one.units, one.amount) for one in conflict.constraints] == [
        (Demand.UNIT_TOTAL, ("甲",), Decimal(1)),
        (Demand.GRANULE, (), Decimal(0)),
    ]
    assert (conflict.needed, conflict.available) == (Decimal(1), Decimal(0))
    assert list(conflict_sentences(report, Messages(Language.ZH))) == [
        "第1栏（合计）：需要 1，只有 0，多 1：",
        "  · 甲给定的合计 1",
        "  · 按计量精度凑不成，相邻的数是 0",
        "去掉其中任何一条，这一组就不再冲突。",
    ]


def test_two_conflicts_are_each_told_by_themselves(tmp_path: Path) -> None:
    demands = "\n".join(f'  {unit}: {{"2": "≥3", "3": "≥3"}}' for unit in "甲乙")
    report = allocate_plan(planned(tmp_path, "甲, 乙", ['total: "5"', 'total: "5"'], demands))
    assert [(one.needed, one.available) for one in report.conflicts] == [(Decimal(6), Decimal(5))] * 2


def test_units_that_have_no_part_in_a_conflict_are_not_named(tmp_path: Path) -> None:
    """甲 and 乙 each come to 2 by a 2 alone, and there is one; 丙's 3 is a 3, 丁 takes what is left."""
    columns = [column.format(total) for column, total in zip(TWO_AND_THREE, (2, 9), strict=True)]
    demands = '  甲: {"1": "2"}\n  乙: {"1": "2"}\n  丙: {"1": "3"}'
    (conflict,) = allocate_plan(planned(tmp_path, "甲, 丙, 乙, 丁", columns, demands)).conflicts
    units = {one.units for one in conflict.constraints if one.demand is Demand.UNIT_TOTAL}
    assert {unit for members in units for unit in members} == {"甲", "乙"}


def test_a_conflict_that_was_not_searched_to_the_end_is_not_called_least(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """20 of the 10 that there are: it may be that fewer demands conflict in whole granules."""
    columns = [column.format(total) for column, total in zip(TWO_AND_THREE, (4, 6), strict=True)]
    plan = planned(tmp_path, "甲, 乙", columns, '  甲: {"1": "20"}')
    (conflict,) = allocate_plan(plan).conflicts
    assert (conflict.needed, conflict.available, conflict.is_least) == (Decimal(20), Decimal(10), True)
    monkeypatch.setattr(granular_conflicts, "_MOST_TRIALS", 0)
    assert allocate_plan(plan).conflicts == (replace(conflict, is_least=False),)


def test_a_fit_that_bounds_out_of_totals_held_up() -> None:
    """x = p·30 and p·0.07 with p = 10.05/30.07: 10.03 and 0.0234, so 10 and 0.02. It came to 10 and 0.05."""
    plan = of(["10", "0.01"], [3, 7], [[10153722, 82920]] * 2, highs={0: Bound(1005, Limit.MAXIMUM)})
    outcome = allocate(plan)
    assert isinstance(outcome, Allocation)
    assert fit(trees(plan)[0])[1] <= ACCURACY  # in the first 50 rounds
    assert [float(x) for x in outcome.fitted["2"]] == pytest.approx([2.340, 4.660], abs=1e-3)
    assert outcome.values == {"1": [1, 2], "2": [2, 5], "A": [1002, 2005]}


def of(
    granules: Sequence[str], totals: Sequence[int], weights: Sequence[Sequence[int]], **bounds: dict[int, Bound]
) -> Problem:
    """Columns 1, 2, … under one whole, counted in the finest granule."""
    columns = tuple(
        Column(str(number), total, weight, Decimal(granule))
        for number, (granule, total, weight) in enumerate(zip(granules, totals, weights, strict=True), 1)
    )
    finest = min(Decimal(1), *map(Decimal, granules))
    units = tuple(f"u{number:03}" for number in range(len(weights[0])))
    return Problem(units, columns, (Whole("A", tuple(one.code for one in columns), None, finest, **bounds),))


def hidden(units: int, granules: Sequence[int], seed: int = 1, held: float = 0.75) -> Problem:
    """Most units' totals given, from a table that meets them."""
    random = Random(seed)
    people = [random.randint(2_000, 90_000) for _ in range(units)]
    table = [[round(some / 600 * random.uniform(0.5, 2) / step) for some in people] for step in granules]
    sums = [sum(step * column[unit] for step, column in zip(granules, table, strict=True)) for unit in range(units)]
    holds = {unit: Bound(sum_, Limit.HOLD) for unit, sum_ in enumerate(sums) if random.random() < held}
    return of(list(map(str, granules)), list(map(sum, table)), [people] * len(granules), lows=holds, highs=holds)


def with_odd_unit(plan: Problem) -> Problem:
    """The same with a total of the first unit that no granules but 1 come to."""
    (whole,) = plan.wholes
    one = {0: Bound(1, Limit.HOLD)}
    return Problem(
        plan.units,
        plan.columns,
        (Whole("A", whole.parts, None, Decimal(1), {**whole.lows, **one}, {**whole.highs, **one}),),
    )


@pytest.mark.parametrize("granules", [(2, 3, 10), (2, 3, 5, 10)])
def test_one_unit_among_many_that_cannot_come_to_its_total(granules: Sequence[int]) -> None:
    outcome = allocate(with_odd_unit(hidden(60, granules)))
    assert isinstance(outcome, Infeasible)
    assert [(one.demand, one.units) for one in outcome.constraints] == [
        (Demand.UNIT_TOTAL, ("u000",)),
        (Demand.GRANULE, ()),
    ]
    assert outcome.is_least


def test_many_units_and_four_granules_end_within_the_bound_of_work() -> None:
    outcome = allocate(hidden(120, (2, 3, 5, 10)))
    assert isinstance(outcome, Allocation)
    assert not outcome.cut


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("granules", [(1, 5), (2, 3, 10)])
def test_ways_and_the_program_as_it_stands_find_the_same(granules: Sequence[int], seed: int) -> None:
    (tree,) = trees(hidden(8, granules, seed))
    goal = goal_of(tree)
    listed = ways.chosen(tree, goal, None)
    direct = mixed.closest(tree, goal, None)
    assert listed.values is not None
    assert direct.numbers is not None
    assert listed.ended
    assert direct.ended
    tables = [[round(value) for value in listed.values], [value for column in direct.numbers for value in column]]
    flat = [fraction for column in goal for fraction in column]
    steps = [step for step in tree.scales for _ in tree.order]
    first, second = (
        sum((step * (value - fraction)) ** 2 for step, value, fraction in zip(steps, table, flat, strict=True))
        for table in tables
    )
    assert first == pytest.approx(second, rel=1e-3)


MIXED = """
title: t
units: [甲, 乙, 丙, 丁, 戊]
indicators:
  "1": {name: 合计, parts: 2+3+4+5}
  "2": {name: a, granule: "0.05", weights: 常住人口, total: "7.55"}
  "3": {name: b, granule: "0.01", weights: 均分×0.25+劳动力×0.5, total: "1.11"}
  "4": {name: c, granule: "0.05", weights: 均分, total: "12.6"}
  "5": {name: d, granule: "0.01", weights: 劳动力, total: "8.34"}
sources:
  常住人口: {values: {甲: "53.249", 乙: "30.042", 丙: "44.036", 丁: "0", 戊: "98.377"}}
  劳动力: {values: {甲: "0.045", 乙: "89060.708", 丙: "1441.477", 丁: "11.766", 戊: "127927.367"}}
demands:
  甲: {"1": 不少于6.28}
  乙: {"1": "2.31"}
  丙: {"1": ≤3.52}
"""


def test_four_columns_of_two_granules_under_three_totals(tmp_path: Path) -> None:
    """The fit is at its optimum, and both ways of searching come to the same table."""
    plan = tmp_path / "plan.yaml"
    plan.write_text(MIXED, encoding="utf-8")
    outcome = allocate_plan(plan).allocation
    assert outcome is not None
    assert max(outcome.fit_error.values()) <= ACCURACY
    (tree,) = trees(outcome.problem)
    goal = [[float(fraction) for fraction in outcome.fitted[code]] for code in tree.codes]
    listed = ways.chosen(tree, goal, None)
    assert listed.values is not None
    assert list(map(round, listed.values)) == [value for code in tree.codes for value in outcome.values[code]]


def test_of_two_searches_that_were_cut_the_nearer_table_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    (tree,) = trees(hidden(8, (2, 3, 10)))
    goal = goal_of(tree)
    nearest = mixed.closest(tree, goal, None).numbers
    assert nearest is not None
    farther = [[value + 1 for value in column] for column in nearest]
    for tables in ((nearest, farther), (farther, nearest)):
        for name, table in zip(("_as_it_stands", "chosen"), tables, strict=True):
            cut = Answer([float(value) for column in table for value in column], 0.0, False)
            monkeypatch.setattr(mixed, name, lambda *_, cut=cut: cut)
        assert mixed.closest(tree, goal, None) == (nearest, False)


def goal_of(tree: Tree) -> list[list[float]]:
    return [[float(fraction) for fraction in column] for column in fit(tree)[0]]


def test_a_search_that_is_cut_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the numbers that were found until then; where there were none, that it was not found out."""
    for module in (mixed, ways, rows):
        monkeypatch.setattr(module, "BRANCHES", 0)
    monkeypatch.setattr(ways, "_FEWEST_WAYS", 1)
    monkeypatch.setattr(ways, "_ALL_WAYS", 1)
    with pytest.raises(Undecided) as caught:
        allocate(hidden(40, (2, 3, 5, 10)))
    assert caught.value.codes == ("1", "2", "3", "4")


def test_a_cut_is_in_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    columns = ['granule: "2", total: "4"', 'granule: "3", total: "6"']
    plan = planned(tmp_path, "甲, 乙", columns, '  甲: {"1": "5"}')
    assert allocate_plan(plan).rows["甲"] == {"1": Decimal(5), "2": Decimal(2), "3": Decimal(3)}

    def cut(problem: Problem) -> Outcome:
        outcome = allocate(problem)
        assert isinstance(outcome, Allocation)
        return replace(outcome, cut=("2", "3"))

    monkeypatch.setattr(planning, "allocate", cut)
    report = allocate_plan(plan)
    told = {one.code: one for one in report.findings}
    assert (told["AL108"].parameters["codes"], report.exit_code) == ("2、3", 0)

    def undecided(problem: Problem) -> Outcome:
        raise Undecided(("2", "3"))

    monkeypatch.setattr(planning, "allocate", undecided)
    report = allocate_plan(plan)
    assert [one.code for one in report.mistakes] == ["AL109"]
    assert (report.outcome, report.exit_code) == (None, 4)
