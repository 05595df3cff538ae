"""GridView: a grid as documents are sought in it; rows and columns are counted in the view, places in the source."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import field
from msgspec.structs import replace

from cedu_targets.domain.finding import Finding
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.layout import Continuation, Layout, Transposition
from cedu_targets.domain.months import Span
from cedu_targets.domain.named_rows import rows_of_names
from cedu_targets.domain.one_unit import OneUnit
from cedu_targets.domain.place import a1
from cedu_targets.files.grid import CellRange, Grid, HeldRows, Raw, Spot, with_rows
from cedu_targets.recognition.month_cells import MonthAsked, MonthCell, MonthWords
from cedu_targets.recognition.notes import surroundings

if TYPE_CHECKING:
    from cedu_targets.files.recalculation import Calculation

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class GridView(Grid, frozen=True):
    """The cells of a grid, some of them blanked, moved or set upright, and what is known of the part that is left."""

    turned: Transposition | None = None
    """The places of the cells in the sheet, in a view whose table was set upright."""
    continuation: Continuation | None = None
    """The places of the cells in the sheet, in a view whose table was set in one block."""
    body: range | None = None
    """The rows that are the source's own, where the others are paragraphs around its table; None where all are."""
    measure: Measure | None = None
    """The one measure that was left in, where a table holds several."""
    measure_heading: str = ""
    """The sheet's own word for that measure."""
    derived: tuple[str, ...] = ()
    """Headings of what is worked out of the measures (完成率, 差额) and was left out with them."""
    file_name: str = ""
    """The name of the file without its folder and suffix."""
    folders: Sequence[str] = ()
    """The names of the folders that the file lies in, the nearest first."""
    year: str | None = None
    """The year that the file's name or its folder says; title, headings and sheet come before it."""
    unit: OneUnit | None = None
    """Whose form it is, where its table has no column of units."""
    span: Span | None = None
    """The months that its numbers are of, where the headings say so."""
    this_month: Mapping[Spot, MonthCell] = field(default_factory=dict)
    """What the last month alone adds, at the cells of the year so far beside which it stands."""
    month_words: Mapping[Spot, MonthWords] = field(default_factory=dict)
    """The words for it, at the cells that are blank for the year so far."""
    month_asked: MonthAsked | None = None
    """The cell for the month that a form is of, where it has one."""
    is_unfilled: bool = False
    """Whether it is a form of one unit in which nothing is filled in, no target either."""
    due: frozenset[Spot] = frozenset()
    """Cells of a form of one unit that hold words, in rows of which a number is due."""
    sums: tuple[tuple[int, tuple[int, ...]], ...] = ()
    """Columns that sum others, known from the rows that they were before they were set upright."""
    remarks: tuple[Finding, ...] = ()
    """What was found when columns that belong together were held against each other, before they were split."""
    relations: int = 0
    """How many sums and rates were checked in doing so."""
    elsewhere: frozenset[str] = frozenset()
    """Codes of columns that belong to the other measures."""
    cut: Mapping[Spot, int] = field(default_factory=dict)
    """The texts of which only the beginning was left in, with their lengths."""
    calculation: "Calculation | None" = None
    """The formulas of the source, whose places are real ones; None where it has none."""

    def window(self, top: int, left: int, right: int | None) -> "GridView":
        """The same view with only the columns `left` up to `right` filled from row `top` on."""
        rows = [
            cells if row < top else [*[None] * min(left, len(cells)), *cells[left:right]]
            for row, cells in enumerate(self.rows)
        ]
        return replace(self, rows=rows)

    def with_rows_of(self, source: "GridView", rows: Iterable[int]) -> "GridView":
        """The same view with some rows as they are in another one."""
        return replace(self, rows=with_rows(self.rows, {row: source.rows[row] for row in rows}))

    def without_rows(self, blank: Iterable[int]) -> "GridView":
        """The same view with some rows blank."""
        if isinstance(self.rows, HeldRows):
            return replace(self, rows=self.rows.without(blank))
        return replace(self, rows=with_rows(self.rows, dict.fromkeys(blank, ())))

    def with_only(self, kept: Collection[int]) -> "GridView":
        """The same view with only these rows filled; it ends with the last of them."""
        rows: list[Sequence[Raw]] = [()] * (max(kept) + 1)
        for row in kept:
            rows[row] = self.rows[row]
        return replace(self, rows=rows)

    def edited(self, edits: Mapping[Spot, Raw]) -> "GridView":
        """The same view with some cells replaced."""
        by_row: dict[int, dict[int, Raw]] = {}
        for (row, column), raw in edits.items():
            by_row.setdefault(row, {})[column] = raw
        rows: dict[int, Sequence[Raw]] = {}
        for row, changes in by_row.items():
            width = max(len(self.rows[row]), *(column + 1 for column, raw in changes.items() if raw is not None), 0)
            rows[row] = [changes.get(column, self.raw(row, column)) for column in range(width)]
        return replace(self, rows=with_rows(self.rows, rows))

    def real(self, row: int, column: int) -> Spot:
        """The (row, column) of a cell in the source; the row of a paragraph is none of the source's."""
        if self.turned is not None:
            row, column = self.turned.real(row, column)
        if self.continuation is not None:
            row, column = self.continuation.real(row, column)
        return (row, column) if self.body is None else (row - self.body.start, column)

    def address(self, row: int, column: int) -> str | None:
        """The A1 address of a cell in the source; None for a paragraph."""
        real_row, real_column = self.real(row, column)
        is_paragraph = self.body is not None and not 0 <= real_row < len(self.body)
        return None if is_paragraph else a1(real_row, real_column)

    def mark(self, column: int) -> str:
        """The source's mark of a column: its letter; where the table was set upright, the number of its row."""
        if self.turned is None or column >= len(self.turned.rows):
            return a1(0, column)[:-1]
        return a1(*self.real(self.turned.top, column)).lstrip(_LETTERS)

    def hides_row(self, row: int) -> bool:
        """True for a row that is hidden in the source (a column there, in a table that was set upright)."""
        real = self.real(row, 0)
        return real[0] in self.hidden_rows if self.turned is None else real[1] in self.hidden_columns

    def hides_column(self, column: int) -> bool:
        """True for a column that is hidden in the source (a row there, in a table that was set upright)."""
        if self.turned is None:
            return column in self.hidden_columns
        return self.real(self.turned.top, column)[0] in self.hidden_rows

    def layout(self, names: Mapping[int, str], columns: Mapping[str, int], label: int) -> Layout:
        """The layout of a table whose rows (by `names`) and columns stand here, as its source counts them."""
        before, turned = 0 if self.body is None else self.body.start, self.turned
        continued = None if self.continuation is None else self.continuation.without(before)
        if turned is None:
            return Layout(self.sheet, rows_of_names(names, before), columns, None, label, continued)
        real = turned._replace(rows=tuple(row - before for row in turned.rows))
        return Layout(self.sheet, rows_of_names(names), columns, real, label, continued)


