"""Forms with numbers in every report: the numbers, who sent what, what is not complete; whatever the names are."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from rich.console import Console

from cedu_targets import check
from cedu_targets.messages.messages import Language
from cedu_targets.reporters.json_schema import Envelope
from cedu_targets.reporters.rollup import excel, html, markdown, terminal, text
from cedu_targets.reporters.rollup import json as as_json
from cedu_targets.rollups.figure_forms import NO_MONTH
from cedu_targets.rollups.report import RollupReport
from figure_rollups import both_kinds, every_state, hostile, many, put_together, sent
from html_pages import Page
from rollups import three_months
from sample_reports import STEERING, messages_for

ZH = messages_for(Language.ZH)
IN_EACH_LANGUAGE = pytest.mark.parametrize("language", list(Language))


def book(report: RollupReport, folder: Path, language: Language = Language.ZH) -> Workbook:
    path = folder / "汇总.xlsx"
    path.write_bytes(excel.render(report, messages_for(language), folder))
    return load_workbook(path)


def values(found: Workbook, sheet: str) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in found[sheet].iter_rows()]


def told(report: RollupReport) -> dict[str, Any]:
    output: dict[str, Any] = json.loads(as_json.render(report, ZH))
    jsonschema.Draft202012Validator(Envelope.model_json_schema()).validate(output)
    return output


def test_every_state_as_text() -> None:
    assert text.render(every_state(), ZH).splitlines()[-7:] == [
        "外.xlsx:Sheet1: 没有计入：单位“外街道”不在名单里",
        "东街道：累计到 2020年3月，4 项有数；报 1，迟 1，缺 1（2020年1月），未到 1",
        "西街道：累计到 2020年2月，3 项有数，不完整（缺2020年3月）；报 1，缺 2（2020年1月、2020年3月），未到 1",
        "南街道：缺 1（2020年1月），不一致 1（2020年2月），空白 1（2020年3月），未到 1",
        "北街道：缺 3（2020年1月、2020年2月、2020年3月），未到 1",
        "应报 12 份：计入 3 份，不一致 1（南街道 2020年2月），缺 8（东街道 2020年1月、西街道 2020年1月、南街道 2020年1月、"
        "北街道 2020年1月、北街道 2020年2月、西街道 2020年3月、南街道 2020年3月、北街道 2020年3月）；迟报 1。",
        "指标 4 项，2 个单位有数，累计到 2020年3月。",
    ]


def test_forms_none_of_which_counts_are_told_in_every_report(tmp_path: Path) -> None:
    """Everybody forgot the month: no column stands in the sums, and nobody knows what 累计 is of."""
    report = put_together(sent("东.xlsx", {"东街道": ["1.10", "0.50", "1", "0.9"]}, NO_MONTH))
    found = book(report, tmp_path)
    (row,) = [row for row in values(found, "报送清单") if row[0] == "东街道"]
    assert (row[1], row[3], row[4]) == (None, "4", "否")
    details = [row for row in values(found, "明细") if row[0] == "东街道"]
    assert [(row[2], row[4], row[5]) for row in details] == [(None, number, "否") for number in (1.1, 0.5, 1, 0.9)]
    for render in (text.render, markdown.render, html.render):
        assert "没有计入" in str(render(report, ZH))
    assert told(report)


def test_each_form_that_another_contradicts_has_its_own_advice(tmp_path: Path) -> None:
    found = book(every_state(), tmp_path)
    advice = {row[2]: row[6] for row in values(found, "问题") if row[1] == "RC002"}
    assert len(advice) == 2
    assert all(f"--prefer '{path}'" in text for path, text in advice.items())


def test_the_workbook(tmp_path: Path) -> None:
    found = book(every_state(), tmp_path)
    assert found.sheetnames == [
        "汇总", "报送情况", "问题", "2020年1月", "2020年2月", "2020年3月", "报送清单", "明细",
    ]  # fmt: skip
    rows = values(found, "汇总")
    assert rows[0][0] == "2020年社区教育完成情况汇总表（截至3月）"
    assert rows[2] == [None, "A:培训（万人次）", None, None, None, None, None]
    assert rows[3] == [
        "单位",
        "社区教育培训（万人次）",
        "老年教育（万人次）",
        "学习品牌（个）",
        "学习网络覆盖率",
        "不完整",
        "备注",
    ]
    assert rows[4] == ["栏次", 1, 2, 3, 4, None, None]
    assert rows[5][:6] == ["东街道", 1.6, 0.7, 2, 0.95, None]
    assert rows[6][:6] == ["西街道", 0.8, 0.3, None, 0.8, "缺2020年3月"]
    assert rows[9] == ["合计", 2.4, 1, 2, None, "缺 7 份", None]
    march = values(found, "2020年3月")
    assert [row[:3] + row[-1:] for row in march if row[0] == "东街道"] == [["东街道", "累计", 1.6, "迟"]]
    sent = values(found, "报送清单")
    assert ["东街道", "2020年3月", "2020-04-09", "4", "是", "迟", "东-3月.xlsx", "Sheet1"] in sent
    assert [row[5] for row in sent if row[6] == "南-3月.xlsx"] == ["没有填写"]
    details = values(found, "明细")
    assert ["东街道", "2020年3月", "累计", "1 A:培训（万人次） · 社区教育培训（万人次）", 1.6, "是"] in [
        row[:6] for row in details
    ]
    assert "Sheet1!B4" not in str(details)
    assert [row[10] for row in details[2:6]] == ["B4", "C4", "D4", "E4"]


def test_the_sums_are_read_back_with_what_they_lack(tmp_path: Path) -> None:
    report = every_state()
    (tmp_path / "汇总.xlsx").write_bytes(excel.render(report, ZH))
    tables = [file.table for file in check([tmp_path / "汇总.xlsx"]).files]
    (table,) = tables
    assert table is not None
    assert report.figures is not None
    own = report.figures.table
    assert (table.codes, table.units, str(table.measure)) == (own.codes, own.units, "achievement")
    assert {(key.unit, key.indicator): value for key, value in table.values.items() if key.unit in own.units} == {
        (key.unit, key.indicator): value for key, value in own.values.items()
    }
    assert {cell for cell in table.incomplete if cell[0] in own.units} >= own.incomplete


def test_json() -> None:
    output = told(every_state())["figures"]
    assert output["table"]["西街道"] == {"1": "0.8", "2": "0.3", "3": None, "4": "0.8"}
    assert output["total"] == {"1": "2.4", "2": "1", "3": "2", "4": None}
    assert output["incomplete"] == {"西街道": ["1", "2", "4"]}
    assert output["lacks"]["西街道"] == ["2020-03"]
    states = {(one["unit"], one["period"]): one["state"] for one in output["slots"]}
    assert (states["南街道", "2020-02"], states["南街道", "2020-03"]) == ("differing", "blank")
    (slot,) = [one for one in output["slots"] if one["unit"] == "东街道" and one["period"] == "2020-03"]
    assert slot["reported"] == [{"first": "1", "last": "3", "numbers": {"1": "1.6", "2": "0.7", "3": "2", "4": "0.95"}}]
    assert (slot["late"], slot["filed"]) == (True, "2020-04-09")
    assert {one["outcome"] for one in output["sent"]} == {"counted", "differs", "blank", "stranger"}
    assert "figures" not in told(three_months())


def test_the_draft_and_the_page_have_the_numbers() -> None:
    draft = markdown.render(every_state(), ZH)
    assert "# 关于社区教育指标报表报送情况的通报（草稿）" in draft
    assert "| 西街道 | 0.8＊ | 0.3＊ | — | 80%＊ |" in draft
    assert "| 南街道 | 缺 | 不一致 | 空白 | 未到 |" in draft
    page = Page(html.render(every_state(), ZH))
    shown = page.all("main")[0].text
    assert "80%＊" in shown
    assert "空白" in shown


def test_both_kinds_stand_apart(tmp_path: Path) -> None:
    report = both_kinds()
    names = book(report, tmp_path).sheetnames
    assert names[:4] == ["汇总", "报送情况", "指标汇总", "指标报送情况"]
    assert "指标明细" in names
    for shown in (text.render(report, ZH), markdown.render(report, ZH), html.render(report, ZH)):
        assert "既有培训班的报表，也有指标报表" in shown
    assert [file.table.title for file in check([tmp_path / "汇总.xlsx"]).files if file.table] == [
        "2020年百胜镇社区教育培训完成情况汇总表（截至3月）", "2020年社区教育完成情况汇总表（截至3月）",
    ]  # fmt: skip


@IN_EACH_LANGUAGE
def test_hostile_names_stay_text(tmp_path: Path, language: Language) -> None:
    report, messages = hostile(), messages_for(language)
    cells = [
        cell for sheet in book(report, tmp_path, language) for row in sheet.iter_rows() for cell in row if cell.value
    ]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(STEERING.search(cell.value) for cell in cells if isinstance(cell.value, str))
    page = html.render(report, messages)
    assert not STEERING.search(page)
    assert "<script" not in page
    assert "<script>" not in markdown.render(report, messages)
    console = Console(width=100, record=True, file=StringIO())
    console.print(terminal.render(report, messages))
    for shown in (text.render(report, messages), console.export_text()):
        assert not STEERING.search(shown)
    told(report)


def test_a_large_book_has_all_its_headings(tmp_path: Path) -> None:
    rows = values(book(many(1500), tmp_path), "汇总")
    assert (rows[2][1], rows[3][0], rows[4][0], len(rows)) == ("A:培训（万人次）", "单位", "栏次", 1509)


def test_the_same_forms_give_the_same_bytes() -> None:
    assert excel.render(every_state(), ZH) == excel.render(every_state(), ZH)
