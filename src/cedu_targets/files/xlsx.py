"""xlsx -> Grid, from the bytes that were guarded, by ourselves.

A library for the values would read the package a second time, perhaps other parts of it; none that is fast tells
errors, formulas without a result and per-cent formats from blanks and numbers, and those looks see every cell anyway.
"""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from cedu_targets.files.covered_cells import without_covered
from cedu_targets.files.grid import Grid, numbers_below
from cedu_targets.files.guard import MAX_LONG_CELLS, Extent
from cedu_targets.files.package import Package
from cedu_targets.files.xlsx_book import XlsxBook, XlsxSheet, read_book
from cedu_targets.files.xlsx_sheet import SheetXml, read_sheet

if TYPE_CHECKING:
    from cedu_targets.files.xlsx_long import LongSheet

_LONG = 4 * 2**20
"""Bytes of the part of a long sheet: some thousand rows."""


def read_xlsx(package: Package, workbook: str) -> list[Grid]:
    """One Grid per worksheet of the workbook in this part, in the order of the tabs; chart sheets have no cells.

    Raises InputFault for an unsound package, and for what has two answers.
    """
    book, extent = read_book(package, workbook), Extent()
    grids = [_grid(package, sheet, book, extent) for sheet in book.sheets]
    if any(grid.formulas for grid in grids):
        from cedu_targets.files.recalculation import settle  # most forms have none

        grids = settle(grids)
    return [without_covered(grid) if grid.merges else grid for grid in grids]


def _grid(package: Package, sheet: XlsxSheet, book: XlsxBook, extent: Extent) -> Grid:
    if package.size(sheet.part) >= _LONG and find_spec("numpy") is not None:
        from cedu_targets.files.xlsx_long import read_long_sheet  # numpy takes longer than a form

        long = read_long_sheet(package, sheet.part, sheet.name, book)
        if long is not None:
            return _long_grid(*long, sheet, extent)
    cells, around = read_sheet(sheet.name, sheet.part, package.unchecked_part(sheet.part), book)
    height, width = cells.height, cells.width
    extent.add(sheet.name, height, width)
    return Grid(
        sheet.name,
        [cells.rows.get(row, ()) for row in range(height)],
        merges=[span for span in around.merges if span.top < height and span.left < width],
        percents=frozenset(cells.percents),
        indents=cells.indents,
        broken=cells.broken,
        hidden_rows=frozenset(row for row in cells.hidden_rows if row < height),
        hidden_columns=numbers_below(around.hidden_columns, width),
        formulas=cells.formulas.by_cell(),
        is_hidden=sheet.is_hidden,
    )


def _long_grid(long: "LongSheet", around: SheetXml, sheet: XlsxSheet, extent: Extent) -> Grid:
    cells, rows = long.cells, long.rows()
    height, width = len(rows), rows.width
    extent.add(sheet.name, height, width, MAX_LONG_CELLS)
    return Grid(
        sheet.name,
        rows,
        merges=[span for span in around.merges if span.top < height and span.left < width],
        percents=long.percents(),
        indents=cells.indents,
        broken=cells.broken,
        hidden_rows=frozenset(row for row in cells.hidden_rows if row < height),
        hidden_columns=numbers_below(around.hidden_columns, width),
        formulas=cells.formulas.by_cell(),
        is_hidden=sheet.is_hidden,
    )
