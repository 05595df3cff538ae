"""A small ods in many spellings."""

from collections.abc import Mapping

from variants import Cells, Variant, added, everywhere, removed, renamed

_O = "urn:oasis:names:tc:opendocument:xmlns:"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_FOREIGN = 'xmlns:y="urn:other"'
CONTENT, MANIFEST, MIMETYPE = "content.xml", "META-INF/manifest.xml", "mimetype"


def _text(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def _number(number: str) -> str:
    return f'<table:table-cell office:value-type="float" office:value="{number}"><text:p>{number}</text:p></table:table-cell>'


def _row(*cells: str) -> str:
    return "<table:table-row>" + "".join(cells) + "</table:table-row>"


_PERCENT = '<table:table-cell table:style-name="ce1" office:value-type="percentage" office:value="{}"><text:p>{}</text:p></table:table-cell>'.format
_ROW3 = _row(_text("东山"), _number("10"), _number("1"), _PERCENT("0.1", "10%"))
_ROW4 = _row(_text("秣陵"), _number("2"), _number("2"), _PERCENT("1", "100%"))
BASE: Mapping[str, str] = {
    MIMETYPE: _MIME,
    MANIFEST: f'<manifest:manifest xmlns:manifest="{_O}manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{_MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    CONTENT: f'<office:document-content xmlns:office="{_O}office:1.0" xmlns:table="{_O}table:1.0" xmlns:text="{_O}text:1.0" xmlns:style="{_O}style:1.0" '
    f'xmlns:number="{_O}datastyle:1.0" xmlns:draw="{_O}drawing:1.0" xmlns:svg="{_O}svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:fo="{_O}xsl-fo-compatible:1.0" '
    f'xmlns:of="{_O}of:1.2" xmlns:calcext="{_CALC}" office:version="1.2"><office:automatic-styles>'
    '<number:percentage-style style:name="N10"><number:number number:decimal-places="2" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>'
    '<number:date-style style:name="N20"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>'
    '<number:time-style style:name="N30" number:truncate-on-overflow="false"><number:hours/><number:text>:</number:text><number:minutes number:style="long"/><number:text>:</number:text><number:seconds number:style="long"/></number:time-style>'
    '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N10"/><style:style style:name="ce2" style:family="table-cell" style:data-style-name="N20"/>'
    '<style:style style:name="ce3" style:family="table-cell" style:data-style-name="N30"/><style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    '<office:body><office:spreadsheet><table:table table:name="表"><table:table-column table:number-columns-repeated="4"/>'
    + _row(*map(_text, ("单位", "培训", "农村", "比例"))) + _row(_text("全区"), _number("12"), _number("3"), _PERCENT("0.25", "25%")) + _ROW3 + _ROW4
    + '</table:table><table:table table:name="乙"><table:table-column/>' + _row(_text("说明"), _number("7")) + "</table:table></office:spreadsheet></office:body></office:document-content>",
}  # fmt: skip
SHOWN: Mapping[str, str] = {
    "A1": "'单位", "B1": "'培训", "C1": "'农村", "D1": "'比例", "A2": "'全区", "B2": "12", "C2": "3", "D2": "0.25",
    "A3": "'东山", "B3": "10", "C3": "1", "D3": "0.1", "A4": "'秣陵", "B4": "2", "C4": "2", "D4": "1", "乙!A1": "'说明", "乙!B1": "7",
}  # fmt: skip

_B3 = _number("10")


def _other(
    old: str, new: str, shows: str | Cells | None = "10", ours: str | Cells | None = None, why: str = ""
) -> Variant:
    """Other XML; `shows` is what LibreOffice shows in B3 then, `ours` what we read there, or a code."""
    if isinstance(shows, str):
        shows = {} if shows == "10" else {"B3": shows}
    if isinstance(ours, str) and not ours.startswith("RD"):
        ours = {"B3": ours}
    return Variant([(CONTENT, old, new)], shows, ours, why)


def _b3(xml: str, shows: str | Cells = "10", ours: str | None = None, why: str = "") -> Variant:
    return _other(_B3, xml, shows, ours, why)


def _texts(xml: str, shows: str = "'十", ours: str | None = None, why: str = "") -> Variant:
    """A cell of text in place of B3."""
    return _b3(f'<table:table-cell office:value-type="string">{xml}</table:table-cell>', shows, ours, why)


def _typed(attributes: str, shown: str, shows: str, ours: str | None = None, why: str = "") -> Variant:
    """A cell with these attributes of a value in place of B3."""
    return _b3(
        f"<table:table-cell {attributes}>{shown and f'<text:p>{shown}</text:p>'}</table:table-cell>", shows, ours, why
    )


_FLOAT = 'office:value-type="float" office:value="10"'
_TWO_ANSWERS = "two answers: which of them is meant, no reader can know"
_MOVED = {
    "A3": "",
    "B3": "",
    "C3": "",
    "D3": "",
    "A4": "'东山",
    "B4": "10",
    "C4": "1",
    "D4": "0.1",
    "A5": "'秣陵",
    "B5": "2",
    "C5": "2",
    "D5": "1",
}
_SUB = f'<table:table table:is-sub-table="true">{_row(_number("9"))}</table:table>'
_MOVED_ON = {place: text for place, text in _MOVED.items() if place[1] in "45"}
_THIRD = {"丙!A1": "'东山", "丙!B1": "10", "丙!C1": "1", "丙!D1": "0.1"}
_FOREIGN_PLACE = (
    "a program that goes by ODF 1.2 (3.17) passes over what stands in a foreign element, LibreOffice shows it"
)
_LOST_SIGN = "the sign parts two texts, which LibreOffice 7.4 runs into one"
_LEFT_OUT = "the format allows it in a cell; LibreOffice leaves it out"
VARIANTS: dict[str, Variant] = {
    "as it is": Variant([]),
    # Values and what is shown of them.
    "value: another text": _typed(_FLOAT, "99", "10"),
    "value: no text": _typed(_FLOAT, "", "10"),
    "value: rounded in the text": _typed('office:value-type="float" office:value="10.4"', "10", "10.4"),
    "value: exponent": _typed('office:value-type="float" office:value="1E1"', "10", "10"),
    "value: blanks around": _typed('office:value-type="float" office:value=" 10 "', "10", "10"),
    "value: number of a sign": _typed('office:value-type="float" office:value="&#49;0"', "10", "10"),
    "value: missing": _typed('office:value-type="float"', "10", "0", "'10", "LibreOffice makes it a 0; what people see in the file's text is told"),
    "value: no number": _typed('office:value-type="float" office:value="abc"', "10", "0", "'abc", "LibreOffice makes it a 0; it is told as it stands"),
    "value: without a type": _typed('office:value="10"', "10", "'10"),
    "value: without a type, of calcext": _typed('calcext:value-type="float" office:value="10"', "10", "10"),
    "value: of a foreign namespace": _b3(f'<table:table-cell {_FOREIGN} y:value="99" {_FLOAT}><text:p>10</text:p></table:table-cell>'),
    "value: quoted singly": _b3("<table:table-cell office:value-type='float' office:value='10'><text:p>10</text:p></table:table-cell>"),
    "value: currency": _typed('office:value-type="currency" office:currency="CNY" office:value="10"', "￥10.00", "10"),
    "value: per cent": _typed('table:style-name="ce1" office:value-type="percentage" office:value="0.5"', "50%", "0.5"),
    "value: boolean": _typed('office:value-type="boolean" office:boolean-value="true"', "TRUE", "TRUE"),
    "value: date": _typed('table:style-name="ce2" office:value-type="date" office:date-value="2020-05-27"', "2020-05-27", "2020-05-27"),
    "value: date and another text": _typed('table:style-name="ce2" office:value-type="date" office:date-value="2020-05-27"', "1999-01-01", "2020-05-27"),
    "value: date with a time": _typed('table:style-name="ce2" office:value-type="date" office:date-value="2020-05-27T00:00:00"', "2020-05-27", "2020-05-27"),
    "value: time": _typed('table:style-name="ce3" office:value-type="time" office:time-value="PT10H30M00S"', "10:30:00", "10:30:00 AM", "10:30:00", "how a time is written is a matter of its format"),
    "value: string beside a text": _typed('office:value-type="string" office:string-value="十"', "九", "'十"),
    "value: an empty string beside a text": _typed('office:value-type="string" office:string-value=""', "九", "'九"),
    "value: string alone": _typed('office:value-type="string" office:string-value="十"', "", "'十"),
    "value: string with a number": _typed('office:value-type="string" office:value="10"', "十", "'十"),
    "value: number with a string": _typed(_FLOAT + ' office:string-value="九"', "10", "10"),
    "value: digits as a text": _typed('office:value-type="string"', "10", "'10"),
    "value: empty": _typed("", "", ""),
    "value: void": _typed('office:value-type="void"', "10", "", "'10", "LibreOffice shows no text of a cell that says it has no value; it is read rather than lost"),
    # What XML allows in a text.
    "text: comment": _texts("<text:p>十<!-- 九 -->人</text:p>", "'十人"),
    "text: processing instruction": _texts("<text:p>十<?x 九?>人</text:p>", "'十人"),
    "text: CDATA": _texts("<text:p><![CDATA[十<人>]]></text:p>", "'十<人>"),
    "text: number of a sign": _texts("<text:p>&#21313;</text:p>"),
    "text: span": _texts('<text:p><text:span text:style-name="T9">十</text:span>人</text:p>', "'十人"),
    "text: spans in spans": _texts("<text:p><text:span>十<text:span>万</text:span></text:span>人</text:p>", "'十人", "'十万人", "spans may stand in spans (ODF 1.2, 6.1.7); LibreOffice 7.4 loses the inner one"),
    "text: link": _texts('<text:p><text:a xlink:href="http://example.org/9">十</text:a></text:p>'),
    "text: two paragraphs": _texts("<text:p>十</text:p><text:p>人</text:p>", "'十\n人"),
    "text: three blanks": _texts('<text:p>十<text:s text:c="3"/>人</text:p>', "'十   人"),
    "text: a blank": _texts("<text:p>十<text:s/>人</text:p>", "'十 人"),
    "text: tab": _texts("<text:p>十<text:tab/>人</text:p>", "'十人", "'十\t人", _LOST_SIGN),
    "text: line break": _texts("<text:p>十<text:line-break/>人</text:p>", "'十人", "'十\n人", _LOST_SIGN),
    "text: blanks of the XML": _texts("<text:p>十  \n  人</text:p>", "'十  \n  人"),
    "text: blanks at its ends": _texts("<text:p>  十  </text:p>"),
    "text: hidden style": _texts('<text:p>十<text:span text:style-name="T1">九</text:span></text:p>', "'十九"),
    "text: hidden field": _texts('<text:p>十<text:hidden-text text:condition="of:1" text:string-value="九" text:is-hidden="true">九</text:hidden-text></text:p>'),
    "text: field of the sheet's name": _texts("<text:p>十<text:sheet-name>九</text:sheet-name></text:p>", "'十表", "'十九", "LibreOffice writes the sheet's own name anew"),
    "text: ruby": _texts("<text:p><text:ruby><text:ruby-base>十</text:ruby-base><text:ruby-text>九</text:ruby-text></text:ruby></text:p>"),
    "text: note": _texts('<text:p>十<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>九</text:p></text:note-body></text:note></text:p>'),
    "text: of a foreign namespace": _texts(f"<text:p>十<y:p {_FOREIGN}>九</y:p></text:p>", "'十九"),
    "text: in a foreign element": _texts(f"<text:p>十</text:p><y:z {_FOREIGN}><text:p>九</text:p></y:z>", "'十\n九", "RD109", _FOREIGN_PLACE),
    "text: span in a foreign element": _texts(f"<text:p>十<y:z {_FOREIGN}><text:span>九</text:span></y:z></text:p>", "'十九"),
    "text: list": _texts("<text:list><text:list-item><text:p>十</text:p></text:list-item></text:list>", "", "'十", _LEFT_OUT),
    "text: heading": _texts("<text:h>十</text:h>", "", "'十", _LEFT_OUT),
    "text: beside paragraphs": _texts("九<text:p>十</text:p>九"),
    "text: annotation": _texts("<office:annotation><text:p>九</text:p></office:annotation><text:p>十</text:p>"),
    "text: annotation after it": _texts("<text:p>十</text:p><office:annotation><dc:creator>某</dc:creator><text:p>九</text:p></office:annotation>"),
    "text: picture with a text": _texts('<draw:frame svg:width="1cm" svg:height="1cm"><draw:text-box><text:p>九</text:p></draw:text-box></draw:frame><text:p>十</text:p>'),
    "text: shape with a text": _texts('<draw:custom-shape svg:width="1cm" svg:height="1cm"><text:p>九</text:p></draw:custom-shape><text:p>十</text:p>'),
    "text: tracked insertion": _texts('<text:p>十<text:change-start text:change-id="a"/>人<text:change-end text:change-id="a"/></text:p>', "'十人"),
    # Cells, rows and sheets.
    "cell: comment beside it": _b3(f"<!-- {_number('99')} -->{_B3}"),
    "cell: of a foreign namespace": _b3(f"<y:table-cell {_FOREIGN}><text:p>99</text:p></y:table-cell>{_B3}"),
    "cell: in a foreign element": _b3(f"<y:z {_FOREIGN}>{_number('99')}</y:z>{_B3}", {"B3": "99", "C3": "10", "D3": "1", "E3": "0.1"}, "RD109", _FOREIGN_PLACE),
    "cell: left out": _b3("<table:table-cell/>", ""),
    "cell: repeated": _other(_B3 + _number("1"), _number("10").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="2"'), {"C3": "10"}),
    "cell: repeated 0 times": _b3(_number("10").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="0"')),
    "cell: blank ones between": _other(_B3, '<table:table-cell table:number-columns-repeated="3"/>' + _B3, {"B3": "", "C3": "", "D3": "", "E3": "10", "F3": "1", "G3": "0.1"}),
    "cell: covered": _other(_B3 + _number("1"), _number("10").replace("<table:table-cell", '<table:table-cell table:number-columns-spanned="2"') + _number("9").replace("table-cell", "covered-table-cell"), {"C3": "9"}, {"C3": ""}, "what a merge covers is not seen, though it stands in the csv"),
    "cell: covered by nothing": _b3(_B3.replace("table-cell", "covered-table-cell"), "10"),
    "cell: covered to the right of a merge": _other(_B3 + _number("1") + _PERCENT("0.1", "10%"), _number("10").replace("<table:table-cell", '<table:table-cell table:number-columns-spanned="2"') + "<table:covered-table-cell/>" + _PERCENT("0.1", "10%").replace("table-cell", "covered-table-cell"), {"C3": ""}),
    "cell: covered under the end of a merge": Variant([(CONTENT, _B3, _number("10").replace("<table:table-cell", '<table:table-cell table:number-rows-spanned="1" table:number-columns-spanned="2"')), (CONTENT, _number("1") + _PERCENT("0.1", "10%"), "<table:covered-table-cell/>" + _PERCENT("0.1", "10%")), (CONTENT, _number("2") + _number("2"), _number("2").replace("table-cell", "covered-table-cell") + _number("2"))], {"C3": ""}),
    "cell: a table in it": _b3(f"<table:table-cell>{_SUB}</table:table-cell>", "", "'9", "LibreOffice does not show a table in a cell; it is read rather than lost"),
    "cell: error": _typed('table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"', "#DIV/0!", "#DIV/0!"),
    "cell: error without a text": _typed('table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"', "", "#N/A"),
    "cell: formula": _typed('table:formula="of:=[.C3]*10" ' + _FLOAT, "10", "10"),
    "cell: formula with another result": _typed('table:formula="of:=[.C3]*10" office:value-type="float" office:value="99"', "99", "10", "99", "LibreOffice calculates anew; the stored result is what was sent, and is held against its formula"),
    "cell: formula of a text": _typed('table:formula="of:=&quot;十&quot;" office:value-type="string"', "十", "'十"),
    "row: comment": _other(_ROW3, f"<!-- {_ROW4} -->{_ROW3}"),
    "row: of a foreign namespace": _other(_ROW3, f"<y:table-row {_FOREIGN}>{_number('99')}</y:table-row>{_ROW3}"),
    "row: in a foreign element": _other(_ROW3, f"<y:z {_FOREIGN}>{_ROW4}</y:z>{_ROW3}", {"A3": "'秣陵", "B3": "2", "C3": "2", "D3": "1", **_MOVED_ON}, "RD109", _FOREIGN_PLACE),
    "row: repeated": _other(_ROW4, _ROW4.replace("<table:table-row", '<table:table-row table:number-rows-repeated="2"'), {"A5": "'秣陵", "B5": "2", "C5": "2", "D5": "1"}),
    "row: a blank one before": _other(_ROW3, "<table:table-row><table:table-cell/></table:table-row>" + _ROW3, _MOVED),
    "row: in a group": _other(_ROW3 + _ROW4, f"<table:table-row-group>{_ROW3}{_ROW4}</table:table-row-group>"),
    "row: in a group that is closed": _other(_ROW3, f'<table:table-row-group table:display="false">{_ROW3.replace("<table:table-row", "<table:table-row table:visibility=" + chr(34) + "collapse" + chr(34))}</table:table-row-group>'),
    "row: in rows and header rows": _other(_ROW3 + _ROW4, f"<table:table-header-rows>{_ROW3}</table:table-header-rows><table:table-rows>{_ROW4}</table:table-rows>"),
    "row: hidden": _other(_ROW3, _ROW3.replace("<table:table-row", '<table:table-row table:visibility="collapse"')),
    "row: filtered": _other(_ROW3, _ROW3.replace("<table:table-row", '<table:table-row table:visibility="filter"')),
    "row: the last of all sheets": _other("</table:table><table:table table:name=", '<table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table><table:table table:name=', {}),
    "column: hidden": _other('<table:table-column table:number-columns-repeated="4"/>', '<table:table-column/><table:table-column table:visibility="collapse"/>'),
    "column: in a group": _other('<table:table-column table:number-columns-repeated="4"/>', '<table:table-column-group><table:table-column/></table:table-column-group><table:table-header-columns><table:table-column/></table:table-header-columns>'),
    "sheet: hidden": _other('table:name="乙"', 'table:name="乙" table:style-name="ta1"', {}),
    "sheet: in a comment": _other("<office:spreadsheet>", f'<office:spreadsheet><!-- <table:table table:name="丙">{_ROW3}</table:table> -->', {}),
    "sheet: of a foreign namespace": _other("<office:spreadsheet>", f'<office:spreadsheet><y:table {_FOREIGN} table:name="丙">{_ROW3}</y:table>', {}),
    "sheet: in a foreign element": _other("<office:spreadsheet>", f'<office:spreadsheet><y:z {_FOREIGN}><table:table table:name="丙">{_ROW3}</table:table></y:z>', _THIRD, "RD109", _FOREIGN_PLACE),
    "sheet: outside of the spreadsheet": _other("</office:body>", f'<table:table table:name="丙">{_ROW3}</table:table></office:body>', {}),
    "sheet: a second spreadsheet": _other("</office:body>", f'<office:spreadsheet><table:table table:name="丙">{_ROW3}</table:table></office:spreadsheet></office:body>', _THIRD, "RD109", _TWO_ANSWERS),
    "sheet: deletions that are tracked": _other("<office:spreadsheet>", '<office:spreadsheet><table:tracked-changes><table:deletion table:id="ct1" table:type="row" table:position="2"><table:deletions><table:cell-content-deletion><table:change-track-table-cell office:value-type="float" office:value="99"><text:p>99</text:p></table:change-track-table-cell></table:cell-content-deletion></table:deletions></table:deletion></table:tracked-changes>', {}),
    "sheet: what a link keeps": _other("</office:spreadsheet>", f'<table:dde-links><table:dde-link><office:dde-source office:dde-application="a" office:dde-topic="b" office:dde-item="c"/><table:table>{_ROW3}</table:table></table:dde-link></table:dde-links></office:spreadsheet>', {}),
    "sheet: shapes": _other('<table:table table:name="表">', '<table:table table:name="表"><table:shapes><draw:frame svg:width="1cm" svg:height="1cm"><draw:text-box><text:p>九</text:p></draw:text-box></draw:frame></table:shapes>', {}),
    "sheet: named with an entity": _other('table:name="乙"', 'table:name="&#20057;"', {}),
    "xml: prefixes": Variant([everywhere(r"(?<![:\w])table:(?=[a-z])", "t:", CONTENT), everywhere("xmlns:table=", "xmlns:t=", CONTENT)]),
    "xml: pretty": Variant([everywhere(r"(<table:(?:table|table-row|table-cell)[ >])", r"\n  \1", CONTENT)]),
    "xml: a mark of UTF-8": Variant([everywhere(r"\A", "\ufeff", CONTENT)]),
    "xml: declared": Variant([everywhere(r"\A", '<?xml version="1.0" encoding="UTF-8"?>\n', CONTENT)]),
    # The package.
    "parts: without a mimetype": Variant([removed(MIMETYPE)]),
    "parts: without a manifest": Variant([removed(MANIFEST)], None, None, "LibreOffice wants one; without it the mimetype alone says what the file is"),
    "parts: a template": Variant([everywhere(r"opendocument\.spreadsheet", "opendocument.spreadsheet-template", MIMETYPE, MANIFEST)]),
    "parts: mimetype with a line's end": Variant([everywhere(r"\Z", "\n", MIMETYPE)], None, None, "LibreOffice takes the line's end for a part of the type; it means the same"),
    "parts: mimetype of a text, manifest of a table": Variant([(MIMETYPE, "spreadsheet", "text")], None, "RD109", _TWO_ANSWERS),
    "parts: mimetype of a table, manifest of a text": Variant([(MANIFEST, "opendocument.spreadsheet", "opendocument.text")], None, "RD109", _TWO_ANSWERS),
    "parts: a decoy beside": Variant([added("Object 1/content.xml", BASE[CONTENT].replace('"10"', '"99"')), (MANIFEST, "</manifest:manifest>", '<manifest:file-entry manifest:full-path="Object 1/content.xml" manifest:media-type="text/xml"/></manifest:manifest>')]),
    "parts: content called otherwise": Variant([renamed(CONTENT, "Content2.xml")], None, "RD109", "the format knows no other name than content.xml"),
    "parts: the content of a text": Variant([everywhere("office:spreadsheet", "office:text", CONTENT)], {}, "RD109", _TWO_ANSWERS),
}  # fmt: skip
