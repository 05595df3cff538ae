"""The page of what is due: what is late first, bars on a common axis, every item with its facts."""

import re
from datetime import date

import pytest
from msgspec.structs import replace

from cedu_targets.agenda.report import StatusReport
from cedu_targets.domain.items import Assigned, Item, ItemKind, Role
from cedu_targets.domain.status import State
from cedu_targets.messages.messages import Language
from cedu_targets.reporters.status import html
from cedu_targets.reporters.status.states import STATE_SYMBOLS, state_word
from html_pages import Element, Page
from sample_reports import messages_for
from status_reports import due_of, long_status, report_of, row_of, suzhou_status

ZH = messages_for(Language.ZH)
IN_EACH_LANGUAGE = pytest.mark.parametrize("language", list(Language))


def shown(report: StatusReport, language: Language = Language.ZH) -> Page:
    return Page(html.render(report, messages_for(language)))


def classes(element: Element) -> list[str]:
    return element.attributes.get("class", "").split()


def bars(page: Page) -> list[tuple[Element, list[Element]]]:
    """Every bar's chart, with the shapes in it."""
    found = []
    for number, element in enumerate(page.elements):
        if element.name == "td" and "span" in classes(element):
            shapes: list[Element] = []
            for one in page.elements[number + 2 :]:
                if one.name in ("td", "tr", "th"):
                    break
                shapes.append(one)
            found.append((page.elements[number + 1], shapes))
    return found


@IN_EACH_LANGUAGE
def test_every_item_is_told_with_all_that_is_known_of_it(language: Language) -> None:
    report, messages = suzhou_status(), messages_for(language)
    page = shown(report, language)
    items = page.all("table")[-1]
    assert len(report.rows) == 36
    for number, row in enumerate(report.rows, start=1):
        assert f"item-{number}" in page.ids
        assert row.item.text in items.text
        assert all(owner.name in items.text for owner in row.owners)
        assert f"{STATE_SYMBOLS[row.state]} {state_word(row.state, messages)}" in items.text
        assert messages.term("slip_line", line=row.item.line) in items.text
    assert "suzhou.txt" in page.all("header")[0].text
    for told in ("2019-03-25", "申报汇总表.xlsx", "场地未定", "进行中，已拍 12 集", "2019-11-01", "到 2020 年"):
        assert told in items.text


def test_the_urgent_come_first_each_with_a_link_to_the_whole_item() -> None:
    page = shown(suzhou_status())
    headings = [e.text for e in page.all("h2")]
    assert headings[:5] == [
        "逾期未完成 2 项", "已过期限，未报 3 项", "将到期 3 项（15 天以内）", "无法判定 1 项", "时间安排",
    ]  # fmt: skip
    overdue = page.all("table")[0].text
    assert "安排-5" in overdue
    assert "过 46 天" in overdue
    assert "场地未定" in overdue


def test_colour_is_never_alone() -> None:
    page = shown(long_status(40))
    words = {f"{STATE_SYMBOLS[state]} {state_word(state, ZH)}" for state in (*State, None)}
    chips = {e.text for e in page.all("span") if "chip" in classes(e)}
    assert words <= chips
    for chart, shapes in bars(page):
        signs = [e.text for e in shapes if "sign" in classes(e)]
        assert signs
        assert signs[0] in STATE_SYMBOLS.values()
        assert chart.attributes["role"] == "img"


def test_a_bar_lies_where_its_days_are() -> None:
    page = shown(suzhou_status())
    by_title = {shapes[0].text: shapes for _, shapes in bars(page)}
    may = by_title["2019-05-01 至 2019-05-31 ? 已过期限，未报"]
    # the fifth of twelve months; 15 June is over at 5.5 months
    assert [(e.attributes["x"], e.attributes["width"]) for e in may if e.name == "rect"] == [("33.33%", "8.33%")] * 2
    assert [e.attributes["x1"] for e in may if "today" in classes(e)] == ["45.83%"]
    later = by_title["2019-01-01 至 2020-12-31 » 本年不到期"]
    assert [(e.attributes["x"], e.attributes["width"]) for e in later if e.name == "rect"] == [("0.00%", "100.00%")]
    assert [e.attributes["href"] for e in later if e.name == "use"] == ["#goes-on"]


def test_every_row_has_its_own_bar() -> None:
    report = suzhou_status()
    drawn = [row for row in report.rows if row.days is not None]
    titles = [shapes[0].text for _, shapes in bars(shown(report))]
    assert len(titles) == len(drawn)
    for title, row in zip(titles, drawn, strict=True):
        assert f" 至 {row.due.end}" in title
        assert title.endswith(state_word(row.state, ZH))


def test_what_is_done_is_not_said_to_be_past_its_end() -> None:
    (row,) = [e for e in shown(suzhou_status()).all("tr") if e.text.startswith("安排-2 ") and "已完成" in e.text]
    assert "过 " not in row.text


def test_rows_stand_under_the_month_of_their_end() -> None:
    page = shown(suzhou_status())
    months = [e.text.strip() for e in page.all("tr") if "month" in classes(e)]
    assert months[:3] == ["2019年3月到期 · 3 项", "2019年4月到期 · 4 项", "2019年5月到期 · 2 项"]
    assert months[-1] == "2020年12月到期 · 1 项"
    assert sum(int(re.findall(r"(\d+) 项", month)[0]) for month in months) == 24 == len(bars(page))
    assert "没有期限的事项 12 项（不画在图上）" in [e.text for e in page.all("h2")]


