"""A sheet of an ods while it is read: cells and rows as often as they say, and what merges cover."""

from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct, field

from cedu_targets.domain.fault import InputFault
from cedu_targets.files.grid import CellRange, Grid, Raw, Spot, numbers_below
from cedu_targets.files.guard import SHEET_COLUMNS, SHEET_ROWS, check_box
from cedu_targets.files.ods_values import OFFICE, count_of, error_of, formula_of, value_of

_MOST_REPEATED = 100_000
"""Filled cells of a sheet that stand in the file once for many: each costs us as much as any other."""
_SIGNS_OF_A_CELL = 64
"""A longer text counts as several of them."""


class Pieces:
    """A text in pieces; the blanks that a number in the file stands for are bounded."""

    _MOST_BLANKS = 1_000

    def __init__(self) -> None:
        self._lines: list[list[str]] = []
        self._blanks_left = self._MOST_BLANKS

    def begin_line(self) -> None:
        self._lines.append([])

    def add(self, text: str) -> None:
        if self._lines:
            self._lines[-1].append(text)

    def add_blanks(self, count: int) -> None:
        """Beyond a thousand in one cell nobody tells them apart."""
        count = min(count, self._blanks_left)
        self._blanks_left -= count
        self.add(" " * count)

    def lines(self) -> list[str]:
        return ["".join(pieces) for pieces in self._lines]


class OdsCell(Struct):
    """A cell while it is open."""

    attributes: dict[str, str]
    is_covered: bool
    text: Pieces = field(default_factory=Pieces)
    concealed: list[str] = field(default_factory=list)


class _Covered:
    """Which columns of the current row lie under a merge. What would overlap another is none: no program makes it."""

    def __init__(self) -> None:
        self._lefts: list[int] = []
        self._spans: list[CellRange] = []

    def add(self, span: CellRange) -> bool:
        """Take a merge that begins in the current row, unless it overlaps one."""
        at = bisect_right(self._lefts, span.left)
        at -= at > 0 and self._spans[at - 1].right >= span.left
        while at < len(self._spans) and self._lefts[at] <= span.right:
            if self._spans[at].bottom >= span.top:
                return False
            del self._lefts[at], self._spans[at]
        self._lefts.insert(at, span.left)
        self._spans.insert(at, span)
        return True

    def has(self, row: int, column: int) -> bool:
        at = bisect_right(self._lefts, column) - 1
        return at >= 0 and self._spans[at].right >= column and self._spans[at].bottom >= row


class OdsRow(Struct):
    """A row while it is open."""

    repeat: int
    is_hidden: bool = False
    next_column: int = 0
    weight: int = 0
    repeated: int = 0
    """The weight of what does not stand in the file but follows from a number of columns."""
    cells: dict[int, Raw] = field(default_factory=dict)
    percents: list[int] = field(default_factory=list)
    broken: dict[int, str] = field(default_factory=dict)
    formulas: dict[int, str] = field(default_factory=dict)
    concealed: dict[int, str] = field(default_factory=dict)


