"""The fonts of official papers by their names, and those that stand in for them where they are missing."""

from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

TITLE, HEADING, SUBHEADING, TEXT, NUMBER = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"
LATIN = "Times New Roman"
INSTEAD = {
    TITLE: "方正小标宋_GBK;小标宋;华文中宋;宋体;Noto Serif CJK SC",
    HEADING: "SimHei;Noto Sans CJK SC",
    SUBHEADING: "楷体;KaiTi;Noto Serif CJK SC",
    TEXT: "仿宋;FangSong;Noto Serif CJK SC",
    NUMBER: "SimSun;Noto Serif CJK SC",
}
"""The fonts that stand in for each, the likest first."""
_FONT_TABLE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
_FONT_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable"


def name_stand_ins(document: Any) -> None:
    """The font table: which fonts to take where one is missing (`w:altName`, ECMA-376-1, 17.8.3.1)."""
    fonts = "".join(
        f'<w:font w:name="{font}"><w:altName w:val="{others.replace(";", ",")}"/></w:font>'
        for font, others in INSTEAD.items()
    )
    content = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {nsdecls("w")}>{fonts}</w:fonts>'
    part = document.part
    for relation in part.rels.values():
        if relation.reltype == _FONT_RELATION:
            relation.target_part._blob = content.encode()
            return
    made = Part(PackURI("/word/fontTable.xml"), _FONT_TABLE, content.encode(), part.package)
    part.relate_to(made, _FONT_RELATION)
