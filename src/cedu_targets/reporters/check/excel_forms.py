"""The sheet that shows one form as it was read, each flagged cell with its findings as a comment."""

from collections.abc import Iterator, Mapping

from cedu_targets.reporters.check.excel_flags import HEAD, Flag, FormPage, flags_of_entries, write_comment
from cedu_targets.reporters.check.excel_lists import Amount, Cell, Columns, Flagged, Link, Row, write_list
from cedu_targets.reporters.shared.document_words import facts, pack_used
from cedu_targets.reporters.shared.form_words import FormCell, FormRow, form_heads, form_remarks
from cedu_targets.reporters.shared.sentences import sheet_text, spot
from cedu_targets.reporters.shared.symbols import URGENCY
from cedu_targets.reporters.shared.workbook import ReportBook

_WIDTHS = {"project": 34, "place": 24, "category": 18, "mode": 16, "unit": 18, "day": 16}
_ENTRY: Columns = (("head_mark", 6), ("head_class_number", 10))
_PLACE: Columns = (("head_place", 10),)


def write(page: FormPage, book: ReportBook) -> None:
    """Add the sheet to the workbook."""
    records, messages = page.records, book.messages
    columns = _columns(page)
    sheet = book.page(page.name, [width for _, width in columns])
    shown = sheet_text(page.file.path, records.sheet, messages)
    about = (page.file.path + (f" › {shown}" if shown else ""), facts(page.file, messages))
    sheet.set_row(0, 24)
    book.text(sheet, 0, 0, records.title or page.name, book.look(bold=True, font_size=14))
    book.text(sheet, 1, 0, " · ".join(part for part in (*about, pack_used(page.file, messages)) if part))
    book.text(sheet, 2, 0, messages.term("legend_forms", sheet=messages.term("sheet_findings")))
    flags = flags_of_entries(page, book)
    end = write_list(sheet, HEAD, columns, _rows(page, flags, book), book)
    for name, flag in flags.items():
        if name in page.spots:
            write_comment(sheet, *page.spots[name], flag)
    for line, text in enumerate(form_remarks(records, 0, messages), start=end + 1):
        book.text(sheet, line, 0, text)
    sheet.freeze_panes(HEAD + 1, 2)
    sheet.repeat_rows(HEAD)
    if records.entries:
        sheet.autofilter(HEAD, 0, HEAD + records.size, len(columns) - 1)


def _columns(page: FormPage) -> Columns:
    heads = [(name, float(_WIDTHS.get(name.removeprefix("head_class_"), 11))) for name in form_heads(page.records)]
    return (*_ENTRY, *heads, *_PLACE)


def _rows(page: FormPage, flags: Mapping[str, Flag], book: ReportBook) -> Iterator[Row]:
    for row, of_row in zip(page.rows, _flags_of_rows(page, flags), strict=True):
        flagged = sorted(of_row.values(), key=lambda flag: URGENCY.index(flag.kind))
        signs = "".join(dict.fromkeys(flag.mark for flag in flagged))
        name: Cell = row.name if 1 not in of_row else Flagged(row.name, of_row[1].kind)
        cells = [_cell(cell, of_row.get(column)) for column, cell in enumerate(row.cells, start=2)]
        yield "", [signs, name, *cells, _source(page, row, book)]


def _flags_of_rows(page: FormPage, flags: Mapping[str, Flag]) -> list[dict[int, Flag]]:
    """Of each row the flags by their columns."""
    found: list[dict[int, Flag]] = [{} for _ in page.rows]
    for name, flag in flags.items():
        if name in page.spots:
            row, column = page.spots[name]
            found[row - HEAD - 1][column] = flag
    return found


def _cell(cell: FormCell, flag: Flag | None) -> Cell:
    shown = cell.text if cell.value is None else Amount(cell.value, "General")
    return shown if flag is None else Flagged(shown, flag.kind)


def _source(page: FormPage, row: FormRow, book: ReportBook) -> Cell:
    """The way to the class in the file that was sent in."""
    if row.entry is None:
        return ""
    place = row.entry.at()
    return Link(book.source(page.file.path, place), spot(place) or book.messages.term("go_there"))
