"""Equations and numbers as the search sees them."""

import sys

import pytest

from made_tables import check, shown, table


def test_a_column_that_no_unit_filled_has_no_scale() -> None:
    """No unit's number says what would be too large: that a unit's was left out is likelier than that 30 is wrong."""
    found = check(table({"全区": [30], "甲": [None], "乙": [None]}))
    assert list(map(shown, found.diagnoses)) == [{"甲/1": ">30"}, {"乙/1": ">30"}, {"全区/1": "30>0"}]


def test_a_cell_stands_in_the_sum_of_its_area_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """One cell mends both sums; no solver is asked for that."""
    monkeypatch.setitem(sys.modules, "highspy", None)
    areas = {"东片": ("甲", "乙"), "西片": ("丙", "丁")}
    rows = {"全区": [60], "东片": [30], "西片": [30], "甲": [100], "乙": [20], "丙": [13], "丁": [17]}
    first, *_ = check(table(rows, areas=areas)).diagnoses
    assert shown(first) == {"甲/1": "100>10"}
