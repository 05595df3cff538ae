"""Intervals and zones against brute force: every possible true number behind every written one, on a grid."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from cedu_targets.domain.indicator import Indicator, Rounding
from cedu_targets.domain.interval import Interval
from cedu_targets.domain.rounding_tolerance import Slack, Zone, total_slack

FINE = 8
"""Grid points in one granule: enough to tell open ends from closed ones with up to three terms."""


def written_as(true: Fraction, granule: int, rounding: Rounding) -> set[int]:
    """What a true number is written as; a number right between two may go either way."""
    if rounding is Rounding.EXACT:
        return {int(true)} if true.denominator == 1 else set()
    if rounding is Rounding.TRUNCATED:
        sign = -1 if true < 0 else 1
        return {sign * int(abs(true) // granule) * granule}
    below = true // granule * granule
    if true - below < Fraction(granule, 2):
        return {int(below)}
    return {int(below), int(below) + granule} if true - below == Fraction(granule, 2) else {int(below) + granule}


def true_numbers(value: int, granule: int, rounding: Rounding) -> list[Fraction]:
    """What may stand behind a written number; a 0 is not cut off from below (no indicator is negative by a fraction)."""
    grid = [Fraction(n, FINE) for n in range((value - granule) * FINE, (value + granule) * FINE + 1)]
    kept = [n for n in grid if value in written_as(n, granule, rounding)]
    return [n for n in kept if n >= 0] if value == 0 and rounding is Rounding.TRUNCATED else kept


def behind(value: int, granule: int, rounding: Rounding) -> Interval:
    """The same as an interval."""
    lost = Interval.of(Decimal(granule), rounding)
    return Interval(Decimal(value), Decimal(value)) + (-lost if value < 0 else lost)


def overlap(one: Interval, other: Interval) -> bool:
    """Whether two intervals have a number in common; touching ends count where both are closed."""
    return Decimal(0) in one + -other


@pytest.mark.parametrize("rounding", list(Rounding))
@pytest.mark.parametrize("granule", [1, 2])
def test_an_interval_holds_just_the_numbers_that_are_written_so(rounding: Rounding, granule: int) -> None:
    for value in range(-4 * granule, 4 * granule + 1, granule):
        interval = behind(value, granule, rounding)
        true = set(true_numbers(value, granule, rounding))
        for n in range((value - 2 * granule) * FINE, (value + 2 * granule) * FINE + 1):
            assert (Decimal(n) / FINE in interval) == (Fraction(n, FINE) in true), (value, n)


@pytest.mark.parametrize("rounding", [Rounding.ROUNDED, Rounding.TRUNCATED])
def test_two_items_of_any_sign_against_a_total(rounding: Rounding) -> None:
    """The grid on which Arelle's released code and the strict rule disagree 54 times (flags not swapped)."""
    true = {number: set(true_numbers(number, 1, rounding)) for number in range(-6, 7)}
    for left, right, weight, other in product(range(-3, 4), range(-3, 4), (1, -1), (1, -1)):
        parts = Interval(Decimal(0), Decimal(0))
        for value, factor in ((left, weight), (right, other)):
            interval = behind(value, 1, rounding)
            parts += interval if factor > 0 else -interval
        possible = {weight * a + other * b for a in true[left] for b in true[right]}
        for total, due in true.items():
            said = overlap(parts, behind(total, 1, rounding))
            assert said == (not possible.isdisjoint(due)), (left, right, weight, other, total)


def test_item_10_taken_from_nothing_is_not_minus_9_when_cut_off() -> None:
    item = behind(10, 1, Rounding.TRUNCATED)
    assert not overlap(-item, behind(-9, 1, Rounding.TRUNCATED))
    assert overlap(-item, behind(-10, 1, Rounding.TRUNCATED))


def test_times_is_repeated_addition() -> None:
    interval = Interval.of(Decimal(1), Rounding.TRUNCATED)
    assert interval.times(3) == interval + interval + interval
    assert interval.times(0) == Interval(Decimal(0), Decimal(0))


def column(granule: str, rounding: Rounding) -> Indicator:
    return Indicator("1", "数", granule=Decimal(granule), rounding=rounding)


def some(count: int) -> list[Decimal]:
    """That many filled cells."""
    return [Decimal(7)] * count


ROUNDED, EXACT, CUT = (column("1", r) for r in (Rounding.ROUNDED, Rounding.EXACT, Rounding.TRUNCATED))


@pytest.mark.parametrize(
    ("parts", "difference", "zone"),
    [
        # bound (n+1)/2, note while 4d² <= 3(n+1)
        (1, 0, Zone.HOLDS), (1, 1, Zone.TAIL), (1, -1, Zone.TAIL), (1, 2, Zone.WRONG),
        (3, 1, Zone.TAIL), (3, 2, Zone.UNLIKELY), (3, 3, Zone.WRONG),
        (11, 3, Zone.TAIL), (8, 2, Zone.TAIL), (8, 3, Zone.UNLIKELY), (8, 4, Zone.UNLIKELY), (8, 5, Zone.WRONG),
        (12, 3, Zone.TAIL), (12, 4, Zone.UNLIKELY), (12, -6, Zone.UNLIKELY), (12, 7, Zone.WRONG),
        (29, 4, Zone.TAIL), (29, 5, Zone.UNLIKELY), (29, 15, Zone.UNLIKELY), (29, 16, Zone.WRONG),
    ],
)  # fmt: skip
def test_zones_of_rounded_numbers(parts: int, difference: int, zone: Zone) -> None:
    assert total_slack([(ROUNDED, 1, some(1)), (ROUNDED, -1, some(parts))]).zone(Decimal(difference)) is zone


