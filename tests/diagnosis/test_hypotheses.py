"""One operation over several cells: which are tried."""

from cedu_targets.domain.diagnosis import Cause
from made_tables import Number, check, shown, table


def test_the_districts_number_and_that_of_the_unit_below_changed_places() -> None:
    """No row has a sum here: only the district's own row says where to look."""
    first, *_ = check(table({"全区": [37], "甲": [92], "乙": [55]})).diagnoses
    assert (first.cause, first.along, shown(first)) == (Cause.SWAP, "column", {"全区/1": "37>92", "甲/1": "92>37"})


def test_a_number_of_which_no_sum_speaks_is_not_moved() -> None:
    """10 = 4 + 7, and a 6 stands beside the 7 in a column without sums: it would fit, but nothing says that it is wrong."""
    rows: dict[str, list[Number]] = {"记录": [10, 4, 7, 6]}
    found = check(table(rows, ["1=2+3"]))
    assert found.diagnoses
    assert Cause.SWAP not in {d.cause for d in found.diagnoses}
