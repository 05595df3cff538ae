"""Allocations that are known: published examples, mistakes that others made, the real table, and what is said of a number."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from cedu_targets import read
from cedu_targets.allocation.solver import fit, network
from cedu_targets.allocation.solver.allocate import allocate
from cedu_targets.allocation.solver.outcome import Allocation, Constraint, Demand, Infeasible, Reason
from cedu_targets.allocation.solver.problem import Area, Bound, Bounds, Column, Limit, Problem, Whole
from cedu_targets.allocation.solver.remainders import Remainder
from cedu_targets.allocation.solver.trees import trees
from cedu_targets.allocation.solver.verification import Unverified, verify
from project import JIANGNING
from small_problems import tables

UNITS = ("甲街道", "乙街道", "丙街道", "丁街道", "戊街道")
CENT = Decimal("0.01")
NONE: Bounds = {}


def column(
    code: str,
    total: int,
    weights: Sequence[int],
    granule: Decimal = Decimal(1),
    lows: Bounds = NONE,
    highs: Bounds = NONE,
) -> Column:
    return Column(code, total, weights, granule, lows, highs)


def whole(
    code: str,
    parts: str | Sequence[str],
    held_at: Sequence[int | None] = (),
    total: int | None = None,
    granule: Decimal = Decimal(1),
) -> Whole:
    """`held_at`: given totals of the units."""
    return Whole(code, tuple(parts), total, granule, *held(*held_at))


def held(*numbers: int | None) -> tuple[Bounds, Bounds]:
    """Lows and highs."""
    return (bounded(Limit.HOLD, *numbers),) * 2


def bounded(limit: Limit, *numbers: int | None) -> Bounds:
    return {unit: Bound(number, limit) for unit, number in enumerate(numbers) if number is not None}


def one_column(total: int, weights: Sequence[int], *bounds: Bounds) -> list[int]:
    outcome = allocate(Problem(UNITS[: len(weights)], (Column("1", total, weights, Decimal(1), *bounds),)))
    assert isinstance(outcome, Allocation)
    return list(outcome.values["1"])


def allocated(
    *columns: Column,
    wholes: Sequence[Whole] = (),
    areas: Sequence[Area] = (),
    issued: Mapping[str, Sequence[int]] | None = None,
) -> Allocation:
    units = UNITS[: len(columns[0].weights)]
    outcome = allocate(Problem(units, tuple(columns), tuple(wholes), tuple(areas), issued))
    assert isinstance(outcome, Allocation), outcome
    return outcome


def refused(*columns: Column, wholes: Sequence[Whole] = (), areas: Sequence[Area] = ()) -> Infeasible:
    units = UNITS[: len(columns[0].weights)]
    outcome = allocate(Problem(units, tuple(columns), tuple(wholes), tuple(areas)))
    assert isinstance(outcome, Infeasible), outcome
    return outcome


@pytest.mark.parametrize(
    ("total", "weights", "expected"),
    [
        (100, [1, 1, 1], [34, 33, 33]),  # Anaplan community 159222: 33/33/34 was asked for
        (102, [1, 1, 1, 1], [26, 26, 25, 25]),  # not 25, 25, 25, 27, with the rest on the last
        (300, [10, 30, 60], [30, 90, 180]),  # TM1, proportional
        (7, [0, 0, 0], [3, 2, 2]),  # TM1's ProportionSpreadToZeroCells
        (5, [0, 3, 0], [0, 5, 0]),  # Jedox: zeros stay zero where any sibling is not
        (0, [2, 3, 0], [0, 0, 0]),
    ],
)
def test_published_spreads(total: int, weights: list[int], expected: list[int]) -> None:
    """What is left over goes to the largest remainders; of equal ones, to the name that comes first (丁 乙 丙 甲)."""
    assert sorted(one_column(total, weights)) == sorted(expected)
    first = sorted(range(len(weights)), key=lambda unit: UNITS[unit])
    if len(set(weights)) == 1:
        assert [one_column(total, weights)[unit] for unit in first] == expected
    else:
        assert one_column(total, weights) == expected


def test_a_hold_is_kept_and_the_others_share_the_rest() -> None:
    """Anaplan: 100 over 10, 20, 30 with the second held at 20 gives 20 and 60."""
    assert one_column(100, [10, 20, 30], *held(None, 20)) == [20, 20, 60]


@pytest.mark.parametrize(
    ("total", "weights", "expected"),
    [
        (3, [3, 99_997, 0], [0, 3, 0]),  # 0.03 became −1
        (2, [1, 1, 1, 1, 1], [0, 0, 0, 1, 1]),  # the rest was dropped where it was more than the cells to adjust
        (3, [1] * 5, [0, 0, 1, 1, 1]),  # one child was hit again and again, so that 1 of 3 was spread
        (10, [3, 3, 4], [3, 3, 4]),  # whole numbers are left alone
    ],
)
def test_mistakes_of_balanced_rounding(total: int, weights: list[int], expected: list[int]) -> None:
    """The bug history of a 舍位平衡 service: no number below 0, no rest dropped, none hit twice, the total untouched."""
    numbers = one_column(total, weights)
    assert sum(numbers) == total
    assert sorted(numbers) == sorted(expected)


def test_a_number_in_two_sums_serves_both() -> None:
    """In a column and in a unit's whole: rounding column by column lets the wholes drift, here by 2 granules."""
    columns = [column(str(number), 2, [2, 2, 2, 2, 2]) for number in range(1, 6)]
    done = allocated(*columns, wholes=[whole("A", "12345")])
    assert list(done.values["A"]) == [2] * 5
    assert all(sum(done.values[one.code]) == 2 for one in columns)


