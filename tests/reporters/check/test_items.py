"""A list of items that was checked, in every format: never called a table, each finding at its item."""

import io
import json

import pytest
from msgspec.structs import replace
from rich.console import Console

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Explanation, Finding, NotJudged, Severity
from cedu_targets.domain.items import Items
from cedu_targets.evaluation.evaluate import evaluate
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.check import excel, html, markdown, slips, terminal
from cedu_targets.reporters.check import json as as_json
from cedu_targets.reporters.check import text as lines
from cedu_targets.reporters.check.entry_marks import item_marks
from cedu_targets.reporters.shared.document_words import documents_n
from cedu_targets.reporters.shared.sentences import document_name, total_line
from html_pages import Page
from report_texts import opened, workbook_text
from sample_lists import answered, checked_list, checked_lists, flawed, item
from sample_reports import HOSTILE, STEERING, jiangning

ZH, EN = Messages(Language.ZH), Messages(Language.EN)


def judged(items: Items) -> FileReport:
    return evaluate("plan.xlsx", 1, items, (), None)


def mixed() -> Report:
    """A list, a table, and a file that cannot be read."""
    fault = FileReport("no.xlsx", fault=InputFault("RD101"))
    return Report((checked_list(), *jiangning().files, fault))


def shown(report: Report, width: int = 80) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(terminal.render(report, ZH))
    return stream.getvalue()


def test_a_list_is_judged_by_the_rules_that_hold_of_every_list() -> None:
    report = checked_list()
    assert (report.pack, report.is_judged, report.checked.items, report.checked.cells) == (None, True, 26, 0)
    assert (report.sheet, report.table, report.items) == (None, None, report.document)


def test_each_line_stands_at_the_line_of_its_item_and_names_it() -> None:
    text = lines.render(checked_lists(), ZH)
    assert "plan.txt:68: 疑问 QU001 安排-1：“各有关市、区”指哪些市、区？" in text
    assert "plan.txt:76: 提示性 SC002 安排-9 没有写责任单位。" in text  # its words name it already
    assert "plan.txt:27: 2019年苏州市社区教育工作要点：没有发现问题；核对了 10 项。\n" in text
    assert text.endswith("\n共 2 份事项清单（36 项）：2 份无须修改，0 份有问题，0 份没有审核成\n")


def test_orders_are_counted_where_a_pack_states_them() -> None:
    report = replace(checked_list(), checked=replace(checked_list().checked, relations=5))
    assert "核对了 26 项、5 个先后关系；" in lines.render(Report((report,)), ZH)


def test_documents_of_both_shapes_are_counted_by_what_they_are() -> None:
    assert documents_n(mixed().files, ZH) == "1 张表、1 份事项清单（26 项）、1 个读不了的文件"
    told = total_line(mixed(), ZH)
    assert told == "共 1 张表、1 份事项清单（26 项）、1 个读不了的文件：1 份无须修改，1 份有问题，1 份没有审核成"
    both = Report((*checked_lists().files, *jiangning().files))
    assert total_line(both, ZH).startswith("共 2 个文件，1 张表、2 份事项清单（36 项）：1 个无须修改")
    assert document_name(checked_list(), ZH) == "plan.txt › 2019 年苏州市社区教育主要工作安排"


def test_a_list_is_never_called_a_table() -> None:
    for language in (ZH, EN):
        report = Report((checked_list(), replace(judged(answered()), path="back.xlsx")))
        page = Page(html.render(report, language)).all("body")[0].text
        for text in (lines.render(report, language), markdown.render(report, language), page):
            assert "张表" not in text
            assert "目标表" not in text.replace("按目标表的单位", "")
            assert "tables" not in text
            assert "单元格" not in text


