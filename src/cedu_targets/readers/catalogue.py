"""A file -> its tables: the format by content, then the grid, then what stands in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cedu_targets.domain.faults import InputFault
from cedu_targets.domain.finding import Finding
from cedu_targets.domain.table import Table
from cedu_targets.readers.anatomy import find_anatomies
from cedu_targets.readers.delimited import read_text
from cedu_targets.readers.grid import Grid
from cedu_targets.readers.guard import file_bytes, file_format
from cedu_targets.readers.recognise import recognise
from cedu_targets.readers.remarks import remarks

SUFFIXES = frozenset({".xlsx", ".xlsm", ".csv", ".tsv", ".txt"})
"""What is taken from a folder; a file named outright may have any suffix."""


class TableRead(NamedTuple):
    """A table, which one of its sheet it is, and the findings of reading it."""

    number: int
    table: Table
    remarks: tuple[Finding, ...]
    encoding: str | None


def read_tables(path: Path, sheet: str | None = None) -> list[TableRead]:
    """Every target table of a file. Raises InputFault where there is none, or the file cannot be read."""
    content = file_bytes(path)
    try:
        grids = _grids(content, sheet)
        tables = [table for grid in grids for table in _tables(grid)]
    except InputFault as fault:
        fault.path = str(path)
        raise
    if not tables:
        raise InputFault("RD116", path=str(path))
    return tables


def _grids(content: bytes, sheet: str | None) -> list[Grid]:
    if file_format(content) == "text":
        return [read_text(content)]
    # Imported here: a csv needs neither the spreadsheet reader nor an XML parser.
    from cedu_targets.readers.workbook import read_workbook

    grids = read_workbook(content)
    if sheet is None:
        return grids
    chosen = [grid for grid in grids if grid.sheet == sheet]
    if not chosen:
        raise InputFault("RD117", {"sheet": sheet, "sheets": "、".join(grid.sheet or "" for grid in grids)})
    return chosen


def _tables(grid: Grid) -> Iterator[TableRead]:
    for number, anatomy in enumerate(find_anatomies(grid), start=1):
        found = recognise(grid, anatomy)
        yield TableRead(number, found.table, tuple(remarks(found)), grid.encoding)
