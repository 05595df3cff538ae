"""The notice: what is assigned in prose, the table as its annex on a page that it fits."""

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from cedu_targets import api
from cedu_targets.letters.letter import Letters
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.letters.notice_document import render
from project import JIANGNING
from report_texts import document_text
from target_books import FOUR, Row, target_rows, write_book

ZH = Messages(Language.ZH)


@pytest.fixture(scope="module")
def jiangning() -> Letters:
    return api.letters(JIANGNING / "targets-mended.xlsx")


def of_units(tmp_path: Path, units: dict[str, Row]) -> Letters:
    return api.letters(write_book(tmp_path / "targets.xlsx", {"目标": target_rows(units)}))


def test_the_prose_has_the_districts_totals_and_no_number_of_its_own(jiangning: Letters) -> None:
    text = document_text(render(jiangning, None, ZH))
    assert text.startswith("关于下达2020年目标任务的通知\n东山、秣陵、汤山")
    assert "本次下达的目标任务涉及 11 个单位、26 项指标。" in text
    assert "居民社区教育活动合计104万人、青少年校外素质教育活动9.07万人" in text
    assert "城乡居民社区教育活动年参与率80%" in text
    assert text.count("〔") == text.count("江宁教职〔2020〕18号")
    assert "附件：2020年全区社会教育主要工作目标、任务分解表" in text
    assert "某区教育局\n    年    月    日" in document_text(render(jiangning, "某区教育局", ZH))


def test_the_annex_is_the_table(jiangning: Letters) -> None:
    document: Any = Document(io.BytesIO(render(jiangning, None, ZH)))
    (annex,) = document.tables
    rows = [[cell.text for cell in row.cells] for row in annex.rows]
    assert rows[0][1:9] == ["A:各类职业技能培训（万人次）"] * 8
    assert rows[2] == ["栏次", *jiangning.table.codes]
    assert [row[0] for row in rows[3:]] == ["全区目标", *jiangning.table.units]
    assert rows[-1][17:20] == ["2000", "1500", "500"]
    assert rows[-1][20:] == [""] * 9
    paper = document.sections[-1]
    assert (round(paper.page_width.mm), round(paper.page_height.mm)) == (420, 297)
    texts = [one.text for one in document.paragraphs]
    assert texts[-6:] == [*jiangning.table.notes]


def test_a_small_table_stands_on_a4_and_nobody_who_signed_it_is_named(tmp_path: Path) -> None:
    content = render(of_units(tmp_path, dict(FOUR)), None, ZH)
    document: Any = Document(io.BytesIO(content))
    assert round(document.sections[-1].page_width.mm) == 297
    text = document_text(content)
    assert "单位 | 培训合计（人次）" in text
    assert "≥50%" in text
    assert "填表人" not in text


def test_many_units_are_addressed_together(tmp_path: Path) -> None:
    units: dict[str, Row] = {f"第{number}街道社区教育中心": (1, 2, 3, "50%") for number in range(40)}
    found = of_units(tmp_path, units)
    text = document_text(render(found, None, ZH))
    assert "\n各责任单位（见附件）：\n" in text
    assert text.count("第39街道社区教育中心") == 1


def test_the_same_table_gives_the_same_bytes(jiangning: Letters) -> None:
    assert render(jiangning, None, ZH) == render(jiangning, None, ZH)


def test_hostile_names_stay_texts_in_the_annex(tmp_path: Path) -> None:
    names = ["=1+1镇", "]]><script>&amp;镇", "::error::镇", "甲%0A镇", "乙\u202e镇"]
    content = render(of_units(tmp_path, dict.fromkeys(names, (1, 2, 3, "50%"))), "<w:p/>", ZH)
    document: Any = Document(io.BytesIO(content))
    assert [row.cells[0].text for row in document.tables[0].rows[2:]] == [*names[:-1], "乙\\u202e镇"]
    assert "\n<w:p/>\n" in document_text(content)
