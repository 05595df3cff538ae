"""The numbers of a table as they are kept: by columns, rates as shares."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from cedu_targets.domain.cells import Cells, Key
from cedu_targets.domain.named_rows import NamesOfRows
from cedu_targets.domain.table import Table
from cedu_targets.recognition.table.packed_lines import PackedLines
from cedu_targets.recognition.table.values import Values


def filled_cells(
    table: Table,
    units: Mapping[int, str],
    values: Values,
    shares_of: Mapping[int, Mapping[int, Decimal]],
    ambiguous: Sequence[Key],
) -> Cells:
    """The numbers of a table with rates as shares (by position and row), without those in doubt.

    `units` are the names of its rows.
    """
    codes, numbers = table.codes, values.numbers
    if isinstance(numbers, PackedLines):
        columns = dict(zip(codes, numbers.columns, strict=True))
        edits: dict[str, dict[int, Decimal | None]] = {}
        for at, shares in shares_of.items():
            edits.setdefault(codes[at], {}).update(shares)
        rows = {units[row]: row for row in numbers} if ambiguous else {}
        for key in ambiguous:
            edits.setdefault(key.indicator, {})[rows[key.unit]] = None
        for code, by_row in edits.items():
            if by_row:
                own = zip(numbers, columns[code], strict=True)
                columns[code] = [by_row.get(row, number) for row, number in own]
        is_all = isinstance(units, NamesOfRows) and units.rows == numbers.rows
        names = units.names if is_all and isinstance(units, NamesOfRows) else tuple([units[row] for row in numbers])
        return Cells(names, columns, table.period, table.measure)
    lines = {units[row]: [*cells] for row, cells in numbers.items()}
    for position, shares in shares_of.items():
        for row, share in shares.items():
            lines[units[row]][position] = share
    for key in ambiguous:
        lines[key.unit][codes.index(key.indicator)] = None
    return Cells.of_lines(lines, codes, table.period, table.measure)
