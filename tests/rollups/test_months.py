"""Months that are asked for, and those from the first to the last that came."""

import pytest

from cedu_targets.domain.fault import CallFault
from cedu_targets.rollups.asked import expected_by, months_asked_for, preferred
from cedu_targets.rollups.months import months_between


@pytest.mark.parametrize(
    ("text", "months"),
    [
        (None, ()),
        ("2020-05", ("2020-05",)),
        ("2020-11..2021-01", ("2020-11", "2020-12", "2021-01")),
        (" 2020-11 .. 2020-12 ", ("2020-11", "2020-12")),
    ],
)
def test_months_that_are_asked_for(text: str | None, months: tuple[str, ...]) -> None:
    assert months_asked_for(text) == months


@pytest.mark.parametrize(
    "text", ["", "2020", "2020-13", "2020-05..2020-04", "2020-05...2020-06", "2020年5月", "2000-01..2020-01"]
)
def test_what_are_no_months_is_refused(text: str) -> None:
    with pytest.raises(CallFault) as raised:
        months_asked_for(text)
    assert raised.value.parameters == {"name": text}


@pytest.mark.parametrize("day", [0, 32])
def test_a_last_day_that_no_month_has(day: int) -> None:
    with pytest.raises(CallFault, match="bad_due_day"):
        expected_by(None, None, day)


def test_from_the_first_to_the_last() -> None:
    assert months_between(set()) == ()
    assert months_between({"2021-01", "2020-11"}) == ("2020-11", "2020-12", "2021-01")
    assert months_between({"1920-01", "2020-01"}) == ("1920-01", "2020-01")  # a slip in the year is no century


def test_a_preferred_file_is_one_of_the_forms_whatever_it_is_called() -> None:
    assert preferred(["./back/../back/a.xlsx"], ["back/a.xlsx", "b.xlsx"]) == {"back/a.xlsx"}
    with pytest.raises(CallFault, match="unknown_prefer"):
        preferred(["c.xlsx"], ["b.xlsx"])


def test_a_preferred_file_is_the_only_one_of_its_name() -> None:
    forms = ["./一批/石桥村.xlsx", "补报/石桥村.xlsx", "补报/新石桥村.xlsx", "补报/高坡村.xlsx"]
    assert preferred(["高坡村.xlsx"], forms) == {"补报/高坡村.xlsx"}
    assert preferred(["一批/石桥村.xlsx"], forms) == {"./一批/石桥村.xlsx"}
    with pytest.raises(CallFault) as raised:
        preferred(["石桥村.xlsx"], forms)
    assert (raised.value.variant, raised.value.parameters["count"]) == ("several", 2)
    assert raised.value.parameters["paths"] == "./一批/石桥村.xlsx、补报/石桥村.xlsx"
