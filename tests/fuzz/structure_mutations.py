"""Mutations that make a file dear: elements, rows, records, lines and entries repeated, spans and references stretched.

Nothing grows beyond `MOST_BYTES` unpacked, and what is packed beyond `MOST_PACKED` is thrown away.
"""

import io
import random
import re
import struct
import zipfile
import zlib
from xml.sax.saxutils import escape

from byte_mutations import CELLS, SPICE, changed
from cedu_targets.files.ole2 import Ole2File
from packing import Part, archive, ole2_file

MOST_PACKED = 1_000_000
MOST_BYTES = 24_000_000
MOST_TIMES = 100_000
_TIMES = (2, 3, 10, 100, 1_000, 10_000, MOST_TIMES)
"""How often something is repeated."""

_TAG = re.compile(rb"<([A-Za-z][\w:.-]*)[^<>]*?(/?)>")
_NUMBERS = re.compile(rb"(?<=[\"A-Z\x80-\xff])\d{1,6}(?=[\"\x80-\xff<])")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"<>]*)"')
_FORMULA = re.compile(rb"(<f(?: [^<>]*)?>)([^<>]*)(</f>)|(table:formula=\")([^\"]*)(\")")
_VALUES = [b"0", b"1", b"2", b"100", b"1000", b"16384", b"65536", b"1000000", b"1048576", b"A1:XFD1048576", b"A1:A1048576", b"A1", b"true", b"s", b"str", b"shared", b"inlineStr", b"percentage", b"string"]  # fmt: skip
_FORMULAS = [
    b"SUM(A:XFD)", b"SUM(B1:XFD1048576)", b"SUM(A1:A9,A1:A9)", b"SUMIF(A:A,&quot;&lt;&gt;x&quot;,B:B)", b"B4+" * 400 + b"1", b"(" * 200 + b"1" + b")" * 200,
    b"-" * 500 + b"1", b"SUM(" * 60 + b"1" + b")" * 60, b"9^9^9", b"ROUND(1/3,2)*7", b"SUBTOTAL(9,A1:Z9999)", b"A1&amp;A1&amp;A1", b"SUMPRODUCT(A:A,B:B)", b"C4+D4",
]  # fmt: skip
_SNIPPETS = [
    b'<mergeCells><mergeCell ref="A1:B2"/></mergeCells>', b'<cols><col min="1" max="16384" hidden="1"/></cols>', b'<definedName name="n">A1</definedName>',
    b'<xf numFmtId="9"/>', b"<si><t>x</t></si>", b'<c t="s"><v>0</v></c>', b'<c t="inlineStr"><is><t>x</t></is></c>', b'<row r="9"><c r="A9"><f>SUM(B:B)</f></c></row>',
    b'<Relationship Id="rId99" Type="x" Target="y.xml"/>', b'<sheet name="s9" sheetId="9" r:id="rId1"/>', b'<table:table-row table:number-rows-repeated="1000000"/>',
    b'<table:table-cell table:number-columns-repeated="16384"/>', b"<text:span/>", b"<text:s text:c=\"99999\"/>", b"<text:line-break/>", b"<w:tc><w:p/></w:tc>", b'<w:gridSpan w:val="60"/>',
    b"<w:vMerge/>", b"<w:tr/>", b"<w:p><w:r><w:t>x</w:t></w:r></w:p>", b"<w:sdt><w:sdtContent/></w:sdt>", b"<!-- x -->", b"<?x y?>", b"<![CDATA[x]]>",
]  # fmt: skip


