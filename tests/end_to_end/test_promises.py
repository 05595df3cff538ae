"""What SECURITY.md promises of an unknown file: watched from inside the interpreter while the program runs."""

import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile_files import XXE, docx, ods, xlsx
from packing import archive, part, parts_of
from project import JIANGNING, ROOT, SOURCE
from sound_files import sound_files

WATCH = """
import json, os, sys
own = [os.path.realpath(path) for path in json.loads(sys.argv[2])]
log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
OUTSIDE = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "ctypes.", "pty.", "winreg.",
           "webbrowser.", "urllib.", "ftplib.", "http.", "smtplib.", "pickle.find_class", "os.kill")
CHANGES = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.link", "os.symlink", "os.truncate", "os.utime", "shutil.")

def tell(what, touched):  # at once: the program may do its work in a child
    os.write(log, (json.dumps([what, touched]) + "\\n").encode())

def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        path = os.path.realpath(os.fsdecode(arguments[0]))
        writes = bool(arguments[2] & FOR_WRITING) if isinstance(arguments[2], int) else False
        if writes or not any(path == one or path.startswith(one + os.sep) for one in own):
            tell("write" if writes else "read", path)
    elif event.startswith(OUTSIDE):
        tell(event, str(arguments)[:80])
    elif event.startswith(CHANGES):
        tell(event, " ".join(str(one) for one in arguments[:2]))

sys.addaudithook(hook)
sys.argv = ["cedu", *sys.argv[3:]]
from cedu_targets.cli.start import main
main()
"""
OWN = [
    sys.prefix,
    sys.base_prefix,
    SOURCE,
    ROOT / "rules",
    ROOT / "examples",
    "/proc/self",
    "/dev/null",
    "/usr/lib/locale",
]
"""What the program itself is made of."""


@pytest.fixture
def watched(tmp_path: Path) -> Callable[..., tuple[int, list[list[str]]]]:
    """Run the program over a file; its exit code, and all that it touched beside itself and that file."""

    def run(path: Path, *arguments: object) -> tuple[int, list[list[str]]]:
        log = tmp_path / "log"
        command = [sys.executable, "-c", WATCH, str(log.resolve()), json.dumps([str(one) for one in (*OWN, path)])]
        done = subprocess.run(
            [*command, "check", str(path), *map(str, arguments)],
            cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60, check=False,
            env={"PYTHONPATH": str(SOURCE.parent), "PATH": "", "CEDU_LANG": "zh", "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        return done.returncode, [json.loads(line) for line in log.read_text().splitlines()]

    return run


def _with_parts(content: bytes, more: dict[str, bytes]) -> bytes:
    parts = parts_of(io.BytesIO(content)) | more
    return archive([part(name, data) for name, data in parts.items()])


def _calling_out() -> bytes:
    """Formulas that would load, call and link, in a workbook that refers to others."""
    texts = ['WEBSERVICE("http://192.0.2.1/")', "cmd|'/C calc'!A0", "'[http://192.0.2.1/x.xlsx]a'!A1", 'HYPERLINK("file:///etc/passwd")', "CALL(\"a\",\"b\",\"c\")"]  # fmt: skip
    cells = "".join(
        f'<row r="{row}"><c r="A{row}"><f>{text.replace("&", "&amp;")}</f></c></row>'
        for row, text in enumerate(texts, start=40)
    )
    sheet = parts_of(JIANGNING / "targets.xlsx")["xl/worksheets/sheet1.xml"]
    content = xlsx(sheet=sheet.replace(b"</sheetData>", cells.encode() + b"</sheetData>"))
    link = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    links = "xl/externalLinks/_rels/externalLink1.xml.rels", "xl/externalLinks/externalLink1.xml"
    return _with_parts(content, dict(zip(links, (link, b"<externalLink/>"), strict=True)))


UNKNOWN: dict[str, tuple[str, Callable[[], bytes]]] = {
    "macros": ("t.xlsm", lambda: sound_files()["xlsm"][0]),
    "formulas that call out, links to other files": ("t.xlsx", _calling_out),
    "an external entity": ("t.xlsx", lambda: xlsx(strings=XXE + b"<sst><si><t>&e;</t></si></sst>")),
    "an external entity in a document": ("t.docx", lambda: archive([part("word/document.xml", XXE + b"<a>&e;</a>")])),
    "an external entity in an ods": ("t.ods", lambda: ods(XXE.decode() + "<a>&e;</a>")),
    "an entry outside of the folder": (
        "t.docx",
        lambda: _with_parts(docx(""), {"../evil.txt": b"x", "/tmp/evil.txt": b"x"}),
    ),
    "a pickle": ("t.csv", lambda: b"cos\nsystem\n(S'touch evil'\ntR."),
    "a text": ("t.csv", lambda: sound_files()["csv"][0]),
    "an xls": ("t.xls", lambda: sound_files()["xls"][1]),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_unknown_file_touches_nothing(
    name: str, tmp_path: Path, watched: Callable[..., tuple[int, list[list[str]]]]
) -> None:
    file, make = UNKNOWN[name]
    path = tmp_path / file
    path.write_bytes(content := make())
    before = path.stat().st_mtime_ns
    code, seen = watched(path)
    assert code in (0, 1, 3)
    assert seen == []
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (content, before)
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([file, "log"])


def test_a_pack_is_data(tmp_path: Path, watched: Callable[..., tuple[int, list[list[str]]]]) -> None:
    pack = tmp_path / "pack.yaml"
    pack.write_text("!!python/object/apply:os.system ['touch evil']\n", encoding="utf-8")
    code, seen = watched(pack.parent / "pack.yaml", "--rules", pack)
    assert (code, seen) == (4, [])


def test_only_the_named_output_is_written(tmp_path: Path, watched: Callable[..., tuple[int, list[list[str]]]]) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(_calling_out())
    code, seen = watched(path, "-o", tmp_path / "report.html")
    assert code == 1
    touched = {touch for _, touches in seen for touch in touches.split()}
    assert str(tmp_path / "report.html") in touched
    temporary = re.escape(str(tmp_path)) + r"(?:/\.report\.html\.\w+|/report\.html)?"
    assert [one for one in touched if not re.fullmatch(rf"{temporary}|-?\d+", one)] == []
    assert sorted(one.name for one in tmp_path.iterdir()) == ["log", "report.html", "t.xlsx"]
