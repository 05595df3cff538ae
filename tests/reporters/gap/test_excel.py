"""The workbook of a comparison."""

import io
import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl.utils import column_index_from_string
from rich.cells import cell_len
from rich.console import Console

import cedu_targets
from cedu_targets import gap
from cedu_targets.domain.gap import State
from cedu_targets.domain.paper import Paper
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.gap import excel, html, markdown, terminal
from report_texts import opened
from sample_reports import STEERING, hostile_gaps, jiangning_gaps, messages_for

ZH = Messages(Language.ZH)


def on_a_terminal(report: GapReport, width: int, language: Language = Language.ZH) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(terminal.render(report, messages_for(language)))
    return stream.getvalue()


@pytest.mark.parametrize("language", list(Language))
def test_on_paper_the_legend_is_whole_though_the_table_is_narrow(
    language: Language, sheet: Callable[..., Path]
) -> None:
    report = gap(
        sheet("2023年目标表 .\n单位 讲座（场）\n柯岩 50", "t.csv"),
        sheet("2023年完成情况表 .\n单位 讲座（场）\n柯岩 20", "d.csv"),
        as_of=date(2023, 4, 30),
    )
    page = opened(excel.render(report, messages_for(language))).worksheets[0]
    end, widest = page.max_row, max(cell_len(str(cell.value or "")) for cell in page["A"])
    assert page["A"][end - 1].value == messages_for(language).term("made_by", version=cedu_targets.__version__)
    _, last_column, last_row = re.fullmatch(r"\D*(\$A\$1):\$(\w+)\$(\d+)", page.print_area or "").groups()  # type: ignore[union-attr]
    assert int(last_row) == end
    assert 14 + 8.5 * (column_index_from_string(last_column) - 1) >= widest


def test_the_workbook_has_its_sheets_numbers_and_print_settings() -> None:
    book = opened(excel.render(jiangning_gaps(), ZH))
    assert book.sheetnames == ["总表", "按单位", "审核问题"]
    assert {sheet.page_setup.paperSize for sheet in book} == {8}
    assert [sheet.page_setup.orientation for sheet in book] == ["landscape", "portrait", "landscape"]
    rows = {(row[0].value, str(row[1].value)): row for row in book["按单位"].iter_rows(min_row=2)}
    cells = rows["麒麟", "9 居民社区教育活动合计（万人）"]
    # 6 - 1.6 = 4.4; 1.6 ÷ 6 = 0.266667; 4.4 ÷ 3, up to 0.01: 1.47
    assert [cell.value for cell in cells[2:7]] == [6, 1.6, 4.4, 0.266667, 1.47]
    assert cells[8].value == "~ 无法判定（合计含未报项：第12栏）"
    rate = rows["全区目标", "26 终身学习网络覆盖率"][4]
    assert rate.number_format.endswith('"百分点"')
    assert rate.value == 4.9  # 95 % - 90.1 %
    (chart,) = book["总表"]._charts  # type: ignore[attr-defined]
    names, numbers = chart.series[0].cat.strRef.f, chart.series[0].val.numRef.f
    ranges = [book["总表"][where.rpartition("!")[2].replace("$", "")] for where in (names, numbers)]
    ranked = {row[0][0].value: row[1][0].value for row in zip(*ranges, strict=True)}
    assert len(ranked) == 11
    assert ranked["禄口"] == max(ranked.values())


@pytest.mark.parametrize(("asked", "size"), [(None, 8), (Paper.A3, 8), (Paper.A4, 9)])
def test_the_paper_that_was_asked_for(asked: Paper | None, size: int) -> None:
    book = opened(excel.render(jiangning_gaps(), ZH, paper=asked))
    assert {sheet.page_setup.paperSize for sheet in book} == {size}


def test_a_narrow_table_prints_on_a4(sheet: Callable[..., Path]) -> None:
    rows = "2020年目标表 .\n单位 培训（人次）\n甲镇 400\n乙镇 200"
    report = gap(
        sheet(rows, "t.csv"),
        sheet(rows.replace("目标表", "完成情况表"), "d.csv"),
        as_of=date(2020, 9, 30),
        as_given=True,
    )
    assert {one.page_setup.paperSize for one in opened(excel.render(report, ZH))} == {9}
    assert '<body class="a4">' in html.render(report, ZH)
    assert "<body>" in html.render(report, ZH, Paper.A3)


