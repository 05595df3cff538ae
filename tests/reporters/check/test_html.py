"""The page of a check: cells and findings that lead to one another."""

from msgspec.structs import replace

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.check import html
from html_pages import Page
from made_tables import check as judged
from made_tables import table as made
from sample_reports import (
    full,
    jiangning,
    messages_for,
    unsure,
)

ZH = Messages(Language.ZH)


def test_a_wrong_cell_leads_to_its_finding_and_back() -> None:
    page = Page(html.render(jiangning(rules=None), ZH))
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
    page = html.render(unsure(), ZH)
    first = page.split('<section id="t2"')[0]
    assert first.count("◆ 1.") == 3  # four alternatives, three of them shown
    assert first.count("另有 1 种可能") == 1
    assert "应为 " not in "".join(cell.text for cell in Page(first).all("td"))


def test_a_page_of_several_files_says_how_each_went() -> None:
    page = Page(html.render(full(), messages_for(Language.ZH)))
    verdicts = [e.text for e in page.all("span") if e.attributes.get("class", "").startswith("chip ")]
    assert verdicts[:3] == ["! 读不了", "✗ 有问题 4", "✓ 通过"]
    text = page.all("main")[0].text
    explained = "全区数含区直单位（王科长，有效至 2026-12-31）"
    questions = "疑问清单（请主管科室答复）1 条"
    for said in (explained, questions, "全区举办讲座不少于40场", "说明失效", "已消除", "无法判定 1", "文中的数"):
        assert said in text


def test_a_large_table_shows_its_marked_rows_and_says_so() -> None:
    rows = {"全区": [1, 1], **{f"单位{n}": [0, 0] for n in range(20_000)}}
    rows["单位7"] = [1, 1]
    file = judged(made(rows, ["1=2"]))
    page = html.render(replace(jiangning(), files=(file,)), ZH)
    assert "表很大，这里只列出全区和有标记的行（1 行，全表 20001 行）" in page
    assert len(page) < 100_000


def test_a_wide_table_is_shown_in_parts_that_fit_the_paper() -> None:
    file = judged(made({"全区": [3] * 70, "甲": [1] * 70, "乙": [2] * 70}))
    page = Page(html.render(replace(jiangning(), files=(file,)), ZH))
    figures = [e for e in page.all("table") if e.attributes.get("class") == "figures"]
    assert [e.text.split()[0] for e in figures] == ["样表", "样表", "样表"]
    assert [e.text for e in page.all("caption")] == ["样表 (1/3)", "样表 (2/3)", "样表 (3/3)"]
