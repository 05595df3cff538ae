"""Official papers: the type area of GB/T 9704, fonts with those that stand in for them, and texts that stay texts."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.shared.official_fonts import INSTEAD, TEXT, TITLE
from cedu_targets.reporters.shared.official_page import OfficialPage
from cedu_targets.reporters.shared.page_table import Cell


def made() -> bytes:
    page = OfficialPage(Messages(Language.ZH))
    page.title("关于完成情况的\n通报")
    page.addressee("各街道：")
    page.heading("总体情况")
    page.subheading("甲")
    page.subheading("]]></w:t>&amp;\x07")
    page.text("正文")
    page.table([1, 2], ["序号", "单位"], [["1", Cell(("甲", "乙\n丙"), "right")]])
    page.signed("区教育局")
    page.section(landscape=True)
    page.title("附件")
    return page.bytes()


def test_the_type_area_is_that_of_official_papers() -> None:
    upright, annex = Document(BytesIO(made())).sections
    for section in (upright, annex):
        assert section.page_width is not None
        assert section.left_margin is not None
        assert section.right_margin is not None
        assert section.page_height is not None
        assert section.top_margin is not None
        assert section.bottom_margin is not None
    width = upright.page_width - upright.left_margin - upright.right_margin  # type: ignore[operator]
    height = upright.page_height - upright.top_margin - upright.bottom_margin  # type: ignore[operator]
    assert (width, height) == (pytest.approx(Mm(156), abs=Mm(0.1)), pytest.approx(Mm(225), abs=Mm(0.1)))
    assert annex.page_width == upright.page_height


def test_each_font_names_those_that_stand_in_for_it() -> None:
    document = Document(BytesIO(made()))
    runs = {one.text: one.runs[0] for one in document.paragraphs if one.runs}
    fonts = {text: run._r.xpath("w:rPr/w:rFonts")[0].get(qn("w:eastAsia")) for text, run in runs.items()}
    assert (fonts["通报"], runs["通报"].font.size) == (TITLE, Pt(22))
    assert (fonts["正文"], runs["正文"].font.size) == (TEXT, Pt(16))
    with zipfile.ZipFile(BytesIO(made())) as package:
        table = package.read("word/fontTable.xml").decode()
    assert all(font in table for font in INSTEAD)
    assert table.count("<w:altName") == len(INSTEAD)


def test_texts_stay_texts_and_the_bytes_are_the_same() -> None:
    told = [one.text for one in Document(BytesIO(made())).paragraphs]
    assert any(one.startswith("（二）]]></w:t>&amp;") for one in told)
    assert told[told.index("区教育局") + 1] == "    年    月    日"
    cell = Document(BytesIO(made())).tables[0].rows[1].cells[1]
    assert [line.text for line in cell.paragraphs] == ["甲", "乙\\u000a丙"]
    assert made() == made()


def test_headings_are_numbered_from_each_title_on() -> None:
    for language, numbered in (
        (Language.ZH, ["一、甲", "（一）乙", "（二）乙", "二、甲", "（一）乙", "丙", "一、甲"]),
        (Language.EN, ["1. 甲", "(1) 乙", "(2) 乙", "2. 甲", "(1) 乙", "丙", "1. 甲"]),
    ):
        page = OfficialPage(Messages(language))
        page.heading("甲")
        page.subheading("乙")
        page.subheading("乙")
        page.heading("甲")
        page.subheading("乙")
        page.heading("丙", numbered=False)
        page.title("题")
        page.heading("甲")
        told = [one.text for one in Document(BytesIO(page.bytes())).paragraphs]
        assert [one for one in told if one != "题"] == numbered
