"""A small document in many spellings: what is hidden, deleted, foreign or said twice is not what people see."""

from collections.abc import Mapping

from variants import Cells, Edit, Parts, Variant, added, everywhere, removed, renamed

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_FOREIGN = 'xmlns:y="urn:other"'
DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
TYPES, TOP, RELATIONS = "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"


def _run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties and f'<w:rPr>{properties}</w:rPr>'}<w:t>{text}</w:t></w:r>"


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{_run(text)}</w:p></w:tc>"


def _row(*texts: str, properties: str = "") -> str:
    """A row of exactly 45 points, so that a place on the page tells the row; a text may be a whole cell."""
    cells = "".join(text if text.startswith("<") else _cell(text) for text in texts)
    return f'<w:tr><w:trPr>{properties}<w:trHeight w:val="900" w:hRule="exact"/></w:trPr>{cells}</w:tr>'


_ROW3 = _row("东山", "10", "1")
BASE: Mapping[str, str] = {
    TYPES: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}styles+xml"/></Types>',
    TOP: f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
    RELATIONS: f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{_R}/styles" Target="styles.xml"/></Relationships>',
    DOCUMENT: f'<w:document xmlns:w="{_W}"><w:body><w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    + _row("单位", "培训", "农村") + _row("全区", "12", "3") + _ROW3 + _row("秣陵", "2", "2") + "</w:tbl><w:p/></w:body></w:document>",
    STYLES: f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="Plain"><w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Child"><w:name w:val="Child"/><w:basedOn w:val="Unseen"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Seen"><w:name w:val="Seen"/><w:basedOn w:val="Unseen"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="UnseenP"><w:name w:val="UnseenP"/><w:basedOn w:val="Normal"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="ChildP"><w:name w:val="ChildP"/><w:basedOn w:val="UnseenP"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="SeenP"><w:name w:val="SeenP"/><w:basedOn w:val="UnseenP"/><w:rPr><w:vanish w:val="false"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="UnseenT"><w:name w:val="UnseenT"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
}  # fmt: skip
SHOWN: Mapping[str, str] = {
    place: f"'{text}" for place, text in zip(
        [f"{column}{row}" for row in range(1, 5) for column in "ABC"],
        ["单位", "培训", "农村", "全区", "12", "3", "东山", "10", "1", "秣陵", "2", "2"], strict=True,
    )
}  # fmt: skip

_B3 = _cell("10")
_10 = _run("10")


def _other(
    old: str, new: str, shows: str | Cells | None = "10", ours: str | Cells | None = None, why: str = ""
) -> Variant:
    """Other XML; `shows` is what LibreOffice shows in B3 then, `ours` what we read there, or a code."""
    if isinstance(shows, str):
        shows = {} if shows == "10" else {"B3": shows and f"'{shows}"}
    if isinstance(ours, str) and not ours.startswith("RD"):
        ours = {"B3": ours and f"'{ours}"}
    return Variant([(DOCUMENT, old, new)], shows, ours, why)


def _runs(xml: str, shows: str = "10", ours: str | None = None, why: str = "") -> Variant:
    """Other runs in B3."""
    return _other(_10, xml, shows, ours, why)


def _hidden(properties: str, shows: str = "10", ours: str | None = None, why: str = "") -> Variant:
    """1 9 0, of which the 9 has these properties."""
    return _runs(_run("1") + _run("9", properties) + _run("0"), shows, ours, why)


def _paragraph(properties: str, *runs: str, shows: str, ours: str | None = None, why: str = "") -> Variant:
    """Another paragraph in B3."""
    return _other(f"<w:p>{_10}</w:p>", f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>", shows, ours, why)


def _beside(kind: str, xml: str) -> tuple[Edit, ...]:
    """A part of footnotes or comments."""
    relation = f'<Relationship Id="rId7" Type="{_R}/{kind}" Target="{kind}.xml"/></Relationships>'
    override = f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPE}{kind}+xml"/></Types>'
    part = added(f"word/{kind}.xml", f'<w:{kind} xmlns:w="{_W}">{xml}</w:{kind}>')
    return part, (RELATIONS, "</Relationships>", relation), (TYPES, "</Types>", override)


