"""The HTML reports as text: one file, nothing that runs or is fetched, names that stay names, links that arrive."""

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest

from cedu_targets.domain.gap import State, Timetable
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.check import html as html_report
from cedu_targets.reporters.gap import html as gap_html
from cedu_targets.reporters.gap.sentences import STATE_SYMBOLS
from html_pages import Page
from made_tables import check as judged
from made_tables import table as made
from sample_reports import (
    HOSTILE,
    STEERING,
    full,
    hostile,
    hostile_gaps,
    jiangning,
    jiangning_gaps,
    large_gaps,
    messages_for,
    unsure,
)

ZH = Messages(Language.ZH)
PAGES: dict[str, Callable[[Messages], str]] = {
    "check": lambda messages: html_report.render(jiangning(rules=None), messages),
    "full": lambda messages: html_report.render(full(), messages),
    "unsure": lambda messages: html_report.render(unsure(), messages),
    "hostile": lambda messages: html_report.render(hostile(), messages),
    "gap": lambda messages: gap_html.render(jiangning_gaps(), messages),
    "hostile gap": lambda messages: gap_html.render(hostile_gaps(), messages),
}
EVERY_PAGE = pytest.mark.parametrize("name", PAGES)
IN_EACH_LANGUAGE = pytest.mark.parametrize("language", list(Language))


@EVERY_PAGE
@IN_EACH_LANGUAGE
def test_a_page_runs_nothing_and_fetches_nothing(name: str, language: Language) -> None:
    text = PAGES[name](messages_for(language))
    page = Page(text)
    assert page.unbalanced == []
    assert {element.name for element in page.elements} & {"script", "link", "img", "iframe", "form", "object"} == set()
    attributes = {attribute for element in page.elements for attribute in element.attributes}
    assert not [attribute for attribute in attributes if attribute.startswith("on")]
    assert attributes & {"src", "style", "action", "xlink:href", "srcset"} == set()
    assert all(link.startswith("#") for link in page.links)
    assert "url(" not in text.split("</style>")[0]
    assert "@import" not in text.split("</style>")[0]


@EVERY_PAGE
def test_the_policy_allows_the_one_style_sheet_and_nothing_else(name: str) -> None:
    text = PAGES[name](messages_for(Language.ZH))
    (policy,) = [e.attributes["content"] for e in Page(text).all("meta") if "http-equiv" in e.attributes]
    (style,) = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'"
    # a policy counts for what comes after it
    assert text.index("Content-Security-Policy") < text.index("<style>")


@EVERY_PAGE
@IN_EACH_LANGUAGE
def test_every_link_arrives_and_every_anchor_is_one_place(name: str, language: Language) -> None:
    page = Page(PAGES[name](messages_for(language)))
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert page.links


