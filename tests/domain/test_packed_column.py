"""A packed column reads as the numbers that were put into it, whatever they are."""

import pickle
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets.domain.cells import Cells, Key
from cedu_targets.domain.indicator import Measure
from cedu_targets.domain.numbers import noise, plain
from cedu_targets.domain.packed_column import LONG, PackedColumn, packed

typed = st.integers(-(10**7), 10**7).map(lambda n: Decimal(n).scaleb(-2))
odd = st.sampled_from(
    [Decimal(text) for text in ("0", "-0", "2.50", "1E+3", "0.333333333", "12345678901234567890.5", "-0.0000000001")]
    + [Decimal(10) ** 20, Decimal("123456789012345.6789"), Decimal("-99999999999999"), Decimal("0.12345678")]
)
numbers = st.lists(st.one_of(st.none(), typed, odd), min_size=1, max_size=60)


def long(values: list[Decimal | None]) -> PackedColumn:
    """The numbers again and again, as a column that is long enough to be packed."""
    column = packed(tuple(values * (LONG // len(values) + 1)))
    assert isinstance(column, PackedColumn)
    return column


@settings(max_examples=25, deadline=None)
@given(numbers)
def test_a_packed_column_reads_as_it_was_written(values: list[Decimal | None]) -> None:
    column = long(values)
    assert list(column)[: len(values)] == values
    assert [column[at] for at in range(len(values))] == values
    assert column[: len(values)] == values
    assert column[-1] == values[-1]
    shown = [None if value is None else plain(value) for value in column[: len(values)]]
    assert shown == [None if value is None else plain(value) for value in values]


@settings(max_examples=25, deadline=None)
@given(numbers)
def test_what_is_dust_stays_so(values: list[Decimal | None]) -> None:
    for value, kept in zip(values, long(values), strict=False):
        assert (value is None) == (kept is None)
        if value is not None and kept is not None:
            assert noise.__wrapped__(kept) == noise.__wrapped__(value)


@settings(max_examples=25, deadline=None)
@given(numbers, st.data())
def test_rows_that_are_taken_keep_their_order(values: list[Decimal | None], data: st.DataObject) -> None:
    column = long(values)
    positions = data.draw(st.lists(st.integers(-1, len(column) - 1), max_size=20))
    assert list(column.taken(positions)) == [None if at < 0 else column[at] for at in positions]


@settings(max_examples=25, deadline=None)
@given(numbers)
def test_it_is_sent_to_another_process_as_it_is(values: list[Decimal | None]) -> None:
    column = long(values)
    assert list(pickle.loads(pickle.dumps(column))) == list(column)


@settings(max_examples=25, deadline=None)
@given(numbers)
def test_a_long_table_reads_as_a_short_one(values: list[Decimal | None]) -> None:
    count = LONG + 7
    units = [f"单位{number}" for number in range(count)]
    column = [values[number % len(values)] for number in range(count)]
    cells = Cells(units, {"1": tuple(column), "2": tuple(reversed(column))}, "2026", Measure.TARGET)
    for at in (0, 1, 5, count - 1):
        assert cells.value(units[at], "1") == column[at]
        assert cells.line(units[at]).get("2") == column[-1 - at]
    assert list(cells.columns([units[3], "none", units[1]])["1"]) == [column[3], None, column[1]]
    assert len(cells) == 2 * sum(value is not None for value in column)
    first = next(iter(cells), None)
    assert first is None or cells[first] == cells.value(first.unit, first.indicator)
    assert Key(units[0], "1", "2025", Measure.TARGET) not in cells


@settings(max_examples=25, deadline=None)
@given(numbers)
def test_the_largest_number_is_that_of_a_short_column(values: list[Decimal | None]) -> None:
    assert long(values).largest() == max((abs(value) for value in values if value is not None), default=0)
