"""A document set as GB/T 9704-2012 wants official papers: type area, fonts, sizes, headings, tables that fit, annexes.

A4, top margin 37 mm, left 28 mm, type area 156 × 225 mm with 22 lines of 28 signs; title 2号小标宋, text 3号仿宋,
headings 一、黑体 and （一）楷体, the page's number as — 1 — in 4号宋体. Fonts are named, never shipped: the document's
font table names for each of them those that stand in for it where it is missing.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.official_fonts import HEADING, LATIN, NUMBER, SUBHEADING, TEXT, TITLE
from cedu_targets.reporters.shared.page_table import TABLE_SIZE, Cell, TableRow, headed_rows, put_table
from cedu_targets.reporters.shared.word_page import dated, set_page

TITLE_SIZE, TEXT_SIZE, NOTE_SIZE, NUMBER_SIZE = Pt(22), Pt(16), Pt(10.5), Pt(14)
LINE = Pt(28.95)
"""225 mm are 22 lines."""
TITLE_LINE = Pt(36)
PORTRAIT_WIDTH, LANDSCAPE_WIDTH, A3_WIDTH = 156, 225, 348
"""Millimetres of the type area."""
_CLOSER = -5
"""28 signs of 16 pt in 156 mm: each a quarter of a point closer, in 20ths. Programs differ in how they draw a grid."""
_AFTER_SPACING = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang")


class OfficialPage:
    """A document under way, from top to bottom; every text is shown as it is, whatever it says.

    Headings are numbered from each title on, those of the second level from each heading.
    """

    def __init__(self, messages: Messages) -> None:
        self.messages = messages
        self.document: Any = Document()
        self._headings = self._subheadings = 0
        set_page(self.document)
        self.width = PORTRAIT_WIDTH
        """Millimetres that a table may take, in the present section."""
        normal = self.document.styles["Normal"]
        normal.font.size = TEXT_SIZE
        _without_grid(self.document.sections[0])
        for run in self.document.sections[0].footer.paragraphs[0].runs:
            _font(run, NUMBER, NUMBER_SIZE)

    def bytes(self) -> bytes:
        """The document; the same content gives the same bytes."""
        stream = BytesIO()
        self.document.save(stream)
        return dated(stream.getvalue())

    def title(self, text: str) -> None:
        """The title, centred, with a line's room under it; a line feed breaks it where the sense does."""
        self._headings = self._subheadings = 0
        for position, line in enumerate(text.split("\n")):
            made = self._paragraph(line, TITLE, TITLE_SIZE, spacing=TITLE_LINE)
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER
            made.paragraph_format.keep_with_next = True
            made.paragraph_format.space_after = LINE if position == text.count("\n") else Pt(0)

    def addressee(self, text: str) -> None:
        """Whom it is for (主送), from the left edge."""
        self._paragraph(text, TEXT, TEXT_SIZE)

    def heading(self, text: str, *, numbered: bool = True) -> None:
        """A heading of the first level under the next number: 一、总体情况, `1. Overall`."""
        shown = self.messages.punctuation.heading(self._headings, text) if numbered else text
        made = self._paragraph(shown, HEADING, TEXT_SIZE, indent=True)
        made.paragraph_format.keep_with_next = True
        self._headings += numbered
        self._subheadings = 0

    def subheading(self, text: str) -> None:
        """A heading of the second level under the next number: （一）进度排名, `(1) Ranking`."""
        numeral = self.messages.punctuation.counted(self._subheadings)
        shown = self.messages.term("doc_part", numeral=numeral, text=text)
        made = self._paragraph(shown, SUBHEADING, TEXT_SIZE, indent=True)
        made.paragraph_format.keep_with_next = True
        self._subheadings += 1

    def annex(self, text: str) -> None:
        """The word over an annex, at the left edge: 附件1."""
        made = self._paragraph(text, HEADING, TEXT_SIZE)
        made.paragraph_format.keep_with_next = True

    def text(self, text: str, *, bold: bool = False, keep: bool = False) -> None:
        """A paragraph of the text; `keep` holds it together with the next one."""
        made = self._paragraph(text, TEXT, TEXT_SIZE, indent=True, bold=bold)
        made.paragraph_format.keep_with_next = keep

    def note(self, text: str) -> None:
        """A small line over or under a table: the unit of measure, a source."""
        self._paragraph(text, TEXT, NOTE_SIZE, spacing=Pt(16))

    def blank(self, lines: int = 1) -> None:
        """Empty lines: room for somebody's hand."""
        for _ in range(lines):
            self._paragraph("", TEXT, TEXT_SIZE)

    def signed(self, issuer: str) -> None:
        """Who issues it (落款), at the right, and room for the day, which nobody knows yet."""
        self.blank()
        for text in (issuer, self.messages.term("doc_day")):
            made = self._paragraph(text, TEXT, TEXT_SIZE)
            made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            made.paragraph_format.right_indent = 2 * TEXT_SIZE
            made.paragraph_format.keep_together = True
        for line in self.document.paragraphs[-3:-1]:
            line.paragraph_format.keep_with_next = True  # a day alone on a page looks like another paper's

    def table(
        self,
        widths: Sequence[float],
        heads: Sequence[str],
        rows: Sequence[Sequence[str | Cell]],
        size: Length = TABLE_SIZE,
    ) -> None:
        """A table as wide as the type area: `widths` are shares of it; its heading is repeated on every page."""
        self.grid(widths, headed_rows(heads, rows), size)

    def grid(self, widths: Sequence[float], rows: Sequence[TableRow], size: Length, *, ruled: bool = True) -> None:
        """A table of rows that are ready, headings among them."""
        total = sum(widths)
        put_table(self.document, [self.width * width / total for width in widths], rows, size, ruled=ruled)

    def section(self, *, landscape: bool = False, a3: bool = False) -> None:
        """What follows stands on new pages of another size: an annex whose table is wide."""
        made = self.document.add_section(WD_SECTION.NEW_PAGE)
        short, long = (297, 420) if a3 else (210, 297)
        wide = landscape or a3
        made.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        made.page_width, made.page_height = (Mm(long), Mm(short)) if wide else (Mm(short), Mm(long))
        made.top_margin, made.bottom_margin = (Mm(28), Mm(26)) if wide else (Mm(37), Mm(35))
        made.left_margin, made.right_margin = (Mm(37), Mm(35)) if wide else (Mm(28), Mm(26))
        self.width = A3_WIDTH if a3 else LANDSCAPE_WIDTH if wide else PORTRAIT_WIDTH

    def _paragraph(
        self, text: str, font: str, size: Any, *, indent: bool = False, bold: bool = False, spacing: Any = LINE
    ) -> Any:
        made = self.document.add_paragraph()
        layout = made.paragraph_format
        layout.space_before = layout.space_after = Pt(0)
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, spacing
        if indent:
            layout.first_line_indent = 2 * size
        run = made.add_run(visible(text))
        _font(run, font, size, bold=bold)
        if size == TEXT_SIZE:
            closer = OxmlElement("w:spacing")
            closer.set(qn("w:val"), str(_CLOSER))
            run._r.rPr.insert_element_before(closer, *_AFTER_SPACING)
        return made


def _font(run: Any, font: str, size: Any, *, bold: bool = False) -> None:
    run.font.name, run.font.size, run.font.bold = LATIN, size, bold
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _without_grid(section: Any) -> None:
    """No grid of the library's: exact line spacing makes the 22 lines; sections made later take it over."""
    for found in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(found)
