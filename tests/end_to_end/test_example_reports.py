"""docs/reports holds what the program says of the samples today: `make examples` writes it anew; then read the difference."""

import importlib.util
import io
import zipfile
from pathlib import Path

from project import ROOT


def test_the_committed_reports_are_what_the_program_says() -> None:
    spec = importlib.util.spec_from_file_location("make_reports", ROOT / "docs" / "make_reports.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    said: dict[str, bytes] = dict(module.reports())
    committed = {path.name: path.read_bytes() for path in module.REPORTS.iterdir()}
    assert set(committed) == set(said)
    for name, content in said.items():
        assert parts(name, committed[name]) == parts(name, content), f"{name}: if this is meant, make examples"


def parts(name: str, content: bytes) -> dict[str, bytes]:
    """What is compared: of a workbook or a Word document its parts, since two builds of zlib may pack them differently."""
    if Path(name).suffix not in (".xlsx", ".docx"):
        return {name: content}
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {part: book.read(part) for part in book.namelist()}
