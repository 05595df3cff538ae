"""The bulletin in Word on targets of a text: the parts of the draft, its cells, and annexes."""

import io
import re
import zipfile

import pytest
from docx import Document
from msgspec.structs import replace

from attainments import base, hostile_attainment, many_units, xiqu_2021
from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.messages.messages import Language
from cedu_targets.reporters.attainment import docx
from cedu_targets.reporters.attainment.draft import Listing, sections
from cedu_targets.reporters.attainment.verdicts import entries
from report_texts import document_text
from sample_reports import STEERING, messages_for

ZH = messages_for(Language.ZH)


def text(report: AttainmentReport, language: Language = Language.ZH) -> str:
    return document_text(docx.render(report, messages_for(language)))


def test_its_parts_and_what_is_left_to_the_office() -> None:
    told = text(xiqu_2021()).splitlines()
    assert [line for line in told if re.match("[一二三四五六七八九]、", line)] == [
        "一、总体情况", "二、已达到", "三、未达到及差额", "四、未到期限", "五、未报情况", "六、无法判定（请补什么）", "七、疑问和数据问题",
        "八、存在问题", "九、下一步要求",
    ]  # fmt: skip
    assert "关于社区教育发展五年规划目标达成情况的通报" in told
    assert told.count("（由办公室填写）") == 2
    assert "附件1：逐年目标" in told
    assert "附件2：基数及来源" in told
    assert told.index("附件1：逐年目标") < told.index("（落款单位）") < told.index("附件1") < told.index("附件2")
    assert any(
        line.startswith("截至2021年12月31日，共 18 项目标：已达到 5 项（其中超额 2 项），未达到 3 项") for line in told
    )


@pytest.mark.parametrize("language", list(Language))
def test_its_tables_are_those_of_the_draft(language: Language) -> None:
    words, report = messages_for(language), xiqu_2021()
    drafted = [
        [[words.term(head) for head in block.heads], *map(list, block.rows)]
        for blocks in sections(entries(report), report, words)
        for block in blocks
        if isinstance(block, Listing)
    ]
    document = Document(io.BytesIO(docx.render(report, words)))
    shown = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    key = str
    assert sorted(shown, key=key) == sorted(drafted, key=key)
    assert ["参与率（到2021年底）", "不低于 60%", "57.2%"] in [
        [*row[:1], *row[2:4]] for rows in shown for row in rows
    ] or (language is Language.EN)


def test_one_annex_has_no_number_and_none_is_not_named() -> None:
    report = xiqu_2021()
    assert "附件：基数及来源" in text(replace(report, paths=()))
    assert "附件" not in text(replace(report, paths=(), bases=()))


def test_of_many_units_all_are_named_once_the_table_has_named_the_first() -> None:
    told = text(many_units())
    assert "各责任单位：" in told
    assert "第40街道社区教育中心" in told


def test_of_a_base_of_many_units_the_first_are_told_and_how_many_there_are() -> None:
    bases = tuple(base("常住人口", str(1000 + number), unit=f"第{number}村") for number in range(200))
    told = text(replace(xiqu_2021(), bases=bases))
    assert "第39村 1039 人等 200 个单位" in told
    assert "第40村" not in told


@pytest.mark.parametrize("language", list(Language))
def test_hostile_names_stay_texts_and_the_bytes_are_the_same(language: Language) -> None:
    content = docx.render(hostile_attainment(), messages_for(language))
    assert content == docx.render(hostile_attainment(), messages_for(language))
    assert not STEERING.search(document_text(content))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = package.read("word/document.xml").decode()
    assert "<script" not in body
    assert "instrText" not in body


def test_it_names_no_folder_of_the_office() -> None:
    report = xiqu_2021()
    files = tuple(replace(file, path=f"/home/wang/{file.path}") for file in report.files)
    assert "wang" not in text(replace(report, files=files))