@pytest.mark.parametrize("language", list(Language))
def test_hostile_names_stay_text_in_the_workbook(language: Language) -> None:
    book = opened(excel.render(hostile_gaps(), messages_for(language)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert cells
    assert {cell.data_type for cell in cells} <= {"s", "n"}  # no formula
    targets = {cell.hyperlink.target for cell in cells if cell.hyperlink}
    assert targets <= {"=2.csv"}  # beside the report, and no name that leads elsewhere
    assert not any(STEERING.search(cell.value) for cell in cells if isinstance(cell.value, str))


def test_groups_are_shown_with_their_units_together(sheet: Callable[..., Path]) -> None:
    rows = "单位 培训（人次）\n全县 {}\n北片小计 {}\n甲镇 {}\n乙镇 {}\n南片小计 {}\n丙镇 {}\n丁镇 {}"
    targets = sheet("2020年目标表 .\n" + rows.format(1000, 600, 400, 200, 400, 300, 100), "t.csv")
    done = sheet("2020年完成情况表 .\n" + rows.format(470, 330, 200, 130, 140, 140, "."), "d.csv")
    report = gap(targets, done, as_of=date(2020, 9, 30))
    # 丁镇 has not reported: 140 of 300, not of 400
    assert [row.completion for rows in report.areas.values() for row in rows] == [
        Fraction(330, 600),
        Fraction(140, 300),
    ]
    for text in (markdown.render(report, ZH), html.render(report, ZH), on_a_terminal(report, 140)):
        assert "南片小计（已报单位合计）" in text
        assert "46.7%" in text
    book = opened(excel.render(report, ZH))
    assert [[cell.value for cell in row[:5]] for row in book["片区"].iter_rows(min_row=2)] == [
        ["北片小计", "培训（人次）", 600, 330, 270], ["南片小计", "培训（人次）", 300, 140, 160],
    ]  # fmt: skip


def test_the_workbook_never_rounds_up_to_all_nor_a_gap_away() -> None:
    report = jiangning_gaps()
    found = report.rows[0]
    almost = replace(found, achieved=found.target, completion=Fraction(99_999, 100_000), state=State.ON_PACE)
    book = opened(excel.render(replace(report, rows=(almost,)), ZH))
    cell = book["按单位"].cell(2, 6)
    assert (cell.value, cell.number_format) == (0.99999, "0.0000%")


@pytest.mark.parametrize(("count", "breaks", "repeated"), [(11, [], None), (23, [29], None), (40, [46], "$5:$5")])
def test_the_chart_of_the_ranking_stands_on_one_sheet_of_paper(
    count: int, breaks: list[int], repeated: str | None, sheet: Callable[..., Path]
) -> None:
    """It would be cut in two where the overview leaves too little room under itself."""
    units = [f"第{number}镇" for number in range(count)]
    heads = "单位 " + " ".join(f"指标{number}（场）" for number in range(14))
    targets = sheet("\n".join(["2023年目标表", heads, *(f"{unit}{' 12' * 14}" for unit in units)]), "t.csv")
    done = sheet("\n".join(["2023年完成情况", heads, *(f"{unit}{' 7' * 14}" for unit in units)]), "d.csv")
    content = excel.render(gap(targets, done, as_of=date(2023, 9, 30)), ZH, paper=Paper.A3)
    page = opened(content)["总表"]
    assert ([one.id for one in page.row_breaks.brk], page.print_title_rows) == (breaks, repeated)
    assert all(page.cell(row + 1, 1).value == ZH.term("gap_ranking") for row in breaks)


def test_the_real_table_has_its_ranking_under_the_overview_on_both_papers() -> None:
    for paper in Paper:
        assert not opened(excel.render(jiangning_gaps(), ZH, paper=paper))["总表"].row_breaks.brk
