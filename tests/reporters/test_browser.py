"""The HTML reports in headless Chromium: nothing is refused by their policy, no barrier for a reader, paper and phone."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.allocation import html as allocation_html
from cedu_targets.reporters.attainment import html as attainment_html
from cedu_targets.reporters.check import html as html_report
from cedu_targets.reporters.check import slips_page
from cedu_targets.reporters.check.slips import address
from cedu_targets.reporters.gap import html as gap_html
from cedu_targets.reporters.rollup import html as rollup_html
from cedu_targets.reporters.status import html as status_html
from path_reports import five_years
from path_reports import hostile as hostile_attainment
from path_reports import many as many_attainments
from report_texts import pages_of
from rollups import hostile as hostile_rollup
from rollups import many, three_months
from sample_lists import checked_lists
from sample_reports import (
    conflicting_allocation,
    full,
    hostile,
    hostile_gaps,
    jiangning,
    jiangning_allocation,
    jiangning_gaps,
    large_gaps,
    messages_for,
)
from status_reports import hostile_status, long_status, suzhou_status

pytestmark = pytest.mark.render

PAGES: dict[str, Callable[[Messages], str]] = {
    "check": lambda messages: html_report.render(jiangning(rules=None), messages),
    "full": lambda messages: html_report.render(full(), messages),
    "hostile": lambda messages: html_report.render(hostile(), messages),
    "items": lambda messages: html_report.render(checked_lists(), messages),
    "slips": lambda messages: slips_page.render(address(full()).slips, messages),
    "hostile-slips": lambda messages: slips_page.render(address(hostile()).slips, messages),
    "gap": lambda messages: gap_html.render(jiangning_gaps(), messages),
    "hostile-gap": lambda messages: gap_html.render(hostile_gaps(), messages),
    "large-gap": lambda messages: gap_html.render(large_gaps(), messages),
    "allocation": lambda messages: allocation_html.render(jiangning_allocation(), messages),
    "conflict": lambda messages: allocation_html.render(conflicting_allocation(), messages),
    "status": lambda messages: status_html.render(suzhou_status(), messages),
    "hostile-status": lambda messages: status_html.render(hostile_status(), messages),
    "long-status": lambda messages: status_html.render(long_status(), messages),
    "attainment": lambda messages: attainment_html.render(five_years(), messages),
    "hostile-attainment": lambda messages: attainment_html.render(hostile_attainment(), messages),
    "large-attainment": lambda messages: attainment_html.render(many_attainments(), messages),
    "rollup": lambda messages: rollup_html.render(three_months(), messages),
    "hostile-rollup": lambda messages: rollup_html.render(hostile_rollup(), messages),
    "large-rollup": lambda messages: rollup_html.render(many(1200), messages),
}
DESKTOP, PHONE = (1400, 900), (390, 844)
PRINTED = {"check": 4, "gap": 4, "status": 9, "allocation": 6}
"""Sheets of A3 that the samples take."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Language], Path]:
    """A page as a file, as a planner opens it."""
    folder = tmp_path_factory.mktemp("pages")

    def write(name: str, language: Language = Language.ZH) -> Path:
        path: Path = folder / f"{name}.{language}.html"
        if not path.exists():
            path.write_text(PAGES[name](messages_for(language)), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_refused_and_the_page_fits_its_window(
    name: str, size: tuple[int, int], chromium: Any, written: Callable[..., Path]
) -> None:
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, offline=True)
    page, said, asked = context.new_page(), [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(written(name).as_uri())
    assert said == []
    assert asked == [written(name).as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]
    # the style sheet was let in by its hash: without it a table would not scroll by itself
    assert page.evaluate("getComputedStyle(document.querySelector('.scroll')).overflowX") == "auto"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", [name for name in PAGES if not name.startswith(("large", "long"))])
def test_no_barrier_is_found(
    name: str, language: Language, scheme: str, chromium: Any, written: Callable[..., Path]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    context = chromium.new_context(bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    page.goto(written(name, language).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = axe.Axe().run(page).response
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
    assert len(found["passes"]) > 20
    context.close()


@pytest.mark.parametrize("name", PRINTED)
def test_it_prints_on_a3_unit_by_unit(name: str, chromium: Any, written: Callable[..., Path], tmp_path: Path) -> None:
    page = chromium.new_page()
    page.goto(written(name).as_uri())
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True, print_background=True)
    page.close()
    pages, size, text = pages_of(tmp_path / "report.pdf")
    assert (pages, size) == (PRINTED[name], (1191, 842))
    # what is folded on a screen is printed: a rule's basis, the tasks of the last unit
    assert {"check": "二（一）", "gap": "学院未报10", "status": "各有关市、区1", "allocation": "学院10个数"}[
        name
    ] in text


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", ["attainment", "large-attainment", "hostile-attainment"])
def test_what_a_path_has_written_lies_apart_and_can_be_read_on_a_phone(
    name: str, language: Language, chromium: Any, written: Callable[..., Path]
) -> None:
    """As the browser draws it: the widths of letters that placed the labels were only an estimate."""
    context = chromium.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
    page = context.new_page()
    page.goto(written(name, language).as_uri())
    charts = page.evaluate(
        """[...document.querySelectorAll('svg.path')].map(chart => ({
          size: [chart.getBoundingClientRect().width, chart.viewBox.baseVal.width],
          fonts: [...chart.querySelectorAll('tspan')].map(one => parseFloat(getComputedStyle(one).fontSize)),
          boxes: [...chart.querySelectorAll('tspan')].map(one => {
            const box = one.getBoundingClientRect(), all = chart.getBoundingClientRect()
            return [box.left - all.left, box.top - all.top, box.right - all.left, box.bottom - all.top]
          })
        }))"""
    )
    assert charts
    for chart in charts:
        assert chart["size"][0] == chart["size"][1]  # a pixel is a pixel
        assert min(chart["fonts"]) >= 12
        for one, other in combinations(chart["boxes"], 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            # boxes are as high as the font's lines, its letters are not
            assert across <= 0 or down <= 5
        assert all(left >= 0 and right <= chart["size"][1] for left, _, right, _ in chart["boxes"])
    context.close()


@pytest.mark.parametrize(
    ("name", "sheets", "told"), [("rollup", 3, "没有计入的报表3份"), ("attainment", 9, "大水井街道各不少于1所0所")]
)
def test_it_prints_on_a4(
    name: str, sheets: int, told: str, chromium: Any, written: Callable[..., Path], tmp_path: Path
) -> None:
    """What is read out in a meeting goes on the paper of every office; what is folded on a screen is printed."""
    page = chromium.new_page()
    page.goto(written(name).as_uri())
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True, print_background=True)
    page.close()
    pages, size, text = pages_of(tmp_path / "report.pdf")
    assert (pages, size) == (sheets, (842, 595))
    assert told in text


def test_each_slip_has_a_sheet_of_its_own_and_the_list_has_none(
    chromium: Any, written: Callable[..., Path], tmp_path: Path
) -> None:
    page = chromium.new_page()
    page.goto(written("slips").as_uri())
    page.pdf(path=tmp_path / "slips.pdf", prefer_css_page_size=True, print_background=True)
    page.close()
    pages, size, text = pages_of(tmp_path / "slips.pdf")
    assert (pages, size) == (2, (595, 842))
    assert text.count("数据审核反馈单") == 2 * 2  # the text is told line by line, and cell by cell
    assert text.count("□说明：") == 2 * 5
    assert "每份另起一页" not in text


def test_a_table_is_reached_and_scrolled_by_keyboard(chromium: Any, written: Callable[..., Path]) -> None:
    context = chromium.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
    page = context.new_page()
    page.goto(written("gap").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.querySelector('table.figures') !== null"):
            break
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)  # it scrolls softly
    assert page.evaluate("document.activeElement.scrollLeft") > 100
    # the units' names stay in sight while the figures move
    left = "document.activeElement.querySelector('tbody th').getBoundingClientRect().left"
    region = "document.activeElement.getBoundingClientRect().left"
    assert abs(page.evaluate(left) - page.evaluate(region)) <= 2
    context.close()


@pytest.mark.parametrize("name", ["gap", "hostile-gap", "status", "hostile-status"])
def test_a_phone_shows_every_number_of_a_task_without_scrolling_sideways(
    name: str, chromium: Any, written: Callable[..., Path]
) -> None:
    """State, completion and what is short were off the screen beside a chart and much white."""
    context = chromium.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
    page = context.new_page()
    page.goto(written(name).as_uri())
    ends = page.evaluate(
        "[...document.querySelectorAll('.tasks tbody :is(th, td)')].map(one => one.getBoundingClientRect().right)"
    )
    assert ends
    assert max(ends) <= PHONE[0]
    cell = "document.querySelector('.tasks [data-head]')"
    head = "完成率" if "gap" in name else "期限"
    assert page.evaluate(f"getComputedStyle({cell}, '::before').content") in (f'"{head}" " "', f'"{head} "')
    context.close()


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_bars_stand_under_the_months(size: tuple[int, int], chromium: Any, written: Callable[..., Path]) -> None:
    """Each row is a chart of its own: all are as wide as their axis and begin where it begins, on a phone too."""
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.goto(written("status").as_uri())
    sides = "[...document.querySelectorAll('.axis svg, .span svg')].map(one => one.getBoundingClientRect())"
    found = page.evaluate(f"{sides}.map(one => [one.left, one.width, one.height])")
    assert len(found) == 25
    assert max(left for left, _, _ in found) - min(left for left, _, _ in found) < 1
    assert max(width for _, width, _ in found) - min(width for _, width, _ in found) < 1
    assert min(width for _, width, _ in found) > 300
    assert min(height for _, _, height in found) > 20
    # the axis stays in sight while its rows pass
    page.evaluate("document.querySelector('.timeline tbody:last-of-type').scrollIntoView()")
    assert 0 <= page.evaluate("document.querySelector('.axis').getBoundingClientRect().top") < 5
    context.close()
