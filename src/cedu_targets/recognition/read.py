"""A file -> its tables: the format by content, then the grid, then what stands in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cedu_targets.domain.fault import InputFault
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.place import Place
from cedu_targets.domain.table import Table
from cedu_targets.files.catalogue import read_grids
from cedu_targets.files.grid import Grid
from cedu_targets.files.guard import file_bytes
from cedu_targets.recognition.table.find import find_tables
from cedu_targets.recognition.table.findings import remarks
from cedu_targets.recognition.table.recognise import recognise
from cedu_targets.recognition.table.source_places import placed
from cedu_targets.recognition.table.year_check import year_remark

_WIDE_ROW, _WIDE_ROWS = 3, 3  # a sheet with so many rows of so many cells is more than a cover
OUR_ASIDE = "cedu · "
"""How the first cell of a sheet begins that cedu writes beside a table, for checking only."""


class TableRead(NamedTuple):
    """A table, which one of its sheet it is, and the findings of reading it."""

    number: int
    table: Table
    remarks: tuple[Finding, ...]
    encoding: str | None
    beside_prose: bool = False
    """Whether the file may hold prose around its tables: a text or a document, and no workbook."""


def read_tables(path: Path, sheet: str | None = None) -> list[TableRead]:
    """Every target table of a file. Raises InputFault where there is none, or the file cannot be read."""
    content = file_bytes(path)
    try:
        grids = _grids(content, sheet)
        by_sheet = [(grid, [] if _is_our_aside(grid) else list(_tables(grid))) for grid in grids]
    except InputFault as fault:
        fault.path = str(path)
        raise
    tables = [table for _, found in by_sheet for table in found]
    if not tables:
        raise InputFault("RD116", path=str(path))
    passed_over = list(_passed_over([grid for grid, found in by_sheet if not found and _looks_like_a_table(grid)]))
    tables = [_with_year(table, path.stem) for table in tables]
    unseen = [_unseen(grids)] if any("formulas" in grid.unseen for grid in grids) else []
    tables[0] = tables[0]._replace(remarks=(*tables[0].remarks, *passed_over, *unseen))
    return tables


def _with_year(read: TableRead, file_name: str) -> TableRead:
    remark = year_remark(read.table, file_name)
    return read if remark is None else read._replace(remarks=(*read.remarks, remark))


def _looks_like_a_table(grid: Grid) -> bool:
    return sum(1 for row in range(len(grid.rows)) if len(grid.filled(row)) >= _WIDE_ROW) >= _WIDE_ROWS


def _is_our_aside(grid: Grid) -> bool:
    """Whether cedu wrote the sheet beside a table (how an allocation came about): its first cell says so."""
    first = next((row for row in range(len(grid.rows)) if not grid.is_blank(row)), None)
    return first is not None and grid.text(first, grid.filled(first)[0]).startswith(OUR_ASIDE)


def _passed_over(grids: list[Grid]) -> Iterator[Finding]:
    """A sheet that was not read is always named: also where it only says that it is no table."""
    ours = [grid.sheet or "" for grid in grids if _is_our_aside(grid)]
    if ours:
        place = Place(sheet=ours[0])
        yield Finding("RD022", "reading", Severity.NOTE, place, {"other": "、".join(ours)}, variant="ours")
    for grid in grids:
        if grid.sheet not in ours:
            yield Finding("RD022", "reading", Severity.WARNING, Place(sheet=grid.sheet), {"other": grid.sheet})


def _unseen(grids: list[Grid]) -> Finding:
    """What the file's format hides from every reader, said once a file."""
    sheet = next(grid.sheet for grid in grids if grid.unseen)
    return Finding("RD040", "reading", Severity.NOTE, Place(sheet=sheet), {"format": ".xls"})


def _grids(content: bytes, sheet: str | None) -> list[Grid]:
    grids = read_grids(content)
    if sheet is None:
        return grids
    if grids and grids[0].sheet is None:
        raise InputFault("RD118", {"sheet": sheet})
    chosen = [grid for grid in grids if grid.sheet == sheet]
    if not chosen:
        raise InputFault("RD117", {"sheet": sheet, "sheets": "、".join(grid.sheet or "" for grid in grids)})
    return chosen


def _tables(grid: Grid) -> Iterator[TableRead]:
    for number, place in enumerate(find_tables(grid), start=1):
        found = recognise(place.grid, place.anatomy)
        table, findings = placed(grid, found.table, tuple(remarks(found)))
        yield TableRead(number, table, findings, grid.encoding, grid.sheet is None or grid.body is not None)
