"""`cedu gap -f excel`: overview, by unit, by indicator, ranking with a chart, and the findings; prints on A3."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path, PurePath
from typing import Any

import cedu_targets
from cedu_targets.domain.faults import CallFault
from cedu_targets.domain.finding import Place
from cedu_targets.domain.gap import GapRow, State
from cedu_targets.domain.numbers import decimal_places
from cedu_targets.gap_report import GapReport, to_places
from cedu_targets.messages import Messages
from cedu_targets.reporters.excel_book import MOST_COLUMNS, MOST_ROWS, Book, lines_of, number_format
from cedu_targets.reporters.gap_sentences import (
    SYMBOLS,
    UNJUDGED,
    counts,
    legend,
    pace,
    short_column,
    standing_columns,
    state_text,
    tasks_n,
    title,
)
from cedu_targets.reporters.marks import MARKS, kind_of
from cedu_targets.reporters.sentences import fault, spot

FILLS: dict[State | None, str] = {
    State.EXCEEDED: "#A9D08E", State.MET: "#C6E0B4", State.ON_PACE: "#E2EFDA", State.SLIGHTLY_BEHIND: "#FFEB9C",
    State.BEHIND: "#FFC7CE", State.NOT_REPORTED: "#E4DFEC", State.NOT_ASSIGNED: "#F2F2F2", None: "#E4DFEC",
}  # fmt: skip
LIST = (
    ("head_unit", 14), ("head_name", 40), ("head_target", 11), ("head_achieved", 11), ("head_gap", 11),
    ("head_completion", 12), ("head_needed", 11), ("head_growth", 11), ("head_gap_state", 18),
)  # fmt: skip
RANKING = (("head_rank", 7), ("head_unit", 16), ("head_share", 11))
FINDINGS = (
    ("head_severity", 10), ("head_finding_code", 9), ("head_file", 28), ("head_sheet", 14), ("head_place", 9),
    ("head_problem", 60), ("head_todo", 44),
)  # fmt: skip


def render(report: GapReport, messages: Messages, folder: PurePath = Path()) -> bytes:
    """The workbook's bytes. Raises CallFault where something does not fit a sheet."""
    if len(report.rows) > MOST_ROWS or len(report.indicators) > MOST_COLUMNS:
        raise CallFault("excel_too_large", {"rows": len(report.rows), "columns": len(report.indicators)})
    book = Book(messages, folder)
    _overview(report, book)
    _rows("sheet_gap_units", report.rows, report, book)
    order = {id(indicator): n for n, indicator in enumerate(report.indicators)}
    _rows("sheet_gap_indicators", sorted(report.rows, key=lambda row: order[id(row.indicator)]), report, book)
    areas = [row for rows in report.areas.values() for row in rows]
    if areas:
        _rows("sheet_gap_areas", areas, report, book)
    _ranking(report, book)
    _findings(report, book)
    return book.close()


def _overview(report: GapReport, book: Book) -> None:
    """Completion of every unit and indicator; each cell has its state's colour and sign."""
    messages = book.messages
    by_cell = {(row.unit, id(row.indicator)): row for row in report.rows}
    units = list(dict.fromkeys(row.unit for row in report.rows))
    name = book.sheet_name(messages.term("sheet_gap_overview"))
    sheet = book.page(name, [14, *[8.5] * len(report.indicators)])
    book.text(sheet, 0, 0, title(report, messages), book.look(bold=True, font_size=14))
    day = messages.term("gap_as_of", day=report.timetable.as_of)
    size = {"units": len(report.standings), "columns": len(report.indicators), "rows": tasks_n(report)}
    book.text(sheet, 1, 0, f"{day} · {pace(report, messages)}", book.look())
    book.text(sheet, 2, 0, messages.term("gap_counts", **size) + counts(report, messages), book.look())
    sheet.set_default_row(18)
    top = 4
    sheet.set_row(top, 96)
    book.text(sheet, top, 0, messages.term("head_unit"), book.head())
    for column, indicator in enumerate(report.indicators, start=1):
        book.text(sheet, top, column, short_column(indicator), book.head())
    for line, unit in enumerate(units, start=top + 1):
        book.text(sheet, line, 0, unit, book.body())
        for column, indicator in enumerate(report.indicators, start=1):
            row = by_cell.get((unit, id(indicator)))
            if row is not None:
                _completion(sheet, line, column, row, book)
    for line, text in enumerate(legend(report, messages), start=top + len(units) + 2):
        book.text(sheet, line, 0, text, book.look(font_color="#595959"))
    made_by = messages.term("made_by", version=cedu_targets.__version__)
    book.text(sheet, top + len(units) + 6, 0, made_by, book.look(font_color="#595959"))
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)


def _completion(sheet: Any, line: int, column: int, row: GapRow, book: Book) -> None:
    sign = UNJUDGED if row.state is None else SYMBOLS[row.state]
    fill = FILLS[row.state]
    shown = to_places(row.completion)
    if shown is None:
        book.text(sheet, line, column, sign, book.look(border=1, bg_color=fill, align="center"))
    else:
        look = book.look(border=1, bg_color=fill, align="right", num_format=f'"{sign} "{_percents(row)}')
        book.number(sheet, line, column, shown, look)


