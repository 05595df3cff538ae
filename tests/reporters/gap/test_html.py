"""The page of a comparison: heat map, charts, what is open."""

from datetime import date
from fractions import Fraction

import pytest
from msgspec.structs import replace

from cedu_targets.domain.gap import State, Timetable
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.gap import html
from cedu_targets.reporters.gap.sentences import STATE_SYMBOLS, UNJUDGED
from html_pages import Page
from sample_reports import (
    jiangning_gaps,
    large_gaps,
)

ZH = Messages(Language.ZH)


IN_EACH_LANGUAGE = pytest.mark.parametrize("language", list(Language))


@IN_EACH_LANGUAGE
def test_the_heat_map_has_a_number_a_sign_and_a_word_in_every_cell(language: Language) -> None:
    report = jiangning_gaps()
    page = Page(html.render(report, Messages(language)))
    cells = [e for e in page.all("td") if len(e.attributes.get("class", "")) == 1]
    assert len(cells) == len(report.rows) == 336
    messages = Messages(language)
    for row, cell in zip(report.rows, cells, strict=True):
        word = messages.term(f"short_{row.state or 'not_judged'}")
        assert (UNJUDGED if row.state is None else STATE_SYMBOLS[row.state]) in cell.text
        assert word in cell.text
    assert cells[8].text.split() == ["58.2%~", messages.term("short_not_judged")]  # 麒麟 left a part of it blank
    assert cells[13].text.split() == ["60.9%✗", messages.term("short_behind")]


def test_a_chart_is_as_long_as_its_numbers() -> None:
    page = Page(html.render(jiangning_gaps(), ZH))
    charts = {e.text.strip(): n for n, e in enumerate(page.elements) if e.name == "svg"}
    # 麒麟 column 9: 1.6 of 6 is 26.7 %, the pace after nine months 75 %
    start = charts["完成 1.6，目标 6，完成率 26.7%，序时进度 75%"]
    track, bar, pace = [e for e in page.elements[start:] if e.name in ("rect", "path")][:3]
    assert (track.attributes["width"], bar.attributes["width"], pace.attributes["d"]) == ("100", "26.7", "M75.0 0v14")


def test_the_page_says_what_decided_and_what_is_open() -> None:
    report = jiangning_gaps()
    profile = (Fraction(1, 2), *[Fraction(1, 22)] * 11)
    report = replace(report, timetable=Timetable(date(2020, 9, 30), 2020, profile, Fraction(1, 20)))
    text = Page(html.render(report, ZH)).all("body")[0].text
    assert "低不超过 5 个百分点为略低" in text
    assert "月度安排" in text
    assert "学院 全部 10 项" in text
    assert all(f"{STATE_SYMBOLS[state]} {ZH.term(state)}" in text for state in State)


def test_a_table_of_three_hundred_units_stays_below_a_megabyte() -> None:
    page = html.render(large_gaps(), ZH)
    assert len(page.encode()) < 1_000_000
    assert page.count("<small>") == 301 * 28


def test_each_number_of_a_task_has_its_heading_with_it() -> None:
    """On a phone the numbers stand under the task, and a row of headings is not in sight."""
    page = Page(html.render(jiangning_gaps(), ZH))
    heads = [e.attributes["data-head"] for e in page.all("td") if "data-head" in e.attributes]
    assert set(heads) >= {"完成率", "目标", "完成", "尚差", "低于序时", "每月还需"}
    columns = [e.text for e in page.all("th") if e.attributes.get("scope") == "col"]
    assert set(heads) <= set(columns)
