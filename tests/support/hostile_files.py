"""Files that were made to hang, to fill the memory, to kill the reader, or to be read wrongly.

`HOSTILE` names each with the code of its refusal; an empty code means that it must be read, and rightly: the real table
with something odd beside it. `python tests/hostile_files.py FOLDER` writes them all.
"""

import random
import re
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from packing import RELATIONS, WORD, Part, archive, endless, office, ole2_file, part, parts_of, record, xls_file
from project import DATA, ROOT

EXAMPLE = ROOT / "examples" / "jiangning-2020" / "targets.xlsx"

SHEET, BOOK, RELS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"
LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
    + b"]>"
)
XXE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LONG_ENTITY = b'<!DOCTYPE l [<!ENTITY a "' + b"a" * 50_000 + b'">]>'
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODS_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="表">'
)
ODS_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"
ONE = '<table:table-cell office:value-type="float" office:value="1"%s/>'


class Hostile(NamedTuple):
    """What it must be refused with (empty: it is read), and how it is made."""

    code: str
    make: Callable[[], bytes]


def xlsx(**changed: bytes | Part | None) -> bytes:
    """The real workbook with parts replaced: sheet=…, book=…, rels=…, strings=…, styles=…, types=…."""
    names = {
        "sheet": SHEET, "book": BOOK, "rels": RELS,
        "strings": "xl/sharedStrings.xml", "styles": "xl/styles.xml", "types": "[Content_Types].xml",
    }  # fmt: skip
    contents = parts_of(EXAMPLE)
    to_strings = (
        f'<Relationship Id="texts" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    contents[RELS] = contents[RELS].replace(
        b"</Relationships>", to_strings.encode()
    )  # its own texts stand in its cells
    parts = {name: part(name, data) for name, data in contents.items()}
    for key, new in changed.items():
        name = names[key]
        if new is None:
            del parts[name]
        else:
            parts[name] = part(name, new) if isinstance(new, bytes) else new
    return archive(list(parts.values()))


