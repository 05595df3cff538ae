"""Packages: parts are found by relations and content types, whatever they are called; two answers are refused."""

import struct
import zlib
from collections.abc import Callable

import pytest

from cedu_targets.domain.fault import InputFault
from cedu_targets.files.catalogue import read_grids
from cedu_targets.files.grid import Raw
from hostile_files import BOOK, EXAMPLE, HEAD, RELS, SHEET, TAIL
from packing import RELATIONS, archive, part, parts_of

TYPES, TO_BOOK = "[Content_Types].xml", "_rels/.rels"
OTHER = HEAD + b'<row r="1"><c r="A1"><v>7</v></c></row>' + TAIL
Parts = dict[str, bytes]


def corner(parts: Parts) -> Raw:
    """The first cell of the first sheet of a package."""
    return read_grids(archive([part(name, data) for name, data in parts.items()]))[0].raw(0, 0)


def related(kind: str, target: str, key: str) -> bytes:
    return f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/></Relationships>'.encode()


def elsewhere(parts: Parts) -> None:
    """The workbook and its sheet under other names; the usual names are taken by others."""
    parts |= {
        "xl/book2.xml": parts[BOOK],
        BOOK: b"<workbook/>",
        "xl/s2.xml": OTHER,
        "xl/_rels/book2.xml.rels": parts[RELS].replace(b"/xl/worksheets/sheet1.xml", b"s2.xml"),
        TO_BOOK: parts[TO_BOOK].replace(b"xl/workbook.xml", b"xl/book2.xml"),
        TYPES: parts[TYPES].replace(b"/xl/workbook.xml", b"/xl/book2.xml"),
    }


def to_sheet(target: bytes) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        parts |= {"xl/worksheets/s 2.xml": OTHER, RELS: parts[RELS].replace(b"/xl/worksheets/sheet1.xml", target)}

    return change


def strict(parts: Parts) -> None:
    for name, xml in parts.items():
        parts[name] = xml.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ).replace(RELATIONS.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships")
    parts[SHEET] = OTHER


SEEN: dict[str, Callable[[Parts], None]] = {
    "other names, and decoys under the usual ones": elsewhere,
    "up and down": to_sheet(b"../xl/worksheets/./s%202.xml"),
    "from the root": to_sheet(b"/xl/worksheets/s%202.xml"),
    "in capitals": to_sheet(b"Worksheets/S%202.XML"),
    "backslashes": to_sheet(b"worksheets\\s%202.xml"),
    "strict": strict,
}


@pytest.mark.parametrize("how", SEEN)
def test_the_part_that_people_see_is_read(how: str) -> None:
    parts = parts_of(EXAMPLE)
    SEEN[how](parts)
    assert corner(parts) == 7


def more(name: str, end: bytes, added: bytes) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        parts[name] = parts[name].replace(end, added)
        parts["xl/other.xml"] = parts[BOOK]

    return change


def without(name: str) -> Callable[[Parts], None]:
    return lambda parts: parts.__delitem__(name)


END = b"</Relationships>"
REFUSED: dict[str, tuple[str, Callable[[Parts], None]]] = {
    "two workbooks": ("RD109", more(TO_BOOK, END, related("officeDocument", "xl/other.xml", "two"))),
    "two styles": ("RD109", more(RELS, END, related("styles", "other.xml", "two"))),
    "one key twice": ("RD109", more(RELS, END, related("theme", "theme2.xml", "rId1"))),
    "two content types": ("RD109", more(TYPES, b"</Types>", b'<Override PartName="/XL/workbook.xml" ContentType="a/b"/></Types>')),
    "no content type": ("RD110", more(TYPES, b"spreadsheetml.sheet.main+xml", b"other+xml")),
    "relations without end": ("RD126", more(RELS, END, b"<x/>" * 20_000 + END)),
    "no relation to a workbook": ("RD110", without(TO_BOOK)),
    "no content types": ("RD110", without(TYPES)),
    "a sheet of an unknown kind": ("RD109", more(RELS, b"relationships/worksheet", b"relationships/sheetwork")),
    "two sheets of one part": ("RD109", more(BOOK, b"</sheets>", b'<sheet name="b" sheetId="7" r:id="rId1"/></sheets>')),
    "a name that is another one in percent": ("RD109", lambda parts: parts.update({"xl/%77orkbook.xml": b"<a/>"})),
}  # fmt: skip


@pytest.mark.parametrize("how", REFUSED)
def test_what_has_two_answers_or_none_is_refused(how: str) -> None:
    code, change = REFUSED[how]
    parts = parts_of(EXAMPLE)
    change(parts)
    with pytest.raises(InputFault) as raised:
        corner(parts)
    assert raised.value.code == code


def with_other_name(content: bytes, name: str, other: str) -> bytes:
    """A zip in which the directory gives an entry another name in its extra field 0x7075."""
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(name.encode()))
    size = struct.unpack_from("<H", content, at + 28)[0]
    body = struct.pack("<BI", 1, zlib.crc32(name.encode())) + other.encode()
    extra = struct.pack("<HH", 0x7075, len(body)) + body
    changed = bytearray(content[: at + 46 + size] + extra + content[at + 46 + size :])
    struct.pack_into("<H", changed, at + 30, len(extra))
    end = changed.rindex(b"PK\x05\x06")
    struct.pack_into("<I", changed, end + 12, struct.unpack_from("<I", changed, end + 12)[0] + len(extra))
    return bytes(changed)


def test_an_entry_with_two_names_is_refused() -> None:
    content = archive([part(name, data) for name, data in (parts_of(EXAMPLE) | {"xl/s2.xml": OTHER}).items()])
    assert len(read_grids(with_other_name(content, SHEET, SHEET))) == 1
    for name, other in (("xl/s2.xml", SHEET), (SHEET, "xl/s3.xml")):
        with pytest.raises(InputFault) as raised:
            read_grids(with_other_name(content, name, other))
        assert raised.value.code == "RD109"


def test_a_zip_in_a_zip_is_refused() -> None:
    """Some readers look for the end of the directory from the back, others go by its size."""
    parts = parts_of(EXAMPLE)
    inner = archive([part(name, data) for name, data in parts.items()])
    outer = archive([part(name, data) for name, data in (parts | {SHEET: OTHER}).items()])
    for content in (outer + inner, outer[:-2] + struct.pack("<H", len(inner)) + inner):
        with pytest.raises(InputFault) as raised:
            read_grids(content)
        assert raised.value.code == "RD109"
    assert len(read_grids(outer[:-2] + b"\x04\x00cedu")) == 1
