"""Cells that hold no number: what is due is the number in their text, else what the sums say and the text allows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cedu_targets import check as check_file

Sheet = Callable[..., Path]


@pytest.mark.parametrize(
    ("text", "head", "rest", "due"),
    [
        # 40 is the district's number and 30 that of the other unit: the sum wants 10 (or, with rest 40, nothing).
        ("10人", "人次", 30, "10"),
        ("12人", "人次", 30, "12"),  # what stands there; the sum will say the rest
        ("12人", "人次", 40, "12"),  # never 0
        ("12人次", "培训（人次）", 40, "12"),
        ("十二", "人次", 40, "12"),
        ("约12人", "人次", 40, None),
        ("12人", "学校（所）", 40, None),
        ("5—9", "人次", 40, None),
        ("12/15", "人次", 40, None),
        ("1O", "人次", 30, "10"),  # the letter O: the sum tells
        ("1O", "人次", 40, None),
        ("再议", "人次", 30, "10"),
        ("再议", "人次", 40, "0"),
        ("≤12", "人次", 30, "10"),  # the sum's number is one of those that the text allows
        ("≤5", "人次", 30, None),
        ("≥95%", "人次", 40, None),
        ("0.001万人次", "培训（人次）", 40, "10"),
        ("21.00万人次", "培训（万人次）", 40, "21"),
        ("3万人次", "人次", 37, "3"),  # in a column of 万人次 that does not say so
        ("3万人次", "人次", 40, None),  # 3 or 30000
        ("三成", "人次", 40, None),
        ("12.5人", "人次", 30, None),
    ],
)
def test_what_a_text_holds(text: str, head: str, rest: int, due: str | None, sheet: Sheet) -> None:
    (file,) = check_file(sheet(f"单位 {head} 场次\n全区 40 7\n东山 {text} 3\n秣陵 {rest} 4"), rules="none").files
    found = {str(d.changes[0].after.normalize() + 0) for d in file.diagnoses if d.changes[0].after is not None}
    assert found == (set() if due is None else {due})


def test_a_rate_in_words(sheet: Sheet) -> None:
    (file,) = check_file(sheet("单位 参与率\n全区 92%\n东山 百分之九十\n秣陵 95%\n汤山 ≥95%"), rules="none").files
    (diagnosis,) = file.diagnoses
    (change,) = diagnosis.changes
    assert (change.place.unit, change.text, str(change.after)) == ("东山", "百分之九十", "0.90")
