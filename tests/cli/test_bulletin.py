"""cedu gap -o bulletin.docx: written once, never over an input or over what a person has saved."""

from pathlib import Path

import pytest
from docx import Document

from project import JIANGNING, ROOT, Run

TARGETS, ACHIEVED = JIANGNING / "targets-mended.xlsx", JIANGNING / "achieved-illustrative.xlsx"
XINYU = ROOT / "examples" / "xinyu-2019"
OF_A_TABLE = ("gap", TARGETS, ACHIEVED, "--as-of", "2020-09-30")
OF_A_TEXT = (
    "gap", XINYU / "notice.txt", XINYU / "counties-illustrative.xlsx", "--bases", XINYU / "bases-illustrative.xlsx",
    "--as-of", "2020-12-31",
)  # fmt: skip


@pytest.mark.parametrize("command", [OF_A_TABLE, OF_A_TEXT])
def test_it_is_written_and_the_same_again(command: tuple[object, ...], tmp_path: Path, cedu: Run) -> None:
    output = tmp_path / "通报.docx"
    done = cedu(*command, "-o", output)
    assert (done.returncode, done.stdout) == (cedu(*command, "-f", "json").returncode, "")
    assert done.stderr.startswith(f"已写出 {output}：")
    first = output.read_bytes()
    assert cedu(*command, "-o", output).returncode == done.returncode
    assert output.read_bytes() == first
    assert [one.name for one in tmp_path.iterdir()] == ["通报.docx"]


def test_what_somebody_has_saved_is_never_written_over(tmp_path: Path, cedu: Run) -> None:
    output = tmp_path / "通报.docx"
    cedu(*OF_A_TABLE, "-o", output)
    document = Document(str(output))
    document.add_paragraph("改过")
    document.core_properties.modified = document.core_properties.modified.replace(year=2020)
    document.save(str(output))
    before = output.read_bytes()
    done = cedu(*OF_A_TABLE, "-o", output)
    assert (done.returncode, done.stdout) == (2, "")
    assert "通报-2.docx" in done.stderr
    assert output.read_bytes() == before


def test_an_input_and_a_screen_are_refused(tmp_path: Path, cedu: Run) -> None:
    table = tmp_path / "目标.docx"
    made = Document()
    grid = made.add_table(rows=0, cols=2)
    for row in (("单位", "讲座（场）"), ("柯岩", "50"), ("福全", "40")):
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    made.save(str(table))
    before = table.read_bytes()
    assert cedu("gap", table, ACHIEVED, "-o", table).returncode == 2
    assert table.read_bytes() == before
    done = cedu(*OF_A_TABLE, "-f", "docx")
    assert (done.returncode, done.stdout) == (2, "")
    assert ".docx" in done.stderr
    assert cedu(*OF_A_TABLE, "-f", "docx", "-o", tmp_path / "r.xlsx").returncode == 2
    assert not (tmp_path / "r.xlsx").exists()
