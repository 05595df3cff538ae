"""The page of a roll-up: who sent what at a glance, and no more of it than a phone can hold."""

import pytest

from cedu_targets.messages.messages import Language
from cedu_targets.reporters.rollup import html
from cedu_targets.rollups.report import RollupReport
from html_pages import Page
from rollups import form, hostile, many, rolled, three_months
from sample_reports import STEERING, messages_for

IN_EACH_LANGUAGE = pytest.mark.parametrize("language", list(Language))


def shown(report: RollupReport, language: Language = Language.ZH) -> Page:
    return Page(html.render(report, messages_for(language)))


def rows(page: Page, number: int) -> list[list[str]]:
    """The cells of a table, row by row."""
    found: list[list[str]] = []
    table = page.all("table")[number]
    inside = page.elements[page.elements.index(table) :]
    for one in inside:
        if one.name == "table" and one is not table:
            break
        if one.name == "tr":
            found.append([])
        elif one.name in ("th", "td"):
            found[-1].append(one.text.strip())
    return found


def test_sums_and_marks_of_every_unit_stand_side_by_side() -> None:
    page = shown(three_months())
    assert rows(page, 0) == [
        ["填报单位", "培训人次", "班次", "课时", "培训人数", "5月", "6月", "7月", "报送率"],
        ["甲村", "150", "3", "12", "—", "报", "迟", "缺", "2/3"],
        ["乙村", "35", "1", "4", "—", "报", "不一致", "缺", "1/3"],
        ["丙社区", "45＊", "2", "8", "—", "零", "报", "缺", "2/3"],
        ["丁社区", "20", "1", "4", "12", "报", "缺", "缺", "1/3"],
        ["合计", "250＊", "7", "28", "—", "4/4", "2/4", "0/4", "6/12"],
    ]
    assert rows(page, 1)[1] == ["2020年5月", "4/4", "100%", "165", "4", "16", "—"]
    assert rows(page, 2)[1:3] == [["甲村", "2020年7月", ""], ["乙村", "2020年7月", "2020年6月"]]
    assert rows(page, 3)[1] == ["back/甲村-13月.xlsx:Sheet", "甲村", "月份不对"]
    text = page.all("main")[0].text
    assert "＊ 不完整" in text
    for told in ("RD104", "RC002", "--prefer", "RC012", "RC026"):
        assert told in text
    assert "报送率 50%：应报 12 份，计入 6 份" in page.all("header")[0].text


@IN_EACH_LANGUAGE
def test_of_a_thousand_villages_those_to_be_asked_come_first(language: Language) -> None:
    report = many(1200, [f"2019-{month:02}" for month in range(1, 13)])
    content = html.render(report, messages_for(language))
    assert len(content) < 500_000
    page = Page(content)
    listed = [row[0] for row in rows(page, 0)[1:-1]]
    assert len(listed) == html.MOST_UNITS
    to_be_asked = {slot.unit for slot in (*report.completeness.missing, *report.completeness.conflicting)}
    assert to_be_asked <= set(listed)
    assert listed == [unit for unit in report.units if unit in set(listed)]
    text = page.all("main")[0].text
    assert messages_for(language).term("rollup_page_more_units", count=900, all=1200) in text
    assert messages_for(language).term("rollup_page_more", count=2 * 94 * 12 - html.MOST_ENTRIES) in text


@IN_EACH_LANGUAGE
def test_hostile_names_are_text(language: Language) -> None:
    report = hostile()
    content = html.render(report, messages_for(language))
    page = Page(content)
    assert not STEERING.search(content)
    assert "<script" not in content
    assert len(rows(page, 0)) == len(report.units) + 2


def test_a_page_without_any_sum_says_so() -> None:
    page = shown(rolled(form("a.xlsx", None, None, ("养鸭", 60))))
    assert "没有一份报表可以计入" in page.all("main")[0].text
    assert "a.xlsx" in page.all("main")[0].text


def test_without_a_list_of_units_it_is_said_who_is_not_known() -> None:
    page = shown(rolled(form("a.xlsx", "甲村", "2020-05", ("养鸭", 60))))
    assert "没有单位名单" in page.all("header")[0].text
