"""The title of the table of a roll-up, by which it is read as achieved, of its year and up to its last month."""

import pytest

from cedu_targets.domain.months import Span, span_of, years_spanned
from cedu_targets.rollups.table import title_of


@pytest.mark.parametrize(
    ("forms", "period", "last", "title"),
    [
        ("百胜镇社区教育培训月报表", "2020", "2020-07", "2020年百胜镇社区教育培训完成情况汇总表（截至7月）"),
        ("2020年培训台账", "2020", "2020-11", "2020年培训完成情况汇总表（截至11月）"),
        ("培训情况统计表", "2020", None, "2020年培训情况完成情况汇总表"),
        (None, "2021", "2021-01", "2021年培训完成情况汇总表（截至1月）"),
        ("月报表", "2020", "2020-05", "2020年培训完成情况汇总表（截至5月）"),
        ("Monthly form of classes held", "2023", "2023-03", "2023年培训完成情况汇总表（截至3月）"),
        ("培训月报表", None, "2020-03", "培训完成情况汇总表"),
    ],
)
def test_the_title_says_what_of_which_year_and_until_when(
    forms: str | None, period: str | None, last: str | None, title: str
) -> None:
    assert title_of(forms, period, [last] if last else []) == title
    assert span_of(title) == (Span(1, int(last[5:])) if last and period else None)


@pytest.mark.parametrize(
    ("forms", "title"),
    [
        ("百胜镇社区教育培训月报表", "2020年11月—2021年2月百胜镇社区教育培训完成情况汇总表"),
        ("2020年度培训台账", "2020年11月—2021年2月培训完成情况汇总表"),
        (None, "2020年11月—2021年2月培训完成情况汇总表"),
    ],
)
def test_a_table_of_two_years_is_not_titled_as_one_of_one(forms: str | None, title: str) -> None:
    assert title_of(forms, None, ["2020-12", "2021-02", "2020-11"]) == title
    assert years_spanned(title) == ("2020", "2021")


@pytest.mark.parametrize("text", ["2020年3月—2020年9月", "2020—2021学年完成情况", "2020年1—9月", None])
def test_no_months_of_several_years_are_seen_where_there_are_none(text: str | None) -> None:
    assert years_spanned(text) is None
