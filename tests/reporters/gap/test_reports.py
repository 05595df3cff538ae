"""The reports of `cedu gap`: what they say, what they leave open, and that no submitted text steers them."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string
from rich.cells import cell_len
from rich.console import Console

import cedu_targets
from cedu_targets import gap
from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.gap import State, Timetable
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import FileReport
from cedu_targets.reporters.gap import excel as gap_excel
from cedu_targets.reporters.gap import html as gap_html
from cedu_targets.reporters.gap import json as gap_envelope
from cedu_targets.reporters.gap import markdown as gap_markdown
from cedu_targets.reporters.gap import terminal as gap_terminal
from cedu_targets.reporters.gap import text as gap_lines
from cedu_targets.reporters.gap.sentences import STATE_SYMBOLS, lag_text, legend, share_text
from sample_reports import STEERING, hostile_gaps, jiangning_gaps, messages_for

ZH = Messages(Language.ZH)


def on_a_terminal(report: GapReport, width: int, language: Language = Language.ZH) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(gap_terminal.render(report, messages_for(language)))
    return stream.getvalue()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("width", [100, 140])
def test_the_terminal_is_never_overrun_and_no_number_or_state_is_cut(width: int, language: Language) -> None:
    text = on_a_terminal(jiangning_gaps(), width, language)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "…" not in text
    state = Messages(language).term(State.SLIGHTLY_BEHIND)
    assert len(re.findall(f"! {state} *$", text, re.MULTILINE)) >= 3


def test_the_furthest_behind_comes_first() -> None:
    text = on_a_terminal(jiangning_gaps(), 140)
    # 麒麟 left column 12 blank: 1.6 of 6 is 26.7 %, and 4.4 ÷ 3 up to 0.01 is 1.47
    first = next(line for line in text.splitlines() if "✗" in line)
    assert re.split(r"\s{2,}", first.strip())[0] == "麒麟"
    assert re.findall(r"[\d.]+%?", first)[1:6] == ["6", "1.6", "4.4", "26.7%", "1.47"]
    lags = [row.lag or 0 for row in jiangning_gaps().laggards if row.state is State.BEHIND]
    assert lags == sorted(lags, reverse=True)


def test_the_draft_has_its_five_parts_and_leaves_the_office_its_own() -> None:
    text = gap_markdown.render(jiangning_gaps(), ZH)
    assert re.findall("^## (.*)$", text, re.MULTILINE) == [
        "一、总体情况", "二、进度排名", "三、滞后单位及差额", "四、存在问题", "五、下一步要求",
    ]  # fmt: skip
    assert text.count("（由办公室填写）") == 2
    assert "截至 2020-09-30，序时进度 75%（已满 9 个月，还有 3 个月）。共 11 个单位、198 项任务" in text
    assert "- 学院：全部 10 项" in text


def test_the_legend_says_what_growth_is_growth_on_while_the_year_goes_on() -> None:
    report, said = jiangning_gaps(), ZH.term("gap_growth")
    assert report.has_last_year
    over = replace(report, timetable=replace(report.timetable, as_of=date(2020, 12, 31)))
    assert [said in legend(one, ZH) for one in (report, over, replace(report, has_last_year=False))] == [
        True, False, False,
    ]  # fmt: skip


def test_the_legend_prints_what_decided() -> None:
    report = jiangning_gaps()
    profile = (Fraction(1, 2), *[Fraction(1, 22)] * 11)
    report = replace(report, timetable=Timetable(date(2020, 9, 30), 2020, profile, Fraction(1, 20)))
    for text in (gap_lines.render(report, ZH), gap_markdown.render(report, ZH), on_a_terminal(report, 200)):
        assert "低不超过 5 个百分点为略低" in text
        assert "月度安排" in text
        assert all(symbol in text for symbol in STATE_SYMBOLS.values())


@pytest.mark.parametrize("language", list(Language))
def test_hostile_names_stay_text(language: Language) -> None:
    report, messages = hostile_gaps(), messages_for(language)
    for text in (gap_lines.render(report, messages), gap_markdown.render(report, messages), on_a_terminal(report, 140)):
        assert STEERING.search(text) is None
    assert "<script>" not in gap_markdown.render(report, messages).replace("\\<", "")
    width = 0
    for line in gap_markdown.render(report, messages).splitlines():
        bars = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) if line.startswith("|") else 0
        assert bars in (0, width) or not width, line
        width = bars
    assert gap_envelope.render(report, messages)


def test_what_is_short_of_all_never_reads_as_all() -> None:
    assert share_text(Fraction(9_999, 10_000)) == "99.9%"
    assert share_text(Fraction(1)) == "100%"
    assert share_text(Fraction(2, 3)) == "66.7%"
    assert share_text(None) == "-"


def test_what_is_a_little_below_the_pace_never_reads_as_nothing_below() -> None:
    found = next(row for row in jiangning_gaps().rows if row.pace == Fraction(3, 4))
    assert lag_text(replace(found, completion=Fraction(7_499, 10_000)), ZH) == "<0.1百分点"
    assert lag_text(replace(found, completion=Fraction(3, 4)), ZH) == "0百分点"
    assert lag_text(replace(found, completion=Fraction(2, 3)), ZH) == "8.3百分点"


@pytest.mark.parametrize("language", list(Language))
def test_on_paper_the_legend_is_whole_though_the_table_is_narrow(
    language: Language, sheet: Callable[..., Path]
) -> None:
    report = gap(
        sheet("2023年目标表 .\n单位 讲座（场）\n柯岩 50", "t.csv"),
        sheet("2023年完成情况表 .\n单位 讲座（场）\n柯岩 20", "d.csv"),
        as_of=date(2023, 4, 30),
    )
    page = load_workbook(io.BytesIO(gap_excel.render(report, messages_for(language)))).worksheets[0]
    end, widest = page.max_row, max(cell_len(str(cell.value or "")) for cell in page["A"])
    assert page["A"][end - 1].value == messages_for(language).term("made_by", version=cedu_targets.__version__)
    _, last_column, last_row = re.fullmatch(r"\D*(\$A\$1):\$(\w+)\$(\d+)", page.print_area or "").groups()  # type: ignore[union-attr]
    assert int(last_row) == end
    assert 14 + 8.5 * (column_index_from_string(last_column) - 1) >= widest


def test_the_workbook_has_its_sheets_numbers_and_print_settings() -> None:
    book = load_workbook(io.BytesIO(gap_excel.render(jiangning_gaps(), ZH)))
    assert book.sheetnames == ["总表", "按单位", "按指标", "排名", "审核问题"]
    assert all(sheet.page_setup.paperSize == 8 and sheet.page_setup.orientation == "landscape" for sheet in book)
    rows = {(row[0].value, str(row[1].value)): row for row in book["按单位"].iter_rows(min_row=2)}
    cells = rows["麒麟", "9 居民社区教育活动合计（万人）"]
    # 6 - 1.6 = 4.4; 1.6 ÷ 6 = 0.266667; 4.4 ÷ 3, up to 0.01: 1.47
    assert [cell.value for cell in cells[2:7]] == [6, 1.6, 4.4, 0.266667, 1.47]
    assert cells[8].value == "✗ 滞后"
    rate = rows["全区目标", "26 终身学习网络覆盖率"][4]
    assert rate.number_format.endswith('"百分点"')
    assert rate.value == 4.9  # 95 % - 90.1 %
    assert len(book["排名"]._charts) == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", list(Language))
def test_hostile_names_stay_text_in_the_workbook(language: Language) -> None:
    book = load_workbook(io.BytesIO(gap_excel.render(hostile_gaps(), messages_for(language))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert cells
    assert {cell.data_type for cell in cells} <= {"s", "n"}  # no formula
    targets = {cell.hyperlink.target for cell in cells if cell.hyperlink}
    assert targets <= {"=2.csv"}  # beside the report, and no name that leads elsewhere
    assert not any(STEERING.search(cell.value) for cell in cells if isinstance(cell.value, str))


def test_where_nothing_was_compared_nobody_is_told_that_nothing_is_behind() -> None:
    unread = FileReport("t.csv", fault=InputFault("RD101", path="t.csv"))
    silent = tuple(replace(row, achieved=None, gap=None, state=State.NOT_REPORTED) for row in jiangning_gaps().rows)
    for report in (
        replace(jiangning_gaps(), rows=silent),
        GapReport((unread,), (), Timetable(date(2020, 9, 30), 2020)),
    ):
        for text in (gap_markdown.render(report, ZH), gap_html.render(report, ZH)):
            assert "没有一项可以比较" in text
            assert "没有滞后" not in text
    assert "没有一项可以比较" in gap_lines.render(report, ZH)
    assert "完成情况完成情况" not in gap_markdown.render(report, ZH)


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
    for text in (gap_markdown.render(report, ZH), gap_html.render(report, ZH), on_a_terminal(report, 140)):
        assert "南片小计（已报单位合计）" in text
        assert "46.7%" in text
    book = load_workbook(io.BytesIO(gap_excel.render(report, ZH)))
    assert [[cell.value for cell in row[:5]] for row in book["片区"].iter_rows(min_row=2)] == [
        ["北片小计", "培训（人次）", 600, 330, 270], ["南片小计", "培训（人次）", 300, 140, 160],
    ]  # fmt: skip


def test_the_workbook_never_rounds_up_to_all_nor_a_gap_away() -> None:
    report = jiangning_gaps()
    found = report.rows[0]
    almost = replace(found, achieved=found.target, completion=Fraction(99_999, 100_000), state=State.ON_PACE)
    book = load_workbook(io.BytesIO(gap_excel.render(replace(report, rows=(almost,)), ZH)))
    cell = book["按单位"].cell(2, 6)
    assert (cell.value, cell.number_format) == (0.99999, "0.0000%")