def test_the_screen_says_what_a_list_is() -> None:
    text = shown(checked_lists())
    assert (
        "2019 年苏州市社区教育主要工作安排\n2019 年 · 26 项 · 责任单位 6 个\n按清单通用规则核对（未用规则包）\n" in text
    )
    assert "疑问清单（请主管科室答复）2 条" in text
    assert max(map(len, text.splitlines())) <= 80


def test_many_findings_of_one_kind_are_told_once_with_their_items() -> None:
    entries = tuple(replace(entry, owners=entry.owners if n % 3 else ()) for n, entry in enumerate(flawed().entries))
    text = shown(Report((judged(replace(flawed(), entries=entries)),)), 160)
    assert "安排-1、安排-4、安排-7等 10 项 没有写责任单位。位置：第 " in text


def test_what_was_not_judged_of_an_item_names_it() -> None:
    entry = NotJudged("opening", item("安排-25").place, "no_column", {"unknown": "x"})
    text = lines.render(Report((replace(checked_list(), not_judged=(entry,)),)), ZH)
    assert "plan.txt:94: 无法判定 [opening] 安排-25：" in text


def test_a_page_leads_from_each_item_to_its_finding_and_back() -> None:
    page = Page(html.render(checked_lists(), ZH))
    (cell,) = [e for e in page.all("th") if e.text == "△核实性 安排-7"]
    assert cell.attributes["class"] == "marked warning"
    finding = next(e for e in page.all("li") if "序号 6 已经用过" in e.text)
    assert f"#{finding.attributes['id']}" in page.links
    assert f"#{cell.attributes['id']}" in page.links
    text = page.all("main")[0].text
    assert text.index("plan.txt") < text.index("事项 10 项") < text.index("事项 26 项")
    assert "（文中期限：2020年底前）" in text
    assert "〃 时间没有另写，承上面一项" in text


def test_the_most_urgent_of_several_findings_gives_an_item_its_sign() -> None:
    file = checked_list()
    note = next(one for one in file.findings if one.place.item == "安排-14")
    file = replace(
        file, findings=(note, replace(note, severity=Severity.ERROR), replace(note, severity=Severity.WARNING))
    )
    mark = item_marks(file)["安排-14"]
    assert (mark.kind, mark.sign, mark.positions) == ("error", "▲", (1, 2, 0))
    assert "| ▲ 安排-14 |" in markdown.render(Report((file,)), ZH)
    page = Page(html.render(Report((file,)), ZH))
    (link,) = [e.attributes["href"] for e in page.all("a") if e.text == "▲强制性 安排-14"]
    assert link == "#t1-f2"


def test_of_many_files_only_lists_of_which_something_is_said_are_shown() -> None:
    clean = evaluate("clean.xlsx", 1, replace(flawed(), entries=flawed().entries[1:6]), (), None)
    clean = replace(clean, findings=())
    page = Page(html.render(Report((checked_list(), clean)), ZH))
    headings = [e.text for e in page.all("h3") if e.text.startswith("事项 ")]
    assert headings == ["事项 26 项"]


def test_a_long_list_is_cut_and_says_so() -> None:
    entries = tuple(
        replace(item("安排-2"), id=f"安排-{n}", number=str(n), text=f"第{n}项工作") for n in range(1, 1_201)
    )
    report = Report((judged(replace(flawed(), entries=entries)),))
    assert "另有 200 项没有列出，用 -f json 看全部。" in markdown.render(report, ZH)
    page = html.render(report, ZH)
    assert "另有 200 项没有列出" in page
    assert "第1000项工作" in page
    assert "第1001项工作" not in page


