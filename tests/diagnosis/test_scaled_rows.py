"""Rows in another unit of measure."""

import pytest

from cedu_targets.diagnosis.plausibility import MOST_POWERS
from cedu_targets.domain.diagnosis import Cause
from made_tables import check, shown, table


def test_two_numbers_of_a_row_are_enough() -> None:
    first, *_ = check(table({"全区": [40, 14], "甲": [100000, 40000], "乙": [30, 10]})).diagnoses
    assert (first.cause, first.unit, shown(first)) == (Cause.WAN, "甲", {"甲/1": "100000>10", "甲/2": "40000>4"})


@pytest.mark.parametrize(("power", "is_told"), [(MOST_POWERS, True), (MOST_POWERS + 1, False)])
def test_beyond_some_powers_of_ten_no_unit_of_measure_is_meant(power: int, is_told: bool) -> None:
    found = check(table({"全区": [40, 14], "甲": [10 * 10**power, 4 * 10**power], "乙": [30, 10]})).diagnoses
    assert ("甲" in {d.unit for d in found}) is is_told
