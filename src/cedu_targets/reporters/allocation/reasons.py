"""`cedu allocate --reasons why.xlsx`: where each number comes from, what moved, and remarks; nothing to be issued."""

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any

from cedu_targets.allocation.report import AllocationReport
from cedu_targets.allocation.solver.problem import Limit
from cedu_targets.domain.provenance import ASIDE
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.allocation.amounts import granules_text, share_text
from cedu_targets.reporters.allocation.sentences import limit_text, move_text, reason_text
from cedu_targets.reporters.shared.sentences import spot
from cedu_targets.reporters.shared.workbook import ReportBook, lines_of, number_format
from cedu_targets.version import __version__

_MOST_REASONS = 50_000
WHY = (
    ("head_unit", 14), ("head_code", 7), ("head_name", 30), ("head_issued", 11), ("head_shares", 10),
    ("head_by_weight", 12), ("head_fitted", 12), ("head_acting", 18), ("head_words", 90),
)  # fmt: skip
MOVES = (
    ("head_unit", 16), ("head_code", 7), ("head_name", 40), ("head_was", 12), ("head_now", 12),
    ("head_moved", 12),
)  # fmt: skip
REMARKS = (
    ("head_severity", 10), ("head_finding_code", 9), ("head_sheet", 14), ("head_place", 9), ("head_problem", 70),
    ("head_todo", 44),
)  # fmt: skip


def render(report: AllocationReport, messages: Messages, folder: PurePath = Path()) -> bytes:
    """The workbook's bytes."""
    book = ReportBook(messages, folder, cells=0)  # written in no order, so it is held whole
    _reasons(report, book)
    if report.issued is not None:
        _moves(report, book)
    if report.findings:
        _remarks(report, book)
    return book.close()


def _reasons(report: AllocationReport, book: ReportBook) -> None:
    """A row for every number that was spread, and one for every total and every rate."""
    understood, messages = report.understood, book.messages
    assert understood is not None
    assert report.allocation is not None
    sheet = book.page(book.sheet_name(messages.term("sheet_why")), [width for _, width in WHY])
    book.text(sheet, 0, 0, f"{ASIDE}{messages.term('why_sheet_title')}", book.look(bold=True, font_size=12))
    _heads(sheet, WHY, book, 1)
    cells = [
        (row, code)
        for row in (*understood.units, *understood.areas, understood.plan.district)
        for code in understood.by_code
        if report.rows[row][code] is not None
    ]
    line = 2
    for row, code in cells[:_MOST_REASONS]:
        indicator = understood.by_code[code]
        value = report.rows[row][code]
        assert value is not None
        body = book.body(valign="vcenter")
        for column, text in enumerate((row, code, indicator.name)):
            book.text(sheet, line, column, text, body)
        look = book.body(valign="vcenter", align="right", num_format=number_format(indicator, value))
        book.number(sheet, line, 3, value, look)
        texts = (
            _exactly(report, row, code, messages)
            if code in report.columns and row in report.positions
            else ("", "", "", "")
        )
        for column, text in enumerate(texts, start=4):
            book.text(sheet, line, column, text, book.body(valign="vcenter", align="right" if column < 7 else "left"))
        sentence = reason_text(report, row, code, messages)
        book.text(sheet, line, 8, sentence, body)
        sheet.set_row(line, 15 * max(lines_of(sentence, 90), lines_of(indicator.name, 30)))
        line += 1
    if len(cells) > _MOST_REASONS:
        cut = messages.term("why_sheet_cut", count=_MOST_REASONS)
        book.text(sheet, line, 0, cut, book.look(bold=True))
    sheet.autofilter(1, 0, max(line - 1, 1), len(WHY) - 1)
    made_by = messages.term("plan_made_by", version=__version__)
    book.text(sheet, line + 2, 0, made_by, book.look(font_color="#595959"))


def _exactly(report: AllocationReport, row: str, code: str, messages: Messages) -> tuple[str, str, str, str]:
    """Share, what the weights alone give, the fitted number, and the bound that acted."""
    assert report.understood is not None
    assert report.allocation is not None
    indicator, reason = report.understood.by_code[code], report.allocation.reason(row, code)
    acting = []
    for bound, is_low in ((reason.low, True), (reason.high, False)):
        if bound is not None and (is_low or bound.limit is not Limit.HOLD):
            limit = limit_text(bound, messages, is_low=is_low)
            acting.append(f"{limit} {granules_text(bound.value, indicator)}")
    exact = (granules_text(reason.by_weight, indicator), granules_text(reason.fitted, indicator))
    return share_text(reason.weight), *exact, "；".join(acting)


def _moves(report: AllocationReport, book: ReportBook) -> None:
    messages = book.messages
    sheet = book.page(book.sheet_name(messages.term("sheet_moves")), [width for _, width in MOVES])
    count = len(report.moves)
    text = messages.term("plan_moves", count=count) if count else messages.term("plan_no_moves")
    book.text(sheet, 0, 0, f"{ASIDE}{text}", book.look(bold=True, font_size=12))
    _heads(sheet, MOVES, book, 1)
    for line, move in enumerate(report.moves, start=2):
        for column, text in enumerate((move.row, move.indicator.code, move.indicator.name)):
            book.text(sheet, line, column, text, book.body(valign="vcenter"))
        for column, value in enumerate((move.before, move.after), start=3):
            look = book.body(valign="vcenter", align="right", num_format=number_format(move.indicator, value))
            if value is None:
                book.text(sheet, line, column, "", look)
            else:
                book.number(sheet, line, column, value, look)
        look = book.body(valign="vcenter", align="right", bold=True)
        book.text(sheet, line, 5, move_text(move)[2], look)


def _remarks(report: AllocationReport, book: ReportBook) -> None:
    messages = book.messages
    sheet = book.page(book.sheet_name(messages.term("sheet_remarks")), [width for _, width in REMARKS])
    book.text(sheet, 0, 0, f"{ASIDE}{messages.term('plan_remarks')}", book.look(bold=True, font_size=12))
    _heads(sheet, REMARKS, book, 1)
    for line, one in enumerate(report.findings, start=2):
        texts = (
            messages.term(one.severity), one.code, one.place.sheet or "", spot(one.place), messages.message(one),
            messages.help(one),
        )  # fmt: skip
        for column, text in enumerate(texts):
            book.text(sheet, line, column, text, book.body())
        sheet.set_row(line, 15 * max(lines_of(texts[4], 70), lines_of(texts[5], 44)))


def _heads(sheet: Any, columns: Sequence[tuple[str, float]], book: ReportBook, line: int) -> None:
    for column, (name, _) in enumerate(columns):
        book.text(sheet, line, column, book.messages.term(name), book.head())
    sheet.freeze_panes(line + 1, 0)
    sheet.repeat_rows(0, line)
