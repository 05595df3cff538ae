"""Reports on very many rows as a page, a workbook, Markdown and text: the same counts, and names stay texts."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from msgspec.structs import replace

from cedu_targets.domain.finding import Severity
from cedu_targets.domain.gap import State
from cedu_targets.domain.indicator import Indicator
from cedu_targets.engines.gap_report import DistrictStanding, IndicatorStanding, WideGapReport
from cedu_targets.engines.report import DistrictCount, LeftOut, RuleCount, WideReport
from cedu_targets.messages.messages import Language
from cedu_targets.reporters.wide import excel, html, markdown, text
from cedu_targets.reporters.wide.summaries import AnyWide
from cedu_targets.reporters.wide.summary import SummaryTable, filled
from sample_reports import full, hostile, messages_for

NAME = "=1+1<script>]]>\n::error"
CHECK = WideReport(
    engine="duckdb",
    pack="p",
    title="全国目标表",
    paths=("a.parquet",),
    rows=1_000,
    districts=9,
    failing=5,
    columns=(),
    counts=(RuleCount("sums", "column_sums", "DS001", Severity.ERROR, 7, 4, "第3条"),),
    worst=(DistrictCount((NAME,), None, 253, errors=7, is_judged=True), DistrictCount(("乙区",), None, 20, notes=1)),
    files=hostile().files,
    left_out=(LeftOut("prose", "in_text", "engine_text"),),
)
GAP = WideGapReport(
    engine="duckdb",
    pack="p",
    title="全国目标表",
    targets=("a.parquet",),
    achieved=("b.parquet",),
    as_of=date(2020, 9, 30),
    units=3,
    districts=2,
    indicators=(
        IndicatorStanding(
            Indicator("1", "培训"), {State.BEHIND: 2, State.MET: 1}, Decimal("804.02"), Decimal(9), Decimal(2000), None
        ),
    ),
    worst=(DistrictStanding((NAME,), 2, {State.BEHIND: 2}), DistrictStanding(("乙区",), 1, {State.MET: 1})),
    late=1,
    silent=1,
)


@pytest.mark.parametrize("report", [CHECK, GAP])
def test_a_name_is_a_text_in_a_page_and_in_markdown(report: AnyWide) -> None:
    page = html.render(report, messages_for(Language.EN))
    assert "<script>" not in page
    assert "=1+1&lt;script&gt;" in page
    assert "\n::error" not in page
    told = markdown.render(report, messages_for(Language.EN))
    assert "<script>" not in told
    assert "\n::error" not in told + text.render(report, messages_for(Language.EN))


def test_a_page_of_a_check_has_counts_districts_and_their_findings() -> None:
    page = html.render(CHECK, messages_for(Language.ZH))
    for told in ("全国目标表", "5 个区县有问题", "DS001", "第3条", "乙区", "要与通知正文核对", "另有 3 个没有列出。"):
        assert told in page
    codes = {finding.code for file in CHECK.files for finding in file.findings}
    assert codes
    assert all(f"<code>{code}</code>" in page for code in codes)


def test_a_workbook_of_a_check_has_numbers_as_numbers_and_every_finding() -> None:
    book = openpyxl.load_workbook(io.BytesIO(excel.render(CHECK, messages_for(Language.ZH))))
    assert book.sheetnames[:4] == ["摘要", "各条规则", "问题最多的区县", "没有审核的规则"]
    assert [cell.value for cell in book["各条规则"][2]] == ["强制性", "DS001", "sums", 7, 4, "第3条"]
    worst = book["问题最多的区县"]
    assert [cell.value for cell in worst[1]] == ["区县", "行数", "强制性", "核实性", "提示性"]
    assert (worst["A2"].data_type, worst["B2"].value, worst["C2"].value) == ("s", 253, 7)
    codes = {row[2] for row in book["审核问题"].iter_rows(values_only=True)}
    assert codes >= {finding.code for file in CHECK.files for finding in file.findings if not finding.is_question}


def test_a_judged_district_is_led_to() -> None:
    file = full().files[0]
    worst = DistrictCount((str(file.sheet),), None, 9, errors=1, is_judged=True)
    page = html.render(replace(CHECK, files=(file,), worst=(worst,)), messages_for(Language.ZH))
    assert '<a href="#t1">' in page
    assert 'id="t1"' in page
    many = replace(CHECK, files=(file,) * (html.MOST_DISTRICTS + 5))
    assert messages_for(Language.ZH).term("wide_more", count=5) in html.render(many, messages_for(Language.ZH))


def test_a_workbook_lists_all_districts_up_to_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    report = replace(CHECK, files=(), others=(DistrictCount(("丙区",), None, 9, notes=1),))
    first = excel.render(report, messages_for(Language.ZH))
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(first))["问题最多的区县"].rows]
    assert [row[0] for row in rows[2:]] == ["乙区", "丙区", None, "另有 2 个没有列出。"]
    assert first == excel.render(report, messages_for(Language.ZH))
    monkeypatch.setattr(excel, "MOST_LINES", 1)
    book = openpyxl.load_workbook(io.BytesIO(excel.render(report, messages_for(Language.ZH))))
    assert [cell.value for cell in book["问题最多的区县"]["A"]][2:] == [None, "另有 4 个没有列出。"]


def test_a_workbook_of_achievements_has_sums_as_numbers() -> None:
    book = openpyxl.load_workbook(io.BytesIO(excel.render(GAP, messages_for(Language.EN))))
    row = [cell.value for cell in book.worksheets[1][2]]
    assert row[:5] == ["1 培训", 2000, 804.02, 9, "1.1%"]
    assert book.worksheets[2]["A2"].data_type == "s"
    assert "'" not in str(book.worksheets[2]["A2"].value)


def test_achievements_are_told_by_every_state_that_occurs_and_one_word_a_state() -> None:
    states = {State.BEHIND: 2, State.SLIGHTLY_BEHIND: 3, State.BELOW: 4, State.MET: 5, State.EXCEEDED: 6}
    (one,) = GAP.indicators
    report = replace(GAP, indicators=(replace(one, states=states),))
    told = markdown.render(report, messages_for(Language.ZH))
    assert "滞后 2 项，略低于序时进度 3 项，尚未达到 4 项，已完成 5 项，超额完成 6 项。" in told
    heads = "栏次与名称 | 全部目标 | 已报的目标 | 完成 | 完成率 | 滞后 | 略低于序时进度 | 未报 | 尚未达到 | 达到序时进度 | 已完成 | 超额完成 |"
    assert heads in told
    english = text.render(report, messages_for(Language.EN)).splitlines()[0]
    assert english == "2 behind, 3 slightly behind, 4 not yet reached, 5 met, 6 exceeded."


def test_of_whom_a_completion_is_is_said_where_some_have_not_reported() -> None:
    (one,) = GAP.indicators
    report = replace(GAP, indicators=(replace(one, states={State.MET: 1, State.NOT_REPORTED: 4}),))
    for render in (text.render, markdown.render, html.render):
        assert "完成率只算已报的；未报 4 项的目标不在其中" in render(report, messages_for(Language.ZH))
        assert "the targets of what was not (4) are not in them" in render(report, messages_for(Language.EN)).replace(
            "\\", ""
        )
        assert "完成率只算已报的" not in render(GAP, messages_for(Language.ZH))
    rates = replace(report.indicators[0], all_targets=None, target=None, achieved=None)
    assert "完成率只算已报的" not in text.render(replace(report, indicators=(rates,)), messages_for(Language.ZH))


def test_text_has_a_short_line_for_each_indicator_with_signs_that_are_told() -> None:
    (one,) = GAP.indicators
    states = {State.BEHIND: 2, State.NOT_REPORTED: 4, State.ON_PACE: 0, State.MET: 1, State.NOT_ASSIGNED: 7}
    rate = replace(one, indicator=Indicator("7", "7"), target=None, achieved=None, all_targets=None)
    unassigned = replace(rate, states={State.NOT_ASSIGNED: 3})
    report = replace(GAP, indicators=(replace(one, states=states), rate, unassigned))
    lines = text.render(report, messages_for(Language.ZH)).splitlines()
    assert "  1 培训：1.1%（9/804.02/2000） ✗2 ?4 ✓1" in lines
    assert "  7：✗2 ✓1" in lines
    assert "  7：未下达任务" in lines
    assert "每行：完成率（完成/已报的目标/全部目标），各状态的项数：✗ 滞后，? 未报，✓ 已完成" in lines
    lines = text.render(GAP, messages_for(Language.EN)).splitlines()
    assert "  1 培训: 1.1% (9/804.02) ✗2 ✓1" in lines
    assert "A line: completion (achieved/target), and how many are ✗ behind, ✓ met" in lines


def test_a_district_without_anything_late_is_not_listed() -> None:
    for render in (text.render, markdown.render):
        told = render(GAP, messages_for(Language.ZH))
        assert "滞后、略低或未报的区县" in told
        assert "乙区" not in told
        assert "没有列出" not in told
    none = replace(GAP, worst=GAP.worst[1:], late=0)
    for render in (text.render, markdown.render, html.render):
        told = render(none, messages_for(Language.ZH))
        assert "区县（" not in told
        assert "乙区" not in told
    assert openpyxl.load_workbook(io.BytesIO(excel.render(none, messages_for(Language.ZH)))).sheetnames[1:] == [
        "各项指标"
    ]


def test_columns_and_tables_without_anything_are_not_shown() -> None:
    table = SummaryTable("t", ("a", "b", "c"), [["x", "", 0], ["y", "", 1]], named=2)
    (found,) = filled([table, SummaryTable("u", ("a",), [])])
    assert (list(found.heads), found.rows, found.named) == (["a", "c"], [["x", 0], ["y", 1]], 1)
