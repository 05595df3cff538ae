"""Blocks of numbers one column or one row off."""

from msgspec.structs import replace

from cedu_targets.domain.diagnosis import Cause
from cedu_targets.domain.indicator import Kind
from made_tables import Number, check, shown, table


def test_a_block_that_stands_one_column_further_left() -> None:
    rows: dict[str, list[Number]] = {"甲": [None, 21, 8, 13], "乙": [100, 47, 53, None]}
    first, *_ = check(table(rows, ["2=3+4"])).diagnoses
    assert first.cause is Cause.SHIFT
    assert shown(first) == {"乙/1": "100>", "乙/2": "47>100", "乙/3": "53>47", "乙/4": ">53"}


def test_a_count_that_stands_among_the_rates_is_a_shift_where_two_sums_say_so() -> None:
    """8 = 7 + 1 and 7 = 7 would hold, if 7 and 1 stood one column further left."""
    made = table({"记录": [8, None, 7, 1, 7]}, ["1=2+3", "5=2"])
    indicators = [replace(one, kind=Kind.RATE, additive=False) if one.code == "4" else one for one in made.indicators]
    first, *_ = check(replace(made, indicators=tuple(indicators))).diagnoses
    assert (first.cause, shown(first)) == (Cause.SHIFT, {"记录/2": ">7", "记录/3": "7>1", "记录/4": "1>"})
