"""The rows of a long sheet answer as a list of them does."""

import numpy
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.files.grid import Grid, Raw
from cedu_targets.files.long_rows import LongRows
from cedu_targets.files.row_chunks import BLANK, Column, Plain, WrittenColumn
from long_sheets import chunk

CELLS = st.one_of(
    st.none(),
    st.floats(-3000, 3000),
    st.sampled_from([1900.0, 2020.0, 2099.5]),
    st.sampled_from("东 12 1,5 5% x".split()),
    st.just(""),
    st.just(" "),
    st.booleans(),
)
TABLES = st.lists(st.lists(CELLS, max_size=5), min_size=1, max_size=12)


@given(TABLES, TABLES, st.integers(0, 3), st.booleans(), st.data())
def test_long_rows_answer_as_a_list_does(
    above: list[list[Raw]], below: list[list[Raw]], gap: int, is_plain: bool, data: st.DataObject
) -> None:
    rows: list[list[Raw]] = [*above, *[[] for _ in range(gap)], *below]
    first = len(above) + gap
    plain = Plain(first, len(below), {first + at: cells for at, cells in enumerate(below) if cells})
    chunks = [one for one in (chunk(0, above), plain if is_plain else chunk(first, below)) if one.width or one is plain]
    held: LongRows = LongRows(chunks)
    if len(held) < len(rows):
        return
    numbers = st.integers(0, len(rows) - 1)
    for row in data.draw(st.lists(numbers, max_size=3)):
        rows[row] = data.draw(st.lists(CELLS, max_size=3))
        held = held.with_rows({row: rows[row]})
    for gone in data.draw(st.lists(numbers, max_size=3)):
        rows[gone] = []
        held = held.without([gone])
    grid, listed = Grid("S", held), Grid("S", rows)
    assert repr([*map(list, held)]) == repr(rows)
    assert [list(held[row]) for row in range(len(rows))] == rows
    assert repr(sorted(grid.texts())) == repr(sorted(listed.texts()))
    for row in range(len(rows)):
        assert grid.is_blank(row) == listed.is_blank(row)
        assert grid.filled(row) == listed.filled(row)
        assert held.filled(2)[row] == (len([raw for raw in rows[row] if raw is not None and str(raw).strip()]) > 1)
        assert held.beyond(1900, 2099)[row] == any(type(raw) is float and not 1900 <= raw <= 2099 for raw in rows[row])
        for columns in (range(5), (1, 3), (0,)):
            assert grid.has_number(row, columns) == listed.has_number(row, columns)
        assert repr([grid.raw(row, column) for column in range(6)]) == repr(
            [listed.raw(row, column) for column in range(6)]
        )


@given(
    st.lists(st.one_of(st.none(), st.tuples(st.integers(-128, 127), st.integers(0, 3))), min_size=1, max_size=9),
    st.sampled_from([(-5e19, 5e19), (1.0, 100.0), (-0.5, 12.7), (-200.0, 0.0)]),
)
def test_numbers_as_they_are_written_answer_as_stored_ones(
    cells: list[tuple[int, int] | None], bounds: tuple[float, float]
) -> None:
    steps = numpy.array([0 if cell is None else cell[0] for cell in cells], numpy.int8)
    places = numpy.array([BLANK if cell is None else cell[1] for cell in cells], numpy.uint8)
    written = WrittenColumn(steps, places, {})
    stored = Column(written.numbers, {})
    assert written.has_number.tolist() == [cell is not None for cell in cells]
    beyond = written.beyond(*bounds)
    own, other = ([] if beyond is None else beyond.tolist()), stored.beyond(*bounds)
    assert other is not None
    assert (own or [False] * len(cells)) == other.tolist()
