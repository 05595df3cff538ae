"""BIFF: the records of a workbook stream (xls, et), and the texts in them.

BIFF8 is Excel 97 and later and WPS; BIFF5 (Excel 5 and 95) writes its texts in a code page.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

BOF, EOF, CONTINUE = 0x809, 0x0A, 0x3C
BIFF8 = 0x600
_UTF_16, _CHINESE = 1200, 936


class Record(NamedTuple):
    """One record: its kind, where its body starts in the stream, and the body."""

    kind: int
    data: bytes


class Stream:
    """A workbook stream. `records` may be asked for several times, for another part each."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = len(data)
        """Bytes; a directory may name the same sheet a thousand times, and no program writes one that does."""

    def records(self, offset: int) -> Iterator[Record]:
        """The records of the substream at `offset`, without those of charts inside it. Raises ValueError."""
        data, end, depth = self._data, len(self._data), 0
        while offset + 4 <= end:
            kind, size = struct.unpack_from("<HH", data, offset)
            body = data[offset + 4 : offset + 4 + size]
            if len(body) < size:
                raise ValueError("cut")
            offset += 4 + size
            self._left -= 4 + size
            if self._left < 0:
                raise ValueError("two sheets in one place")
            if kind == BOF:
                depth += 1
            elif depth == 0:
                raise ValueError("no BOF")
            elif kind == EOF:
                depth -= 1
                if depth == 0:
                    return
            if depth == 1:
                yield Record(kind, body)
        raise ValueError("no EOF")


class Texts(Struct):
    """The way texts are written: in UTF-16 or Latin-1 with flags (BIFF8), or in a code page."""

    version: int = BIFF8
    code_page: int = _CHINESE

    @property
    def _codec(self) -> str:
        # Excel 5 in China writes 936; a page that Python does not know is read as Chinese.
        known = {936: "gb18030", 950: "cp950", 932: "cp932", 949: "cp949", 10008: "gb18030"}
        return known.get(self.code_page, "cp1252" if 1250 <= self.code_page <= 1258 else "gb18030")

    def long(self, data: bytes, offset: int) -> str:
        """A text whose length takes two bytes."""
        (count,) = struct.unpack_from("<H", data, offset)
        return self._text(data, offset + 2, count)

    def short(self, data: bytes, offset: int) -> str:
        """A text whose length takes one byte."""
        return self._text(data, offset + 1, data[offset])

    def _text(self, data: bytes, offset: int, count: int) -> str:
        if self.version < BIFF8:
            return data[offset : offset + count].decode(self._codec, "replace")
        if not count and offset >= len(data):
            return ""
        flags = data[offset]
        offset += 1 + (2 if flags & 0x8 else 0) + (4 if flags & 0x4 else 0)
        if flags & 1:
            return data[offset : offset + 2 * count].decode("utf-16-le", "replace")
        return data[offset : offset + count].decode("latin-1")


class SharedTexts:
    """The table of texts (SST), which runs over into CONTINUE records, even within a text."""

    def __init__(self, chunks: list[bytes]) -> None:
        self._chunks = chunks
        self._chunk = self._at = 0

    def read(self) -> list[str]:
        """Every text. Raises ValueError where the table is cut within one."""
        self._take(4)
        (count,) = struct.unpack("<I", self._take(4))
        texts: list[str] = []
        while len(texts) < count and not self._is_at_end():
            texts.append(self._text())
        return texts

    def _is_at_end(self) -> bool:
        while self._chunk < len(self._chunks) and self._at >= len(self._chunks[self._chunk]):
            self._chunk += 1
            self._at = 0
        return self._chunk >= len(self._chunks)

    def _take(self, count: int) -> bytes:
        pieces = []
        while count:
            if self._is_at_end():
                raise ValueError("SST is cut")
            piece = self._chunks[self._chunk][self._at : self._at + count]
            self._at += len(piece)
            count -= len(piece)
            pieces.append(piece)
        return b"".join(pieces)

    def _text(self) -> str:
        count, flags = struct.unpack("<HB", self._take(3))
        runs = struct.unpack("<H", self._take(2))[0] if flags & 0x8 else 0
        extension = struct.unpack("<I", self._take(4))[0] if flags & 0x4 else 0
        text = self._characters(count, bool(flags & 1))
        self._take(4 * runs + extension)
        return text

    def _characters(self, count: int, wide: bool) -> str:
        pieces = []
        while count:
            chunk = self._chunk
            if self._is_at_end():
                raise ValueError("SST is cut")
            if self._chunk != chunk:  # each chunk says anew whether its characters take one byte or two
                wide = bool(self._take(1)[0] & 1)
            left = len(self._chunks[self._chunk]) - self._at
            taken = min(count, left // 2 if wide else left)
            if not taken:
                raise ValueError("SST is cut")
            piece = self._take(taken * (2 if wide else 1))
            pieces.append(piece if wide else piece.decode("latin-1").encode("utf-16-le"))
            count -= taken
        return b"".join(pieces).decode("utf-16-le", "replace")  # at once: a rare sign's two halves may be cut apart
