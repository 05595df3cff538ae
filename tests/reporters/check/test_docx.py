"""The review opinion as an official paper: its parts, its numbers, several files, what is left out, hostile names."""

import re
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from msgspec.structs import replace

from cedu_targets import check
from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.numbers import plain
from cedu_targets.domain.roster import Roster
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.packs.lint.lint import lint
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.check import docx
from cedu_targets.reporters.check.opinion import MOST_ENTRIES
from made_tables import check as judged
from made_tables import table as made
from project import BAISHENG, JIANGNING
from report_texts import document_text
from sample_lists import checked_lists
from sample_reports import STEERING, full, hostile, jiangning, messages_for, unsure

ZH = Messages(Language.ZH)


def paragraphs(content: bytes) -> list[str]:
    return [one.text for one in Document(BytesIO(content)).paragraphs if one.text]


def headings(content: bytes) -> list[str]:
    return [
        text for text in paragraphs(content) if re.match(r"[一二三四五六七八九]、|（[一二三四五六七八九十]+）", text)
    ]


def tables(content: bytes) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(BytesIO(content)).tables]


def test_of_one_table_it_says_what_was_checked_then_what_is_wrong() -> None:
    content = docx.render(jiangning(rules=None), ZH)
    told = paragraphs(content)
    assert told[:5] == [
        "关于《2020年全区社会教育主要工作目标、任务分解表》的", "审核意见书", "编制单位：", "一、审核对象和结论",
        "审核对象：《2020年全区社会教育主要工作目标、任务分解表》（targets.xlsx › 任务分解表）。",
    ]  # fmt: skip
    assert any(
        one.startswith("审核结论：有问题。发现 5 处必须修改、0 处需要核实、2 处提示；核对了 71 个合计关系")
        for one in told
    )
    assert headings(content) == [
        "一、审核对象和结论", "二、疑似错因 1 个", "三、强制性（必须修改）5 处", "四、提示性 2 处", "五、疑问清单（请主管科室答复）2 条",
    ]  # fmt: skip
    assert told[-3:-1] == ["（落款单位）", "    年    月    日"]


def test_the_numbers_are_those_of_the_report() -> None:
    report = jiangning(rules=None)
    changes, errors, *_ = tables(docx.render(report, ZH))
    assert changes[:4] == [
        ["序号", "位置", "疑似错因", "现为", "应为"],
        ["◆ 1", "", "疑似错列：学院 第18—20栏的数应在第17—19栏；更正后 5 处问题全部消除。", "", ""],
        ["", "R21", "学院 第17栏（成人学历教育合计）", "未填", "2000"], ["", "S21", "学院 第18栏（中等学历教育）", "2000", "1500"],
    ]  # fmt: skip
    assert errors[0] == ["序号", "位置", "单位", "指标", "问题", "核对数"]
    of_report = {
        (one.place.cell, plain(one.expected or Decimal())) for one in report.files[0].of_severity(Severity.ERROR)
    }
    assert {(row[1].split("\n")[0], row[-1]) for row in errors[1:]} == of_report
    assert errors[1][1:3] == ["R10\nDS001", "全区目标"]


def test_all_that_a_report_can_hold_is_in_it() -> None:
    told = document_text(docx.render(full(), messages_for(Language.ZH)))
    for part in (
        "读不了的文件 1 个", "没有.xlsx | 找不到", "全区数含区直单位（王科长，有效至 2026-12-31）", "无法判定 1 处", "说明失效",
        "与上次（上次.json）相比", "超过了上限 第28栏 = 0.3，多 0.04",
    ):  # fmt: skip
        assert part in told, part


def test_alternatives_and_an_incomplete_search_are_told() -> None:
    told = document_text(docx.render(unsure(), ZH))
    assert "◆ 1.1 | " in told
    assert "另有 1 种可能" in told


def test_a_list_of_items_and_monthly_forms() -> None:
    told = document_text(docx.render(checked_lists(), messages_for(Language.ZH)))
    assert "| 事项 |" in told
    forms = docx.render(check(BAISHENG / "returned", rules="baisheng-2020"), ZH)
    assert headings(forms) == [
        "一、总体情况",
        "二、分件审核意见",
        "（一）戊村-7月.xlsx › Sheet1",
        "（二）甲村-7月.xlsx › Sheet1",
    ]
    overview = tables(forms)[0]
    assert [row[1] for row in overview[1:3]] == ["戊村-7月.xlsx", "甲村-7月.xlsx"]
    assert len(overview) == 16


