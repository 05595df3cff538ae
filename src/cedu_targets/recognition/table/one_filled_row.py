"""A table of all units in which one filled its own row: that unit's form, whose district row is no sum of one row."""

from dataclasses import replace

from cedu_targets.domain.finding import Finding, Severity
from cedu_targets.domain.table import Cells, Key, Table


def own_form(table: Table) -> tuple[Table, Finding] | None:
    """The one filled row of a table with a district's row, and RD079 that says so; None for any other table.

    The district's row may be blank, left as it was issued, or hold the unit's own numbers: it says nothing of the
    district, and neither do subtotals.
    """
    if table.district is None:
        return None
    filled = [unit for unit in table.units if _is_filled(table, unit)]
    if len(filled) != 1 or not all(_repeats(table, subtotal, filled[0]) for subtotal in table.subtotals):
        return None
    (unit,) = filled
    line = {code: table.row(unit).get(code) for code in table.codes}
    own = replace(
        table,
        district=None,
        units=(unit,),
        subtotals=(),
        row_totals=(),
        values=Cells({unit: [*line.values()]}, table.codes, table.period, table.measure),
        unreadable=_of(unit, table.unreadable),
        written=_of(unit, table.written),
        floors={key: floor for key, floor in table.floors.items() if key.unit == unit},
        skipped=tuple(one for one in table.skipped if one.unit == unit),
    )
    told = {"unit_printed": unit.partition("#")[0], "district": table.district}
    return own, Finding("RD079", "reading", Severity.NOTE, table.row_place(unit), told)


def _is_filled(table: Table, unit: str) -> bool:
    """Whether a row holds numbers of its own; sums of nothing (0) among blanks are none."""
    cells = [table.value(unit, code) for code in table.codes]
    zeros = sum(value == 0 for value in cells)
    is_written = any(value for value in cells) or unit in table.unreadable_rows
    return is_written or 2 * zeros > len(cells)


def _repeats(table: Table, subtotal: str, unit: str) -> bool:
    """Whether a subtotal holds nothing but the numbers of one unit, or none."""
    return all(not value or value == table.value(unit, code) for code, value in table.row(subtotal).items())


def _of(unit: str, keys: frozenset[Key]) -> frozenset[Key]:
    return frozenset(key for key in keys if key.unit == unit)