def grown_xml(data: bytes, dice: random.Random, most: int = MOST_TIMES) -> bytes:
    """An element repeated, nested, stretched; a formula, an attribute or a text replaced by a dear one."""
    tag = _TAG.search(data, dice.randrange(len(data) + 1)) or _TAG.search(data)
    if tag is None:
        return data
    start, end = tag.start(), _end_of(data, tag)
    element, times, how = data[start:end], _times(dice, most), dice.random()
    if how < 0.45:
        return data[:end] + _repeated(element, times, dice.random() < 0.75) + data[end:]
    if how < 0.55 and not tag[2]:
        times = min(times, MOST_BYTES // len(tag[0]))
        return data[:start] + tag[0] * times + element + (b"</" + tag[1] + b">") * times + data[end:]
    if how < 0.75 and (attribute := _ATTRIBUTE.search(data, start)):
        return data[: attribute.start(2)] + dice.choice(_VALUES) + data[attribute.end(2) :]
    if how < 0.85 and (formula := _FORMULA.search(data, start) or _FORMULA.search(data)):
        group = 2 if formula[1] else 5
        return data[: formula.start(group)] + dice.choice(_FORMULAS) + data[formula.end(group) :]
    at = dice.choice((start, end, tag.end()))
    if how < 0.95:
        snippet = dice.choice([one for one in _SNIPPETS if _is_bound(one, data)])
        return data[:at] + _repeated(snippet, min(times, 10_000), dice.random() < 0.5) + data[at:]
    return data[: tag.end()] + escape(dice.choice(CELLS).replace("\x1b", "")).encode() + data[tag.end() :]


def _is_bound(snippet: bytes, data: bytes) -> bool:
    """Whether the document knows the prefixes of its names."""
    return all(b"xmlns:" + prefix in data for prefix in re.findall(rb"[< ](\w+):", snippet))


def _times(dice: random.Random, most: int) -> int:
    return min(dice.choice(_TIMES), most)


def _end_of(data: bytes, tag: re.Match[bytes]) -> int:
    """Where the element ends; the tag's own end where that is far, or nowhere."""
    if tag[2]:
        return tag.end()
    depth, limit = 1, 200_000
    for found in re.compile(rb"<(/?)" + re.escape(tag[1]) + rb"(?:\s[^<>]*?)?(/?)>").finditer(
        data, tag.end(), tag.end() + limit
    ):
        depth += 0 if found[2] else -1 if found[1] else 1
        if depth == 0:
            return found.end()
    return tag.end()


def _repeated(element: bytes, times: int, is_counted: bool) -> bytes:
    """So many of it; counted, with the numbers in it growing: rows one under another, names that differ."""
    times = max(1, min(times, MOST_BYTES // max(len(element), 1)))
    pieces = _NUMBERS.split(element)
    numbers = [int(number) for number in _NUMBERS.findall(element)]
    if not is_counted or not numbers or times * len(numbers) > 600_000:
        return element * times
    woven = b"%d".join(piece.replace(b"%", b"%%") for piece in pieces)
    return b"".join(woven % tuple(number + step for number in numbers) for step in range(1, times + 1))


def _text(dice: random.Random) -> bytes:
    return dice.choice([*(cell.encode() for cell in CELLS), *SPICE]) * dice.choice((1, 1, 3, 50, 2_000))


def grown_package(content: bytes, dice: random.Random, most: int = MOST_TIMES) -> bytes:
    """A package with a part changed, repeated under another name, or left out."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [(one.filename, package.read(one)) for one in package.infolist() if one.file_size <= MOST_BYTES]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, zlib.error):
        return changed(content, dice)
    main = [at for at, (name, _) in enumerate(parts) if re.search(r"sheet\d|content\.xml|document\.xml", name)]
    if not parts:
        return content
    for _ in range(dice.randint(1, 3)):
        at = dice.choice(main) if main and dice.random() < 0.7 else dice.randrange(len(parts))
        name, data = parts[at]
        how = dice.random()
        if how < 0.85:
            parts[at] = name, grown_xml(data, dice, most) if dice.random() < 0.95 else changed(data, dice)
        elif how < 0.95:
            parts += [
                (f"{name}{number}", data)
                for number in range(min(_times(dice, most), 4_000, MOST_BYTES // (len(data) + 1)))
            ]
        elif how < 0.97:
            parts[at] = f"{name}.bak", data
        else:
            parts.append((name, data))
    return archive([_packed(name, data) for name, data in parts])


def _packed(name: str, data: bytes) -> Part:
    """As small as it goes, so that much fits into a megabyte."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Part(name, packer.compress(data) + packer.flush(), len(data), zlib.crc32(data))


def grown_xls(content: bytes, dice: random.Random, most: int = MOST_TIMES) -> bytes:
    """An xls with records repeated, one row lower each, stretched and replaced; the sheets' offsets follow."""
    try:
        ole2 = Ole2File(content)
        name = next(one for one in ole2.names if one.lower() in ("workbook", "book"))
        records = _records(ole2.stream(name))
    except Exception:  # whatever is wrong with it, its bytes can be changed
        return changed(content, dice)
    for _ in range(dice.randint(1, 3) if records else 0):
        at = dice.randrange(len(records))
        kind, data = records[at]
        how = dice.random()
        if how < 0.5:
            count = min(_times(dice, most), MOST_PACKED // (len(data) + 4))
            records[at:at] = [(kind, _lower(kind, data, step) if how < 0.35 else data) for step in range(count)]
        elif how < 0.65:
            records[at] = kind, data * min(_times(dice, most), 8_000 // (len(data) + 1) + 1)
        elif how < 0.8:
            position = dice.randrange(len(data) + 1)
            value = struct.pack("<H", dice.choice((0, 1, 255, 256, 32_767, 65_535)))
            records[at] = kind, data[:position] + value + data[position + 2 :]
        elif how < 0.9:
            records[at] = kind, changed(data, dice)
        else:
            records[at] = dice.choice((0xE5, 0x7D, 0x3C, 0xFC, 0xFD, 0x06, 0x4BC, 0x204, 0xBD, 0xE0, 0x41E)), data
    try:
        return ole2_file({name: _stream(records)})
    except (ValueError, struct.error):
        return content


def _records(stream: bytes) -> list[tuple[int, bytes]]:
    found, at = [], 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if not kind:
            break
        found.append((kind, stream[at + 4 : at + 4 + length]))
        at += 4 + length
    return found


def _lower(kind: int, data: bytes, step: int) -> bytes:
    """A cell's record some rows below."""
    if kind not in (0x203, 0x204, 0xFD, 0xBD, 0x06, 0x27E, 0x201, 0xBE, 0x205, 0x208) or len(data) < 2:
        return data
    return struct.pack("<H", (struct.unpack_from("<H", data)[0] + step + 1) % 65_536) + data[2:]


def _stream(records: list[tuple[int, bytes]]) -> bytes:
    """The records, each sheet's offset where its records begin."""
    starts, at = [], 0
    for kind, data in records:
        if kind == 0x809:
            starts.append(at)
        at += 4 + len(data)
    sheets = iter(starts[1:])
    pieces = []
    for kind, data in records:
        if kind == 0x85 and (start := next(sheets, None)) is not None:
            data = struct.pack("<I", start) + data[4:]
        pieces.append(struct.pack("<HH", kind, len(data) % 65_536) + data)
    return b"".join(pieces)


def grown_text(content: bytes, dice: random.Random, most: int = MOST_TIMES) -> bytes:
    """A text with lines, fields and signs repeated, numbers counting up or made large, brackets nested."""
    lines = content.split(b"\n")
    at, how = dice.randrange(len(lines)), dice.random()
    first = max(0, at - dice.choice((0, 0, 1, 3, 20)))
    block = b"\n".join(lines[first : at + 1]) + b"\n"
    times = min(_times(dice, most), MOST_PACKED // (len(block) + 1) + 1)
    line = lines[at]
    position = dice.randrange(len(line) + 1)
    if how < 0.35:
        return (
            b"\n".join(lines[: at + 1])
            + b"\n"
            + _repeated(block, times, dice.random() < 0.6)
            + b"\n".join(lines[at + 1 :])
        )
    if how < 0.5:
        fields = re.split(rb"(?<=[,;\t ])", line)
        one = dice.randrange(len(fields))
        lines[at] = b"".join(fields[:one]) + _repeated(fields[one], times, dice.random() < 0.5) + b"".join(fields[one:])
    elif how < 0.6:
        lines[at] = line[:position] + line[position : position + dice.choice((1, 3, 12))] * times + line[position:]
    elif how < 0.75:
        lines[at] = line[:position] + _text(dice) + line[position:]
    elif how < 0.85:
        numbers = list(re.finditer(rb"\d+", line))
        if numbers:
            number = dice.choice(numbers)
            lines[at] = (
                line[: number.start()] + dice.choice((*_VALUES[:9], b"9" * 400, b"0.000001")) + line[number.end() :]
            )
    elif how < 0.9:
        sign = dice.choice(
            (b"[", b"{", b"(", b'"', b"- ", b"? ", "（".encode(), b"1+", "第1至".encode(), b"\\", b"&a ", b"*a ")
        )
        lines[at] = line[:position] + sign * times + line[position:]
    else:
        return changed(content, dice)
    return b"\n".join(lines)
