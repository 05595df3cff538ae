"""How likely a wrong number is, and what it may have been."""

from decimal import Decimal

import pytest

from cedu_targets.diagnosis.plausibility import one_slip_away
from cedu_targets.domain.diagnosis import Cause
from cedu_targets.domain.indicator import Indicator
from made_tables import Number, check, shown, table


def test_one_swap_is_likelier_than_two_slips() -> None:
    """21 and 12 changed places; or each was transposed, just so that the row adds up again."""
    rows: dict[str, list[Number]] = {"全区": [100, 42, 58], "甲": [33, 21, 12], "乙": [67, 30, 37]}
    first, *_ = check(table(rows, ["1=2+3"])).diagnoses
    assert (first.cause, shown(first)) == (Cause.SWAP, {"甲/2": "21>12", "甲/3": "12>21"})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("15.1", "51.1"), ("15.1", "5.1"), ("15.1", "15.0"), ("15", "15.1"), ("1.5", "1.55"), ("15.1", "151"),
        ("1500000", "1.5"), ("1.5", "1500000"), ("150", "1.5"), ("1.5", "150"), ("-1.5", "1.5"),
    ],
)  # fmt: skip
def test_what_one_slip_may_have_turned_into_a_number(written: str, meant: str) -> None:
    granule = Decimal("0.01") if meant == "1.55" else Decimal("0.1")
    assert Decimal(meant) in set(one_slip_away(Decimal(written), Indicator("1", "数", granule=granule)))


@pytest.mark.parametrize(("written", "other"), [("1.5", "1.55"), ("1.5", "15000000"), ("15", "1.05"), ("1.5", "2.6")])
def test_what_one_slip_cannot_have_turned_into_a_number(written: str, other: str) -> None:
    assert Decimal(other) not in set(one_slip_away(Decimal(written), Indicator("1", "数", granule=Decimal("0.1"))))
