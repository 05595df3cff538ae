"""The sheet of findings in a report's workbook: places that are told as one are folded up under it."""

from collections.abc import Sequence
from typing import Any

from cedu_targets.domain.paper import Paper
from cedu_targets.domain.place import Place
from cedu_targets.reporters.shared.sentences import sheet_text, spot
from cedu_targets.reporters.shared.workbook import A3, ReportBook, lines_of

COLUMNS = (
    ("head_severity", 10), ("head_finding_code", 9), ("head_file", 28), ("head_sheet", 14), ("head_place", 9),
    ("head_problem", 60), ("head_todo", 44),
)  # fmt: skip

FindingRow = tuple[str, str, str, Place, str, str]
"""Label, code, path, place, sentence, next step."""


def findings_sheet(
    rows: Sequence[tuple[bool, FindingRow]], book: ReportBook, paper: Paper = A3, *, name: str = "", heading: str = ""
) -> None:
    """Write the rows, each with whether it is folded up, to a sheet of their own, under a heading if one is given."""
    messages = book.messages
    sheet = book.page(book.sheet_name(name or messages.term("sheet_findings")), [width for _, width in COLUMNS], paper)
    top = 1 if heading else 0
    if heading:
        book.text(sheet, 0, 0, heading, book.look(bold=True, font_size=14))
    headings(sheet, COLUMNS, book, top)
    if any(is_folded for is_folded, _ in rows):
        sheet.outline_settings(symbols_below=False)
    for line, (is_folded, cells) in enumerate(rows, start=top + 1):
        label, code, path, place, *said = cells
        sheet_name = sheet_text(path, place.sheet, messages)
        texts = (label, code, path, sheet_name, spot(place) or place.indicator or "", *said)
        target = book.source(path, place) if spot(place) else None
        for column, text in enumerate(texts):
            if column == 4 and target:
                book.link(sheet, line, column, target, text, book.body(font_color="#0563C1", underline=1))
            else:
                book.text(sheet, line, column, text, book.body())
        height = 15 * max(lines_of(texts[5], 60), lines_of(texts[6], 44), lines_of(texts[2], 28))
        sheet.set_row(line, height, None, {"level": 1, "hidden": True} if is_folded else None)


def headings(sheet: Any, columns: Sequence[tuple[str, float]], book: ReportBook, line: int = 0) -> None:
    """Write the heads of a list into a row that stays in sight and is printed on every page."""
    for column, (name, _) in enumerate(columns):
        book.text(sheet, line, column, book.messages.term(name), book.head())
    sheet.set_default_row(18)
    sheet.freeze_panes(line + 1, 0)
    sheet.repeat_rows(line)
