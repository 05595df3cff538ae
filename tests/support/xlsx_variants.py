"""A small workbook in many spellings."""

import re
from collections.abc import Mapping

from variants import Edit, Parts, Variant, added, everywhere, removed, renamed

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
BOOK, SHEET, SECOND = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
STRINGS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
TYPES, TOP, RELATIONS = "[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"
_TEXTS = ("单位", "培训", "农村", "比例", "全区", "东山", "秣陵", "说明")

BASE: Mapping[str, str] = {
    TYPES: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}worksheet+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{_TYPE}worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}sharedStrings+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}styles+xml"/></Types>',
    TOP: f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{_R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    BOOK: f'<workbook xmlns="{_MAIN}" xmlns:r="{_R}"><workbookPr/><sheets><sheet name="表" sheetId="1" r:id="rId1"/>'
    '<sheet name="乙" sheetId="2" r:id="rId2"/></sheets></workbook>',
    RELATIONS: f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{_R}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_R}/worksheet" Target="worksheets/sheet2.xml"/>'
    f'<Relationship Id="rId3" Type="{_R}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="rId4" Type="{_R}/styles" Target="styles.xml"/></Relationships>',
    SHEET: f'<worksheet xmlns="{_MAIN}"><cols><col min="1" max="1" width="12"/><col min="3" max="3" width="9"/></cols><sheetData>'
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>'
    '<row r="2"><c r="A2" t="s"><v>4</v></c><c r="B2"><v>12</v></c><c r="C2"><v>3</v></c><c r="D2" s="1"><v>0.25</v></c></row>'
    '<row r="3"><c r="A3" t="s"><v>5</v></c><c r="B3"><v>10</v></c><c r="C3"><v>1</v></c><c r="D3" s="1"><v>0.1</v></c></row>'
    '<row r="4"><c r="A4" t="s"><v>6</v></c><c r="B4"><v>2</v></c><c r="C4"><v>2</v></c><c r="D4" s="1"><v>1</v></c></row>'
    "</sheetData></worksheet>",
    SECOND: f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c><c r="B1"><v>7</v></c></row></sheetData></worksheet>',
    STRINGS: f'<sst xmlns="{_MAIN}" count="8" uniqueCount="8">' + "".join(f"<si><t>{text}</t></si>" for text in _TEXTS) + "</sst>",
    STYLES: f'<styleSheet xmlns="{_MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="10" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
}  # fmt: skip
SHOWN: Mapping[str, str] = {
    "A1": "'单位", "B1": "'培训", "C1": "'农村", "D1": "'比例", "A2": "'全区", "B2": "12", "C2": "3", "D2": "0.25",
    "A3": "'东山", "B3": "10", "C3": "1", "D3": "0.1", "A4": "'秣陵", "B4": "2", "C4": "2", "D4": "1", "乙!A1": "'说明", "乙!B1": "7",
}  # fmt: skip

_B3 = '<c r="B3"><v>10</v></c>'
_ROW3 = BASE[SHEET][BASE[SHEET].index('<row r="3">') : BASE[SHEET].index('<row r="4">')]
_ROW4 = BASE[SHEET][BASE[SHEET].index('<row r="4">') : BASE[SHEET].index("</sheetData>")]
_OTHER_ROWS = '<row r="3"><c r="B3"><v>99</v></c></row>'


def _b3(xml: str, shows: str = "10", ours: str | None = None, why: str = "") -> Variant:
    """Another cell in place of B3; `ours` is a code of a refusal, or what we read in it."""
    other = ours if ours is None or ours.startswith("RD") else {"B3": ours}
    return Variant([(SHEET, _B3, xml)], {} if shows == "10" else {"B3": shows}, other, why)


def _text(xml: str, shows: str = "东山") -> Variant:
    """Another shared text in place of 东山."""
    return Variant([(STRINGS, "<si><t>东山</t></si>", xml)], {} if shows == "东山" else {"A3": shows and f"'{shows}"})


def _moved(part: str, new: str, *references: tuple[str, str, str], decoy: str | None = None) -> Variant:
    """A part under another name, which relations and types follow; under the old name lies a decoy."""
    edits: list[Edit] = [renamed(part, new), (TYPES, f'"/{part}"', f'"/{new}"'), *references]
    return Variant([*edits, *([added(part, decoy)] if decoy else [])])


