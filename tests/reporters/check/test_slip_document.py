"""One slip as a document: nothing of the office's folders, safe names, the same bytes."""

import io
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from cedu_targets.messages.messages import Language, Messages
from cedu_targets.report import Report
from cedu_targets.reporters.check.slips import address, render
from cedu_targets.reporters.shared.escaping import visible
from report_texts import document_text
from sample_reports import STEERING, full, hostile, jiangning, messages_for

COLLEGE = "数据审核反馈单-学院.docx"


def test_a_slip_names_the_file_and_no_folder_of_the_office() -> None:
    (file,) = jiangning().files
    slips = render(Report((replace(file, path="/home/wang/2020/报送/targets.xlsx"),)), Messages(Language.ZH))
    assert "文件：targets.xlsx，工作表" in document_text(slips[COLLEGE])
    assert not any("wang" in document_text(content) for content in slips.values())


@pytest.mark.parametrize("language", list(Language))
def test_hostile_names_stay_texts_and_make_safe_file_names(language: Language, tmp_path: Path) -> None:
    slips = render(hostile(), messages_for(language))
    assert len(slips) >= 20
    assert len({name.casefold() for name in slips}) == len(slips)
    for name, content in slips.items():
        assert not set(name) & set('/\\:*?"<>|\0\n\t ')
        assert len(name.encode()) < 255
        assert (tmp_path / name).parent == tmp_path
        assert not STEERING.search(document_text(content))
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            body = package.read("word/document.xml").decode()
            links = package.read("word/_rels/document.xml.rels").decode()
        assert "<script" not in body
        assert "instrText" not in body
        assert "hyperlink" not in body + links
    everything = "\n".join(map(document_text, slips.values()))
    assert all(visible(slip.unit or "") in everything for slip in address(hostile()).slips)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(full(), messages_for(Language.ZH)) == render(full(), messages_for(Language.ZH))
