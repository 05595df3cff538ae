"""Exact numbers, from text and from stored doubles."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.domain.numbers import Number, decimal_places, from_float, parse_number, plain, rounded_apart


@pytest.mark.parametrize(
    ("text", "value", "percent"),
    [
        ("21.00", "21", False), ("１２．５", "12.5", False), ("1,234,567.8", "1234567.8", False), ("12 345", "12345", False),
        ("95%", "0.95", True), ("100％", "1", True), ("5‰", "0.005", True), (" 7 ", "7", False), ("-3", "-3", False),
        ("$17,600 ", "17600", False), ("￥ 5", "5", False), ("12 €", "12", False), ("-$5", "-5", False), ("$-5", "-5", False),
        ("66.8*", "66.8", False), ("5 %**", "0.05", True), ("12008*", "12008", False), ("75.98 %", "0.7598", True), ("7\u00a0286", "7286", False), ("7\u2009286", "7286", False), ("7\u202f286.07", "7286.07", False),
        ("0.30000000000000004", "0.3", False), ("2472.8038513262175", "2472.803851326", False),
        ("-2372.5038513262173", "-2372.503851326", False), ("33.300000000000004%", "0.333", True),
        ("5.684341886080802e-14", "0", False), ("-2.2204460492503131E-16", "0", False),
        ("1234567890123.456", "1234567890123.456", False), ("32010620010101123", "32010620010101123", False),
        ("12.123456789012", "12.123456789012", False), ("0.000000000000000123", "0.000000000000000123", False),
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
    [
        "1e5",
        "0x1F",
        "1_000",
        "12人",
        "nan",
        "inf",
        "1.2.3",
        "1,23",
        ".",
        "%",
        "待定",
        "9" * 31,
        "2.47万",
        "-$-5",
        "$5%",
        "$5€",
        "--5",
        "$",
        "1.5e-14",
        "2.5e+300",
        "$ $5",
    ],
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
    ("value", "bounds", "places", "shown"),
    [
        ("0.572", ["0.6"], 4, "0.572"), ("0.59996", ["0.6"], 4, "0.5999"), ("0.60004", ["0.6"], 4, "0.6001"),
        ("0.6", ["0.6"], 4, "0.6"), ("1/3", ["0.6"], 4, "0.3333"), ("2/3", ["0.6"], 4, "0.6667"), ("2/3", [], 2, "0.67"),
        ("0.12345", ["0.12344"], 4, "0.12345"), ("0.5999999", ["0.59999"], 2, "0.6"), ("19999/10000", ["2"], 2, "1.99"),
        ("0.00015", ["0.0001", "0.0002"], 4, "0.00015"), ("-1/3", ["0"], 2, "-0.33"), ("1/1000", ["0"], 2, "0.01"),
    ],
)  # fmt: skip
def test_a_rounded_number_never_shows_a_bound_that_it_does_not_equal(
    value: str, bounds: list[str], places: int, shown: str
) -> None:
    assert plain(rounded_apart(Fraction(value), [Decimal(one) for one in bounds], places)) == shown


@given(
    st.fractions(-2, 2),
    st.lists(st.decimals(-2, 2, places=3, allow_nan=False, allow_infinity=False), max_size=3),
    st.integers(0, 4),
)
def test_a_rounded_number_stays_on_its_side_of_every_bound(value: Fraction, bounds: list[Decimal], places: int) -> None:
    shown = Fraction(rounded_apart(value, bounds, places))
    assert abs(shown - value) < Fraction(1, 10**places)
    for bound in map(Fraction, bounds):
        assert ((shown > bound) - (shown < bound)) == ((value > bound) - (value < bound))