def test_wholes_within_wholes_drift_less_than_a_granule() -> None:
    weights = ([5, 3, 2], [1, 1, 1], [7, 2, 4], [1, 5, 3])
    columns = [column(str(number), 10, own) for number, own in enumerate(weights, 1)]
    wholes = [Whole("B", ("1", "2")), Whole("A", ("B", "3", "4"))]
    done = allocated(*columns, wholes=wholes)
    for code, below in (("B", "12"), ("A", "1234")):
        fractions = [sum((done.fitted[part][unit] for part in below), Fraction(0)) for unit in range(3)]
        assert all(abs(number - fraction) < 1 for number, fraction in zip(done.values[code], fractions, strict=True))


def test_a_total_of_a_unit_that_is_whole_stays_so() -> None:
    """Three times a third is 1, in no rounding 0, though every column would rather give its number to another unit."""
    columns = [column(str(number), 1, [1, *(2 * (unit == number) for unit in (1, 2, 3))]) for number in (1, 2, 3)]
    done = allocated(*columns, wholes=[whole("A", "123")])
    assert done.values["A"][0] == 1


def test_equal_remainders_go_by_name_and_then_by_column() -> None:
    columns = [column("2", 1, [1, 1, 1]), column("10", 1, [1, 1, 1])]
    units = ("丙", "甲", "乙")  # in the order of their signs: 丙 乙 甲
    for large in (False, True):
        with pytest.MonkeyPatch.context() as patch:
            if large:
                patch.setattr(network, "MOST_ARCS_BY_HAND", 0)
            done = allocate(Problem(units, tuple(columns), (whole("A", ["2", "10"]),)))
        assert isinstance(done, Allocation)
        assert (list(done.values["2"]), list(done.values["10"])) == ([1, 0, 0], [0, 0, 1])


def test_areas_with_subtotals_and_without() -> None:
    areas = [Area("东片", UNITS[:2], {"1": 70}), Area("西片", UNITS[2:4])]
    done = allocated(column("1", 100, [1, 2, 3, 4, 5]), areas=areas)
    assert list(done.fitted["1"]) == [Fraction(70, 3), Fraction(140, 3), Fraction(90, 12), 10, Fraction(150, 12)]
    assert sum(done.values["1"][:2]) == 70
    assert abs(sum(done.values["1"][2:4]) - Fraction(210, 12)) < 1


def test_what_several_totals_force_is_not_left_to_a_fit() -> None:
    """甲 and 乙 fill columns 1 and 2, so nobody else has anything there. A fit comes nearer to that for ever."""
    none = bounded(Limit.NOT_ASSIGNED, 0, 0)
    columns = [
        column("1", 50_000, [1, 2, 30, 20]),
        column("2", 51_000, [2, 1, 50, 11]),
        column("3", 100_000, [1, 1, 1, 2], highs=none),
        column("4", 100_000, [1, 1, 3, 1], highs=none),
    ]
    done = allocated(*columns, wholes=[whole("A", "1234", [50_000, 51_000, 60_000, 140_000])])
    assert max(done.fit_error.values()) < Fraction(1, 1000)
    assert [done.fitted[code][unit] for code in "12" for unit in (2, 3)] == [0, 0, 0, 0]
    x = [[float(fraction) for fraction in done.fitted[code]] for code in "1234"]
    assert x[0][0] * x[1][1] * 4 == pytest.approx(x[0][1] * x[1][0], rel=1e-6)
    assert x[2][2] * x[3][3] * 6 == pytest.approx(x[2][3] * x[3][2], rel=1e-6)


