"""A district that is the sum of its units to the last digit is told at once, and as the lines of the table tell it."""

from decimal import Decimal
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.recognition.table import row_totals
from cedu_targets.recognition.table.odd_cells import Unreadable
from cedu_targets.recognition.table.row_kinds import classify
from cedu_targets.recognition.table.row_totals import adds_exactly, read_row_totals
from cedu_targets.recognition.table.values import Values

_DIGITS = st.sampled_from(
    ["0", "-0", "1", "2.5", "2.50", "30", "1E+2", "0.1", "0.30000000000000004", "1E-9", "1E-10", "3E-12", "-7", "1E+20",
     "12345678901234567890.5", "1234567890123456789012345678901.25"]
)  # fmt: skip
_CELLS = st.one_of(st.none(), _DIGITS.map(Decimal))


@st.composite
def tables(draw: st.DrawFn) -> Values:
    """A district over three units, in most columns their sum, in some off by little or by much."""
    columns = []
    for _ in range(draw(st.integers(1, 4))):
        units = draw(st.lists(_CELLS, min_size=3, max_size=3))
        total = sum((one for one in units if one is not None), Decimal(0))
        off = draw(st.sampled_from(["0", "0", "0", "0", "1E-9", "1E-11", "0.01", "5"]))
        columns.append([draw(st.sampled_from([total, total + Decimal(off), total - Decimal(off), None])), *units])
    unknown = draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, len(columns) - 1)), max_size=2))
    for row, at in unknown:
        columns[at][row] = None
    hidden = [Unreadable(row, at, "RD001", "x") for row, at in unknown]
    numbers = {row: [column[row] for column in columns] for row in range(4)}
    return Values(range(len(columns)), numbers, {at: set() for at in range(len(columns))}, hidden)


@given(tables())
def test_an_exact_district_is_told_at_once_as_its_lines_tell_it(values: Values) -> None:
    kinds = classify({0: "全区", 1: "甲镇", 2: "乙镇", 3: "丙镇"}, "", lambda _: False)
    assert kinds.district == 0

    def reading() -> object:
        return read_row_totals(kinds, {}, lambda: dict.fromkeys(range(4), 0), values, range(len(values.columns)))

    quick = reading()
    with patch.object(row_totals, "adds_exactly", lambda *_: False):
        assert quick == reading()


def values_of(*rows: list[str | None]) -> Values:
    numbers = {at: [None if one is None else Decimal(one) for one in row] for at, row in enumerate(rows)}
    return Values((3, 5), numbers, {3: set(), 5: set()})


def test_what_is_blank_counts_for_nothing_and_what_is_off_or_too_fine_is_not_told_at_once() -> None:
    exact = values_of(["3.5", None], ["1", "7"], ["2.50", "8"])
    assert adds_exactly(exact, 0, [1, 2], [3, 5])
    assert not adds_exactly(values_of(["3.51", None], ["1", "7"], ["2.50", "8"]), 0, [1, 2], [3, 5])
    assert not adds_exactly(values_of(["3.5", "1"], ["1", None], ["2.50", None]), 0, [1, 2], [3, 5])
    assert not adds_exactly(values_of(["1E-10", None], ["1E-10", None], [None, None]), 0, [1, 2], [3, 5])
    long = "1234567890123456789012345678901"
    assert not adds_exactly(values_of([long, None], [long, None], [None, None]), 0, [1, 2], [3, 5])
