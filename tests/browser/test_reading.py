"""Everyone can use the page in Chromium: by keyboard alone, with a screen reader, on a phone, in the dark, in English."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from page_person import PHONE, Person
from project import JIANGNING

pytestmark = pytest.mark.render

TABLE = JIANGNING / "targets.xlsx"
VIEWS = ("home", "check", "gap", "allocate", "samples")


@pytest.fixture
def at_door(person: Person) -> Iterator[Person]:
    person.go()
    yield person
    assert person.heard.beside(person.source) == []


def address(language: str, view: str) -> str:
    """Of a view in a language."""
    return "/".join(filter(None, ("en" if language == "en" else "", "" if view == "home" else view)))


def tab_to(person: Person, selector: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(40):
        person.page.keyboard.press("Tab")
        if person.page.locator(selector).evaluate("one => one === document.activeElement"):
            return
    pytest.fail(f"{selector} is not reached by keyboard")


def test_by_keyboard_alone(at_door: Person) -> None:
    page = at_door.page
    tab_to(at_door, "#go-check")
    page.keyboard.press("Enter")
    page.locator("#view-check").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "H1"  # a screen reader reads on where the view begins
    tab_to(at_door, "#check-tables")
    with page.expect_file_chooser() as waiting:
        page.keyboard.press("Enter")
    waiting.value.set_files(TABLE)
    tab_to(at_door, "#check-start")
    page.keyboard.press("Enter")
    assert at_door.answered() == "fault"
    assert page.evaluate("document.activeElement.id") == "verdict"
    assert page.locator("#told").inner_text().endswith(page.locator("#verdict-words").inner_text())  # and it is said
    tab_to(at_door, "#download-excel")
    with page.expect_download() as downloading:
        page.keyboard.press("Enter")
    assert downloading.value.suggested_filename.endswith(".xlsx")
    tab_to(at_door, "#again")
    page.keyboard.press("Enter")
    page.locator("#view-check").wait_for()


def test_the_focus_can_be_seen(at_door: Person) -> None:
    tab_to(at_door, "#go-check")
    style = (
        "one => { const s = getComputedStyle(one); return [s.outlineStyle, parseFloat(s.outlineWidth), s.boxShadow] }"
    )
    outline, width, shadow = at_door.page.locator("#go-check").evaluate(style)
    assert (outline != "none" and width >= 1) or shadow != "none"


def test_the_language_is_changed_before_and_after_an_answer(at_door: Person) -> None:
    page = at_door.page
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    page.locator("#go-check").click()
    at_door.choose("check-tables", TABLE)
    page.locator("#language").click()
    page.locator("html[lang=en]").wait_for()
    assert at_door.chosen("check-tables") == ["targets.xlsx"]
    assert at_door.start("check") == "fault"
    assert "error" in at_door.report()
    assert "强制性" not in at_door.report()
    page.locator("#language").click()
    page.frame_locator("#report").locator("text=强制性").first.wait_for()
    assert page.locator("html").get_attribute("lang") == "zh-CN"


@pytest.mark.parametrize("view", VIEWS)
def test_the_page_is_wholly_in_one_language(view: str, at_door: Person) -> None:
    at_door.go(address("en", view))
    if view == "samples":
        at_door.page.locator("#samples button").first.wait_for()
    words = at_door.page.locator("body").inner_text().replace(at_door.page.locator("#language").inner_text(), "")
    quoted = ("检查一张表", "目标")  # what a Chinese file is called may be named
    assert [
        line
        for line in words.splitlines()
        if any("一" <= sign <= "鿿" for sign in line) and not any(q in line for q in quoted)
    ] == []


def test_today_is_the_day_that_is_proposed(browser: Any, one_file: Path) -> None:
    context = browser.new_context(offline=True)
    person = Person(context.new_page(), one_file)
    assert person.page.locator("#gap-as-of").input_value() == date.today().isoformat()
    context.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_phone_shows_all_without_scrolling_sideways(language: str, at_door: Person) -> None:
    page = at_door.page
    for view in VIEWS:
        at_door.go(address(language, view))
        page.set_viewport_size(PHONE)
        for details in page.locator(f"#view-{view} details").all():
            details.evaluate("one => { one.open = true }")
        assert (view, at_door.width()) == (view, PHONE["width"])
    at_door.go(address(language, "check"))
    at_door.choose("check-tables", TABLE)
    page.set_viewport_size(PHONE)
    assert at_door.width() == PHONE["width"]
    at_door.start("check")
    assert at_door.width() == PHONE["width"]
    frame = page.locator("#report").element_handle().content_frame()
    inner = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    assert len(set(frame.evaluate(inner))) == 1
    small = "all => all.filter(one => one.offsetParent && one.getBoundingClientRect().height < 24).map(one => one.id)"
    assert page.locator("button:visible, a.button:visible").evaluate_all(small) == []  # a finger meets them


@pytest.fixture(scope="module")
def looked_through(browser: Any, one_file: Path) -> Iterator[Person]:
    """A page of its own for the program that looks for barriers, which speaks on the console."""
    context = browser.new_context(offline=True)
    person = Person(context.new_page(), one_file)
    person.wait_until_ready()
    yield person
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_barrier_is_found(language: str, scheme: str, looked_through: Person) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = {}

    def look(screen: str) -> None:
        looked_through.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        looked_through.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        response = axe.run(looked_through.page).response
        found[screen] = [(rule["id"], rule["nodes"][0]["html"]) for rule in response["violations"]]
        assert len(response["passes"]) > 15

    for view in VIEWS:
        looked_through.go(address(language, view))
        if view == "samples":
            looked_through.page.locator("#samples button").first.wait_for()
        look(view)
    looked_through.go(address(language, "check"))
    looked_through.page.locator("#check-start").click()  # nothing is chosen yet, and it says so
    look("missing")
    looked_through.choose("check-tables", TABLE)
    look("chosen")
    looked_through.start("check")
    look("answer")
    assert {screen: rules for screen, rules in found.items() if rules} == {}