@EVERY_PAGE
@IN_EACH_LANGUAGE
def test_a_page_can_be_read_without_seeing_it(name: str, language: Language) -> None:
    page = Page(PAGES[name](messages_for(language)))
    (html,) = page.all("html")
    assert html.attributes["lang"] == {"zh": "zh-CN", "en": "en"}[language]
    assert page.all("title")[0].text.strip()
    levels = [int(element.name[1]) for element in page.elements if re.fullmatch("h[1-6]", element.name)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert all(element.attributes.get("scope") for element in page.all("th"))
    for element in page.elements:
        if element.attributes.get("class", "").startswith("scroll"):
            assert element.attributes["tabindex"] == "0"
            assert element.attributes["role"] == "group"
            assert element.attributes["aria-label"]
    assert all(element.attributes["role"] == "img" and element.text.strip() for element in page.all("svg"))


@pytest.mark.parametrize("name", ["hostile", "hostile gap"])
@IN_EACH_LANGUAGE
def test_hostile_names_stay_text(name: str, language: Language) -> None:
    text = PAGES[name](messages_for(language))
    text.encode()
    assert not STEERING.search(text.replace("\n", ""))
    assert "<script" not in text
    page = Page(text)
    shown = "".join(element.text for element in page.all("body"))
    for hostile_name in (HOSTILE[0], "<script>alert(1)</script>", "&lt;b&gt;&#60;", "甲\\u202e乡", "乙\\u000a# 标题"):
        assert hostile_name in shown


def test_a_wrong_cell_leads_to_its_finding_and_back() -> None:
    page = Page(html_report.render(jiangning(rules=None), ZH))
    cells = {e.attributes["id"]: e for e in page.all("td") if "id" in e.attributes}
    # 学院 stands one column off; the total's cell is blank, and a cause says what belongs there
    (blank,) = [cell for cell in cells.values() if "应为 2000" in cell.text]
    assert blank.text == "▲◆强制性 未填应为 2000"
    assert blank.attributes["class"] == "marked error"
    finding = next(e for e in page.all("li") if "第17栏（成人学历教育合计）未填；第18+19栏 = 3500" in e.text)
    links = [e for e in page.all("a") if e.attributes["href"] in (f"#{blank.attributes['id']}",)]
    assert "R21" in [link.text for link in links]
    assert f"#{finding.attributes['id']}" in page.links
    # causes first, with their findings under them
    text = page.all("main")[0].text
    assert text.index("疑似错列") < text.index("DS001") < text.index("RD010")


def test_what_should_stand_there_is_only_said_where_there_is_no_choice() -> None:
    page = html_report.render(unsure(), ZH)
    first = page.split('<section id="t2"')[0]
    assert first.count("◆ 1.") == 3  # four alternatives, three of them shown
    assert "应为 " not in "".join(cell.text for cell in Page(first).all("td"))


def test_a_page_of_several_files_says_how_each_went() -> None:
    page = Page(html_report.render(full(), messages_for(Language.ZH)))
    verdicts = [e.text for e in page.all("span") if e.attributes.get("class", "").startswith("chip ")]
    assert verdicts[:3] == ["✗ 有问题", "✓ 无须修改", "! 读不了"]
    text = page.all("main")[0].text
    explained = "全区数含区直单位（王科长，有效至 2026-12-31）"
    questions = "疑问清单（请主管科室答复）1 条"
    for said in (explained, questions, "全区举办讲座不少于40场", "说明失效", "已消除", "无法判定 1", "文中的数"):
        assert said in text


def test_a_large_table_shows_its_marked_rows_and_says_so() -> None:
    rows = {"全区": [1, 1], **{f"单位{n}": [0, 0] for n in range(20_000)}}
    rows["单位7"] = [1, 1]
    file = judged(made(rows, ["1=2"]))
    page = html_report.render(replace(jiangning(), files=(file,)), ZH)
    assert "表很大，这里只列出全区和有标记的行（1 行，全表 20001 行）" in page
    assert len(page) < 100_000


@IN_EACH_LANGUAGE
def test_the_heat_map_has_a_number_a_sign_and_a_word_in_every_cell(language: Language) -> None:
    report = jiangning_gaps()
    page = Page(gap_html.render(report, Messages(language)))
    cells = [e for e in page.all("td") if len(e.attributes.get("class", "")) == 1]
    assert len(cells) == len(report.rows) == 336
    messages = Messages(language)
    for row, cell in zip(report.rows, cells, strict=True):
        assert row.state is not None
        word = messages.term(f"short_{row.state}")
        assert STATE_SYMBOLS[row.state] in cell.text
        assert word in cell.text
    assert cells[8].text.split() == ["58.2%✗", messages.term("short_behind")]


def test_a_chart_is_as_long_as_its_numbers() -> None:
    page = Page(gap_html.render(jiangning_gaps(), ZH))
    charts = {e.text.strip(): n for n, e in enumerate(page.elements) if e.name == "svg"}
    # 麒麟 column 9: 1.6 of 6 is 26.7 %, the pace after nine months 75 %
    start = charts["完成 1.6，目标 6，完成率 26.7%，序时进度 75%"]
    track, bar, pace = [e for e in page.elements[start:] if e.name in ("rect", "path")][:3]
    assert (track.attributes["width"], bar.attributes["width"], pace.attributes["d"]) == ("100", "26.7", "M75.0 0v14")


def test_the_page_says_what_decided_and_what_is_open() -> None:
    report = jiangning_gaps()
    profile = (Fraction(1, 2), *[Fraction(1, 22)] * 11)
    report = replace(report, timetable=Timetable(date(2020, 9, 30), 2020, profile, Fraction(1, 20)))
    text = Page(gap_html.render(report, ZH)).all("body")[0].text
    assert "低不超过 5 个百分点为略低" in text
    assert "月度安排" in text
    assert "学院 全部 10 项" in text
    assert all(f"{STATE_SYMBOLS[state]} {ZH.term(state)}" in text for state in State)


def test_a_table_of_three_hundred_units_stays_below_a_megabyte() -> None:
    page = gap_html.render(large_gaps(), ZH)
    assert len(page.encode()) < 1_000_000
    assert page.count("<small>") == 301 * 28


def test_a_wide_table_is_shown_in_parts_that_fit_the_paper() -> None:
    file = judged(made({"全区": [3] * 70, "甲": [1] * 70, "乙": [2] * 70}))
    page = Page(html_report.render(replace(jiangning(), files=(file,)), ZH))
    figures = [e for e in page.all("table") if e.attributes.get("class") == "figures"]
    assert [e.text.split()[0] for e in figures] == ["样表", "样表", "样表"]
    assert [e.text for e in page.all("caption")] == ["样表 (1/3)", "样表 (2/3)", "样表 (3/3)"]
