"""An allocation as a page: the table as it would be issued, what the plan held in it, the conflict and where to mend it."""

import subprocess
import sys

import pytest
from msgspec.structs import replace

from cedu_targets.allocation.report import AllocationReport
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.paper import Paper
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.allocation import html
from cedu_targets.reporters.allocation.amounts import amount
from cedu_targets.reporters.allocation.html_heads import head_rows
from cedu_targets.reporters.allocation.sentences import reason_text
from cedu_targets.reporters.allocation.table_layout import headings
from html_pages import Page
from sample_reports import conflicting_allocation, jiangning_allocation

ZH = Messages(Language.ZH)


def text_of(report: AllocationReport, language: Language = Language.ZH) -> str:
    return " ".join(Page(html.render(report, Messages(language))).all("body")[0].text.split())


def figures(report: AllocationReport) -> list[list[str]]:
    """The first table, row by row, without its heads."""
    page = Page(html.render(report, ZH))
    table = page.elements.index(next(e for e in page.all("table") if e.attributes.get("class") == "figures"))
    end = next(n for n, e in enumerate(page.elements) if n > table and e.name == "h2")
    rows: list[list[str]] = []
    for element in page.elements[table:end]:
        if element.name == "tr":
            rows.append([])
        elif element.name == "td" or element.attributes.get("scope") == "row":
            rows[-1].append(element.text)
    return [row for row in rows if row]


def test_every_number_of_the_table_stands_on_the_page() -> None:
    report = jiangning_allocation()
    assert report.understood is not None
    rows = {name: cells for name, *cells in figures(report)}
    assert list(rows) == [report.understood.plan.district, *report.understood.units]
    for row, cells in rows.items():
        due = [amount(report.rows[row][code], one) for code, one in report.understood.by_code.items()]
        assert [cell.split()[-1] if cell else "" for cell in cells] == due


def test_what_the_plan_held_bears_a_sign_and_its_bound() -> None:
    rows = {name: cells for name, *cells in figures(jiangning_allocation())}
    assert rows["东山"][3] == "↓上限 1.2 1.2"
    assert rows["秣陵"][1] == "＝固定数 0.35 0.35"
    assert sum(cell.startswith(("↓", "＝", "↑")) for cells in rows.values() for cell in cells) == 3
    told = text_of(jiangning_allocation())
    assert "＝ 固定数 ↓ 压低到上限" in told
    assert "↑" not in told


def test_heads_are_those_of_the_table_to_be_issued() -> None:
    understood = jiangning_allocation().understood
    assert understood is not None
    columns = len(understood.indicators)
    rows = head_rows(understood, 1, columns, ZH)
    found = headings(understood, ZH)
    assert [cell.text for row in rows for cell in row] == [
        one.text for one in sorted(found, key=lambda one: (one.top, one.left))
    ]
    covered = [cell.wide * cell.high for row in rows for cell in row]
    assert sum(covered) == columns * len(rows)  # nothing overlaps and nothing is left open


@pytest.mark.parametrize("last", range(2, 28))
def test_heads_of_a_part_cover_its_columns(last: int) -> None:
    understood = jiangning_allocation().understood
    assert understood is not None
    for first, end in ((1, last), (last + 1, 28)):
        rows = head_rows(understood, first, end, ZH)
        assert sum(cell.wide * cell.high for row in rows for cell in row) == (end - first + 1) * len(rows)


@pytest.mark.parametrize("language", list(Language))
def test_each_number_has_its_reason(language: Language) -> None:
    report, messages = jiangning_allocation(), Messages(language)
    told = text_of(report, language)
    for code, value in report.rows["谷里"].items():
        if value is not None:
            assert reason_text(report, "谷里", code, messages) in told
    assert "-0.76" in told


def test_too_many_numbers_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MOST_REASONS", 30)
    monkeypatch.setattr(html, "MOST_CELLS", 28 * 3)
    report = jiangning_allocation()
    filled = [sum(value is not None for value in cells.values()) for cells in list(report.rows.values())[:3]]
    assert len(figures(report)) == 3
    told = text_of(report)
    assert "还有 9 个单位没有显示" in told
    assert f"另有 {sum(filled) - 30} 个数没有列出" in told


@pytest.mark.parametrize("language", list(Language))
def test_a_conflict_names_its_numbers_and_what_to_do(language: Language) -> None:
    page = Page(html.render(conflicting_allocation(), Messages(language)))
    told = " ".join(page.all("body")[0].text.split())
    cards = [e.text for e in page.all("section") if e.attributes["class"] == "card error"]
    assert len(cards) == 2
    assert all(text in cards[0] for text in ("2.33", "0.8", "1.53", "plan.xlsx:分解计划!F11", "plan.xlsx:指标设置!I5"))
    assert {"zh": "例如把淳化按增幅上限增加 1.53", "en": "Relax any one of them"}[language] in cards[0]
    assert {"zh": "✗计划的要求不能同时满足：有 2 组冲突，每组至少要放宽一条。没有分解。", "en": "✗the plan's demands"}[
        language
    ] in told
    assert page.all("details") == []
    assert not any(e.attributes.get("class") == "figures" for e in page.all("table"))


def test_a_plan_with_mistakes_shows_them_and_no_table() -> None:
    report = jiangning_allocation()
    wrong = Finding("AL004", "plan", Severity.ERROR, Place("分解计划", "A9"), {"wanted": "东山街"})
    told = text_of(replace(report, findings=(wrong,), outcome=None))
    assert "✗计划有 1 处要改，没有分解 " in told
    assert "计划中要改的" in told
    assert "plan.xlsx:分解计划!A9 AL004" in told
    unread = text_of(AllocationReport("a/plan.xlsx", None, None, (wrong,)))
    assert unread.startswith("跳到正文 plan.xlsx")


def test_a_number_that_was_asked_for_is_told_first() -> None:
    report = replace(jiangning_allocation(), asked=("东山", "4"))
    page = Page(html.render(report, ZH))
    (lead,) = [e.text for e in page.all("p") if e.attributes.get("class") == "lead"]
    assert lead.startswith("东山 第4栏（在(转)岗人员培训） = 1.2")


def test_the_paper_is_that_of_the_columns_or_as_asked() -> None:
    assert '<body class="a4">' not in html.render(jiangning_allocation(), ZH)
    assert '<body class="a4">' in html.render(jiangning_allocation(), ZH, Paper.A4)


def test_a_page_needs_no_library_of_numbers_or_of_workbooks() -> None:
    script = (
        "import sys; import cedu_targets.reporters.allocation.html\n"
        "print({'numpy', 'pandas', 'docx', 'xlsxwriter', 'openpyxl'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "set()\n"
