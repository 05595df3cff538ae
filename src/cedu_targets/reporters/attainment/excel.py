"""`cedu gap TEXT … -f excel`: a row for each target and unit, paths with charts, units, bases, what is open; on A3."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Any

from cedu_targets.attainment.ratios import RULE
from cedu_targets.attainment.report import AttainmentReport
from cedu_targets.domain.attainment import Figure
from cedu_targets.domain.fault import CallFault
from cedu_targets.domain.paper import Paper
from cedu_targets.domain.place import Place
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.attainment.cells import next_cell, reason_cell
from cedu_targets.reporters.attainment.excel_paths import paths_sheet
from cedu_targets.reporters.attainment.excel_targets import COLUMNS, amount, targets_sheet
from cedu_targets.reporters.attainment.excel_units import units_sheet
from cedu_targets.reporters.attainment.inputs import places
from cedu_targets.reporters.attainment.page_lines import place_text
from cedu_targets.reporters.attainment.sentences import target_name, whole_name
from cedu_targets.reporters.attainment.unit_marks import by_unit
from cedu_targets.reporters.attainment.verdicts import Verdict, entries, verdict_text
from cedu_targets.reporters.shared.findings_sheet import FindingRow, findings_sheet, headings
from cedu_targets.reporters.shared.group_sentences import findings_listed, not_judged_listed
from cedu_targets.reporters.shared.sentences import fault, fault_word, passed_over_lines
from cedu_targets.reporters.shared.symbols import SYMBOLS, kind_of
from cedu_targets.reporters.shared.workbook import MOST_COLUMNS, MOST_ROWS, ReportBook

BASES = (
    ("head_att_base", 26), ("head_att_unit", 18), ("head_att_year", 8), ("head_att_value", 14),
    ("head_att_measure", 10), ("head_att_source", 30), ("head_item_place", 30),
)  # fmt: skip


def render(
    report: AttainmentReport, messages: Messages, folder: PurePath = Path(), paper: Paper | None = None
) -> bytes:
    """The workbook's bytes. Raises CallFault where something does not fit a sheet."""
    found = entries(report)
    columns = len(by_unit(found))
    if len(report.rows) > MOST_ROWS or columns > MOST_COLUMNS:
        raise CallFault("excel_too_large", {"rows": len(report.rows), "count": columns})
    book = ReportBook(messages, folder, len(report.rows) * len(COLUMNS) + len(report.units) * columns, paper=paper)
    targets_sheet(found, report, book)
    if report.paths:
        paths_sheet(report, book)
    if columns:
        units_sheet(found, report, book)
    if report.bases:
        _bases_sheet(report, book)
    findings_sheet(list(_open_rows(report, messages)), book, name=messages.term("sheet_att_open"))
    return book.close()


def _bases_sheet(report: AttainmentReport, book: ReportBook) -> None:
    """The bases that were used, each with its year, its source and a link to where it stands."""
    messages, whole = book.messages, whole_name(report, book.messages)
    sheet = book.page(book.sheet_name(messages.term("sheet_att_bases")), [width for _, width in BASES])
    headings(sheet, BASES, book)
    for line, figure in enumerate(report.bases, start=1):
        _base(sheet, line, figure, whole, book)
    sheet.autofilter(0, 0, len(report.bases), len(BASES) - 1)


def _base(sheet: Any, line: int, figure: Figure, whole: str, book: ReportBook) -> None:
    messages = book.messages
    value, year = (
        amount(figure.value, figure.is_rate),
        amount(None if figure.year is None else Decimal(figure.year), False),
    )
    source = figure.source or messages.term("att_no_source")
    texts = (
        figure.name,
        figure.unit or whole,
        year or messages.term("att_no_year"),
        value,
        figure.unit_of_measure or "",
        source,
    )
    for column, text in enumerate(texts):
        if isinstance(text, str):
            book.text(sheet, line, column, text, book.body())
        else:
            look = book.body(num_format=text.shape, align="right", text_wrap=False)
            book.number(sheet, line, column, text.value, look)
    link = book.body(font_color="#0563C1", underline=1)
    book.link(sheet, line, len(texts), book.source(figure.path, figure.place), place_text(figure, messages), link)


def _open_rows(report: AttainmentReport, messages: Messages) -> Iterator[tuple[bool, FindingRow]]:
    """What could not be taken, judged or read, what was found, and what the text leaves open."""
    for file in report.files:
        if file.fault is not None:
            yield False, (fault_word(file, messages), file.fault.code, file.path, Place(), fault(file, messages), "")
    for line in passed_over_lines(report.passed_over, messages):
        yield False, ("", "", "", Place(), line, "")
    stands, label = places(report), verdict_text(Verdict.UNJUDGED, messages)
    for entry in entries(report):
        if entry.verdict is Verdict.UNJUDGED:
            path, place = stands.get(entry.target.id, ("", Place()))
            told = messages.punctuation.labelled(target_name(entry.target), reason_cell(entry, messages))
            yield False, (label, "", path, place, told, next_cell(entry, messages))
    findings = sorted(report.findings, key=lambda pair: -pair[1].severity.rank)
    for pairs in (findings, report.questions):
        paths = [file.path for file, _ in pairs]
        for one in findings_listed([finding for _, finding in pairs], messages, paths):
            first, kind = one.group.first, kind_of(one.group.first)
            word = f"{SYMBOLS[kind]} {messages.term(kind)}"
            path = paths[one.group.positions[0]]
            yield False, (word, first.code, path, first.place, one.in_one(messages), messages.help(first))
    unread = [(file.path, one) for file, one in report.not_judged if one.rule != RULE]
    for several in not_judged_listed([one for _, one in unread], messages, [path for path, _ in unread]):
        path = unread[several.group.positions[0]][0]
        yield False, (label, "", path, several.place, several.in_one(messages), "")
