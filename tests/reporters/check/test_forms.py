"""A form of what took place that was checked, in every format: whose and of which month, each finding at its cell."""

import io
import json

import pytest
from msgspec.structs import replace
from rich.console import Console

from cedu_targets.domain.finding import Explanation
from cedu_targets.domain.records import Records
from cedu_targets.evaluation.evaluate import evaluate
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import FileReport, Report, Status
from cedu_targets.reporters.check import excel, html, markdown, slips, terminal
from cedu_targets.reporters.check import json as as_json
from cedu_targets.reporters.check import text as lines
from cedu_targets.reporters.check.entry_marks import form_marks
from cedu_targets.reporters.shared.form_words import form_extent, form_name, form_rows
from cedu_targets.reporters.shared.overview import overview
from cedu_targets.reporters.shared.sentences import document_name, total_line
from html_pages import Page
from report_texts import opened, workbook_text
from sample_forms import checked_forms, faulty, form
from sample_lists import checked_list
from sample_reports import HOSTILE, STEERING, jiangning

ZH, EN = Messages(Language.ZH), Messages(Language.EN)


def judged(records: Records, path: str = "甲村-5月.xlsx") -> FileReport:
    return evaluate(path, 1, records, (), None)


def shown(report: Report, width: int = 80) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(terminal.render(report, ZH))
    return stream.getvalue()


def test_a_form_is_judged_without_a_pack_and_counted_by_its_classes() -> None:
    report = judged(faulty())
    assert (report.pack, report.is_judged, report.checked.records, report.checked.cells) == (None, True, 6, 0)
    assert (report.table, report.items, report.records) == (None, None, report.document)
    assert all(rule.applies and rule.check != "unfilled" for rule in report.rules)


def test_a_nil_form_is_clean_and_a_blank_one_is_no_report() -> None:
    _, sound, nil, blank = checked_forms().files
    assert [one.status(checked_forms().fail_on) for one in (sound, nil, blank)] == [
        Status.CLEAN, Status.CLEAN, Status.NOT_CHECKED,
    ]  # fmt: skip
    assert Report((nil,)).exit_code == 0
    assert Report((blank,)).exit_code == 3
    assert [finding.code for finding in blank.findings] == ["RC014"]
    assert (
        lines.render(Report((nil,)), ZH)
        == "甲村-6月.xlsx:Sheet: 甲村 2020年6月：零报（本月没有办班）；没有发现问题。\n"
    )
    assert lines.render(Report((blank,)), ZH).endswith("丙村.xlsx:Sheet: 没有填写，没有核对。\n")


@pytest.mark.parametrize("messages", [ZH, EN])
def test_a_blank_month_beside_a_filled_one_is_not_filled_in_in_every_format(messages: Messages) -> None:
    _, sound, _, blank = checked_forms().files
    other = replace(sound, path="乙村.xlsx")
    months = replace(sound, path="甲村.xlsx"), replace(blank, path="甲村.xlsx", number=2, findings=())
    unfilled, failed = messages.term("form_unfilled"), messages.term("verdict_not_checked")
    for report in (Report(months), Report((*months, other))):
        assert report.exit_code == 0
        for shown_as in (markdown.render(report, messages), workbook_text(excel.render(report, messages))):
            assert f"! {unfilled}" in shown_as
            assert f"! {failed}" not in shown_as
        assert f"<span>{failed}</span>" not in html.render(report, messages)
    assert [(row.path, row.status) for row in overview(Report((*months, other)), messages)] == [
        ("甲村.xlsx", Status.CLEAN), ("乙村.xlsx", Status.CLEAN),
    ]  # fmt: skip