def views_of(
    grids: Sequence[Grid], file_name: str = "", year: str | None = None, folders: Sequence[str] = ()
) -> list[GridView]:
    """The grids of one file (`file_name` without its suffix, `year` as its path says), each as a whole.

    A document's tables have their titles and notes as further rows.
    """
    return [
        replace(_view(grid, titles, notes), file_name=file_name, year=year, folders=folders)
        for grid, (titles, notes) in zip(grids, surroundings(grids), strict=True)
    ]


def _apart(grid: Grid) -> Iterator[CellRange]:
    """The merged ranges that lie in the filled part of a sheet, and no more of them than fit beside one another."""
    height, width = len(grid.rows), grid.width
    left = height * width
    for span in grid.merges:
        rows, columns = min(span.bottom + 1, height) - span.top, min(span.right + 1, width) - span.left
        if rows > 0 and columns > 0 and (left := left - rows * columns) >= 0:
            yield span._replace(bottom=min(span.bottom, height - 1))


def _view(grid: Grid, titles: Sequence[str], notes: Sequence[str]) -> GridView:
    view = GridView(**{name: getattr(grid, name) for name in grid.__struct_fields__})
    if grid.merges:
        view = replace(view, merges=list(_apart(grid)))
    if grid.formulas:
        from cedu_targets.files.recalculation import Calculation  # hardly any form has formulas

        view = replace(view, calculation=Calculation(grid))
    if not titles and not notes:
        return view
    top, width = len(titles), grid.width
    spans = [CellRange(row, 0, row, max(width - 1, 0)) for row in range(top)]
    spans += [CellRange(top + span.top, span.left, top + span.bottom, span.right) for span in grid.merges]
    rows: list[Sequence[Raw]] = [[text] for text in titles]
    rows += grid.rows
    rows += [[text] for text in ("", *notes)] if notes else []
    return replace(view, rows=rows, merges=spans, body=range(top, top + len(grid.rows)))
