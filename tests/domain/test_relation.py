"""Relations: what they demand, whichever way they are written, and whether a row meets them."""

from decimal import Decimal

import pytest

from cedu_targets.domain.relation import Relation
from cedu_targets.domain.statement import find_statements


def relation(text: str) -> Relation:
    (statement,) = find_statements(text)
    assert statement.relation is not None
    return statement.relation


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1=2+3", "1=3+2", True), ("1=2+3", "2=1-3", True), ("1=2+3", "3=1-2", True), ("1=2+3", "2+3=1", True),
        ("1>=2+3", "2+3<=1", True), ("1>2", "2<1", True), ("1=2=3", "1=2", False), ("1=2+3", "1=2-3", False),
        ("1>=2", "1>2", False), ("1>=2", "2>=1", False), ("1=2", "1>=2", False), ("1=2+3", "1=2+4", False),
    ],
)  # fmt: skip
def test_what_is_the_same_demand(one: str, other: str, same: bool) -> None:
    assert (relation(one).substance == relation(other).substance) is same


@pytest.mark.parametrize(
    ("text", "row", "holds"),
    [
        ("1=2+3", {"1": 3, "2": 1, "3": 2}, True), ("1=2+3", {"1": 3, "2": 1}, False), ("1=2+3", {"1": 1, "2": 1}, True),
        ("1=2+3", {"2": 1}, False), ("1=2+3", {}, None), ("3=1-2", {"1": 3, "2": 1, "3": 2}, True), ("1=2=3", {"1": 1, "2": 1}, False),
        ("1>=2", {"1": 1, "2": 1}, True), ("1>2", {"1": 1, "2": 1}, False), ("1=2>=3", {"1": 2, "2": 2, "3": 3}, False),
    ],
)  # fmt: skip
def test_a_row_meets_it_or_not(text: str, row: dict[str, int], holds: bool | None) -> None:
    """A blank counts as 0; a row without any number says nothing."""
    values = {code: Decimal(number) for code, number in row.items()}
    assert relation(text).holds(values.get) is holds