def test_each_line_stands_at_its_cell_and_the_last_says_what_the_form_reports() -> None:
    text = lines.render(Report((judged(faulty()),)), ZH)
    assert "甲村-5月.xlsx:Sheet!F10: 强制性 RC007 合计的课时 20，各班相加 18，多 2。请核对合计或各班的课时。\n" in text
    assert "甲村-5月.xlsx:Sheet!D9: 无法判定 [合计] 合计：有一班的数读不出，没有核对\n" in text
    assert "甲村-5月.xlsx:Sheet: 甲村 2020年5月：6 个班，74 人次（不完整），首次参训 46 人（不完整），18 课时；" in text


def test_a_ledger_is_known_by_its_units_and_months() -> None:
    rows = """
    育秧 / 5月12日 / 40 / - / - / - / - / - / 甲村 / 2020-05
    讲座 / 7月12日 / 20 / - / - / - / - / - / 乙村 / 2020-07
    """
    ledger = form(rows, kind="ledger", unit=None, month=None)
    assert form_name(ledger, ZH) == "2 个单位 2020年5月至2020年7月"
    assert [cell.text for row in form_rows(ledger, ZH) for cell in row.cells[:2]] == [
        "甲村", "2020年5月", "乙村", "2020年7月",
    ]  # fmt: skip
    assert form_name(replace(ledger, unit="某镇"), ZH).startswith("2 个单位 ")
    assert form_name(form(unit=None), ZH) == "2020年5月"
    assert form_name(form(month=None, year=None), ZH) == "甲村"
    assert form_extent(form(), ZH) == "1 个班，40 人次"


def test_documents_are_counted_by_what_they_are() -> None:
    assert total_line(checked_forms(), ZH) == "共 4 份报表（8 个班）：2 份无须修改，1 份有问题，1 份没有审核成"
    mixed = Report((judged(form()), checked_list(), *jiangning().files))
    assert total_line(mixed, ZH).startswith("共 1 张表、1 份事项清单（26 项）、1 份报表（1 个班）：")
    assert document_name(judged(form()), ZH) == "甲村-5月.xlsx › Sheet 甲村 2020年5月"
    for report in (mixed, checked_forms()):
        assert markdown.render(report, ZH).startswith(
            f"# 社区教育{'工作' if report is mixed else '培训报表'}审核报告\n"
        )
        assert excel.render(report, ZH)
        assert html.render(report, ZH)


def test_the_overview_names_unit_and_month_and_what_is_not_filled_in() -> None:
    rows = {row.path: (row.verdict, row.unit) for row in overview(checked_forms(), ZH)}
    assert rows["甲村-5月.xlsx"] == ("有问题 3", "甲村 2020年5月")
    assert rows["甲村-6月.xlsx"] == ("通过", "甲村 2020年6月")
    assert rows["丙村.xlsx"] == ("没有填写", "")
    two = Report((judged(form()), replace(judged(form(month=6)), number=2), judged(form(), "b.xlsx")))
    assert {row.path: row.unit for row in overview(two, ZH)}["甲村-5月.xlsx"] == "2 份报表（2 个班）"


@pytest.mark.parametrize("width", [60, 80, 160])
def test_a_screen_is_never_too_narrow(width: int) -> None:
    from rich.cells import cell_len

    for report in (checked_forms(), Report(checked_forms().files[:1])):
        assert max(map(cell_len, shown(report, width).splitlines())) <= width


def test_a_page_leads_from_each_cell_to_its_finding_and_back() -> None:
    page = Page(html.render(Report((judged(faulty()),)), ZH))
    (cell,) = [e for e in page.all("td") if e.text == "▲强制性 30多"]
    assert cell.attributes["class"] == "marked error"
    finding = next(e for e in page.all("li") if "读不出确定的数" in e.text)
    assert f"#{finding.attributes['id']}" in page.links
    assert f"#{cell.attributes['id']}" in page.links
    (total,) = [e for e in page.all("td") if e.text == "▲强制性 20"]
    assert total.attributes["class"] == "marked error num"
    assert "没有读的栏（个人信息）：授课教师、联系电话" in page.all("main")[0].text


def test_of_many_files_only_forms_of_which_something_is_said_are_shown() -> None:
    page = Page(html.render(checked_forms(), ZH))
    assert [e.text for e in page.all("h3") if e.text.startswith("培训班 ")] == ["培训班 6 个"]


