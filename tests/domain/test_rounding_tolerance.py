"""By how much rounding lets a sum be off where nobody declared it: the numbers alone tell."""

from decimal import Decimal

import pytest

from cedu_targets.domain.rounding_tolerance import rounding_explains, step_of


@pytest.mark.parametrize(
    ("numbers", "step"),
    [
        ("", "1"), ("0 0 0 0 0 0 0", "1"), ("7", "1"), ("2.5 3", "0.1"), ("2.50 3.00", "0.1"), ("0.125 3", "0.001"),
        ("5 15 25 40 55 60", "5"), ("5 15 25 40 55 61", "1"), ("10 30 20 90 70 0", "1"), ("10 30 20 90 70 110", "10"),
        ("50 150 100 250 650 350", "50"), ("1000 3000 2000 9000 7000 12000", "1000"), ("500 1500 2500 3500 100 200", "100"),
        ("-10 30 20 90 70 110", "10"),
    ],
)  # fmt: skip
def test_the_step_that_numbers_show(numbers: str, step: str) -> None:
    assert step_of(map(Decimal, numbers.split())) == Decimal(step)


@pytest.mark.parametrize(
    ("total", "parts", "explains"),
    [
        (100, "33 33 33", True),
        (102, "33 33 34", True),  # 4 numbers, each off by a half
        (103, "33 33 34", False),
        (7, "3 3", True),
        (8, "3 3", False),
        ("10.3", "3.3 3.5 3.3", True),
        ("10.4", "3.3 3.5 3.3", False),
        (100, "40 50", False),  # three round numbers are set so, not rounded
        (700, "100 110 120 130 210", True),
        (710, "100 110 120 130 210", False),
        (-100, "-33 -33 -33", True),
        (5, "", False),
        (0, "", True),
    ],
)
def test_what_rounding_explains(total: int | str, parts: str, explains: bool) -> None:
    assert rounding_explains(Decimal(total), [Decimal(part) for part in parts.split()]) is explains


def test_the_caller_may_have_seen_the_step_in_more_numbers() -> None:
    numbers = Decimal(4740), [Decimal(1250), Decimal(3480)]
    assert not rounding_explains(*numbers)
    assert rounding_explains(*numbers, step=Decimal(10))
    assert not rounding_explains(Decimal(4760), numbers[1], step=Decimal(10))


def test_large_sums_are_exact() -> None:
    parts = [Decimal("123456789012345678901.5"), Decimal("0.000000001"), Decimal("0.3")]
    assert not rounding_explains(Decimal("123456789012345678901.800000004"), parts)
    assert rounding_explains(Decimal("123456789012345678901.800000003"), parts)
