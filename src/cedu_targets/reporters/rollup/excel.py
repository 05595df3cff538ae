"""`cedu rollup -f excel`: the sums, a table of achievements that `cedu gap` reads, and beside it where they come from.

汇总 alone is a table: the first cell of every other sheet says that it is an aside, so nothing is counted twice.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.finding_groups import Group, grouped
from cedu_targets.domain.paper import Paper
from cedu_targets.domain.place import Place
from cedu_targets.domain.provenance import ASIDE, ROLLUP
from cedu_targets.domain.unknown_marks import INCOMPLETE
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.rollup.excel_details import COLUMNS as DETAILS
from cedu_targets.reporters.rollup.excel_details import details_sheet
from cedu_targets.reporters.rollup.excel_figure_details import details_sheet as figure_details_sheet
from cedu_targets.reporters.rollup.excel_figure_details import sent_sheet
from cedu_targets.reporters.rollup.excel_figures import figure_months, figure_sheets
from cedu_targets.reporters.rollup.excel_slots import slot_look, slots_sheet
from cedu_targets.reporters.rollup.rates import due_of
from cedu_targets.reporters.rollup.sentences import (
    aside_lines,
    completeness_line,
    findings_of,
    no_persons,
    uncounted_of,
)
from cedu_targets.reporters.rollup.words import counts_text, mark, meaning_of, reason
from cedu_targets.reporters.shared.findings_sheet import FindingRow, findings_sheet
from cedu_targets.reporters.shared.group_sentences import told
from cedu_targets.reporters.shared.sentences import fault, fault_word, listed
from cedu_targets.reporters.shared.symbols import SYMBOLS, kind_of
from cedu_targets.reporters.shared.workbook import A4, ReportBook, lines_of, number_format
from cedu_targets.rollups.report import RollupReport
from cedu_targets.rollups.sums import Total
from cedu_targets.rollups.table import REMARKS, TOTAL, UNIT, Column, columns_of
from cedu_targets.version import __version__

_UNIT_WIDTH, _SUM_WIDTH, _MARK_WIDTH, _REMARK_WIDTH = 24, 13, 22, 40
_BETWEEN = "、"
"""Between the names in the column 不完整, in any language: as it is read back."""


def render(report: RollupReport, messages: Messages, folder: PurePath = Path(), paper: Paper | None = None) -> bytes:
    """The workbook's bytes. Raises CallFault where something does not fit a sheet."""
    book = ReportBook(messages, folder, _cells(report), mark=ROLLUP, paper=paper)
    figures = report.figures
    begun = [month for month in report.months if any(due_of(report.of_month(month)))]
    names = {month: messages.month(month) for month in begun}
    if report.has_classes:
        _sums_sheet(report, book)
        slots_sheet(report, book, messages.term("rollup_matrix"), meaning_of(report, messages))
    if figures is not None:
        figure_sheets(figures, book, is_beside_classes=report.has_classes)
    problems = [*_problems(report, messages)]
    if problems:
        name = messages.term("rollup_findings")
        findings_sheet(problems, book, A4, name=name, heading=f"{ASIDE}{name}")
    for month, name in names.items():
        _month_sheet(month, name, report, book)
    if report.has_classes:
        details_sheet(report, book)
    if figures is not None:
        figure_months(figures, book, is_beside_classes=report.has_classes)
        sent_sheet(figures, book)
        figure_details_sheet(
            figures, book, messages.term("figures_details_sheet" if report.has_classes else "rollup_details_sheet")
        )
    return book.close()


def _cells(report: RollupReport) -> int:
    """About how many cells there will be."""
    classes = sum(slot.sums.classes for slot in report.slots.values())
    classes += sum(form.sums.classes for form in report.uncounted)
    figures = report.figures
    numbers = 0 if figures is None else len(figures.details) + len(figures.slots) * len(figures.indicators)
    return classes * len(DETAILS) + 6 * len(report.slots) + 11 * numbers


