"""What a file is that is to be marked: a workbook that can be copied part by part, or one whose values are copied."""

from msgspec import Struct

from cedu_targets.files import opc
from cedu_targets.files.package import Package

_ZIP = b"PK\x03\x04"
_SUFFIXES = {
    "spreadsheetml.sheet.main": ".xlsx", "spreadsheetml.template.main": ".xltx",
    "excel.sheet.macroenabled.main": ".xlsm", "excel.template.macroenabled.main": ".xltm",
}  # fmt: skip


class Source(Struct, frozen=True):
    """A file that was read."""

    suffix: str
    """What the name of its copy has to end with: Office opens no workbook with macros under another."""
    is_workbook: bool = True
    """Whether it can be copied as it is; of any other file the values are."""
    is_signed: bool = False
    """Whether it has a signature, which no copy can keep."""


def source_of(content: bytes) -> Source:
    """What a file is, by its content. Raises InputFault for an unsound package."""
    if not content.startswith(_ZIP):
        return Source(".xlsx", is_workbook=False)
    package = Package(content)
    main = opc.main_part(package)
    kind = main[1] if main else ""
    suffix = next((suffix for name, suffix in _SUFFIXES.items() if name in kind), None)
    if suffix is None:
        return Source(".xlsx", is_workbook=False)
    return Source(suffix, is_signed=any(name.startswith("_xmlsignatures/") for name in package.names))