def many(count: int) -> Report:
    """So many files: every tenth with errors, one that cannot be read, and two units that sent nothing."""
    wrong = judged(made({"全区": [10], "甲": [1], "乙": [2]}))
    right = judged(made({"全区": [3], "甲": [1], "乙": [2]}))
    files = [replace(right if number % 10 else wrong, path=f"/a/forms/{number:03}.xlsx") for number in range(count)]
    return Report(
        (*files, FileReport("/a/forms/x/坏.xlsx", fault=InputFault("RD101", path="/a/forms/x/坏.xlsx"))),
        roster=Roster(("甲", "丁", "戊"), ("丁", "戊")),
    )


def test_of_many_files_the_worst_are_told_and_the_others_counted() -> None:
    content = docx.render(many(400), ZH)
    overview = tables(content)[0]
    assert len(overview) == docx.MOST_ROWS + 1
    assert [row[1] for row in overview[1:4]] == ["坏.xlsx", "000.xlsx", "010.xlsx"]
    told = paragraphs(content)
    assert "另有 343 行没有列出，用 -o 报告.xlsx 看全部。" in told  # 401 files and 2 units less 60
    assert "另有 10 份有问题或提示，没有分列，用 -o 报告.xlsx 看全部。" in told
    assert len([one for one in headings(content) if one.startswith("（")]) == docx.MOST_DOCUMENTS
    assert any("未上报 2 个（共 3 个单位）：丁、戊。" in one for one in told)


def test_a_long_list_says_how_many_are_left_out() -> None:
    report = jiangning(rules=None)
    (file,) = report.files
    (error,) = (one for one in file.findings if one.code == "PW001")
    odd = [replace(error, rule=f"rule-{number}") for number in range(150)]
    content = docx.render(replace(report, files=(replace(file, findings=tuple(odd), search=None),)), ZH)
    errors = tables(content)[0]
    assert len(errors) == MOST_ENTRIES + 1
    assert f"另有 {150 - MOST_ENTRIES} 条没有列出，用 -o 报告.xlsx 看全部。" in paragraphs(content)


@pytest.mark.parametrize("language", list(Language))
def test_hostile_names_stay_text(language: Language) -> None:
    content = docx.render(hostile(), messages_for(language))
    told = document_text(content)
    assert STEERING.search(told) is None
    assert "<script>alert(1)</script>" in told
    assert "乙\\u000a# 标题" in told
    assert not any(
        one == "# 标题" for table in tables(content) for row in table for cell in row for one in cell.split("\n")
    )
    assert content == docx.render(hostile(), messages_for(language), Path("elsewhere"))


def test_tables_are_as_wide_as_the_type_area_and_repeat_their_heads() -> None:
    for table in Document(BytesIO(docx.render(full(), messages_for(Language.EN)))).tables:
        assert sum(column.width or 0 for column in table.columns) == pytest.approx(156 * 36_000, rel=0.001)
        assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")


def test_in_english_headings_are_numbered_as_english_is() -> None:
    told = paragraphs(docx.render(jiangning(rules=None), Messages(Language.EN)))
    assert told[:3] == ["Review of", '"2020年全区社会教育主要工作目标、任务分解表"', "To the office that made it:"]
    assert "2. Probable causes: 1" in told


def test_a_file_that_cannot_be_read_is_named_with_the_reason() -> None:
    told = paragraphs(docx.render(check(JIANGNING / "nothing.xlsx"), ZH))
    assert told[:2] == ["关于《nothing》的", "审核意见书"]
    assert any(one.startswith("读不了：找不到这个文件。") for one in told)


def test_a_pack_that_contradicts_itself(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(
        "name: pack\ntitle: 样例\nrules:\n"
        '  - {id: few, check: bounds, indicators: ["1"], at_least: "5"}\n'
        '  - {id: many, check: bounds, indicators: ["1"], at_most: "3"}\n',
        encoding="utf-8",
    )
    told = document_text(docx.render(Report((lint(path),)), ZH))
    assert "审核对象：《pack》（pack.yaml）。" in told
    assert "强制性（必须修改）1 处" in told
