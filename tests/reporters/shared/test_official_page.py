"""Official papers: the type area of GB/T 9704, fonts with those that stand in for them, and texts that stay texts."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cedu_targets.reporters.shared.official_page import (
    INSTEAD,
    TEXT,
    TITLE,
    Cell,
    OfficialPage,
    chinese_date,
    numeral,
)


def made() -> bytes:
    page = OfficialPage()
    page.title("关于完成情况的\n通报")
    page.addressee("各街道：")
    page.heading(0, "总体情况")
    page.subheading(1, "]]></w:t>&amp;\x07")
    page.text("正文")
    page.table([1, 2], ["序号", "单位"], [["1", Cell("甲\n乙", "right")]])
    page.signed("区教育局", date(2020, 7, 5))
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
    assert "2020年7月5日" in told
    assert made() == made()


@pytest.mark.parametrize(("number", "written"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九")])
def test_numerals_of_headings(number: int, written: str) -> None:
    assert numeral(number) == written


def test_a_date_in_chinese() -> None:
    assert chinese_date(date(2020, 12, 1)) == "2020年12月1日"
