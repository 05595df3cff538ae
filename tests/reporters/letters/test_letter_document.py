"""Letters as documents: every number of the table, room for both sides, nothing made up, hostile names as texts."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from cedu_targets import api
from cedu_targets.domain.indicator import Kind
from cedu_targets.domain.numbers import percent, plain
from cedu_targets.letters.letter import Letters
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.letters.letter_files import render
from cedu_targets.reporters.shared.escaping import visible
from project import JIANGNING
from report_texts import document_text
from sample_reports import STEERING, messages_for
from target_books import FOUR, Row, target_rows, write_book

ZH = Messages(Language.ZH)
ALL = "目标责任书-全部.docx"
ONE: Row = (1, 2, 3, "50%")


@pytest.fixture(scope="module")
def jiangning() -> Letters:
    return api.letters(JIANGNING / "targets-mended.xlsx")


@pytest.fixture(scope="module")
def documents(jiangning: Letters) -> Mapping[str, bytes]:
    return render(jiangning, None, ZH)


def rows_of(content: bytes) -> list[list[list[str]]]:
    """The tables of a document as texts."""
    document: Any = Document(io.BytesIO(content))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def of_units(tmp_path: Path, units: Mapping[str, Row]) -> Letters:
    return api.letters(write_book(tmp_path / "targets.xlsx", {"目标": target_rows(units)}))


def test_a_letter_for_each_unit_and_one_with_all(jiangning: Letters, documents: Mapping[str, bytes]) -> None:
    assert list(documents) == [*(f"目标责任书-{unit}.docx" for unit in jiangning.table.units), ALL]
    assert len(documents) == 12
    text = document_text(documents[ALL])
    assert [line for line in text.splitlines() if line.startswith("乙方：")] == [
        f"乙方：{unit}" for unit in jiangning.units
    ]
    document: Any = Document(io.BytesIO(documents[ALL]))
    titles = [one for one in document.paragraphs if one.text == "2020年目标责任书"]
    assert [one.paragraph_format.page_break_before for one in titles] == [None, *[True] * 10]


def test_every_number_of_a_letter_is_the_tables(jiangning: Letters, documents: Mapping[str, bytes]) -> None:
    table = jiangning.table
    for unit in table.units:
        targets, _ = rows_of(documents[f"目标责任书-{unit}.docx"])
        read = {row[0]: (row[1], row[2], row[3]) for row in targets[1:] if row[0] in table.by_code}
        due = {
            code: (
                table.by_code[code].name,
                table.by_code[code].unit_of_measure or "—",
                percent(value) if table.by_code[code].kind is Kind.RATE else plain(value),
            )
            for code, value in table.row(unit).items()
        }
        assert read == due
        groups = [row[0] for row in targets[1:] if row[0] not in table.by_code]
        assert groups == list(dict.fromkeys(table.by_code[code].group for code in table.row(unit)))


def test_what_nobody_said_is_left_blank(documents: Mapping[str, bytes], jiangning: Letters) -> None:
    text = document_text(documents["目标责任书-学院.docx"])
    assert "甲方：＿＿＿＿" in text
    assert "\n乙方：学院\n" in text
    assert "《2020年全区社会教育主要工作目标、任务分解表》（江宁教职〔2020〕18号 附件）" in text
    assert text.count("〔") == text.count("江宁教职〔2020〕18号")  # no number of its own
    assert "3、学历教育部分不含区中等专业学校按计划招生的中职及以上学历教育。" in text
    assert "数据关系" not in text
    assert "1．社区学院全年要举办 2 次全区社区教育教师培训活动（期限：2020年；依据：三（一）1）" in text
    (_, signatures) = rows_of(documents["目标责任书-学院.docx"])
    assert [row[0] for row in signatures if row[0]] == [
        "甲方（盖章）：",
        "负责人（签字）：",
        "日期：　　　年　　月　　日",
    ]
    assert next(row[1] for row in signatures if row[1]) == "乙方（盖章）："
    named = render(jiangning, "某区教育局", ZH)
    assert "甲方：某区教育局" in document_text(named["目标责任书-学院.docx"])


def test_floors_and_ranges_stand_as_written(tmp_path: Path) -> None:
    documents = render(of_units(tmp_path, FOUR), None, ZH)
    for unit, rate in (("甲镇", "≥50%"), ("乙镇", "50%"), ("丙街道", "50—60%")):
        targets, _ = rows_of(documents[f"目标责任书-{unit}.docx"])
        assert targets[0] == ["指标", "计量单位", "目标"]
        assert targets[-1] == ["居民参与率", "%", rate]


@pytest.mark.parametrize("language", list(Language))
def test_hostile_names_stay_texts_and_make_safe_file_names(language: Language, tmp_path: Path) -> None:
    names = [
        "=1+1镇",
        "a/b镇",
        "a:b镇",
        "]]><script>镇",
        "::error::镇",
        "甲%0A镇",
        "乙\n\u202e镇",
        "全部",
        "all",
        "A/B镇",
    ]
    found = of_units(tmp_path, dict.fromkeys(names, ONE))
    documents = render(found, "<w:p/>]]>\u202e甲方", messages_for(language))
    assert len(documents) == len(found.letters) + 1 == len(names) + 1
    assert len({name.casefold() for name in documents}) == len(documents)
    for name, content in documents.items():
        assert not set(name) & set('/\\:*?"<>|\0\n\t ')
        assert (tmp_path / name).parent == tmp_path
        text = document_text(content)
        assert not STEERING.search(text)
        assert "<w:p/>]]>\\u202e甲方" in text
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            assert "<script" not in package.read("word/document.xml").decode()
    *letters, together = documents.values()
    for letter, content in zip(found.letters, letters, strict=True):
        assert visible(letter.unit) in document_text(content)
        assert visible(letter.unit) in document_text(together)


def test_forty_units_of_long_names(tmp_path: Path) -> None:
    names = [
        f"第{number}街道办事处社区教育与老年教育服务中心（所辖各社区居民学校）以及所属的街道老年大学、社区老年学校和村居学习点"
        for number in range(40)
    ]
    documents = render(of_units(tmp_path, dict.fromkeys(names, ONE)), None, ZH)
    assert len(documents) == 41
    assert all(len(name.encode()) < 255 for name in documents)


def test_the_same_table_gives_the_same_bytes(jiangning: Letters, documents: Mapping[str, bytes]) -> None:
    assert render(jiangning, None, ZH) == documents


def test_english_letters_have_english_words(jiangning: Letters) -> None:
    text = document_text(render(jiangning, None, Messages(Language.EN))["letter-学院.docx"])
    for words in ("Letter of Responsibility for the Targets of 2020", "Party B: 学院", "2. Targets", "4. Duties"):
        assert words in text
    assert "目标任务\n" not in text


def test_nobody_signs_a_page_that_says_nothing(documents: Mapping[str, bytes]) -> None:
    document: Any = Document(io.BytesIO(documents["目标责任书-学院.docx"]))
    last, blank = document.paragraphs[-2:]
    assert last.text.startswith("4．创建 1 个社区教育活动品牌")
    assert not blank.text
    assert last.paragraph_format.keep_with_next
    assert blank.paragraph_format.keep_with_next
