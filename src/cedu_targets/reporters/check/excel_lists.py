"""The lists of an Excel report: rules and what they rest on, questions and duties, explanations."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from cedu_targets.domain.explanation_use import UncountedExplanation
from cedu_targets.domain.items import Item
from cedu_targets.domain.place import Place
from cedu_targets.domain.shape import Shape
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report
from cedu_targets.reporters.check.excel_flags import Page
from cedu_targets.reporters.shared.group_sentences import told
from cedu_targets.reporters.shared.item_words import owners_text
from cedu_targets.reporters.shared.sentences import explained_label, sheet_text, spot
from cedu_targets.reporters.shared.symbols import SYMBOLS
from cedu_targets.reporters.shared.workbook import FILLS, ReportBook, lines_of

Pages = Mapping[int, Page]
"""By the position of the file in the report."""


class Link(Struct, frozen=True):
    """A cell that leads somewhere."""

    target: str | None
    text: str


class Amount(Struct, frozen=True):
    """A number with its way of being shown."""

    value: Decimal
    number_format: str


class Flagged(Struct, frozen=True):
    """A text or a number of which something is said; the kind of the legend colours it."""

    cell: str | Amount
    kind: str


Cell = str | int | Link | Amount | Flagged
Row = tuple[str, Sequence[Cell]]
"""The cells, and the kind of the legend that colours the second one ("" for none)."""
Columns = Sequence[tuple[str, float]]
"""The term that heads each column, and its width."""

NOTHING: Mapping[int, int] = {}
NUMBER: Columns = (("head_number", 5),)
PLACE: Columns = (
    ("head_source", 9), ("head_in_table", 9), ("head_unit", 12), ("head_code", 7), ("head_name", 22),
)  # fmt: skip
SOURCE: Columns = (("head_file", 16), ("head_sheet", 12))


def write_list(
    sheet: Any, top: int, columns: Columns, rows: Iterable[Row], book: ReportBook, folded: Mapping[int, int] = NOTHING
) -> int:
    """A heading and its rows. Returns the row after the last.

    `folded` says after which rows, counted from 0, how many are folded up under it: they open with a click.
    """
    headings = [book.messages.term(name) for name, _ in columns]
    for column, heading in enumerate(headings):
        book.text(sheet, top, column, heading, book.head())
    tallest = max(lines_of(heading, width + 1) for heading, (_, width) in zip(headings, columns, strict=True))
    sheet.set_row(top, 15 * tallest + 5)
    row, under = top, 0
    for number, (kind, cells) in enumerate(rows):
        row += 1
        lines = 1
        for column, cell in enumerate(cells):
            fill: dict[str, object] = {"bg_color": FILLS[kind]} if kind and column == 1 else {}
            _write(sheet, row, column, cell, fill, book)
            said = cell.cell if isinstance(cell, Flagged) else cell
            if isinstance(said, str):
                lines = max(lines, lines_of(said, columns[column][1]))
        is_under, under = under > 0, folded.get(number, under - 1)
        outline = {"level": 1, "hidden": True} if is_under else {"collapsed": True} if number in folded else None
        sheet.set_row(row, min(400, 15 * lines + 4), None, outline)
    if folded:
        sheet.outline_settings(symbols_below=False)  # the row that the others are folded under stands above them
    return row + 1


def _write(sheet: Any, row: int, column: int, cell: Cell, fill: Mapping[str, object], book: ReportBook) -> None:
    if isinstance(cell, Flagged):
        _write(sheet, row, column, cell.cell, {"bg_color": FILLS[cell.kind], "border": 2}, book)
    elif isinstance(cell, Link):
        look = book.body(font_color="#0563C1", underline=1) if cell.target else book.body()
        book.link(sheet, row, column, cell.target, cell.text, look)
    elif isinstance(cell, Amount):
        book.number(sheet, row, column, cell.value, book.body(num_format=cell.number_format, **fill))
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, book.body(**fill))
    else:
        book.text(sheet, row, column, cell, book.body(**fill))


def headed(columns: Columns, report: Report) -> Columns:
    """The columns as the report's documents need them: a list has items, a form classes, not codes and indicators."""
    shapes = {file.document.shape for file in report.files if file.document is not None}
    if shapes <= {Shape.TABLE}:
        return columns
    heads = {frozenset({Shape.ITEMS}): ("head_item", "head_item_text")}
    heads[frozenset({Shape.RECORDS})] = ("head_which_class", "head_class_project")
    code, name = heads.get(frozenset(shapes), ("head_code_or_item", "head_name_or_text"))
    others = {"head_code": (code, 12.0), "head_name": (name, 30.0)}
    return tuple(others.get(name, (name, width)) for name, width in columns)


