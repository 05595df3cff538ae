"""审核意见: the sheet that is put in front of the sender's, with a row for each thing that is said.

Its texts stand in its cells, so that the workbook's shared texts keep their bytes; they never become formulas.
"""

from collections.abc import Mapping

from cedu_targets.annotation.mark import Review, ReviewRow
from cedu_targets.annotation.spans import text_xml
from cedu_targets.annotation.styles import Stylesheet
from cedu_targets.domain.place import a1

_HEAD_FILL = "D9E1F2"
_MOST_LINKS = 60_000
_HEADING_HEIGHT, _LINE_HEIGHT = 24, 18


def review_sheet(
    review: Review, sheets: Mapping[str | None, str], styles: Stylesheet, namespace: str, *, is_seen: bool
) -> bytes:
    """The part; `sheets` are the workbook's names of the sheets that rows lead to."""
    plain, heading = styles.look(framed=False), styles.look(bold=True, size=14, framed=False)
    head, body, link = styles.look(bold=True, colour=_HEAD_FILL), styles.look(), styles.look(link=True)
    rows = [
        _row(n, [(text, plain if n else heading)], _LINE_HEIGHT if n else _HEADING_HEIGHT)
        for n, text in enumerate(review.lines)
    ]
    top = len(rows)
    links: list[str] = []
    if review.rows:
        rows.append(_row(top, [(text, head) for text in review.heads], _LINE_HEIGHT + 4))
    for number, row in enumerate(review.rows, start=top + 1):
        target = _target(row, sheets) if len(links) < _MOST_LINKS else ""
        looks = [body] * len(row.cells)
        looks[0] = styles.look(colour=row.fill) if row.fill else body
        if target:
            looks[1] = link
            links.append(f'<hyperlink ref="{a1(number, 1)}" location="{target}"/>')
        rows.append(_row(number, list(zip(row.cells, looks, strict=True)), row.height))
    seen = ' tabSelected="1"' if is_seen else ""
    pane = f'<pane ySplit="{top + 1}" topLeftCell="A{top + 2}" activePane="bottomLeft" state="frozen"/>'
    widths = "".join(f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>' for n, w in enumerate(review.widths, 1))
    filtered = f'<autoFilter ref="A{top + 1}:{a1(top + len(review.rows), len(review.heads) - 1)}"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{namespace}">'
        '<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView showGridLines="0"{seen} workbookViewId="0">{pane if review.rows else ""}</sheetView>'
        f"</sheetViews><cols>{widths}</cols><sheetData>{''.join(rows)}</sheetData>"
        f"{filtered if review.rows else ''}"
        f"{'<hyperlinks>' + ''.join(links) + '</hyperlinks>' if links else ''}"
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def _row(number: int, cells: list[tuple[str, int]], height: float) -> str:
    written = "".join(_cell(a1(number, column), text, style) for column, (text, style) in enumerate(cells))
    return f'<row r="{number + 1}" ht="{height:g}" customHeight="1">{written}</row>'


def _cell(address: str, text: str, style: int) -> str:
    if not text:
        return f'<c r="{address}" s="{style}"/>'
    inside = f'<is><t xml:space="preserve">{text_xml(text)}</t></is>'
    return f'<c r="{address}" s="{style}" t="inlineStr">{inside}</c>'


def _target(row: ReviewRow, sheets: Mapping[str | None, str]) -> str:
    if not row.cell or row.sheet not in sheets:
        return ""
    name = sheets[row.sheet].replace("'", "''")
    return text_xml(f"'{name}'!{row.cell}").replace('"', "&quot;") if name.isprintable() else ""