def _prefixed(part: str, prefix: str = "x") -> Edit:
    def change(parts: Parts) -> None:
        parts[part] = re.sub(r"<(/?)(?=[A-Za-z])", rf"<\1{prefix}:", parts[part]).replace(
            f'xmlns="{_MAIN}"', f'xmlns:{prefix}="{_MAIN}"'
        )

    return change


def _strict() -> Edit:
    def change(parts: Parts) -> None:
        for name in parts:
            parts[name] = (
                parts[name]
                .replace(_MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
                .replace(_R, "http://purl.oclc.org/ooxml/officeDocument/relationships")
            )

    return change


_NO_SHEET = {place: "" for place in SHOWN if "!" not in place}
_WHOLE_SHEET = {place: SHOWN[place] for place in _NO_SHEET}
_NORMALISED = "names of parts are compared after ./ and %31 are resolved (ECMA-376 part 2, RFC 3986), as Excel does; LibreOffice finds no part"
_TWO_ANSWERS = "two answers: which of them is meant, no reader can know"
_DECOY = BASE[SHEET].replace("<v>10</v>", "<v>99</v>")
_FOREIGN = 'xmlns:y="urn:other"'
VARIANTS: dict[str, Variant] = {
    "as it is": Variant([]),
    # What XML allows inside a value.
    "v: comment": _b3('<c r="B3"><v>1<!-- 9 -->0</v></c>'),
    "v: comment before": _b3('<c r="B3"><v><!-- 9 -->10</v></c>'),
    "v: comment with a value in it": _b3('<c r="B3"><!-- <v>99</v> --><v>10</v></c>'),
    "v: processing instruction": _b3('<c r="B3"><v>1<?x 9?>0</v></c>'),
    "v: CDATA": _b3('<c r="B3"><v><![CDATA[10]]></v></c>'),
    "v: CDATA in part": _b3('<c r="B3"><v>1<![CDATA[0]]></v></c>'),
    "v: number of a sign": _b3('<c r="B3"><v>&#49;0</v></c>'),
    "v: hexadecimal number of a sign": _b3('<c r="B3"><v>1&#x30;</v></c>'),
    "v: blanks around": _b3('<c r="B3"><v> 10 </v></c>'),
    "v: lines around": _b3('<c r="B3">\n<v>\n10\n</v>\n</c>'),
    "v: exponent": _b3('<c r="B3"><v>1E1</v></c>'),
    "v: exponent with a sign": _b3('<c r="B3"><v>1.0e+01</v></c>'),
    "v: seventeen digits": _b3('<c r="B3"><v>0.10000000000000001</v></c>', "0.1"),
    "v: minus": _b3('<c r="B3"><v>-10</v></c>', "-10"),
    "v: leading zeros": _b3('<c r="B3"><v>0010</v></c>'),
    "v: empty": _b3('<c r="B3"><v></v></c>', ""),
    "v: twice": _b3('<c r="B3"><v>10</v><v>99</v></c>', "99", "RD109", _TWO_ANSWERS),
    "v: of a foreign namespace": _b3(f'<c r="B3"><y:v {_FOREIGN}>99</y:v><v>10</v></c>'),
    "v: of a foreign namespace, alone": _b3(f'<c r="B3"><y:v {_FOREIGN}>99</y:v></c>', ""),
    "v: an element in it": _b3(f'<c r="B3"><v>10<y:z {_FOREIGN}>9</y:z></v></c>'),
    "v: in a foreign element": _b3(f'<c r="B3"><v>10</v><y:z {_FOREIGN}><v>99</v></y:z></c>'),
    # Kinds of cells.
    "t: n said": _b3('<c r="B3" t="n"><v>10</v></c>'),
    "t: str": _b3('<c r="B3" t="str"><v>十</v></c>', "'十"),
    "t: str with digits": _b3('<c r="B3" t="str"><v>10</v></c>', "'10"),
    "t: str with a comment": _b3('<c r="B3" t="str"><v>十<!-- 九 -->人</v></c>', "'十人"),
    "t: str, result of a formula": _b3('<c r="B3" t="str"><f>"十"</f><v>十</v></c>', "'十"),
    "t: inlineStr": _b3('<c r="B3" t="inlineStr"><is><t>十</t></is></c>', "'十"),
    "t: inlineStr with runs": _b3('<c r="B3" t="inlineStr"><is><r><t>十</t></r><r><rPr><b/></rPr><t>人</t></r></is></c>', "'十人"),
    "t: inlineStr with pronunciation": _b3('<c r="B3" t="inlineStr"><is><t>十</t><rPh sb="0" eb="1"><t>shi</t></rPh></is></c>', "'十"),
    "t: inlineStr with a comment": _b3('<c r="B3" t="inlineStr"><is><t>十<!-- 九 -->人</t></is></c>', "'十人"),
    "t: inlineStr with CDATA": _b3('<c r="B3" t="inlineStr"><is><t><![CDATA[十<人>]]></t></is></c>', "'十<人>"),
    "t: b": _b3('<c r="B3" t="b"><v>1</v></c>', "TRUE"),
    "t: b, false": _b3('<c r="B3" t="b"><v>0</v></c>', "FALSE"),
    "t: e": _b3('<c r="B3" t="e"><v>#N/A</v></c>', "#N/A"),
    "t: e of a formula": _b3('<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
    "t: e with a comment": _b3('<c r="B3" t="e"><v>#N/<!-- -->A</v></c>', "#N/A"),
    "t: e without a value": _b3('<c r="B3" t="e"/>', ""),
    "t: d, a date": _b3('<c r="B3" t="d" s="2"><v>2020-05-27</v></c>', "2020-05-27"),
    "s: a date": _b3('<c r="B3" s="2"><v>43978</v></c>', "2020-05-27"),
    "s: a date, counted from 1904": Variant([(SHEET, _B3, '<c r="B3" s="2"><v>42516</v></c>'), (BOOK, "<workbookPr/>", '<workbookPr date1904="1"/>')], {"B3": "2020-05-27"}),
    "s: per cent of our own": _b3('<c r="B3" s="3"><v>0.5</v></c>', "0.5"),
    "s: beyond the styles": _b3('<c r="B3" s="77"><v>10</v></c>'),
    "c: empty": _b3('<c r="B3"/>', ""),
    "c: empty with a style": _b3('<c r="B3" s="1"></c>', ""),
    "c: left out": _b3("", ""),
    "c: commented out": _b3(f"<!-- {_B3} -->", ""),
    "c: a comment with another beside it": _b3(f'<!-- <c r="B3"><v>99</v></c> -->{_B3}'),
    "c: of a foreign namespace": _b3(f'<y:c {_FOREIGN} r="B3"><y:v>99</y:v></y:c>{_B3}'),
    "c: of a foreign namespace, alone": _b3(f'<y:c {_FOREIGN} r="B3"><y:v>99</y:v></y:c>', ""),
    "c: in a foreign element": _b3(f'<y:z {_FOREIGN}><c r="B3"><v>99</v></c></y:z>{_B3}'),
    "c: text between": _b3(f"99{_B3}99"),
    "c: twice": _b3(f'{_B3}<c r="B3"><v>99</v></c>', "99", "RD109", _TWO_ANSWERS),
    "c: out of order": Variant([(SHEET, _B3, ""), (SHEET, '<c r="D3" s="1"><v>0.1</v></c>', '<c r="D3" s="1"><v>0.1</v></c>' + _B3)]),
    "c: extLst": _b3('<c r="B3"><v>10</v><extLst><ext uri="{x}"><v>99</v></ext></extLst></c>'),
    "c: AlternateContent": _b3(f'<mc:AlternateContent {_MC}><mc:Choice Requires="zz" xmlns:zz="urn:zz"><c r="B3"><v>99</v></c></mc:Choice><mc:Fallback><c r="B3"><v>10</v></c></mc:Fallback></mc:AlternateContent>', "10", "RD109", "which branch is meant depends on the program"),
    "r: without the cells' addresses": Variant([everywhere(r'(<c) r="[A-D]\d"', r"\1", SHEET)]),
    "r: without the rows' numbers": Variant([everywhere(r'(<row) r="\d"', r"\1", SHEET)]),
    "r: without either": Variant([everywhere(r'(<(?:row|c)) r="\w+"', r"\1", SHEET)]),
    "r: in small letters": _b3('<c r="b3"><v>10</v></c>'),
    "r: quoted singly": Variant([everywhere(r'r="([A-D]\d)"', r"r='\1'", SHEET)]),
    "r: after the style": Variant([everywhere(r'<c r="(D\d)" s="1">', r'<c s="1" r="\1">', SHEET)]),
    "r: blanks around the sign": Variant([everywhere(r'<c r="(\w+)"', '<c  r = "\\1"\n', SHEET)]),
    "r: as numbers of signs": _b3('<c r="&#66;3"><v>10</v></c>'),
    "r: of another namespace beside": _b3(f'<c {_FOREIGN} y:r="C9" r="B3" y:t="s"><v>10</v></c>'),
    "row: spans": Variant([everywhere(r'<row (r="\d")', r'<row \1 spans="1:4" ht="12"', SHEET)]),
    "row: out of order": Variant([(SHEET, _ROW3 + _ROW4, _ROW4 + _ROW3)]),
    "row: twice, other cells": Variant([(SHEET, _ROW3, '<row r="3"><c r="A3" t="s"><v>5</v></c><c r="B3"><v>10</v></c></row><row r="3"><c r="C3"><v>1</v></c><c r="D3" s="1"><v>0.1</v></c></row>')]),
    "row: twice, the same cells": Variant([(SHEET, _ROW3, _ROW3 + _OTHER_ROWS)], {"B3": "99"}, "RD109", _TWO_ANSWERS),
    "row: commented out": Variant([(SHEET, _ROW3, f"<!-- {_ROW3} -->")], {"A3": "", "B3": "", "C3": "", "D3": ""}),
    "row: of a foreign namespace": Variant([(SHEET, _ROW3, f'<y:row {_FOREIGN} r="3"><c r="B3"><v>99</v></c></y:row>{_ROW3}')]),
    "row: hidden": Variant([(SHEET, '<row r="3">', '<row r="3" hidden="1">')]),
    "row: empty ones between": Variant([(SHEET, _ROW3, '<row r="3"/>'.replace("3", "5") + _ROW3)]),
    "col: hidden": Variant([(SHEET, '<col min="3" max="3" width="9"/>', '<col min="3" max="3" width="9" hidden="true"/>')]),
    "sheetData: a second, the same cells": Variant([(SHEET, "</sheetData>", f"</sheetData><sheetData>{_OTHER_ROWS}</sheetData>")], {"B3": "99"}, "RD109", _TWO_ANSWERS),
    "sheetData: a second, other cells": Variant([(SHEET, "</sheetData>", '</sheetData><sheetData><row r="5"><c r="B5"><v>99</v></c></row></sheetData>')], {"B5": "99"}, "RD109", _TWO_ANSWERS),
    "sheetData: one in a comment": Variant([(SHEET, "<sheetData>", f"<!-- <sheetData>{_OTHER_ROWS}</sheetData> --><sheetData>")]),
    "sheetData: one of a foreign namespace": Variant([(SHEET, "<sheetData>", f"<y:sheetData {_FOREIGN}>{_OTHER_ROWS}</y:sheetData><sheetData>")]),
    "sheetData: one in extLst": Variant([(SHEET, "</sheetData>", f'</sheetData><extLst><ext uri="x"><sheetData>{_OTHER_ROWS}</sheetData></ext></extLst>')]),
    "sheet: pretty": Variant([everywhere(r"(</?(?:row|c|v|sheetData))", r"\n  \1", SHEET)]),
    "sheet: a mark of UTF-8": Variant([everywhere(r"\A", "\ufeff", SHEET, STRINGS, BOOK)]),
    "sheet: declared": Variant([everywhere(r"\A", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', SHEET, STRINGS, BOOK)]),
    "sheet: prefixed": Variant([_prefixed(SHEET)]),
    "sheet: every part prefixed": Variant([_prefixed(SHEET), _prefixed(SECOND), _prefixed(STRINGS), _prefixed(STYLES), _prefixed(BOOK)]),
    "sheet: two prefixes of one namespace": _b3(f'<q:c xmlns:q="{_MAIN}" r="B3"><q:v>10</q:v></q:c>'),
    "sheet: strict": Variant([_strict()]),
    "sheet: strict and prefixed": Variant([_strict(), lambda parts: parts.__setitem__(SHEET, parts[SHEET].replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x="))]),
    "sheet: merged cells": Variant([(SHEET, "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="B3:C3"/></mergeCells>')], {}, {"C3": ""}, "what a merge covers is not seen, though it stands in the csv"),
    "sheet: hidden": Variant([(BOOK, '<sheet name="乙"', '<sheet state="hidden" name="乙"')]),
    "sheet: very hidden": Variant([(BOOK, '<sheet name="乙"', '<sheet state="veryHidden" name="乙"')]),
    "sheet: tabs the other way round": Variant([(BOOK, '<sheet name="表" sheetId="1" r:id="rId1"/><sheet name="乙" sheetId="2" r:id="rId2"/>', '<sheet name="表" sheetId="2" r:id="rId2"/><sheet name="乙" sheetId="1" r:id="rId1"/>')],
        {**{place: "" for place in SHOWN if "!" not in place}, "A1": "'说明", "B1": "7", **{f"乙!{place}": text for place, text in SHOWN.items() if "!" not in place}}),
    "sheet: named with an entity": Variant([(BOOK, 'name="乙"', 'name="&#20057;"')]),
    "formula: shared": Variant([(SHEET, _B3, '<c r="B3"><f t="shared" ref="B3:B4" si="0">C3*10</f><v>10</v></c>'), (SHEET, '<c r="B4"><v>2</v></c>', '<c r="B4"><f t="shared" si="0"/><v>20</v></c>')], {"B4": "20"}),
    "formula: a comment in it": _b3('<c r="B3"><f>SUM(C3,<!-- 1, -->9)</f><v>10</v></c>'),
    "formula: after its value": _b3('<c r="B3"><v>10</v><f>SUM(C3,9)</f></c>'),
    "formula: of a foreign namespace": _b3(f'<c r="B3"><y:f {_FOREIGN}>1/0</y:f><v>10</v></c>'),
    "texts: runs": _text("<si><r><t>东</t></r><r><rPr><b/></rPr><t>山</t></r></si>"),
    "texts: pronunciation": _text('<si><t>东山</t><rPh sb="0" eb="2"><t>dongshan</t></rPh><phoneticPr fontId="0"/></si>'),
    "texts: comment": _text("<si><t>东<!-- 西 -->山</t></si>"),
    "texts: CDATA": _text("<si><t><![CDATA[东山]]></t></si>"),
    "texts: an si in a comment": _text("<!-- <si><t>西</t></si> --><si><t>东山</t></si>"),
    "texts: an si of a foreign namespace": _text(f"<y:si {_FOREIGN}><y:t>西</y:t></y:si><si><t>东山</t></si>"),
    "texts: a t of a foreign namespace": _text(f"<si><y:t {_FOREIGN}>西</y:t><t>东山</t></si>"),
    "texts: blanks kept": _text('<si><t xml:space="preserve"> 东山 </t></si>'),
    "texts: an escaped letter": Variant([(STRINGS, "东山", "东_x0041_山")], {"A3": "'东_x0041_山"}, {"A3": "'东A山"}, "an escaped sign (ECMA-376, 22.9.2.19): Excel shows the letter, LibreOffice does not know it here"),
    "texts: an escaped underline": _text("<si><t>东_x005F_x0041_山</t></si>", "东_x0041_山"),
    "texts: a count that is wrong": Variant([(STRINGS, 'uniqueCount="8"', 'uniqueCount="3"')]),
    "texts: empty": _text("<si/>", ""),
    # Where parts lie, and what they are called.
    "parts: ./": Variant([(RELATIONS, '"worksheets/sheet1.xml"', '"./worksheets/sheet1.xml"')], _NO_SHEET, _WHOLE_SHEET, _NORMALISED),
    "parts: ../": Variant([(RELATIONS, '"worksheets/sheet1.xml"', '"../xl/worksheets/sheet1.xml"')]),
    "parts: from the top": Variant([(RELATIONS, '"worksheets/sheet1.xml"', '"/xl/worksheets/sheet1.xml"')]),
    "parts: percent-encoded": Variant([(RELATIONS, '"worksheets/sheet1.xml"', '"worksheets/sheet%31.xml"')], _NO_SHEET, _WHOLE_SHEET, _NORMALISED),
    "parts: the workbook from the top": Variant([(TOP, '"xl/workbook.xml"', '"/xl/workbook.xml"')]),
    "parts: keys of other names": Variant([(RELATIONS, 'Id="rId1"', 'Id="blatt"'), (BOOK, 'r:id="rId1"', 'r:id="blatt"')]),
    "parts: another prefix for keys": Variant([everywhere(r"r:id=", "q:id=", BOOK), everywhere(r"xmlns:r=", "xmlns:q=", BOOK)]),
    "parts: book2.xml": Variant([renamed(BOOK, "xl/book2.xml"), renamed(RELATIONS, "xl/_rels/book2.xml.rels"), (TYPES, "/xl/workbook.xml", "/xl/book2.xml"), (TOP, "xl/workbook.xml", "xl/book2.xml")]),
    "parts: s2.xml": _moved(SHEET, "xl/worksheets/s2.xml", (RELATIONS, "worksheets/sheet1.xml", "worksheets/s2.xml")),
    "parts: s2.xml, a decoy as sheet1.xml": _moved(SHEET, "xl/worksheets/s2.xml", (RELATIONS, "worksheets/sheet1.xml", "worksheets/s2.xml"), decoy=_DECOY),
    "parts: sheets in another folder": _moved(SHEET, "tables/s.xml", (RELATIONS, "worksheets/sheet1.xml", "/tables/s.xml"), decoy=_DECOY),
    "parts: strings2.xml, a decoy as sharedStrings.xml": _moved(STRINGS, "xl/strings2.xml", (RELATIONS, '"sharedStrings.xml"', '"strings2.xml"'), decoy=BASE[STRINGS].replace("东山", "西山")),
    "parts: styles2.xml, a decoy as styles.xml": _moved(STYLES, "xl/styles2.xml", (RELATIONS, '"styles.xml"', '"styles2.xml"'), decoy=BASE[STYLES].replace('numFmtId="10"', 'numFmtId="164"')),
    "parts: book2.xml, a decoy as workbook.xml": Variant([renamed(BOOK, "xl/book2.xml"), added(BOOK, BASE[BOOK].replace('r:id="rId1"', 'r:id="rId2"')), added("xl/_rels/book2.xml.rels", BASE[RELATIONS]), (TYPES, "/xl/workbook.xml", "/xl/book2.xml"), (TOP, "xl/workbook.xml", "xl/book2.xml")]),
    "parts: without styles": Variant([removed(STYLES), (RELATIONS, f'<Relationship Id="rId4" Type="{_R}/styles" Target="styles.xml"/>', ""), (TYPES, f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}styles+xml"/>', "")]),
    "parts: the sheets' type by ending": Variant([(TYPES, f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}worksheet+xml"/>', ""), (TYPES, '"application/xml"', f'"{_TYPE}worksheet+xml"')]),
    "parts: the workbook's type by ending": Variant([(TYPES, f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}sheet.main+xml"/>', ""), (TYPES, '"application/xml"', f'"{_TYPE}sheet.main+xml"')]),
    "parts: a template": Variant([(TYPES, "sheet.main+xml", "template.main+xml")]),
    "parts: with macros": Variant([(TYPES, f"{_TYPE}sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")]),
    "parts: two workbooks": Variant([added("xl/book2.xml", BASE[BOOK]), (TOP, "</Relationships>", f'<Relationship Id="rId2" Type="{_R}/officeDocument" Target="xl/book2.xml"/></Relationships>')], None, "RD109", _TWO_ANSWERS),
    "parts: one key twice": Variant([(RELATIONS, "</Relationships>", f'<Relationship Id="rId1" Type="{_R}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>')], {}, "RD109", _TWO_ANSWERS),
    "parts: two lists of texts": Variant([added("xl/strings2.xml", BASE[STRINGS].replace("东山", "西山")), (TYPES, "</Types>", f'<Override PartName="/xl/strings2.xml" ContentType="{_TYPE}sharedStrings+xml"/></Types>'), (RELATIONS, "</Relationships>", f'<Relationship Id="rId9" Type="{_R}/sharedStrings" Target="strings2.xml"/></Relationships>')], {"A3": "'东山"}, "RD109", _TWO_ANSWERS),
}  # fmt: skip