def legend(report: Report, messages: Messages) -> str:
    """What the signs mean, and where it is said what they stand for."""
    shapes = {file.document.shape for file in report.files if file.document is not None}
    named = {frozenset({Shape.ITEMS}): "legend_items", frozenset({Shape.RECORDS}): "legend_forms"}
    return messages.term(named.get(frozenset(shapes), "legend"), sheet=messages.term("sheet_findings"))


def list_page(name: str, columns: Columns, book: ReportBook) -> Any:
    """A new sheet for a list; `name` is a term."""
    return book.page(book.sheet_name(book.messages.term(name)), [width for _, width in columns])


def write_long_list(
    sheet: Any, columns: Columns, rows: Sequence[Row], book: ReportBook, folded: Mapping[int, int] = NOTHING
) -> None:
    """A list that fills its sheet: headings stay and are repeated, a filter."""
    write_list(sheet, 0, columns, rows, book, folded)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)


def place_cells(file: FileReport, page: Page | None, place: Place, book: ReportBook) -> list[Cell]:
    """A link to the source, a link to the sheet of this workbook, the unit, the column's code and name.

    Of a list of items the owners, the item's name and its text; of a form the class, by its number and project.
    """
    inside = page.address(place) if page else None
    indicator = file.table.by_code.get(place.indicator or "") if file.table else None
    item = file.items.by_id.get(place.item or "") if file.items else None
    about = [place.unit or "", place.indicator or "", indicator.name if indicator and indicator.coded else ""]
    if file.records is not None and place.record is not None:
        entry = file.records.by_number.get(int(place.record))
        about[1:] = [place.record, (entry.project or "") if entry else ""]
    return [
        Link(book.source(file.path, place), spot(place) or book.messages.term("go_there")),
        Link(inside, book.messages.term("go_there")) if inside else "",
        *([place.unit or owners_text(item, book.messages), item.id, item.text] if item else about),
    ]


def source_cells(file: FileReport, messages: Messages, place: Place | None = None) -> list[Cell]:
    """The file and the sheet."""
    sheet = place.sheet if place else file.sheet
    return [file.path, sheet_text(file.path, sheet, messages)]


RULES: Columns = (
    *NUMBER, ("head_rule", 16), ("head_relation", 40), ("head_basis", 50), ("head_severity", 9),
    ("head_state_of_rule", 10), ("head_evaluated", 9), ("head_findings", 9), ("not_judged", 9),
    ("head_pack", 16), *SOURCE,
)  # fmt: skip


def write_rules(report: Report, book: ReportBook) -> None:
    """规则与依据: what was checked, in words, what it rests on, and how it fared."""
    rows: list[Row] = []
    for file in report.files:
        for rule in file.rules:
            state = book.messages.term("applied" if rule.applies else "not_applied")
            counts: list[Cell] = [rule.judged, rule.findings, rule.not_judged] if rule.applies else ["", "", ""]
            named = book.messages.rule_name(rule.id, file.pack)
            demand, severity = book.messages.rule(rule.check, rule.parameters), book.messages.term(rule.severity)
            about = [file.pack or "", *source_cells(file, book.messages)]
            rows.append(("", [len(rows) + 1, named, demand, rule.why, severity, state, *counts, *about]))
    write_long_list(list_page("sheet_rules", RULES, book), RULES, rows, book)


QUESTIONS: Columns = (
    *NUMBER, ("head_finding_code", 14), ("head_source", 10), ("head_in_table", 12), ("head_unit", 16),
    ("head_code", 12), ("head_name", 24), ("head_problem", 46), ("head_todo", 34), ("head_answer", 30), *SOURCE,
)  # fmt: skip
DUTIES: Columns = (
    *NUMBER, ("head_id", 14), ("head_line", 10), ("head_due", 12), ("head_unit", 16), ("head_amount", 12),
    ("head_strength", 24), ("head_task", 46), ("head_basis", 34), ("head_remark", 30), *SOURCE,
)  # fmt: skip


