"""The lists of a workbook: findings with their links, rules, questions, duties, explanations."""

import io
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from cedu_targets.messages.messages import Language
from cedu_targets.report import Report
from cedu_targets.reporters.check.excel import render
from sample_reports import full, messages_for


def book_of(report: Report, language: Language = Language.ZH, folder: Path = Path()) -> Any:
    return load_workbook(io.BytesIO(render(report, messages_for(language), folder)))


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """A list sheet as mappings by its headings, cells themselves."""
    head, *rows = sheet.iter_rows()
    names = [cell.value for cell in head]
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_findings_have_numbers_words_and_two_links(tmp_path: Path) -> None:
    sheet = book_of(full(), folder=Path("reports"))["审核问题"]
    rows = rows_of(sheet)
    assert [row["级别"].value for row in rows] == [*["▲ 强制性"] * 4, "△ 核实性", "○ 提示性", "无法判定", "○ 提示性"]
    missing = rows[3]
    assert [missing[name].value for name in ("编号", "责任单位", "栏次", "指标", "填报数", "核对数", "相差")] == [
        "PW001", "学院", "17", "成人学历教育合计", "未填", 3500, -3500,
    ]  # fmt: skip
    assert missing["问题"].value == "学院 第17栏（成人学历教育合计）未填；第18+19栏 = 3500，少 3500。"
    source, inside = missing["原表位置"].hyperlink, missing["本册位置"].hyperlink
    assert (source.target.replace("\\", "/"), source.location) == ("../targets.xlsx", "'任务分解表'!R21")
    assert inside.location == "'表格 任务分解表'!R20"
    rate = rows[4]
    assert (rate["填报数"].value, rate["填报数"].number_format) == (0.34, "0%;-0%")
    assert rate["相差"].number_format == "+0%;-0%;0%"
    assert [row["与上次比"].value for row in rows[:3]] == ["新出现", "仍有", "仍有"]


def test_the_link_inside_leads_to_the_flagged_cell() -> None:
    book = book_of(full())
    for row in rows_of(book["审核问题"]):
        link = row["本册位置"].hyperlink
        if link is not None and row["编号"].value != "b-parts":
            name, _, cell = link.location.rpartition("!")
            target = book[name.strip("'")][cell]
            assert row["编号"].value in target.comment.text
            assert row["问题"].value in target.comment.text


def test_rules_that_waited_are_listed_as_not_checked() -> None:
    rows = {row["规则"].value: row for row in rows_of(book_of(full())["规则与依据"])[:6]}
    assert (rows["d-parts"]["审核关系"].value, rows["d-parts"]["问题数"].value) == ("第17栏 = 第18+19栏，逐行相等", 1)
    assert (rows["prose"]["状态"].value, rows["prose"]["核对次数"].value) == ("未核对", None)


def test_questions_duties_and_explanations() -> None:
    book = book_of(full())
    texts = [cell.value for row in book["疑问清单"].iter_rows() for cell in row]
    for text in (
        "疑问清单（请主管科室答复）1 条",
        "QU999",
        "任务事项（表中没有对应栏次）2 项",
        "全区举办讲座不少于40场",
        "预期性",
    ):
        assert text in texts
    rows = rows_of(book["情况说明"])
    assert [row["状态"].value for row in rows] == ["※ 已说明", "说明失效", "说明没有用上"]
    assert [rows[0][name].value for name in ("情况说明", "说明人", "有效期至")] == [
        "全区数含区直单位",
        "王科长",
        "2026-12-31",
    ]
    assert rows[1]["问题"].value == "填报的数已经变了。"