def test_a_fit_that_is_not_near_enough_is_moved_onto_its_totals(monkeypatch: pytest.MonkeyPatch) -> None:
    """And says by how much; every number is within a granule of where it was moved to."""
    monkeypatch.setattr(fit, "ROUNDS", 1)
    monkeypatch.setattr(fit, "PATIENT_ROUNDS", 1)
    columns = [column(str(number), 1000, [1 + (unit == number) * 50 for unit in range(3)]) for number in range(3)]
    columns[0] = column("0", 1000, [1, 60, 3])
    plan = Problem(UNITS[:3], tuple(columns), (whole("A", "012", [500, 900, 1600]),))
    done = allocate(plan)
    assert isinstance(done, Allocation)
    (tree,) = trees(plan)
    for before, code in zip(fit.fit(tree)[0], tree.codes, strict=True):
        assert sum(done.fitted[code]) == 1000
        for was, moved, number in zip(before, done.fitted[code], done.values[code], strict=True):
            assert abs(was - moved) <= done.fit_error[code]
            assert abs(moved - number) < 1
    assert 1 < done.fit_error["0"] < 500


def test_columns_of_two_granules_under_totals_of_units() -> None:
    """No network: by a solver, still the nearest of all tables, in amounts."""
    columns = [column("1", 5, [1, 2, 6], Decimal("0.05")), column("2", 32, [1, 2, 3], CENT)]
    done = allocated(*columns, wholes=[whole("A", "12", [12, 21, 24], 57, CENT)])
    assert list(done.values["A"]) == [12, 21, 24]

    def distance(table: Mapping[str, Sequence[int]]) -> float:
        pairs = [(5, "1", unit) for unit in range(3)] + [(1, "2", unit) for unit in range(3)]
        return sum(float(step * (table[code][unit] - done.fitted[code][unit])) ** 2 for step, code, unit in pairs)

    assert distance(done.values) == pytest.approx(min(map(distance, tables(done.problem))), rel=1e-3)


def test_a_whole_of_two_granules_that_asks_for_nothing_binds_nothing() -> None:
    columns = (column("1", 5, [1, 1, 1], Decimal("0.05")), column("2", 32, [1, 2, 3], CENT))
    assert len(trees(Problem(UNITS[:3], columns, (whole("A", "12", (), 57, CENT),)))) == 2


def test_subtotals_of_areas_for_a_whole_and_all_its_parts() -> None:
    """What follows from the parts' subtotals asks for nothing more; a whole within a whole is then still a network."""
    columns = [column(code, 12, [1, 2, 3]) for code in "123"]
    wholes = [whole("B", "12"), whole("A", ["B", "3"], [13, 12, 11])]
    areas = [Area("东片", UNITS[:2], {"1": 7, "2": 8, "B": 15})]
    assert all(tree.is_network() for tree in trees(Problem(UNITS[:3], tuple(columns), tuple(wholes), tuple(areas))))
    done = allocated(*columns, wholes=wholes, areas=areas)
    assert sum(done.values["B"][:2]) == 15
    assert list(done.values["A"]) == [13, 12, 11]


def test_a_subtotal_of_an_area_for_a_whole_within_a_whole() -> None:
    """That is no network: units' totals of the outer and areas' of the inner whole are nested in neither."""
    columns = [column(code, 12, [1, 2, 3]) for code in "123"]
    wholes = [whole("B", "12"), whole("A", ["B", "3"], [13, 12, 11])]
    areas = [Area("东片", UNITS[:2], {"B": 20})]
    assert not trees(Problem(UNITS[:3], tuple(columns), tuple(wholes), tuple(areas)))[0].is_network()
    done = allocated(*columns, wholes=wholes, areas=areas)
    assert sum(done.values["B"][:2]) == 20
    assert list(done.values["A"]) == [13, 12, 11]


