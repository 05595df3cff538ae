"""The report as a new Excel workbook: summary, findings, each table with its flagged cells, rules, questions.

Written by XlsxWriter, loaded only here. The same report gives the same bytes.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any

from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.finding import Severity
from cedu_targets.domain.paper import Paper
from cedu_targets.messages.messages import Messages
from cedu_targets.report import FileReport, Report, Status
from cedu_targets.reporters.check import (
    excel_findings,
    excel_forms,
    excel_in_short,
    excel_items,
    excel_lists,
    excel_table,
)
from cedu_targets.reporters.check.excel_flags import FormPage, ItemsPage, Page, TablePage
from cedu_targets.reporters.check.excel_lists import Cell, Columns, Link, Pages, Row, legend
from cedu_targets.reporters.check.paper import paper_of
from cedu_targets.reporters.shared.candidate_words import candidates_left
from cedu_targets.reporters.shared.diagnosis_sentences import alternatives, left_out, more, numbered, sentence
from cedu_targets.reporters.shared.document_words import extent, report_title
from cedu_targets.reporters.shared.form_words import form_name, form_rows
from cedu_targets.reporters.shared.overview import overview, roster_lines
from cedu_targets.reporters.shared.run_summary import has_many
from cedu_targets.reporters.shared.sentences import (
    before_all,
    comparison_summary,
    explanations_summary,
    fault,
    form_of,
    passed_over_lines,
    sheet_text,
    total_line,
    verdict,
)
from cedu_targets.reporters.shared.symbols import CAUSE
from cedu_targets.reporters.shared.workbook import MOST_COLUMNS, MOST_ROWS, ReportBook
from cedu_targets.version import __version__

VERDICT_SYMBOLS = {Status.CLEAN: "✓", Status.FINDINGS: "▲"}
VERDICT_KINDS = {
    Status.CLEAN: "",
    Status.FINDINGS: "error",
    Status.UNREADABLE: "warning",
    Status.NOT_CHECKED: "warning",
}
_WORST_FIRST = (Status.UNREADABLE, Status.FINDINGS, Status.NOT_CHECKED, Status.CLEAN)
UNIT = ("head_unit", 12)
SUMMARY: Columns = (
    ("head_number", 5), ("head_result", 14), ("head_file", 24), ("head_sheet", 14), ("head_title", 40),
    ("head_pack", 16), ("error", 8), ("warning", 9), ("note", 8), ("question", 10), ("explained", 10),
    ("not_judged", 9), ("head_relations", 9), ("head_cells", 8), ("head_table", 7), ("head_remark", 36),
)  # fmt: skip


def render(report: Report, messages: Messages, folder: PurePath = Path(), paper: Paper | None = None) -> bytes:
    """The workbook's bytes; `folder` is where it will stand, for links to the submitted files.

    Raises CallFault where a table or the findings do not fit a sheet: nothing is left out silently.
    """
    _check_room(report)
    tables = [file.table for file in report.files if file.table is not None]
    lists = sum(len(file.findings) + len(file.told_not_judged) + len(file.rules) for file in report.files)
    cells = sum(len(table.rows) * len(table.codes) for table in tables) + lists * len(excel_findings.FINDINGS)
    cells += sum(10 * (file.checked.items + file.checked.records) for file in report.files)
    book = ReportBook(messages, folder, cells, paper=paper or paper_of(report))
    summary = book.page(book.sheet_name(messages.term("sheet_summary")), [width for _, width in _columns(report)])
    pages = _pages(report, book)
    _summary(summary, report, pages, book)
    excel_findings.write_findings(report, pages, book)
    for page in pages.values():
        if isinstance(page, TablePage):
            excel_table.write(page, book)
        elif isinstance(page, ItemsPage):
            excel_items.write(page, book)
        else:
            excel_forms.write(page, book)
    excel_lists.write_rules(report, book)
    excel_lists.write_questions(report, pages, book)
    excel_lists.write_explanations(report, pages, book)
    excel_lists.write_gone(report, book)
    return book.close()


def _check_room(report: Report) -> None:
    few = not has_many(report)
    rows = sum(len(file.findings) + len(file.told_not_judged) for file in report.files) if few else 0
    tables = [file.table for file in report.files if file.table is not None]
    sizes = [one.size for file in report.files for one in (file.items, file.records) if one is not None]
    rows = max([rows, *(len(table.units) + len(table.notes) for table in tables), *sizes])
    columns = max((len(table.codes) for table in tables), default=0)
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise CallFault("excel_too_large", {"rows": rows, "count": columns})


def _pages(report: Report, book: ReportBook) -> Pages:
    """The tables and lists that were read, each with the name of its sheet."""
    messages, causes = book.messages, numbered(report)
    pages: dict[int, Page] = {}
    for number, file in enumerate(report.files):
        sheet, stem = sheet_text(file.path, file.sheet, messages), Path(file.path).stem
        if file.table is not None:
            name = book.sheet_name(f"{messages.term('sheet_table')} {sheet or stem}")
            pages[number] = TablePage(file, file.table, name, causes[number])
        elif file.items is not None and not file.is_bare:
            name = book.sheet_name(f"{messages.term('sheet_items')} {sheet or file.items.title or stem}")
            pages[number] = ItemsPage(file, file.items, name)
        elif file.records is not None and file.records.entries:
            named = form_name(file.records, messages) or sheet or stem
            name = book.sheet_name(f"{messages.term('sheet_forms')} {named}")
            pages[number] = FormPage(file, file.records, name, list(form_rows(file.records, messages)))
    return pages


def _summary(sheet: Any, report: Report, pages: Pages, book: ReportBook) -> None:
    messages = book.messages
    sheet.set_row(0, 28)
    sheet.set_row(1, 22)
    book.text(sheet, 0, 0, report_title(report, messages), book.look(bold=True, font_size=16))
    book.text(sheet, 1, 0, total_line(report, messages), book.look(bold=True, font_size=12))
    columns, rows = _columns(report), _rows(report, pages, messages)
    top = 2
    for top, line in enumerate([*before_all(report, messages), *roster_lines(report, messages)], start=2):
        book.text(sheet, top, 0, line)
    top = excel_in_short.write_in_short(sheet, top + 1, report, book)
    row = excel_lists.write_list(sheet, top, columns, rows, book) + 1
    if not has_many(report):  # else half a screen would stand still
        sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    if rows:
        sheet.autofilter(top, 0, top + len(rows), len(columns) - 1)
    row = _causes(sheet, row, report, pages, book)
    waiting = sum(not rule.applies for file in report.files for rule in file.rules)
    lines = [
        *passed_over_lines(report.passed_over, messages),
        explanations_summary(report, messages),
        comparison_summary(report, messages),
        messages.term("rules_waiting", count=waiting) if waiting else "",
        legend(report, messages),
        messages.term("legend_cause") if any(page.causes for page in pages.values()) else "",
        messages.term("excel_hint"),
        messages.term("made_by", version=__version__),
    ]
    for line in lines:
        if line:
            book.text(sheet, row, 0, line)
            row += 1


def _columns(report: Report) -> Columns:
    columns = _summary_columns(report)
    return (*columns[:3], UNIT, *columns[3:]) if report.is_of_several_files else columns


def _summary_columns(report: Report) -> Columns:
    """Without the units; with the number of items or of classes where there are lists or forms."""
    beside = _entries_counted(report)
    return (*SUMMARY[:-2], *beside, ("head_in_table", 9), SUMMARY[-1]) if beside else SUMMARY


def _entries_counted(report: Report) -> Columns:
    items: Columns = (("head_items", 8),) if any(file.items for file in report.files) else ()
    classes: Columns = (("head_classes", 8),) if any(file.records for file in report.files) else ()
    return (*items, *classes)


def _rows(report: Report, pages: Pages, messages: Messages) -> list[Row]:
    """The tables; of several files with their units, worst first, and the units that sent nothing among them."""
    by_path: dict[str, list[Row]] = {}
    for tables in _forms(report):
        number, file = min(tables, key=lambda one: _WORST_FIRST.index(one[1].status(report.fail_on)))
        row = _file([one for _, one in tables], file, report, pages.get(number), messages)
        by_path.setdefault(file.path, []).append((VERDICT_KINDS[file.status(report.fail_on)], [tables[0][0] + 1, *row]))
    if not report.is_of_several_files:
        return [row for rows in by_path.values() for row in rows]
    found: list[Row] = []
    blanks = [""] * (len(_summary_columns(report)) - 2)
    for one in overview(report, messages):
        of_file = by_path.get(one.path) or [("warning", ["", f"{one.mark} {one.verdict}", *blanks])]
        found += [(kind, [*cells[:3], one.unit, *cells[3:]]) for kind, cells in of_file]
    return found


def _forms(report: Report) -> list[list[tuple[int, FileReport]]]:
    """The tables with their positions, the months of one form together."""
    forms: dict[object, list[tuple[int, FileReport]]] = {}
    for number, file in enumerate(report.files):
        forms.setdefault(form_of(file) or number, []).append((number, file))
    return list(forms.values())


def _causes(sheet: Any, row: int, report: Report, pages: Pages, book: ReportBook) -> int:
    """疑似错因: each with the way to its first cell, and what was not looked for. Returns the row after the last."""
    messages, start = book.messages, row
    several = len(report.files) > 1
    tables = [page for page in pages.values() if isinstance(page, TablePage)]
    count = sum(len(page.causes) for page in tables)
    if count:
        heading = messages.term("cause_heading", count=count)
        book.text(sheet, row, 0, heading, book.look(bold=True, font_size=12))
        book.text(sheet, row + 1, 0, messages.term("cause_caution"))
        row += 2
    link = book.look(font_color="#0563C1", underline=1)
    months = Counter(form for page in tables if (form := form_of(page.file)) is not None)
    for page in tables:
        shown_sheet = sheet_text(page.file.path, page.file.sheet, messages)
        before = f"{page.file.path}{f' › {shown_sheet}' if shown_sheet else ''}  " if several else ""
        is_one_of_many = months[form_of(page.file)] > 1
        for number, group in page.causes:
            shown = list(alternatives(number, group))
            for label, diagnosis in shown[:1] if is_one_of_many else shown:
                book.text(sheet, row, 0, f"{CAUSE} {label}", book.look(bold=True))
                book.link(sheet, row, 1, page.way_to(diagnosis), messages.term("go_there"), link)
                book.text(sheet, row, 2, before + sentence(diagnosis, messages), book.look(bold=True))
                row += 1
            if is_one_of_many:  # the others stand in the remarks of the cells
                continue
            if text := more(group, messages):
                book.text(sheet, row, 2, text)
                row += 1
        if text := left_out(page.file.search, messages):
            book.text(sheet, row, 0, before + text)
            row += 1
    return row + (row > start)


def _file(
    tables: Sequence[FileReport], file: FileReport, report: Report, page: Page | None, messages: Messages
) -> list[Cell]:
    """A table's cells, or those of the months of one form, of which `file` is the worst."""
    status = file.status(report.fail_on)
    came_out = f"{VERDICT_SYMBOLS.get(status, '!')} {verdict(file, report.fail_on, messages)}"
    if file.fault is not None:
        reason = f"{file.fault.code} {fault(file, messages)}"
        return [came_out, file.path, *[""] * (len(_summary_columns(report)) - 4), reason]
    title = file.document.title if file.document else None
    counts = [sum(one.count(severity) for one in tables) for severity in Severity]
    counts += [sum(len(one.questions) for one in tables), sum(len(one.explained) for one in tables)]
    counts.append(sum(len(one.told_not_judged) for one in tables))
    shown = sheet_text(file.path, file.sheet, messages)
    entries: dict[str, Cell] = {"head_items": file.checked.items if file.items else ""}
    entries["head_classes"] = file.checked.records if file.records else ""
    return [
        came_out,
        file.path,
        messages.term("sheet_of_tables", sheet=shown, count=len(tables)) if len(tables) > 1 else shown,
        title or "",
        file.pack or "",
        *counts,
        sum(one.checked.relations for one in tables),
        sum(one.checked.cells for one in tables) if file.table is not None else "",
        *(entries[name] for name, _ in _entries_counted(report)),
        Link(f"internal:'{page.name}'!A1", messages.term("go_there")) if page else "",
        extent(file, messages) if status is Status.NOT_CHECKED else candidates_left(file, messages),
    ]