def write_questions(report: Report, pages: Pages, book: ReportBook) -> None:
    """疑问清单: what the office has to answer, with room for it; below, the duties that no column counts."""
    asked: list[Row] = []
    due: list[Row] = []
    for number, file in enumerate(report.files):
        for finding in file.questions:
            place = place_cells(file, pages.get(number), finding.place, book)
            said = [told(finding, book.messages), book.messages.help(finding), ""]
            asked.append(
                ("", [len(asked) + 1, finding.code, *place, *said, *source_cells(file, book.messages, finding.place)])
            )
        due += [("", [len(due) + position, *_duty(duty, file, book)]) for position, duty in enumerate(file.duties, 1)]
    if not asked and not due:
        return
    questions = headed(QUESTIONS, report)
    sheet, top = list_page("sheet_questions", questions, book), 0
    for heading, columns, rows in (("question_heading", questions, asked), ("duties_heading", DUTIES, due)):
        if rows:
            title = book.messages.term(heading, count=len(rows))
            book.text(sheet, top, 0, title, book.look(bold=True, font_size=12))
            top = write_list(sheet, top + 1, columns, rows, book) + 1


def _duty(duty: Item, file: FileReport, book: ReportBook) -> list[Cell]:
    line: Cell = "" if duty.line is None else duty.line
    told = [duty.due.text or "", duty.owner_text, duty.amount or "", book.messages.term(duty.strength)]
    return [duty.id, line, *told, duty.text, duty.why, "", *source_cells(file, book.messages)]


EXPLANATIONS: Columns = (
    *NUMBER, ("head_state_of_rule", 14), ("head_finding_code", 9), *PLACE, ("head_problem", 46), ("head_reason", 34),
    ("head_by", 12), ("head_until", 12), *SOURCE,
)  # fmt: skip


def write_explanations(report: Report, pages: Pages, book: ReportBook) -> None:
    """情况说明: findings accepted in writing, and explanations that do not count."""
    messages = book.messages
    rows: list[Row] = []
    for number, file in enumerate(report.files):
        for finding in file.explained:
            words = finding.explained
            assert words is not None
            label = f"{SYMBOLS['explained']} {messages.term(explained_label(finding))}"
            place = place_cells(file, pages.get(number), finding.place, book)
            answer = [told(finding, messages), words.reason, words.by, words.until or words.on or ""]
            cells: list[Cell] = [
                label,
                finding.code,
                *place,
                *answer,
                *source_cells(file, book.messages, finding.place),
            ]
            rows.append(("explained", [len(rows) + 1, *cells]))
    use = report.explanation_use
    if use is not None:
        for name, entries in (("lapsed", use.lapsed), ("unused", use.unused)):
            for entry in entries:
                rows.append(
                    ("", [len(rows) + 1, messages.term(name), *_uncounted_explanation(entry, use.path, messages)])
                )
    if rows:
        columns = headed(EXPLANATIONS, report)
        write_long_list(list_page("sheet_explanations", columns, book), columns, rows, book)


def _uncounted_explanation(entry: UncountedExplanation, path: str, messages: Messages) -> list[Cell]:
    place = [
        spot(Place(cell=entry.cell, line=entry.line)),
        "",
        entry.unit or "",
        entry.indicator or entry.item or "",
        messages.rule_name(entry.rule, ""),
    ]
    return [entry.code, *place, messages.because(entry), "", "", "", path, entry.sheet or ""]


GONE: Columns = (
    *NUMBER, ("head_state", 12), ("head_finding_code", 10), ("head_problem", 110), ("head_file", 40),
)  # fmt: skip


def write_gone(report: Report, book: ReportBook) -> None:
    """与上次相比: findings of the earlier run that are no more."""
    if report.comparison is None or not report.comparison.gone:
        return
    label = book.messages.term("gone")
    rows: list[Row] = [
        ("", [number, label, gone.code, gone.message, gone.path])
        for number, gone in enumerate(report.comparison.gone, start=1)
    ]
    write_long_list(list_page("sheet_comparison", GONE, book), GONE, rows, book)