def workbook(*sheets: bytes) -> bytes:
    """The real workbook with these worksheets, S1, S2 …, in place of its own."""
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="s{n}"/>' for n in range(1, len(sheets) + 1))
    related = "".join(
        f'<Relationship Id="s{n}" Type="{RELATIONS}/worksheet" Target="worksheets/s{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts = parts_of(EXAMPLE)
    parts[BOOK] = re.sub(rb"<sheets>.*</sheets>", f"<sheets>{listed}</sheets>".encode(), parts[BOOK])
    parts[RELS] = parts[RELS].replace(b"</Relationships>", related.encode() + b"</Relationships>")
    parts |= {f"xl/worksheets/s{n}.xml": sheet for n, sheet in enumerate(sheets, start=1)}
    return archive([part(name, data) for name, data in parts.items()])


def original(name: str) -> bytes:
    return parts_of(EXAMPLE)[name]


def in_sheet(old: bytes, new: bytes) -> bytes:
    """The real sheet with a text replaced."""
    xml = original(SHEET)
    assert old in xml
    return xlsx(sheet=xml.replace(old, new, 1))


def rows_after(rows: bytes) -> bytes:
    return in_sheet(b"</sheetData>", rows + b"</sheetData>")


def _formulas(count: int, text: Callable[[int], str]) -> bytes:
    """Formulas without results in column A, under the real table."""
    return b"".join(
        f'<row r="{row}"><c r="A{row}"><f>{text(row)}</f></c></row>'.encode() for row in range(40, 40 + count)
    )


def _shared(text: str, count: int, result: bytes) -> bytes:
    """One formula that many cells of column A share."""
    first = b'<row r="40"><c r="A40"><f t="shared" si="0" ref="A40:A%d">%s</f>%s</c></row>'
    others = (
        b'<row r="%d"><c r="A%d"><f t="shared" si="0"/>%s</c></row>' % (row, row, result)
        for row in range(41, 40 + count)
    )
    return first % (39 + count, text.encode(), result) + b"".join(others)


def with_doctype(name: str, key: str, doctype: bytes, entity: bytes) -> bytes:
    xml = original(name)
    start = xml.index(b"<", 5 if xml.startswith(b"<?xml") else 0)
    end = xml.rindex(b"</")
    return xlsx(**{key: xml[:start] + doctype + xml[start:end] + entity + xml[end:]})


def merges(*references: str) -> bytes:
    old = b"<mergeCells"
    listed = "".join(f'<mergeCell ref="{reference}"/>' for reference in references)
    xml = original(SHEET)
    at = xml.index(b">", xml.index(old)) + 1
    return xlsx(sheet=xml[:at] + listed.encode() + xml[at:])


def grid_of(rows: int, columns: int) -> bytes:
    row = b"".join(b"<c><v>1</v></c>" for _ in range(columns))
    return HEAD + b"".join(b"<row>" + row + b"</row>" for _ in range(rows)) + TAIL


def renamed(change: Callable[[str], str]) -> bytes:
    return archive([part(change(name), data) for name, data in parts_of(EXAMPLE).items()])


def packed_otherwise(method: int) -> bytes:
    import io

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as target:
        for name, data in parts_of(EXAMPLE).items():
            target.writestr(name, data)
    return stream.getvalue()


def overlapping() -> bytes:
    """An unused picture of a gigabyte, and entries that share their bytes."""
    parts = [part(name, data) for name, data in parts_of(EXAMPLE).items()]
    return archive([*parts, endless("xl/media/image1.png", b"", b"\0", b"", 1024), parts[0]._replace(name="copy.xml")])


ENCRYPTED = (
    b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="content.xml">'
    b"<m:encryption-data/></m:file-entry></m:manifest>"
)


def ods(content: str | Part, **more: bytes) -> bytes:
    """A package with this content.xml."""
    mimetype = b"application/vnd.oasis.opendocument.spreadsheet"
    body = content if isinstance(content, Part) else part("content.xml", content.encode())
    extra = [part(name.replace("__", "/"), data) for name, data in more.items()]
    return archive([Part("mimetype", mimetype, len(mimetype), zlib.crc32(mimetype), 0), body, *extra])


def real_ods(change: Callable[[bytes], bytes]) -> bytes:
    parts = parts_of(DATA / "targets.ods")
    return archive([part(name, change(data) if name == "content.xml" else data) for name, data in parts.items()])


def docx(body: str | Part) -> bytes:
    """A package with this document body."""
    if isinstance(body, str):
        body = part("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>".encode())
    return office(body, WORD)


def cells(*texts: str) -> str:
    """A docx row; `merge|text` puts properties before the text."""
    row = ""
    for text in texts:
        properties, _, shown = text.rpartition("|")
        row += f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{shown}</w:t></w:r></w:p></w:tc>"
    return f"<w:tr>{row}</w:tr>"


def number(row: int, column: int) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, 0, 1.0))


def real_xls(change: Callable[[bytearray], None]) -> bytes:
    data = bytearray((DATA / "targets.xls").read_bytes())
    change(data)
    return bytes(data)


def scrambled(data: bytearray) -> None:
    dice = random.Random(7)
    for _ in range(400):
        data[dice.randrange(600, len(data))] = dice.randrange(256)


def circle(data: bytearray) -> None:
    """The FAT of the real xls, every sector pointing to itself."""
    (fat,) = struct.unpack_from("<I", data, 76)
    for index in range(128):
        struct.pack_into("<I", data, (fat + 1) * 512 + 4 * index, index)


SHEETS = [f'<sheet name="s{i}" sheetId="{i}" r:id="rId1"/>'.encode() for i in range(2, 5002)]
ONE_MORE = '<sheet name="任务分解表" sheetId="9" r:id="rId1"/>'.encode()
NAMES = "".join(f'<definedName name="n{i}">Sheet1!$A$1</definedName>' for i in range(100_000)).encode()
STYLES = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>'
STRINGS = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
TEXT_CELL = b'<row r="40"><c r="A40" t="s"><v>%s</v></c></row>'