def _sums_sheet(report: RollupReport, book: ReportBook) -> None:
    """The table: units × sums, at its end all units together; what is not complete is named beside the numbers."""
    messages = book.messages
    totals = report.totals
    columns = columns_of({unit: total for unit, total in totals.items() if total is not None})
    rows = [(unit, total, _unit_marks(unit, total, columns, report, messages)) for unit, total in totals.items()]
    together, together_marks = _together(report, columns, messages)
    marked = any(marks for _, _, marks in rows) or bool(together_marks)
    widths = [_UNIT_WIDTH, *[_SUM_WIDTH] * len(columns), *[_MARK_WIDTH] * marked, _REMARK_WIDTH]
    sheet = book.page(book.sheet_name(messages.term("rollup_sums_sheet")), widths, A4)
    head = book.opening(sheet, report.table.title or "", [completeness_line(report, messages)], widths)
    heads = [UNIT, *(f"{one.name}（{one.measure}）" for one in columns), *[INCOMPLETE] * marked, REMARKS]
    _heads(sheet, head, heads, book)
    for line, (unit, total, marks) in enumerate(rows, start=head + 1):
        told = counts_text(report.of_unit(unit), messages)
        _row(sheet, line, [unit, *_numbers(total, columns), *[marks] * marked, told], widths, book)
    if rows:
        sheet.autofilter(head, 0, head + len(rows), len(widths) - 1)
    last = head + len(rows) + 1
    _row(sheet, last, [TOTAL, *together, *[together_marks] * marked, ""], widths, book, bold=True)
    notes = [messages.term("rollup_sums_note")]
    notes += [messages.term("rollup_incomplete_note")] if marked else []
    if report.total is not None and report.spans_years and (why := no_persons(report, report.total, messages)):
        notes.append(listed(messages, why))
    for line, text in enumerate([*notes, messages.term("made_by", version=__version__)], start=last + 2):
        book.text(sheet, line, 0, text, book.look(font_color="#595959"))
    sheet.freeze_panes(head + 1, 1)
    sheet.repeat_rows(head)


def _numbers(total: Total | None, columns: Sequence[Column]) -> list[Any]:
    """The numbers of a row; blank where they are not known, all where nothing counts."""
    return [None if total is None else one.of(total) for one in columns]


def _lacking(total: Total | None, columns: Sequence[Column]) -> list[Column]:
    return [] if total is None else [one for one in columns if one.is_incomplete(total)]


def _names(columns: Sequence[Column]) -> str:
    return _BETWEEN.join(one.name for one in columns)


def _unit_marks(
    unit: str, total: Total | None, columns: Sequence[Column], report: RollupReport, messages: Messages
) -> str:
    """What the sums of a unit lack: the columns with cells that cannot be read, the months that do not count.

    A month is no column, so it is a mark of the whole row: any number may be larger.
    """
    if total is None:
        return ""
    months = [messages.month(slot.period) for slot in due_of(report.of_unit(unit)) if not slot.is_counted]
    lacks = [messages.term("rollup_lacks_month", month=month) for month in months]
    return _BETWEEN.join([*(one.name for one in _lacking(total, columns)), *lacks])


def _together(report: RollupReport, columns: Sequence[Column], messages: Messages) -> tuple[list[Any], str]:
    """The row of all units: what stands above it, added up, and what it lacks: what a unit lacks, or does not say."""
    table = report.table
    known = [total for total in report.totals.values() if total is not None]
    sums = [sum(values.values()) if (values := table.column(one.name)) else None for one in columns]
    lacking = [
        one.name
        for one, number in zip(columns, sums, strict=True)
        if number is not None and any(one.is_incomplete(total) or one.is_unsaid(total) for total in known)
    ]
    forms = sum(not slot.is_counted for slot in due_of([*report.slots.values()]))
    return sums, _BETWEEN.join([*lacking, *([messages.term("rollup_lacks_forms", count=forms)] if forms else [])])


def _heads(sheet: Any, line: int, texts: Sequence[str], book: ReportBook) -> None:
    sheet.set_row(line, 34)
    for column, text in enumerate(texts):
        book.text(sheet, line, column, text, book.head())


