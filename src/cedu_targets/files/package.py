"""Package: the parts of a zip (xlsx, ods, docx), inflated under limits; nothing is ever extracted to disk.

Only parts that are asked for are inflated, so an unused picture of a gigabyte costs nothing.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from io import SEEK_END, BytesIO
from typing import BinaryIO
from urllib.parse import unquote

from cedu_targets.domain.fault import InputFault
from cedu_targets.files import safe_xml
from cedu_targets.files.guard import MAX_ENTRIES, MAX_LONG_PART_BYTES, MAX_PACKAGE_BYTES, MAX_PART_BYTES, MOST_SHRUNK
from cedu_targets.files.reading_watch import tell

_END_OF_DIRECTORY = b"PK\x05\x06"
_LONGEST_TAIL = 22 + 2**16
"""Bytes: the end of a directory, and the longest comment that may follow it."""
_END_BYTES, _IN_ZIP64 = 22, 0xFFFFFFFF
_UNICODE_NAME = 0x7075
"""An extra field of an entry: its name in UTF-8 (APPNOTE 4.6.9)."""
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED, _PLAIN_FLAGS = 0x1, 0x808
"""Flags of an entry; plain are those of a name in UTF-8, and of sizes that stand behind the content as well."""
_HEADER, _HEADER_BYTES = b"PK\x03\x04", 30
_PIECE = 2**20
_SHORT, _SHORT_UNPACKED = 2048, 2**15
"""Bytes, packed and unpacked, of a part that is kept: a sheet has more, and differs from form to form."""
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    RuntimeError,
    NotImplementedError,
    EOFError,
    ValueError,
)


class Package:
    """The parts of a package. Names are in lower case with forward slashes, as offices compare them."""

    def __init__(self, source: bytes | BinaryIO) -> None:
        """A package in memory, or an open file, of which no more is read than the parts that are asked for."""
        stream: BinaryIO
        if isinstance(source, bytes):
            tail, stream = source, BytesIO(source)
        else:
            tail = _tail(source)
            stream = BytesIO(tail) if len(tail) < _LONGEST_TAIL else source
        _check_directory(tail, stream.seek(0, SEEK_END))
        try:
            self._zip, self._stream = zipfile.ZipFile(stream), stream
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise InputFault("RD109", {"reason": str(error)}) from None
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES:  # a zip64 directory has its count elsewhere
            raise InputFault("RD109", {"reason": "zip"})
        self._entries = {_normal(entry.orig_filename): entry for entry in entries}
        if len(self._entries) != len(entries):
            raise InputFault("RD109", {"reason": "duplicate parts"})
        for entry in entries:
            _check_name(entry)
        self.names = frozenset(self._entries)
        self._sizes: dict[str, int] = {}

    def part(self, name: str) -> bytes:
        """One XML part, known to be sound. Raises InputFault where it is missing, too large, or not plain UTF-8 XML."""
        data = self.unchecked_part(name)
        safe_xml.check(name, data)
        return data

    def unchecked_part(self, name: str) -> bytes:
        """The bytes of a part, whose size alone was checked: for a reader that walks them with `safe_xml` itself."""
        entry = self._entry(name)
        data = self._inflated(name, entry)
        self._sizes[entry.orig_filename] = len(data)
        if sum(self._sizes.values()) > MAX_PACKAGE_BYTES:
            raise InputFault("RD111", {"part": name, "limit": MAX_PACKAGE_BYTES // 2**20})
        return data

    def size(self, name: str) -> int:
        """How large a part says that it is. Raises InputFault where it is missing."""
        return self._entry(name).file_size

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a part as they are inflated, which may be many. Raises InputFault as `unchecked_part` does.

        A part larger than others may be must be one that says something throughout: it shrinks no more than such do.
        """
        entry, length = self._entry(name), 0
        most = min(MAX_LONG_PART_BYTES, max(MAX_PART_BYTES, MOST_SHRUNK * entry.compress_size))
        too_large = InputFault("RD111", {"part": name, "limit": most // 2**20})
        if entry.file_size > most:
            raise too_large
        try:
            with self._zip.open(entry) as stream:
                while piece := stream.read(_PIECE):
                    length += len(piece)
                    if length > most:
                        raise too_large
                    tell(length, entry.file_size)
                    yield piece
        except _ZIP_ERRORS as error:
            raise InputFault("RD109", {"reason": f"{name}: {error}"}) from None

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = self._entries.get(_normal(name))
        if entry is None:
            raise InputFault("RD109", {"reason": name})
        if entry.flag_bits & _ENCRYPTED:
            raise InputFault("RD108")
        if entry.compress_type not in _METHODS:
            raise InputFault("RD109", {"reason": f"{name}: zip method {entry.compress_type}"})
        return entry

    def _inflated(self, name: str, entry: zipfile.ZipInfo) -> bytes:
        if entry.file_size > MAX_PART_BYTES:
            raise _too_large(name)  # it says so itself; one that lies is stopped below
        usual = self._usual(entry)
        if usual is not None:
            return usual
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(MAX_PART_BYTES + 1)
        except _ZIP_ERRORS as error:
            raise InputFault("RD109", {"reason": f"{name}: {error}"}) from None
        if len(data) > MAX_PART_BYTES:
            raise _too_large(name)
        return data

    def _usual(self, entry: zipfile.ZipInfo) -> bytes | None:
        """A part that is packed as nearly all are, and is sound; None where the library has to say what it is."""
        stream, name = self._stream, entry.orig_filename
        if entry.flag_bits & ~_PLAIN_FLAGS or entry.compress_type != zipfile.ZIP_DEFLATED or not name.isascii():
            return None
        stream.seek(entry.header_offset)
        head = stream.read(_HEADER_BYTES)
        if len(head) < _HEADER_BYTES or head[:4] != _HEADER or head[6:8] != entry.flag_bits.to_bytes(2, "little"):
            return None
        written, extra = int.from_bytes(head[26:28], "little"), int.from_bytes(head[28:30], "little")
        before = stream.read(written + extra)
        end = getattr(entry, "_end_offset", None)  # where the next one begins, in versions that look for overlaps
        if before[:written] != name.encode() or (end is not None and stream.tell() + entry.compress_size > end):
            return None
        packed = stream.read(entry.compress_size)
        if len(packed) != entry.compress_size:
            return None
        is_short = len(packed) <= _SHORT and entry.file_size <= _SHORT_UNPACKED
        return (_inflate_again if is_short else _inflate)(packed, entry.file_size, entry.CRC)


def _inflate(packed: bytes, size: int, checksum: int) -> bytes | None:
    """What is packed, if it is of this size and sound."""
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = inflating.decompress(packed, size + 1)
    except zlib.error:
        return None
    is_whole = inflating.eof and not inflating.unused_data
    return data if is_whole and len(data) == size and zlib.crc32(data) == checksum else None


_inflate_again = lru_cache(64)(_inflate)
"""Kept: the short parts of all forms of one notice are the same, but for their sheets."""


def _too_large(name: str) -> InputFault:
    return InputFault("RD111", {"part": name, "limit": MAX_PART_BYTES // 2**20})


def _tail(stream: BinaryIO) -> bytes:
    """As much of a file's end as may hold the end of its directory."""
    stream.seek(max(stream.seek(0, SEEK_END) - _LONGEST_TAIL, 0))
    return stream.read()


def _check_directory(tail: bytes, size: int) -> None:
    """Refuse a directory with too many entries, and a zip in which two readers might find two. Raises InputFault."""
    start = size - len(tail)
    ends = [at for at in _all(tail, _END_OF_DIRECTORY) if len(tail) - at >= _END_BYTES]
    last = [at for at in ends if at + _END_BYTES + int.from_bytes(tail[at + 20 : at + 22], "little") == len(tail)]
    if len(last) > 1 or not ends:
        raise InputFault("RD109", {"reason": "zip"})
    at = (last or ends)[-1]
    count, length, offset = (int.from_bytes(tail[at + a : at + b], "little") for a, b in ((10, 12), (12, 16), (16, 20)))
    # The count is read first: listing 200,000 entries alone takes seconds.
    if count > MAX_ENTRIES or (_IN_ZIP64 not in (length, offset) and offset + length != start + at):
        raise InputFault("RD109", {"reason": "zip"})


def _all(data: bytes, wanted: bytes) -> Iterator[int]:
    at = data.find(wanted)
    while at >= 0:
        yield at
        at = data.find(wanted, at + 1)


def _check_name(entry: zipfile.ZipInfo) -> None:
    """Refuse an entry whose extra field gives it another name: some readers go by it. Raises InputFault."""
    extra = entry.extra
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        other = extra[9 : 4 + length].decode(errors="replace") if kind == _UNICODE_NAME else entry.orig_filename
        # In the code page of a DOS a name with other signs is none that a part of ours has.
        if other != entry.orig_filename and (other.isascii() or entry.orig_filename.isascii()):
            raise InputFault("RD109", {"reason": f"{entry.orig_filename[:60]}: Unicode path"})
        extra = extra[4 + length :]


@lru_cache(1024)
def _normal(name: str) -> str:
    """Kept, since the parts of all packages of a kind are called the same."""
    return unquote(name).replace("\\", "/").lstrip("/").lower()
