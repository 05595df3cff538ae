"""Where things stand in the source, where the grid has more rows than the source's table.

A docx table is read with the paragraphs around it as further rows; a cell is counted from the
table's own first row, as a person counts, and a paragraph is no cell.
"""

import re
from dataclasses import replace

from cedu_targets.domain.finding import Finding
from cedu_targets.domain.layout import Layout
from cedu_targets.domain.place import Place
from cedu_targets.domain.table import Table
from cedu_targets.files.grid import Grid

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


def placed(grid: Grid, table: Table, findings: tuple[Finding, ...]) -> tuple[Table, tuple[Finding, ...]]:
    """The table and its findings with cells as the source counts them; unchanged where the grid does."""
    body = grid.body
    if body is None:
        return table, findings
    table = replace(
        table,
        layout=_counted_from(body.start, table.layout),
        declarations=tuple(replace(entry, cell=_cell(entry.cell, body)) for entry in table.declarations),
    )
    return table, tuple(
        replace(
            finding,
            place=_moved(finding.place, body),
            related=tuple(_moved(place, body) for place in finding.related),
        )
        for finding in findings
    )


def _counted_from(start: int, layout: Layout) -> Layout:
    if layout.turned is not None:  # its rows are the columns of the source
        rows = tuple(row - start for row in layout.turned.rows)
        return replace(layout, turned=layout.turned._replace(rows=rows))
    return replace(layout, rows={unit: row - start for unit, row in layout.rows.items()})


def _moved(place: Place, body: range) -> Place:
    return replace(place, cell=_cell(place.cell, body))


def _cell(cell: str | None, body: range) -> str | None:
    match = _ADDRESS.fullmatch(cell or "")
    if match is None:
        return cell
    row = int(match[2]) - 1
    return f"{match[1]}{row - body.start + 1}" if row in body else None