def test_exact_numbers_have_no_slack() -> None:
    slack = total_slack([(EXACT, 1, some(1)), (EXACT, -1, some(5))])
    assert [slack.zone(Decimal(d)) for d in (-1, 0, 1)] == [Zone.WRONG, Zone.HOLDS, Zone.WRONG]


@pytest.mark.parametrize(
    ("total", "parts", "zone"),
    [
        ("1", "0.333333333 0.333333333 0.333333333", Zone.HOLDS), ("1.000000004", "0.333333333 0.333333333 0.333333333", Zone.WRONG),
        ("1", "0.33333333 0.33333333 0.33333333", Zone.WRONG), ("3000000.33333333", "1000000.11111111 2000000.22222221", Zone.HOLDS),
        ("3000000.3333333", "1000000.1111111 2000000.2222221", Zone.WRONG), ("300000000000000", "100000000000000 200000000000001", Zone.WRONG),
    ],
)  # fmt: skip
def test_what_binary_dust_explains_is_no_difference(total: str, parts: str, zone: Zone) -> None:
    """Nine places, or fifteen digits, are what is kept of a stored double that does not end."""
    cells = list(map(Decimal, parts.split()))
    exact = Indicator("1", "产值")
    slack = total_slack([(exact, 1, [Decimal(total)]), (exact, -1, cells)])
    assert slack.zone(Decimal(total) - sum(cells)) is zone


def test_a_total_cut_off_is_never_below_its_parts_cut_off() -> None:
    """T − S ∈ {0, …, n−1}: 总数小于分项之和，截尾也解释不了."""
    slack = total_slack([(CUT, 1, some(1)), (CUT, -1, some(4))])
    zones = {d: slack.zone(Decimal(d)) for d in range(-2, 6)}
    assert [d for d, zone in zones.items() if zone is not Zone.WRONG] == [0, 1, 2, 3]


def test_an_exact_total_closes_an_end_of_truncated_parts() -> None:
    slack = total_slack([(EXACT, 1, some(1)), (CUT, -1, some(1))])  # 0 <= d < 1
    assert [slack.zone(Decimal(d)) for d in ("-0.1", "0", "0.9", "1")] == [
        Zone.WRONG, Zone.HOLDS, Zone.TAIL, Zone.WRONG,
    ]  # fmt: skip


@pytest.mark.parametrize("rounding", [Rounding.ROUNDED, Rounding.TRUNCATED])
def test_bounds_against_brute_force_with_mixed_granules_and_subtraction(rounding: Rounding) -> None:
    """total = a − b and total = a + b, each term to its own granule or exact, all true numbers tried."""
    kinds = [(1, rounding), (2, rounding), (1, Rounding.EXACT)]
    for total_kind, a_kind, b_kind, sign in product(kinds, kinds, kinds, (1, -1)):
        numbers = [4, 4, 2]
        true = [
            true_numbers(value, granule, kind)
            for value, (granule, kind) in zip(numbers, (total_kind, a_kind, b_kind), strict=True)
        ]
        # Of every total that this sum can have: which difference is written?
        sums = {a + sign * b for a in true[1] for b in true[2]}
        granule, kind = total_kind
        reported = {t for n in sums if n >= 0 for t in written_as(n, granule, kind)}
        possible = {t - (numbers[1] + sign * numbers[2]) for t in reported}
        slack = Slack()
        for (step, how), factor in ((total_kind, 1), (a_kind, -1), (b_kind, -sign)):
            slack += Slack.of(column(str(step), how), factor, some(1))
        written = range(0, 13, granule)
        said = {
            t - (numbers[1] + sign * numbers[2])
            for t in written
            if slack.zone(Decimal(t - numbers[1] - sign * numbers[2])) is not Zone.WRONG
        }
        if sums and min(sums) >= 0:
            assert said == possible, (total_kind, a_kind, b_kind, sign)


def test_negative_numbers_are_cut_off_toward_zero_too() -> None:
    """Of −3.7 and −0.9 cut off, −3 and 0, the sum −4.6 is cut off to −4: below the sum of what is written."""
    slack = total_slack([(CUT, 1, [Decimal(-4)]), (CUT, -1, [Decimal(-3), Decimal(-1)])])
    assert [d for d in range(-3, 4) if slack.zone(Decimal(d)) is not Zone.WRONG] == [-1, 0]
    everything = [true_numbers(value, 1, Rounding.TRUNCATED) for value in (-3, -1)]
    written = {t for a, b in product(*everything) for t in written_as(a + b, 1, Rounding.TRUNCATED)}
    assert {t + 4 for t in written} == {-1, 0}