def test_what_is_said_of_a_number() -> None:
    lows, highs = bounded(Limit.MINIMUM, 40, 10), bounded(Limit.GROWTH, None, 90, 30)
    one = column("1", 100, [1, 2, 3, 0], lows=lows, highs=highs)
    done = allocated(one, column("2", 3, [0, 0, 0, 0]))
    third = Fraction(1, 6)
    assert done.reason("甲街道", "1") == Reason(40, third, 100 * third, Fraction(40), low=lows[0])
    assert done.reason("乙街道", "1") == Reason(30, 2 * third, Fraction(200, 6), Fraction(30))
    assert done.reason("丙街道", "1") == Reason(30, 3 * third, Fraction(50), Fraction(30), high=highs[2])
    assert done.reason("丁街道", "1") == Reason(0, Fraction(0), Fraction(0), Fraction(0))
    assert done.reason("丁街道", "2") == Reason(
        1, Fraction(1, 4), Fraction(3, 4), Fraction(3, 4), equal=True,
        remainder=Remainder(0, Fraction(3, 4), rank=1, place=1, tied=(3, 2, 1, 0), left=3, is_by_rank=True),
    )  # fmt: skip
    with pytest.raises(KeyError):
        done.reason("戊街道", "1")
    with pytest.raises(KeyError):
        done.reason("甲街道", "9")


def test_a_total_of_a_unit_is_said_to_have_moved_its_numbers() -> None:
    columns = [column("1", 30, [1, 1, 1]), column("2", 30, [1, 1, 1])]
    done = allocated(*columns, wholes=[whole("A", "12", [30])])
    assert [done.values[code][0] for code in ("1", "2")] == [15, 15]
    assert done.reason("甲街道", "1").unit_total
    assert done.reason("甲街道", "1").by_weight == 10
    untouched = allocated(*columns, wholes=[whole("A", "12", [20])])
    assert not untouched.fit_error
    assert not untouched.reason("甲街道", "1").unit_total


def test_within_an_area_the_share_is_that_of_the_area() -> None:
    done = allocated(
        column("1", 100, [1, 2, 0, 0, 5]),
        areas=[Area("东片", UNITS[:2], {"1": 30}), Area("西片", UNITS[2:4], {"1": 6})],
    )
    assert done.reason("甲街道", "1").by_weight == 10
    assert done.reason("丙街道", "1").equal
    assert not done.reason("甲街道", "1").equal


def test_an_issued_table_moves_only_where_it_must() -> None:
    issued = {"1": [24, 24, 26, 26], "2": [1, 2, 3, 4]}
    columns = [column("1", 101, [1, 1, 1, 1]), column("2", 10, [1, 1, 1, 1])]
    done = allocated(*columns, issued=issued)
    assert list(done.values["2"]) == [1, 2, 3, 4]
    changes = [number - was for number, was in zip(done.values["1"], issued["1"], strict=True)]
    assert changes == [0, 1, 0, 0]  # of the two that are below their share, 乙 before 甲 by name
    assert done.reason("甲街道", "1").issued == 24
    assert done.reason("甲街道", "1").fitted == Fraction(101, 4)


def test_an_issued_table_under_a_new_total_of_a_unit() -> None:
    issued = {"1": [10, 10, 10], "2": [10, 10, 10]}
    columns = [column("1", 30, [1, 1, 1]), column("2", 30, [1, 1, 1])]
    done = allocated(*columns, wholes=[whole("A", "12", [22, 20, 18])], issued=issued)
    assert list(done.values["A"]) == [22, 20, 18]
    assert sum(abs(number - 10) for code in ("1", "2") for number in done.values[code]) == 4


def test_a_cheap_way_round_is_used_up_before_a_long_one() -> None:
    """Two must go from column 1 to 2: one in 甲 itself (2 changes), one by way of column 3 in 乙 and 丙 (4), not two (8)."""
    issued = {"1": [10, 10, 10], "2": [10, 10, 10], "3": [10, 10, 10]}
    lows = bounded(Limit.MINIMUM, 9)
    columns = [
        Column("1", 28, [50, 1, 1], lows={**lows, 2: Bound(10, Limit.HOLD)}, highs={2: Bound(10, Limit.HOLD)}),
        Column("2", 32, [1, 1, 50], lows={1: Bound(10, Limit.HOLD)}, highs={1: Bound(10, Limit.HOLD)}),
        Column("3", 30, [1, 1, 1]),
    ]
    done = allocated(*columns, wholes=[whole("A", "123", [30, 30, 30])], issued=issued)
    assert done.values["1"][0] == 9
    assert sum(abs(number - 10) for code in "123" for number in done.values[code]) == 6


