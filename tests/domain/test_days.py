"""Days as people write them."""

from datetime import date

import pytest

from cedu_targets.domain.days import day_of, day_of_year, is_month

SEPTEMBER = date(2020, 9, 30)


@pytest.mark.parametrize(
    "text",
    ["2020-09-30", "2020/9/30", "2020.9.30", "2020年9月30日", "2020 年 9 月 30 号", "20200930", "２０２０－０９－３０",
     "２０２０年９月３０日", "2020年9月", "2020年09月份", "2020年9月底"],
)  # fmt: skip
def test_the_ways_to_write_a_day(text: str) -> None:
    assert day_of(text) == SEPTEMBER
    assert is_month(text) is ("30" not in text and "３０" not in text)


def test_the_end_of_a_month_is_its_last_day() -> None:
    assert [day_of(f"{year}年2月") for year in (2020, 2021)] == [date(2020, 2, 29), date(2021, 2, 28)]


@pytest.mark.parametrize("text", ["", "30.9.2020", "2020-09", "2020-W40-3", "2020/9-30", "9月30日", "2020093", "今天"])
def test_what_is_no_day(text: str) -> None:
    assert day_of(text) is None


@pytest.mark.parametrize("text", ["2020-02-30", "20201301", "2020年13月", "2020年0月", "0000年1月"])
def test_a_day_that_the_calendar_does_not_have(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        day_of(text)


def test_a_day_without_its_year() -> None:
    assert {day_of_year(text, 2020) for text in ("9.30", "9/30", "09.30", "９．３０")} == {SEPTEMBER}
    assert [day_of_year(text, 2020) for text in ("9.3", "9-30", "9月30日", "2020.9.30", "9.30.1", "")] == [None] * 6
    with pytest.raises(ValueError, match=r"\w"):
        day_of_year("9.31", 2020)
