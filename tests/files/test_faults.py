"""Files that cannot be read: one clear error each, exit 3, never a traceback, never a signal."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from packing import WORD, office, part
from project import JIANGNING, Run

BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'


def workbook(change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The sample workbook with its parts changed; None leaves a part out."""
    result = io.BytesIO()
    with zipfile.ZipFile(JIANGNING / "targets.xlsx") as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            content = change(name, source.read(name))
            if content is not None:
                target.writestr(name, content)
    return result.getvalue()


def in_sheet(old: bytes, new: bytes) -> bytes:
    return workbook(lambda name, xml: xml.replace(old, new, 1) if name.endswith("sheet1.xml") else xml)


def far_cell() -> bytes:
    return in_sheet(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')


def far_row_overflow() -> bytes:
    return in_sheet(b"</sheetData>", b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData>')


def duplicate_part() -> bytes:
    stream = io.BytesIO((JIANGNING / "targets.xlsx").read_bytes())
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(stream, "a") as target:
        target.writestr("xl/worksheets/sheet1.xml", b"<worksheet/>")
    return stream.getvalue()


def other_zip() -> bytes:
    return office(part("word/document.xml", b"<w/>"), WORD)


BROKEN: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("RD105", lambda: b""),
    "truncated": ("RD109", lambda: (JIANGNING / "targets.xlsx").read_bytes()[:3000]),
    "cut in the middle": ("RD109", lambda: (JIANGNING / "targets.xlsx").read_bytes()[:-200]),
    "not a zip inside": ("RD109", lambda: b"PK\x03\x04" + b"\x00" * 500),
    "word document without tables": ("RD116", other_zip),
    "no text": ("RD113", lambda: bytes(range(128, 256)) * 3 + b"\xff"),
    "binary zeros": ("RD113", lambda: b"\x00\x01\x02" * 100),
    "far cell": ("RD112", far_cell),
    "row overflow": ("RD109", far_row_overflow),
    "entities": ("RD109", lambda: in_sheet(b"<worksheet", BOMB + b"<worksheet")),
    "duplicate part": ("RD109", duplicate_part),
    "no sheet part": (
        "RD109",
        lambda: workbook(lambda name, xml: None if name.endswith("sheet1.xml") else xml),
    ),
    "utf-16 sheet": (
        "RD109",
        lambda: workbook(lambda n, xml: xml.decode().encode("utf-16") if n.endswith("sheet1.xml") else xml),
    ),
    "workbook no xml": ("RD109", lambda: workbook(lambda n, xml: b"<x" if n == "xl/workbook.xml" else xml)),
    "sheet no xml": ("RD109", lambda: in_sheet(b"<sheetData>", b"<sheetData><row")),
    "prose only": ("RD116", lambda: "只有文字，没有表。\n第二行。\n".encode()),
    "open quote": ("RD115", lambda: ('单位,a,b\n,1,2\n甲,"4,5\n' + "乙,1,2\n" * 200).encode()),
    "too many fields": ("RD114", lambda: ("单位" + ",1" * 3000 + "\n").encode()),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_file(name: str, tmp_path: Path, cedu: Run, cedu_json: Callable[..., Any]) -> None:
    code, make = BROKEN[name]
    path = tmp_path / "报表.xlsx"
    path.write_bytes(make())
    done = cedu("check", path)
    assert done.returncode == 3
    assert done.stderr == ""
    assert code in done.stdout
    assert "报表.xlsx" in done.stdout
    assert done.stdout.count("\n") == 1
    (file,) = cedu_json("check", path)["files"]
    assert (file["status"], file["error"]["code"], file["findings"]) == ("unreadable", code, [])


def test_missing_file_folder_and_device(tmp_path: Path, cedu: Run) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    for path, code in (
        (tmp_path / "none.xlsx", "RD101"),
        (tmp_path, "RD103"),
        (tmp_path / "pipe.xlsx", "RD104"),
    ):
        done = cedu("check", path)
        assert (done.returncode, code in done.stdout) == (3, True), done.stdout


def test_an_empty_workbook_and_an_empty_sheet(tmp_path: Path, cedu: Run) -> None:
    path = tmp_path / "empty.xlsx"
    Workbook().save(path)
    done = cedu("check", path)
    assert (done.returncode, "RD116" in done.stdout) == (3, True)


def test_every_other_file_is_still_checked(tmp_path: Path, cedu_json: Callable[..., Any]) -> None:
    output = cedu_json("check", tmp_path / "none.xlsx", JIANGNING / "targets-mended.xlsx", JIANGNING / "targets.xlsx")
    assert output["exit_code"] == 3
    assert [file["status"] for file in output["files"]] == ["unreadable", "clean", "findings"]


def test_no_input_is_ever_touched(tmp_path: Path, cedu: Run) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes((JIANGNING / "targets.xlsx").read_bytes())
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    cedu("check", path)
    cedu("read", path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