class TestConflicts:
    def test_minima_beyond_the_total(self) -> None:
        minima = bounded(Limit.MINIMUM, 150, 200, 203)
        found = refused(column("4", 499, [1, 1, 1], CENT, lows=minima))
        assert found.constraints == (
            Constraint(Demand.MINIMUM, "4", UNITS[:3], Decimal("5.53"), needs=True),
            Constraint(Demand.DISTRICT_TOTAL, "4", (), Decimal("4.99"), needs=False),
        )
        assert (found.needed, found.available, found.missing) == (Decimal("5.53"), Decimal("4.99"), Decimal("0.54"))

    def test_caps_below_the_total(self) -> None:
        highs = {**bounded(Limit.GROWTH, 3, 4), **bounded(Limit.NOT_ASSIGNED, None, None, 0)}
        found = refused(column("4", 10, [1, 1, 1, 0], highs=highs))
        assert [(one.demand, int(one.amount), one.needs) for one in found.constraints] == [
            (Demand.DISTRICT_TOTAL, 10, True),
            (Demand.GROWTH, 7, False),
            (Demand.NOT_ASSIGNED, 0, False),
            (Demand.NO_WEIGHT, 0, False),
        ]
        assert found.missing == 3

    def test_one_number_against_its_own_bounds_or_the_total(self) -> None:
        lows, highs = bounded(Limit.MINIMUM, None, 5), bounded(Limit.MAXIMUM, None, 4)
        found = refused(column("4", 10, [1, 1, 1], lows=lows, highs=highs))
        assert [(one.demand, one.units) for one in found.constraints] == [
            (Demand.MINIMUM, ("乙街道",)),
            (Demand.MAXIMUM, ("乙街道",)),
        ]
        found = refused(column("4", 10, [1, 1, 1], lows=bounded(Limit.MINIMUM, 3, 12)))
        assert found.constraints[0] == Constraint(Demand.MINIMUM, "4", ("乙街道",), Decimal(12))

    def test_a_whole_against_its_parts(self) -> None:
        found = refused(
            column("2", 300, [1], CENT), column("3", 299, [1], CENT), wholes=[whole("1", "23", (), 600, CENT)]
        )
        assert [(one.demand, one.indicator, one.amount) for one in found.constraints] == [
            (Demand.DISTRICT_TOTAL, "1", Decimal(6)),
            (Demand.PARTS, "1", Decimal("5.99")),
        ]
        assert found.missing == CENT

    def test_one_conflict_does_not_hide_the_next(self) -> None:
        """Two columns of a group, a column by itself, and totals that do not agree: four, each irreducible."""
        minima = bounded(Limit.MINIMUM, 5, 5, 5)
        group = [column("2", 9, [1, 1, 1], lows=minima), column("3", 9, [1, 1, 1], lows=bounded(Limit.MINIMUM, 10))]
        alone = column("4", 7, [1, 1, 1], highs=bounded(Limit.MAXIMUM, 1, 1, 1))
        found = refused(*group, alone, column("5", 1, [1, 1, 1]), wholes=[whole("1", "23", (), 20)])
        assert [[(one.demand, one.indicator) for one in each.constraints] for each in (found, *found.also)] == [
            [(Demand.DISTRICT_TOTAL, "1"), (Demand.PARTS, "1")],
            [(Demand.MINIMUM, "3"), (Demand.DISTRICT_TOTAL, "3")],
            [(Demand.MINIMUM, "2"), (Demand.DISTRICT_TOTAL, "2")],
            [(Demand.DISTRICT_TOTAL, "4"), (Demand.MAXIMUM, "4")],
        ]
        assert not any(each.also for each in found.also)

    def test_one_unit_against_its_own_total(self) -> None:
        lows = bounded(Limit.MINIMUM, None, 5, 7)
        columns = [column(code, 20, [1, 1, 1], lows=lows) for code in "23"]
        found = refused(*columns, wholes=[whole("1", "23", [None, 8, 8])])
        assert {(one.demand, one.indicator, one.units, one.needs) for one in found.constraints} == {
            (Demand.MINIMUM, "2", ("丙街道",), True),
            (Demand.MINIMUM, "3", ("丙街道",), True),
            (Demand.UNIT_TOTAL, "1", ("丙街道",), False),
        }

    def test_totals_of_units_that_do_not_sum_to_the_district(self) -> None:
        columns = [column("2", 20, [1, 1, 1]), column("3", 30, [1, 1, 1])]
        found = refused(*columns, wholes=[whole("1", "23", [10, 20, 21], 50)])
        assert found.constraints == (
            Constraint(Demand.UNIT_TOTAL, "1", UNITS[:3], Decimal(51), needs=True),
            Constraint(Demand.DISTRICT_TOTAL, "1", (), Decimal(50), needs=False),
        )

    def test_units_that_may_only_use_some_columns(self) -> None:
        """谷里+麒麟 need 2.52 but may only use columns 6 and 8, which are 2.27: no column and no unit alone conflicts."""
        none = bounded(Limit.NOT_ASSIGNED, 0, 0)
        columns = [
            *(column(code, total, [1] * 4, CENT, highs=none) for code, total in (("5", 200), ("7", 150), ("9", 50))),
            *(column(code, total, [1] * 4, CENT) for code, total in (("6", 127), ("8", 100))),
        ]
        found = refused(*columns, wholes=[whole("1", "56789", [126, 126, 180, 195], None, CENT)])
        assert (found.needed, found.available) == (Decimal("2.52"), Decimal("2.27"))
        assert [(one.demand, one.indicator, one.units, one.amount) for one in found.constraints] == [
            (Demand.UNIT_TOTAL, "1", UNITS[:2], Decimal("2.52")),
            (Demand.DISTRICT_TOTAL, "6", (), Decimal("1.27")),
            (Demand.DISTRICT_TOTAL, "8", (), Decimal("1.00")),
            *((Demand.NOT_ASSIGNED, code, UNITS[:2], Decimal(0)) for code in "579"),
        ]

    def test_subtotals_of_areas_beyond_the_district(self) -> None:
        areas = [Area("东片", UNITS[:2], {"1": 70}), Area("西片", UNITS[2:4], {"1": 40})]
        found = refused(column("1", 100, [1] * 5), areas=areas)
        assert [(one.demand, one.area, int(one.amount)) for one in found.constraints] == [
            (Demand.AREA_TOTAL, "东片", 70),
            (Demand.AREA_TOTAL, "西片", 40),
            (Demand.DISTRICT_TOTAL, None, 100),
        ]

    def test_a_total_that_the_columns_cannot_come_to(self) -> None:
        columns = [column("2", 4, [1, 1], Decimal("0.05")), column("3", 4, [1, 1], Decimal("0.05"))]
        found = refused(*columns, wholes=[whole("1", "23", [13], None, CENT)])
        assert [one.demand for one in found.constraints] == [Demand.UNIT_TOTAL, Demand.GRANULE]
        assert (found.needed, found.available) == (Decimal("0.13"), Decimal("0.10"))

    def test_a_total_between_the_steps_of_two_granules(self) -> None:
        columns = [
            column("2", 4, [1, 1], Decimal("0.05")),
            column("3", 4, [1, 1], CENT, highs=bounded(Limit.MAXIMUM, 2)),
        ]
        found = refused(*columns, wholes=[whole("1", "23", [13], None, CENT)])
        assert {one.demand for one in found.constraints} == {Demand.UNIT_TOTAL, Demand.MAXIMUM, Demand.GRANULE}
        assert (found.needed, found.available) == (Decimal("0.13"), Decimal("0.12"))


