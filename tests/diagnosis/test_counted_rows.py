"""Rows that a total counts and should not, or should count and does not."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from cedu_targets import check as check_file
from cedu_targets.domain.diagnosis import Cause
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.shared.diagnosis_sentences import sentence
from made_tables import Number, changes_of, check, shown, table


def test_a_sum_of_its_neighbours_is_no_subtotal_where_the_district_differs_by_something_else() -> None:
    """城区 is as large as the two units above it; the district is off by 2 and 1, not by what 城区 has."""
    rows = {"全区": [62, 24, 38], "甲": [10, 4, 6], "乙": [20, 8, 12], "城区": [30, 12, 18]}
    made = table({**rows, "全区": [62, 25, 37]}, ["1=2+3"])
    assert Cause.SUBTOTAL not in {d.cause for d in check(made).diagnoses}


def test_two_columns_are_enough_for_a_unit_left_out() -> None:
    first, *_ = check(table({"全区": [30, 18], "甲": [10, 6], "乙": [20, 12], "丙": [13, 7]})).diagnoses
    assert (first.cause, first.unit, shown(first)) == (Cause.LEFT_OUT, "丙", {"全区/1": "30>43", "全区/2": "18>25"})


def test_a_unit_left_out_of_a_column_in_which_the_district_is_blank() -> None:
    """丙 alone has a number in column 2: the district's cell is blank and takes just that."""
    rows: dict[str, list[Number]] = {
        "全区": [30, None, 30],
        "甲": [10, None, 10],
        "乙": [20, None, 20],
        "丙": [13, 6, 7],
    }
    (diagnosis,) = check(table(rows, ["1=2+3"])).diagnoses
    assert (diagnosis.cause, diagnosis.unit) == (Cause.LEFT_OUT, "丙")
    assert changes_of(diagnosis) == {("全区", "1"): 43, ("全区", "2"): Decimal(6), ("全区", "3"): 37}


def test_a_subtotal_counted_among_rounded_numbers(sheet: Callable[..., Path]) -> None:
    """Every number was rounded by itself, so the district exceeds its units by the subtotal and a tail."""
    text = (
        "单位 合计 甲类 乙类\n. 1 2 3\n全区 7.3 3.1 4.3\n东山 1.0 0.4 0.6\n秣陵 2.0 0.8 1.2\n小计 3.0 1.2 1.8\n"
        "汤山 1.3 0.6 0.7\n说明：1=2+3，因四舍五入可能有尾差"
    )
    (file,) = check_file(sheet(text)).files
    assert [(d.cause, d.unit) for d in file.diagnoses] == [(Cause.SUBTOTAL, "小计")]
    assert shown(file.diagnoses[0]) == {"全区/1": "7.3>4.3", "全区/2": "3.1>1.9", "全区/3": "4.3>2.5"}


def test_all_subtotals_counted_besides_their_units(sheet: Callable[..., Path]) -> None:
    """A sum over the whole column: 102 is 51 twice."""
    text = "单位 人次 场次\n甲街 11 3\n乙街 21 4\n东片小计 32 7\n丙街 6 1\n丁街 13 2\n西片小计 19 3\n合计 102 20"
    (file,) = check_file(sheet(text)).files
    (diagnosis,) = file.diagnoses
    assert (diagnosis.cause, diagnosis.along, diagnosis.ambiguous) == (Cause.SUBTOTAL, "all", False)
    assert shown(diagnosis) == {"合计/人次": "102>51", "合计/场次": "20>10"}
    assert "“合计”把各单位和各行小计都加了进去" in sentence(diagnosis, Messages(Language.ZH))


def test_one_column_is_enough_for_subtotals_counted_again(sheet: Callable[..., Path]) -> None:
    text = "单位 人次\n甲街 11\n乙街 21\n小计 32\n丙街 6\n丁街 13\n小计 19\n合计 102"
    (file,) = check_file(sheet(text)).files
    assert [(d.cause, d.along) for d in file.diagnoses] == [(Cause.SUBTOTAL, "all")]


def test_one_subtotal_counted_again_is_that_one(sheet: Callable[..., Path]) -> None:
    text = "单位 人次 场次\n甲街 11 3\n乙街 21 4\n东片小计 32 7\n丙街 6 1\n丁街 13 2\n西片小计 19 3\n合计 70 13"
    (file,) = check_file(sheet(text)).files
    assert [(d.cause, d.unit) for d in file.diagnoses] == [(Cause.SUBTOTAL, "西片小计")]
