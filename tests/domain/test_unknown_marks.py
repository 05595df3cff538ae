"""Marks and words for a number that is not given."""

import pytest

from cedu_targets.domain.unknown_marks import is_unknown_mark


@pytest.mark.parametrize(
    "text",
    ["x", "X", "..", "...", "... 1)", ".", "c", "*", "(D)", "(X)", "[Z]", "N/A", "n/a", "NA", "(NA)", "n.a.", "F", "HC", "TBD", "S",
     "na", "N.R.", "■", "＊", "▲", "[14]", "未报", "未上报", "保密", "不详", "待定", "暂无", "缺", "Ｘ", "not available", "Not included.", "suppressed", " x "],
)  # fmt: skip
def test_a_number_that_is_not_given(text: str) -> None:
    assert is_unknown_mark(text)


@pytest.mark.parametrize(
    "text", ["", "-", "无", "…", "0", "abc", "12人", "约10", "O", "l", "?", "合计", "d", "(20)", "未", "东山"]
)
def test_anything_else(text: str) -> None:
    assert not is_unknown_mark(text)
