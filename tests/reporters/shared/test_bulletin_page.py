"""A bulletin's page: whom it is for, numbers of headings, annexes, and tables with many columns."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.shared.bulletin_page import BulletinPage, addressed

ZH, EN = Messages(Language.ZH), Messages(Language.EN)


@pytest.mark.parametrize(
    ("units", "said"),
    [
        (["麒麟街道", "横溪镇", "东山街道"], "各街道、镇："),
        (["甲县", "城西高新区", "仙女湖管委会"], "各县、高新区、管委会："),
        (["东山", "秣陵", "学院"], "东山、秣陵、学院："),
        (["麒麟街道", "学院"], "麒麟街道、学院："),
        (["镇", "横溪镇"], "镇、横溪镇："),
        ([f"单位{n}" for n in range(13)], "各责任单位："),
        ([], "各责任单位："),
    ],
)
def test_it_is_for_the_units_by_what_their_names_say(units: list[str], said: str) -> None:
    assert addressed(units, ZH) == said


def made(messages: Messages) -> Any:
    page = BulletinPage(messages)
    page.opened("题", ["甲"])
    page.begin("doc_overall")
    for number in range(11):
        page.subheading(f"部分{number}")
    page.left_open("doc_next")
    page.closed(["一", "二"])
    page.annexed(2, ["一", "二"])
    page.across("单位", [f"{n}" for n in range(29)], [("甲", [f"v{n}" for n in range(29)])])
    return Document(BytesIO(page.bytes()))


def test_sections_and_parts_are_numbered_in_the_language() -> None:
    told = [one.text for one in made(ZH).paragraphs]
    assert {
        "一、总体情况",
        "（一）部分0",
        "（九）部分8",
        "（十一）部分10",
        "二、下一步要求",
        "附件1：一",
        "附件2",
    } <= set(told)
    told = [one.text for one in made(EN).paragraphs]
    assert {"1. Overall", "(1) 部分0", "2. What is to be done next", "Annex 1: 一", "(day of issue)"} <= set(told)


def test_a_wide_table_stands_in_parts_that_hold_every_column_once() -> None:
    tables = made(ZH).tables
    assert [len(table.columns) for table in tables] == [1 + 9, 1 + 10, 1 + 10]
    cells = [cell.text for table in tables for cell in table.rows[1].cells[1:]]
    assert cells == [f"v{n}" for n in range(29)]
    assert [table.rows[1].cells[0].text for table in tables] == ["甲"] * 3
    assert all(table._tbl.tblPr.xpath("w:tblCellMar") for table in tables)
