"""The bulletin in Word: what it says is what the report holds, and what it leaves out it says."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from msgspec.structs import replace

from cedu_targets import gap
from cedu_targets.domain.gap import State
from cedu_targets.gaps.report import GapReport
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.gap import docx
from cedu_targets.reporters.gap import json as machine
from cedu_targets.reporters.shared.escaping import visible
from report_texts import document_text
from sample_reports import STEERING, hostile_gaps, jiangning_gaps, large_gaps, messages_for

ZH = Messages(Language.ZH)
TODAY = date(2023, 9, 30)


@cache
def of_jiangning(language: Language = Language.ZH) -> bytes:
    return docx.render(jiangning_gaps(), Messages(language))


def text(report: GapReport, language: Language = Language.ZH) -> str:
    return document_text(docx.render(report, messages_for(language)))


def rows_under(content: bytes, *heads: str) -> list[list[str]]:
    """The rows of all tables under these headings."""
    found = []
    for table in Document(io.BytesIO(content)).tables:
        lines = [[cell.text for cell in row.cells] for row in table.rows]
        if tuple(lines[0][: len(heads)]) == heads:
            found += lines[1:]
    return found


def small(sheet: Callable[..., Path], achieved: str) -> GapReport:
    targets = sheet("2023年目标表 .\n单位 讲座（场） 参加率\n柯岩街道 50 60%\n福全镇 40 50%\n夏履镇 30 50%", "t.csv")
    return gap(targets, sheet(f"2023年完成情况表 .\n单位 讲座（场） 参加率\n{achieved}", "d.csv"), as_of=TODAY)


def test_its_parts_and_what_is_left_to_the_office() -> None:
    told = document_text(of_jiangning()).splitlines()
    assert [line for line in told if re.match("[一二三四五六七八九]、", line)] == [
        "一、总体情况", "二、进度排名", "三、滞后单位及差额", "四、未报情况", "五、数据问题", "六、存在问题", "七、下一步要求",
    ]  # fmt: skip
    assert told.count("（由办公室填写）") == 2
    assert told[2] == "关于2020年全区社会教育主要工作目标、任务完成情况的通报"
    assert told[3] == "东山、秣陵、汤山、淳化、禄口、江宁、谷里、湖熟、横溪、麒麟、学院："
    at = told.index("附件：各单位各项指标完成率")
    assert [line.split() for line in told[at + 2 : at + 4]] == [["（落款单位）"], ["年", "月", "日"]]
    assert any(line.startswith("截至2020年9月30日，序时进度 75%（已满 9 个月，还有 3 个月）。") for line in told)
    assert any(line.startswith("有滞后任务的单位 9 个：湖熟 15 项、江宁 11 项、淳化 3 项") for line in told)


def _percent(share: str) -> str:
    """A share as the document writes it; what is short of 100 % never reads as 100 %."""
    shown = (Decimal(share) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    shown = Decimal("99.9") if shown == 100 and Decimal(share) < 1 else shown
    return f"{format(shown.normalize(), 'f')}%"


def _number(value: str, *, is_rate: bool, points: bool = False) -> str:
    if not is_rate:
        return value
    return format((Decimal(value) * 100).normalize(), "f") + ("百分点" if points else "%")


def _rates(report: GapReport) -> set[str]:
    return {one.code for one in report.indicators if one.kind == "rate"}


def test_every_row_of_who_is_behind_is_a_row_of_the_json() -> None:
    report = jiangning_gaps()
    told = _json_rows(report)
    shown = rows_under(of_jiangning(), "责任单位", "指标", "目标")
    assert len(shown) == report.counts[State.BEHIND] + report.counts[State.SLIGHTLY_BEHIND] == 63
    rates = _rates(report)
    expected = {
        (row["unit"], row["indicator"]): [
            _number(row["target"], is_rate=row["indicator"] in rates),
            _number(row["achieved"], is_rate=row["indicator"] in rates),
            _number(row["gap"], is_rate=row["indicator"] in rates, points=True),
            _percent(row["completion"]),
            _number(row["needed_per_month"], is_rate=row["indicator"] in rates, points=True),
        ]
        for row in told
        if row["state"] in ("behind", "slightly_behind")
    }
    assert {(unit, name.split()[0]): numbers for unit, name, *numbers in shown} == {
        key: numbers for key, numbers in expected.items() if key[0] != "全区目标"
    }


def _json_rows(report: GapReport) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(machine.render(report, ZH))["rows"]
    return rows


def test_every_cell_of_the_annex_is_a_completion_of_the_json() -> None:
    report = jiangning_gaps()
    signs = {
        "exceeded": "+", "met": "✓", "on_pace": "=", "slightly_behind": "!", "behind": "✗", "below": "<",
        "not_reported": "?", "not_assigned": "-", None: "~",
    }  # fmt: skip
    expected = {
        (row["unit"], row["indicator"]): " ".join(
            filter(None, (signs[row["state"]], row["completion"] and _percent(row["completion"])))
        )
        for row in _json_rows(report)
    }
    shown: dict[tuple[str, str], str] = {}
    for table in Document(io.BytesIO(of_jiangning())).tables[-3:]:
        head, *lines = ([cell.text for cell in row.cells] for row in table.rows)
        if len(head) > 9:
            for unit, *cells in lines:
                found = zip(head[1:], cells, strict=True)
                shown |= {(unit, name.split()[0]): cell.replace("\u00a0", " ") for name, cell in found}
    assert shown == expected


@pytest.mark.parametrize("language", list(Language))
def test_no_number_is_of_its_own(language: Language, sheet: Callable[..., Path]) -> None:
    report = small(sheet, "柯岩街道 31 47.3%\n福全镇 29 50%\n夏履镇 . 41%")
    told = text(report, language)
    told = told[told.index("\n", told.index("cedu ")) :]  # what is deleted before it is sent names the version
    allowed = set(re.findall(r"\d+(?:\.\d+)?", json.dumps(json.loads(machine.render(report, messages_for(language))))))
    for row in _json_rows(report):
        for name in ("target", "achieved", "gap", "needed_per_month"):
            allowed |= {row[name], format((Decimal(row[name]) * 100).normalize(), "f")} if row[name] else set()
        allowed |= {_percent(row["completion"])[:-1]} if row["completion"] else set()
    known = [row for row in _json_rows(report) if row["achieved"] and row["indicator"] not in _rates(report)]
    target, achieved = (sum(Decimal(row[name]) for row in known) for name in ("target", "achieved"))
    allowed |= {str(target), str(achieved), str(target - achieved), _percent(str(achieved / target))[:-1]}  # together
    allowed |= {"2023", "9", "30", "09", "3", "75", "10", "12", "100"}  # the day, the pace, the legend, of 100 %
    allowed |= {str(count) for count in report.counts.values()}
    allowed |= {str(number) for number in range(len(report.rows) + 1)}  # counts, ranks, headings, columns
    allowed |= {_percent(str(entry.share.numerator / Decimal(entry.share.denominator)))[:-1]
                for entry in report.standings if entry.share is not None}  # fmt: skip
    assert set(re.findall(r"\d+(?:\.\d+)?", told)) <= allowed


def test_what_is_not_judged_or_not_due_is_told_as_such(sheet: Callable[..., Path]) -> None:
    told = text(small(sheet, "柯岩街道 31 47.3%\n福全镇 29 50%\n夏履镇 . 41%"))
    assert "各街道、镇：" in told
    assert "尚未达到 2 项（年底判定，不按月折算，不算滞后）" in told
    assert "柯岩街道差 12.7 个百分点、夏履镇差 9 个百分点" in told
    assert "有未报任务的单位 1 个，未报任务共 1 项。" in told
    assert re.search(r"夏履镇 \| .*讲座", told)
    assert "图例：+ 超额完成  ✓ 已完成" in told


def test_nothing_behind_or_silent_is_said(sheet: Callable[..., Path]) -> None:
    told = text(small(sheet, "柯岩街道 50 60%\n福全镇 40 50%\n夏履镇 30 50%"))
    assert "没有滞后的任务。" in told
    assert "没有未报的任务。" in told
    assert "各单位占比都是 100%。" in told


def test_nothing_compared_is_no_good_news(sheet: Callable[..., Path]) -> None:
    report = gap(
        sheet("2023年目标表 .\n单位 讲座（场）\n柯岩 50\n福全 40", "t.csv"),
        sheet("2023年完成情况表 .\n单位 别的（个）\n柯岩 31\n福全 20", "d.csv"),
        as_of=TODAY,
    )
    assert not report.is_compared
    told = text(report)
    assert "没有一项可以比较：哪些单位滞后还不知道。" in told
    assert "没有滞后的任务" not in told
    assert re.search(r"起草说明（发文前删去）：.*GA022", told)


def test_where_what_came_is_of_another_year_nobody_is_ranked(sheet: Callable[..., Path]) -> None:
    report = gap(
        sheet("2023年目标表 .\n单位 讲座（场）\n柯岩 50\n福全 40", "t.csv"),
        sheet("2022年完成情况表 .\n单位 讲座（场）\n柯岩 31\n福全 20", "d.csv"),
        as_of=TODAY,
    )
    assert report.rows
    told = text(report)
    assert "没有可以排名的单位。" in told
    assert "名次" not in told
    assert told.startswith("起草说明（发文前删去）：柯岩、福全：报来的是另一年的表，没有计入；不是没有报。\n")


@pytest.mark.parametrize("language", list(Language))
def test_of_long_lists_it_says_how_much_is_left_out_and_where_it_is(language: Language) -> None:
    report = large_gaps(60)
    content = docx.render(report, messages_for(language))
    words = messages_for(language)
    late = len(report.laggards)
    assert late > docx.MOST_LATE
    heads = [words.term(name) for name in ("head_unit", "head_name", "head_target")]
    assert len(rows_under(content, *heads)) == docx.MOST_LATE
    told = document_text(content)
    assert words.term("gap_more_late", count=late - docx.MOST_LATE) in told
    behind = report.counts[State.BEHIND]
    assert words.term("doc_more_annex", count=behind - min(behind, docx.MOST_LATE)) in told or behind <= docx.MOST_LATE


def test_an_annex_that_would_fill_too_many_pages_is_left_out_and_said() -> None:
    report = large_gaps(300)
    assert len(report.rows) > docx.MOST_IN_ANNEX
    content = docx.render(report, ZH)
    told = document_text(content)
    assert "没有附各单位各项指标完成率" in told
    assert "附件" not in told
    assert len(rows_under(content, "名次")) == docx.MOST_RANKS


@pytest.mark.parametrize("language", list(Language))
def test_hostile_names_stay_texts(language: Language) -> None:
    content = docx.render(hostile_gaps(), messages_for(language))
    told = document_text(content)
    assert not STEERING.search(told)
    assert all(visible(row.unit) in told for row in hostile_gaps().rows)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = package.read("word/document.xml").decode()
        links = package.read("word/_rels/document.xml.rels").decode()
    assert "<script" not in body
    assert "instrText" not in body
    assert "hyperlink" not in body + links


def test_it_names_no_folder_of_the_office_and_is_the_same_every_time() -> None:
    report = jiangning_gaps()
    report = replace(report, files=tuple(replace(file, path=f"/home/wang/报送/{file.path}") for file in report.files))
    told = document_text(content := docx.render(report, ZH))
    assert content == of_jiangning()
    assert "wang" not in told
    assert "targets-mended.xlsx:任务分解表!A21" in told


def _numbered(content: bytes) -> Iterator[str]:
    for one in Document(io.BytesIO(content)).paragraphs:
        if re.match(r"\d\. ", one.text):
            yield one.text


def test_in_english_headings_are_numbered_as_english_does() -> None:
    found = list(_numbered(of_jiangning(Language.EN)))
    assert found[0] == "1. Overall"
    assert found[-1] == "7. What is to be done next"


@pytest.mark.parametrize("language", list(Language))
def test_a_unit_that_stopped_a_month_early_is_named_among_what_was_not_reported(
    language: Language, sheet: Callable[..., Path]
) -> None:
    """Else a reader sees that nothing is unreported, and a unit that nobody judged."""
    targets = sheet("2023年目标表 .\n单位 讲座（场）\n柯岩街道 50\n福全镇 40\n夏履镇 30", "t.csv")
    august = "2023年1—8月完成情况表 .\n单位 讲座（场）\n柯岩街道 40\n福全镇 10\n夏履镇 25"
    september = "2023年1—9月完成情况表 .\n单位 讲座（场）\n柯岩街道 45\n夏履镇 28"
    paths = [sheet(form, f"{number}.csv") for number, form in enumerate((august, september))]
    told = text(gap(targets, paths, as_of=TODAY), language)
    assert messages_for(language).term("doc_partly_reported", count=1, names="福全镇") in told
    assert messages_for(language).term("doc_none_silent") not in told


def test_a_reason_that_many_totals_have_stands_once_under_their_table(sheet: Callable[..., Path]) -> None:
    """Of forty units and thirty columns it would else fill four pages."""
    head = "单位 讲座（场） 培训（人次） 展览（个） 参观（人次）"
    targets = sheet(f"2023年目标表 .\n{head}\n全区 90 900 9 9\n柯岩街道 50 500 5 5\n福全镇 40 400 4 4", "t.csv")
    done = sheet(f"2023年1—9月完成情况表 .\n{head}\n柯岩街道 30 450 5 5", "d.csv")
    content = docx.render(gap(targets, done, as_of=TODAY), ZH)
    rows = rows_under(content, "指标", "目标")
    assert [row[-1] for row in rows].count("~ 无法判定*") >= 3
    told = document_text(content)
    assert told.count("合计含未报项：福全镇") == 1
    assert "* 合计含未报项：福全镇" in told


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("2023年目标任务分解表（试行）", "关于2023年目标任务完成情况的通报"),
        ("2023年目标表", "关于2023年目标完成情况的通报"),
        ("2023年目标任务代表工作", "关于2023年目标任务代表工作完成情况的通报"),
    ],
)
def test_what_was_achieved_is_that_of_the_targets_and_not_of_their_table(
    name: str, heading: str, sheet: Callable[..., Path]
) -> None:
    rows = "单位 讲座（场）\n柯岩街道 50\n福全镇 40"
    report = gap(sheet(f"{name} .\n{rows}", "t.csv"), sheet(f"2023年完成情况 .\n{rows}", "d.csv"), as_of=TODAY)
    assert heading in text(report).splitlines()


def test_who_reported_nothing_is_not_called_the_lowest() -> None:
    """Unreported is not nought: 学院 sent nothing, and stands among what was not reported."""
    (told,) = [
        line
        for line in document_text(docx.render(jiangning_gaps(), messages_for(Language.ZH))).splitlines()
        if "最低的是" in line
    ]
    assert "最低的是湖熟（0%）" in told
    assert "学院" not in told
