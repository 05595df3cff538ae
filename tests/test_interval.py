"""Intervals and zones against brute force: every possible true number behind every written one, on a grid."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from cedu_targets.domain.indicator import Indicator, Rounding
from cedu_targets.domain.interval import Interval
from cedu_targets.domain.tail_difference import Slack, Zone, total_slack

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


def true_numbers(value: int, granule: int, rounding: Rounding, *, signed: bool = True) -> list[Fraction]:
    grid = [Fraction(n, FINE) for n in range((value - granule) * FINE, (value + granule) * FINE + 1)]
    return [n for n in grid if value in written_as(n, granule, rounding) and (signed or n >= 0)]


@pytest.mark.parametrize("rounding", list(Rounding))
@pytest.mark.parametrize("granule", [1, 2])
def test_an_interval_holds_just_the_numbers_that_are_written_so(rounding: Rounding, granule: int) -> None:
    for value in range(-4 * granule, 4 * granule + 1, granule):
        interval = Interval.of(Decimal(value), Decimal(granule), rounding, signed=True)
        true = set(true_numbers(value, granule, rounding))
        for n in range((value - 2 * granule) * FINE, (value + 2 * granule) * FINE + 1):
            assert (Decimal(n) / FINE in interval) == (Fraction(n, FINE) in true), (value, n)


@pytest.mark.parametrize("rounding", [Rounding.ROUNDED, Rounding.TRUNCATED])
def test_two_items_of_any_sign_against_a_total(rounding: Rounding) -> None:
    """The grid on which Arelle's released code and the strict rule disagree 54 times (flags not swapped)."""
    one = Decimal(1)
    for left, right, weight, other, total in product(range(-3, 4), range(-3, 4), (1, -1), (1, -1), range(-6, 7)):
        parts = Interval(Decimal(0), Decimal(0))
        for value, factor in ((left, weight), (right, other)):
            interval = Interval.of(Decimal(value), one, rounding, signed=True)
            parts += interval if factor > 0 else -interval
        said = parts.overlaps(Interval.of(Decimal(total), one, rounding, signed=True))
        possible = {
            weight * a + other * b for a in true_numbers(left, 1, rounding) for b in true_numbers(right, 1, rounding)
        }
        assert said == any(total in written_as(n, 1, rounding) for n in possible), (left, right, weight, other, total)


def test_item_10_taken_from_nothing_is_not_minus_9_when_cut_off() -> None:
    item = Interval.of(Decimal(10), Decimal(1), Rounding.TRUNCATED)
    assert not (-item).overlaps(Interval.of(Decimal(-9), Decimal(1), Rounding.TRUNCATED))
    assert (-item).overlaps(Interval.of(Decimal(-10), Decimal(1), Rounding.TRUNCATED))


def test_times_is_repeated_addition() -> None:
    interval = Interval.of(Decimal(0), Decimal(1), Rounding.TRUNCATED)
    assert interval.times(3) == interval + interval + interval
    assert interval.times(0) == Interval(Decimal(0), Decimal(0))


def column(granule: str, rounding: Rounding) -> Indicator:
    return Indicator("1", "数", granule=Decimal(granule), rounding=rounding)


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
    assert total_slack([(ROUNDED, 1, 1), (ROUNDED, -1, parts)]).zone(Decimal(difference)) is zone


def test_exact_numbers_have_no_slack() -> None:
    slack = total_slack([(EXACT, 1, 1), (EXACT, -1, 5)])
    assert [slack.zone(Decimal(d)) for d in (-1, 0, 1)] == [Zone.WRONG, Zone.HOLDS, Zone.WRONG]


def test_a_total_cut_off_is_never_below_its_parts_cut_off() -> None:
    """T − S ∈ {0, …, n−1}: 总数小于分项之和，截尾也解释不了."""
    slack = total_slack([(CUT, 1, 1), (CUT, -1, 4)])
    zones = {d: slack.zone(Decimal(d)) for d in range(-2, 6)}
    assert [d for d, zone in zones.items() if zone is not Zone.WRONG] == [0, 1, 2, 3]


def test_an_exact_total_closes_an_end_of_truncated_parts() -> None:
    slack = total_slack([(EXACT, 1, 1), (CUT, -1, 1)])  # 0 <= d < 1
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
            true_numbers(value, granule, kind, signed=False)
            for value, (granule, kind) in zip(numbers, (total_kind, a_kind, b_kind), strict=True)
        ]
        # Of every total that this sum can have: which difference is written?
        sums = {a + sign * b for a in true[1] for b in true[2]}
        granule, kind = total_kind
        reported = {t for n in sums if n >= 0 for t in written_as(n, granule, kind)}
        possible = {t - (numbers[1] + sign * numbers[2]) for t in reported}
        slack = Slack()
        for (step, how), factor in ((total_kind, 1), (a_kind, -1), (b_kind, -sign)):
            slack += Slack.of(column(str(step), how), factor)
        written = range(0, 13, granule)
        said = {
            t - (numbers[1] + sign * numbers[2])
            for t in written
            if slack.zone(Decimal(t - numbers[1] - sign * numbers[2])) is not Zone.WRONG
        }
        if sums and min(sums) >= 0:
            assert said == possible, (total_kind, a_kind, b_kind, sign)


def test_calculations_1_1_the_requirements_example() -> None:
    """12 141 123 + 45 441 321 = 57 582 444; in millions 12 + 45 against 58: consistent under 1.1, not under 1.0."""
    million = Decimal(10**6)
    items = [Interval.of(Decimal(n) * million, million, Rounding.ROUNDED) for n in (12, 45)]
    for total, consistent in ((58, True), (57, True), (56, True), (59, False), (55, False)):
        assert (items[0] + items[1]).overlaps(Interval.of(total * million, million, Rounding.ROUNDED)) is consistent


def test_calculations_1_1_touching_ends() -> None:
    """Touching ends count where both are closed; what is reported exactly (INF) adds nothing."""
    half = Decimal("0.5")
    rounded = Interval.of(Decimal(10), Decimal(1), Rounding.ROUNDED)
    assert rounded.overlaps(Interval.of(Decimal(10) + half, Decimal(1), Rounding.EXACT))
    assert not rounded.overlaps(Interval.of(Decimal("10.6"), Decimal(1), Rounding.EXACT))
    cut = Interval.of(Decimal(10), Decimal(1), Rounding.TRUNCATED)
    assert not cut.overlaps(Interval.of(Decimal(11), Decimal(1), Rounding.EXACT))
    assert cut.overlaps(Interval.of(Decimal(10), Decimal(1), Rounding.EXACT))
