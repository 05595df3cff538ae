"""Totals whose formulas pass over numbers that a workbook holds as texts: SUM(B2:B9) takes the text 456 for nothing."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from cedu_targets.domain.table import SkippedTexts, Table
from cedu_targets.domain.written_number import WrittenNumber
from cedu_targets.files.grid import Spot
from cedu_targets.recognition.view import GridView

if TYPE_CHECKING:
    from cedu_targets.files.recalculation import Calculation

_Cell = tuple[str, str]


def skipped_texts(
    table: Table, rows: Mapping[str, int], grid: GridView, calculation: "Calculation"
) -> Iterator[SkippedTexts]:
    """Every cell of the table whose stored result is right without the texts, and another one with them.

    `rows` has the row of each name in `grid`. A rate may be stored as a share or in per cent: it is not looked at.
    """
    columns = [(one.code, table.layout.columns[one.code]) for one in table.indicators if one.additive]
    texts: dict[Spot, Decimal] = {}
    named: dict[Spot, _Cell] = {}
    for unit, row in rows.items():
        raws = grid.rows[row]
        for code, column in columns:
            if (
                column < len(raws)
                and isinstance(raws[column], str | WrittenNumber)
                and (value := table.value(unit, code)) is not None
            ):
                spot = grid.real(row, column)
                texts[spot], named[spot] = value, (unit, code)
    found = calculation.with_numbers(texts) if texts else {}
    for unit, row in rows.items() if found else ():
        for code, column in columns:
            spot, stored = grid.real(row, column), table.value(unit, code)
            if spot in found and stored is not None and stored == calculation.recomputed(spot):
                due, met = found[spot]
                yield SkippedTexts(unit, code, tuple(named[one] for one in sorted(met)), due)