def test_the_workbook_has_a_sheet_of_the_list_with_comments() -> None:
    book = opened(excel.render(checked_lists(), ZH))
    assert book.sheetnames[2:4] == ["事项 2019年苏州市社区教育工作要点", "事项 2019 年苏州市社区教育主要工作安排"]
    sheet = book[book.sheetnames[3]]
    head = next(row for row in sheet.iter_rows() if row[0].value == "标记")
    assert [cell.value for cell in head] == [
        "标记",
        "事项",
        "所属部分",
        "时间",
        "开始",
        "截止",
        "责任单位",
        "内容",
        "位置",
    ]
    row = next(row for row in sheet.iter_rows() if row[1].value == "安排-1")
    assert (row[3].value, row[4].value, row[5].value) == ("2019年", "2019-01-01", "2020-12-31")
    assert row[1].comment is not None
    assert row[1].comment.text.startswith("？ 疑问 QU001 安排-1：")
    found = book["审核问题"]
    assert [cell.value for cell in found[1]][5:8] == ["责任单位", "事项", "内容"]
    assert found[2][4].hyperlink is not None
    at = next(row[1].coordinate for row in sheet.iter_rows() if row[1].value == "安排-7")
    assert found[2][4].hyperlink.location == f"'{sheet.title}'!{at}"
    summary = [[cell.value for cell in row] for row in book["摘要"].iter_rows()]
    assert summary[3][13:15] == ["单元格", "项数"]
    assert [row[14] for row in summary[4:6]] == [10, 26]


def test_a_workbook_of_both_shapes_names_columns_for_both() -> None:
    book = opened(excel.render(mixed(), ZH))
    assert [cell.value for cell in book["审核问题"][1]][5:8] == ["责任单位", "栏次或事项", "指标或内容"]
    assert len(book.sheetnames) == 6


def test_a_checklist_shows_its_answers() -> None:
    report = Report((judged(answered()),))
    assert "已完成（2019年3月20日）" in markdown.render(report, ZH)
    assert "已完成（2019年3月20日）" in html.render(report, ZH)
    assert "已完成（2019年3月20日）" in workbook_text(excel.render(report, ZH))


def test_json_counts_items_of_lists_only() -> None:
    files = json.loads(as_json.render(mixed(), ZH))["files"]
    assert files[0]["checked"] == {"relations": 0, "cells": 0, "not_judged": 0, "items": 26}
    assert "items" not in files[1]["checked"]
    assert [file["shape"] for file in files] == ["items", "table", None]
    question = next(one for one in files[0]["findings"] if one["code"] == "QU001")
    assert (question["place"]["item"], question["place"]["line"]) == ("安排-1", 68)


def test_findings_as_a_data_frame_have_line_and_item() -> None:
    frame = checked_lists().to_frame()
    assert list(frame.columns)[-2:] == ["line", "item"]
    assert (frame.iloc[0]["line"], frame.iloc[0]["item"], frame.iloc[0]["code"]) == (68, "安排-1", "QU001")


def test_nobody_gets_a_slip_for_a_list() -> None:
    assert slips.render(checked_lists(), ZH) == {}
    assert slips.address(checked_lists()).for_planner == 0


@pytest.mark.parametrize("language", list(Language))
def test_hostile_items_stay_text(language: Language) -> None:
    messages = Messages(language)
    entries = tuple(
        replace(
            item("安排-2"), id=name, text=name, section=name, owners=(replace(item("安排-2").owners[0], name=name),),
            due=replace(item("安排-13").due, text=name),
        )
        for name in HOSTILE
    )  # fmt: skip
    document = replace(flawed(), title=HOSTILE[6], entries=entries, left_out=tuple(HOSTILE))
    findings = tuple(
        Finding("SC002", "owned", list(Severity)[n % 3], entry.place, {"item": entry.id},
                explained=Explanation(entry.id, entry.id) if n % 5 == 4 else None)
        for n, entry in enumerate(entries)
    )  # fmt: skip
    report = Report((FileReport(HOSTILE[9], 1, document, findings=findings),))
    page = html.render(report, messages)
    assert "<script>" not in page
    assert not Page(page).unbalanced
    for text in (page, markdown.render(report, messages), lines.render(report, messages), shown(report)):
        assert not STEERING.search(text)
    workbook_text(excel.render(report, messages))
