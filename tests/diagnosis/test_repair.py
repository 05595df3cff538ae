"""What a cure costs."""

from cedu_targets.domain.diagnosis import Cause
from made_tables import check, shown, table


def test_an_operation_on_the_districts_row_comes_after_the_same_on_a_units() -> None:
    """Two numbers of one row changed places, in 乙's or in the district's: its figures were settled first."""
    one, other, *_ = check(table({"全区": [40, 30], "甲": [15, 15], "乙": [15, 25]})).diagnoses
    assert (one.cause, shown(one)) == (Cause.SWAP, {"乙/1": "15>25", "乙/2": "25>15"})
    assert (other.cause, shown(other)) == (Cause.SWAP, {"全区/1": "40>30", "全区/2": "30>40"})
