"""A page of Word set as official papers are: A4, their margins and fonts, the page's number; paragraphs on it."""

import zipfile
from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cedu_targets.domain.provenance import REPORT, WRITTEN
from cedu_targets.reporters.shared.official_fonts import LATIN, TEXT, name_stand_ins

TITLE_SIZE, TEXT_SIZE = Pt(22), Pt(14)


def set_page(document: Any) -> None:
    """A4 with the margins of official papers, fonts by name, the page's number, and properties that never change."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = LATIN, TEXT_SIZE
    looks = normal.element.get_or_add_rPr()
    looks.get_or_add_rFonts().set(qn("w:eastAsia"), TEXT)
    language = OxmlElement("w:lang")  # else 、 and 。 are drawn as in Japanese or Taiwanese print
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    looks.append(language)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("", "— "), ("begin", ""), ("code", "PAGE"), ("end", ""), ("", " —")):
        run = footer.add_run(text if not kind else "")
        if kind == "code":
            element = OxmlElement("w:instrText")
            element.text = text
            run._r.append(element)
        elif kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
            run._r.append(element)
    name_stand_ins(document)
    properties = document.core_properties
    properties.author = properties.last_modified_by = "cedu"
    properties.comments, properties.title = REPORT, ""
    properties.created = properties.modified = WRITTEN.replace(tzinfo=None)


def paragraph(
    holder: Any, text: str, font: str, size: Any, *, bold: bool = False, center: bool = False, indent: bool = False,
    before: int = 0, after: int = 0, keep: bool = False,
) -> None:  # fmt: skip
    """A paragraph with its own font; `indent` is by two signs, `keep` holds it with the next one."""
    made = holder.add_paragraph()
    layout = made.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), 1.4
    layout.keep_with_next = keep
    if center:
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if indent:
        layout.first_line_indent = 2 * size
    run = made.add_run(text)
    run.font.name, run.font.size, run.font.bold = LATIN, size, bold
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def dated(content: bytes) -> bytes:
    """The package with every part at one date: the library stamps them with the time of writing."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in package.namelist():
            copy.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), package.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
