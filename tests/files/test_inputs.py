"""Paths as people give them: folders, patterns, and what cedu wrote itself among the files."""

import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from docx import Document

from cedu_targets.domain.provenance import REPORT, WRITTEN
from cedu_targets.files.guard import file_or_stdin, without_stdin
from cedu_targets.files.inputs import find_inputs
from cedu_targets.files.own_files import own_file
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


def test_where_paths_are_names_no_pattern_and_no_stdin_is_among_them(
    forms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(forms)
    with without_stdin():
        found = find_inputs(["*.xlsx", "-"], are_names=True)
    assert (found.paths, found.is_folder, found.faults) == (("*.xlsx", "-"), False, {})
    Path("-").mkdir()
    Path("-/d.xlsx").write_bytes(GOOD.read_bytes())
    with without_stdin():
        assert find_inputs("-", are_names=True).paths == ("-/d.xlsx",)
        Path("[1].xlsx").write_bytes(b"1")
        assert file_or_stdin(Path("[1].xlsx")) == b"1"
        Path("-/d.xlsx").rename("d.xlsx")
        Path("-").rmdir()
        Path("-").write_bytes(b"2")
        assert file_or_stdin(Path("-")) == b"2"


def names(*paths: object) -> list[str]:
    return [Path(path).name for path in find_inputs([str(path) for path in paths]).paths]


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
    document.core_properties.comments = REPORT
    document.core_properties.modified = WRITTEN.replace(tzinfo=None)
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

    monkeypatch.setattr("cedu_targets.files.own_files.opened", counted)
    assert names(tmp_path) == ["form.xlsx"]
    assert 0 < sum(read) < 400_000


def a_closed_folder(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """As it is for others than root."""
    real = os.scandir

    def scandir(path: Any = ".") -> Any:
        if os.fspath(path).rstrip("/").endswith(name):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)


@pytest.mark.skipif(os.name == "nt", reason="links, pipes with a name")
def test_what_cannot_be_read_in_a_folder_is_named_and_the_rest_is_read(
    forms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closed folders, links in a circle or to a folder or to nothing; a pipe was sent by nobody."""
    from cedu_targets import check, read

    (forms / "closed" / "deeper").mkdir(parents=True)
    (forms / "closed" / "form.xlsx").write_bytes(GOOD.read_bytes())
    for name, to in {"loop": "loop", "up": "..", "here": ".", "gone.xlsx": "nothing", "readme": "nothing"}.items():
        (forms / "east" / name).symlink_to(to)
    (forms / "elsewhere").symlink_to(JIANGNING, target_is_directory=True)
    (forms / "east" / ".#c.xlsx").symlink_to("an editor's lock")
    (forms / "linked.xlsx").symlink_to(GOOD)
    os.mkfifo(forms / "pipe.xlsx")
    a_closed_folder(monkeypatch, "/closed")
    found = find_inputs(forms)
    faults = {
        "closed": ("RD102", "folder"), "east/gone.xlsx": ("RD101", ""), "east/readme": ("RD101", ""), "east/here": ("RD103", "link"),
        "east/loop": ("RD102", ""), "east/up": ("RD103", "link"), "elsewhere": ("RD103", "link"),
    }  # fmt: skip
    tables = ["a.xlsx", "aa.xlsx", "b.xlsx", "east/c.xlsx", "linked.xlsx", "zz.txt"]
    assert [path.removeprefix(f"{forms}/") for path in found.paths] == sorted([*tables, *faults])
    assert find_inputs(found) is found  # what was found is not looked into again
    assert [(one.path.removeprefix(f"{forms}/"), one.reason) for one in found.passed_over] == [
        ("east/.#c.xlsx", "system_file"), ("pipe.xlsx", "system_file"),
    ]  # fmt: skip
    for report in (check(forms), check(found), read(found)):
        told = {
            file.path.removeprefix(f"{forms}/"): (file.fault.code, file.fault.variant)
            for file in report.files
            if file.fault
        }
        assert {name: told.get(name) for name in faults} == faults
        assert report.exit_code == 3
        assert sum(file.table is not None for file in report.files) == 4


@pytest.mark.skipif(os.name == "nt", reason="links")
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", ["loop: 读不了 RD102 打不开这个文件（", "up: 读不了 RD103 这是指向文件夹的链接", "共 7 张表：2 张无须修改，1 张有问题，4 张没有审核成"]),
        ("en", ["loop: cannot be read RD102 the file", "up: cannot be read RD103 this is a link to a folder", "tables: 7; of these 2 need no change, 1 have findings, 4 could not"]),
    ],
)  # fmt: skip
def test_links_in_a_circle_are_told_and_counted(forms: Path, language: str, said: list[str], cedu: Run) -> None:
    (forms / "east" / "loop").symlink_to("loop")
    (forms / "east" / "up").symlink_to(forms, target_is_directory=True)
    for jobs in (1, 2):
        done = cedu("check", forms, "--lang", language, "-j", jobs)
        assert done.returncode == 3
        for text in said:
            assert text in done.stdout


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_told(forms: Path, cedu: Run) -> None:
    (forms / "east").chmod(0)
    try:
        done = cedu("check", forms)
    finally:
        (forms / "east").chmod(0o755)
    assert done.returncode == 3
    assert "east: 读不了 RD102 打不开这个文件夹（" in done.stdout


def test_a_folder_that_is_closed_itself_is_told(forms: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cedu_targets import check

    a_closed_folder(monkeypatch, "/forms")
    (file,) = check(forms).files
    assert file.fault is not None
    assert (file.fault.code, file.fault.variant) == ("RD102", "folder")


def test_the_files_of_a_folder_are_looked_at_once(forms: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command hands on what it found: the mark of cedu is not looked for twice."""
    from cedu_targets import check

    seen: list[Path] = []
    real = own_file

    def counted(path: Path) -> object:
        seen.append(path)
        return real(path)

    monkeypatch.setattr("cedu_targets.files.own_files.own_file", counted)
    check(find_inputs(forms))
    assert len(seen) == len(set(seen)) == 5


@pytest.mark.parametrize("given", ["forms", "forms\\", "forms\\*.csv", "forms/*.csv", "forms\\a.csv"])
def test_windows_writes_the_other_stroke(given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shells there complete `forms` to `forms\\`; reports name a file alike on every system."""
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "a.csv").write_text("a,b\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "sep", "\\")
    assert find_inputs(given).paths == ("forms/a.csv",)
