"""The door: what may be read at all, decided before any reader sees the bytes.

The spreadsheet reader aborts the whole process on a cell in the far corner of
a sheet, so a workbook's parts are scanned first. Sizes are counted while
inflating; the sizes that a package declares about itself are not trusted.
"""

import re
import stat
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from xml.parsers import expat

from cedu_targets.domain.faults import InputFault

MAX_FILE_BYTES = 64 * 2**20
MAX_TEXT_BYTES = 20 * 2**20
MAX_PART_BYTES = 128 * 2**20
MAX_ENTRIES = 5_000
MAX_CELLS = 2_000_000
"""Cells in the box around all filled cells of a sheet; above it, CSV is the way."""

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END_OF_DIRECTORY = b"PK\x05\x06"
_FILLED_CELL = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*[\"']([A-Za-z]{1,9})(\d{1,19})[\"'][^>]*(?<!/)>")
_REFERENCE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,9})(\d{1,19})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row\s(?:[^>]*?\s)?r\s*=\s*[\"'](\d{1,19})[\"']")


def file_bytes(path: Path) -> bytes:
    """The bytes of a regular file of reasonable size. Raises InputFault."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            code = "RD103" if stat.S_ISDIR(status.st_mode) else "RD104"
            raise InputFault(code, path=str(path))
        if status.st_size == 0:
            raise InputFault("RD105", path=str(path))
        if status.st_size > MAX_FILE_BYTES:
            raise InputFault("RD106", {"limit": MAX_FILE_BYTES // 2**20}, str(path))
        return path.read_bytes()
    except FileNotFoundError:
        raise InputFault("RD101", path=str(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputFault("RD102", {"reason": reason}, str(path)) from None


def file_format(content: bytes) -> str:
    """`xlsx` or `text`, by content and never by suffix. Raises InputFault for what is neither."""
    if content.startswith((b"PK\x03\x04", _END_OF_DIRECTORY)):
        return "xlsx"
    if content.startswith(_OLE2):
        name = "EncryptedPackage".encode("utf-16-le")
        raise InputFault("RD108" if name in content else "RD107")
    return "text"


class Package:
    """The parts of an OOXML package, each read once, inflated under a limit."""

    def __init__(self, content: bytes) -> None:
        end = content.rfind(_END_OF_DIRECTORY)
        if end < 0 or int.from_bytes(content[end + 10 : end + 12], "little") > MAX_ENTRIES:
            raise InputFault("RD109", {"reason": "zip"})
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise InputFault("RD109", {"reason": str(error)}) from None
        names = self._zip.namelist()
        if len(names) != len(set(names)):
            raise InputFault("RD109", {"reason": "duplicate parts"})
        self.names = frozenset(names)
        if "xl/workbook.xml" not in self.names:
            raise InputFault("RD110")

    def part(self, name: str) -> bytes:
        """One XML part. Raises InputFault where it is missing, too large, or not plain UTF-8 XML."""
        if name not in self.names:
            raise InputFault("RD109", {"reason": name})
        try:
            with self._zip.open(name) as stream:
                data = stream.read(MAX_PART_BYTES + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            RuntimeError,
            NotImplementedError,
            EOFError,
        ) as error:
            raise InputFault("RD109", {"reason": f"{name}: {error}"}) from None
        if len(data) > MAX_PART_BYTES:
            raise InputFault("RD111", {"part": name, "limit": MAX_PART_BYTES // 2**20})
        if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise InputFault("RD109", {"reason": name})
        try:
            # Without handlers this is cheap; calamine reads on where the XML is cut or garbled.
            expat.ParserCreate().Parse(data, True)
        except expat.ExpatError as error:
            raise InputFault("RD109", {"reason": f"{name}: {error}"}) from None
        return data


def check_extent(sheet: str, xml: bytes) -> None:
    """Refuse a sheet whose filled cells span a box larger than MAX_CELLS. Raises InputFault."""
    references = set(_REFERENCE.findall(xml))
    if references and _extent(references) <= MAX_CELLS:
        return  # formatted cells included: no need to look which of them are filled
    last_row = last_column = 0
    columns: set[bytes] = set()
    for match in _FILLED_CELL.finditer(xml):
        columns.add(match[1])
        last_row = max(last_row, int(match[2]))
    if not columns:
        rows = [int(match[1]) for match in _ROW.finditer(xml)]
        last_row = max(rows, default=0)
        columns = {b"A"}
    last_column = max(_column_number(letters) for letters in columns)
    if last_row * last_column > MAX_CELLS:
        raise InputFault("RD112", {"sheet": sheet, "rows": last_row, "columns": last_column, "limit": MAX_CELLS})


def _extent(references: set[tuple[bytes, bytes]]) -> int:
    """Cells in the box from A1 over all references."""
    last_column = max(_column_number(letters) for letters in {letters for letters, _ in references})
    return last_column * max(int(digits) for digits in {digits for _, digits in references})


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
