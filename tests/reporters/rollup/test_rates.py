"""Completeness and timeliness, each with what it is a share of."""

from datetime import date

import pytest

from cedu_targets.messages.messages import Language
from cedu_targets.reporters.rollup.rates import rate_lines, share
from rollups import FOUR, form, rolled, three_months
from sample_reports import messages_for

ZH = messages_for(Language.ZH)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (6, 12, "50%"),
        (1, 3, "33.3%"),
        (2, 3, "66.7%"),
        (0, 4, "0%"),
        (4, 4, "100%"),
        (9999, 10000, "99.9%"),
        (1, 16, "6.3%"),
    ],
)
def test_what_is_short_of_the_whole_never_reads_as_all(part: int, whole: int, shown: str) -> None:
    assert share(part, whole) == shown


def test_both_rates_are_of_what_was_due() -> None:
    # 12 were due; 6 count, of them one late, and one bears no date
    assert list(rate_lines(three_months(), ZH)) == [
        "报送率 50%：应报 12 份，计入 6 份",
        "及时率 33.3%：应报 12 份，按时报的 4 份",
        "没有写填报时间的 1 份，看不出迟早，没有算按时",
    ]


def test_without_a_last_day_nobody_is_late_or_in_time() -> None:
    assert list(rate_lines(three_months(due_day=None), ZH))[1:] == ["没有规定报送日期，不论迟早"]


def test_what_is_not_due_yet_is_in_no_rate() -> None:
    report = rolled(units=FOUR, months=["2020-08"], due_day=5, as_of=date(2020, 8, 31))
    assert list(rate_lines(report, ZH)) == ["还没有到期的报表"]
    came = rolled(
        form("a.xlsx", "甲村", "2020-08", ("养鸭", 3)), units=FOUR, months=["2020-08"], as_of=date(2020, 8, 31)
    )
    assert next(rate_lines(came, ZH)) == "报送率 100%：应报 1 份，计入 1 份"
