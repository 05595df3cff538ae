"""Months of titles, sheets and file names: by themselves, or the year up to them."""

import pytest

from cedu_targets.domain.months import Span, span_of


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2026年6月底完成情况表", (1, 6)),
        ("11月末进度", (1, 11)),
        ("二季度末完成情况", (1, 6)),
        ("第三季度底", (1, 9)),
        ("上半年末", (1, 6)),
        ("截至八月底", (1, 8)),
        ("1—9月底", (1, 9)),
        ("6月30日", (1, 6)),
        ("6月完成情况", (6, 6)),
        ("6月份报表", (6, 6)),
        ("三季度完成情况", (7, 9)),
        ("前三季度", (1, 9)),
    ],
)
def test_the_end_of_a_month_or_a_quarter_is_a_day(text: str, span: tuple[int, int]) -> None:
    assert span_of(text) == Span(*span)
