"""The workbook in which findings are explained and questions answered: a row each, what is to be filled in coloured."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from cedu_targets.domain.explanation_row import ANSWERED, EXPLAINED, NUMBER, ExplanationRow
from cedu_targets.domain.finding import Finding
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.shared.group_sentences import told
from cedu_targets.reporters.shared.item_words import owners_text
from cedu_targets.reporters.shared.sentences import sheet_text, spot
from cedu_targets.reporters.shared.symbols import SYMBOLS
from cedu_targets.reporters.shared.workbook import A4, ReportBook, lines_of

_FILL = "#FFF2CC"
_TOP = 2
"""The row of the first finding: above it what to do, and the headings."""
_ABOUT = (
    (NUMBER, 6.0), ("head_finding_code", 10.0), ("head_file", 18.0), ("head_where", 16.0), ("head_of_unit", 14.0),
    ("head_of_column", 24.0), ("head_problem", 46.0),
)  # fmt: skip
_FILLED_IN = (30.0, 12.0, 13.0)
_KEY = "head_key"
_FIRST_DAY = date(2000, 1, 1)


def render(report: Report, rows: Sequence[ExplanationRow], messages: Messages) -> bytes:
    """The findings and the questions of a report, to be written to; what was written to them before stands in it."""
    book = ReportBook(messages, Path(), cells=0)  # headings and validations in no order, so it is held whole
    explained = [one for one in rows if not one.finding.is_question]
    asked = [one for one in rows if one.finding.is_question]
    _page("sheet_explanations", "stub_how" if explained else "stub_nothing", EXPLAINED, explained, report, book)
    if asked:
        _page("sheet_answers", "stub_how_answers", ANSWERED, asked, report, book)
    return book.close()


def _page(
    name: str, how: str, filled_in: Sequence[str], found: Sequence[ExplanationRow], report: Report, book: ReportBook
) -> None:
    """A sheet with a row for each finding. Its keys stand in a hidden column that is sorted with the others."""
    term = book.messages.term
    about = [one for one in _ABOUT if one[0] != "head_file" or report.is_of_several_files]
    columns = [*about, *zip(filled_in, _FILLED_IN, strict=True), (_KEY, 20.0)]
    sheet = book.page(book.sheet_name(term(name)), [width for _, width in columns], A4)
    last, first = len(columns) - 1, len(about)
    book.over(sheet, (0, 0, 0, last - 1), term(how), book.look(text_wrap=True))
    sheet.set_row(0, 15 * lines_of(term(how), sum(width for _, width in columns[:-1])) + 4)
    for column, (head, _) in enumerate(columns):
        grey = {"font_color": "#7F7F7F"} if head == _KEY else {}
        book.text(sheet, _TOP - 1, column, term(head), book.head() if not grey else book.body(**grey))
    sheet.set_row(_TOP - 1, 20)
    for one in found:
        _row(sheet, one, report.files[one.file], [head for head, _ in about], book)
    sheet.set_column(last, last, 20, None, {"hidden": True})
    sheet.freeze_panes(_TOP, 0)
    sheet.repeat_rows(_TOP - 1)
    if found:
        bottom = _TOP + len(found) - 1
        sheet.autofilter(_TOP - 1, 0, bottom, last)
        rule = {"validate": "date", "criteria": ">=", "value": _FIRST_DAY, "error_type": "warning"}
        said = {"input_title": term("stub_day_title"), "input_message": term("stub_day")}
        sheet.data_validation(_TOP, first + 2, bottom, first + 2, {**rule, **said, "error_message": term("stub_day")})


def _row(sheet: Any, one: ExplanationRow, file: FileReport, heads: Sequence[str], book: ReportBook) -> None:
    row, known = _TOP + one.number - 1, one.known
    cells = _about(one.finding, file, book.messages)
    for column, head in enumerate(heads):
        if head == NUMBER:
            sheet.write_number(row, column, one.number, book.body(align="center"))
        else:
            book.text(sheet, row, column, cells[head], book.body())
    fill = book.body(bg_color=_FILL)
    first = len(heads)
    book.text(sheet, row, first, known.reason, fill)
    book.text(sheet, row, first + 1, known.by, fill)
    day, look = known.until or known.on, book.body(bg_color=_FILL, num_format="yyyy-mm-dd", align="center")
    if day is None:
        sheet.write_blank(row, first + 2, None, look)
    else:
        sheet.write_datetime(row, first + 2, date.fromisoformat(day), look)
    book.text(sheet, row, first + 3, one.key, book.body(font_color="#7F7F7F", text_wrap=False))
    widths = [(cells["head_problem"], 46.0), (known.reason, _FILLED_IN[0]), (cells["head_of_column"], 24.0)]
    sheet.set_row(row, 15 * min(20, max(2, *(lines_of(text, width) for text, width in widths))))


def _about(finding: Finding, file: FileReport, messages: Messages) -> dict[str, str]:
    """What a finding is, by the term that heads it."""
    place = finding.place
    table, items = file.table, file.items
    indicator = table.by_code.get(place.indicator or "") if table else None
    item = items.by_id.get(place.item or "") if items else None
    sheet = sheet_text(file.path, place.sheet, messages)
    unit, column = place.unit or "", place.indicator or ""
    if indicator is not None and indicator.coded:
        column = messages.coded_column(indicator.code, indicator.name)
    if item is not None:
        unit, column = unit or owners_text(item, messages), item.id
    sign = "" if finding.is_question else f"{SYMBOLS[str(finding.severity)]} "
    return {
        "head_finding_code": f"{sign}{finding.code}",
        "head_file": file.path,
        "head_where": " ".join(part for part in (sheet, spot(place)) if part),
        "head_of_unit": unit,
        "head_of_column": column,
        "head_problem": told(finding, messages),
    }
