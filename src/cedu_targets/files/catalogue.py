"""Bytes -> grids: which reader reads them is decided by content, never by the file's name.

Each reader is imported only for its own format: a csv needs neither a zip nor an XML parser.
"""

import re
from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from msgspec import Struct

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.files.delimited import lines_of, read_text
from cedu_targets.files.foreign_kinds import LOOKED_AT, foreign_kind
from cedu_targets.files.grid import Grid
from cedu_targets.files.guard import MAX_TEXT_BYTES

if TYPE_CHECKING:
    from cedu_targets.files.package import Package

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB_PAGE = lazy_pattern(
    rb"<(?:!doctype\s+html|html|head|meta|table|body)\b|urn:schemas-microsoft-com:office:", re.IGNORECASE
)
_FLAT_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_MACROS = "application/vnd.ms-"
_WORKBOOKS = frozenset(
    {
        f"{_OFFICE}spreadsheetml.sheet.main+xml",
        f"{_OFFICE}spreadsheetml.template.main+xml",
        f"{_MACROS}excel.sheet.macroenabled.main+xml",
        f"{_MACROS}excel.template.macroenabled.main+xml",
    }
)
_DOCUMENTS = frozenset(
    {
        f"{_OFFICE}wordprocessingml.document.main+xml",
        f"{_OFFICE}wordprocessingml.template.main+xml",
        f"{_MACROS}word.document.macroenabled.main+xml",
        f"{_MACROS}word.template.macroenabledtemplate.main+xml",
    }
)
_BINARY_WORKBOOK = f"{_MACROS}excel.sheet.binary.macroenabled.main"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


_LONG_TEXT = 2**20
"""Bytes of a long text: some thousand lines."""


class FileContent(Struct, frozen=True):
    """The grids of a file, and its lines where it has any."""

    grids: list[Grid]
    """Its sheets, the tables of a document, or its text as one grid."""
    lines: Sequence[str] | None = None
    """The lines of a text or the paragraphs of a document outside of its tables; None where it is neither."""
    is_long: bool = False
    """Whether it is a text of so many megabytes that only a table is looked for in it."""
    concealed: Sequence[str] = ()
    """Hidden text among these paragraphs, which was not read."""


def read_grids(content: bytes) -> list[Grid]:
    """The grids of a file. Raises InputFault as `read_file` does."""
    return read_file(content).grids


def package_in(content: bytes) -> "Package | None":
    """The package that a file is; None for any other file and for a damaged one, which reading it says."""
    if not content.startswith(_ZIP):
        return None
    from cedu_targets.files.package import Package

    try:
        return Package(content)
    except InputFault:
        return None


def read_file(content: bytes, package: "Package | None" = None) -> FileContent:
    """The grids and lines of a file. Raises InputFault for a format that no reader reads, and for a damaged file.

    The `package` that it is need not be opened again.
    """
    if content.startswith(_ZIP):
        return _from_package(content, package)
    if content.startswith(_OLE2):
        return FileContent(_from_ole2(content))
    head = content[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    if (foreign := foreign_kind(head)) is not None:
        raise foreign
    if head.startswith(b"<"):
        return FileContent(_from_xml(content, head))
    if len(content) >= _LONG_TEXT and find_spec("numpy") is not None:
        from cedu_targets.files.long_text import read_long_text  # numpy takes longer than a form

        if (long := read_long_text(content)) is not None:
            return FileContent([long[0]], long[1], is_long=len(content) > MAX_TEXT_BYTES)
    grid, lines = read_text(content)
    return FileContent([grid], lines)


def read_lines(content: bytes) -> list[str] | None:
    """The lines of a text or the paragraphs of a docx; None where the file is neither. Raises InputFault."""
    if content.startswith(_ZIP):
        from cedu_targets.files.opc import main_part
        from cedu_targets.files.package import Package

        package = Package(content)
        main = main_part(package)
        if main is None or main[1] not in _DOCUMENTS:
            return None
        from cedu_targets.files.docx import read_docx

        return read_docx(package, main[0])[1].lines
    head = content[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    if content.startswith(_OLE2) or head.startswith(b"<") or foreign_kind(head) is not None:
        return None
    return lines_of(content)


def _from_package(content: bytes, package: "Package | None") -> FileContent:
    from cedu_targets.files.opc import main_part
    from cedu_targets.files.package import Package

    package = package or Package(content)
    if "ofd.xml" in package.names:
        raise InputFault("RD121", {"kind": "OFD"}, variant="scan")
    main = main_part(package)
    if main is not None:
        if "mimetype" in package.names and package.unchecked_part("mimetype").startswith(_OPEN_DOCUMENT):
            raise InputFault("RD109", {"reason": f"mimetype, {main[0]}"})
        return _from_main_part(package, *main)
    from cedu_targets.files.ods import read_ods

    return FileContent(read_ods(package))


def _from_main_part(package: "Package", part: str, kind: str) -> FileContent:
    if kind in _WORKBOOKS:
        from cedu_targets.files.xlsx import read_xlsx

        return FileContent(read_xlsx(package, part))
    if kind in _DOCUMENTS:
        from cedu_targets.files.docx import read_docx

        grids, text = read_docx(package, part)
        return FileContent(grids, text.lines, concealed=text.concealed)
    raise InputFault("RD119" if kind == _BINARY_WORKBOOK else "RD110")


def _from_ole2(content: bytes) -> list[Grid]:
    from cedu_targets.files.ole2 import Ole2File

    ole2 = Ole2File(content)
    names = {name.lower(): name for name in ole2.names}
    if "encryptedpackage" in names:
        raise InputFault("RD108")
    if "worddocument" in names:
        raise InputFault("RD107")
    name = names.get("workbook") or names.get("book")
    if name is None:
        raise InputFault("RD120")
    from cedu_targets.files.xls import read_xls

    return read_xls(ole2.stream(name))


def _from_xml(content: bytes, head: bytes) -> list[Grid]:
    if _FLAT_ODS in head:
        from cedu_targets.files.ods import read_content

        return read_content(content)
    if _WEB_PAGE.search(head):
        raise InputFault("RD122")
    return [read_text(content)[0]]