def _field(*runs: str) -> str:
    return "".join(
        f'<w:r><w:fldChar w:fldCharType="{run}"/></w:r>' if run in ("begin", "separate", "end") else run for run in runs
    )


def _strict() -> Edit:
    def change(parts: Parts) -> None:
        for name in parts:
            parts[name] = (
                parts[name]
                .replace(_W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
                .replace(_R, "http://purl.oclc.org/ooxml/officeDocument/relationships")
            )

    return change


def _alternatives(*branches: tuple[str, str]) -> str:
    made = "".join(
        f'<mc:Choice Requires="{needs}">{xml}</mc:Choice>' if needs else f"<mc:Fallback>{xml}</mc:Fallback>"
        for needs, xml in branches
    )
    return f'<mc:AlternateContent {_MC} xmlns:zz="urn:zz" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{made}</mc:AlternateContent>'


_CODE = "<w:r><w:instrText> USERNAMES 9 </w:instrText></w:r>"
_SUM = "<w:r><w:instrText> =SUM(ABOVE) </w:instrText></w:r>"
_ANEW = "LibreOffice works the field out anew; its stored result is what Word shows and prints"
_BOX = '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="position:absolute;width:90pt;height:30pt"><v:textbox><w:txbxContent><w:p>{}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'.format
_TWO_ANSWERS = "two answers: which of them is meant, no reader can know"
_REVISION = 'w:id="1" w:author="a" w:date="2021-01-01T00:00:00Z"'
_DECOY = BASE[DOCUMENT].replace(">10<", ">99<")
_SHIFTED = {
    "A3": "'西山",
    "B3": "'9",
    "C3": "'9",
    "A4": "'东山",
    "B4": "'10",
    "C4": "'1",
    "A5": "'秣陵",
    "B5": "'2",
    "C5": "'2",
}
_REST = {place: SHOWN[place] for place in ("B3", "C3", "A4", "B4", "C4")}
_FOREIGN_TEXT = "Word leaves out what stands in a foreign element, or refuses the file; LibreOffice shows it"
VARIANTS: dict[str, Variant] = {
    "as it is": Variant([]),
    "t: comment": _runs(_run("1<!-- 9 -->0")),
    "t: processing instruction": _runs(_run("1<?x 9?>0")),
    "t: CDATA": _runs(_run("<![CDATA[10]]>")),
    "t: number of a sign": _runs(_run("&#49;0")),
    "t: several runs": _runs(_run("1") + _run("0", "<w:b/>")),
    "t: several in a run": _runs("<w:r><w:t>1</w:t><w:t>0</w:t></w:r>"),
    "t: blanks not kept": _runs(_run("1") + _run(" 0 ")),
    "t: blanks kept": _runs(_run("1") + '<w:r><w:t xml:space="preserve"> 0</w:t></w:r>', "1 0"),
    "t: a line in it": _runs(_run("1\n0"), "1 0"),
    "t: of a foreign namespace": _runs(f"<w:r><w:t>10</w:t><y:t {_FOREIGN}>9</y:t></w:r>"),
    "t: in a foreign element of a run": _runs(f"<w:r><w:t>10</w:t><y:z {_FOREIGN}><w:t>9</w:t></y:z></w:r>", "109", "RD109", _FOREIGN_TEXT),
    "t: an element in it": _runs(_run(f"10<y:z {_FOREIGN}>9</y:z>"), "109", "RD109", _FOREIGN_TEXT),
    "r: of a foreign namespace": _runs(f"{_10}<y:r {_FOREIGN}><y:t>9</y:t></y:r>"),
    "r: in a foreign element": _runs(f"{_10}<y:z {_FOREIGN}>{_run('9')}</y:z>", "109", "RD109", _FOREIGN_TEXT),
    "r: in a comment": _runs(f"{_10}<!-- {_run('9')} -->"),
    "tc: in a foreign element": _other(_B3, f"<y:z {_FOREIGN}>{_cell('99')}</y:z>{_B3}", {"A3": "'99 东山"}, "RD109", _FOREIGN_TEXT),
    "tc: an empty one in a foreign element": _other(_B3, f"<y:z {_FOREIGN}><w:tc><w:p/></w:tc></y:z>{_B3}", {}, "RD109", _FOREIGN_TEXT),
    "tc: of a foreign namespace": _other(_B3, f"<y:tc {_FOREIGN}>{_run('99')}</y:tc>{_B3}", "10", "RD109", _FOREIGN_TEXT),
    "tr: in a foreign element": _other(_ROW3, f"<y:z {_FOREIGN}>{_row('西山', '9', '9')}</y:z>{_ROW3}", _SHIFTED, "RD109", _FOREIGN_TEXT),
    "tr: in a comment": _other(_ROW3, f"<!-- {_row('西山', '9', '9')} -->{_ROW3}"),
    "body: a second": _other("</w:body>", "</w:body><w:body><w:tbl>" + _row("西山", "9", "9") + "</w:tbl></w:body>", {"A5": "'西山", "B5": "'9", "D5": "'9"}, "RD109", _TWO_ANSWERS),
    "signs: tab": _runs("<w:r><w:t>1</w:t><w:tab/><w:t>0</w:t></w:r>", "1 0"),
    "signs: br": _runs("<w:r><w:t>1</w:t><w:br/><w:t>0</w:t></w:r>", "1 0"),
    "signs: cr": _runs("<w:r><w:t>1</w:t><w:cr/><w:t>0</w:t></w:r>", "1 0"),
    "signs: soft hyphen": _runs("<w:r><w:t>1</w:t><w:softHyphen/><w:t>0</w:t></w:r>", "10"),
    "signs: hyphen that does not break": _runs("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>0</w:t></w:r>", "1-0"),
    "signs: sym": _runs('<w:r><w:t>1</w:t><w:sym w:font="Arial" w:char="0030"/></w:r>'),
    "signs: sym of a font": _runs('<w:r><w:t>10</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "10\uf0fc"),
    "signs: ptab": _runs('<w:r><w:t>1</w:t><w:ptab w:relativeTo="margin" w:alignment="left" w:leader="none"/><w:t>0</w:t></w:r>', "1 0"),
    "signs: footnote": Variant([(DOCUMENT, _10, _10 + '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'), *_beside("footnotes", '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>注</w:t></w:r></w:p></w:footnote>')], {"B3": "'1 10", "A15": "'1注"}, {"B3": "'10", "A15": ""}, "the small number of a footnote is no digit"),
    "signs: comment's mark": Variant([(DOCUMENT, _10, '<w:commentRangeStart w:id="0"/>' + _10 + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'), *_beside("comments", f'<w:comment {_REVISION.replace("1", "0", 1)}><w:p><w:r><w:t>9</w:t></w:r></w:p></w:comment>')]),
    "signs: last rendered page": _runs("<w:r><w:t>1</w:t><w:lastRenderedPageBreak/><w:t>0</w:t></w:r>"),
    # Hidden text.
    "vanish": _hidden("<w:vanish/>"),
    "vanish: true": _hidden('<w:vanish w:val="true"/>'),
    "vanish: 1": _hidden('<w:vanish w:val="1"/>'),
    "vanish: on": _hidden('<w:vanish w:val="on"/>'),
    "vanish: 0": _hidden('<w:vanish w:val="0"/>', "190"),
    "vanish: false": _hidden('<w:vanish w:val="false"/>', "190"),
    "vanish: off": _hidden('<w:vanish w:val="off"/>', "190"),
    "vanish: among others": _hidden('<w:b/><w:color w:val="FF0000"/><w:vanish/><w:sz w:val="20"/>'),
    "vanish: webHidden is not": _hidden("<w:webHidden/>", "10", "190", "hidden in a view for the web only; LibreOffice 7.4 hides it everywhere"),
    "vanish: of a foreign namespace is not": _hidden(f"<y:vanish {_FOREIGN}/>", "190"),
    "vanish: before a change": _hidden(f"<w:rPrChange {_REVISION}><w:rPr><w:vanish/></w:rPr></w:rPrChange>", "190"),
    "vanish: in a comment": _hidden("<!-- <w:vanish/> -->", "190"),
    "vanish: all of a cell": _runs(_run("10", "<w:vanish/>"), ""),
    "vanish: tab and sym": _runs('<w:r><w:rPr><w:vanish/></w:rPr><w:tab/><w:sym w:font="Arial" w:char="0039"/></w:r>' + _10),
    "vanish: of the paragraph's mark": _paragraph("<w:rPr><w:vanish/></w:rPr>", _10, shows="10"),
    "vanish: of a mark between paragraphs": _other(f"<w:p>{_10}</w:p>", f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{_run('1')}</w:p><w:p>{_run('0')}</w:p>", "1 0", "10", "Word runs paragraphs into one where the mark between them is hidden; LibreOffice 7.4 does not"),
    "vanish: character style": _hidden('<w:rStyle w:val="Unseen"/>'),
    "vanish: a style based on one": _hidden('<w:rStyle w:val="Child"/>'),
    "vanish: a style that takes it back": _hidden('<w:rStyle w:val="Seen"/>', "190"),
    "vanish: style, and taken back": _hidden('<w:rStyle w:val="Unseen"/><w:vanish w:val="0"/>', "190"),
    "vanish: a style that is not there": _hidden('<w:rStyle w:val="Nobody"/>', "190"),
    "vanish: paragraph style": _paragraph('<w:pStyle w:val="UnseenP"/>', _10, shows=""),
    "vanish: paragraph style based on one": _paragraph('<w:pStyle w:val="ChildP"/>', _10, shows=""),
    "vanish: paragraph style that takes it back": _paragraph('<w:pStyle w:val="SeenP"/>', _10, shows="10"),
    "vanish: paragraph style, and one run seen": _paragraph('<w:pStyle w:val="UnseenP"/>', _run("9"), _run("10", '<w:vanish w:val="0"/>'), shows="10"),
    "vanish: paragraph and character style": _paragraph('<w:pStyle w:val="UnseenP"/>', _run("10", '<w:rStyle w:val="Unseen"/>'), shows="", ours="10", why="two levels of styles that hide show again (ECMA-376 part 1, 17.7.3: a toggle), in Word; LibreOffice hides"),
    "vanish: paragraph style in a former state": _paragraph(f'<w:pPrChange {_REVISION}><w:pPr><w:pStyle w:val="UnseenP"/></w:pPr></w:pPrChange>', _10, shows="10"),
    "vanish: the usual paragraph style": Variant([(STYLES, '<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:rPr><w:vanish/></w:rPr>'), (DOCUMENT, _10, _run("10", '<w:vanish w:val="0"/>'))], {place: "" for place in SHOWN if place != "B3"}),
    "vanish: defaults of the document": Variant([(STYLES, "<w:rPrDefault><w:rPr/>", "<w:rPrDefault><w:rPr><w:vanish/></w:rPr>"), (DOCUMENT, _10, _run("10", '<w:vanish w:val="0"/>'))], {}, {place: "" for place in SHOWN if place != "B3"}, "LibreOffice passes over vanish in the defaults; Word does not"),
    "vanish: table style": Variant([(DOCUMENT, "<w:tblPr>", '<w:tblPr><w:tblStyle w:val="UnseenT"/>')], dict.fromkeys(SHOWN, "")),
    "vanish: a style that is not there, and a usual one that hides": Variant([(STYLES, '<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:rPr><w:vanish/></w:rPr>'), (DOCUMENT, f"<w:p>{_10}", f'<w:p><w:pPr><w:pStyle w:val="Nobody"/></w:pPr>{_10}')], dict.fromkeys(SHOWN, "")),
    "vanish: styles in a circle that say nothing": Variant([(STYLES, '<w:name w:val="Unseen"/>', '<w:name w:val="Unseen"/><w:basedOn w:val="Child"/>'), (STYLES, '<w:name w:val="Unseen"/><w:basedOn w:val="Child"/><w:rPr><w:vanish/></w:rPr>', '<w:name w:val="Unseen"/><w:basedOn w:val="Child"/>'), (DOCUMENT, _10, _run("1") + _run("0", '<w:rStyle w:val="Child"/>'))]),
    "vanish: styles in a circle": Variant([(STYLES, '<w:name w:val="Unseen"/>', '<w:name w:val="Unseen"/><w:basedOn w:val="Child"/>'), (DOCUMENT, _10, _run("1") + _run("9", '<w:rStyle w:val="Child"/>') + _run("0"))]),
    "vanish: styles called otherwise": Variant([renamed(STYLES, "word/s2.xml"), (RELATIONS, "styles.xml", "s2.xml"), (TYPES, "styles.xml", "s2.xml"), (DOCUMENT, _10, _10 + _run("9", '<w:rStyle w:val="Unseen"/>'))]),
    "vanish: without styles": Variant([removed(STYLES), removed(RELATIONS), (DOCUMENT, _10, _10 + _run("9", "<w:vanish/>"))]),
    "vanish: row marked hidden": _other(_ROW3, _row("东山", "10", "1", properties="<w:hidden/>"), "10"),
    # Changes that are tracked.
    "del": _runs(_10 + f"<w:del {_REVISION}><w:r><w:delText>9</w:delText></w:r></w:del>", "109", "10", "LibreOffice shows deletions, struck out; Word's result of them is read"),
    "del: with t": _runs(_10 + f"<w:del {_REVISION}>{_run('9')}</w:del>", "109", "10", "LibreOffice shows deletions, struck out; Word's result of them is read"),
    "ins": _runs(f"<w:ins {_REVISION}>{_10}</w:ins>"),
    "moveFrom": _runs(_10 + f"<w:moveFrom {_REVISION}>{_run('9')}</w:moveFrom>", "109", "10", "LibreOffice shows what was moved away, struck out; Word's result is read"),
    "moveTo": _runs(f"<w:moveTo {_REVISION}>{_10}</w:moveTo>"),
    "del: a row": _other(_ROW3, _row("西山", "9", "9", properties=f"<w:del {_REVISION}/>") + _ROW3, _SHIFTED, {**SHOWN, "A5": "", "B5": "", "C5": ""}, "LibreOffice 7.4 shows a deleted row; Word's result of the change is read"),
    "ins: a row": _other(_ROW3, _row("东山", "10", "1", properties=f"<w:ins {_REVISION}/>")),
    "ins: a cell": _other(_B3, _cell("10", f"<w:cellIns {_REVISION}/>")),
    "change: of a cell's span": _other(_B3, _cell("10", f'<w:tcPrChange {_REVISION}><w:tcPr><w:gridSpan w:val="2"/></w:tcPr></w:tcPrChange>')),
    # Fields and contents of controls.
    "field: code and result": _runs(_field("begin", _CODE, "separate", _10, "end")),
    "field: a sum": _runs(_field("begin", _SUM, "separate", _10, "end"), "12", "10", _ANEW),
    "field: a t in its code": _runs(_field("begin", _run("9"), "separate", _10, "end")),
    "field: never ended": Variant([(DOCUMENT, _run("东山"), _run("东山") + _field("begin", _CODE))], dict.fromkeys(("B3", "C3", "A4", "B4", "C4"), ""), _REST, "LibreOffice loses all that follows a field that does not end; it is read rather than lost"),
    "field: simple": _runs(f'<w:fldSimple w:instr=" USERNAMES 9 ">{_10}</w:fldSimple>'),
    "field: one in another's code": _runs(_field("begin", _CODE, "begin", _CODE, "separate", _run("9"), "end", "separate", _10, "end")),
    "field: without a result": _runs(_field("begin", "<w:r><w:instrText> USERNAMES 9 </w:instrText></w:r>", "end") + _10),
    "field: hidden": _runs(_field("begin", _CODE, "separate", _run("9", "<w:vanish/>"), "end") + _10),
    "sdt: in a paragraph": _runs(f'<w:sdt><w:sdtPr><w:alias w:val="9"/></w:sdtPr><w:sdtContent>{_10}</w:sdtContent></w:sdt>'),
    "sdt: around a cell": _other(_B3, f"<w:sdt><w:sdtPr/><w:sdtContent>{_B3}</w:sdtContent></w:sdt>"),
    "sdt: around a row": _other(_ROW3, f"<w:sdt><w:sdtPr/><w:sdtContent>{_ROW3}</w:sdtContent></w:sdt>"),
    "sdt: in a cell": _other(f"<w:p>{_10}</w:p>", f"<w:sdt><w:sdtContent><w:p>{_10}</w:p></w:sdtContent></w:sdt>"),
    "smartTag": _runs(f'<w:smartTag w:uri="u" w:element="e">{_10}</w:smartTag>'),
    "customXml": _runs(f'<w:customXml w:uri="u" w:element="e">{_10}</w:customXml>'),
    "hyperlink": _runs(f'<w:hyperlink w:anchor="a">{_10}</w:hyperlink>'),
    "bookmark": _runs(f'<w:bookmarkStart w:id="0" w:name="9"/>{_10}<w:bookmarkEnd w:id="0"/>'),
    "ruby": _runs(f"<w:r><w:ruby><w:rubyPr/><w:rt>{_run('9')}</w:rt><w:rubyBase>{_10}</w:rubyBase></w:ruby></w:r>", "9 10", "10", "how a text is read, small above it, is no part of it"),
    "math": _runs(f"<m:oMath {_MATH}><m:r><m:t>10</m:t></m:r></m:oMath>", "", "10", "seen as a formula, which the words of LibreOffice's pdf do not tell"),
    "text box": _runs(_10 + _BOX(_run("9")), "10 9", "9 10", "a box over the cell is read as lines of it: what floats there is named rather than left out"),
    # Alternatives.
    "alternatives: known": _runs(_alternatives(("w14", _10), ("", _run("9")))),
    "alternatives: a prefix of two namespaces": Variant([(DOCUMENT, "<w:document ", '<w:document xmlns:zz="urn:zz" '), (DOCUMENT, _10, '<w:r xmlns:zz="urn:schemas-microsoft-com:x"/>' + _alternatives(("zz", _run("9")), ("", _10)).replace(' xmlns:zz="urn:zz"', ""))]),
    "alternatives: unknown": _runs(_alternatives(("zz", _run("9")), ("", _10))),
    "alternatives: two known": _runs(_alternatives(("w14", _10), ("wps", _run("9")), ("", _run("9"))), "109", "10", "one branch is meant; LibreOffice 7.4 takes every one that it knows"),
    "alternatives: unknown, then known": _runs(_alternatives(("zz", _run("9")), ("w14", _10), ("", _run("9")))),
    # The table's shape.
    "gridSpan": _other(_B3 + _cell("1"), _cell("10", '<w:gridSpan w:val="2"/>'), {"C3": ""}),
    "gridBefore": _other(_ROW3, _row("10", "1", properties='<w:gridBefore w:val="1"/>'), {"A3": ""}),
    "gridAfter": _other(_ROW3, _row("东山", "10", properties='<w:gridAfter w:val="1"/>'), {"C3": ""}),
    "vMerge": Variant([(DOCUMENT, _B3, _cell("10", '<w:vMerge w:val="restart"/>')), (DOCUMENT, _cell("秣陵") + _cell("2"), _cell("秣陵") + _cell("2", "<w:vMerge/>"))], {"B4": ""}),
    "vMerge: hidden text in it": Variant([(DOCUMENT, _B3, _cell("10", '<w:vMerge w:val="restart"/>').replace(_10, _10 + _run("9", "<w:vanish/>"))), (DOCUMENT, _cell("秣陵") + _cell("2"), _cell("秣陵") + _cell("", "<w:vMerge/>"))], {"B4": ""}),
    "hMerge": _other(_B3 + _cell("1"), _cell("10", '<w:hMerge w:val="restart"/>') + _cell("", "<w:hMerge/>"), {"C3": ""}),
    "hMerge: text in the second": _other(_B3 + _cell("1"), _cell("10", '<w:hMerge w:val="restart"/>') + _cell("9", "<w:hMerge/>"), {"B3": "'10 9", "C3": ""}),
    # Parts and namespaces.
    "prefix: another": Variant([everywhere(r"(</?)w:", r"\1x:", DOCUMENT), everywhere(r" w:(?=\w+=)", " x:", DOCUMENT), everywhere("xmlns:w=", "xmlns:x=", DOCUMENT)]),
    "prefix: none for elements": Variant([everywhere(r"(</?)w:", r"\1", DOCUMENT), everywhere("xmlns:w=", f'xmlns="{_W}" xmlns:w=', DOCUMENT)]),
    "strict": Variant([_strict()]),
    "strict: vanish": Variant([(DOCUMENT, _10, _10 + _run("9", '<w:rStyle w:val="Unseen"/>')), _strict()]),
    "pretty": Variant([everywhere(r"(<w:(?:tr|tc|p|r|t|tcPr|tbl)[ >])", r"\n  \1", DOCUMENT)]),
    "a mark of UTF-8": Variant([everywhere(r"\A", "\ufeff", DOCUMENT)]),
    "parts: document2.xml": Variant([renamed(DOCUMENT, "word/document2.xml"), renamed(RELATIONS, "word/_rels/document2.xml.rels"), (TYPES, "document.xml", "document2.xml"), (TOP, "document.xml", "document2.xml")]),
    "parts: document2.xml, a decoy as document.xml": Variant([renamed(DOCUMENT, "word/document2.xml"), (TYPES, "document.xml", "document2.xml"), (TOP, "document.xml", "document2.xml"), added(DOCUMENT, _DECOY)]),
    "parts: in another folder": Variant([renamed(DOCUMENT, "a/b.xml"), removed(RELATIONS), (TYPES, "word/document.xml", "a/b.xml"), (TOP, "word/document.xml", "/a/b.xml")]),
    "parts: the type by ending": Variant([(TYPES, f'<Override PartName="/word/document.xml" ContentType="{_TYPE}document.main+xml"/>', ""), (TYPES, '"application/xml"', f'"{_TYPE}document.main+xml"')]),
    "parts: a template": Variant([(TYPES, "document.main+xml", "template.main+xml")]),
    "parts: with macros": Variant([(TYPES, f"{_TYPE}document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml")]),
    "parts: a mimetype of an ods": Variant([added("mimetype", "application/vnd.oasis.opendocument.spreadsheet")], {}, "RD109", _TWO_ANSWERS),
    "parts: two documents": Variant([added("word/document2.xml", _DECOY), (TOP, "</Relationships>", f'<Relationship Id="rId2" Type="{_R}/officeDocument" Target="word/document2.xml"/></Relationships>')], None, "RD109", _TWO_ANSWERS),
}  # fmt: skip
