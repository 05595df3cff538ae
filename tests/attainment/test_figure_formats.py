"""The same sheet says the same in every format: xlsx, csv in two encodings, docx, and what LibreOffice makes of it."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl.worksheet.cell_range import CellRange

from cedu_targets.attainment.figures import FiguresRead, read_figures
from figure_cases import TARGETS, told, xlsx
from writers import Truth, by_csv, by_libreoffice, by_python_docx

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "sheets.yaml").read_text(encoding="utf-8"))
SHEETS = [case for case in CASES if case.get("kind") != "txt"]


def truth(case: Mapping[str, Any]) -> Truth:
    merges = [CellRange(span) for span in case.get("merges", ())]
    width = max(map(len, case["rows"]))
    rows = [[*row, *[None] * (width - len(row))] for row in case["rows"]]
    return Truth(rows, [(one.min_row - 1, one.min_col - 1, one.max_row - 1, one.max_col - 1) for one in merges])


def written(folder: Path, content: bytes, case: Mapping[str, Any], suffix: str) -> FiguresRead:
    path = folder / f"{case.get('sheet', '表')}{suffix}"
    path.write_bytes(content)
    return read_figures([str(path)], [], TARGETS)


def all_told(found: FiguresRead) -> tuple[list[str], list[str], list[str], list[str]]:
    (file,) = found.files
    assert file.fault is None
    figures, bases = ([told(one) for one in side] for side in (found.figures, found.bases))
    return figures, bases, list(found.units), [one.code for one in file.findings if one.code.startswith("GA")]


@pytest.mark.parametrize("case", SHEETS, ids=lambda case: case["name"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_text_says_the_same(case: dict[str, Any], encoding: str, tmp_path: Path) -> None:
    expected = all_told(
        read_figures([xlsx(tmp_path, case["rows"], case.get("sheet", "表"), case.get("merges", ()))], [], TARGETS)
    )
    assert all_told(written(tmp_path, by_csv([truth(case)], encoding), case, ".csv")) == expected


@pytest.mark.parametrize("case", SHEETS, ids=lambda case: case["name"])
def test_a_document_says_the_same(case: dict[str, Any], tmp_path: Path) -> None:
    expected = all_told(
        read_figures([xlsx(tmp_path, case["rows"], case.get("sheet", "表"), case.get("merges", ()))], [], TARGETS)
    )
    assert all_told(written(tmp_path, by_python_docx([truth(case)]), case, ".docx")) == expected


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[bytes]]:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("books")
    sources = [
        Path(xlsx(folder, case["rows"], case.get("sheet", "表"), case.get("merges", ()))).read_bytes()
        for case in SHEETS
    ]
    return {
        suffix: by_libreoffice(soffice, sources, suffix, tmp_path_factory.mktemp(suffix)) for suffix in ("xls", "ods")
    }


@pytest.mark.render
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_other_workbooks_say_the_same(converted: dict[str, list[bytes]], suffix: str, tmp_path: Path) -> None:
    for case, content in zip(SHEETS, converted[suffix], strict=True):
        expected = all_told(
            read_figures([xlsx(tmp_path, case["rows"], case.get("sheet", "表"), case.get("merges", ()))], [], TARGETS)
        )
        assert all_told(written(tmp_path, content, case, f".{suffix}")) == expected, case["name"]
