"""Exact numbers, from text and from stored doubles."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.domain.numbers import Number, decimal_places, from_float, parse_number, plain
from cedu_targets.files.grid import Grid
from cedu_targets.recognition.table.values import Shape, as_shares, read_values


@pytest.mark.parametrize(
    ("text", "value", "percent"),
    [
        ("21.00", "21", False), ("１２．５", "12.5", False), ("1,234,567.8", "1234567.8", False), ("12 345", "12345", False),
        ("95%", "0.95", True), ("100％", "1", True), ("5‰", "0.005", True), (" 7 ", "7", False), ("-3", "-3", False),
        ("－3", "-3", False), ("−0.5", "-0.5", False), ("+4", "4", False), (".5", "0.5", False), ("007", "7", False),
    ],
)  # fmt: skip
def test_numbers(text: str, value: str, percent: bool) -> None:
    assert parse_number(text) == Number(Decimal(value), percent)


@pytest.mark.parametrize("text", ["", " ", "—", "——", "-", "/", "无", "……", "…", "－", "\u3000"])
def test_marks_for_nothing(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    "text",
    ["1e5", "0x1F", "1_000", "12人", "nan", "inf", "1.2.3", "1,23", ".", "%", "待定", "9" * 31, "2.47万"],
)
def test_everything_else_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_number(text)


def test_the_longest_numbers_are_read() -> None:
    assert parse_number("9" * 30) == Number(Decimal("9" * 30))
    assert parse_number("9" * 15 + "." + "9" * 14) == Number(Decimal("9" * 15 + "." + "9" * 14))
    for text in ("9" * 31, "9" * 16 + "." + "9" * 15):
        with pytest.raises(ValueError, match=r"9"):
            parse_number(text)


@pytest.mark.parametrize(
    ("stored", "value"),
    [
        (9.99999999999999e20, "999999999999999000000"), (-9.99999999999999e20, "-999999999999999000000"),
        (1e21, None), (-1e21, None), (0.123456789, "0.123456789"), (0.1234567894, "0.123456789"),
        (0.1234567896, "0.123456790"), (1e-9, "0.000000001"), (4e-10, "0"),
    ],
)  # fmt: skip
def test_stored_doubles_have_bounds(stored: float, value: str | None) -> None:
    if value is None:
        with pytest.raises(ValueError, match=r"e\+21"):
            from_float(stored)
    else:
        assert from_float(stored) == Decimal(value)


def test_stored_doubles_read_as_typed() -> None:
    assert from_float(0.1 + 0.2) == Decimal("0.3")
    assert from_float(0.23 + 0.01 + 1.19 + 0.56 + 0.02 + 0.45 + 0.01) == Decimal("2.47")
    assert from_float(1000.1 - 1000) == Decimal("0.1")
    assert from_float(1000000000.1 + 0.2) == Decimal("1000000000.3")
    for bad in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match=r"."):
            from_float(bad)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_round_trips(value: Decimal) -> None:
    assert from_float(float(value)) == value
    read = parse_number(plain(value))
    assert read is not None
    assert read.value == value


@pytest.mark.parametrize(
    ("text", "shown", "places"),
    [("21.00", "21", 0), ("2.50", "2.5", 1), ("1E+3", "1000", 0), ("-0.0", "0", 0)],
)
def test_plain(text: str, shown: str, places: int) -> None:
    assert plain(Decimal(text)) == shown
    assert decimal_places(Decimal(text)) == places


@pytest.mark.parametrize(
    ("rows", "adds_up"),
    [
        ("10 20 30|4 5 10|6 15 20", True), ("10 20 .|4 5 10|6 15 20", True), ("10 . .|4 5 10|6 15 20", False),
        ("10 20 31|4 5 10|6 15 20", True), ("10 20 31 9|4 5 10 1|6 15 20 1", False), ("10 20|10 20", False),
        ("10 20|10 20|. .", False), ("0 0|0 0|0 0", True), (". .|1 2|3 4", False),
    ],
)  # fmt: skip
def test_a_row_is_the_sum_of_the_others_in_two_columns_at_least(rows: str, adds_up: bool) -> None:
    """In more columns than not; a single other row makes no sum, it is only the same."""
    cells = [[None if cell == "." else float(cell) for cell in row.split()] for row in rows.split("|")]
    columns = range(len(cells[0]))
    assert read_values(Grid(None, cells), range(len(cells)), columns).adds_up(0) == adds_up


@pytest.mark.parametrize(
    ("cells", "shape"),
    [
        ("1 2 3", Shape(False, 0, True)), ("1.5 2", Shape(False, 1, False)), ("1.5 2 3", Shape(False, 1, True)),
        ("1.25 2.5 3", Shape(False, 2, False)), (". .", Shape(False, 0, True)), ("95% 90%", Shape(True, 2, False)),
        ("95% . 90%", Shape(True, 2, False)), ("95% 90", Shape(False, 2, False)), ("100% 100%", Shape(True, 0, True)),
    ],
)  # fmt: skip
def test_how_the_numbers_of_a_column_are_written(cells: str, shape: Shape) -> None:
    """Mostly whole: fewer than half have decimal places."""
    rows = [[cell.strip(".") if cell == "." else cell] for cell in cells.split()]
    assert read_values(Grid(None, rows), range(len(rows)), [0]).shapes(range(len(rows))) == [shape]


@pytest.mark.parametrize(
    ("numbers", "percent", "headed", "shares", "doubtful"),
    [
        ("0.5 1", "", False, {}, []),  # shares as they stand, 1 among them
        ("95 1", "", False, {0: "0.95"}, [1]),  # 1 is 1 per cent or all
        ("95 1.5", "", False, {0: "0.95"}, [1]),  # up to half as much again as all may be a share
        ("95 1.51", "", False, {0: "0.95", 1: "0.0151"}, []),
        ("1.5 1", "", False, {}, []),
        ("0.5 1", "", True, {}, [0, 1]),
        ("0.95 90", "0", False, {1: "0.9"}, []),  # the first is shown in per cent: a share already
        ("95 0", "", False, {0: "0.95"}, []),  # nothing is nothing either way
    ],
)  # fmt: skip
def test_per_cent_and_shares(
    numbers: str, percent: str, headed: bool, shares: dict[int, str], doubtful: list[int]
) -> None:
    found = as_shares(
        dict(enumerate(map(Decimal, numbers.split()))), set(map(int, percent.split())), headed_percent=headed
    )
    assert found == ({row: Decimal(share) for row, share in shares.items()}, doubtful)
