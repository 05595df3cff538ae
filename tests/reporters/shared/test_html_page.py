"""Any page: it runs nothing, its links arrive, it can be read without seeing it, hostile names stay text."""

import base64
import hashlib
import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.allocation import html as allocation_html
from cedu_targets.reporters.attainment import html as attainment_html
from cedu_targets.reporters.check import html as html_report
from cedu_targets.reporters.check import slips_page
from cedu_targets.reporters.check.slips import address
from cedu_targets.reporters.gap import html as gap_html
from cedu_targets.reporters.status import html as status_html
from html_pages import Page
from path_reports import five_years
from path_reports import hostile as hostile_attainment
from sample_lists import checked_lists
from sample_reports import (
    HOSTILE,
    STEERING,
    conflicting_allocation,
    full,
    hostile,
    hostile_gaps,
    jiangning,
    jiangning_allocation,
    jiangning_gaps,
    messages_for,
    unsure,
)
from status_reports import hostile_status, suzhou_status

PAGES: dict[str, Callable[[Messages], str]] = {
    "check": lambda messages: html_report.render(jiangning(rules=None), messages),
    "full": lambda messages: html_report.render(full(), messages),
    "unsure": lambda messages: html_report.render(unsure(), messages),
    "items": lambda messages: html_report.render(checked_lists(), messages),
    "hostile": lambda messages: html_report.render(hostile(), messages),
    "slips": lambda messages: slips_page.render(address(full()).slips, messages),
    "hostile slips": lambda messages: slips_page.render(address(hostile()).slips, messages),
    "gap": lambda messages: gap_html.render(jiangning_gaps(), messages),
    "hostile gap": lambda messages: gap_html.render(hostile_gaps(), messages),
    "allocation": lambda messages: allocation_html.render(jiangning_allocation(), messages),
    "conflict": lambda messages: allocation_html.render(conflicting_allocation(), messages),
    "status": lambda messages: status_html.render(suzhou_status(), messages),
    "hostile status": lambda messages: status_html.render(hostile_status(), messages),
    "attainment": lambda messages: attainment_html.render(five_years(), messages),
    "hostile attainment": lambda messages: attainment_html.render(hostile_attainment(), messages),
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


@pytest.mark.parametrize("name", ["hostile", "hostile slips", "hostile gap", "hostile status"])
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
