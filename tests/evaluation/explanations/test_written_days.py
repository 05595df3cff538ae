"""Days in cells: as dates, as texts, as the numbers that are left of them."""

from datetime import date, datetime

import pytest

from cedu_targets.evaluation.explanations.written_days import iso_day
from cedu_targets.files.grid import Raw


@pytest.mark.parametrize(
    "raw",
    [
        date(2020, 12, 31), datetime(2020, 12, 31), "2020-12-31", "2020/12/31", "2020.12.31", "2020年12月31日",
        " 2020 年 12 月 31 日 ", "2020年12月31号", "20201231", 20201231.0, 44196.0, "44196", "２０２０／１２／３１",
        "2020-12-31 00:00:00",
    ],
)  # fmt: skip
def test_a_day(raw: Raw) -> None:
    assert iso_day(raw) == "2020-12-31"


@pytest.mark.parametrize("raw", [None, "", "  "])
def test_no_day(raw: Raw) -> None:
    assert iso_day(raw) is None


@pytest.mark.parametrize("raw", ["2020-02-30", "年底", "31.12.2020", "2020-12", 12.0, "2020-13-01", True])
def test_what_is_no_day(raw: Raw) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        iso_day(raw)