@pytest.mark.parametrize(
    "plan",
    [
        Problem(("甲",), (column("1", -1, [1]),)),
        Problem(("甲",), (column("1", 1, [-1]),)),
        Problem(("甲",), (column("1", 1, [1, 1]),)),
        Problem(("甲",), (column("1", 1, [1], CENT, *held(-3)),)),
        Problem(("甲",), (column("1", 1, [1], CENT, *held(None, 1)),)),
        Problem(("甲", "甲"), (column("1", 1, [1, 1]),)),
        Problem(("甲",), (column("1", 1, [1]), column("1", 1, [1]))),
        Problem(("甲",), (column("1", 1, [1]),), (Whole("A", ("1", "2")),)),
        Problem(("甲",), (column("1", 1, [1]),), (Whole("A", ("B",)), Whole("B", ("A",)))),
        Problem(("甲",), (column("1", 1, [1]),), (Whole("A", ("1",)), Whole("B", ("1",)))),
        Problem(("甲",), (column("1", 1, [1], CENT),), (Whole("A", ("1",), None, Decimal(1)),)),
        Problem(("甲",), (column("1", 1, [1]),), (), (Area("东", ("乙",)),)),
        Problem(("甲",), (column("1", 1, [1]),), (), (Area("东", ("甲",)), Area("西", ("甲",)))),
        Problem(("甲",), (column("1", 1, [1]),), issued={}),
        Problem((), (column("1", 1, []),)),
    ],
)
def test_what_is_no_problem_is_refused(plan: Problem) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        allocate(plan)


