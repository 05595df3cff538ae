"""A task's cells in a workbook of gaps: worked out once, written to several sheets."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from cedu_targets.domain.floor import Floor
from cedu_targets.domain.gap import GapRow, State
from cedu_targets.domain.indicator import Indicator
from cedu_targets.domain.numbers import decimal_places
from cedu_targets.gaps.report import to_places
from cedu_targets.reporters.gap.sentences import AT_LEAST, row_state, short_column, state_text
from cedu_targets.reporters.shared.workbook import ReportBook, number_format, shape, written

FILLS: dict[State | None, str] = {
    State.EXCEEDED: "#A9D08E", State.MET: "#C6E0B4", State.ON_PACE: "#E2EFDA", State.SLIGHTLY_BEHIND: "#FFEB9C",
    State.BEHIND: "#FFC7CE", State.BELOW: "#DDEBF7", State.NOT_REPORTED: "#E4DFEC", State.NOT_ASSIGNED: "#F2F2F2",
    None: "#E4DFEC",
}  # fmt: skip

_ALL = Fraction(1)
Cell = tuple[float | str | None, Any]
"""A number, a text or nothing, and its format."""


class TaskCells:
    """Makes the cells of tasks; formats, names and states in words are made once."""

    def __init__(self, book: ReportBook, *, with_growth: bool) -> None:
        self.with_growth = with_growth
        self._book = book
        self._text = book.body(valign="vcenter")
        self._blank: Cell = None, self._text
        self._units: dict[str, Cell] = {}
        self._columns: dict[int, Cell] = {}
        self._shapes: dict[str, Any] = {}
        self._amounts: dict[tuple[int, int, str], Any] = {}
        self._states: dict[State | None, Cell] = {
            state: (state_text(state, book.messages), book.body(valign="vcenter", bg_color=fill))
            for state, fill in FILLS.items()
        }

    def task(self, row: GapRow) -> tuple[Cell, ...]:
        """A row's cells: unit, indicator, target, achieved, gap, completion, needed a month, growth, state."""
        completion, shown = completion_cell(row)
        return (
            self._unit(row.unit),
            self._column(row.indicator),
            self._amount(row.target, row) if row.floor is None else self._floor(row.floor, row),
            self._amount(row.achieved, row, AT_LEAST if row.is_at_least and not row.is_rate else ""),
            self._difference(row.gap, row),
            self._blank if completion is None else (completion, self._number(shown)),
            self._difference(row.needed_per_month, row),
            self._growth(row) if self.with_growth else self._blank,
            self._state(row),
        )

    def _state(self, row: GapRow) -> Cell:
        """The state; where there may be more than was reported, with the reason."""
        if not (row.unreported or row.is_at_least):
            return self._states[row.state]
        return written(row_state(row, self._book.messages)), self._states[row.state][1]

    def _unit(self, name: str) -> Cell:
        if name not in self._units:
            self._units[name] = written(name), self._text
        return self._units[name]

    def _column(self, indicator: Indicator) -> Cell:
        if id(indicator) not in self._columns:
            self._columns[id(indicator)] = written(short_column(indicator)), self._text
        return self._columns[id(indicator)]

    def _number(self, shown: str) -> Any:
        """The format of numbers that are shown like this."""
        if shown not in self._shapes:
            self._shapes[shown] = self._book.body(valign="vcenter", num_format=shown, align="right", text_wrap=False)
        return self._shapes[shown]

    def _amount(self, value: Decimal | None, row: GapRow, sign: str = "") -> Cell:
        """A target, an achievement; a blank stays blank."""
        if value is None:
            return self._blank
        stored, places, _ = shape(value)
        key = id(row.indicator), places, sign
        if key not in self._amounts:
            self._amounts[key] = self._number(number_format(row.indicator, value, sign))
        return sign + format(value, "f") if stored is None else stored, self._amounts[key]

    def _floor(self, floor: Floor, row: GapRow) -> Cell:
        """A target that is no plain number: the number, which formulas can use, shown as it is demanded."""
        stored, _ = self._amount(row.target, row)
        shown = f'"{floor.text.replace(chr(34), "")}"'
        if shown not in self._shapes:  # a number that is too wide for its cell would be shown as ###
            self._shapes[shown] = self._book.body(valign="vcenter", num_format=shown, align="right", shrink=True)
        return stored, self._shapes[shown]

    def _difference(self, value: Decimal | None, row: GapRow) -> Cell:
        """A gap, what a month must bring; of a rate in percentage points."""
        if value is None or not row.is_rate:
            return self._amount(value, row)
        points = value * 100
        return float(points), self._number(self._points(max(1, decimal_places(points))))

    def _growth(self, row: GapRow) -> Cell:
        """Growth on last year: in per cent, of a rate in percentage points."""
        growth = to_places(row.growth, 3)
        if growth is None:
            return self._blank
        if not row.is_rate:
            return float(growth), self._number("+0.0%;-0.0%;0.0%")
        shown = self._points(1)
        return float(growth * 100), self._number(f"+{shown};-{shown};{shown}")

    def _points(self, places: int) -> str:
        return f'0.{"0" * places}"{self._book.messages.term("gap_points", amount="")}"'


def completion_cell(row: GapRow) -> tuple[float | None, str]:
    """A completion as a number, and how it is shown: what is short of 100 %, or of the pace, never reads as that."""
    share = row.completion
    if share is None:
        return None, ""
    # Half up to six places, as everywhere; a quotient of whole numbers is the nearest double.
    millionths = (2_000_000 * share.numerator + share.denominator) // (2 * share.denominator)
    tenths = _tenths_of_per_cent(share)
    bounds = [bound for bound in (_ALL, row.pace) if bound is not None and _tenths_of_per_cent(bound) == tenths]
    is_close = any(share < bound for bound in bounds)
    return millionths / 1_000_000, "0.0000%" if is_close else "0.0%"


def _tenths_of_per_cent(share: Fraction) -> int:
    """Half up (away from 0), as `to_places` has it; in integers, since every cell of an overview asks it."""
    top, bottom = share.numerator, share.denominator
    whole = (2000 * abs(top) + bottom) // (2 * bottom)
    return whole if top >= 0 else -whole
