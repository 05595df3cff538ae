"""Whether a file begins as its suffix says: a picture as a picture, a workbook as a package."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import PurePath

from cedu_targets.files.foreign_kinds import kind_of_content

LOOKED_AT = 1024
"""Bytes; the mark of a PDF may stand anywhere among them."""
_PACKAGE, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_BOXES = (b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip", b"pnot")
_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")


def begins_as_named(name: str, head: bytes) -> bool:
    """Whether the first bytes fit the suffix; a suffix that is not known promises nothing.

    A picture under the suffix of another kind of picture opens everywhere, as chat programs save them, and fits.
    """
    fits = _FITS.get(PurePath(name).suffix.casefold())
    return fits is None or fits(head)


def kind_in_words(head: bytes) -> str:
    """What a file is by its first bytes, as formats are called in every language; empty where nobody can say."""
    return kind_of_content(head) or ("TXT" if _is_text(head) else "")


def has_known_suffix(name: str) -> bool:
    """Whether a name ends as files do."""
    return PurePath(name).suffix.casefold() in _FITS


def _begins(beginnings: tuple[bytes, ...], head: bytes) -> bool:
    return head.startswith(beginnings)


def _is_picture(head: bytes) -> bool:
    is_riff = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    return head.startswith(_PICTURES) or is_riff or head[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif", b"ftypheix")


def _is_text(head: bytes) -> bool:
    return head.startswith(_WIDE_TEXT) or b"\x00" not in head


def _is_old_office(head: bytes) -> bool:
    """A document of the old Office, or what offices' programs write under its suffixes: RTF, web pages, XML."""
    return head.startswith((_OLD, _PACKAGE, b"{\\rtf", b"\x09\x08", b"\x09\x04")) or head.lstrip()[:1] == b"<"


def _is_film(head: bytes) -> bool:
    return head[4:8] in _BOXES


def _is_riff(kind: bytes, head: bytes) -> bool:
    return head.startswith(b"RIFF") and head[8:12] == kind


def _is_mp3(head: bytes) -> bool:
    return head.startswith(b"ID3") or (head[:1] == b"\xff" and head[1:2] >= b"\xe0")


def _is_pdf(head: bytes) -> bool:
    return b"%PDF" in head


_KINDS: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("docx docm dotx xlsx xlsm xltx pptx pptm ppsx odt ods odp ofd", partial(_begins, (_PACKAGE,))),
    ("doc dot xls xlt ppt pps wps et dps", _is_old_office),
    ("pdf", _is_pdf),
    ("jpg jpeg jpe jfif png gif bmp tif tiff webp heic heif avif", _is_picture),
    ("mp4 m4v mov m4a 3gp", _is_film),
    ("mp3", _is_mp3),
    ("wav", partial(_is_riff, b"WAVE")),
    ("avi", partial(_is_riff, b"AVI ")),
    ("zip", partial(_begins, (_PACKAGE, b"PK\x05\x06", b"PK\x07\x08"))),
    ("rar", partial(_begins, (b"Rar!",))),
    ("7z", partial(_begins, (b"7z\xbc\xaf",))),
    ("wmv wma asf", partial(_begins, (b"\x30\x26\xb2\x75",))),
    ("flv", partial(_begins, (b"FLV",))),
    ("mkv", partial(_begins, (b"\x1aE\xdf\xa3",))),
    ("rtf", partial(_begins, (b"{\\rtf",))),
    ("txt csv tsv md htm html xml json", _is_text),
)
_FITS: Mapping[str, Callable[[bytes], bool]] = {f".{name}": fits for names, fits in _KINDS for name in names.split()}