def test_nothing_to_spread() -> None:
    assert allocate(Problem(("甲",), ())) == Allocation(Problem(("甲",), ()), {}, {})


@pytest.mark.parametrize("number", [-1, 1])
def test_a_number_that_is_off_is_seen_before_it_is_returned(number: int) -> None:
    areas = [Area("东片", UNITS[:2], {"2": 6})]
    columns = [column("1", 9, [1, 1, 1], Decimal(1), *held(3)), column("2", 9, [1, 1, 1])]
    done = allocated(*columns, wholes=[whole("A", "12")], areas=areas)
    for code in ("1", "2", "A"):
        wrong = list(done.values[code])
        wrong[0] += number
        with pytest.raises(Unverified):
            verify(replace(done, values={**done.values, code: wrong}))
    swapped = {**done.values, "2": [4, 3, 2]}
    swapped["A"] = [sum(pair) for pair in zip(swapped["1"], swapped["2"], strict=True)]
    with pytest.raises(Unverified, match="东片"):
        verify(replace(done, values=swapped))


WHOLES = {"1": range(2, 9), "9": range(10, 14), "14": range(15, 17), "17": range(18, 20)}


def jiangning(weights: Sequence[int] | None, with_totals: bool) -> Problem:
    """The plan that the real table answers: its district's totals, structural zeros and totals of units."""
    (table,) = read(JIANGNING / "targets-mended.xlsx").tables
    units = tuple(table.units)
    columns, wholes = [], []
    by_code = {indicator.code: indicator for indicator in table.indicators}

    def counted(code: str) -> tuple[int, list[int], Decimal]:
        granule = by_code[code].granule or Decimal(1)
        assert table.district is not None
        total, *numbers = (int((table.value(unit, code) or Decimal(0)) / granule) for unit in (table.district, *units))
        return total, numbers, granule

    parts = [str(part) for numbers in WHOLES.values() for part in numbers]
    for code in [*parts, "20", "22", "23", "24"]:
        total, numbers, granule = counted(code)
        zeros = {unit: Bound(0, Limit.NOT_ASSIGNED) for unit, number in enumerate(numbers) if not number}
        own = numbers if weights is None else weights
        columns.append(Column(code, total, own, granule, highs={} if weights is None else zeros))
    for code, below in WHOLES.items():
        total, of_units, granule = counted(code)
        wholes.append(whole(code, list(map(str, below)), of_units if with_totals else (), total, granule))
    return Problem(units, tuple(columns), tuple(wholes))


@pytest.mark.parametrize("with_totals", [False, True])
def test_the_real_table_as_its_own_weights_comes_back(with_totals: bool) -> None:
    plan = jiangning(None, with_totals)
    done = allocate(plan)
    assert isinstance(done, Allocation)
    assert not done.fit_error
    for one in plan.columns:
        assert list(done.values[one.code]) == list(one.weights)


def test_the_real_table_by_other_weights_keeps_all_its_margins() -> None:
    """Weights like a population, with the zeros and the totals of units as printed: everything adds up exactly."""
    own = jiangning(None, True)
    population = [37 * sum(one.weights[unit] for one in own.columns[:11]) + 501 for unit in range(len(own.units))]
    plan = jiangning(population, True)
    done = allocate(plan)
    assert isinstance(done, Allocation)
    assert set(done.fit_error) >= {str(part) for whole in ("1", "9") for part in WHOLES[whole]}
    assert max(done.fit_error.values()) < Fraction(1, 1000)
    verify(done)
    zeros = [(one.code, unit) for one in plan.columns for unit in one.highs]
    assert len(zeros) > 50
    assert all(done.values[code][unit] == 0 for code, unit in zeros)
    for one in plan.wholes:
        assert list(done.values[one.code]) == [one.lows[unit].value for unit in range(len(plan.units))]
