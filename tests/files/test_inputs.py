"""Paths as people give them: folders, patterns, and what cedu wrote itself among the files."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest
from docx import Document

from cedu_targets.files.inputs import expand
from packing import Part, archive, part, parts_of
from project import JIANGNING, Run

GOOD = JIANGNING / "targets-mended.xlsx"
BAD = JIANGNING / "targets.xlsx"


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """A folder with three tables, one of them in a folder inside, a broken file and a text."""
    folder = tmp_path / "forms"
    (folder / "east").mkdir(parents=True)
    for name, source in {"b.xlsx": GOOD, "a.xlsx": BAD, "east/c.xlsx": GOOD}.items():
        (folder / name).write_bytes(source.read_bytes())
    (folder / "aa.xlsx").write_bytes(BAD.read_bytes()[:2000])
    (folder / "zz.txt").write_text("只有一句话。\n", encoding="utf-8")
    return folder


def names(*paths: object) -> list[str]:
    return [Path(path).name for path in expand([str(path) for path in paths])]


def test_what_cedu_wrote_into_a_folder_is_no_submission(forms: Path, cedu: Run) -> None:
    """Reports and slips beside the forms; named outright, they are read like any file."""
    before = names(forms)
    done = cedu("check", forms / "a.xlsx", "-f", "excel", "-o", forms / "report.xlsx", "--slips", forms / "slips")
    assert done.returncode == 1
    slips = [path for path in (forms / "slips").iterdir() if path.suffix == ".docx"]
    assert slips
    assert names(forms) == before
    assert names(forms / "*.xlsx") == [name for name in before if name.endswith(".xlsx") and name != "c.xlsx"]
    assert names(forms / "report.xlsx", slips[0]) == ["report.xlsx", slips[0].name]
    assert names(forms / "slips") == ["slips"]  # nothing to read in it


def test_a_pattern_is_what_it_matches_sorted(forms: Path) -> None:
    assert names(forms / "*.xlsx") == ["a.xlsx", "aa.xlsx", "b.xlsx"]
    assert names(forms / "?.xlsx") == ["a.xlsx", "b.xlsx"]
    assert names(forms / "**" / "[bc].xlsx") == ["b.xlsx", "c.xlsx"]
    assert names(forms / "e*") == ["c.xlsx"]  # a folder that matches is all its files


def test_a_pattern_leaves_out_lock_files(forms: Path) -> None:
    (forms / "~$a.xlsx").write_bytes(b"lock")
    assert names(forms / "*a.xlsx") == ["a.xlsx", "aa.xlsx"]


def test_a_file_that_is_named_like_a_pattern_is_itself(forms: Path) -> None:
    (forms / "[ab].xlsx").write_bytes(GOOD.read_bytes())
    assert names(forms / "[ab].xlsx") == ["[ab].xlsx"]


def test_of_a_file_in_a_folder_only_its_properties_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mark is looked for in every workbook of a folder, before it is read: not twice the whole."""
    document = Document()
    document.core_properties.comments = "cedu-report"
    document.save(str(tmp_path / "slip.docx"))
    (tmp_path / "form.xlsx").write_bytes(GOOD.read_bytes())
    read: list[int] = []
    large = Part("media.bin", bytes(9_000_000), 9_000_000, zlib.crc32(bytes(9_000_000)), zipfile.ZIP_STORED)

    class Counted(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(size)
            read.append(len(data))
            return data

    @contextmanager
    def counted(path: Path) -> Iterator[BinaryIO]:
        yield Counted(archive([large, *(part(name, data) for name, data in parts_of(path).items())]))

    monkeypatch.setattr("cedu_targets.files.inputs.opened", counted)
    assert names(tmp_path) == ["form.xlsx"]
    assert 0 < sum(read) < 400_000
