"""Units of measure that cells themselves say, held against those of their columns: 21.00万人次 under 人次 is 210000."""

from collections.abc import Sequence

from msgspec.structs import replace

from cedu_targets.domain.indicator import Indicator, Measure
from cedu_targets.domain.units_of_measure import parse_unit_of_measure
from cedu_targets.domain.written_number import WrittenNumber
from cedu_targets.files.grid import Spot
from cedu_targets.recognition.table.odd_cells import SLIP, Unreadable
from cedu_targets.recognition.table.values import Values


def in_units(values: Values, indicators: Sequence[Indicator], measure: Measure) -> Values:
    """The values with the written numbers in the unit of measure of their columns.

    What cannot be held against it is unreadable, with its reason; so is 约500, and ≥95% among achievements.
    """
    numbers = {row: [*cells] for row, cells in values.numbers.items()}
    positions = {column: position for position, column in enumerate(values.columns)}
    unclear: list[Unreadable] = []
    clear: dict[Spot, WrittenNumber] = {}
    for (row, column), written in values.written.items():
        position = positions[column]
        held = _held(written, indicators[position], measure)
        if isinstance(held, WrittenNumber):
            numbers[row][position] = held.value
            clear[row, column] = held
        else:
            numbers[row][position] = None
            unclear.append(Unreadable(row, column, SLIP, written.text, held))
    left_out = {(cell.row, cell.column) for cell in unclear}
    return replace(
        values,
        numbers=numbers,
        unreadable=sorted([*values.unreadable, *unclear]),
        in_percent={
            column: {row for row in rows if (row, column) not in left_out} for column, rows in values.in_percent.items()
        },
        written=clear,
    )


def _held(number: WrittenNumber, indicator: Indicator, measure: Measure) -> WrittenNumber | str:
    """The number in the column's unit of measure; or why it cannot be told."""
    if number.bound is not None and not (number.bound.is_floor and measure is Measure.TARGET):
        return "vague"
    if number.percent or not number.has_unit:
        return number
    if indicator.unit_of_measure is None:
        return number if number.power == 1 else "power"
    unit = parse_unit_of_measure(indicator.unit_of_measure)
    noun = (unit.noun or "").partition("/")[0]
    # 元/人 counts 元, and 10门课 are 10 of 门; but 人次 are no 人.
    rest = str(number.noun).removeprefix(noun) if noun and number.noun else str(number.noun)
    is_part = rest not in (str(number.noun), "次")
    is_the_same = unit.agrees_with(number.noun) or is_part
    return number.scaled(unit.factor) if is_the_same else "noun"