@pytest.mark.parametrize(
    ("rounding", "total", "consistent"),
    [
        # 12 141 123 + 45 441 321 = 57 582 444, reported in millions as 12 + 45 against the rounded 58
        (Rounding.ROUNDED, 58, True), (Rounding.ROUNDED, 57, True), (Rounding.ROUNDED, 56, True),
        (Rounding.ROUNDED, 59, False), (Rounding.ROUNDED, 55, False),
        # cut off: T − S is 0 or 1
        (Rounding.TRUNCATED, 57, True), (Rounding.TRUNCATED, 58, True),
        (Rounding.TRUNCATED, 56, False), (Rounding.TRUNCATED, 59, False),
        # exact: the two must agree
        (Rounding.EXACT, 57, True), (Rounding.EXACT, 58, False),
    ],
)  # fmt: skip
def test_calculations_1_1_the_requirements_example(rounding: Rounding, total: int, consistent: bool) -> None:
    """Consistent under 1.1 although rounding the sum gives 58; the old rule (1.0: round, add, compare) failed it."""
    million = 10**6
    items = [behind(n * million, million, rounding) for n in (12, 45)]
    assert overlap(items[0] + items[1], behind(total * million, million, rounding)) is consistent
    step = column(str(million), rounding)
    slack = total_slack([(step, 1, some(1)), (step, -1, some(2))])
    assert (slack.zone(Decimal((total - 57) * million)) is not Zone.WRONG) is consistent


def test_calculations_1_1_what_a_number_may_have_been() -> None:
    """Section 3.1 of the field note: [v − u/2, v + u/2]; [v, v + u) and (v − u, v]; [v, v] of INF. u = 10^−d, d = −3 here."""
    thousand = Decimal(1000)
    assert behind(5000, 1000, Rounding.ROUNDED) == Interval(Decimal(4500), Decimal(5500))
    assert behind(5000, 1000, Rounding.TRUNCATED) == Interval(Decimal(5000), Decimal(6000), high_open=True)
    assert behind(-5000, 1000, Rounding.TRUNCATED) == Interval(Decimal(-6000), Decimal(-5000), low_open=True)
    assert Interval.of(thousand, Rounding.EXACT) == Interval(Decimal(0), Decimal(0))


def test_calculations_1_1_touching_ends() -> None:
    """Touching ends count where both are closed; what is reported exactly (INF) adds nothing."""
    rounded, cut = behind(10, 1, Rounding.ROUNDED), behind(10, 1, Rounding.TRUNCATED)
    exactly = [Interval(Decimal(n), Decimal(n)) for n in ("10.5", "10.6", "11", "10")]
    assert [overlap(rounded, point) for point in exactly] == [True, False, False, True]
    assert [overlap(cut, point) for point in exactly] == [True, True, False, True]


@pytest.mark.parametrize("parts", range(1, 40))
def test_the_zones_are_those_of_the_design(parts: int) -> None:
    """Hard bound |d| ≤ Σu/2, ends included; a note while 4·d² ≤ 3·Σu², never beyond the bound; between them a warning."""
    for steps in product((1, 10), repeat=2):
        terms = [(column(str(steps[0]), Rounding.ROUNDED), 1, some(1)),
                 (column(str(steps[1]), Rounding.ROUNDED), -1, some(parts))]  # fmt: skip
        slack = total_slack(terms)
        total, squares = steps[0] + steps[1] * parts, steps[0] ** 2 + steps[1] ** 2 * parts
        for d in range(-total, total + 1):
            wanted = (
                Zone.HOLDS if d == 0
                else Zone.WRONG if 2 * abs(d) > total
                else Zone.TAIL if 4 * d * d <= 3 * squares
                else Zone.UNLIKELY
            )  # fmt: skip
            assert slack.zone(Decimal(d)) is wanted, (steps, d)


def test_an_exact_total_makes_no_difference_of_its_parts_likelier() -> None:
    """Five rounded parts: 4 · 2² > 3 · 5; one more that was rounded, and 2 would be ordinary."""
    assert total_slack([(EXACT, 1, some(1)), (ROUNDED, -1, some(5))]).zone(Decimal(2)) is Zone.UNLIKELY
    assert total_slack([(ROUNDED, 1, some(1)), (ROUNDED, -1, some(5))]).zone(Decimal(2)) is Zone.TAIL


@pytest.mark.parametrize(("added", "taken"), [(n, m) for n in range(4) for m in range(4) if n + m])
def test_truncation_is_bounded_as_in_the_design(added: int, taken: int) -> None:
    """−u_T − Σ_M u < d < Σ_P u; what has no such terms closes that end."""
    for total in (CUT, EXACT):
        slack = total_slack([(total, 1, some(1)), (CUT, -1, some(added)), (CUT, 1, some(taken))])
        below = taken + (total is CUT)
        for quarters in range(-20, 21):
            d = Fraction(quarters, 4)
            inside = (-below < d or (below == 0 and d == 0)) and (d < added or (added == 0 and d == 0))
            assert (slack.zone(Decimal(quarters) / 4) is not Zone.WRONG) == inside
