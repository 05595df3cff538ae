"""A long table is added up as a short one is: number by number, whatever its numbers are."""

from collections.abc import Iterator
from decimal import Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cedu_targets.domain.column_sums import (
    Signed,
    beyond,
    blank_at,
    cells_at,
    differing,
    exceeding,
    filled_at,
    holding,
    least_of,
    most_of,
    off_step,
    total_of,
    totals,
)
from cedu_targets.domain.numbers import PRECISION
from cedu_targets.domain.packed_column import Column, PackedColumn, packed

typed = st.integers(-300, 300).map(lambda n: Decimal(n).scaleb(-2))
odd = st.sampled_from(
    [Decimal(text) for text in ("0", "-0", "2.50", "1E+3", "0.333333333", "12345678901234567890.5", "-0.0000000001")]
    + [Decimal(10) ** 20, Decimal("123456789012345.6789"), Decimal("-99999999999999"), Decimal("0.12345678")]
    + [Decimal("99999999999.123"), Decimal("0.00000001"), Decimal("0.99"), Decimal("1.01")]
)
cells = st.one_of(st.none(), typed, typed, odd)
steps = st.sampled_from([Decimal(text) for text in ("1", "0.01", "0.5", "0.3", "5", "100", "1E+19", "0.000000001")])
bounds = st.one_of(st.none(), typed, odd, st.just(Decimal("0.005")))


@pytest.fixture(autouse=True)
def as_in_a_check(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Sums are worked out exactly, and a column of three cells is long."""
    monkeypatch.setattr("cedu_targets.domain.packed_column.LONG", 1)
    with localcontext(prec=PRECISION):
        yield


def table(data: st.DataObject, count: int) -> list[list[Decimal | None]]:
    """Columns of as many rows."""
    length = data.draw(st.integers(1, 12))
    return [data.draw(st.lists(cells, min_size=length, max_size=length)) for _ in range(count)]


def long(column: Column) -> PackedColumn:
    """The column packed."""
    found = packed(column)
    assert isinstance(found, PackedColumn)
    return found


def both(data: st.DataObject, columns: list[list[Decimal | None]]) -> tuple[Signed, Signed]:
    """The columns with signs, as they are and packed."""
    signs = [data.draw(st.sampled_from([1, 1, -1])) for _ in columns]
    return list(zip(columns, signs, strict=True)), list(zip(map(long, columns), signs, strict=True))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_same_rows_differ(data: st.DataObject) -> None:
    columns = table(data, 5)
    if data.draw(st.booleans()):  # a sound whole
        columns[0] = [sum((v for v in row if v is not None), Decimal(0)) for row in zip(*columns[1:3], strict=True)]
    whole, long_whole = both(data, columns[:1])
    sums = [both(data, columns[1:3]), both(data, columns[3:])]
    short = differing(whole, [one for one, _ in sums])
    assert differing(long_whole, [one for _, one in sums]) == short
    wholes, others = totals(whole), [totals(one) for one, _ in sums]
    assert short == [at for at, one in enumerate(wholes) if any(other[at] != one for other in others)]


@settings(max_examples=150, deadline=None)
@given(st.data(), st.booleans())
def test_the_same_rows_exceed(data: st.DataObject, strict: bool) -> None:
    columns = table(data, 3)
    part, long_part = both(data, columns[:2])
    whole, long_whole = both(data, columns[2:])
    short = exceeding(part, whole, strict=strict)
    assert exceeding(long_part, long_whole, strict=strict) == short
    pairs = enumerate(zip(totals(part), totals(whole), strict=True))
    assert short == [at for at, (one, other) in pairs if one > other or (strict and one == other)]


@settings(max_examples=150, deadline=None)
@given(st.data(), bounds, bounds, steps)
def test_the_same_cells_are_meant(
    data: st.DataObject, least: Decimal | None, most: Decimal | None, step: Decimal
) -> None:
    (column,) = table(data, 1)
    kept = long(column)
    assert total_of(kept) == total_of(column)
    assert filled_at(kept) == filled_at(column) or list(filled_at(kept)) == filled_at(column)
    assert list(blank_at(kept)) == blank_at(column)
    assert list(beyond(kept, least, most)) == beyond(column, least, most)
    assert list(off_step(kept, step)) == off_step(column, step)
    for number in {step, *(one for one in (least, *column) if one is not None)}:
        assert list(holding(kept, number)) == holding(column, number)
    assert least_of(kept) == least_of(column)
    assert most_of(kept) == most_of(column)
    assert list(cells_at(kept, range(len(column)))) == list(cells_at(column, range(len(column))))


def test_what_64_bits_do_not_hold_is_added_all_the_same() -> None:
    column = [Decimal(10**13)] * 3 + [Decimal("0.0001")]
    twice = [Decimal(2 * 10**13)] * 3 + [Decimal("0.0002")]
    many = [(long(column), 1)] * 60
    assert differing([(long(twice), 1)], [many[:2]]) == []
    assert differing([(long(twice), 1)], [many]) == [0, 1, 2, 3]
    assert total_of(long(column * 200)) == Decimal(6 * 10**15) + Decimal("0.02")
