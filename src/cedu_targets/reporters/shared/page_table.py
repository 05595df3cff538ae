"""Tables of official papers: headings that are repeated on each page, rows that stay whole, cells across others.

They are made as text: a table of the library costs more for each cell than all else in the document.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Length, Mm, Pt

from cedu_targets.reporters.shared.escaping import visible
from cedu_targets.reporters.shared.official_fonts import HEADING, LATIN, TEXT

TABLE_SIZE = Pt(10.5)
_BESIDE = 5
"""Beside the text of a cell: a quarter of a sign, in 20ths of a point for each point of its size."""
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


class Cell(NamedTuple):
    """What stands in a cell of a table, and how."""

    text: str | tuple[str, ...]
    """A line, or several one under the other."""
    align: str = "left"
    """`left`, `center` or `right`: numbers stand right."""
    wide: int = 1
    """Columns."""
    is_heading: bool = False
    merged: str = ""
    """`restart` where the cells under it are part of it, `continue` in these."""


class TableRow(NamedTuple):
    """A row; a heading is repeated on each page, and what is kept stands on one page with the next row."""

    cells: Sequence[Cell]
    is_heading: bool = False
    keep: bool = False


def lined(*lines: str) -> tuple[str, ...]:
    """Lines of a cell, those that are empty left out."""
    return tuple(line for line in lines if line)


def headed_rows(heads: Sequence[str], rows: Iterable[Sequence[str | Cell]]) -> list[TableRow]:
    """A row of headings, and the rows under it; a cell that is only a text stands left."""
    heading = TableRow([Cell(head, "center", is_heading=True) for head in heads], is_heading=True)
    return [heading, *(TableRow([one if isinstance(one, Cell) else Cell(one) for one in row]) for row in rows)]


def put_table(
    document: Any, widths: Sequence[float], rows: Sequence[TableRow], size: Length = TABLE_SIZE, *, ruled: bool = True
) -> None:
    """A table behind what the document holds, with columns of so many millimetres."""
    twips = [round(Mm(width).pt * 20) for width in widths]
    borders = f"<w:tblBorders>{_LINES}</w:tblBorders>" if ruled else ""
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in twips)
    sides = "".join(f'<w:{side} w:w="{round(_BESIDE * size.pt)}" w:type="dxa"/>' for side in ("left", "right"))
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:jc w:val="center"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{''.join(_row(row, twips, size) for row in rows)}</w:tbl>"
    )
    document.element.body._insert_tbl(table)


def _row(row: TableRow, twips: Sequence[int], size: Length) -> str:
    heading = "<w:tblHeader/>" if row.is_heading else ""
    cells, at = [], 0
    for cell in row.cells:
        cells.append(_cell(cell, sum(twips[at : at + cell.wide]), size, keep=row.keep or row.is_heading))
        at += cell.wide
    return f"<w:tr><w:trPr><w:cantSplit/>{heading}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, width: int, size: Length, *, keep: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.wide}"/>' if cell.wide > 1 else ""
    merge = f'<w:vMerge w:val="{cell.merged}"/>' if cell.merged else ""
    font = HEADING if cell.is_heading else TEXT
    look = (
        f'<w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{font}"/>'
        f'<w:sz w:val="{round(size.pt * 2)}"/></w:rPr>'
    )
    layout = (
        f"<w:pPr>{'<w:keepNext/>' if keep else ''}"
        f'<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/><w:jc w:val="{cell.align}"/></w:pPr>'
    )
    lines = (cell.text,) if isinstance(cell.text, str) else cell.text or ("",)
    texts = (f'<w:r>{look}<w:t xml:space="preserve">{escape(visible(line))}</w:t></w:r>' for line in lines)
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{properties}{''.join(f'<w:p>{layout}{text}</w:p>' for text in texts)}</w:tc>"