def test_a_class_as_a_whole_is_marked_where_no_cell_of_it_is() -> None:
    records = form("- / - / - / - / -", columns=())
    file = judged(records)
    assert [one.code for one in file.findings if one.place.record] == ["RC022"]
    assert form_marks(file)["#1"].sign == "△"
    assert "| △ 1 |" in markdown.render(Report((file,)), ZH)


def test_a_workbook_marks_the_cell_and_says_why_beside_it() -> None:
    book = opened(excel.render(Report((judged(faulty()),)), ZH))
    sheet = book["报表 甲村 2020年5月"]
    (cell,) = [one for row in sheet.iter_rows() for one in row if one.value == "30多"]
    assert cell.comment is not None
    assert "RC006" in cell.comment.text
    assert cell.fill.fgColor.rgb == "FFFFC7CE"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    assert [row[:3] for row in rows[:3]] == [
        [None, "1", "水稻科学育秧"],
        ["▲", "2", "卫生保健"],
        ["▲△", "3", "家政服务"],
    ]
    assert rows[2][5] == 20
    findings = [[cell.value for cell in row] for row in book["审核问题"].iter_rows(values_only=False)]
    assert findings[0][5:8] == ["责任单位", "第几个班", "培训项目"]
    assert findings[1][5:8] == ["甲村", "2", "卫生保健"]


def test_json_says_the_shape_and_counts_the_classes() -> None:
    (entry,) = json.loads(as_json.render(Report((judged(faulty()),)), ZH))["files"]
    assert (entry["shape"], entry["checked"]["records"], entry["status"]) == ("records", 6, "findings")
    assert "items" not in entry["checked"]
    place = next(one["place"] for one in entry["findings"] if one["code"] == "RC015")
    assert (place["unit"], place["period"], place["record"], place["cell"]) == ("甲村", "2020-05", "3", "E5")


def test_no_slip_is_written_for_a_form() -> None:
    assert not slips.address(checked_forms()).slips


def test_what_is_explained_is_told_as_such() -> None:
    file = judged(faulty())
    told = Explanation("合并计课时", "镇社区教育学校")
    findings = tuple(replace(one, explained=told) if one.code == "RC007" else one for one in file.findings)
    report = Report((replace(file, findings=findings),))
    assert "※ 20" in markdown.render(report, ZH)
    assert "已说明" in workbook_text(excel.render(report, ZH))


def test_a_long_form_is_cut_and_says_so() -> None:
    rows = "\n".join(f"第{n}课 / 5月6日 / 20 / 5" for n in range(1, 1_203))
    report = Report((judged(form(rows)),))
    page, text = html.render(report, ZH), markdown.render(report, ZH)
    for shown_text in (page, text):
        assert "另有 202 个班没有列出" in shown_text
        assert "第1000课" in shown_text
        assert "第1001课" not in shown_text
    assert "第1202课" in workbook_text(excel.render(report, ZH))


@pytest.mark.parametrize("language", [ZH, EN])
def test_hostile_texts_do_no_harm(language: Messages) -> None:
    records = form("x / 5月6日 / 20 / 30\ny / 5月7日 / 20 / 30", left_out=tuple(HOSTILE), title=HOSTILE[9])
    entries = tuple(
        replace(
            entry, project=HOSTILE[n], place=HOSTILE[n + 2], category=HOSTILE[-n], day=None, day_text=HOSTILE[n + 4]
        )
        for n, entry in enumerate(records.entries, start=1)
    )
    report = Report((judged(replace(records, entries=entries, unit=HOSTILE[8]), HOSTILE[9]),))
    page = html.render(report, language)
    assert "<script>" not in page
    assert not Page(page).unbalanced
    for text in (page, markdown.render(report, language), lines.render(report, language), shown(report)):
        assert not STEERING.search(text)
    workbook_text(excel.render(report, language))
