"""Ole2File: the streams of an OLE2 file (xls, et, doc, and everything that Office encrypts).

Every chain is walked with a bound, so a file whose sectors run in a circle ends in a fault.
"""

import struct
from collections.abc import Sequence
from typing import TypeVar

from cedu_targets.domain.fault import InputFault

Entry = TypeVar("Entry")
_LAST_SECTOR = 0xFFFFFFFA
"""Sector numbers from here on are marks (end of chain, free, FAT)."""
_NO_ENTRY = 0xFFFFFFFF
_ENTRY_BYTES = 128
_STREAM = 2


class Ole2File:
    """The streams that stand in the root of an OLE2 file, by name; those of embedded objects are not among them."""

    def __init__(self, content: bytes) -> None:
        """Raises InputFault for a file whose directory cannot be read."""
        self._content = content
        try:
            self._open()
        except (struct.error, IndexError, ValueError) as error:
            raise InputFault("RD109", {"reason": f"OLE2: {error}"}) from None

    def _open(self) -> None:
        header = self._content[:512]
        sector_shift, mini_shift = struct.unpack_from("<HH", header, 30)
        if sector_shift not in (9, 12) or mini_shift != 6:
            raise ValueError("sector size")
        self._sector_bytes = 1 << sector_shift
        self._most_sectors = len(self._content) // self._sector_bytes + 1
        first_directory, _, self._mini_cutoff, first_mini, _, first_difat, _ = struct.unpack_from("<7I", header, 48)
        self._fat: Sequence[int] = self._read_fat(header, first_difat)
        directory = self._chain(first_directory)
        root = directory[:_ENTRY_BYTES]
        self._mini_fat: Sequence[int] = _numbers(self._chain(first_mini)) if first_mini < _LAST_SECTOR else ()
        root_start, root_size = struct.unpack_from("<II", root, 116)
        self._mini_stream = self._chain(root_start)[:root_size] if root_start < _LAST_SECTOR else b""
        self._streams: dict[str, tuple[int, int]] = {}
        self._list_root(directory, struct.unpack_from("<I", root, 76)[0])

    @property
    def names(self) -> frozenset[str]:
        """The names of the root's streams, as they are written."""
        return frozenset(self._streams)

    def stream(self, name: str) -> bytes:
        """The bytes of a stream. Raises InputFault where its chain is broken."""
        start, size = self._streams[name]
        try:
            if size < self._mini_cutoff:
                return self._mini_chain(start, size)
            data = self._chain(start)
            if len(data) < size:
                raise ValueError("cut")
            return data[:size]
        except (struct.error, IndexError, ValueError) as error:
            raise InputFault("RD109", {"reason": f"{name}: {error}"}) from None

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._sector_bytes
        data = self._content[start : start + self._sector_bytes]
        if not data:
            raise ValueError("sector beyond the end")
        return data

    def _read_fat(self, header: bytes, difat: int) -> Sequence[int]:
        sectors = [number for number in struct.unpack_from("<109I", header, 76) if number < _LAST_SECTOR]
        for _ in range(self._most_sectors):
            if difat >= _LAST_SECTOR:
                break
            numbers = _numbers(self._sector(difat))
            sectors += [number for number in numbers[:-1] if number < _LAST_SECTOR]
            difat = numbers[-1]
        if len(sectors) > self._most_sectors:
            raise ValueError("FAT")
        return _numbers(b"".join(map(self._sector, sectors)))

    def _chain(self, number: int) -> bytes:
        pieces = []
        while number < _LAST_SECTOR:
            pieces.append(self._sector(number))
            if len(pieces) > self._most_sectors:
                raise ValueError("circle")
            number = entry(self._fat, number)
        return b"".join(pieces)

    def _mini_chain(self, number: int, size: int) -> bytes:
        pieces: list[bytes] = []
        while number < _LAST_SECTOR and len(pieces) * 64 < size:
            pieces.append(self._mini_stream[number * 64 : number * 64 + 64])
            number = entry(self._mini_fat, number)
        return b"".join(pieces)[:size]

    def _list_root(self, directory: bytes, first: int) -> None:
        waiting, seen = [first], set[int]()
        while waiting:
            number = waiting.pop()
            if number == _NO_ENTRY or number in seen:
                continue
            seen.add(number)
            found = directory[number * _ENTRY_BYTES : (number + 1) * _ENTRY_BYTES]
            name_bytes, kind = struct.unpack_from("<HB", found, 64)
            left, right = struct.unpack_from("<II", found, 68)
            name = found[: max(min(name_bytes, 64) - 2, 0)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", found, 116)
            if kind == _STREAM:
                self._streams[name] = (start, size)
            waiting += [left, right]


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def entry(entries: Sequence[Entry], number: int) -> Entry:
    """The entry that a number in a file means; Python has words of its own for one that no machine word holds.

    Raises ValueError.
    """
    if number >= len(entries):
        raise ValueError(f"entry {number} of {len(entries)}")
    return entries[number]
