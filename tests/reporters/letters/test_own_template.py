"""Letters in a district's own template: what people and programs do to it, and what is said where it is wrong."""

import io
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from cedu_targets import api
from cedu_targets.domain.fault import InputFault
from cedu_targets.letters.letter import Letters
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.letters import template_document
from cedu_targets.reporters.letters.own_template import render
from project import JIANGNING
from report_texts import document_text
from target_books import Row, target_rows, write_book

pytest.importorskip("docxtpl", reason="an extra")


ZH, EN = Messages(Language.ZH), Messages(Language.EN)
ONE: Row = (1, 2, 3, "50%")


@pytest.fixture(scope="module")
def jiangning() -> Letters:
    return api.letters(JIANGNING / "targets-mended.xlsx")


def of_lines(*lines: str) -> bytes:
    document: Any = Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def tables(content: bytes) -> list[list[list[str]]]:
    document: Any = Document(io.BytesIO(content))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def check_sample(documents: Mapping[str, bytes], letters: Letters) -> None:
    assert list(documents) == [f"目标责任书-{unit}.docx" for unit in letters.units]
    for letter, content in zip(letters.letters, documents.values(), strict=True):
        text = document_text(content)
        assert letter.unit in text.splitlines()[2]
        assert "{" not in text
        targets = tables(content)[0]
        assert len(targets) == letter.count + 1
        assert [row[0] for row in targets[1:]] == [
            one.indicator.code for group in letter.groups for one in group.targets
        ]


@pytest.mark.parametrize("messages", [ZH, EN])
def test_the_sample_is_filled_in_as_it_is(jiangning: Letters, messages: Messages) -> None:
    sample = template_document.render(messages)
    assert sample == template_document.render(messages)
    documents = render(jiangning, sample, "区教育局", ZH)
    check_sample(documents, jiangning)
    assert documents == render(jiangning, sample, "区教育局", ZH)
    east = document_text(documents["目标责任书-东山.docx"])
    assert "《2020年全区社会教育主要工作目标、任务分解表》（江宁教职〔2020〕18号 附件）" in east
    assert ["1", "各类职业技能培训合计", "万人次", "2.47"] in tables(documents["目标责任书-东山.docx"])[0]


def test_runs_that_word_has_split_and_headers(jiangning: Letters) -> None:
    document: Any = Document()
    made = document.add_paragraph()
    for position, part in enumerate(("{", "{ 单", "位", " }", "}")):
        made.add_run(part).bold = position % 2 == 0
    document.sections[0].header.paragraphs[0].text = "{{ title }} · {{ unit }}"
    content = render(jiangning, saved(document), None, ZH)["目标责任书-学院.docx"]
    assert document_text(content).splitlines()[0] == "学院"
    filled: Any = Document(io.BytesIO(content))
    assert filled.sections[0].header.paragraphs[0].text == "2020年目标责任书 · 学院"


def test_hostile_names_stay_texts(tmp_path: Path) -> None:
    names = ["甲]]>乡", "乙<w:p/>&镇", "{{年份}}", "{#x", "=1+1", "::error::x%0A镇"]
    letters = api.letters(write_book(tmp_path / "t.xlsx", {"目标": target_rows(dict.fromkeys(names, ONE))}))
    documents = render(letters, template_document.render(ZH), "]]><b>&", ZH)
    for name, content in zip(names, documents.values(), strict=True):
        assert f"乙方：{name}" in document_text(content)
        assert "甲方：]]><b>&" in document_text(content)


@pytest.mark.parametrize(
    ("lines", "code", "said"),
    [
        (["{{ 单位 }}", "{{ 区长 }}"], "template_field", "区长"),
        (["{{ 单位 }"], "template_broken", "单位"),
        (["{% for 行 in 目标 %}", "{{ 行.指标 }}"], "template_broken", "endfor"),
        (["{{r 单位 }}"], "template_form", "{{r"),
        (["｛｛单位｝｝"], "template_braces", "半角"),
        (["{% if 单位 %}" * 500 + "{{ 单位 }}" + "{% endif %}" * 500], "template_form", "{% if %}{% if %}…"),
        (["{{ " + "(" * 5000 + "单位" + ")" * 5000 + " }}"], "template_form", "…"),
        (["没有字段"], "template_no_fields", "没有一个字段"),
        (["{{ '甲' * 99999999999 }}"], "template_form", "不支持"),
    ],
)
def test_what_is_wrong_with_a_template(lines: list[str], code: str, said: str, jiangning: Letters) -> None:
    with pytest.raises(InputFault) as raised:
        render(jiangning, of_lines(*lines), None, ZH)
    assert raised.value.code == code, raised.value
    assert said in ZH.fault(raised.value) + ZH.fault_help(raised.value)
    assert EN.fault(raised.value)


@pytest.mark.render
def test_a_template_that_libreoffice_has_saved(jiangning: Letters, tmp_path: Path, soffice: str) -> None:
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "样本.docx"
    path.write_bytes(template_document.render(ZH))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [soffice, "--headless", profile, "--convert-to", "docx", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    check_sample(render(jiangning, (tmp_path / "样本.docx").read_bytes(), None, ZH), jiangning)