def _row(
    sheet: Any,
    line: int,
    values: Sequence[Any],
    widths: Sequence[float],
    book: ReportBook,
    *,
    bold: bool = False,
    look: Mapping[int, Any] | None = None,
) -> None:
    """A line of texts and numbers, as high as its longest text; `look` has the formats of single columns."""
    weight = {"bold": True} if bold else {}
    height = 1
    for column, value in enumerate(values):
        own = (look or {}).get(column)
        if isinstance(value, str) or value is None:
            book.text(sheet, line, column, value or "", own or book.body(valign="vcenter", **weight))
            height = max(height, lines_of(value or "", widths[column]))
        else:
            shown = own or book.body(
                valign="vcenter", align="right", text_wrap=False, num_format=number_format(None, value), **weight
            )
            book.number(sheet, line, column, value, shown)
    sheet.set_row(line, 15 * height + 3)


def _month_sheet(month: str, name: str, report: RollupReport, book: ReportBook) -> None:
    """One month: units × the same sums, and what came of each."""
    messages = book.messages
    slots = report.of_month(month)
    totals = {slot.unit: Total(slot.sums, slot.incomplete) for slot in slots if slot.is_counted}
    columns = columns_of(totals)
    marked = any(_lacking(total, columns) for total in totals.values())
    widths = [_UNIT_WIDTH, *[_SUM_WIDTH] * len(columns), *[_MARK_WIDTH] * marked, 12]
    sheet = book.page(book.sheet_name(name), widths, A4)
    head = book.opening(sheet, f"{ASIDE}{name}", [], widths)
    heads = [UNIT, *(f"{one.name}（{one.measure}）" for one in columns), *[INCOMPLETE] * marked]
    _heads(sheet, head, [*heads, messages.term("head_rollup_forms")], book)
    for line, slot in enumerate(slots, start=head + 1):
        total = totals.get(slot.unit)
        told = [*[_names(_lacking(total, columns))] * marked, mark(slot, messages)]
        values = [slot.unit, *_numbers(total, columns), *told]
        _row(sheet, line, values, widths, book, look={len(values) - 1: slot_look(slot, book)})
    if slots:
        sheet.autofilter(head, 0, head + len(slots), len(widths) - 1)
    sheet.freeze_panes(head + 1, 1)
    sheet.repeat_rows(head)


def _in_short(group: Group[Finding], sentences: Sequence[str], messages: Messages) -> str:
    """What the findings folded up under a row have in common, and how many they are; each says where it stands."""
    is_one = len({*sentences}) == 1
    what = sentences[0].rstrip(messages.punctuation.stop) if is_one else messages.title(group.first.code)
    return messages.term("rollup_problems_folded", title=what, count=len(sentences))


def _problems(report: RollupReport, messages: Messages) -> Iterator[tuple[bool, FindingRow]]:
    """Files that were not taken, findings, forms that are not counted; each with whether it is folded up.

    What somebody has to do something about has a row each, which is printed and sorted; only notes are folded up.
    """
    for file in report.files:
        if file.fault is not None:
            word, place = fault_word(file, messages), file.fault.place or Place()
            yield False, (word, file.fault.code, file.path, place, fault(file, messages), "")
    found = findings_of(report)
    for group in grouped([one for _, one in found]):
        kind = kind_of(group.first)
        label, sentences = f"{SYMBOLS[kind]} {messages.term(kind)}", [told(one, messages) for one in group.members]
        paths = [found[position][0].path for position in group.positions]
        is_folded = len(paths) > 1 and group.first.severity is Severity.NOTE
        if is_folded:
            yield (
                False,
                (
                    label,
                    group.first.code,
                    "",
                    Place(),
                    _in_short(group, sentences, messages),
                    messages.help(group.first),
                ),
            )
        for path, one, said in zip(paths, group.members, sentences, strict=True):
            yield is_folded, (label, one.code, path, one.place, said, "" if is_folded else messages.help(one))
    for form in uncounted_of(report):
        said = messages.term("rollup_uncounted", reason=reason(form, messages))
        yield False, (messages.term("rollup_not_counted"), "", form.path, Place(sheet=form.sheet), said, "")
    for line in aside_lines(report, messages):
        yield False, ("", "", "", Place(), line, "")
