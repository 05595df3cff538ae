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
        ("约12人", "人次", 40, None),
        ("12人", "学校（所）", 40, None),
        ("9—5", "人次", 40, None),
        ("12/15", "人次", 40, None),
        ("十几", "人次", 40, None),
        ("40%", "人次", 40, None),
        ("1O", "人次", 30, "10"),  # the letter O: the sum tells
        ("1O", "人次", 40, None),
        ("再议", "人次", 30, "10"),
        ("再议", "人次", 40, "0"),
        ("≤12", "人次", 30, "10"),  # the sum's number is one of those that the text allows
        ("≤5", "人次", 30, None),
        ("≥95%", "人次", 40, None),
        ("3万人次", "人次", 37, "3"),  # in a column of 万人次 that does not say so
        ("3万人次", "人次", 40, None),  # 3 or 30000
        ("三成", "人次", 40, None),
    ],
)
def test_what_a_text_holds(text: str, head: str, rest: int, due: str | None, sheet: Sheet) -> None:
    (file,) = check_file(sheet(f"单位 {head} 场次\n全区 40 7\n东山 {text} 3\n秣陵 {rest} 4"), rules="none").files
    found = {str(d.changes[0].after.normalize() + 0) for d in file.diagnoses if d.changes[0].after is not None}
    assert found == (set() if due is None else {due})


@pytest.mark.parametrize("text", ["5人", "5①", "'5", "五", "≥5"])
def test_a_text_that_holds_a_number_is_never_to_become_0(text: str, sheet: Sheet) -> None:
    """900 = 500 + 400, and a number too many: a plain one may be 0, one that somebody wrote out may not."""
    rows = "单位 人次 场次\n全区 900 7\n东山 500 3\n秣陵 400 4\n湖熟 {} ."
    for written, is_offered in ((text, False), ("5", True)):
        (file,) = check_file(sheet(rows.format(written)), rules="none").files
        offered = {change.after for cause in file.diagnoses for change in cause.changes}
        assert (0 in offered or None in offered) is is_offered
        assert [finding.code for finding in file.findings if finding.difference is not None] == ["DS001"]


def test_a_floor_that_may_be_a_share_or_a_per_cent(sheet: Sheet) -> None:
    (file,) = check_file(
        sheet("单位 参与率 场次\n东山 0.95 1\n秣陵 ≥96 2\n湖熟 0.93 3\n汤山 0.94 4"), rules="none"
    ).files
    assert [(finding.code, finding.place.cell) for finding in file.findings if finding.severity == "error"] == [
        ("RD005", "B3")
    ]
