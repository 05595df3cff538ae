"""One return slip as a Word document, set as official papers are: A4, 黑体 headings, 仿宋 text, room for a reply."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Pt

from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.check.slip import Slip
from cedu_targets.reporters.check.slip_draft import drafted
from cedu_targets.reporters.check.slip_text import SlipSection, SlipTable, TableKind
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.official_fonts import HEADING, SUBHEADING, TEXT
from cedu_targets.reporters.shared.page_table import Cell, headed_rows, put_table
from cedu_targets.reporters.shared.word_page import TEXT_SIZE, TITLE_SIZE, dated, paragraph, set_page

WIDTHS = {
    TableKind.CAUSES: (12, 50, 24, 24, 21, 25),
    TableKind.FINDINGS: (12, 35, 32, 49, 28),
    TableKind.NOTES: (12, 35, 32, 77),
}
"""Millimetres: A4 less the margins of official papers is 156."""


def render(slip: Slip, messages: Messages) -> bytes:
    """The document's bytes; the same slip gives the same bytes."""
    text = drafted(slip, messages)
    document = Document()
    set_page(document)
    paragraph(document, text.title, HEADING, TITLE_SIZE, center=True, after=14)
    paragraph(document, visible(text.addressee), TEXT, TEXT_SIZE, bold=True)
    paragraph(document, visible(text.opening), TEXT, TEXT_SIZE, indent=True, after=4)
    for part in text.parts:
        paragraph(document, visible(part.source), SUBHEADING, Pt(12), indent=True, keep=True)
        for section in part.sections:
            _section(document, section)
    for line in text.closing:
        paragraph(document, line, TEXT, TEXT_SIZE, before=12, keep=line != text.closing[-1])
    stream = BytesIO()
    document.save(stream)
    return dated(stream.getvalue())


def _section(document: Any, section: SlipSection) -> None:
    paragraph(document, visible(section.heading), HEADING, TEXT_SIZE, before=8, after=4, keep=True)
    if section.table is not None:
        _table(document, section.table)
    for line in section.lines:
        if line.is_entry:
            paragraph(document, f"· {visible(line.text)}", TEXT, Pt(12), indent=True)
        else:
            paragraph(document, visible(line.text), TEXT, Pt(12), indent=True, before=4)
    if section.caution:
        paragraph(document, visible(section.caution), TEXT, Pt(12), indent=True, before=4, after=4)


def _table(document: Any, table: SlipTable) -> None:
    rows = [[Cell(first, "center"), *map(Cell, others)] for first, *others in table.rows]
    put_table(document, WIDTHS[table.kind], headed_rows(table.heads, rows))
