"""What LibreOffice shows of many files: the cells of workbooks from its csv, the table of a document from its pdf."""

import re
import subprocess
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

from cedu_targets.domain.place import a1
from variants import shown_number

_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1"
"""Texts in quotes, all else as it is shown, every sheet in a file of its own."""
_WORD = re.compile(r'<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">([^<]*)<')
_MARGIN = 72
"""Points at the left and at the top of a page."""
_ERROR = re.compile(r"#(?:N/A|[A-Z0-9/]+[!?])|Err:\d+")
_FIELD = re.compile(r'(?:"((?:[^"]|"")*)"|([^,"\n]*))(,|\n|\Z)')


def sheets_shown(soffice: str, files: Mapping[str, bytes], suffix: str, folder: Path) -> dict[str, dict[str, str]]:
    """The filled cells of every file, in the form of `variants.written`; a file that LibreOffice refuses is left out."""
    numbers = _converted(soffice, files, suffix, _CSV, folder)
    shown = {}
    for name, number in numbers.items():
        paths = {path.stem.removeprefix(f"{number}-"): path for path in (folder / "out").glob(f"{number}-*.csv")}
        if paths:
            first = "表" if "表" in paths else min(paths)
            shown[name] = {
                place if sheet == first else f"{sheet}!{place}": text
                for sheet, path in paths.items()
                for place, text in _csv_cells(path.read_text(encoding="utf-8"))
            }
    return shown


def _csv_cells(content: str) -> Iterator[tuple[str, str]]:
    row = column = at = 0
    while at < len(content):
        match = _FIELD.match(content, at)
        assert match is not None, content[at : at + 40]
        quoted, plain, end = match.groups()
        if quoted is not None and quoted.strip():
            text = quoted.replace('""', '"').strip()
            yield a1(row, column), text if _ERROR.fullmatch(text) else f"'{text}"
        elif plain:
            yield a1(row, column), shown_number(plain)
        row, column = (row, column + 1) if end == "," else (row + 1, 0)
        at = match.end()


def tables_shown(soffice: str, files: Mapping[str, bytes], folder: Path) -> dict[str, dict[str, str]]:
    """What stands in the cells of a table that is all of a document, by the places of the words on the page.

    The table is that of `docx_variants.py`: columns of 100 points, rows of 45.
    """
    numbers = _converted(soffice, files, ".docx", "pdf", folder)
    shown = {}
    for name, number in numbers.items():
        path = folder / "out" / f"{number}.pdf"
        if path.exists():
            command = ["pdftotext", "-bbox", str(path), "-"]
            page = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
            shown[name] = _table_cells(page)
    return shown


def _table_cells(page: str) -> dict[str, str]:
    lines: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
    for match in _WORD.finditer(page):
        left, top, bottom = (float(match[group]) for group in (1, 2, 4))
        row, column = int(((top + bottom) / 2 - _MARGIN) // 45), int((left - _MARGIN) // 100)
        lines.setdefault((row, column), []).append((round(bottom), left, unescape(match[5])))
    return {a1(*spot): "'" + " ".join(word for _, _, word in sorted(words)) for spot, words in lines.items()}


def _converted(soffice: str, files: Mapping[str, bytes], suffix: str, to: str, folder: Path) -> dict[str, int]:
    """All files in one go: starting LibreOffice takes seconds. The number by which each is called in the folder."""
    (folder / "in").mkdir(parents=True)
    numbers = {name: 1000 + number for number, name in enumerate(files)}
    paths = [folder / "in" / f"{numbers[name]}{suffix}" for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", to, "--outdir", str(folder / "out"), *map(str, paths)]
    subprocess.run(command, check=False, capture_output=True, timeout=300)
    return numbers
