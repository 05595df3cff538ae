"""The sheets 报送清单 and 明细 of forms with numbers: a row a form, and a row a number with the cell it stands in."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from cedu_targets.domain.place import Place
from cedu_targets.domain.provenance import ASIDE
from cedu_targets.reporters.rollup.figures_words import kind_of
from cedu_targets.reporters.rollup.words import reason
from cedu_targets.reporters.shared.column_heads import column_head
from cedu_targets.reporters.shared.sentences import sheet_text
from cedu_targets.reporters.shared.workbook import A4, MOST_ROWS, ReportBook, number_format
from cedu_targets.rollups.figure_report import FigureDetail, FigureRollup, SentForm
from cedu_targets.rollups.slots import Outcome

_SENT = (
    ("head_rollup_unit", 20), ("head_rollup_month", 12), ("head_figures_filed", 13), ("head_figures_numbers", 11),
    ("head_rollup_counted", 8), ("head_rollup_reason", 28), ("head_file", 40), ("head_sheet", 16),
)  # fmt: skip
_DETAILS = (
    ("head_rollup_unit", 20), ("head_rollup_month", 12), ("head_figures_kind", 10), ("head_figures_indicator", 40),
    ("head_figures_value", 13), ("head_rollup_counted", 8), ("head_rollup_reason", 22), ("head_figures_filed", 13),
    ("head_file", 36), ("head_sheet", 14), ("head_place", 8),
)  # fmt: skip
_VALUE, _PLACE = 4, 10
_MOST_LINKED = 5_000
"""Numbers that lead to their cells, as in the details of classes."""


def sent_sheet(report: FigureRollup, book: ReportBook) -> None:
    """Who sent what when: every form, counted or not."""
    messages = book.messages
    rows = _Rows(book, messages.term("figures_sent_sheet"), messages.term("figures_sent_title"), _SENT)
    for one in report.sent:
        is_counted = one.outcome is Outcome.COUNTED
        rows.begin_row()
        rows.texts(
            [
                one.unit or "", messages.month(one.period) if one.period else "", _day(one.filed), str(one.numbers),
                messages.term("rollup_yes" if is_counted else "rollup_no"), _why(one, book), one.path,
                sheet_text(one.path, one.sheet, messages),
            ]
        )  # fmt: skip
    rows.end()


def _why(one: SentForm, book: ReportBook) -> str:
    """Why a form is not counted; of one that is, whether it came late."""
    if one.outcome is Outcome.COUNTED:
        return book.messages.term("slot_late") if one.is_late else ""
    return reason(one, book.messages)


def _day(filed: date | None) -> str:
    return "" if filed is None else filed.isoformat()


def details_sheet(report: FigureRollup, book: ReportBook, name: str) -> None:
    """Every number of every form, in the order of the files; another sheet where one is full."""
    messages = book.messages
    rows = _Rows(book, name, messages.term("figures_details_title"), _DETAILS)
    is_linked = len(report.details) <= _MOST_LINKED
    for one in report.details:
        is_counted = one.outcome is Outcome.COUNTED
        rows.begin_row()
        rows.texts(
            [
                one.unit or "", messages.month(one.period) if one.period else "", kind_of(one.span, messages),
                _indicator(one), None, messages.term("rollup_yes" if is_counted else "rollup_no"),
                "" if is_counted else reason(one, messages), _day(one.filed), one.path,
                sheet_text(one.path, one.place.sheet, messages), None,
            ]
        )  # fmt: skip
        rows.number(one)
        rows.spot(one.path, one.place, is_linked=is_linked)
    rows.end()


def _indicator(one: FigureDetail) -> str:
    """The column with its code and group, as somebody would look for it."""
    name = column_head(one.indicator)
    name = f"{one.indicator.group} · {name}" if one.indicator.group else name
    return f"{one.indicator.code} {name}" if one.indicator.coded else name


class _Rows:
    """A list on as many sheets as it needs."""

    def __init__(self, book: ReportBook, name: str, title: str, columns: Sequence[tuple[str, float]]) -> None:
        self._book, self._name, self._title, self._columns = book, name, title, columns
        self._text = book.body(valign="vcenter", text_wrap=False)
        self._link = book.body(valign="vcenter", text_wrap=False, font_color="#0563C1", underline=1)
        self._line = 0
        self._sheet: Any = None
        self._begin()

    def begin_row(self) -> None:
        """The next row; on a new sheet where this one is full."""
        if self._line >= MOST_ROWS:
            self.end()
            self._begin()
        self._line += 1

    def texts(self, texts: Sequence[str | None]) -> None:
        """The texts of a row; None leaves the place of something else open."""
        for column, text in enumerate(texts):
            if text is not None:
                self._book.text(self._sheet, self._line, column, text, self._text)

    def number(self, one: FigureDetail) -> None:
        """The number of a row."""
        shown = number_format(one.indicator, one.value)
        look = self._book.body(valign="vcenter", text_wrap=False, align="right", num_format=shown)
        self._book.number(self._sheet, self._line, _VALUE, one.value, look)

    def spot(self, path: str, place: Place, *, is_linked: bool) -> None:
        """The cell that a number stands in."""
        target = self._book.source(path, place) if is_linked else None
        self._book.link(self._sheet, self._line, _PLACE, target, place.cell or "", self._link if target else self._text)

    def end(self) -> None:
        """Close a sheet."""
        if self._line > 1:
            self._sheet.autofilter(1, 0, self._line, len(self._columns) - 1)

    def _begin(self) -> None:
        book = self._book
        self._sheet = book.page(book.sheet_name(self._name), [width for _, width in self._columns], A4)
        book.text(self._sheet, 0, 0, f"{ASIDE}{self._title}", book.look(bold=True, font_size=14))
        for column, (head, _) in enumerate(self._columns):
            book.text(self._sheet, 1, column, book.messages.term(head), book.head())
        self._sheet.freeze_panes(2, 1)
        self._sheet.repeat_rows(1)
        self._line = 1
