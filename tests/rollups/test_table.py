"""The title of the table of a roll-up, by which it is read as achieved, of its year and up to its last month."""

import pytest

from cedu_targets.domain.months import Span, span_of
from cedu_targets.rollups.table import title_of


@pytest.mark.parametrize(
    ("forms", "period", "last", "title"),
    [
        ("百胜镇社区教育培训月报表", "2020", "2020-07", "2020年百胜镇社区教育培训完成情况汇总表（截至7月）"),
        ("2020年培训台账", "2020", "2020-11", "2020年培训完成情况汇总表（截至11月）"),
        ("培训情况统计表", "2020", None, "2020年培训情况完成情况汇总表"),
        (None, "2021", "2021-01", "2021年培训完成情况汇总表（截至1月）"),
        ("月报表", "2020", "2020-05", "2020年培训完成情况汇总表（截至5月）"),
        ("培训月报表", None, "2020-03", "培训完成情况汇总表"),
    ],
)
def test_the_title_says_what_of_which_year_and_until_when(
    forms: str | None, period: str | None, last: str | None, title: str
) -> None:
    assert title_of(forms, period, last) == title
    assert span_of(title) == (Span(1, int(last[5:])) if last and period else None)
