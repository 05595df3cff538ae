"""Tables with merged cells on a page of Word: titles of groups across, headings of several rows.

They are made as text: a table of the library costs more for each cell than all else in the document.
"""

from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.official_page import HEADING, TEXT, OfficialPage
from cedu_targets.reporters.shared.word_page import LATIN

_TWIPS = 1440 / 25.4
"""In a millimetre."""
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


class PageCell(NamedTuple):
    """A cell, and how many columns it is wide."""

    text: str
    align: str = "center"
    """`left`, `center` or `right`."""
    wide: int = 1
    is_heading: bool = False
    merged: str = ""
    """`restart` where the cells under it are part of it, `continue` in these."""


class PageRow(NamedTuple):
    """A row; a heading is repeated on each page, and what is kept stands on one page with the next row."""

    cells: Sequence[PageCell]
    is_heading: bool = False
    keep: bool = False


def put_table(
    page: OfficialPage, widths: Sequence[float], rows: Sequence[PageRow], size: float, *, ruled: bool = True
) -> None:
    """A table as wide as the type area, in signs of so many points; `widths` are shares of it."""
    total = sum(widths)
    twips = [round(page.width * _TWIPS * width / total) for width in widths]
    borders = f"<w:tblBorders>{_LINES}</w:tblBorders>" if ruled else ""
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in twips)
    xml = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:jc w:val="center"/>{borders}'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
        f"{''.join(_row(row, twips, size) for row in rows)}</w:tbl>"
    )
    page.document.element.body._insert_tbl(parse_xml(xml))


def _row(row: PageRow, twips: Sequence[int], size: float) -> str:
    heading = "<w:tblHeader/>" if row.is_heading else ""
    cells, at = [], 0
    for cell in row.cells:
        cells.append(_cell(cell, sum(twips[at : at + cell.wide]), size, keep=row.keep or row.is_heading))
        at += cell.wide
    return f"<w:tr><w:trPr><w:cantSplit/>{heading}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: PageCell, width: int, size: float, *, keep: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.wide}"/>' if cell.wide > 1 else ""
    merge = f'<w:vMerge w:val="{cell.merged}"/>' if cell.merged else ""
    font = HEADING if cell.is_heading else TEXT
    run = (
        f'<w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{font}"/>'
        f'<w:sz w:val="{round(size * 2)}"/></w:rPr>'
    )
    layout = (
        f"<w:pPr>{'<w:keepNext/>' if keep else ''}"
        f'<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/><w:jc w:val="{cell.align}"/></w:pPr>'
    )
    text = f'<w:t xml:space="preserve">{escape(visible(cell.text))}</w:t>'
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{properties}<w:p>{layout}<w:r>{run}{text}</w:r></w:p></w:tc>"
