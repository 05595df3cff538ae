"""Units of measure that cells themselves say, held against those of their columns: 21.00万人次 under 人次 is 210000."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from cedu_targets.domain.indicator import Indicator, Measure
from cedu_targets.domain.units_of_measure import parse_unit_of_measure
from cedu_targets.domain.written_number import WrittenNumber
from cedu_targets.recognition.table.odd_cells import SLIP, Unreadable
from cedu_targets.recognition.table.values import Values


def in_units(values: Values, indicators: Sequence[Indicator], measure: Measure) -> Values:
    """The values with the written numbers in the unit of measure of their columns.

    What cannot be held against it is unreadable, with its reason; so is 约500, and ≥95% among achievements.
    """
    numbers = {row: [*cells] for row, cells in values.numbers.items()}
    unclear: list[Unreadable] = []
    for (row, column), number in values.written.items():
        position = values.columns.index(column)
        value, reason = _held(number, indicators[position], measure)
        numbers[row][position] = value
        if value is None:
            unclear.append(Unreadable(row, column, SLIP, number.text, reason))
    left_out = {(cell.row, cell.column) for cell in unclear}
    return replace(
        values,
        numbers=numbers,
        unreadable=sorted([*values.unreadable, *unclear]),
        in_percent={
            column: {row for row in rows if (row, column) not in left_out} for column, rows in values.in_percent.items()
        },
        written={spot: number for spot, number in values.written.items() if spot not in left_out},
    )


def _held(number: WrittenNumber, indicator: Indicator, measure: Measure) -> tuple[Decimal | None, str]:
    """(the number in the column's unit of measure, "") or (None, why it cannot be told)."""
    if number.bound is not None and not (number.bound.is_floor and measure is Measure.TARGET):
        return None, "vague"
    if number.percent or not number.has_unit:
        return number.value, ""
    if indicator.unit_of_measure is None:
        return (number.value, "") if number.power == 1 else (None, "power")
    unit = parse_unit_of_measure(indicator.unit_of_measure)
    noun = (unit.noun or "").partition("/")[0] or None
    return (number.value / unit.factor, "") if unit.agrees_with(number.noun) or noun == number.noun else (None, "noun")