def test_an_owner_leads_to_its_items_and_they_to_the_whole() -> None:
    report = suzhou_status()
    page = shown(report)
    for number, owner in enumerate(report.owners, start=1):
        assert f"#owner-{number}" in page.links
        details = [e for e in page.all("details") if owner.owner in e.text.split("\n")[1]]
        assert any(row.id in details[0].text for row in owner.rows)


def test_questions_are_apart_from_what_is_wrong() -> None:
    page = shown(suzhou_status())
    assert [e.text for e in page.all("h2")][-2:] == ["数据问题", "疑问清单"]
    *found, asked = [e.text for e in page.all("section")]
    assert "SC008" in "".join(found)  # 安排-7 is completed after the day
    assert "QU999" not in "".join(found)
    assert "QU999" in asked


def test_only_some_states_are_shown_but_all_are_counted() -> None:
    report = replace(suzhou_status(), only=frozenset([State.OVERDUE]))
    page = shown(report)
    assert "只列出：逾期未完成，共 2 项（全部 36 项）。" in page.all("header")[0].text
    assert [e.text for e in page.all("h2")][:3] == ["逾期未完成 2 项", "时间安排", "各责任单位 6 个"]
    assert len(bars(page)) == 2
    assert "列出的事项 2 项" in [e.text for e in page.all("h2")]


@IN_EACH_LANGUAGE
def test_a_page_without_any_item_says_so(language: Language) -> None:
    none_chosen = replace(suzhou_status(), only=frozenset([State.ELAPSED]))
    messages = messages_for(language)
    assert messages.term("status_none_chosen") in shown(none_chosen, language).all("main")[0].text
    nothing = replace(suzhou_status(), rows=(), files=())
    assert messages.term("status_none") in shown(nothing, language).all("main")[0].text


@pytest.mark.parametrize(("count", "charts"), [(1, 1), (40, 1), (41, 2), (300, 8)])
def test_long_plans_are_drawn_in_parts(count: int, charts: int) -> None:
    page = shown(long_status(count))
    assert len([e for e in page.all("table") if "timeline" in classes(e)]) == charts
    assert len(bars(page)) == count
    assert page.ids.count("hatch") == 1


def test_what_is_not_listed_is_counted() -> None:
    report = long_status(html.MOST_ITEMS + 5)
    text = html.render(report, ZH)
    assert len(text.encode()) < 3_000_000
    page = Page(text)
    assert "另有 5 项没有列出，用 -f excel 或 -f json 看全部。" in page.all("main")[0].text
    assert len(bars(page)) == html.MOST_ITEMS


def test_items_without_an_end_are_listed_not_drawn() -> None:
    page = shown(long_status(12, has_ends=False))
    assert bars(page) == []
    assert "没有期限的事项 12 项（不画在图上）" in [e.text for e in page.all("h2")]


def test_a_long_text_is_whole_once() -> None:
    item = Item("安排-1", ItemKind.SCHEDULED, "长" * 500, due=due_of(date(2019, 6, 1), date(2019, 6, 20)))
    page = html.render(report_of([row_of(item, State.DUE_SOON)]), ZH)
    assert page.count("长" * 500) == 1
    assert "长" * 89 + "…" in page


def test_parts_of_owners_are_said() -> None:
    owners = (Assigned("甲", Role.LEAD), Assigned("各市、区", Role.SUPPORT, every=True))
    item = Item("安排-1", ItemKind.SCHEDULED, "事", due=due_of(date(2019, 6, 1), date(2019, 6, 20)), owners=owners)
    text = shown(report_of([row_of(item, State.DUE)])).all("main")[0].text
    assert "牵头：甲；配合：各市、区" in text


@pytest.mark.parametrize(
    ("period", "as_of", "divisions", "described"),
    [
        ("2019", date(2019, 6, 15), 12, "竖线：截至 2019年6月15日"),
        ("2019-2020", date(2019, 6, 15), 24, "竖线：截至 2019年6月15日"),
        ("2019-2023", date(2018, 6, 15), 20, "截至日 2018年6月15日 在图的左边之外"),
        ("2019-2023", date(2024, 6, 15), 20, "截至日 2024年6月15日 在图的右边之外"),
        ("2019-2035", date(2022, 6, 15), 24, "竖线：截至 2022年6月15日"),
    ],
)
def test_the_axis_has_the_years_of_the_plan(period: str, as_of: date, divisions: int, described: str) -> None:
    item = Item("安排-1", ItemKind.SCHEDULED, "事", due=due_of(date(2019, 6, 1), date(2019, 6, 20)))
    page = shown(report_of([row_of(item, State.DUE)], period, as_of))
    (head,) = [e for e in page.all("th") if "axis" in classes(e)]
    assert f"d{divisions}" in classes(head)
    assert [e.text for e in page.all("desc")] == [described]
    style = html.render(report_of([row_of(item, State.DUE)]), ZH).split("</style>")[0]
    assert f".d{divisions} {{" in style
