"""Formats that people send in place of a table, known by their first bytes; each with what kind of thing it is."""

from cedu_targets.domain.fault import InputFault

LOOKED_AT = 4096
"""Bytes at the beginning of a file, by which its format is known."""
_PACKAGES = {b"PK\x03\x04": "xlsx/docx/zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "xls/doc"}
_SCAN, _ARCHIVE, _RECORDING, _ROWS, _OTHER = "scan", "archive", "recording", "rows", ""
"""Pictures of numbers, files with files in them, sound and film, rows for an engine: each has its next step (RD121)."""
_BEGINNINGS = {
    b"%PDF": ("PDF", _SCAN), b"\x89PNG": ("PNG", _SCAN), b"\xff\xd8\xff": ("JPEG", _SCAN), b"GIF8": ("GIF", _SCAN),
    b"II*\x00": ("TIFF", _SCAN), b"MM\x00*": ("TIFF", _SCAN), b"AT&TFORM": ("DjVu", _SCAN),
    b"Rar!": ("RAR", _ARCHIVE), b"7z\xbc\xaf": ("7z", _ARCHIVE), b"\x1f\x8b": ("gzip", _ARCHIVE),
    b"BZh": ("bzip2", _ARCHIVE), b"\xfd7zXZ\x00": ("xz", _ARCHIVE),
    b"ID3": ("MP3", _RECORDING), b"OggS": ("Ogg", _RECORDING), b"\x1aE\xdf\xa3": ("MKV", _RECORDING),
    b"PAR1": ("Parquet", _ROWS), b"{\\rtf": ("RTF", _OTHER), b"SQLite format 3": ("SQLite", _OTHER),
}  # fmt: skip
"""The name says the format in every language."""
_BRANDS = {b"heic": ("HEIC", _SCAN), b"mif1": ("HEIC", _SCAN), b"avif": ("AVIF", _SCAN)}
"""Of the container that begins with its own length and `ftyp`; any other one is a film."""
_RIFF = {b"WEBP": ("WebP", _SCAN), b"WAVE": ("WAV", _RECORDING), b"AVI ": ("AVI", _RECORDING)}


def foreign_kind(head: bytes) -> InputFault | None:
    """RD121 for a file that begins as no table does; None for what may be one."""
    found = next((kind for beginning, kind in _BEGINNINGS.items() if head.startswith(beginning)), None)
    if head[4:8] == b"ftyp":
        found = _BRANDS.get(head[8:12], ("MP4", _RECORDING))
    elif head.startswith(b"RIFF"):
        found = _RIFF.get(head[8:12])
    elif head.startswith(b"BM") and head[6:10] == bytes(4):  # a text may begin with these letters
        found = "BMP", _SCAN
    return None if found is None else InputFault("RD121", {"kind": found[0]}, variant=found[1])


def kind_of_content(content: bytes) -> str | None:
    """What a file is that was given in place of a text: its format's name; None for what may be text."""
    head = content[:LOOKED_AT]
    package = next((kind for beginning, kind in _PACKAGES.items() if head.startswith(beginning)), None)
    if package is not None:
        return package
    if (foreign := foreign_kind(head)) is not None:
        return str(foreign.parameters["kind"])
    return "HTML" if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:9].lower() in (b"<!doctype", b"<html") else None
