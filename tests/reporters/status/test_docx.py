"""The bulletin on what is due as an official paper: its parts, its numbers, what is left open, and hostile names."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from cedu_targets.domain.items import Assigned, Item, ItemKind
from cedu_targets.domain.status import State, StatusRow
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.status import docx, markdown
from report_texts import document_text
from sample_reports import STEERING, messages_for
from status_reports import due_of, hostile_status, long_status, report_of, row_of, suzhou_status
from suzhou_answers import answered
from suzhou_items import status

ZH = Messages(Language.ZH)
HEADING = re.compile(r"[一二三四五六七八九]、")


def paragraphs(content: bytes) -> list[str]:
    return [one.text for one in Document(BytesIO(content)).paragraphs if one.text]


def headings(content: bytes) -> list[str]:
    return [text for text in paragraphs(content) if HEADING.match(text)]


def tables(content: bytes) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(BytesIO(content)).tables]


def test_its_parts_and_what_is_left_open() -> None:
    content = docx.render(answered(), ZH)
    told = paragraphs(content)
    assert told[:4] == [
        "关于2019年苏州市社区教育工作要点、2019 年苏州市社区教育主要工作安排", "落实情况的通报", "各责任单位：",
        "现将截至2019年6月15日的落实情况通报如下。",
    ]  # fmt: skip
    assert headings(content) == [
        "一、总体情况", "二、逾期未完成", "三、已过期限，未报", "四、将到期", "五、待定和疑问", "六、各责任单位情况",
        "七、存在问题", "八、下一步要求",
    ]  # fmt: skip
    assert [told.count(blank) for blank in ("（落款单位）", "    年    月    日", "起草说明（印发时删去）")] == [
        1,
        1,
        1,
    ]
    assert told.index("材料问题（先核实，再发文）：") > told.index("起草说明（印发时删去）")


def test_it_says_what_the_draft_in_markdown_says() -> None:
    opening = markdown.render(answered(), ZH).split("\n\n")[3]
    content = docx.render(answered(), ZH)
    assert opening in paragraphs(content)
    assert "26 项工作中，已办结 2 项，办结率 8%，其中逾期办结 1 项" in opening
    late = tables(content)[0]
    assert late[0] == ["责任单位", "事项", "内容", "期限", "办理情况和原因（没有的请填写）"]
    assert late[1] == [
        "市教育局", "安排-5", "（云平台）社区教育视频课程开发", "2019-04-30\n过 46 天", "进行中，已拍 12 集；原因：设备没有到位",
    ]  # fmt: skip


def late(number: int, owner: str) -> StatusRow:
    due = due_of(None, date(2019, 4, number), "4月")
    item = Item(f"安排-{number}", ItemKind.SCHEDULED, "工作", due=due, owners=(Assigned(owner),), line=number)
    return row_of(item, State.OVERDUE)


def test_an_owner_stands_together_and_the_most_urgent_is_first() -> None:
    report = report_of([late(1, "乙街"), late(2, "甲街"), late(3, "乙街"), late(4, "丙街"), late(5, "甲街")])
    told = tables(docx.render(report, ZH))[0]
    assert [(row[0], row[1]) for row in told[1:]] == [
        ("乙街", "安排-1"), ("乙街", "安排-3"), ("甲街", "安排-2"), ("甲街", "安排-5"), ("丙街", "安排-4"),
    ]  # fmt: skip


def test_a_long_list_is_whole() -> None:
    report = long_status(300)
    counts = [report.counts[state] for state in (State.OVERDUE, State.NOT_REPORTED, State.DUE_SOON)]
    assert [len(table) - 1 for table in tables(docx.render(report, ZH))[:3]] == counts


def test_no_folder_of_the_office_is_named() -> None:
    told = document_text(docx.render(answered(), ZH))
    assert "市社指中心.xlsx:清单!E5" in told
    assert "back/" not in told


def test_an_owner_alone_is_written_to() -> None:
    assert "市教育局：" in paragraphs(docx.render(status(owner="市教育局"), ZH))


def test_of_a_state_that_was_not_asked_for_nothing_is_said() -> None:
    assert headings(docx.render(status(only=[State.DUE_SOON]), ZH))[:2] == ["一、总体情况", "二、将到期"]


def test_in_english_headings_are_numbered_as_english_is() -> None:
    told = paragraphs(docx.render(suzhou_status(), messages_for(Language.EN)))
    assert [one for one in told if re.match(r"\d\. ", one)][:2] == ["1. Overall", "2. Overdue"]
    assert not any(HEADING.match(one) for one in told)


@pytest.mark.parametrize("language", list(Language))
def test_hostile_names_stay_text(language: Language) -> None:
    content = docx.render(hostile_status(), messages_for(language))
    told = document_text(content)
    assert STEERING.search(told) is None
    assert "乙\\u000a# 标题" in told
    assert not any(
        one == "# 标题" for table in tables(content) for row in table for cell in row for one in cell.split("\n")
    )
    assert "<script>" in told
    assert content == docx.render(hostile_status(), messages_for(language), Path("elsewhere"))


def test_tables_are_as_wide_as_the_type_area_and_repeat_their_heads() -> None:
    for table in Document(BytesIO(docx.render(answered(), ZH))).tables:
        assert sum(column.width or 0 for column in table.columns) == pytest.approx(156 * 36_000, rel=0.001)
        assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
