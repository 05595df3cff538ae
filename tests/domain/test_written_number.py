"""Numbers with something to them: the number, what is counted, what is demanded, the sign of a footnote."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cedu_targets.domain.written_number import Bound, WrittenNumber, common_unit, written_number


def shown(text: str) -> str:
    """`number noun bound sign`, those that there are; "" for no such number."""
    found = written_number(text)
    if found is None:
        return ""
    return " ".join(part for part in (str(found), found.noun, found.bound, found.sign) if part)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        # with a unit of measure, in plain units
        ("21.00万人次", "210000 人次"), ("500个", "500 个"), ("1,200 人", "1200 人"), ("１，２００人", "1200 人"), ("500（人）", "500 人"),
        ("20个社区", "20 个"), ("100 000元", "100000 元"), ("3万5千", "35000"), ("21万", "210000"), ("-5人", "-5 人"), ("80㎡", "80 平方米"), ("3座", "3 座"), ("90分", "90 分"), ("10-20座", "10 座 range"), ("30分钟", "30 分钟"), ("4元/人", "4 元"),
        ("力争96%", "96% least"), ("达到95%", "95% least"), ("50人（含外来）", "50 人 (含外来)"), ("1945①", "1945 ①"),
        # what is demanded
        ("≥95%", "95% least"), ("不低于95%", "95% least"), ("95%以上", "95% least"), ("95％及以上", "95% least"), (">95%", "95% least"),
        ("500人（含）以上", "500 人 least"), ("至少5", "5 least"), ("500+", "500 least"), ("2个以上", "2 个 least"), ("20个社区以上", "20 个 least"),
        ("1–2", "1 range"), ("1-2", "1 range"), ("1—2 个", "1 个 range"), ("1人—2人", "1 人 range"), ("30—40%", "30% range"), ("1-2万", "10000 range"),
        ("≤2", "2 most"), ("不超过5%", "5% most"), ("约500", "500 about"), ("80%左右", "80% about"), ("500余人", "500 人 about"), ("近500", "500 about"),
        # in words
        ("百分之95", "95%"), ("百分之九十五", "95%"), ("九成", "90%"), ("九成五", "95%"), ("百分之百", "100%"), ("〇", "0"), ("一〇五", "105"),
        ("二十一万", "210000"), ("三", "3"), ("三百五", "350"), ("三百零五", "305"), ("一百二", "120"), ("三千五", "3500"), ("十", "10"), ("五人", "5 人"), ("两千零五", "2005"),
        # signs that are no digits
        ("120①", "120 ①"), ("12¹", "12 ¹"), ("10²", "10 ²"), ("12₂", "12 ₂"), ("51⒈", "51 ⒈"), ("66.8*", "66.8 *"), ("95%③", "95% ③"),
        ("120[1]", "120 [1]"), ("120（注）", "120 (注)"), ("500人②", "500 人 ②"), ("'500", "500"), ("’500", "500"), ("'12.5%", "12.5%"),
    ],
)  # fmt: skip
def test_a_number_with_something_to_it(text: str, right: str) -> None:
    assert shown(text) == right


@pytest.mark.parametrize(
    "text",
    [
        # plain numbers, marks, names
        "500", "1,200", "95%", "75.98 %", "-5", "", "—", "x", "人", "东山", "合计", "'", "'abc",
        # a tick, letters like digits, ordinals, codes, dates, telephones, levels
        "○", "O", "①", "③", "第3", "第三批", "12a", "056A", "2020年", "2019—2020年", "2019-2020", "3月", "025-84612345", "01-02", "5级",
        # what is no one number
        "1/2", "½", "2-1", "1-1", "一二三", "两三个", "二三十人", "三四百人", "二〇二四", "20几", "3倍", "5号", "2楼", "三河镇", "十几", "数百", "百", "两", "12 3人", "4548 119", "12人3", "5个百分点", "1.5.2", "1e5", "(20)", "5人次/年",
        "1" * 41,
    ],
)  # fmt: skip
def test_no_such_number(text: str) -> None:
    assert shown(text) == ""


def test_the_upper_end_of_a_range_is_kept_and_scaled() -> None:
    found = written_number("1-2万人次")
    assert found is not None
    assert [found.value, found.most, found.power] == [10_000, 20_000, 10_000]
    scaled = found.scaled(Decimal(10_000))
    assert [scaled.value, scaled.most] == [1, 2]


def numbers(*texts: str) -> list[WrittenNumber]:
    return [number for text in texts if (number := written_number(text)) is not None]


@pytest.mark.parametrize(
    ("texts", "filled", "unit"),
    [
        (["500人", "20人"], 3, "人"), (["21万人次", "3万人次"], 2, "万人次"), (["21万人次"], 2, None), (["21万"], 1, "万"),
        (["500人", "20人", "5人次"], 3, "人"), (["21万人次", "3万人次", "500人次"], 3, "万人次"),
    ],
)  # fmt: skip
def test_the_unit_that_cells_name(texts: list[str], filled: int, unit: str | None) -> None:
    assert common_unit(numbers(*texts), filled) == unit


@given(
    st.decimals(0, 10**6, places=2, allow_nan=False),
    st.sampled_from(["", "百", "千", "万", "亿"]),
    st.sampled_from(["人次", "个", "场", "元", "人"]),
    st.sampled_from(["{}", "≥{}", "{}以上", "{}①", "'{}", "{}（含）以上", " {} "]),
)
def test_the_number_is_exact_whatever_stands_around_it(number: Decimal, power: str, noun: str, form: str) -> None:
    found = written_number(form.format(f"{number:,f}{power}{noun}"))
    assert found is not None
    assert (found.value, found.noun) == (number.scaleb({"": 0, "百": 2, "千": 3, "万": 4, "亿": 8}[power]), noun)
    assert (found.bound is Bound.LEAST) == ("以上" in form or "≥" in form)