class OdsSheet(Struct):
    """A sheet while it is open; blank rows are counted and added when a filled one follows."""

    name: str
    is_hidden: bool = False
    rows: list[list[Raw]] = field(default_factory=list)
    columns: int = 0
    hidden_columns: list[range] = field(default_factory=list)
    width: int = 0
    _blank_rows: int = 0
    _merges: list[CellRange] = field(default_factory=list)
    _percents: set[Spot] = field(default_factory=set)
    _broken: dict[Spot, str] = field(default_factory=dict)
    _formulas: dict[Spot, str] = field(default_factory=dict)
    _concealed: dict[Spot, str] = field(default_factory=dict)
    _hidden_rows: list[range] = field(default_factory=list)
    _covered: _Covered = field(default_factory=_Covered)
    _repeated: int = 0

    def add_cell(self, row: OdsRow, cell: OdsCell) -> None:
        """Put a cell in its row, as often as it says. Raises InputFault where that is beyond any sheet."""
        attributes, column, top = cell.attributes, row.next_column, len(self.rows) + self._blank_rows
        row.next_column += count_of(attributes, "number-columns-repeated")
        if not cell.is_covered:
            down, across = count_of(attributes, "number-rows-spanned"), count_of(attributes, "number-columns-spanned")
            if down > 1 or across > 1:
                span = CellRange(top, column, top + down - 1, column + across - 1)
                self._merges += [span] if self._covered.add(span) else []
        lines = cell.text.lines()
        error = error_of(attributes, lines)
        raw = None if error is not None else value_of(attributes, lines)
        if cell.is_covered and self._covered.has(top, column):
            cell.concealed += lines
            error = raw = None  # what a merge covers is not shown
        if cell.concealed and (hidden := "".join(cell.concealed)).strip():
            row.concealed[column] = hidden
        if error is None and (raw is None or raw == ""):
            return
        if row.next_column > SHEET_COLUMNS:
            raise InputFault("RD109", {"reason": f"{self.name}: column {row.next_column}"})
        self._fill(row, range(column, row.next_column), raw, error, attributes)

    def _fill(self, row: OdsRow, columns: range, raw: Raw, error: str | None, attributes: dict[str, str]) -> None:
        weight = 1 + (len(raw) // _SIGNS_OF_A_CELL if isinstance(raw, str) else 0)
        row.weight += weight * len(columns)
        row.repeated += weight * (len(columns) - 1)
        is_percent = attributes.get(OFFICE + "value-type") == "percentage"
        formula = formula_of(attributes)
        for each in columns:
            if formula is not None:
                row.formulas[each] = formula if len(columns) == 1 else ""
            if error is not None:
                row.broken[each] = error
            else:
                row.cells[each] = raw
            if is_percent:
                row.percents.append(each)

    def add_row(self, row: OdsRow) -> None:
        """Raises InputFault where the sheet grows too large."""
        top, repeat = len(self.rows) + self._blank_rows, row.repeat
        if row.is_hidden:
            self._hidden_rows.append(range(top, top + repeat))
        self._concealed.update(((top, column), text) for column, text in row.concealed.items())
        if not row.cells and not row.broken:
            self._blank_rows += repeat
            return
        width = max([*row.cells, *row.broken]) + 1
        self.width = max(self.width, width)
        check_box(self.name, top + repeat, self.width)
        if top + repeat > SHEET_ROWS:
            raise InputFault("RD109", {"reason": f"{self.name}: row {top + repeat}"})
        self._repeated += row.repeated + (repeat - 1) * row.weight
        if self._repeated > _MOST_REPEATED:
            raise InputFault("RD129", {"sheet": self.name, "limit": _MOST_REPEATED})
        self.rows += [[]] * self._blank_rows
        self._blank_rows = 0
        cells: list[Raw] = [None] * width
        for column, raw in row.cells.items():
            cells[column] = raw
        self.rows += [cells] * repeat
        for number in range(top, top + repeat):
            self._percents.update((number, column) for column in row.percents)
            self._broken.update(((number, column), text) for column, text in row.broken.items())
            # Only the first of several cells is where the formula's own addresses point from.
            self._formulas.update(
                ((number, column), text if repeat == 1 else "") for column, text in row.formulas.items()
            )

    def grid(self) -> Grid:
        """The sheet, whose rows are all there."""
        height = len(self.rows)
        return Grid(
            self.name,
            self.rows,
            list(self._used_merges(height)),
            frozenset(self._percents),
            self._broken,
            hidden_rows=numbers_below(self._hidden_rows, height),
            hidden_columns=numbers_below(self.hidden_columns, self.width),
            formulas=self._formulas,
            is_hidden=self.is_hidden,
            concealed=self._concealed,
        )

    def _used_merges(self, height: int) -> Iterator[CellRange]:
        """The merges in the used part of the sheet, which ends where the cells do."""
        for top, left, bottom, right in self._merges:
            if top < height and left < self.width:
                yield CellRange(top, left, min(bottom, height - 1), min(right, self.width - 1))
