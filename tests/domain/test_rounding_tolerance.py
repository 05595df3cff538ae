"""By how much rounding lets a sum be off where nobody declared it: the numbers alone tell."""

from decimal import Decimal

import pytest

from cedu_targets.domain.rounding_tolerance import rounding_explains, step_of


@pytest.mark.parametrize(
    ("numbers", "step"),
    [
        ("", "1"), ("0 0 0 0 0 0 0", "1"), ("7", "1"), ("2.5 3", "0.1"), ("2.50 3.00", "0.1"), ("0.125 3", "0.001"),
        ("5 15 25 40 55 60", "1"), ("5 15 25 40 55 60 " * 2, "5"), ("5 15 25 40 55 61 " * 2, "1"),
        ("10 30 20 90 70 0 " * 2, "1"), ("10 30 20 90 70 110 " * 2, "10"), ("50 150 100 250 650 350 " * 2, "50"),
        ("1000 3000 2000 9000 7000 12000 " * 2, "1000"), ("500 1500 2500 3500 100 200 " * 2, "100"),
        ("-10 30 20 90 70 110 " * 2, "10"),
    ],
)  # fmt: skip
def test_the_step_that_numbers_show(numbers: str, step: str) -> None:
    assert step_of(map(Decimal, numbers.split())) == Decimal(step)


@pytest.mark.parametrize(
    ("off", "step", "count", "explains"),
    [
        ("1", "1", 4, True),
        ("2", "1", 4, False),  # four numbers, each off by a half: possible, and hardly ever so
        ("3", "1", 4, False),
        ("0.2", "0.1", 4, False),
        ("0.1", "0.1", 4, True),
        ("10", "1", 3, False),
        ("10", "10", 3, True),
        ("0", "1", 1, True),
        ("5", "1", 1, False),
    ],
)
def test_what_rounding_explains(off: str, step: str, count: int, explains: bool) -> None:
    assert rounding_explains(Decimal(off), Decimal(step), count) is explains


def test_more_deviations_explain_more() -> None:
    assert not rounding_explains(2, 1, 4)
    assert rounding_explains(2, 1, 4, deviations=4)
    assert not rounding_explains(3, 1, 4, deviations=100)  # beyond half a step each no rounding goes
