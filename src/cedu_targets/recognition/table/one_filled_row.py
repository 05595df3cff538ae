"""A table of all units in which one filled its own row: that unit's form, whose district row is no sum of one row."""

from msgspec.structs import replace

from cedu_targets.domain.cells import Cells
from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.row_total import RowTotal
from cedu_targets.domain.table import Table


def own_form(table: Table) -> tuple[Table, Finding] | None:
    """The form of the one unit that filled its row, and RD079 that says so; None where several did, or nobody.

    A district's row that is blank or repeats the unit says nothing, and is no row of the form; so are subtotals. One
    with other numbers (as it was issued, or what is known of the district) stays, and is no sum of one row.
    """
    unit = only_filled(table)
    if unit is None or table.district is None or not any(one.members for one in table.district_totals):
        return None
    told = {"unit_printed": unit.partition("#")[0], "district": table.district}
    if _repeats(table, table.district, unit):
        return _of_rows(table, unit), Finding("RD079", "reading", Severity.NOTE, table.row_place(unit), told)
    apart = replace(
        _of_rows(table, table.district, unit),
        row_totals=(RowTotal(table.district, (), frozenset(), confirmed=False),),
    )
    return apart, Finding("RD079", "reading", Severity.NOTE, table.row_place(unit), told, variant="apart")


def _of_rows(table: Table, *rows: str) -> Table:
    """The table with some of its rows only; the last is its one unit."""
    *district, unit = rows
    lines = {row: [table.value(row, code) for code in table.codes] for row in rows}
    return replace(
        table,
        district=district[0] if district else None,
        units=(unit,),
        subtotals=(),
        row_totals=(),
        values=Cells.of_lines(lines, table.codes, table.period, table.measure),
        unreadable=frozenset(key for key in table.unreadable if key.unit in rows),
        written=frozenset(key for key in table.written if key.unit in rows),
        floors={key: floor for key, floor in table.floors.items() if key.unit in rows},
        skipped=tuple(one for one in table.skipped if one.unit in rows),
    )


def only_filled(table: Table) -> str | None:
    """The one unit with numbers beside a district's row; None where there are several, or no such row."""
    if table.district is None:
        return None
    filled = [unit for unit in table.units if _is_filled(table, unit)]
    if len(filled) != 1 or not all(_repeats(table, subtotal, filled[0]) for subtotal in table.subtotals):
        return None
    return filled[0]


def _is_filled(table: Table, unit: str) -> bool:
    """Whether a row holds numbers of its own; sums of nothing (0) among blanks are none."""
    cells = [table.value(unit, code) for code in table.codes]
    zeros = sum(value == 0 for value in cells)
    is_written = any(value for value in cells) or unit in table.unreadable_rows
    return is_written or 2 * zeros > len(cells)


def _repeats(table: Table, row: str, unit: str) -> bool:
    """Whether the amounts of a row are none, or those of one unit; its rates are nobody's sum."""
    amounts = [one.code for one in table.indicators if one.additive] or table.codes
    return row not in table.unreadable_rows and all(
        not table.value(row, code) or table.value(row, code) == table.value(unit, code) for code in amounts
    )