TEXTS_BELOW = [b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (row, row) for row in range(40, 60_040)]
"""The first shared text, again and again under the real table."""

XLSX = {
    "dimension that claims the whole sheet": Hostile("", lambda: in_sheet(b'ref="A1:AC28"', b'ref="A1:XFD1048576"')),
    "three cells, the last far away": Hostile("RD112", lambda: xlsx(sheet=HEAD + b'<row r="1"><c r="A1"><v>1</v></c></row>' + FAR + TAIL)),
    "the table and a far cell": Hostile("RD112", lambda: rows_after(FAR)),
    "a row beyond all rows": Hostile("RD109", lambda: rows_after(b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>')),
    "a column beyond all columns": Hostile("RD109", lambda: rows_after(b'<row r="40"><c r="ZZZZZZZ40"><v>1</v></c></row>')),
    "merge of a whole column": Hostile("", lambda: merges("AD1:AD1048576")),
    "far cell that is only formatted": Hostile("", lambda: rows_after(b'<row r="1048576"><c r="A1048576" s="1"/></row>')),
    "far cells without references": Hostile("RD112", lambda: xlsx(sheet=HEAD + b'<row r="1048570">' + b"<c><v>1</v></c>" * 3000 + b"</row>" + TAIL)),
    # What makes a far cell look near, or like one that is only formatted, to whoever scans for it.
    **{
        f"a far cell, {how}": Hostile("RD109" if "letters" in how else "RD112", lambda rows=rows: rows_after(rows))  # type: ignore[misc]
        for how, rows in {
            "> before its address": FAR.replace(b"<c ", b'<c x=">" '),
            "/> after its address": FAR.replace(b"><v>", b' x="/>"><v>'),
            "another address in an attribute": FAR.replace(b"<c ", b"<c x=' r=\"A1\"' "),
            "an address with many zeros": b'<row r="5"><c r="XFD00000000000000000001048576"><v>1</v></c></row>',
            "an address of many letters": b'<row r="5"><c r="AAAAAAAAAAAAAA1"><v>1</v></c></row>',
            "within what a comment opens": b"<!-- <c r=\"A1\" x=' -->" + FAR + b"<!-- '/> -->",
            "without an address, in a row with >": b'<row x=">" r="1048576">' + b"<c><v>1</v></c>" * 3000 + b"</row>",
            "without an address, in a row with many zeros": b'<row r="000000000000000000001048576">' + b"<c><v>1</v></c>" * 3000 + b"</row>",
            "without an address, but addresses in a text": b'<row r="1048576">' + b"<c><v>1</v></c>" * 3000
            + b'<c t="inlineStr"><is><t>' + b' r="A1"' * 3001 + b"</t></is></c></row>",
        }.items()
    },
    "two sheets of one name": Hostile("RD109", lambda: xlsx(book=original(BOOK).replace(b"</sheets>", ONE_MORE + b"</sheets>"))),
    "two keys of one sheet, one of which is none": Hostile("", lambda: xlsx(book=original(BOOK).replace(b'r:id="rId1"', b'r:id="rId1" id="rId2"'))),
    "one key of two parts": Hostile("RD109", lambda: xlsx(rels=original(RELS).replace(b'"rId2"', b'"rId1"'))),
    "merge of the rest of the sheet": Hostile("", lambda: merges("A40:XFD1048576")),
    "5,000 merges over one another": Hostile("", lambda: merges(*(f"B{40 + i % 7}:Z{60 + i}" for i in range(5000)))),
    "5,000 sheets": Hostile("RD125", lambda: xlsx(book=original(BOOK).replace(b"</sheets>", b"".join(SHEETS) + b"</sheets>"))),
    "100,000 names": Hostile("", lambda: xlsx(book=original(BOOK).replace(b"<definedNames />", b"<definedNames>" + NAMES + b"</definedNames>"))),
    "sheet of a gigabyte of blanks": Hostile("RD111", lambda: xlsx(sheet=endless(SHEET, HEAD, b" ", TAIL, 1024))),
    "sheet of 4.1 gigabytes": Hostile("RD111", lambda: xlsx(sheet=endless(SHEET, HEAD, b" ", TAIL, 4200))),
    "text of a gigabyte": Hostile("RD111", lambda: xlsx(strings=endless("xl/sharedStrings.xml", STRINGS + b"<si><t>", b"a", b"</t></si></sst>", 1024))),
    "comment of a gigabyte": Hostile("RD111", lambda: xlsx(sheet=endless(SHEET, HEAD + b"<!--", b"-a", b"-->" + TAIL, 1024))),
    "attribute of 500 megabytes": Hostile("RD111", lambda: xlsx(sheet=endless(SHEET, HEAD + b'<row x="', b"a", b'"/>' + TAIL, 500))),
    "comment of 120 megabytes": Hostile("RD123", lambda: xlsx(sheet=part(SHEET, HEAD + b"<!--" + b"-a" * (60 * 2**20) + b"-->" + TAIL))),
    "a gigabyte that claims 1,000 bytes": Hostile("RD109", lambda: xlsx(sheet=endless(SHEET, HEAD, b" ", TAIL, 1024, claims=1000))),
    "texts of a gigabyte that claim 1,000 bytes": Hostile("RD109", lambda: xlsx(strings=endless("xl/sharedStrings.xml", STRINGS, b" ", b"</sst>", 1024, claims=1000))),
    "attribute of 60 megabytes": Hostile("RD123", lambda: xlsx(sheet=part(SHEET, HEAD + b'<row x="' + b">a" * (30 * 2**20) + b'"/>' + TAIL))),
    "300,000 rows of 8": Hostile("RD126", lambda: xlsx(sheet=grid_of(300_000, 8))),
    "500,000 rows of 8": Hostile("RD126", lambda: xlsx(sheet=grid_of(500_000, 8))),
    "a million empty rows": Hostile("", lambda: rows_after(b"".join(b'<row r="%d"/>' % i for i in range(40, 1_000_040)))),
    "formulas in a chain, the last first": Hostile("", lambda: rows_after(_formulas(30_000, lambda row: f"A{row + 1}+1"))),
    "formulas in a circle": Hostile("", lambda: rows_after(_formulas(30_000, lambda row: f"A{max((row + 1) % 30_040, 40)}*2"))),
    "formulas over whole columns": Hostile("", lambda: rows_after(_formulas(20_000, lambda row: "SUM(B:AC)"))),
    "texts that double": Hostile("", lambda: rows_after(_formulas(500, lambda row: f"A{row - 1}&amp;A{row - 1}" if row > 40 else '"xxxxxxxx"'))),
    "numbers that double": Hostile("", lambda: rows_after(_formulas(20_000, lambda row: f"A{row - 1}*A{row - 1}/7" if row > 40 else "3"))),
    "a shared formula of many terms": Hostile("", lambda: rows_after(_shared("+".join(f"A{row}" for row in range(1, 380)), 60_000, b"<v>1</v>"))),
    "a shared formula of many terms without a result": Hostile("", lambda: rows_after(_shared("+".join(f"B{row}" for row in range(1, 380)), 60_000, b""))),
    "2.9 million cells at one address": Hostile("", lambda: rows_after(b'<row r="40">' + b'<c r="A40"/>' * 2_900_000 + b"</row>")),
    "a text of a megabyte, 3,000 times": Hostile(
        "RD111",
        lambda: xlsx(
            strings=STRINGS + b"<si><t>" + b"x" * 2**20 + b"</t></si></sst>",
            sheet=original(SHEET).replace(b"</sheetData>", b"".join(TEXTS_BELOW[:3_000]) + b"</sheetData>"),
        ),
    ),
    "300 blanks, 60,000 times": Hostile(
        "",
        lambda: xlsx(
            strings=STRINGS + b"<si><t>" + b" " * 300 + b"</t></si></sst>",
            sheet=original(SHEET).replace(b"</sheetData>", b"".join(TEXTS_BELOW) + b"</sheetData>"),
        ),
    ),
    "20,000 errors without a value": Hostile("", lambda: rows_after(b"".join(b'<row r="%d"><c r="A%d" t="e"/></row>' % (n, n) for n in range(40, 20_040)))),
    "5,000 runs of hidden columns": Hostile("", lambda: in_sheet(b"<cols>", b"<cols>" + b'<col min="30" max="16384" hidden="1"/>' * 5_000)),
    "200,000 styles in per cent": Hostile("", lambda: xlsx(styles=original("xl/styles.xml").replace(b"</cellXfs>", b'<xf numFmtId="9"/>' * 200_000 + b"</cellXfs>"))),
    "100,000 formats": Hostile("", lambda: xlsx(styles=original("xl/styles.xml").replace(b"<fonts", b"<numFmts>" + b'<numFmt numFmtId="200" formatCode="[[[[0%"/>' * 100_000 + b"</numFmts><fonts", 1))),
    "900 sheets of one part": Hostile("RD109", lambda: xlsx(book=original(BOOK).replace(b"</sheets>", b"".join(SHEETS[:899]) + b"</sheets>"))),
    "2 million styles": Hostile("RD126", lambda: xlsx(styles=STYLES + b'<xf numFmtId="9"/>' * 2_000_000 + b"</cellXfs></styleSheet>")),
    "200,000 entries": Hostile("RD109", lambda: archive([Part(f"x{i}", b"", 0, 0, 0) for i in range(200_000)])),
    "entries that overlap and an unused gigabyte": Hostile("", overlapping),
    "entities in the sheet": Hostile("RD109", lambda: with_doctype(SHEET, "sheet", LAUGHS, b"<x>&j;</x>")),
    "entities in the workbook": Hostile("RD109", lambda: with_doctype(BOOK, "book", LAUGHS, b"<x>&j;</x>")),
    "entities in the texts": Hostile("RD109", lambda: xlsx(strings=LAUGHS + STRINGS + b"<si><t>&j;</t></si></sst>")),
    "a long entity again and again": Hostile("RD109", lambda: with_doctype(SHEET, "sheet", LONG_ENTITY, b"<x>" + b"&a;" * 20_000 + b"</x>")),
    "external entity in the texts": Hostile("RD109", lambda: xlsx(strings=XXE + STRINGS + b"<si><t>&e;</t></si></sst>")),
    "external entity in the sheet": Hostile("RD109", lambda: with_doctype(SHEET, "sheet", XXE, b"<x>&e;</x>")),
    "external entity in the workbook": Hostile("RD109", lambda: with_doctype(BOOK, "book", XXE, b"<x>&e;</x>")),
    "external entity in the styles": Hostile("RD109", lambda: with_doctype("xl/styles.xml", "styles", XXE, b"<x>&e;</x>")),
    "entities in the content types": Hostile("RD109", lambda: with_doctype("[Content_Types].xml", "types", LAUGHS, b"")),
    "deflate that is none": Hostile("RD109", lambda: xlsx(sheet=part(SHEET, original(SHEET))._replace(packed=b"\xff" * 500))),
    "no end of the directory": Hostile("RD109", lambda: EXAMPLE.read_bytes()[:-22]),
    "text beyond the texts": Hostile("RD109", lambda: rows_after(TEXT_CELL % b"999999999999")),
    "text before the texts": Hostile("RD109", lambda: xlsx(sheet=original(SHEET).replace(b"</sheetData>", TEXT_CELL % b"-1" + b"</sheetData>"), strings=STRINGS + b"<si><t>x</t></si></sst>")),
    "sheet that leads nowhere": Hostile("RD109", lambda: xlsx(rels=original(RELS).replace(b"sheet1", b"sheet9"))),
    "sheet that leads out of the package": Hostile("RD109", lambda: xlsx(rels=original(RELS).replace(b"/xl/worksheets/", b"../../../etc/"))),
    "sheet that leads to another machine": Hostile("RD109", lambda: xlsx(rels=original(RELS).replace(b'Target="/xl', b'TargetMode="External" Target="http://localhost/xl'))),
    "a control character": Hostile("RD109", lambda: in_sheet("东山".encode(), "东\x01山".encode())),
    "sheet cut in its tail": Hostile("RD109", lambda: xlsx(sheet=original(SHEET)[:-40])),
    "UTF-16 without a mark": Hostile("RD109", lambda: xlsx(sheet=original(SHEET).decode().encode("utf-16-le"))),
    "UTF-16 with its mark": Hostile("RD109", lambda: xlsx(sheet=b"\xff\xfe" + original(SHEET).decode().encode("utf-16-le"))),
    "no relations": Hostile("RD109", lambda: xlsx(rels=None)),
    "no sheet behind its name": Hostile("RD109", lambda: xlsx(sheet=None)),
    "a number in hexadecimal": Hostile("RD109", lambda: in_sheet(b"<v>0.3</v>", b"<v>0x1F</v>")),
    "part names with backslashes": Hostile("", lambda: renamed(lambda name: name.replace("/", "\\"))),
    "part names in capitals": Hostile("", lambda: renamed(lambda name: name.upper() if name.startswith("xl/") else name)),
    "packed with LZMA": Hostile("RD109", lambda: packed_otherwise(zipfile.ZIP_LZMA)),
    "packed with BZIP2": Hostile("RD109", lambda: packed_otherwise(zipfile.ZIP_BZIP2)),
    "an encrypted entry": Hostile("RD108", lambda: xlsx(sheet=part(SHEET, original(SHEET))._replace(flags=1))),
}  # fmt: skip

OTHERS = {
    "binary workbook": Hostile("RD119", lambda: office(part("xl/workbook.bin", b"\x83\x01"), "sheet.binary.macroEnabled.main", prefix="application/vnd.ms-excel")),
    "slides": Hostile("RD110", lambda: archive([part("ppt/presentation.xml", b"<p/>")])),
    "password, OOXML": Hostile("RD108", lambda: ole2_file({"EncryptionInfo": b"1", "EncryptedPackage": b"2"})),
    "old document": Hostile("RD107", lambda: ole2_file({"WordDocument": b"1", "1Table": b"2"})),
    "old slides": Hostile("RD120", lambda: ole2_file({"PowerPoint Document": b"1"})),
    "PDF": Hostile("RD121", lambda: b"%PDF-1.7\n" + bytes(range(256))),
    "web page": Hostile("RD122", lambda: "<html><table><tr><td>单位</td><td>1</td></tr></table></html>".encode()),
    "XML spreadsheet of 2003": Hostile("RD122", lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    "a line of 19 megabytes": Hostile("RD116", lambda: b"a" * (19 * 2**20)),
    "a line of 30 megabytes": Hostile("RD106", lambda: b"a" * (30 * 2**20)),
    "5 million columns": Hostile("RD128", lambda: b"1," * 5_000_000),
    "5 million rows": Hostile("RD128", lambda: "单位,a\n".encode() + b"x,1\n" * 4_900_000),
    "rows of separators": Hostile("RD128", lambda: (b"," * 1_999 + b"\n") * 9_000),
    "a quotation mark never closed": Hostile("RD115", lambda: '单位,a,b\n,1,2\n甲,"4,5\n'.encode() + "乙,1,2\n".encode() * 100_000),
}  # fmt: skip

OPEN = {
    "ods: a row a million times": Hostile("RD112", lambda: ods(ODS_HEAD + '<table:table-row table:number-rows-repeated="1048576">' + ONE % "" * 9 + "</table:table-row>" + ODS_TAIL)),
    "ods: a cell a billion times": Hostile("RD109", lambda: ods(ODS_HEAD + "<table:table-row>" + ONE % ' table:number-columns-repeated="1000000000"' + "</table:table-row>" + ODS_TAIL)),
    "ods: a hundred million per cents": Hostile("RD112", lambda: ods(ODS_HEAD + '<table:table-row table:number-rows-repeated="1000000">' + ONE.replace("float", "percentage") % ' table:number-columns-repeated="100"' + "</table:table-row>" + ODS_TAIL)),
    "ods: a negative repeat": Hostile("RD109", lambda: ods(ODS_HEAD + '<table:table-row table:number-rows-repeated="-5">' + ONE % "" + "</table:table-row>" + ODS_TAIL)),
    "ods: blanks without end": Hostile("", lambda: real_ods(lambda xml: xml.replace(b"</table:table>", b'<table:table-row table:number-rows-repeated="999999999"><table:table-cell table:number-columns-repeated="999999999"/></table:table-row></table:table>', 1))),
    "ods: a cell 200,000 times": Hostile("RD129", lambda: ods(ODS_HEAD + '<table:table-row table:number-rows-repeated="1000">' + ONE % ' table:number-columns-repeated="200"' + "</table:table-row>" + ODS_TAIL)),
    "ods: a cell over all columns": Hostile("RD129", lambda: ods(ODS_HEAD + ("<table:table-row>" + ONE % ' table:number-columns-repeated="16000"' + "</table:table-row>") * 20 + ODS_TAIL)),
    "ods: a cell under the last row": Hostile("RD109", lambda: ods(ODS_HEAD + '<table:table-row table:number-rows-repeated="1048576"/><table:table-row>' + ONE % "" + "</table:table-row>" + ODS_TAIL)),
    "ods: a long text 5,000 times": Hostile("RD129", lambda: ods(ODS_HEAD + '<table:table-row table:number-rows-repeated="5000"><table:table-cell office:value-type="string"><text:p>' + "a" * 2_000 + "</text:p></table:table-cell></table:table-row>" + ODS_TAIL)),
    "ods: twenty million blanks in a cell": Hostile("RD116", lambda: ods(ODS_HEAD + '<table:table-row><table:table-cell office:value-type="string"><text:p>a' + '<text:s text:c="1000"/>' * 20_000 + "</text:p></table:table-cell></table:table-row>" + ODS_TAIL)),
    "ods: merges over a trillion rows": Hostile("RD130", lambda: ods(ODS_HEAD + ("<table:table-row>" + ONE % ' table:number-rows-spanned="999999999999"' * 9 + "</table:table-row>") * 9 + ODS_TAIL)),
    "ods: merges in one another": Hostile("RD116", lambda: ods(ODS_HEAD + ("<table:table-row>" + ONE % ' table:number-rows-spanned="50000" table:number-columns-spanned="9"' + "</table:table-row>") * 50_000 + ODS_TAIL)),
    "ods: content of a gigabyte": Hostile("RD111", lambda: ods(endless("content.xml", ODS_HEAD.encode(), b" ", ODS_TAIL.encode(), 1024))),
    "ods: 30 million elements": Hostile("RD126", lambda: ods(part("content.xml", ODS_HEAD.encode() + b"<a/>" * 30_000_000 + ODS_TAIL.encode()))),
    "ods: 1.9 million tags": Hostile("RD116", lambda: ods(part("content.xml", ODS_HEAD.encode() + b"<a/>" * 1_900_000 + ODS_TAIL.encode()))),
    "ods: entities": Hostile("RD109", lambda: real_ods(lambda xml: xml.replace(b"<office:document-content", LAUGHS + b"<office:document-content", 1))),
    "ods: cut": Hostile("RD109", lambda: real_ods(lambda xml: xml[: len(xml) // 2])),
    "ods: no content": Hostile("RD109", lambda: ods(part("other.xml", b"<a/>"))),
    "ods: password": Hostile("RD108", lambda: ods("\0\0", **{"META-INF__manifest.xml": ENCRYPTED})),
    "docx: a cell over 100 million columns": Hostile("RD127", lambda: docx("<w:tbl>" + cells('<w:gridSpan w:val="100000000"/>|a') + "</w:tbl>")),
    "docx: a cell over -1 columns": Hostile("RD127", lambda: docx("<w:tbl>" + cells('<w:gridSpan w:val="-1"/>|a') + "</w:tbl>")),
    "docx: wide cells without end": Hostile("RD124", lambda: docx("<w:tbl>" + cells('<w:gridSpan w:val="1000"/>|a') * 3_000 + "</w:tbl>")),
    "docx: a prefix of 100,000 namespaces": Hostile("RD116", lambda: docx("<w:p>" + "".join(f'<w:r xmlns:a="urn:schemas-microsoft-com:{n}"/>' for n in range(100_000)) + f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="a"/></mc:AlternateContent>' * 3_000 + "</w:p>")),
    "docx: fields in one another": Hostile("RD116", lambda: docx("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/><w:t>1</w:t></w:r>' * 100_000 + "</w:p>")),
    "docx: external entity": Hostile("RD109", lambda: docx(part("word/document.xml", XXE + f"<w:document {W}><w:t>&e;</w:t></w:document>".encode()))),
    "docx: text of a gigabyte": Hostile("RD111", lambda: docx(endless("word/document.xml", f"<w:document {W}><w:body><w:p><w:r><w:t>".encode(), b"a", b"</w:t></w:r></w:p></w:body></w:document>", 1024))),
    "docx: 1,000 tables in one another": Hostile("RD116", lambda: docx(f"{'<w:tbl><w:tr><w:tc>' * 1000}{'</w:tc></w:tr></w:tbl>' * 1000}")),
    "docx: no document": Hostile("RD110", lambda: archive([part("word/styles.xml", b"<a/>")])),
    "xls: a cell in the far corner": Hostile("RD112", lambda: xls_file(number(0, 0) + number(65535, 65535))),
    "xls: dimensions of the whole sheet": Hostile("RD116", lambda: xls_file(record(0x200, struct.pack("<IIHHH", 0, 2**32 - 1, 0, 65535, 0)) + number(0, 0))),
    "xls: a text beyond the texts": Hostile("RD109", lambda: xls_file(record(0xFD, struct.pack("<HHHI", 0, 0, 0, 2**31)))),
    "xls: texts that claim to be 4 billion": Hostile("RD116", lambda: xls_file(number(0, 0), globals_=record(0xFC, struct.pack("<II", 2**32 - 1, 2**32 - 1)))),
    "xls: a merge of the whole sheet": Hostile("RD116", lambda: xls_file(number(0, 0) + record(0xE5, struct.pack("<HHHHH", 1, 0, 65535, 0, 65535)))),
    "xls: a cut record": Hostile("RD109", lambda: xls_file(struct.pack("<HH", 0x203, 9000) + b"1")),
    "xls: a password": Hostile("RD108", lambda: xls_file(b"", globals_=record(0x2F, bytes(54)))),
    "xls: 4 million records": Hostile("RD116", lambda: xls_file(record(0x201, bytes(6)) * 700_000)),
    "xls: a chain of sectors in a circle": Hostile("RD109", lambda: real_xls(circle)),
    "xls: scrambled": Hostile("RD109", lambda: real_xls(scrambled)),
    "xls: cut": Hostile("RD109", lambda: (DATA / "targets.xls").read_bytes()[:4000]),
}  # fmt: skip

HOSTILE = {**XLSX, **OTHERS, **OPEN}


def write_all(folder: Path) -> Iterator[Path]:
    """Every file, named by its row."""
    for name, hostile in HOSTILE.items():
        path = folder / f"{name.replace('/', ' ')}.bin"
        path.write_bytes(hostile.make())
        yield path


if __name__ == "__main__":
    for written in write_all(Path(sys.argv[1])):
        sys.stdout.write(f"{written}\n")