def _rows(name: str, rows: Sequence[GapRow], report: GapReport, book: Book) -> None:
    """A list of rows with a data bar in the completion, which only repeats what the number says."""
    messages = book.messages
    sheet = book.page(book.sheet_name(messages.term(name)), [width for _, width in LIST])
    _heads(sheet, LIST, book)
    # What has neither a target nor an achievement would only fill pages.
    rows = [row for row in rows if row.target is not None or row.achieved is not None]
    for line, row in enumerate(rows, start=1):
        book.text(sheet, line, 0, row.unit, _body(book))
        book.text(sheet, line, 1, short_column(row.indicator), _body(book))
        for column, value in enumerate((row.target, row.achieved), start=2):
            _number(sheet, line, column, value, number_format(row.indicator, value), book)
        _difference(sheet, line, 4, row.gap, row, book)
        _number(sheet, line, 5, to_places(row.completion), _percents(row), book)
        _difference(sheet, line, 6, row.needed_per_month, row, book)
        if row.is_rate:
            _difference(sheet, line, 7, to_places(row.growth, 3), row, book, sign="+")
        else:
            _number(sheet, line, 7, to_places(row.growth), "+0.0%;-0.0%;0.0%", book)
        book.text(sheet, line, 8, state_text(row.state, messages), _body(book, bg_color=FILLS[row.state]))
    if rows:
        bar = {"type": "data_bar", "bar_color": "#9BC2E6", "bar_solid": True, "min_type": "num", "min_value": 0}
        sheet.conditional_format(1, 5, len(rows), 5, {**bar, "max_type": "num", "max_value": 1.5})
        sheet.autofilter(0, 0, len(rows), len(LIST) - 1)
    if not report.has_last_year:
        sheet.set_column(7, 7, None, None, {"hidden": True})


def _ranking(report: GapReport, book: Book) -> None:
    """The units by their share of tasks at pace, with a chart of it."""
    messages = book.messages
    name = book.sheet_name(messages.term("sheet_gap_ranking"))
    columns = standing_columns(report)
    heads = [*RANKING, *((head, 11) for head, _ in columns)]
    sheet = book.page(name, [width for _, width in heads])
    _heads(sheet, heads, book)
    for line, (rank, entry) in enumerate(report.ranking, start=1):
        share = to_places(entry.share)
        _number(sheet, line, 0, None if share is None else Decimal(rank), "0", book)
        book.text(sheet, line, 1, entry.unit, _body(book))
        _number(sheet, line, 2, share, "0.0%", book)
        for column, (_, count) in enumerate(columns, start=len(RANKING)):
            _number(sheet, line, column, Decimal(count(entry)), "0", book)
    if report.ranking:
        book.bars(sheet, name, len(report.ranking), messages.term("gap_ranking"), (1, len(heads) + 1))


def _findings(report: GapReport, book: Book) -> None:
    messages = book.messages
    sheet = book.page(book.sheet_name(messages.term("sheet_findings")), [width for _, width in FINDINGS])
    _heads(sheet, FINDINGS, book)
    found = [
        (messages.term("cannot_read"), file.fault.code, file.path, Place(), fault(file, messages), "")
        for file in report.files
        if file.fault is not None
    ]
    for file, finding in report.findings:
        kind = kind_of(finding)
        label = f"{MARKS[kind]} {messages.term(kind)}"
        found.append(
            (label, finding.code, file.path, finding.place, messages.message(finding), messages.help(finding))
        )  # fmt: skip
    for file, entry in report.not_judged:
        label = f"{UNJUDGED} {messages.term('not_judged')}"
        found.append((label, "", file.path, entry.place, messages.reason(entry), ""))
    for line, (label, code, path, place, *said) in enumerate(found, start=1):
        texts = (label, code, path, place.sheet or "", spot(place), *said)
        for column, text in enumerate(texts):
            book.text(sheet, line, column, text, book.body())
        if texts[4]:
            book.link(sheet, line, 4, book.source(path, place), texts[4], book.body(font_color="#0563C1", underline=1))
        sheet.set_row(line, 15 * max(lines_of(texts[5], 60), lines_of(texts[6], 44), lines_of(texts[2], 28)))


def _heads(sheet: Any, columns: Sequence[tuple[str, float]], book: Book) -> None:
    for column, (name, _) in enumerate(columns):
        book.text(sheet, 0, column, book.messages.term(name), book.head())
    sheet.set_default_row(18)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)


def _difference(
    sheet: Any, line: int, column: int, value: Decimal | None, row: GapRow, book: Book, sign: str = ""
) -> None:
    """A gap, what a month must bring, a growth; of a rate in percentage points."""
    if not row.is_rate or value is None:
        _number(sheet, line, column, value, number_format(row.indicator, value), book)
        return
    points = value * 100
    shape = f'0.{"0" * max(1, decimal_places(points))}"{book.messages.term("gap_points", amount="")}"'
    _number(sheet, line, column, points, f"{sign}{shape};-{shape};{shape}" if sign else shape, book)


def _percents(row: GapRow) -> str:
    """A completion to one place; what is short of 100 % never reads as 100 %."""
    is_short = row.completion is not None and Fraction(9995, 10_000) <= row.completion < 1
    return "0.0000%" if is_short else "0.0%"


def _body(book: Book, **properties: object) -> Any:
    return book.body(valign="vcenter", **properties)


def _number(sheet: Any, line: int, column: int, value: Decimal | None, shape: str, book: Book) -> None:
    look = _body(book, num_format=shape, align="right", text_wrap=False)
    if value is None:
        book.text(sheet, line, column, "", look)
    else:
        book.number(sheet, line, column, value, look)
