"""A file -> its documents: chosen by sheet, read once, and sheets passed over named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cedu_targets import check
from cedu_targets.domain.fault import InputFault
from cedu_targets.files.catalogue import read_lines
from cedu_targets.recognition.read import read_documents
from make_examples import EXAMPLES
from project import JIANGNING
from writers import (
    jiangning_docx,
)


def codes_of(path: Path, rules: str | None = "none") -> list[str]:
    (file,) = check(path, rules=rules).files
    return [finding.code for finding in file.findings]


def test_a_docx_table_has_its_title_and_its_notes(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(jiangning_docx())
    (file,) = cedu_json("read", path)["files"]
    assert file["title"] == "2020年全区社会教育主要工作目标、任务分解表"
    assert [relation["read_as"] for relation in file["relations"]] == [
        "1=2+3+4+5+6+7+8", "9=10+11+12+13", "14=15+16", "17=18+19",
    ]  # fmt: skip
    texts = read_lines(jiangning_docx())
    assert texts is not None
    assert texts[0].startswith("各街道教育部门")
    assert "湖熟" not in texts  # a table's cells are no prose
    assert any("A=1+2" in text for text in texts)


def test_a_sheet_is_chosen_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(jiangning_docx())
    assert [read.document.sheet for read in read_documents(path, "table 1")] == ["table 1"]
    assert [read.document.sheet for read in read_documents(path, "第 1 张表")] == ["table 1"]  # as it is shown
    with pytest.raises(InputFault) as raised:
        read_documents(path, "table 2")
    assert raised.value.code == "RD117"


def test_a_sheet_that_looks_like_a_table_and_is_none_is_named(tmp_path: Path) -> None:
    book = load_workbook(EXAMPLES / "targets-mended.xlsx")
    other = book.create_sheet("表二")
    for _ in range(5):
        other.append(["东山", "未报", "未报"])
    book.create_sheet("封面")["A1"] = "封面"
    book.save(tmp_path / "two.xlsx")
    assert codes_of(tmp_path / "two.xlsx") == ["RD022", "RD054", "RD010", "RT004"]


def test_a_file_is_read_once_with_its_prose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def counted(path: Path) -> bytes:
        opened.append(path)
        return path.read_bytes()

    monkeypatch.setattr("cedu_targets.recognition.read.file_or_stdin", counted)
    monkeypatch.setattr("cedu_targets.files.prose.file_bytes", counted)
    (notice,) = read_documents(JIANGNING / "notice.txt")
    assert notice.prose is not None
    assert any("社会教育" in line for line in notice.prose.lines)
    assert not any(line.count("\t") > 1 for line in notice.prose.lines)
    path = tmp_path / "a.docx"
    path.write_bytes(jiangning_docx())
    (document,) = read_documents(path)
    assert document.prose is not None
    assert document.prose.lines == read_lines(jiangning_docx())
    (table,) = read_documents(JIANGNING / "targets.xlsx")
    assert table.prose is None
    assert opened == [JIANGNING / "notice.txt", path, JIANGNING / "targets.xlsx"]
