"""Quantities in prose: what people write, and what it means."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.domain import quantity
from cedu_targets.domain.prose import Prose, the_quantity
from cedu_targets.domain.quantity import folded, parse_quantity, quantities
from cedu_targets.domain.units_of_measure import parse_unit_of_measure

_ONES = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """The number as Chinese writes it, by the textbook."""
    if number >= 10_000:
        head, rest = divmod(number, 10_000)
        gap = "零" if rest and rest < 1000 else ""
        return chinese(head) + "万" + gap + (chinese(rest) if rest else "")
    text, zero = "", False
    for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("零" if zero and text else "") + _ONES[digit] + sign
            zero = False
        else:
            zero = True
    return text or "零"


@pytest.mark.parametrize(
    ("text", "low", "high", "noun", "approximate"),
    [
        ("21 万人次", "210000", "210000", "人次", False),
        ("二十一万人次", "210000", "210000", "人次", False),
        ("2.5亿元", "250000000", "250000000", "元", False),
        ("1,234 人", "1234", "1234", "人", False),
        ("９０％", "0.9", "0.9", "%", False),
        ("不超过20余人", None, "20", "人", True),
        ("不超过20多", None, "20", None, True),
        ("百分之九十", "0.9", "0.9", "%", False),
        ("5‰", "0.005", "0.005", "%", False),
        ("1—2 个", "1", "2", "个", False),
        ("30—40%", "0.3", "0.4", "%", False),
        ("1～2万人", "10000", "20000", "人", False),
        ("不低于4元", "4", None, "元", False),
        ("至少一所", "1", None, "所", False),
        ("50% 以上", "0.5", None, "%", False),
        ("不超过 30 人", None, "30", "人", False),
        ("20 人以内", None, "20", "人", False),
        ("80%左右", "0.8", "0.8", "%", True),
        ("约 300 人", "300", "300", "人", True),
        ("300 余人", "300", None, "人", True),
        ("两千零五人", "2005", "2005", "人", False),
        ("十二场", "12", "12", "场", False),
        ("一千二百三十四万五千六百七十八人", "12345678", "12345678", "人", False),
        ("九十人", "90", "90", "人", False),
        ("达到 100%", "1", "1", "%", False),
        ("超过50%", "0.5", None, "%", False),
        ("50%（含）以上", "0.5", None, "%", False),
        ("两万五人次", "25000", "25000", "人次", False),
        ("2万5千人次", "25000", "25000", "人次", False),
        ("二点五万人次", "25000", "25000", "人次", False),
        ("二点五公里", "2.5", "2.5", "公里", False),
        ("九成", "0.9", "0.9", "%", False),
        ("九成二", "0.92", "0.92", "%", False),
        ("2000—2500人", "2000", "2500", "人", False),
        ("20 位", "20", "20", "位", False),
    ],
)
def test_what_is_written(text: str, low: str | None, high: str | None, noun: str | None, approximate: bool) -> None:
    found = parse_quantity(text)
    assert found.low == (None if low is None else Decimal(low))
    assert found.high == (None if high is None else Decimal(high))
    assert (found.noun, found.approximate) == (noun, approximate)


@pytest.mark.parametrize(
    "text", ["", "人", "十三五规划", "12人13人", "1e5", "无", "一是", "不超过5个以上", "至少5个以内"]
)
def test_what_is_no_quantity(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        parse_quantity(text)


def test_years_and_ordinals_are_none() -> None:
    assert [found.text for found in quantities(folded("2020年第三批共5个，〔2019〕3号文，2—3 年"))] == [
        "5个",
        "3",
        "2—3年",
    ]


@given(st.integers(0, 99_999_999))
def test_chinese_numerals(number: int) -> None:
    assert parse_quantity(chinese(number) + "人").low == number


@given(st.integers(1, 10**6), st.sampled_from(["", "十", "百", "千", "万"]), st.booleans())
def test_spacing_and_width_change_nothing(number: int, power: str, wide: bool) -> None:
    text = f"{number}{'' if power == '十' else power}人次"
    loose = " ".join(text)
    if wide:
        loose = loose.translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    assert parse_quantity(loose) == parse_quantity(text)


def test_units_of_measure() -> None:
    assert parse_unit_of_measure("万人次") == parse_unit_of_measure(" 万 人次")
    assert (parse_unit_of_measure("百人").factor, parse_unit_of_measure("百人").noun) == (Decimal(100), "人")
    powers = {"人": 1, "十万人": 10**5, "百万人": 10**6, "千万人": 10**7, "亿人": 10**8}
    assert {text: parse_unit_of_measure(text).factor for text in powers} == powers
    assert {parse_unit_of_measure(text).noun for text in powers} == {"人"}
    assert parse_unit_of_measure("人").agrees_with("人次") is False
    assert parse_unit_of_measure(None).agrees_with("人次")


def test_long_runs_of_numerals_are_harmless() -> None:
    for text in ("万" * 5000, "一" * 5000, "9" * 5000, "亿" * 5000):
        assert list(quantities(text + "人"))


def test_the_end_of_a_longer_number_is_no_number() -> None:
    prose = Prose(["今年23万人次参加培训，另有2.5万人次参加培训"])
    assert [str(quantity.low) for _, quantity in prose.find_with_number("3 万人次参加培训")] == ["2.3E+5", "2.5E+4"]
    assert prose.find_with_number("3 所学校") == []


def test_quotes_are_found_across_lines_and_pages() -> None:
    prose = Prose(["一", "使终身学习网络覆", "", " 盖率 达到 １００ %。", "终身学习网络覆盖率达到 90%"])
    assert [passage.line for passage in prose.find("终身学习网络覆盖率达到100%")] == [2]
    found = prose.find_with_number("终身学习网络覆盖率达到 95%")
    assert [(passage.line, quantity.low) for passage, quantity in found] == [(2, Decimal(1)), (5, Decimal("0.9"))]
    assert prose.find_with_number("普及率达到 95%") == []


@pytest.mark.parametrize("quote", ["网络覆盖率", "达到 90%，共 3 个"])
def test_a_claim_holds_one_number(quote: str) -> None:
    with pytest.raises(ValueError, match=quote[:2]):
        the_quantity(quote)


def test_a_number_at_the_very_beginning_stands_alone() -> None:
    """Whatever the text ends in."""
    ((passage, found),) = Prose(["3万人次参加，覆盖率达到95"]).find_with_number("4万人次参加")
    assert (passage.start, found.low) == (0, Decimal(30000))


@pytest.mark.parametrize(
    ("text", "low", "high", "noun"),
    [
        ("控制在2起以内", None, 2, "起"), ("控制在一起以内", None, 1, "起"), ("投诉3例以下", None, 3, "例"),
        ("信访10宗以内", None, 10, "宗"), ("电脑20台套以上", 20, None, "台套"), ("每次30分钟以上", 30, None, "分钟"),
        ("病虫害2桩以内", None, 2, "桩"), ("水面6公顷以上", 6, None, "公顷"), ("缆线5皮长及以下", None, 5, "皮长"),
        ("覆盖10个镇以上", 10, None, "个"), ("3个月以内", None, 3, "个月"), ("设备8套件(含)以上", 8, None, "套"),
        ("办实事2件。以下各项", 2, 2, "件"), ("10项工程以下简称工程", 10, 10, "项"), ("2起", 2, 2, "起"),
    ],
)  # fmt: skip
def test_a_bound_holds_behind_any_measure_word(text: str, low: int | None, high: int | None, noun: str) -> None:
    (found,) = quantities(text)
    assert (found.low, found.high, found.noun) == (low, high, noun)


def test_together_is_no_number_of_cases() -> None:
    assert [found.noun for found in quantities("与居民一起参加")] == [None]


@given(st.from_regex(r"[0-9]{0,22}(\.[0-9]{0,22}){0,2}%?%?", fullmatch=True) | st.text("0129.%,万 ①٣９", max_size=6))
def test_plain_digits_are_read_as_the_pattern_reads_them(text: str) -> None:
    """What is read without the pattern, and how, is what it makes of it."""
    plain, match = quantity._plain_number(text), quantity._pattern().fullmatch(folded(text))
    assert plain is None or (match is not None and str(plain) == str(quantity._quantity(match)))
    assert (
        plain is not None
        or match is None
        or not text.removesuffix("%").replace(".", "").isdecimal()
        or not text.isascii()
    )
