"""Equations and numbers as the search sees them."""

from made_tables import check, shown, table


def test_a_column_that_no_unit_filled_has_no_scale() -> None:
    """No unit's number says what would be too large: that a unit's was left out is likelier than that 30 is wrong."""
    found = check(table({"全区": [30], "甲": [None], "乙": [None]}))
    assert list(map(shown, found.diagnoses)) == [{"甲/1": ">30"}, {"乙/1": ">30"}, {"全区/1": "30>0"}]
