"""Containers written by hand, byte for byte, where a library would refuse to write what an attacker would: zip and OLE2."""

import struct
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO, NamedTuple

SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = "wordprocessingml.document.main+xml"


class Part(NamedTuple):
    """An entry of a zip as it stands in the file; size and checksum are what it claims."""

    name: str
    packed: bytes
    size: int
    crc: int
    method: int = zipfile.ZIP_DEFLATED
    flags: int = 0


def part(name: str, data: bytes) -> Part:
    """An honest entry."""
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    return Part(name, packer.compress(data) + packer.flush(), len(data), zlib.crc32(data))


def endless(name: str, head: bytes, filler: bytes, tail: bytes, megabytes: int, claims: int | None = None) -> Part:
    """An entry of `megabytes`: one packed megabyte, repeated. It `claims` another size if asked to."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    begin = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    block = (filler * (2**20 // len(filler) + 1))[: 2**20]
    middle = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.compress(tail) + packer.flush(zlib.Z_FINISH)
    size = len(head) + megabytes * 2**20 + len(tail)
    return Part(name, begin + middle * megabytes + end, claims or min(size, 0xFFFFFFFE), 0)


def archive(parts: list[Part]) -> bytes:
    """The zip of these entries."""
    body, directory = bytearray(), bytearray()
    for entry in parts:
        name = entry.name.encode()
        common = struct.pack(
            "<HHHHHIIIHH", 20, entry.flags, entry.method, 0, 33, entry.crc, len(entry.packed), entry.size, len(name), 0
        )
        directory += (
            b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name
        )
        body += b"PK\x03\x04" + common + name + entry.packed
    count = min(len(parts), 0xFFFF)
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def office(main: Part, kind: str, *others: Part, prefix: str = OFFICE) -> bytes:
    """An Office package whose main part is of this content type."""
    types = f'<Types xmlns="{_PACKAGE}/content-types"><Override PartName="/{main.name}" ContentType="{prefix}.{kind}"/></Types>'
    to_main = f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="{main.name}"/>'
    relations = f'<Relationships xmlns="{_PACKAGE}/relationships">{to_main}</Relationships>'
    return archive(
        [part("[Content_Types].xml", types.encode()), part("_rels/.rels", relations.encode()), main, *others]
    )


def parts_of(path: Path | BinaryIO) -> dict[str, bytes]:
    """The parts of a sound package."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def ole2_file(streams: dict[str, bytes]) -> bytes:
    """An OLE2 file with these streams in its root, each padded to whole sectors of the main FAT."""
    fat: list[int] = []
    sectors = bytearray()
    starts = {}
    for name, data in streams.items():
        starts[name] = _add(fat, sectors, data.ljust(4096, b"\0"))
    entries = [_entry("Root Entry", 5, _END, 0, child=1 if streams else _FREE)]
    for index, (name, data) in enumerate(streams.items(), start=1):
        right = index + 1 if index < len(streams) else _FREE
        entries.append(_entry(name, 2, starts[name], max(len(data), 4096), right=right))
    directory = _add(fat, sectors, b"".join(entries))
    own = -(-(len(fat) + 1) // 127)
    first = len(fat)
    fat += [_FAT] * own
    packed = struct.pack(f"<{len(fat)}I", *fat)
    sectors += packed + b"\xff" * (-len(packed) % SECTOR)
    if own > 109:
        raise ValueError("too large for a header's list of FAT sectors")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<8I", own, directory, 0, 4096, _END, 0, _END, 0)
    listed = [first + index if index < own else _FREE for index in range(109)]
    return header + struct.pack("<109I", *listed) + bytes(sectors)


def _add(fat: list[int], sectors: bytearray, data: bytes) -> int:
    start = len(fat)
    count = -(-len(data) // SECTOR)
    sectors += data.ljust(count * SECTOR, b"\0")
    fat += [*range(start + 1, start + count), _END]
    return start


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE, right: int = _FREE) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    links = struct.pack("<HBBIII", len(text), kind, 1, _FREE, right, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IIII", start, size, 0, 0)[:12]


def record(kind: int, data: bytes) -> bytes:
    """One BIFF record."""
    return struct.pack("<HH", kind, len(data)) + data


def xls_file(sheet: bytes, *, version: int = 0x600, globals_: bytes = b"", name: str = "表") -> bytes:
    """An xls with one sheet made of these records."""
    bof = record(0x809, struct.pack("<HHHH", version, 5, 0, 0) + bytes(8))
    eof = record(0x0A, b"")
    if version >= 0x600:
        title = bytes([len(name), 1]) + name.encode("utf-16-le")
    else:
        title = bytes([len(name.encode("gb18030"))]) + name.encode("gb18030")
    at = len(bof) + len(globals_) + 4 + 6 + len(title) + len(eof)
    listed = record(0x85, struct.pack("<IH", at, 0) + title)
    return ole2_file({"Workbook" if version >= 0x600 else "Book": bof + globals_ + listed + eof + bof + sheet + eof})
