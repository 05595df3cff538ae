"""The parts of a workbook's package, as they are and as they will be; what is not changed keeps its packed bytes."""

import posixpath
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cedu_targets.annotation.spans import added, edited, elements
from cedu_targets.files import opc, safe_xml
from cedu_targets.files.package import Package

_LOCAL, _CENTRAL, _END = "<4s5H3I2H", "<4s6H3I5H2I", "<4s4H2IH"
_UTF8, _DESCRIPTOR = 0x800, 0x8
_FIRST_DAY = 1 << 5 | 1
"""1980-01-01, the date of what is new, as DOS has it: the same input gives the same bytes."""
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Parts:
    """A package under way: parts are read from it, changed, and added at its end."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._package = Package(content)
        self._entries = {_key(entry.orig_filename): entry for entry in ZipFile(BytesIO(content)).infolist()}
        self._changed: dict[str, bytes] = {}
        self._new: dict[str, tuple[str, bytes]] = {}
        """With the name that each part will have."""

    def names(self) -> list[str]:
        """Of all parts, in small letters."""
        return [*self._entries, *self._new]

    def read(self, name: str) -> bytes:
        """A part as it is now, known to be sound XML."""
        raw = self.raw(name)
        safe_xml.check(name, raw)
        return raw

    def raw(self, name: str) -> bytes:
        """The bytes of a part as it is now."""
        key = _key(name)
        if key in self._changed:
            return self._changed[key]
        return self._new[key][1] if key in self._new else self._package.unchecked_part(name)

    def write(self, name: str, data: bytes) -> None:
        """Give a part other content, or add one."""
        if _key(name) in self._entries:
            self._changed[_key(name)] = data
        else:
            self._new[_key(name)] = name, data

    def fresh(self, pattern: str) -> str:
        """A name for a new part: `xl/comments{}.xml` with the first number that is free."""
        taken, number = set(self.names()), 1
        while pattern.format(number).lower() in taken:
            number += 1
        return pattern.format(number)

    def main(self) -> tuple[str, str]:
        """The workbook part, and its content type."""
        found = opc.main_part(self._package)
        assert found is not None, "a workbook was read from it"
        return found

    def related(self, source: str, kind: str) -> str | None:
        """The part of a kind that a part is related to; None where there is none."""
        found = opc.relations(self._package, source).values()
        return next((one.target for one in found if one.kind == kind and one.target.lower() in self.names()), None)

    def target(self, source: str, key: str) -> str | None:
        """The part that a relation leads to."""
        relation = opc.relations(self._package, source).get(key)
        return None if relation is None or relation.target.lower() not in self.names() else relation.target

    def relate(self, source: str, target: str, kind: str) -> str:
        """Relate a part to another; returns the key of the relation."""
        folder, name = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        empty = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_RELATIONS}"/>'
        xml = self.read(rels) if rels.lower() in self.names() else empty.encode()
        root, *listed = elements(xml, 2)
        keys = {one.attributes.get("Id", "").lower() for one in listed}
        key = next(one for one in (f"rIdCedu{n}" for n in range(1, len(keys) + 2)) if one.lower() not in keys)
        new = f'<{root.prefix}Relationship Id="{key}" Type="{kind}" Target="/{target}"/>'
        self.write(rels, edited(xml, added(xml, root, new.encode())))
        return key

    def unrelate(self, kind_end: str) -> None:
        """Take away the package's own relations whose kind ends so."""
        rels = "_rels/.rels"
        xml = self.read(rels)
        gone = [one for one in elements(xml, 2)[1:] if one.attributes.get("Type", "").endswith(kind_end)]
        if gone:
            self.write(rels, edited(xml, [(one.start, one.end, b"") for one in gone]))

    def declare(self, kind: str, part: str = "", extension: str = "") -> None:
        """Say what a new part is, or all parts with an extension that has no kind yet."""
        xml = self.read(opc.CONTENT_TYPES)
        root, *listed = elements(xml, 2)
        if extension:
            if any(one.attributes.get("Extension", "").lower() == extension for one in listed):
                return
            new = f'<{root.prefix}Default Extension="{extension}" ContentType="{kind}"/>'.encode()
            self.write(opc.CONTENT_TYPES, edited(xml, [(root.tag_end, root.tag_end, new)]))
            return
        new = f'<{root.prefix}Override PartName="/{part}" ContentType="{kind}"/>'.encode()
        self.write(opc.CONTENT_TYPES, edited(xml, added(xml, root, new)))

    def packed(self) -> bytes:
        """The package: parts in their order, the untouched ones packed as they were, new ones last."""
        body, directory, count = BytesIO(), BytesIO(), 0
        for head, name, extra, data in self._members():
            offset = body.tell()
            flags, method, time, day, crc, packed_size, size, made_by, outer = head
            sizes = (crc, packed_size, size, len(name))
            body.write(struct.pack(_LOCAL, b"PK\x03\x04", 20, flags, method, time, day, *sizes, 0) + name + data)
            known = (made_by, 20, flags, method, time, day, *sizes, len(extra), 0, 0, 0, outer, offset)
            directory.write(struct.pack(_CENTRAL, b"PK\x01\x02", *known) + name + extra)
            count += 1
        length, offset = directory.tell(), body.tell()
        end = struct.pack(_END, b"PK\x05\x06", 0, 0, count, count, length, offset, 0)
        return body.getvalue() + directory.getvalue() + end

    def _members(self) -> Iterator[tuple[tuple[int, ...], bytes, bytes, bytes]]:
        """Head, name, extra field and packed bytes of every part."""
        for key, entry in self._entries.items():
            flags = entry.flag_bits & ~_DESCRIPTOR
            name = entry.orig_filename.encode("utf-8" if flags & _UTF8 else "cp437")
            made_by = entry.create_system << 8 | entry.create_version
            if key in self._changed:
                head, data = _deflated(self._changed[key])
                yield (flags & _UTF8, *head, made_by, entry.external_attr), name, b"", data
                continue
            year, month, day, hour, minute, second = entry.date_time
            moment = (hour << 11 | minute << 5 | second // 2, max(year - 1980, 0) << 9 | month << 5 | day)
            sizes = (entry.CRC, entry.compress_size, entry.file_size)
            head = (flags, entry.compress_type, *moment, *sizes, made_by, entry.external_attr)
            yield head, name, b"", _packed_bytes(self._content, entry)
        for new, content in self._new.values():
            head, data = _deflated(content)
            yield (_UTF8, *head, 20, 0), new.encode(), b"", data


def _deflated(content: bytes) -> tuple[tuple[int, ...], bytes]:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    data = packer.compress(content) + packer.flush()
    return (ZIP_DEFLATED, 0, _FIRST_DAY, zlib.crc32(content), len(data), len(content)), data


def _packed_bytes(content: bytes, entry: ZipInfo) -> bytes:
    """A member as it is packed; its own head in front may have other lengths than the directory says."""
    name, extra = struct.unpack_from("<2H", content, entry.header_offset + 26)
    start = entry.header_offset + 30 + name + extra
    return content[start : start + entry.compress_size]


def _key(name: str) -> str:
    return unquote(name).replace("\\", "/").lstrip("/").lower()
