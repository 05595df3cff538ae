"""A unit that a total leaves out, with a wrong number besides: found as the pair, never as a row to blank."""

from collections.abc import Mapping

import pytest

from cedu_targets.domain.diagnosis import Cause
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.shared.diagnosis_sentences import sentence
from made_tables import Number, changes_of, check, table

Rows = dict[str, list[Number]]
GOOD: Rows = {
    "全区": [720, 350, 180, 190],
    "东岭": [260, 120, 60, 80],
    "西湾": [460, 230, 120, 110],
    "北坡": [375, 155, 95, 125],
}
"""北坡 is left out; everything else adds up."""


def test_an_error_in_the_row_that_is_left_out() -> None:
    """375 for 357, or one of the parts: each possibility counts what 北坡 should have."""
    rows: Rows = {**GOOD, "北坡": [357, 155, 95, 125]}
    report = check(table(rows, ["1=2+3+4"]))
    first, *others = report.diagnoses
    assert {(d.cause, d.unit, d.ambiguous, len(d.explains)) for d in report.diagnoses} == {
        (Cause.LEFT_OUT, "北坡", True, 5)
    }
    assert changes_of(first) == {
        ("北坡", "1"): 375, ("全区", "1"): 1095, ("全区", "2"): 505, ("全区", "3"): 275, ("全区", "4"): 315,
    }  # fmt: skip
    assert {(d.besides.place.indicator, int(d.besides.after or 0)) for d in others if d.besides is not None} == {
        ("2", 137), ("3", 77), ("4", 107),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "numbers", "besides", "after"),
    [
        ("西湾", [460, 320, 120, 110], ("西湾", "2"), 230),
        ("西湾", [406, 230, 120, 110], ("西湾", "1"), 460),
        ("全区", [720, 350, 180, 910], ("全区", "4"), 315),
    ],
)
def test_an_error_elsewhere_has_one_answer(
    row: str, numbers: list[Number], besides: tuple[str, str], after: int
) -> None:
    (diagnosis,) = check(table({**GOOD, row: numbers}, ["1=2+3+4"])).diagnoses
    assert (diagnosis.cause, diagnosis.unit, diagnosis.ambiguous) == (Cause.LEFT_OUT, "北坡", False)
    assert diagnosis.besides is not None
    assert (diagnosis.besides.place.unit, diagnosis.besides.place.indicator) == besides
    assert changes_of(diagnosis)[besides] == after


def test_a_unit_that_its_area_leaves_out() -> None:
    rows: Rows = {
        "全区": [190, 90, 100], "东岭": [40, 15, 25], "西湾": [60, 25, 35], "北坡": [90, 50, 42],
        "城区小计": [100, 40, 60],
    }  # fmt: skip
    made = table(rows, ["1=2+3"], areas={"城区小计": ("东岭", "西湾", "北坡")})
    first, *_ = check(made).diagnoses
    assert (first.cause, first.unit, first.along) == (Cause.LEFT_OUT, "北坡", "area")
    assert changes_of(first)["城区小计", "1"] == 190
    assert sentence(first, Messages(Language.ZH)) == (
        "疑似漏加单位：“城区小计”没有把“北坡”加进去，另有一处填错：北坡 第3栏（指标3）42 → 40（打错一位数字）；"
        "更正后 5 处问题全部消除。"
    )


def test_the_sentence_names_the_unit_and_the_number() -> None:
    (diagnosis,) = check(table({**GOOD, "西湾": [460, 320, 120, 110]}, ["1=2+3+4"])).diagnoses
    assert sentence(diagnosis, Messages(Language.EN)) == (
        'Probably a unit left out: the district\'s figure leaves out "北坡", and a number is wrong besides: '
        "西湾 column 2 (指标2) 320 → 230 (digits transposed); that settles 5 of the findings."
    )


def test_a_row_to_blank_is_never_the_only_answer() -> None:
    """Two errors in the row that is left out: the pair does not cover them, and blank cells are only the fewest."""
    rows: Rows = {
        "全区": [30, 12, 18, 50, 20, 30], "甲": [10, 4, 6, 20, 8, 12], "乙": [20, 8, 12, 30, 12, 18],
        "丙": [14, 6, 7, 21, 9, 11],
    }  # fmt: skip
    found = check(table(rows, ["1=2+3", "4=5+6"])).diagnoses
    assert all(d.ambiguous for d in found)


def test_a_long_table_is_searched_by_the_rows_that_fail() -> None:
    units: Rows = {f"单位{n}": [3 * n, n, 2 * n] for n in range(1, 301)}
    whole = sum(range(1, 301)) - 9  # 单位9 is left out
    units["单位7"] = [21, 7, 41]  # for 14
    rows: Rows = {"全区": [3 * whole, whole, 2 * whole], **units}
    first = check(table(rows, ["1=2+3"])).diagnoses[0]
    assert (first.cause, first.unit) == (Cause.LEFT_OUT, "单位9")
    assert changes_of(first)["单位7", "3"] == 14


TWO: Rows = {"全区": [300, 120, 180], "甲": [100, 40, 60], "乙": [200, 80, 120], "丙": [57, 31, 26], "丁": [43, 11, 32]}


def test_two_units_left_out() -> None:
    (diagnosis,) = check(table(TWO, ["1=2+3"])).diagnoses
    assert (diagnosis.cause, diagnosis.unit, diagnosis.other_unit) == (Cause.LEFT_OUT, "丙", "丁")
    assert changes_of(diagnosis) == {("全区", "1"): 400, ("全区", "2"): 162, ("全区", "3"): 238}
    assert sentence(diagnosis, Messages(Language.ZH)) == (
        "疑似漏加单位：全区数没有把“丙”、“丁”加进去；更正后 3 处问题全部消除。"
    )


@pytest.mark.parametrize(
    "others",
    [
        {"戊": [57, 31, 26], "全区": [357, 151, 206]},  # 丙 and 丁, or 戊 and 丁
        {"戊": [100, 42, 58], "全区": [400, 162, 238]},  # one unit has all that is lacking
        {"甲": [300, 120, 180], "乙": None},  # half of the units would be left out
    ],
)
def test_two_units_where_there_are_others_to_suspect(others: Mapping[str, list[Number] | None]) -> None:
    rows: Rows = {unit: row for unit, row in {**TWO, **others}.items() if row is not None}
    assert all(d.other_unit is None for d in check(table(rows, ["1=2+3"])).diagnoses)
