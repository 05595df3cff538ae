"""Signs in one form: what is folded, and what must not be."""

import pytest

from cedu_targets.domain.folding import fold, fold_ordinals


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("１２，３４５．６％", "12,345.6%"), ("（Ａ）", "(A)"), ("＝＋－", "=+-"), ("￥５", "¥5"), ("−5", "-5"), ("﹣5﹪", "-5%"),
        ("5\u3000人\u00a0次", "5 人 次"), ("\ufeff5\u200b0", "50"), ("⼈次", "人次"), ("ABC 12", "ABC 12"), ("～", "~"),
    ],
)  # fmt: skip
def test_one_form(text: str, plain: str) -> None:
    assert fold(text) == plain


@pytest.mark.parametrize(
    "text", ["12¹", "12₂", "120①", "51⒈", "½", "㎡", "…", "Ⅱ", "㈠", "—", "–", "〇", "○", "。", "ﬁ"]
)
def test_what_is_no_other_form(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [("①＝②＋③", "1=2+3"), ("⑴", "(1)"), ("⒈", "1."), ("Ⅱ", "II"), ("12¹", "12¹"), ("㉑", "21"), ("Ⓐ", "A")],
)
def test_ordinals_that_are_codes(text: str, plain: str) -> None:
    assert fold_ordinals(text) == plain
